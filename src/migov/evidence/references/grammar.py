"""The words of a language compiled into the patterns by which citations are found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from migov.evidence.references.dates import month_pattern
from migov.evidence.references.numbering import NUMBER
from migov.evidence.references.wording import WORDINGS, Wording
from migov.model.instruments import InstrumentKind

BLANK = r"[\s*]+"
"""White space of any kind, line breaks and the asterisks of Markdown included."""

UNIONS = r"(?P<union>UE|EU|CE|EC|CEE|EEC|Euratom|JAI|CEDEAO|ECOWAS|UEMOA|CEMAC|CE/UE)"
TITLED = r"(?:[^.;:«»()\n]|(?<=[nN])\.(?=\s?[º°o])|(?<=No)\.(?=\s?\d)|(?<=\d)\.(?=\d))"
"""A character of a title: it ends with its sentence, but not at the point of "No." or of a number."""
FIGURES = (
    r"(?<![\d/.-])(?P<day3>[0-3]?\d)(?P<part>[./-])(?P<month3>[01]?\d)(?P=part)(?P<year3>(?:18|19|20)\d\d)(?![\d/])"
)
"""A date in figures, day first."""
LATER = r"bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|undecies|duodecies|مكرر"
ARTICLE_NUMBER = (
    rf"(?:(?:[LRDA]\.?\s?\*{{0,2}}\s?)?[\d٠-٩]{{1,4}}(?:[.‐–-]\d{{1,4}})*(?:\s?(?:er|º|°|ª)(?!\w)|\.[º°])?"
    rf"(?:[\s*‐–-]{{0,3}}(?:{LATER})(?!\w)\*?)?(?:[‐–-]?[A-Z](?!\w))?(?:\s?\([\da-zA-Z]{{1,4}}\))*|[Pp]remier|[IVXL]{{1,6}}(?:er)?(?!\w))"
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language."""

    language: str
    stems: re.Pattern[str]
    """With what a head may begin, in lower case: quick to look for."""
    head: re.Pattern[str]
    """Any word that an instrument may be called, with one group for each kind."""
    kinds: tuple[InstrumentKind, ...]
    """The kind of each group of `head`."""
    short: frozenset[int]
    """Groups of `head` that are abbreviations."""
    tail: re.Pattern[str]
    """From the head to its number or date: the words between, then the one or the other."""
    after_number: re.Pattern[str]
    """Behind a number: the year it was counted in, and a date."""
    after_date: re.Pattern[str]
    """Behind a date: a number."""
    short_tail: re.Pattern[str]
    further: re.Pattern[str]
    """Another date or number of the same list."""
    year: re.Pattern[str]
    title: re.Pattern[str]
    title_end: re.Pattern[str]
    article: re.Pattern[str]
    bill: re.Pattern[str]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language that has a `Wording`."""
    words = WORDINGS[language]
    day = _day(words)
    heads = _groups(words)
    number = rf"(?:(?:{_spaced(words.number)})(?![^\W\d_])[\s(]*)"
    dated = rf"(?:{_spaced(words.dated)})"
    return Grammar(
        language=language,
        stems=re.compile("|".join(map(re.escape, sorted(words.stems.split(), reverse=True)))),
        head=re.compile("|".join(f"({piece})" for piece, *_ in heads)),
        kinds=tuple(kind for _, kind, *_ in heads),
        short=frozenset(number for number, (*_, is_short) in enumerate(heads, 1) if is_short),
        tail=re.compile(_tail(words, number, dated, day), re.IGNORECASE),
        after_number=re.compile(_after_number(words, dated, day), re.IGNORECASE),
        after_date=re.compile(rf",?{BLANK}\(?{number}(?P<number>{NUMBER})\)?", re.IGNORECASE),
        short_tail=re.compile(rf"{BLANK}(?:(?:{dated}){BLANK})?(?:{day}|{number}(?P<number>{NUMBER}))", re.IGNORECASE),
        further=re.compile(
            rf"\s?(?:{_spaced(words.joined)}){BLANK}(?:{dated}{BLANK})?"
            rf"(?:{number}(?P<number>{NUMBER})|(?:{day})|(?P<bare>{_bare()}))",
            re.IGNORECASE,
        ),
        year=re.compile(rf"(?:{_spaced(words.years)})?{BLANK}(?P<year>(?:18|19|20)\d\d)(?![\d/-])"),
        title=re.compile(
            rf",?{BLANK}(?P<title>(?:{_spaced(words.opens_title)})(?!\w){TITLED}{{3,300}})", re.IGNORECASE
        ),
        title_end=re.compile(rf"\s*(?:,|{BLANK}(?:{_spaced(words.ends_title)})(?!\w))", re.IGNORECASE),
        article=re.compile(_article(words), re.IGNORECASE),
        bill=re.compile(rf"(?:{_spaced(words.bills)})[\s*]*$", re.IGNORECASE),
    )


def _tail(words: Wording, number: str, dated: str, day: str) -> str:
    """What leads from the name of an instrument to its number or date: up to ten words, none of them a verb's."""
    stops = rf"(?:{_spaced(words.stops)}|{'|'.join(_spaced(piece) for piece, _ in words.heads)})(?!\w)"
    between = rf"(?:{BLANK}(?!{stops})(?:[^\W\d_]{{1,3}}\.(?:-?[^\W\d_]\.)*(?=\s)|[^\W\d_][\w’'´/-]*))"
    union = rf"(?:{BLANK}\(?{UNIONS}\)?)?"
    counted = rf"\d{{1,5}}(?={BLANK}(?:{_spaced(words.of_year)}){BLANK}(?:18|19|20)\d\d(?!\d))"
    return (
        rf"{union}{between}{{0,10}}?(?:{BLANK}|,{BLANK}|{BLANK}\()"
        rf"(?:{number}(?P<number>{NUMBER})|(?:{dated}{BLANK})?(?:{day})|(?P<bare>{_bare()}|{counted}))"
    )


