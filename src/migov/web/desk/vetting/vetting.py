"""The page of the vetting: the draft that is signed, the two keys side by side, and what each has yet to read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from migov.actions import assessments, entering
from migov.actions.drafting import versions
from migov.actions.vetting import signatures
from migov.actions.vetting.signatures import Vetted
from migov.errors import MigovError
from migov.model.drafts import Draft
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.signatures import Party
from migov.model.values import Value
from migov.model.workflow import Stage, Step, steps_from
from migov.store import drafts
from migov.store.assessments import Entry
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.life.heads import DeskHead, address, desk_head
from migov.web.desk.life.stages import step_address
from migov.web.desk.life.words import of_stage, of_step
from migov.web.desk.vetting.differences import ChangeShown, shown
from migov.web.desk.vetting.keys import KeyShown, SignedShown, key_shown, mistakes_of, signed_shown
from migov.web.desk.vetting.versions import DraftShown, compared_address, draft_shown, freezing_address, none_frozen
from migov.web.desk.vetting.words import party_name
from migov.web.entrance import enter
from migov.web.pieces import Crumb, Empty, Mistake, Notice

SIGNABLE = (Step.SIGN_OFF, Step.PUBLISH)
"""The steps that both signatures open."""


class Reading(Value, kw_only=True):
    """What is to be read, for whom."""

    id: str
    title: str
    parties: str
    compared: str | None
    """The same on a page of its own."""
    whole: str | None
    """Where all of the draft is read, where all of it is to be read."""
    changes: tuple[ChangeShown, ...]


class NextStep(Value, kw_only=True):
    """The step that both signatures open."""

    title: str
    says: str
    address: str | None
    """Null while it is not open, or for those who may not take it."""


class VettingPage(Page, kw_only=True):
    """The vetting of an assessment."""

    head: DeskHead
    links: tuple[Crumb, ...]
    notices: tuple[Notice, ...]
    mistakes: tuple[Mistake, ...]
    empty: Empty | None
    draft: DraftShown | None
    keys: tuple[KeyShown, ...]
    sign: str
    """Where the forms are sent to."""
    step: NextStep | None
    readings: tuple[Reading, ...]
    history: tuple[SignedShown, ...]
    """Sign-offs that count no longer, newest first."""


@require_safe
def vetting_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The page of the vetting."""
    return page_of(request, id, enter(request, id, Permission.SEE_LEDGER), twin=twin)


def page_of(
    request: HttpRequest,
    id: str,  # noqa: A002
    member: Member,
    *,
    party: Party | None = None,
    error: MigovError | None = None,
    notices: tuple[Notice, ...] = (),
    stale: int | None = None,
    status: int = 200,
    twin: bool = False,
) -> HttpResponse:
    """The page of the vetting; with what is wrong where a form came back.

    Args:
        party: for whom the form was.
        stale: number of the earlier draft whose hash was in the form.
    """
    entry, newest = assessments.entry(id), drafts.newest(id)
    moved_on = versions.unfrozen(id) or () if newest else ()
    is_open = newest is not None and not moved_on and entry.stage is Stage.VETTING
    found = signatures.vetted(id, by=member)
    mine = signatures.parties_of(id, by=member)
    keys = tuple(
        key_shown(
            request,
            id,
            one,
            newest,
            may=one.party in mine,
            is_open=is_open,
            error=error if one.party is party else None,
        )
        for one in (found if newest else ())
        if newest
    )
    page = VettingPage(
        frame=frame(request, _("%(name)s: vetting") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "vetting"),
        links=_links(id),
        notices=(*notices, *_told(entry, newest, moved_on, member)),
        mistakes=mistakes_of(party, error) if party else (),
        empty=None if newest else none_frozen(id, member),
        draft=draft_shown(id, newest) if newest else None,
        keys=keys,
        sign=reverse("sign", kwargs={"id": id}),
        step=_next(id, entry, member, found, has_moved_on=bool(moved_on)) if newest else None,
        readings=tuple(_readings(entry, newest, found, stale)) if newest else (),
        history=_history(id, found, member),
    )
    return answer(request, page, "desk/vetting/vetting.html", twin=twin, status=status)


def _links(id: str) -> tuple[Crumb, ...]:  # noqa: A002
    given = (
        ("versions", _("Versions of the draft")),
        ("certificate", _("Process certificate")),
        ("consultation", _("Consultation")),
        ("draft", _("Draft")),
    )
    return tuple(Crumb(title=title, address=where) for name, title in given if (where := address(name, id=id)))


