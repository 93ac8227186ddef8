"""A home full of drafts, and one release: anybody walks through every public address, and finds no unpublished byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

import public
from kept import NOON, keep
from makers import assessment, finding, jurisdiction
from migov.actions.drafting import passages, versions
from migov.actions.publishing import putting
from migov.model import interchange
from migov.model.answers import Answer
from migov.model.dimensions import Dimension
from migov.model.findings import Side
from migov.model.people import Role
from migov.model.workflow import Stage
from migov.store import assessments
from migov.store.published import letterbox, place
from migov.web.api.offers import OPERATIONS
from ranking import LINK
from released import MARK, ready
from teams import joined, moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]
DRAFTS = {"xqb-2025": Stage.RESEARCH, "xqc-2025": Stage.CONSULTATION, "xqd-2025": Stage.VETTING}
BEGIN = ("/en/", "/ar/", "/api/v1", "/en/data", "/sitemap.xml", "/robots.txt", "/en/follow", "/en/practices")


@pytest.fixture
def published() -> str:
    """The release that is published, in a home in which everything else is not."""
    vetted = ready()
    made = vetted.make()
    putting.put(made.id)
    for id_, stage in DRAFTS.items():
        _draft(id_, stage)
    letterbox.follow(f"{MARK}@example.org", "all", language="en", at=NOON)
    said = {"words": "", "says": f"{MARK} is wrong", "name": MARK, "address": f"{MARK}@example.org"}
    letterbox.drop(at=NOON, release=made.id, passage=None, language="en", **said)
    return made.id


def _draft(id_: str, stage: Stage) -> None:
    code = id_.split("-")[0].upper()
    keep(
        assessment(
            [finding(f"The {MARK} law exists.")],
            id=id_,
            jurisdiction=jurisdiction(code, f"Republic of {MARK.title()}", MARK.title()),
            answers=(Answer(indicator="1.1.1", closed="all", justification=f"{MARK} says so.", journal=MARK),),
        )
    )
    editor = joined(id_, Role.EDITOR, f"edo-{id_}")
    moved(id_, Stage.RESEARCH)
    passages.write_new(id_, f"A draft of {MARK}.", dimension=Dimension.POLICY, side=Side.POTENTIAL, by=editor, at=NOON)
    versions.freeze(id_, by=editor, at=NOON)
    moved(id_, stage)


def everything(client: Any) -> Iterator[tuple[str, bytes]]:
    """Every address that links lead to, with its bytes; of archives the bytes of what is in them."""
    asked = [f"/api/v1{one.address}?limit=200" for one in OPERATIONS if "{" not in one.address]
    guessed = [address for id_ in DRAFTS for address in (f"/en/profiles/{id_}", f"/en/profiles/{id_}/1",
               f"/en/releases/{id_}.1", f"/releases/{id_}.1/files/profile-en.pdf", f"/api/v1/releases/{id_}.1",
               f"/api/v1/answers?release={id_}.1", f"/api/v1/places/{id_[:3]}", f"/en/profiles/{id_}.json",
               f"/en/profiles/{id_}/report", f"/en/feeds/places/{id_[:3]}.atom")]  # fmt: skip
    waiting, seen = [*BEGIN, *asked, *guessed], set()
    while waiting:
        address = waiting.pop(0)
        if address in seen or address.startswith("/static/") or address.split("/")[1] in ("fr", "es", "pt"):
            continue
        seen.add(address)
        answer = client.get(address)
        data = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert answer.status_code < 500, address
        yield address, data + str(sorted(answer.headers.items())).encode()
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield from ((f"{address}:{name}", archive.read(name)) for name in archive.namelist())
        elif answer.status_code == 200 and not answer.streaming:
            text = data.decode("utf-8", "replace")
            links = [unescape(pair[0] or pair[1]) for pair in LINK.findall(text)]
            waiting += [link for link in links if "?" not in link or link.startswith("/api/")]


def test_nothing_that_is_not_published_is_in_any_byte(published: str) -> None:
    assert MARK in interchange.encode(assessments.get("xqc-2025")).decode()
    with public.asked() as anybody:
        seen = dict(everything(anybody))
    assert [address for address, data in seen.items() if MARK.encode() in data.lower()] == []
    assert sum(published.encode() in data for data in seen.values()) > 20
    kinds = (
        "/data/migov.sqlite",
        "/data/migov.zip:csv/answers.csv",
        "/api/v1/openapi.json",
        f"/en/releases/{published}",
    )
    assert set(kinds) <= set(seen)
    assert any(address.startswith(f"/releases/{published}/files/") for address in seen)


def test_the_read_model_itself_holds_no_unpublished_byte(published: str) -> None:
    folder = place.folder()
    held = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(place.LETTERBOX)]
    assert len(held) > 5
    assert [path.name for path in held if MARK.encode() in path.read_bytes().lower()] == []
    letters = b"".join(path.read_bytes() for path in folder.glob(f"{place.LETTERBOX}*"))
    assert MARK.encode() in letters, "what readers write is there, and nowhere else"
    assert published
