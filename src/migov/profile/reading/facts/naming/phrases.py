"""Names in running text: where they begin and end, told from the word that says what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from migov.profile.reading.facts.lexicon.vocabulary import Vocabulary
from migov.profile.reading.facts.naming.countries import Countries
from migov.profile.reading.facts.naming.names import apposition, fits, is_acronym

TOKEN = re.compile(r"(?:[dlnDLN]|qu|Qu)[’'](?=\w)|\w+(?:[-’'&/]\w+)*|[^\w\s]")
BLANKS = re.compile(r"\s+")
BRACKETED = re.compile(r"\(([^()]*)\)")
IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
NUMBER_MARKS = frozenset({"no", "nos", "nº", "n°", "number"})
POSSESSIVES = ("’", "'", "’s", "'s")
BEGINNERS = frozenset({".", ":", "“", '"', "–", "•", "?"})
"""Signs behind which a capital may be that of a sentence."""


class Tokens:
    """The words and signs of a text, one by one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.texts: list[str] = TOKEN.findall(text)
        self.lowers = [lowered(word) for word in self.texts]

    @cached_property
    def capitals(self) -> list[bool]:
        """Whether each begins with a capital."""
        return [word[0].isupper() for word in self.texts]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each begins and ends."""
        return [match.span() for match in TOKEN.finditer(self.text)]


@lru_cache(maxsize=16384)
def lowered(word: str) -> str:
    """The word in lower case, with one form of apostrophe."""
    return word.casefold().replace("'", "’")


@lru_cache(maxsize=4096)
def tokens(text: str) -> Tokens:
    """The words and signs of a text."""
    return Tokens(text)


class Phrase(NamedTuple):
    """A name: where it stands and the word that says what it names."""

    start: int
    end: int
    head: str
    inner: str | None = None
    """An acronym printed inside: "National Action Plan (NAP) against Trafficking"."""

    def printed(self, text: str) -> str:
        return BLANKS.sub(" ", text[self.start : self.end])

    def bare(self, text: str) -> str:
        """The name as printed, without what stands in brackets."""
        return IN_BRACKETS.sub("", self.printed(text))


def phrases(text: str, heads: frozenset[str], words: Vocabulary, countries: Countries) -> Iterator[Phrase]:
    """The names in a sentence whose head is one of *heads* (lower case), left to right."""
    grammar = _grammar(words, heads)
    if grammar.beginnings.isdisjoint(tokens(text).lowers):
        return
    finder = _HeadFirst if words.phrases.head_first else _HeadAnywhere
    yield from finder(text, grammar, countries).phrases()


@cache
def lowered_heads(heads: tuple[str, ...]) -> frozenset[str]:
    """The words that say what a name names, as they are looked for."""
    return frozenset(head.casefold() for head in heads)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How a language builds names about some heads, ready to be asked word by word."""

    words: Vocabulary
    heads: frozenset[str]
    longest_head: int
    """Words in it."""
    beginnings: frozenset[str]
    """The words with which heads begin."""
    connectors: frozenset[str]
    articles: frozenset[str]
    joins: frozenset[str]
    complements: frozenset[str]
    generic: frozenset[str]
    openers: frozenset[str]
    possessors: frozenset[str]
    small: frozenset[str]
    inside: frozenset[str]
    """Small words and signs that stand inside names."""
    after_inner: frozenset[str]
    """What goes on with a name behind an acronym in brackets."""

    def head_at(self, lowers: list[str], index: int) -> int:
        """How many words from here are a head; 0 where none begins."""
        for count in range(min(self.longest_head, len(lowers) - index), 0, -1):
            if " ".join(lowers[index : index + count]) in self.heads:
                return count
        return 0

    def is_adjective(self, lower: str) -> bool:
        return lower not in self.words.phrases.lower and _adjective(self.words).search(lower) is not None


@cache
def _grammar(words: Vocabulary, heads: frozenset[str]) -> _Grammar:
    known = words.phrases
    complements = frozenset(known.complements)
    connectors, articles = frozenset(map(lowered, known.connectors)), frozenset(map(lowered, known.articles))
    return _Grammar(
        words=words,
        heads=heads,
        longest_head=max((head.count(" ") + 1 for head in heads), default=1),
        beginnings=frozenset(head.split(" ")[0] for head in heads),
        connectors=connectors,
        articles=articles,
        joins=frozenset(known.joins),
        complements=complements,
        generic=frozenset(known.generic),
        openers=frozenset(known.openers),
        possessors=frozenset(known.possessors),
        small=connectors | articles,
        inside=connectors | frozenset(known.joins) | {"(", ")", ","},
        after_inner=complements | heads,
    )


@cache
def _adjective(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?:{words.phrases.adjective})$")


