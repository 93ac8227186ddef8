"""Checking a claim: does a drafted sentence say what its quotes say?

Nothing here understands a sentence. Facts that can be compared are compared, one by one, and the result lists each.
The rules below, read from top to bottom, turn the list into one of four verdicts; the first that holds decides. A
sentence is supported only when everything in it was found: whatever remains is a person's to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from migov.errors import Invalid, Problem
from migov.evidence.claims.comparing import Agreement, Comparison, Evidence, compare
from migov.evidence.claims.facts import COUNTED, Kind
from migov.evidence.claims.reading import LONGEST
from migov.model.values import Value


class Verdict(StrEnum):
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not found"
    NEEDS_A_PERSON = "needs a person"


class Rule(NamedTuple):
    because: str
    verdict: Verdict
    holds: Callable[[Evidence], bool]


PROVISIONS = frozenset({Kind.NAME, Kind.REFERENCE})
MANY = 2
"""Facts that must agree before words in two languages are taken to speak of the same."""

RULES = (
    Rule("there is no quote to compare with", Verdict.NOT_FOUND, lambda seen: not seen.has_quotes),
    Rule("the sentence stands in the quotes word for word", Verdict.SUPPORTED, lambda seen: seen.is_the_clause),
    Rule("a fact of the sentence is another one in the quotes", Verdict.CONTRADICTED,
         lambda seen: seen.any(Agreement.OTHER, COUNTED | {Kind.REFERENCE, Kind.BOUND})),
    Rule("the quotes oblige, allow, forbid or deny otherwise", Verdict.CONTRADICTED,
         lambda seen: seen.any(Agreement.OTHER, {Kind.POLARITY}) and seen.is_same_subject),
    Rule("nothing of the sentence stands in the quotes", Verdict.NOT_FOUND, lambda seen: not seen.has_anything),
    Rule("a number, amount, period or date is not in the quotes", Verdict.NOT_FOUND,
         lambda seen: seen.any(Agreement.MISSING, COUNTED)),
    Rule("a name, law or article is not in the quotes", Verdict.NEEDS_A_PERSON,
         lambda seen: seen.any(Agreement.MISSING, PROVISIONS) or seen.any(Agreement.UNCLEAR, PROVISIONS)),
    Rule("a condition or exception stands on one side only", Verdict.NEEDS_A_PERSON,
         lambda seen: seen.any(Agreement.UNCLEAR, {Kind.RESTRICTION})),
    Rule("words alone do not tell whether obligation, permission and negation agree", Verdict.NEEDS_A_PERSON,
         lambda seen: not seen.all(Agreement.SAME, {Kind.POLARITY, Kind.BOUND})),
    Rule("the quote says more than the sentence, which may narrow it", Verdict.NEEDS_A_PERSON,
         lambda seen: seen.any(Agreement.UNCLEAR, {Kind.OMISSION})),
    Rule("no single clause of the quotes has all that the sentence says", Verdict.NEEDS_A_PERSON,
         lambda seen: not seen.is_one_clause),
    Rule("every fact and every word of the sentence stands in one clause, in the same order", Verdict.SUPPORTED,
         lambda seen: seen.is_one_language and seen.all(Agreement.SAME, {Kind.WORDS}) and seen.has_substance),
    Rule("several facts and the obligation, permission or negation agree across the languages", Verdict.SUPPORTED,
         lambda seen: not seen.is_one_language and seen.count(Agreement.SAME, COUNTED | PROVISIONS) >= MANY),
    Rule("the sentence says too little to be compared", Verdict.NEEDS_A_PERSON,
         lambda seen: seen.is_one_language and not seen.has_substance),
    Rule("the words of the sentence are not those of the quotes", Verdict.NEEDS_A_PERSON, lambda _: True),
)  # fmt: skip


class ClaimCheck(Value, kw_only=True):
    """What became of one sentence."""

    verdict: Verdict
    because: str
    """The rule that decided, as half a sentence."""
    compared: tuple[Comparison, ...]
    language: str | None
    quote_language: str | None

    @property
    def says(self) -> str:
        """The verdict as a sentence, with what speaks against the claim."""
        doubts = [row.says for row in self.compared if row.agreement is not Agreement.SAME]
        return f"{self.verdict.capitalize()}: {self.because}" + (f" ({'; '.join(doubts)})." if doubts else ".")


def check(
    sentence: str,
    quotes: Sequence[str],
    *,
    language: str | None = None,
    places: Sequence[str] = (),
    before: Sequence[str] = (),
) -> ClaimCheck:
    """Whether quotes support a sentence, by what can be compared without understanding it.

    Args:
        sentence: one, of a draft.
        quotes: the words it rests on.
        places: where these stand, as a citation has it: "Law No. 2015-36, article 5". A law or article that the
            sentence names and the quotes do not is then known to be theirs.
        before: what stands in the source right before each of the quotes: "not" may.
        language: of the sentence, BCP 47; told by its small words where it is null, as the quotes' always is.

    Raises:
        Invalid: the sentence is longer than any sentence is.
    """
    if len(sentence) > LONGEST:
        says = f"a sentence of {len(sentence)} characters is none"
        raise Invalid(Problem(says, remedy=f"check at most {LONGEST} characters at once"))
    seen = compare(sentence, quotes, language=language, places=places, before=before)
    rule = next(rule for rule in RULES if rule.holds(seen))
    return ClaimCheck(
        verdict=rule.verdict,
        because=rule.because,
        compared=seen.compared,
        language=seen.language,
        quote_language=seen.quote_language,
    )
