// The two dialogs: a card with questions, and the transcript.
import { clone, make } from "./dom.js";
import { words } from "./words.js";

export function fillCard(card, send) {
  const inputs = card.fields.map((field) => [field.id, input(field)]);
  const dialog = open("card");
  dialog.setAttribute("aria-label", card.title);
  dialog.querySelector("h2").textContent = card.title;
  dialog.querySelector(".fields").append(...card.fields.map(({ label }, at) =>
    make("label", { className: "field" }, label, inputs[at][1])));
  dialog.querySelector("button").onclick = () => dialog.close();
  dialog.querySelector("form").onsubmit = () => send(inputs.map(([id, box]) => [id, box.value]));
  dialog.showModal();
}

function input({ kind = "text", options = [], required }) {
  if (kind === "long") return make("textarea", { rows: 4, required });
  if (kind !== "one") return make("input", { type: "text", required, autocomplete: "off" });
  const choices = [["", words.pick], ...options].map(([id, label]) => make("option", { value: id }, label));
  const box = make("select", { required }, ...choices);
  return box;
}

export async function showTranscript(text, tell) {
  const dialog = open("copy");
  const box = dialog.querySelector("textarea");
  const copy = () => navigator.clipboard.writeText(text).then(() => tell(words.copied), () => box.select());
  box.value = text;
  dialog.querySelector("button").onclick = copy;
  dialog.showModal();
  await copy();
}

function open(name) {
  const back = document.activeElement;
  const dialog = clone(name);
  dialog.onclose = () => { dialog.remove(); back?.focus(); };
  document.body.append(dialog);
  return dialog;
}
