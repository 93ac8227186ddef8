"""An editor types a passage anew, and every sentence still knows what it rests on."""

from __future__ import annotations

import random

import pytest

from edits import Desk, Unit, vocabulary
from migov.errors import Invalid
from migov.model.anchors import anchored
from migov.model.consultations import Proposal, ProposalKind
from migov.model.dimensions import Dimension
from migov.model.drafts import Grounds, Passage, Sentence
from migov.model.rewriting import applied, carried_out, merged, rewritten, split_at, tidy

LAW = Sentence(words="The asylum act was adopted in 2014.", grounds=Grounds(answers=("a1",)))
FEE = Sentence(words="Permits are free of charge.", lead=" ", grounds=Grounds(answers=("b2",)), is_noted=False)
ITEM = Sentence(words="students,", lead="\n• ", grounds=Grounds(answers=("c3",)))


def passage(*sentences: Sentence) -> Passage:
    return Passage(id="p1", dimension=Dimension(1), sentences=sentences)


def grounds(of: Passage) -> dict[str, tuple[str, ...]]:
    return {sentence.words: sentence.grounds.answers for sentence in of.sentences}


def test_an_untouched_sentence_keeps_its_grounds_and_its_neighbour_may_go() -> None:
    now = rewritten(passage(LAW, FEE), "Permits are free of charge.")
    assert now.sentences == (Sentence(words=FEE.words, grounds=FEE.grounds, is_noted=False),)


def test_a_text_that_is_typed_as_it_was_changes_nothing() -> None:
    before = passage(LAW, FEE)
    assert rewritten(before, f" {before.text} \n") is before


def test_a_corrected_sentence_keeps_its_grounds() -> None:
    now = rewritten(passage(LAW, FEE), "The asylum act was passed in 2015. Permits are free of charge.")
    assert grounds(now) == {"The asylum act was passed in 2015.": ("a1",), FEE.words: ("b2",)}


def test_both_halves_of_a_sentence_keep_its_grounds() -> None:
    before = passage(Sentence(words="Visas are free and permits cost little.", grounds=LAW.grounds))
    now = rewritten(before, "Visas are free. Permits cost little.")
    assert grounds(now) == {"Visas are free.": ("a1",), "Permits cost little.": ("a1",)}


def test_two_sentences_that_are_joined_join_their_grounds() -> None:
    now = rewritten(passage(LAW, FEE), "The asylum act was adopted in 2014 and permits are free of charge.")
    assert [sentence.grounds.answers for sentence in now.sentences] == [("a1", "b2")]
    assert now.sentences[0].is_noted


def test_sentences_that_change_places_take_their_grounds_along() -> None:
    now = rewritten(passage(LAW, FEE), f"{FEE.words} {LAW.words}")
    assert grounds(now) == {FEE.words: ("b2",), LAW.words: ("a1",)}


def test_a_sentence_that_moves_and_is_corrected_keeps_its_grounds() -> None:
    now = rewritten(passage(LAW, FEE), "Permits are free of any charge. The asylum act was adopted in 2014.")
    assert list(grounds(now).values()) == [("b2",), ("a1",)]


def test_a_new_sentence_rests_on_nothing() -> None:
    now = rewritten(passage(LAW, FEE), f"{LAW.words} Nobody knows how many apply. {FEE.words}")
    assert grounds(now)["Nobody knows how many apply."] == ()


def test_the_corrected_one_of_two_like_sentences_keeps_its_own_grounds() -> None:
    other = Sentence(words="The labour act was adopted in 2018.", lead=" ", grounds=Grounds(answers=("d4",)))
    now = rewritten(passage(LAW, other), f"{LAW.words} The labour act was adopted in 2017.")
    assert list(grounds(now).values()) == [("a1",), ("d4",)]


def test_a_list_stays_a_list() -> None:
    before = passage(LAW, ITEM)
    now = rewritten(before, f"{before.text}\n• workers.")
    assert [(sentence.lead, sentence.words) for sentence in now.sentences[1:]] == [
        ("\n• ", "students,"),
        ("\n• ", "workers."),
    ]
    assert [sentence.grounds.answers for sentence in now.sentences] == [("a1",), ("c3",), ()]


