"""What one text says about instruments: which one it is, what that does to others, since when, for how long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from migov.evidence.references.again import ties
from migov.evidence.references.dates import DIGITS, of_groups
from migov.evidence.references.deeds import Deed, deeds
from migov.evidence.references.finding import Reference, find
from migov.evidence.references.grammar import day_pattern
from migov.evidence.references.naming import Calling, callings, named
from migov.evidence.references.verbs import ENTRY, OWN, PLANS
from migov.model.instruments import InstrumentKind, Period
from migov.model.instruments import InstrumentRelation as Relation
from migov.model.sources import Transcript
from migov.model.values import Moment, Value

YEAR = r"(?:18|19|20)\d\d"
SPAN = re.compile(
    rf"(?<![\d/.–-])(?P<first>{YEAR})\s?(?:[-–—/‐]|à|au|a|to|until|hasta|até|-|إلى|حتى)\s?(?P<last>{YEAR}|\d\d)(?![\d/–-])"
)
FRONT = 1_000
"""Characters at a text's beginning in which its own title is printed."""

NEAR = 60
"""Characters from a title's beginning within which its own number or date begins."""


class Registrand(Value, kw_only=True):
    """One text's part in the register: small, made once per source, kept until the source is read again."""

    source: str
    """Id of the source."""
    title: str
    language: str | None = None
    own: Reference | None = None
    """How the text's title cites itself; null for a plan or report without number and date."""
    kind: InstrumentKind | None = None
    date: Moment | None = None
    period: Period | None = None
    since: Moment | None = None
    """First day in force, where the text names it."""
    published: Moment | None = None
    deeds: tuple[Deed, ...] = ()
    cites: tuple[Reference, ...] = ()
    """Each other instrument once as it is first cited."""
    names: tuple[str, ...] = ()
    """Names of the instrument itself that its title holds: "Labour Code"."""
    called: tuple[Calling, ...] = ()
    """Names that the text gives to instruments it cites."""


def enrol(
    transcript: Transcript,
    *,
    source: str,
    title: str | None = None,
    published: Moment | None = None,
) -> Registrand:
    """What the register needs to know of a source.

    Args:
        title: as somebody catalogued it; else the transcript's own.
    """
    printed = " ".join((transcript.title or "").split())
    title = " ".join((title or printed or source).split())
    language = (transcript.language or "").split("-")[0]
    headed = find(title, language=language or None)
    own = _dated(_own(headed), printed, transcript.text[:FRONT], language)
    own = _passed(own, transcript.text[:FRONT], language)
    kind = own.kind if own else _kind(title)
    found = find(transcript.text, language=language or None)
    bare = named(transcript.text, found, language=language)
    itself = [one for one in (*found, *bare) if language == "en" and _is_itself(one, own, transcript.text)]
    others = [one for one in (*found, *bare) if one not in itself and (own is None or not is_same(one, own))]
    others.sort(key=lambda one: one.start)
    starts = [passage.start for passage in transcript.passages]
    again = ties(transcript.text, found, language=language, starts=starts)
    tied = [tie for tie in again if own is None or not is_same(tie.to, own)]
    told, touched = _entitled(title, headed, own, language)
    also, too = _entitled(printed, (), None, language) if printed != title else ((), ())
    return Registrand(
        source=source,
        title=title,
        language=transcript.language,
        own=own,
        kind=kind,
        date=own.date if own else _signed(title, transcript.text[:FRONT], language) if kind in SIGNED else None,
        period=period(title) if kind in PERIODIC or own is None else None,
        since=_since(transcript.text, language),
        published=published,
        deeds=_once([*touched, *too, *deeds(transcript.text, others, language=language, tied=tied)]),
        cites=_cited(others),
        names=tuple(dict.fromkeys((*told, *also, *(one.title for one in itself if one.title)))),
        called=callings(transcript.text, bare, found),
    )


