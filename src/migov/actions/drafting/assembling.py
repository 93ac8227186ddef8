"""Assembling: the living text with everything that is generated around it, as an assessment ready to be printed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from migov.actions import answers as answering
from migov.actions import entering, printing, registers
from migov.actions.treaties import may_join, territory
from migov.actions.vetting import processes
from migov.catalogue.treaties import register
from migov.model.answers import AnswerStatus
from migov.model.assessments import Assessment
from migov.model.instruments import Instrument
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.sources import Source
from migov.profile import drafting
from migov.profile.drafting import Assembled, Materials
from migov.store import answers, assessments, checks, drafts, sources, standpoints
from migov.store.drafts import KeptPassage


def preview(id: str, *, form: printing.Form, by: Member) -> bytes:  # noqa: A002 - the field's own word
    """The living text as it would be printed now, in its own language and generation.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    printed = assembled(id).assessment
    language = printing.spoken(printed.publication.language)
    return printing.print_profile(printed, form=form, language=language, generation=printing.generation_of(printed))


def assembled(id: str) -> Assembled:  # noqa: A002
    """The living text, assembled; passages that were put aside are not in it.

    Raises:
        NotFound: there is no assessment under this id.
    """
    base = assessments.without_answers(id)
    kept = drafts.passages(id)
    return drafting.assemble(base, [one.passage for one in kept], materials=materials(id, base, kept))


def materials(id: str, base: Assessment, kept: Iterable[KeptPassage]) -> Materials:  # noqa: A002
    """What the generated parts of a draft are made of."""
    entry = assessments.entry(id)
    pinned = _pinned(kept)
    code = base.jurisdiction.code
    place = territory(code)
    return Materials(
        generation=printing.generation_of(base),
        editions=answering.editions_of(entry),
        answers=tuple(one.answer for one in answers.of(id) if one.answer.status is not AnswerStatus.CARRIED),
        sources=pinned,
        instruments=_instruments(code, pinned, on=_day(base, entry.changed_at)),
        institutions=base.institutions,
        register=register(),
        joinable=frozenset(one.code for one in register().treaties if may_join(one, place)) if place else None,
        decisions=standpoints.decisions(id),
        priorities=drafts.priorities(id),
        waivers=checks.waivers(id),
        process=processes.begun(id),
    )


def language_of(id: str) -> Language:  # noqa: A002
    """The language in which the draft is written."""
    return Language(assessments.entry(id).language)


def _pinned(kept: Iterable[KeptPassage]) -> tuple[Source, ...]:
    names = dict.fromkeys(
        pin.source for one in kept for sentence in one.passage.sentences for pin in sentence.grounds.pins
    )
    there = sources.several(names)  # a passage may have been imported without its sources: assembling names the pin
    return tuple(there[name].source for name in names if name in there)


def _instruments(code: str | None, pinned: Iterable[Source], *, on: date) -> tuple[Instrument, ...]:
    """The instruments whose own texts are quoted."""
    if code is None:
        return ()
    made = registers.register_of(code, on=on)
    names = {made.texts[one.id] for one in pinned if one.id in made.texts}
    return tuple(one for one in made.instruments if one.id in names)


def _day(base: Assessment, otherwise: datetime) -> date:
    """The cut-off, as a day; of a month or a year its first."""
    if base.cut_off is None:
        return otherwise.date()
    year, month, day = (*(int(part) for part in base.cut_off.split("-")), 1, 1)[:3]
    return date(year, month, day)
