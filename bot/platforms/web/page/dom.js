// Builds elements from data. Text is always text: nothing here reads markup from a string.
export function make(tag, traits = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && name !== "list" && name !== "form") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// What stands in a <template> of index.html.
export const clone = (name) => document.getElementById(name).content.firstElementChild.cloneNode(true);

// Our small Markdown, parsed by the server into lines of pieces.
export function prose(lines) {
  const blocks = [];
  let list = null;
  for (const line of lines) {
    if (line.item) {
      if (!list) blocks.push((list = make("ul")));
      list.append(make("li", {}, ...line.pieces.map(piece)));
      continue;
    }
    list = null;
    const words = (line.pieces ?? []).map(piece);
    blocks.push(make(line.quote ? "blockquote" : "p", {}, ...(words.length ? words : [make("br")])));
  }
  return blocks;
}

function piece({ text, bold, italic, url }) {
  let node = document.createTextNode(text);
  if (bold) node = make("strong", {}, node);
  if (italic) node = make("em", {}, node);
  if (url) node = make("a", { href: url, target: "_blank", rel: "noreferrer" }, node);
  return node;
}

// The words alone, as a lock screen shows them.
export const bare = (message) =>
  message.lines.map((line) => (line.pieces ?? []).map((piece) => piece.text).join("")).join(" ").trim();

const hour = new Intl.DateTimeFormat("nl", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });
const day = new Intl.DateTimeFormat("nl", { weekday: "long", day: "numeric", month: "long", timeZone: "Europe/Amsterdam" });
export const asHour = (at) => hour.format(new Date(at));
export const asDay = (at) => day.format(new Date(at));

export function asSize(bytes) {
  const kb = bytes / 1000;
  return kb < 1000 ? `${Math.max(1, Math.round(kb))} kB` : `${(kb / 1000).toFixed(1).replace(".", ",")} MB`;
}

// A colour of its own for each name, always the same.
export const hue = (name) => String([...name].reduce((sum, letter) => sum * 31 + letter.codePointAt(0), 7) % 6);
