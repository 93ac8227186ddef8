"""Citations of instruments in running text: who is cited, by what number, of what date, and which of its articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from migov.evidence.references import numbering
from migov.evidence.references.articles import listed
from migov.evidence.references.dates import moment, of_groups
from migov.evidence.references.grammar import SIGNED, Grammar, grammar
from migov.evidence.references.loosened import is_loose, tightened
from migov.evidence.references.wording import WORDINGS
from migov.model.instruments import InstrumentKind
from migov.model.values import Moment, Value

ARABIC = re.compile("[\u0621-\u064a]")
JOINED = "وبفك"
"""Arabic particles written in one with the word behind them."""
CAPITAL = r"(?:[A-Z][\w’'-]*|\([A-Z][^()\n]{0,40}\))"
OPENER = re.compile(
    r"^(?:(?i:the|an?|of|and|for|on|in|to|under|by|see|pursuant|as|section|article|whereas|since|when|where|if|after|before|"
    r"with|from|both|each|any|all|this|that|these|those|note|also|but|or|its|their|our|also|unlike|like|while)[\s,]+)+"
)
"""Words that begin a sentence or join two, and no name."""
FIGURE = re.compile(r"\d")
LONGER = re.compile(r"[^\W\d_]{4}")
"""A word of some length, which a title has: "por el que" has none."""
YEAR_BEFORE = re.compile(r"(?P<year>(?:18|19|20)\d\d)\s")
PIECE = re.compile(
    r"^(?i:chapters?|parts?|divisions?|sections?|schedules?|titles?|articles?|paragraphs?|regulations?|rules?|annex(?:es)?)"
    r"\s[\w.()-]{1,8}(?:\s(?:and|to)\s[\w.()-]{1,8})*\s(?:of|to|in)\s(?:the\s)?"
)
"""A part of an instrument, named before it."""
APPOSED = re.compile(r"^.*(?<!\w)(?:Act|Law|Code|Ordinance|Regulations|Rules),\s(?=the\s)")
"""An instrument that the name explains: "the principal Act, the Refugees Act"."""
NAME = re.compile(rf"(?:(?:{CAPITAL}|of|and|the|for|on|in|to|&)[ \xa0\u202f,]\s?)*{CAPITAL}\s$")
BRACKETS = re.compile(
    r"\s?[(\[](?:(?:(?:Act|Cap\.?|Chapter|No\.?|[LG]\.?N\.?|S\.?I\.?|Legal\sNotice)\s?)+|(?=\d{1,3}\sof\s\d{4}[)\]]))(?P<number>\d[\d:./A-Z‐–-]*)(?:\sof\s(?P<year>\d{4}))?[)\]]|,?\s(?:Cap\.?|Chapter)\s(?P<chapter>\d[\d:.]*[A-Z]?)"
)


PLURAL = re.compile(r"(?i)(?<!\w)(?:n\.?[°ºo]s|nos|nros|n[úu]ms|n[úu]meros|numéros|numbers)(?![^\W\d_])")
"""A word that announces several numbers."""
PAIRED = frozenset(
    {
        *(InstrumentKind.LAW, InstrumentKind.ORGANIC_LAW, InstrumentKind.ORDINANCE, InstrumentKind.DECREE),
        *(InstrumentKind.DECREE_LAW, InstrumentKind.RESOLUTION),
    }
)
"""Kinds whose number may stand behind them without any word or year in it: "loi 90-07". "Rules 5-7" are three rules."""

IN_BRACKETS = re.compile(r"\s\((?:18|19|20)\d\d\)")
PLAIN = re.compile(
    r"\s(?P<number>(?!(?:1[89]|20)\d\d(?!\d))\d{3,5}|\d\d(?=\s(?:de|da|of)\s))(?![\w/-]|[.,]\d|\s?[%$€£])"
    r"(?!\s(?!de\s|da\s|del\s|do\s|of\s|on\s|sobre\s|que\s|y\s|e\s|and\s|is\s|es\s|as\s)[^\W\d_])"
)
"""A number of three figures and more right behind a name, that counts nothing: "Ley 761"."""
_plain = frozenset({InstrumentKind.LAW, InstrumentKind.DECREE, InstrumentKind.DECREE_LAW, InstrumentKind.CONVENTION})
PLAINLY = {"en": _plain, "pt": _plain, "es": _plain | {InstrumentKind.RESOLUTION, InstrumentKind.OTHER}}
"""Kinds of which a language says so, in capitals."""


class Reference(Value, kw_only=True):
    """A citation of an instrument, or of articles alone, where it stands in a text."""

    start: int
    end: int
    text: str
    """Exactly the characters from `start` to `end`: from the instrument's name to its number or date."""
    kind: InstrumentKind | None = None
    """Null where articles are cited without their instrument."""
    number: str | None = None
    """Normalised as `model.instruments.Instrument.number` is."""
    date: Moment | None = None
    year: int | None = None
    """That of the date, else of the number, else the one printed behind the name."""
    title: str | None = None
    """The words of the title behind or, in a name such as "Immigration Act", before it."""
    articles: tuple[str, ...] = ()
    issuer: str | None = None
    """The union of States that made it, as printed: "UE", "ECOWAS"; null for a State's own."""


