"""Releases that were made elsewhere, brought onto this portal in their files: each is checked before it is shown."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from migov.actions.publishing.putting import put_manifest
from migov.actions.releasing import bundles, verifying
from migov.errors import Invalid, Problem
from migov.model.people import Member
from migov.model.published import PublicRelease
from migov.store import journal, transactions
from migov.store.published import files, shelving

RECEIVED = "release.receive"
"""The journal's word for a release that was made elsewhere."""


def receive(where: Path, *, by: Member, at: datetime) -> PublicRelease:
    """The release in a ZIP or a folder, on the portal from now on; one that is there already stays as it is.

    Raises:
        Unreadable: it is neither, or holds what no release holds.
        Invalid: something that it claims is not so: all of it is told, and nothing is put.
        Conflict: a release of this id is there with other content.
    """
    found = verifying.verify(where)
    if not found.holds:
        remedy = "ask whoever made it for the release as it was made"
        wrong = [claim for claim in found.claims if claim.holds is False]
        raise Invalid(*(Problem(f"{one.says}: {one.because}", where.name, remedy=remedy) for one in wrong))
    bundle = bundles.opened(where)
    for path in sorted(bundle.paths):
        files.keep(bundle.read(path))
    seal = files.keep(bundle.read(verifying.MANIFEST))
    is_new = found.release not in shelving.ids()
    head = put_manifest(seal)
    if is_new:
        with transactions.whole():
            journal.note(RECEIVED, subject=head.id, by=by.person, at=at, details={"manifest": seal})
    return head
