"""Comparing: each fact of a sentence with the clauses of its quotes that speak of the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from migov.evidence.claims.facts import COUNTED, Fact, Kind
from migov.evidence.claims.leads import turned
from migov.evidence.claims.polarity import Force, Polarity, agree
from migov.evidence.claims.reading import Clause, clause, clauses, sentences
from migov.evidence.claims.vocabulary import LANGUAGES, Vocabulary, folded, tongue, vocabulary
from migov.model.values import Value

SUBJECT = 0.5
"""Share of a sentence's words that a quote must have to speak of the same subject."""
MOVED = 1
"""Facts that may stand elsewhere than in the quote: "within 8 days". Where words do, who does it to whom may differ."""
ALMOST = 0.1
"""Share by which periods in two units may differ and mean one: a month and thirty days."""
LEAST_OF_CLAUSE = 5
"""Words, small ones too, of a sentence that repeats a clause."""
DAYS = {"month": 30, "day": 1}
LONGEST_OR = 8
"""Characters from the end of a word to that of an "or" right behind it."""
LEAST_WORDS = 3
"""Words that must agree where a sentence has no other facts."""


class Agreement(StrEnum):
    SAME = "same"
    OTHER = "other"
    """The quotes have another one at its place."""
    MISSING = "missing"
    UNCLEAR = "unclear"


class Comparison(Value, kw_only=True):
    """One thing that was compared."""

    kind: Kind
    sentence: str
    """As the sentence has it."""
    quotes: str
    """As the quotes have it; empty where they have nothing of the kind."""
    agreement: Agreement

    @property
    def says(self) -> str:
        """The comparison as half a sentence."""
        if self.agreement is Agreement.MISSING:
            return f"{self.kind} “{self.sentence}” is not in the quotes"
        if self.kind is Kind.OMISSION:
            return f"{self.kind}: “{self.quotes}”"
        return f"{self.kind}: “{self.sentence}” against “{self.quotes}”"


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was compared: what the rules look at."""

    compared: tuple[Comparison, ...]
    language: str | None
    quote_language: str | None
    has_quotes: bool
    is_one_clause: bool
    """Whether one clause of the quotes has every fact and word: facts of two clauses are not put together."""
    overlap: float
    """Share of the sentence's other words that the quotes have."""
    common_words: int
    is_the_clause: bool = False
    """Whether the sentence is one of the quotes', word for word, and no mere phrase."""

    @property
    def is_one_language(self) -> bool:
        """Whether words can be compared at all."""
        return self.language is not None and self.language == self.quote_language

    @property
    def is_same_subject(self) -> bool:
        """Whether sentence and quotes share half of their words or, across languages, a fact."""
        if self.is_one_language:
            return self.overlap >= SUBJECT
        return bool(self.count(Agreement.SAME, COUNTED | {Kind.NAME, Kind.REFERENCE}))

    @property
    def has_anything(self) -> bool:
        """Whether any fact, or a fair part of the words, was found; across languages silence proves nothing."""
        facts = self.count(Agreement.SAME, COUNTED | {Kind.NAME, Kind.REFERENCE})
        return bool(facts) or not self.is_one_language or self.overlap >= SUBJECT / 2

    @property
    def has_substance(self) -> bool:
        """Whether what agrees is more than nothing."""
        facts = self.count(Agreement.SAME, COUNTED | {Kind.REFERENCE})
        return bool(facts) or self.common_words >= LEAST_WORDS

    def any(self, agreement: Agreement, kinds: AbstractSet[Kind]) -> bool:
        """Whether any comparison of these kinds ended so."""
        return self.count(agreement, kinds) > 0

    def all(self, agreement: Agreement, kinds: AbstractSet[Kind]) -> bool:
        """Whether all comparisons of these kinds ended so."""
        return all(row.agreement is agreement for row in self.compared if row.kind in kinds)

    def count(self, agreement: Agreement, kinds: AbstractSet[Kind]) -> int:
        """How many comparisons of these kinds ended so."""
        return sum(row.agreement is agreement and row.kind in kinds for row in self.compared)


