"""The files of one profile: the one it was read from, the interchange format, and prints in every form."""

from __future__ import annotations

from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions import assessments, printing
from migov.actions import profiles as shelf
from migov.actions.printing import Form
from migov.model.permissions import Permission
from migov.model.publications import Generation
from migov.model.values import Value
from migov.store.assessments import Entry
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.heads import FileLink, Head, head, prints
from migov.web.entrance import enter
from migov.web.taking import download


class PrintRow(Value, kw_only=True):
    """The prints of one generation."""

    generation: str
    own: bool
    """Whether this is the generation the profile was published in."""
    files: tuple[FileLink, ...]


class FilesPage(Page, kw_only=True):
    """The files of one profile."""

    head: Head
    prints: tuple[PrintRow, ...]
    interchange: str
    original: FileLink | None
    sha256: str
    """Of the interchange file."""


@require_safe
def files(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The files of one profile."""
    member = enter(request, id, Permission.READ_PROFILE)
    assessment, entry = assessments.without_answers(id), assessments.entry(id)
    own = printing.generation_of(assessment)
    top = head(assessment, entry, member, "files")
    page = FilesPage(
        frame=frame(request, _("%(name)s: files") % {"name": top.name}, "profiles"),
        head=top,
        prints=tuple(
            PrintRow(generation=generation.value, own=generation is own, files=prints(id, generation))
            for generation in Generation
        ),
        interchange=reverse("interchange", kwargs={"id": id}),
        original=_original(entry),
        sha256=sha256(assessments.export_to(member, id)).hexdigest(),
    )
    return answer(request, page, "desk/files.html", twin=twin)


@require_safe
def printed(request: HttpRequest, id: str, generation: str, form: str) -> HttpResponse:  # noqa: A002
    """A print of the profile, as a file to take away."""
    try:
        kind, boilerplate = Form(form), Generation(generation)
    except ValueError:
        raise Http404 from None
    enter(request, id, Permission.READ_PROFILE)
    language = printing.spoken(speaking())
    tag = printing.print_tag(id, form=kind, language=language, generation=boilerplate)
    return download(
        request,
        tag,
        f"{id}-{boilerplate}-{language}.{kind}",
        kind.media_type,
        lambda: printing.kept_print(id, form=kind, language=language, generation=boilerplate),
    )


@require_safe
def interchange(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """The whole assessment in the interchange format."""
    data = assessments.export_to(enter(request, id, Permission.READ_PROFILE), id)
    return download(request, sha256(data).hexdigest(), f"{id}.json", "application/json", lambda: data)


@require_safe
def original(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """The very file the profile was read from; handed out as a file, never shown as a page of ours."""
    enter(request, id, Permission.READ_PROFILE)
    entry = assessments.entry(id)
    if entry.file_sha256 is None:
        raise Http404
    name = entry.file_name or f"{id}.bin"
    return download(request, entry.file_sha256, name, "application/octet-stream", lambda: shelf.original(entry))


def _original(entry: Entry) -> FileLink | None:
    if entry.file_sha256 is None:
        return None
    address = reverse("original", kwargs={"id": entry.id})
    return FileLink(label=entry.file_name or entry.id, address=address, media_type="application/octet-stream")
