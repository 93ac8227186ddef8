"""Pins: words of a source tied to an answer, taken back, verified, and carried over to a newer snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from migov.actions import entering
from migov.actions.answers import change
from migov.actions.readings import reader
from migov.actions.transcripts import transcript_of
from migov.errors import Conflict, Invalid, MigovError, Misquoted, NotFound, Problem
from migov.evidence import alignment, claims
from migov.evidence.alignment import Haystack, Reanchoring, Verification
from migov.model.answers import Answer, AnswerStatus
from migov.model.citations import Pin, Quote
from migov.model.fields import tidy
from migov.model.people import Member, Person
from migov.model.permissions import Permission
from migov.model.sources import Transcript
from migov.model.values import Value
from migov.store import answers, assessments, blobs, opening, reviews, sources
from migov.store.sources import Shelved

LONGEST = 4000
"""Characters of a quotation: longer than any paragraph of a law that one reads in one go."""


class Checked(Value, kw_only=True):
    """A pin with what verifying it showed."""

    assessment: str
    indicator: str
    number: int
    """Counted from 1 among the pins of its answer."""
    pin: Pin
    verification: Verification | None
    """Null where the snapshot's bytes are not kept here, are damaged, or cannot be read."""
    is_newest: bool
    """Whether the source has no newer snapshot than the one that was quoted."""

    @property
    def holds(self) -> bool:
        """Whether the words stand in their source, at their place."""
        return self.verification is not None and self.verification.is_verified

    @property
    def turned_by(self) -> str:
        """The words right before the pinned ones without which these say something else: "visitors are not".

        Empty where there are none, and where the pin does not hold: then nobody knows what stands before them.
        """
        return claims.turned_by(self.pin.quote.exact, self.pin.quote.prefix) if self.holds else ""

    @property
    def says(self) -> str:
        """The outcome as a sentence."""
        if self.verification is None:
            return (
                f"The words cannot be looked up: the bytes of {self.pin.source} that they quote are not kept here, or"
                " damaged. Add the file again, or bring"
                f" blobs/{self.pin.snapshot[:2]}/{self.pin.snapshot} back from a backup."
            )
        lead = self.turned_by
        told = f" Right before them stands “{lead}”: pin these words too." if lead else ""
        return self.verification.says + told + ("" if self.is_newest else " The source has a newer snapshot.")


class Carried(Value):
    """What became of a pin when its source got a newer snapshot."""

    assessment: str
    indicator: str
    result: Reanchoring


def pin_span(
    id: str,  # noqa: A002 - the field's own word
    indicator: str,
    *,
    source: str,
    snapshot: str,
    start: int,
    end: int,
    by: Member,
    at: datetime,
) -> Pin:
    """The words from *start* to *end* of a source's text, pinned to the answer to an indicator.

    Raises:
        NotFound: no such assessment, indicator or source.
        Conflict: the source has a newer snapshot than the one in which the words were chosen, or was withdrawn.
        Invalid: the stretch holds no words, or more than a quotation has.
    """
    kept = _quotable(source)
    if snapshot != kept.snapshot:
        raise Conflict(f"{kept.source.title} has a newer snapshot now: open it again and choose the words there")
    transcript = _read(kept)
    if end - start > LONGEST:
        says = f"{end - start:,} characters were chosen; a quotation has at most {LONGEST:,}"
        raise Invalid(Problem(says, remedy="choose the sentence that answers the question"))
    return _attach(id, indicator, alignment.pin_at(transcript, start, end, source=source), kept, by=by, at=at)


def pin_words(id: str, indicator: str, *, source: str, words: str, by: Member, at: datetime) -> Pin:  # noqa: A002
    """Words as somebody copied them from a source, pinned where they stand.

    Raises:
        NotFound: no such assessment, indicator or source.
        Misquoted: the source does not contain these words; says what comes nearest.
        Invalid: they stand in several places.
        Conflict: the source was withdrawn.
    """
    kept = _quotable(source)
    return _attach(id, indicator, quoted(words, Haystack(_read(kept)), kept), kept, by=by, at=at)


def quoted(words: str, text: Haystack, kept: Shelved) -> Pin:
    """A pin on words where they stand in a source's text.

    Raises:
        Misquoted: the source does not contain these words; says what comes nearest.
        Invalid: they stand in several places.
    """
    found = alignment.verify(Quote(words), text)
    if found.start is None or found.end is None:
        raise Misquoted(Problem(found.says, file=kept.file_name, remedy="copy the words as they are printed"))
    if found.others:
        places = len(found.others) + 1
        remedy = "take some more words with them, so that one place is meant"
        raise Invalid(Problem(f"the words stand in {places} places", file=kept.file_name, remedy=remedy))
    return alignment.pin_at(text, found.start, found.end, source=kept.id)


def unpin(
    id: str,  # noqa: A002
    indicator: str,
    *,
    number: int,
    by: Member,
    at: datetime,
    words: str | None = None,
) -> Answer:
    """The answer without its pin of that number, counted from 1, and a draft again; its history keeps the pin.

    Raises:
        NotFound: no such assessment, indicator or pin.
        Conflict: the pin of that number quotes other *words* than those that were read there.
    """

    def without(before: Answer) -> Answer:
        if not 1 <= number <= len(before.pins):
            raise NotFound("pin", f"{indicator} {number}", remedy="`migov pin list` shows what there is")
        if words is not None and tidy(words) != tidy(before.pins[number - 1].quote.exact):
            raise Conflict(f"the pins of {indicator} have changed meanwhile: open the page again")
        status = AnswerStatus.DRAFT if before.status.is_settled else before.status
        return replace(before, pins=(*before.pins[: number - 1], *before.pins[number:]), status=status)

    return change(id, indicator, without, action="answer.unpin", by=by, at=at)


