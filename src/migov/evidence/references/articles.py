"""Lists of articles as they are printed, counted out."""

from __future__ import annotations

import re

from migov.evidence.references import numbering

LIST = re.compile(
    r"(?P<range>(?<!\w)(?:à|au|to|through|a|ao|al|إلى|حتى)(?!\w)|\s[–-]\s|(?<=\d)–(?=\d))"
    r"|(?P<book>[LRDA])?\.?\s?(?P<star>\*{0,2})\s?(?P<number>[\d٠-٩]+(?:[.‐-]\d+)*)(?:\s?(?:er|º|°|ª)(?!\w)|\.[º°])?"
    rf"(?:[\s*‐–-]{{0,3}}(?P<later>{numbering.LATER})(?!\w))?"
    r"(?P<letter>[‐–-]?[A-Z](?!\w))?(?:\s?\([\da-zA-Z]{1,4}\))*"
    r"|(?P<first>[Pp]remier)|(?P<roman>[IVXL]+(?!\w))",
)


def listed(printed: str) -> tuple[str, ...]:
    """The articles of a list, ranges of at most fifty counted out.

    >>> listed("5 à 7 et 12 bis"), listed("L. 121-1"), listed("1er")
    (('5', '6', '7', '12-bis'), ('L. 121-1',), ('1',))
    """
    found: list[str] = []
    ranged = False
    for match in re.finditer(LIST, printed):
        if match["range"]:
            ranged = bool(found)
            continue
        label = _label(match)
        whole = re.match(r"\d+(?=$|-[a-z])", label)
        if ranged and whole and found[-1].isdecimal() and 0 < int(whole[0]) - int(found[-1]) <= 50:
            last = int(whole[0]) + (whole[0] != label)  # "12 à 15 bis" has the fifteenth too
            found += [str(number) for number in range(int(found[-1]) + 1, last)]
        ranged = False
        found.append(label)
    return tuple(dict.fromkeys(found))


def _label(match: re.Match[str]) -> str:
    if match["first"]:
        return "1"
    if match["roman"]:
        return match["roman"]
    label = numbering.normal(match["number"])
    if match["book"]:
        label = f"{match['book']}.{match['star']} {label}"
    if match["later"]:
        label += f"-{match['later']}"
    return label + (match["letter"] or "").replace("‐", "-").replace("–", "-")
