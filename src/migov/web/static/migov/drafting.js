/* Saves passages while they are written, and keeps what cannot be sent on this device until it can; without this script
   each passage's own button saves. The server decides what becomes of words that two people wrote: those at different
   places are joined, those at the same place are both kept. While somebody types nothing is done but to set a timer. */

"use strict";
const desk = document.getElementById("composer");
const words = desk.dataset;
const says = document.getElementById("saved-says");
const told = document.getElementById("saved-told");
const undo = document.getElementById("undo");
const beside = document.getElementById("beside");
const matter = document.getElementById("beside-matter");
const key = `migov ${words.key}`;
const PAUSE = 1000, KEEP = 300, BEAT = 15000, LONGEST_WAIT = 60000, LOAD = 350, PICTURE = 2500, DOUBTS = 5000, DOUBTS_APART = 20000;
const wide = matchMedia("(min-width: 64rem)");

/* Of each passage: its field, what the server says it says (`known`), the version this page knows it from (`base`), and,
   where that version holds words of others that are not in the field yet, the words the typing went on from (`start`). */
const passages = new Map();
for (const card of desk.querySelectorAll("[data-passage]")) {
  const area = card.querySelector("textarea");
  if (area) passages.set(card.dataset.passage, {
    card, area, form: area.form, known: area.defaultValue, base: Number(area.form.elements.base.defaultValue), start: null, refused: null, met: null,
  });
}
let timer = null, keeper = null, sending = false, wait = 2000, kind = "", leaving = false, stored = false, since = Number(words.since);
let current = "", loading = null, loader = null, painter = null, doubter = null, doubted = null, looked = 0;

const plain = (text) => text.replace(/[ \t]+/g, " ").replace(/ ?\n\s*/g, "\n").trim();
const isUnsent = (one) => one.area.value !== one.known && one.area.value !== one.met;
const unsent = () => [...passages.values()].filter(isUnsent);
const sendable = () => unsent().filter((one) => one.met === null && one.refused !== one.area.value);
const idOf = (one) => one.card.dataset.passage;

/* The line in the save bar. It is read out only when the kind of news changes: not at every pause. */
function tell(news, text, link) {
  if (news === "waiting" && kind === "waiting" && says.textContent === text) return;
  says.textContent = text;
  says.className = ["saved", "saving"].includes(news) ? "saved" : "saved unsaved";
  if (link) {
    const way = Object.assign(document.createElement("a"), { href: link[0], textContent: link[1] });
    if (news === "ended") way.target = "_blank";
    says.append(" ", way);
  }
  if (news !== kind && news !== "saving" && news !== "waiting") told.textContent = says.textContent;
  kind = news;
}

function keep() {
  const texts = Object.fromEntries(unsent().map((one) => [idOf(one), [one.area.value, one.base, one.start]]));
  try {
    if (Object.keys(texts).length) localStorage.setItem(key, JSON.stringify({ at: Date.now(), texts }));
    else if (stored) localStorage.removeItem(key);
    stored = Object.keys(texts).length > 0;
  } catch { /* a browser that keeps nothing: the text stays in the field */ }
}

function typed() {
  clearTimeout(timer);
  timer = setTimeout(send, PAUSE);
  if (!keeper) keeper = setTimeout(() => {
    keeper = null;
    keep();
    if (sendable().length && !sending) tell("waiting", words.unsaved);
  }, KEEP);
}

function body(more) {
  const data = new FormData();
  const first = document.querySelector("#undo [name=csrfmiddlewaretoken]");
  data.append("csrfmiddlewaretoken", first.value);
  data.append("who", words.key.split(" ")[0]);
  for (const [name, value] of Object.entries(more)) if (value !== null) data.append(name, value);
  return data;
}

const post = (address, more) => fetch(address, {
  method: "POST", body: body(more), headers: { Accept: "application/json" }, signal: AbortSignal.timeout(20000),
});

