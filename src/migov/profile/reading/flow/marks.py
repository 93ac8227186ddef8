"""Marks of footnotes in running text: which of the numbers glued to words call a footnote.

A single number never tells: "issues,9" is a mark, "Article 9" is not; "vote centres5" and "COVID-19" differ in a
hyphen. So all numbers of all paragraphs are looked at together, each with what speaks for it, and the best rising
sequence that meets the numbers of the footnotes is taken.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import accumulate

from migov.model.texts import NoteMark, Text, tidy
from migov.model.values import Value
from migov.profile.reading.flow.paragraphs import plain
from migov.profile.reading.flow.rows import FALLEN, RAISED


def _several(words: str) -> frozenset[str]:
    return frozenset(words.split())


CANDIDATE = re.compile(
    rf"(?:{RAISED}|(?<![\d/–‐-])|(?<=\b(?:19|20)\d\d)(?=\d{{1,2}}\b))[\[(]?(?P<number>\d{{1,3}}|[⁰¹²³⁴-⁹]{{1,3}})(?![\d/%°]|[.,]\d{{2,}}|[-–‐]\w)[\])]?{FALLEN}?"
)
DIGITS = re.compile(r"[\d⁰¹²³⁴-⁹](?:(?<=\d)\d+)?")
STARTS = (-2, -1, 0, 4)
"""Where a candidate may begin, counted from the first digit: at its bracket or raising, or behind a year's digits."""

OPENERS = f"{RAISED}[("
"""What may stand before the digits of a candidate."""

FOLLOWING = re.compile(
    rf"{FALLEN}?\s?[,;](?:{RAISED}?(?P<close>\d{{1,3}}|[⁰¹²³⁴-⁹]{{1,3}})(?![\d/%]|[.,]\d)"
    rf"|\s{RAISED}?(?P<apart>\d{{1,3}})(?![\d/%]|[.,]\d|\s?[a-zà-ÿ])){FALLEN}?"
)
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LABEL = re.compile(
    r"(?:^|[\W\d_])(?:articles?|art|no|nos|n°|nº|number|numéro|table|tableau|annex|annexe|anexo|target|cible|meta|domain|domaine|section|chapter|"
    r"chapitre|goal|objectif|objective|objetivo|title|titre|page|law|loi|decree|décret|convention|covid|level|phase|type|group|"
    r"paragraph|paragraphe|part|volume|point|step|agenda|age|aged|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|c|p|pp)\.?$",
    re.IGNORECASE,
)
SMALL = _several(
    "the of in for to at by with and or than under over about within least most last first next every "
    "some all only these those their its a an from between up per after before until since on as are is "
    "was were le la les des de du en dans par pour au aux et ou sur depuis avec plus que moins environ "
    "ces ses chaque los las el del y o para por con com da do das dos no na nos nas entre around "
    "approximately"
)
"""Words after which a number counts or dates something."""

LONGEST_LABEL = 12
"""Characters of the longest of them, with its full stop and what stands before it."""

NEAR = 40
"""So many characters before a number are looked at."""

BEFORE_YEAR = _several("in until since by before after from en depuis avant après dès jusqu’en")
AFTER_FIGURE = re.compile(r"\.(?:\s+(?:[A-ZÀ-Þ“\"«(]|(?:19|20)\d\d\b)|\s*$)|,\s+[a-zà-ÿ]{2}(?!r cent|llion|lliard)")
DECIMAL = re.compile(
    r"\b(?:targets?|cibles?|meta|section|chapter|chapitre|goals?|odd|sdg|version|table|tableau|figure|at|of|de|à)"
    r"\s[\d.,]+$",
    re.IGNORECASE,
)
WEAK = 0.2
"""What speaks for a number that could as well be one of the text: it is a mark where the series lacks just that."""

RAISED_SCORE = 6.0
"""What speaks for a number that is raised."""

SKIPPED = 1.2
"""What leaving a footnote without mark costs."""

