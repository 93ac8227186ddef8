/* The consultation without leaving the page: words that are selected can be commented on, forms open beside the passage,
   keys lead from passage to passage, and on narrow screens cards come up from below. Without this script each of these is a
   page of its own. */

"use strict";

const room = () => document.querySelector("[data-consultation]");
const narrow = () => matchMedia("(max-width: 63.99rem)").matches;
const characters = (text) => Array.from(text).length;
const cloned = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

/* The part a node stands in, if it is within its words. */
function within(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const words = element && element.closest("[data-words]");
  return words && words.closest(".part");
}

/* Characters of the part's words before a place: the server counts code points, a script UTF-16 units. */
function before(part, node, offset) {
  const range = document.createRange();
  range.setStart(part.querySelector("[data-words]"), 0);
  range.setEnd(node, offset);
  return characters(range.toString());
}

/* The words that are selected, if they stand in one part. */
function selected() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const part = within(range.startContainer);
  if (!part) return null;
  const same = within(range.endContainer) === part;
  const words = part.querySelector("[data-words]");
  const start = before(part, range.startContainer, range.startOffset);
  const end = same ? before(part, range.endContainer, range.endOffset) : characters(words.textContent);
  const exact = Array.from(words.textContent).slice(start, end).join("");
  return exact.trim() ? { part, start, end, exact, range } : null;
}

let chosen = null;

function offer() {
  const bar = document.querySelector("[data-selection]");
  if (!bar) return;
  const found = selected();
  if (!found) {
    bar.hidden = true;
    return;
  }
  chosen = found;
  bar.querySelector("[data-on-suggest]").hidden = !found.part.querySelector("[data-suggest]") && !mayAlways(found.part);
  bar.hidden = false;
  const place = found.range.getBoundingClientRect(), around = bar.offsetParent.getBoundingClientRect();
  const left = Math.min(Math.max(0, place.left - around.left), around.width - bar.offsetWidth);
  bar.style.setProperty("left", `${left}px`);
  bar.style.setProperty("top", `${place.bottom - around.top + 6}px`);
}

const mayAlways = (part) => "written" in part.dataset && document.querySelector("[data-suggest]") !== null;

/* A place of the passage in which something can be written: its cards. */
function opened(part) {
  const cards = part.querySelector("[data-cards]");
  if (narrow()) sheet(cards);
  return cards;
}

function sheet(cards) {
  for (const other of document.querySelectorAll(".cards.open")) if (other !== cards) other.classList.remove("open");
  cards.classList.add("open");
  if (!cards.querySelector(".sheet-close")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small sheet-close";
    button.textContent = room().dataset.close;
    button.addEventListener("click", () => shut());
    cards.prepend(button);
  }
}

function shut() {
  for (const cards of document.querySelectorAll(".cards.open")) {
    cards.classList.remove("open");
    cards.closest(".part").focus({ preventScroll: true });
  }
}

function away(form) {
  const part = form.closest(".part");
  form.remove();
  if (part) part.focus({ preventScroll: true });
}

/* The form of a comment or a suggestion, beside its passage. */
function say(part, kind, found) {
  for (const other of document.querySelectorAll(".saying")) other.remove();
  const form = cloned("saying"), texts = room().dataset, suggests = kind === "suggest";
  const set = (name, value) => { form.elements.namedItem(name).value = value; };
  set("on", part.dataset.part);
  set("kind", kind);
  form.querySelector("[data-title]").textContent = suggests ? texts.suggestTitle : texts.commentTitle;
  form.querySelector("[data-label]").textContent = suggests ? texts.whyLabel : texts.sayLabel;
  form.querySelector("[data-send]").textContent = suggests ? texts.sendSuggestion : texts.sendComment;
  form.querySelector("[data-which]").hidden = suggests;
  form.querySelector("[data-words-field]").hidden = !suggests;
  form.elements.namedItem("says").required = !suggests;
  const words = part.querySelector("[data-words]").textContent;
  if (suggests) set("words", words);
  else choices(form, part, words, found);
  opened(part).prepend(form);
  explain(form);
  const field = form.elements.namedItem(suggests ? "words" : "says");
  field.focus();
  if (suggests && found) {
    const letters = Array.from(words), start = letters.slice(0, found.start).join("").length;
    field.setSelectionRange(start, start + found.exact.length);
  }
  const bar = document.querySelector("[data-selection]");
  if (bar) bar.hidden = true;
}

