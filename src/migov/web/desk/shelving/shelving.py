"""The shelf of an assessment's sources: what is on it, a form that puts files on it, and a way to take them off."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_POST, require_safe

from migov.actions import entering, index
from migov.actions import sources as kept
from migov.actions.assessments import Outcome
from migov.actions.sources import Added, Details
from migov.errors import MigovError, NotFound, Problem
from migov.evidence.formats import SOURCE
from migov.model.fields import is_moment
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.sources import SourceKind
from migov.model.values import Value
from migov.store import assessments
from migov.store.sources import Shelved
from migov.web import signed
from migov.web.answering import Page, answer, day, frame, speaking
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.sources import KINDS, kind_name
from migov.web.entrance import enter
from migov.web.pieces import Chip, Confirmation, Crumb, Field, Mistake, Notice, Option

MOST = 50
"""Files of one upload: more belong into a folder, which the command line adds."""

OUTCOMES: dict[Outcome, str] = {
    Outcome.KEPT: gettext_noop("added"),
    Outcome.REPLACED: gettext_noop("added as a newer snapshot"),
    Outcome.ALREADY_THERE: gettext_noop("was here already"),
}


class ShelfLine(Value, kw_only=True):
    """One source of the assessment's country."""

    title: str
    language: str | None
    kind: str
    published: str | None
    added: str
    address: str
    chip: Chip | None
    because: str | None
    """Why it was withdrawn."""
    change: str | None
    """Address for withdrawing it, or for bringing it back; null where the person may not."""
    is_withdrawn: bool


class ShelfPage(Page, kw_only=True):
    """The sources of an assessment's country, and the form that adds some."""

    head: DeskHead
    lines: tuple[ShelfLine, ...]
    may_add: bool
    action: str
    mistakes: tuple[Mistake, ...]
    files: Field
    details: tuple[Field, ...]


class FileLine(Value, kw_only=True):
    """What became of one file."""

    file: str
    chip: Chip
    notes: tuple[str, ...]
    address: str | None


class ReceivedPage(Page, kw_only=True):
    """What became of the files of one upload."""

    crumbs: tuple[Crumb, ...]
    notice: Notice
    lines: tuple[FileLine, ...]
    back: str


class ConfirmationPage(Page, kw_only=True):
    """A question before a source is withdrawn."""

    crumbs: tuple[Crumb, ...]
    confirmation: Confirmation


