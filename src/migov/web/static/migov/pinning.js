/* The evidence drawer without leaving the page: searching, reading a source, pinning its words. Words that are selected in
   the reader can be pinned exactly as selected. Without this script each of these is a page or a button of its own. */

"use strict";

const drawer = () => document.querySelector("[data-part=evidence]");

/* Positions in a source count characters (code points); those of a script count UTF-16 units. */
const characters = (text) => Array.from(text).length;

/* The position in the source of a place in the page, or null outside of its words. */
function position(node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const paragraph = element && element.closest("[data-start]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.start) + characters(before.toString());
}

function offerSelected() {
  const bar = document.querySelector(".pin-selection");
  if (!bar) return;
  const selection = document.getSelection();
  bar.hidden = true;
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const start = position(range.startContainer, range.startOffset);
  const end = position(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return;
  bar.querySelector("button").value = `${start}-${end}`;
  bar.hidden = false;
}

async function fetched(address, options) {
  const answer = await fetch(address, options);
  return [new DOMParser().parseFromString(await answer.text(), "text/html"), answer];
}

function announce(text, went) {
  const line = drawer().querySelector("[data-news]");
  line.className = went ? "notice done" : "notice wrong";
  line.hidden = false;
  line.textContent = text;
}

function swap(page, part) {
  const there = document.querySelector(`[data-part=${part}]`), anew = page.querySelector(`[data-part=${part}]`);
  if (there && anew) there.replaceWith(document.importNode(anew, true));
}

/* What was asked for last is shown: what comes late for something before it is thrown away. */
let asked = 0;

/* What the page says anew, found by its address. */
async function find(address) {
  const mine = asked += 1;
  const [page, answer] = await fetched(address);
  if (mine !== asked) return undefined;
  if (!answer.ok || !page.querySelector("[data-part=evidence]")) return location.assign(address);
  swap(page, "evidence");
  return document.getElementById("evidence").focus();
}

/* A source in the drawer, in front of what was found. */
async function open(address) {
  const mine = asked += 1;
  const [page, answer] = await fetched(address);
  if (mine !== asked) return undefined;
  const source = page.querySelector(".reader");
  if (!answer.ok || !source) return location.assign(address);
  const found = drawer();
  for (const part of found.querySelectorAll("[data-found]")) part.hidden = true;
  const room = found.querySelector("[data-reader]");
  room.hidden = false;
  room.querySelector("[data-title]").textContent = page.querySelector("h1").textContent;
  const link = room.querySelector("[data-alone]");
  link.href = address;
  room.querySelector("[data-source]").replaceChildren(document.importNode(source, true));
  room.querySelector("[data-title]").focus();
  const target = new URL(address, location.href).hash.slice(1);
  const marked = target && room.querySelector(`[id="${CSS.escape(target)}"]`);
  if (marked) marked.scrollIntoView({ block: "center" });
  return undefined;
}

function close() {
  asked += 1;
  const room = drawer().querySelector("[data-reader]");
  room.hidden = true;
  room.querySelector("[data-source]").replaceChildren();
  for (const part of drawer().querySelectorAll("[data-found]")) part.hidden = false;
  document.getElementById("evidence").focus();
}

/* A pin that is set or taken back: the answer's pins are shown anew, and the reader stays where they were. */
async function pin(form, button) {
  const [page, answer] = await fetched(form.action, { method: "POST", body: new FormData(form, button) });
  if (!answer.ok) return announce((page.querySelector("main p") || page.body).textContent.trim(), false);
  if (!page.querySelector("[data-part=pins]")) return location.assign(answer.url);
  swap(page, "pins");
  const state = page.getElementById("state");
  if (state) document.getElementById("state").replaceWith(document.importNode(state, true));
  return announce(form.closest("[data-part=pins]") ? drawer().dataset.unpinned : drawer().dataset.pinned, true);
}

function inside(event) {
  const link = event.target.closest("a");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  if (link.closest("[data-source]") ? link.pathname.includes("/sources/") : "reads" in link.dataset) {
    event.preventDefault();
    open(link.href);
  } else if ("finds" in link.dataset) {
    event.preventDefault();
    find(link.href);
  }
}

function handed(event) {
  const form = event.target;
  if (form.matches("[data-pins], [data-source] .pinning")) {
    event.preventDefault();
    pin(form, event.submitter).catch(() => announce(drawer().dataset.offline, false));
  } else if (form.matches("[data-part=evidence] .search")) {
    event.preventDefault();
    find(`${form.action.split(/[?#]/)[0]}?${new URLSearchParams(new FormData(form))}#evidence`);
  }
}

document.addEventListener("selectionchange", offerSelected);
if (drawer()) {
  document.addEventListener("click", (event) => { if (event.target.closest("[data-close]")) close(); });
  document.addEventListener("click", inside);
  document.addEventListener("submit", handed);
}
