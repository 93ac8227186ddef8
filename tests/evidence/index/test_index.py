"""An index in a folder: what is added is found, what is withdrawn is gone, and nothing half done is ever seen."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from migov.errors import Conflict, MigovError, Unreadable
from migov.evidence.index import LAYOUT, Entry, Filters, Index, folders
from migov.evidence.search import find, plan
from migov.model.instruments import InstrumentStatus
from migov.model.sources import Locator, Passage, SourceKind


def entry(source: str = "act", text: str = "A permit is required.", **fields: object) -> Entry:
    number = fields.pop("number", 1)
    assert isinstance(number, int)
    passage = Passage(number=number, locator=Locator(path=(f"Article {number}",)), text=text)
    given: dict[str, object] = {"title": "An Act", "language": "en", "jurisdiction": "ONV"} | fields
    return Entry(source=source, snapshot="0" * 64, passage=passage, **given)  # type: ignore[arg-type]


def sources(index: Index, words: str, filters: Filters | None = None) -> list[str]:
    found = find(index, plan(words, languages=("en", "fr", "ar")), filters)
    return sorted(hit.source for hit in found.hits)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path / "index")


def test_a_new_folder_holds_an_empty_index(index: Index) -> None:
    assert (len(index), index.stamp, index.languages()) == (0, 0, ())
    assert find(index, plan("permit", languages=("en",))).total == 0


def test_what_was_committed_is_found_by_a_reader_that_was_there_before(index: Index) -> None:
    assert index.folder
    reader = Index(index.folder)
    with index.writing() as writer:
        writer.add([entry()])
        assert sources(reader, "permit") == []
        writer.commit(7)
    assert (sources(reader, "permits"), reader.stamp) == (["act"], 7)


def test_what_was_not_committed_is_dropped(index: Index) -> None:
    with index.writing() as writer:
        writer.add([entry()])
    assert len(index) == 0


def test_a_withdrawn_source_is_gone_with_all_its_passages(index: Index) -> None:
    with index.writing() as writer:
        writer.add([entry("a"), entry("a", number=2), entry("b")])
        writer.commit(1)
    with index.writing() as writer:
        writer.withdraw("a")
        writer.commit(2)
    assert (sources(index, "permit"), index.holds("a"), len(index), index.stamp) == (["b"], 0, 1, 2)


def test_a_commit_without_a_number_keeps_the_last_one(index: Index) -> None:
    with index.writing() as writer:
        writer.commit(3)
        writer.add([entry()])
        writer.commit()
    assert (index.stamp, len(index)) == (3, 1)


def test_there_is_one_writer_and_the_second_is_told_so(index: Index) -> None:
    assert index.folder
    with index.writing(), pytest.raises(Conflict, match="written by somebody else"), Index(index.folder).writing():
        pass
    with index.writing() as writer:
        writer.commit(1)
    assert index.stamp == 1


def test_a_rebuild_replaces_what_there_was_and_open_readers_follow(index: Index) -> None:
    assert index.folder
    with index.writing() as writer:
        writer.add([entry("old")])
        writer.commit(1)
    Index.rebuild(index.folder, iter([entry("new")]), stamp=9)
    assert (sources(index, "permit"), index.stamp) == (["new"], 9)
    assert len([path for path in index.folder.iterdir() if path.is_dir()]) == 1


def test_a_rebuild_that_fails_leaves_the_old_index(index: Index) -> None:
    assert index.folder

    def failing() -> object:
        yield entry("new")
        raise RuntimeError("no more disk")

    with index.writing() as writer:
        writer.add([entry("old")])
        writer.commit(1)
    with pytest.raises(RuntimeError):
        Index.rebuild(index.folder, failing())  # type: ignore[arg-type]
    assert sources(Index(index.folder), "permit") == ["old"]


FULL = """
import random, resource, sys
from pathlib import Path
from migov.errors import MigovError
from migov.evidence.index import Entry, Index
from migov.model.sources import Locator, Passage
folder = Path(sys.argv[1])
def entries(count, source="new"):
    for number in range(count):
        text = "permit " + " ".join(f"{random.getrandbits(40):x}" for _ in range(200))
        passage = Passage(number=number, locator=Locator(), text=text)
        yield Entry(source=source, snapshot="0" * 64, title="An Act", language="en", passage=passage)
