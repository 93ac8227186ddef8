from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from makers import snapshot, source
from migov.errors import Conflict, NotFound
from migov.model.answers import Search
from migov.model.sources import Transcript
from migov.store import derived, searches, sources, transactions
from migov.store.searches import Logged

pytestmark = pytest.mark.django_db
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def add(value: object, line: int = 1, file: str = "act.pdf") -> None:
    with transactions.whole():
        sources.add(value, line=line, by="Ada", at=NOON, file=file)  # type: ignore[arg-type]


def test_a_source_comes_out_as_it_went_in() -> None:
    value = source("xqa-act", rest={"archive": "shelf 4", "note": None}, snapshots=(snapshot("a"),))
    add(value)
    kept = sources.get("xqa-act")
    assert kept.source == value
    assert (kept.file_name, kept.added_by, kept.snapshot) == ("act.pdf", "Ada", "a" * 64)


def test_of_several_sources_those_that_are_kept_are_told_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for letter in "abc":
        add(source(f"xqa-{letter}", snapshots=(snapshot(letter),)))
    wanted = ["xqa-c", "xqa-a", "xqa-gone", "xqa-a"]
    for bound in (500, 1):
        monkeypatch.setattr(sources, "MOST_VALUES", bound)
        assert sources.several(wanted) == {name: sources.get(name) for name in ("xqa-a", "xqa-c")}
    assert sources.several([]) == {}


def test_a_source_is_found_by_its_bytes_old_and_new() -> None:
    add(source("xqa-act", snapshots=(snapshot("a"),)))
    renewed = source("xqa-act", snapshots=(snapshot("a"), snapshot("b")))
    with transactions.whole():
        sources.replace(renewed, line=2, file="act-2024.pdf")
    for letter in "ab":
        found = sources.of_snapshot(letter * 64)
        assert found is not None
        assert (found.id, found.file_name) == ("xqa-act", "act-2024.pdf")
    assert sources.of_snapshot("c" * 64) is None
    assert sources.known_snapshots() == {"a" * 64, "b" * 64}


def test_the_same_bytes_belong_to_one_source() -> None:
    add(source("xqa-act", snapshots=(snapshot("a"),)))
    with pytest.raises(Conflict, match="xqa-act"):
        add(source("xqa-code", snapshots=(snapshot("a"),)))
    with pytest.raises(NotFound):
        sources.get("xqa-code")


def test_an_id_is_kept_once() -> None:
    add(source("xqa-act"))
    with pytest.raises(Conflict, match="already"):
        add(source("xqa-act"))


def test_sources_are_listed_by_jurisdiction_and_title() -> None:
    add(source("b", title="Second", jurisdiction="XQA"))
    add(source("a", title="First", jurisdiction="XQB"))
    add(source("c", title="Another", jurisdiction="XQA"))
    assert [one.id for one in sources.all_of()] == ["c", "b", "a"]
    assert [one.id for one in sources.all_of("XQB")] == ["a"]


def test_what_changed_after_a_line_is_told_in_the_order_of_the_changes() -> None:
    add(source("one"), line=3)
    add(source("two"), line=5)
    with transactions.whole():
        sources.withdraw("one", because="scanned badly", line=7, at=NOON)
    assert [one.id for one in sources.changed_after(0)] == ["two", "one"]
    assert [one.id for one in sources.changed_after(5)] == ["one"]
    assert sources.last_line() == 7


def test_a_withdrawn_source_is_out_of_the_lists_readable_and_can_come_back() -> None:
    add(source("one"))
    with transactions.whole():
        sources.withdraw("one", because="scanned badly", line=2, at=NOON)
    assert sources.all_of() == ()
    assert [one.withdrawn_because for one in sources.all_of(withdrawn=True)] == ["scanned badly"]
    assert sources.get("one").withdrawn_at == NOON
    with transactions.whole():
        sources.restore("one", line=3)
    assert [one.id for one in sources.all_of()] == ["one"]


def test_nothing_is_written_outside_of_a_transaction_with_its_journal_line(transactional_db: None) -> None:  # noqa: ARG001
    with pytest.raises(RuntimeError, match="whole"):
        sources.add(source("one"), line=1, by="Ada", at=NOON)


def test_what_is_derived_is_put_by_for_the_code_that_made_it(home: Path) -> None:
    value = Transcript(snapshot="a" * 64, text="Words.", pages=(), passages=())
    derived.keep(value, name="a", maker="first")
    assert derived.find(Transcript, name="a", maker="first") == value
    assert derived.find(Transcript, name="a", maker="second") is None
    (file,) = [path for path in home.rglob("*") if path.is_file()]
    file.write_bytes(file.read_bytes()[:-3])
    assert derived.find(Transcript, name="a", maker="first") is None


def logged(query: str, found: int = 3) -> Logged:
    search = Search(query=query, at=NOON.isoformat(), found=found, by="Ada")
    return Logged(search=search, assessment="xqa-2024", indicator="1.1.1", plan="plan", filters="", withheld=1)


def test_searches_are_told_oldest_first() -> None:
    with transactions.whole():
        for query in ("first", "second", "third"):
            searches.note(logged(query), at=NOON)
    assert searches.made("xqa-2024") == tuple(logged(query) for query in ("first", "second", "third"))
    assert [one.search.query for one in searches.made("xqa-2024", indicator="1.1.1", last=2)] == ["second", "third"]
    assert searches.made("xqa-2024", indicator="1.1.2") == ()


def test_a_search_was_made_when_words_and_outcome_are_the_same_on_the_day() -> None:
    with transactions.whole():
        searches.note(logged("first"), at=NOON)
    assert searches.was_made(logged("first"), on=NOON.date())
    assert not searches.was_made(logged("first", found=4), on=NOON.date())
    assert not searches.was_made(logged("first"), on=datetime(2024, 5, 2, tzinfo=UTC).date())


def test_a_source_keeps_what_it_does_not_understand() -> None:
    value = source("xqa-act", rest={"custom": {"deep": [1, 2]}})
    assert msgspec.json.decode(msgspec.json.encode(value), type=type(value)) == value
