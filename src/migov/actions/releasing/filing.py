"""The files of a release, made from what was gathered: the same content gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from migov.actions import printing
from migov.actions.printing import Form
from migov.actions.releasing.gathering import Archived, Gathered
from migov.evidence.bibliography import bibtex, csl, ris
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.model.releases import FileRole, Manifest, ReleaseFile, SignedText
from migov.profile import pictures, svg
from migov.profile.composing import compose
from migov.profile.releasing import packages, records, tables
from migov.profile.releasing.columns import Changed, Told
from migov.profile.releasing.columns import written as csv_of
from migov.profile.releasing.records import Described

MANIFEST, CHECKSUMS, README = "manifest.json", "SHA256SUMS", "README.txt"
SIGNED_TEXT, CERTIFICATE = "signed-text.json", "process-certificate.json"
COVER_WIDTH = 1200
"""Dots across the picture of the cover."""
JSON, TEXT, CSV = "application/json", "text/plain", "text/csv"
ENDINGS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/epub+zip": "epub",
    "text/html": "html",
    "text/markdown": "md",
    "text/plain": "txt",
}


class Made(NamedTuple):
    """One file, with its bytes."""

    file: ReleaseFile
    data: bytes


class Release(NamedTuple):
    """A release, made and not yet kept."""

    manifest: Manifest
    files: tuple[Made, ...]
    """Those that the manifest names, by path."""


def sealed(manifest: Manifest) -> tuple[Made, Made]:
    """The manifest as a file, and the list of checksums: nothing names them but the release itself."""
    told = made(MANIFEST, FileRole.METADATA, JSON, written(manifest))
    listed = sorted((*manifest.files, told.file), key=lambda file: file.path)
    lines = "".join(f"{file.sha256}  {file.path}\n" for file in listed)
    return told, made(CHECKSUMS, FileRole.CHECKSUMS, TEXT, lines.encode())


def made(
    path: str,
    role: FileRole,
    media_type: str,
    data: bytes,
    *,
    language: Language | None = None,
    source: str | None = None,
    snapshot: str | None = None,
) -> Made:
    """A file of a release with its hash."""
    seal = sha256(data).hexdigest()
    file = ReleaseFile(
        path=path,
        role=role,
        language=language,
        media_type=media_type,
        size=len(data),
        sha256=seal,
        source=source,
        snapshot=snapshot,
    )
    return Made(file, data)


def filed(told: Gathered, head: Manifest, *, changes: Sequence[Changed] = ()) -> Release:
    """Every file of a release, and the manifest that names them.

    Args:
        told: what the release is made of.
        head: the manifest, as yet without files.
        changes: the parts that read differently in the release before.
    """
    files = [*_printed(told), *_data(told), *_sources(told.archived)]
    paths = {one.file.sha256: one.file.path for one in files if one.file.role is FileRole.SOURCE}
    described = _described(told, head)
    files += _tables(told, head, described, changes=changes, archived=paths)
    files += _records(described)
    notes = records.notes(described, files=len(files) + 1)
    files.append(made(README, FileRole.NOTES, TEXT, notes))
    files.sort(key=lambda one: one.file.path)
    return Release(replace(head, files=tuple(one.file for one in files)), tuple(files))


def _printed(told: Gathered) -> Iterator[Made]:
    """The profile in each language as PDF, Word document and page of its own; its cover and its figures as pictures."""
    for language, value in told.versions.items():
        for form in Form:
            data = printing.print_profile(value, form=form, language=language, generation=generation(value))
            yield made(f"profile-{language}.{form}", FileRole.PROFILE, form.media_type, data, language=language)
            if form is Form.PDF:
                cover = pictures.picture(data, 1, width=COVER_WIDTH).png
                yield made(f"images/cover-{language}.png", FileRole.IMAGE, "image/png", cover, language=language)
        book = compose(value, language=language, generation=generation(value))
        for name, drawn in svg.figures(book).items():
            yield made(f"images/{name}-{language}.svg", FileRole.IMAGE, "image/svg+xml", drawn, language=language)


def generation(value: Assessment) -> Generation:
    """The generation in which a profile is printed."""
    return printing.generation_of(value)


def _data(told: Gathered) -> Iterator[Made]:
    for language, value in told.versions.items():
        data = interchange.encode(value)
        yield made(f"assessment-{language}.json", FileRole.DATA, JSON, data, language=language)
    signed = SignedText(draft=told.draft.number, parts=told.draft.parts)
    yield made(SIGNED_TEXT, FileRole.SIGNED_TEXT, JSON, written(signed))
    yield made(CERTIFICATE, FileRole.CERTIFICATE, JSON, written(told.certificate))


def _sources(archived: Iterable[Archived]) -> Iterator[Made]:
    """The quoted sources as they were captured, each with what it says as text."""
    for one in archived:
        stem, source, seal = f"sources/{one.source.id[:100]}.{one.snapshot[:12]}", one.source.id, one.snapshot
        ending = ENDINGS.get(one.media_type.partition(";")[0], "bin")
        yield made(f"{stem}.{ending}", FileRole.SOURCE, one.media_type, one.data, source=source, snapshot=seal)
        words = one.transcript.text.encode("utf-8", "replace")
        yield made(f"{stem}.transcript.txt", FileRole.TRANSCRIPT, TEXT, words, source=source, snapshot=seal)


def _described(told: Gathered, head: Manifest) -> Described:
    value = next(iter(told.versions.values()))
    return Described(
        manifest=head,
        title=title(value),
        publisher=value.publication.publisher or "migov",
        place=value.jurisdiction.code,
        formats=tuple(form.media_type for form in Form),
    )


def title(value: Assessment) -> str:
    """The title of a profile, as its cover has it."""
    return records.title(value, generation(value))


def _tables(
    told: Gathered, head: Manifest, described: Described, *, changes: Sequence[Changed], archived: dict[str, str]
) -> Iterator[Made]:
    known = Told(
        release=head.release,
        versions=told.versions,
        asked=told.asked,
        changes=changes,
        errata=head.errata,
        archived=archived,
    )
    hashes: dict[str, tuple[int, str]] = {}
    there = tables.tables(known)
    for table in there:
        one = made(f"csv/{table.name}.csv", FileRole.TABLE, CSV, csv_of(table))
        hashes[table.name] = one.file.size, one.file.sha256
        yield one
    package = packages.described(
        head.release,
        title=described.title,
        day=described.day,
        citation=head.citation,
        licence=head.licence,
        licence_address=head.licence_address,
        identifiers=head.identifiers,
        tables=there,
        hashes=hashes,
    )
    yield made("datapackage.json", FileRole.METADATA, JSON, package)


def _records(described: Described) -> Iterator[Made]:
    """The records of libraries, and the citation in the formats that programs read."""
    yield made("metadata/dublin-core.json", FileRole.METADATA, JSON, records.dublin_core_json(described))
    yield made("metadata/dublin-core.xml", FileRole.METADATA, "application/xml", records.dublin_core_xml(described))
    yield made("metadata/datacite.json", FileRole.METADATA, JSON, records.datacite(described))
    item = records.csl(described)
    cited = csl.sources_of([item], ["the release"], file=None)
    yield made("citation.csl.json", FileRole.CITATION, JSON, msgspec.json.format(msgspec.json.encode([item]), indent=2))
    yield made("citation.bib", FileRole.CITATION, "application/x-bibtex", bibtex.write(cited))
    yield made("citation.ris", FileRole.CITATION, "application/x-research-info-systems", ris.write(cited))
    yield made("CITATION.cff", FileRole.CITATION, "application/yaml", records.citation_file(described))
    citation = described.manifest.citation.encode() + b"\n"
    yield made("citation.txt", FileRole.CITATION, TEXT, citation)


def written(value: object) -> bytes:
    """A value as JSON that people can read."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
