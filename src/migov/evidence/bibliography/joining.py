r"""BibTeX's values in pieces: ``month = jan # "~1"``, and names that a file gives to words with ``@string``.

>>> joined('"Law on " # port # { Dues}', {"port": '"Harbour" # "s"'})
'{Law on Harbours Dues}'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bibtexparser.library import Library
from bibtexparser.middlewares import LibraryMiddleware

LONGEST = 100_000
"""Characters: a name that is joined to itself, and the result again, would fill any memory."""


class TooLong(ValueError):
    """Pieces that make more than any value has, or lead round in a circle."""


class Joining(LibraryMiddleware):
    """Puts a library's values together before its names are looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.too_long: list[tuple[int, str]] = []
        """Lines, from 0, of entries with a field that is too long, and its name."""

    def transform(self, library: Library) -> Library:
        """The library with each value of several pieces as one in braces."""
        names = {key.lower(): str(string.value) for key, string in library.strings_dict.items()}
        known: dict[str, str | None] = {}
        for string in library.strings:
            if parted(str(string.value)) or str(string.value).strip().lower() in names:
                string.value = self._joined(string.value, names, known, string.start_line, string.key)
        for entry in library.entries:
            for field in entry.fields:
                if isinstance(field.value, str) and "#" in field.value and parted(field.value):
                    field.value = self._joined(field.value, names, known, entry.start_line, field.key)
        return library

    def _joined(
        self, value: str, names: Mapping[str, str], known: dict[str, str | None], line: int | None, name: str
    ) -> str:
        try:
            return joined(value, names, known)
        except TooLong:
            self.too_long.append((line or 0, name))
            return value


def parted(value: str) -> bool:
    """Whether a value has several pieces."""
    pieces = _pieces(value)
    return next(pieces, None) is not None and next(pieces, None) is not None


def joined(value: str, names: Mapping[str, str], known: dict[str, str | None] | None = None) -> str:
    """A value of several pieces as one in braces; a name that nothing is known of stands for itself, as a month's does.

    Args:
        names: what names stand for, in small letters, as it stands in the file.
        known: those that were looked up before, as one; null while one is being looked up. More are added.

    Raises:
        TooLong: the pieces make more than any value has, or a name stands for itself.
    """
    known = {} if known is None else known
    parts: list[str] = []
    for piece in _pieces(value):
        name = piece.lower()
        if piece.startswith(('"', "{")):
            parts.append(piece[1:-1])
        elif name in names:
            if name not in known:
                known[name] = None
                known[name] = joined(names[name], names, known)
            if (found := known[name]) is None:
                raise TooLong(name)
            parts.append(found[1:-1])
        else:
            parts.append(piece)
        if sum(map(len, parts)) > LONGEST:
            raise TooLong(name)
    return f"{{{''.join(parts)}}}"


def _pieces(value: str) -> Iterator[str]:
    """What stands between the signs ``#`` of a value that stand in no braces and no quotation marks."""
    depth, start, is_quoted, is_escaped = 0, 0, False, False
    for at, sign in enumerate(value):
        if is_escaped:
            is_escaped = False
        elif sign == "\\":
            is_escaped = True
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif depth == 0 and sign == '"':
            is_quoted = not is_quoted
        elif depth == 0 and not is_quoted and sign == "#":
            yield value[start:at].strip()
            start = at + 1
    yield value[start:].strip()