/* One request at a time, one passage after the other. */
async function send() {
  clearTimeout(timer);
  const one = sendable()[0];
  if (sending || !one) return;
  const text = one.area.value;
  sending = true;
  tell("saving", words.saving);
  const answer = await post(`${one.card.dataset.address}/save`, { words: text, base: one.base, start: one.start }).catch(() => null);
  await heard(answer, one, text).catch(brokeOff);
  sending = false;
  if (sendable().length && !["offline", "ended"].includes(kind)) timer = setTimeout(send, kind === "saved" ? 0 : PAUSE);
}

async function heard(answer, one, text) {
  if (!answer || answer.status >= 500 || answer.status === 429) return later("offline", words.offline);
  if (answer.status === 401) return later("ended", words.ended, [words.signIn, words.again]);
  if (answer.status === 403 && await renewed()) return later("waiting", words.unsaved);
  if (!answer.ok) {
    const reason = await answer.json().catch(() => ({ says: answer.status }));
    one.refused = text;
    keep();
    return tell("refused", `${words.refused} ${reason.says}`);
  }
  wait = 2000;
  return saved(await answer.json(), one, text);
}

/* An answer may break off on its way, with the line: what it was to say is asked for again. */
const brokeOff = () => later("offline", words.offline);

/* Not now: again after a while that grows, or when the connection is back. */
function later(news, text, link) {
  keep();
  tell(news, text, link);
  clearTimeout(timer);
  timer = setTimeout(send, news === "waiting" ? 100 : wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
}

/* Who signed in anew has another token: the page, asked for again, holds it. */
async function renewed() {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer || new URL(answer.url).pathname === words.signIn) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("#undo [name=csrfmiddlewaretoken]");
  const mine = document.querySelector("#undo [name=csrfmiddlewaretoken]");
  if (!token || mine.dataset.renewed) return false;
  document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((one) => { one.value = token.value; });
  mine.dataset.renewed = "once";
  return true;
}

