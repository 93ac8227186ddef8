"""What a file is by its first bytes, where a spreadsheet is wanted."""

from __future__ import annotations

from migov.errors import Problem, Unreadable

WORKBOOK, TEXT = "workbook", "text"


def refuse_other(data: bytes, file: str, *, save: str = "save it as .xlsx") -> str:
    """``workbook`` or ``text``, as the content tells; what is neither is refused by its name.

    Args:
        data: the file.
        file: its name.
        save: how to save a file that can be read here.

    Raises:
        Unreadable: a PDF, an old or encrypted workbook, a picture, a compressed file.
    """
    kind, remedy = _kind(data, save)
    if kind not in (WORKBOOK, TEXT):
        raise Unreadable(Problem(f"it is {kind}, not a spreadsheet that can be read here", file=file, remedy=remedy))
    return kind


def _kind(data: bytes, save: str) -> tuple[str, str]:
    """What the first bytes say, and what to do where it cannot be read."""
    signatures = {
        b"PK\x03\x04": (WORKBOOK, ""),
        b"%PDF": ("a PDF", "hand in the spreadsheet it was made from"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ("an old .xls workbook or one with a password", f"{save}, without one"),
        b"\x89PNG": ("a picture", save),
        b"\xff\xd8\xff": ("a picture", save),
        b"PK\x05\x06": ("an empty archive", save),
        b"{\\rtf": ("an RTF text", save),
        b"\x1f\x8b": ("a compressed file", "unpack it first"),
    }
    return next((found for start, found in signatures.items() if data.startswith(start)), (TEXT, ""))
