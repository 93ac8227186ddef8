"""Running heads are told from lines that only happen to be the same."""

from __future__ import annotations

from migov.profile.reading.flow.furniture import furniture, running_heads
from strips import strip

LINE = "Ferry fees were lowered to 40 per cent of the former rate in 2019,{} and the new forms exist in"
REST = "three languages. The office prints them in spring and sends them to every village on the coast."


def test_a_full_line_that_comes_again_with_higher_marks_is_no_head() -> None:
    rows = strip("\n".join(f"{LINE.format(number)}\n{REST}" for number in range(1, 6)))
    assert running_heads(rows) == frozenset()


def test_a_line_with_page_numbers_that_cuts_sentences_is_a_head() -> None:
    rows = strip("\n".join(f"{REST} It\nLocal profile of Port Sel {number}\nsells them too." for number in range(4, 9)))
    assert {rows[index].text for index in running_heads(rows)} == {
        f"Local profile of Port Sel {n}" for n in range(4, 9)
    }


def links(text: str) -> list[str]:
    rows = strip(text)
    return [rows[index].text for index, what in furniture(rows, frozenset(), frozenset()).items() if what == "link"]


ENTRIES = [
    "2012 Law No. 2012-06 on Ferries. https://law.example/2012/06",
    "2014 Law No. 2014-03 on Fog. https://law.example/2014/03",
    "2016 Law No. 2016-11 on the Protection of Fish in Rivers and Lakes.\nhttps://law.example/2016/11",
    "2017 Law No. 2017-01 on Boats. https://law.example/2017/01",
]


def test_an_address_below_the_words_of_its_entry_is_no_link_that_extraction_added() -> None:
    assert links("\n".join(ENTRIES) + "\n") == []
    assert links("2016 Law on Fish.\n    https://law.example/2016/11\n") == []


def test_addresses_listed_below_a_page_are_links() -> None:
    listed = ["https://law.example/2016/11", "https://law.example/2017/01"]
    assert links("The office keeps a register of boats.\n" + "\n".join(listed) + "\n") == listed


PAGES = "First.\n\fSecond.\n\f" + "The fee is low.\n" * 4


def numbers(text: str) -> list[str]:
    rows = strip(text)
    return [
        rows[index].text for index, what in furniture(rows, frozenset(), frozenset()).items() if what == "page number"
    ]


def test_a_number_alone_within_a_sentence_is_that_of_a_page() -> None:
    pages = PAGES + "The register of the harbour\n\n{}\n\n{} for all.\n"
    rest = "".join(f"The fee is low in spring.\n{number} boats came.\n" for number in range(5))
    assert numbers(pages.format(12, "is kept") + rest) == ["12"]
    assert numbers(pages.format(12, "Is kept") + rest) == []
    long = "The register of all the boats that lie in the harbour is kept by the Harbour\n\n12\n\n"
    assert numbers(PAGES + long + "Council, which lends it to whoever asks for it on a day in spring.\n" + rest) == [
        "12"
    ]


def test_numbers_that_rise_between_blank_lines_are_those_of_pages_if_one_cuts_a_sentence() -> None:
    cut = "The register of the harbour\n\n{}\n\n{} for all, and it is open to those who ask for it in the\nmorning.\n"
    text = PAGES + cut.format(7, "is kept") + cut.format(8, "Council keeps it") + cut.format(9, "Council")
    assert numbers(text + "Last.\nOne.\nTwo.\nThree.\n") == ["7", "8", "9"]
