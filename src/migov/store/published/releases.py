"""Releases and places on the shelf."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from migov.errors import NotFound
from migov.model.indicators import Edition
from migov.model.published import ProgrammeLine, PublicErratum, PublicPlace, PublicRelease
from migov.store.published.database import documents, reading, remembered


@remembered
def places() -> Mapping[str, PublicPlace]:
    """Every place that has a profile or is being assessed, by id; in the order of ids, which means nothing."""
    rows = reading().execute("select doc from place order by id")
    found = (msgspec.json.decode(doc, type=PublicPlace) for (doc,) in rows)
    return documents({one.id: one for one in found}, table="place", key="id")


@remembered
def current() -> tuple[PublicRelease, ...]:
    """The current release of every assessment, by id."""
    rows = reading().execute("select doc from release where is_current order by id")
    return tuple(msgspec.json.decode(doc, type=PublicRelease) for (doc,) in rows)


def of_assessment(assessment: str) -> tuple[PublicRelease, ...]:
    """All releases of an assessment, the current one first.

    Raises:
        NotFound: it has none.
    """
    rows = reading().execute("select doc from release where assessment = ? order by number desc", [assessment])
    found = tuple(msgspec.json.decode(doc, type=PublicRelease) for (doc,) in rows)
    if not found:
        raise NotFound("profile", assessment[:80])
    return found


def of_place(place: str) -> tuple[PublicRelease, ...]:
    """The current releases of a place, the newest round first."""
    rows = reading().execute(
        "select doc from release where place = ? and is_current order by year desc, id desc", [place]
    )
    return tuple(msgspec.json.decode(doc, type=PublicRelease) for (doc,) in rows)


def get(id: str) -> PublicRelease:  # noqa: A002 - the field's own word
    """The release of this id, current or not.

    Raises:
        NotFound: it is not on the shelf.
    """
    row = reading().execute("select doc from release where id = ?", [id]).fetchone()
    if row is None:
        raise NotFound("release", id[:80])
    return msgspec.json.decode(row[0], type=PublicRelease)


def front(id: str) -> dict[str, Any]:  # noqa: A002
    """What else the pages of a release show, by language.

    Raises:
        NotFound: it is not on the shelf.
    """
    row = reading().execute("select front from release where id = ?", [id]).fetchone()
    if row is None:
        raise NotFound("release", id[:80])
    found: dict[str, Any] = msgspec.json.decode(row[0])
    return found


@remembered
def editions() -> Mapping[str, Edition]:
    """The editions whose questions are answered on the shelf, by code."""
    rows = reading().execute("select doc from edition order by code")
    found = (msgspec.json.decode(doc, type=Edition) for (doc,) in rows)
    return documents({one.code: one for one in found}, table="edition", key="code")


@remembered
def programme() -> tuple[ProgrammeLine, ...]:
    """Where every assessment stands that was announced, by assessment."""
    rows = reading().execute("select doc from programme order by assessment")
    return tuple(msgspec.json.decode(doc, type=ProgrammeLine) for (doc,) in rows)


def errata(assessment: str) -> tuple[PublicErratum, ...]:
    """The public ledger of errata, oldest first."""
    rows = reading().execute("select doc from erratum where assessment = ? order by number", [assessment])
    return tuple(msgspec.json.decode(doc, type=PublicErratum) for (doc,) in rows)
