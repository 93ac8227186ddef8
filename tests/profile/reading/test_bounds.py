"""Text built to keep a reader busy is done with in seconds; other reports with numbered headings are not read."""

from __future__ import annotations

import time

import pytest

import synthetic
from migov.actions.reading import read_profile
from migov.errors import Unreadable
from migov.profile.reading.flow.marks import call

HEADING = "1.2. Migration governance: Examples of well-developed areas\n"
SIZE = 120_000
"""Characters: as many as a profile has."""

LONGEST = 12.0
"""Seconds of computing, on any machine. What grows with the square of the size takes minutes."""

BUSY = {
    "one number on every line": "5 " * 40 + "\n",
    "marks without end": "a.5 b.6 c.7 " * 8 + "\n",
    "letters apart": "M " * 4000 + "\n",
    "long runs of letters": ("A" * 290 + " ") * 30 + "\n",
    "gaps": (" " * 290 + "x") * 30 + "\n",
    "brackets": ("(" * 290 + " ") * 30 + "\n",
    "hyphens": "abc-" * 2000 + "\n",
    "addresses that never end": "http://a/b-\n",
    "headings": "2.1. Areas of work 3.1. Areas for growth\n",
    "rows that end in small letters": "abcdef ghi jkl mno pqr stu vwx yz abc\n",
}


@pytest.mark.parametrize("name", BUSY)
def test_text_that_keeps_a_reader_busy_is_done_with(name: str) -> None:
    line = BUSY[name]
    notes = "".join(f"{number} Harbour Office, Register of Arrivals.\n" for number in range(1, 200))
    text = HEADING + line * (SIZE // len(line)) + "\n" + notes
    began = time.process_time()
    read_profile(text.encode(), file="busy.txt")
    assert time.process_time() - began < LONGEST


def test_a_hundred_thousand_numbers_are_weighed_in_seconds() -> None:
    began = time.process_time()
    call(["Ports opened,5 ships came,6 crews left.7 " * 100] * 300, range(1, 400))
    assert time.process_time() - began < LONGEST


OTHERS = {
    "one section": "2.1. Areas of work\nThe report lists areas.\n",
    "many sections": "".join(
        f"{chapter}.{part}. Trends of the {word} harbours\nShips come and go there.\n\n"
        for chapter in range(1, 7)
        for part, word in enumerate(("northern", "southern"), start=1)
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_report_is_not_taken_for_a_profile(name: str) -> None:
    text = f"REGIONAL HARBOUR REPORT 2021\n\nMigration governance is debated.1\n\n{OTHERS[name]}\n1 Ibid.\n"
    with pytest.raises(Unreadable, match="no section of findings"):
        read_profile(text.encode(), file="report.txt")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_part_of_a_profile_is_read(language: str) -> None:
    truth = synthetic.profile(synthetic.seeds(1, language)[0], language)
    text = synthetic.printed(truth)
    cut = text[text.index("\n3.1. ") : text.index("\n6.1. ")]
    read = read_profile(cut.encode(), file="part.txt")
    assert {finding.id[:3] for finding in read.findings} == {
        section for section, texts in truth.sections.items() if texts and section[0] in "345"
    }


@pytest.mark.parametrize(
    ("encoding", "said"), [("latin-1", "Windows-1252"), ("utf-16-le", "Utf-16-Le"), ("utf-8", None)]
)
def test_a_tale_is_no_profile_and_its_encoding_is_named(encoding: str, said: str | None) -> None:
    tale = "L’été dernier à la rivière. Où était le bac ? Là-bas, répéta l’aînée.\n".replace("’", "'") * 200
    with pytest.raises(Unreadable, match="no migration governance profile") as error:
        read_profile(tale.encode(encoding), file="tale.txt")
    assert (f"it was read as {said}" in str(error.value)) == (said is not None)


def test_thousands_of_laws_and_bodies_are_gathered_in_seconds() -> None:
    def word(number: int) -> str:
        return "".join("bkrmtlsvd"[number // 9**place % 9] + "aeiou"[number // 5**place % 5] for place in range(5))

    lines = [
        f"Law No. {number}/2011 on {word(number)} made the National {word(7 * number).title()} Agency, and the "
        f"{word(3 * number).title()} Policy (2010–2015) of the Ministry of {word(11 * number).title()} holds since.\n\n"
        for number in range(1, 2_500)
    ]
    began = time.process_time()
    read = read_profile((HEADING + "\n" + "".join(lines)).encode(), file="laws.txt")
    assert len(read.instruments) > 2_000
    assert time.process_time() - began < LONGEST
