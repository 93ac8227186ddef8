"""Running text with the marks of its footnotes at their place."""

from __future__ import annotations

from migov.model.values import Value


class NoteMark(Value):
    """The place in a text where a footnote is called."""

    note: str
    """Number of the footnote within its series, as printed."""


Text = tuple[str | NoteMark, ...]
"""Words and note marks in reading order. A line break inside the words starts an item of a list ("\\n• …")."""


class Place(Value):
    """Where something stands in a profile.

    >>> str(Place("1.2", 3))
    '1.2, paragraph 3'
    """

    section: str
    """Number of the section ("1.2"), code of a module ("covid-19"), or one of ``cover``, ``imprint``, ``objective``,
    ``introduction``, ``framework``, ``sources``, ``annexes``, ``migof``, ``process``, and ``table 1`` and so on."""
    paragraph: int | None = None
    """Counted from 1 within the section."""

    def __str__(self) -> str:
        return self.section if self.paragraph is None else f"{self.section}, paragraph {self.paragraph}"


def words(text: Text) -> str:
    """The words alone, without note marks.

    >>> words(("signed in 1993", NoteMark("5"), " with France."))
    'signed in 1993 with France.'
    """
    return "".join(part for part in text if isinstance(part, str))


def marks(text: Text) -> tuple[str, ...]:
    """The numbers of the footnotes called, in reading order."""
    return tuple(part.note for part in text if isinstance(part, NoteMark))


def tidy(text: Text) -> Text:
    """The same text with neighbouring words joined and empty words left out: two equal texts then compare equal."""
    parts: list[str | NoteMark] = []
    for part in text:
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        elif part != "":
            parts.append(part)
    return tuple(parts)
