// The playground: one socket, four panes, and the strings behind the curtain.
import { showTranscript } from "./dialogs.js";
import { asDay, asHour, make } from "./dom.js";
import { Pane } from "./pane.js";
import { words } from "./words.js";

const KINDS = ["parent", "buddy", "moderator", "group"];
const find = (id) => document.getElementById(id);
let socket;
let ahead = 0;
let lost = false;

const world = {
  personas: [], groups: [], commands: [], messages: new Map(), names: new Map(), closed: new Set(),
  double: false, late: false,
  send(ask) {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(ask));
    else tell(words.lost);
  },
  press(ask) {
    world.send(ask);
    if (world.double) world.send(ask);
  },
  counted: () => panes.forEach((pane) => {
    const tab = find(`tab-${pane.kind}`);
    tab.lastChild.textContent = pane.unread || "";
    tab.ariaLabel = pane.unread ? words.unread(pane.title, pane.unread) : pane.title;
  }),
};
const panes = KINDS.map((kind) => new Pane(kind, world));

const heard = {
  hello(news) {
    Object.assign(world, { personas: news.personas, groups: news.groups, commands: news.commands });
    world.messages = new Map(news.messages.map((message) => [message.id, message]));
    world.names = new Map(news.personas.map((persona) => [persona.account, persona.name]));
    panes.forEach((pane) => pane.meet());
    heard.closed({ accounts: news.closed });
    heard.clock(news);
    if (lost) tell(words.found);
    lost = false;
    document.body.dataset.state = "ready";
  },
  posted({ message }) {
    world.messages.set(message.id, message);
    panes.forEach((pane) => pane.posted(message));
  },
  changed({ message }) {
    world.messages.set(message.id, message);
    panes.forEach((pane) => pane.changed(message));
  },
  clock({ now }) {
    ahead = new Date(now) - Date.now();
    tick();
  },
  closed({ accounts }) {
    world.closed = new Set(accounts);
    drawDoors();
  },
  transcript: ({ text }) => showTranscript(text, tell),
  ready: ({ what }) => tell(words.ready[what]),
  oops: ({ word }) => tell(words.oops[word]),
};

function connect() {
  socket = new WebSocket(`ws://${location.host}/ws`);
  socket.onmessage = (event) => { const news = JSON.parse(event.data); heard[news.kind](news); };
  socket.onclose = () => {
    if (!lost) tell(words.lost);
    lost = true;
    document.body.dataset.state = "lost";
    setTimeout(connect, 700);
  };
}

let telling;
function tell(text) {
  find("notice").textContent = text;
  find("notice").classList.add("up");
  clearTimeout(telling);
  telling = setTimeout(() => find("notice").classList.remove("up"), 3500);
}

function tick() {
  const now = Date.now() + ahead;
  find("clock").replaceChildren(make("b", {}, asHour(now)), ` ${asDay(now)}`);
}

function drawDoors() {
  find("doors").lastElementChild.replaceChildren(...world.personas.map(({ account, name }) => {
    const box = make("input", { type: "checkbox", checked: world.closed.has(account),
      onchange: () => world.send({ do: "closed", account, yes: box.checked }) });
    return make("label", {}, box, ` ${name}`);
  }));
  find("door").textContent = words.closed(world.closed.size);
  find("door").ariaPressed = world.closed.size > 0;
}

function furnish() {
  document.querySelectorAll("[data-ask]").forEach((button) => {
    button.onclick = () => world.send(JSON.parse(button.dataset.ask));
  });
  document.querySelectorAll("[data-knob]").forEach((button) => {
    button.onclick = () => {
      button.ariaPressed = world[button.dataset.knob] = !world[button.dataset.knob];
      panes.forEach((pane) => pane.persona && pane.redraw());
    };
  });
  find("tabs").append(...panes.map((pane) =>
    make("button", { type: "button", id: `tab-${pane.kind}`, onclick: () => turnTo(pane.kind) }, pane.title, make("span"))));
  find("panes").append(...panes.map((pane) => pane.root));
  turnTo(KINDS[0]);
}

function turnTo(kind) {
  KINDS.forEach((one) => find(`tab-${one}`).ariaPressed = one === kind);
  panes.forEach((pane) => pane.root.classList.toggle("shown", pane.kind === kind));
  panes.forEach((pane) => pane.toEnd());
}

document.addEventListener("keydown", (event) => {
  const pane = event.altKey && panes[Number(event.key) - 1];
  if (!pane || pane.root.hidden) return;
  event.preventDefault();
  turnTo(pane.kind);
  pane.box.focus();
});

furnish();
tick();
setInterval(tick, 15000);
connect();