class _Finder:
    """What both ways of building names share."""

    def __init__(self, text: str, grammar: _Grammar, countries: Countries) -> None:
        self.text, self.grammar, self.words, self.countries = text, grammar, grammar.words, countries
        held = tokens(text)
        self.held, self.texts, self.lowers, self.capitals = held, held.texts, held.lowers, held.capitals
        self.connectors, self.articles = grammar.connectors, grammar.articles
        self.joins, self.complements = grammar.joins, grammar.complements
        here = (index for index, lower in enumerate(self.lowers) if lower in grammar.beginnings)
        self.counts = {index: count for index in here if (count := grammar.head_at(self.lowers, index))}
        """How many tokens each head has, by the first of them."""

    def head_at(self, index: int) -> int:
        """How many tokens from here are a head; 0 where none begins."""
        return self.counts.get(index, 0)

    def phrase(self, first: int, last: int, head: str) -> Phrase:
        start, end = self.held.spans[first][0], self.held.spans[last][1]
        inner = BRACKETED.search(self.text, start, end)
        return Phrase(start, end, head, inner.group(1) if inner else None)


class _HeadAnywhere(_Finder):
    """Names as English builds them: capitals, small words between them, a head somewhere."""

    def phrases(self) -> Iterator[Phrase]:
        after = 0
        for head in self.counts:
            if self.capitals[head] and head >= after:
                for first, last in self.runs(self.edge(head, after), head):
                    yield from self.in_run(first, last)
                    after = last + 1

    def edge(self, head: int, after: int) -> int:
        """The token behind the last one before a head that no name goes over; none before *after* is looked at."""
        index = head
        while index > after and (self.capitals[index - 1] or self.lowers[index - 1] in self.grammar.inside):
            index -= 1
        return index

    def runs(self, index: int, head: int) -> Iterator[tuple[int, int]]:
        """First and last token of each stretch of capitals with small words between, up to the one with the head."""
        while index <= head:
            if not (self.capitals[index] and self.member(index)):
                index += 1
                continue
            last = index
            while (following := self.next_member(last)) is not None:
                last = following
            yield index, last
            index = last + 1

    def member(self, index: int) -> bool:
        return self.capitals[index] and not (self.texts[index] in self.grammar.openers and self.begins(index))

    def begins(self, index: int) -> bool:
        return index == 0 or self.texts[index - 1] in BEGINNERS

    def next_member(self, index: int) -> int | None:
        """The next capital of the same run: at once, behind small words, an inner acronym, or a comma in a list."""
        if self.texts[index].endswith(POSSESSIVES) and self.is_owner(index):
            return None
        after = index + 1
        if self.inner_acronym(after):
            after += 3
            if after < len(self.texts) and self.lowers[after] in self.grammar.after_inner:
                return self.over_connectors(after)
            return after if after < len(self.texts) and self.capitals[after] and self.head_at(after) else None
        if after < len(self.texts) and self.texts[after] == ",":
            return after + 1 if self.lists(index, after) else None
        return self.over_connectors(after)

    def over_connectors(self, index: int) -> int | None:
        for ahead in range(index, min(index + 4, len(self.texts))):
            if self.capitals[ahead]:
                return ahead
            if self.lowers[ahead] not in self.connectors:
                return None
        return None

    def inner_acronym(self, index: int) -> bool:
        brackets = self.texts[index : index + 3]
        return len(brackets) == 3 and brackets[0] == "(" and brackets[2] == ")" and is_acronym(brackets[1])

    def lists(self, before: int, comma: int) -> bool:
        """Whether a comma stands in a list inside a name: "Culture, Education and Youth"."""
        index = comma + 1
        if self.foreign_to_lists(before) or index >= len(self.texts):
            return False
        for ahead in range(index, min(index + 12, len(self.texts))):
            if self.lowers[ahead] in self.joins and ahead > index:
                return ahead + 1 < len(self.texts) and self.capitals[ahead + 1] and not self.head_at(ahead + 1)
            if self.texts[ahead] != "," and (not self.capitals[ahead] or self.foreign_to_lists(ahead)):
                return False
        return False

    def foreign_to_lists(self, index: int) -> bool:
        word = self.texts[index]
        return is_acronym(word) or self.countries.knows(word) or bool(self.head_at(index))

    def is_owner(self, index: int) -> bool:
        stem = re.sub(r"[’']s?$", "", self.texts[index])
        return self.countries.knows(stem) or stem.casefold() in self.grammar.possessors

    def in_run(self, first: int, last: int) -> Iterator[Phrase]:
        index = first
        while index <= last:
            count = self.head_at(index)
            if not count or not self.capitals[index]:
                index += 1
                continue
            head_end = self.joined_heads(index + count - 1, last)
            start = self.start(first, index)
            end = self.end(start, index, head_end, last)
            if end is None:
                index += 1
                continue
            yield self.phrase(start, end, " ".join(self.lowers[index : index + count]))
            first = index = end + 1

    def joined_heads(self, index: int, last: int) -> int:
        """The last token of the head: "Strategy and Plan for …" has two and is one name."""
        if index + 2 <= last and self.lowers[index + 1] in self.joins and self.head_at(index + 2):
            return index + 1 + self.head_at(index + 2)
        return index

    def start(self, first: int, head: int) -> int:
        index = head
        while index > first:
            before = self.lowers[index - 1]
            if self.texts[index - 1].endswith(POSSESSIVES) and self.is_owner(index - 1):
                break
            if before == ")" and index - 4 >= first and self.inner_acronym(index - 3):
                index -= 3
            elif self.capitals[index - 1]:
                index -= 1
            elif (
                index < head
                and (before in self.joins or before == ",")
                and index - 2 >= first
                and self.premodifies(index - 2)
            ) or self.leads(index - 2, first, before):
                index -= 2
            else:
                break
        while index < head and self.lowers[index] in self.grammar.small:
            index += 1
        return index

    def leads(self, index: int, first: int, between: str) -> bool:
        """Whether a noun and a bare small word lead on to the head: "Prevention of Trafficking in Persons Act"."""
        if index < first or between in self.articles or between in self.joins or between not in self.connectors:
            return False
        if not self.capitals[index]:
            return False
        owned = self.lowers[index] in self.grammar.possessors or is_acronym(self.texts[index])
        return not owned and not self.head_at(index)

    def premodifies(self, index: int) -> bool:
        return self.capitals[index] and not is_acronym(self.texts[index]) and not self.head_at(index)

    def end(self, start: int, head: int, head_end: int, last: int) -> int | None:
        """The last token of the name, or null where the head is no head: "Policy Development"."""
        after = head_end + 1
        if self.inner_acronym(after) and after + 3 <= last:
            after += 3
        if after > last:
            return head_end
        if self.lowers[after] in NUMBER_MARKS:
            return head_end
        if self.capitals[after]:
            return None
        if self.lowers[after] not in self.complements:
            return head_end
        telling = any(self.lowers[i] not in self.grammar.generic and not self.head_at(i) for i in range(start, head))
        return self.cut(head_end, after, last, telling=telling)

    def cut(self, head_end: int, after: int, last: int, *, telling: bool) -> int:
        """Where the complement ends: before another name joined to it, or one that owns a name already complete."""
        for index in range(after + 1, last + 1):
            owner = self.lowers[index] in self.grammar.possessors
            if not (self.head_at(index) or owner) or not self.capitals[index]:
                continue
            for back in range(index - 1, after - 1, -1):
                word = self.lowers[back]
                if word in self.joins or word == ",":
                    return self.last_capital(back - 1, head_end)
                if telling and word in self.articles:
                    return self.last_capital(back - 1, head_end)
        return last

    def last_capital(self, index: int, least: int) -> int:
        while index > least and not self.capitals[index]:
            index -= 1
        return index