def find(text: str, *, language: str | None = None) -> tuple[Reference, ...]:
    """The references of a text, in order, not overlapping.

    Args:
        language: BCP 47; without it, or with one that has no grammar, every grammar whose script the text has is tried.

    >>> [one] = find("l'article 5 de la loi modifiée du 1er août 2007 relative au marché", language="fr")
    >>> one.text, one.date, one.articles, one.title
    ('loi modifiée du 1er août 2007', '2007-08-01', ('5',), 'relative au marché')
    """
    if is_loose(text):
        return _loosely(text, language)
    known = (language or "").split("-")[0].casefold()
    if known in WORDINGS:
        return tuple(_Finder(text, grammar(known)).found())
    languages = [name for name in WORDINGS if name != "ar" or ARABIC.search(text)]
    return _best([one for name in languages for one in _Finder(text, grammar(name)).found()])


def _loosely(text: str, language: str | None) -> tuple[Reference, ...]:
    """The references of a loose text: found in it tightened, told as it has them."""
    tight, origin = tightened(text)
    told = []
    for one in find(tight, language=language):
        start, end = origin[one.start], origin[one.end]
        told.append(msgspec.structs.replace(one, start=start, end=end, text=text[start:end]))
    return tuple(told)


def _best(found: list[Reference]) -> tuple[Reference, ...]:
    """Of references that overlap, those that say most."""
    result: list[Reference] = []
    for one in sorted(found, key=lambda r: (r.start, -_weight(r))):
        while result and one.start < result[-1].end and _weight(one) > _weight(result[-1]):
            result.pop()
        if not result or one.start >= result[-1].end:
            result.append(one)
    return tuple(result)


def _weight(one: Reference) -> int:
    known = (one.kind, one.number, one.date, one.year, one.title)
    return 10 * sum(value is not None for value in known) + len(one.articles) + (one.end - one.start) // 8


