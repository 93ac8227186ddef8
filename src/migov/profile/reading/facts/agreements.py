"""Agreements with other States and organizations: title, partners and years as printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from migov.model.assessments import Assessment
from migov.model.conventions import ConventionGroup, ConventionRow
from migov.model.instruments import Agreement, InstrumentStatus
from migov.model.texts import NoteMark, Place
from migov.model.texts import words as plain
from migov.model.values import Value
from migov.profile.reading.facts.instruments.register import slug
from migov.profile.reading.facts.lexicon.vocabulary import YEAR, Vocabulary, one_of
from migov.profile.reading.facts.naming import wording
from migov.profile.reading.facts.naming.countries import Countries, Printed
from migov.profile.reading.facts.naming.names import CAPITAL, content, within
from migov.profile.reading.facts.naming.phrases import phrases
from migov.profile.reading.facts.stretches import Sentence, Stretch, sentences, spelled

PARTY = re.compile(
    rf"{CAPITAL}(?: {CAPITAL})*(?: (?:of|for|de|des|du|d’|pour)(?: (?:the|la|le|les))? {CAPITAL}(?: {CAPITAL})*"
    rf"(?: (?:and|et)(?: (?:of|de|du|des))? {CAPITAL})*)*"
)
TAIL = re.compile(r"(?: [a-zà-ÿ]+){1,3}(?=[.,;)]|$)")


class _Found(Value):
    """One agreement as one sentence tells it."""

    title: str
    partners: tuple[str, ...]
    years: tuple[int, ...]
    place: Place
    remark: str | None = None
    status: InstrumentStatus | None = None
    pointed: bool = False
    """"This agreement …", or a note's "The Agreement with …": it says more of one already told."""


def agreements(
    assessment: Assessment, texts: Sequence[Stretch], words: Vocabulary, countries: Countries
) -> tuple[Agreement, ...]:
    """The agreements that findings and the tables' bilateral and regional rows tell of, each once."""
    found: list[_Found] = []
    cues = words.cues(words.agreements.heads)
    for text in texts:
        for sentence in sentences(text, cues):
            for one in _Reader(sentence, words, countries).read():
                _add(one, found)
    found += _rows(assessment, words, countries)
    given: Counter[str] = Counter()
    merged: list[tuple[_Found, list[Place]]] = []
    among: dict[frozenset[str], list[int]] = {}
    for one in found:
        parties = among.setdefault(frozenset(one.partners), [])
        for index in parties:
            other, places = merged[index]
            if _is_same(one, other, words):
                told = replace(other, remark=other.remark or one.remark, status=other.status or one.status)
                merged[index] = told, [*places, one.place]
                break
        else:
            parties.append(len(merged))
            merged.append((one, [one.place]))
    return tuple(_agreement(one, tuple(dict.fromkeys(places)), given) for one, places in merged)


def _is_same(one: _Found, other: _Found, words: Vocabulary) -> bool:
    """Same parties, a year in common, and a title that holds the other's words."""
    if set(one.partners) != set(other.partners) or (
        set(one.years) != set(other.years) and not set(one.years) & set(other.years)
    ):
        return False
    titles = [
        tuple(w for w in content(each.title, words) if w not in content(" ".join(each.partners), words))
        for each in (one, other)
    ]
    return ((within(titles[0], titles[1]) or within(titles[1], titles[0])) and min(map(len, titles)) > 1) or titles[
        0
    ] == titles[1]


def _add(one: _Found, found: list[_Found]) -> None:
    """Keep a new agreement; add what is said of one already told in the same paragraph to that one."""
    if not one.pointed:
        found.append(one)
        return
    for index in range(len(found) - 1, -1, -1):
        told = found[index]
        if told.place == one.place and set(one.partners) <= set(told.partners):
            years = tuple(dict.fromkeys((*told.years, *one.years)))
            found[index] = replace(
                told, years=years, remark=told.remark or one.remark, status=told.status or one.status
            )
            return


def _agreement(one: _Found, places: tuple[Place, ...], given: Counter[str]) -> Agreement:
    wanted = "-".join(["agreement", *(slug(p, parts=4) for p in one.partners[:3]), *map(str, one.years[:1])])
    given[wanted] += 1
    return Agreement(
        id=wanted if given[wanted] == 1 else f"{wanted}-{given[wanted]}",
        title=one.title,
        partners=one.partners,
        years=one.years,
        status=one.status,
        remark=one.remark,
        places=places,
    )


