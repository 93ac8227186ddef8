"""Translations as files: out to translators, back with a receipt, and the profile as it would be printed."""

from __future__ import annotations

from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from migov.actions import printing
from migov.actions.translating import files
from migov.actions.translating.files import Form
from migov.actions.translating.printed import preview_of
from migov.errors import Invalid, NotFound, Problem
from migov.model.languages import Language
from migov.model.values import Value
from migov.sheets.translations import Outcome, Receipt
from migov.sheets.translations.workbook import LIMITS
from migov.store import people
from migov.web import signed
from migov.web.answering import Page, answer, frame
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.reviewing.showing import when
from migov.web.desk.translating.arrivals import arrive, arrive_writing
from migov.web.desk.translating.words import OUTCOMES, direction

SHOWN = 500
"""Sentences of a receipt that are shown; of a longer one the rest is counted."""


class ReceiptRow(Value, kw_only=True):
    """One sentence that came back."""

    piece: str
    number: int
    outcome: str
    source: str
    returned: str
    now: str
    stayed: bool
    place: str


class Count(Value, kw_only=True):
    """How many sentences met one fate."""

    word: str
    count: int


class ReceiptPage(Page, kw_only=True):
    """What became of a file that came back."""

    head: DeskHead
    title: str
    file: str
    sha256: str
    taken: str
    sentences: int
    counts: tuple[Count, ...]
    rows: tuple[ReceiptRow, ...]
    more: int
    language: str
    direction: str
    back: str


@require_safe
def export(request: HttpRequest, id: str, language: Language, form: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """The translation as a workbook or as XLIFF; ``?only=open`` leaves out what stands."""
    arrival = arrive(request, id)
    if form not in set(Form):
        raise NotFound("file", form)
    data = files.export(
        id,
        language,
        form=Form(form),
        only_open=request.GET.get("only") == "open",
        by=arrival.member,
        at=signed.now(),
    )
    return _file(data, f"{id}-{language.value}.{form}", Form(form).media_type)


@require_safe
def preview(request: HttpRequest, id: str, language: Language, form: str) -> HttpResponse:  # noqa: A002
    """The profile in the language as it would be printed now; what is not translated is marked."""
    arrival = arrive(request, id)
    if form not in set(printing.Form):
        raise NotFound("file", form)
    data = preview_of(id, language, form=printing.Form(form), by=arrival.member)
    return _file(data, f"{id}-{language.value}.{form}", printing.Form(form).media_type)


@require_POST
def take(request: HttpRequest, id: str, language: Language) -> HttpResponse:  # noqa: A002
    """A file that comes back, taken; then its receipt."""
    arrival = arrive_writing(request, id)
    file = request.FILES.get("file")
    if file is None or not file.size:
        raise Invalid(Problem("no file was chosen", place="file", remedy="choose the file that came back"))
    if file.size > LIMITS.bytes:
        says = f"the file has more than {LIMITS.bytes // 1_000_000} MB"
        raise Invalid(Problem(says, place="file", remedy="send back the file that you received"))
    number, _receipt = files.take(
        id,
        language,
        file.read(),
        file=(file.name or "translation")[-200:],
        theirs=request.POST.get("conflicts") == "theirs",
        by=arrival.member,
        at=signed.now(),
    )
    return HttpResponseRedirect(arrival.address("translation receipt", language=language, number=number))


@require_safe
def receipt(request: HttpRequest, id: str, language: Language, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """What became of a file that came back."""
    arrival = arrive(request, id)
    found = files.receipt(id, language, number, by=arrival.member)
    name = people.names({found.taken_by or ""}).get(found.taken_by or "", found.taken_by or "")
    page = ReceiptPage(
        frame=frame(request, _("Receipt of %(file)s") % {"file": found.file}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "translations"),
        title=_("What became of the file"),
        file=found.file,
        sha256=found.sha256,
        taken=f"{when(found.taken_at)}, {name}" if found.taken_at else "",
        sentences=found.sentences,
        counts=tuple(Count(word=_(OUTCOMES[one]), count=found.counts.get(one, 0)) for one in Outcome),
        rows=_rows(found),
        more=max(0, len(found.lines) - SHOWN),
        language=language.value,
        direction=direction(language),
        back=arrival.address("translation", language=language),
    )
    return answer(request, page, "desk/translating/receipt.html", twin=twin)


def _rows(found: Receipt) -> tuple[ReceiptRow, ...]:
    """What a person has to look at first: words without a place, then conflicts."""
    order = (Outcome.LOST, Outcome.CONFLICT, Outcome.STALE, Outcome.CHANGED, Outcome.UNCHANGED)
    lines = sorted(found.lines, key=lambda line: order.index(line.outcome))
    return tuple(
        ReceiptRow(
            piece=line.piece,
            number=line.number,
            outcome=_(OUTCOMES[line.outcome]),
            source=line.source,
            returned=line.returned,
            now=line.now if line.outcome is Outcome.CONFLICT else "",
            stayed=line.stayed,
            place=line.place,
        )
        for line in lines[:SHOWN]
    )


def _file(data: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Cache-Control"] = "no-store"
    response["ETag"] = f'"{sha256(data).hexdigest()}"'
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response
