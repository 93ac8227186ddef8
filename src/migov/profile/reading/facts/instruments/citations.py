"""Laws, policies and plans as a text cites them: each mention by itself, before they are told to be one instrument."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from migov.model.instruments import InstrumentKind, InstrumentRelation, Period
from migov.model.texts import Place
from migov.model.values import Value
from migov.profile.reading.facts.lexicon.vocabulary import YEAR, Vocabulary, one_of
from migov.profile.reading.facts.naming import wording
from migov.profile.reading.facts.naming.countries import Countries
from migov.profile.reading.facts.naming.names import apposition, is_acronym
from migov.profile.reading.facts.naming.numbering import SPAN, normal_number, number_year, period
from migov.profile.reading.facts.naming.phrases import BLANKS, TOKEN, Phrase, lowered, phrases
from migov.profile.reading.facts.naming.wording import PLANS
from migov.profile.reading.facts.stretches import Sentence, Stretch, sentences

BRACKETED = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{1,200})[)\]]")
LONGEST_KIND, LONGEST_MARKER = 60, 12
"""Characters before a number in which its kind, or its mark, is looked for."""

IN_BRACKETS = re.compile(rf"\s*\((?P<year>{YEAR})\)")
FIGURE = re.compile(r"\s+\d")
YEAR_LAST = re.compile(rf"({YEAR})(?<![\d–-]....)\s+$")
SPAN_NEXT = re.compile(rf"\s*,?\s*{SPAN.pattern}")
QUOTED = re.compile(r"\s*[«“\"][^«»“”\"]{2,40}[»”\"]")


class Mention(Value):
    """One citation of one instrument, as printed."""

    stretch: Stretch
    start: int
    """Offset in the stretch."""
    end: int
    kind: InstrumentKind
    name: str
    title: str | None
    """The words of the name that say what it is about; null for a bare number."""
    number: str | None = None
    year: int | None = None
    """In brackets behind the name."""
    date: str | None = None
    period: Period | None = None
    native: str | None = None
    acronym: str | None = None
    inner: str | None = None
    """An acronym printed inside the name, which may stand for part of it only."""
    alias: str | None = None
    """A second name in or before brackets: "Labour Code (Law No. 4/2012)"."""
    does: InstrumentRelation | None = None
    """What it does to `to`."""
    to: int | None = None
    """Offset in the same stretch at which the other mention begins."""

    @property
    def place(self) -> Place:
        return self.stretch.place


@dataclass(slots=True)
class _Cited:
    """A numbered citation while its sentence is read: offsets within the sentence."""

    start: int
    end: int
    kind: InstrumentKind
    number: str
    date: str | None = None
    title: str | None = None
    year: int | None = None
    alias: Phrase | None = None
    does: InstrumentRelation | None = None
    to: int | None = None
    shown_from: int = -1
    name_end: int | None = None
    """Where the name ends, where that is before what else belongs to the citation."""


def mentions(stretch: Stretch, words: Vocabulary, countries: Countries) -> list[Mention]:
    """Every citation in a stretch, in reading order."""
    found: list[Mention] = []
    for sentence in sentences(stretch):
        if not wording.may_cite(sentence.text, words):
            continue
        here = _Sentence(sentence, words, countries).mentions()
        found += _with_late_period(sentence, here, found, words)
    return found


class _Sentence:
    """Reads the citations of one sentence."""

    def __init__(self, sentence: Sentence, words: Vocabulary, countries: Countries) -> None:
        self.sentence, self.text, self.words, self.countries = sentence, sentence.text, words, countries
        heads = wording.heads(words)
        named = [phrase for phrase in phrases(self.text, heads, words, countries) if self.is_name(phrase)]
        bodies = [span for body in words.institutions.bodies for span in _spans(body, self.text)] if named else []
        self.named = [phrase for phrase in named if not any(start <= phrase.start < end for start, end in bodies)]
        self.named += self.documents()

    def mentions(self) -> list[Mention]:
        cited = self.cited()
        taken = [(one.shown_from if one.shown_from >= 0 else one.start, one.end) for one in cited]
        found = [self.numbered(one) for one in cited]
        inner = {one.to for one in cited}
        found += [
            self.unnumbered(phrase)
            for phrase in self.named
            if phrase.start in inner or not any(start <= phrase.start < end for start, end in taken)
        ]
        return sorted(self.passive(found), key=lambda mention: mention.start)

    def documents(self) -> Iterator[Phrase]:
        """Names without any of the words for a plan that are one by the years behind them."""
        if not SPAN.search(self.text) or not wording.plan_cues(self.words).search(self.text):
            return
        for match in wording.document(self.words).finditer(self.text):
            taken = any(phrase.start < match.end("name") and match.start() < phrase.end for phrase in self.named)
            if not taken and not self.countries.knows(match["name"]):
                yield Phrase(match.start("name"), match.end("name"), match["head"] or "")

    def is_name(self, phrase: Phrase) -> bool:
        """Not a lone head, not a department that has the word in its name, not a foreign law's bare head."""
        printed = self.text[phrase.start : phrase.end]
        kind = self.words.instruments.named[phrase.head]
        if kind is InstrumentKind.CONSTITUTION:
            return printed[0].isupper()
        if not printed[0].isupper() and kind is not InstrumentKind.CODE:
            return False
        inside, untelling = TOKEN.findall(printed), wording.untelling(self.words)
        if not any(word[0].isalpha() and lowered(word) not in untelling for word in inside):
            return False
        before = TOKEN.findall(self.text, 0, phrase.start)[-8:]
        owners = wording.owners(self.words)
        if inside[0] in owners and inside[1].casefold() in self.words.phrases.connectors:
            return False
        for index in range(len(before) - 1, -1, -1):
            lower = before[index].casefold()
            if before[index] in owners:
                return not any(word.casefold() in self.words.phrases.complements for word in before[index + 1 :])
            if not before[index][0].isupper() and lower not in self.words.phrases.connectors:
                return True
        return True

    # -- numbered -------------------------------------------------------------------------------------------

    def cited(self) -> list[_Cited]:
        """Numbered citations, read from the last to the first so that a title may hold another citation."""
        found: list[_Cited] = []
        for match in wording.numbered(self.words).finditer(self.text) if self.may_be_numbered() else ():
            one = self.cite(match)
            if one is not None:
                found.append(one)
        for index in range(len(found) - 1, -1, -1):
            self.entitle(found[index], found[index + 1 :])
        return found

    def may_be_numbered(self) -> bool:
        """Whether a kind of instrument, or the mark of a number, stands right before a digit."""
        kinds, marker = wording.before_number(self.words)
        for digits in wording.DIGITS.finditer(self.text):
            start = digits.start()
            before = self.text[max(start - LONGEST_KIND, 0) : start].rstrip().casefold()
            if before.endswith(kinds) or marker.search(self.text, max(start - LONGEST_MARKER, 0), start):
                return True
        return False

    def cite(self, match: re.Match[str]) -> _Cited | None:
        kind, number = match["kind"], match["number"]
        if kind is None and match["marker"] is None:
            return None
        bracket = self.text[: match.start()].rstrip().endswith(("(", "–"))
        alias = self.phrase_before(match.start()) if bracket else self.phrase_over(match)
        if kind is None and alias is None:
            return None
        if match["marker"] is None and not (number_year(normal_number(number)) or bracket):
            return None
        if kind is not None and match["marker"] is None and re.fullmatch(YEAR, number):
            return None
        known = self.words.instruments
        of_kind = (
            known.numbered[kind.casefold()] if kind else known.named[alias.head] if alias else InstrumentKind.OTHER
        )
        one = _Cited(match.start(), match.end(), of_kind, normal_number(number), alias=alias)
        self.date(one)
        if alias is not None:
            one.shown_from = alias.start
        return one

    def phrase_before(self, index: int) -> Phrase | None:
        """The name whose brackets open right before."""
        for phrase in self.named:
            if re.fullmatch(rf"(?:,?\s*{YEAR})?\s*(?:\([^()]*\)\s*)?\(\s*", self.text[phrase.end : index]):
                return phrase
        return None

    def phrase_over(self, match: re.Match[str]) -> Phrase | None:
        """The name whose head is the word before the number: "Refugees Act No. 11 of 2006"."""
        if match["kind"] is None:
            return None
        end = match.end("kind")
        return next((phrase for phrase in self.named if phrase.start < match.start() < phrase.end == end), None)

    def date(self, one: _Cited) -> None:
        of_year = self.words.pattern(r"\s" + self.words.instruments.of_year).match(self.text, one.end)
        if of_year and number_year(one.number) is None:
            one.number = f"{one.number}-{of_year['of_year']}"
            one.end = of_year.end()
        date = self.words.pattern(r"\s?" + self.words.instruments.date).match(self.text, one.end)
        if date:
            one.date, one.end = self.words.moment(date), date.end()
            if date.group().lstrip().startswith("("):
                one.end = self.text.find(")", date.end()) + 1 or date.end()
                one.name_end = date.start()

    def entitle(self, one: _Cited, later: list[_Cited]) -> None:
        """Find the title behind the number, the citation inside it, and the year in brackets after it."""
        self.read_title(one, later)
        following = next((other for other in later if other.start == one.to), None)
        bracket = IN_BRACKETS.match(self.text, one.end)
        if bracket is None or (following is not None and following.year is not None and one.end == bracket.end()):
            return
        one.year, one.end = int(bracket["year"]), bracket.end()

    def read_title(self, one: _Cited, later: list[_Cited]) -> None:
        opener = wording.opener(self.words).match(self.text, one.end)
        if opener is None or FIGURE.match(self.text, opener.end()):
            return
        does = self.words.instruments.relations.get(opener["word"].casefold())
        near = next((other for other in later if 0 <= other.start - opener.end() <= 45), None)
        if does is not None and near is not None:
            one.does, one.to, one.end = does, near.start, near.end
            if near.year is not None and near.year not in self.years(near):
                one.year, near.year = near.year, None
            return
        stop = self.title_end(opener.end(), later)
        if does is not None:
            inside = [phrase for phrase in self.named if opener.end() <= phrase.start < stop]
            one.does, one.to = does, inside[0].start if inside else None
        elif stop > opener.end() + 2:
            one.title = self.text[opener.end() : stop].strip()
        one.end = stop

    def years(self, one: _Cited) -> set[int]:
        dated = {int(one.date[:4])} if one.date else set()
        own = number_year(one.number)
        return dated | ({own} if own else set())

    def title_end(self, start: int, later: list[_Cited]) -> int:
        stop = wording.title_stop(self.words).search(self.text, start)
        end = stop.start() if stop else len(self.text)
        for other in later:
            if start <= other.start < end:
                end = other.start
        loose, cut = wording.loose_end(self.words), self.text[start:end]
        while (shorter := loose.sub("", cut)) != cut:
            cut = shorter
        return start + len(cut)

    def numbered(self, one: _Cited) -> Mention:
        text = BLANKS.sub(" ", self.text[one.start : one.name_end or one.end])
        name = re.sub(rf"\s*\({YEAR}\)$", "", text)
        alias = one.alias.bare(self.text) if one.alias else None
        if alias and self.text[one.start].isdigit() is False and not self.has_kind(one):
            name, alias = alias, None
        return Mention(
            stretch=self.sentence.stretch,
            start=self.sentence.start + (one.shown_from if one.shown_from >= 0 else one.start),
            end=self.sentence.start + one.end,
            kind=one.kind,
            name=capitalized(name),
            title=one.title or (name if one.alias and alias is None else None),
            number=one.number,
            year=one.year,
            date=one.date,
            alias=alias,
            does=one.does,
            to=None if one.to is None else self.sentence.start + one.to,
        )

    def has_kind(self, one: _Cited) -> bool:
        kinds = one_of(self.words.instruments.numbered)
        return re.match(rf"(?:{kinds})\b", self.text[one.start :], re.IGNORECASE) is not None

    # -- named ----------------------------------------------------------------------------------------------

    def unnumbered(self, phrase: Phrase) -> Mention:
        inner = phrase.inner if phrase.inner and is_acronym(phrase.inner) else None
        name = phrase.bare(self.text)
        mention = Mention(
            stretch=self.sentence.stretch,
            start=self.sentence.start + phrase.start,
            end=self.sentence.start + phrase.end,
            kind=self.words.instruments.named.get(phrase.head, InstrumentKind.OTHER),
            name=capitalized(name),
            title=name,
            year=self.year_before(phrase.start),
            inner=inner,
            acronym=inner if inner and self.is_own(inner, name) else None,
        )
        return self.behind(mention, phrase.end)

    def year_before(self, start: int) -> int | None:
        """The year right before a name: "the 2021 Humanitarian Response Plan"."""
        year = YEAR_LAST.search(self.text[:start])
        return int(year[1]) if year else None

    def is_own(self, acronym: str, name: str) -> bool:
        """Whether an acronym printed inside a name stands for the whole of what is before it, head included."""
        before = self.text[: self.text.find(f"({acronym})")].rstrip()
        heads = tuple(self.words.instruments.named)
        return before.casefold().endswith(heads) and bool(name)

    def behind(self, mention: Mention, end: int) -> Mention:
        """What stands behind a name: native name and acronym, year, period."""
        mention, end = self.bare(mention, end)
        while (bracket := BRACKETED.match(self.text, end)) is not None:
            told = self.bracketed(mention, bracket["inside"], end)
            if told is mention:
                break
            mention, end = told, bracket.end()
        if mention.period is None and mention.kind in PLANS:
            mention, end = self.bare(mention, end)
        return replace(mention, end=self.sentence.start + end)

    def bare(self, mention: Mention, end: int) -> tuple[Mention, int]:
        """Years without brackets, of a law or a plan; a plan's own title in quotation marks is passed over."""
        if mention.kind not in PLANS | {InstrumentKind.OTHER}:
            year = wording.of_year(self.words).match(self.text, end)
            return (replace(mention, year=int(year["year"])), year.end()) if year else (mention, end)
        span = SPAN_NEXT.match(self.text, end)
        if span:
            return replace(mention, period=period(span)), span.end()
        quoted = QUOTED.match(self.text, end)
        return mention, quoted.end() if quoted else end

    def bracketed(self, mention: Mention, inside: str, end: int) -> Mention:
        """What one pair of brackets adds to a mention; the mention itself where they say something else."""
        known = apposition(self.text, end, self.words)
        first = re.split(r"[\s,]", inside)[0]
        if known is not None:
            native, acronym = known.native or mention.native, known.acronym or mention.acronym
            mention = replace(mention, native=native, acronym=acronym)
        elif is_acronym(first) and first != inside:
            mention = replace(mention, acronym=first)
        span = SPAN.search(inside)
        if span and period(span):
            return replace(mention, period=period(span))
        year = re.search(rf"(?<!\d){YEAR}(?!\d)", inside)
        if year and known is None and self.words.pattern(self.words.instruments.adopted_in).fullmatch(inside):
            return replace(mention, year=int(year.group()))
        return mention

    # -- what one does to another ---------------------------------------------------------------------------

    def passive(self, found: list[Mention]) -> list[Mention]:
        """Links told from the other side: "Ordinance …, supplemented by its implementing Decree …"."""
        ordered = sorted(found, key=lambda mention: mention.start)
        for index, mention in enumerate(ordered[1:], 1):
            before = ordered[index - 1]
            between = self.text[before.end - self.sentence.start : mention.start - self.sentence.start]
            for written, relation in self.words.instruments.passive.items():
                if mention.does is None and len(between) < 60 and self.words.pattern(written).search(between):
                    ordered[index] = replace(mention, does=relation, to=before.start)
        return ordered


def _spans(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the words stand in the text."""
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words))


def capitalized(name: str) -> str:
    return name[:1].upper() + name[1:]


def _with_late_period(
    sentence: Sentence, here: list[Mention], before: list[Mention], words: Vocabulary
) -> Iterator[Mention]:
    """Give a period that stands apart to the plan it speaks of: "It operated over three years (2016–18)"."""
    plans = [m for m in (here or before[-1:]) if m.kind in PLANS and m.period is None]
    late = rf"(?:{words.instruments.period_cues})\W+(?:\w+\W+){{0,3}}?" + SPAN.pattern
    cue = words.pattern(late).search(sentence.text) if plans and SPAN.search(sentence.text) else None
    if cue is None or (here and plans[-1].start > sentence.start + cue.start()):
        yield from here
        return
    dated = replace(plans[-1], period=period(cue))
    if here:
        yield from (dated if mention is plans[-1] else mention for mention in here)
    else:
        before[before.index(plans[-1])] = dated
