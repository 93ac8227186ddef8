"""What one profile says to one question, as pages show it and tables hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from django.urls import reverse
from django.utils.translation import gettext as _

from migov.model.published import PublicFile, PublicRelease
from migov.model.values import Value
from migov.store.published import answers
from migov.store.published.answers import Passage
from migov.web.names import INSTRUMENT_STATUSES
from migov.web.portal.across.asking import Heard, Said, heard, relation_says
from migov.web.portal.across.order import Book, PlaceName
from migov.web.portal.across.words import answered
from migov.web.portal.answering import direction, speaking
from migov.web.portal.quoting import QuotationView, day, quotation
from migov.web.portal.showing import side_title

EXCERPT = 260
"""Signs of a paragraph that a list shows; the whole of it stands behind its link."""


class PassageView(Value, kw_only=True):
    """The beginning of a paragraph that rests on an answer."""

    number: str
    side: str
    words: str
    language: str
    direction: str
    address: str


class AnswerView(Value, kw_only=True):
    """An answer as it is shown."""

    code: str
    answer: str
    years: tuple[int, ...]
    as_of: str | None
    practice: str | None
    justification: str
    language: str
    direction: str
    searches: int
    quotations: tuple[QuotationView, ...]
    """As far as the page has room for them."""
    has_quotations: bool
    """Whether there are any, here or on the page of the place."""


class Voice(Value, kw_only=True):
    """What one profile says to one question."""

    of: PlaceName
    answers: tuple[AnswerView, ...]
    asked_as: str | None
    """Under which code of another list it was asked, and how the two are related."""
    remark: str
    missing: str | None
    passages: tuple[PassageView, ...]
    address: str
    """The page of this place for this question, with its earlier rounds."""
    changes: str | None
    """What changed since the round before, where there is one."""


class AnswerLine(Value, kw_only=True):
    """What one profile says to one question, as a line of a table."""

    release: str
    place: str
    name: str
    year: int | None
    edition: str | None
    """In which the question was asked; none where it was not."""
    indicator: str | None
    relation: str
    """To the question that the table is of: "same" for the very question."""
    remark: str
    closed: str | None
    non_answer: str | None
    answer: str
    """In words of the page's language."""
    years: tuple[int, ...]
    practice: str | None
    as_of: str | None
    confidence: str | None
    justification: str
    language: str | None
    missing: str | None
    """Why there is no answer: never "no"."""


def voice(release: PublicRelease, edition: str, code: str, book: Book, *, quotations: bool = True) -> Voice:
    """What a release says to a question, with its quotations where the page has room for them."""
    one = heard(release, edition, code, book)
    files = {file.sha256: file for file in release.files}
    return Voice(
        of=book.names[release.id],
        answers=tuple(_answers(one.said, release, files, quotations=quotations)),
        asked_as=relation_says(one, book),
        remark=one.remark,
        missing=one.missing,
        passages=passages(release, [said.code for said in one.said]),
        address=reverse("portal answers", kwargs={"edition": edition, "code": code, "place": release.place}),
        changes=reverse("portal changes", kwargs={"id": release.assessment}) if release.earlier else None,
    )


def lines(release: PublicRelease, edition: str, code: str, book: Book) -> Iterator[AnswerLine]:
    """What a release says to a question, as lines of a table: at least one, also where nothing is told."""
    one = heard(release, edition, code, book)
    of = book.names[release.id]
    for said in one.said:
        yield _line(of, one, said)
    if not one.said:
        yield _line(of, one, None)


def passages(release: PublicRelease, codes: Iterable[str]) -> tuple[PassageView, ...]:
    """The paragraphs of a release that rest on these questions, each once, in the reader's language if it has it."""
    found = answers.resting(release, codes, speaking())
    return tuple(passage(one, release) for one in {one.id: one for one in found}.values())


def excerpt(words: str) -> str:
    """The beginning of a text, cut between words.

    >>> excerpt("a " * 200)[-3:]
    ' a…'
    """
    if len(words) <= EXCERPT:
        return words
    return words[:EXCERPT].rsplit(" ", 1)[0].rstrip(" ,;:.–—") + "…"


def weight(voice_: Voice) -> int:
    """Bytes of the quotations of what a profile says."""
    return sum(len(msgspec.json.encode(one.quotations)) for one in voice_.answers)


def _answers(
    said: Iterable[Said], release: PublicRelease, files: dict[str, PublicFile], *, quotations: bool
) -> Iterator[AnswerView]:
    for one in said:
        if one.given is None:
            continue
        given = one.given
        yield AnswerView(
            code=one.code,
            answer=answered(given, one.asked),
            years=given.years,
            as_of=day(given.as_of) if given.as_of else None,
            practice=_(INSTRUMENT_STATUSES[given.practice]) if given.practice else None,
            justification=given.justification,
            language=given.language.value,
            direction=direction(given.language),
            searches=given.searches,
            quotations=tuple(quotation(each, release, files) for each in given.quotations) if quotations else (),
            has_quotations=bool(given.quotations),
        )


def passage(one: Passage, release: PublicRelease) -> PassageView:
    """The beginning of a paragraph, with the way to it."""
    return PassageView(
        number=_("%(section)s, paragraph %(position)s") % {"section": one.section, "position": one.position},
        side=side_title(one.side),
        words=excerpt(one.words),
        language=one.language.value,
        direction=direction(one.language),
        address=reverse("portal paragraph", kwargs={"id": release.assessment, "paragraph": one.id}),
    )


def _line(of: PlaceName, one: Heard, said: Said | None) -> AnswerLine:
    given = said.given if said else None
    return AnswerLine(
        release=of.release,
        place=of.id,
        name=of.name,
        year=of.year,
        edition=said.edition if said else None,
        indicator=said.code if said else None,
        relation=one.relation.value if one.relation else ("same" if said else ""),
        remark=one.remark,
        closed=given.closed if given else None,
        non_answer=given.non_answer.value if given and given.non_answer else None,
        answer=answered(given, said.asked) if given and said else "",
        years=given.years if given else (),
        practice=given.practice.value if given and given.practice else None,
        as_of=given.as_of if given else None,
        confidence=given.confidence.value if given and given.confidence else None,
        justification=given.justification if given else "",
        language=given.language.value if given else None,
        missing=one.missing,
    )
