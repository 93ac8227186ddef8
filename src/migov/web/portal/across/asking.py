"""How a profile answers a question of another list than its own: through the cross-walk, with its remark."""

from __future__ import annotations

from functools import cache

from django.utils.translation import gettext as _

from migov.catalogue import crosswalks
from migov.model.indicators import CrossWalk, Indicator, Link, Relation
from migov.model.published import Origin, PublicAnswer, PublicRelease
from migov.model.values import Value
from migov.store.published import answers
from migov.web.portal.across.order import Book
from migov.web.portal.across.words import RELATIONS


class Said(Value, kw_only=True):
    """What one release says to one question that was asked in it."""

    edition: str
    code: str
    """As it was asked there."""
    asked: Indicator | None
    given: PublicAnswer | None
    """Null where the profile does not tell an answer."""


class Heard(Value, kw_only=True):
    """What a release says to a question of the catalogue, asked there or not."""

    said: tuple[Said, ...]
    """Several where questions were split or merged; empty where it was not asked."""
    relation: Relation | None = None
    """How the question is related to the one of the page; null for the very same."""
    remark: str = ""
    """What a reader of both must know."""
    missing: str | None = None
    """Why nothing is told, in words; never "no"."""


def heard(release: PublicRelease, edition: str, code: str, book: Book) -> Heard:
    """What a release says to this question."""
    if release.origin is Origin.EXTERNAL and not release.edition:
        return Heard(said=(), missing=_("Published by others: the profile prints findings, not answers."))
    asked = tuple(one for one in (release.edition, *release.modules) if one)
    if edition in asked:
        return _told(Heard(said=(_said(release, edition, code, book),)))
    for other in asked:
        if found := linked(edition, code, other):
            return _through(release, other, *found, book)
    return Heard(said=(), missing=_not_linked(asked, book))


def linked(edition: str, code: str, other: str) -> tuple[Link, tuple[str, ...]] | None:
    """How a question of one edition is related to those of another, and their codes; null where no cross-walk tells."""
    if walk := _walk(edition, other):
        link = walk.from_earlier(code)
        return (link, link.later) if link else None
    if walk := _walk(other, edition):
        link = walk.from_later(code)
        return (link, link.earlier) if link else None
    return None


def relation_says(heard_: Heard, book: Book) -> str | None:
    """Under which code the question was asked, and how it is related; null for the very question of the page."""
    if heard_.relation is None:
        return None
    codes = ", ".join(one.code for one in heard_.said)
    title = title_of(heard_.said[0].edition, book) if heard_.said else ""
    told = {"codes": codes, "edition": title, "relation": _(RELATIONS[heard_.relation])}
    return _("Asked as %(codes)s in “%(edition)s”: %(relation)s.") % told if codes else None


def title_of(edition: str, book: Book) -> str:
    """What an edition is called."""
    found = book.editions.get(edition)
    return found.title.text(book.language) if found else edition


@cache
def _walk(earlier: str, later: str) -> CrossWalk | None:
    return crosswalks.between(earlier, later)


def _said(release: PublicRelease, edition: str, code: str, book: Book) -> Said:
    found = book.editions.get(edition)
    given = answers.one(release.id, edition, code)
    return Said(edition=edition, code=code, asked=found.find(code) if found else None, given=given)


def _told(one: Heard) -> Heard:
    if any(said.given and (said.given.closed or said.given.non_answer) for said in one.said):
        return one
    missing = _("The profile does not tell an answer to this question.")
    return Heard(said=one.said, relation=one.relation, remark=one.remark, missing=missing)


def _through(release: PublicRelease, other: str, link: Link, codes: tuple[str, ...], book: Book) -> Heard:
    remark = link.remark.text(book.language)
    if not codes:
        missing = _("Not asked: the profile answers “%(edition)s”, where this question does not stand.")
        return Heard(
            said=(), relation=link.relation, remark=remark, missing=missing % {"edition": title_of(other, book)}
        )
    said = tuple(_said(release, other, one, book) for one in codes)
    return _told(Heard(said=said, relation=link.relation, remark=remark))


def _not_linked(asked: tuple[str, ...], book: Book) -> str:
    if not asked:
        return _("The profile does not tell which questions it answers.")
    titles = ", ".join(title_of(one, book) for one in asked)
    return _("Not asked: the profile answers “%(edition)s”, another list of questions.") % {"edition": titles}
