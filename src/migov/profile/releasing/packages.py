"""The description of the tables for programs: a data package (Frictionless Data Package 1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from migov.model.releases import Identifiers
from migov.profile.releasing.columns import Column, Table

NOTICE = (
    "Missing is not no: an empty cell, the word “missing” and each of the four non-answers say that nothing is known, "
    "never that something does not exist. Sides are editorial decisions, and nothing in these tables orders or scores "
    "countries. In cells that a spreadsheet would take for a formula, an apostrophe stands first."
)


def described(
    release: str,
    *,
    title: str,
    day: str,
    citation: str,
    licence: str | None,
    licence_address: str | None,
    identifiers: Identifiers,
    tables: Iterable[Table],
    hashes: Mapping[str, tuple[int, str]],
) -> bytes:
    """``datapackage.json``: each table with its columns, the hash of its file, licence and citation.

    Args:
        hashes: size and SHA-256 of each file, by the name of its table.
    """
    told: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": release,
        "id": f"https://doi.org/{identifiers.doi}" if identifiers.doi else release,
        "title": title,
        "description": NOTICE,
        "created": day,
        "citation": citation,
        "licenses": [_licence(licence, licence_address)] if licence else [],
        "resources": [_resource(table, *hashes[table.name]) for table in tables],
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def _licence(name: str, address: str | None) -> dict[str, str]:
    return {"name": name} | ({"path": address} if address else {})


def _resource(table: Table, size: int, seal: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": f"csv/{table.name}.csv",
        "description": table.says,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{seal}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, str]:
    return {"name": column.name, "type": column.type, "description": column.says}
