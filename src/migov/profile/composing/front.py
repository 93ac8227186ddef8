"""The parts before the findings: cover, imprint, objective, introduction, conceptual framework with the cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from migov.model.assessments import Assessment
from migov.model.dimensions import Dimension
from migov.model.institutions import Institution
from migov.model.languages import Language
from migov.profile.blocks import (
    Block,
    Card,
    Cards,
    Chapter,
    Cover,
    Framework,
    Heading,
    NoteCall,
    Paragraph,
    Phrase,
)
from migov.profile.composing.numbering import Notes, Series, foreign
from migov.profile.composing.wording import Sentences, Wording

MOST_NAMED = 8
"""How many institutions the introduction lists at most."""


def cover(assessment: Assessment, wording: Wording) -> Cover:
    """The words of the cover; the second line names a later round."""
    rounds = wording.entry("cover", "rounds")
    return Cover(
        series=wording.certain("cover", "series"),
        official_name=wording.certain("imprint", "name"),
        profile_line=wording("cover", "profile_line") or wording.certain("cover", "profile_line_undated"),
        second_line=rounds.get(str(assessment.round)),
    )


IMPRINT = (
    "name", "translated", "designations", "opinions", "accuracy", "partner_disclaimer", "software",
    "publisher", "partner", "citation", "rights", "licence", "licence_address", "published", "number", "isbn", "doi",
)  # fmt: skip
"""Lines of the imprint in printed order."""


def imprint(wording: Wording) -> tuple[Paragraph, ...]:
    """The lines of the imprint of which everything is known."""

    def no_notes(name: str) -> NoteCall:
        raise AssertionError(f"the imprint calls no notes, but here {name}")

    return tuple(
        Paragraph(id=f"imprint-{name.replace('_', '-')}", content=content, role="small")
        for name in IMPRINT
        if (
            content := wording.inline(
                "{translated}" if name == "translated" else wording.entry("imprint", name), no_notes
            )
        )
    )


def translated(assessment: Assessment, texts: Mapping[str, Any]) -> str | None:
    """The line that says from which language a profile was translated, and that the other text was signed."""
    source = assessment.publication.translated_from
    told: str | None = texts.get("translation", {}).get("from", {}).get(source.value) if source else None
    return told


def presented(wording: Wording) -> str:
    """The official name with the short one that stands for it from there on; one name alone where they are the same."""
    official, short = wording.plain("{official}"), wording.plain("{short}")
    return wording.certain("book", "presented") if official != short else short or ""


def title(assessment: Assessment, wording: Wording) -> str:
    """The title of the publication as printed, else a plain one."""
    return assessment.publication.title or wording("imprint", "composed_title") or wording.certain("cover", "series")


def citation(wording: Wording) -> str | None:
    """A citation put together from what is known, for a publication that asks for none of its own."""
    return wording("imprint", "composed_citation") or wording("imprint", "composed_citation_without_publisher")


def objective(wording: Wording, series: Series) -> Chapter:
    """Why there is such a profile, and what it is not."""
    notes = Notes(series, wording=wording)
    lead = Paragraph(id="objective-lead", content=(wording.certain("objective", "lead"),), role="lead")
    texts = _paragraphs("objective", wording.entry("objective", "paragraphs"), wording, notes)
    return Chapter(
        id="objective", title=wording.certain("objective", "title"), blocks=(lead, *texts), notes=notes.called
    )


def introduction(assessment: Assessment, wording: Wording, series: Series, language: Language) -> Chapter:
    """What governing migration means, which institutions the findings name most, and how findings come about."""
    notes = Notes(series, wording=wording)
    blocks: list[Block] = []
    for number, section in enumerate(wording.entry("introduction", "sections"), 1):
        name = f"introduction-{number}"
        blocks.append(Heading(id=name, level=2, text=wording.plain(section["title"]) or ""))
        blocks.extend(_paragraphs(name, section["paragraphs"], wording, notes))
        if "institutions" in section:
            blocks.extend(_institutions(f"{name}-institutions", section["institutions"], assessment, language))
    return Chapter(
        id="introduction", title=wording.certain("introduction", "title"), blocks=tuple(blocks), notes=notes.called
    )


def _institutions(name: str, lead: str, assessment: Assessment, language: Language) -> Iterator[Paragraph]:
    named = most_named(assessment)
    if not named:
        return
    yield Paragraph(id=name, content=(lead,))
    spoken = foreign(assessment.publication.language, language)
    for number, institution in enumerate(named, 1):
        content = ("• ", Phrase(full_name(institution), language=spoken))
        yield Paragraph(id=f"{name}.{number}", content=content, role="item")


def most_named(assessment: Assessment) -> tuple[Institution, ...]:
    """The institutions that the introduction names, by name; none where the findings do not name two of them often."""
    named = sorted(
        (one for one in assessment.institutions if len(one.places) > 1), key=lambda one: (-len(one.places), one.name)
    )
    return tuple(sorted(named[:MOST_NAMED], key=lambda one: one.name)) if len(named) > 1 else ()


def full_name(institution: Institution) -> str:
    """The name with the native one and the acronym behind it, as house style has it.

    >>> full_name(Institution(id="a", name="Statistics Office", native_name="Office des statistiques", acronym="OS"))
    'Statistics Office (Office des statistiques, OS)'
    """
    native = institution.native_name if institution.native_name != institution.name else None
    behind = [part for part in (native, institution.acronym) if part and part != institution.name]
    return institution.name + (f" ({', '.join(behind)})" if behind else "")


def framework(wording: Wording, language: Language, targets: Mapping[Dimension, str]) -> Chapter:
    """The picture of the framework, and a card for each dimension."""

    def plain(key: str) -> str:
        return wording.certain("framework", key)

    titles = {dimension: dimension.title(language) for dimension in Dimension}
    picture = Framework(
        id="framework-picture",
        alt=plain("alt"),
        target_title=plain("target_title"),
        target_text=plain("target_text"),
        principles_title=plain("principles_title"),
        principles=tuple(text for dimension, text in titles.items() if dimension.is_principle),
        objectives_title=plain("objectives_title"),
        objectives=tuple(text for dimension, text in titles.items() if not dimension.is_principle),
        is_title=plain("is_title"),
        is_what=tuple(wording.entry("framework", "is_what")),
        is_not_title=plain("is_not_title"),
        is_not=tuple(wording.entry("framework", "is_not")),
    )
    cards = tuple(
        Card(
            dimension=dimension,
            title=dimension.short(language),
            text=wording.certain("cards", str(int(dimension))),
            target=targets[dimension],
        )
        for dimension in Dimension
    )
    blocks = (
        Paragraph(id="framework-lead", content=(plain("lead"),), role="lead"),
        picture,
        Heading(id="framework-dimensions", level=2, text=plain("cards_title")),
        Paragraph(id="framework-1", content=(plain("cards_lead"),)),
        Cards(id="framework-cards", page_label=wording.certain("book", "page"), cards=cards),
    )
    return Chapter(id="framework", title=plain("title"), blocks=blocks)


def _paragraphs(name: str, written: list[Sentences], wording: Wording, notes: Notes) -> Iterator[Paragraph]:
    for number, text in enumerate(written, 1):
        if content := wording.inline(text, notes.own):
            yield Paragraph(id=f"{name}-{number}", content=content)
