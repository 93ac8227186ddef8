"""Which treaties the name of a table row means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from migov.model.treaties import Treaty, TreatyRegister
from migov.model.values import Value

YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
TO_THE = re.compile(
    r" (?:protocol[eo]?(?: \w+){0,5} (?:to|a|au|aux|de|da|del|do)|supplementing|additionnel a|complementing"
    r"|completant|que complementa|adicional a|relevant de)(?: (?:the|la|le|l|a|o|un|international)){0,3} $"
)
"""Words before a name that make it the mother of a protocol: the protocol is meant, not the mother."""
WITH_PROTOCOLS = re.compile(
    r" (?:and|et|y|e|with|avec|con|com|plus)(?: (?:its|the|their|ses|les|le|son|leurs?|sus?|los|el|seus?|os?|"
    r"optional|additional|\d{4}|two|three|deux|trois|dos|tres|facultatifs?|additionnels?|supplementary))*"
    r" protoc?ol(?:s|es?|os?)? "
)
UNITED_NATIONS = re.compile(
    r" (?:(?:of the|de las|des|das) )?(?:united nations|nations unies|naciones unidas|nacoes unidas)(?= )"
    r"| (?:of the ilo|de l oit|de la oit|da oit|de l organisation internationale du travail)(?= )"
)
"""Says whose a treaty is; tables put it in or leave it out."""
WEAK = frozenset({"convention", "convencion", "convencao", "protocol", "protocole", "protocolo", "de", "of"})
"""Words that alone, with a year, name a treaty only where nothing else does."""


class Mention(Value):
    """One place in a folded name where a phrase of some treaties stands."""

    start: int
    end: int
    codes: tuple[str, ...]
    weak: bool


def recognise(name: str, register: TreatyRegister) -> tuple[str, ...]:
    """Codes of the treaties a row means, in the order of its words; none where the register knows none of them.

    A name inside a longer one counts only as the longer one; a protocol's mother is not meant by naming the protocol;
    "and the Protocols thereto" adds the protocols of what was named.
    """
    words = plain(name)
    years = {int(year) for year in YEAR.findall(words)}
    known = _known(register.treaties)
    mentions = _outermost(_mentions(words, known))
    mentions = [m for m in mentions if known.protocols.issuperset(m.codes) or not TO_THE.search(words[: m.start + 1])]
    if any(not mention.weak for mention in mentions):
        mentions = [mention for mention in mentions if not mention.weak]
    codes: dict[str, None] = {}
    for mention in sorted(mentions, key=lambda mention: mention.start):
        printed = [code for code in mention.codes if known.adopted[code] in years]
        codes |= dict.fromkeys((printed or mention.codes) if len(mention.codes) > 1 else mention.codes)
    if WITH_PROTOCOLS.search(words):
        codes |= dict.fromkeys(_protocols(list(codes), years, register))
    return tuple(codes)


def printed_years(name: str) -> tuple[int, ...]:
    """The years a row's name prints: those of adoption, where it names instruments."""
    return tuple(int(year) for year in YEAR.findall(plain(name)))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Words in small letters between single blanks, without accents and punctuation; "n° 97" and "No. 97" are one.

    >>> plain("Convention (n° 97) révisée")
    ' convention no 97 revisee '
    """
    letters = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    words = " ".join(re.findall(r"[^\W_]+", letters))
    numbered = re.sub(r"(?<![^ ])(?:n o|no|n|num|nr|nos) (?=[0-9])", "no ", words)
    return UNITED_NATIONS.sub("", f" {numbered} ")


class _Known(Value):
    """The treaties of a register as they are looked for."""

    codes: Mapping[str, tuple[str, ...]]
    """Every name, plain, with a blank before and behind it → those that bear it."""
    longest: int
    """Words in the longest name."""
    protocols: frozenset[str]
    adopted: Mapping[str, int]


@lru_cache(maxsize=4)
def _known(treaties: tuple[Treaty, ...]) -> _Known:
    codes: dict[str, dict[str, None]] = {}
    for treaty in treaties:
        for alias in map(plain, treaty.aliases):
            if alias.strip():
                codes.setdefault(alias, {})[treaty.code] = None
    return _Known(
        codes={phrase: tuple(bearers) for phrase, bearers in codes.items()},
        longest=max((phrase.count(" ") - 1 for phrase in codes), default=0),
        protocols=frozenset(treaty.code for treaty in treaties if _is_protocol(treaty)),
        adopted={treaty.code: treaty.adoption_year for treaty in treaties},
    )


def _mentions(words: str, known: _Known) -> list[Mention]:
    blanks = [at for at, sign in enumerate(words) if sign == " "]
    spans = ((start, blank + 1) for at, start in enumerate(blanks) for blank in blanks[at + 1 : at + 1 + known.longest])
    return [
        Mention(start, end, codes, all(word in WEAK or word.isdigit() for word in words[start:end].split()))
        for start, end in spans
        if (codes := known.codes.get(words[start:end])) is not None
    ]


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """Mentions that do not stand inside a longer one."""
    return [
        inner
        for inner in mentions
        if not any(
            outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start
            for outer in mentions
        )
    ]


def _is_protocol(treaty: Treaty) -> bool:
    return "protocol" in (treaty.title.en or "").lower()


def _protocols(codes: list[str], years: set[int], register: TreatyRegister) -> list[str]:
    """Protocols of the treaties named: those whose years are printed, or all of them where none is."""
    named = [treaty for code in codes if (treaty := register.find(code))]
    related = [other for treaty in named for code in treaty.related if (other := register.find(code))]
    protocols = [treaty for treaty in related if _is_protocol(treaty)]
    printed = [treaty for treaty in protocols if treaty.adoption_year in years]
    return [treaty.code for treaty in printed or protocols]
