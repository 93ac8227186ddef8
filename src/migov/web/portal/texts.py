"""Running text of a profile as HTML: words, calls of its notes, and lists where the text has items."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.translation import gettext as _

from migov.model.texts import NoteMark, Text
from migov.profile.markup import directed

ITEM = "• "
ARABIC = re.compile("[\u0600-\u06ff]")


def html(text: Text, *, id: str, leftward: bool = False) -> str:  # noqa: A002 - the field's own word
    """The text with the calls of its notes, each leading to the note of the paragraph *id*; its words are escaped.

    Args:
        leftward: it is read from the right, and the numbers of laws in it are kept in order.

    >>> html(("A law of 2015.",), id="f-1")
    'A law of 2015.'
    >>> html(("القانون 2022-17",), id="f-1", leftward=True)
    'القانون <bdi dir="ltr">2022-17</bdi>'
    """
    lines = "".join(_piece(part, id, leftward=leftward) for part in text).split("\n")
    plain = [line for line in lines if not line.startswith(ITEM)]
    if len(plain) == len(lines):
        return "<br>".join(lines)
    return "".join(_blocks(lines))


def said(words: str) -> str:
    """Words as they stand beside a text, escaped; where they are read from the right, the numbers of laws are kept.

    >>> said("Law No. 2022-17"), said("القانون 2022-17")
    ('Law No. 2022-17', 'القانون <bdi dir="ltr">2022-17</bdi>')
    """
    return _escaped(words, leftward=ARABIC.search(words) is not None)


def _escaped(words: str, *, leftward: bool) -> str:
    if not leftward:
        return str(escape(words))
    pieces = directed(words)
    return "".join(f'<bdi dir="ltr">{escape(piece)}</bdi>' if own else escape(piece) for piece, own in pieces)


def _piece(part: str | NoteMark, id: str, *, leftward: bool) -> str:  # noqa: A002
    if isinstance(part, str):
        return _escaped(part, leftward=leftward)
    number, label = escape(part.note), escape(_("Note %(number)s") % {"number": part.note})
    return f'<sup><a href="#{id}-note-{number}" id="{id}-call-{number}" aria-label="{label}">{number}</a></sup>'


def _blocks(lines: Iterable[str]) -> Iterable[str]:
    is_open = False
    for line in lines:
        is_item = line.startswith(ITEM)
        if is_item and not is_open:
            yield "<ul>"
        if is_open and not is_item:
            yield "</ul>"
        is_open = is_item
        yield f"<li>{line.removeprefix(ITEM)}</li>" if is_item else line
    if is_open:
        yield "</ul>"
