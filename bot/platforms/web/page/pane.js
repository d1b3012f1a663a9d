// One screen: who holds it, its conversation, its lock screen and the place to write.
import { bubble } from "./bubble.js";
import { fillCard } from "./dialogs.js";
import { asDay, bare, clone, make } from "./dom.js";
import { words } from "./words.js";

const TYPING_MS = 4000;

export class Pane {
  constructor(kind, world) {
    const title = words.panes[kind];
    const root = clone("pane");
    Object.assign(this, { kind, world, title, root, unread: 0, low: true, isGroup: kind === "group" });
    const part = (selector) => root.querySelector(selector);
    [this.avatar, this.locks, this.log, this.hint] = [".avatar", ".locks", ".log", ".typing"].map(part);
    [this.box, this.menu, this.who, this.picker] = ["textarea", ".menu", "select", "input"].map(part);
    root.id = `pane-${kind}`;
    root.dataset.skin = kind;
    root.ariaLabel = title;
    part("h2").append(title, make("small", {}, ` ${words.skins[kind]}`));
    root.querySelectorAll(".round").forEach((button) => { button.ariaLabel = `${button.title}: ${title}`; });
    this.log.ariaLabel = words.log(title);
    this.who.ariaLabel = this.isGroup ? words.whoSpeaks : words.who(title);
    this.menu.id = `menu-${kind}`;
    part(".round").popoverTargetElement = this.menu;
    root.addEventListener("focusin", () => this.awake());
    this.who.onchange = () => { this.hold(this.people[this.who.selectedIndex]); this.draw(); };
    this.log.onscroll = () => this.scrolled();
    this.box.onkeydown = (event) => this.key(event);
    this.box.oninput = () => this.grow();
    this.picker.onchange = () => this.share();
    part(".share").onclick = () => this.picker.click();
    part("form").onsubmit = (event) => { event.preventDefault(); this.say(this.box.value); };
    new ResizeObserver(() => { this.height = this.log.clientHeight; if (this.low) this.toEnd(); }).observe(this.log);
  }

  // The people and the group are (again) known: after the first hello, or a reset.
  meet() {
    const { personas, groups } = this.world;
    const home = ({ pane }) => (pane === "group" ? "parent" : pane);
    this.people = this.isGroup
      ? personas.toSorted((one, other) => (other.pane === "group") - (one.pane === "group"))
      : personas.filter((persona) => home(persona) === this.kind);
    this.persona = this.people.find((one) => one.account === this.persona?.account) ?? this.people[0];
    this.group = groups[0];
    this.locks.replaceChildren();
    this.who.replaceChildren(...this.people.map(({ account, name }) => make("option", { value: account }, name)));
    this.root.hidden = !this.persona || (this.isGroup && !this.group);
    if (!this.root.hidden) this.draw();
  }

  get chat() { return this.isGroup ? this.group?.chat : this.persona?.chat; }

  draw() {
    this.who.selectedIndex = this.people.indexOf(this.persona);
    this.who.previousSibling.textContent = this.isGroup ? this.group.title : "";
    this.avatar.textContent = (this.isGroup ? this.group.title : this.persona.name).slice(0, 1);
    this.box.placeholder = this.box.ariaLabel = words.write(this.persona.name);
    this.fillMenu();
    this.redraw();
  }

  hold(persona) {
    this.persona = persona;
    this.locks.querySelectorAll(`[data-account="${CSS.escape(persona.account)}"]`).forEach((lock) => lock.remove());
  }

  fillMenu() {
    const rank = { parent: ["everyone"], buddy: ["everyone", "buddy"] }[this.kind] ?? ["everyone", "buddy", "team"];
    const fits = this.world.commands.filter((one) => (this.isGroup ? one.group : one.private !== false)
      && rank.includes(one.audience ?? "everyone"));
    this.menu.replaceChildren(...fits.map((one) => make("button", { type: "button", onclick: () => {
      this.menu.hidePopover();
      this.say(`/${one.name}`);
    } }, make("b", {}, `/${one.name}`), " ", one.texts.nl ?? "")));
    this.menu.previousElementSibling.hidden = !fits.length;
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
    if (this.isGroup) return make("p", { className: "empty" }, words.emptyGroup);
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
    this.hint.hidden = !message.by || message.kind === "note" || (this.isGroup && !/^[/@]/.test(bare(message)));
    if (!this.hint.hidden) this.typingTimer = setTimeout(() => { this.hint.hidden = true; }, TYPING_MS);
  }

  // A phone in a pocket: what its lock screen shows when nobody is looking at this conversation.
  ring(message) {
    const owner = this.isGroup
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
    this.locks.querySelectorAll(`[data-account="${this.isGroup ? "" : CSS.escape(this.persona.account)}"]`)
      .forEach((lock) => lock !== document.activeElement && lock.remove());
  }

  say(text) {
    if (!text.trim()) return;
    this.world.send({ do: "say", persona: this.persona.account, chat: this.chat, text });
    this.box.value = "";
    this.grow();
    this.box.focus();
  }

  share() {
    const file = this.picker.files[0];
    const kind = { image: "photo", audio: "voice", video: "video" }[file.type.split("/")[0]] ?? "file";
    this.world.send({ do: "share", persona: this.persona.account, chat: this.chat, kind, file: file.name.slice(0, 200) });
    this.picker.value = "";
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
