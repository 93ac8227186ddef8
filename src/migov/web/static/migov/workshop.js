/* The room: goes from passage to passage without the server, captures minutes on this machine and sends them when the line
   is there. Each minute has an id of its own, so that sending it twice keeps it once. A second window shows the wall and
   follows the first. Without this script every step is a link and the panel a form. */

"use strict";
const room = document.getElementById("room");
const words = room.dataset;
const form = document.getElementById("capture-form");
const stations = [...room.querySelectorAll("[data-station]")];
const wall = words.view === "projector";
const key = `migov ${words.key}`;
const place = `${key}place`;
const BEAT = 15000, LONGEST_WAIT = 60000, AT_ONCE = 100;
const find = (selector, within = room) => within.querySelector(selector);
const fill = (pattern, values) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), pattern);
/* What is still to be sent, by id; what the server would not take says why. What the server holds, once it told. */
const queue = new Map(), refused = new Map();
let held = null, stamp = "", at = stations.findIndex((one) => !one.hidden), wait = 2000, timer = null, sending = false;
room.dataset.script = "1";

/* Where one is */

const undecided = (station) => [...station.querySelectorAll("[data-undecided]")].filter((card) => !verdicts(card.dataset.card).length);

function show(position, tell = true) {
  if (position < 0 || position >= stations.length) return;
  const before = at;
  at = position;
  stations.forEach((one, number) => { one.hidden = number !== at; });
  const station = stations[at];
  find("#jump").value = station.dataset.station;
  find("[data-position-says]").textContent = fill(words.position, { n: at + 1, all: stations.length });
  find("[data-progress]").value = at + 1;
  const address = new URL(location.href);
  address.searchParams.set("at", station.dataset.station);
  address.searchParams.delete("done");
  history.replaceState(null, "", address);
  if (form) {
    form.elements.passage.value = station.dataset.passage;
    if (before !== at) swap(before);
    const second = find("[data-projector]");
    second.href = `${words.here}?view=projector&at=${station.dataset.station}`;
  }
  counts();
  window.scrollTo(0, 0);
  if (tell) {
    remember();
    tellOthers({ at: station.dataset.station });
    find("[data-told]").textContent = `${find("[data-position-says]").textContent}. ${station.getAttribute("aria-label")}`;
  }
}

function counts() {
  const open = stations.map((one) => undecided(one).length);
  find("[data-open-says]").textContent = fill(words.open, { n: open.reduce((sum, one) => sum + one, 0) });
  for (const [name, there] of [["-1", at > 0], ["1", at < stations.length - 1], ["open", open.some((one, n) => one && n !== at)]]) {
    const way = find(`[data-go="${name}"]`);
    way.classList.toggle("off", !there);
    if (there) way.href = way.href || words.here;
    else way.removeAttribute("href");
  }
}

function go(where) {
  if (where !== "open") return show(at + Number(where));
  const ahead = stations.map((_, n) => (at + 1 + n) % stations.length).filter((n) => n !== at);
  const next = ahead.find((n) => undecided(stations[n]).length);
  return next === undefined ? undefined : show(next);
}

room.addEventListener("click", (event) => {
  const way = event.target.closest("[data-go]");
  if (!way || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  go(way.dataset.go);
});
find("#jump").addEventListener("change", (event) => show(stations.findIndex((one) => one.dataset.station === event.target.value)));

/* What is half written stays with its passage, and is there again when one comes back. */
const half = new Map();
const TYPED = ["decision", "rationale", "priority", "institution", "outcome", "comment"];

/* A group of radio buttons cannot be told to choose the one without a value. */
function put(name, value) {
  const found = form.elements[name];
  if (found instanceof RadioNodeList) found.forEach((one) => { one.checked = one.value === (value || ""); });
  else found.value = value || "";
}

function swap(before) {
  half.set(before, TYPED.map((name) => form.elements[name].value));
  const found = half.get(at);
  TYPED.forEach((name, n) => put(name, found && found[n]));
  complain("");
}

/* A presenter sends page up and page down. Where the passage is longer than the wall, it is read to its end first. */
function turn(event) {
  const writes = event.target.closest("input, textarea, select") && event.key.startsWith("Arrow");
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || writes) return;
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const steps = { PageDown: 1, [forward]: 1, PageUp: -1, [back]: -1 };
  if (!(event.key in steps)) return;
  const shown = find(".wall-words", stations[at]).getBoundingClientRect();
  if (event.key === "PageDown" && shown.bottom > window.innerHeight + 1) return;
  if (event.key === "PageUp" && shown.top < 0) return;
  event.preventDefault();
  go(steps[event.key]);
}
document.addEventListener("keydown", turn);

