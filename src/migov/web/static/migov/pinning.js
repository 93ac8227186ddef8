/* Words that are selected in the reader can be pinned exactly as selected. Without this script every paragraph can be
   pinned as it stands by its own button. */

"use strict";

const bar = document.querySelector(".pin-selection");
const button = bar && bar.querySelector("button");

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

function offer() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) {
    bar.hidden = true;
    return;
  }
  const range = selection.getRangeAt(0);
  const start = position(range.startContainer, range.startOffset);
  const end = position(range.endContainer, range.endOffset);
  const usable = start !== null && end !== null && end > start;
  if (usable) button.value = `${start}-${end}`;
  bar.hidden = !usable;
}

if (bar) document.addEventListener("selectionchange", offer);
