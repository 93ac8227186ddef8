"""Spreadsheets of an assessment: what can be taken away, what was sent, what came back; and the way in for a file."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from migov.actions import assessments, delegations, sheets
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.sheets import FormKind
from migov.sheets.forms.reading import LIMITS
from migov.store import people
from migov.store.assessments import Entry
from migov.store.sheets import ReturnedSheet, SentSheet
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.reviewing.showing import when
from migov.web.desk.sheets import offers
from migov.web.desk.sheets.offers import Offer, kind_name
from migov.web.entrance import enter
from migov.web.numbers import whole
from migov.web.pieces import Field, Mistake
from migov.web.signed import now

MOST = 50
"""Files of one upload."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SheetLine(Value, kw_only=True):
    """One workbook that was sent, or one that came back."""

    title: str
    institution: str
    issue: int
    when: str
    by: str
    address: str | None
    """Of its receipt."""


class SheetsPage(Page, kw_only=True):
    """What can be taken away, and the way back in."""

    head: DeskHead
    title: str
    lead: str
    mistakes: tuple[Mistake, ...]
    file: Field
    action: str
    """Where the file is sent to."""
    send: str
    offers: tuple[Offer, ...]
    sent: tuple[SheetLine, ...]
    returned: tuple[SheetLine, ...]
    waiting: tuple[SheetLine, ...]
    """Files that the reader handed in and has not taken over."""


@require_http_methods(["GET", "HEAD", "POST"])
def sheets_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The spreadsheets of an assessment; a file that comes back is sent to the same address."""
    member = _arrived(request, id)
    entry = assessments.entry(id)
    if member.works_inside:
        found, sent = tuple(offers.of_team(entry, member)), sheets.sent(id, by=member)
    else:
        mine = delegations.parts_of(id, by=member)
        found, sent = tuple(offers.of_delegation(entry, made) for made in mine), ()
    return _handled(request, entry, member, found, sent, _("Spreadsheets"), "sheets", twin=twin)


@require_http_methods(["GET", "HEAD", "POST"])
def of_delegation(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The spreadsheet of what was handed to an institution; it comes back at the same address."""
    member = _arrived(request, id)
    made = delegations.part(id, number, by=member)
    entry = assessments.entry(id)
    found = () if made.withdrawn_at else (offers.of_delegation(entry, made),)
    title = delegations.institution_name(id, made.institution)
    return _handled(request, entry, member, found, (), title, "delegations", twin=twin)


