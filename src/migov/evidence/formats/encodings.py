"""In which encoding a web page is, by its byte order mark, its bytes, and what it says of itself."""

from __future__ import annotations

import codecs
import re

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

SAID = re.compile(
    rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
"""What a page says of itself, in a place where ASCII is enough to read it."""

KNOWN = re.compile(
    r"utf-?8|(?:windows-?|x-cp|cp)(?:125[0-8]|874)|iso-?8859-?\d{1,2}(?:-[ie])?|koi8-[ru]|macintosh|ibm866|tis-620|"
    r"shift[_-]jis|euc-(?:jp|kr)|iso-2022-jp|gb(?:k|2312|18030)|big5",
    re.IGNORECASE,
)
"""Names that pages use for encodings of text. Others, of which Python knows many, are not asked for."""

AS_BROWSERS_DO = {"iso-8859-1": "windows-1252", "iso-8859-9": "windows-1254", "tis-620": "windows-874"}
"""Encodings that browsers take for larger ones, and so pages are written in those."""

WESTERN = frozenset({"windows-1252", "windows-1254", "iso-8859-15", "mac-roman"})
FEW = 3
"""Characters or words that may be there by chance."""

GLANCE = 4096
"""Bytes at the beginning that a page may tell its encoding in."""


SPOILT = 10
"""Times as many characters beyond ASCII as broken ones: then the page is in UTF-8, and was spoilt on its way."""


WORD = re.compile(r"[^\W\d_]{3,}")
MOST_LOST = 0.5
"""Of the letters: where more characters cannot be decoded, no words are left."""


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a page and the name of its encoding. What cannot be decoded becomes U+FFFD, as in a browser.

    A page in valid UTF-8 is taken for that whatever it says: by chance, hardly any other text is. One that says so
    and is not, by far, is taken for one that says nothing.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = _said(data) or "utf-8"
        if encoding == "utf-8" and not _is_nearly_utf_8(data):
            encoding = "windows-1252"
    return data.decode(encoding, errors="replace"), encoding


def is_misread(words: str, encoding: str) -> bool:
    """Whether a page is in another encoding than the one that its words were decoded from, so that they say nothing.

    What is Arabic, Greek or Cyrillic has whole words of letters with accents when it is taken for a western encoding;
    in a text that is western, plain letters stand between them.
    """
    lost = words.count("\ufffd")
    if lost > FEW and lost > MOST_LOST * sum(map(str.isalpha, words)):
        return True
    if encoding not in WESTERN:
        return False
    beyond = len(words) - len(words.encode("ascii", errors="ignore"))
    if lost > FEW and SPOILT * lost > beyond:  # bytes that mean nothing in these encodings
        return True
    strange = mixed = 0
    for word in WORD.findall(words):
        if not word.isascii():
            is_strange = all(character > "\x7f" for character in word)
            strange, mixed = strange + is_strange, mixed + (not is_strange)
    return strange > mixed and strange > FEW


def _is_nearly_utf_8(data: bytes) -> bool:
    """Whether only a few characters are broken in what is in UTF-8 for the rest."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) > SPOILT * broken


def _said(data: bytes) -> str | None:
    found = SAID.search(data[:GLANCE])
    if found is None:
        return None
    label = (found.group(1) or found.group(2)).decode("ascii").lower()
    if not KNOWN.fullmatch(label):
        return None
    label = re.sub(r"^(?:x-cp|cp|windows-?)(?=\d)", "windows-", label)
    label = re.sub(r"^iso-?8859-?(\d+).*", r"iso-8859-\1", label).replace("windows-874", "cp874")
    label = AS_BROWSERS_DO.get(label, label).replace("macintosh", "mac-roman").replace("windows-874", "cp874")
    try:
        return codecs.lookup(label).name.replace("cp125", "windows-125")
    except LookupError:
        return None
