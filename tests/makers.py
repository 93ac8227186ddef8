"""Small values for tests: say what matters, the rest is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from migov.catalogue.territories import gazetteer
from migov.model.assessments import Assessment
from migov.model.dimensions import Dimension
from migov.model.findings import Finding, Side, section_of
from migov.model.footnotes import Footnote
from migov.model.jurisdictions import Jurisdiction
from migov.model.languages import Language, Localized
from migov.model.publications import Publication
from migov.model.sources import Snapshot, Source
from migov.model.texts import NoteMark, Place, Text
from migov.profile.reading.facts import gather


def jurisdiction(code: str | None = "XQA", official: str = "Republic of Sample", short: str = "Sample") -> Jurisdiction:
    return Jurisdiction(code=code, official_name=Localized(en=official), short_name=Localized(en=short))


def text(marked: str) -> Text:
    """Words with ``[^5]`` where footnote 5 is called."""
    parts: list[str | NoteMark] = []
    for number, piece in enumerate(marked.replace("]", "[^").split("[^")):
        if piece:
            parts.append(NoteMark(piece) if number % 2 else piece)
    return tuple(parts)


def finding(
    marked: str = "The law exists.",
    dimension: int = 1,
    side: Side = Side.WELL_DEVELOPED,
    number: int = 1,
    **more: Any,
) -> Finding:
    section = section_of(Dimension(dimension), side)
    return Finding(id=f"{section}-{number}", dimension=Dimension(dimension), side=side, text=text(marked), **more)


def footnote(number: int | str, words: str, section: str = "1.2", paragraph: int | None = 1) -> Footnote:
    return Footnote(number=str(number), text=words, place=Place(section, paragraph))


def assessment(findings: Sequence[Finding] = (), **more: Any) -> Assessment:
    fields: dict[str, Any] = {
        "id": "xqa-2024",
        "jurisdiction": jurisdiction(),
        "publication": Publication(language=Language.EN, year=2024),
        "findings": tuple(findings),
    }
    return Assessment(**(fields | more))


def gathered(
    well: Sequence[str] = (), potential: Sequence[str] = (), notes: Sequence[str] = (), **more: Any
) -> Assessment:
    """What is gathered from findings of dimension 1 in English, in a profile of 2024; notes are called by "[^1]"."""
    sides = ((Side.WELL_DEVELOPED, well), (Side.POTENTIAL, potential))
    findings = [
        finding(words, side=side, number=number) for side, texts in sides for number, words in enumerate(texts, 1)
    ]
    footnotes = [footnote(number, words) for number, words in enumerate(notes, 1)]
    return gather(assessment(findings, footnotes=tuple(footnotes), **more), territories=gazetteer())


def snapshot(letter: str = "a", **more: Any) -> Snapshot:
    """Stored bytes whose name is one letter over and over."""
    fields: dict[str, Any] = {
        "sha256": letter * 64,
        "media_type": "application/pdf",
        "size": 1000,
        "captured": "2024-05-01T12:00:00+00:00",
    }
    return Snapshot(**(fields | more))


def source(id: str = "xqa-act", title: str = "Aliens Act", **more: Any) -> Source:  # noqa: A002 - the field's own word
    return Source(**({"id": id, "title": title, "jurisdiction": "XQA", "language": "en"} | more))
