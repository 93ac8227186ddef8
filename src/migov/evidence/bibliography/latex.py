r"""The little LaTeX that bibliographies hold: accents, a few signs, braces.

It is decoded here and not by a LaTeX parser: a value is data from a stranger, and one pass with one pattern cannot be
led astray by nesting.
"""

from __future__ import annotations

import re
import unicodedata

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
}  # fmt: skip
SIGNS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "textendash": "–", "textemdash": "—", "textdegree": "°", "textordmasculine": "º",
    "guillemotleft": "«", "guillemotright": "»", "ldots": "…", "dots": "…", "euro": "€", "S": "§",
    "textasciitilde": "\ue007", "textbackslash": "\ue008",
}  # fmt: skip
LOOKS = frozenset({
    "textsuperscript", "textsubscript", "textit", "textbf", "textsc", "textsl", "texttt", "textrm", "textsf", "textup",
    "textmd", "textnormal", "text", "emph", "underline", "mkbibquote", "mkbibemph", "mbox", "url", "nolinkurl",
})  # fmt: skip
"""Commands that say how the words in the braces behind them look, and nothing else."""
ESCAPED = "%&#_${}~\\"
HELD = {character: chr(0xE000 + index) for index, character in enumerate(ESCAPED)}
"""Private characters that stand for escaped signs until the braces have gone."""

TOKEN = re.compile(
    r"""\\(?:(?P<accent>[`'^~=."])\s*\{?\\?(?P<letter>[A-Za-z])\}?
        |(?P<named>[urHvdck])(?:\s+|\s*\{)\\?(?P<under>[A-Za-z])\}?
        |(?P<escaped>[%&#_${}])
        |(?P<sign>[A-Za-z]+)(?:\{\}|\s+|(?![A-Za-z])))""",
    re.VERBOSE,
)
DASHES = re.compile(r"---|--|~|``|''")
PLAIN = {"---": "—", "--": "–", "~": "\u00a0", "``": "“", "''": "”"}


def decoded(text: str) -> str:
    r"""The value without its LaTeX.

    >>> decoded(r"{\'E}tat et droit {--} l'{\OE}uvre \& more")
    "État et droit – l'Œuvre & more"
    """
    if "\\" in text:
        text = TOKEN.sub(_letter, text)
    text = DASHES.sub(lambda match: PLAIN[match.group()], text)
    text = text.replace("{", "").replace("}", "")
    for character, held in HELD.items():
        text = text.replace(held, character)
    return text


def encoded(text: str) -> str:
    r"""The value with its special signs escaped; accents stay as they are, in UTF-8.

    >>> encoded("R&D {50 %}")
    'R\\&D \\{50 \\%\\}'
    """
    text = text.replace("\\", "\\textbackslash\x00").replace("~", "\\textasciitilde\x00")
    text = re.sub(r"([%&#_${}])", r"\\\1", text).replace("\x00", "{}").replace("\u00a0", "~")
    return re.sub(r"([-'`])(?=\1)", r"\1{}", text)


def _letter(match: re.Match[str]) -> str:
    if match["escaped"]:
        return HELD[match["escaped"]]
    if match["sign"] in LOOKS:
        return ""
    if match["sign"]:
        return SIGNS.get(match["sign"], match.group())
    mark, letter = (match["accent"], match["letter"]) if match["accent"] else (match["named"], match["under"])
    return unicodedata.normalize("NFC", letter + ACCENTS[mark])
