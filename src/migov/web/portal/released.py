"""A release as it was made: its files for everybody to take, to cite and to verify. It never changes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from migov.errors import NotFound
from migov.model.languages import Language
from migov.model.published import Origin, PublicErratum, PublicFile, PublicRelease
from migov.model.values import Value
from migov.store.published import files, releases
from migov.web.portal.answering import Crumb, Page, answer, direction, frame, source, speaking
from migov.web.portal.quoting import day
from migov.web.portal.sending import send

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


class DownloadGroup(Value, kw_only=True):
    """The files in one language, or those for all."""

    language: str | None
    title: str
    direction: str
    files: tuple[Download, ...]


class ErratumView(Value, kw_only=True):
    """A report with what became of it."""

    number: int
    release: str
    """In which it was found."""
    says: str
    words: str
    reported: str
    decided: str | None
    decision: str
    because: str
    passage: str | None
    """Address of the paragraph."""
    corrected_in: str | None
    corrected_address: str | None


class ErrataPage(Page, kw_only=True):
    """What readers reported about a profile, and what became of it."""

    name: str
    profile: str
    report: str | None
    errata: tuple[ErratumView, ...]
    releases: tuple[ReleaseLine, ...]


class ReleaseLine(Value, kw_only=True):
    """One release of an assessment, in a list of them."""

    id: str
    published: str
    because: str | None
    is_current: bool
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
    citations: tuple[Download, ...]
    """The citation as files for reference managers."""
    errata: tuple[ErratumView, ...]
    releases: tuple[ReleaseLine, ...]
    ledger: str


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
        citations=citations(one),
        errata=errata_of(one.assessment),
        releases=_all_releases(one.assessment),
        ledger=reverse("portal errata", kwargs={"id": one.assessment}),
    )
    return answer(request, page, "portal/release.html", twin=twin, rows=lines)


@require_safe
def ledger(request: HttpRequest, id: str, *, twin: str | None = None) -> HttpResponse:  # noqa: A002
    """What readers reported about a profile, and what became of it; never who wrote."""
    one = releases.of_assessment(id)[0]
    profile = reverse("portal profile", kwargs={"id": id})
    name = f"{releases.places()[one.place].title(speaking())} {one.year or ''}".strip()
    title, told = _("Errata"), errata_of(id)
    top = Crumb(title=_("Profiles"), address=reverse("portal profiles"))
    page = ErrataPage(
        frame=frame(
            request,
            f"{title} – {name}",
            "profiles",
            crumbs=(top, Crumb(title=name, address=profile), Crumb(title=title)),
        ),
        sources=(source(one),),
        name=name,
        profile=profile,
        report=None if one.origin is Origin.EXTERNAL else reverse("portal report whole", kwargs={"id": id}),
        errata=told,
        releases=_all_releases(id),
    )
    return answer(request, page, "portal/errata.html", twin=twin, rows=told)


@require_safe
def file(request: HttpRequest, id: str, path: str) -> HttpResponseBase:  # noqa: A002
    """A file of a release: the very bytes that were published."""
    one = releases.get(id)
    told = next((file for file in one.files if file.path == path), None)
    if told is None:
        raise NotFound("file", path[:120])
    where = files.path(told.sha256)
    if not where.exists():
        raise NotFound("file", path[:120])
    kind = told.media_type.split(";")[0]
    name = f"{one.id}-{path.rsplit('/', 1)[-1]}"
    headers = {
        "Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
        "Content-Disposition": content_disposition_header(kind not in SHOWN, name) or "inline",
        "Cache-Control": FOREVER,
        "Content-Security-Policy": NOTHING_RUNS,
        "Access-Control-Allow-Origin": "*",
    }
    return send(request, where, tag=told.sha256, headers=headers)


CALLED = {"bib": "BibTeX", "csl.json": "CSL"}
"""What people call files by; of others the ending says it."""
PRINTS = ("pdf", "docx", "html", "json", "csv", "zip")
"""In which order forms of the same are offered."""


def downloads(one: PublicRelease, shown: Language) -> tuple[DownloadGroup, ...]:
    """What a reader of the profile may want to take, by language: the print and the data, theirs first."""
    order = sorted(one.languages, key=lambda language: language is not shown)
    wanted = [file for file in one.files if file.role in ("profile", "data")]
    return tuple(
        DownloadGroup(
            language=language.value,
            title=language.endonym,
            direction=direction(language),
            files=tuple(_download(one, file) for file in sorted(mine, key=_form)),
        )
        for language in order
        if (mine := [file for file in wanted if file.language is language])
    )


def citations(one: PublicRelease) -> tuple[Download, ...]:
    """The required citation as files for reference managers."""
    return tuple(_download(one, file) for file in one.files if file.role == "citation")


def errata_of(assessment: str) -> tuple[ErratumView, ...]:
    """The public ledger of an assessment as it is shown, oldest first."""
    return tuple(map(_erratum, releases.errata(assessment)))


DECISIONS = {
    "accepted": gettext_noop("Accepted: the next release corrects it"),
    "not accepted": gettext_noop("Not accepted"),
    "noted": gettext_noop("Noted for the next round"),
}


def _erratum(one: PublicErratum) -> ErratumView:
    given = {"id": one.assessment, "paragraph": one.passage}
    corrected = one.corrected_in
    return ErratumView(
        number=one.number,
        release=one.release,
        says=one.says,
        words=one.words,
        reported=day(one.reported),
        decided=day(one.decided) if one.decided else None,
        decision=_(DECISIONS[one.decision]) if one.decision in DECISIONS else _("Not decided yet"),
        because=one.because or "",
        passage=reverse("portal paragraph", kwargs=given) if one.passage else None,
        corrected_in=corrected,
        corrected_address=reverse("portal release", kwargs={"id": corrected}) if corrected else None,
    )


def _all_releases(assessment: str) -> tuple[ReleaseLine, ...]:
    return tuple(
        ReleaseLine(
            id=one.id,
            published=day(one.published),
            because=one.because,
            is_current=one.is_current,
            address=reverse("portal release", kwargs={"id": one.id}),
        )
        for one in releases.of_assessment(assessment)
    )


def _form(file: PublicFile) -> int:
    ending = _ending(file)
    return PRINTS.index(ending) if ending in PRINTS else len(PRINTS)


def _ending(file: PublicFile) -> str:
    return file.path.rsplit(".", 1)[-1].lower()


def size(number: int) -> str:
    """A number of bytes as people say it.

    >>> size(480), size(18_500), size(2_300_000)
    ('480 B', '18 kB', '2.3 MB')
    """
    if number < 1000:
        return f"{number} B"
    return f"{number // 1000} kB" if number < 1_000_000 else f"{number / 1_000_000:.1f} MB"


def _download(one: PublicRelease, file: PublicFile) -> Download:
    kind = next((name for ending, name in CALLED.items() if file.path.endswith(f".{ending}")), _ending(file).upper())
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
