"""What a law does to others: repeals, amends, implements, as its title and its sentences say it.

Each language has its words for it (`VERBS`). A verb in front ("repealing the Act of …", "Sont abrogées: …") governs the
laws behind it, item by item; a verb behind ("the Act of … is hereby repealed") those that are its subject. Laws inside
the title of another one, and whatever stands in quotation marks, are not touched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from migov.evidence.passages.quotations import inside, quotations
from migov.evidence.references.again import Tie
from migov.evidence.references.dates import of_groups
from migov.evidence.references.finding import Reference, lowered
from migov.evidence.references.grammar import day_pattern
from migov.evidence.references.verbs import EFFECT, NAMELY, NEGATED, PART, STEMS, SUBJECT_END, VERBS
from migov.model.instruments import InstrumentRelation as Relation
from migov.model.values import Moment, Value

FARTHEST = 8_000
"""Characters that a verb in front governs at most: long enough for a list of repealed laws."""

FAR_TITLE = 400
"""Characters of a cited title within which a verb may be part of it."""

AROUND = 80
"""Characters around such a piece within which the verb stands."""

FRONT = 70
"""Characters between a sentence's beginning and a verb that opens it."""

LONGEST_SUBJECT = 900
"""Characters from the beginning of a sentence to its verb."""

ITEM = re.compile(r"[;\n]|(?<![\w/])(?:\d{1,2}|[a-z])[.)°º]{1,2}\s|\s[–—-]\s|•")
"""Where an item of a list begins."""

SENTENCE = re.compile(
    r"(?<=[^\s.A-Z\d][^\s.])[.؟]\s+(?=[^\W\d_a-zà-ÿ])|(?<=\d{4})\.\s+(?=[^\W\d_a-zà-ÿ])|(?<=\d)\.\n|\n(?=[^\W\d_a-zà-ÿ])"
    r"|\.\n(?=\W{0,3}\d{1,3}[A-Z]?\s?[.)–—-])"
)


APART = re.compile(r"[,;.:\n–—-]")
"""What between an article and a verb says that the verb does not speak of it."""

WITHIN = re.compile(
    r"(?<!\w)(?:dans|à|in|en|na|no|nas|nos|في)\s+(?:(?:la|le|les|the|el|los|las)\s+|l['’]\s*)?$", re.IGNORECASE
)
"""What says that something in the law is meant."""

ENDED = re.compile(r"\s?[.;]")
"""What right behind a verb says that nothing behind it can be what it speaks of."""

LINE_ITEM = re.compile(r"\n[\s*]*(?:\(?(?:\d{1,3}|[a-z])\s?[.)°º]{1,2}|[–—•-])\s")


class Deed(Value, kw_only=True):
    """One thing that a law does to another."""

    relation: Relation
    to: Reference
    in_part: bool = False
    at: Moment | None = None
    """When it takes effect, where the sentence says so."""


class Verb(NamedTuple):
    start: int
    end: int
    relation: Relation
    behind: bool
    """Whether its subject may stand before it."""


@cache
def _verbs(language: str) -> tuple[re.Pattern[str], tuple[tuple[Relation, bool], ...]]:
    rows = VERBS[language]
    pieces = [f"({piece.replace(' ', chr(92) + 's+')})" for piece, *_ in rows]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(pieces)})(?![^\W_])", re.IGNORECASE), tuple(row[1:] for row in rows)


@cache
def _stems(language: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, STEMS[language].split())))


def deeds(text: str, references: Sequence[Reference], *, language: str, tied: Sequence[Tie] = ()) -> tuple[Deed, ...]:
    """What the text does to the laws that it refers to; those it does nothing to are left out.

    Args:
        references: as `find` gives them for the same text, without the text's own.
        tied: articles of laws that are only said to be the same, without those of the text's own.
    """
    if language not in VERBS or all(one.kind is None for one in references):
        return ()
    return tuple(_Reader(text, references, language, tied).deeds())