def test_a_passage_without_words_is_refused() -> None:
    with pytest.raises(Invalid):
        rewritten(passage(LAW), " \n ")


def test_a_passage_is_cut_between_its_sentences() -> None:
    first, second = split_at(passage(LAW, FEE), len(LAW.words), new_id="p2")
    assert (first.id, first.text, second.id, second.text) == ("p1", LAW.words, "p2", FEE.words)
    assert second.sentences[0].grounds == FEE.grounds


def test_a_sentence_that_is_cut_leaves_its_grounds_in_both_and_no_word_is_cut() -> None:
    first, second = split_at(passage(LAW, FEE), LAW.words.index("opted"), new_id="p2")
    assert (first.text, second.text) == ("The asylum act was", "adopted in 2014. Permits are free of charge.")
    assert first.answers == ("a1",)
    assert second.answers == ("a1", "b2")


@pytest.mark.parametrize("position", [-1, 0, 1, 2, len(LAW.words), 99])
def test_a_passage_is_not_cut_where_a_half_would_be_empty(position: int) -> None:
    with pytest.raises(Invalid):
        split_at(passage(LAW), position, new_id="p2")


def test_what_was_cut_is_whole_again_when_it_is_merged() -> None:
    before = passage(LAW, FEE, ITEM)
    for position in (len(LAW.words), before.text.index("\n•")):
        assert merged(*split_at(before, position, new_id="p2")) == before


def test_random_texts_come_back_as_they_were_typed() -> None:
    chance = random.Random(11)  # noqa: S311 - a seed, not a secret
    pieces = [
        " ",
        "  ",
        "\n",
        "\n• ",
        "\n(a) ",
        "\u00a0",
        ". ",
        "! ",
        "» ",
        "No. ",
        "law",
        "Law",
        "2014",
        "é",
        "ق",
        "؟ ",
        "1. ",
        "•",
    ]
    for _ in range(3000):
        text = "x" + "".join(chance.choices(pieces, k=chance.randint(0, 30)))
        assert rewritten(passage(LAW), text).text == tidy(text)
        assert tidy(tidy(text)) == tidy(text)


def typed(sentences: list[list[Unit]]) -> list[str]:
    texts = (" ".join(unit.word for unit in sentence) for sentence in sentences)
    return [f"{text[0].upper()}{text[1:]}." for text in texts]


def edited(desk: Desk, sentences: list[list[Unit]]) -> list[list[Unit]]:
    """One edit as editors make them: of a word, or of a whole sentence."""
    chance, now = desk.chance, [list(sentence) for sentence in sentences]
    number = chance.randrange(len(now))
    way = chance.choice(["word", "word", "new", "gone", "moved", "cut", "joined"])
    if way == "word":
        now[number][chance.randrange(len(now[number]))] = desk.units(1)[0]
    elif way == "new":
        now.insert(number, desk.units(chance.randint(4, 9)))
    elif way == "gone" and len(now) > 1:
        del now[number]
    elif way == "moved":
        now.insert(chance.randint(0, len(now) - 1), now.pop(number))
    elif way == "cut" and len(now[number]) > 5:
        place = chance.randint(2, len(now[number]) - 2)
        now[number : number + 1] = [now[number][:place], now[number][place:]]
    elif way == "joined" and number + 1 < len(now):
        now[number : number + 2] = [now[number] + now[number + 1]]
    return now


def test_no_grounds_are_lost_while_their_words_stay_and_none_appear_on_other_words() -> None:
    for seed in range(3000):
        chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
        desk = Desk(chance, vocabulary(chance, chance.choice(["mixed", "distinct"])), signs=0)
        before = [desk.units(chance.randint(4, 12)) for _ in range(chance.randint(1, 6))]
        after = before
        for _ in range(chance.randint(1, 3)):
            after = edited(desk, after)
        rests = [Grounds(answers=(f"g{number}",)) for number in range(len(before))]
        made = zip(typed(before), rests, strict=True)
        old = passage(*(Sentence(words=text, lead=" " * bool(n), grounds=rest) for n, (text, rest) in enumerate(made)))
        now = rewritten(old, " ".join(typed(after)))
        assert [sentence.words for sentence in now.sentences] == typed(after), seed
        for number, sentence in enumerate(before):
            judge(seed, f"g{number}", sentence, after, now)