def compare(
    sentence: str,
    quotes: Sequence[str],
    *,
    language: str | None = None,
    places: Sequence[str] = (),
    before: Sequence[str] = (),
) -> Evidence:
    """Everything in the sentence, compared with the quotes; what names their own *places* is no fact to be found.

    What stands *before* each quote in its source supports nothing; where it turns what the quote says, a row tells.
    """
    theirs = tongue(" ".join(quotes), _spoken(language))
    ours = _spoken(language) or tongue(sentence, theirs)
    whole = clause(sentence, vocabulary(ours or "en"))
    words = vocabulary(theirs or ours or "en")
    placed = _placed(whole, [clause(place, words) for place in places])
    claim = replace(whole, facts=tuple(fact for fact in whole.facts if fact not in [mine for mine, _ in placed]))
    parts = [part for quote in quotes for part in clauses(quote, words)]
    one_language = ours is not None and ours == theirs
    near = list(_nearest(claim, parts, by_words=one_language))
    wanted = _wanted(claim, ours) if one_language else []
    had = {word.stem for part in parts for word in part.spoken}
    common = sum(stem in had for stem in wanted)
    overlap = common / len(wanted) if wanted else float(one_language)
    home = next((part for part in parts if _has_all(part, claim, wanted)), None)
    rows = [
        Comparison(kind=Kind.PLACE, sentence=fact.printed, quotes=other.printed, agreement=Agreement.SAME)
        for fact, other in placed
    ]
    rows += [row for fact in claim.facts for row in _fact_rows(fact, claim, parts, near, alike=overlap >= SUBJECT)]
    rows.append(_polarity_row(claim, near, known=ours is not None and theirs is not None))
    rows += _restriction_rows(claim, near)
    leads = list(_lead_rows(claim, near, zip(quotes, before, strict=False), words))
    rows += leads
    if home is not None:
        rows += _choice_rows(claim, home)
        rows += _scope_rows(claim, home)
        rows += _omission_rows(claim, wanted, home, words.reporting)
    if wanted:
        rows.append(_words_row(wanted, claim, [part for part in parts if part in near]))
    return Evidence(
        compared=tuple(rows),
        language=ours,
        quote_language=theirs,
        has_quotes=bool(parts),
        is_one_clause=home is not None,
        overlap=overlap,
        common_words=common,
        is_the_clause=not leads and _is_among(sentence, quotes, words),
    )


def _is_among(sentence: str, quotes: Sequence[str], words: Vocabulary) -> bool:
    said = _only_words(clause(sentence, words).printed)
    whole = (part for quote in quotes for part in sentences(quote, words))
    return len(said) >= LEAST_OF_CLAUSE and any(_only_words(part) == said for part in whole)


def _only_words(text: str) -> list[str]:
    """Words, and the signs that mean something: "%", "$"."""
    return re.findall(r"\w+|[^\w\s.,;:!?()\"'؛،؟-]", folded(text))


def _placed(claim: Clause, places: Iterable[Clause]) -> list[tuple[Fact, Fact]]:
    """The laws and articles of the sentence that are those in which a quote stands, each with how the place has it.

    They are of one place: an article of one law and the number of another are no place together. And saying where
    something stands is no evidence that it stands there: these rows support nothing.
    """
    wanted = [fact for fact in claim.facts if fact.kind is Kind.REFERENCE]
    met = ([pair for fact in wanted if (pair := _same_law(fact, place))] for place in places)
    return max(met, key=len, default=[])


def _same_law(fact: Fact, place: Clause) -> tuple[Fact, Fact] | None:
    known = (other for other in place.facts if other.kind is Kind.REFERENCE and other.unit == fact.unit)
    return next(((fact, other) for other in known if fact.agrees(other)), None)


def _has_all(part: Clause, claim: Clause, wanted: list[str]) -> bool:
    facts = [fact for fact in claim.facts if fact.kind is not Kind.NAME]
    stems = {word.stem for word in part.spoken}
    return all(any(fact.agrees(other) for other in part.facts) for fact in facts) and stems.issuperset(wanted)


