"""Names in running text: their extent, their native form and their acronym."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from migov.profile.reading.facts.countries import Countries, folded
from migov.profile.reading.facts.vocabulary import Vocabulary, one_of

TOKEN = re.compile(r"(?:[dlnDLN]|qu|Qu)[’'](?=\w)|\w+(?:[-’'&/]\w+)*|[^\w\s]")
ACRONYM = re.compile(r"[A-ZÀ-Ü][\w&.-]*(?:/[\w&.-]+)*(?: (?:19|20)\d\d| [A-Z]\w+(?: (?:19|20)\d\d)?)?")
CAPITAL = r"(?-i:[^\W\d_a-zà-ÿ])[\w’'-]*"
NUMBER_MARKS = frozenset({"no", "nos", "nº", "n°", "number"})
BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,200})[)\]]")
POSSESSIVE = re.compile(r"[’'](?:s)?$")


class Token(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def lower(self) -> str:
        return self.text.casefold().replace("'", "’")


class Phrase(NamedTuple):
    """A name: where it stands and the word that says what it names."""

    start: int
    end: int
    head: str
    inner: str | None = None
    """An acronym printed inside: "National Action Plan (NAP) against Trafficking"."""

    def printed(self, text: str) -> str:
        return re.sub(r"\s+", " ", text[self.start : self.end])


class Apposition(NamedTuple):
    """What stands in brackets behind a name."""

    native: str | None
    acronym: str | None
    end: int


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    return tuple(Token(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text))


def phrases(text: str, heads: frozenset[str], words: Vocabulary, countries: Countries) -> Iterator[Phrase]:
    """The names in a sentence whose head is one of *heads* (lower case), left to right."""
    finder = _HeadFirst if words.phrases.head_first else _HeadAnywhere
    yield from finder(text, heads, words, countries).phrases()


def apposition(text: str, end: int, words: Vocabulary) -> Apposition | None:
    """Native name and acronym in the brackets that follow a name, or null where the brackets say something else."""
    bracket = BRACKET.match(text, end)
    if bracket is None:
        return None
    inside = re.sub(r"\s+", " ", bracket.group(1)).strip(" “”\"«»'’")
    inside = re.sub(r"^(?:or|ou|hereinafter|ci-après|the|le|la)\s+", "", inside)
    if is_acronym(inside):
        return Apposition(None, inside, bracket.end())
    native, comma, last = inside.rpartition(",")
    if not comma:
        native, comma, last = inside.rpartition(" – ")
    if comma and is_acronym(last.strip()) and " " in native.strip() and not re.search(r"\d{4}", native):
        return Apposition(native.strip(), last.strip(), bracket.end())
    return Apposition(inside, None, bracket.end()) if _is_foreign(inside, words) else None


def is_acronym(words: str) -> bool:
    """Whether the words are an acronym: "CNSS", "ANLTP/TIM", "SDDCI 2035".

    >>> is_acronym("CNSS"), is_acronym("Ministry"), is_acronym("IDPs"), is_acronym("MoU")
    (True, False, True, True)
    """
    if not ACRONYM.fullmatch(words):
        return False
    first = words.split(" ")[0]
    return sum(c.isupper() for c in first) >= 2 and len(re.sub(r"\W", "", first)) <= 15 and not first.isdigit()


def fits(acronym: str, name: str) -> bool:
    """Whether the acronym's letters begin the name's words, in order, with few words skipped.

    >>> fits("CNSS", "Caisse Nationale de Sécurité Sociale"), fits("MID", "Ministry of Interior and Decentralization")
    (True, True)
    >>> fits("CNSS", "National Social Security Fund")
    False
    """
    wholes = [acronym.split(" ")[0], *(acronym.split(" ")[0].split("/") if "/" in acronym else ())]
    pieces = folded(name).split(" ")
    first_word = folded(name)
    return any(_spells(_letters(part), pieces) or _letters(part) == first_word for part in wholes if len(part) > 1)


def content(name: str, words: Vocabulary, countries: Countries | None = None) -> tuple[str, ...]:
    """The words of a name that tell it from others: folded, without small words, plural or the country's own name.

    Two printed forms of one name have equal contents.
    """
    bare = re.sub(r"\([^)]*\)", " ", name)
    if countries is not None:
        for country in reversed(countries.find(bare)):
            if country.is_self:
                bare = bare[: country.start] + " " + bare[country.end :]
    return tuple(w for w in folded("x " + bare).split(" ")[1:] if w not in words.small and w != "s" and not w.isdigit())


def listing_comma(words: Vocabulary) -> str:
    """Pattern of a comma that ends a title: any but one in a list of capitals, "Entry, Stay and Exit of Foreigners"."""
    joins = one_of(words.phrases.joins)
    return rf",(?! {CAPITAL}(?: {CAPITAL})*,? (?:{joins}) {CAPITAL})"


@lru_cache(maxsize=64)
def _lowered(group: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold().replace("'", "’") for word in group)


@lru_cache(maxsize=64)
def _shape(heads: frozenset[str]) -> tuple[int, frozenset[str]]:
    """How many words the longest head has, and with which words heads begin."""
    return max((head.count(" ") + 1 for head in heads), default=1), frozenset(head.split(" ")[0] for head in heads)


def within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of one name stand in another, in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _letters(acronym: str) -> str:
    plain = re.sub(r"s$", "", acronym) if sum(c.isupper() for c in acronym) > 1 else acronym
    return re.sub(r"\W|\d", "", folded(plain).replace(" ", ""))


def _spells(letters: str, pieces: list[str]) -> bool:
    """Each letter begins a word or goes on inside the last one; of longer words at most two are passed over."""

    def go(at: int, index: int, inside: int, skipped: int) -> bool:
        if at == len(letters):
            return sum(len(piece) > 3 for piece in pieces[index:]) + skipped <= 2
        if skipped > 2 or (index >= len(pieces) and not inside):
            return False
        if inside and index and letters[at] in pieces[index - 1][inside : inside + 3]:
            further = pieces[index - 1].index(letters[at], inside) + 1
            if go(at + 1, index, further, skipped):
                return True
        if index < len(pieces):
            if pieces[index][0] == letters[at] and go(at + 1, index + 1, 1, skipped):
                return True
            return go(at, index + 1, 0, skipped + (len(pieces[index]) > 3)) if at else False
        return False

    starts = [index for index, piece in enumerate(pieces) if piece and piece[0] == letters[:1]]
    return bool(letters) and any(index <= 1 and go(0, index, 0, 0) for index in starts)


def _is_foreign(inside: str, words: Vocabulary) -> bool:
    pieces = inside.replace("’", " ").replace("'", " ").split(" ")
    if len(pieces) < 2 or re.search(r"\d", inside) or len(pieces) > 20:
        return False
    here = {*words.phrases.articles, *words.phrases.joins}
    return any(piece.casefold() in words.phrases.foreign and piece.casefold() not in here for piece in pieces[1:])


class _Finder:
    """What both ways of building names share."""

    def __init__(self, text: str, heads: frozenset[str], words: Vocabulary, countries: Countries) -> None:
        self.text, self.heads, self.words, self.countries = text, heads, words, countries
        self.tokens = tokens(text)
        self.connectors, self.articles = _lowered(words.phrases.connectors), _lowered(words.phrases.articles)
        self.joins = set(words.phrases.joins)
        self.complements = set(words.phrases.complements)
        self.generic = set(words.phrases.generic)
        self.longest_head, self.beginnings = _shape(heads)

    def head_at(self, index: int) -> int:
        """How many tokens from here are a head; 0 where none begins."""
        if self.tokens[index].lower not in self.beginnings:
            return 0
        for count in range(min(self.longest_head, len(self.tokens) - index), 0, -1):
            if " ".join(token.lower for token in self.tokens[index : index + count]) in self.heads:
                return count
        return 0

    def phrase(self, first: int, last: int, head: str) -> Phrase:
        text = self.text[self.tokens[first].start : self.tokens[last].end]
        inner = re.search(r"\(([^()]*)\)", text)
        return Phrase(self.tokens[first].start, self.tokens[last].end, head, inner.group(1) if inner else None)


class _HeadAnywhere(_Finder):
    """Names as English builds them: capitals, small words between them, a head somewhere."""

    def phrases(self) -> Iterator[Phrase]:
        for first, last in self.runs():
            yield from self.in_run(first, last)

    def runs(self) -> Iterator[tuple[int, int]]:
        """First and last token of each stretch of capitals with small words between."""
        index = 0
        while index < len(self.tokens):
            if not self.member(index):
                index += 1
                continue
            last = index
            while (following := self.next_member(last)) is not None:
                last = following
            yield index, last
            index = last + 1

    def member(self, index: int) -> bool:
        token = self.tokens[index]
        return token.capital and not (token.text in self.words.phrases.openers and self.begins(index))

    def begins(self, index: int) -> bool:
        return index == 0 or self.tokens[index - 1].text in {".", ":", "“", '"', "–", "•", "?"}

    def next_member(self, index: int) -> int | None:
        """The next capital of the same run: at once, behind small words, an inner acronym, or a comma in a list."""
        if POSSESSIVE.search(self.tokens[index].text) and self.is_owner(index):
            return None
        after = index + 1
        if self.inner_acronym(after):
            after += 3
            if after < len(self.tokens) and self.tokens[after].lower in self.complements | self.heads:
                return self.over_connectors(after)
            return after if after < len(self.tokens) and self.tokens[after].capital and self.head_at(after) else None
        if after < len(self.tokens) and self.tokens[after].text == ",":
            return after + 1 if self.lists(index, after) else None
        return self.over_connectors(after)

    def over_connectors(self, index: int) -> int | None:
        for ahead in range(index, min(index + 4, len(self.tokens))):
            if self.tokens[ahead].capital:
                return ahead
            if self.tokens[ahead].lower not in self.connectors:
                return None
        return None

    def inner_acronym(self, index: int) -> bool:
        brackets = [token.text for token in self.tokens[index : index + 3]]
        return len(brackets) == 3 and brackets[0] == "(" and brackets[2] == ")" and is_acronym(brackets[1])

    def lists(self, before: int, comma: int) -> bool:
        """Whether a comma stands in a list inside a name: "Culture, Education and Youth"."""
        index = comma + 1
        if self.foreign_to_lists(before) or index >= len(self.tokens):
            return False
        for ahead in range(index, min(index + 12, len(self.tokens))):
            token = self.tokens[ahead]
            if token.lower in self.joins and ahead > index:
                return ahead + 1 < len(self.tokens) and self.tokens[ahead + 1].capital and not self.head_at(ahead + 1)
            if token.text != "," and (not token.capital or self.foreign_to_lists(ahead)):
                return False
        return False

    def foreign_to_lists(self, index: int) -> bool:
        token = self.tokens[index]
        return is_acronym(token.text) or self.countries.knows(token.text) or bool(self.head_at(index))

    def is_owner(self, index: int) -> bool:
        stem = POSSESSIVE.sub("", self.tokens[index].text)
        return self.countries.knows(stem) or stem.casefold() in self.words.phrases.possessors

    def in_run(self, first: int, last: int) -> Iterator[Phrase]:
        index = first
        while index <= last:
            count = self.head_at(index)
            if not count or not self.tokens[index].capital:
                index += 1
                continue
            head_end = self.joined_heads(index + count - 1, last)
            start = self.start(first, index)
            end = self.end(start, index, head_end, last)
            if end is None:
                index += 1
                continue
            yield self.phrase(start, end, " ".join(t.lower for t in self.tokens[index : index + count]))
            first = index = end + 1

    def joined_heads(self, index: int, last: int) -> int:
        """The last token of the head: "Strategy and Plan for …" has two and is one name."""
        if index + 2 <= last and self.tokens[index + 1].lower in self.joins and self.head_at(index + 2):
            return index + 1 + self.head_at(index + 2)
        return index

    def start(self, first: int, head: int) -> int:
        index = head
        while index > first:
            before = self.tokens[index - 1]
            if POSSESSIVE.search(before.text) and self.is_owner(index - 1):
                break
            if before.text == ")" and index - 4 >= first and self.inner_acronym(index - 3):
                index -= 3
            elif before.capital:
                index -= 1
            elif (
                index < head
                and (before.lower in self.joins or before.text == ",")
                and index - 2 >= first
                and self.premodifies(index - 2)
            ) or self.leads(index - 2, first, before):
                index -= 2
            else:
                break
        while index < head and self.tokens[index].lower in self.connectors | self.articles:
            index += 1
        return index

    def leads(self, index: int, first: int, between: Token) -> bool:
        """Whether a noun and a bare small word lead on to the head: "Prevention of Trafficking in Persons Act"."""
        if index < first or between.lower in self.articles | self.joins or between.lower not in self.connectors:
            return False
        token = self.tokens[index]
        owned = token.lower in self.words.phrases.possessors or is_acronym(token.text) or bool(self.head_at(index))
        return token.capital and not owned

    def premodifies(self, index: int) -> bool:
        token = self.tokens[index]
        return token.capital and not is_acronym(token.text) and not self.head_at(index)

    def end(self, start: int, head: int, head_end: int, last: int) -> int | None:
        """The last token of the name, or null where the head is no head: "Policy Development"."""
        after = head_end + 1
        if self.inner_acronym(after) and after + 3 <= last:
            after += 3
        if after > last:
            return head_end
        if self.tokens[after].lower in NUMBER_MARKS:
            return head_end
        if self.tokens[after].capital:
            return None
        if self.tokens[after].lower not in self.complements:
            return head_end
        telling = any(self.tokens[i].lower not in self.generic and not self.head_at(i) for i in range(start, head))
        return self.cut(head_end, after, last, telling=telling)

    def cut(self, head_end: int, after: int, last: int, *, telling: bool) -> int:
        """Where the complement ends: before another name joined to it, or one that owns a name already complete."""
        for index in range(after + 1, last + 1):
            owner = self.tokens[index].lower in self.words.phrases.possessors
            if not (self.head_at(index) or owner) or not self.tokens[index].capital:
                continue
            for back in range(index - 1, after - 1, -1):
                word = self.tokens[back].lower
                if word in self.joins or word == ",":
                    return self.last_capital(back - 1, head_end)
                if telling and word in self.articles:
                    return self.last_capital(back - 1, head_end)
        return last

    def last_capital(self, index: int, least: int) -> int:
        while index > least and not self.tokens[index].capital:
            index -= 1
        return index


class _HeadFirst(_Finder):
    """Names as French builds them: the head, then adjectives and complements, mostly in lower case."""

    def phrases(self) -> Iterator[Phrase]:
        index = 0
        while index < len(self.tokens):
            count = self.head_at(index)
            if not count:
                index += 1
                continue
            end = self.bracketed(index, index + count - 1) or self.end(index + count - 1)
            head = " ".join(token.lower for token in self.tokens[index : index + count])
            yield self.phrase(index, end, head)
            index = end + 1

    def bracketed(self, first: int, head_end: int) -> int | None:
        """The token before brackets whose acronym spells the words from the head on."""
        for index in range(head_end + 1, min(head_end + 26, len(self.tokens))):
            text = self.tokens[index].text
            if text in ".;:!?" or (index > head_end + 1 and self.head_at(index) and self.tokens[index].capital):
                return None
            if text == "(":
                found = apposition(self.text, self.tokens[index - 1].end, self.words)
                name = self.text[self.tokens[first].start : self.tokens[index - 1].end]
                return index - 1 if found and found.acronym and fits(found.acronym, name) else None
        return None

    def end(self, index: int) -> int:
        while index + 1 < len(self.tokens):
            step = self.step(index + 1)
            if not step:
                return index
            index += step
        return index

    def step(self, index: int) -> int:
        """How many tokens from here go on with the name."""
        token = self.tokens[index]
        if token.text in {"(", ","} or not token.text[0].isalpha():
            return 0
        if token.capital:
            return 0 if self.head_at(index) else 1
        if token.lower in self.joins:
            return self.after_join(index)
        if token.lower in self.connectors:
            return self.after_connector(index)
        return 1 if self.is_adjective(token) else 0

    def is_adjective(self, token: Token) -> bool:
        if token.lower in self.words.phrases.lower:
            return False
        return re.search(rf"(?:{self.words.phrases.adjective})$", token.lower) is not None

    def after_connector(self, index: int) -> int:
        """Small words and the noun behind them; an article alone begins something new."""
        if self.tokens[index].lower in self.articles:
            return 0
        ahead = index
        while ahead < len(self.tokens) and self.tokens[ahead].lower in self.connectors:
            ahead += 1
        return ahead - index + 1 if ahead < len(self.tokens) and self.tokens[ahead].text[0].isalpha() else 0

    def after_join(self, index: int) -> int:
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is None or following.lower in self.articles or self.head_at(index + 1):
            return 0
        if following.lower in self.complements or following.text.endswith("’"):
            step = self.after_connector(index + 1)
            return 1 + step if step else 0
        return 2 if following.capital or self.is_adjective(following) else 0