@require_POST
def send(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """A workbook to take away."""
    member = enter(request, id)
    made = _made(request, id, member)
    response = HttpResponse(made.data, content_type=XLSX)
    response["Cache-Control"] = "no-store"
    disposition = content_disposition_header(as_attachment=True, filename=made.file)
    response["Content-Disposition"] = disposition or "attachment"
    return response


def _made(request: HttpRequest, id: str, member: Member) -> sheets.Sent:  # noqa: A002
    """The workbook that is asked for.

    Raises:
        NotFound: there is none of that kind, or no such language.
    """
    asked, at = request.POST, now()
    kind, spoken = asked.get("kind", ""), asked.get("language") or None
    if kind not in list(FormKind) or (spoken is not None and spoken not in list(Language)):
        raise NotFound("workbook", kind)
    language = Language(spoken) if spoken else None
    if kind == FormKind.SOURCES:
        return sheets.send_sources(id, language=language, by=member, at=at)
    if kind == FormKind.TREATIES:
        institution = asked.get("institution", "")
        return sheets.send_treaties(id, institution=institution, language=language, by=member, at=at)
    number = asked.get("delegation", "")
    delegation = whole(number, digits=8)
    if number and delegation is None:
        raise NotFound("delegation", number)
    return sheets.send_questionnaire(id, delegation=delegation, language=language, by=member, at=at)


def _arrived(request: HttpRequest, id: str) -> Member:  # noqa: A002
    """Who asks: an institution’s people for their own part, others if they may take sheets out or bring them in."""
    member = enter(request, id)
    if not member.works_inside:
        return member
    return enter(request, id, Permission.TAKE_SHEET if request.method == "POST" else Permission.SEND_SHEET)


def _handled(
    request: HttpRequest,
    entry: Entry,
    member: Member,
    found: tuple[Offer, ...],
    sent: tuple[SentSheet, ...],
    title: str,
    tab: str,
    *,
    twin: bool,
) -> HttpResponse:
    """The page; or, where a file was sent, the page that shows what it would change."""
    wrong: tuple[Mistake, ...] = ()
    if request.method == "POST":
        numbers, wrong = _looked_at(request, entry.id, member)
        if not wrong:
            only = reverse("returned sheet", kwargs={"id": entry.id, "number": numbers[0]})
            return HttpResponseRedirect(only if len(numbers) == 1 else request.path + "#waiting")
    back, waiting = sheets.receipts(entry.id, by=member), sheets.waiting(entry.id, by=member, now=now())
    names = people.names({one.by for one in sent} | {one.by for one in back})
    page = SheetsPage(
        frame=frame(request, title, "assessments"),
        head=desk_head(entry, member, tab),
        title=title,
        lead=_(
            "Take a workbook away, fill it in with Excel or LibreOffice, and bring it back: what changed is shown "
            "before anything is taken over."
        ),
        mistakes=wrong,
        file=_file(bool(wrong)),
        action=request.path.removesuffix(".json"),
        send=reverse("send sheet", kwargs={"id": entry.id}),
        offers=found,
        sent=tuple(_line(entry.id, one, names, None) for one in sent),
        returned=tuple(_line(entry.id, one.sheet, names, one) for one in back),
        waiting=tuple(_line(entry.id, one.sheet, names, one) for one in waiting),
    )
    return answer(request, page, "desk/sheets/sheets.html", twin=twin, status=422 if wrong else 200)


def _looked_at(request: HttpRequest, id: str, member: Member) -> tuple[list[int], tuple[Mistake, ...]]:  # noqa: A002
    """Numbers of the files that were sent, and what is wrong with the others: one that is bad stops no other."""
    files, numbers, wrong = request.FILES.getlist("file"), [], []
    if not any(file.size for file in files):
        return [], (Mistake(says=_("No file was chosen."), field="file"),)
    if len(files) > MOST:
        says = _("%(count)d files are more than %(most)d: send them in parts.") % {"count": len(files), "most": MOST}
        return [], (Mistake(says=says, field="file"),)
    for file in files:
        try:
            numbers.append(_look(file, id, member))
        except Invalid as error:
            wrong += [str(problem) for problem in error.problems]
        except Conflict as error:
            wrong.append(str(error))
    return numbers, tuple(Mistake(says=one, field="file") for one in wrong)


def _look(file: UploadedFile[bytes], id: str, member: Member) -> int:  # noqa: A002
    """Number of a file that was sent.

    Raises:
        Invalid: it is too large, or no workbook that was sent out.
        Conflict: what it would be returned to was withdrawn.
    """
    name = (file.name or "workbook.xlsx")[-200:]
    if (file.size or 0) > LIMITS.bytes:  # before it is read into memory
        says = _("the file has more than %(size)d MB") % {"size": LIMITS.bytes // 1_000_000}
        raise Invalid(Problem(says, file=name, remedy=_("send back the workbook that you received")))
    return sheets.look(id, file.read(), file=name, by=member, at=now(), language=speaking()).number


def _file(wrong: bool) -> Field:  # noqa: FBT001
    return Field(
        name="file",
        label=_("Workbooks that were filled in"),
        kind="file",
        help=_("One or several .xlsx files of at most %(size)d MB each.") % {"size": LIMITS.bytes // 1_000_000},
        error=_("Not every file can be read.") if wrong else None,
        required=True,
        accept=f".xlsx,{XLSX}",
    )


def _line(id: str, sheet: SentSheet, names: dict[str, str], back: ReturnedSheet | None) -> SheetLine:  # noqa: A002
    by = back.by if back else sheet.by
    whom = delegations.institution_name(id, sheet.institution) if sheet.institution else _("the team")
    return SheetLine(
        title=back.file if back else kind_name(sheet.kind),
        institution=whom,
        issue=sheet.issue,
        when=when(back.at if back else sheet.at),
        by=names.get(by, by),
        address=reverse("returned sheet", kwargs={"id": id, "number": back.number}) if back else None,
    )
