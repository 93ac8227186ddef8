"""Priorities on the way forward: a chapter after the findings, where the generation has a place for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from migov.model.assessments import Assessment
from migov.model.languages import Language
from migov.model.priorities import Priority
from migov.profile.blocks import Block, Chapter, Heading, Paragraph
from migov.profile.composing.key_findings import untranslated
from migov.profile.composing.numbering import foreign
from migov.profile.composing.wording import Wording


def chapters(assessment: Assessment, wording: Wording, language: Language) -> Iterator[Chapter]:
    """The chapter, where there are priorities and the boilerplate of the generation speaks of them."""
    if not (found := _in_order(assessment, wording)):
        return
    blocks: list[Block] = [Paragraph(id="priorities-lead", content=(wording.certain("priorities", "lead"),))]
    spoken = foreign(assessment.publication.language, language)
    number = 0
    for dimension, group in groupby(found, key=lambda priority: priority.dimension):
        if dimension is not None:
            name = f"priorities-{int(dimension)}"
            blocks.append(Heading(id=name, level=2, text=dimension.title(language)))
        for priority in group:
            number += 1
            name = f"priority-{number}"
            own = priority.language.value if priority.language else spoken
            blocks.append(Paragraph(id=name, content=(_line(number, priority),), role="item", language=own))
            blocks.extend(untranslated(name, priority.language, wording))
            if agreed := _agreed(priority, assessment, wording):
                blocks.append(Paragraph(id=f"{name}-agreed", content=(agreed,), role="small"))
    yield Chapter(id="priorities", title=wording.certain("priorities", "title"), blocks=tuple(blocks))


def lines(assessment: Assessment, wording: Wording) -> tuple[str, ...]:
    """The priorities as they are printed, with those who agreed; empty where the generation prints none."""
    told: list[str] = []
    for number, priority in enumerate(_in_order(assessment, wording), 1):
        told.append(_line(number, priority))
        if agreed := _agreed(priority, assessment, wording):
            told.append(agreed)
    return tuple(told)


def _in_order(assessment: Assessment, wording: Wording) -> list[Priority]:
    """By dimension, those that concern all first; none where the generation has no place for them."""
    if not wording.has("priorities", "title"):
        return []
    return sorted(assessment.priorities, key=lambda priority: int(priority.dimension or 0))


def _line(number: int, priority: Priority) -> str:
    return f"{number}. {' '.join(priority.text.split())}"


def _agreed(priority: Priority, assessment: Assessment, wording: Wording) -> str | None:
    if not priority.agreed_by:
        return None
    names = {institution.id: institution.name for institution in assessment.institutions}
    told = "; ".join(names.get(id, id) for id in priority.agreed_by)  # noqa: A001
    return str(wording.entry("priorities", "agreed")).format(names=told)
