/* Saves an answer while it is written, and keeps what cannot be sent on this device until it can; without this script the
   page's own button saves. The server decides what becomes of each field: where two people write one, both texts are kept. */

"use strict";
const form = document.getElementById("answer-form");
const words = form.dataset;
const says = document.getElementById("saved-says");
const told = document.getElementById("saved-told");
const undo = document.getElementById("undo");
const key = `migov ${words.key}`;
const PAUSE = 1000, BEAT = 15000, LONGEST_WAIT = 60000;

const names = [...form.querySelectorAll("[data-field]")].map((one) => one.dataset.field);
const inputs = (name) => [...form.querySelectorAll(`[name="${name}"]`)];
const first = (name) => inputs(name)[0];
/* What each field says on the server, and the version of the answer from which this page knows it. */
const known = {}, bases = {};
/* Texts the server would not take: not sent again before they change. Texts it put aside: the field waits for a decision. */
const refused = {}, aside = {};
let timer = null, sending = false, wait = 2000, kind = "", leaving = false, stored = false, number = null, place = "";

function read(name) {
  if (first(name).type !== "radio") return first(name).value;
  const chosen = inputs(name).find((one) => one.checked);
  return chosen ? chosen.value : "";
}

function write(name, text) {
  if (first(name).type === "radio") inputs(name).forEach((one) => { one.checked = one.value === text; });
  else if (first(name).value !== text) first(name).value = text;
}

/* What the server wrote into the page, whatever the browser put back into it since. */
function original(name) {
  if (first(name).type === "radio") return (inputs(name).find((one) => one.defaultChecked) || { value: "" }).value;
  if (first(name).tagName !== "SELECT") return first(name).defaultValue;
  return ([...first(name).options].find((one) => one.defaultSelected) || { value: "" }).value;
}

const unsent = () => names.filter((name) => read(name) !== known[name] && read(name) !== aside[name]);
const sendable = () => unsent().filter((name) => refused[name] !== read(name) && !(name in aside));

/* The line in the save bar. It is read out only when the kind of news changes: not at every pause. */
function tell(news, text, link) {
  says.textContent = text;
  says.className = ["saved", "saving"].includes(news) ? "saved" : "saved unsaved";
  if (link) {
    const way = Object.assign(document.createElement("a"), { href: link[0], textContent: link[1] });
    if (news === "ended") way.target = "_blank";
    if (news === "met") way.addEventListener("click", decide);
    says.append(" ", way);
  }
  if (news === "saving" || news === "waiting") return;
  if (news !== kind) told.textContent = says.textContent;
  kind = news;
}

function keep() {
  const texts = Object.fromEntries(unsent().map((name) => [name, [read(name), bases[name]]]));
  try {
    if (Object.keys(texts).length) localStorage.setItem(key, JSON.stringify({ at: Date.now(), texts }));
    else if (stored) localStorage.removeItem(key);
    stored = Object.keys(texts).length > 0;
  } catch { /* a browser that keeps nothing: the text stays in the form */ }
}

function changed() {
  keep();
  if (!sendable().length) return;
  tell("waiting", words.unsaved);
  clearTimeout(timer);
  timer = setTimeout(send, PAUSE);
}

function body(more) {
  const data = new FormData();
  for (const name of ["csrfmiddlewaretoken", "who"]) data.append(name, first(name).value);
  for (const [name, value] of Object.entries(more)) data.append(name, value);
  return data;
}

const post = (address, more) => fetch(address, {
  method: "POST", body: body(more), headers: { Accept: "application/json" }, signal: AbortSignal.timeout(20000),
});

/* One request at a time. Fields that start from one version go together; those of the oldest one first. */
async function send() {
  clearTimeout(timer);
  const base = Math.min(...sendable().map((name) => bases[name]));
  const fields = sendable().filter((name) => bases[name] === base);
  if (sending || !fields.length) return;
  const sent = Object.fromEntries(fields.map((name) => [name, read(name)]));
  sending = true;
  tell("saving", words.saving);
  const answer = await post(form.action, { ...sent, base }).catch(() => null);
  await heard(answer, sent).catch(brokeOff);
  sending = false;
  if (kind === "saved" && sendable().length) changed();
}

async function heard(answer, sent) {
  if (!answer || answer.status >= 500 || answer.status === 429) return later("offline", words.offline);
  if (answer.status === 401) return later("ended", words.ended, [words.signIn, words.again]);
  if (answer.status === 403) {
    const seen = await renewed();
    if (seen === "ended") return later("ended", words.ended, [words.signIn, words.again]);
    if (seen === "renewed") return later("waiting", words.unsaved);
  }
  if (answer.status === 422) return wrong((await answer.json()).problems, sent);
  if (!answer.ok) {
    const reason = await answer.json().catch(() => ({ says: answer.status }));
    Object.assign(refused, sent);
    keep();
    return tell("refused", `${words.refused} ${reason.says}`);
  }
  wait = 2000;
  return saved(await answer.json(), sent);
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
  if (!answer || new URL(answer.url).pathname === words.signIn) return "ended";
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("#answer-form [name=csrfmiddlewaretoken]");
  if (!token || first("csrfmiddlewaretoken").dataset.renewed === "twice") return "no";
  first("csrfmiddlewaretoken").dataset.renewed = first("csrfmiddlewaretoken").dataset.renewed ? "twice" : "once";
  document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((one) => { one.value = token.value; });
  return "renewed";
}

