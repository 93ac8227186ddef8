"""Releases: what was published of a profile, file by file, for good. A later one takes its place and never changes it.

`public` is the line between inside and outside: whatever a release, the portal or a data set says of an assessment is
said of what this function leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Literal, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from msgspec.structs import replace

from migov.errors import Invalid, Problem
from migov.model.answers import Answer, NonAnswer
from migov.model.assessments import Assessment
from migov.model.citations import Pin, Quote
from migov.model.drafts import Part, seal_of
from migov.model.findings import Finding, FindingSentence
from migov.model.grounds import Grounds
from migov.model.languages import Language
from migov.model.modules import ModuleFinding, ModulePage
from migov.model.processes import SEAL, Signed
from migov.model.publications import Publication
from migov.model.sources import Snapshot, Source, SourceKind
from migov.model.values import Value, repeated

FORMAT: Literal["migov.release/1"] = "migov.release/1"
WAIVED_BY = "a named person of the office"
"""What is published of who waived a sentence: the reason is for everybody, the name stays inside."""
UNPRINTED = "Answered; the answer is not printed."
"""What is published in the place of the reasons of an answer that is not."""
SAFE_PATH = re.compile(r"(?:[a-z0-9][a-z0-9._-]*/){0,3}[A-Za-z0-9][A-Za-z0-9._-]*")
"""A path in a release: a few folders deep, no step up, nothing that another system would read otherwise."""
CSL_KEPT = frozenset(
    {
        *("collection-number", "collection-title", "container-title", "container-title-short", "edition", "genre"),
        *("issue", "ISBN", "ISSN", "DOI", "number", "number-of-pages", "number-of-volumes", "original-date"),
        *("original-publisher", "original-title", "page", "publisher-place", "references", "section", "status"),
        *("title-short", "version", "volume", "event-date", "event-place", "event-title", "medium", "chapter-number"),
        *("authority", "division", "submitted"),
    }
)
"""What is published of a source's further record: what a library would print. Notes, abstracts, keywords, places on
somebody's disk and the originals of an import stay inside."""


class FileRole(StrEnum):
    """What a file of a release is for."""

    PROFILE = "profile"
    """The printed profile."""
    DATA = "data"
    """The assessment in the interchange format."""
    TABLE = "table"
    IMAGE = "image"
    SIGNED_TEXT = "signed text"
    """The parts that were signed, from which the signed hash is computed anew."""
    CERTIFICATE = "process certificate"
    CITATION = "citation"
    METADATA = "metadata"
    SOURCE = "archived source"
    TRANSCRIPT = "transcript of a source"
    NOTES = "notes for readers"
    CHECKSUMS = "checksums"


class ReleaseFile(Value, kw_only=True):
    """One file of a release.

    Raises:
        Invalid: its path is none, or its hash.
    """

    path: str
    """With slashes, from the folder of the release."""
    role: FileRole
    language: Language | None = None
    """Null where it has all languages, or none."""
    media_type: str
    size: int
    """Bytes."""
    sha256: str
    source: str | None = None
    """Id of the source, for an archived source and its transcript."""
    snapshot: str | None = None
    """SHA-256 of the archived source's bytes; for a transcript those it was read from."""

    def __post_init__(self) -> None:
        if not SAFE_PATH.fullmatch(self.path):
            raise Invalid(Problem(f"{self.path!r} is not a path of a release", place="path"))
        _check_seal(self.sha256, "sha256")
        _check_seal(self.snapshot, "snapshot")


def _check_seal(seal: str | None, place: str) -> None:
    if seal is not None and not SEAL.fullmatch(seal):
        raise Invalid(Problem(f"{seal[:80]!r} is not a SHA-256 in lower-case hexadecimal", place=place))


class JournalHead(Value, kw_only=True):
    """Where the journal stood when the release was made: it holds all that was written before.

    Raises:
        Invalid: the hash is none.
    """

    lines: int
    """How many there were."""
    hash: str
    """Of the last one."""

    def __post_init__(self) -> None:
        _check_seal(self.hash, "hash")


class SignedDraft(Value, kw_only=True):
    """The frozen text that was signed, by its hash."""

    number: int
    hash: str
    """Computed from ``signed-text.json``."""
    on: str
    """The day on which it was frozen, ISO 8601."""


class SignedText(Value, kw_only=True):
    """The parts of the frozen text, as they were read and signed: whoever has them can compute the hash anew."""

    format: Literal["migov.signed-text/1"] = "migov.signed-text/1"
    draft: int
    """Number of the frozen text."""
    parts: tuple[Part, ...]

    @property
    def hash(self) -> str:
        """What a sign-off is bound to."""
        return seal_of(self.parts)