MOST = 10_000
"""Candidates of one series that are weighed; a profile has some hundreds. Of more, the strongest are."""


class Mark(Value):
    """A number that may call a footnote."""

    paragraph: int
    start: int
    """Where what is replaced by the mark begins in the paragraph: the number, or the blank before it."""
    end: int
    number: int
    score: float
    may_repeat: bool = False
    """Whether it stands where nothing but a mark stands, so that it may call a note that was called before."""


class Calls(Value):
    """What was found in a series of paragraphs."""

    texts: tuple[Text, ...]
    place: dict[int, int]
    """Number of a footnote → paragraph that calls it first."""
    unanswered: tuple[tuple[int, int], ...]
    """Number and paragraph of marks whose footnote is not there."""


def call(paragraphs: Sequence[str], numbers: Collection[int]) -> Calls:
    """The paragraphs with the marks of these footnotes at their place.

    Args:
        paragraphs: texts with raised digits between private characters, in the order in which they are read.
        numbers: of the footnotes that are there.
    """
    found = [mark for number, text in enumerate(paragraphs) for mark in candidates(number, text)]
    top = max(numbers, default=0)
    chosen = _aligned(_strongest([mark for mark in found if mark.number <= top + 12]), frozenset(numbers))
    place: dict[int, int] = {}
    for mark in chosen:
        if mark.number in numbers:
            place.setdefault(mark.number, mark.paragraph)
    marks: dict[int, list[Mark]] = {}
    for mark in chosen:
        if mark.number in numbers:
            marks.setdefault(mark.paragraph, []).append(mark)
    texts = tuple(_marked(text, marks.get(number, [])) for number, text in enumerate(paragraphs))
    unanswered = tuple((mark.number, mark.paragraph) for mark in chosen if mark.number not in numbers)
    return Calls(texts, place, unanswered)


def _strongest(found: list[Mark]) -> list[Mark]:
    """As many candidates as are weighed, in their order."""
    if len(found) <= MOST:
        return found
    kept = sorted(range(len(found)), key=lambda place: -found[place].score)[:MOST]
    return [found[place] for place in sorted(kept)]


def candidates(paragraph: int, text: str) -> list[Mark]:
    """Every number of a paragraph that may be a mark, with what speaks for it."""
    found: list[Mark] = []
    position = 0
    while (match := _next(text, position)) is not None:
        position = match.end()
        mark = _candidate(paragraph, text, match)
        if mark is None:
            continue
        found.append(mark)
        while mark.score >= 1 and (more := FOLLOWING.match(text, position)) is not None:
            number = int((more["close"] or more["apart"]).translate(SUPERSCRIPT))
            if number <= found[-1].number:
                break
            found.append(Mark(paragraph, position, more.end(), number, mark.score))
            position = more.end()
    return found


def _next(text: str, position: int) -> re.Match[str] | None:
    """The first number from here on that may be a mark. Only where digits are is anything looked at."""
    for digits in DIGITS.finditer(text, position):
        for step in STARTS:
            start = digits.start() + step
            if not position <= start < digits.end() or (step < 0 and text[start] not in OPENERS):
                continue
            if (match := CANDIDATE.match(text, start)) is not None:
                return match
    return None