/* Of which words: those that are selected, the whole passage, or one of its sentences. */
function choices(form, part, words, found) {
  const select = form.elements.namedItem("which"), letters = Array.from(words);
  const add = (value, text, at) => {
    const option = new Option(text.length > 90 ? `${text.slice(0, 88)}…` : text, value);
    if (at) select.prepend(option);
    else select.append(option);
    return option;
  };
  for (const span of part.dataset.sentences.split(" ").filter(Boolean)) {
    const [start, end] = span.split("-").map(Number);
    add(span, `“${letters.slice(start, end).join("")}”`, false);
  }
  if (!found) return;
  add(`${found.start}-${found.end}`, `“${found.exact}”`, true).selected = true;
  form.elements.namedItem("exact").value = found.exact;
  select.addEventListener("change", () => { form.elements.namedItem("exact").value = ""; });
}

function explain(form) {
  const select = form.querySelector("[data-visibility]"), line = form.querySelector("p[data-explained]");
  if (!select) return;
  const tell = () => { line.textContent = select.selectedOptions[0].dataset.explained; };
  select.addEventListener("change", tell);
  tell();
}

function reply(link) {
  const card = link.closest(".comment-card"), form = cloned("replying");
  form.action = link.href.split("#")[0];
  card.append(form);
  form.elements.namedItem("says").focus();
}

function decide(link) {
  const card = link.closest(".comment-card"), form = cloned("deciding");
  form.action = link.href;
  form.querySelector("[data-in-part]").href = link.href;
  form.querySelector("[data-carries]").hidden = !("carries" in link.dataset);
  card.append(form);
  form.elements.namedItem("reason").focus();
}