/* Another text in a field: the cursor stays at its words. */
function write(one, text) {
  const { area } = one, old = area.value;
  if (old === text) return;
  const most = Math.min(old.length, text.length);
  let head = 0, tail = 0;
  while (head < most && old[head] === text[head]) head += 1;
  while (tail < most - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  const at = (place) => (place <= head ? place : Math.max(head, text.length - Math.min(tail, old.length - place)));
  const [from, to] = [at(area.selectionStart), at(area.selectionEnd)];
  area.value = text;
  if (document.activeElement === area) area.setSelectionRange(from, to);
}

function saved(result, one, text) {
  delete document.querySelector("#undo [name=csrfmiddlewaretoken]").dataset.renewed;
  if (result.both) {
    one.met = text;
    one.area.classList.add("met");
    keep();
    return tell("met", words.met, [result.both, words.both]);
  }
  if (plain(result.text) === plain(text)) Object.assign(one, { known: text, base: result.version, start: null });
  else if (one.area.value === text) {
    write(one, result.text);
    Object.assign(one, { known: one.area.value, base: result.version, start: null });
  } else Object.assign(one, { known: text, base: result.version, start: text });
  one.form.elements.base.value = result.version;
  one.card.querySelector("[data-changed]").textContent = result.changed;
  offerUndo(result.undo);
  keep();
  tell("saved", [`${words.saved} ${result.at}`, result.unplaced, result.is_aside ? words.aside : ""].filter(Boolean).join(". "));
  repaint(one, result.version);
  doubtSoon();
}

function offerUndo(way) {
  undo.hidden = !way;
  if (!way) return;
  undo.action = way.address;
  for (const name of ["version", "second", "behind"]) undo.elements[name].value = way[name];
  undo.dataset.passage = way.passage;
  document.getElementById("undo-says").textContent = way.says;
}

async function flush() {
  for (let tries = 0; tries < 100 && (sending || sendable().length); tries += 1) {
    if (!sending) await send();
    else await new Promise((done) => { setTimeout(done, 50); });
    if (["offline", "ended"].includes(kind)) break;
  }
  return !sending && !unsent().length;
}

/* The buttons: all is sent first. A side is chosen on the spot, everything else leads to the page anew. */
async function press(event) {
  const form = event.target, button = event.submitter;
  const one = [...passages.values()].find((each) => each.form === form);
  if (!one || leaving) return;
  event.preventDefault();
  one.refused = null;
  if (button && button.hasAttribute("data-split")) form.elements.position.value = one.area.selectionStart;
  const isSide = button && button.name === "side";
  if (!await flush() || !button || button.classList.contains("plain-save")) return;
  if (isSide) { await choose(one, button); return; }
  leaving = true;
  form.elements.base.value = one.base;
  form.requestSubmit(button);
}

async function choose(one, button) {
  const answer = await post(`${one.card.dataset.address}/side`, { side: button.value }).catch(() => null);
  if (!answer || !answer.ok) return tell("offline", words.offline);
  const result = await answer.json();
  show(one, result.side);
  one.card.querySelector("[data-changed]").textContent = result.changed;
  if (!isUnsent(one)) one.base = result.version;
  one.form.elements.base.value = one.base;
  offerUndo(result.undo);
  tell("saved", `${words.saved} ${result.at}`);
  return repaint(one, result.version);
}

function show(one, side) {
  one.card.querySelectorAll("[name=side]").forEach((each) => each.setAttribute("aria-pressed", String(each.value === side)));
}

/* What is taken back is shown on the spot where only words, a side or grounds changed. */
undo.addEventListener("submit", async (event) => {
  if (leaving) return;
  event.preventDefault();
  const one = passages.get(undo.dataset.passage || "");
  if (unsent().length && !await flush()) return;
  if (!one || !undo.action.endsWith("/restore")) { leaving = true; undo.submit(); return; }
  const answer = await post(undo.action, { version: undo.elements.version.value }).catch(() => null);
  if (!answer || !answer.ok) { tell("offline", words.offline); return; }
  const result = await answer.json();
  one.area.value = result.text;
  one.known = result.text;
  saved(result, one, result.text);
  show(one, result.side);
  if (current === result.passage) load(one.card.dataset.address);
});

/* A sign of life, who else is here, and what they wrote. */
async function beat() {
  if (document.hidden || sending) return;
  const answer = await post(words.here, { passage: current, since }).catch(() => null);
  if (!answer || !answer.ok) return;
  const found = await answer.json();
  since = found.since;
  let seen = false;
  for (const news of found.words) {
    const one = passages.get(news.passage);
    if (!one || one.base >= news.version) continue;
    show(one, news.side);
    const isSame = plain(news.text) === plain(one.known);
    if (!isUnsent(one) && one.met === null) {
      if (!isSame) { write(one, news.text); one.known = one.area.value; seen = true; }
      Object.assign(one, { base: news.version, start: null });
    } else if (isSame && one.start === null && one.met === null) one.base = news.version;
    one.form.elements.base.value = one.base;
  }
  if (seen) told.textContent = words.changed;
  if (found.is_moved) document.getElementById("stale").hidden = false;
  people(found.here);
}

function people(here) {
  const lists = [["", document.getElementById("here")], ...[...passages].map(([id, one]) => [id, one.card.querySelector("[data-others]")])];
  for (const [id, list] of lists) {
    const there = here.filter((one) => one.passage === id);
    if (!there.length && list.hidden) continue;
    list.hidden = !there.length;
    list.replaceChildren(...there.map(({ badge }) => {
      const line = document.getElementById("badge-of").content.cloneNode(true);
      for (const part of ["initials", "name", "note"]) line.querySelector(`[data-${part}]`).textContent = badge[part];
      return line;
    }));
  }
}

/* Beside the passage in which somebody writes: its own page, where there is room for it. */
function come(card) {
  if (!card || current === card.dataset.passage) return;
  current = card.dataset.passage;
  clearTimeout(loader);
  loader = setTimeout(() => { beat(); if (wide.matches) load(card.dataset.address); }, LOAD);
}

async function load(address, focus) {
  if (loading) loading.abort();
  loading = new AbortController();
  beside.setAttribute("aria-busy", "true");
  const answer = await fetch(asBeside(address), { headers: { Accept: "text/html" }, signal: loading.signal }).catch(() => null);
  if (answer && answer.ok) place(await answer.text(), focus);
  beside.removeAttribute("aria-busy");
}

function place(text, focus) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const found = page.getElementById("passage-matter");
  if (!found) return false;
  const name = document.createElement("h2");
  name.textContent = page.querySelector("h1").textContent;
  found.prepend(name);
  document.getElementById("beside-empty").hidden = true;
  const top = beside.scrollTop;
  matter.replaceChildren(found);
  showDoubts();
  beside.scrollTop = focus ? 0 : top;
  const goal = focus && matter.querySelector(focus);
  if (goal) { goal.focus(); goal.scrollIntoView({ block: "nearest" }); }
  return true;
}

