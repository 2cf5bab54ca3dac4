// The page: state comes in by Server-Sent Events, what people do goes out by POST.

import { bubble, make } from "./bubble.js";

// What the phone itself says, in its owner's language. The page's own words are in index.html.
const WORDS = {
  en: {
    language: "English", bot: "bot", message: "Message", send: "Send", commands: "Commands", start: "Start",
    block: "Block", blocked: "blocked", unblock: "Unblock and start", edited: "edited", silent: "no sound",
    fromBot: "From the bot", fromYou: "From you", unavailable: "Not on this phone", about: "Nothing here yet.", picture: "Picture:",
    chat: "Messages", phone: (name) => `${name}’s phone`,
    keys: "Buttons of the bot", share: "Send where this phone is to the bot?", where: "Where this phone is", allow: "Send", refuse: "No",
  },
  fr: {
    language: "Français", bot: "bot", message: "Message", send: "Envoyer", commands: "Commandes", start: "Démarrer",
    block: "Bloquer", blocked: "bloqué", unblock: "Débloquer et démarrer", edited: "modifié", silent: "sans son",
    fromBot: "Du bot", fromYou: "De vous", unavailable: "Pas sur ce téléphone", about: "Rien ici pour l’instant.", picture: "Image :",
    chat: "Messages", phone: (name) => `Téléphone de ${name}`,
    keys: "Boutons du bot", share: "Envoyer au bot où se trouve ce téléphone ?", where: "Où se trouve ce téléphone", allow: "Envoyer", refuse: "Non",
  },
};
const OUTCOMES = { waiting: "Sending…", accepted: "Accepted", known: "Already known", refused: "Refused", failed: "No answer" };
// What the bot owes people for an item.
const DECISIONS = {
  new: "New", same: "Already told", update: "Update", correction: "Correction", retraction: "Withdrawn", ended: "Ended",
  none: "Nobody is told",
};
const BANNER_STAYS = 9000; // milliseconds
const TOAST_STAYS = 3500;

const $ = (id) => document.getElementById(id);
const wordsOf = (phone) => WORDS[phone.language.slice(0, 2)] ?? WORDS.en;
const clock = (iso) => new Date(iso).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

let state = null;
let shown = null; // the chat on the screen
let drawn = new Map(); // message id -> revision, for the chat on the screen
let choice = -1; // in the command menu
const seen = new Map(); // chat -> newest message id its owner has seen
const toasts = new Map(); // chat -> newest toast shown

async function post(path, body) {
  try {
    const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    return answer.ok;
  } catch {
    return false;
  }
}

const current = () => state?.phones.find((phone) => phone.chat === shown);
const oneColumn = matchMedia("(max-width: 50rem)");
const onScreen = () => !oneColumn.matches || document.body.dataset.view === "phone";

