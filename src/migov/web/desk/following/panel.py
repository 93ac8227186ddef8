"""What stands on an answer's page about the last round: whether it waits, what happened since, and why it changed."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from migov.actions import carrying, changing, rounds
from migov.actions.carrying import Standing
from migov.actions.pins import Checked
from migov.model.changes import carries, differs
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store.answers import KeptAnswer
from migov.web.desk.answering.arrivals import Arrival
from migov.web.desk.following.words import happening, kind_name


class Panel(Value, kw_only=True):
    """The follow-up of one answer."""

    is_waiting: bool
    """Whether it stands as it came from the last round."""
    is_safe: bool
    """Whether nothing happened to what it rests on."""
    lines: tuple[str, ...] = ()
    """What happened, one plain sentence each."""
    may_confirm: bool = False
    may_take_back: bool = False
    is_changed: bool = False
    """Whether it says something else than the last round."""
    kind: str | None = None
    because: str = ""
    why: str | None = None
    """Where somebody says why."""


def panel(arrival: Arrival, kept: KeptAnswer, now: datetime) -> Panel | None:
    """The follow-up of an answer; null where there is no last answer to compare it with."""
    if waits := carrying.standing(arrival.id, arrival.code, at=now):
        return _waiting(arrival, waits)
    last = rounds.last_answer(arrival.entry, arrival.code)
    is_given = kept.answer.closed is not None or kept.answer.non_answer is not None
    if last is None or not last.answer.status.is_settled or not carries(last.relation) or not is_given:
        return None
    if differs(last.answer, kept.answer):
        reason = changing.reason(arrival.id, arrival.code)
        may = arrival.may(Permission.ANSWER)
        return Panel(
            is_waiting=False,
            is_safe=False,
            is_changed=True,
            kind=kind_name(reason.kind) if reason else None,
            because=reason.because if reason else "",
            why=reverse("change kind", kwargs=arrival.where) if may else None,
        )
    is_same = kept.answer.justification == last.answer.justification
    may = is_same and kept.answer.status.is_settled and arrival.may(Permission.SETTLE)
    return Panel(is_waiting=False, is_safe=True, may_take_back=may)


def _waiting(arrival: Arrival, waits: Standing) -> Panel:
    recheck = waits.recheck
    lines = [happening(one) for rest in recheck.rests for one in rest.happenings]
    lines += [told for one in recheck.pins if (told := _doubt(one))]
    return Panel(
        is_waiting=True, is_safe=recheck.is_sound, lines=tuple(lines), may_confirm=arrival.may(Permission.SETTLE)
    )


def _doubt(one: Checked) -> str | None:
    words = one.pin.quote.exact
    quoted = f"“{words[:80]}{'…' if len(words) > 80 else ''}”"
    if one.verification is None:
        return _("The source of %(words)s is not kept here: nobody can look it up.") % {"words": quoted}
    if not one.holds:
        return _("%(words)s does not stand in its source as it is quoted.") % {"words": quoted}
    if not one.is_newest:
        return _("%(words)s no longer stands there in the newest copy of its source.") % {"words": quoted}
    return None
