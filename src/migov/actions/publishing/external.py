"""Profiles of others on the portal: marked as such, linked to their original, quoted no further than one may."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from msgspec.structs import replace

from migov.actions import entering
from migov.actions.publishing import programme, shelves
from migov.catalogue import editions
from migov.errors import Conflict, Invalid, NotFound, Problem, WrongStage
from migov.model.assessments import Assessment
from migov.model.languages import Localized
from migov.model.licences import allows_text
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.published import Event, EventKind, Origin, PublicRelease
from migov.model.releases import public, public_address
from migov.store import activity, assessments, drafts, journal, opening, releases, transactions
from migov.store.assessments import Entry
from migov.store.published import releases as shelf
from migov.store.published import shelving

ADDED = "portal.add"
WITHDRAWN = "portal.withdraw"


def add(
    id: str,  # noqa: A002 - the field's own word
    *,
    original: str,
    licence: str | None = None,
    by: Member,
    at: datetime,
) -> PublicRelease:
    """A profile that was published by others and read from their file, on the portal from now on.

    Args:
        original: the address at which its publisher has it.
        licence: as its publisher gives it, where the file that was read does not tell.

    Raises:
        NotFound, NotAllowed: *by* does not lead it.
        WrongStage: somebody works on it here: what is drafted here is released, never added.
        Conflict: a release of it was made here.
        Invalid: the original has no public address.
    """
    entering.require(Permission.SHOW_OTHERS, id, by)
    entry = assessments.entry(id)
    if not is_of_others(entry):
        raise WrongStage(f"{id} is not a profile that was read from its publisher's file: release it instead")
    if releases.newest(id):
        raise Conflict(f"{id} was released here, and is on the portal already")
    address = public_address(original)
    if address is None:
        remedy = "give the address at which its publisher has it: https://…"
        raise Invalid(Problem(f"{original[:100]!r} is no public address", place="original", remedy=remedy))
    content = _content(id)
    head = _head(content, address, licence or content.publication.licence, at=at)
    with transactions.whole():
        details = {"original": address, "licence": head.licence, "whole": head.is_whole, "file": entry.file_sha256}
        journal.note(ADDED, subject=id, by=by.person, at=at, details=details)
    _put(head, content, at=at)
    return head


def withdraw(id: str, *, because: str, by: Member, at: datetime) -> None:  # noqa: A002
    """Take a profile of others off the portal again; here it stays.

    Raises:
        NotFound, NotAllowed: it is not there, or *by* does not lead it.
        Conflict: it was released here: a release is never taken back.
        Invalid: no reason.
    """
    entering.require(Permission.SHOW_OTHERS, id, by)
    if not because.strip():
        raise Invalid(Problem("a withdrawal says why", place="because", remedy="write a sentence"))
    head = shelf.of_assessment(id)[0]
    if head.origin is not Origin.EXTERNAL:
        raise Conflict(f"{id} was released here: a release is never taken back")
    with transactions.whole():
        journal.note(WITHDRAWN, subject=id, by=by.person, at=at, details={"because": because.strip()})
    shelving.take_off(head.id)
    programme.announce()


def is_of_others(entry: Entry) -> bool:
    """Whether a profile was read from its publisher's file, and nobody works on it here."""
    from_file = entry.file_sha256 is not None and not (entry.file_name or "").lower().endswith(".json")
    return from_file and not drafts.versions(entry.id) and not drafts.passages(entry.id)


def put_anew() -> tuple[PublicRelease, ...]:
    """The profiles of others that stand on the portal by the journal, put there anew as they were added."""
    last: dict[str, journal.Line] = {}
    for line in reversed(activity.newest(actions=[ADDED, WITHDRAWN])):
        last[line.subject] = line
    known = {one.id for one in assessments.entries()}
    added = (line for line in last.values() if line.action == ADDED and line.subject in known)
    return tuple(_put_as_added(line) for line in added)


def _put_as_added(line: journal.Line) -> PublicRelease:
    added, at = line.details, datetime.fromisoformat(line.at)
    content = _content(line.subject)
    head = _head(content, str(added["original"]), added["licence"] and str(added["licence"]), at=at)
    _put(head, content, at=at)
    return head


def _content(id: str) -> Assessment:  # noqa: A002
    """What is told of a profile of others: its printed part."""
    return replace(public(assessments.without_answers(id)), answers=(), sources=(), changes=(), earlier=None)


def forget(id: str) -> None:  # noqa: A002
    """Take a profile of others off the portal that is withdrawn here; of one that was released here, nothing is."""
    with suppress(NotFound):
        head = shelf.of_assessment(id)[0]
        if head.origin is Origin.EXTERNAL:
            shelving.take_off(head.id)


def _put(head: PublicRelease, content: Assessment, *, at: datetime) -> None:
    with suppress(NotFound):
        shelving.take_off(head.id)  # it was read anew, or its licence was recorded since
    asked = []
    for code in filter(None, (content.edition, *content.modules)):
        try:
            asked.append(editions.load(code, opening.connect()))
        except NotFound:
            continue
    event = Event(
        number=0,
        at=at.isoformat(),
        kind=EventKind.EXTERNAL,
        place=head.place,
        release=head.id,
        dimensions=tuple(sorted({int(finding.dimension) for finding in content.findings})),
    )
    shelving.put(shelves.shelf(head, {head.language: content}, editions=asked), event=event)


def _head(content: Assessment, address: str, licence: str | None, *, at: datetime) -> PublicRelease:
    told = content.publication
    name = content.jurisdiction.official_name.text(told.language)
    return PublicRelease(
        id=f"{content.id}.1",
        assessment=content.id,
        number=1,
        place=shelves.place(content.jurisdiction).id,
        year=told.year,
        round=content.round,
        edition=content.edition,
        modules=tuple(page.module for page in content.module_pages),
        origin=Origin.EXTERNAL,
        language=told.language,
        languages=(told.language,),
        title=Localized(**{told.language.value: told.title or f"{name} {told.year or ''}".strip()}),
        published=told.published or (str(told.year) if told.year else at.date().isoformat()),
        cut_off=content.cut_off,
        licence=licence,
        licence_address=told.licence_address,
        citation=Localized(**{told.language.value: told.citation}) if told.citation else Localized(),
        publication_number=told.number,
        isbn=told.isbn,
        doi=told.doi,
        publisher=told.publisher,
        partner=told.partner,
        original=address,
        is_whole=allows_text(licence),
    )