/* The second window: it follows the first, and never leads it. */
const channel = "BroadcastChannel" in window ? new BroadcastChannel(place) : null;

function tellOthers(news) {
  if (channel && !wall) channel.postMessage(news);
}

function remember() {
  try { if (!wall) localStorage.setItem(place, stations[at].dataset.station); } catch { /* kept nowhere: the address has it */ }
}

const follow = (name) => show(stations.findIndex((one) => one.dataset.station === name), false);
if (channel) channel.addEventListener("message", ({ data }) => {
  if (data.ask) return wall ? undefined : tellOthers({ at: stations[at].dataset.station, lines: lines() });
  if (wall && data.at) follow(data.at);
  if (wall && data.lines) { held = data.lines; draw(); }
  return undefined;
});
window.addEventListener("storage", (event) => { if (wall && !channel && event.key === place) follow(event.newValue); });

/* What was captured: what the server holds, with what this machine still has to send */

const lines = () => [...(held || []), ...[...queue.values()].map((one) => ({ ...one, outcome: outcomeWord(one.outcome), waiting: true }))];

function verdicts(card) {
  return lines().filter((one) => String(one.comment || "") === String(card) && one.outcome && !refused.has(one.id));
}

function outcomeWord(value) {
  const input = value && form && [...form.elements.outcome].find((one) => one.value === value);
  return input ? document.querySelector(`label[for="${input.id}"]`).textContent : value;
}

function paragraph(parts, kind) {
  const made = Object.assign(document.createElement("p"), { className: kind, dir: "auto" });
  for (const [tag, text] of parts) if (text) made.append(Object.assign(document.createElement(tag), { textContent: text }), " ");
  return made;
}

function line(one, name, tag = "li") {
  const made = Object.assign(document.createElement(tag), { className: name });
  const about = tag === "li" && one.comment ? fill(words.comment, { n: one.comment }) : "";
  made.append(paragraph([["b", about], ["b", one.outcome], ["span", tag === "li" ? one.institution : ""]], "minute-head"));
  if (one.decision) made.append(paragraph([["span", one.decision]], "said"));
  if (one.rationale) made.append(paragraph([["i", words.why], ["span", one.rationale]], "said"));
  if (one.priority) made.append(paragraph([["i", words.forward], ["span", one.priority]], "said"));
  return made;
}

function drawLine(one) {
  const made = line(one, refused.has(one.id) ? "refused" : one.waiting ? "waiting" : "");
  if (one.waiting) made.append(paragraph([["b", refused.has(one.id) ? `${words.refused} ${refused.get(one.id)}` : words.waiting]], ""));
  if (refused.has(one.id) && form) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words.drop, className: "small" });
    button.addEventListener("click", () => again(one.id));
    made.append(button);
  }
  return made;
}

function draw() {
  const every = lines();
  if (held !== null || queue.size) for (const station of stations) {
    const here = every.filter((one) => (one.passage || "") === station.dataset.passage);
    find("[data-captured]", station).replaceChildren(...here.filter((one) => !one.comment || refused.has(one.id) || !find(`[data-card="${one.comment}"]`) || !one.outcome).map(drawLine));
  }
  for (const card of room.querySelectorAll("[data-card]")) {
    const found = verdicts(card.dataset.card);
    const differ = new Set(found.map((one) => `${one.outcome} ${one.decision}`)).size > 1;
    const shown = found.map((one) => line(one, `verdict${differ ? " differs" : ""}${one.waiting ? " waiting" : ""}`, "div"));
    if (differ) shown.push(paragraph([["b", words.differs]], "lost"));
    find("[data-decided]", card).replaceChildren(...shown);
  }
  badge();
  counts();
}

function badge() {
  const shown = find("[data-unsent-badge]");
  if (!shown) return;
  shown.hidden = !queue.size;
  shown.textContent = fill(words.unsent, { n: queue.size });
}

/* Capturing */

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
}

function complain(text) {
  const shown = find("[data-error]");
  Object.assign(shown, { textContent: text, hidden: !text });
}