function saved(result, sent) {
  delete first("csrfmiddlewaretoken").dataset.renewed;
  for (const [name, text] of Object.entries(sent)) {
    if (result.met.includes(name)) aside[name] = text;
    else known[name] = text;
    mistake(name, "");
  }
  take(result.words, result.version, sent);
  const draft = document.getElementById("draft-chip");
  if (result.chip.kind === "draft") document.getElementById("state").replaceChildren(draft.content.cloneNode(true));
  number = result.undo;
  undo.hidden = number === null;
  keep();
  if (result.met.length) tell("met", words.met, [result.conflicts, words.both]);
  else if (unsent().length && !sendable().length) tell("wrong", words.wrong);
  else if (!Object.keys(aside).length) tell("saved", `${words.saved} ${result.at}`);
  if (result.wants_search) says.append(`. ${words.search}`);
}

/* What the answer says by now. It is shown where nobody writes here; a field that is being written keeps the version it
   started from, so that the server sees that two people wrote it. */
function take(texts, version, sent) {
  let seen = false;
  for (const name of names) {
    const theirs = texts[name];
    if (name in aside) continue;
    if (theirs === undefined || theirs === known[name] || name in sent) bases[name] = version;
    else if (read(name) === known[name]) {
      write(name, theirs);
      [known[name], bases[name], seen] = [theirs, version, true];
    }
  }
  first("base").value = Math.min(...Object.values(bases));
  if (seen) told.textContent = words.changed;
}

function wrong(problems, sent) {
  for (const name of Object.keys(sent)) {
    const found = problems.find((one) => one.field === name);
    if (found || !problems.some((one) => one.field)) refused[name] = sent[name];
    mistake(name, found ? found.says : "");
  }
  keep();
  tell("wrong", words.wrong);
  timer = setTimeout(send, 100);
}

function mistake(name, text) {
  const input = first(name);
  let line = form.querySelector(`[data-field="${name}"] .error`);
  if (!line && text) {
    line = Object.assign(document.createElement("p"), { className: "error", id: `${input.id}-error` });
    input.before(line);
    input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") || ""} ${line.id}`.trim());
  }
  if (line) Object.assign(line, { textContent: text, hidden: !text });
  if (text) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

async function flush() {
  for (let tries = 0; sending && tries < 100; tries += 1) await new Promise((done) => { setTimeout(done, 50); });
  await send();
  return !sending && !sendable().length;
}

/* To the page with both texts: what was typed since goes with it. */
async function decide(event) {
  event.preventDefault();
  const address = event.target.href;
  for (const name of Object.keys(aside)) delete aside[name];
  await flush();
  const way = says.querySelector("a");
  leaving = true;
  location.assign(way && kind === "met" ? way.href : address);
}

/* The buttons: all is sent first, and the page is left when it was. */
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const then = event.submitter && event.submitter.value;
  for (const name of names) delete refused[name];
  if (!await flush() || !then || unsent().length || Object.keys(aside).length) return;
  leaving = true;
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "then", value: then }));
  form.submit();
});

undo.addEventListener("click", async () => {
  if (unsent().length || sending || number === null) return;
  heard(await post(words.undo, { number, base: first("base").value }).catch(() => null), {}).catch(brokeOff);
});

/* A sign of life, and who else is here. */
const writesIn = () => ((document.activeElement && document.activeElement.closest("[data-field]")) || { dataset: { field: "" } })
  .dataset.field;

async function beat() {
  if (document.hidden || sending) return;
  place = writesIn();
  const signs = { field: place, base: first("base").value };
  const answer = await post(words.here, signs).catch(() => null);
  if (!answer || !answer.ok || sending) return;
  const { here, version, words: texts } = await answer.json();
  if (version > Number(first("base").value)) take(texts, version, {});
  const list = document.getElementById("here");
  list.hidden = !here.length;
  list.replaceChildren(...here.map((one) => {
    const line = document.getElementById("badge-of").content.cloneNode(true);
    for (const part of ["initials", "name", "note"]) line.querySelector(`[data-${part}]`).textContent = one[part];
    return line;
  }));
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
  const texts = Object.entries(found.texts).filter(([name, [text]]) => name in known && text !== known[name]);
  if (!texts.length) return;
  const box = document.getElementById("unsent");
  document.getElementById("unsent-when").textContent = new Date(found.at).toLocaleString(document.documentElement.lang);
  box.hidden = false;
  document.getElementById("take-up").addEventListener("click", () => {
    box.hidden = true;
    for (const [name, [text, base]] of texts) {
      write(name, text);
      bases[name] = base;
    }
    changed();
    send();
  });
  document.getElementById("let-go").addEventListener("click", () => { box.hidden = true; localStorage.removeItem(key); });
}

first("base").value = first("base").defaultValue;
for (const name of names) [known[name], bases[name]] = [original(name), Number(first("base").value)];
offer();
if (unsent().length) changed();
form.addEventListener("input", changed);
form.addEventListener("change", send);
form.addEventListener("focusin", () => { if (writesIn() !== place) beat(); });
window.addEventListener("online", () => { wait = 2000; send(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) { wait = 2000; send(); beat(); } });
window.addEventListener("beforeunload", (event) => { if (!leaving && unsent().length) event.preventDefault(); });
window.addEventListener("pagehide", () => navigator.sendBeacon(words.here, body({ left: "1" })));
document.querySelectorAll('form[action$="/sign-out"]').forEach((one) => one.addEventListener("submit", () => {
  Object.keys(localStorage).filter((kept) => kept.startsWith("migov ")).forEach((kept) => localStorage.removeItem(kept));
}));
setInterval(beat, BEAT);
