"""What is much more than a profile can be is refused before anything looks at its words."""

from __future__ import annotations

import pytest

from migov.errors import Unreadable
from migov.evidence.formats import PROFILE, read

TOO_MUCH = {
    "characters": (("a few words of text, " * 5 + "\n") * (PROFILE.characters // 90), "characters"),
    "blanks": (" " * 5_000_000 + "end", "characters"),
    "lines": ("\na" * (PROFILE.lines + 1), "lines"),
    "a long line": ("word " * (PROFILE.line // 4), "line 1"),
    "letters without a blank": ("title\n" + "a" * (PROFILE.run + 1), "line 2"),
    "one sign again and again": ("title\n" + "(" * (PROFILE.run + 1), "line 2"),
    "blanks within a line": ("title\nword" + " " * (PROFILE.run + 1) + "word", "line 2"),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_is_refused(name: str) -> None:
    text, says = TOO_MUCH[name]
    with pytest.raises(Unreadable, match=says):
        read(text.encode(), file="a.txt", bounds=PROFILE)


@pytest.mark.parametrize(
    "text",
    [
        "A paragraph kept on one line. " * 300,
        "https://example.org/" + "path-0/" * 100,
        "Convention" + " " * 200 + "1951",
        "." * 200 + " 7",
    ],
)
def test_what_stands_in_profiles_is_read(text: str) -> None:
    assert read(text.encode(), file="a.txt", bounds=PROFILE).pages[0].lines[0].text == text.rstrip()
