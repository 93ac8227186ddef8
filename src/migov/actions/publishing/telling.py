"""What the public side is told beside releases: what happened since, and which errata there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from migov.actions.publishing import programme
from migov.errors import NotFound
from migov.model import errata as told
from migov.model.marks import Happened, Mark
from migov.model.published import Event, EventKind, Notice, PublicRelease
from migov.store import assessments, errata, marks
from migov.store.published import paragraphs, shelving
from migov.store.published import releases as shelf


def refresh() -> None:
    """Bring everything beside the releases up to date, for all that is published."""
    for assessment in sorted(assessments.published()):
        tell_of(assessment)
    programme.announce()


def tell_of(assessment: str, *, again: bool = False) -> None:
    """Put the notices and the errata of an assessment beside its releases, and new notices into the feeds.

    Of one that has no release on the portal, nothing is told. *Again* is for a mark that was dismissed: the feeds have
    it already, for nothing is ever taken out of them.
    """
    try:
        release = shelf.of_assessment(assessment)[0]
    except NotFound:
        return
    before = set(paragraphs.notices(assessment))
    now = tuple(_notices(one.mark for one in marks.of(assessment, dismissed=False)))
    shelving.note(assessment, now)
    shelving.err(assessment, tuple(filter(None, (told.public(one) for one in errata.of(assessment)))))
    if not again and (new := [one for one in now if one not in before]):
        shelving.tell(*_events(release, new))


def _notices(found: Iterable[Mark]) -> Iterator[Notice]:
    """What the public is told of marks: only of paragraphs, each happening once, and nothing that is still to come."""
    seen = set()
    for mark in found:
        one = mark.happening
        key = (mark.passage, one.instrument, one.what, one.by)
        if mark.passage is None or one.what is Happened.ENDING or key in seen:
            continue
        seen.add(key)
        yield Notice(
            passage=mark.passage,
            instrument=one.name,
            instrument_id=one.instrument,
            happened=one.what.value,
            since=one.since,
            by=one.by_name,
            noticed=mark.noticed,
        )


def _events(release: PublicRelease, new: list[Notice]) -> Iterator[Event]:
    dimensions = {one.id: one.dimension for one in paragraphs.of(release, release.language)}
    for one in new:
        dimension = dimensions.get(one.passage)
        yield Event(
            number=0,
            at=f"{one.noticed:0<10}T00:00:00+00:00" if len(one.noticed) == len("2026-11-22") else one.noticed,
            kind=EventKind.NOTICED,
            place=release.place,
            release=release.id,
            passage=one.passage,
            dimensions=(int(dimension),) if dimension else (),
            says={"instrument": one.instrument, "happened": one.happened, "since": one.since, "by": one.by},
        )
