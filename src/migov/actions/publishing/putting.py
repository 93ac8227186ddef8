"""Putting releases on the shelf of the portal, from their files alone."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from migov.actions.publishing import programme, shelves, telling
from migov.catalogue import editions
from migov.errors import NotFound
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.model.indicators import Edition
from migov.model.languages import Language, Localized
from migov.model.published import Event, EventKind, PublicFile, PublicRelease
from migov.model.releases import FileRole, Manifest
from migov.store import opening, releases
from migov.store.published import files, shelving


def put(release: str) -> PublicRelease:
    """A release that was made here, on the portal from now on; one that is there already stays as it is.

    Raises:
        NotFound: there is no release of this id.
    """
    head = put_manifest(releases.get(release).manifest)
    telling.tell_of(head.assessment)
    programme.announce()
    return head


def put_manifest(seal: str) -> PublicRelease:
    """The release of this manifest, on the portal; its files are among the published ones.

    Raises:
        NotFound: a file of it is missing.
        Conflict: a release of this id is there with other content.
    """
    manifest = msgspec.json.decode(files.read(seal), type=Manifest)
    contents = {
        one.language: interchange.decode(files.read(one.sha256), file=one.path)
        for one in manifest.of(FileRole.DATA)
        if one.language
    }
    signed = contents[manifest.languages[0]]
    head = _head(manifest, signed, contents, seal)
    archived = frozenset(one.sha256 for one in manifest.of(FileRole.SOURCE))
    whole = shelves.shelf(head, contents, editions=tuple(_editions(signed)), archived=archived)
    kind = EventKind.RELEASED if manifest.number == 1 else EventKind.CORRECTED
    dimensions = tuple(sorted({int(finding.dimension) for finding in signed.findings}))
    told = {"because": manifest.because} if manifest.because else {}
    event = Event(
        number=0, at=manifest.at, kind=kind, place=head.place, release=head.id, dimensions=dimensions, says=told
    )
    shelving.put(whole, event=event)
    return head


def put_missing() -> tuple[PublicRelease, ...]:
    """The releases that were made here and are not on the portal: a stop between the two is made good."""
    there = shelving.ids()
    return tuple(put(one.id) for one in releases.everything() if one.id not in there)


def _head(manifest: Manifest, signed: Assessment, contents: dict[Language, Assessment], seal: str) -> PublicRelease:
    publication = signed.publication
    titles = {language.value: one.publication.title or manifest.name for language, one in contents.items()}
    citations = {language.value: one.publication.citation or manifest.citation for language, one in contents.items()}
    citations[manifest.languages[0].value] = manifest.citation
    return PublicRelease(
        id=manifest.release,
        assessment=manifest.assessment,
        number=manifest.number,
        place=shelves.place(signed.jurisdiction).id,
        year=manifest.year,
        round=signed.round,
        edition=signed.edition,
        modules=signed.modules,
        language=manifest.languages[0],
        languages=manifest.languages,
        title=Localized(**titles),
        published=manifest.at[:10],
        cut_off=signed.cut_off,
        because=manifest.because,
        earlier=signed.earlier,
        licence=manifest.licence,
        licence_address=manifest.licence_address,
        citation=Localized(**citations),
        publication_number=manifest.identifiers.number,
        isbn=manifest.identifiers.isbn,
        doi=manifest.identifiers.doi,
        publisher=publication.publisher,
        partner=publication.partner,
        manifest=seal,
        head=manifest.journal.hash,
        files=tuple(
            PublicFile(
                path=one.path,
                role=one.role,
                language=one.language,
                media_type=one.media_type,
                size=one.size,
                sha256=one.sha256,
            )
            for one in manifest.files
        ),
    )


def _editions(signed: Assessment) -> Iterator[Edition]:
    home = opening.connect()
    for code in filter(None, (signed.edition, *signed.modules)):
        try:
            yield editions.load(code, home)
        except NotFound:
            continue  # a profile under a list that this machine does not have: its answers stand without questions
