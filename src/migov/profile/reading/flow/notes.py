"""Footnotes in the flow of a text: which rows are footnotes, where each begins and ends.

A footnote begins with its number. So do rows that say "12 questions were added" and rows of lists. What tells them
apart is the whole series: numbers that rise by one, words that begin with a capital, smaller type, a mark in the text
that calls the number. The best rising chain of beginnings is taken.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from migov.model.values import Value
from migov.profile.reading.flow.rows import FALLEN, RAISED, Row, needed

BEGINNING = re.compile(
    rf"^{RAISED}?\[?(\d{{1,3}}|[⁰¹²³⁴-⁹]{{1,3}})\]?(?P<raised>{FALLEN})?(?P<gap>[.)]?\s*)(?P<words>\S.*)$"
)
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
GLUED = re.compile(
    rf"(\d(?:(?<=[^\W\d_].)|(?<=[.,;:!?)\]”»’\"{RAISED}].))\d{{0,2}})(?!\d|[.,]\d|[-–‐/%])"
)  # what stands before the number is asked last, here and below: so the engine looks for digits first
DIGIT = re.compile("[\\d⁰¹²³⁴-⁹]")
MONTHS = "jan|f[eé][bv]|mar|a[pbv]r|ma[iy]|ju[inl]|ago?|ao[uû]|se[pt]|o[ckut][tu]|nov|d[eéi][czs]"
DATE = re.compile(rf"(?:{MONTHS})[a-zéû]{{0,7}}\.? (?:de )?(?:19|20)\d\d\b", re.IGNORECASE)
"""What follows the day of a date, in any of the languages."""
BRACKETED = re.compile(r"\[(\d{1,3})\]")
AFTER_STOP = "(?:(?<=[.!?)”»,].)|(?<=[.!?)”»,] .))"
LOOSE = re.compile(rf"([\d⁰¹²³⁴-⁹]{AFTER_STOP}(?:(?<=\d)\d{{0,2}}|(?<!\d)[⁰¹²³⁴-⁹]{{0,2}}))(?= |$)")
ADDRESS_END = re.compile(r"(?:https?://|www\.)\S*$")
ADDRESS_FIRST = re.compile(r"https?://|www\.")
ADDRESS_REST = re.compile(r"^\S*[/.=?#%-]\S*$")

MOST = 40
"""Rows of the longest footnote."""

LONGEST_ADDRESS = 600
"""Characters of an address looked back for: a paragraph of a thousand rows is not searched through at each of them."""


class Note(Value):
    """One footnote: its number, its words, its rows."""

    number: int
    text: str
    rows: tuple[int, ...]


class _Beginning(Value):
    row: int
    number: int
    score: float


def notes(
    rows: Sequence[Row], among: Sequence[int], stops: Collection[int], width: float, elsewhere: Collection[int] = ()
) -> tuple[Note, ...]:
    """The footnotes of one series.

    Args:
        among: the rows to look in, in order.
        stops: rows that end a footnote whatever they say: headings, furniture.
        width: how far a full row of the body reaches.
        elsewhere: rows among them where a footnote begins only if the text calls it: those of lists.
    """
    chain = _chain(_beginnings(rows, among, elsewhere))
    first = {beginning.row for beginning in chain}
    longest = max((rows[index].reach for index in first), default=0.0)
    return tuple(
        _note(rows, beginning, first | set(stops), max(width if width < 1e6 else 0.0, longest)) for beginning in chain
    )


def _beginnings(rows: Sequence[Row], among: Sequence[int], elsewhere: Collection[int]) -> list[_Beginning]:
    """Rows that may begin a footnote, with what speaks for it."""
    found = [(index, match) for index in among if (match := BEGINNING.match(rows[index].text))]
    if not found:
        return []
    numbers = {index: int(match[1].translate(SUPERSCRIPT)) for index, match in found}
    called = {
        int(number.translate(SUPERSCRIPT))
        for index in among
        if DIGIT.search(rows[index].text)
        for pattern in (GLUED, LOOSE, BRACKETED)
        for number in pattern.findall(rows[index].text[1:])
    }
    usual = _usual_size(rows, among)
    scored = []
    for index, match in found:
        if index in elsewhere and numbers[index] not in called:
            continue
        if match["gap"] == "" and not match["raised"] and match["words"][0].isdigit():
            continue
        if index and not rows[index].blank and not rows[index - 1].closed and DATE.match(match["words"]):
            continue
        score = _score(rows, index, match, usual, numbers) + (1.5 if numbers[index] in called else -1.0)
        if score > 0:
            scored.append(_Beginning(index, numbers[index], score))
    return scored


def _usual_size(rows: Sequence[Row], among: Sequence[int]) -> float | None:
    sizes = sorted(size for index in among if (size := rows[index].size) is not None and len(rows[index].text) > 40)
    return sizes[len(sizes) // 2] if sizes else None


def _score(
    rows: Sequence[Row], index: int, match: re.Match[str], usual: float | None, numbers: dict[int, int]
) -> float:
    """What speaks for a row as the beginning of a footnote, besides the series."""
    row = rows[index]
    score = 0.0
    if match["raised"] or match[1][0] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        score += 3
    elif row.text.startswith("["):
        score += 1
    if usual is not None and row.size is not None:
        score += 2 if row.size < usual - 0.4 else -2
    words = match["words"]
    if words[0].isupper() or words[0] in "“\"«(‘'h":
        score += 1
    elif words[0].islower():
        score -= 0.3 if re.match(r"[a-z]+[A-Z]|www\.", words) else 1.2
    else:
        score -= 1
    if not match["gap"].strip() and match["gap"] == "" and not match["raised"]:
        score -= 1
    before = rows[index - 1] if index else None
    if before is None or row.blank or before.closed or index - 1 in numbers:
        score += 1
    else:
        score -= 0.5
    return score


def _chain(found: list[_Beginning]) -> list[_Beginning]:
    """The best chain of rising numbers; each number that is left out costs a little."""
    best: list[tuple[float, int]] = []
    top: dict[int, int] = {}  # number → the best of its places so far: only these can be before another number
    for place, beginning in enumerate(found):
        score, before = beginning.score - 0.8 * (beginning.number - 1), -1
        for number, other in top.items():
            step = beginning.number - number
            if step > 0:
                total = best[other][0] + beginning.score - 0.8 * (step - 1)
                if total > score or (total == score and -1 < other < before):
                    score, before = total, other
        best.append((score, before))
        if beginning.number not in top or score > best[top[beginning.number]][0]:
            top[beginning.number] = place
    if not best:
        return []
    place = max(range(len(best)), key=lambda index: best[index][0])
    if best[place][0] <= 0:
        return []
    chain = []
    while place >= 0:
        chain.append(found[place])
        place = best[place][1]
    chain.reverse()
    return _with_strays(chain, found)


def _with_strays(chain: list[_Beginning], found: list[_Beginning]) -> list[_Beginning]:
    """The chain, with numbers it leaves out where blocks of footnotes were moved out of order."""
    have = {beginning.number for beginning in chain}
    top = max(have)
    for number in range(1, top + 4):
        if number in have or (number > top and number - 1 not in have):
            continue
        strays = [beginning for beginning in found if beginning.number == number and beginning.score > 1.5]
        if strays:
            chain.append(max(strays, key=lambda beginning: beginning.score))
            have.add(number)
    return sorted(chain, key=lambda beginning: beginning.row)


def _note(rows: Sequence[Row], beginning: _Beginning, stops: set[int], width: float) -> Note:
    """The footnote with the rows that continue it."""
    match = BEGINNING.match(rows[beginning.row].text)
    text = match["words"] if match else rows[beginning.row].text
    taken = [beginning.row]
    while len(taken) < MOST:
        index = taken[-1] + 1
        if index >= len(rows) or index in stops or not _continues(rows, taken, text, width):
            break
        text = joined(text, rows[index].text)
        taken.append(index)
    return Note(beginning.number, " ".join(text.replace(RAISED, "").replace(FALLEN, "").split()), tuple(taken))


def _continues(rows: Sequence[Row], taken: list[int], text: str, width: float) -> bool:
    """Whether the next row goes on with a footnote."""
    last, row = rows[taken[-1]], rows[taken[-1] + 1]
    if row.opens:
        return False
    if text.endswith(":") and ADDRESS_FIRST.match(row.text) and not row.blank:
        return True
    if (
        ADDRESS_END.search(text)
        and text.endswith(("/", "-", "\xad", "=", "?", "_"))
        and ADDRESS_REST.match(row.text.split()[0])
    ):
        return True
    if last.size is not None and row.size is not None:
        return abs(row.size - last.size) < 0.3 and not (row.blank and last.closed)
    if not last.closed and not _ends_address(text):
        return not row.blank or row.text[:1].islower() or needed(last, row) > 0.92 * width
    if row.blank:
        return False
    return not row.text[:1].islower() and needed(last, row) > 0.92 * width


def _ends_address(text: str) -> bool:
    """Whether a footnote ends with a whole address, after which no full stop is needed."""
    return bool(
        re.search(r"(?:https?://|www\.)\S+\.(?:pdf|html?|org|int|com|gov|net)/?\S*$|(?:https?://|www\.)\S+/$", text)
    )


def joined(before: str, after: str) -> str:
    """Two rows as one text: a hyphen that only parts a word goes, one that belongs to it stays without a blank."""
    if before.endswith("\xad"):
        return before[:-1] + after
    if before.endswith(("-", "–", "/")) and before[-2:-1].isalnum() and after[:1].isalnum():
        return before + after
    end = before[-LONGEST_ADDRESS:]
    if ("//" in end or "www." in end) and ADDRESS_END.search(end) and _continues_address(before, after):
        return before + after
    return f"{before} {after}"


def _continues_address(before: str, after: str) -> bool:
    """Whether a row goes on with an address that the end of the row before it broke."""
    word, *more = after.split(maxsplit=1)
    if before.endswith(("/", "=", "?", "&", "_", "%")):
        return bool(ADDRESS_REST.match(word)) or not (more or word[0].isupper())
    return before.endswith(".") and bool(re.match(r"[a-z0-9-]{2,12}(?:[/.]\S+|[/.]?)$", word)) and "/" in word
