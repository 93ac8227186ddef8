"""What changed since the round before: every question, with the kind of each change and what cannot be compared."""

from __future__ import annotations

from hashlib import sha256

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions import answers as answering
from migov.actions import assessments, carrying, changing
from migov.actions.changing import Comparison
from migov.model import changes as method
from migov.model.changes import ChangeKind
from migov.model.people import Member
from migov.model.permissions import Permission, Situation, allows
from migov.model.values import Value
from migov.store import answers as rows
from migov.store.assessments import Entry
from migov.web import signed
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.answering.arrivals import name_of
from migov.web.desk.following.lines import LineGroup, Questions, as_csv, groups, seen
from migov.web.desk.following.words import KINDS, STATES, answer_name
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.entrance import enter
from migov.web.pieces import Crumb, Empty, Mistake
from migov.web.taking import download


class KindCount(Value, kw_only=True):
    """How many changes there are of one kind."""

    kind: str
    count: int


class SafeLine(Value, kw_only=True):
    """An answer of the last round that may be confirmed together with others."""

    code: str
    question: str
    answer: str
    address: str


class ChangesPage(Page, kw_only=True):
    """Two rounds beside each other."""

    head: DeskHead
    id: str
    who: str
    said: tuple[str, ...]
    mistakes: tuple[Mistake, ...]
    earlier: Crumb | None
    """The round before."""
    empty: Empty | None
    """Why there is nothing to compare."""
    states: tuple[KindCount, ...]
    """How many questions the comparison says what of."""
    kinds: tuple[KindCount, ...]
    """How many changes of each kind: neither better nor worse."""
    safe: tuple[SafeLine, ...]
    groups: tuple[LineGroup, ...]
    file: str
    may: bool


@require_safe
def changes_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The comparison with the round before."""
    return shown(request, id, enter(request, id, Permission.SEE_INSIDE), twin=twin)


def shown(
    request: HttpRequest,
    id: str,  # noqa: A002
    member: Member,
    *,
    mistake: str | None = None,
    twin: bool = False,
) -> HttpResponse:
    """The page; with what was wrong with a form that came back."""
    entry, comparison = assessments.entry(id), changing.comparison(id, by=member)
    lines = seen(comparison, id, member)
    may = allows(Permission.ANSWER, member, Situation(stage=entry.stage, is_withdrawn=entry.withdrawn_at is not None))
    questions = Questions(comparison.earlier, entry) if comparison.earlier and comparison.is_linked else None
    page = ChangesPage(
        frame=frame(request, _("%(name)s: what changed") % {"name": name_of(entry)}, "assessments"),
        head=desk_head(entry, member, "changes"),
        id=id,
        who=signed.person(request).handle,
        said=() if twin else tuple(str(message) for message in messages.get_messages(request)),
        mistakes=(Mistake(says=mistake),) if mistake else (),
        earlier=_earlier(comparison.earlier),
        empty=_empty(comparison),
        states=tuple(
            KindCount(kind=_(title), count=count)
            for state, title in STATES.items()
            if (count := sum(one.state is state for one in lines))
        ),
        kinds=_kinds(lines),
        safe=_safe(id, entry, member, questions) if may else (),
        groups=groups(id, lines, questions, may=may) if questions else (),
        file=reverse("changes file", kwargs={"id": id}),
        may=may,
    )
    return answer(request, page, "desk/following/changes.html", twin=twin, status=409 if mistake else 200)


@require_safe
def file(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """The comparison as a table."""
    member = enter(request, id, Permission.SEE_INSIDE)
    made = as_csv(seen(changing.comparison(id, by=member), id, member))
    return download(request, sha256(made).hexdigest(), f"{id}-changes.csv", "text/csv; charset=utf-8", lambda: made)


def _kinds(lines: tuple[method.Compared, ...]) -> tuple[KindCount, ...]:
    counted = method.counted(lines)
    return tuple(KindCount(kind=_(KINDS[kind]), count=counted[kind]) for kind in ChangeKind if counted[kind])


def _safe(id: str, entry: Entry, member: Member, questions: Questions | None) -> tuple[SafeLine, ...]:  # noqa: A002
    if questions is None:
        return ()
    found = []
    for code in carrying.safe(id, by=member, at=signed.now()):
        asked = answering.indicator_of(entry, code)
        kept = rows.find(id, code)
        if kept is not None:
            found.append(
                SafeLine(
                    code=code,
                    question=asked.question.text(speaking()),
                    answer=answer_name(method.stated(kept.answer), asked),
                    address=reverse("indicator", kwargs={"id": id, "code": code}),
                )
            )
    return tuple(found)


def _earlier(entry: Entry | None) -> Crumb | None:
    if entry is None:
        return None
    return Crumb(title=f"{name_of(entry)} ({entry.id})", address=reverse("assessment", kwargs={"id": entry.id}))


def _empty(comparison: Comparison) -> Empty | None:
    if comparison.earlier is None:
        return Empty(
            title=_("There is no round before this one"),
            text=_("Either it is the first, or the one before was withdrawn or is not kept here."),
        )
    if not comparison.is_linked:
        return Empty(
            title=_("The two rounds cannot be compared"),
            text=_(
                "They ask by different editions of the catalogue, and nobody has written a cross-walk between them."
            ),
        )
    return None
