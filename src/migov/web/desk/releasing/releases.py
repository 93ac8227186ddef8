"""The releases of an assessment: what stands in the way of the next one, those that were made, and their files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from migov.actions import assessments, entering
from migov.actions.releasing import listing, planning
from migov.actions.releasing.planning import Obstacle, Plan
from migov.errors import MigovError
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.processes import Signed
from migov.model.releases import FileRole, Manifest, Release, id_of
from migov.model.signatures import Party
from migov.model.values import Value
from migov.store import drafts
from migov.web import days
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.life.forms import marked, mistakes, options, ticked, typed
from migov.web.desk.life.heads import DeskHead, address, desk_head
from migov.web.desk.publishing.programme import InPublic, in_public
from migov.web.desk.publishing.ways import to_the_portal
from migov.web.desk.releasing.words import WHERE, block_name, role_name, size
from migov.web.desk.vetting.words import party_name
from migov.web.entrance import enter
from migov.web.pieces import Crumb, Empty, Field, Mistake, Notice

SHOWN = 8
"""Of what is missing; the rest is counted."""


class ObstacleLine(Value, kw_only=True):
    """One thing that stands in the way."""

    says: str
    links: tuple[Crumb, ...]
    """What is missing, each with its own page where it has one."""
    more: int
    address: str | None
    """Where it is mended."""


class Next(Value, kw_only=True):
    """The release that could be made next."""

    release: str
    """Its id: sent with the form, so that pressing twice does not make two."""
    title: str
    says: str
    obstacles: tuple[ObstacleLine, ...]
    action: str | None
    """Where the form is sent; null while something stands in the way, or for those who may not."""
    fields: tuple[Field, ...]
    word: str
    meanwhile: str
    """What the button says while it is being made."""
    errata: str | None
    """How many reports it answers."""


class ReleaseLine(Value, kw_only=True):
    """One release in the list."""

    id: str
    title: str
    address: str
    when: str
    languages: str
    size: str
    because: str | None
    bundle: str
    is_newest: bool


class ReleasesPage(Page, kw_only=True):
    """The releases of an assessment."""

    head: DeskHead
    links: tuple[Crumb, ...]
    notices: tuple[Notice, ...]
    mistakes: tuple[Mistake, ...]
    next: Next
    programme: InPublic
    releases: tuple[ReleaseLine, ...]
    empty: Empty | None


class FileLine(Value, kw_only=True):
    """One file to take away."""

    path: str
    size: str
    sha256: str
    address: str


class FileGroup(Value, kw_only=True):
    """The files of one role."""

    title: str
    files: tuple[FileLine, ...]


class Fact(Value, kw_only=True):
    """One fact with its name."""

    name: str
    told: str


class ReleasePage(Page, kw_only=True):
    """One release."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    title: str
    later: Notice | None
    """Where a later release took its place."""
    citation: str
    citations: tuple[FileLine, ...]
    facts: tuple[Fact, ...]
    groups: tuple[FileGroup, ...]
    bundle: str
    size: str
    manifest: Manifest