def _omission_rows(claim: Clause, wanted: list[str], home: Clause, reporting: AbstractSet[str]) -> Iterator[Comparison]:
    """What the clause says up to and directly behind its last word in common with the sentence, and the sentence not.

    Behind an "or" counts as directly behind: "in writing or orally" does not say that it is in writing. So does the
    other end of "two to five years".

    "Recognised refugees may work" does not say that refugees may, nor "free for children residing here" that it is for
    all; across languages only facts can be seen to lack.
    """
    agreed = [other for other in home.facts if any(fact.agrees(other) for fact in claim.facts)]
    left_out = [(fact.start, fact.printed) for fact in home.facts if fact.kind in COUNTED and fact not in agreed]
    if wanted:
        ours = {word.stem for word in claim.spoken} | reporting
        common = [word for word in home.spoken if word.stem in wanted]
        last = max(
            [(word.start, word.end) for word in common] + [(fact.start, fact.end) for fact in agreed], default=(0, 0)
        )
        left_out += [(word.start, word.stem) for word in home.spoken if word.stem not in ours]
        end = next((at for at in home.choices if last[1] < at <= last[1] + LONGEST_OR), last[1])
        end = next((behind for at, behind in home.ranges if at == last[1]), end)
        left_out = [(start, printed) for start, printed in left_out if start <= end + 1]
    if left_out:
        yield Comparison(
            kind=Kind.OMISSION,
            sentence="",
            quotes=", ".join(printed for _, printed in sorted(left_out)),
            agreement=Agreement.UNCLEAR,
        )


def _spoken(language: str | None) -> str | None:
    base = (language or "").partition("-")[0].lower()
    return base if base in LANGUAGES else None


def _wanted(claim: Clause, language: str | None) -> list[str]:
    """The stems that quotes should have: not those by which a sentence only reports that a law says so."""
    reporting = vocabulary(language).reporting if language else frozenset()
    return [stem for stem in claim.stems if stem not in reporting]


def _nearest(claim: Clause, parts: list[Clause], *, by_words: bool) -> Iterator[Clause]:
    """The clauses that speak of the sentence's subject: each adds words or facts that the ones before lack."""
    rest = list(parts)
    words, facts = set(claim.stems) if by_words else set(), [fact for fact in claim.facts if fact.kind is not Kind.NAME]
    least = 1
    while rest:
        best = max(rest, key=lambda part: _shared(part, words, facts))
        if _shared(best, words, facts) < least:
            return
        yield best
        rest.remove(best)
        words -= {word.stem for word in best.spoken}
        facts = [fact for fact in facts if not any(fact.agrees(other) for other in best.facts)]
        least = 2


def _shared(part: Clause, words: set[str], facts: list[Fact]) -> int:
    return len(words & {word.stem for word in part.spoken}) + 2 * sum(
        any(fact.agrees(other) for other in part.facts) for fact in facts
    )


def _fact_rows(
    fact: Fact, claim: Clause, parts: list[Clause], near: list[Clause], *, alike: bool
) -> Iterator[Comparison]:
    if fact.kind is Kind.NAME:
        yield _name_row(fact, parts)
        return
    others = [other for part in (*near, *parts) for other in part.facts]
    found = next((other for other in others if fact.agrees(other)), None)
    if found is None:
        yield _unfound_row(fact, claim, near or parts, alike=alike)
        return
    kinds_differ = fact.kind is Kind.REFERENCE and fact.unit != found.unit and not (fact.is_date and found.is_date)
    yield _row(fact, found.printed, Agreement.UNCLEAR if kinds_differ else Agreement.SAME)
    if fact.bound or found.bound:
        yield _bound_row(fact, [other for other in others if fact.agrees(other)])


OPPOSITE_BOUNDS = frozenset({"least", "more"}), frozenset({"most", "less"})


def _bound_row(fact: Fact, found: list[Fact]) -> Comparison:
    bounds = {other.bound for other in found}
    agreement = Agreement.UNCLEAR
    if fact.bound in bounds:
        agreement = Agreement.SAME
    elif (
        fact.bound
        and None not in bounds
        and not any({fact.bound, bound} <= side for bound in bounds for side in OPPOSITE_BOUNDS)
    ):
        agreement = Agreement.OTHER
    shown = ", ".join(sorted(f"{other.bound or 'just'} {other.printed}" for other in found[:1]))
    return Comparison(
        kind=Kind.BOUND, sentence=f"{fact.bound or 'just'} {fact.printed}", quotes=shown, agreement=agreement
    )