def _entitled(
    title: str, headed: Sequence[Reference], own: Reference | None, language: str
) -> tuple[tuple[str, ...], tuple[Deed, ...]]:
    """The names that a title gives its own instrument, and what it says is done to others."""
    headed = headed or find(title, language=language or None)
    own = own or _own(headed)
    bare = named(title, headed, language=language)
    others = sorted((one for one in (*headed, *bare) if own is None or one.start >= own.end), key=lambda one: one.start)
    done = deeds(title, others, language=language)
    touched = {deed.to.start for deed in done}
    names = [one.title for one in bare if one.title and one.start not in touched]
    return tuple(names), done


def _dated(own: Reference | None, printed: str, front: str, language: str) -> Reference | None:
    """The text's own citation with the date that its printed title has where the catalogued one has none."""
    if own is None or own.date or not own.number:
        return own
    for words in (printed, front):
        for one in find(words, language=language or None):
            if one.kind is own.kind and one.date and one.number == own.number:
                return msgspec.structs.replace(own, date=one.date, year=own.year or one.year)
    return own


PERIODIC = frozenset(
    {
        InstrumentKind.PLAN,
        InstrumentKind.PROGRAMME,
        InstrumentKind.POLICY,
        InstrumentKind.STRATEGY,
        InstrumentKind.OTHER,
    }
)
"""Kinds whose titles name the years they are for."""


SIGNED = frozenset({InstrumentKind.AGREEMENT, InstrumentKind.CONVENTION, InstrumentKind.CONSTITUTION})
"""Kinds that bear no number; the date in their titles is theirs."""


def _own(headed: Sequence[Reference]) -> Reference | None:
    """How a title cites itself: its first citation, with the number that follows the name at once."""
    named = [one for one in headed if one.kind is not None]
    if not named or named[0].start > NEAR:
        return None
    first, rest = named[0], named[1:]
    if rest and first.number is None and rest[0].number and rest[0].start - first.end <= 3:
        second = rest[0]
        return msgspec.structs.replace(second, start=first.start, title=first.title or second.title)
    return first


def _signed(title: str, front: str, language: str) -> Moment | None:
    """The date that a title, or the text's beginning, names as that of signature or adoption."""
    if language not in ENTRY:
        return None
    pattern = re.compile(day_pattern(language), re.IGNORECASE)
    match = pattern.search(title) or pattern.search(front)
    return of_groups(match.groupdict(), language) if match else None


def period(title: str) -> Period | None:
    """The years a title names as those it is for.

    >>> period("Plan quinquennal 2011-2015"), period("National policy, 2016 to 2018"), period("Act of 2010")
    (Period(first=2011, last=2015), Period(first=2016, last=2018), None)
    """
    match = SPAN.search(title.translate(DIGITS))
    if match is None:
        return None
    first, last = int(match["first"]), match["last"]
    whole = int(last) if len(last) == 4 else int(match["first"][:2] + last)
    return Period(first, whole) if first <= whole <= first + 60 else None


def is_same(one: Reference, other: Reference) -> bool:
    """Whether two references mean one instrument without doubt: by number and kind, else by date and kind."""
    if one.kind is not other.kind or one.issuer != other.issuer:
        return False
    if one.number and other.number:
        return one.number == other.number
    if one.date is None or one.date != other.date:
        return False
    return one.title is None or other.title is None or one.title[:20].casefold() == other.title[:20].casefold()


def _kind(title: str) -> InstrumentKind | None:
    """The kind that a title's words tell; the first word of the list that it has counts."""
    return next((kind for pattern, kind in _kinds() if pattern.search(title)), None)


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], InstrumentKind], ...]:
    return tuple((re.compile(rf"(?<!\w)(?:{piece})(?!\w)", re.IGNORECASE), kind) for piece, kind in PLANS)


@cache
def _entries(language: str) -> re.Pattern[str] | None:
    if language not in ENTRY:
        return None
    words = ENTRY[language].replace(" ", r"\s+")
    own = OWN[language].replace(" ", r"\s+")
    return re.compile(rf"(?:{own})[^.;\n]{{0,110}}?(?:{words})\s+(?:{day_pattern(language)})", re.IGNORECASE)


@cache
def _printed_day(words: str) -> re.Pattern[str]:
    """A day behind words that the beginning of an English act prints."""
    return re.compile(rf"(?:{words})\s{{0,2}}(?:the\s)?(?:{day_pattern('en')})", re.IGNORECASE | re.MULTILINE)