const act = {
  say: (text) => post("/say", { chat: shown, text }),
  tap: (message, data) => post("/tap", { chat: shown, message, data }),
  show: (id) => flash(id),
  deepLink(address) {
    const match = /^https?:\/\/t\.me\/([^/?#]+)\?start=([\w-]{1,64})$/i.exec(address);
    return match && match[1].toLowerCase() === state.bot.username.toLowerCase() ? `/start ${match[2]}` : "";
  },
};

function flash(id) {
  const node = $(`m${id}`);
  if (!node) return;
  node.scrollIntoView({ block: "center" });
  node.classList.add("flash");
  setTimeout(() => node.classList.remove("flash"), 1500);
}

// The phone

function drawPeople() {
  const tabs = state.phones.map((phone) => {
    const mine = phone.chat === shown;
    const tab = make("button", { type: "button", role: "tab", id: `tab${phone.chat}`, "aria-selected": String(mine), "aria-controls": "handset", tabindex: mine ? "0" : "-1", on: { click: () => pick(phone.chat) } },
      make("b", { dir: "auto" }, phone.name), make("span", { lang: phone.language }, wordsOf(phone).language));
    if (unread(phone)) tab.append(make("i", { class: "dot" }), make("span", { class: "unseen" }, ", new message"));
    return tab;
  });
  const focused = document.activeElement?.id;
  $("people").replaceChildren(...tabs);
  if (focused?.startsWith("tab")) $(focused)?.focus();
  $("people").hidden = state.phones.length < 2;
  const waiting = state.phones.filter((phone) => unread(phone)).length;
  document.querySelector(".views .dot").hidden = !waiting;
  document.title = waiting ? `(${waiting}) vigie` : "vigie";
}

const newest = (phone) => phone.messages.filter((message) => message.bot).at(-1)?.id ?? 0;
const unread = (phone) => newest(phone) > (seen.get(phone.chat) ?? 0);

function pick(chat) {
  shown = chat;
  drawn = new Map();
  $("log").replaceChildren();
  $("words").value = "";
  closeMenu();
  draw();
}

function drawPhone(phone) {
  const words = wordsOf(phone);
  const handset = $("handset");
  handset.lang = phone.language;
  handset.setAttribute("aria-labelledby", `tab${phone.chat}`);
  $("bot-name").textContent = state.bot.name;
  $("bot-kind").textContent = phone.blocked ? `${words.bot} · ${words.blocked}` : words.bot;
  $("block").textContent = words.block;
  $("block").hidden = phone.blocked || !phone.started;
  $("words").placeholder = words.message;
  $("words").setAttribute("aria-label", words.message);
  $("send").setAttribute("aria-label", words.send);
  $("commands").setAttribute("aria-label", words.commands);
  $("commands").hidden = !phone.commands.length;
  $("menu").setAttribute("aria-label", words.commands);
  $("log").setAttribute("aria-label", words.chat);
  const waiting = !phone.started || phone.blocked;
  $("start").textContent = phone.blocked ? words.unblock : words.start;
  $("start").hidden = !waiting;
  $("say").hidden = waiting;
  drawKeys(phone, words);
  drawLog(phone, words);
  if (phone.toast && toasts.get(phone.chat) !== phone.toast.id) toast(phone);
}

let behind = false;

function drawLog(phone, words) {
  const log = $("log");
  const first = drawn.size === 0;
  const atEnd = first || log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const kept = new Set(phone.messages.map((message) => message.id));
  for (const id of [...drawn.keys()].filter((id) => !kept.has(id))) { $(`m${id}`)?.remove(); drawn.delete(id); }
  if (!phone.messages.length) {
    const about = make("div", { class: "about", dir: "auto" }, make("img", { src: "/page/lantern.svg", alt: "", width: "64", height: "64" }), phone.description || words.about);
    log.replaceChildren(about);
    return;
  }
  log.querySelector(".about")?.remove();
  let grew = false;
  let taller = false; // a message that was changed may have pushed its own buttons out of sight
  for (const message of phone.messages) {
    if (drawn.get(message.id) === message.revision) continue;
    const node = bubble(message, act, words, clock);
    const old = $(`m${message.id}`);
    if (old) {
      old.replaceWith(node);
      taller = true;
    } else {
      if (!first) node.classList.add("fresh");
      log.append(node);
      grew = true;
    }
    drawn.set(message.id, message.revision);
  }
  // A log that is out of sight can't be scrolled: it is brought to its end when it comes back.
  behind ||= grew && !onScreen();
  if (((grew || taller) && atEnd) || (behind && onScreen())) log.scrollTop = log.scrollHeight;
  behind &&= !onScreen();
}

function toast(phone) {
  toasts.set(phone.chat, phone.toast.id);
  $("toast").textContent = phone.toast.text;
  $("toast").classList.add("on");
  setTimeout(() => $("toast").classList.remove("on"), TOAST_STAYS);
}

// The bot's keys in the place of the phone's own (a reply keyboard)

const folded = new Map(); // chat -> message of the keys that their owner has put away

function drawKeys(phone, words) {
  const keys = phone.started && !phone.blocked ? phone.keys : null;
  const open = keys !== null && folded.get(phone.chat) !== keys.message;
  const toggle = $("toggle-keys");
  toggle.hidden = !keys;
  toggle.setAttribute("aria-label", words.keys);
  toggle.setAttribute("aria-expanded", String(open));
  if (open && keys.input_field_placeholder) $("words").placeholder = keys.input_field_placeholder;
  const pad = $("keypad");
  const log = $("log");
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const stamp = open ? `${phone.chat} ${keys.message}` : "";
  pad.hidden = !open;
  if (!open) $("share").hidden = true;
  if (pad.dataset.stamp === stamp) return;
  pad.dataset.stamp = stamp;
  pad.classList.toggle("tall", open && !keys.resize_keyboard);
  pad.replaceChildren(...(open ? keys.keyboard : []).map((row) => make("div", {}, ...row.map((button) => padKey(button, phone, keys, words)))));
  if (atEnd) log.scrollTop = log.scrollHeight;
}

function padKey(button, phone, keys, words) {
  const done = () => { if (keys.one_time_keyboard) { folded.set(phone.chat, keys.message); draw(); } };
  const press = () => {
    if (button.request_location) ask(phone, words, done);
    else { act.say(button.text); done(); }
  };
  return make("button", { type: "button", class: "key", dir: "auto", disabled: Boolean(button.request_contact), on: { click: press } }, button.text);
}

function ask(phone, words, done) {
  $("share-title").textContent = words.share;
  $("where").setAttribute("aria-label", words.where);
  $("where").replaceChildren(...state.positions.map((each, index) => make("option", { value: String(index) }, each.name)));
  $("allow").textContent = words.allow;
  $("refuse").textContent = words.refuse;
  $("share").hidden = false;
  $("where").focus();
  $("share").onsubmit = (event) => {
    event.preventDefault();
    const { lat, lon } = state.positions[Number($("where").value)];
    $("share").hidden = true;
    post("/position", { chat: phone.chat, lat, lon });
    done();
  };
}

$("refuse").addEventListener("click", () => { $("share").hidden = true; $("words").focus(); });
$("toggle-keys").addEventListener("click", () => {
  const phone = current();
  if (folded.get(phone.chat) === phone.keys.message) folded.delete(phone.chat); else folded.set(phone.chat, phone.keys.message);
  draw();
});

// Banners: what wakes a phone that is not on the screen

function notice(phone) {
  const fresh = phone.messages.filter((message) => message.bot && message.id > (seen.get(phone.chat) ?? 0));
  const woken = fresh.filter((message) => !message.silent).at(-1);
  if (!woken || notice.told.get(phone.chat) >= woken.id) return;
  notice.told.set(phone.chat, woken.id);
  const words = wordsOf(phone);
  const banner = make("div", { class: "banner", lang: phone.language, "data-chat": String(phone.chat) });
  const shut = () => banner.remove();
  const open = () => { shut(); view("phone"); pick(phone.chat); flash(woken.id); $("log").focus({ preventScroll: true }); };
  banner.append(
    make("img", { src: "/page/lantern.svg", alt: "", width: "38", height: "38" }),
    make("span", { class: "who" }, `${words.phone(phone.name)} · ${clock(woken.at)}`),
    make("button", { type: "button", class: "line", dir: "auto", on: { click: open } }, woken.text.split("\n")[0]),
    make("button", { type: "button", class: "shut", lang: "en", "aria-label": "Close", on: { click: shut } }, "×"),
  );
  document.querySelector(`.banner[data-chat="${phone.chat}"]`)?.remove();
  $("banners").append(banner);
  const leave = () => (banner.matches(":hover, :focus-within") ? setTimeout(leave, 2000) : shut());
  setTimeout(leave, BANNER_STAYS);
}
notice.told = new Map();

// The command menu

function offered() {
  const typed = $("words").value;
  if (!/^\/\w*$/.test(typed)) return [];
  return current().commands.filter((command) => `/${command.command}`.startsWith(typed.toLowerCase()));
}

function drawMenu() {
  const commands = offered();
  const open = commands.length > 0;
  choice = Math.min(choice, commands.length - 1);
  $("menu").hidden = !open;
  for (const id of ["words", "commands"]) $(id).setAttribute("aria-expanded", String(open));
  $("menu").replaceChildren(...commands.map((command, index) =>
    make("li", { role: "option", id: `option${index}`, "aria-selected": String(index === choice), on: { mousedown: (event) => event.preventDefault(), click: () => choose(command) } },
      make("b", {}, `/${command.command}`), make("span", { dir: "auto" }, command.description))));
  if (open && choice >= 0) {
    $("words").setAttribute("aria-activedescendant", `option${choice}`);
    $(`option${choice}`).scrollIntoView({ block: "nearest" });
  } else $("words").removeAttribute("aria-activedescendant");
}

function closeMenu() {
  choice = -1;
  $("menu").hidden = true;
  for (const id of ["words", "commands"]) $(id).setAttribute("aria-expanded", "false");
  $("words").removeAttribute("aria-activedescendant");
}

function choose(command) {
  $("words").value = "";
  closeMenu();
  act.say(`/${command.command}`);
}

$("words").addEventListener("input", () => { choice = -1; drawMenu(); });
$("words").addEventListener("blur", closeMenu);
$("words").addEventListener("keydown", (event) => {
  const commands = $("menu").hidden ? [] : offered();
  if (event.key === "Escape" && commands.length) { closeMenu(); event.preventDefault(); }
  if ((event.key === "ArrowDown" || event.key === "ArrowUp") && commands.length) {
    const step = event.key === "ArrowDown" ? 1 : -1;
    choice = (choice + step + commands.length + (choice < 0 && step < 0 ? 1 : 0)) % commands.length;
    drawMenu();
    event.preventDefault();
  }
  if (event.key === "Enter" && choice >= 0 && commands[choice]) { choose(commands[choice]); event.preventDefault(); }
});
$("commands").addEventListener("mousedown", (event) => event.preventDefault());
$("commands").addEventListener("click", () => {
  const open = !$("menu").hidden;
  $("words").value = open ? "" : "/";
  $("words").focus();
  if (open) closeMenu(); else drawMenu();
});
$("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("words").value.trim();
  if (!text) return;
  $("words").value = "";
  closeMenu();
  act.say(text);
});
$("start").addEventListener("click", () => act.say("/start"));
$("block").addEventListener("click", () => post("/block", { chat: shown }));
$("people").addEventListener("keydown", (event) => {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const at = state.phones.findIndex((phone) => phone.chat === shown);
  const next = state.phones[(at + (event.key === "ArrowRight" ? 1 : -1) + state.phones.length) % state.phones.length];
  pick(next.chat);
  $(`tab${next.chat}`).focus();
});

// Incoming items

function drawItems() {
  const { story, items, door } = state;
  $("no-door").hidden = door;
  $("next").disabled = !door;
  document.querySelector("#own-form button").disabled = !door;
  const lead = story.told === 0 && items.length ? "All told. From the start again: " : `${story.told + 1} of ${story.of}: `;
  $("upcoming").replaceChildren(lead, make("b", { dir: "auto" }, story.title), ` · ${story.source}`);
  $("upcoming").hidden = !door;
  $("none-posted").hidden = items.length > 0;
  drawStories(items);
  for (const posted of items) {
    const old = $(`item${posted.number}`);
    if (old?.dataset.word === wordOf(posted)) continue;
    const node = drawItem(posted);
    if (old) old.replaceWith(node); else $("posted").prepend(node);
    if (posted.word !== "waiting") $("spoken").textContent = `${OUTCOMES[posted.word]}: ${posted.item.title || posted.item.source}`;
  }
}

const wordOf = (posted) => `${posted.word} ${posted.decided?.decision ?? ""}`;
const reason = (decision) => decision.reason.replaceAll("_", " ");

function decided(decision) {
  const story = decision.story ? ` · #${decision.story}` : "";
  return [make("b", { class: `kind ${decision.decision}` }, DECISIONS[decision.decision] ?? decision.decision), ` ${reason(decision)}${story}`];
}

function drawStories(items) {
  const stories = new Map(); // short name -> its items, oldest first
  for (const posted of items) {
    const name = posted.decided?.story;
    if (name) stories.set(name, [...(stories.get(name) ?? []), posted]);
  }
  const newestFirst = [...stories].sort(([, one], [, other]) => other.at(-1).number - one.at(-1).number);
  $("stories").hidden = !stories.size;
  document.querySelector("#stories ol").replaceChildren(...newestFirst.map(([name, told]) =>
    make("li", {}, make("strong", {}, `#${name}`), make("ol", {}, ...told.map(({ item, decided: decision, posted_at: at }) =>
      make("li", {},
        make("time", { datetime: at }, clock(at)),
        make("span", { dir: "auto" }, item.source),
        make("b", { class: `kind ${decision.decision}` }, DECISIONS[decision.decision] ?? decision.decision),
        make("span", {}, reason(decision))))))));
}

function drawItem(posted) {
  const { item, faults } = posted;
  const outcome = OUTCOMES[posted.word] ?? posted.word;
  return make("li", { id: `item${posted.number}`, "data-word": wordOf(posted) },
    make("div", { class: "head" },
      make("span", { dir: "auto" }, item.source), make("time", { datetime: posted.posted_at }, clock(posted.posted_at)),
      item.status ? make("span", {}, item.status) : null,
      make("span", { class: `chip ${posted.word}` }, posted.status ? `${outcome} · ${posted.status}` : outcome)),
    make("h3", { dir: "auto" }, item.title || item.text),
    posted.decided ? make("p", { class: "decided" }, ...decided(posted.decided)) : null,
    faults.length ? make("ul", { class: "faults" }, ...faults.map((fault) => make("li", {}, fault))) : null,
    item.text && item.title ? make("details", {}, make("summary", {}, "Text"), make("p", { dir: "auto" }, item.text)) : null);
}

$("next").addEventListener("click", () => post("/item", { next: true }));
$("own-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const told = Object.fromEntries(new FormData(form));
  if (await post("/item", told)) { form.elements.title.value = ""; form.elements.text.value = ""; form.elements.url.value = ""; }
});

