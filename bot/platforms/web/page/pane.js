// One screen: who holds it, its conversation, its lock screen and the place to write.
import { avatar, bubble } from "./bubble.js";
import { fillCard } from "./dialogs.js";
import { asDay, bare, icon, make } from "./dom.js";
import { words } from "./words.js";

const TYPING_MS = 4000;
const SLASH = "M15 5 9 19";
const CLIP = "M20 11.5 12.2 19a5 5 0 0 1-7-7l8-7.800a3.3 3.3 0 0 1 4.7 4.700l-7.9 7.700a1.7 1.7 0 0 1-2.4-2.400l7.2-7";
const PLANE = "M5 12h13M12.5 6l6 6-6 6";

export class Pane {
  constructor(kind, world) {
    this.kind = kind;
    this.world = world;
    this.unread = 0;
    this.title = words.panes[kind];
    this.log = make("div", { className: "log", role: "log", tabIndex: 0, "aria-label": words.log(this.title),
      onscroll: () => this.scrolled() });
    this.low = true;
    new ResizeObserver(() => { this.height = this.log.clientHeight; if (this.low) this.toEnd(); }).observe(this.log);
    this.locks = make("div", { className: "locks", role: "status" });
    this.hint = make("p", { className: "typing", hidden: true }, words.typing, ...[1, 2, 3].map(() => make("i")));
    this.heading = make("div", { className: "who" });
    this.box = make("textarea", { rows: 1, onkeydown: (event) => this.key(event), oninput: () => this.grow() });
    this.menu = make("div", { className: "menu", popover: "auto", id: `menu-${kind}` });
    this.root = make("section", { className: "pane", id: `pane-${kind}`, "data-skin": kind, "aria-label": this.title,
      onfocusin: () => this.awake() }, this.heading, this.locks, this.log, this.hint, this.composer());
  }

  composer() {
    const picker = make("input", { type: "file", hidden: true, onchange: () => this.share(picker) });
    const round = (label, sign, traits) =>
      make("button", { type: "button", className: "round", "aria-label": `${label}: ${this.title}`, title: label, ...traits }, sign);
    return make("form", { className: "composer", onsubmit: (event) => { event.preventDefault(); this.say(this.box.value); } },
      round(words.menu, icon(SLASH), { popovertarget: this.menu.id }), this.menu, this.box, picker,
      round(words.share, icon(CLIP), { onclick: () => picker.click() }),
      round(words.send, icon(PLANE), { type: "submit", className: "round send" }));
  }

  // The people and groups are (again) known: after the first hello, or a reset.
  meet() {
    const { personas, groups } = this.world;
    const home = (persona) => (persona.pane === "group" ? "parent" : persona.pane);
    this.people = this.kind === "group"
      ? [...personas].sort((one, other) => (other.pane === "group") - (one.pane === "group"))
      : personas.filter((persona) => home(persona) === this.kind);
    this.persona = this.people.find((one) => one.account === this.persona?.account) ?? this.people[0];
    this.group = groups.find((one) => one.chat === this.group?.chat) ?? groups[0];
    this.locks.replaceChildren();
    this.root.hidden = !this.persona || (this.kind === "group" && !this.group);
    if (!this.root.hidden) this.draw();
  }

  get chat() { return this.kind === "group" ? this.group?.chat : this.persona?.chat; }

  draw() {
    const isGroup = this.kind === "group";
    this.heading.replaceChildren(avatar(isGroup ? this.group.title : this.persona.name, "x"),
      make("div", { className: "names" },
        make("h2", {}, this.title, make("small", {}, ` ${words.skins[this.kind]}`)),
        make("div", { className: "switches" },
          isGroup && this.world.groups.length > 1 && this.select(words.whichGroup, this.world.groups, "chat", "title", this.group,
            (group) => { this.group = group; }),
          isGroup && this.world.groups.length === 1 && make("span", { className: "group" }, this.group.title),
          this.select(isGroup ? words.whoSpeaks : words.who(this.title), this.people, "account", "name", this.persona,
            (persona) => this.hold(persona)))));
    this.box.placeholder = words.write(this.persona.name);
    this.box.setAttribute("aria-label", words.write(this.persona.name));
    this.fillMenu();
    this.redraw();
  }

  select(label, items, id, name, chosen, choose) {
    const box = make("select", { "aria-label": label, onchange: () => {
      choose(items.find((item) => item[id] === box.value));
      this.draw();
      this.heading.querySelector(`select[aria-label="${CSS.escape(label)}"]`)?.focus();
    } }, ...items.map((item) => make("option", { value: item[id], selected: item === chosen }, item[name])));
    return box;
  }

  hold(persona) {
    this.persona = persona;
    this.locks.querySelectorAll(`[data-account="${CSS.escape(persona.account)}"]`).forEach((lock) => lock.remove());
  }

  fillMenu() {
    const rank = { parent: ["everyone"], buddy: ["everyone", "buddy"] }[this.kind] ?? ["everyone", "buddy", "team"];
    const fits = this.world.commands.filter((one) => (this.kind === "group" ? one.group : one.private !== false)
      && rank.includes(one.audience ?? "everyone"));
    this.menu.replaceChildren(...fits.map((one) => make("button", { type: "button", onclick: () => {
      this.menu.hidePopover();
      this.say(`/${one.name}`);
    } }, make("b", {}, `/${one.name}`), " ", one.texts.nl ?? "")));
    this.menu.previousSibling.hidden = !fits.length;
  }

