"""What extractors and typists do to a profile's text, as functions: each leaves what the profile says unchanged."""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from collections.abc import Callable

HEADING = re.compile(r"^\s?[1-6]\.[1-3]\.?\s")
NOTE = re.compile(r"^\s?\d{1,2} {1,4}\S")


def units(text: str) -> list[list[str]]:
    """Lines that belong to one paragraph or note; short lines, headings and blank lines stand alone."""
    found: list[list[str]] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        alone = (
            not found
            or not line.strip()
            or not before.strip()
            or line.startswith((" ", "\f", "•", "*"))
            or "//" in line + before
            or re.search(r"[-‐]\s*$", before)
            or len(before.rstrip()) < 70
            or NOTE.match(line)
            or HEADING.match(line)
            or HEADING.match(before)
        )
        if alone:
            found.append([line])
        else:
            found[-1].append(line)
    return found


def rewrapped(text: str, width: int) -> str:
    """The same paragraphs in lines of another length."""
    lines: list[str] = []
    for unit in units(text):
        if len(unit) == 1:
            lines.append(unit[0])
            continue
        lead = " " if unit[0].startswith(" ") else "\f" if unit[0].startswith("\f") else ""
        words = " ".join(line.strip() for line in unit)
        lines += [
            lead + wrapped if not n else wrapped
            for n, wrapped in enumerate(textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False))
        ]
    return "\n".join(lines)


def hyphenated(text: str) -> str:
    """Words cut at line ends, as typesetters do: the first syllable of the next line's first word moves up."""
    lines: list[str] = []
    for unit in units(text):
        for number in range(1, len(unit)):
            found = re.match(r"([a-z]{4,})([a-z]{4,})\b", unit[number])
            if found and number % 2 and re.search(r"[a-z,]\s*$", unit[number - 1]):
                unit[number - 1] = f"{unit[number - 1].rstrip()} {found[1]}-"
                unit[number] = unit[number][found.end(1) :]
        lines += unit
    return "\n".join(lines)


def paged(text: str, every: int, mark: str = "\f") -> str:
    """Pages that end elsewhere: after every so many lines that are not blank, in the middle of paragraphs too."""
    lines, count = [], 0
    for line in text.replace("\f", "").split("\n"):
        line = line[1:] if re.match(r" \S", line) else line
        count += bool(line.strip())
        if count == every and lines and not HEADING.match(lines[-1]) and not NOTE.match(line) and len(lines[-1]) > 60:
            line, count = mark + line, 0
        lines.append(line)
    return "\n".join(lines)


def unpaged(text: str) -> str:
    """No sign of pages at all."""
    return "\n".join(line[1:] if re.match(r" \S", line) else line for line in text.replace("\f", "\n").split("\n"))


