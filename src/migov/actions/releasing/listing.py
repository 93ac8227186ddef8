"""Releases as they are listed, shown and handed out."""

from __future__ import annotations

from migov.actions import entering
from migov.actions.releasing import bundles, filing
from migov.errors import NotFound
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.releases import Manifest, Release, ReleaseFile
from migov.store import releases
from migov.store.published import files


def of(id: str, *, by: Member) -> tuple[Release, ...]:  # noqa: A002 - the field's own word
    """The releases of an assessment, oldest first.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    return releases.of(id)


def one(release: str, *, by: Member) -> tuple[Release, Manifest]:
    """A release with its manifest.

    Raises:
        NotFound, NotAllowed: there is none, or *by* does not work inside.
    """
    found = releases.get(release)
    entering.require(Permission.SEE_LEDGER, found.assessment, by)
    return found, releases.manifest(found)


def file_of(release: str, path: str, *, by: Member) -> tuple[ReleaseFile, bytes]:
    """One file of a release; the manifest and the checksums too.

    Raises:
        NotFound, NotAllowed: there is none, or *by* does not work inside.
    """
    _, manifest = one(release, by=by)
    if (found := manifest.file(path)) is not None:
        return found, files.read(found.sha256)
    for made in filing.sealed(manifest):
        if made.file.path == path:
            return made.file, made.data
    raise NotFound("file", path)


def bundle(release: str, *, by: Member) -> bytes:
    """All files of a release in one ZIP: the same bytes whenever it is asked for.

    Raises:
        NotFound, NotAllowed: there is none, or *by* does not work inside.
        Invalid: a file of it is damaged.
    """
    _, manifest = one(release, by=by)
    return packed(manifest)


def packed(manifest: Manifest) -> bytes:
    """The files that a manifest names, with itself and the checksums, in one ZIP."""
    there = [(each.path, files.read(each.sha256)) for each in manifest.files]
    there += [(each.file.path, each.data) for each in filing.sealed(manifest)]
    return bundles.packed(manifest.release, there)
