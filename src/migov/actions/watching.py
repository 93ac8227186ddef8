"""The lapse watch: published words whose law was repealed or whose plan has ended since, marked and told.

Run by a timer as often as one likes: a mark is noticed once. The words of the profile stay as they were signed; the
mark beside them tells what happened, and the coordinator may dismiss it with a reason. An end that is merely near is
told to the coordinator and to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache, partial

from migov.actions import entering, registers
from migov.actions.publishing import telling
from migov.actions.rechecking import register_of_source, rests
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.evidence.references.finding import find as references_in
from migov.evidence.references.registering import Register
from migov.model.answers import Answer
from migov.model.assessments import Assessment
from migov.model.citations import Pin
from migov.model.fields import brief
from migov.model.findings import Finding
from migov.model.instruments import Instrument
from migov.model.marks import Happened, Happening, Mark, happenings
from migov.model.modules import ModuleFinding
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.texts import words as words_of
from migov.model.values import Moment, Value
from migov.model.workflow import Stage
from migov.store import assessments, derived, journal, sources, standings, transactions
from migov.store import marks as rows
from migov.store.marks import KeptMark

SOON = 6
"""Months before the end of a plan from which on the coordinator is told."""
BY = "migov"
"""Who notices, where a timer looks."""
WATCHED = frozenset({Stage.PUBLISHED})
LOOKED = "watch"
"""Name under which the last look is put by."""
PROPER = 3
"""Words of a name from which on it is taken for one where it stands in a sentence."""


class Looked(Value, kw_only=True):
    """For what was looked the last time."""

    on: str
    line: int
    """The journal's line of the newest source."""
    word: int
    """The number of the newest statement on an instrument."""
    published: tuple[str, ...]


class Watched(Value, kw_only=True):
    """What looking at one published assessment showed."""

    assessment: str
    new: tuple[KeptMark, ...]
    standing: int
    """How many marks hold, the new and the dismissed ones among them."""


class Foreseen(Value, kw_only=True):
    """The marks of one published assessment as they are on some other day."""

    assessment: str
    marks: tuple[Mark, ...]


def foreseen(on: date) -> tuple[Foreseen, ...]:
    """Every published assessment as it is on any day; nothing is kept, and nobody is told."""
    return tuple(Foreseen(assessment=id, marks=look(id, on)) for id in sorted(assessments.published()))  # noqa: A001


def watch(on: date, *, by: str = BY, at: datetime) -> tuple[Watched, ...]:
    """Every published assessment, looked at for a day; what is new is kept and told.

    Raises:
        Invalid: the day is still to come.
    """
    return tuple(watch_one(id, on, by=by, at=at) for id in sorted(assessments.published()))  # noqa: A001


def watch_if_needed(on: date, *, at: datetime) -> tuple[Watched, ...]:
    """Every published assessment, where the day, a source, somebody's word or what is published is new since the last
    look; else nothing: a timer may ask every minute.
    """
    now = Looked(
        on=on.isoformat(),
        line=sources.last_line(),
        word=standings.last(),
        published=tuple(f"{one.id} {one.content_sha256}" for one in assessments.entries() if one.stage in WATCHED),
    )
    if derived.find(Looked, name=LOOKED, maker=LOOKED) == now:
        return ()
    found = watch(on, at=at)
    derived.keep(now, name=LOOKED, maker=LOOKED)
    return found


def watch_one(id: str, on: date, *, by: str = BY, at: datetime) -> Watched:  # noqa: A002 - the field's own word
    """One published assessment, looked at for a day.

    Raises:
        NotFound: it is not published.
        Invalid: the day is still to come.
    """
    if on > at.date():
        remedy = "use `migov watch --on`, which only shows it"
        raise Invalid(Problem("what has not happened yet gets no mark", place="on", remedy=remedy))
    if id not in assessments.published():
        raise NotFound("published assessment", id)
    found = look(id, on)
    with transactions.whole():
        before = {one.number for one in rows.of(id)}
        new = rows.put(id, found, on=on)
        standing = {one.number for one in rows.of(id)}
        gone = before - standing
        if new or gone:
            details = {"new": [one.number for one in new], "struck": sorted(gone), "on": on.isoformat()}
            journal.note("mark.notice", subject=id, by=by, at=at, details=details)
            transactions.afterwards(lambda: telling.tell_of(id))
    return Watched(assessment=id, new=new, standing=len(standing))


