"""The comment matrix: all comments with their responses and changes, to filter, to print, and to take along."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from migov.actions import assessments as kept
from migov.actions import delegations, entering
from migov.actions.consulting import consultations, ledger, letters
from migov.actions.consulting.ledger import Filters, Form, Row
from migov.errors import NotFound
from migov.model.consultations import Outcome
from migov.model.dimensions import Dimension
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.profile.ledger import wording
from migov.store import people
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.inviting.words import around, of_outcome, told
from migov.web.desk.life.forms import options
from migov.web.desk.life.heads import DeskHead, address, desk_head
from migov.web.desk.life.paging import pager, start_of
from migov.web.entrance import enter
from migov.web.pieces import Empty, Field, Notice, Pager, Tab
from migov.web.signed import now

MOST = 100
"""Comments on one page; all of them where it is to be printed."""
NAMES = {
    Form.DOCX: "Word (DOCX)",
    Form.XLSX: "Excel (XLSX)",
    Form.CSV: "CSV",
    Form.HTML: "HTML",
}


class Line(Value, kw_only=True):
    """One comment."""

    number: int
    address: str | None
    """Where it stands beside its words; null while there is no such page."""
    institution: str
    passage: str
    comment: str
    response: str
    change: str
    date: str
    author: str
    dimension: int | None


class Export(Value, kw_only=True):
    """One file in which the matrix can be taken along."""

    name: str
    address: str


class MatrixPage(Page, kw_only=True):
    """The comment matrix."""

    head: DeskHead
    around: tuple[Tab, ...]
    said: tuple[Notice, ...]
    title: str
    beside: str
    heads: tuple[str, ...]
    fields: tuple[Field, ...]
    lines: tuple[Line, ...]
    exports: tuple[Export, ...]
    pager: Pager | None
    whole: str | None
    """Where all of it stands on one page, to be printed; null where it does already."""
    empty: Empty
    tell: str | None


@require_safe
def matrix_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The matrix, as far as the reader may see it."""
    member = enter(request, id, Permission.READ_DRAFT)
    entry, filters = kept.entry(id), _filters(request)
    found = ledger.matrix(id, filters, language=speaking(), chosen=_chosen(id, filters), by=member, at=now())
    is_whole, query = "whole" in request.GET, _query(request)
    start = start_of(request) if start_of(request) < len(found.rows) and not is_whole else 0
    shown = found.rows if is_whole else found.rows[start : start + MOST]
    page = MatrixPage(
        frame=frame(request, _("%(name)s: comment matrix") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "consultation"),
        around=around(id, member, "consultation matrix"),
        said=() if twin else told(request),
        title=_("Comment matrix"),
        beside=wording.beside(found),
        heads=wording.heads(speaking()),
        fields=_fields(id, filters, member),
        lines=tuple(_line(id, row) for row in shown),
        exports=tuple(_export(id, form, query) for form in NAMES),
        pager=None if is_whole else pager(start, len(found.rows), MOST, query),
        whole="?" + urlencode(query | {"whole": "1"}) if len(found.rows) > len(shown) else None,
        empty=_empty(filters),
        tell=reverse("consultation tell", kwargs={"id": id}) if entering.may(Permission.DISPOSE, id, member) else None,
    )
    return answer(request, page, "desk/inviting/matrix.html", twin=twin)


@require_safe
def file(request: HttpRequest, id: str, form: str) -> HttpResponse:  # noqa: A002
    """The matrix as a file, in the language of the page."""
    member = enter(request, id, Permission.READ_DRAFT)
    if form not in set(Form):
        raise NotFound("form", form)
    filters = _filters(request)
    found = ledger.matrix(id, filters, language=speaking(), chosen=_chosen(id, filters), by=member, at=now())
    data, kind = ledger.render(found, Form(form))
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{id}-comments.{form}"'
    return response