def _unfound_row(fact: Fact, claim: Clause, near: list[Clause], *, alike: bool) -> Comparison:
    """Another fact at its place, or none."""
    rivals = [other for part in near for other in part.facts if _is_rival(fact, other)]
    taken = [other for other in rivals if any(mine.agrees(other) for mine in claim.facts if mine is not fact)]
    rivals = [other for other in rivals if other not in taken]
    if not rivals:
        others = [other for part in near for other in part.facts if _is_other_unit(fact, other)] if alike else []
        if len(others) != 1 or any(mine.agrees(others[0]) for mine in claim.facts):
            return _row(fact, "", Agreement.MISSING)
        return _row(fact, others[0].printed, Agreement.UNCLEAR if _is_almost(fact, others[0]) else Agreement.OTHER)
    measured = fact.kind in (Kind.PERCENTAGE, Kind.MONEY, Kind.DURATION) or (
        fact.kind is Kind.NUMBER and fact.unit is not None
    )
    agreement = Agreement.OTHER if measured or alike else Agreement.MISSING
    if fact.kind is Kind.REFERENCE and not (alike and len(rivals) == 1):
        agreement = Agreement.UNCLEAR
    return _row(fact, rivals[0].printed if agreement is not Agreement.MISSING else "", agreement)


def _is_rival(fact: Fact, other: Fact) -> bool:
    """Whether both would stand at the same place of a sentence."""
    if fact.kind is not other.kind or fact.unit != other.unit:
        return False
    exactness = {len(value) for value in fact.values}
    return fact.kind is not Kind.DATE or bool(exactness & {len(value) for value in other.values})


def _is_other_unit(fact: Fact, other: Fact) -> bool:
    """Whether both are amounts, or both periods, in two units: "90 days" against "90 months"."""
    return fact.kind in (Kind.MONEY, Kind.DURATION) and fact.kind is other.kind and fact.unit != other.unit


def _is_almost(fact: Fact, other: Fact) -> bool:
    """Whether two periods in two units are about as long."""
    if fact.unit not in DAYS or other.unit not in DAYS:
        return False
    ours, theirs = (max(float(value) for value in one.values) * DAYS[one.unit or ""] for one in (fact, other))
    return abs(ours - theirs) <= ALMOST * max(ours, theirs)


def _name_row(fact: Fact, parts: Iterable[Clause]) -> Comparison:
    spelled = {word for part in parts for word in part.spellings}
    there = fact.values <= spelled
    return _row(fact, fact.printed if there else "", Agreement.SAME if there else Agreement.MISSING)


def _row(fact: Fact, quotes: str, agreement: Agreement) -> Comparison:
    return Comparison(kind=fact.kind, sentence=fact.printed, quotes=quotes, agreement=agreement)


def _polarity_row(claim: Clause, near: list[Clause], *, known: bool) -> Comparison:
    theirs = _together([part.polarity for part in near])
    verdict = agree(claim.polarity, theirs) if theirs is not None and known else None
    corrects = any(part.corrects for part in near)
    if corrects != claim.corrects or (corrects and verdict is False):
        verdict = None
    agreement = {True: Agreement.SAME, False: Agreement.OTHER, None: Agreement.UNCLEAR}[verdict]
    return Comparison(
        kind=Kind.POLARITY, sentence=str(claim.polarity), quotes=str(theirs) if theirs else "", agreement=agreement
    )


def _restriction_rows(claim: Clause, near: list[Clause]) -> Iterator[Comparison]:
    """Conditions and exceptions of one side that the other lacks."""
    theirs = [word for part in near for word in part.restrictions]
    if near and bool(claim.restrictions) != bool(theirs):
        yield Comparison(
            kind=Kind.RESTRICTION,
            sentence=", ".join(claim.restrictions) or "none",
            quotes=", ".join(theirs) or "none",
            agreement=Agreement.UNCLEAR,
        )


def _lead_rows(
    claim: Clause, near: list[Clause], quotes: Iterable[tuple[str, str]], words: Vocabulary
) -> Iterator[Comparison]:
    """What the source says right before a quote that matters, where the quote says something else without it."""
    for quote, before in quotes:
        lead = turned(quote, before, words)
        if lead and clauses(quote, words)[0] in near:
            yield Comparison(
                kind=Kind.POLARITY, sentence=str(claim.polarity), quotes=f"{lead} […]", agreement=Agreement.UNCLEAR
            )


