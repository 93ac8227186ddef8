from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kept import NOON
from makers import assessment, finding, footnote
from migov.actions import assessments, demo, journal
from migov.actions.assessments import Outcome
from standing import kept_for_all, moved_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
WHO = {"by": "Ada", "at": NOON}


@pytest.fixture(scope="module")
def once(
    django_db_setup: None,  # noqa: ARG001 - the tables come first
    django_db_blocker: object,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Path, demo.Demonstration]]:
    """Done once for all: the data folder, and what was done."""
    folder = tmp_path_factory.mktemp("demo") / "home"
    with kept_for_all(django_db_blocker, folder):
        yield folder, demo.demonstrate(folder / "demo", **WHO)


@pytest.fixture
def done(home: Path, once: tuple[Path, demo.Demonstration]) -> demo.Demonstration:
    moved_in(once[0], home)
    return once[1]


def test_the_demonstration_keeps_prints_and_reads_back(done: demo.Demonstration) -> None:
    assert done.kept.outcome is Outcome.KEPT
    assert [file.path.suffix for file in done.files] == [".pdf", ".docx", ".html"]
    for file in done.files:
        assert file.path.stat().st_size == file.size > 10_000
    back = {part.name: (part.came_back, part.printed) for part in done.parts}
    assert back["findings"][1] >= 40
    for part in ("findings", "footnotes", "convention rows", "module findings"):
        assert back[part][0] == back[part][1], part
    assert done.doubts > 0
    assert journal.verify().problems == ()


@pytest.mark.usefixtures("done")
def test_a_second_time_nothing_is_done_twice(home: Path) -> None:
    again = demo.demonstrate(home / "demo", **WHO)
    assert (again.kept.outcome, again.read_back.outcome) == (Outcome.ALREADY_THERE, Outcome.ALREADY_THERE)
    assert not any(file.anew for file in again.files)
    assert len(journal.lines()) == 29  # a library of 27, the country, the profile read back
    assert len(assessments.entries()) == 2


def test_what_came_back_otherwise_is_not_counted() -> None:
    printed = assessment([finding("One.[^1]", number=1), finding("Two.", number=2)], footnotes=(footnote(1, "Note."),))
    back = msgspec.structs.replace(printed, findings=(finding("One.[^1]", number=1), finding("Too.", number=2)))
    parts = {part.name: part for part in demo.compare(printed, back)}
    assert (parts["findings"].came_back, parts["findings"].printed) == (1, 2)
    assert (parts["footnotes"].came_back, parts["footnotes"].printed) == (1, 1)
