"""The process certificate as a page; its JSON twin is the file that a machine can check."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from migov.actions import assessments
from migov.actions.vetting import processes
from migov.model.certificates import Certificate
from migov.model.consultations import Outcome, Voice
from migov.model.permissions import Permission
from migov.model.processes import Heard
from migov.model.values import Value
from migov.web import days
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.vetting.versions import crumbs
from migov.web.desk.vetting.words import outcome_name, party_name, rule_name, voice_name
from migov.web.entrance import enter
from migov.web.pieces import Crumb, Notice


class Figure(Value, kw_only=True):
    """One figure with its name."""

    name: str
    told: str


class Row(Value, kw_only=True):
    """One line of a table."""

    first: str
    cells: tuple[str, ...]


class Listing(Value, kw_only=True):
    """One table."""

    id: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    none: str
    """What stands where there is no row."""
    language: str | None
    """Of the first cells, where that is not the page's."""


class CertificatePage(Page, kw_only=True):
    """How the profile came about."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    chain: Notice
    figures: tuple[Figure, ...]
    listings: tuple[Listing, ...]
    hash: str
    day: str
    certificate: Certificate
    """What `migov certificate verify` checks."""


@require_safe
def certificate(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """How the profile came about, counted from the journal and the rows."""
    member = enter(request, id, Permission.SEE_LEDGER)
    entry, made = assessments.entry(id), processes.certificate(id, by=member)
    language = entry.language if entry.language != speaking().value else None
    page = CertificatePage(
        frame=frame(request, _("%(name)s: process certificate") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "vetting"),
        crumbs=crumbs(id, member),
        chain=_chain(made),
        figures=_figures(made),
        listings=_listings(made, language),
        hash=made.process.journal,
        day=_day(made.process.as_of),
        certificate=made,
    )
    return answer(request, page, "desk/vetting/certificate.html", twin=twin)


def _chain(made: Certificate) -> Notice:
    if made.chain_holds:
        says = _("Every line up to the last one about this assessment, number %(line)d, is as it was written.")
        return Notice(kind="done", title=_("The journal holds"), lines=(says % {"line": made.line},))
    says = _("Line %(line)d is not as it was written: what is counted here cannot be relied upon.")
    return Notice(kind="wrong", title=_("The journal does not hold"), lines=(says % {"line": made.broken},))


def _figures(made: Certificate) -> tuple[Figure, ...]:
    process = made.process
    days = process.days_allowed
    told = (
        (_("Consultation opened"), _day(process.opened)),
        (_("Consultation closed"), _day(process.closed)),
        (_("Days allowed"), "–" if days is None else str(days)),
        (_("Institutions asked"), str(len(process.institutions))),
        *((voice_name(voice), str(process.heard(voice))) for voice in Voice),
        (_("Comments"), str(process.outcomes.total)),
        (_("Comments answered"), _share(process.outcomes.answered, process.outcomes.total)),
        (_("Indicators answered"), _share(process.answers, made.indicators or 0)),
        (_("Answers reviewed by a second person"), _share(process.reviewed, process.answers)),
        (_("Drafts frozen"), str(process.drafts)),
        (_("Workshops held"), str(len(made.workshops))),
        (_("Doubts waived"), str(len(made.waivers))),
    )
    return tuple(Figure(name=name, told=value) for name, value in told)


def _listings(made: Certificate, language: str | None) -> tuple[Listing, ...]:
    process, outcomes = made.process, made.process.outcomes
    counts = {
        Outcome.ACCEPTED: outcomes.accepted,
        Outcome.IN_PART: outcomes.in_part,
        Outcome.NOT_ACCEPTED: outcomes.not_accepted,
        Outcome.NOTED: outcomes.noted,
    }
    decided = [Row(first=outcome_name(one), cells=(str(count),)) for one, count in counts.items()]
    decided.append(Row(first=_("Not decided yet"), cells=(str(outcomes.undecided),)))
    return (
        Listing(
            id="institutions",
            title=_("Institutions"),
            heads=(_("Institution"), _("How it took part"), _("Comments"), _("Days it had")),
            rows=tuple(
                Row(first=one.institution, cells=(_voice(one), str(one.comments), str(one.days)))
                for one in process.institutions
            ),
            none=_("No institution was asked yet."),
            language=language,
        ),
        Listing(
            id="outcomes",
            title=_("What became of the comments"),
            heads=(_("Outcome"), _("Comments")),
            rows=tuple(decided) if outcomes.total else (),
            none=_("There is no comment."),
            language=None,
        ),
        Listing(
            id="signed",
            title=_("Who signed what"),
            heads=(_("Name and function"), _("For"), _("Day"), _("Draft"), _("Hash")),
            rows=tuple(
                Row(
                    first=f"{one.name}, {one.function}",
                    cells=(party_name(one.party), _day(one.on), str(one.version), one.hash),
                )
                for one in process.sign_offs
            ),
            none=_("Nobody has signed yet."),
            language=language,
        ),
        *_records(made, language),
    )


def _records(made: Certificate, language: str | None) -> tuple[Listing, ...]:
    return (
        Listing(
            id="drafts",
            title=_("Drafts frozen"),
            heads=(_("Draft"), _("Day"), _("Parts"), _("Hash")),
            rows=tuple(
                Row(first=str(one.number), cells=(_day(one.on), str(one.parts), one.hash)) for one in made.drafts
            ),
            none=_("No version of the draft is frozen yet"),
            language=None,
        ),
        Listing(
            id="workshops",
            title=_("Workshops held"),
            heads=(_("Workshop"), _("Day"), _("Place"), _("People"), _("Institutions"), _("Minutes")),
            rows=tuple(
                Row(
                    first=one.title,
                    cells=(_day(one.on), one.place, str(one.attendees), str(one.institutions), str(one.minutes)),
                )
                for one in made.workshops
            ),
            none=_("None was held."),
            language=language,
        ),
        Listing(
            id="waivers",
            title=_("Doubts that a named person waived"),
            heads=(_("Passage"), _("Doubt"), _("Who"), _("Day"), _("Why")),
            rows=tuple(
                Row(first=one.passage, cells=(rule_name(one.rule), one.name, _day(one.on), one.because))
                for one in made.waivers
            ),
            none=_("No doubt was waived."),
            language=None,
        ),
    )


def _voice(one: Heard) -> str:
    if not one.reminders:
        return voice_name(one.voice)
    times = ngettext("after %(n)d reminder", "after %(n)d reminders", one.reminders) % {"n": one.reminders}
    return f"{voice_name(one.voice)}, {times}"


def _share(part: int, whole: int) -> str:
    """The part of the whole, rounded down: only all of them are 100 per cent."""
    if not whole:
        return str(part) if part else "–"
    told = {"part": part, "whole": whole, "percent": 100 * part // whole}
    return _("%(part)d of %(whole)d (%(percent)d %%)") % told


def _day(moment: str | None) -> str:
    if moment is None:
        return "–"
    return days.long(date.fromisoformat(moment)) if len(moment) == 10 else moment
