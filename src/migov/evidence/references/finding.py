"""Citations of instruments in running text: who is cited, by what number, of what date, and which of its articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from migov.evidence.references import numbering
from migov.evidence.references.dates import of_groups
from migov.evidence.references.grammar import Grammar, grammar
from migov.evidence.references.wording import WORDINGS
from migov.model.instruments import InstrumentKind
from migov.model.values import Moment, Value

LOOSE = re.compile("[A-Za-z][\u0300-\u0327]|[\xad\u200b\u200c\u200d\u2060\ufeff]")
"""Letters with their accents apart, and characters that nobody sees."""
DROPPED = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff"))
ARABIC = re.compile("[\u0621-\u064a]")
JOINED = "وبفك"
"""Arabic particles written in one with the word behind them."""
CAPITAL = r"(?:[A-Z][\w’'-]*|\([A-Z][^()\n]{0,40}\))"
OPENER = re.compile(
    r"^(?:(?i:the|of|and|for|on|in|to|under|by|see|pursuant|as|section|article|whereas|since|when|where|if|after|before|"
    r"with|from|both|each|any|all|this|that|these|those|note|also|but|or|its|their|our|also|unlike|like|while)[\s,]+)+"
)
"""Words that begin a sentence or join two, and no name."""
PIECE = re.compile(
    r"^(?i:chapters?|parts?|divisions?|sections?|schedules?|titles?|articles?|paragraphs?|regulations?|rules?|annex(?:es)?)"
    r"\s[\w.()-]{1,8}(?:\s(?:and|to)\s[\w.()-]{1,8})*\s(?:of|to|in)\s(?:the\s)?"
)
"""A part of an instrument, named before it."""
NAME = re.compile(rf"(?:(?:{CAPITAL}|of|and|the|for|on|in|to|&)[ \xa0\u202f,]\s?)*{CAPITAL}\s$")
BRACKETS = re.compile(
    r"\s?[(\[](?:(?:Act|Cap\.?|Chapter|No\.?)\s?)+(?P<number>\d[\d:./A-Z‐–-]*)(?:\sof\s(?P<year>\d{4}))?[)\]]|,?\s(?:Cap\.?|Chapter)\s(?P<chapter>\d[\d:.]*[A-Z]?)"
)


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
    if LOOSE.search(text):
        return _loosely(text, language)
    known = (language or "").split("-")[0].casefold()
    if known in WORDINGS:
        return tuple(_Finder(text, grammar(known)).found())
    languages = [name for name in WORDINGS if name != "ar" or ARABIC.search(text)]
    return _best([one for name in languages for one in _Finder(text, grammar(name)).found()])


def _loosely(text: str, language: str | None) -> tuple[Reference, ...]:
    """The references of a text with loose accents and soft hyphens: found without them, told with them."""
    pieces: list[str] = []
    origin: list[int] = []
    position = 0
    for match in LOOSE.finditer(text):
        composed = unicodedata.normalize("NFC", match.group()).translate(DROPPED)
        pieces += text[position : match.start()], composed
        origin += range(position, match.start())
        origin += [match.start()] * len(composed)
        position = match.end()
    origin += range(position, len(text) + 1)
    told = []
    for one in find("".join([*pieces, text[position:]]), language=language):
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
        if tail is None:
            one = self.by_name(head, kind, least)
            if one is not None:
                yield one
            return
        if self.words.bill.search(self.text, max(0, head.start() - 30), head.start()):
            return
        one = self.reference(head, tail, kind, least)
        if one is None:
            return
        yield one
        end = one.end
        while (more := self.words.further.match(self.text, end)) is not None:
            another = self.listed_too(more, kind)
            if another is None:
                return
            yield another
            end = another.end

    def reference(self, head: re.Match[str], tail: re.Match[str], kind: InstrumentKind, least: int) -> Reference | None:
        groups = tail.groupdict()
        printed, date, end = groups.get("number") or groups.get("bare"), self.date(groups), tail.end()
        issuer, number = groups.get("union"), None
        if printed is None and date is None:
            return None
        if printed is not None:
            number, union = numbering.apart(numbering.normal(printed))
            issuer = issuer or union
            after = self.words.after_number.match(self.text, end)
            if after is not None and after.end() > end:
                number, date, end = self.beside_number(number, after, end, printed)
        elif (after := self.words.after_date.match(self.text, end)) is not None:
            number, end = numbering.normal(after["number"]), after.end()
        if (
            "(" in self.text[head.end() : end]
            and self.text[end : end + 1] == ")"
            and ")" not in self.text[head.end() : end]
        ):
            end += 1
        year = int(date[:4]) if date else numbering.year(number or "")
        start, title = self.named(head, least)
        if self.text[start] in JOINED and self.text.startswith("ال", start + 1):
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
        number = numbering.normal(printed) if printed else None
        starts = [more.start(name) for name in ("number", "bare", "day", "day2", "month2", "day3") if groups.get(name)]
        start, end = min(starts), more.end()
        if number and printed and (after := self.words.after_number.match(self.text, end)) and after.end() > end:
            number, date, end = self.beside_number(number, after, end, printed)
        year = int(date[:4]) if date else numbering.year(number or "")
        return Reference(
            start=start, end=end, text=self.text[start:end], kind=kind, number=number, date=date, year=year,
            title=self.title(end),
        )  # fmt: skip

    def title(self, end: int) -> str | None:
        """The words of a title that follow, up to a verb, a comma or the sentence's end."""
        match = self.words.title.match(self.text, end)
        if match is None:
            return None
        stop = self.words.title_end.search(self.text, match.start("title") + 4, match.end("title"))
        words = self.text[match.start("title") : stop.start() if stop else match.end("title")]
        title = " ".join(words.replace("*", " ").split())
        return title if len(title) > 6 else None

    # -- names in capitals -------------------------------------------------------------------------------------

    def named(self, head: re.Match[str], least: int) -> tuple[int, str | None]:
        """Where a name in capitals begins that ends in the head, and the name: "Immigration Act"; English alone."""
        if self.words.language != "en" or not head.group()[0].isupper():
            return head.start(), None
        window = self.text[max(least, head.start() - 120) : head.start()]
        match = NAME.search(window)
        if match is None:
            return head.start(), None
        words = OPENER.sub("", PIECE.sub("", OPENER.sub("", match.group())))
        if not words.strip():
            return head.start(), None
        start = head.start() - len(words)
        return start, " ".join(self.text[start : head.end()].split())

    def by_name(self, head: re.Match[str], kind: InstrumentKind, least: int) -> Reference | None:
        """A name in capitals with a year, a chapter or a number in brackets: "Immigration Act, 2003 (Act 573)"."""
        start, title = self.named(head, least)
        if title is None:
            return None
        year = self.words.year.match(self.text, head.end())
        end = year.end() if year else head.end()
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