index = Index(folder)
with index.writing() as writer:
    writer.add(entries(1, "old"))
    writer.commit(1)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
def incremental(count):
    with index.writing(memory=15_000_000) as writer:
        writer.add(entries(count))
        writer.commit(2)
for write in (incremental, lambda count: Index.rebuild(folder, entries(count), memory=15_000_000)):
    for count in (100, 5000):
        try:
            write(count)
        except MigovError as error:
            print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(index.stamp, Index(folder).holds("old"), len(index), sum(path.is_dir() for path in folder.iterdir()))
with index.writing() as writer:
    writer.add(entries(1))
    writer.commit(2)
print(index.stamp, len(index))
"""
"""No file may become larger than a limit: to the engine that is what a full disk is, in the commit or long before."""


def test_a_full_disk_is_told_with_what_to_do_and_the_last_commit_stays(tmp_path: Path) -> None:
    words = [sys.executable, "-c", FULL, str(tmp_path / "index")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    *told, before, after = done.stdout.splitlines()
    assert len(told) == 4
    assert all(one.startswith("the index cannot be written") and "make room on the disk" in one for one in told)
    assert (before, after) == ("1 1 1 1", "2 2")


def test_an_index_that_may_not_be_written_is_searched_and_follows_whoever_may(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert index.folder
    with index.writing() as writer:
        writer.add([entry("first")])
        writer.commit(1)
    before = sorted(index.folder.rglob("*"))
    with monkeypatch.context() as patched:
        patched.setattr(folders, "is_writable", lambda _: False)
        reader = Index(index.folder)
    assert (sources(reader, "permits"), reader.stamp) == (["first"], 1)
    assert sorted(index.folder.rglob("*")) == before
    with pytest.raises(MigovError, match="cannot be written"), reader.writing():
        pytest.fail("it may not be written")
    with index.writing() as writer:
        writer.add([entry("second")])
        writer.commit(2)
    assert (sources(reader, "permits"), reader.stamp) == (["first", "second"], 2)


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "current.json").write_text("{"),
        lambda folder: (folder / "current.json").unlink(),
        lambda folder: (folder / "current.json").write_text('["0001"]'),
        lambda folder: (folder / "current.json").write_text('{"layout": 0, "generation": "0001"}'),
        lambda folder: (folder / "current.json").write_text(json.dumps({"layout": LAYOUT, "generation": "../.."})),
        lambda folder: (folder / "0001" / "meta.json").write_text("not json"),
        lambda folder: (folder / "0001" / "meta.json").unlink(),
        lambda folder: [file.unlink() for file in (folder / "0001").iterdir() if file.suffix not in (".json", ".lock")],
    ],
)
def test_a_damaged_or_older_index_says_how_to_rebuild_it_and_can_be_rebuilt(index: Index, damage) -> None:  # type: ignore[no-untyped-def]
    assert index.folder
    with index.writing() as writer:
        writer.add([entry()])
        writer.commit(1)
    damage(index.folder)
    with pytest.raises(Unreadable, match="migov index rebuild"):
        Index(index.folder)
    assert sources(Index.rebuild(index.folder, [entry()]), "permit") == ["act"]


CRASHING = """
import sys
from pathlib import Path
sys.path.insert(0, str(Path(sys.argv[2])))
from migov.evidence.index import Entry, Index
from migov.model.sources import Locator, Passage
number = 0
with Index(Path(sys.argv[1])).writing(memory=20_000_000) as writer:
    while True:
        for _ in range(2000):
            number += 1
            passage = Passage(number=number, locator=Locator(), text=f"permit of residence {number} " * 20)
            writer.add([Entry(source="act", snapshot="0" * 64, title="An Act", language="en", passage=passage)])
        writer.commit(number)
        print(number, flush=True)
