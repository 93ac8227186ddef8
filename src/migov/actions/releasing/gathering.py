"""Gathering what a release is made of: the public assessment in each language, the signed text, the quoted sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import changing
from migov.actions.drafting import versions
from migov.actions.readings import reader
from migov.actions.releasing.pinned import pins_of, placed_pins
from migov.actions.transcripts import transcript_of
from migov.actions.translating import sources as translations
from migov.actions.vetting import processes
from migov.errors import MigovError, NotFound
from migov.evidence.alignment import Haystack, verify_pin
from migov.model.answers import Answer
from migov.model.assessments import Assessment
from migov.model.certificates import Certificate
from migov.model.citations import Pin
from migov.model.drafts import Draft
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.releases import WAIVED_BY, handed_out, public
from migov.model.sources import Source, Transcript
from migov.store import answers, assessments, blobs, sources
from migov.store.sources import Shelved


@dataclass(frozen=True)
class Archived:
    """A captured state of a source that something published quotes."""

    source: Source
    snapshot: str
    media_type: str
    data: bytes
    transcript: Transcript


@dataclass(frozen=True)
class Gathered:
    """All that a release is made of."""

    draft: Draft
    """The frozen text that was signed."""
    versions: dict[Language, Assessment]
    """The public assessment in each language, the source language first."""
    certificate: Certificate
    archived: tuple[Archived, ...]
    """By the id of the source and the hash of its bytes."""
    withheld: tuple[str, ...]
    """Ids of quoted sources whose bytes do not go out."""
    asked: tuple[str, ...]
    """Codes of all indicators that were asked."""


@dataclass(frozen=True)
class Unfounded:
    """A quotation that does not stand in its source."""

    pin: Pin
    says: str
    where: str
    """Id of the paragraph, or code of the indicator."""


def gathered(id: str, draft: Draft, *, languages: Iterable[Language], by: Member) -> Gathered:  # noqa: A002 - the field's own word
    """All that a release of a frozen text is made of; nothing of it is private.

    Raises:
        NotFound: there is no such assessment, or a language that nothing is ready in.
    """
    whole = signed_content(id, draft)
    value = public(whole)
    told = {value.publication.language: value}
    told |= {
        language: public(translations.in_language(id, language, source=whole))
        for language in languages
        if language not in told
    }
    held = list(_archived(value))
    kept = {one.snapshot for one in held}
    missing = {pin.source for pin in pins_of(value) if pin.snapshot not in kept}
    return Gathered(
        draft=draft,
        versions=told,
        certificate=_nameless(processes.certificate(id, by=by)),
        archived=tuple(sorted(held, key=lambda one: (one.source.id, one.snapshot))),
        withheld=tuple(sorted(missing)),
        asked=_asked(value),
    )


def signed_content(id: str, draft: Draft) -> Assessment:  # noqa: A002
    """The assessment that a frozen text was printed from, with its answers and sources, what changed since the round
    before, and how it came about. Answers that quote a source nobody knows are not among them: see `sourceless`.
    """
    content = versions.content(draft)
    given = tuple(kept.answer for kept in answers.of(id))
    known = _known(id, content, given)
    whole = replace(
        content,
        answers=tuple(one for one in given if all(pin.source in known for pin in one.pins)),
        sources=tuple(known.values()),
        process=processes.begun(id),
    )
    return changing.followed(id, whole)


def sourceless(id: str, draft: Draft) -> Iterator[tuple[str, str]]:  # noqa: A002
    """The settled answers that quote a source nobody knows, and its id: no release is made without them."""
    given = tuple(kept.answer for kept in answers.of(id))
    known = _known(id, versions.content(draft), given)
    for answer in given:
        if answer.status.is_settled:
            yield from ((answer.indicator, pin.source) for pin in answer.pins if pin.source not in known)


def _known(id: str, content: Assessment, given: Iterable[Answer]) -> dict[str, Source]:  # noqa: A002
    """The sources of the assessment and of the frozen text, and those kept here that an answer quotes."""
    known = {one.id: one for one in (*assessments.without_answers(id).sources, *content.sources)}
    for pin in (pin for answer in given for pin in answer.pins):
        if pin.source not in known and (found := _shelved(pin.source)):
            known[pin.source] = found.source
    return known


def unfounded(value: Assessment) -> Iterator[Unfounded]:
    """The quotations whose words do not stand in what is kept of their source."""
    placed = dict.fromkeys(placed_pins(value))
    kept = sources.several(pin.source for _, pin in placed)
    for where, pin in placed:
        if pin.source not in kept:
            yield Unfounded(pin, "the source is not kept here", where)
            continue
        try:
            found = verify_pin(pin, _haystack(pin.source, pin.snapshot, reader()))
        except MigovError as error:
            yield Unfounded(pin, str(error), where)
            continue
        if not found.is_verified:
            yield Unfounded(pin, found.says, where)


@lru_cache(maxsize=32)
def _haystack(source: str, snapshot: str, _reader: str) -> Haystack:
    """What a snapshot says, ready to be searched; remembered, for many quotations are of one law."""
    shelved = _shelved(source)
    transcript = transcript_of(shelved, snapshot) if shelved else None
    if transcript is None:
        raise NotFound("snapshot", snapshot)
    return Haystack(transcript)


def _archived(value: Assessment) -> Iterator[Archived]:
    """The quoted snapshots that are kept here and may go out."""
    types = {one.sha256: one.media_type for source in value.sources for one in source.snapshots}
    told = {one.id: one for one in value.sources}
    for source, snapshot in dict.fromkeys((pin.source, pin.snapshot) for pin in pins_of(value)):
        shelved = _shelved(source)
        if shelved is None or not handed_out(shelved.source):
            continue
        try:
            data, transcript = blobs.read(snapshot), transcript_of(shelved, snapshot)
        except NotFound:
            continue
        if transcript is not None:
            held = {one.sha256: one.media_type for one in shelved.source.snapshots}
            media_type = types.get(snapshot) or held.get(snapshot, "application/octet-stream")
            yield Archived(told.get(source, shelved.source), snapshot, media_type, data, transcript)


def _shelved(source: str) -> Shelved | None:
    try:
        return sources.get(source)
    except NotFound:
        return None


def _asked(value: Assessment) -> tuple[str, ...]:
    try:
        return tuple(indicator.code for edition in answering.editions_of(value) for indicator in edition.indicators)
    except NotFound:  # a list of questions that this machine does not have: the answers stand without
        return ()


def _nameless(certificate: Certificate) -> Certificate:
    """The certificate without who waived: the reasons are for everybody, the names stay inside."""
    return replace(certificate, waivers=tuple(replace(one, name=WAIVED_BY) for one in certificate.waivers))


def ready(id: str, value: Assessment) -> tuple[Language, ...]:  # noqa: A002
    """The languages in which all of a profile stands, the source language first."""
    own = value.publication.language
    others = [one for one in translations.languages(id) if one is not own]
    return own, *(one for one in others if translations.readiness(id, one, source=value).is_whole)