@require_POST
def tell(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """The authors, told of what was decided since they were told last; then the matrix."""
    written = letters.tell(id, by=enter(request, id, Permission.DISPOSE), at=now())
    if written:
        names = people.names(set(written))
        count = ngettext("%(n)d author was told", "%(n)d authors were told", len(written)) % {"n": len(written)}
        messages.success(request, f"{count}: {', '.join(sorted(names.get(one, one) for one in written))}")
    else:
        messages.info(request, _("There was nothing to tell: the authors know of every decision."))
    back = "consultation institutions" if "institutions" in request.POST else "consultation matrix"
    return HttpResponseRedirect(reverse(back, kwargs={"id": id}))


def _filters(request: HttpRequest) -> Filters:
    """What the address asks for; a word that is not known asks for nothing."""
    given = request.GET
    dimensions = {str(int(one)): one for one in Dimension}
    outcome = given.get("outcome", "")
    return Filters(
        institution=given.get("institution", "").replace("\0", "")[:100] or None,
        dimension=dimensions.get(given.get("dimension", "")),
        outcome=Outcome(outcome) if outcome in set(Outcome) else None,
        is_open=given.get("show") == "open",
        is_unplaced=given.get("show") == "unplaced",
    )


def _query(request: HttpRequest) -> dict[str, str]:
    """What was chosen, as it goes into addresses."""
    names = ("institution", "dimension", "outcome", "show")
    return {name: request.GET[name][:100] for name in names if request.GET.get(name)}


def _chosen(id: str, filters: Filters) -> tuple[str, ...]:  # noqa: A002
    """What was chosen, in words."""
    chosen = []
    if filters.institution:
        name = _("The team") if filters.institution == ledger.TEAM else None
        chosen.append(name or delegations.institution_name(id, filters.institution))
    if filters.dimension:
        chosen.append(f"{int(filters.dimension)} {filters.dimension.short(speaking())}")
    if filters.outcome:
        chosen.append(of_outcome(filters.outcome))
    if filters.is_open:
        chosen.append(_("Open only"))
    if filters.is_unplaced:
        chosen.append(_("Unplaced only"))
    return tuple(chosen)


def _fields(id: str, filters: Filters, member: Member) -> tuple[Field, ...]:  # noqa: A002
    names = delegations.institutions(id)
    found = consultations.of(id, by=member)
    asked = sorted({one.institution for one in found.invitations} if found else ())
    pairs = [("", _("All")), *((one, names.get(one, one)) for one in asked), (ledger.TEAM, _("The team"))]
    dimensions = [("", _("All")), *((str(int(one)), f"{int(one)} {one.short(speaking())}") for one in Dimension)]
    outcomes = [("", _("All")), *((one.value, of_outcome(one)) for one in Outcome)]
    shows = [("", _("All")), ("open", _("Open only")), ("unplaced", _("Unplaced only"))]
    show = "open" if filters.is_open else "unplaced" if filters.is_unplaced else ""
    chosen = {
        "institution": (_("Institution"), pairs, filters.institution or ""),
        "dimension": (_("Dimension"), dimensions, str(int(filters.dimension)) if filters.dimension else ""),
        "outcome": (_("Outcome"), outcomes, filters.outcome or ""),
        "show": (_("Show"), shows, show),
    }
    return tuple(
        Field(name=name, id=name, label=label, kind="select", options=options(given, [value]))
        for name, (label, given, value) in chosen.items()
    )


def _line(id: str, row: Row) -> Line:  # noqa: A002
    language = speaking()
    return Line(
        number=row.number,
        address=address("comment", id=id, number=row.number),
        institution=row.institution or _("The team"),
        passage=wording.passage(row, language),
        comment=wording.comment(row, language),
        response=wording.response(row, language),
        change=wording.change(row, language),
        date=wording.day(row.at),
        author=row.author,
        dimension=int(row.dimension) if row.dimension else None,
    )


def _export(id: str, form: Form, query: dict[str, str]) -> Export:  # noqa: A002
    where = reverse("consultation matrix file", kwargs={"id": id, "form": form.value})
    return Export(name=NAMES[form], address=where + (f"?{urlencode(query)}" if query else ""))


def _empty(filters: Filters) -> Empty:
    if filters == Filters():
        return Empty(title=_("No comment yet"), text=_("As soon as somebody comments on the draft, it stands here."))
    return Empty(title=_("No comment fits"), text=_("Choose less, and more comments stand here."))
