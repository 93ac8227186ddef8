"""Footnotes in the flow of a text: which rows are footnotes, where each begins and ends.

A footnote begins with its number. So do rows that say "12 questions were added" and rows of lists. What tells them
apart is the whole series: numbers that rise by one, words that begin with a capital, smaller type, a mark in the text
that calls the number. The best rising chain of beginnings is taken.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from migov.model.values import Value
from migov.profile.reading.flow.extents import Setting, extent, overrun
from migov.profile.reading.flow.joining import joined
from migov.profile.reading.flow.rows import FALLEN, RAISED, Row

BEGINNING = re.compile(
    rf"^{RAISED}?\[?(\d{{1,3}}|[⁰¹²³⁴-⁹]{{1,3}})\]?(?P<raised>{FALLEN})?(?P<gap>[.)]?\s*)(?P<words>\S.*)$"
)
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
GLUED = re.compile(
    rf"(\d(?:(?<=[^\W\d_].)|(?<=[.,;:!?)\]”»’\"{RAISED}].))\d{{0,2}})(?!\d|\.\d|,\d{{3}}|[-–‐/%])"
)  # what stands before the number is asked last, here and below: so the engine looks for digits first
DIGIT = re.compile("[\\d⁰¹²³⁴-⁹]")
MONTHS = "jan|f[eé][bv]|mar|a[pbv]r|ma[iy]|ju[inl]|ago?|ao[uû]|se[pt]|o[ckut][tu]|nov|d[eéi][czs]"
DATE = re.compile(rf"(?:{MONTHS})[a-zéû]{{0,7}}\.? (?:de )?(?:19|20)\d\d\b", re.IGNORECASE)
"""What follows the day of a date, in any of the languages."""
BRACKETED = re.compile(r"\[(\d{1,3})\]")
AFTER_STOP = "(?:(?<=[.!?)”»,].)|(?<=[.!?)”»,] .))"
LOOSE = re.compile(rf"([\d⁰¹²³⁴-⁹]{AFTER_STOP}(?:(?<=\d)\d{{0,2}}|(?<!\d)[⁰¹²³⁴-⁹]{{0,2}}))(?= |$)")

DOTTED = re.compile(r"(?:\.\s?){6}$|…\s?…$")
"""How a row of the contents ends whose page number stands by itself."""

CLOSE = 4
"""So few rows below its neighbour a footnote begins that was put out of order with it."""

LONG = 60
"""Letters in a row that is no step or heading."""

STRONG = 1.5
"""What must speak for a beginning that stands out of order."""


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
    rows: Sequence[Row],
    among: Sequence[int],
    stops: Collection[int],
    width: float,
    elsewhere: Collection[int] = (),
    called: Collection[int] | None = None,
) -> tuple[Note, ...]:
    """The footnotes of one series.

    Args:
        among: the rows to look in, in order.
        stops: rows that end a footnote whatever they say: headings, furniture.
        width: how far a full row of the body reaches.
        elsewhere: rows among them where a footnote begins only if the text calls it: those of lists or other series.
        called: numbers that the text may call; told from the rows where nobody has looked.
    """
    numbers = calls(rows, among) if called is None else called
    chain = _chain(_beginnings(rows, among, elsewhere, numbers))
    first = frozenset(beginning.row for beginning in chain)
    known = width if width < 1e6 else 0.0
    setting = Setting(
        rows,
        first,
        first | set(stops),
        known,
        max((rows[index].reach for index in first), default=known),
        frozenset(beginning.number for beginning in chain),
    )
    return tuple(_notes(setting, chain, stops))


def calls(rows: Sequence[Row], among: Sequence[int]) -> frozenset[int]:
    """The numbers that may be called in these rows, those of years and articles with them."""
    return frozenset(
        int(number.translate(SUPERSCRIPT))
        for index in among
        if DIGIT.search(rows[index].text)
        for pattern in (GLUED, LOOSE, BRACKETED)
        for number in pattern.findall(rows[index].text[1:])
    )


def _notes(setting: Setting, chain: Sequence[_Beginning], stops: Collection[int]) -> Iterable[Note]:
    """The footnotes that begin so, in the order of their rows."""
    taken: set[int] = set()
    for beginning in chain:
        above = beginning.row - 1
        while above in taken:
            above -= 1
        before = None if above < 0 or above in stops else setting.rows[above]
        rows = extent(setting, beginning.row, before)
        rows += overrun(setting, rows, before)
        taken.update(rows)
        yield Note(beginning.number, _text([setting.rows[index] for index in rows]), rows)


def _text(rows: Sequence[Row]) -> str:
    """The words of a footnote without its number."""
    match = BEGINNING.match(rows[0].text)
    text = match["words"] if match else rows[0].text
    for row in rows[1:]:
        text = joined(text, row.text)
    return " ".join(text.replace(RAISED, "").replace(FALLEN, "").split())


def _beginnings(
    rows: Sequence[Row], among: Sequence[int], elsewhere: Collection[int], called: Collection[int]
) -> list[_Beginning]:
    """Rows that may begin a footnote, with what speaks for it."""
    found = [(index, match) for index in among if (match := BEGINNING.match(rows[index].text))]
    if not found:
        return []
    numbers = {index: int(match[1].translate(SUPERSCRIPT)) for index, match in found}
    usual = _usual_size(rows, among)
    scored = []
    for index, match in found:
        if index in elsewhere and numbers[index] not in called:
            continue
        if match["gap"] == "" and not match["raised"] and match["words"][0].isdigit():
            continue
        if DOTTED.search(match["words"]):
            continue
        if index and not rows[index].blank and not rows[index - 1].closed and DATE.match(match["words"]):
            continue
        score = _score(rows, index, match, usual, numbers) + (1.5 if numbers[index] in called else -1.0)
        if score > (STRONG if index in elsewhere else 0):
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
    if row.closed or (len(row.text) > LONG and not words[0].islower()):
        score += 0.5
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
    """The chain, with numbers it leaves out where footnotes were moved out of order: the likeliest, the nearest."""
    have = {beginning.number: beginning for beginning in chain}
    strays: dict[int, list[_Beginning]] = {}
    for place, beginning in enumerate(found):
        if beginning.number not in have and (beginning.score > STRONG or _stands_with(found, place)):
            strays.setdefault(beginning.number, []).append(beginning)
    top, number = max(have), 0
    while (number := number + 1) <= top or number - 1 in have:
        near = have.get(number - 1) or have.get(number + 1)
        if number in strays:
            have[number] = max(
                strays[number], key=lambda stray: (stray.score, -abs(stray.row - near.row) if near else 0)
            )
    return sorted(have.values(), key=lambda beginning: beginning.row)


def _stands_with(found: Sequence[_Beginning], place: int) -> bool:
    """Whether the footnote whose number is the next one, up or down, begins close to this one."""
    one = found[place]
    return any(
        abs(one.number - other.number) == 1 and abs(one.row - other.row) < CLOSE
        for other in (*found[max(place - 1, 0) : place], *found[place + 1 : place + 2])
    )