class AnsweredErratum(Value, kw_only=True):
    """A reader's report that a release answers."""

    number: int
    """Within the assessment."""
    passage: str | None = None
    about: str = ""
    """What was reported, in the words of the office."""


class Identifiers(Value, kw_only=True):
    """By what a release is found in libraries; what was not given is null."""

    number: str | None = None
    """Publication number: ``PUB2021/119/EL``."""
    isbn: str | None = None
    doi: str | None = None


class Manifest(Value, kw_only=True):
    """Everything that a release is: its files with their hashes, and what stands behind them.

    Raises:
        Invalid: a file stands twice, or the id is not the assessment's with the number.
    """

    format: Literal["migov.release/1"] = FORMAT
    release: str
    """``xov-2025.1``."""
    assessment: str
    number: int
    """Counted from 1 within the assessment."""
    at: str
    """ISO 8601 moment, UTC."""
    name: str
    """Official name of what is assessed, in the language of the profile."""
    year: int | None = None
    languages: tuple[Language, ...]
    """The source language first."""
    licence: str | None = None
    licence_address: str | None = None
    citation: str
    """The required citation."""
    identifiers: Identifiers = Identifiers()
    draft: SignedDraft
    sign_offs: tuple[Signed, ...]
    journal: JournalHead
    supersedes: str | None = None
    """Id of the release before; it stays where it is."""
    because: str | None = None
    """Why there is another release; null for the first."""
    errata: tuple[AnsweredErratum, ...] = ()
    withheld: tuple[str, ...] = ()
    """Ids of quoted sources whose bytes are not handed out: interviews, and what is not kept here."""
    made_with: str
    """Name and version of the tool."""
    files: tuple[ReleaseFile, ...]
    """By path; the manifest and the list of checksums are not among them."""

    def __post_init__(self) -> None:
        if self.release != id_of(self.assessment, self.number):
            raise Invalid(
                Problem(f"release {self.number} of {self.assessment} is not {self.release!r}", place="release")
            )
        for twice in repeated([file.path for file in self.files]):
            raise Invalid(Problem(f"the file {twice} stands twice", place="files"))

    def file(self, path: str) -> ReleaseFile | None:
        """The file at this path; null where there is none."""
        return next((file for file in self.files if file.path == path), None)

    def of(self, role: FileRole, language: Language | None = None) -> tuple[ReleaseFile, ...]:
        """The files of a role, in one language where asked."""
        return tuple(one for one in self.files if one.role is role and language in (None, one.language))


class Release(Value, kw_only=True):
    """A published version of a profile, as it is listed.

    Raises:
        Invalid: a later release that does not say why, or which it follows.
    """

    id: str
    """``xov-2025.1``."""
    assessment: str
    number: int
    """Counted from 1 within the assessment."""
    at: str
    """ISO 8601 moment, UTC."""
    by: str
    """Handle; it stays inside."""
    languages: tuple[Language, ...]
    """The source language first."""
    because: str | None = None
    """Why there is another release; null for the first."""
    errata: tuple[int, ...] = ()
    """Numbers of the reports it answers."""
    supersedes: str | None = None
    """Id of the release before."""
    draft: int
    """Number of the frozen text that was signed."""
    draft_hash: str
    manifest: str
    """SHA-256 of ``manifest.json``, which names every file with its own."""
    size: int
    """Bytes of all files together."""

    def __post_init__(self) -> None:
        if self.id != id_of(self.assessment, self.number):
            raise Invalid(Problem(f"release {self.number} of {self.assessment} is not {self.id!r}", place="id"))
        if (self.number == 1) != (self.supersedes is None):
            raise Invalid(Problem("a first release follows none, and any other the one before", place="supersedes"))
        if self.number > 1 and not (self.because or "").strip():
            remedy = "write what changed since the release before"
            raise Invalid(Problem("a later release says why there is one", place="because", remedy=remedy))


def id_of(assessment: str, number: int) -> str:
    """The id of a release.

    >>> id_of("xov-2025", 2)
    'xov-2025.2'
    """
    return f"{assessment}.{number}"