class _Finder:
    """Finds the references of one text with one grammar."""

    def __init__(self, text: str, words: Grammar) -> None:
        self.text, self.words = text, words

    def found(self) -> Iterator[Reference]:
        """References of instruments, with the articles before them, and articles that stand alone."""
        articles = {match.end(): match for match in self.words.article.finditer(self.text)}
        used: set[int] = set()
        result: list[Reference] = []
        position = 0
        for head in self.heads():
            if head.start() < position:
                continue
            for one in self.at(head, position):
                if not result or result[-1].end <= one.start:
                    before = articles.get(one.start)
                    if before is not None and before["of"]:
                        used.add(one.start)
                        one = msgspec.structs.replace(one, articles=listed(before["list"]))
                    result.append(one)
                    position = one.end
        alone = [self.alone(match) for end, match in articles.items() if end not in used]
        yield from _merged(result, alone)

    def heads(self) -> Iterator[re.Match[str]]:
        """Whatever an instrument may be called, wherever it stands.

        One pattern of all that may be said is slow to search for; a few plain beginnings are quick.
        """
        is_arabic = self.words.language == "ar"
        for stem in self.words.stems.finditer(lowered(self.text)):
            start = stem.start()
            if is_arabic:
                least = max(0, start - 4)
                while start > least and self.text[start - 1].isalpha():
                    start -= 1
            if start and (self.text[start - 1].isalnum() or self.text[start - 1] == "_"):
                continue
            head = self.words.head.match(self.text, start)
            if head is not None:
                yield head

    def alone(self, match: re.Match[str]) -> Reference:
        end = match.end("list")
        return Reference(
            start=match.start(), end=end, text=self.text[match.start() : end], articles=listed(match["list"])
        )

    def at(self, head: re.Match[str], least: int) -> Iterator[Reference]:
        """The references that a head opens: none, one, or a list of them."""
        group = head.lastindex or 0
        kind = self.words.kinds[group - 1]
        if group in self.words.short:
            tail = self.words.short_tail.match(self.text, head.end())
        else:
            tail = self.words.tail.match(self.text, head.end())
        if tail is None or not self.is_number(tail, kind):
            yield from self.without_number(head, kind, least)
            return
        if self.words.bill.search(self.text, max(0, head.start() - 30), head.start()):
            return
        one = self.reference(head, tail, kind, least)
        if one is None:
            yield from self.without_number(head, kind, least)
            return
        if PLURAL.search(self.text, head.end(), one.end) and (more := self.words.numbers.match(self.text, one.end)):
            yield from self.numbered(one, more)
            return
        yield one
        end, further = one.end, self.words.pairs if tail.groupdict().get("pair") else self.words.further
        while (more := further.match(self.text, end)) is not None:
            another = self.listed_too(more, kind)
            if another is None:
                return
            yield another
            end = another.end

    def is_number(self, tail: re.Match[str], kind: InstrumentKind) -> bool:
        """Whether what the tail takes for a number, without a word or date that says so, can be one of this kind."""
        groups = tail.groupdict()
        if groups.get("pair"):
            return kind in PAIRED
        in_brackets = groups.get("bare") and IN_BRACKETS.match(self.text, tail.end())
        return not in_brackets or kind is InstrumentKind.RESOLUTION

    def reference(self, head: re.Match[str], tail: re.Match[str], kind: InstrumentKind, least: int) -> Reference | None:
        groups = tail.groupdict()
        printed = groups.get("number") or groups.get("bare") or groups.get("pair")
        date, end = self.date(groups), tail.end()
        issuer, number, counted = groups.get("union"), None, None
        if printed is None and date is None:
            return None
        if printed is not None:
            number, union = numbering.apart(numbering.normal(printed))
            issuer = issuer or union
            after = self.words.after_number.match(self.text, end)
            if after is not None and after.end() > end:
                counted = after.groupdict().get("of_year")
                number, date, end = self.beside_number(number, after, end, printed)
        elif (after := self.words.after_date.match(self.text, end)) is not None:
            number, end = numbering.normal(after["number"]), after.end()
        if (
            "(" in self.text[head.end() : end]
            and self.text[end : end + 1] == ")"
            and ")" not in self.text[head.end() : end]
        ):
            end += 1
        year = int(date[:4]) if date else int(counted) if counted else numbering.year(number or "")
        start, title = self.named(head, least)
        if self.text[start] in JOINED and (
            self.text.startswith("ال", start + 1) or self.words.head.match(self.text, start + 1)
        ):
            start += 1
        if title is None:
            title = self.title(end)
        return Reference(
            start=start,
            end=end,
            text=self.text[start:end],
            kind=kind,
            number=number,
            date=date,
            year=year,
            title=title,
            issuer=issuer,
        )

    def beside_number(
        self, number: str, after: re.Match[str], end: int, printed: str
    ) -> tuple[str, Moment | None, int]:
        """The number with its year, the date behind it, and where they end."""
        groups = after.groupdict()
        if groups.get("of_year") and numbering.year(number) is None:
            number, end = f"{number}-{numbering.normal(groups['of_year'])}", after.end("of_year")
        short = numbering.short_year(printed) if self.words.language in ("es", "pt") else None
        date = self.date(groups, numbering.year(number) or short)
        return number, date, after.end() if date else end

    def date(self, groups: dict[str, str | None], counted: int | None = None) -> Moment | None:
        """The date in the groups; its year is that of the number where none is printed."""
        return of_groups(groups, self.words.language, counted)

    def listed_too(self, more: re.Match[str], kind: InstrumentKind) -> Reference | None:
        groups = more.groupdict()
        date = self.date(groups)
        printed = groups.get("number") or groups.get("bare")
        if date is None and not printed:
            return None
        number, issuer = numbering.apart(numbering.normal(printed)) if printed else (None, None)
        starts = [more.start(name) for name in ("number", "bare", "day", "day2", "month2", "day3") if groups.get(name)]
        start, end = min(starts), more.end()
        if number and printed and (after := self.words.after_number.match(self.text, end)) and after.end() > end:
            number, date, end = self.beside_number(number, after, end, printed)
        year = int(date[:4]) if date else numbering.year(number or "")
        return Reference(
            start=start, end=end, text=self.text[start:end], kind=kind, number=number, date=date, year=year,
            title=self.title(end), issuer=issuer,
        )  # fmt: skip

    def title(self, end: int) -> str | None:
        """The words of a title that follow, up to a verb, a comma or the sentence's end."""
        match = self.words.title.match(self.text, end)
        if match is None:
            return None
        stop = self.words.title_end.search(self.text, match.start("title") + 4, match.end("title"))
        words = self.text[match.start("title") : stop.start() if stop else match.end("title")]
        title = " ".join(words.replace("*", " ").split())
        return title if len(title) > 6 and LONGER.search(title) else None

    # -- without a number or date of its own -------------------------------------------------------------------

    def without_number(self, head: re.Match[str], kind: InstrumentKind, least: int) -> Iterator[Reference]:
        """References by several days at once, by a day of signature, or by a name and a year."""
        end = head.end()
        digit = FIGURE.search(self.text, end, end + 240)
        near = digit is not None and digit.start() < end + 80
        if digit is not None and digit.start() == end + 1 and (plain := PLAIN.match(self.text, end)):
            if head.group()[0].isupper() and kind in PLAINLY.get(self.words.language, ()):
                start, end = head.start(), plain.end()
                yield Reference(start=start, end=end, text=self.text[start:end], kind=kind, number=plain["number"])
        elif digit and (titled := self.words.titled.match(self.text, end)) is not None:
            if (one := self.reference(head, titled, kind, least)) is not None:
                yield msgspec.structs.replace(one, title=" ".join(titled["title"].split()))
        elif near and (some := self.words.days.match(self.text, end)) is not None:
            yield from self.on_days(head, some, kind)
        elif digit and kind in SIGNED and (signed := self.words.signed.match(self.text, end)) is not None:
            date = self.date(signed.groupdict())
            title = " ".join(signed["title"].strip(" ,").split())
            start, end = head.start(), signed.end()
            if date is not None and _agree(head.group(), signed["how"], self.words.language):
                yield Reference(
                    start=start, end=end, text=self.text[start:end], kind=kind, date=date, year=int(date[:4]),
                    title=title if len(title) > 6 else self.title(end),
                )  # fmt: skip
        elif (one := self.by_name(head, kind, least)) is not None:
            yield one

    def on_days(self, head: re.Match[str], some: re.Match[str], kind: InstrumentKind) -> Iterator[Reference]:
        """One reference for each of several days: "the Acts of 3 and 5 May 2010"."""
        days = list(self.words.one_day.finditer(self.text, some.start("days"), some.end("days")))
        month, dates = None, []
        for day in reversed(days):
            month = day["month"] or month
            dates.append(moment(day["day"], month, some["year"], self.words.language) if month else None)
        for number, (day, date) in enumerate(zip(days, reversed(dates), strict=True)):
            if date is None:
                return
            start, end = day.start() if number else head.start(), some.end() if day is days[-1] else day.end()
            title = self.title(end) if day is days[-1] else None
            yield Reference(
                start=start, end=end, text=self.text[start:end], kind=kind, date=date, year=int(date[:4]), title=title
            )

    def numbered(self, one: Reference, more: re.Match[str]) -> Iterator[Reference]:
        """One reference for each of several numbers of a year: "Acts Nos. 12 and 14 of 1999"."""
        year = int(more["year"]) if more["year"] else None
        of_year = f"-{year}" if year else ""
        yield msgspec.structs.replace(one, number=f"{one.number}{of_year}", year=year)
        numbers = list(re.finditer(r"\d+", self.text[: more.end("others")][one.end :]))
        for number in numbers:
            start, end = one.end + number.start(), one.end + number.end()
            end = more.end() if number is numbers[-1] else end
            yield Reference(
                start=start,
                end=end,
                text=self.text[start:end],
                kind=one.kind,
                number=number.group() + of_year,
                year=year,
            )

    # -- names in capitals -------------------------------------------------------------------------------------

    def named(self, head: re.Match[str], least: int) -> tuple[int, str | None]:
        """Where a name in capitals begins that ends in the head, and the name: "Immigration Act"; English alone."""
        if self.words.language != "en" or not head.group()[0].isupper():
            return head.start(), None
        window = self.text[max(least, head.start() - 120) : head.start()]
        match = NAME.search(window)
        if match is None:
            return head.start(), None
        words = OPENER.sub("", PIECE.sub("", OPENER.sub("", APPOSED.sub("", match.group()))))
        if not words.strip():
            return head.start(), None
        start = head.start() - len(words)
        return start, " ".join(self.text[start : head.end()].split())

    def by_name(self, head: re.Match[str], kind: InstrumentKind, least: int) -> Reference | None:
        """A name in capitals with a year, a chapter or a number in brackets: "Immigration Act, 2003 (Act 573)"."""
        start, title = self.named(head, least)
        before = YEAR_BEFORE.match(self.text, max(least, start - 5), start) if self.words.language == "en" else None
        if title is None and before is not None and head.group()[0].isupper():
            title = self.title(head.end())
        if title is None:
            return None
        year = self.words.year.match(self.text, head.end()) or before
        start, end = min(start, year.start()) if year else start, max(year.end(), head.end()) if year else head.end()
        brackets = BRACKETS.match(self.text, end)
        if year is None and brackets is None:
            return None
        number = None
        if brackets:
            end = brackets.end()
            number = numbering.normal(brackets["number"] or brackets["chapter"])
            if brackets["year"]:
                number = f"{number}-{brackets['year']}"
        when = int(year["year"]) if year else numbering.year(number or "")
        return Reference(
            start=start, end=end, text=self.text[start:end], kind=kind, number=number, year=when, title=title
        )


def _agree(name: str, how: str, language: str) -> bool:
    """Whether it can be the treaty that was signed: not the convention in "the protocol to the convention, signed".

    >>> _agree("convention", "signée", "fr"), _agree("convention", "fait", "fr"), _agree("Accord", "signés", "fr")
    (True, False, True)
    """
    if language not in ("fr", "es", "pt") or how.endswith("s"):
        return True
    return name.casefold().startswith(("convention", "convenci", "convenç")) is how.endswith(("e", "a"))


def lowered(text: str) -> str:
    """The text in lower case, every character at its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _merged(found: list[Reference], alone: list[Reference]) -> Iterator[Reference]:
    """Both lists in order, without articles inside a reference."""
    index = 0
    for one in alone:
        while index < len(found) and found[index].end <= one.start:
            yield found[index]
            index += 1
        if index == len(found) or one.end <= found[index].start:
            yield one
    yield from found[index:]
