"""A workbook that came back: what it would change, the question what becomes of conflicts, and then its receipt."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from migov.actions import assessments, delegations, sheets
from migov.errors import Conflict, Invalid, MigovError, NotFound
from migov.model.people import Member
from migov.model.values import Value
from migov.sheets import Line, Outcome, Receipt
from migov.store import people
from migov.store.assessments import Entry
from migov.web.answering import Page, answer, frame, speaking
from migov.web.comparing import compare
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.reviewing.showing import when
from migov.web.desk.sheets.offers import kind_name
from migov.web.entrance import enter
from migov.web.pieces import Comparison, Field, Mistake, Notice, Option, Run, Side
from migov.web.signed import now

DECIDE = "decide "
"""Before the key of a conflict in the name of its field."""
MARKED = 100_000
"""Characters in which differences are marked word by word: beyond them a full workbook would cost minutes."""
SHOWN = 500
"""Changes that are shown; of a longer list the rest is counted. Conflicts are all shown, to be decided."""


class ChangeLine(Value, kw_only=True):
    """One cell that says something else than when it was sent."""

    row: str
    heading: str
    place: str
    comparison: Comparison
    stayed: str | None
    decision: Field | None
    """What becomes of a conflict; null for a plain change."""


class Fact(Value, kw_only=True):
    """One line of the receipt."""

    label: str
    text: str


class ReturnedPage(Page, kw_only=True):
    """A workbook that came back."""

    head: DeskHead
    title: str
    notice: Notice
    mistakes: tuple[Mistake, ...]
    facts: tuple[Fact, ...]
    invalid: tuple[str, ...]
    conflicts: tuple[ChangeLine, ...]
    changed: tuple[ChangeLine, ...]
    more: int
    """Changes that are not shown."""
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    may_take: bool
    sha256: str
    back: str


@require_http_methods(["GET", "HEAD", "POST"])
def returned(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """What a workbook would change, or its receipt; the order to take it is sent to the same address."""
    member = enter(request, id)
    wrong: MigovError | None = None
    if request.method == "POST":
        try:
            taken = _taken(request, id, number, member)
        except (Invalid, Conflict) as error:
            wrong = error
        else:
            return HttpResponseRedirect(reverse("returned sheet", kwargs={"id": id, "number": taken}))
    try:
        found = sheets.receipt(id, number, by=member)
    except NotFound:
        found = sheets.look_again(id, number, by=member, language=speaking())
    entry = assessments.entry(id)
    page = _page(request, entry, member, found.receipt, wrong)
    return answer(request, page, "desk/sheets/returned.html", twin=twin, status=_status(wrong))


def _taken(request: HttpRequest, id: str, number: int, member: Member) -> int:  # noqa: A002
    """Number of the receipt."""
    decided = {name.removeprefix(DECIDE): value for name, value in request.POST.items() if name.startswith(DECIDE)}
    return sheets.take_kept(
        id,
        number,
        by=member,
        at=now(),
        ours=[key for key, value in decided.items() if value == "ours"],
        theirs=[key for key, value in decided.items() if value == "theirs"],
        language=speaking(),
    ).number


def _status(wrong: MigovError | None) -> int:
    if wrong is None:
        return 200
    return 409 if isinstance(wrong, Conflict) else 422


def _page(request: HttpRequest, entry: Entry, member: Member, one: Receipt, wrong: MigovError | None) -> ReturnedPage:
    said = wrong.problems if isinstance(wrong, Invalid) else [wrong] if wrong else []
    changed = [line for line in one.lines if line.outcome is Outcome.CHANGED]
    met = [line for line in one.lines if line.outcome is Outcome.CONFLICT]
    marked = _marked([*met, *changed[:SHOWN]])
    return ReturnedPage(
        frame=frame(request, _("Workbook that came back"), "assessments"),
        head=desk_head(entry, member, "sheets"),
        title=one.file,
        notice=_notice(one),
        mistakes=tuple(Mistake(says=str(problem)) for problem in said),
        facts=tuple(_facts(entry.id, one)),
        invalid=(*one.problems, *(line.problem for line in one.lines if line.problem)),
        conflicts=tuple(_change(request, line, one, marked) for line in met),
        changed=tuple(_change(request, line, one, marked) for line in changed[:SHOWN]),
        more=max(0, len(changed) - SHOWN),
        missing=one.rows_missing,
        notes=one.notes,
        may_take=one.can_be_taken and one.taken_at is None and bool(one.changed or one.conflicts),
        sha256=one.sha256,
        back=reverse("sheets", kwargs={"id": entry.id}),
    )


def _notice(one: Receipt) -> Notice:
    count = one.changed + one.conflicts
    if one.taken_at is not None:
        title = ngettext("%(count)d cell was taken over", "%(count)d cells were taken over", one.written)
        return Notice(kind="done", title=title % {"count": one.written})
    if not one.can_be_taken:
        return Notice(
            kind="wrong",
            title=_("Nothing can be taken over: some cells cannot be read"),
            lines=(_("Correct them in the workbook and bring it again. Nothing was changed."),),
        )
    if not count:
        return Notice(kind="info", title=_("Nothing was filled in: there is nothing to take over"))
    title = ngettext("%(count)d cell says something else", "%(count)d cells say something else", count)
    return Notice(
        kind="caution" if one.conflicts else "info",
        title=title % {"count": count},
        lines=(_("Nothing was changed yet. Look at what follows, then take it over as a whole."),),
    )


def _facts(id: str, one: Receipt) -> list[Fact]:  # noqa: A002
    whom = delegations.institution_name(id, one.institution) if one.institution else _("the team")
    rows = _("%(sent)d sent = %(back)d came back + %(missing)d missing; %(new)d new")
    cells = _("%(all)d = %(same)d unchanged + %(changed)d changed + %(conflicts)d in conflict + %(invalid)d not valid")
    found = [
        Fact(label=_("Workbook"), text=f"{kind_name(one.kind)}, {whom}"),
        Fact(label=_("Issue"), text=f"{one.issue} ({when(one.sent_at)})"),
        Fact(
            label=_("Rows"),
            text=rows
            % {"sent": one.rows_sent, "back": one.rows_back, "missing": len(one.rows_missing), "new": one.rows_new},
        ),
        Fact(
            label=_("Cells"),
            text=cells
            % {
                "all": one.cells,
                "same": one.unchanged,
                "changed": one.changed,
                "conflicts": one.conflicts,
                "invalid": one.invalid,
            },
        ),
    ]
    if one.taken_at and one.taken_by:
        name = people.names({one.taken_by}).get(one.taken_by, one.taken_by)
        found.append(Fact(label=_("Taken over"), text=f"{when(one.taken_at)}, {name}"))
    return found


def _marked(lines: list[Line]) -> frozenset[str]:
    """Keys of the lines in which differences are marked."""
    found, left = [], MARKED
    for line in lines:
        left -= len(line.sent) + len(line.now) + len(line.returned)
        if left >= 0:
            found.append(line.key)
    return frozenset(found)


def _side_by_side(before: str, after: str, titles: tuple[str, str]) -> Comparison:
    """Two texts without their differences marked."""
    sides = [
        Side(title=title, runs=(Run(text=text, kind="same"),) if text else ())
        for title, text in zip(titles, (before, after), strict=True)
    ]
    return Comparison(before=sides[0], after=sides[1])


def _change(request: HttpRequest, line: Line, one: Receipt, marked: frozenset[str]) -> ChangeLine:
    is_open = line.outcome is Outcome.CONFLICT and one.taken_at is None
    before = line.now if line.outcome is Outcome.CONFLICT else line.sent
    titles = (_("As it stands here") if one.taken_at is None else _("As it stood here"), _("In the workbook"))
    return ChangeLine(
        row=line.row,
        heading=line.heading,
        place=line.place,
        comparison=compare(before, line.returned, titles=titles)
        if line.key in marked
        else _side_by_side(before, line.returned, titles),
        stayed=_("What stood here was kept.") if line.stayed else None,
        decision=_decision(request, line) if is_open else None,
    )


def _decision(request: HttpRequest, line: Line) -> Field:
    """The choice between what stands here and what came back; none is made for anybody."""
    name = DECIDE + line.key
    chosen = request.POST.get(name, "")
    options = (("ours", _("Keep what stands here")), ("theirs", _("Take what is in the workbook")))
    return Field(
        name=name,
        id="decide-" + "".join(mark if mark.isalnum() else "-" for mark in line.key),
        label=_("Which one counts?"),
        kind="radio",
        required=True,
        options=tuple(Option(value=value, label=label, chosen=value == chosen) for value, label in options),
    )
