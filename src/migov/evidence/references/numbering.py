"""Numbers of instruments: what is printed in many ways means one."""

from __future__ import annotations

import re

NUMBER = (
    r"(?:[A-Zأ-ي]{1,3}[-/. ])?[\d٠-٩][\dA-Za-z٠-٩]*"
    r"(?:\s?[-/‐–]\s?[\d٠-٩][\dA-Za-z٠-٩]*|[-/‐–][A-Za-z]+\d{0,3}|[.:][\d٠-٩]+)*"
    r"(?:\s[A-Z]{1,8}(?:/[A-Z]{1,8})+|(?:\s/\s(?-i:[A-Z]{2,8}))+(?:\s/(?=\s))?)?"
)
"""A printed number: "2015-36", "1.234", "0508 MI/SP/D", "123-2018-IN"."""

LATER = "bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|undecies|duodecies|مكرر"
"""What is put behind the number of an article that came later."""

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def normal(printed: str) -> str:
    """The number with hyphens between its figures, parts in the country's own order, thousands unparted.

    >>> normal("2015/36"), normal("2015‐36"), normal("11/2017"), normal("25.871"), normal("1.03.196"), normal("٥")
    ('2015-36', '2015-36', '11-2017', '25871', '1-03-196', '5')
    >>> normal("0508 MI/SP/D/ACR/DGPN")
    '0508 MI/SP/D/ACR/DGPN'
    """
    text = " ".join(printed.translate(DIGITS).split()).rstrip(".-/: ").replace(" / ", "/").replace("/ ", "/")
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:[/-](?:19|20)\d\d)?", text):
        text = text.replace(".", "")
    text = re.sub(r"(?<=\d)\s?[-/.‐–]\s?(?=\d)", "-", text)
    return re.sub(r"[‐–]", "-", text)


def year(number: str) -> int | None:
    """The year in a number: four figures beside others, or two from 40 on in front ("81-40" is of 1981).

    >>> year("2015-36"), year("4-2012"), year("81-40"), year("05-117"), year("573")
    (2015, 2012, 1981, None, None)
    """
    parts = re.findall(r"(?<![A-Za-z\d])\d+(?![A-Za-z\d])", number)
    for part in parts:
        if len(parts) > 1 and re.fullmatch(r"(?:18|19|20)\d\d", part):
            return int(part)
    if len(parts) == 2 and len(parts[0]) == 2 and int(parts[0]) >= 40:
        return 1900 + int(parts[0])
    return None


def short_year(printed: str) -> int | None:
    """The year of a number in whose print two figures behind a stroke are it: "5/98".

    >>> short_year("5/98"), short_year("11/2017"), short_year("05-117")
    (1998, None, None)
    """
    match = re.search(r"\d\s?/\s?(\d\d)$", printed)
    return None if match is None else int(match[1]) + (1900 if int(match[1]) >= 40 else 2000)


UNIONS = re.compile(r"/(UE|EU|CE|EC|CEE|EEC|JAI|JHA|Euratom)$")


def apart(number: str) -> tuple[str, str | None]:
    """The number and the union of States that is printed behind it.

    >>> apart("2004-38/EC"), apart("2005-64/MI")
    (('2004-38', 'EC'), ('2005-64/MI', None))
    """
    match = UNIONS.search(number)
    return (number[: match.start()], match[1]) if match else (number, None)


def key(number: str) -> tuple[str, ...]:
    """What two printed forms of one number share, whichever of number and year stands first.

    >>> key("2017-006") == key("6-2017")
    True
    """
    parts = [part.lstrip("0").casefold() for part in re.findall(r"[^\W_]+", number)]
    if len(parts) == 2 and re.fullmatch(r"(?:18|19|20)\d\d", parts[1]) and len(parts[0]) != 4:
        parts.reverse()
    return tuple(parts)