const asBeside = (address) => {
  const found = new URL(address, location.href);
  found.searchParams.set("beside", "1");
  return found.href;
};

/* The doubts of the checks: asked for when nobody has written for a while, for it takes the server some time. */
function doubtSoon() {
  clearTimeout(doubter);
  doubter = setTimeout(doubt, Math.max(DOUBTS, looked + DOUBTS_APART - Date.now()));
}

async function doubt() {
  if (document.hidden) return;
  if (sending || unsent().length) { doubtSoon(); return; }
  looked = Date.now();
  const answer = await fetch(words.doubted, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer || !answer.ok) return;
  doubted = (await answer.json()).of;
  passages.forEach((one, id) => {
    const line = one.card.querySelector("[data-doubts]"), count = (doubted[id] || []).length;
    line.hidden = !count;
    line.querySelector("[data-count]").textContent = count;
  });
  showDoubts();
}

function showDoubts() {
  const holder = matter.querySelector("#passage-matter"), list = matter.querySelector("[data-doubts-here]");
  if (!doubted || !list) return;
  const found = doubted[holder.dataset.passage] || [];
  const lines = found.map((each) => {
    const line = document.getElementById("doubt-of").content.cloneNode(true);
    for (const part of ["words", "says", "remedy"]) line.querySelector(`[data-${part}]`).textContent = each[part];
    findable(line.querySelector("mark"));
    return line;
  });
  list.replaceChildren(...(lines.length ? lines : [matter.querySelector("template[data-none]").content.cloneNode(true)]));
}

/* The words in doubt, marked in the field at a press. */
function findable(mark) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: mark.textContent });
  button.addEventListener("click", () => {
    const one = passages.get(current), at = one ? one.area.value.indexOf(button.textContent) : -1;
    if (at < 0) return;
    one.area.focus();
    one.area.setSelectionRange(at, at + button.textContent.length);
  });
  mark.replaceChildren(button);
}

beside.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-loads]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  load(link.href, "#offers");
});

beside.addEventListener("submit", async (event) => {
  const form = event.target, button = event.submitter;
  event.preventDefault();
  if (!await flush()) return;
  if (!form.hasAttribute("data-stays")) { leaving = true; form.submit(); return; }
  const data = new FormData(form, button);
  data.append("beside", "1");
  const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer || !answer.ok || !place(await answer.text(), answer.url.includes("#offers") || data.get("then") ? "#offers" : `#sentence-${data.get("sentence")}`)) {
    leaving = true;
    location.assign(form.action.replace(/\/ground$/, ""));
    return;
  }
  beat();
});

/* The picture of the printed page is made anew when somebody has stopped writing for a while. */
function repaint(one, version) {
  clearTimeout(painter);
  painter = setTimeout(() => {
    const picture = matter.querySelector("img[data-picture]");
    const holder = matter.querySelector("#passage-matter");
    if (!holder || holder.dataset.passage !== idOf(one) || sending || unsent().length) return;
    if (picture) picture.src = `${one.card.dataset.address}/page.png?v=${version}`;
    else load(one.card.dataset.address);
  }, PICTURE);
}

/* Keys: with Alt and Shift, so that no letter is taken away from writing. */
function keys(event) {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); send(); return; }
  if (!event.altKey || !event.shiftKey) return;
  const one = passages.get(current);
  const button = (choice) => one && one.card.querySelector(choice);
  const pressed = {
    KeyW: () => button('[name=side][value="well-developed"]'), KeyP: () => button('[name=side][value="potential"]'),
    ArrowUp: () => button('[name=way][value="up"]'), ArrowDown: () => button('[name=way][value="down"]'),
    KeyS: () => button("[data-split]"), KeyJ: () => button('[formaction$="/join"]'),
    KeyZ: () => (undo.hidden ? null : undo.querySelector("button")),
  }[event.code];
  if (pressed) {
    event.preventDefault();
    const found = pressed();
    if (found) found.click();
  } else if (event.code === "KeyN" || event.code === "KeyB") {
    event.preventDefault();
    const ids = [...passages.keys()], goal = passages.get(ids[ids.indexOf(current) + (event.code === "KeyN" ? 1 : -1)]);
    if (goal) goal.area.focus();
  } else if (event.code === "KeyG") {
    event.preventDefault();
    if (beside.contains(document.activeElement)) { if (one) one.area.focus(); } else if (wide.matches) beside.focus();
    else if (one) button("[data-more]").click();
  }
}

