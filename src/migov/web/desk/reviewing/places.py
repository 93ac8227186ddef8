"""The pages for readers of answers, as tabs: each is shown to whom it is for."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from migov.actions import codings, entering, flags, reviews
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.web.pieces import Tab


def tabs(id: str, member: Member, current: str) -> tuple[Tab, ...]:  # noqa: A002 - the field's own word
    """The pages about reviews of an assessment that this person has."""
    asked = codings.asked_of(id, by=member)
    shown: list[tuple[str, str, int | None]] = []
    if entering.may(Permission.REVIEW, id, member) or entering.may(Permission.SEE_REVIEWS, id, member):
        shown.append(("reviews", _("Review"), len(reviews.waiting_for(id, by=member))))
    if asked:
        shown.append(("codings", _("Second coding"), sum(not one.is_submitted for one in asked)))
    shown.append(("flags", _("Flags"), sum(flag.is_open for flag in flags.of(id, by=member))))
    shown.append(("agreement", _("Agreement"), None))
    return tuple(
        Tab(title=title, address=reverse(name, kwargs={"id": id}), current=name == current, count=count)
        for name, title, count in shown
    )
