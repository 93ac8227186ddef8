"""The interchange format: an assessment as JSON, losslessly there and back, with a published schema.

Versioned by the field ``format``. A file of an older version is brought up step by step by `UPGRADES`; a newer one is
refused by name, never half understood.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from migov.errors import Invalid, Problem, Unreadable
from migov.model.assessments import FORMAT, Assessment

UPGRADES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""Format of an older file → function that turns its content into the next format's."""


def encode(assessment: Assessment) -> bytes:
    """The assessment as UTF-8 JSON, two spaces an indent, fields in the order of the model."""
    return msgspec.json.format(msgspec.json.encode(assessment), indent=2) + b"\n"


def decode(data: bytes, *, file: str | None = None) -> Assessment:
    """The assessment a JSON file holds.

    Raises:
        Unreadable: not JSON, not this format, or a newer version of it.
        Invalid: JSON of this format that breaks a rule; the place in the file is named.
    """
    try:
        content = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(Problem(f"not JSON: {error}", file=file, remedy="export it again")) from error
    if not isinstance(content, dict) or not str(content.get("format", "")).startswith("migov.assessment/"):
        remedy = f'the first field of an exported assessment is "format": "{FORMAT}"'
        raise Unreadable(Problem("not an exported assessment", file=file, remedy=remedy))
    while (version := content["format"]) != FORMAT:
        if version not in UPGRADES:
            remedy = f"this migov reads up to {FORMAT}; a newer migov may read it"
            raise Unreadable(Problem(f"the format {version!r} is not known here", file=file, remedy=remedy))
        content = UPGRADES[version](content)
    try:
        return msgspec.convert(content, Assessment)
    except msgspec.ValidationError as error:
        says, _, place = str(error).partition(" - at ")
        raise Invalid(Problem(says, file=file, place=place.strip("`") or None)) from error


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the format."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"An MGI assessment ({FORMAT})",
        **msgspec.json.schema(Assessment),
    }