"""


@pytest.mark.slow
def test_a_writer_killed_in_the_middle_leaves_the_last_commit_and_no_lock(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    for pause in (0.0, 0.05, 0.11):
        writer = subprocess.Popen(
            [sys.executable, "-c", CRASHING, str(folder), "src"], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout
        said = [int(writer.stdout.readline()) for _ in range(2)]
        time.sleep(pause)
        os.kill(writer.pid, signal.SIGKILL)
        said += [int(line) for line in writer.stdout if line.strip()]
        writer.wait()
        index = Index(folder)
        assert index.stamp in (said[-1], said[-1] + 2000)
        assert len(index) == index.holds("act") >= said[-1]
        with index.writing() as again:
            again.withdraw("act")
            again.commit(0)
        assert len(index) == 0


@pytest.mark.slow
def test_readers_are_never_kept_waiting_by_a_writer(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    writer = subprocess.Popen([sys.executable, "-c", CRASHING, str(folder), "src"], stdout=subprocess.PIPE, text=True)
    assert writer.stdout
    with ThreadPoolExecutor(1) as aside:
        try:
            said = int(writer.stdout.readline())
            reader = Index(folder)
            for pause in (0.0, 0.02, 0.05, 0.1):
                time.sleep(pause)
                os.kill(writer.pid, signal.SIGSTOP)  # in the middle, with all that it holds
                finding = aside.submit(find, reader, plan("permit residence", languages=("en",)), limit=5)
                assert finding.result(timeout=30).hits
                stamp = reader.stamp
                assert stamp >= said, "what was told to be kept is found"
                os.kill(writer.pid, signal.SIGCONT)
                while said <= stamp:
                    said = int(writer.stdout.readline())
        finally:
            os.kill(writer.pid, signal.SIGKILL)
            writer.wait()


def test_filters_leave_out_before_anything_is_counted() -> None:
    index = Index.in_memory(
        [
            entry("a", jurisdiction="ONV", kind=SourceKind.TREATY, published="2001"),
            entry("b", jurisdiction="XYZ", language="fr", text="A permit, in a French text", published="2010-05"),
            entry("c", jurisdiction="ONV", status=InstrumentStatus.ADOPTED, published="2020-01-31"),
            entry("d", jurisdiction=None),
        ]
    )
    expected = {
        Filters(): ["a", "b", "c", "d"],
        Filters(jurisdictions=("ONV",)): ["a", "c"],
        Filters(jurisdictions=("ONV", "XYZ")): ["a", "b", "c"],
        Filters(languages=("fr-CH",)): ["b"],
        Filters(kinds=(SourceKind.TREATY,)): ["a"],
        Filters(sources=("d", "a")): ["a", "d"],
        Filters(statuses=(InstrumentStatus.ADOPTED,)): ["c"],
        Filters(published_from="2010"): ["b", "c"],
        Filters(published_from="2001", published_to="2010-05"): ["a", "b"],
        Filters(jurisdictions=("ONV",), published_to="2019"): ["a"],
    }
    assert {filters: sources(index, "permit", filters) for filters in expected} == expected
    assert index.jurisdictions() == ("ONV", "XYZ")
    assert index.languages(Filters(jurisdictions=("XYZ",))) == ("fr",)


def test_what_is_not_in_force_on_the_day_is_withheld_and_counted() -> None:
    index = Index.in_memory(
        [
            entry("forever"),
            entry("current", since="2010-02-01"),
            entry("repealed", since="1990", until="2010-01-31"),
            entry("coming", since="2030"),
            entry("lapsed", status=InstrumentStatus.LAPSED),
            entry("ended-later", until="2025-12-31", status=InstrumentStatus.REPEALED),
        ]
    )
    found = find(index, plan("permit", languages=("en",)), Filters(on="2021-06-01"))
    assert sorted(hit.source for hit in found.hits) == ["current", "ended-later", "forever"]
    assert (found.total, found.withheld) == (3, 3)
    every = find(index, plan("permit", languages=("en",)), Filters(on="2021-06-01", with_ended=True))
    assert {hit.source for hit in every.hits if not hit.in_force} == {"repealed", "coming", "lapsed"}
    assert (every.total, every.withheld) == (6, 0)
    early = find(index, plan("permit", languages=("en",)), Filters(on="2010"))
    assert sorted(hit.source for hit in early.hits) == ["current", "ended-later", "forever", "repealed"]
