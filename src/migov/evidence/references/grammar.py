"""The words of a language compiled into the patterns by which citations are found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from migov.evidence.references.dates import month_pattern
from migov.evidence.references.numbering import LATER, NUMBER
from migov.evidence.references.wording import WORDINGS, Wording
from migov.model.instruments import InstrumentKind

BLANK = r"[\s*]+"
"""White space of any kind, line breaks and the asterisks of Markdown included."""

UNIONS = r"(?P<union>UE|EU|CE|EC|CEE|EEC|Euratom|JAI|CEDEAO|ECOWAS|UEMOA|CEMAC|CE/UE)"
TITLED = r"(?:[^.;:«»()\n]|(?<=[nN])\.(?=\s?[º°o])|(?<=No)\.(?=\s?\d)|(?<=\d)\.(?=\d))"
"""A character of a title: it ends with its sentence, but not at the point of "No." or of a number."""
FIGURES = (
    r"(?<![\d/.-])(?P<day3>[0-3٠-٣]?\d)(?P<part>[./-])(?P<month3>[01٠١]?\d)(?P=part)"
    r"(?P<year3>(?:18|19|20)\d\d|[١٢][٠-٩]{3})(?![\d/])"
)
"""A date in figures, day first."""
ARTICLE_NUMBER = (
    rf"(?:(?:[LRDA]\.?\s?\*{{0,2}}\s?)?[\d٠-٩]{{1,4}}(?:[.‐–-]\d{{1,4}})*(?:\s?(?:er|º|°|ª)(?!\w)|\.[º°])?"
    rf"(?:[\s*‐–-]{{0,3}}(?:{LATER})(?!\w)\*?)?(?:[‐–-]?[A-Z](?!\w))?(?:\s?\([\da-zA-Z]{{1,4}}\))*|[Pp]remier|[IVXL]{{1,6}}(?:er)?(?!\w))"
)


SIGNED = frozenset({InstrumentKind.CONVENTION, InstrumentKind.AGREEMENT})
"""Kinds that are signed at a place on a day."""

PAIR = r"\d{1,5}[-‐–/]\d{1,5}(?:[-‐–/][A-Z]{1,6})*(?![\w/-])"
"""A number in two parts, neither of them surely a year."""


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
    pairs: re.Pattern[str]
    """Behind a number in two parts without a word before it: another."""
    year: re.Pattern[str]
    title: re.Pattern[str]
    title_end: re.Pattern[str]
    article: re.Pattern[str]
    bill: re.Pattern[str]
    days: re.Pattern[str]
    """From the head to several days that share a month or year: "of 3 and 5 May 2010"."""
    one_day: re.Pattern[str]
    """One of them."""
    signed: re.Pattern[str]
    """From a convention or agreement to the day of its signature."""
    titled: re.Pattern[str]
    """From the head over the words of its title to its number."""
    numbers: re.Pattern[str]
    """Behind the first of several numbers: the others, and the year of all."""


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language that has a `Wording`."""
    words = WORDINGS[language]
    day = _day(words)
    heads = _groups(words)
    number = rf"(?:(?:{_spaced(words.number)})(?:(?![^\W\d_])|(?<=[°º]))[\s(]*)"
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
        short_tail=re.compile(
            rf"{BLANK}(?:(?:{dated}){BLANK})?(?:{day}|{number}(?P<number>{NUMBER})|(?P<bare>{_bare()}))", re.IGNORECASE
        ),
        further=re.compile(
            rf"\s?(?:{_spaced(words.joined)}){'' if words.language == 'ar' else BLANK}[\s*]*(?:{dated}{BLANK})?"
            rf"(?:{number}(?P<number>{NUMBER})|(?:{day})|(?P<bare>{_bare()}|{_counted(words)}))",
            re.IGNORECASE,
        ),
        pairs=re.compile(rf"\s?(?:{_spaced(words.joined)}){BLANK}(?P<bare>{PAIR})", re.IGNORECASE),
        year=re.compile(rf"(?:{_spaced(words.years)})?{BLANK}(?P<year>(?:18|19|20)\d\d)(?![\d/-])"),
        title=re.compile(
            rf",?{BLANK}(?P<title>(?:{_spaced(words.opens_title)})(?!\w){TITLED}{{3,300}})", re.IGNORECASE
        ),
        title_end=re.compile(rf"\s*(?:,|{BLANK}(?:{_spaced(words.ends_title)})(?!\w))", re.IGNORECASE),
        article=re.compile(_article(words), re.IGNORECASE),
        bill=re.compile(rf"(?:{_spaced(words.bills)})[\s*]*$", re.IGNORECASE),
        days=re.compile(_days(words, dated), re.IGNORECASE),
        one_day=re.compile(_one_day(words), re.IGNORECASE),
        signed=re.compile(_signed(words, day), re.IGNORECASE),
        titled=re.compile(_titled(words, number), re.IGNORECASE),
        numbers=re.compile(
            rf"(?P<others>(?:\s?(?:{_spaced(words.joined)}){BLANK}\d{{1,5}}(?![\w./-]*\d)){{1,12}})"
            rf"(?:,?{BLANK}(?:{_spaced(words.of_year)}){BLANK}(?P<year>(?:18|19|20)\d\d)(?!\d))?",
            re.IGNORECASE,
        ),
    )


