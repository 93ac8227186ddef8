"""A translation as XLIFF 2.1, for the programs that translators work with; and back.

A piece is a unit, a sentence a segment. What comes back is read as data of somebody unknown: within a size, without
document types, entities or the network.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from migov.errors import Problem, Unreadable
from migov.model.languages import Language
from migov.model.translations import State
from migov.sheets.translations.lines import Line, Sheet

SPACE = "urn:oasis:names:tc:xliff:document:2.0"
META = "urn:oasis:names:tc:xliff:metadata:2.0"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MOST = 20_000_000
"""Bytes of a file."""
STATES = {"initial": State.MISSING, "translated": State.DONE, "reviewed": State.REVIEWED, "final": State.REVIEWED}
REMEDY = "send back the file that you received; export it again if it is lost"
CATEGORY = "migov"


def write(sheet: Sheet) -> bytes:
    """The file."""
    root = etree.Element(_name("xliff"), nsmap={None: SPACE, "mda": META})  # type: ignore[dict-item]  # the stubs know no namespace without a prefix
    root.set("version", "2.1")
    root.set("srcLang", sheet.source_language.value)
    root.set("trgLang", sheet.language.value)
    file = etree.SubElement(root, _name("file"), id="f1", original=f"{sheet.subject} {sheet.sent_at}")
    for number, (piece, lines) in enumerate(groupby(sheet.lines, key=lambda line: line.piece), 1):
        unit = etree.SubElement(file, _name("unit"), id=f"u{number}", name=piece)
        _unit(unit, list(lines))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False)


def _unit(unit: etree._Element, lines: list[Line]) -> None:
    group = etree.SubElement(etree.SubElement(unit, f"{{{META}}}metadata"), f"{{{META}}}metaGroup", category=CATEGORY)
    for line in lines:
        for kind, mark in (("source", line.source_mark), ("words", line.words_mark)):
            etree.SubElement(group, f"{{{META}}}meta", type=f"{kind}-{line.number}").text = mark
    notes = etree.SubElement(unit, _name("notes"))
    etree.SubElement(notes, _name("note"), category="context").text = f"{lines[0].kind} {lines[0].section}".strip()
    for line in lines:
        if line.was:
            said = f"sentence {line.number} said before: {line.was}"
            etree.SubElement(notes, _name("note"), category="changed").text = _legal(said)
    for line in lines:
        state = {State.DONE.value: "translated", State.REVIEWED.value: "reviewed"}.get(line.state, "initial")
        segment = etree.SubElement(unit, _name("segment"), id=f"s{line.number}", state=state)
        for name, words in (("source", line.source), ("target", line.words)):
            if words or name == "source":
                element = etree.SubElement(segment, _name(name))
                element.set(XML_SPACE, "preserve")
                element.text = _legal(words)


def read(data: bytes, *, file: str) -> Sheet:
    """The lines of a file that came back.

    Raises:
        Unreadable: no XLIFF 2 file of ours, damaged, hostile, or larger than it can be.
    """
    root = _root(data, file)
    spoken, language = root.get("srcLang", ""), root.get("trgLang", "")
    holder = root.find(_name("file"))
    subject, _, sent_at = (holder.get("original", "") if holder is not None else "").partition(" ")
    if {spoken, language} - set(Language) or not subject:
        raise Unreadable(Problem("it does not tell which profile and languages it is of", file=file, remedy=REMEDY))
    lines = tuple(line for unit in root.iter(_name("unit")) for line in _lines(unit))
    return Sheet(
        subject=subject,
        source_language=Language(spoken),
        language=Language(language),
        sent_at=sent_at,
        lines=lines,
    )


def _root(data: bytes, file: str) -> etree._Element:
    if len(data) > MOST:
        raise Unreadable(Problem(f"more than {MOST:,} bytes", file=file, remedy=REMEDY))
    if _declares(data):
        raise Unreadable(Problem("the file declares a document type", file=file, remedy="save it without one"))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(Problem(f"it is no XML: {error}", file=file, remedy=REMEDY)) from error
    if root.tag != _name("xliff"):
        raise Unreadable(Problem("it is no XLIFF 2 file", file=file, remedy=REMEDY))
    return root


def _declares(data: bytes) -> bool:
    """Whether the bytes hold a document type, in any of the encodings in which XML may come."""
    return any("<!DOCTYPE".encode(code) in data.upper() for code in ("utf-8", "utf-16-le", "utf-16-be"))


def _lines(unit: etree._Element) -> Iterator[Line]:
    piece = unit.get("name") or unit.get("id") or ""
    marks = {meta.get("type"): (meta.text or "") for meta in unit.iter(f"{{{META}}}meta")}
    for place, segment in enumerate(unit.iter(_name("segment")), 1):
        told = (segment.get("id") or "").removeprefix("s")
        number = int(told) if told.isdecimal() and len(told) < 6 else place
        yield Line(
            piece=piece,
            number=number,
            state=STATES.get(segment.get("state", "initial"), State.MISSING).value,
            source=_words(segment, "source"),
            words=_words(segment, "target"),
            source_mark=marks.get(f"source-{number}", ""),
            words_mark=marks.get(f"words-{number}", ""),
            place=f"unit {piece}, segment {number}",
        )


def _words(segment: etree._Element, name: str) -> str:
    """The text of a source or a target, with that inside the tags that a program put there."""
    found = segment.find(_name(name))
    return "" if found is None else "".join(str(part) for part in found.itertext()).strip()


def _name(tag: str) -> str:
    return f"{{{SPACE}}}{tag}"


def _legal(words: str) -> str:
    """The words without the control characters that XML cannot hold."""
    return "".join(char for char in words if char in "\t\n" or (char >= " " and char not in "\ufffe\uffff"))
