"""Instruments that a text calls by name alone: "the Nationality Code", "le Code pénal", "o Código do Trabalho".

A name has neither number nor date, so that one text cannot tell what it means. The register can, where exactly one
instrument of the jurisdiction bears it: by its own title, or because some text says both ("the Nationality Code,
approved by Law No. …").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from migov.evidence.references.finding import OPENER, Reference
from migov.model.instruments import InstrumentKind
from migov.model.values import Value

KINDS = {
    "code": InstrumentKind.CODE,
    "código": InstrumentKind.CODE,
    "act": InstrumentKind.LAW,
    "ordinance": InstrumentKind.ORDINANCE,
}
"""Words that make a name of the words beside them."""

BEFORE = re.compile(
    r"(?<![\w-])(?P<name>(?:[A-Z][\w’'-]*[^\S\n](?:(?:and|of|on)[^\S\n])?){1,5}(?P<head>CODE|Code|ACT|Act|ORDINANCE|Ordinance))(?![\w-])"
)
BEHIND = re.compile(
    r"(?<![\w-])(?P<name>(?P<head>[Cc]ode|[Cc][óo]digo|CODE|C[ÓO]DIGO)"
    r"(?:\s(?:(?:d[eou]|da|du|des|del|das|dos|de\sla|de\slos)\s|d[e]?\s?l['’]|d['’])?[^\W\d_]{4,}){1,2})(?!\w)"
)
"""The word in front, as French, Spanish and Portuguese have it, and one or two words behind it."""

PATTERNS = {"en": (BEFORE,), "fr": (BEHIND,), "es": (BEHIND,), "pt": (BEHIND,)}

OF = re.compile(
    r"(?:,?\s(?:paragraphs?|alinéas?|n\.º|números?|apartados?)\s[\d\s,.ºande-]{1,20})?,?\s"
    r"(?:(?:of|in|to|from|du|de|do|del|no|ao)(?:\s(?:the|le|la|el|o))?\s|(?:de\s)?l['’]|d['’])"
)
"""What ties articles to the name behind them."""

SAME = re.compile(
    r"[\s,(]*(?:(?:which was |qui a été )?(?:approved|adopted|enacted|established|approuvé|adopté|institué|aprovado|"
    r"adotado|aprobado|adoptado)\s(?:by|par|pela|pelo|por)\s)?(?:(?:the|la|le|l['’]|a|o|el)\s)?"
)
"""What stands between a name and the citation that says the same with a number or date."""


class Calling(Value):
    """A name and a citation that a text gives to one instrument."""

    name: str
    to: Reference


def is_name(words: str) -> bool:
    """Whether words are a name that can stand alone, and nothing else."""
    return bool(BEFORE.fullmatch(words) or BEHIND.fullmatch(words))


def named(text: str, references: Sequence[Reference], *, language: str) -> tuple[Reference, ...]:
    """The names that stand alone in a text, outside the citations that are found in it.

    Args:
        references: as `find` gives them for the same text.
    """
    return tuple(_named(text, references, language))


def _named(text: str, references: Sequence[Reference], language: str) -> Iterator[Reference]:
    taken = [one for one in references if one.kind is not None]
    alone = [one for one in references if one.kind is None]
    ends = [one.end for one in taken]
    for pattern in PATTERNS.get(language, (BEFORE, BEHIND)):
        for match in pattern.finditer(text):
            name = OPENER.sub("", match["name"])
            start = match.end("name") - len(name)
            if len(name) <= len(match["head"]):
                continue
            after = bisect_left(ends, start + 1)
            if after < len(taken) and taken[after].start < match.end():
                continue
            yield Reference(
                start=start,
                end=match.end(),
                text=name,
                kind=KINDS[match["head"].casefold().replace("codigo", "código")],
                title=" ".join(name.split()),
                articles=_articles(text, start, alone),
            )


def _articles(text: str, start: int, alone: Sequence[Reference]) -> tuple[str, ...]:
    """The articles that stand right before a name: "articles 6 and 7 of the Nationality Code"."""
    index = bisect_left(alone, start, key=lambda one: one.end) - 1
    return alone[index].articles if index >= 0 and OF.fullmatch(text, alone[index].end, start) else ()


def callings(text: str, names: Sequence[Reference], references: Sequence[Reference]) -> tuple[Calling, ...]:
    """The names behind which their text at once cites the same instrument by its number or date."""
    cited = [one for one in references if one.kind is not None and (one.number or one.date)]
    starts = [one.start for one in cited]
    result = []
    for one in names:
        index = bisect_left(starts, one.end)
        if index < len(cited) and cited[index].start - one.end < 40 and one.title:
            between = text[one.end : cited[index].start]
            if between.strip() and SAME.fullmatch(between):
                result.append(Calling(one.title, cited[index]))
    return tuple({(calling.name, calling.to.text): calling for calling in result}.values())