@require_safe
def shelf(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The sources of the assessment's country."""
    member = enter(request, id, Permission.SEE_INSIDE)
    return answer(request, _shelf(request, id, member), "desk/shelving/shelf.html", twin=twin)


def add(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """Files that were sent, each kept as a source or listed with the reason why not: one bad file stops no other."""
    member = enter(request, id, Permission.ADD_SOURCE)
    if request.method != "POST":
        return HttpResponseRedirect(_address("assessment sources", id))
    files = request.FILES.getlist("files")
    if mistake := _mistaken(request, files):
        return answer(request, _shelf(request, id, member, mistake), "desk/shelving/shelf.html", status=422)
    code = assessments.entry(id).jurisdiction_code
    received = [_received(one, _details(request, code, single=len(files) == 1), member) for one in files]
    index.try_to_catch_up(on=signed.now().date())
    added = sum(one.outcome in (Outcome.KEPT, Outcome.REPLACED) for one in received)
    page = ReceivedPage(
        frame=frame(request, _("Files received"), "assessments"),
        crumbs=(*_crumbs(id), Crumb(title=_("Sources"), address=_address("assessment sources", id))),
        notice=Notice(
            kind="done" if added else "caution",
            title=ngettext("%(count)d source was added", "%(count)d sources were added", added) % {"count": added},
        ),
        lines=tuple(_file_line(one) for one in received),
        back=_address("assessment sources", id),
    )
    return answer(request, page, "desk/shelving/received.html")


def withdraw(request: HttpRequest, id: str, source: str) -> HttpResponse:  # noqa: A002
    """A source taken out of lists and searches, after a question why; its pins hold, and it can be brought back."""
    member = enter(request, id, Permission.ADD_SOURCE)
    told = _on_shelf(id, source)
    because = request.POST.get("because", "").strip()
    if request.method == "POST" and because:
        kept.withdraw(source, because=because[:2000], by=member.person, at=signed.now())
        return HttpResponseRedirect(_address("assessment sources", id))
    why = Field(
        name="because",
        label=_("Why?"),
        help=_("For instance: the wrong file, a draft that was never adopted."),
        error=_("Say why, in a few words.") if request.method == "POST" else None,
        required=True,
    )
    page = ConfirmationPage(
        frame=frame(request, _("Withdraw a source"), "assessments"),
        crumbs=(*_crumbs(id), Crumb(title=_("Sources"), address=_address("assessment sources", id))),
        confirmation=Confirmation(
            title=_("Withdraw “%(title)s”?") % {"title": told.source.title},
            text=_("It leaves lists and searches. What quotes it still holds, and it can be brought back at any time."),
            action=reverse("withdraw source", kwargs={"id": id, "source": source}),
            word=_("Withdraw it"),
            back=_address("assessment sources", id),
            fields=(why,),
        ),
    )
    return answer(request, page, "desk/shelving/confirm.html", status=422 if request.method == "POST" else 200)


@require_POST
def restore(request: HttpRequest, id: str, source: str) -> HttpResponse:  # noqa: A002
    """A withdrawn source, back in lists and searches."""
    member = enter(request, id, Permission.ADD_SOURCE)
    _on_shelf(id, source)
    kept.restore(source, by=member.person, at=signed.now())
    return HttpResponseRedirect(_address("assessment sources", id))


def _shelf(request: HttpRequest, id: str, member: Member, mistake: Mistake | None = None) -> ShelfPage:  # noqa: A002
    may_add = entering.may(Permission.ADD_SOURCE, id, member)
    lines = tuple(_line(id, one, may_add=may_add) for one in _of_country(id))
    return ShelfPage(
        frame=frame(request, _("Sources"), "assessments"),
        head=desk_head(assessments.entry(id), member, "assessment sources"),
        lines=lines,
        may_add=may_add,
        action=_address("add sources", id),
        mistakes=(mistake,) if mistake else (),
        files=_files(mistake),
        details=tuple(_fields(request)),
    )


def _files(mistake: Mistake | None) -> Field:
    megabytes = SOURCE.bytes // (1024 * 1024)
    about = _("PDF, Word, web pages, EPUB, Markdown or text; up to %(count)d files of %(size)d MB each.")
    return Field(
        name="files",
        label=_("Files"),
        kind="file",
        help=about % {"count": MOST, "size": megabytes},
        error=mistake.says if mistake else None,
        required=True,
        accept=".pdf,.docx,.html,.htm,.md,.txt,.epub",
    )


def _fields(request: HttpRequest) -> Iterator[Field]:
    """What one may say of the files; what is not said is read from them."""
    given = request.POST
    tongues = [
        Option(value="", label=_("told by the text")),
        *(Option(value=one.value, label=one.endonym) for one in Language),
    ]
    kinds = [Option(value="", label=_("told by the title"))]
    kinds += [Option(value=kind.value, label=kind_name(kind)) for kind in KINDS]
    yield Field(name="language", label=_("Language"), kind="select", options=_chosen(tongues, given.get("language")))
    yield Field(name="kind", label=_("Kind"), kind="select", options=_chosen(kinds, given.get("kind")))
    single = _("For a single file.")
    yield Field(name="title", label=_("Title"), help=single, value=given.get("title", ""), optional=True, maximum=500)
    yield Field(
        name="published",
        label=_("Date of publication"),
        help=_("2021, 2021-10 or 2021-10-14, for a single file."),
        value=given.get("published", ""),
        optional=True,
        narrow=True,
        maximum=10,
    )
    yield Field(name="publisher", label=_("Publisher"), value=given.get("publisher", ""), optional=True, maximum=300)
    yield Field(
        name="address",
        label=_("Where it was found"),
        kind="url",
        help=single,
        value=given.get("address", ""),
        optional=True,
        maximum=2000,
    )


def _chosen(options: list[Option], value: str | None) -> tuple[Option, ...]:
    return tuple(
        Option(value=one.value, label=one.label, help=one.help, chosen=one.value == (value or "")) for one in options
    )


def _mistaken(request: HttpRequest, files: list[UploadedFile[bytes]]) -> Mistake | None:
    if not files:
        return Mistake(says=_("Choose at least one file."), field="files")
    if len(files) > MOST:
        says = _("%(count)d files are more than %(most)d: send them in parts.") % {"count": len(files), "most": MOST}
        return Mistake(says=says, field="files")
    published = request.POST.get("published", "").strip()
    if published and not is_moment(published):
        return Mistake(says=_("Write the date as 2021, 2021-10 or 2021-10-14."), field="published")
    address = request.POST.get("address", "").strip()
    if address and not address.lower().startswith(("https://", "http://")):
        return Mistake(says=_("Write the address with https:// in front."), field="address")
    return None


def _details(request: HttpRequest, jurisdiction: str | None, *, single: bool) -> Details:
    def said(name: str) -> str | None:
        return request.POST.get(name, "").strip() or None

    kind, language = said("kind"), said("language")
    return Details(
        jurisdiction=jurisdiction,
        language=language if language in {one.value for one in Language} else None,
        kind=SourceKind(kind) if kind in {one.value for one in SourceKind} else None,
        title=said("title") if single else None,
        published=said("published") if single else None,
        publisher=said("publisher"),
        address=said("address") if single else None,
    )


def _received(file: UploadedFile[bytes], details: Details, member: Member) -> Added:
    name = file.name or "?"
    if (file.size or 0) > SOURCE.bytes:
        says = f"it has {(file.size or 0) / 1e6:,.0f} MB, more than {SOURCE.bytes / 1e6:,.0f}"
        return Added(file=name, problems=(Problem(says, file=name, remedy=SOURCE.remedy),))
    try:
        return kept.add(file.read(), file=name, details=details, by=member.person, at=signed.now())
    except MigovError as error:
        problems = getattr(error, "problems", None) or (Problem(str(error), file=name),)
        return Added(file=name, problems=tuple(problems))


def _file_line(added: Added) -> FileLine:
    notes = tuple(str(one) for one in added.problems) + added.notes
    return FileLine(
        file=added.file,
        chip=Chip(kind="done", word=_(OUTCOMES[added.outcome]))
        if added.outcome
        else Chip(kind="blocked", word=_("not added")),
        notes=notes,
        address=reverse("source", kwargs={"id": added.source}) if added.source else None,
    )


def _line(id: str, one: Shelved, *, may_add: bool) -> ShelfLine:  # noqa: A002
    gone = one.withdrawn_at is not None
    change = reverse("restore source" if gone else "withdraw source", kwargs={"id": id, "source": one.id})
    no_file = Chip(kind="waiting", word=_("no file yet")) if one.snapshot is None else None
    return ShelfLine(
        title=one.source.title,
        language=one.source.language,
        kind=kind_name(one.source.kind),
        published=one.source.published,
        added=day(one.added_at),
        address=reverse("source", kwargs={"id": one.id}),
        chip=Chip(kind="plain", word=_("withdrawn")) if gone else no_file,
        because=one.withdrawn_because,
        change=change if may_add else None,
        is_withdrawn=gone,
    )


def _of_country(id: str) -> tuple[Shelved, ...]:  # noqa: A002
    """The sources of the assessment's jurisdiction; none where it does not tell its code."""
    code = assessments.entry(id).jurisdiction_code
    return kept.all_sources(code, withdrawn=True) if code else ()


def _on_shelf(id: str, source: str) -> Shelved:  # noqa: A002
    """The source, if it is one of the assessment's country: another country's is not touched from here."""
    for one in _of_country(id):
        if one.id == source:
            return one
    raise NotFound("source", source)


def _crumbs(id: str) -> tuple[Crumb, ...]:  # noqa: A002
    entry = assessments.entry(id)
    name = entry.short_name.text(speaking()) or entry.official_name.text(speaking()) or id
    return (
        Crumb(title=_("Assessments"), address=reverse("assessments")),
        Crumb(title=name[:1].upper() + name[1:], address=reverse("assessment", kwargs={"id": id})),
    )


def _address(name: str, id: str) -> str:  # noqa: A002
    return reverse(name, kwargs={"id": id})
