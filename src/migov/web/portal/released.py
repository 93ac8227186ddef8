"""A release as it was made: its files for everybody to take, to cite and to verify. It never changes."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.errors import NotFound
from migov.model.languages import Language
from migov.model.published import PublicErratum, PublicFile, PublicRelease
from migov.model.values import Value
from migov.store.published import files, releases
from migov.web.portal.answering import Crumb, Page, answer, frame, source, speaking
from migov.web.portal.quoting import day

FOREVER = "public, max-age=31536000, immutable"
SHOWN = frozenset({"application/pdf", "text/plain", "text/csv", "application/json", "image/png", "text/html"})
"""What a browser shows; everything else it saves."""
NOTHING_RUNS = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
"""For files that others wrote: they are shown, and nothing in them runs or asks anybody for anything."""


class Download(Value, kw_only=True):
    """A file that one may take."""

    title: str
    kind: str
    language: str | None
    size: str
    address: str


class FileLine(Value, kw_only=True):
    """A file of a release as a line of a table."""

    path: str
    role: str
    language: str | None
    media_type: str
    size: int
    sha256: str
    address: str


class ReleasePage(Page, kw_only=True):
    """One release with its files."""

    release: str
    name: str
    title: str
    published: str
    is_current: bool
    newest: str | None
    """Address of the release that took its place."""
    profile: str
    because: str | None
    files: tuple[FileLine, ...]
    manifest: str | None
    head: str | None
    citation: str | None
    errata: tuple[PublicErratum, ...]


@require_safe
def release(request: HttpRequest, id: str, *, twin: str | None = None) -> HttpResponse:  # noqa: A002
    """One release with its files."""
    one = releases.get(id)
    place = releases.places()[one.place]
    newest = releases.of_assessment(one.assessment)[0]
    profile = reverse("portal profile", kwargs={"id": one.assessment})
    name = f"{place.title(speaking())} {one.year or ''}".strip()
    title = _("Release %(id)s") % {"id": one.id}
    lines = tuple(_line(one, file) for file in one.files)
    page = ReleasePage(
        frame=frame(
            request,
            f"{title} – {name}",
            "profiles",
            crumbs=(
                Crumb(title=_("Profiles"), address=reverse("portal profiles")),
                Crumb(title=name, address=profile),
                Crumb(title=title),
            ),
        ),
        sources=(source(one),),
        release=one.id,
        name=name,
        title=title,
        published=day(one.published),
        is_current=one.is_current,
        newest=None if one.is_current else reverse("portal release", kwargs={"id": newest.id}),
        profile=profile,
        because=one.because,
        files=lines,
        manifest=one.manifest,
        head=one.head,
        citation=one.citation.text(speaking()) or None,
        errata=releases.errata(one.assessment),
    )
    return answer(request, page, "portal/release.html", twin=twin, rows=lines)


@require_safe
def file(request: HttpRequest, id: str, path: str) -> HttpResponse | FileResponse:  # noqa: A002
    """A file of a release: the very bytes that were published."""
    one = releases.get(id)
    told = next((file for file in one.files if file.path == path), None)
    if told is None:
        raise NotFound("file", path[:120])
    tag = f'"{told.sha256}"'
    if tag in request.headers.get("if-none-match", ""):
        return HttpResponseNotModified(headers={"ETag": tag, "Cache-Control": FOREVER})
    where = files.path(told.sha256)
    if not where.exists():
        raise NotFound("file", path[:120])
    kind = told.media_type.split(";")[0]
    response = FileResponse(
        where.open("rb"),
        as_attachment=kind not in SHOWN,
        filename=f"{one.id}-{path.rsplit('/', 1)[-1]}",
        content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
    )
    response["ETag"], response["Cache-Control"] = tag, FOREVER
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["Access-Control-Allow-Origin"] = "*"
    return response


def downloads(one: PublicRelease, language: Language) -> tuple[Download, ...]:
    """What a reader of the profile may want to take: the print in their language, and the data."""
    wanted = [file for file in one.files if file.role == "profile" and file.language is language]
    wanted += [file for file in one.files if file.role == "data" and file.language in (None, language)]
    return tuple(_download(one, file) for file in wanted)


def size(number: int) -> str:
    """A number of bytes as people say it.

    >>> size(480), size(18_500), size(2_300_000)
    ('480 B', '18 kB', '2.3 MB')
    """
    if number < 1000:
        return f"{number} B"
    return f"{number // 1000} kB" if number < 1_000_000 else f"{number / 1_000_000:.1f} MB"


def _download(one: PublicRelease, file: PublicFile) -> Download:
    kind = file.path.rsplit(".", 1)[-1].upper()
    return Download(
        title=kind,
        kind=kind,
        language=file.language.value if file.language else None,
        size=size(file.size),
        address=reverse("portal file", kwargs={"id": one.id, "path": file.path}),
    )


def _line(one: PublicRelease, file: PublicFile) -> FileLine:
    return FileLine(
        path=file.path,
        role=file.role,
        language=file.language.value if file.language else None,
        media_type=file.media_type,
        size=file.size,
        sha256=file.sha256,
        address=reverse("portal file", kwargs={"id": one.id, "path": file.path}),
    )
