"""The words that were looked for, marked where they stand in a passage."""

from __future__ import annotations

from functools import lru_cache

from django.utils.html import escape

from migov.model.languages import Language
from migov.store.published.stems import WORD, stems

AROUND = 260
"""Signs before the first marked word, where a passage is cut short."""
LONGEST = 600
"""Signs of a passage in a list; the whole of it is one link away."""


def marked(text: str, looked_for: str, language: Language) -> str:
    """The passage as HTML, its words escaped, those that were looked for marked; a long one cut at both ends.

    >>> marked("A law on asylum & work.", "asylums", Language.EN)
    'A law on <mark>asylum</mark> &amp; work.'
    """
    wanted = frozenset(stems(looked_for, language))
    there = WORD.finditer(text) if wanted else ()
    spots = [one.span() for one in there if not wanted.isdisjoint(_stems(one[0], language))]
    start, end = _part(text, spots[0][0] if spots else 0)
    parts, at = ["… " if start else ""], start
    for begin, stop in spots:
        if begin < at or stop > end:
            continue
        parts += [escape(text[at:begin]), "<mark>", escape(text[begin:stop]), "</mark>"]
        at = stop
    return "".join([*parts, escape(text[at:end]), " …" if end < len(text) else ""])


def _part(text: str, first: int) -> tuple[int, int]:
    """Where the shown part of a text begins and ends: whole words around the first marked one."""
    if len(text) <= LONGEST:
        return 0, len(text)
    start = 0 if first < AROUND else text.find(" ", first - AROUND) + 1
    end = text.rfind(" ", start, start + LONGEST)
    return (start, len(text)) if start + LONGEST >= len(text) else (start, end if end > start else start + LONGEST)


@lru_cache(maxsize=50_000)
def _stems(word: str, language: Language) -> tuple[str, ...]:
    return tuple(stems(word, language))