@require_safe
def releases_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The page of the releases."""
    return page_of(request, id, enter(request, id, Permission.SEE_LEDGER), twin=twin)


def page_of(
    request: HttpRequest,
    id: str,  # noqa: A002
    member: Member,
    *,
    error: MigovError | None = None,
    status: int = 200,
    twin: bool = False,
) -> HttpResponse:
    """The page of the releases; with what is wrong where the form came back."""
    entry, plan = assessments.entry(id), planning.plan(id, by=member)
    made = listing.of(id, by=member)
    following = _next(request, id, plan, member, error)
    page = ReleasesPage(
        frame=frame(request, _("%(name)s: releases") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "releases"),
        links=_links(id),
        notices=(),
        mistakes=mistakes(error, following.fields),
        next=following,
        programme=in_public(entry, member),
        releases=tuple(_line(one, is_newest=one is made[-1]) for one in reversed(made)),
        empty=None
        if made
        else Empty(
            title=_("Nothing is published yet"),
            text=_("A release is what the public gets: the signed text with its evidence, in files that never change."),
        ),
    )
    return answer(request, page, "desk/releasing/releases.html", twin=twin, status=status)


@require_safe
def release(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """One release: how to cite it, what stands behind it, its files."""
    member = enter(request, id, Permission.SEE_LEDGER)
    entry = assessments.entry(id)
    made, manifest = listing.one(id_of(id, number), by=member)
    newest = listing.of(id, by=member)[-1]
    page = ReleasePage(
        frame=frame(request, _("Release %(release)s") % {"release": made.id}, "assessments"),
        head=desk_head(entry, member, "releases"),
        crumbs=(Crumb(title=_("Releases"), address=reverse("releases", kwargs={"id": id})),),
        title=_("Release %(release)s") % {"release": made.id},
        later=_later(id, made, newest),
        citation=manifest.citation,
        citations=tuple(one for one in _files(id, number, manifest) if one.path.lower().startswith("citation.")),
        facts=_facts(made, manifest),
        groups=_groups(id, number, manifest),
        bundle=reverse("release bundle", kwargs={"id": id, "number": number}),
        size=size(made.size),
        manifest=manifest,
    )
    return answer(request, page, "desk/releasing/release.html", twin=twin)


@require_safe
def bundle(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """All files of a release in one ZIP."""
    member = enter(request, id, Permission.SEE_LEDGER)
    name = id_of(id, number)
    return _download(listing.bundle(name, by=member), "application/zip", f"{name}.zip")


@require_safe
def file(request: HttpRequest, id: str, number: int, path: str) -> HttpResponse:  # noqa: A002
    """One file of a release, to take away and never as a page of ours."""
    member = enter(request, id, Permission.SEE_LEDGER)
    found, data = listing.file_of(id_of(id, number), path, by=member)
    return _download(data, found.media_type, f"{id_of(id, number)}-{path.replace('/', '-')}")


def _download(data: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _links(id: str) -> tuple[Crumb, ...]:  # noqa: A002
    given = (("errata", _("Readers’ reports")), ("vetting", _("Vetting")), ("certificate", _("Process certificate")))
    inside = tuple(Crumb(title=title, address=where) for name, title in given if (where := address(name, id=id)))
    seen = to_the_portal(id)
    return (*inside, seen) if seen else inside


def _next(request: HttpRequest, id: str, plan: Plan, member: Member, error: MigovError | None) -> Next:  # noqa: A002
    may = entering.may(Permission.TAKE_STEP, id, member)
    if plan.obstacles:
        count = len(plan.obstacles)
        says = ngettext("%(n)d thing stands in the way.", "%(n)d things stand in the way.", count) % {"n": count}
    elif not may:
        says = _("Nothing stands in the way. A coordinator makes it.")
    else:
        says = _("Nothing stands in the way. It takes some seconds, and what is published is never changed.")
    answered = len(plan.errata)
    told = ngettext("It answers %(n)d reader’s report.", "It answers %(n)d readers’ reports.", answered)
    is_open = may and plan.is_possible
    return Next(
        release=plan.release,
        title=_("The next release: %(release)s") % {"release": plan.release},
        says=says,
        obstacles=tuple(_obstacle(id, one) for one in plan.obstacles),
        action=reverse("release make", kwargs={"id": id}) if is_open else None,
        fields=marked(_fields(request, plan), error) if is_open else (),
        word=_("Make release %(number)d") % {"number": plan.number},
        meanwhile=_("Making it …"),
        errata=told % {"n": answered} if answered else None,
    )


def _fields(request: HttpRequest, plan: Plan) -> tuple[Field, ...]:
    because = Field(
        name="because",
        label=_("Why is there another release?"),
        kind="long",
        value=typed(request, "because"),
        help=_of_the_one_before(plan, plan.before) if plan.before else None,
        required=True,
        rows=3,
    )
    others = plan.languages[1:]
    spoken = Field(
        name="language",
        label=_("Also in"),
        kind="checks",
        options=options(
            ((one.value, one.endonym) for one in others), ticked(request, "language", [one.value for one in others])
        ),
        help=_("The languages that the whole profile is translated into."),
    )
    given = (("number", _("Publication number")), ("isbn", "ISBN"), ("doi", "DOI"))
    identifiers = tuple(
        Field(name=name, label=label, value=typed(request, name), optional=True, maximum=100, narrow=True)
        for name, label in given
    )
    return (*((because,) if plan.before else ()), *((spoken,) if others else ()), *identifiers)


def _of_the_one_before(plan: Plan, before: Release) -> str:
    """What to write, and in which languages nobody can read the next release who could read the one before."""
    told = _("Everybody reads it: say what changed since %(release)s.") % {"release": before.id}
    if not plan.left_out:
        return told
    lost = _("Not in this release, because not all is translated as it stands: %(languages)s.")
    return f"{told} {lost % {'languages': _spoken(plan.left_out)}}"


def _obstacle(id: str, one: Obstacle) -> ObstacleLine:  # noqa: A002
    return ObstacleLine(
        says=block_name(one.block),
        links=_missing(id, one),
        more=max(0, len(one.missing) - SHOWN),
        address=address(WHERE[one.block], id=id),
    )


def _missing(id: str, one: Obstacle) -> tuple[Crumb, ...]:  # noqa: A002
    """What is missing: passages and comments by their own pages, the rest in words."""
    written, found = drafts.versions(id), list[Crumb]()
    for name in one.missing[:SHOWN]:
        first = name.partition(",")[0]
        if name.removeprefix("#").isdecimal():
            where = address("comment", id=id, number=int(name.removeprefix("#")))
        else:
            where = address("passage", id=id, passage=first) if first in written else None
        title = party_name(Party(name)) if name in set(Party) else name
        found.append(Crumb(title=title, address=where or ""))
    return tuple(found)


def _line(one: Release, *, is_newest: bool) -> ReleaseLine:
    given = {"id": one.assessment, "number": one.number}
    return ReleaseLine(
        id=one.id,
        title=_("Release %(release)s") % {"release": one.id},
        address=reverse("release", kwargs=given),
        when=_day(one.at),
        languages=_spoken(one.languages),
        size=size(one.size),
        because=one.because,
        bundle=reverse("release bundle", kwargs=given),
        is_newest=is_newest,
    )


def _spoken(languages: tuple[Language, ...]) -> str:
    return ", ".join(one.endonym for one in languages)


def _later(id: str, made: Release, newest: Release) -> Notice | None:  # noqa: A002
    if made.number == newest.number:
        return None
    says = _("It stays as it is, and may be cited. Release %(later)s took its place: %(because)s")
    return Notice(
        kind="info",
        title=_("There is a later release"),
        lines=(says % {"later": newest.id, "because": newest.because or ""},),
        address=reverse("release", kwargs={"id": id, "number": newest.number}),
        action=newest.id,
    )


def _facts(made: Release, manifest: Manifest) -> tuple[Fact, ...]:
    given = manifest.identifiers
    told = (
        (_("Date of publication"), _day(made.at)),
        (_("Languages"), _spoken(made.languages)),
        (_("Licence"), manifest.licence or _("None was recorded")),
        (_("Publication number"), given.number),
        ("ISBN", given.isbn),
        ("DOI", given.doi),
        *((party_name(one.party), f"{one.name}, {one.function}, {one.on}") for one in _bound(manifest)),
        (_("Signed text"), f"{manifest.draft.number} · {manifest.draft.hash}"),
        (_("Manifest"), made.manifest),
        (_("Journal"), f"{manifest.journal.lines} · {manifest.journal.hash}"),
        (_("Why it was made"), made.because),
        (_("Readers’ reports it answers"), ", ".join(f"#{number}" for number in made.errata)),
    )
    return tuple(Fact(name=name, told=value) for name, value in told if value)


def _bound(manifest: Manifest) -> Iterator[Signed]:
    """The signatures on the very text that was published; those on earlier drafts stand in the certificate."""
    yield from (one for one in manifest.sign_offs if one.hash == manifest.draft.hash)


def _day(at: str) -> str:
    return days.long(datetime.fromisoformat(at).date())


def _files(id: str, number: int, manifest: Manifest) -> tuple[FileLine, ...]:  # noqa: A002
    return tuple(
        FileLine(
            path=one.path,
            size=size(one.size),
            sha256=one.sha256,
            address=reverse("release file", kwargs={"id": id, "number": number, "path": one.path}),
        )
        for one in manifest.files
    )


def _groups(id: str, number: int, manifest: Manifest) -> tuple[FileGroup, ...]:  # noqa: A002
    """The files by what they are for, the profile first."""
    lines = {one.path: one for one in _files(id, number, manifest)}
    order = sorted(manifest.files, key=lambda one: (list(FileRole).index(one.role), one.path))
    return tuple(
        FileGroup(title=role_name(role), files=tuple(lines[one.path] for one in group))
        for role, group in groupby(order, key=lambda one: one.role)
    )
