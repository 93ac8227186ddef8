"""Checking a release from its files alone: no store, no database, no network, on any machine.

Everything that a release claims is looked at again: hashes, the signed text, what the tables and pages say, and that
every quotation stands in the archived source, which is read anew from its bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

from migov.actions.releasing import bundles
from migov.actions.releasing.bundles import Bundle
from migov.actions.releasing.claims import Claim
from migov.errors import MigovError, Problem, Unreadable
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.model.certificates import Certificate
from migov.model.drafts import PartKind
from migov.model.languages import Language
from migov.model.releases import FORMAT, FileRole, Manifest, ReleaseFile, SignedText, public
from migov.model.signatures import Party
from migov.model.texts import words
from migov.model.values import Value
from migov.profile.releasing.columns import placed

MANIFEST, CHECKSUMS = "manifest.json", "SHA256SUMS"
T = TypeVar("T")


class Verification(Value, kw_only=True):
    """What checking a release showed."""

    release: str
    name: str
    at: str
    manifest: str
    """SHA-256 of the manifest: whoever has it from elsewhere knows that this is the release that was made."""
    claims: tuple[Claim, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found to be wrong."""
        return all(one.holds is not False for one in self.claims)


@dataclass
class Opened:
    """A release that was handed in, with what of it was read."""

    bundle: Bundle
    manifest: Manifest
    data: dict[str, bytes] = field(default_factory=dict)
    """Of the files that are as the manifest says, but for large ones, which are read again."""
    good: set[str] = field(default_factory=set)
    """Paths of the files that are as the manifest says."""
    versions: dict[Language, Assessment] = field(default_factory=dict)

    def bytes_of(self, path: str) -> bytes:
        """The bytes of a file that is as the manifest says."""
        return self.data[path] if path in self.data else self.bundle.read(path)

    def sound(self, role: FileRole) -> Iterator[ReleaseFile]:
        """The files of a role that are as the manifest says."""
        return (one for one in self.manifest.of(role) if one.path in self.good)

    @property
    def source(self) -> Assessment | None:
        """The assessment in the language that was signed."""
        return self.versions.get(self.manifest.languages[0])


KEPT = 5_000_000
"""Bytes of a file that is kept at hand; larger ones are read again where they are needed."""


def verify(where: Path) -> Verification:
    """Everything that a release in a ZIP or a folder claims, looked at again.

    Raises:
        Unreadable: it is neither, or has no manifest that can be read, or holds what no release holds.
    """
    from migov.actions.releasing import printed, prints, quotations

    bundle = bundles.opened(where)
    release = Opened(bundle, _manifest(bundle))
    seal = sha256(bundle.read(MANIFEST)).hexdigest()
    claims = [*_of_files(release), *_of_checksums(release), *_of_data(release)]
    claims += [*_of_the_signed_text(release), *_of_signatures(release), *_of_certificate(release)]
    claims += [*prints.claims(release), *printed.claims(release, _signed(release)), *quotations.claims(release)]
    manifest = release.manifest
    return Verification(
        release=manifest.release, name=manifest.name, at=manifest.at, manifest=seal, claims=tuple(claims)
    )


