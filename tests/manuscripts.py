"""Manuscripts for tests: say the sentences, the rest is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from makers import jurisdiction
from migov.catalogue.territories import gazetteer
from migov.model.checks import Doubt, Rule
from migov.model.dimensions import Dimension
from migov.model.drafts import Passage, Sentence
from migov.model.findings import Side
from migov.model.grounds import Grounds
from migov.model.instruments import Instrument, InstrumentKind, InstrumentStatus, Name
from migov.model.languages import Language
from migov.profile.checking import Manuscript, check

CUT_OFF = "2024-06-30"
LAWS = (
    Instrument(
        id="law-2001-4",
        kind=InstrumentKind.LAW,
        number="4-2001",
        year=2001,
        status=InstrumentStatus.REPEALED,
        until="2019-05-01",
        names=(Name("Law No. 4/2001 on Residence"),),
    ),
    Instrument(
        id="decree-1995-12",
        kind=InstrumentKind.DECREE,
        number="12-1995",
        year=1995,
        status=InstrumentStatus.SUPERSEDED,
        until="2015",
        names=(Name("Decree No. 12/1995 on Visas"),),
    ),
    Instrument(
        id="law-2019-8",
        kind=InstrumentKind.LAW,
        number="8-2019",
        year=2019,
        status=InstrumentStatus.IN_FORCE,
        names=(Name("Law No. 8/2019 on Residence"),),
    ),
)


def passage(
    *sentences: str | Sentence,
    id: str = "p1",  # noqa: A002 - the field's own word
    dimension: int = 1,
    side: Side | None = Side.WELL_DEVELOPED,
) -> Passage:
    made = [one if isinstance(one, Sentence) else Sentence(words=one) for one in sentences]
    joined = [Sentence(words=one.words, lead=" " if at else "", grounds=one.grounds) for at, one in enumerate(made)]
    return Passage(id=id, dimension=Dimension(dimension), side=side, sentences=tuple(joined))


def resting(words: str, *answers: str) -> Sentence:
    """A sentence that rests on answers."""
    return Sentence(words=words, grounds=Grounds(answers=answers))


def manuscript(*passages: Passage, **more: Any) -> Manuscript:
    fields: dict[str, Any] = {
        "passages": passages,
        "language": Language.EN,
        "jurisdiction": jurisdiction(),
        "territories": gazetteer(),
        "instruments": LAWS,
        "cut_off": CUT_OFF,
    }
    return Manuscript(**(fields | more))


def of_two(written: str) -> tuple[Passage, ...]:
    """A passage, or two parted by "||": the second in the second chapter's potential."""
    sides = (Side.WELL_DEVELOPED, Side.POTENTIAL)
    parts = zip(written.split("||"), sides, strict=False)
    return tuple(passage(part.strip(), id=f"p{at}", side=side) for at, (part, side) in enumerate(parts, 1))


def doubts(rule: Rule, *passages: Passage, **more: Any) -> list[Doubt]:
    """The doubts of one rule."""
    return [doubt for doubt in check(manuscript(*passages, **more)) if doubt.rule is rule]


def of_words(rule: Rule, *words: str, **more: Any) -> Sequence[str]:
    """The words that one rule doubts in a passage of these sentences."""
    return [doubt.words for doubt in doubts(rule, passage(*words), **more)]
