"""What the files of the data set say of themselves: in words, as a data package, and as CSV on the Web."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from migov.store.published.dataset.tables import TABLES, TYPES, Column, Table

TITLE = "Published migration governance profiles"
NOTE = "Countries stand by their ids. Nothing here orders or scores them."
MISSING = "An empty cell, and a row that is not there, mean that nothing is told. They never mean “no”."
LICENCE = (
    "Each release has its own licence: see `licence` in the table releases. Where none is recorded, none was given."
)
DESCRIPTION = (
    "Answers, paragraphs, sentences with the words of laws that they rest on, conventions, instruments and changes of"
    " all current releases, the list of all releases, and the questions that they answer."
)


def readme(about: Mapping[str, str]) -> str:
    """README of the archive."""
    lines = [f"# {TITLE}", "", DESCRIPTION, "", NOTE, "", MISSING, "", LICENCE, ""]
    lines += [f"- {name}: {says}" for name, says in about.items() if name not in ("note", "missing", "licence")]
    lines += ["", "## Files", "", "- `datapackage.json`: the tables as a Frictionless data package"]
    lines += ["- `csv-metadata.json`: the same as CSV on the Web (W3C)", "- `codebook.md`: every column in words"]
    lines += ["- `SHA256SUMS`: hashes of all files; `sha256sum -c SHA256SUMS` checks them", "- `csv/`: the tables", ""]
    lines += ["## Form", "", "UTF-8, comma, quotation marks where needed, CRLF, first line with the names of columns."]
    lines += ["Cells with several values hold JSON. Nothing is escaped for spreadsheets: import columns as text.", ""]
    lines += ["## How to cite", "", "Cite each release as its `citation` in the table releases says, with its id.", ""]
    return "\n".join(lines)


def codebook() -> str:
    """Every table and column in words."""
    parts = [f"# Codebook\n\n{NOTE}\n\n{MISSING}\n"]
    for table in TABLES:
        rows = "".join(f"| `{one.name}` | {one.type} | {one.says} |\n" for one in table.columns)
        keys = f"Key: {', '.join(f'`{one}`' for one in table.key)}."
        links = "".join(f" {', '.join(f'`{one}`' for one in mine)}: see {other}." for mine, other in table.of)
        parts.append(
            f"\n## {table.name}\n\n{table.says} {keys}{links}\n\n| column | type | means |\n|---|---|---|\n{rows}"
        )
    return "".join(parts)


def package(about: Mapping[str, str]) -> dict[str, Any]:
    """The description as a Frictionless data package (version 2)."""
    told: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "migov",
        "title": TITLE,
        "description": f"{DESCRIPTION} {NOTE} {MISSING} {LICENCE}",
        "version": about["version"],
        "resources": [_resource(table) for table in TABLES],
    }
    if about.get("address"):
        told["homepage"] = about["address"]
    return told


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "path": f"csv/{table.name}.csv",
        "description": table.says,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": list(mine), "reference": {"resource": other.replace("_", "-"), "fields": list(mine)}}
                for mine, other in table.of
            ],
        },
    }


def _field(one: Column) -> dict[str, Any]:
    told: dict[str, Any] = {"name": one.name, "type": TYPES[one.type], "description": one.says}
    if one.type == "boolean":
        told |= {"trueValues": ["true"], "falseValues": ["false"]}
    return told


def csvw() -> dict[str, Any]:
    """The description as CSV on the Web (W3C)."""
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:title": TITLE,
        "dc:description": f"{DESCRIPTION} {NOTE} {MISSING} {LICENCE}",
        "dialect": {"lineTerminators": ["\r\n"]},
        "tables": [
            {
                "url": f"csv/{table.name}.csv",
                "dc:description": table.says,
                "tableSchema": {
                    "columns": [
                        {"titles": one.name, "name": one.name, "datatype": TYPES[one.type], "dc:description": one.says}
                        for one in table.columns
                    ],
                    "primaryKey": list(table.key),
                    "foreignKeys": [
                        {
                            "columnReference": list(mine),
                            "reference": {"resource": f"csv/{other}.csv", "columnReference": list(mine)},
                        }
                        for mine, other in table.of
                    ],
                },
            }
            for table in TABLES
        ],
    }