def _tail(words: Wording, number: str, dated: str, day: str) -> str:
    """What leads from the name of an instrument to its number or date: up to ten words, none of them a verb's."""
    between = _between(words)
    of_budget = rf"(?:{BLANK}(?:pour|para|for)(?:{BLANK}(?:l['’]année|el año|o ano|the year))?{BLANK}(?:19|20)\d\d)?"
    union = rf"(?:{BLANK}\(?{UNIONS}\)?)?"
    counted, dayed = _counted(words), _dayed(dated)
    implementing = (
        rf"(?:{BLANK}(?:d['’]exécution|déléguée?|de{BLANK}ejecuci[óo]n|delegad[oa]|de{BLANK}execução))?"
        if words.language in ("fr", "es", "pt")
        else ""
    )
    return (
        rf"{implementing}{union}(?:{between}{{0,10}}?{of_budget}(?:{BLANK}|,{BLANK}|{BLANK}\()"
        rf"(?:{number}(?P<number>{NUMBER})|(?:{dated}{BLANK})?(?:{day})|(?P<bare>{_bare()}|{counted}|{dayed}))"
        rf"|{BLANK}(?P<pair>{PAIR}))"
    )


def _counted(words: Wording) -> str:
    """A number that the year behind it makes one: "Act 12 of 2006", "resolution 45 (1990)"."""
    year = r"(?:18|19|20)\d\d"
    return rf"\d{{1,5}}(?={BLANK}(?:{_spaced(words.of_year)}){BLANK}{year}(?!\d)|{BLANK}\({year}\))"


def _dayed(dated: str) -> str:
    """A number that the date behind it makes one: "Ley 2136 de 4 de agosto de 2021"."""
    day = rf"\d{{1,2}}(?:\s?(?:er|º|°))?{BLANK}(?:de{BLANK})?[^\W\d_]{{3,}}\.?,?{BLANK}(?:del?{BLANK})?\d{{4}}"
    return rf"\d{{1,5}}(?=,?{BLANK}(?:{dated}){BLANK}(?:{day}|\d\d?[./-]\d\d?[./-]\d{{4}}))"


def _titled(words: Wording, number: str) -> str:
    """The words of a title, up to the number behind it: "Law on Foreigners No. 6458"."""
    heads = "|".join(_spaced(piece) for piece, _ in words.heads)
    opens = _spaced(words.opens_title) + ("|of" if words.language == "en" else "")
    ends = _spaced(words.ends_title)
    return (
        rf"{BLANK}(?P<title>(?:{opens})(?!\w)(?:(?!(?<!\w)(?:{heads}|{ends})(?!\w))[^.;:()\d\n]){{3,120}}?)"
        rf"[\s,(]+{number}(?P<number>{NUMBER})"
    )


def _between(words: Wording) -> str:
    """One word between the name of an instrument and its number or date."""
    stops = rf"(?:{_spaced(words.stops)}|{'|'.join(_spaced(piece) for piece, _ in words.heads)})(?!\w)"
    elided = "(?:[dl]['’])?" if words.language == "fr" else ""
    return rf"(?:{BLANK}(?!{elided}{stops})(?:[^\W\d_]{{1,3}}\.(?:-?[^\W\d_]\.)*(?=\s)|[^\W\d_][\w’'´/-]*))"


def _days(words: Wording, dated: str) -> str:
    """Several days, of which only the last need have its month and year."""
    one = rf"(?:{dated}{BLANK})?{_one_day(words)}"
    and_one = rf"\s?(?:,|et|and|y|e|و)[\s*]*{one}"
    year = r",?\s+(?:(?:del?|سنة|عام)\s+)?(?P<year>(?:18|19|20)\d\d)(?!\d)"
    plain = re.sub(r"\?P<\w+>", "?:", rf"{one}(?:{and_one}){{1,5}}")
    return rf"{_between(words)}{{0,5}}?{BLANK}(?:{dated}){BLANK}(?P<days>{plain}){year}"