class _HeadFirst(_Finder):
    """Names as French builds them: the head, then adjectives and complements, mostly in lower case."""

    def phrases(self) -> Iterator[Phrase]:
        index = 0
        while index < len(self.texts):
            count = self.head_at(index)
            if not count:
                index += 1
                continue
            end = self.bracketed(index, index + count - 1) or self.end(index + count - 1)
            head = " ".join(self.lowers[index : index + count])
            yield self.phrase(index, end, head)
            index = end + 1

    def bracketed(self, first: int, head_end: int) -> int | None:
        """The token before brackets whose acronym spells the words from the head on."""
        for index in range(head_end + 1, min(head_end + 26, len(self.texts))):
            text = self.texts[index]
            if text in ".;:!?" or (index > head_end + 1 and self.head_at(index) and self.capitals[index]):
                return None
            if text == "(":
                found = apposition(self.text, self.held.spans[index - 1][1], self.words)
                name = self.text[self.held.spans[first][0] : self.held.spans[index - 1][1]]
                return index - 1 if found and found.acronym and fits(found.acronym, name) else None
        return None

    def end(self, index: int) -> int:
        while index + 1 < len(self.texts):
            step = self.step(index + 1)
            if not step:
                return index
            index += step
        return index

    def step(self, index: int) -> int:
        """How many tokens from here go on with the name."""
        if not self.texts[index][0].isalpha():
            return 0
        if self.capitals[index]:
            return 0 if self.head_at(index) else 1
        if self.lowers[index] in self.joins:
            return self.after_join(index)
        if self.lowers[index] in self.connectors:
            return self.after_connector(index)
        return 1 if self.is_adjective(index) else 0

    def is_adjective(self, index: int) -> bool:
        return self.grammar.is_adjective(self.lowers[index])

    def after_connector(self, index: int) -> int:
        """Small words and the noun behind them; an article alone begins something new."""
        if self.lowers[index] in self.articles:
            return 0
        ahead = index
        while ahead < len(self.texts) and self.lowers[ahead] in self.connectors:
            ahead += 1
        return ahead - index + 1 if ahead < len(self.texts) and self.texts[ahead][0].isalpha() else 0

    def after_join(self, index: int) -> int:
        behind = index + 1
        if behind >= len(self.texts) or self.lowers[behind] in self.articles or self.head_at(behind):
            return 0
        if self.lowers[behind] in self.complements or self.texts[behind].endswith("’"):
            step = self.after_connector(behind)
            return 1 + step if step else 0
        return 2 if self.capitals[behind] or self.is_adjective(behind) else 0
