"""Each kind of damage is repaired, recorded, and left alone where the text does not tell."""

from __future__ import annotations

import pytest

from migov.evidence.cleaning import clean
from migov.model.pages import Document, Line, Page

CONTEXT = (
    "the migration of the ministry and the national office is under the design of the agency for the people",
    "the migration law on the objective of the Ministry is with the agency and the national office of the people",
    "case-by-case decisions of the council are well-managed and follow-up is by the people of the office",
    "the conclusion of the office: a decision on a file is to be found with the office for the people",
)


def document(*lines: str, media_type: str = "text/plain; charset=utf-8") -> Document:
    page = Page(index=1, lines=tuple(Line(text=line) for line in (*lines, *CONTEXT, *CONTEXT)))
    return Document(sha256="0" * 64, media_type=media_type, pages=(page,))


def cleaned(*lines: str) -> tuple[list[str], list[tuple[str, str, str]]]:
    after, repairs = clean(document(*lines))
    return [line.text for line in after.pages[0].lines[: len(lines)]], [(r.kind, r.before, r.after) for r in repairs]


@pytest.mark.parametrize(
    ("damaged", "whole", "kind"),
    [
        ("a well\u2010managed office", "a well-managed office", "hyphen"),
        ("a well\u2011managed office", "a well-managed office", "hyphen"),
        ("a mi\xadgration law", "a migration law", "hyphen"),
        ("a well- managed office", "a well-managed office", "hyphen"),
        ("an oﬃce with a ﬁle", "an office with a file", "ligature"),
        ("the na\ufffdonal office", "the national office", "lost ligature"),
        ("the na onal office", "the national office", "lost ligature"),
        ("law No.\xa012", "law No. 12", "blank"),
        ("a cafe\u0301", "a café", "accent"),
        ("u nder t he d esign o f the agency", "under the design of the agency", "letter-spacing"),
        ("M IGRAT ION", "MIGRATION", "letter-spacing"),
        ("Object i ve", "Objective", "letter-spacing"),
        ("S O M E W H E R E  2030", "SOMEWHERE  2030", "letter-spacing"),
        ("une dÃ©cision", "une décision", "encoding"),
        ("l’office a pris une dÃ©cision, â€œellesâ€\x9d", "l’office a pris une décision, “elles”", "encoding"),
        ("le dÃ©lai 2012â\x80\x932017", "le délai 2012–2017", "encoding"),
        ("حقوق األجانب وباإلقامة", "حقوق الأجانب وبالإقامة", "turned letters"),
        (".يمنح الترخيص لمدة سنة", "يمنح الترخيص لمدة سنة.", "turned full stop"),
        ("، ويجدد كل سنة", "ويجدد كل سنة،", "turned full stop"),
    ],
)
def test_damage_is_repaired_and_recorded(damaged: str, whole: str, kind: str) -> None:
    lines, repairs = cleaned(damaged)
    assert lines == [whole]
    assert kind in [repair[0] for repair in repairs]


@pytest.mark.parametrize(
    "line",
    [
        "Article 5 a of the law",
        "intra- and interregional talks",
        "vitamin D and hepatitis C",
        "(a) a plan; (b) a law",
        "1986 and revised in 1998",
        "Convention name                Ratified",
        "le droit à l’éducation",
    ],
)
def test_what_is_whole_is_left_alone(line: str) -> None:
    lines, repairs = cleaned(line)
    assert lines == [line]
    assert repairs == []


@pytest.mark.parametrize(
    "line",
    [
        "El permís i l’autorització s’atorguen a qui ho demana i és vàlid a tot el territori",
        "Povolení se vydává v souladu s právem a k žádosti u úřadu se připojí doklad z pobytu",
        "Opholdstilladelse gives i Danmark til den, der er på vej i landet, og å andre i kommunen",
        "Η άδεια χορηγείται σε κάθε πολίτη και ο υπουργός αποφασίζει· η αίτηση υποβάλλεται",
        "O permiso é válido ó remate do prazo e á súa renovación, a quen o solicite",
        "Dozvola se izdaje u skladu s propisima i k tome o trošku stranca",
        "Az engedély érvényes, és ő kérelmet nyújt be; a külföldi s családja itt tartózkodhat",
        "La cittadinanza è una condizione; è vietato ogni abuso e l’ente è sottoposto a vigilanza",
        "De vergunning wordt u verleend door het gezag, en u dient de aanvraag in",
        "Zezwolenie wydaje się w terminie i z zachowaniem zasad; wniosek składa się u wojewody",
        "Виза выдаётся в соответствии с законом и с учётом положений; о выдаче сообщается к сроку",
        "Leja e qëndrimit i jepet të huajit; i interesuari banon këtu e paraqet kërkesën",
        "Tillstånd i Sverige beviljas den som är på väg i landet och å andra sidan i kommunen",
    ],
)
def test_letters_that_are_words_in_other_languages_stand_alone(line: str) -> None:
    page = Page(index=1, lines=(Line(text=line), Line(text=line.upper())))
    after, repairs = clean(Document(sha256="0" * 64, media_type="text/plain; charset=utf-8", pages=(page,)))
    assert [one.text for one in after.pages[0].lines] == [line, line.upper()]
    assert repairs == ()


