"""Why a profile says what it says: the words of the law behind a sentence, where they stand, and the archived copy."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from itertools import groupby

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from msgspec.structs import replace

from migov.model.languages import Language
from migov.model.published import PublicFile, PublicParagraph, PublicRelease, Quotation, Why
from migov.model.values import Value
from migov.web.portal import texts
from migov.web.portal.answering import direction, speaking, there


class QuotationView(Value, kw_only=True):
    """Quoted words with all that a reader needs to find them again."""

    exact: str
    prefix: str
    suffix: str
    language: str | None
    direction: str
    title: str
    where: str
    """The way down the headings, and the page."""
    published: str | None
    captured: str | None
    """The day on which the archived copy was taken."""
    archived: str | None
    """Address of the archived copy."""
    address: str | None
    """Where it was found."""
    instrument: str | None
    """Address of the instrument's page."""


class SaidView(Value, kw_only=True):
    """What a ministry stated."""

    institution: str
    on: str
    words: str


class WhyView(Value, kw_only=True):
    """What a sentence rests on."""

    words: str
    quotations: tuple[QuotationView, ...]
    statements: tuple[SaidView, ...]
    indicators: tuple[str, ...]
    waived_because: str | None

    @property
    def html(self) -> str:
        """The sentence as HTML."""
        return texts.said(self.words)

    @property
    def is_empty(self) -> bool:
        """Whether the release does not tell."""
        return not (self.quotations or self.statements or self.waived_because or self.indicators)


def why(paragraph: PublicParagraph, release: PublicRelease) -> tuple[WhyView, ...]:
    """What each sentence of a paragraph rests on; empty for a profile that does not tell."""
    files = {file.sha256: file for file in release.files}
    told = [one for one in paragraph.why if not one.is_empty]
    groups = [list(group) for _same, group in groupby(told, key=lambda one: replace(one, words=""))]
    # Sentences that rest on the same stand together, so that nothing is quoted twice in a row.
    return tuple(
        _why(replace(group[0], words=" ".join(one.words.strip() for one in group)), release, files) for group in groups
    )


def _why(one: Why, release: PublicRelease, files: dict[str, PublicFile]) -> WhyView:
    return WhyView(
        words=one.words,
        quotations=tuple(quotation(each, release, files) for each in one.quotations),
        statements=tuple(SaidView(institution=s.institution, on=day(s.on), words=s.words) for s in one.statements),
        indicators=one.answers,
        waived_because=one.waived_because,
    )


def quotation(one: Quotation, release: PublicRelease, files: dict[str, PublicFile]) -> QuotationView:
    """A quotation as it is shown."""
    archived = files.get(one.archived or "")
    spoken = (one.language or "")[:2]
    page = _("page %(page)s") % {"page": one.page} if one.page else ""
    return QuotationView(
        exact=one.exact,
        prefix=one.prefix,
        suffix=one.suffix,
        language=one.language,
        direction=direction(Language(spoken)) if spoken in set(Language) else "auto",
        title=one.title,
        where=" › ".join(part for part in (*one.path, page) if part),
        published=day(one.published) if one.published else None,
        captured=day(one.captured[:10]) if one.captured else None,
        archived=reverse("portal file", kwargs={"id": release.id, "path": archived.path}) if archived else None,
        address=one.address,
        instrument=there("portal instrument", place=release.place, id=one.instrument) if one.instrument else None,
    )


def day(told: str) -> str:
    """A day, a month or a year in the reader's language."""
    return _day(told, speaking())


@lru_cache(maxsize=5000)
def _day(told: str, language: Language) -> str:  # noqa: ARG001 - the language it is told in
    parts = told[:10].split("-")
    if len(parts) == 1:
        return told
    moment = datetime.strptime("-".join([*parts, "01"][:3]), "%Y-%m-%d")  # noqa: DTZ007 - a day has no zone
    whole = "j F Y" if speaking() is Language.EN else "DATE_FORMAT"
    return date_format(moment, whole if len(parts) == 3 else "YEAR_MONTH_FORMAT")