class _Reader:
    """Reads the deeds of one text, verb by verb."""

    def __init__(self, text: str, references: Sequence[Reference], language: str, tied: Sequence[Tie] = ()) -> None:
        self.text, self.language = text, language
        self.meant = {tie.article.start: msgspec.structs.replace(tie.to, articles=tie.article.articles) for tie in tied}
        """What "article 5 of the same Act" means, by where it begins."""
        again = [
            msgspec.structs.replace(
                self.meant[tie.article.start],
                start=tie.article.start, end=tie.end, text=text[tie.article.start : tie.end],
            )
            for tie in tied
        ]  # fmt: skip
        self.named = sorted((*(one for one in references if one.kind is not None), *again), key=lambda one: one.start)
        self.articles = [one for one in references if one.kind is None and one.start not in self.meant]
        """Articles of no law that is named beside them: of this one, of the said one, or headings."""
        self.lowered = lowered(text)
        self.starts = [one.start for one in self.named]
        self.quoted = quotations(text, [0, *(match.end() for match in re.finditer("\n", text))])

    def deeds(self) -> Iterator[Deed]:
        """Each thing done to each law, where it is first said."""
        verbs = list(self.verbs())
        done: set[tuple[int, Relation]] = set()
        for number, verb in enumerate(verbs):
            following = verbs[number + 1].start if number + 1 < len(verbs) else len(self.text)
            at = self.effect(verb)
            for one in self.touched(verb, following, since=verbs[number - 1].end if number else 0):
                if (one.start, verb.relation) in done or inside(self.quoted, one.start):
                    continue
                done.add((one.start, verb.relation))
                in_part = bool(one.articles) or self.is_part(one) or self.is_within(one, verb)
                yield Deed(relation=verb.relation, to=self.meant.get(one.start, one), in_part=in_part, at=at)

    def verbs(self) -> Iterator[Verb]:
        """The verbs that govern: not those in quotations, nor in the title of a law that is cited."""
        pattern, rows = _verbs(self.language)
        nested, governing = -1, -1
        for match in self.candidates(pattern):
            relation, behind = rows[(match.lastindex or 1) - 1]
            verb = Verb(match.start(), match.end(), relation, behind)
            if inside(self.quoted, verb.start) or NEGATED.search(self.text, max(0, verb.start - 6), verb.start):
                continue
            if not behind and self.is_in_title(verb, nested, governing):
                nested = verb.end
                continue
            governing = verb.start
            yield verb

    def candidates(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Whatever the pattern matches, looked for only around the pieces that all of it has."""
        end = 0
        for stem in _stems(self.language).finditer(self.lowered):
            if stem.start() < end:
                continue
            match = pattern.search(self.text, max(end, stem.start() - AROUND), stem.end() + AROUND)
            if match is not None and match.start() <= stem.start():
                yield match
                end = match.end()

    def is_in_title(self, verb: Verb, nested: int, governing: int) -> bool:
        """Whether a verb belongs to the title of the law before it: "the Act … amending the Act …".

        Args:
            nested: where the last such verb ends.
            governing: where the last verb that does not begins.
        """
        index = bisect_left(self.starts, verb.start) - 1
        if index < 0 or verb.start - self.named[index].end > FAR_TITLE:
            return False
        gap = self.text[self.named[index].end : verb.start]
        if ITEM.search(gap) or SENTENCE.search(self.text, self.named[index].end, verb.start + 1):
            return False
        if AND.search(gap) is None or 0 <= verb.start - nested < 8:
            return True
        opened = self.item(verb.start)
        return governing < opened and self.named[index].start >= opened

    def touched(self, verb: Verb, following: int, *, since: int) -> list[Reference]:
        """The laws to which the verb's deed is done.

        Args:
            since: where the verb before it ends; what a semicolon parts from that one has a subject of its own.
        """
        if not verb.behind:
            return self.objects(verb, following)
        begin = self.sentence(verb)
        if begin < since:
            begin = max(begin, self.text.rfind(";", since, verb.start) + 1)
        first, last = bisect_left(self.starts, begin), bisect_left(self.starts, verb.start)
        before = list(self.named[first:last])
        while before and before[0].start in self.meant and not _begins(self.text[begin : before[0].start]):
            del before[0]  # "subject to article 5 of the same Act, …"
        if before:
            return self.subjects(begin, before)
        if any(begin <= one.start < verb.start and self.is_subject(one, verb) for one in self.articles):
            return []
        if ENDED.match(self.text, verb.end):
            return []
        announced = ":" in self.text[verb.end : verb.end + 80] or NAMELY[self.language].search(
            self.text, verb.end, verb.end + 160
        )
        return self.objects(verb, following) if announced or verb.start - begin < FRONT else []

    def sentence(self, verb: Verb) -> int:
        """Where the verb's sentence, or its item of a list, begins."""
        offset = max(0, verb.start - LONGEST_SUBJECT)
        ends = [match.end() for match in SENTENCE.finditer(self.text, offset, verb.start + 1)]
        ends += [match.end() for match in LINE_ITEM.finditer(self.text, offset, verb.start)]
        return max(ends, default=offset)

    def item(self, position: int) -> int:
        """Where the sentence or the item of a list begins in which a position stands."""
        offset = max(0, position - LONGEST_SUBJECT)
        ends = [match.end() for match in SENTENCE.finditer(self.text, offset, position + 1)]
        ends += [match.end() for match in ITEM.finditer(self.text, offset, position)]
        return max(ends, default=offset)

    def subjects(self, begin: int, before: Sequence[Reference]) -> list[Reference]:
        """The laws that a verb behind them speaks of: the first of the sentence and what is listed with it."""
        lead = self.text[begin : before[0].start]
        if lead.strip() and not SUBJECT_END[self.language].search(lead):
            return []
        result = [before[0]]
        for last, one in pairwise(before):
            if last is result[-1] and _is_listed(self.text[last.end : one.start], loose=True):
                result.append(one)
        return result

    def objects(self, verb: Verb, following: int) -> list[Reference]:
        """The laws that a verb in front speaks of: each that opens an item of what follows, and those joined to it."""
        end = self.reach(verb, following)
        result: list[Reference] = []
        position, counted, loose = verb.end, False, False
        namely = NAMELY[self.language].search(self.text, verb.end, min(end, verb.end + 300))
        for one in self.named[bisect_left(self.starts, verb.end) : bisect_left(self.starts, end)]:
            if namely and one.start >= namely.end() > position:
                position = namely.end()
            gap = self.text[position : one.start]
            items = [match.end() for match in ITEM.finditer(gap)]
            if items or position in (verb.end, namely and namely.end()):
                gap = gap[items[-1] :] if items else gap
                counted = _opens(gap) and not (verb.relation is Relation.IMPLEMENTS and FINITE.search(gap))
                loose = counted and bool(PREPOSITION.search(gap))
            elif not one.text[0].isdigit():
                counted = _is_listed(gap, loose=loose)
            if counted:
                result.append(one)
            elif not result and not items:
                break
            position = one.end
        return result

    def reach(self, verb: Verb, following: int) -> int:
        """Where what a verb in front governs has ended: with its sentence, or with the list that it announces."""
        end = min(len(self.text), verb.end + FARTHEST, following)
        for match in SENTENCE.finditer(self.text, verb.end, end):
            goes_on = RUNS_ON.search(self.text, max(verb.end, match.start() - 12), match.start() + 1) or _lists(
                self.text, match.end()
            )
            listed = "\n" in match.group() and self.is_announced(verb, match.start()) and _lists(self.text, match.end())
            if not (match.group().startswith("\n") and goes_on) and not listed:
                return match.start()
        return end

    def is_announced(self, verb: Verb, end: int) -> bool:
        """Whether a colon announces a list behind the verb, whose items may be sentences."""
        return ":" in self.text[verb.end : min(end, verb.end + 200)]

    def is_subject(self, article: Reference, verb: Verb) -> bool:
        """Whether the verb speaks of the article: "section 4 of the said Act is repealed"; a heading ends before it."""
        return self.text[verb.start].islower() and APART.search(self.text, article.end, verb.start) is None

    def is_part(self, one: Reference) -> bool:
        """Whether only a part of the law is meant: "chapter 2 of the Act", "the words … of the Act"."""
        return bool(PART[self.language].search(self.text[max(0, one.start - 160) : one.start]))

    def is_within(self, one: Reference, verb: Verb) -> bool:
        """Whether the verb behind the law speaks of something in it: "in the Act, section 7 is repealed"."""
        return one.end <= verb.start and WITHIN.search(self.text, max(0, one.start - 20), one.start) is not None

    def effect(self, verb: Verb) -> Moment | None:
        """The day that the sentence names for its effect."""
        end = min(len(self.text), verb.end + 160)
        ended = SENTENCE.search(self.text, verb.end, end)
        match = _effects(self.language).search(self.text, verb.start, ended.start() if ended else end)
        return of_groups(match.groupdict(), self.language) if match else None


BEGUN = re.compile(
    r"(?:^|[.:;)\n–—-])\s*(?:(?:à|dans|in|at|en|em)\s+)?(?:l['’]|les?|aux|the|el|los|os?|as?|nos?|nas?)?\s*$",
    re.IGNORECASE,
)
"""What stands before the subject of a sentence: "Art. 9. L'", "In ", "Los "."""


def _begins(lead: str) -> bool:
    """Whether nothing but an article, or the heading above, stands before the subject of a sentence."""
    return BEGUN.search(lead) is not None


def _lists(text: str, position: int) -> bool:
    """Whether a paragraph is an item of a list."""
    return ITEM_HEAD.match(text, position, position + 10) is not None


ITEM_HEAD = re.compile(r"\W{0,3}(?:\d{1,2}|[a-zA-Z])\s?[.)°º]|[–—•-]\s|[IVXL]{1,5}\s?[.)–—-]\s")
RUNS_ON = re.compile(r"[:;,]\s?(?:(?:et|and|y|e|ou|or|o|و)\s?)?\s?$")
"""How a paragraph ends that an item of a list follows."""


OPENS = re.compile(
    r"^[\s:,*(«“•–—-]*(?:(?:de|of|to|à|a|da|do|dos|das|del|from|in|from|under|ل|ب)\s*)?"
    r"(?:(?:la|le|les|l['’]|the|el|los|las|o|os|as|lo|this|following|même|texte|toutes|tous)\s*)*"
    r"(?:(?:(?:l['’]|les|le|la|the|o|os|el|los|المادة|المواد)?\s*(?:articles?|art\.|artículos?|artigos?|sections?|chapitres?|chapters?|"
    r"capítulos?|titres?|t[ií]tulos?|parts?|annexes?|anexos?|paragraphes?|alinéas?|points?|dispositions?|celles?|subsections?|"
    r"provisos?|parágrafos?|incisos?|numeral(?:es)?|literal(?:es)?|apartados?|fracci(?:ón|ones)|letras?|al[íi]neas?|المادة|المواد|مادة|الفصل|الفصول|الفقرة|الفقرات)[^;:.\n]{0,140}))?"
    r"[\s*]*$",
    re.IGNORECASE,
)
FINITE = re.compile(r"(?<!\w)(?:is|are|was|were|shall|has|have|est|sont|es|son|queda|é|são|fica)(?!\w)", re.IGNORECASE)
"""With a verb of its own, a sentence has gone on: "made under section 6 is kept under the Act"."""

AND_WORDS = r"(?:[,;\n]|\b(?:et|and|y|e|ou|or|ainsi que|as well as|así como|bem como)\b|(?<!\w)و)"
PREPOSITIONS = r"(?:(?:de|of|à|da|do|to|du|des|del)\s+)"
ARTICLES = r"(?:(?:la|le|les|l['’]|the|el|los|las|a|o|os|as|its|son|sa|ses|sus?|seus?|suas?)\s*)"
LISTED = re.compile(rf"{AND_WORDS}[\s*]*{ARTICLES}?$", re.IGNORECASE)
LISTED_LOOSELY = re.compile(rf"{AND_WORDS}[\s*]*{PREPOSITIONS}?{ARTICLES}?$", re.IGNORECASE)
PREPOSITION = re.compile(rf"{PREPOSITIONS}{ARTICLES}?[\s*]*$", re.IGNORECASE)
AND = re.compile(r"(?:[,;:(]|\b(?:et|and|y|e|ou|or)|(?<!\w)و)[\s*]*$", re.IGNORECASE)


def _opens(gap: str) -> bool:
    """Whether only an article, or the part of a law that is meant, stands between a verb and a law."""
    return len(gap) < 240 and bool(OPENS.match(gap))


def _is_listed(gap: str, *, loose: bool) -> bool:
    """Whether a law is joined to the one before it by a comma or an "and".

    Args:
        loose: whether "of the Act" joins too, as it does where the first one stands behind an "of".
    """
    return bool((LISTED_LOOSELY if loose else LISTED).search(gap[-60:]))


@cache
def _effects(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{EFFECT[language]})[\s*]+(?:{day_pattern(language)})", re.IGNORECASE)