/* Passages are dragged by their head, where a pointer can; the arrows do the same. */
function draggable(card) {
  const head = card.querySelector(".passage-head");
  head.draggable = true;
  head.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("application/x-migov-passage", card.dataset.passage);
    event.dataTransfer.setDragImage(card, 10, 10);
    card.classList.add("dragging");
  });
  head.addEventListener("dragend", () => card.classList.remove("dragging"));
  card.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("application/x-migov-passage")) event.preventDefault(); });
  card.addEventListener("drop", async (event) => {
    const moved = passages.get(event.dataTransfer.getData("application/x-migov-passage"));
    if (!moved || moved.card === card) return;
    event.preventDefault();
    if (!await flush()) return;
    leaving = true;
    const { form } = moved;
    form.action = `${moved.card.dataset.address}/move`;
    form.elements.base.value = moved.base;
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "behind", value: card.dataset.passage }));
    form.submit();
  });
}

/* What a crash or a lost connection left on this device; what somebody else left here is thrown away. */
function left() {
  try {
    const mine = `migov ${words.key.split(" ")[0]} `;
    const all = Object.keys(localStorage).filter((one) => one.startsWith("migov "));
    all.filter((one) => !one.startsWith(mine)).forEach((one) => localStorage.removeItem(one));
    return JSON.parse(localStorage.getItem(key));
  } catch { return null; }
}

function offer() {
  const found = left() || { texts: {} };
  const texts = Object.entries(found.texts).filter(([id, [text]]) => passages.has(id) && text !== passages.get(id).known);
  if (!texts.length) return;
  const box = document.getElementById("unsent");
  document.getElementById("unsent-when").textContent = new Date(found.at).toLocaleString(document.documentElement.lang);
  box.hidden = false;
  document.getElementById("take-up").addEventListener("click", () => {
    box.hidden = true;
    for (const [id, [text, base, start]] of texts) {
      const one = passages.get(id);
      one.area.value = text;
      Object.assign(one, { base, start });
    }
    typed();
    send();
  });
  document.getElementById("let-go").addEventListener("click", () => { box.hidden = true; localStorage.removeItem(key); });
}

desk.classList.add("scripted");
desk.querySelectorAll("[data-split]").forEach((one) => { one.hidden = false; });
passages.forEach((one) => { one.form.elements.base.value = one.base; draggable(one.card); });
offer();
if (unsent().length) typed();
desk.addEventListener("input", (event) => { if (event.target.name === "words") typed(); });
desk.addEventListener("change", (event) => { if (event.target.name === "words") send(); });
desk.addEventListener("submit", press);
desk.addEventListener("focusin", (event) => come(event.target.closest("[data-address]")));
document.addEventListener("keydown", keys);
window.addEventListener("online", () => { wait = 2000; send(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) { wait = 2000; send(); beat(); } });
window.addEventListener("beforeunload", (event) => { if (!leaving && unsent().length) event.preventDefault(); });
window.addEventListener("pagehide", () => navigator.sendBeacon(words.here, body({ left: "1" })));
document.querySelectorAll('form[action$="/sign-out"]').forEach((one) => one.addEventListener("submit", () => {
  Object.keys(localStorage).filter((kept) => kept.startsWith("migov ")).forEach((kept) => localStorage.removeItem(kept));
}));
setInterval(beat, BEAT);
setTimeout(doubt, PAUSE);
const asked = passages.get(decodeURIComponent(location.hash.slice(1)));
if (asked) asked.area.focus({ preventScroll: true });