def test_a_hyphen_that_parts_a_word_goes_and_one_that_belongs_to_it_stays() -> None:
    lines, repairs = cleaned(
        "they met in the conclu-", "sion of the talks on a case-", "by-case basis in Port-", "Amarel"
    )
    assert lines[0].endswith("conclu\xad")
    assert lines[1].endswith("case-")
    assert lines[2].endswith("Port-")
    assert ("line-end hyphen", "conclu-", "conclu") in repairs


def test_a_hyphen_before_the_rest_of_a_compound_stays() -> None:
    lines, _ = cleaned("the people of the office, the of-", "fice-by-case, and the law-", "by-people")
    assert lines == ["the people of the office, the of\xad", "fice-by-case, and the law-", "by-people"]


def test_halves_that_are_words_only_elsewhere_are_put_together_where_lines_part_words() -> None:
    parting = ("the conclu-", "sion of the migra-", "tion of the con-", "people of the well-", "people")
    lines, _ = cleaned(*parting)
    assert [line[-1] for line in lines[:4]] == ["\xad", "\xad", "\xad", "-"]


def test_a_blank_after_a_hyphen_goes_where_the_word_begins_compounds() -> None:
    lines, _ = cleaned("a well- advised office", "a well- and law-abiding office", "a file- kept by the office")
    assert lines == ["a well-advised office", "a well- and law-abiding office", "a file- kept by the office"]


def test_an_encoding_that_was_told_is_recorded() -> None:
    _, repairs = clean(document("plain", media_type="text/plain; charset=windows-1252"))
    assert [(repair.kind, repair.before) for repair in repairs] == [("encoding", "windows-1252")]


def test_raised_digits_keep_their_place() -> None:
    line = Line(text="the oﬃce7 of the state", raised=((8, 9),))
    source = Document(sha256="0" * 64, media_type="application/pdf", pages=(Page(index=1, lines=(line,)),))
    after, _ = clean(source)
    found = after.pages[0].lines[0]
    assert found.text == "the office7 of the state"
    assert [found.text[start:end] for start, end in found.raised] == ["7"]


def test_a_lost_ligature_that_nothing_tells_is_left() -> None:
    lines, _ = cleaned("the za\ufffdonkel of the office")
    assert lines == ["the za\ufffdonkel of the office"]


def test_a_soft_hyphen_before_the_gap_of_a_column_ends_its_line() -> None:
    lines, _ = cleaned("Convention on the Rights of All Mi\xad      Yes (2003)", "grant Workers, 1990")
    assert lines[0] == "Convention on the Rights of All Mi\xad      Yes (2003)"


@pytest.mark.parametrize(
    "line", ["ألف عامل إلى الأجانب", "سأل الإمام", "مآل الآلات", ".3 سنوات", ".يمنح الترخيص:", ". a", "."]
)
def test_arabic_words_and_marks_in_their_order_are_left_alone(line: str) -> None:
    assert cleaned(line) == ([line], [])


def test_a_letter_that_counts_an_item_is_no_stray_one() -> None:
    line = "m embers : a) cinq experts ; et c) deux chefs (m embres)"
    lines, _ = cleaned(line, "the members of the office", "les membres de l’office", "les members de l’office")
    assert lines == ["members : a) cinq experts ; et c) deux chefs (membres)", *lines[1:]]


@pytest.mark.parametrize(
    "line",
    [
        "to be had at https://register.example/acts/law-no-",
        "of-the-people-on-migra-",
        "under the licence CC BY-NC-",
    ],
)
def test_a_hyphen_stays_at_the_end_of_what_is_cut_only_behind_hyphens(line: str) -> None:
    lines, _ = cleaned(line, "tion of the office", "the conclu-", "sion of the talks")
    assert lines[0] == line
    assert lines[2] == "the conclu\xad"


def test_a_sign_that_stands_for_the_same_letters_throughout_is_read_everywhere() -> None:
    damaged = "the \x02le of the of\x02ce is to be de\x02ned in the o\x03er of the \x02tter \x02sh-drying Of\x02ce"
    whole = "an office and a file with an offer to define, defined by the officer"
    lines, _ = cleaned(damaged.replace("o\x03er", "office"), whole, whole)
    assert lines[0] == "the file of the office is to be defined in the office of the fitter fish-drying Office"