def listed(printed: str) -> tuple[str, ...]:
    """The articles of a list, ranges of at most fifty counted out.

    >>> listed("5 à 7 et 12 bis"), listed("L. 121-1"), listed("1er")
    (('5', '6', '7', '12-bis'), ('L. 121-1',), ('1',))
    """
    found: list[str] = []
    ranged = False
    for match in re.finditer(LIST, printed):
        if match["range"]:
            ranged = bool(found)
            continue
        label = _label(match)
        if ranged and label.isdecimal() and found[-1].isdecimal() and 0 < int(label) - int(found[-1]) <= 50:
            found += [str(number) for number in range(int(found[-1]) + 1, int(label))]
        ranged = False
        found.append(label)
    return tuple(dict.fromkeys(found))


LIST = re.compile(
    r"(?P<range>(?<!\w)(?:à|au|to|through|a|ao|al|إلى|حتى)(?!\w)|\s[–-]\s|(?<=\d)–(?=\d))"
    r"|(?P<book>[LRDA])?\.?\s?(?P<star>\*{0,2})\s?(?P<number>[\d٠-٩]+(?:[.‐-]\d+)*)(?:\s?(?:er|º|°|ª)(?!\w)|\.[º°])?"
    r"(?:[\s*‐–-]{0,3}(?P<latin>bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|undecies|duodecies|مكرر)(?!\w))?"
    r"(?P<letter>[‐–-]?[A-Z](?!\w))?(?:\s?\([\da-zA-Z]{1,4}\))*"
    r"|(?P<first>[Pp]remier)|(?P<roman>[IVXL]+(?!\w))",
)


def _label(match: re.Match[str]) -> str:
    if match["first"]:
        return "1"
    if match["roman"]:
        return match["roman"]
    label = numbering.normal(match["number"])
    if match["book"]:
        label = f"{match['book']}.{match['star']} {label}"
    if match["latin"]:
        label += f"-{match['latin']}"
    return label + (match["letter"] or "").replace("‐", "-").replace("–", "-")
