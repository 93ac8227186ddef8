"""Headings: rows that open a part, a section or a dimension, told by their words, their number, or both."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec.structs import replace

from migov.model.dimensions import Dimension
from migov.model.values import Value
from migov.profile.reading.flow.rows import Row
from migov.profile.reading.phrases import WORD_BEFORE_NUMBER, Role, beginnings, letters, phrase_book

NUMBER = re.compile(r"([1-6])\s?\.\s?([1-4])\s?[.)]?\s*[:–-]?\s*(?=\S)")
INSIDE = re.compile(r"[1-6](?:(?<=\s.)|(?<=^.))\.[1-4]\.?\s+(?=[^\W\d_])")
"""A section's number within a row. What stands before it is asked last: so the engine looks for a digit first."""

LEADER = re.compile(r"(?://+|\.{3,}|…|(?:\. ){3,})\s*(?:page\s*)?\d{1,3}\s*$", re.IGNORECASE)
BEFORE_TITLE = re.compile(
    r"(?:(?:dimension|domaine?|domin?io|dimensión|dimensão|chapter|chapitre)\s*\d\s*[:.–-]*\s*|\d\s*[.):–-]\s*)?",
    re.IGNORECASE,
)
MOST_ROWS = 4
"""A heading runs over at most so many rows."""

LONGEST = 130
"""Characters in the longest row of a heading."""

MOST_LETTERS = 115
"""Letters in the longest heading."""

UNFIT = re.compile(r"[,;]\s*$|[a-zà-ÿ]{3}\.\s*$")
"""How no heading ends."""

PIECE = re.compile(r"(?=.{2,60}$)(?!(?:YES|NO|OUI|NON|SÍ|SIM|NÃO)\b)[A-ZÀ-Þ][A-ZÀ-Þ’'-]*(?: [A-ZÀ-Þ’'-]+)*,?")
"""Words in capitals that end no sentence and are no cell."""

ANNEX = re.compile(
    r"\W*(?:annexe?s?|anexos?)(?:\s+(?:\d{1,2}|[IVX]{1,4}|[A-D])\b)?\s*[.:–-]?\s*(?P<title>.{0,110})$", re.IGNORECASE
)

SIDES = {
    Role.WELL_DEVELOPED: re.compile(
        r"(areas|areasof|domaines|aspects|esferas|ambitos)?.{0,12}(welldeveloped|biendeveloppe|biendesarrolla|bemdesenvolv)"
    ),
    Role.POTENTIAL: re.compile(
        r"^(areas?|domaines?|aspects?|esferas|ambitos|secteurs?).{0,40}(potential|potentiel|potencial|developp|desarroll)"
    ),
}
"""What the letters of a heading with a number contain, whatever else it says."""


class Heading(Value):
    """Something that opens a part, over one or more rows."""

    role: Role
    first: int
    last: int
    text: str
    dimension: Dimension | None = None
    number: str | None = None
    """Of a section, as "1.2"."""
    listed: bool = False
    """Whether a page number follows it, as in a table of contents."""


