"""Paragraphs of profiles as they are shown, and as lines of tables: the same on every public page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from django.urls import reverse
from django.utils.translation import gettext as _

from migov.model.findings import Side
from migov.model.languages import Language
from migov.model.published import Notice, Origin, PublicParagraph, PublicRelease
from migov.model.texts import words
from migov.model.values import Value
from migov.web.portal import heads, texts
from migov.web.portal.answering import direction, there
from migov.web.portal.quoting import WhyView, day, why

OPEN_ON_PAGE = 26_000
"""Bytes of quotations that a page holds itself; behind further paragraphs stands a link to their own page."""


class NoteView(Value, kw_only=True):
    """A footnote of a paragraph."""

    number: str
    words: str

    @property
    def html(self) -> str:
        """The note as HTML."""
        return texts.said(self.words)


class NoticeView(Value, kw_only=True):
    """What happened after publication to something that a paragraph rests on."""

    says: str
    noticed: str
    """The day on which it was noticed."""
    address: str | None
    """The page of the instrument."""


class ParagraphView(Value, kw_only=True):
    """One paragraph as it is shown."""

    id: str
    number: str
    """Section and position: "2.1, paragraph 3"."""
    html: str
    words: str
    language: str
    direction: str
    is_stale: bool
    notes: tuple[NoteView, ...]
    notices: tuple[NoticeView, ...]
    why: tuple[WhyView, ...]
    has_why: bool
    """Whether the release tells what it rests on, here or on the paragraph's own page."""
    address: str
    report: str | None
    """Where one reports an error in it; null for a profile of others."""


class ParagraphLine(Value, kw_only=True):
    """A paragraph as a line of a table."""

    release: str
    place: str
    year: int | None
    language: str
    signed_in: str
    section: str
    position: int
    id: str
    dimension: int | None
    side: str | None
    indicators: tuple[str, ...]
    words: str
    address: str


def shown(
    found: Iterable[PublicParagraph], release: PublicRelease, text: Language | None, *, budget: int = OPEN_ON_PAGE
) -> Iterator[ParagraphView]:
    """The paragraphs as they are shown, with their quotations as far as a page has room for them."""
    for one in found:
        told = why(one, release)
        budget -= len(msgspec.json.encode(told))
        yield ParagraphView(
            id=one.id,
            number=_("%(section)s, paragraph %(position)s") % {"section": one.section, "position": one.position},
            html=texts.html(one.text, id=one.id, leftward=one.language.right_to_left),
            words=words(one.text),
            language=one.language.value,
            direction=direction(one.language),
            is_stale=one.is_stale,
            notes=tuple(NoteView(number=number, words=said) for number, said in one.notes),
            notices=tuple(noticed(notice, release) for notice in one.notices),
            why=told if budget >= 0 else (),
            has_why=bool(told),
            address=heads.address("portal paragraph", release, text, paragraph=one.id),
            report=_report(one, release),
        )


def _report(one: PublicParagraph, release: PublicRelease) -> str | None:
    is_own = release.origin is Origin.OWN
    return reverse("portal report", kwargs={"id": release.assessment, "paragraph": one.id}) if is_own else None


def noticed(one: Notice, release: PublicRelease) -> NoticeView:
    """A notice as it is shown."""
    to = there("portal instrument", place=release.place, id=one.instrument_id) if one.instrument_id else None
    return NoticeView(says=notice_says(one), noticed=day(one.noticed), address=to)


def notice_says(notice: Notice) -> str:
    """What happened since to something that a paragraph rests on, as a sentence."""
    told = {"name": notice.instrument, "since": day(notice.since) if notice.since else "", "by": notice.by or ""}
    match notice.happened:
        case "lapsed":
            says = _("%(name)s has lapsed.")
        case "repealed":
            says = _("%(name)s has been repealed.")
        case "superseded":
            says = _("%(name)s has been superseded.")
        case _other:
            says = _("%(name)s has been amended.")
    words_ = says % told
    if told["since"]:
        words_ += " " + _("Since %(since)s.") % told
    if told["by"]:
        words_ += " " + _("By %(by)s.") % told
    return words_


def side_title(side: Side | None) -> str:
    """What a side is called."""
    if side is Side.WELL_DEVELOPED:
        return _("Well-developed areas")
    return _("Areas with potential for further development") if side is Side.POTENTIAL else ""


def line(one: PublicParagraph, address: str) -> ParagraphLine:
    """A paragraph as a line of a table."""
    return ParagraphLine(
        release=one.release,
        place=one.place,
        year=one.year,
        language=one.language.value,
        signed_in=one.signed_in.value,
        section=one.section,
        position=one.position,
        id=one.id,
        dimension=one.dimension and int(one.dimension),
        side=one.side,
        indicators=one.indicators,
        words=words(one.text),
        address=address,
    )
