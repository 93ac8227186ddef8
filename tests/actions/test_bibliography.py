from __future__ import annotations

import json

import pytest

from kept import NOON
from laws import ALIENS_ACT
from makers import snapshot, source
from migov.actions import bibliography, sources
from migov.actions.assessments import Outcome
from migov.actions.sources import Details
from migov.errors import Conflict, Unreadable
from migov.store import journal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
WHO = {"by": "Ada", "at": NOON}


def test_a_bibliography_is_taken_in_whole_and_comes_out_in_every_form() -> None:
    found = (source("act", title="Aliens Act", published="2015-03-03"), source("code", title="Labour Code"))
    for form in bibliography.FORMS:
        sources_ = bibliography.read(bibliography.FORMS[form].write(found), file=f"library.{form}")
        assert [one.title for one in sources_] == ["Aliens Act", "Labour Code"], form
    told = bibliography.keep(found, jurisdiction="XQA", **WHO)
    assert [one.outcome for one in told] == [Outcome.KEPT, Outcome.KEPT]
    items = json.loads(bibliography.export("csl", jurisdiction="XQA"))
    assert [item["title"] for item in items] == ["Aliens Act", "Labour Code"]


def test_one_bad_entry_and_nothing_is_taken() -> None:
    data = json.dumps([{"id": "a", "type": "book", "title": "A"}, "b"]).encode()
    with pytest.raises(Unreadable, match=r"library\.json"):
        bibliography.read(data, file="library.json")


def test_a_conflict_in_the_middle_leaves_nothing() -> None:
    twice = (source("act"), source("code"))
    sources.add_described(source("code", title="Another", jurisdiction="XQB"), **WHO)
    with pytest.raises(Conflict):
        sources.add_described(source("code"), **WHO)
    bibliography.keep(twice, jurisdiction=None, **WHO)
    assert sources.get("code").source.title == "Aliens Act"


def test_a_newer_description_keeps_the_snapshots() -> None:
    added = sources.add(ALIENS_ACT.encode(), file="act.md", details=Details(jurisdiction="XQA", id="act"), **WHO)
    before = sources.get("act").source
    newer = source("act", title="Law on Aliens", snapshots=(snapshot("f"),))
    (told,) = bibliography.keep((newer,), jurisdiction=None, **WHO)
    assert told.outcome is Outcome.REPLACED
    after = sources.get("act").source
    assert (after.title, after.snapshots) == ("Law on Aliens", before.snapshots)
    assert added.source == "act"
    (again,) = bibliography.keep((newer,), jurisdiction=None, **WHO)
    assert again.outcome is Outcome.ALREADY_THERE
    assert [line.action for line in journal.lines("act")] == ["source.add", "source.describe"]


def test_a_source_found_at_the_same_address_is_the_same() -> None:
    address = "https://gazette.example/2015/4"
    sources.add_described(source("act", address=address), **WHO)
    (told,) = bibliography.keep((source("zotero-1", title="Act", address=address),), jurisdiction="XQA", **WHO)
    assert (told.source, told.outcome) == ("act", Outcome.REPLACED)
    assert len(sources.all_sources()) == 1


def test_a_file_that_is_no_bibliography_says_what_to_do() -> None:
    with pytest.raises(Unreadable, match="export CSL-JSON"):
        bibliography.read(b"Dear Ada, here are the laws.", file="letter.txt")


@pytest.mark.parametrize("form", bibliography.FORMS)
def test_what_a_form_has_no_place_for_stays_with_the_source(form: str) -> None:
    told = source("act", published="2015-03-03", instrument="law-2015-04", publisher="Gazette", rest={"archive": "7"})
    sources.add_described(told, **WHO)
    back = bibliography.read(bibliography.export(form), file="library")
    bibliography.keep(back, jurisdiction=None, **WHO)
    kept = sources.get("act").source
    assert (kept.jurisdiction, kept.instrument, kept.language) == ("XQA", "law-2015-04", "en")
    assert kept.rest["archive"] == "7"


def test_the_same_title_in_another_country_is_another_source_and_again_the_same_one() -> None:
    data = b"TY  - STAT\nTI  - Law No. 5\nPY  - 2010\nER  - \n"
    for code, published, name in (("XQA", "2010", "law-no-5"), ("XQB", "2012", "law-no-5-2")):
        told = bibliography.read(data.replace(b"2010", published.encode()), file="laws.ris")
        for outcome in (Outcome.KEPT, Outcome.ALREADY_THERE):
            (one,) = bibliography.keep(told, jurisdiction=code, **WHO)
            assert (one.source, one.outcome) == (name, outcome)
        kept = sources.get(name).source
        assert (kept.jurisdiction, kept.published) == (code, published)
    twice = bibliography.read(data + data, file="laws.ris")
    for _ in range(2):
        told = bibliography.keep(twice, jurisdiction="XQB", **WHO)
        assert len({one.source for one in told} - {"law-no-5"}) == 2


def test_a_source_that_was_withdrawn_is_said_to_be() -> None:
    bibliography.keep((source("act"),), jurisdiction=None, **WHO)
    sources.withdraw("act", because="a draft", **WHO)
    (told,) = bibliography.keep((source("act"),), jurisdiction=None, **WHO)
    assert (told.outcome, told.is_withdrawn) == (Outcome.ALREADY_THERE, True)


@pytest.mark.parametrize(
    "data", [b"Made by a program.\n\n@misc{a, title={A}}\n", b"\xef\xbb\xbf  @misc{a, title={A}}\n"]
)
def test_bibtex_is_known_by_its_first_entry(data: bytes) -> None:
    (one,) = bibliography.read(data, file="library")
    assert one.title == "A"


def test_a_bibliography_in_utf_16_is_told_from_none() -> None:
    with pytest.raises(Unreadable, match=r"library\.json: the file is in UTF-16 \(export it again as UTF-8\)"):
        bibliography.read('[{"id": "a", "title": "A"}]'.encode("utf-16"), file="library.json")