def headed(text: str) -> str:
    """A running head with its page number wherever a page begins."""
    number = 5

    def head(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return f"\n\f{number} /// MIGRATION GOVERNANCE INDICATORS (MGI) : S O M E W H E R E\n\n{match[1]}"

    return re.sub(r"\n[ \f](\S)", head, text)


def tight_notes(text: str) -> str:
    """No blank line between the text and the footnotes below it."""
    return re.sub(r"\n\n(?=\d{1,2} {1,4}[A-Z])", "\n", text)


def letter_spaced(text: str, seed: int = 1) -> str:
    """Blanks inside one word of forty."""
    chance = random.Random(seed)  # noqa: S311

    def spaced(match: re.Match[str]) -> str:
        word = match.group()
        if chance.random() > 0.025:
            return word
        cut = chance.randint(1, len(word) - 1)
        return (
            f"{word[0]} {word[1:]}"
            if chance.random() < 0.7
            else f"{word[0]} {word[1:cut]}{' ' if cut > 1 else ''}{word[cut:]}"
        )

    return re.sub(r"(?<![\w’'./@-])[a-z]{4,}(?![\w’'./@-])", spaced, text)


def without_ligatures(text: str, seed: int = 1) -> str:
    """ "ti" lost in one word of six that has it."""
    chance = random.Random(seed)  # noqa: S311
    return re.sub(r"(?<=[a-z]{2})ti(?=[a-z]{2})", lambda m: "\ufffd" if chance.random() < 0.17 else m.group(), text)


def loose_marks(text: str) -> str:
    """Marks of footnotes with a blank before them."""
    return re.sub(r"(?<=[a-z)”][.,])(\d{1,2})(?= [A-Za-z]|\s*\n)", r" \1", text)


def raised_marks(text: str) -> str:
    """Marks of footnotes as superscript digits."""
    up = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    return re.sub(r"(?<=[a-z)”][.,])(\d{1,2})(?= [A-Za-z]|\s*\n)", lambda m: m[1].translate(up), text)


def without_numbers(text: str) -> str:
    """Section headings without their numbers."""
    return re.sub(r"(?m)^( ?)[1-6]\.[1-3]\. +", r"\1", text)


def in_capitals(text: str) -> str:
    """Section headings in capitals, with other dashes and colons."""
    return re.sub(r"(?m)^ ?[1-6]\.[1-3]\. .*$", lambda m: m.group().upper().replace(":", " —").replace("-", "–"), text)


def notes_moved(text: str) -> str:
    """Blocks of footnotes above the last paragraph of their page instead of below it."""
    result: list[str] = []
    for page in re.split(r"\n(?=[ \f]\S)", text):
        blocks = page.rstrip("\n").split("\n\n")
        for place in range(len(blocks) - 1, 1, -1):
            closed = blocks[place].rstrip().endswith(".")
            if (
                closed
                and NOTE.match(blocks[place])
                and not NOTE.match(blocks[place - 1])
                and len(blocks[place - 1]) > 200
            ):
                blocks[place - 1], blocks[place] = blocks[place], blocks[place - 1]
                break
        result.append("\n\n".join(blocks))
    return "\n".join(result)


TYPING: dict[str, Callable[[str], str]] = {
    "plain hyphens": lambda text: text.replace("\u2010", "-"),
    "other hyphens": lambda text: text.replace("\u2010", "\u2011"),
    "fixed blanks": lambda text: re.sub(r"(?<=No\.) (?=\d)", "\xa0", text),
    "loose accents": lambda text: unicodedata.normalize("NFD", text),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "soft hyphens": lambda text: re.sub(r"(?<=igra)(?=tion)", "\xad", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a mark of byte order": lambda text: "\ufeff" + text,
    "double blanks": lambda text: re.sub(r"(?<=[a-z]\.) (?=[A-Z][a-z])", "  ", text),
}
"""Characters that are typed otherwise."""

PAGES: dict[str, Callable[[str], str]] = {
    "pages of 37 rows": lambda text: paged(text, 37),
    "pages of 23 rows": lambda text: paged(text, 23),
    "pages begun by a blank": lambda text: paged(text, 31, mark=" "),
    "no pages": unpaged,
    "running heads": headed,
    "tight notes": tight_notes,
}
"""Pages and what stands on them."""

LINES: dict[str, Callable[[str], str]] = {
    "lines of 72": lambda text: rewrapped(text, 72),
    "lines of 90": lambda text: rewrapped(text, 90),
    "lines of 140": lambda text: rewrapped(text, 140),
    "words cut at line ends": hyphenated,
}
"""Lines broken elsewhere."""

WORDS: dict[str, Callable[[str], str]] = {
    "letter-spacing": letter_spaced,
    "lost ligatures": without_ligatures,
}
"""Words that are damaged; most but not all can be told."""

NOTES: dict[str, Callable[[str], str]] = {
    "loose marks": loose_marks,
    "raised marks": raised_marks,
    "notes moved": notes_moved,
}

HEADINGS: dict[str, Callable[[str], str]] = {
    "headings without numbers": without_numbers,
    "headings in capitals": in_capitals,
}

ALL = {**TYPING, **PAGES, **LINES, **WORDS, **NOTES, **HEADINGS}
