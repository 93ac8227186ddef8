"""How an index is laid out: its fields, and the number that changes whenever they do."""

from __future__ import annotations

from functools import cache

import tantivy

from migov.evidence.index.analysers import EXACT, PLAIN, STEMMERS, analyser, analyser_of, folded, prepared
from migov.evidence.index.entries import ENDED, Entry, first_day, last_day, packed

LAYOUT = 4
"""Raise it with every change to fields or analysers: an index of another number is rebuilt, not read."""

PARTS = ("title", "headings", "body")
"""What is searched of a passage in its own language."""

KEYWORDS = ("source", "jurisdiction", "language", "kind", "status", "limits", "stamp")
"""Fields that are matched whole."""

NEVER = 99991231
"""The day on which what has no end ends."""


@cache
def schema() -> tantivy.Schema:
    """The fields of an index."""
    builder = tantivy.SchemaBuilder()
    for language in (*STEMMERS, PLAIN):
        for part in PARTS:
            builder.add_text_field(field(part, language), tokenizer_name=language)
    builder.add_text_field(EXACT, tokenizer_name=EXACT)
    for keyword in KEYWORDS:
        builder.add_text_field(keyword, tokenizer_name="raw", index_option="basic")
    for day in ("since", "until", "published"):
        builder.add_integer_field(day, fast=True)
    builder.add_bytes_field("entry", stored=True)
    return builder.build()


def field(part: str, language: str) -> str:
    """The field of one of `PARTS` in one analysed language."""
    return f"{part}_{language}"


def register(index: tantivy.Index) -> tantivy.Index:
    """The index, knowing its analysers: the engine keeps only their names."""
    for language in (*STEMMERS, PLAIN, EXACT):
        index.register_tokenizer(language, analyser(language))
    return index


def document(entry: Entry) -> tantivy.Document:
    """An entry as the engine takes it."""
    language = analyser_of(entry.passage.language or entry.language)
    fields: dict[str, object] = {
        "entry": packed(entry),
        "source": entry.source,
        "language": language_of(entry),
        "kind": entry.kind.value,
        field("title", language): prepared(entry.title, language),
        field("body", language): prepared(entry.passage.text, language),
        EXACT: folded(entry.passage.text),
    }
    if entry.passage.locator.path:
        fields[field("headings", language)] = prepared(" \n ".join(entry.passage.locator.path), language)
    if entry.jurisdiction:
        fields["jurisdiction"] = entry.jurisdiction
    if entry.status:
        fields["status"] = entry.status.value
    if entry.published:
        fields["published"] = first_day(entry.published)
    return tantivy.Document(**fields, **_limits(entry))


def language_of(entry: Entry) -> str:
    """The primary language of a passage, of whatever analyser: "fr", "ha", "und"."""
    return (entry.passage.language or entry.language or PLAIN).lower().partition("-")[0]


def _limits(entry: Entry) -> dict[str, object]:
    if not (entry.since or entry.until):
        return {"limits": "ended"} if entry.status in ENDED else {}
    limits: dict[str, object] = {
        "limits": ["dated"] if entry.until or entry.status not in ENDED else ["dated", "ended"],
        "since": first_day(entry.since) if entry.since else 0,
        "until": last_day(entry.until) if entry.until else NEVER,
    }
    return limits