// All of it

function view(name) {
  document.body.dataset.view = name;
  for (const button of document.querySelectorAll("[data-view-button]")) button.setAttribute("aria-pressed", String(button.dataset.viewButton === name));
  if (state) draw();
}
for (const button of document.querySelectorAll("[data-view-button]")) button.addEventListener("click", () => view(button.dataset.viewButton));
oneColumn.addEventListener("change", () => state && draw());

function draw() {
  const arriving = state.phones.filter((phone) => phone.chat !== shown || !onScreen());
  arriving.forEach(notice);
  const phone = current();
  if (phone && onScreen()) { seen.set(phone.chat, newest(phone)); document.querySelector(`.banner[data-chat="${phone.chat}"]`)?.remove(); }
  if (phone) drawPhone(phone);
  $("handset").hidden = !phone;
  drawPeople();
  drawItems();
}

function tick() {
  document.querySelector(".bar-clock").textContent = clock(new Date());
}

const events = new EventSource("/events");
events.addEventListener("message", (event) => {
  const before = state;
  state = JSON.parse(event.data);
  // What was there before the page opened is not news.
  if (!before) for (const phone of state.phones) { seen.set(phone.chat, newest(phone)); if (phone.toast) toasts.set(phone.chat, phone.toast.id); }
  if (!current()) shown = state.phones[0]?.chat ?? null;
  $("offline").hidden = true;
  draw();
});
events.addEventListener("error", () => { $("offline").hidden = false; });
tick();
setInterval(tick, 5000);
