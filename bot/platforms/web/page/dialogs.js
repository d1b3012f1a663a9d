// The two dialogs: a card with questions, and the transcript.
import { make } from "./dom.js";
import { words } from "./words.js";

let count = 0;

export function fillCard(card, send) {
  const inputs = card.fields.map((field) => [field.id, input(field)]);
  const form = make("form", { method: "dialog" },
    make("h2", {}, card.title),
    ...card.fields.map((field, at) => {
      const box = inputs[at][1];
      box.id = `field-${++count}`;
      return make("div", { className: "field" }, make("label", { htmlFor: box.id }, field.label), box);
    }),
    make("div", { className: "ends" },
      make("button", { type: "button", onclick: () => dialog.close() }, words.cancel),
      make("button", { className: "main" }, words.send)));
  const dialog = open(form, card.title);
  form.addEventListener("submit", () => send(inputs.map(([id, box]) => [id, box.value])));
}

function input({ kind = "text", options = [], required, value = "" }) {
  if (kind === "long") return make("textarea", { rows: 4, required, value });
  if (kind !== "one") return make("input", { type: "text", required, value, autocomplete: "off" });
  const box = make("select", { required }, make("option", { value: "" }, words.pick),
    ...options.map(([id, label]) => make("option", { value: id }, label)));
  box.value = value;
  return box;
}

export async function showTranscript(text, tell) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      tell(words.copied);
    } catch {
      box.select();
    }
  };
  const box = make("textarea", { id: "transcript", readOnly: true, rows: 16, value: text, spellcheck: false });
  const form = make("form", { method: "dialog" },
    make("h2", {}, words.transcript),
    make("label", { htmlFor: "transcript" }, words.transcriptHint),
    box,
    make("div", { className: "ends" },
      make("button", { type: "button", onclick: copy }, words.again),
      make("button", { className: "main" }, words.close)));
  open(form, words.transcript);
  await copy();
}

function open(form, title) {
  const back = document.activeElement;
  const dialog = make("dialog", { "aria-label": title, onclose: () => { dialog.remove(); back?.focus(); } }, form);
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