def verify(id: str | None = None) -> Iterator[Checked]:  # noqa: A002
    """Every pin of an assessment, or of all, looked up in the snapshot it quotes; each text is prepared once.

    Those whose snapshot is missing or damaged are told so, also where its text was taken before, and the others are
    looked up. The bytes of each snapshot are hashed once a run.

    Raises:
        NotFound: there is no assessment under this id.
    """
    names = [id] if id is not None else [entry.id for entry in assessments.entries()]
    texts: dict[str, Haystack | None] = {}
    for name in names:
        assessments.entry(name)
        for kept in answers.of(name):
            yield from _checked(name, kept.answer, texts)


def verify_answer(id: str, answer: Answer) -> tuple[Checked, ...]:  # noqa: A002
    """The pins of one answer, looked up."""
    return tuple(_checked(id, answer, {}))


def verify_answers(id: str, given: Iterable[Answer]) -> Iterator[tuple[Checked, ...]]:  # noqa: A002
    """The pins of each of several answers, looked up; each text is prepared once."""
    texts: dict[str, Haystack | None] = {}
    for answer in given:
        yield tuple(_checked(id, answer, texts))


def carry_over(source: str, *, by: str, at: datetime) -> tuple[Carried, ...]:
    """Every pin on a source, carried over to its newest snapshot where the same words stand in it.

    It follows from the source, whoever put it there: no role in the assessments is asked for. Those whose answers are
    closed stay as they are.

    A pin whose words stand in another article now is carried over and said to have moved; one whose words are gone
    keeps quoting the snapshot it was made from, and is listed with the nearest words.

    Raises:
        NotFound: there is no such source.
    """
    kept = sources.get(source)
    transcript, machine = _read(kept), entering.keeper(by)
    carried: list[Carried] = []
    for assessment, one in answers.quoting(source):
        indicator = one.answer.indicator
        old = [pin for pin in one.answer.pins if pin.source == source and pin.snapshot != transcript.snapshot]
        if not old or not entering.may(Permission.ANSWER, assessment, machine):
            continue
        results = alignment.reanchor(old, transcript)
        renewed = {result.before: result.after for result in results if result.after is not None}

        def moved(before: Answer, renewed: dict[Pin, Pin] = renewed) -> Answer:
            return replace(before, pins=tuple(renewed.get(pin, pin) for pin in before.pins))

        change(assessment, indicator, moved, action="answer.carry-over", by=machine, at=at, source=kept.source)
        carried += [Carried(assessment, indicator, result) for result in results]
    return tuple(carried)


def of_source(source: str, *, seen_by: Person) -> tuple[tuple[str, str, Pin], ...]:
    """Every pin on a source that the person sees: assessment, indicator, pin."""
    inside = entering.inside(seen_by)
    quoting = [(assessment, one.answer) for assessment, one in answers.quoting(source) if assessment in inside]
    blind = {assessment: reviews.to_code(assessment, seen_by.handle) for assessment, _ in quoting}
    return tuple(
        (assessment, answer.indicator, pin)
        for assessment, answer in quoting
        for pin in answer.pins
        if pin.source == source and answer.indicator not in blind[assessment]
    )


def _attach(id: str, indicator: str, pin: Pin, kept: Shelved, *, by: Member, at: datetime) -> Pin:  # noqa: A002
    def pinned(before: Answer) -> Answer:
        return before if pin in before.pins else replace(before, pins=(*before.pins, pin))

    details = {"pin": msgspec.to_builtins(pin)}
    change(id, indicator, pinned, action="answer.pin", by=by, at=at, source=kept.source, details=details)
    return pin


def _quotable(source: str) -> Shelved:
    kept = sources.get(source)
    if kept.withdrawn_at is not None:
        raise Conflict(f"{source} was withdrawn: {kept.withdrawn_because}; `migov source restore {source}` undoes it")
    return kept


def _read(kept: Shelved) -> Transcript:
    transcript = transcript_of(kept)
    if transcript is None:
        raise NotFound("text of source", kept.id, remedy=f"`migov source add FILE --id {kept.id}` adds one")
    return transcript


def _checked(id: str, answer: Answer, texts: dict[str, Haystack | None]) -> Iterator[Checked]:  # noqa: A002
    for number, pin in enumerate(answer.pins, start=1):
        try:
            kept = sources.get(pin.source)
        except NotFound:
            kept = None
        if pin.snapshot not in texts:
            texts[pin.snapshot] = _haystack(kept, pin.snapshot) if kept else None
        text = texts[pin.snapshot]
        yield Checked(
            assessment=id,
            indicator=answer.indicator,
            number=number,
            pin=pin,
            verification=alignment.verify_pin(pin, text) if text else None,
            is_newest=kept is None or kept.snapshot == pin.snapshot,
        )


def _haystack(kept: Shelved, snapshot: str) -> Haystack | None:
    """The text of a snapshot, as long as the bytes it was taken from are there to show for it."""
    try:
        if not blobs.is_whole(snapshot):
            return None
        return _prepared(kept.id, snapshot, reader(), opening.connect())
    except MigovError:  # missing or damaged bytes, or such as no reader reads any more: the others are still looked up
        return None


@lru_cache(maxsize=16)
def _prepared(source: str, snapshot: str, maker: str, home: Path) -> Haystack | None:  # noqa: ARG001 - in the key
    """The text of a snapshot, ready to be searched: bytes under one name never change, and preparing takes long."""
    transcript = transcript_of(sources.get(source), snapshot)
    return Haystack(transcript) if transcript else None
