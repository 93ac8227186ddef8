"""Sentences end where a reader of laws would say they do."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest

from migov.model.languages import Language
from migov.model.sentences import split

EN, FR, ES, PT, AR = Language.EN, Language.FR, Language.ES, Language.PT, Language.AR

TEXTS: list[tuple[Language, list[str]]] = [
    (EN, ["The Aliens Act was adopted in 2014.", "It replaced an older one."]),
    (EN, ["Law No. 2015-36 of 26 May 2015.", "It applies to all."]),
    (EN, ["Laws Nos. 12 and 14 apply (see arts. 3 and 4, para. 2).", "Others do not."]),
    (EN, ["The rate is 3.5 per cent.", "In 2019 it was 2.1."]),
    (EN, ["Mr. Okoro and Dr. A. B. Lindqvist signed for St. Aldhelm.", "Nobody else did."]),
    (EN, ["Permits cover work, study, etc. and are free.", "Visas, fees, etc.", "The rest is open."]),
    (EN, ["Some groups, e.g. Seasonal Workers, i.e. those hired by the month, are left out."]),
    (EN, ["The minister said: “It is done.”", "The law followed."]),
    (EN, ["(The decree is older.)", "The law is not."]),
    (EN, ["Is there a strategy?", "There is!", "It dates from 2020…", "Its plan does too."]),
    (EN, ["The text reads: “all persons […] shall register”.", "It is in force."]),
    (EN, ["The law follows that of the U.S. Department of Labor.", "It differs from the U.S.", "The fee does not."]),
    (EN, ["See vol. II, p. 14, 2nd ed.", "This was printed twice."]),
    (EN, ["See www.example.org/a.b for the list.", "It is long."]),
    (EN, ["The answer is no.", "Several bodies said so."]),
    (EN, ["Smith et al. (2015) count 300 cases.", "They are old."]),
    (FR, ["La loi n° 2014-131 du 24 mars 2014 est en vigueur.", "Elle vise l’art. 5, al. 2, par. 3."]),
    (FR, ["M. Sow et Mme. Diop ont signé au J.O. No. 12.", "Le décret suivra."]),
    (FR, ["Le texte a paru au J.O.", "Le décret suivra."]),
    (FR, ["Il dit : « Tout est prêt. »", "La loi suit."]),
    (FR, ["« Tout est-il prêt ? » demande-t-il.", "Oui."]),
    (FR, ["Les visas, permis, etc. sont gratuits (cf. art. L. 511-1, p. ex. pour l’étude)."]),
    (ES, ["La Ley n.º 8 de 2010, art. 3, inc. 2, rige.", "El Sr. Paz la firmó.", "¿Rige hoy?", "¡Sí!"]),
    (ES, ["Véanse las págs. 3 a 5 del B.O.E. 14.", "Los otros no."]),
    (PT, ["A Lei n.º 5/2003, de 26 de fevereiro, art. 2.º, al. a), vigora.", "O Decreto-Lei n.º 2 também."]),
    (PT, ["O Dr. Reis e a Sra. D. Ana assinaram.", "Não houve mais."]),
    (AR, ["صدر القانون رقم 36 لسنة 2015.", "هل دخل حيز النفاذ؟", "نعم، دخل."]),
    (AR, ["وقّع د. سامي الاتفاق.", "ثم نُشر في الجريدة، ص. 12."]),
]


@pytest.mark.parametrize(("language", "sentences"), TEXTS, ids=[sentences[0][:30] for _, sentences in TEXTS])
def test_a_text_is_split_where_its_sentences_end(language: Language, sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split(text, language)] == sentences
    assert [text[start:end] for start, end in split(text)] == sentences


def test_an_item_of_a_list_is_a_sentence_without_its_mark() -> None:
    text = "It lists:\n• visas\n– permits, i.e. cards. They are free.\n(a) others;\n  2. and the rest"
    assert [text[start:end] for start, end in split(text)] == [
        "It lists:", "visas", "permits, i.e. cards.", "They are free.", "others;", "and the rest"
    ]  # fmt: skip


def test_a_heading_number_is_no_sentence() -> None:
    text = "A. The purpose is this. B comes next."
    assert [text[start:end] for start, end in split(text)] == ["A. The purpose is this.", "B comes next."]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_blanks_have_no_sentences(text: str) -> None:
    assert split(text) == ()


def test_only_blanks_and_marks_of_lists_stand_between_sentences() -> None:
    chance = random.Random(5)  # noqa: S311 - a seed, not a secret
    pieces = [
        "",
        ".",
        ".",
        "!",
        "؟",
        "…",
        ")",
        "»",
        "\n",
        "\n• ",
        "\n•",
        "\n(a) ",
        "\n1. ",
        "No.",
        "art.",
        "A.",
        "J.O.",
        "law",
    ]
    pieces += ["The", "3", "5.", "word", "etc.", "é", "«", "(", "12", "-", "– "]
    for _ in range(3000):
        text = "".join(chance.choice(pieces) + chance.choice(["", " ", " "]) for _ in range(chance.randint(1, 25)))
        spans = split(text, chance.choice([None, *Language]))
        assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        between = [text[last:first] for last, first in pairwise([0, *(n for span in spans for n in span), len(text)])][
            ::2
        ]
        assert all(re.fullmatch(r"\s*(\(?\w{0,2}[.)•–-]?\s+)*", gap) for gap in between), text
