"""What the checks of a draft are given: its passages, and what is kept of the instruments and institutions it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from migov.actions import registers
from migov.catalogue.territories import gazetteer
from migov.evidence.references.registering import Register
from migov.model.answers import Answer
from migov.model.assessments import Assessment
from migov.model.drafts import Passage
from migov.model.institutions import Institution
from migov.model.instruments import Instrument
from migov.model.values import Moment
from migov.profile.checking import Manuscript
from migov.profile.composing.acronyms import ACRONYM


def manuscript(
    base: Assessment, passages: tuple[Passage, ...], answers: Mapping[str, Answer], *, otherwise: date
) -> Manuscript:
    """The living text as it is checked.

    Args:
        otherwise: the day for which instruments are judged where the assessment has no cut-off date.
    """
    code = base.jurisdiction.code
    made = registers.register_of(code, on=_day(base.cut_off) or otherwise) if code else None
    year = base.publication.year
    return Manuscript(
        passages=passages,
        language=base.publication.language,
        jurisdiction=base.jurisdiction,
        territories=gazetteer(),
        acronyms=_acronyms(base.institutions, _printed(base, passages, made)),
        names=tuple(name for one in base.institutions for name in (one.name, one.native_name or "") if name),
        instruments=(made.instruments if made else ()) or base.instruments,
        cut_off=base.cut_off or (str(year) if year else None),
        as_of={code: answer.as_of for code, answer in answers.items() if answer.as_of},
    )


def _printed(base: Assessment, passages: Iterable[Passage], made: Register | None) -> tuple[Instrument, ...]:
    """The instruments whose acronyms printing knows: those whose own texts are quoted."""
    if made is None:
        return base.instruments
    pins = (pin for passage in passages for sentence in passage.sentences for pin in sentence.grounds.pins)
    quoted = {made.texts[source] for source in {pin.source for pin in pins} if source in made.texts}
    return (*base.instruments, *(one for one in made.instruments if one.id in quoted))


def _acronyms(institutions: Iterable[Institution], instruments: Iterable[Instrument]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for institution in institutions:
        if institution.acronym and institution.name != institution.acronym:
            found.setdefault(institution.acronym, {})[institution.name] = None
    for instrument in instruments:
        long = [name.text for name in instrument.names if not ACRONYM.fullmatch(name.text)]
        for name in instrument.names:
            if long and ACRONYM.fullmatch(name.text):
                found.setdefault(name.text, {})[long[0]] = None
    return {acronym: tuple(names) for acronym, names in found.items()}


def _day(moment: Moment | None) -> date | None:
    """A moment as a day; of a month or a year its first."""
    if moment is None:
        return None
    year, month, day = (*(int(part) for part in moment.split("-")), 1, 1)[:3]
    return date(year, month, day)