def _choice_rows(claim: Clause, home: Clause) -> Iterator[Comparison]:
    """Whether the sentence takes for both what the quote has for one or the other, or the other way round."""
    said = set(claim.stems)
    chosen = [at for at in home.choices if (pair := _beside(home, at)) and pair <= said]
    if (claim.choices and not home.choices) or (chosen and not claim.choices):
        words = home.printed[: chosen[0]].split()[-1:] if chosen else [home.printed]
        yield Comparison(kind=Kind.OMISSION, sentence="", quotes=" ".join(words), agreement=Agreement.UNCLEAR)


def _scope_rows(claim: Clause, home: Clause) -> Iterator[Comparison]:
    """Whether "not" and "only" belong to other words: "those who do not reside pay", "those who reside do not pay"."""
    ours, theirs = claim.denied - home.denied, home.denied - claim.denied
    we_assert = bool(theirs & {word.stem for word in claim.spoken})
    they_assert = bool(ours & {word.stem for word in home.spoken})
    if (we_assert and (they_assert or _denies_words_only(claim))) or (they_assert and _denies_words_only(home)):
        yield _scope_row(Kind.POLARITY, ours, theirs)
    if claim.polarity.spare_negations != home.polarity.spare_negations:
        yield _scope_row(Kind.POLARITY, claim.denied, home.denied)
    if claim.narrowed and home.narrowed and not claim.narrowed & home.narrowed:
        yield _scope_row(Kind.RESTRICTION, claim.narrowed, home.narrowed)


def _denies_words_only(part: Clause) -> bool:
    """Whether nothing but the words right behind "not" and "without" is denied: no "nobody", no "may not"."""
    broad = part.polarity.forces & {Force.PROHIBITION, Force.EXEMPTION}
    return not broad and part.polarity.negations <= len(part.denied)


def _scope_row(kind: Kind, ours: AbstractSet[str], theirs: AbstractSet[str]) -> Comparison:
    return Comparison(
        kind=kind, sentence=", ".join(sorted(ours)), quotes=", ".join(sorted(theirs)), agreement=Agreement.UNCLEAR
    )


def _beside(home: Clause, at: int) -> set[str]:
    """The words on both sides of a place."""
    before = [word.stem for word in home.spoken if word.end <= at][-1:]
    after = [word.stem for word in home.spoken if word.start >= at][:1]
    return {*before, *after}


def _together(several: list[Polarity]) -> Polarity | None:
    if not several:
        return None
    forces = frozenset(force for one in several for force in one.forces)
    if len(forces) > 1:
        forces -= {Force.STATEMENT}
    return Polarity(forces, sum(one.negations for one in several))


def _in_order(part: Clause, known: Iterable[Fact]) -> list[str]:
    """The words and facts of a clause; a fact that agrees with a *known* one under that one's name."""
    marks = [(word.start, word.stem) for word in part.spoken]
    for fact in part.facts:
        if fact.kind is not Kind.NAME:
            own = next((other for other in known if other.agrees(fact)), fact)
            marks.append((fact.start, f"{own.kind} {sorted(own.values)}"))
    return [mark for _, mark in sorted(marks)]


def _moved(ours: list[str], theirs: list[str]) -> int:
    """How many of the words that both have stand in another order."""
    common = [word for word in ours if word in theirs]
    matcher = SequenceMatcher(None, common, [word for word in theirs if word in common], autojunk=False)
    return len(common) - sum(block.size for block in matcher.get_matching_blocks())


def _words_row(wanted: list[str], claim: Clause, near: list[Clause]) -> Comparison:
    theirs = [word.stem for part in near for word in part.spoken]
    missing = [stem for stem in wanted if stem not in theirs]
    with_facts = [one for part in near for one in _in_order(part, claim.facts)]
    is_ordered = not _moved([word.stem for word in claim.spoken], theirs)
    is_ordered = is_ordered and _moved(_in_order(claim, []), with_facts) <= MOVED
    agreement = Agreement.MISSING if missing else Agreement.SAME if is_ordered else Agreement.UNCLEAR
    return Comparison(
        kind=Kind.WORDS,
        sentence=" ".join(missing or wanted),
        quotes="" if missing else " ".join(theirs),
        agreement=agreement,
    )