ASSENT = r"date\sof\sassent\s?[:—–-]|assented\sto(?:\son)?:?|^\["
"""What stands before the day on which an act was passed: "[Date of Assent: 3rd June, 2014]", "[9th June, 1987.]"."""

COMMENCEMENT = r"(?:date\sof\s)?commencement\s?[:—–-]"

COUNTED = re.compile(
    r"^\W*(?:Act\s)?No\.?\s?(?P<number>\d{1,3})\sof\s(?P<year>(?:18|19|20)\d\d)\W*$", re.IGNORECASE | re.MULTILINE
)
"""The number of an act on a line of its own, under its name."""

ITSELF = re.compile(
    r"(?:may|shall)\s(?:be\s)?(?:for\sall\spurposes\s)?(?:be\s)?(?:cited|called|known)(?:\sfor\sall\spurposes)?"
    r"(?:\sas)?(?:\sthe)?\s[“\"‘']?$|(?i:\bthis\sact\sis\sthe\s)$"
)
"""How an act says its own name: "This Act may be cited as the …"."""


def _since(text: str, language: str) -> Moment | None:
    """The day on which the text itself says that it comes into force."""
    pattern = _entries(language)
    match = pattern.search(text) if pattern else None
    if match is None and language == "en":
        match = _printed_day(COMMENCEMENT).search(text[:FRONT])
    return of_groups(match.groupdict(), language) if match else None


def _passed(own: Reference | None, front: str, language: str) -> Reference | None:
    """An English act's own citation, with the number and the day of assent that are printed under its name."""
    if own is None or language != "en" or own.kind is not InstrumentKind.LAW or own.issuer:
        return own
    if own.number is None:
        match = next((m for m in COUNTED.finditer(front) if own.year in (None, int(m["year"]))), None)
        if match:
            own = msgspec.structs.replace(own, number=f"{match['number']}-{match['year']}", year=int(match["year"]))
    passed = _printed_day(ASSENT).search(front)
    day = of_groups(passed.groupdict(), language) if passed and own.date is None else None
    if day and own.year in (None, int(day[:4]), int(day[:4]) + 1):
        own = msgspec.structs.replace(own, date=day, year=own.year or int(day[:4]))
    return own


def _is_itself(one: Reference, own: Reference | None, text: str) -> bool:
    """Whether a name is that which the text gives itself: in so many words, or alone on a line at its beginning."""
    if one.title is None or one.number or one.date or (own and own.year and one.year and own.year != one.year):
        return False
    if ITSELF.search(text, max(0, one.start - 60), one.start):
        return True
    begin = text.rfind("\n", 0, one.start) + 1
    end = text.find("\n", one.end)
    line = text[begin : one.start] + text[one.end : end if end >= 0 else len(text)]
    return one.end < FRONT and own is not None and one.year is not None and line.strip(" .,").casefold() in ("", "the")


def _once(done: Sequence[Deed]) -> tuple[Deed, ...]:
    """The deeds, each once: a whole repeal outweighs one in part that the title tells more briefly."""
    kept: dict[tuple[object, ...], Deed] = {}
    for deed in done:
        to = deed.to
        key = (
            deed.relation,
            deed.in_part,
            to.kind,
            to.number,
            to.date,
            to.year,
            to.articles,
            to.title if to.date else None,
        )
        known = kept.get(key)
        if known is None or (known.at is None and deed.at is not None):
            kept[key] = deed
    return tuple(kept.values())


def _cited(found: Sequence[Reference]) -> tuple[Reference, ...]:
    seen: dict[tuple[object, ...], Reference] = {}
    for one in found:
        if one.kind is None:
            continue
        key = (one.kind, one.number, one.date, one.year, None if one.number else one.title)
        seen.setdefault(key, one)
    return tuple(seen.values())


RELATIONS = (Relation.REPEALS, Relation.AMENDS, Relation.IMPLEMENTS, Relation.CITES)
"""Strongest first: one law that repeals another is not also listed as citing it."""