  redraw() {
    this.lastDay = "";
    this.log.replaceChildren();
    const seen = [...this.world.messages.values()].filter((message) => message.chat === this.chat);
    seen.forEach((message) => this.append(message));
    if (!seen.length) this.log.append(this.invitation());
    this.hint.hidden = true;
    this.toEnd();
  }

  invitation() {
    if (this.kind === "group") return make("p", { className: "empty" }, words.emptyGroup);
    return make("div", { className: "empty" }, make("p", {}, words.empty),
      make("button", { type: "button", onclick: () => this.say("/start") }, "/start"));
  }

  view() {
    const { names, late, send, press } = this.world;
    const who = { persona: this.persona.account, chat: this.chat };
    return { persona: this.persona, names, late,
      press: (message, option) => press({ do: "press", ...who, message: message.id, token: option.token }),
      fill: (message) => fillCard(message.card, (fields) =>
        send({ do: "card", ...who, message: message.id, token: message.card.token ?? "", fields })),
      enter: (group) => send({ do: "join", persona: this.persona.account, chat: group }) };
  }

  append(message) {
    const day = asDay(message.at);
    if (day !== this.lastDay) this.log.append(make("p", { className: "note day" }, (this.lastDay = day)));
    this.log.append(bubble(message, this.view()));
  }

  posted(message) {
    if (message.chat === this.chat) {
      this.log.querySelector(".empty")?.remove();
      this.append(message);
      this.toEnd();
      this.type(message);
    }
    if (!message.by) this.ring(message);
  }

  changed(message) {
    const old = message.chat === this.chat && this.log.querySelector(`[data-id="${CSS.escape(message.id)}"]`);
    if (!old) return;
    const held = old.contains(document.activeElement);
    const low = this.low;
    const fresh = bubble(message, this.view());
    old.replaceWith(fresh);
    if (!message.by && message.options?.length) this.hush(fresh);
    if (held) this.box.focus();
    if (low) this.toEnd();
  }

  // A press that changed the message it stands under needs no bubble of its own: the buttons stay in sight.
  hush(fresh) {
    this.hint.hidden = true;
    for (let next = fresh.nextElementSibling; next; next = fresh.nextElementSibling) {
      if (!next.classList.contains("press")) return;
      this.world.messages.delete(next.dataset.id);
      next.remove();
    }
  }

  // Somebody spoke: the bot may be busy. The bot spoke: it is not.
  type(message) {
    clearTimeout(this.typingTimer);
    this.hint.hidden = !message.by || message.kind === "note" || (this.kind === "group" && !/^[/@]/.test(bare(message)));
    if (!this.hint.hidden) this.typingTimer = setTimeout(() => { this.hint.hidden = true; }, TYPING_MS);
  }

  // A phone in a pocket: what its lock screen shows when nobody is looking at this conversation.
  ring(message) {
    const owner = this.kind === "group"
      ? message.chat === this.chat && !message.only && { account: "", name: this.group.title }
      : this.people?.find((person) => person.chat === message.chat);
    if (!owner || (message.chat === this.chat && this.root.contains(document.activeElement))) return;
    this.unread += 1;
    this.world.counted();
    const text = bare(message) || (message.file ? message.file.name : "");
    const others = [...this.locks.children].filter((lock) => lock.dataset.account !== owner.account);
    this.locks.replaceChildren(...others.slice(-1), make("button", { type: "button", className: "lock",
      "data-account": owner.account, onclick: (event) => this.unlock(owner, event.currentTarget) },
      make("span", { className: "lockhead" }, make("b", {}, words.bot), ` ${words.lock(owner.name)}`, make("time", {}, words.lockNow)),
      make("span", { className: "locktext" }, text)));
  }

  unlock(owner, lock) {
    lock.remove();
    if (this.kind !== "group" && owner.account !== this.persona.account) {
      this.hold(owner);
      this.draw();
    }
    this.box.focus();
  }

  awake() {
    this.unread = 0;
    this.world.counted();
    this.locks.querySelectorAll(`[data-account="${this.kind === "group" ? "" : CSS.escape(this.persona.account)}"]`)
      .forEach((lock) => lock !== document.activeElement && lock.remove());
  }

  say(text) {
    if (!text.trim()) return;
    this.world.send({ do: "say", persona: this.persona.account, chat: this.chat, text });
    this.box.value = "";
    this.grow();
    this.box.focus();
  }

  share(picker) {
    const file = picker.files[0];
    const kind = { image: "photo", audio: "voice", video: "video" }[file.type.split("/")[0]] ?? "file";
    this.world.send({ do: "share", persona: this.persona.account, chat: this.chat, kind, file: file.name.slice(0, 200) });
    picker.value = "";
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.say(this.box.value);
  }

  grow() {
    this.box.rows = Math.min(5, this.box.value.split("\n").length);
  }

  // Whoever reads back is left alone; a lock screen that makes the log smaller is not reading back.
  scrolled() {
    if (this.log.clientHeight !== this.height) return;
    this.low = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 40;
  }

  toEnd() {
    this.low = true;
    this.height = this.log.clientHeight;
    this.log.scrollTop = this.log.scrollHeight;
  }
}
