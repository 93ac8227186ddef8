"""As-of dates: a sentence that was true at another moment than the cut-off says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from babel.dates import get_month_names

from migov.model.answers import Answer
from migov.model.languages import Language
from migov.model.values import Moment

_END = re.compile(r"[.!?…؟;,:؛،]*$")
_QUOTED_STOP = re.compile(r"[.!?…؟][”\"»’)\]\u00a0\u202f ]+$")


def moment_of(answers: Iterable[Answer], cut_off: Moment | None) -> Moment | None:
    """The earliest moment at which one of the answers was true, if it is another than the cut-off.

    >>> moment_of([Answer(indicator="1.1.1", as_of="2021-10-03")], "2022-01"), moment_of([], "2022-01")
    ('2021-10', None)
    """
    told = sorted(answer.as_of[:7] for answer in answers if answer.as_of)
    others = [moment for moment in told if cut_off is None or not _same(moment, cut_off)]
    return others[0] if others else None


def _same(one: Moment, other: Moment) -> bool:
    """Whether two moments are one as far as both tell."""
    exact = min(len(one), len(other), 7)
    return one[:exact] == other[:exact]


def says(words: str, moment: Moment, language: Language) -> str | None:
    """The words that name the moment's month and year, or its year where that is all that is known; null for none.

    >>> says("On 3 October 2021 it closed.", "2021-10", Language.EN), says("Since 2021.", "2021-10", Language.EN)
    ('3 October 2021', None)
    """
    found = _pattern(moment[:7], language).search(words)
    return found.group() if found else None


@cache
def _pattern(moment: Moment, language: Language) -> re.Pattern[str]:
    year, _, month = moment.partition("-")
    if not month:
        return re.compile(rf"(?<!\d){year}(?!\d)")
    names = {get_month_names(width, locale=language.value)[int(month)].rstrip(".") for width in ("wide", "abbreviated")}
    named = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    spelled = rf"(?:\d{{1,2}}(?:er|º)?\.?(?:\s+de)?\s+)?(?<!\w)(?:{named})\.?,?\s+(?:de\s+|عام\s+)?{year}"
    american = rf"(?<!\w)(?:{named})\.?\s+\d{{1,2}},\s+{year}"
    numeric = rf"(?:\d{{1,2}}[./])?0?{int(month)}[./]{year}|{year}-{month}(?:-\d\d)?"
    return re.compile(rf"(?<!\d)(?:{spelled}|{american}|{numeric})(?!\d)", re.IGNORECASE)


def dated(words: str, said: str) -> str:
    """The words with a remark in brackets before their full stop; quotations are left whole.

    >>> dated("The plan runs.", "as of May 2020"), dated("It says “so.”", "as of May 2020")
    ('The plan runs (as of May 2020).', 'It says “so.” (as of May 2020).')
    """
    if _QUOTED_STOP.search(words):
        return f"{words} ({said})."
    end = _END.search(words)
    stop = end.group() if end else ""
    return f"{words[: len(words) - len(stop)]} ({said}){stop}"
