"""What voices, outcomes and mandates are called, and the pages that belong to a consultation."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from migov.actions import entering
from migov.actions.consulting.consultations import Asked
from migov.model.consultations import Consultation, Mandate, Outcome, Voice
from migov.model.indicators import Edition
from migov.model.people import Member
from migov.model.permissions import Permission, allows
from migov.web.answering import speaking
from migov.web.desk.life.heads import address
from migov.web.pieces import Chip, Notice, NoticeKind, Tab

VOICES: dict[Voice, str] = {
    Voice.COMMENTED: gettext_noop("Commented"),
    Voice.NO_COMMENT: gettext_noop("No comment"),
    Voice.READ: gettext_noop("Read, not answered"),
    Voice.SILENT: gettext_noop("Silent"),
}
OUTCOMES: dict[Outcome, str] = {
    Outcome.ACCEPTED: gettext_noop("Accepted"),
    Outcome.IN_PART: gettext_noop("Accepted in part"),
    Outcome.NOT_ACCEPTED: gettext_noop("Not accepted"),
    Outcome.NOTED: gettext_noop("Noted"),
}


def voice_says(one: Asked) -> str:
    """How an institution took part, as a plain fact: no colour judges it."""
    told = _(VOICES[one.voice])
    if one.voice is Voice.COMMENTED:
        return f"{told} · " + ngettext("%(n)d comment", "%(n)d comments", one.comments) % {"n": one.comments}
    reminders = len(one.invitation.reminded_at)
    if one.waits and reminders:
        after = ngettext("after %(n)d reminder", "after %(n)d reminders", reminders) % {"n": reminders}
        return f"{told}, {after}"
    return told


def of_outcome(outcome: Outcome) -> str:
    """What an outcome is called."""
    return _(OUTCOMES[outcome])


def mandate_says(mandate: Mandate, editions: Iterable[Edition]) -> str:
    """What an institution is asked about, in a line."""
    if mandate.is_everything:
        return _("The whole draft")
    titles = {one.code: one.title.text(speaking()) for edition in editions for one in edition.sub_domains}
    told = [f"{int(one)} {one.short(speaking())}" for one in mandate.dimensions]
    told += [f"{code} {titles.get(code, '')}".strip() for code in mandate.sub_domains]
    if count := len(mandate.passages):
        told.append(ngettext("%(n)d passage", "%(n)d passages", count) % {"n": count})
    return " · ".join(told)


def around(id: str, member: Member, current: str) -> tuple[Tab, ...]:  # noqa: A002 - the field's own word
    """The pages of a consultation that this person has."""
    pages = (
        ("consultation", _("The draft"), Permission.READ_DRAFT),
        ("consultation institutions", _("Institutions"), Permission.SEE_LEDGER),
        ("consultation matrix", _("Comment matrix"), Permission.READ_DRAFT),
        ("consultation word", _("Word files"), Permission.READ_DRAFT),
        ("consultation priorities", _("Priorities"), Permission.READ_DRAFT),
        ("workshops", _("Workshops"), Permission.SEE_LEDGER),
    )
    now = entering.situation(id, consults=True)
    shown = ((name, title, address(name, id=id)) for name, title, need in pages if allows(need, member, now))
    return tuple(Tab(title=title, address=where, current=name == current) for name, title, where in shown if where)


def standing(found: Consultation | None) -> Notice:
    """Where a consultation stands, in words."""
    if found is None or found.opened_at is None:
        return Notice(
            kind="info",
            title=_("The consultation is being prepared"),
            lines=(_("Letters leave when it is opened, on the page of the stages."),),
        )
    if found.closed_at is not None:
        return Notice(kind="info", title=_("The consultation is closed"))
    title = _("The consultation on draft %(number)d is open") % {"number": found.version}
    if found.consolidating_since is not None:
        return Notice(kind="info", title=title, lines=(_("The editors consolidate: suggestions are frozen."),))
    return Notice(kind="info", title=title)


def told(request: HttpRequest) -> tuple[Notice, ...]:
    """What became of what was done just before."""
    kinds: dict[str, NoticeKind] = {"error": "wrong", "warning": "caution", "info": "info"}
    return tuple(
        Notice(kind=kinds.get(message.level_tag, "done"), title=str(message))
        for message in messages.get_messages(request)
    )


def plain(word: str) -> Chip:
    """A fact in a chip that judges nothing."""
    return Chip(kind="plain", word=word)