def _told(entry: Entry, newest: Draft | None, moved_on: tuple[str, ...], member: Member) -> tuple[Notice, ...]:
    """Why nothing can be signed now, where that is so."""
    told: list[Notice] = []
    stages_page = reverse("stages", kwargs={"id": entry.id})
    if entry.stage not in (Stage.VETTING, Stage.PUBLICATION, Stage.PUBLISHED):
        says = _("The assessment is in %(stage)s. Signing begins with the vetting.") % {"stage": of_stage(entry.stage)}
        told.append(
            Notice(kind="info", title=_("Not in vetting yet"), lines=(says,), address=stages_page, action=_("Stages"))
        )
    elif entry.stage is not Stage.VETTING:
        says = _("Signatures are made and taken back during the vetting alone: go back to it where one is needed.")
        told.append(
            Notice(kind="info", title=_("The vetting is over"), lines=(says,), address=stages_page, action=_("Stages"))
        )
    if newest and moved_on:
        where = freezing_address(entry.id, member)
        title = ngettext(
            "%(n)d part of the text has changed since draft %(number)d",
            "%(n)d parts of the text have changed since draft %(number)d",
            len(moved_on),
        ) % {"n": len(moved_on), "number": newest.number}
        lines = (
            _("Nobody signs what is not frozen: freeze the next draft first. Only what changed is to be read again."),
            ", ".join(moved_on[:8]) + (" …" if len(moved_on) > 8 else ""),
        )
        told.append(
            Notice(
                kind="caution", title=title, lines=lines, address=where, action=_("Freeze a version") if where else None
            )
        )
    return tuple(told)


def _next(
    id: str,  # noqa: A002
    entry: Entry,
    member: Member,
    found: tuple[Vetted, ...],
    *,
    has_moved_on: bool,
) -> NextStep | None:
    """The step that both signatures open; its own page asks for whatever else it needs."""
    line = next((one for one in steps_from(entry.stage) if one.step in SIGNABLE), None)
    if line is None:
        return None
    if lacking := [party_name(one.party) for one in found if has_moved_on or not one.is_signed]:
        says = _("Needs both signatures on the text as it stands. Missing: %(parties)s.")
        return NextStep(title=of_step(line.step), says=says % {"parties": ", ".join(lacking)}, address=None)
    may = entering.may(Permission.TAKE_STEP, id, member)
    return NextStep(
        title=of_step(line.step),
        says=_("Both have signed the text as it stands.")
        if may
        else _("Both have signed the text as it stands. A coordinator takes the step."),
        address=step_address(id, line.step) if may else None,
    )


def _readings(entry: Entry, newest: Draft, found: tuple[Vetted, ...], stale: int | None) -> list[Reading]:
    """What each party has to read, told once where both have to read the same."""
    told: list[Reading] = []
    if stale is not None and stale != newest.number:
        title = _("What changed since draft %(before)d, which you had before you") % {"before": stale}
        told.append(_changed(entry, stale, newest, title, ""))
    whole = [party_name(one.party) for one in found if one.open is None]
    if whole:
        told.append(
            Reading(
                id="whole",
                title=_("All of draft %(number)d is to be read") % {"number": newest.number},
                parties=", ".join(whole),
                compared=None,
                whole=reverse("version", kwargs={"id": entry.id, "number": newest.number}),
                changes=(),
            )
        )
    since: dict[int, list[str]] = {}
    for one in found:
        if one.open and one.last:
            since.setdefault(one.last.version, []).append(party_name(one.party))
    for before, parties in since.items():
        title = _("What changed since draft %(before)d, which was signed") % {"before": before}
        told.append(_changed(entry, before, newest, title, ", ".join(parties)))
    return told


def _changed(entry: Entry, before: int, newest: Draft, title: str, parties: str) -> Reading:
    changes = versions.compared(drafts.draft(entry.id, before), newest)
    return Reading(
        id=f"since-{before}" if parties else f"read-{before}",
        title=title,
        parties=parties,
        compared=compared_address(entry.id, before, newest.number),
        whole=None,
        changes=shown(entry.id, changes, numbers=(before, newest.number), language=entry.language),
    )


def _history(id: str, found: tuple[Vetted, ...], member: Member) -> tuple[SignedShown, ...]:  # noqa: A002
    current = {one.last.number for one in found if one.last}
    every = signatures.signed(id, by=member)
    return tuple(signed_shown(id, one, may=False) for one in reversed(every) if one.number not in current)
