"""First passages: what analysts wrote to justify their answers, for an editor to order, merge, split and rewrite."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from enum import StrEnum

from migov.model.answers import Answer
from migov.model.drafts import Passage, Sentence
from migov.model.grounds import Grounds
from migov.model.indicators import Edition, EditionKind, Indicator
from migov.model.languages import Language
from migov.model.sentences import split
from migov.model.values import Value, numbered, slug
from migov.profile.drafting.tables import is_tabled

_MARK = re.compile(r"(?:[•*–—-]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).]) ")
_DASH = re.compile(r"^[*–—-] ")


class Skip(StrEnum):
    """Why an answer begins no passage."""

    NOT_SETTLED = "not complete yet"
    NON_ANSWER = "there is no closed answer"
    NO_WORDS = "it has no justification"
    TABLED = "the convention table prints it"
    NOT_ASKED = "no edition asks it"


class Skipped(Value):
    """An answer that begins no passage."""

    indicator: str
    because: Skip


class Begun(Value, kw_only=True):
    """First passages in the order of the catalogue, and the answers that gave none."""

    passages: tuple[Passage, ...]
    skipped: tuple[Skipped, ...] = ()


def begin(
    answers: Sequence[Answer], editions: Sequence[Edition], *, language: Language, taken: Container[str] = ()
) -> Begun:
    """A first passage for each settled answer, of the sentences of its justification.

    Each sentence rests on the answer and on all its pins: nobody but the editor knows which words carry which. The
    last one is noted, since all name the same sources. No side is chosen.
    """
    given = {answer.indicator: answer for answer in answers}
    asked = {indicator.code: (edition, indicator) for edition in editions for indicator in edition.indicators}
    passages: list[Passage] = []
    skipped = [Skipped(code, Skip.NOT_ASKED) for code in given if code not in asked]
    used: set[str] = set()
    for code, (edition, indicator) in asked.items():
        if (answer := given.get(code)) is None:
            continue
        if because := _skip(answer, indicator):
            skipped.append(Skipped(code, because))
            continue
        name = numbered(named(code), _Either(taken, used))
        used.add(name)
        passages.append(_passage(name, answer, edition, indicator, language))
    return Begun(passages=tuple(passages), skipped=tuple(skipped))


def named(code: str) -> str:
    """The id of the first passage that is begun from the answer to an indicator."""
    return f"p-{slug(code, longest=40, otherwise='answer')}"


class _Either:
    """What is in one of two containers."""

    def __init__(self, one: Container[str], other: Container[str]) -> None:
        self._both = (one, other)

    def __contains__(self, item: object) -> bool:
        return any(item in one for one in self._both)


def _skip(answer: Answer, indicator: Indicator) -> Skip | None:
    if not answer.status.is_settled:
        return Skip.NOT_SETTLED
    if answer.closed is None:
        return Skip.NON_ANSWER
    if is_tabled(indicator):
        return Skip.TABLED
    return None if answer.justification.strip() else Skip.NO_WORDS


def _passage(name: str, answer: Answer, edition: Edition, indicator: Indicator, language: Language) -> Passage:
    is_module = edition.kind is EditionKind.MODULE
    grounds = Grounds(answers=(answer.indicator,), pins=answer.pins)
    pieces = list(_pieces(answer.justification, language))
    return Passage(
        id=name,
        dimension=None if is_module else indicator.dimension,
        module=edition.code if is_module else None,
        sentences=tuple(
            Sentence(lead=lead, words=words, grounds=grounds, is_noted=number == len(pieces))
            for number, (lead, words) in enumerate(pieces, 1)
        ),
    )


def _pieces(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """What stands before each sentence, and the sentence."""
    unwrapped, end = _unwrapped(text), 0
    for start, stop in split(unwrapped, language):
        between = unwrapped[end:start]
        mark = between.strip()
        yield ("\n" if "\n" in between else " " if end else "") + (f"{mark} " if mark else ""), unwrapped[start:stop]
        end = stop


def _unwrapped(text: str) -> str:
    """The text with line breaks only before items of a list, which begin with a round mark, a letter or a number."""
    lines: list[str] = []
    for line in (" ".join(line.split()) for line in text.splitlines() if line.strip()):
        if not lines or _MARK.match(line):
            lines.append(_DASH.sub("• ", line))
        else:
            lines[-1] += f" {line}"
    return "\n".join(lines)
