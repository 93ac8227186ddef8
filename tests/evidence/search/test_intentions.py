"""Sentences that a glossary must find, or must leave alone, tried against its plan."""

from __future__ import annotations

from migov.evidence.search import Intention, Known, tried
from migov.model.glossaries import Glossary
from migov.model.languages import Language, Localized

ASYLUM = Known(
    indicator="2.3.3",
    question=Localized(en="Are asylum procedures set in law?", fr="La procédure d’asile est-elle fixée par la loi ?"),
    glossaries=(
        Glossary(
            indicator="2.3.3",
            language=Language.FR,
            labels=("demande d'asile", "asile"),
            synonyms=("réfugié",),
            never=("asile des aliénés",),
        ),
    ),
)


def intention(text: str, **fields: object) -> Intention:
    given = {"indicator": "2.3.3", "language": Language.FR, "text": text} | fields
    return Intention(**given)  # type: ignore[arg-type]


def test_an_intention_is_met_by_a_whole_entry_of_the_glossary() -> None:
    (one,) = tried([intention("Les demandes d’asile sont reçues à la frontière.")], [ASYLUM])
    assert (one.is_met, one.is_wrong, one.by) == (True, False, ("demande d'asile", "asile"))


def test_a_phrase_that_must_not_match_is_left_alone_unless_the_matter_stands_beside_it() -> None:
    alone, beside = tried(
        [
            intention("L’asile des aliénés est fermé.", must_find=False),
            intention("L’asile des aliénés n’accueille aucun réfugié."),
        ],
        [ASYLUM],
    )
    assert alone.is_met
    assert beside.is_met


def test_words_of_the_question_alone_are_not_enough() -> None:
    (one,) = tried([intention("La procédure civile est fixée par la loi.", must_find=False)], [ASYLUM])
    assert one.is_met


def test_a_known_failure_is_told_apart_and_noticed_when_it_is_mended() -> None:
    known, mended = tried(
        [
            intention("Nul ne peut être refoulé.", known_failure="refoulement is not in the glossary"),
            intention("Le réfugié est admis.", known_failure="was not found once"),
        ],
        [ASYLUM],
    )
    assert (known.is_met, known.is_wrong) == (False, False)
    assert (mended.is_met, mended.is_wrong) == (True, True)


def test_an_indicator_that_nobody_knows_finds_nothing() -> None:
    (one,) = tried([intention("asile", indicator="9.9.9")], [ASYLUM])
    assert not one.found
