"""The overview of a profile, and the parts around its chapters: its conventions, key sources and how it came about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.errors import NotFound
from migov.model.conventions import Standing
from migov.model.languages import Language
from migov.model.processes import Process
from migov.model.published import Origin, PublicRelease
from migov.model.values import Value
from migov.store.published import paragraphs, releases, tables
from migov.web.portal import heads
from migov.web.portal.answering import Page, answer, frame, source
from migov.web.portal.heads import Head
from migov.web.portal.quoting import day
from migov.web.portal.released import Download, DownloadGroup, citations, downloads
from migov.web.portal.showing import NoticeView, noticed


class NoticeLine(Value, kw_only=True):
    """A notice, with the paragraph beside which it stands."""

    notice: NoticeView
    paragraph: str
    """Its address."""


class RoundLink(Value, kw_only=True):
    """Another profile of the same place."""

    title: str
    is_external: bool
    address: str


class ProfilePage(Page, kw_only=True):
    """The overview of a profile."""

    head: Head
    facts: tuple[tuple[str, str], ...]
    """What the imprint says, in pairs of a name and its words."""
    chapters: tuple[heads.Tab, ...]
    priorities: tuple[str, ...]
    citation: str | None
    licence: str | None
    licence_address: str | None
    downloads: tuple[DownloadGroup, ...]
    citations: tuple[Download, ...]
    """The citation as files for reference managers."""
    because: str | None
    """Why there is a later release than the first."""
    notices: tuple[NoticeLine, ...]
    """What happened since publication to what its paragraphs rest on."""
    rounds: tuple[RoundLink, ...]
    """The other profiles of the place."""
    report: str | None


class ConventionLine(Value, kw_only=True):
    """One row of a convention table."""

    release: str
    table: str
    group: str
    name: str
    treaties: tuple[str, ...]
    standing: str
    """In words; "not told" is not "no"."""
    years: tuple[int, ...]
    note: str
    printed: str | None


class TableView(Value, kw_only=True):
    """One convention table, or a group of its rows."""

    id: str
    title: str
    heading: str | None
    rows: tuple[ConventionLine, ...]
    notes: tuple[tuple[str, str], ...]


class TablePage(Page, kw_only=True):
    """The convention tables of a profile."""

    head: Head
    tables: tuple[TableView, ...]


class SourceLine(Value, kw_only=True):
    """One entry of the key sources."""

    dimension: int | None
    heading: str | None
    text: str
    address: str | None


class SourcesPage(Page, kw_only=True):
    """The key sources of a profile."""

    head: Head
    sources_listed: tuple[SourceLine, ...] | None
    """Null where the profile prints none."""


class ProcessPage(Page, kw_only=True):
    """How a profile came about."""

    head: Head
    process: Process | None
    opened: str | None
    closed: str | None
    comments: tuple[int, int]
    """How many were answered, and how many there were."""


@require_safe
def profile(
    request: HttpRequest,
    id: str,  # noqa: A002 - the field's own word
    *,
    text: Language | None = None,
    twin: str | None = None,
) -> HttpResponse:
    """The overview of a profile."""
    release = heads.current(id)
    head = heads.head(release, "portal profile", text)
    shown = Language(head.text)
    front = releases.front(release.id)[shown.value]
    page = ProfilePage(
        frame=frame(
            request,
            f"{head.name} {head.year or ''}".strip(),
            "profiles",
            description=head.title,
            crumbs=heads.crumbs(head, release, text),
        ),
        sources=(source(release),),
        head=head,
        facts=tuple(_facts(release)),
        chapters=tuple(tab for tab in head.tabs if tab.dimension),
        priorities=tuple(one["text"] for one in front.get("priorities") or ()),
        citation=release.citation.written(shown) or release.citation.text(shown) or None,
        licence=release.licence,
        licence_address=release.licence_address,
        downloads=downloads(release, shown),
        citations=citations(release),
        because=release.because,
        notices=tuple(_notices(release, text)),
        rounds=tuple(_rounds(release)),
        report=None
        if release.origin is Origin.EXTERNAL
        else reverse("portal report whole", kwargs={"id": release.assessment}),
    )
    return answer(request, page, "portal/profile.html", twin=twin)


@require_safe
def table(
    request: HttpRequest,
    id: str,  # noqa: A002
    *,
    text: Language | None = None,
    twin: str | None = None,
) -> HttpResponse:
    """The convention tables of a profile."""
    release = heads.current(id)
    head = heads.head(release, "portal table", text)
    shown = tuple(_tables(release, releases.front(release.id)[head.text]))
    title = _("Conventions")
    page = TablePage(
        frame=frame(
            request,
            f"{title} – {head.name} {head.year or ''}".strip(),
            "profiles",
            crumbs=heads.crumbs(head, release, text, title),
        ),
        sources=(source(release),),
        head=head,
        tables=shown,
    )
    rows = [row for one in shown for row in one.rows]
    return answer(request, page, "portal/table.html", twin=twin, rows=rows)


@require_safe
def key_sources(
    request: HttpRequest,
    id: str,  # noqa: A002
    *,
    text: Language | None = None,
    twin: str | None = None,
) -> HttpResponse:
    """The key sources of a profile."""
    release = heads.current(id)
    if not release.is_whole:
        raise NotFound("key sources", id)
    head = heads.head(release, "portal key sources", text)
    told = releases.front(release.id)[head.text].get("key_sources")
    listed = None if told is None else tuple(msgspec.convert(one, SourceLine) for one in told)
    title = _("Key sources")
    page = SourcesPage(
        frame=frame(
            request,
            f"{title} – {head.name} {head.year or ''}".strip(),
            "profiles",
            crumbs=heads.crumbs(head, release, text, title),
        ),
        sources=(source(release),),
        head=head,
        sources_listed=listed,
    )
    return answer(request, page, "portal/sources.html", twin=twin, rows=listed or ())


@require_safe
def process(
    request: HttpRequest,
    id: str,  # noqa: A002
    *,
    text: Language | None = None,
    twin: str | None = None,
) -> HttpResponse:
    """How a profile came about."""
    release = heads.current(id)
    if release.origin is Origin.EXTERNAL:
        raise NotFound("process", id)
    head = heads.head(release, "portal process", text)
    told = releases.front(release.id)[head.text].get("process")
    one = None if told is None else msgspec.convert(told, Process)
    title = _("How it came about")
    page = ProcessPage(
        frame=frame(
            request,
            f"{title} – {head.name} {head.year or ''}".strip(),
            "profiles",
            crumbs=heads.crumbs(head, release, text, title),
        ),
        sources=(source(release),),
        head=head,
        process=one,
        opened=day(one.opened) if one and one.opened else None,
        closed=day(one.closed) if one and one.closed else None,
        comments=(one.outcomes.answered, one.outcomes.total) if one else (0, 0),
    )
    return answer(request, page, "portal/process.html", twin=twin)


def _notices(release: PublicRelease, text: Language | None) -> Iterator[NoticeLine]:
    for one in paragraphs.notices(release.assessment):
        to = heads.address("portal paragraph", release, text, paragraph=one.passage)
        yield NoticeLine(notice=noticed(one, release), paragraph=to)


def _rounds(release: PublicRelease) -> Iterator[RoundLink]:
    for one in releases.of_place(release.place):
        if one.id != release.id:
            yield RoundLink(
                title=str(one.year or one.published[:4]),
                is_external=one.origin is Origin.EXTERNAL,
                address=reverse("portal profile", kwargs={"id": one.assessment}),
            )


def _facts(release: PublicRelease) -> list[tuple[str, str]]:
    told: list[tuple[str, str | None]] = [
        (_("Date of publication"), day(release.published)),
        (_("Year"), str(release.year) if release.year else None),
        (_("Round"), str(release.round) if release.round else None),
        (_("Facts as of"), day(release.cut_off) if release.cut_off else None),
        (_("Published by"), release.publisher),
        (_("Research partner"), release.partner),
        (_("Publication number"), release.publication_number),
        ("ISBN", release.isbn),
        ("DOI", release.doi),
        (_("Languages"), ", ".join(one.endonym for one in release.languages)),
    ]
    return [(name, words) for name, words in told if words]


STANDING = {
    Standing.YES: lambda: _("Yes"),
    Standing.NO: lambda: _("No"),
    Standing.PARTLY: lambda: _("In part"),
    Standing.SIGNED: lambda: _("Signed"),
}


def standing(one: Standing | None) -> str:
    """What a table says of an instrument; where it says nothing, that."""
    return STANDING[one]() if one else _("not told")


def _tables(release: PublicRelease, front: dict[str, Any]) -> list[TableView]:
    rows, found, at = tables.of(release.id), [], 0
    for number, told in enumerate(front["tables"], 1):
        names = told["rows"]
        mine = rows[at : at + len(names)]
        at += len(names)
        found.append(
            TableView(
                id=f"table-{number}",
                title=told["title"],
                heading=told["heading"],
                rows=tuple(
                    ConventionLine(
                        release=release.id,
                        table=row.table,
                        group=row.group,
                        name=name,
                        treaties=row.treaties,
                        standing=standing(row.ratification.standing if row.ratification else None),
                        years=row.ratification.years if row.ratification else (),
                        note=(row.ratification.note if row.ratification else row.open_because) or "",
                        printed=row.ratification.printed if row.ratification else None,
                    )
                    for row, (name, _marks) in zip(mine, names, strict=True)
                ),
                notes=tuple((mark, said) for mark, said in told["notes"]),
            )
        )
    return found
