// One message as it is seen: words, buttons, a card, a file.
import { asHour, asSize, bare, hue, make, prose } from "./dom.js";
import { words } from "./words.js";

// `view`: who looks (persona), the names of all, whether old buttons stay, and what the buttons do.
export function bubble(message, view) {
  const mine = message.by === view.persona.account;
  const name = message.by ? view.names.get(message.by) ?? message.by : words.bot;
  const traits = { className: "message", "data-id": message.id };
  if (message.removed) return make("article", traits, make("p", { className: "note" }, words.removed));
  if (message.kind === "note") return make("article", traits, make("p", { className: "note" }, bare(message)));
  traits.className += mine ? " mine" : "";
  traits.className += message.by ? "" : " bot";
  traits.className += message.only ? " only" : "";
  traits.className += message.kind === "press" ? " press" : "";
  return make("article", traits,
    avatar(name, message.by),
    make("div", { className: "body" },
      make("div", { className: "words" },
        message.only && make("p", { className: "whisper" }, words.only(view.names.get(message.only))),
        make("p", { className: "from", "data-hue": hue(name) }, name),
        ...content(message, name),
        message.file && download(message.file),
        make("p", { className: "when" }, message.edited ? `${words.edited} ` : "", asHour(message.at))),
      buttons(message, view)));
}

function content(message, name) {
  if (message.kind !== "press") return prose(message.lines);
  const label = bare(message).slice(1, -1);
  return [make("p", { "aria-label": words.pressed(name, label), role: "note" }, label)];
}

export function avatar(name, account) {
  return make("span", { className: "avatar", "data-hue": account ? hue(name) : "bot", "aria-hidden": "true" },
    account ? name.slice(0, 1) : "A!");
}

function download({ name, path, size }) {
  return make("a", { className: "file", href: path, download: name }, name, make("small", {}, asSize(size)));
}

function buttons(message, view) {
  const open = message.only && message.only !== view.persona.account;
  const rows = new Map();
  const put = (row, button) => rows.set(row, [...(rows.get(row) ?? []), button]);
  for (const option of message.options ?? []) {
    put(option.row ?? 0, choice(option, open, () => view.press(message, option)));
  }
  if (view.late) {
    for (const option of message.spent ?? []) put(100, choice(option, open, () => view.press(message, option), true));
  }
  if (message.card) put(50, choice({ label: message.card.button }, open, () => view.fill(message)));
  if (message.group) put(60, choice({ label: words.enter }, open, () => view.enter(message.group)));
  if (!rows.size) return null;
  const sorted = [...rows].sort(([one], [other]) => one - other);
  return make("div", { className: "options" }, ...sorted.map(([, row]) =>
    make("div", { className: row.some((one) => one.textContent.length > 16) ? "row tall" : "row" }, ...row)));
}

function choice({ label, style }, disabled, onclick, spent = false) {
  return make("button", { type: "button", className: `choice ${style ?? ""} ${spent ? "spent" : ""}`, disabled, onclick,
    title: spent ? words.spent : "" }, label);
}