def _candidate(paragraph: int, text: str, match: re.Match[str]) -> Mark | None:
    number = int(match["number"].translate(SUPERSCRIPT))
    start, end = match.span()
    if match.group().startswith("(") != match.group().rstrip(FALLEN).endswith(")"):
        start, end = match.span("number")
    before = text[max(start - NEAR, 0) : start]
    if number == 0 or not before.strip():
        return None
    score = _score(text, start, end, match)
    if score <= 0:
        return None
    blank = len(before) - len(before.rstrip(" "))
    return Mark(paragraph, start - blank, end, number, score, score >= RAISED_SCORE or _ends_sentence(text, start, end))


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether a number is glued to the full stop of a sentence, another one or nothing behind it: "free.4 The"."""
    before, after = text[max(start - NEAR, 0) : start], text[end : end + 3]
    if not re.search(r"(?:[^\W\d]|[)”»]|(?<!\d)(?:1[89]|20)\d\d)[.!?][”»)]?$", before) or LABEL.search(
        before[-LONGEST_LABEL:]
    ):
        return False
    return bool(re.match(r"\s*$|\s+[“\"«(•]?[A-ZÀ-Þ]|\n", after))


def _score(text: str, start: int, end: int, match: re.Match[str]) -> float:
    """What speaks for a number as a mark: how it is printed, what stands before it, what follows."""
    raised = RAISED in match.group() or match["number"][0] in "⁰¹²³⁴⁵⁶⁷⁸⁹"
    if raised:
        return RAISED_SCORE
    before, after = text[max(start - NEAR, 0) : start], text[end : end + NEAR]
    last = before[-1]
    if match.group()[0] == "(":
        return 0.0
    if match.group()[0] == "[":
        return 3.0
    if last == " " or last == "\n":
        return _apart(before, after)
    if after[:1].isalpha():
        return 0.0
    if last in "’”»\"')]":
        return 2.5
    if last in ".,;:!?":
        return _after_number(before, after) if before[-2:-1].isdigit() else 2.5
    if last.isalpha():
        return _glued(before)
    return 0.8 if last.isdigit() and re.match(r"[.,;)]?(?:\s|$)", after) else 0.0


def _after_number(before: str, after: str) -> float:
    """A number after a number and a full stop or comma: "in 2016.5 However", but not "Target 10.7" or "1,800"."""
    year = re.search(r"\b(?:1[89]|20)\d\d[.,;]$", before[-NEAR:])
    if year and re.match(r"\s|$", after):
        return 1.0
    return WEAK if AFTER_FIGURE.match(before[-1] + after) and not DECIMAL.search(before[-NEAR:]) else 0.0


def _glued(before: str) -> float:
    """A number at the end of a word: "centres5", but not "C97" or "CO2"."""
    word = re.search(r"[^\W\d_]+$", before[-NEAR:])
    if word is None:
        return 0.0
    letters = word.group()
    if letters[-1].islower():
        return 2.0 if len(letters) > 1 and not LABEL.match(letters) else 0.5
    return 1.2 if len(letters) > 2 else 0.3


def _apart(before: str, after: str) -> float:
    """A number between blanks: a mark that came loose, or a number of the text."""
    stripped = before[-NEAR:].rstrip()
    is_label = LABEL.search(stripped[-LONGEST_LABEL:]) is not None
    ends_text = not after.strip() or after[:1] == "\n"
    if stripped[-1:] in ".!?”»)" and not is_label and not re.search(r"\b(?:No|Art|n|p)\.$", stripped):
        if ends_text or re.match(r"\s+[“\"«(]?[A-ZÀ-Þ]", after):
            return 1.6
        return WEAK if stripped[-1] in ")”»" and re.match(r"\s+[a-zà-ÿ]", after) else 0.0
    if stripped.endswith(" no.") and re.match(r"\s+[A-ZÀ-Þ]|\s*$", after):
        return WEAK  # the last word of a sentence in Spanish, or "number"
    if re.search(r"\b(?:1[89]|20)\d\d[,;]$", stripped):
        # "Law No. 11/2017, 17 residents may …": as good as nothing, unless it is the one number the series lacks.
        return 0.3 if re.match(r"\s+[a-zà-ÿ]", after) else 0.0
    word = re.search(r"[^\W\d_]+[.,;:]?$", stripped)
    if word and word.group() in BEFORE_YEAR and re.match(r"\s+(?:19|20)\d\d\b(?![/-])", after):
        return WEAK
    if word is None or is_label or word.group().rstrip(".,;:").lower() in SMALL:
        return 0.0
    if re.match(r"[.,;:)]", after):
        return 0.6
    if stripped[-1] in ",;:" and re.match(r"\s+[a-zà-ÿ]", after):
        return 0.4
    return 0.3 if re.match(r"\s+[a-zà-ÿ]+", after) and word.group().islower() else 0.0


def _aligned(found: list[Mark], numbers: frozenset[int]) -> list[Mark]:
    """The best rising sequence of marks. Strong marks of numbers without footnote may stand in it, but count little."""
    up_to = list(accumulate((number in numbers for number in range(1000)), initial=0))
    best: list[tuple[float, int]] = []
    top: dict[int, int] = {}  # number → the best of its places so far: only these can be before another number
    for place, mark in enumerate(found):
        score, before = -1e9, -1
        if (worth := _worth(mark, numbers)) > 0:
            score = worth - SKIPPED * up_to[mark.number]
            for number, other in top.items():
                if number < mark.number:
                    total = best[other][0] + worth - SKIPPED * (up_to[mark.number] - up_to[number + 1])
                    if total > score or (total == score and -1 < other < before):
                        score, before = total, other
            if mark.number not in top or score > best[top[mark.number]][0]:
                top[mark.number] = place
        best.append((score, before))
    place = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    chosen: list[Mark] = []
    if place >= 0 and best[place][0] > -1e8:
        while place >= 0:
            chosen.append(found[place])
            place = best[place][1]
    chosen.reverse()
    return _with_strays(chosen, found, numbers)


def _worth(mark: Mark, numbers: frozenset[int]) -> float:
    """What a candidate adds: all it has if its footnote is there, little and only if it is strong otherwise."""
    if mark.number in numbers:
        return mark.score
    return 0.2 if mark.score >= 2.0 else 0.0


def _with_strays(chosen: list[Mark], found: list[Mark], numbers: frozenset[int]) -> list[Mark]:
    """The sequence with second calls, and with footnotes that it misses and that one strong mark calls out of order."""
    have = {mark.number for mark in chosen}
    result = list(chosen)
    strong: dict[int, list[Mark]] = {}
    for mark in found:
        if mark.score >= 2.0 and mark.number in numbers and mark.number not in have:
            strong.setdefault(mark.number, []).append(mark)
    result += [alone[0] for alone in strong.values() if len(alone) == 1]
    result += _repeated(result, found)
    result.sort(key=lambda mark: (mark.paragraph, mark.start))
    return result


def _repeated(called: Sequence[Mark], found: Sequence[Mark]) -> list[Mark]:
    """The marks that call a note again behind its first call: two sentences may rest on the same sources."""
    first: dict[int, tuple[int, int]] = {}
    for mark in called:
        place = (mark.paragraph, mark.start)
        first[mark.number] = min(place, first.get(mark.number, place))
    return [
        mark
        for mark in found
        if mark.may_repeat
        and mark.number in first
        and (mark.paragraph, mark.start) > first[mark.number]
        and mark not in called
    ]


def _marked(text: str, marks: Sequence[Mark]) -> Text:
    """The text with marks in place of their numbers."""
    parts: list[str | NoteMark] = []
    position = 0
    for mark in marks:
        parts += [text[position : mark.start], NoteMark(str(mark.number))]
        position = mark.end
    parts.append(text[position:])
    return tidy(tuple(_pieces(parts)))


def _pieces(parts: Sequence[str | NoteMark]) -> list[str | NoteMark]:
    """The parts with clean words; blanks where words and marks meet stay as they are."""
    result: list[str | NoteMark] = []
    for number, part in enumerate(parts):
        if isinstance(part, NoteMark):
            result.append(part)
            continue
        words = plain(part)
        if words and number and part[:1] == " ":
            words = " " + words
        elif number and part[:1] == "\n" and not words.startswith("\n"):
            words = "\n" + words
        if words.strip() and number + 1 < len(parts) and part[-1:] == " ":
            words += " "
        result.append(words)
    return result
