"""Looking after published profiles, and comparing rounds, from the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

import makers
from kept import NOON, keep
from laws import OLD_ACT, REPEAL
from migov.actions import sources as shelf
from migov.actions import watching
from migov.actions.sources import Details
from migov.cli import main, options
from migov.model.workflow import Stage
from migov.store import assessments
from teams import answered, moved, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def published() -> str:
    """A published profile that names a law which was repealed since."""
    for name, text in (("xqa-old", OLD_ACT), ("xqa-repeal", REPEAL)):
        details = Details(jurisdiction="XQA", language="en", id=name)
        shelf.add(text.encode(), file=f"{name}.md", details=details, by="Ada", at=NOON)
    told = makers.finding("Law No. 1979-11 governs the stay of foreigners.")
    value = keep(makers.assessment([told], id="xqa-2024", cut_off="2014-01-01"))
    moved(value.entry.id, Stage.PUBLISHED)
    return value.entry.id


def test_what_was_repealed_is_told_once(published: str) -> None:
    assert "1 mark, 1 of them new" in run("watch").output
    assert "1 mark, 0 of them new" in run("watch").output
    (told,) = json.loads(run("watch", "--json").output)
    assert (told["assessment"], told["standing"], told["new"]) == (published, 1, [])


@pytest.mark.parametrize(("day", "count"), [("2099-01-01", "1 mark"), ("2014-06-01", "0 marks")])
def test_another_day_is_shown_and_marks_nothing(published: str, day: str, count: str) -> None:
    assert f"{count} on that day; nothing was marked now" in run("watch", "--on", day).output
    (told,) = json.loads(run("watch", "--on", day, "--json").output)
    assert (told["assessment"], len(told["marks"])) == (published, int(count[0]))
    assert watching.marks(published) == ()


def test_where_nothing_is_published_it_says_so() -> None:
    assert run("watch").output == "Nothing is published here yet.\n"


def test_reminders_look_by_themselves_once_a_day(published: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "now", lambda: NOON)
    looked: list[object] = []
    real = watching.watch

    def counted(*given: object, **more: object) -> object:
        looked.append(given)
        return real(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "watch", counted)
    run("reminder", "send")
    run("reminder", "send")
    assert (len(looked), len(watching.marks(published))) == (1, 1)


def test_rounds_are_compared_and_opened_one_after_another() -> None:
    first = opened("NER")
    answered(first.id, "1.1.1")
    run("assessment", "open", "NER", "--after", first.id)
    (second,) = [one for one in assessments.entries() if one.id != first.id]
    assert "not yet confirmed" in run("assessment", "changes", second.id).output
    assert json.loads(run("assessment", "changes", second.id, "--json").output)["earlier"]["id"] == first.id
    assert "has no round before it" in run("assessment", "changes", first.id).output
    assert "bring it in first" in run("assessment", "open", "NER", "--after", "ner-1999", code=3).output