def look(id: str, on: date) -> tuple[Mark, ...]:  # noqa: A002
    """What happened until a day to whatever the words of an assessment rest on, and what soon will; nothing is kept.

    Raises:
        NotFound: there is no such assessment.
    """
    value = assessments.get(id)
    return tuple({mark.key: mark for mark in _Watch(value, on).marks()}.values())


def marks(id: str) -> tuple[Mark, ...]:  # noqa: A002
    """The marks that everybody may see: of what has happened, and not dismissed. They name no person.

    An assessment that is being corrected keeps the marks of its published words.
    """
    kept = rows.of(id, dismissed=False)
    return tuple(one.mark for one in kept if one.mark.happening.what is not Happened.ENDING)


def of(id: str, *, by: Member) -> tuple[KeptMark, ...]:  # noqa: A002
    """All marks that hold, the dismissed ones and what will end soon among them.

    Raises:
        NotFound, NotAllowed: *by* may not see inside.
    """
    entering.require(Permission.SEE_INSIDE, id, by)
    return rows.of(id)


def dismiss(id: str, number: int, *, because: str, by: Member, at: datetime) -> None:  # noqa: A002
    """A mark that is not shown any more, for a reason.

    Raises:
        NotFound: no such assessment, or no such mark on it.
        NotAllowed: *by* may not.
        Conflict: it is dismissed already.
        Invalid: no reason is given.
    """
    said = brief(because, place="because")
    if not said:
        raise Invalid(Problem("who dismisses a mark says why", place="because", remedy="write why it does not matter"))
    with transactions.whole():
        one = _mark(id, number, by)
        if one.is_dismissed:
            raise Conflict("this mark is dismissed already")
        rows.dismiss(id, number, said, by=by.person, at=at)
        transactions.afterwards(lambda: telling.tell_of(id))
        journal.note("mark.dismiss", subject=id, by=by.person, at=at, details=_told(one) | {"because": said})


def restore(id: str, number: int, *, by: Member, at: datetime) -> None:  # noqa: A002
    """A dismissed mark, shown again.

    Raises:
        NotFound: no such assessment, or no such mark on it.
        NotAllowed: *by* may not.
        Conflict: it is not dismissed.
    """
    with transactions.whole():
        one = _mark(id, number, by)
        if not one.is_dismissed:
            raise Conflict("this mark is not dismissed")
        rows.dismiss(id, number, None, by=by.person, at=at)
        journal.note("mark.restore", subject=id, by=by.person, at=at, details=_told(one))
        transactions.afterwards(lambda: telling.tell_of(id, again=True))


def _mark(id: str, number: int, by: Member) -> KeptMark:  # noqa: A002
    entering.require(Permission.DISMISS_MARK, id, by)
    if found := rows.find(id, number):
        return found
    raise NotFound("mark", number)


def _told(one: KeptMark) -> dict[str, object]:
    return {"mark": one.number, "place": one.mark.place, "instrument": one.mark.happening.instrument}