class _Reader:
    """Reads the agreements of one sentence: a head, those it is with, its year."""

    def __init__(self, sentence: Sentence, words: Vocabulary, countries: Countries) -> None:
        self.sentence, self.text, self.words = sentence, sentence.text, words
        self.known, self.all = words.agreements, countries
        found = self.pattern(rf"(?<![\w-])(?:{self.known.heads})(?!\w)(?: \([A-Z]\w+\))?").finditer(self.text)
        self.heads = [*self.outermost(found)]
        self.countries = countries.find(self.text) if self.heads else []

    def outermost(self, found: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
        """The heads that open a title: a "Protocol to the Treaty …" is one agreement."""
        articles = one_of(self.words.phrases.articles)
        before: re.Match[str] | None = None
        for head in found:
            inside = self.pattern(rf" (?:{self.known.complement})(?: (?:{articles}))? ?")
            if before is None or not inside.fullmatch(self.text, before.end(), head.start()):
                yield head
            before = head

    def pattern(self, written: str) -> re.Pattern[str]:
        return self.words.pattern(written)

    def read(self) -> Iterator[_Found]:
        previous: tuple[str, ...] = ()
        for index, head in enumerate(self.heads):
            left = self.heads[index - 1].end() if index else 0
            end = self.heads[index + 1].start() if index + 1 < len(self.heads) else len(self.text)
            for one in self.of_head(head, left, end, previous):
                previous = one.partners
                yield one

    def of_head(self, head: re.Match[str], left: int, end: int, previous: tuple[str, ...]) -> Iterator[_Found]:
        """One agreement, or one for each "with" behind a plural: "agreements with A on …, and with B on …"."""
        between = self.pattern(rf"(?<!\w)(?:{self.known.between}) ").search(self.text, head.end(), end)
        if between:
            parties = [*self.chain(between.end(), end), *self.joined(between.end(), end)]
            yield from self.found(self.title(head, left, end, parties), parties, left, head, end)
            return
        withs = list(self.pattern(rf"(?<!\w)(?:{self.known.with_}) (?=\S)").finditer(self.text, head.end(), end))
        groups = [(chain, w.start()) for w in withs if (chain := self.chain(w.end(), end))]
        if len(groups) == 1 and (dated := self.dated(groups[0][0])):
            title = self.title(head, left, end, groups[0][0])
            for party, year in dated:
                yield _Found(title, (party.words,), (year,), self.sentence.stretch.place)
            return
        for number, (chain, start) in enumerate(groups):
            stop = groups[number + 1][1] if number + 1 < len(groups) else end
            title = self.title(head, left, stop, chain)
            yield from self.found(title, chain, left, head, stop, start if number else None)
        if groups:
            return
        signers = self.signers(head)
        if signers or self.points(head):
            yield from self.found(self.title(head, left, end, []), signers, left, head, end)
        elif previous and self.is_dated(head, end):
            yield _Found(
                self.title(head, left, end, []), previous, self.years(left, head, end), self.sentence.stretch.place
            )
        else:
            yield from self.regional(head, left, end)

    def dated(self, chain: Sequence[Printed]) -> list[tuple[Printed, int]]:
        """Parties with a year in brackets each: "with A (2012), B (2017) and C (2018)"."""
        years = [re.compile(rf"\s\(({YEAR})\)").match(self.text, party.end) for party in chain]
        pairs = [(party, int(year[1])) for party, year in zip(chain, years, strict=True) if year]
        return pairs if len(pairs) == len(chain) > 1 else []

    def found(
        self,
        title: str,
        parties: Sequence[Printed],
        left: int,
        head: re.Match[str],
        end: int,
        again: int | None = None,
    ) -> Iterator[_Found]:
        others = tuple(dict.fromkeys(p.words for p in parties if not p.is_self))
        never = any(self.words.found(self.known.never, self.text))
        remarks = [re.sub(r"\s+", " ", m.group()) for m in self.words.found(self.known.remarks, self.text)]
        pointed = self.points(head)
        if not others and not (pointed and remarks):
            return
        yield _Found(
            title=title,
            partners=others,
            years=() if pointed and not remarks else self.years(left, head, end, again),
            place=self.sentence.stretch.place,
            remark="; ".join(dict.fromkeys(remarks)) or None,
            status=InstrumentStatus.NOT_IMPLEMENTED if never else None,
            pointed=pointed,
        )

    def points(self, head: re.Match[str]) -> bool:
        """Whether it is "this agreement", or, in a footnote, "the Agreement with …"."""
        lead = self.text[: head.start()]
        articles = one_of(self.words.phrases.articles[:3])
        if self.pattern(rf"(?<!\w)(?:{self.known.pointers}) ?$").search(lead):
            return True
        return self.sentence.stretch.note is not None and bool(self.pattern(rf"^\W*(?:{articles}) ?$").match(lead))

    def is_dated(self, head: re.Match[str], end: int) -> bool:
        return re.search(rf"^\W*(?:\w+\W+){{0,3}}{YEAR}", self.text[head.end() : end]) is not None

    # -- parties --------------------------------------------------------------------------------------------

    def chain(self, start: int, end: int) -> list[Printed]:
        """Names joined by commas and "and" from here on; others than countries count where they are capitalised."""
        gap = wording.between_parties(self.words)
        found: list[Printed] = []
        at = start
        while at < end:
            opened = gap.match(self.text, at)
            if opened is None or (found and not re.search(r"[,&\w]", opened["join"])):
                break
            item = self.party(opened.end(), end)
            if item is None:
                break
            found.append(item)
            at = item.end
        return found

    def party(self, at: int, end: int) -> Printed | None:
        country = next((c for c in self.countries if c.start <= at < c.end or at <= c.start < at + 5), None)
        if country is not None and country.end <= end and not re.search(r"\w{4}|,", self.text[at : country.start]):
            return country
        other = PARTY.match(self.text, at, end)
        if other is None or len(other.group()) < 3:
            return None
        tail = TAIL.match(self.text, other.end(), end)
        stop = tail.end() if tail else other.end()
        printed = re.sub(r"\s+", " ", self.text[other.start() : stop])
        own = self.all.is_own_adjective(other.group()) or any(
            c.is_self and other.start() <= c.start < other.end() for c in self.countries
        )
        return Printed(other.start(), stop, printed, own)

    def joined(self, start: int, end: int) -> list[Printed]:
        """Parties told apart: "… which also includes C and D"."""
        more = self.pattern(rf"(?<!\w)(?:{self.known.joined}) ").search(self.text, start, end)
        return self.chain(more.end(), end) if more else []

    def signers(self, head: re.Match[str]) -> list[Printed]:
        """Those before "signed": "A and B signed a convention"."""
        verb = self.pattern(rf"(?<!\w)(?:{self.known.agreed})(?!\w)").search(self.text, 0, head.start())
        chain = [c for c in self.countries if verb and c.end <= verb.start()]
        owners = one_of(self.words.phrases.possessors)
        owned = self.pattern(rf"(?<!\w)(?:{owners})(?!\w)").search(self.text, 0, chain[0].start) if chain else None
        own = any(c.is_self for c in chain)
        if owned and not own and self.side_by_side([Printed(*owned.span(), owned.group(), is_self=True), *chain]):
            return chain
        if own and len(chain) > 1 and self.side_by_side(chain):
            return chain
        return self.before_head(head)

    def before_head(self, head: re.Match[str]) -> list[Printed]:
        """Parties right before the head: "the A–B labour agreement", "signed with A an agreement"."""
        lead = [c for c in self.countries if c.end <= head.start() and head.start() - c.end < 40]
        hyphened = [c for c in lead if re.fullmatch(r"[–-].*", self.text[c.end : c.end + 1]) or self.is_behind_dash(c)]
        if len(hyphened) == 2 and any(c.is_self for c in hyphened):
            return hyphened
        withs = list(self.pattern(rf"(?<!\w)(?:{self.known.with_}) (?=\S)").finditer(self.text, 0, head.start()))
        chain = self.chain(withs[-1].end(), head.start()) if withs else []
        articles = one_of(self.words.phrases.articles)
        close = chain and self.pattern(rf",? (?:{articles}) ?(?:\w+ ){{0,2}}").fullmatch(
            self.text, chain[-1].end, head.start()
        )
        return chain if close else []

    def is_behind_dash(self, country: Printed) -> bool:
        return self.text[: country.start].endswith(("–", "-"))

    def side_by_side(self, chain: Sequence[Printed]) -> bool:
        gaps = (self.text[a.end : b.start] for a, b in pairwise(chain))
        known = self.words.phrases
        small = {*known.articles, *known.connectors, *known.possessors}
        between = (re.findall(r"[^\W\d_]+[’']?", gap.casefold()) for gap in gaps)
        return all(word in small for words in between for word in words)

    def regional(self, head: re.Match[str], left: int, end: int) -> Iterator[_Found]:
        """A treaty or protocol of an organization of States that the jurisdiction belongs to."""
        if not head.group()[0].isupper() or not any(c.is_self for c in self.countries):
            return
        heads = frozenset(name.casefold() for name in self.words.institutions.international)
        bodies = [p for p in phrases(self.text, heads, self.words, self.all) if self.text[p.start].isupper()]
        named = [p.printed(self.text) for p in bodies if p.end - p.start > 15]
        title = self.title(head, left, end, [])
        if named and " " in title:
            yield _Found(title, (named[0],), self.years(left, head, end), self.sentence.stretch.place)

    # -- words ----------------------------------------------------------------------------------------------

    def title(self, head: re.Match[str], left: int, end: int, parties: Sequence[Printed]) -> str:
        """The head with the adjectives before it, and what it is about, right behind it or behind its parties."""
        dated = rf"(?: \({YEAR}\)| {self.known.years})?"
        near = self.pattern(rf"{dated} (?={self.known.complement})(?P<about>.+)").match(self.text, head.end(), end)
        printed = [*self.adjectives(head, left), re.sub(r" \(\w+\)$", "", head.group())]
        printed += [self.up_to_stop(near["about"])] if near else []
        if parties and (near is None or " " not in printed[-1]):
            behind = self.pattern(rf"{dated},? (?=(?:{self.known.about})(?!\w))(?P<about>.+)")
            about = behind.match(self.text, parties[-1].end, end)
            printed += [self.up_to_stop(about["about"])] if about else []
        return re.sub(r"\s+", " ", " ".join(printed)).strip(" ,")

    def up_to_stop(self, about: str) -> str:
        """The complement of a title, up to the verb, the parties, a year or the end of the clause."""
        stop = wording.complement_stop(self.words).search(about, len(about.split(" ")[0]))
        return about[: stop.start()] if stop else about

    def adjectives(self, head: re.Match[str], left: int) -> list[str]:
        """The words between the article and the head."""
        if self.words.phrases.head_first:
            return []
        small = wording.small(self.words)
        ends = self.pattern(rf"{self.known.agreed}|{YEAR}|{self.known.plural}|{self.known.pointers}|\W")
        found: list[str] = []
        for word in reversed(re.findall(r"[\w’'-]+|[^\w\s]", self.text[left : head.start()])[-5:]):
            if word.casefold() in small or ends.fullmatch(word) or word in self.words.phrases.openers:
                return found
            found.insert(0, word)
        return found if len(found) < 4 else []

    def years(self, left: int, head: re.Match[str], end: int, again: int | None = None) -> tuple[int, ...]:
        """Years in brackets or said behind the head, or right before it; else the one that opens the sentence."""
        behind = self.text[head.end() if again is None else again : end]
        said = self.pattern(self.known.years)
        found = [int(m[1]) for m in re.finditer(rf"\(({YEAR})\)", behind)]
        found += [int(m["year"]) for m in said.finditer(behind)]
        before = re.search(rf"(?<![\d–-])({YEAR}) (?:\w+ ){{0,2}}$", self.text[left : head.start()])
        if before and not self.words.phrases.head_first:
            found.insert(0, int(before[1]))
        if not found:
            opening = said.search(self.text, 0, head.start())
            found = [int(opening["year"])] if opening else []
        return tuple(dict.fromkeys(found))


def _rows(assessment: Assessment, words: Vocabulary, countries: Countries) -> Iterator[_Found]:
    """Bilateral and regional rows of the convention tables that name a party."""
    for table in assessment.conventions:
        if table.group is ConventionGroup.INTERNATIONAL:
            continue
        notes = {note.mark: spelled(note.text) for note in table.notes}
        for number, row in enumerate(table.rows, 1):
            title = spelled(plain(row.name)).strip()
            place = Place(f"table {table.number}", number)
            stretch = Stretch(place=place, text=title, cuts=((0, title),))
            told = [one for each in sentences(stretch) for one in _Reader(each, words, countries).read()]
            named = [c.words for c in countries.find(title) if not c.is_self] or [
                p for one in told for p in one.partners
            ]
            if named or table.group is ConventionGroup.BILATERAL:
                yield _row(title, tuple(dict.fromkeys(named)), row, notes, place, words)


def _row(
    title: str, partners: tuple[str, ...], row: ConventionRow, notes: dict[str, str], place: Place, words: Vocabulary
) -> _Found:
    said = [notes[part.note] for part in row.name if isinstance(part, NoteMark) and part.note in notes]
    cell = row.ratification
    whole = " ".join([cell.note or cell.printed if cell else "", *said])
    remarks = [match.group() for match in words.pattern(words.agreements.remarks).finditer(whole)]
    never = words.pattern(words.agreements.never).search(whole)
    return _Found(
        title=title,
        partners=partners,
        years=cell.years if cell else (),
        place=place,
        remark="; ".join(dict.fromkeys(remarks)) or None,
        status=InstrumentStatus.NOT_IMPLEMENTED if never else None,
    )
