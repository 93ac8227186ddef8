/* Saves translations while they are written, and keeps what cannot be sent on this device until it can; without this
   script each piece's own button saves. The server decides what becomes of a sentence that two people translated: nothing
   is overwritten, both are kept. */

"use strict";
const desk = document.getElementById("translator");
const words = desk.dataset;
const says = document.getElementById("saved-says");
const told = document.getElementById("saved-told");
const key = `migov ${words.key}`;
const PAUSE = 1000, LONGEST_WAIT = 60000;

/* Of each piece: its form, its fields, and what the server says each of them says. */
const pieces = new Map();
for (const card of desk.querySelectorAll("[data-piece]")) {
  const areas = [...card.querySelectorAll("textarea")];
  if (areas.length) pieces.set(card.dataset.piece, {
    card, areas, form: areas[0].form, known: areas.map((area) => area.defaultValue), refused: null, met: null,
  });
}
let timer = null, sending = false, wait = 2000, kind = "", leaving = false, renewedOnce = false;

const texts = (one) => one.areas.map((area) => area.value);
const same = (left, right) => left.length === right.length && left.every((text, at) => text === right[at]);
const isUnsent = (one) => !same(texts(one), one.known);
const unsent = () => [...pieces.values()].filter(isUnsent);
const isStuck = (one) => [one.refused, one.met].some((stuck) => stuck && same(stuck, texts(one)));
const sendable = () => unsent().filter((one) => !isStuck(one));

/* The line in the save bar. It is read out only when the kind of news changes: not at every pause. */
function tell(news, text, link) {
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
  const left = Object.fromEntries(unsent().map((one) => [one.card.dataset.piece, texts(one)]));
  try {
    if (Object.keys(left).length) localStorage.setItem(key, JSON.stringify({ at: Date.now(), texts: left }));
    else localStorage.removeItem(key);
  } catch { /* a browser that keeps nothing: the text stays in the field */ }
}

function typed() {
  clearTimeout(timer);
  timer = setTimeout(send, PAUSE);
  keep();
  if (sendable().length && !sending && kind !== "waiting") tell("waiting", words.unsaved);
}

/* One request at a time, one piece after the other. */
async function send() {
  clearTimeout(timer);
  const one = sendable()[0];
  if (sending || !one) return;
  const sent = texts(one), data = new FormData(one.form);
  sending = true;
  tell("saving", words.saving);
  const answer = await fetch(`${one.card.dataset.address}/save`, {
    method: "POST", body: data, headers: { Accept: "application/json" }, signal: AbortSignal.timeout(20000),
  }).catch(() => null);
  await heard(answer, one, sent).catch(brokeOff);
  sending = false;
  if (sendable().length && !["offline", "ended"].includes(kind)) timer = setTimeout(send, kind === "saved" ? 0 : PAUSE);
}

async function heard(answer, one, sent) {
  if (!answer || answer.status >= 500 || answer.status === 429) return later("offline", words.offline);
  if (answer.status === 401) return later("ended", words.ended, [words.signIn, words.again]);
  if (answer.status === 403 && await renewed()) return later("waiting", words.unsaved);
  if (!answer.ok) {
    const reason = await answer.json().catch(() => ({ says: answer.status }));
    one.refused = sent;
    keep();
    return tell("refused", `${words.refused} ${reason.says}`);
  }
  [wait, renewedOnce] = [2000, false];
  return saved(await answer.json(), one, sent);
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
  if (renewedOnce) return false;
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer || new URL(answer.url).pathname === words.signIn) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("#translator [name=csrfmiddlewaretoken]");
  if (!token) return false;
  document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((each) => { each.value = token.value; });
  renewedOnce = true;
  return true;
}

function saved(result, one, sent) {
  if (result.met) {
    one.met = sent;
    one.areas.forEach((area) => area.classList.add("met"));
    keep();
    return tell("met", words.met, [result.met, words.both]);
  }
  one.form.elements.base.value = result.version;
  result.rows.forEach((row, at) => show(one, row, at, sent[at]));
  one.card.className = `piece ${result.state}`;
  const chip = one.card.querySelector("[data-chip] .chip");
  if (chip) chip.lastChild.textContent = result.word;
  one.card.querySelector("[data-changed]").textContent = result.changed;
  const review = one.card.querySelector("[data-review]");
  if (review) review.hidden = true;
  keep();
  return tell("saved", `${words.saved} ${result.at}`);
}