def _manifest(bundle: Bundle) -> Manifest:
    remedy = "hand in the ZIP of a release, or the folder it was unpacked to"
    if MANIFEST not in bundle.paths:
        raise Unreadable(Problem("no release: it has no manifest.json", file=bundle.name, remedy=remedy))
    data = bundle.read(MANIFEST)
    try:
        told = msgspec.json.decode(data)
        said = told.get("format") if isinstance(told, dict) else None
        if said != FORMAT:
            newer = "a newer migov may read it" if str(said).startswith("migov.release/") else remedy
            raise Unreadable(Problem(f"the format {str(said)[:50]!r} is not known here", MANIFEST, remedy=newer))
        return msgspec.convert(told, Manifest)
    except (ValueError, RecursionError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(Problem(f"the manifest cannot be read: {error}", MANIFEST, remedy=remedy)) from error


def _of_files(release: Opened) -> Iterator[Claim]:
    """Each file as the manifest says, and no other."""
    wrong: list[str] = []
    for file in release.manifest.files:
        if file.path not in release.bundle.paths:
            wrong.append(f"{file.path} is missing")
            continue
        data = release.bundle.read(file.path)
        if len(data) != file.size or sha256(data).hexdigest() != file.sha256:
            wrong.append(f"{file.path} is not the file that was released")
            continue
        release.good.add(file.path)
        if len(data) <= KEPT:
            release.data[file.path] = data
    yield Claim.told(f"{len(release.manifest.files)} files have the hashes of the manifest", wrong)
    named = {file.path for file in release.manifest.files} | {MANIFEST, CHECKSUMS}
    extra = [f"{path} is not of this release" for path in sorted(set(release.bundle.paths) - named)]
    yield Claim.told("there is no file beside them", extra)


def _of_checksums(release: Opened) -> Iterator[Claim]:
    says = f"{CHECKSUMS} says the same"
    if CHECKSUMS not in release.bundle.paths:
        yield Claim(says=says, holds=False, because=f"{CHECKSUMS} is missing")
        return
    seal = sha256(release.bundle.read(MANIFEST)).hexdigest()
    lines = {f"{file.sha256}  {file.path}" for file in release.manifest.files} | {f"{seal}  {MANIFEST}"}
    there = set(release.bundle.read(CHECKSUMS).decode("utf-8", "replace").split("\n")) - {""}
    yield Claim.told(says, sorted(lines ^ there))


def _of_data(release: Opened) -> Iterator[Claim]:
    """The assessment in each language: readable, of this release, and without private parts."""
    manifest, wrong, private = release.manifest, list[str](), list[str]()
    for file in release.sound(FileRole.DATA):
        try:
            value = interchange.decode(release.bytes_of(file.path), file=file.path)
        except MigovError as error:
            wrong.append(str(error))
            continue
        if value.id != manifest.assessment or file.language is None or value.publication.language is not file.language:
            wrong.append(f"{file.path} is of another assessment or language")
            continue
        release.versions[file.language] = value
        if public(value) != value:
            private.append(f"{file.path} holds what is not published")
    wrong += [f"there is none in {one}" for one in manifest.languages if one not in release.versions]
    spoken = ", ".join(manifest.languages)
    yield Claim.told(f"the assessment can be read as data ({spoken})", wrong)
    yield Claim.told("nothing private is in it", private)
    if (source := release.source) is not None:
        ids = [one.finding.id for one in placed(source)]
        other = [f"{key}: other paragraphs" for key, one in release.versions.items() if _ids(one) != ids]
        yield Claim.told(f"every language has the same {len(ids)} paragraphs", other)
        yield Claim.told("every sentence says what it rests on", list(_unsupported(source)))


def _ids(value: Assessment) -> list[str]:
    return [one.finding.id for one in placed(value)]


def _unsupported(value: Assessment) -> Iterator[str]:
    for one in placed(value):
        for number, sentence in enumerate(one.finding.sentences, 1):
            if sentence.grounds.is_empty and not sentence.waived_because:
                yield f"{one.finding.id}, sentence {number} rests on nothing"


def _decoded(release: Opened, role: FileRole, kind: type[T]) -> T | None:
    """What the one file of a role holds; null where it cannot be told."""
    for file in release.sound(role):
        try:
            return msgspec.json.decode(release.bytes_of(file.path), type=kind)
        except (ValueError, RecursionError):  # msgspec's errors, and those of the values' own rules
            return None
    return None


def _signed(release: Opened) -> SignedText | None:
    return _decoded(release, FileRole.SIGNED_TEXT, SignedText)


def _of_the_signed_text(release: Opened) -> Iterator[Claim]:
    """The hash that was signed, computed anew, and the printed paragraphs held against the signed ones."""
    signed, wanted = _signed(release), release.manifest.draft
    says = f"the signed text has the hash {wanted.hash[:16]}…"
    if signed is None:
        yield Claim(says=says, holds=False, because="there is none that can be read")
        return
    is_same = signed.hash == wanted.hash and signed.draft == wanted.number
    yield Claim(says=says, holds=is_same, because="" if is_same else f"its parts have the hash {signed.hash[:16]}…")
    if (source := release.source) is None:
        return
    parts = {part.id: part.words for part in signed.parts}
    wrong = [
        f"{one.finding.id} says something else than what was signed"
        for one in placed(source)
        if parts.get(one.finding.id) != words(one.finding.text)
    ]
    there = set(_ids(source))
    printed = (part for part in signed.parts if part.kind is PartKind.PASSAGE)
    wrong += [f"{part.id} was signed and is not there" for part in printed if part.id not in there]
    yield Claim.told("every paragraph reads as it was signed", wrong)


def _of_signatures(release: Opened) -> Iterator[Claim]:
    for party in Party:
        mine = [one for one in release.manifest.sign_offs if one.party is party]
        last = mine[-1] if mine else None
        stands = last is not None and last.hash == release.manifest.draft.hash
        says = f"the {party} signed it" + (f": {last.name}, {last.function}, {last.on}" if last else "")
        because = "" if stands else "it signed another text" if last else "there is no signature"
        yield Claim(says=says, holds=stands, because=because)


def _of_certificate(release: Opened) -> Iterator[Claim]:
    told = _decoded(release, FileRole.CERTIFICATE, Certificate)
    says = "the process certificate belongs to it"
    if told is None:
        yield Claim(says=says, holds=False, because="there is none that can be read")
        return
    manifest = release.manifest
    wrong = [] if told.assessment == manifest.assessment else ["it is of another assessment"]
    wrong += [] if told.process.sign_offs == manifest.sign_offs else ["it has other signatures"]
    wrong += [] if told.line <= manifest.journal.lines else ["it was counted later than the release was made"]
    wrong += [] if told.process.outcomes.undecided == 0 else ["it counts undecided comments"]
    yield Claim.told(says, wrong)
