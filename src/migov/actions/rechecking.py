"""Looking again at what an answer rests on: whether its quotations still stand, and what became of their instruments.

The same look serves an answer that comes from the last round and the words of a profile that was published long ago.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from migov.actions import pins, registers
from migov.actions.pins import Checked
from migov.errors import NotFound
from migov.evidence.references.registering import Register
from migov.model.answers import Answer
from migov.model.citations import Pin
from migov.model.instruments import Instrument
from migov.model.marks import Happening, happenings
from migov.model.values import Moment, Value
from migov.store import sources


class Rest(Value, kw_only=True):
    """One instrument that words rest on, with what happened to it and through which source they rest on it."""

    source: str
    instrument: Instrument
    happenings: tuple[Happening, ...]
    """Empty where it stands as it did."""
    quoted: tuple[Pin, ...] = ()
    """The quotations of its text."""

    @property
    def touching(self) -> tuple[Happening, ...]:
        """What happened to the very provisions that are quoted, as far as amendments name theirs."""
        places = [pin.locator for pin in self.quoted]
        return tuple(one for one in self.happenings if one.touches(places))


class Recheck(Value, kw_only=True):
    """What looking again at an answer showed."""

    pins: tuple[Checked, ...]
    rests: tuple[Rest, ...]

    @property
    def is_sound(self) -> bool:
        """Whether every quotation stands in the newest snapshot of its source, and every instrument as it did."""
        return all(one.holds and one.is_newest for one in self.pins) and not any(one.happenings for one in self.rests)


def recheck(id: str, answer: Answer, *, after: Moment | None, on: date) -> Recheck:  # noqa: A002 - the field's own word
    """The quotations of an answer and their instruments, as they stand on a day.

    Args:
        id: of the assessment.
        answer: that quotes them.
        after: what happened before was known to whoever answered then.
        on: the day.
    """
    return Recheck(pins=pins.verify_answer(id, answer), rests=rests(answer.pins, after=after, on=on))


def rests(
    quoted: Iterable[Pin],
    *,
    after: Moment | None,
    on: date,
    soon: int = 0,
    register: Callable[[str], Register | None] | None = None,
) -> tuple[Rest, ...]:
    """The instruments whose texts are quoted, each once, with what happened to them after a moment until a day.

    *register* tells the register of a source's jurisdiction: of a caller who asks often, and remembers.
    """
    found: dict[str, Rest] = {}
    pins_of = tuple(quoted)
    for source in dict.fromkeys(pin.source for pin in pins_of):
        made = register(source) if register else register_of_source(source, on=on)
        name = made.texts.get(source) if made else None
        one = registers.find(made, name) if made and name else None
        if made and one and one.id not in found:
            told = happenings(one, made.instruments, after=after, on=on, soon=soon)
            there = tuple(pin for pin in pins_of if made.texts.get(pin.source) == one.id)
            found[one.id] = Rest(source=source, instrument=one, happenings=told, quoted=there)
    return tuple(found.values())


def register_of_source(source: str, *, on: date) -> Register | None:
    """The register of the jurisdiction whose source it is; null where the source is not kept here."""
    try:
        kept = sources.get(source).source
    except NotFound:
        return None
    return registers.register_of(kept.jurisdiction, on=on) if kept.jurisdiction else None
