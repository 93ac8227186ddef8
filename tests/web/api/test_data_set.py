"""The whole data set in one file: complete, explained, the same for everybody, and made once."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import unequal
from migov.store.published import database
from migov.store.published.dataset import keeping
from migov.store.published.dataset.tables import TABLES


@pytest.fixture
def taken(reader: Client) -> tuple[Client, Path]:
    """Anybody's program, and the data set of what is on the shelf before it."""
    return reader, keeping.path(keeping.make().seal, keeping.SQLITE)


def archive(client: Client) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(client.get("/data/migov.zip").streaming_content)))  # type: ignore[attr-defined]


def test_every_row_names_rows_that_are_there(taken: tuple[Client, Path]) -> None:
    found = sqlite3.connect(taken[1])
    assert found.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert found.execute("pragma foreign_key_check").fetchall() == []
    found.close()


@pytest.mark.parametrize("table", ["paragraph", "answer", "convention", "instrument", "change"])
def test_all_that_current_releases_say_is_there(taken: tuple[Client, Path], table: str) -> None:
    (many,) = (
        database.reading()
        .execute(
            f"select count(*) from {table} where release in"  # noqa: S608
            " (select id from release where is_current)"
        )
        .fetchone()
    )
    found = sqlite3.connect(taken[1])
    assert found.execute(f"select count(*) from {table}s").fetchone() == (many,)  # noqa: S608
    found.close()


def test_the_codebook_in_the_file_names_every_column(taken: tuple[Client, Path]) -> None:
    found = sqlite3.connect(taken[1])
    for table in TABLES:
        there = [row[1] for row in found.execute(f"pragma table_info({table.name})")]
        told = found.execute('select "column" from codebook where "table" = ? and position > 0', [table.name])
        assert there == [column for (column,) in told]
    assert "never mean “no”" in found.execute("select says from about where name = 'missing'").fetchone()[0]
    found.close()


def test_the_archive_is_what_its_descriptions_say(taken: tuple[Client, Path]) -> None:
    found = archive(taken[0])
    told = json.loads(found.read("datapackage.json"))
    assert {resource["path"] for resource in told["resources"]} == {
        name for name in found.namelist() if name.startswith("csv/")
    }
    for resource in told["resources"]:
        head = next(csv.reader(io.StringIO(found.read(resource["path"]).decode())))
        assert head == [field["name"] for field in resource["schema"]["fields"]]
    web = json.loads(found.read("csv-metadata.json"))
    assert [table["url"] for table in web["tables"]] == [resource["path"] for resource in told["resources"]]
    assert {"README.md", "codebook.md"} <= set(found.namelist())


def test_the_hashes_in_the_archive_hold(taken: tuple[Client, Path]) -> None:
    found = archive(taken[0])
    lines = [line.split("  ") for line in found.read("SHA256SUMS").decode().splitlines()]
    assert {name for _, name in lines} == set(found.namelist()) - {"SHA256SUMS"}
    assert all(sha256(found.read(name)).hexdigest() == seal for seal, name in lines)


def test_csv_and_sqlite_hold_the_same(taken: tuple[Client, Path]) -> None:
    found, tables = archive(taken[0]), sqlite3.connect(taken[1])
    for table in TABLES:
        rows = list(csv.reader(io.StringIO(found.read(f"csv/{table.name}.csv").decode())))[1:]
        there = tables.execute(f"select * from {table.name}").fetchall()  # noqa: S608
        assert len(rows) == len(there)
    answers = {row[2]: row[5] for row in csv.reader(io.StringIO(found.read("csv/answers.csv").decode()))}
    assert "present" in answers.values()
    tables.close()


def test_the_same_shelf_makes_the_same_bytes(anybody: Client, tmp_path: Path) -> None:
    assert anybody.get("/data/migov.zip").status_code == HTTPStatus.OK
    made = keeping.make()
    keeping.path(made.seal, keeping.SEALS).parent.rename(tmp_path / "before")
    again = keeping.make()
    assert again.hashes == made.hashes
    assert tmp_path.joinpath("before", keeping.ZIP).read_bytes()[:2] == b"PK"


def test_it_is_made_once_for_what_is_published_and_the_one_before_is_kept(anybody: Client) -> None:
    assert anybody.get("/data/migov.zip").status_code == HTTPStatus.OK
    first = keeping.now()
    assert keeping.make().seal == first
    unequal.put(2)
    second = keeping.make().seal
    unequal.put(3)
    third = keeping.make().seal
    assert len({first, second, third}) == 3
    assert keeping.kept(first) is None
    assert [keeping.kept(seal) is not None for seal in (second, third)] == [True, True]


def test_a_stop_while_it_is_made_leaves_nothing(anybody: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    unequal.put(0)

    def stops(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("migov.store.published.dataset.archive.make", stops)
        with pytest.raises(KeyboardInterrupt):
            keeping.make()
    assert keeping.newest() is None
    assert anybody.get("/data/migov.zip").status_code == HTTPStatus.OK


def test_a_part_of_it_can_be_taken(taken: tuple[Client, Path]) -> None:
    client, path = taken
    whole = path.read_bytes()
    first = client.get("/data/migov.sqlite", headers={"range": "bytes=0-15"})
    assert (first.status_code, b"".join(first.streaming_content)) == (HTTPStatus.PARTIAL_CONTENT, whole[:16])  # type: ignore[attr-defined]
    assert "attachment" in first["Content-Disposition"]
    assert first["Content-Range"] == f"bytes 0-15/{len(whole)}"
    last = client.get("/data/migov.sqlite", headers={"range": "bytes=-10"})
    assert b"".join(last.streaming_content) == whole[-10:]  # type: ignore[attr-defined]
    beyond = client.get("/data/migov.sqlite", headers={"range": f"bytes={len(whole)}-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(whole)}")
    other = client.get("/data/migov.sqlite", headers={"range": "bytes=0-15", "if-range": '"another"'})
    assert other.status_code == HTTPStatus.OK
    assert "attachment" in other["Content-Disposition"]
    for odd in ("bytes=5-1", "bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=a-b"):
        assert client.get("/data/migov.sqlite", headers={"range": odd}).status_code == HTTPStatus.OK


def test_catalogues_are_told_of_it_alike_in_two_forms(taken: tuple[Client, Path]) -> None:
    told = taken[0].get("/data/dcat.jsonld").json()
    (whole,) = (node for node in told["@graph"] if node["@type"] == "dcat:Dataset")
    assert {text["@language"] for text in whole["dct:title"]} == {"en", "fr", "es", "pt", "ar"}
    turtle = taken[0].get("/data/dcat.ttl").content.decode()
    for node in told["@graph"]:
        assert f"<{node['@id']}>\n" not in turtle
        assert f"<{node['@id']}> a {node['@type']} ;" in turtle
    page = taken[0].get("/en/data").content.decode()
    assert 'type="application/ld+json" href="/data/dataset.jsonld"' in page
    assert taken[0].get("/data/dataset.jsonld").json()["@type"] == "Dataset"


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "ar"])
def test_a_page_tells_how_to_take_everything(taken: tuple[Client, Path], language: str) -> None:
    page = taken[0].get(f"/{language}/data")
    told = page.content.decode()
    assert page.status_code == HTTPStatus.OK
    assert len(page.content) < 60_000
    for part in ("/data/migov.sqlite", "/data/migov.zip", "/api/v1/openapi.json", "curl -O", "urllib", "download.file"):
        assert part in told