function keep(minute) {
  queue.set(minute.id, minute);
  try { localStorage.setItem(key + minute.id, JSON.stringify(minute)); } catch { /* it stays in this page */ }
}

function drop(id) {
  queue.delete(id);
  refused.delete(id);
  try { localStorage.removeItem(key + id); } catch { /* nothing was kept */ }
}

function written() {
  const data = new FormData(form);
  const one = { id: newId(), at: new Date().toISOString() };
  for (const name of ["passage", "comment", "outcome", "decision", "rationale", "priority", "institution"]) one[name] = (data.get(name) || "").trim();
  return one;
}

function capture(event) {
  event.preventDefault();
  const one = written();
  if (one.outcome && !one.rationale) return (complain(words.needsWhy), form.elements.rationale.focus());
  if (!one.decision && !one.priority && !one.comment) return (complain(words.needsWords), form.elements.decision.focus());
  complain("");
  keep(one);
  empty();
  find("[data-told]").textContent = words.kept;
  draw();
  tellOthers({ at: stations[at].dataset.station, lines: lines() });
  return send();
}

function empty() {
  TYPED.forEach((name) => put(name, ""));
}

/* A minute that was refused goes back into the form, under another id. */
function again(id) {
  const one = queue.get(id);
  drop(id);
  show(stations.findIndex((station) => station.dataset.passage === one.passage));
  TYPED.forEach((name) => put(name, one[name]));
  draw();
  form.elements.decision.focus();
}

/* Sending */

async function send() {
  clearTimeout(timer);
  if (!form || sending) return;
  sending = true;
  const going = [...queue.values()].filter((one) => !refused.has(one.id)).slice(0, AT_ONCE);
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.append("minutes", JSON.stringify(going));
  data.append("stamp", stamp);
  const answer = await fetch(words.capture, {
    method: "POST", body: data, headers: { Accept: "application/json" }, signal: AbortSignal.timeout(20000),
  }).catch(() => null);
  const more = await heard(answer);
  sending = false;
  badge();
  timer = setTimeout(send, more ? 50 : wait);
}

async function heard(answer) {
  if (!answer || answer.status >= 500 || answer.status === 429) return later(words.offline);
  if (answer.status === 401 || answer.redirected) return later(words.ended);
  if (answer.status === 403) return (await renewed()) || later(words.ended);
  const told = await answer.json().catch(() => null);
  if (!answer.ok || !told) return later(`${words.refused} ${told ? told.says : answer.status}`);
  const sent = queue.size;
  told.kept.forEach(drop);
  told.refused.forEach((one) => refused.set(one.id, one.says));
  if (told.minutes) held = told.minutes;
  stamp = told.stamp;
  wait = BEAT;
  const waiting = [...queue.keys()].some((id) => !refused.has(id));
  find("[data-line-says]").textContent = sent && !queue.size ? words.allSent : "";
  if (told.minutes || sent !== queue.size || told.refused.length) {
    draw();
    tellOthers({ lines: lines() });
  }
  return waiting;
}

function later(text) {
  find("[data-line-says]").textContent = text;
  wait = wait === BEAT ? 2000 : Math.min(wait * 2, LONGEST_WAIT);
  return false;
}

/* Who signed in anew has another token: the page, asked for again, holds it. */
async function renewed() {
  const answer = await fetch(words.here, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer || new URL(answer.url).pathname === words.signIn) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("#capture-form [name=csrfmiddlewaretoken]");
  if (!token || token.value === form.elements.csrfmiddlewaretoken.value) return false;
  form.elements.csrfmiddlewaretoken.value = token.value;
  return true;
}

/* What a crash or a lost line left on this machine is sent when the page is opened again. */
function left() {
  try {
    for (const name of Object.keys(localStorage).filter((one) => one.startsWith(key) && one !== place)) {
      const one = JSON.parse(localStorage.getItem(name));
      queue.set(one.id, one);
    }
  } catch { /* nothing was kept */ }
}

if (form) {
  left();
  form.addEventListener("submit", capture);
  window.addEventListener("online", () => { wait = 2000; send(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
  window.addEventListener("beforeunload", (event) => { if (queue.size) event.preventDefault(); });
  draw();
  send();
} else if (wall) {
  try { if (!channel && localStorage.getItem(place)) follow(localStorage.getItem(place)); } catch { /* where the address says */ }
  if (channel) channel.postMessage({ ask: true });
}
show(at, !wall);