def _after_number(words: Wording, dated: str, day: str) -> str:
    """What may stand behind a number: the year it was counted in, and a date."""
    return (
        rf"\)?(?:,?{BLANK}(?:{_spaced(words.of_year)}){BLANK}(?P<of_year>[\d٠-٩]{{4}})(?![\d٠-٩]))?"
        rf"(?:\)?,?{BLANK}\(?(?:{dated}{BLANK}|{dated}(?=[\d٠-٩]))(?:{day}))?"
    )


def _spaced(piece: str) -> str:
    """The piece with any white space where it has a blank."""
    return piece.replace("[- ]", r"[-‐‑\s]").replace(" ?", r"\s?").replace(" ", BLANK)


def day_pattern(language: str) -> str:
    """A piece of a regular expression for a date, with the groups day, month and year (and those of other orders)."""
    return _day(WORDINGS[language])


def _day(words: Wording) -> str:
    spelled = _spaced(words.day.replace("MONTH", "MM")).replace("MM", month_pattern(words.language))
    return rf"{spelled}|{FIGURES}"


def _bare() -> str:
    """A number without a word before it: it has a year in it, or thousands."""
    pair = r"(?:\d{1,5}\s?[/‐–-]\s?(?:19|20)\d\d|(?:19|20)\d\d\s?[/‐–-]\s?\d{1,5})"
    thousands = r"\d{1,3}(?:\.\d{3})+(?:/(?:19|20)\d\d)?"
    return rf"(?:(?:[A-Z]{{1,3}}[-/.])?{pair}(?:[/‐–-][A-Z]{{2,6}})?|{thousands})(?!\w)"


def _groups(words: Wording) -> list[tuple[str, InstrumentKind, bool]]:
    """A piece and a kind for each group of the head pattern, and whether it is an abbreviation."""
    prefix = r"(?:[وبلفك]{0,2}|لل|بال|وال)" if words.language == "ar" else ""
    short = [(rf"(?:{piece})(?=[\s\d])", kind, True) for piece, kind in words.short]
    return short + [(rf"(?i:{prefix}(?:{_spaced(piece)}))(?!\w)", kind, False) for piece, kind in words.heads]


def _article(words: Wording) -> str:
    words_between = rf"(?:{_spaced(words.list_words)}|,|{_spaced(words.through)})"
    between = rf"(?:\s*,?\s*{words_between}\s*(?:(?:{_spaced(words.article)})[\s*]*)?)"
    part = (
        rf"(?:,?{BLANK}(?:(?:{_spaced(words.list_words)}){BLANK})?(?:{_spaced(words.parts)})[\s*]*"
        rf"(?:\(?[\da-zA-Z]{{1,4}}\)?[°º]?\)?(?:\s*(?:,|et|and|y|e|à|to|a|و)\s*\(?[\da-zA-Z]{{1,3}}\)?[°º]?(?!\w))*)?)"
    )
    start = r"(?<![^\W_])" if words.language == "ar" else r"(?<!\w)"
    return (
        rf"{start}(?:{_spaced(words.article)})[\s*(]*(?P<list>{ARTICLE_NUMBER}\)?(?:{between}\(?{ARTICLE_NUMBER}\)?){{0,12}})"
        rf"{part}{{0,4}}(?:,?{BLANK}(?P<of>{_spaced(words.of)})[\s*]*)?"
    )
