"""A returned Word file → neutral values; every element that records a change or a comment is accounted for."""

from __future__ import annotations

from lxml import etree

from migov.profile.word.identity import Identity, identified
from migov.profile.word.reading.assembling import Assembly
from migov.profile.word.reading.opening import MOST_PARAGRAPHS, MOST_RECORDED, Package
from migov.profile.word.reading.recorded import Element, Records, W, moment
from migov.profile.word.reading.remarks import remarks
from migov.profile.word.reading.stories import Teller
from migov.profile.word.reading.values import Block, Change, ChangeKind, Piece, Remark, Returned

__all__ = ["Block", "Change", "ChangeKind", "Piece", "Remark", "Returned", "read"]

NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
DUBLIN = "{http://purl.org/dc/terms/}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"


def read(data: bytes, *, file: str | None = None) -> Returned:
    """What a returned file says and what was done in it.

    Raises:
        Unreadable: no Word document, one with macros or a password, damaged, or larger than the limits.
        Invalid: something recorded in it could not be accounted for.
    """
    package = Package(data, file=file)
    records = Records()
    teller = Teller(records)
    document = package.tree(package.main)
    if document.tag != f"{W}document":
        remedy = "save it as 'Word document (.docx)', not as Strict Open XML or another format"
        raise package.refused("the text of the document is of a sort that is not read", remedy=remedy)
    parts = _parts(package, document)
    noted = package.one("comments")
    for _, root in parts:
        records.expect(root)
    if noted is not None:
        records.expect(noted)
    said = 0 if noted is None else sum(1 for _ in noted.iter(f"{W}comment"))
    recorded = sum(records.counted.values()) + said
    if recorded > MOST_RECORDED:
        says = f"{recorded:,} changes and comments are recorded in it; at most {MOST_RECORDED:,} are read"
        raise package.refused(says, remedy="accept the changes of format first, or send it in two files")
    paragraphs = sum(1 for _, root in parts for _ in root.iter(f"{W}p"))
    if paragraphs > MOST_PARAGRAPHS:
        says = f"it has {paragraphs:,} paragraphs; at most {MOST_PARAGRAPHS:,} are read"
        raise package.refused(says, remedy="send the draft alone, without other documents in it")
    for name, root in parts:
        teller.tell(name, root)
    assembly = Assembly()
    for story in teller.stories:
        assembly.add(story)
    blocks, changes = assembly.finished(records)
    found = remarks(package, noted, assembly.spoken, blocks)
    by, at = _modified(package)
    return Returned(
        file=file,
        identity=_identity(package, teller.bookmarks, blocks),
        last_modified_by=by,
        last_modified_at=at,
        blocks=blocks,
        changes=changes,
        remarks=tuple(found),
        counted=dict(records.counted) | ({"comment": said} if said else {}),
        notices=tuple(dict.fromkeys(package.notices)),
    )


def _parts(package: Package, document: Element) -> list[tuple[str, Element]]:
    """The text, each note, each header and footer, with its name."""
    found = [("text", document)]
    for kind, name in NOTES.items():
        root = package.one(kind)
        if root is not None:
            found += [(f"{name} {one.get(f'{W}id', '')}", one) for one in root.iterchildren(f"{W}{name}")]
    for kind in ("header", "footer"):
        for at, (_, name) in enumerate(package.of_kind(kind), start=1):
            found.append((f"{kind} {at}", package.tree(name)))
    return found


def _identity(package: Package, bookmarks: list[str], blocks: tuple[Block, ...]) -> Identity:
    facts: dict[str, str] = {}
    settings = package.one("settings")
    if settings is not None:
        for one in settings.iter(f"{W}docVar"):
            facts[one.get(f"{W}name", "")] = one.get(f"{W}val", "")
    custom = package.beside("docProps/custom.xml")
    if custom is not None:
        for one in custom:
            facts[one.get("name", "")] = "".join(str(text) for text in one.itertext()).strip()
    return identified(facts, bookmarks, [block.original for block in blocks if len(block.original) < 500])


def _modified(package: Package) -> tuple[str | None, str | None]:
    """Who saved the file last, and when, as it says."""
    core = package.beside("docProps/core.xml")
    if core is None:
        return None, None
    return _text(core, f"{CORE}lastModifiedBy"), moment(_text(core, f"{DUBLIN}modified"))


def _text(root: etree._Element, name: str) -> str | None:
    return (root.findtext(name) or "").strip() or None
