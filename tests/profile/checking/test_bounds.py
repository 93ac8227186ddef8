"""Whatever the words are: a doubt's words stand in the passage, and no passage takes long."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manuscripts import manuscript, passage
from migov.model.findings import Side
from migov.model.languages import Language
from migov.profile.checking import check

TABLES = Path(__file__).with_name("sentences")
SENTENCES = {
    Language(file.stem): [
        part.strip()
        for told in tomllib.loads(file.read_text("utf-8")).values()
        for kind in told.values()
        for words in kind
        for part in words.split("||")
    ]
    for file in sorted(TABLES.glob("*.toml"))
}
ODD = st.sampled_from(
    ["", " ", "\u00a0", "\u200b", "\u00ad", "(", ")", "“", "«", "’", "\n• ", "Ⅳ", "é", "{x}", "İ", "ß", "\ue000"]
)
LONG = (
    "more than ", "(A, ", "ABC ", "«", "“a", "no a b c d e ", "12 provinces and ", "the decree of ", "Burma ",
    "Law No. 5/2015 on ", "Plan of the a b ", "par rapport à la ", "'", "Niger ", "should ", "A", "AaB", "1,000",
    "one of the first ", "in the 12 ", "plus à la de des ",
)  # fmt: skip
LONGEST = 20_000


@pytest.mark.parametrize("language", SENTENCES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_words_of_a_doubt_stand_in_its_passage(language: Language, data: st.DataObject) -> None:
    told = st.lists(st.sampled_from(SENTENCES[language]), min_size=1, max_size=3)
    made = []
    for number in range(data.draw(st.integers(1, 3))):
        sentences = []
        for words in data.draw(told):
            cut = data.draw(st.integers(0, len(words)))
            sentences.append(words[:cut] + data.draw(ODD) + words[cut:])
        side = data.draw(st.sampled_from([*Side, None]))
        made.append(passage(*sentences, id=f"p{number}", dimension=data.draw(st.integers(1, 2)), side=side))
    texts = {one.id: one.text for one in made}
    for doubt in check(manuscript(*made, language=language)):
        assert doubt.words.strip()
        assert doubt.words in texts[doubt.passage]
        assert all(there.words in texts[there.passage] for there in doubt.elsewhere)


@pytest.mark.parametrize("piece", LONG)
def test_a_passage_of_the_longest_length_is_checked_at_once(piece: str) -> None:
    words = (piece * LONGEST)[:LONGEST].strip()
    start = time.process_time()
    for language in SENTENCES:
        check(manuscript(passage(words), language=language))
    assert time.process_time() - start < 8