def parted(release: str) -> tuple[str, int] | None:
    """The assessment and the number that an id of a release names; null where it is none.

    >>> parted("xov-2025.2"), parted("xov-2025"), parted("xov-2025.0")
    (('xov-2025', 2), None, None)
    """
    found = re.fullmatch(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.([1-9][0-9]{0,5})", release)
    return (found[1], int(found[2])) if found else None


def handed_out(source: Source) -> bool:
    """Whether the bytes of a quoted source go out with a release: of an interview, nothing but what is quoted does."""
    return source.kind is not SourceKind.INTERVIEW


def public(assessment: Assessment) -> Assessment:
    """What everybody may read of an assessment: the same value without its private parts.

    Gone are: answers that are not settled, the reasons of those that are not printed, research journals, who searched,
    who waived (the reason stays), who spoke for an institution (the institution stays), sources that nothing published
    quotes, the words around what is quoted of an interview, notes and places on disks in their records, addresses that
    are no public ones, and what a machine repaired. The printed words are not touched: the hash that was signed is that
    of what is left.
    """
    inner = _Inner(
        names={one.id: one.name for one in assessment.institutions},
        talks=frozenset(one.id for one in assessment.sources if not handed_out(one)),
    )
    findings = tuple(_finding(one, inner) for one in assessment.findings)
    pages = tuple(_page(one, inner) for one in assessment.module_pages)
    answers = tuple(_answer(one, inner) for one in assessment.answers if one.status.is_settled)
    pins = [*_pins_of(findings), *(pin for page in pages for pin in _pins_of(page.findings))]
    pins += [pin for answer in answers for pin in answer.pins]
    quoted = {pin.source for pin in pins}
    snapshots = {pin.snapshot for pin in pins}
    return replace(
        assessment,
        findings=findings,
        module_pages=pages,
        answers=answers,
        publication=_publication(assessment.publication),
        key_sources=None
        if assessment.key_sources is None
        else tuple(replace(one, address=public_address(one.address)) for one in assessment.key_sources),
        sources=tuple(_source(one, snapshots) for one in assessment.sources if one.id in quoted),
        repairs=(),
    )


def public_address(address: str | None) -> str | None:
    """An address that anybody may be sent to: of the web, and without anybody's name or password in it.

    >>> public_address("https://ana:secret@example.org/law?id=3"), public_address("file:///home/ana/law.pdf")
    ('https://example.org/law?id=3', None)
    """
    if address is None:
        return None
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    if parts.username is None and parts.password is None:
        return address
    place = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme, f"{place}:{port}" if port else place, parts.path, parts.query, parts.fragment))


def _pins_of(findings: Iterable[Finding | ModuleFinding]) -> Iterable[Pin]:
    for finding in findings:
        yield from finding.pins
        for sentence in finding.sentences:
            yield from sentence.grounds.pins


class _Inner(NamedTuple):
    """What has to be known to leave out what stays inside."""

    names: Mapping[str, str]
    """Of institutions, by their ids."""
    talks: frozenset[str]
    """Ids of the sources of which nothing goes out but what is quoted."""


def _finding(finding: Finding, inner: _Inner) -> Finding:
    told = tuple(_sentence(one, inner) for one in finding.sentences)
    return replace(finding, sentences=told, pins=_pins(finding.pins, inner))


def _page(page: ModulePage, inner: _Inner) -> ModulePage:
    findings = tuple(
        replace(one, sentences=tuple(_sentence(each, inner) for each in one.sentences), pins=_pins(one.pins, inner))
        for one in page.findings
    )
    return replace(page, findings=findings)


def _sentence(sentence: FindingSentence, inner: _Inner) -> FindingSentence:
    grounds = sentence.grounds
    said = [replace(one, said_by=inner.names.get(one.institution, one.institution)) for one in grounds.statements]
    pins = _pins(grounds.pins, inner)
    return replace(
        sentence,
        grounds=Grounds(answers=grounds.answers, pins=pins, statements=tuple(dict.fromkeys(said))),
        waived_by=WAIVED_BY if sentence.waived_by else None,
    )


def _pins(pins: tuple[Pin, ...], inner: _Inner) -> tuple[Pin, ...]:
    """The quotations, of an interview without the words around them."""
    return tuple(replace(pin, quote=Quote(pin.quote.exact)) if pin.source in inner.talks else pin for pin in pins)


def _answer(answer: Answer, inner: _Inner) -> Answer:
    if answer.non_answer is NonAnswer.NOT_PRINTED:
        return Answer(
            indicator=answer.indicator, non_answer=answer.non_answer, status=answer.status, justification=UNPRINTED
        )
    searches = tuple(replace(one, by=None) for one in answer.searches)
    return replace(answer, journal="", searches=searches, pins=_pins(answer.pins, inner))


def _publication(publication: Publication) -> Publication:
    return replace(publication, licence_address=public_address(publication.licence_address))


def _source(source: Source, quoted: set[str]) -> Source:
    return replace(
        source,
        address=public_address(source.address),
        snapshots=tuple(_snapshot(one) for one in source.snapshots if one.sha256 in quoted),
        rest={key: value for key, value in source.rest.items() if key in CSL_KEPT},
    )


def _snapshot(snapshot: Snapshot) -> Snapshot:
    return replace(snapshot, address=public_address(snapshot.address))
