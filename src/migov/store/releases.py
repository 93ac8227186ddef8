"""Releases, kept for good: a row each, and their files by hash among the published ones."""

from __future__ import annotations

import msgspec

from migov.errors import NotFound
from migov.model.releases import Manifest, Release
from migov.store import transactions
from migov.store.published import files
from migov.store.records.releases import ReleaseRecord


def add(release: Release) -> None:
    """Keep a release, once and for all."""
    transactions.must_be_open()
    content = msgspec.json.encode(release).decode()
    ReleaseRecord.objects.create(id=release.id, assessment=release.assessment, number=release.number, content=content)


def of(assessment: str) -> tuple[Release, ...]:
    """The releases of an assessment, oldest first."""
    return tuple(_value(row) for row in ReleaseRecord.objects.filter(assessment=assessment))


def everything() -> tuple[Release, ...]:
    """All releases, by assessment and number."""
    return tuple(_value(row) for row in ReleaseRecord.objects.all())


def newest(assessment: str) -> Release | None:
    """The last release of an assessment; null where there is none."""
    row = ReleaseRecord.objects.filter(assessment=assessment).last()
    return _value(row) if row else None


def get(id: str) -> Release:  # noqa: A002 - the field's own word
    """The release under this id.

    Raises:
        NotFound: there is none.
    """
    row = ReleaseRecord.objects.filter(id=id).first()
    if row is None:
        raise NotFound("release", id, remedy="`migov release list` shows what there is")
    return _value(row)


def manifest(release: Release) -> Manifest:
    """What a release is made of.

    Raises:
        NotFound, Invalid: the file that tells it is not there, or damaged.
    """
    return msgspec.json.decode(files.read(release.manifest), type=Manifest)


def _value(row: ReleaseRecord) -> Release:
    return msgspec.json.decode(row.content, type=Release)
