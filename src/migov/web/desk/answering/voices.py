"""What others say of an answer: open flags, reviewers' words, what institutions handed in."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from migov.actions import delegations, flags, reviews
from migov.model.permissions import Permission
from migov.model.reviews import Verdict
from migov.model.values import Value
from migov.store import delegations as handed
from migov.web.desk.answering.arrivals import Arrival
from migov.web.desk.delegating.words import return_chip
from migov.web.desk.reviewing.showing import badges, when
from migov.web.pieces import Badge, Chip, badge


class Voice(Value, kw_only=True):
    """One thing that somebody says."""

    chip: Chip
    who: Badge
    when: str
    says: str
    address: str
    action: str
    """What the link to *address* is for."""


class Wish(Value, kw_only=True):
    """A page on which the reader may say something themselves."""

    title: str
    address: str


class Voices(Value, kw_only=True):
    """What is said of one answer, as far as the reader may know, and what they may say themselves."""

    said: tuple[Voice, ...]
    wishes: tuple[Wish, ...]


def voices(arrival: Arrival, *, is_settled: bool) -> Voices:
    """What is said of the answer: what wants doing stands first."""
    said = (*_flags(arrival), *_returns(arrival), *_reviews(arrival))
    return Voices(said=said, wishes=tuple(_wishes(arrival, is_settled=is_settled)))


def _flags(arrival: Arrival) -> Iterator[Voice]:
    found = [one for one in flags.of(arrival.id, by=arrival.member, indicator=arrival.code) if one.is_open]
    people = badges({one.by for one in found} | {one.to for one in found})
    for one in found:
        yield Voice(
            chip=Chip(kind="open", word=_("Flag for %(name)s") % {"name": people[one.to].name}),
            who=people[one.by],
            when=when(one.at),
            says=one.says,
            address=reverse("flag", kwargs={"id": arrival.id, "number": one.number}),
            action=_("Settle it"),
        )


def _reviews(arrival: Arrival) -> Iterator[Voice]:
    told = reviews.said(arrival.id, arrival.code, by=arrival.member)
    found = [one for one in reversed(told.visible) if one.withdrawn_at is None]
    people = badges({one.reviewer for one in found})
    for one in found:
        agrees = one.verdict is Verdict.AGREE
        word = _("Agrees") if agrees else _("Disagrees")
        if one.version < told.version:
            word = _("Agreed with an earlier version") if agrees else _("Disagreed with an earlier version")
        yield Voice(
            chip=Chip(kind="plain" if one.version < told.version else "done" if agrees else "open", word=word),
            who=people[one.reviewer],
            when=when(one.at),
            says=one.comment,
            address=reverse("review", kwargs=arrival.where),
            action=_("All reviews"),
        )


def _returns(arrival: Arrival) -> Iterator[Voice]:
    found = handed.handed_in(arrival.id, arrival.code)
    names = delegations.institutions(arrival.id) if found else {}
    for one in found:
        yield Voice(
            chip=return_chip(one),
            who=badge(names.get(one.institution, one.institution)),
            when=when(one.at),
            says=_("It has nothing to add.") if one.nothing_to_add else one.remark,
            address=reverse("return", kwargs=arrival.where | {"number": one.delegation}),
            action=_("Read it beside the answer"),
        )


def _wishes(arrival: Arrival, *, is_settled: bool) -> Iterator[Wish]:
    if is_settled and arrival.may(Permission.REVIEW):
        yield Wish(title=_("Review this answer"), address=reverse("review", kwargs=arrival.where))
    if arrival.may(Permission.RAISE_FLAG):
        yield Wish(title=_("Raise a flag"), address=reverse("flag raise", kwargs=arrival.where))
    for treaty in arrival.asked.treaties:
        where = reverse("treaty", kwargs={"id": arrival.id, "code": treaty})
        yield Wish(title=_("What is said about %(treaty)s") % {"treaty": treaty}, address=where)
