"""Atom (RFC 4287): a feed as bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from migov.model.values import Value

SPACE = "http://www.w3.org/2005/Atom"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NEVER = "2026-01-01T00:00:00+00:00"
"""When a feed without entries was last changed."""


class AtomEntry(Value, kw_only=True):
    """One piece of news."""

    id: str
    title: str
    summary: str
    address: str
    at: str
    """ISO 8601 moment with its offset."""
    topics: tuple[str, ...] = ()


class AtomFeed(Value, kw_only=True):
    """News of one kind, the newest first."""

    id: str
    title: str
    subtitle: str
    language: str
    itself: str
    """Its own address."""
    page: str
    """Address of the page for people."""
    next: str | None
    """Address of the older news."""
    entries: tuple[AtomEntry, ...]


def written(feed: AtomFeed) -> bytes:
    """The feed as XML."""
    register_namespace("", SPACE)
    top = Element(f"{{{SPACE}}}feed", {"xml:lang": feed.language})
    _say(top, "id", feed.id)
    _say(top, "title", feed.title)
    _say(top, "subtitle", feed.subtitle)
    _say(top, "updated", max((entry.at for entry in feed.entries), default=NEVER))
    _link(top, "self", feed.itself, "application/atom+xml")
    _link(top, "alternate", feed.page, "text/html")
    if feed.next:
        _link(top, "next", feed.next, "application/atom+xml")
    author = SubElement(top, f"{{{SPACE}}}author")
    _say(author, "name", "migov")
    _entries(top, feed.entries)
    made: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return made


def _entries(top: Element, entries: Iterable[AtomEntry]) -> None:
    for one in entries:
        entry = SubElement(top, f"{{{SPACE}}}entry")
        _say(entry, "id", one.id)
        _say(entry, "title", one.title)
        _say(entry, "updated", one.at)
        _say(entry, "summary", one.summary)
        _link(entry, "alternate", one.address, "text/html")
        for topic in one.topics:
            SubElement(entry, f"{{{SPACE}}}category", {"term": topic})


def _say(parent: Element, name: str, words: str) -> None:
    SubElement(parent, f"{{{SPACE}}}{name}").text = NOT_XML.sub("", words)


def _link(parent: Element, relation: str, address: str, kind: str) -> None:
    SubElement(parent, f"{{{SPACE}}}link", {"rel": relation, "href": address, "type": kind})