/* All comments of one passage, in the place of the first ones. */
async function more(link) {
  const answer = await fetch(link.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const part = link.closest(".part"), anew = page.getElementById(part.id);
  if (!answer.ok || !anew) return location.assign(link.href);
  const cards = document.importNode(anew.querySelector("[data-cards]"), true);
  cards.className = part.querySelector("[data-cards]").className;
  part.querySelector("[data-cards]").replaceWith(cards);
  return cards.querySelector(".comment-card").focus();
}

/* A click on marked words lights their card; on narrow screens the sheet comes up with it. */
function light(link) {
  const card = link.hash && document.getElementById(link.hash.slice(1));
  if (!card) return false;
  if (narrow() && card.closest(".cards")) sheet(card.closest(".cards"));
  card.focus();
  card.scrollIntoView({ block: "nearest" });
  return true;
}

function clicked(event) {
  const target = event.target.closest("a, button");
  if (!target || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  const part = target.closest(".part");
  const done = () => event.preventDefault();
  if ("say" in target.dataset) { done(); say(part, "comment", chosenIn(part)); }
  else if ("suggest" in target.dataset) { done(); say(part, "suggest", chosenIn(part)); }
  else if ("reply" in target.dataset) { done(); only(target, reply); }
  else if ("decide" in target.dataset) { done(); only(target, decide); }
  else if ("more" in target.dataset) { done(); more(target).catch(() => location.assign(target.href)); }
  else if ("cancel" in target.dataset) { done(); away(target.closest("form")); }
  else if ("onComment" in target.dataset && chosen) say(chosen.part, "comment", chosen);
  else if ("onSuggest" in target.dataset && chosen) say(chosen.part, "suggest", chosen);
  else if (target.matches("a.spoken") && light(target)) done();
}

const chosenIn = (part) => { const found = selected(); return found && found.part === part ? found : null; };

function only(target, make) {
  for (const other of document.querySelectorAll(".saying")) other.remove();
  make(target);
}

/* A button that was pressed once is not pressed again. */
function sent(event) {
  const form = event.target;
  if (!form.matches(".saying")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
}

/* Keys, while nothing is typed and the reader has not switched them off. */
const writes = (element) => element && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
const KEYS = "migov-consultation-keys";

/* The Latin letter of a key, on keyboards of other scripts that of its place. */
const letter = (event) => (/^[a-z]$/i.test(event.key) ? event.key : event.code.replace(/^Key/, "")).toLowerCase();

function current(parts) {
  const focused = document.activeElement && document.activeElement.closest(".part");
  return focused || parts.find((part) => part.getBoundingClientRect().bottom > 80) || parts[0];
}

function keyed(event) {
  if (event.key === "Escape") return closing();
  if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target) || localStorage.getItem(KEYS) === "off") return;
  const parts = [...document.querySelectorAll(".part")];
  if (!parts.length) return;
  const here = current(parts), at = parts.indexOf(here);
  const on = document.activeElement && document.activeElement.closest(".part") === here;
  const doing = {
    j: () => parts[Math.min(parts.length - 1, on ? at + 1 : at)].focus(),
    k: () => parts[Math.max(0, at - 1)].focus(),
    c: () => here.querySelector("[data-say]") && say(here, "comment", chosenIn(here)),
    s: () => here.querySelector("[data-suggest]") && say(here, "suggest", chosenIn(here)),
    n: () => undecided(),
  }[letter(event)];
  if (!doing) return;
  event.preventDefault();
  doing();
}

function closing() {
  const form = document.querySelector(".saying");
  if (form) away(form);
  else shut();
}

/* The next card that waits for a decision: on this page, else where the server leads. */
function undecided() {
  const cards = [...document.querySelectorAll(".comment-card[data-undecided]")];
  const now = document.activeElement && document.activeElement.closest(".comment-card");
  const behind = cards.filter((card) => !now || now.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING);
  const next = behind.find((card) => card !== now), link = document.querySelector("[data-next]");
  if (next) { if (narrow() && next.closest(".cards")) sheet(next.closest(".cards")); next.focus(); }
  else if (link) link.click();
}

/* Whether others have said something since; nobody looks while the page is not seen. */
async function look() {
  if (document.hidden) return;
  const { news, latest } = room().dataset;
  const answer = await fetch(`${news}?after=${latest}`, { headers: { accept: "application/json" } });
  if (answer.ok && (await answer.json()).count) document.querySelector("p[data-news]").hidden = false;
}

function begin() {
  room().classList.add("with-script");
  const box = document.querySelector("[data-keys]");
  box.checked = localStorage.getItem(KEYS) !== "off";
  box.addEventListener("change", () => localStorage.setItem(KEYS, box.checked ? "on" : "off"));
  for (const part of document.querySelectorAll(".part")) {
    const count = part.querySelector(".part-count");
    if (!count) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small quiet sheet-open";
    button.textContent = count.textContent;
    button.addEventListener("click", () => { sheet(part.querySelector("[data-cards]")); });
    count.after(button);
  }
  document.addEventListener("selectionchange", offer);
  document.addEventListener("click", clicked);
  document.addEventListener("submit", sent);
  document.addEventListener("keydown", keyed);
  const target = location.hash.startsWith("#comment-") && document.getElementById(location.hash.slice(1));
  const part = new URLSearchParams(location.search).get("part");
  if (target && target.closest(".cards") && narrow()) sheet(target.closest(".cards"));
  else if (part && document.getElementById(`at-${part}`)) document.getElementById(`at-${part}`).scrollIntoView({ block: "center" });
  setInterval(() => look().catch(() => undefined), 60000);
}

if (room()) begin();
