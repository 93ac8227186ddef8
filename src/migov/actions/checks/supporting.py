"""Whether the sentences of a draft are supported by what they rest on.

A sentence's own pins are its quotations; one that has none, and rests on answers, has those of its answers. A named
statement of a ministry carries a sentence by itself, unless quotations beside it say otherwise. An answer that
something is not there has no words to quote: whether its searches show it is for a person to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

import msgspec

from migov.actions import claims
from migov.actions.readings import reader
from migov.evidence.claims import Agreement, ClaimCheck, Comparison, Kind, Verdict, turned_by
from migov.model.answers import LEAST, Answer, NonAnswer
from migov.model.checks import Doubt, Rule, Support
from migov.model.citations import Pin
from migov.model.drafts import Passage, Sentence
from migov.model.languages import Language
from migov.model.sentences import split
from migov.model.values import Value
from migov.profile.checking.wording import SupportWords, Told, Wording, spoken
from migov.store import derived

LONGEST = 5_000
"""Characters of a sentence that can be compared; a longer one is for a person."""
SHOWN = 3
"""Differences that a doubt names."""


class Judged(Value):
    """What became of sentences that were checked before, by a hash of each with its quotations."""

    of: dict[str, ClaimCheck]


class Weighed(Value, kw_only=True):
    """A doubt about the support of a sentence, with what was compared to come to it."""

    doubt: Doubt
    pins: int
    """Quotations that it was compared with."""
    compared: tuple[Comparison, ...] = ()


class _Finding(NamedTuple):
    support: Support
    told: Told
    facts: dict[str, str]
    pins: int = 0
    compared: tuple[Comparison, ...] = ()


def unsupported(
    id: str,  # noqa: A002 - the field's own word
    passages: Iterable[Passage],
    answers: Mapping[str, Answer],
    language: Language,
) -> Iterator[Weighed]:
    """The sentences of a draft that rest on nothing, or on quotations that do not plainly say what they say."""
    judge, wording = _Judge(id, language), spoken(language)
    for passage in passages:
        for sentence in passage.sentences:
            found = _finding(sentence, answers, judge, wording)
            if found is not None:
                yield _weighed(passage.id, sentence.words, found)
    judge.remember()


def _weighed(passage: str, words: str, found: _Finding) -> Weighed:
    says, remedy = found.told.says.format(**found.facts), found.told.remedy.format(**found.facts)
    doubt = Doubt(rule=Rule.UNSUPPORTED, passage=passage, words=words, says=says, remedy=remedy, support=found.support)
    return Weighed(doubt=doubt, pins=found.pins, compared=found.compared)


def _finding(sentence: Sentence, answers: Mapping[str, Answer], judge: _Judge, wording: Wording) -> _Finding | None:
    """What is doubted of one sentence, with the facts that are told; null where nothing is."""
    words, grounds = wording.support, sentence.grounds
    rests_on = [answers[code] for code in grounds.answers if code in answers]
    pins = grounds.pins or tuple(dict.fromkeys(pin for answer in rests_on for pin in answer.pins))
    if not pins:
        return None if grounds.statements else _without_quotations(rests_on, words)
    if len(sentence.words) > LONGEST:
        return _Finding(Support.TO_JUDGE, words.needs_a_person, {"compared": words.wordless}, len(pins))
    judged = judge.check(sentence.words, pins)
    if judged.verdict is Verdict.SUPPORTED or (grounds.statements and judged.verdict is not Verdict.CONTRADICTED):
        return None
    if judged.verdict is Verdict.NEEDS_A_PERSON and _word_for_word(sentence.words, pins, judge.language):
        return None
    support, told = {
        Verdict.CONTRADICTED: (Support.CONTRADICTED, words.contradicted),
        Verdict.NOT_FOUND: (Support.LACKING, words.not_found),
        Verdict.NEEDS_A_PERSON: (Support.TO_JUDGE, words.needs_a_person),
    }[judged.verdict]
    return _Finding(support, told, {"compared": _compared(judged, words)}, len(pins), judged.compared)


def _word_for_word(words: str, pins: Iterable[Pin], language: Language) -> bool:
    """Whether the sentence is one of a quotation: then it may be short, and nobody has to judge."""
    wanted = " ".join(words.split())
    for pin in pins:
        quote = " ".join(pin.quote.exact.split())
        if wanted not in quote or (quote.startswith(wanted) and turned_by(pin.quote.exact, pin.quote.prefix)):
            continue
        if any(quote[start:stop] == wanted for start, stop in split(quote, language)):
            return True
    return False


def _without_quotations(rests_on: Sequence[Answer], words: SupportWords) -> _Finding:
    absent = [one for one in rests_on if one.closed in LEAST or one.non_answer is NonAnswer.NO_EVIDENCE]
    if absent and len(absent) == len(rests_on):
        searches = str(sum(len(one.searches) for one in absent))
        return _Finding(Support.TO_JUDGE, words.absence, {"searches": searches})
    return _Finding(Support.LACKING, words.no_quotations if rests_on else words.nothing, {})


def _compared(judged: ClaimCheck, words: SupportWords) -> str:
    """What of a sentence its quotations do not say, the plainest differences first."""
    order = {Agreement.OTHER: 0, Agreement.MISSING: 1, Agreement.UNCLEAR: 2}
    rows = [row for row in judged.compared if row.agreement in order and row.kind is not Kind.WORDS]
    rows.sort(key=lambda row: order[row.agreement])
    return "; ".join(_row(row, words) for row in rows[:SHOWN]) or words.wordless


def _row(row: Comparison, words: SupportWords) -> str:
    if row.kind is Kind.OMISSION:
        template = words.more
    else:
        template = words.against if row.quotes and row.agreement is not Agreement.MISSING else words.missing
    return template.format(kind=words.kinds[row.kind], sentence=row.sentence, quotes=row.quotes)


class _Judge:
    """Checks sentences against quotations, and remembers in the folder of the assessment what became of each."""

    def __init__(self, id: str, language: Language) -> None:  # noqa: A002
        self.name, self.language = f"claims of {id}", language
        there = derived.find(Judged, name=self.name, maker=reader())
        self.known = there.of if there else {}
        self.met: dict[str, ClaimCheck] = {}
        self.laws: dict[str, str] = {}

    def check(self, sentence: str, pins: Sequence[Pin]) -> ClaimCheck:
        """What became of a sentence, looked up or checked now."""
        quotes, before = [pin.quote.exact for pin in pins], [pin.quote.prefix for pin in pins]
        places = [self._place(pin) for pin in pins]
        key = sha256(msgspec.json.encode((sentence, self.language, quotes, places, before))).hexdigest()
        found = self.known.get(key) or self.met.get(key)
        self.met[key] = found or claims.check(sentence, quotes, language=self.language, places=places, before=before)
        return self.met[key]

    def _place(self, pin: Pin) -> str:
        if pin.source not in self.laws:
            self.laws[pin.source] = claims.law_of(pin.source)
        return claims.place(pin, law=self.laws[pin.source])

    def remember(self) -> None:
        """Put by what was met; what no sentence asks for any more is forgotten."""
        if self.met.keys() != self.known.keys():
            derived.keep(Judged(self.met), name=self.name, maker=reader())