def _one_day(words: Wording) -> str:
    day = r"(?P<day>\d{1,2}|premier|primero|primeiro)(?:\s?(?:er|st|nd|rd|th|º|°)(?!\w))?"
    return rf"{day}(?:\s+(?:d[eo]\s+)?(?P<month>{month_pattern(words.language)}))?"


def _signed(words: Wording, day: str) -> str:
    """The words of a treaty's title, that it was signed, where and when."""
    treaties = "|".join(_spaced(piece) for piece, kind in words.heads if kind in SIGNED)
    place = r"[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*){0,3}?"
    at = _spaced(words.at).replace("PLACE", place)
    title = rf"(?P<title>(?:(?!(?<!\w)(?:{treaties})(?!\w))[^.;:()\d\n]){{0,160}}?)"
    return rf"{title}[\s,(]+(?P<how>{_spaced(words.signed)})[\s,]+(?:{at}){BLANK}(?:{day})"


def _after_number(words: Wording, dated: str, day: str) -> str:
    """What may stand behind a number: the year it was counted in, and a date."""
    return (
        rf"\)?(?:(?:,?{BLANK}(?:{_spaced(words.of_year)}){BLANK}|{BLANK}\((?=[\d٠-٩]{{4}}\)))"
        rf"(?P<of_year>[\d٠-٩]{{4}})(?![\d٠-٩]))?"
        rf"(?:\)?(?:,?{BLANK}(?:{_spaced(words.makers)}))?"
        rf"\s?,?{BLANK}\(?(?:{dated}{BLANK}|{dated}(?=[\d٠-٩]))(?:{day}))?"
    )


def _spaced(piece: str) -> str:
    """The piece with any white space where it has a blank."""
    return piece.replace("[- ]", r"[-‐‑\s]{1,2}").replace(" ?", r"\s?").replace(" ", BLANK)


def day_pattern(language: str) -> str:
    """A piece of a regular expression for a date, with the groups day, month and year (and those of other orders)."""
    return _day(WORDINGS[language])


def _day(words: Wording) -> str:
    spelled = _spaced(words.day.replace("MONTH", "MM")).replace("MM", month_pattern(words.language))
    months = month_pattern(words.language)
    month = rf"(?!(?:{months})|{'من' if words.language == 'ar' else 'de'}\s+(?:{months}))"
    other = (
        rf"(?:[\d٠-٩]{{1,2}}(?:er|st|nd|rd|th)?\s+{month}[^\W\d_][^\d٠-٩.;()\n]{{2,30}}?"
        rf"(?:[\d٠-٩]{{4}}|an [IVXLC]+)(?:\s?(?:A?\.?H\.?|هـ))?[\s,،]{{0,3}}"
        rf"(?:\((?:{_spaced(words.same_day)})?|(?:{_spaced(words.same_day)}))\s*)?"
    )
    return rf"{other}(?:{spelled}|{FIGURES})"


def _bare() -> str:
    """A number without a word before it: it has a year in it, or thousands."""
    pair = r"(?:\d{1,5}\s?[/‐–-]\s?(?:19|20)\d\d|(?:19|20)\d\d\s?[/‐–-]\s?\d{1,5})"
    thousands = r"\d{1,3}(?:\.\d{3})+(?:/(?:19|20)\d\d)?"
    of_union = r"\d{2}/\d{1,4}(?=/\s?(?:CEE|CE|EEC|EC|JAI|JHA|Euratom)(?!\w))"
    of_community = r"[A-Z]/[A-Z]{1,4}\.?\s?\d{1,2}/\d{1,2}/\d{2,4}"
    of_others = rf"{of_community}|{of_union}/\s?[A-Za-z]{{2,7}}"
    return rf"(?:(?:[A-Z]{{1,3}}[-/.])?{pair}(?:[/‐–-][A-Z]{{2,6}})?|{thousands}|{of_others})(?!\w)"


def _groups(words: Wording) -> list[tuple[str, InstrumentKind, bool]]:
    """A piece and a kind for each group of the head pattern, and whether it is an abbreviation."""
    prefix = r"(?:[وبلفك]{0,2}|[وف]?لل|[وف]?بال|وال)" if words.language == "ar" else ""
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
