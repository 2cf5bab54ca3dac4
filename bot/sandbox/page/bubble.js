// One message as DOM nodes. Foreign text only ever becomes text nodes; links are http(s) or nothing.

const INLINE = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

/** An element with a class, attributes and children; strings become text nodes. */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** The address if it may be followed, "" otherwise. */
export function followable(address) {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `http://${address}`);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : "";
  } catch {
    return "";
  }
}

function wrap(entity, text, children, act) {
  const kind = entity.type;
  if (INLINE[kind]) return make(INLINE[kind], {}, ...children);
  if (kind === "text_link" || kind === "url" || kind === "email") {
    const href = kind === "email" ? "" : followable(entity.url ?? text);
    return href
      ? make("a", { href, target: "_blank", rel: "noopener noreferrer", title: href }, ...children)
      : make("span", { class: "plain-link" }, ...children);
  }
  if (kind === "bot_command") return make("button", { type: "button", class: "command", on: { click: () => act.say(text) } }, ...children);
  if (kind === "spoiler") {
    const hidden = make("button", { type: "button", class: "spoiler", "aria-expanded": "false" }, ...children);
    hidden.addEventListener("click", () => { hidden.classList.add("open"); hidden.setAttribute("aria-expanded", "true"); });
    return hidden;
  }
  if (kind === "date_time") return make("time", { datetime: new Date(entity.unix_time * 1000).toISOString() }, ...children);
  return make("span", { class: "plain-link" }, ...children); // mentions and tags: shown as Telegram shows them
}

/** Text and entities as nodes. Offsets are UTF-16 units, which is how JavaScript counts too. */
export function rich(text, entities, act, from = 0, to = text.length) {
  const nodes = [];
  let at = from;
  const left = [...entities];
  while (left.length) {
    const entity = left.shift();
    const begin = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (begin >= end) continue;
    if (begin > at) nodes.push(text.slice(at, begin));
    const inner = [];
    while (left.length && left[0].offset < end) inner.push(left.shift());
    nodes.push(wrap(entity, text.slice(begin, end), rich(text, inner, act, begin, end), act));
    at = end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function key(button, message, act, words) {
  const start = button.url && act.deepLink(button.url);
  if (start) return make("button", { type: "button", class: "key", dir: "auto", on: { click: () => act.say(start) } }, button.text);
  if (button.url) {
    const href = followable(button.url);
    return make("a", { class: "key", dir: "auto", href: href || false, target: "_blank", rel: "noopener noreferrer" }, `${button.text} ↗`);
  }
  const node = make("button", { type: "button", class: "key", dir: "auto", disabled: !button.callback_data, title: button.callback_data ? false : words.unavailable }, button.text);
  node.addEventListener("click", async () => {
    node.setAttribute("aria-busy", "true");
    await act.tap(message.id, button.callback_data);
    node.removeAttribute("aria-busy");
  });
  return node;
}

/** The picture above its caption, opened whole by a press. What it shows is told by the first line under it. */
function picture(message, words) {
  const { src, width, height } = message.photo;
  const alt = `${words.picture} ${message.text.split("\n")[0]}`.trim();
  return make("a", { class: "photo", href: src, target: "_blank" }, make("img", { src, width, height, alt }));
}

/** One bubble with its quotation, text, time and buttons. */
export function bubble(message, act, words, clock) {
  const stamp = [message.edited ? words.edited : "", message.silent && message.bot ? words.silent : "", clock(message.at)];
  const said = make("article", { class: message.bot ? "said" : "said mine", id: `m${message.id}`, "aria-label": message.bot ? words.fromBot : words.fromYou });
  said.append(make("div", { class: "bubble" },
    message.reply && make("button", { type: "button", class: "quoted", dir: "auto", on: { click: () => act.show(message.reply.id) } }, message.reply.text.split("\n")[0]),
    message.photo && picture(message, words),
    make("div", { class: "text", dir: "auto" }, ...(message.location ? [`⌖ ${message.location.join(", ")}`] : rich(message.text, message.entities, act))),
    make("time", { class: "stamp", datetime: message.at }, stamp.filter(Boolean).join(" · ")),
  ));
  if (message.rows.length) {
    said.append(make("div", { class: "keys" }, ...message.rows.map((row) => make("div", {}, ...row.map((button) => key(button, message, act, words))))));
  }
  return said;
}
