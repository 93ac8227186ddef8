"""How a language words citations and agreements: patterns and sets of words made ready once from its vocabulary."""

from __future__ import annotations

import re
from functools import cache

from migov.model.instruments import InstrumentKind
from migov.profile.reading.cues import Cued, Cues
from migov.profile.reading.facts.lexicon.vocabulary import YEAR, Vocabulary, one_of
from migov.profile.reading.facts.naming.names import listing_comma
from migov.profile.reading.facts.naming.numbering import NUMBER, SPAN
from migov.profile.reading.facts.naming.phrases import lowered_heads

DIGIT = re.compile(r"\d")
DIGITS = re.compile(r"\d+")
PLANS = frozenset({InstrumentKind.POLICY, InstrumentKind.STRATEGY, InstrumentKind.PLAN, InstrumentKind.PROGRAMME})


@cache
def document(words: Vocabulary) -> re.Pattern[str]:
    """Capitals with small words between them and a span of years behind."""
    small = one_of(words.phrases.connectors)
    name = rf"[^\W\d_a-zà-ÿ][\w’'-]+(?: (?:(?:{small}) )*[^\W\d_a-zà-ÿ][\w’'-]+)+"
    heads = "|".join(head for head, kind in words.instruments.named.items() if kind in PLANS)
    return re.compile(rf"(?P<name>{name}(?: (?P<head>{heads}))?)\s+\(?{SPAN.pattern}\)?(?!\s+[a-z])")


@cache
def numbered(words: Vocabulary) -> re.Pattern[str]:
    """A number, with the kind of instrument or the marker before it."""
    kinds, marker = one_of(words.instruments.numbered), words.instruments.marker
    kind = rf"(?:(?P<kind>{kinds})s?\s+(?:\([A-Z]+\)\s+)?)?"
    return re.compile(rf"(?<![\w-]){kind}(?P<marker>{marker})?\s?(?P<number>{NUMBER})", re.IGNORECASE)


@cache
def before_number(words: Vocabulary) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """How what stands before a number ends: kinds of instruments, brackets behind them, and the mark of a number."""
    kinds = [kind.casefold() for kind in words.instruments.numbered]
    marker = re.compile(rf"(?:{words.instruments.marker})\s?$", re.IGNORECASE)
    return (*kinds, *(f"{kind}s" for kind in kinds), ")"), marker


@cache
def plan_cues(words: Vocabulary) -> Cued:
    """A word that makes a plan of a name with years behind it."""
    return words.cued(rf"\b(?:{words.instruments.plan_cues})\b")


@cache
def of_year(words: Vocabulary) -> re.Pattern[str]:
    """A year right behind a name, without brackets."""
    return re.compile(rf",?\s(?:{words.instruments.of}\s)?(?P<year>{YEAR})(?![\w–-])")


@cache
def opener(words: Vocabulary) -> re.Pattern[str]:
    """The word that opens a title behind a number."""
    return words.pattern(rf",? ?\b(?P<word>{one_of(words.instruments.title_openers)})\b")


@cache
def title_stop(words: Vocabulary) -> re.Pattern[str]:
    """Where a title ends at the latest."""
    stops, listed = one_of(words.instruments.title_stops), listing_comma(words)
    return words.pattern(rf" \b(?:{stops})\b|{listed}|\s*[(\[;:.–—](?!\w)|\s*\(|$")


@cache
def loose_end(words: Vocabulary) -> re.Pattern[str]:
    """Small words at the end of a title that belong to what follows it."""
    joins = one_of((*words.phrases.joins, *words.phrases.articles, ","))
    return re.compile(rf"(?:\s+(?:{joins})|,|\s)+$")


@cache
def heads(words: Vocabulary) -> frozenset[str]:
    """The words for instruments, as phrases are told by them."""
    return lowered_heads(tuple(words.instruments.named))


def may_cite(text: str, words: Vocabulary) -> bool:
    """Whether the text may name or number an instrument, or say the years of one."""
    return DIGIT.search(text) is not None or _named(words).may_tell(text)


@cache
def _named(words: Vocabulary) -> Cues:
    return Cues(re.split(r"\W", head)[0] for head in heads(words))


@cache
def untelling(words: Vocabulary) -> frozenset[str]:
    """Words that say nothing of what an instrument is about."""
    known, heads = words.phrases, words.instruments.named
    return frozenset((*known.generic, *known.connectors, *known.articles, *heads, *(f"{head}s" for head in heads)))


@cache
def owners(words: Vocabulary) -> frozenset[str]:
    """First words of bodies that may have an instrument's head in their name."""
    return frozenset(head.split(" ")[0] for head in (*words.institutions.heads, "Minister", "Ministre"))


@cache
def between_parties(words: Vocabulary) -> re.Pattern[str]:
    """What stands between two parties: a year, a comma or "and", "with" once more, an article."""
    joins, articles = one_of(words.phrases.joins), one_of(words.phrases.articles)
    repeated = f"{words.agreements.between}|{words.agreements.with_}"
    joined = rf"(?P<join>(?:,| |(?<!\w)(?:{joins})(?!\w))*)"
    return words.pattern(rf"(?: \({YEAR}\))?{joined}(?:(?:{repeated}) )?(?:(?:{articles})(?: |(?<=[’'])))?")


@cache
def complement_stop(words: Vocabulary) -> re.Pattern[str]:
    """Where the complement of a title ends at the latest."""
    known = words.agreements
    return words.pattern(rf"[(;:.–]|{listing_comma(words)}| (?:{known.stops})(?!\w)| {known.years}|$")


@cache
def small(words: Vocabulary) -> frozenset[str]:
    """Words that are no adjective of an agreement."""
    return frozenset((*words.phrases.articles, *words.phrases.joins, *words.phrases.connectors))
