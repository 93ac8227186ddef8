"""What reading any bibliography needs: bounds on its size, its text, and an account of all that is wrong in it."""

from __future__ import annotations

from collections.abc import Sequence

from migov.errors import Problem, Unreadable

MOST_BYTES = 32 * 1024 * 1024
MOST_ENTRIES = 100_000
MOST_PROBLEMS = 20
"""Problems that are told; more would not help anybody."""


def text_of(data: bytes, *, file: str | None) -> str:
    """The text of a file in UTF-8.

    Raises:
        Unreadable: the file is larger than 32 MB, or not UTF-8.
    """
    refuse_large(data, file=file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            Problem("the file is not UTF-8", file=file, place=f"line {line}", remedy="export it again as UTF-8")
        ) from None


def refuse_large(data: bytes, *, file: str | None) -> None:
    """Refuses a file that no bibliography is as large as."""
    if len(data) > MOST_BYTES:
        size, most = len(data) // 1024**2, MOST_BYTES // 1024**2
        raise Unreadable(
            Problem(f"the file has {size} MB, and {most} MB are read at most", file=file, remedy="export it in parts")
        )


def refuse_many(number: int, *, file: str | None) -> None:
    """Refuses a file with more entries than a library has."""
    if number > MOST_ENTRIES:
        raise Unreadable(
            Problem(f"the file has more than {MOST_ENTRIES} entries", file=file, remedy="export it in parts")
        )


def refuse(problems: Sequence[Problem]) -> None:
    """Raises what was found wrong, if anything was."""
    if problems:
        raise Unreadable(*problems[:MOST_PROBLEMS])