def parted(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, with section headings on rows of their own where text runs on from them."""
    result: list[Row] = []
    for index, row in enumerate(rows):
        found = INSIDE.search(row.text)
        if found is None:
            result.append(row)
            continue
        follows = " ".join(row.text for row in rows[index : index + 2])
        end = _end_of_phrase(follows, found.start())
        if end is None or (found.start() == 0 and end >= len(row.text.rstrip())):
            result.append(row)
            continue
        before, heading, after = row.text[: found.start()], row.text[found.start() : end], row.text[end:]
        parts = [part.strip() for part in (before, heading, after)]
        for number, part in enumerate(parts):
            if part:
                first = not any(parts[:number])
                blank, opens = (row.blank, row.opens) if first else (True, False)
                result.append(replace(row, text=part, blank=blank, opens=opens))
    return tuple(result)


def _end_of_phrase(text: str, start: int) -> int | None:
    """Where a section heading that begins with its number ends, if its words are known."""
    number = NUMBER.match(text, start)
    if number is None:
        return None
    best = None
    for word in re.finditer(r"\S+", text[: start + LONGEST]):
        if word.end() <= number.end():
            continue
        found = phrase_book().get(letters(text[number.end() : word.end()]))
        if found is not None and found[0] in (Role.WELL_DEVELOPED, Role.POTENTIAL, Role.CONVENTIONS):
            best = word.end()
    return best


def headings(rows: Sequence[Row]) -> tuple[Heading, ...]:
    """Every heading, in the order of the rows; where one begins in another the longer is taken."""
    strip = [_Words.of(row) for row in rows]
    found: list[Heading] = []
    index = 0
    while index < len(rows):
        heading = _heading(rows, strip, index) if _may_open(rows, strip, index) else None
        if heading is None and rows[index].text.isupper():
            heading = _in_capitals(rows, strip, index)
        if heading is None:
            index += 1
        else:
            found.append(heading)
            index = heading.last + 1
    return tuple(_in_order(_with_titles(rows, _with_pieces(rows, found))))


class _Words(Value):
    """A row as headings are compared: its number, its letters, and whether a page number follows."""

    number: str | None
    plain: str
    listed: bool
    unfit: bool
    """Whether it ends as no heading does."""

    @classmethod
    def of(cls, row: Row) -> _Words:
        if len(row.text) > LONGEST:
            return cls(None, "", listed=False, unfit=True)
        plain = row.plain
        number = NUMBER.match(plain)
        before = number or BEFORE_TITLE.match(plain)
        words = (plain[before.end() :] if before else plain).rstrip()
        listed = _is_listed(words)
        plain = letters(LEADER.sub("", words) if listed else words)
        unfit = UNFIT.search(words[-4:]) is not None
        return cls(f"{number[1]}.{number[2]}" if number else None, plain, listed, unfit)


def _is_listed(words: str) -> bool:
    """Whether a page number follows, as in a table of contents."""
    return words[-1:].isdigit() and LEADER.search(words) is not None


def is_in_words(heading: Heading) -> bool:
    """Whether a heading says what it opens, besides its number: any report has a section 2.1.

    >>> is_in_words(Heading(Role.WELL_DEVELOPED, 0, 0, "2.1. Examples of well-developed areas"))
    True
    >>> is_in_words(Heading(Role.WELL_DEVELOPED, 0, 0, "2.1. Trends by country of birth"))
    False
    """
    number = NUMBER.match(heading.text)
    plain = letters(heading.text[number.end() :] if number else heading.text)
    side = SIDES.get(heading.role)
    return plain in phrase_book() or (side is not None and bool(side.search(plain))) or _like(plain) is not None


def _heading(rows: Sequence[Row], strip: Sequence[_Words], first: int) -> Heading | None:
    """The longest heading that begins with this row."""
    book = phrase_book()
    best = _beginning(rows, strip, first) or _annex(rows, strip, first)
    plain = ""
    for last in range(first, min(first + MOST_ROWS, len(rows))):
        words = strip[last]
        if last > first and (rows[last].opens or words.number or strip[last - 1].listed):
            break
        plain += words.plain
        if len(plain) > MOST_LETTERS or not plain:
            break
        meaning = None if words.unfit else book.get(plain)
        if meaning is None and best is None and not words.unfit and not _better_later(strip, first, last):
            meaning = _like(plain)
        if meaning is not None and (len(plain) > 12 or _stands_alone(rows, first, last)):
            text = " ".join(row.plain for row in rows[first : last + 1])
            best = Heading(meaning[0], first, last, text, meaning[1], strip[first].number, words.listed)
    if best is None and (number := NUMBER.match(rows[first].text)) is not None:
        best = _numbered(rows, first, number)
    return best


def _better_later(strip: Sequence[_Words], first: int, last: int) -> bool:
    """Whether a phrase begins with a later one of these rows, so that the rows before it are none of it."""
    book, tail = phrase_book(), ""
    for words in reversed(strip[first + 1 : last + 1]):
        tail = words.plain + tail
        if tail in book:
            return True
    return False


def _in_capitals(rows: Sequence[Row], strip: Sequence[_Words], first: int) -> Heading | None:
    """A title in capitals whose words are not known: running text is never set so."""
    last = first
    while last < len(rows) and last - first < MOST_ROWS and _is_capital(rows[last]):
        if last > first and (rows[last].opens or rows[last].blank or strip[last].plain in phrase_book()):
            break
        last += 1
    text = " ".join(row.plain for row in rows[first:last])
    if last == first or len(letters(text)) < 12 or len(text.split()) < 2:
        return None
    return Heading(Role.TITLE, first, last - 1, text)


def _is_capital(row: Row) -> bool:
    """Whether a row is in capitals and no sentence, cell or cover line."""
    if not row.plain.isupper():
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", row.plain) if len(word) > 1]
    if not words or "|" in row.text or LEADER.search(row.text) or row.text.endswith((".", ";")):
        return False
    return sum(map(len, words)) > 5


def _with_pieces(rows: Sequence[Row], found: Sequence[Heading]) -> list[Heading]:
    """The headings, with words in capitals that stand above or below a title: wide blanks cut them off its rows."""
    headed = {index for heading in found for index in range(heading.first, heading.last + 1)}
    pieces: list[Heading] = []
    for heading in found:
        if heading.role not in (Role.TITLE, Role.DIMENSION) or not rows[heading.first].text.isupper():
            continue
        for place, step in ((heading.first - 1, -1), (heading.last + 1, 1)):
            while 0 <= place < len(rows) and place not in headed and PIECE.fullmatch(rows[place].text):
                pieces.append(Heading(Role.TITLE, place, place, rows[place].plain))
                headed.add(place)
                place += step
    return sorted([*found, *pieces], key=lambda heading: heading.first) if pieces else list(found)


def _with_titles(rows: Sequence[Row], found: Sequence[Heading]) -> list[Heading]:
    """The headings, with a title before each that opens a dimension and has short rows of its own close above it."""
    result: list[Heading] = []
    for heading in found:
        if heading.role in (Role.WELL_DEVELOPED, Role.CONVENTIONS):
            end = result[-1].last if result else -1
            title = _block_above(rows, heading.first, end, banner=bool(result) and result[-1].role is Role.FINDINGS)
            if title is not None:
                result.append(title)
        result.append(heading)
    return result


def _in_order(found: list[Heading]) -> list[Heading]:
    """The headings, each of the twelve sections with its dimension where their order tells it and their numbers do not.

    Chapters may be counted from another number than one. A profile in which both sides of six dimensions follow one
    another needs no number.
    """
    sections = [heading for heading in found if heading.role in SIDES and not heading.listed]
    if [heading.role for heading in sections] != [*SIDES] * len(Dimension):
        return found
    due = dict(zip(map(id, sections), (dimension for dimension in Dimension for _ in SIDES), strict=True))
    if all(heading.number is None or heading.number[0] == str(int(due[id(heading)])) for heading in sections):
        return found
    return [replace(heading, dimension=due[id(heading)]) if id(heading) in due else heading for heading in found]


def _block_above(rows: Sequence[Row], first: int, end: int, *, banner: bool) -> Heading | None:
    """Up to three short rows close above a section's heading, apart from what stands before them."""
    top = first
    while top - 1 > end and first - top < 3 and not (top < first and (rows[top].blank or rows[top].opens)):
        if rows[top - 1].closed or len(rows[top - 1].text) > 75 or rows[top - 1].text.endswith(","):
            break
        top -= 1
    if top == first:
        return None
    row, before = rows[top], rows[top - 1] if top else None
    apart = before is None or row.blank or row.opens or (banner if top - 1 == end else before.closed)
    text = " ".join(row.plain for row in rows[top:first])
    if not apart or not row.text[:1].isupper() or len(letters(text)) < 8 or re.search(r"\d{4}|\bPAGE\b", text):
        return None
    return Heading(Role.TITLE, top, first - 1, text)


def _may_open(rows: Sequence[Row], strip: Sequence[_Words], index: int) -> bool:
    """Whether a heading may begin here: no small letter first, and no sentence that is still running."""
    row = rows[index]
    start = row.plain.lstrip("•–- ")[:1]
    if not start or len(row.text) > LONGEST or start.islower():
        return False
    if index == 0 or row.blank or row.opens or row.plain.upper() == row.plain or strip[index].plain in phrase_book():
        return True
    before = rows[index - 1]
    if before.closed or len(before.text) < 75 or before.size != row.size or strip[index].plain.startswith(_known()):
        return True
    return NUMBER.match(row.text) is not None or before.text.lower().startswith(("http", "www.", "mailto:"))


def _beginning(rows: Sequence[Row], strip: Sequence[_Words], first: int) -> Heading | None:
    """A heading of which only the beginning is known, with the rows that stand close below it."""
    start = strip[first].plain + (strip[first + 1].plain if first + 1 < len(rows) else "")
    if not start.startswith(_known()):
        return None
    for phrase, role in beginnings():
        if (
            start.startswith(phrase)
            and len(strip[first].plain) > len(phrase) // 2
            and not rows[first].text.endswith(".")
        ):
            last = first
            while last + 1 < len(rows) and last - first < 2 and not (rows[last + 1].blank or rows[last + 1].opens):
                if rows[last + 1].closed or re.match(WORD_BEFORE_NUMBER, rows[last + 1].text, re.IGNORECASE):
                    break
                if rows[first].text.isupper() and not rows[last + 1].text.isupper():
                    break
                last += 1
            text = " ".join(row.plain for row in rows[first : last + 1])
            return Heading(role, first, last, text, listed=strip[first].listed)
    return None


@cache
def _known() -> tuple[str, ...]:
    """What headings begin with of which no more is known."""
    return tuple(phrase for phrase, _ in beginnings())


def _annex(rows: Sequence[Row], strip: Sequence[_Words], first: int) -> Heading | None:
    """The heading of an annex, alone or before a title of its own."""
    row = rows[first]
    found = ANNEX.match(row.plain) if strip[first].plain.startswith(("annex", "anex")) else None
    if found is None or row.closed:
        return None
    plain = letters(LEADER.sub("", found["title"]))
    role, dimension = phrase_book().get(plain, (Role.ANNEXES, None))
    role = next((role for start, role in beginnings() if plain.startswith(start)), role)
    return Heading(role, first, first, row.plain, dimension, listed=bool(LEADER.search(row.plain)))


def _stands_alone(rows: Sequence[Row], first: int, last: int) -> bool:
    """Whether short words are a heading and no end of a sentence."""
    row = rows[first]
    apart = first == 0 or row.blank or row.opens or rows[first - 1].closed or len(rows[first - 1].text) < 60
    after = rows[last + 1] if last + 1 < len(rows) else None
    runs_on = after is not None and after.text[:1].islower() and not after.text.startswith(("http", "www.", "mailto:"))
    return apart and (after is None or after.blank or after.opens or not runs_on)


def _like(plain: str) -> tuple[Role, Dimension | None] | None:
    """What the letters open if a few of them were lost or misread."""
    if len(plain) < 9:
        return None
    for phrase in _similar().get(plain[:5], ()) + _similar().get("…" + plain[-6:], ()):
        if abs(len(phrase) - len(plain)) > max(1, len(phrase) // 12):
            continue
        if len(_trigrams(phrase) & _trigrams(plain)) < 0.55 * len(phrase):
            continue
        matcher = difflib.SequenceMatcher(None, phrase, plain, autojunk=False)
        if matcher.ratio() >= (0.9 if len(phrase) > 14 else 0.94):
            return phrase_book()[phrase]
    return None


@lru_cache(maxsize=1024)
def _trigrams(plain: str) -> frozenset[str]:
    return frozenset(plain[start : start + 3] for start in range(len(plain) - 2))


@cache
def _similar() -> dict[str, tuple[str, ...]]:
    """First five and last six letters → the phrases that have them."""
    found: dict[str, list[str]] = {}
    for phrase in phrase_book():
        found.setdefault(phrase[:5], []).append(phrase)
        found.setdefault("…" + phrase[-6:], []).append(phrase)
    return {key: tuple(phrases) for key, phrases in found.items()}


def _numbered(rows: Sequence[Row], first: int, number: re.Match[str]) -> Heading | None:
    """A section told by its number, where its words are not known."""
    row = rows[first]
    words = row.plain[number.end() :]
    if not words[:1].isupper() or row.closed or LEADER.search(row.text) or len(words) < 8:
        return None
    if not (row.blank or row.opens or first == 0 or rows[first - 1].closed):
        return None
    plain = letters(words)
    role = next((role for role, pattern in SIDES.items() if pattern.search(plain)), None)
    if role is None:
        order = [Role.WELL_DEVELOPED, Role.POTENTIAL]
        if number[1] == "1":
            order.insert(0, Role.CONVENTIONS)
        place = int(number[2]) - 1
        if place >= len(order) or len(words) > 110:
            return None
        role = order[place]
    return Heading(role, first, first, row.plain, number=f"{number[1]}.{number[2]}")