/* A sentence as the server has it: with words that somebody else wrote meanwhile, where nobody writes here. */
function show(one, row, at, sent) {
  const area = one.areas[at], pair = area.closest("[data-row]");
  one.known[at] = area.value === sent ? row.words : sent;
  if (area.value === sent && area.value.trim() !== row.words) area.value = row.words;
  else if (area.value === sent) one.known[at] = sent;
  pair.dataset.state = row.state;
  pair.className = `pair ${row.state}`;
  const right = pair.querySelector("[data-right]");
  if (row.state !== "stale") {
    pair.querySelector("[data-says]").hidden = row.state !== "missing";
    if (right) right.hidden = true;
  }
}

async function flush() {
  for (let tries = 0; tries < 100 && (sending || sendable().length); tries += 1) {
    if (!sending) await send();
    else await new Promise((done) => { setTimeout(done, 50); });
    if (["offline", "ended"].includes(kind)) break;
  }
  return !sending && !unsent().length;
}

/* The buttons: all is sent first, then the page is left. */
async function press(event) {
  const one = [...pieces.values()].find((each) => each.form === event.target), button = event.submitter;
  if (!one || leaving) return;
  event.preventDefault();
  one.refused = null;
  if (!await flush() || !button || button.classList.contains("plain-save")) return;
  leaving = true;
  setTimeout(() => one.form.requestSubmit(button)); // while the first event is still being told, a form sends nothing
}

/* To the next sentence that is missing or stale; where this page has none, to the page that has. */
function go(step) {
  const open = [...desk.querySelectorAll('[data-row]:is([data-state="missing"], [data-state="stale"]) textarea')];
  const all = [...desk.querySelectorAll("textarea")], here = all.indexOf(document.activeElement);
  const there = step > 0 ? open.find((area) => all.indexOf(area) > here)
    : open.filter((area) => here < 0 || all.indexOf(area) < here).pop();
  const way = document.getElementById("next-missing");
  if (there) { there.focus(); there.scrollIntoView({ block: "center" }); } else if (way && step > 0) way.click();
}

function keys(event) {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); send(); return; }
  if (!event.altKey || !event.shiftKey || !["KeyN", "KeyB"].includes(event.code)) return;
  event.preventDefault();
  go(event.code === "KeyN" ? 1 : -1);
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
  const lost = Object.entries(found.texts).filter(([id, kept]) => pieces.has(id)
    && kept.length === pieces.get(id).areas.length && !same(kept, pieces.get(id).known));
  if (!lost.length) return;
  const box = document.getElementById("unsent");
  document.getElementById("unsent-when").textContent = new Date(found.at).toLocaleString(document.documentElement.lang);
  box.hidden = false;
  document.getElementById("take-up").addEventListener("click", () => {
    box.hidden = true;
    for (const [id, kept] of lost) pieces.get(id).areas.forEach((area, at) => { area.value = kept[at]; });
    typed();
  });
  document.getElementById("let-go").addEventListener("click", () => {
    box.hidden = true;
    try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
  });
}

desk.classList.add("scripted");
offer();
desk.addEventListener("input", (event) => { if (event.target.matches("textarea")) typed(); });
desk.addEventListener("focusout", () => { if (sendable().length) send(); });
desk.addEventListener("submit", press);
document.addEventListener("keydown", keys);
window.addEventListener("online", () => { wait = 2000; send(); });
window.addEventListener("beforeunload", (event) => { if (!leaving && unsent().length) event.preventDefault(); });
document.querySelectorAll('form[action$="/sign-out"]').forEach((one) => one.addEventListener("submit", () => {
  Object.keys(localStorage).filter((kept) => kept.startsWith("migov ")).forEach((kept) => localStorage.removeItem(kept));
}));
