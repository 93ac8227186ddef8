"""The parts of a Word file that goes out for comments, beside its document, and the archive around them."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from migov.model.languages import Language
from migov.profile.docx.elements import Element, element, written
from migov.profile.docx.package import (
    CONTENT_TYPES,
    LITERAL,
    OFFICE,
    RELATIONSHIPS,
    TYPES,
    WORD,
    application,
    literal,
    zipped,
)
from migov.profile.docx.runs import REGIONS
from migov.profile.markup import printable
from migov.profile.word.identity import Identity

PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN = "http://purl.org/dc/elements/1.1/"
CUSTOM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that people and programs name themselves."""
COMMENTS = {
    "comments": (f"{OFFICE}/comments", f"{WORD}.comments+xml"),
    "commentsExtended": (
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        f"{WORD}.commentsExtended+xml",
    ),
}


def packed(parts: Mapping[str, Element], identity: Identity, *, title: str, language: Language) -> bytes:
    """The file made of these parts of ``word/``, with what it says of itself."""
    noted = {name: COMMENTS[name] for name in COMMENTS if name in parts}
    files = {
        "[Content_Types].xml": _content_types(noted),
        "_rels/.rels": _relationships(
            {
                "rDocument": (f"{OFFICE}/officeDocument", "word/document.xml"),
                "rCore": (f"{RELATIONSHIPS}/metadata/core-properties", "docProps/core.xml"),
                "rApp": (f"{OFFICE}/extended-properties", "docProps/app.xml"),
                "rCustom": (f"{OFFICE}/custom-properties", "docProps/custom.xml"),
            }
        ),
        "docProps/core.xml": _core(title, language),
        "docProps/app.xml": application(),
        "docProps/custom.xml": _custom(identity),
        "word/_rels/document.xml.rels": _relationships(
            {f"r{name.capitalize()}": (f"{OFFICE}/{name}", f"{name}.xml") for name in _inside()}
            | {f"r{name[0].upper()}{name[1:]}": (kind, f"{name}.xml") for name, (kind, _) in noted.items()}
        ),
    }
    files |= {f"word/{name}.xml": literal(name, language.value) for name in LITERAL}
    files["word/settings.xml"] = _settings(files["word/settings.xml"], identity)
    files |= {f"word/{name}.xml": written(root) for name, root in parts.items()}
    return zipped(files)


def _inside() -> tuple[str, ...]:
    return (*LITERAL, "footnotes", "header", "footer")


def _settings(data: bytes, identity: Identity) -> bytes:
    """The settings of a file in which every change is recorded."""
    root = etree.fromstring(data)
    zoom = next(root.iterchildren(element("w:zoom").tag))
    zoom.addnext(element("w:trackRevisions"))
    variables = [element("w:docVar", {"w:name": name, "w:val": value}) for name, value in identity.properties().items()]
    next(root.iterchildren(element("w:compat").tag)).addnext(element("w:docVars", None, *variables))
    return written(root)


def _content_types(noted: Mapping[str, tuple[str, str]]) -> bytes:
    made = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})  # type: ignore[dict-item]  # no prefix is one too
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(made, f"{{{TYPES}}}Default", Extension=extension, ContentType=kind)
    kinds = CONTENT_TYPES | {f"/word/{name}.xml": kind for name, (_, kind) in noted.items()}
    kinds["/docProps/custom.xml"] = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    for name, kind in kinds.items():
        etree.SubElement(made, f"{{{TYPES}}}Override", PartName=name, ContentType=kind)
    return written(made)


def _relationships(targets: Mapping[str, tuple[str, str]]) -> bytes:
    made = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})  # type: ignore[dict-item]
    for id_, (kind, target) in targets.items():
        etree.SubElement(made, f"{{{RELATIONSHIPS}}}Relationship", Id=id_, Type=kind, Target=target)
    return written(made)


def _core(title: str, language: Language) -> bytes:
    """Title and language; no dates, which would differ from one printing to the next."""
    made = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DUBLIN})
    etree.SubElement(made, f"{{{DUBLIN}}}title").text = printable(title)
    etree.SubElement(made, f"{{{DUBLIN}}}language").text = REGIONS[language.value]
    return written(made)


def _custom(identity: Identity) -> bytes:
    names = {None: PROPERTIES, "vt": VALUES}
    made = etree.Element(f"{{{PROPERTIES}}}Properties", nsmap=names)  # type: ignore[arg-type]
    for at, (name, value) in enumerate(identity.properties().items(), start=2):
        fact = etree.SubElement(made, f"{{{PROPERTIES}}}property", fmtid=CUSTOM, pid=str(at), name=name)
        etree.SubElement(fact, f"{{{VALUES}}}lpwstr").text = printable(value)
    return written(made)