class _Watch:
    """One assessment under watch on one day."""

    def __init__(self, value: Assessment, on: date) -> None:
        self.value, self.on = value, on
        self.register_of = cache(partial(register_of_source, on=on))
        code = value.jurisdiction.code
        self.register = registers.register_of(code, on=on) if code else None
        self.stated = registers.standings_of(code)
        known = {one.id for one in self.register.instruments} if self.register else set()
        own = tuple(one for one in value.instruments if one.id not in known)
        self.instruments = (*(self.register.instruments if self.register else ()), *own)
        self.answers = {one.indicator: one for one in value.answers if one.status.is_settled}
        self.language = value.publication.language.value

    def marks(self) -> Iterator[Mark]:
        """The marks on paragraphs in printed order, then those on answers."""
        for finding in self.value.findings:
            yield from self.of_finding(finding)
        for page in self.value.module_pages:
            for told in page.findings:
                yield from self.of_finding(told)
        for answer in self.answers.values():
            yield from self.of_answer(answer)

    def of_finding(self, finding: Finding | ModuleFinding) -> Iterator[Mark]:
        """A paragraph sentence by sentence; one that was read from a file, as a whole."""
        after = self.known()
        if not finding.sentences:
            pinned = self.pinned(finding.pins, after)
            for source, happening in (*pinned, *self.named(words_of(finding.text), after, pinned)):
                yield self.mark(happening, source, passage=finding.id)
        for sentence in finding.sentences:
            codes = [code for code in sentence.grounds.answers if code in self.answers]
            quoted = sentence.grounds.pins or [pin for code in codes for pin in self.answers[code].pins]
            pinned = self.pinned(quoted, after)
            for source, happening in (*pinned, *self.named(sentence.words, after, pinned)):
                yield self.mark(happening, source, passage=finding.id, sentence=sentence.words)

    def of_answer(self, answer: Answer) -> Iterator[Mark]:
        """The instruments that an answer quotes."""
        for source, happening in self.pinned(answer.pins, answer.as_of or self.known()):
            yield self.mark(happening, source, indicator=answer.indicator)

    def known(self) -> Moment | None:
        """Until when the authors knew what happened."""
        publication = self.value.publication
        year = str(publication.year) if publication.year else None
        return self.value.cut_off or publication.published or year

    def pinned(self, quoted: Iterable[Pin], after: Moment | None) -> list[tuple[str | None, Happening]]:
        """What happened to the instruments whose texts are quoted, with the source of each."""
        found = rests(quoted, after=after, on=self.on, soon=SOON, register=self.register_of)
        return [(rest.source, happening) for rest in found for happening in rest.touching]

    def named(
        self, words: str, after: Moment | None, pinned: Iterable[tuple[str | None, Happening]]
    ) -> Iterator[tuple[str | None, Happening]]:
        """What happened to the instruments that the words merely name."""
        there = {happening.instrument for _, happening in pinned}
        for one in self._meant(words):
            if one.id not in there:
                for happening in happenings(one, self.instruments, after=after, on=self.on, soon=SOON):
                    yield None, happening

    def _meant(self, words: str) -> tuple[Instrument, ...]:
        """The instruments named by number or by a whole name; a number that several have means none."""
        found: dict[str, Instrument] = {}
        for reference in references_in(words, language=self.language):
            same = [one for one in self.instruments if one.number is not None and one.number == reference.number]
            alike = [one for one in same if one.kind is reference.kind] or same
            if len(alike) == 1:
                found[alike[0].id] = alike[0]
        folded = " ".join(words.split()).casefold()
        for one in self.instruments:
            names = (" ".join(name.text.split()).casefold() for name in one.names)
            if any(len(name.split()) >= PROPER and name in folded for name in names):
                found[one.id] = one
        return tuple(found.values())

    def mark(self, happening: Happening, source: str | None, **place: str) -> Mark:
        """The mark of something that happened, with the source that tells it."""
        return Mark(
            assessment=self.value.id,
            happening=happening,
            source=source,
            told_by=self._told_by(happening, source),
            noticed=self.on.isoformat(),
            **place,
        )

    def _told_by(self, happening: Happening, source: str | None) -> str | None:
        """The text of the instrument that did it, else its own, whose period has ended; none where a person said so."""
        said = self.stated.get(happening.instrument)
        if happening.by is None and said is not None and said.status is not None:
            return None
        made = (self.register_of(source) if source else None) or self.register
        return _text_of(made, happening.by or happening.instrument) if made else None


def _text_of(made: Register, instrument: str) -> str | None:
    return min((source for source, name in made.texts.items() if name == instrument), default=None)