def judge(seed: int, code: str, sentence: list[Unit], after: list[list[Unit]], now: Passage) -> None:
    own = {unit.own for unit in sentence}
    heirs = [(units, code in new.grounds.answers) for units, new in zip(after, now.sentences, strict=True)]
    for units, rests in heirs:
        kept = sum(len(unit.word) for unit in units if unit.own in own)
        assert kept or not rests, f"seed {seed}: {code} on words that are not its own"
        if kept == sum(len(unit.word) for unit in sentence):
            assert rests, f"seed {seed}: {code} lost"
    stayed = sum(len(unit.word) for units in after for unit in units if unit.own in own)
    if stayed > 0.8 * sum(len(unit.word) for unit in sentence):
        assert any(rests for _, rests in heirs), f"seed {seed}: {code} lost"


TEXT = "The act of 2014, as amended, is in force ; it names no fee. Visas take ten days."


def change(kind: ProposalKind, words: str, new: str = "", text: str = TEXT) -> str | None:
    start = text.index(words)
    end = start + len(words)
    anchor = anchored(text, end if kind is ProposalKind.INSERT else start, end, passage="p1")
    return applied(text, anchor, Proposal(kind=kind, words=new))


@pytest.mark.parametrize(
    ("kind", "words", "new", "becomes"),
    [
        (ProposalKind.REPLACE, "ten days", "a week", TEXT.replace("ten days", "a week")),
        (ProposalKind.REPLACE, " ten ", "five", TEXT.replace("ten", "five")),
        (ProposalKind.REPLACE, "mend", "dapt", TEXT.replace("amended", "adapted")),
        (ProposalKind.DELETE, "of 2014", "", TEXT.replace(" of 2014", "")),
        (ProposalKind.DELETE, "as amended,", "", TEXT.replace(" as amended,", "")),
        (ProposalKind.DELETE, "in force", "", TEXT.replace("in force ;", ";")),
        (ProposalKind.DELETE, "Visas take ten days.", "", TEXT.replace(" Visas take ten days.", "")),
        (ProposalKind.DELETE, "The act", "", TEXT.replace("The act ", "")),
        (ProposalKind.INSERT, "Visas", "often", TEXT.replace("Visas", "Visas often")),
        (ProposalKind.INSERT, "Visas", " often", TEXT.replace("Visas", "Visas often")),
        (ProposalKind.INSERT, "Visas ", "often ", TEXT.replace("Visas", "Visas often")),
        (ProposalKind.INSERT, "no fee", ", though", TEXT.replace("no fee", "no fee, though")),
        (ProposalKind.INSERT, "ten days.", "Permits are free.", TEXT + " Permits are free."),
        (ProposalKind.INSERT, "2014", "(as printed)", TEXT.replace("2014", "2014 (as printed)")),
        (ProposalKind.INSERT, "am", "ex", TEXT.replace("amended", "amexended")),
    ],
)  # fmt: skip
def test_a_suggestion_is_carried_out_with_tidy_blanks(kind: ProposalKind, words: str, new: str, becomes: str) -> None:
    assert change(kind, words, new) == becomes


def test_an_item_that_loses_all_its_words_loses_its_mark() -> None:
    assert change(ProposalKind.DELETE, "visas;", text="It covers:\n• visas;\n• permits.") == "It covers:\n• permits."


def test_the_anchor_stands_on_what_was_written_in_its_place() -> None:
    anchor = anchored(TEXT, TEXT.index("ten"), TEXT.index(" days"), passage="p1")
    done = carried_out(TEXT, anchor, Proposal(kind=ProposalKind.REPLACE, words="five"))
    assert done is not None
    assert done[1] is not None
    assert done[1].exact == "five"


def test_a_suggestion_whose_words_have_gone_is_not_carried_out() -> None:
    anchor = anchored(TEXT, TEXT.index("ten"), TEXT.index(" days"), passage="p1")
    assert applied("Other words.", anchor, Proposal(kind=ProposalKind.DELETE)) is None


def test_a_change_of_whole_passages_is_no_change_of_words() -> None:
    anchor = anchored(TEXT, 0, 3, passage="p1")
    with pytest.raises(Invalid):
        applied(TEXT, anchor, Proposal(kind=ProposalKind.DELETE_PASSAGE))
