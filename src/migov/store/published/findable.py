"""What the paragraphs of a release are found by: made when it is put on the shelf, and joined by `practices`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import msgspec

from migov.model.indicators import Edition, Indicator
from migov.model.languages import Language
from migov.model.published import PublicParagraph, PublicPlace, PublicRelease
from migov.model.texts import words
from migov.model.values import Value
from migov.store.published.stems import stems

EVERYBODY = ""
"""Stands in the place of the readers' language where the texts in all languages are meant."""
Text = tuple[int, PublicParagraph]
"""A paragraph in one language, with its number on the shelf."""


class Findable(Value, kw_only=True):
    """What the texts of one release are about: all of them, or those that readers of one language are shown."""

    numbers: tuple[int, ...]
    """Of the paragraphs, as printed."""
    of: dict[str, dict[str, bytes]]
    """Facet → value → which of them have it: a bit for each, the first one lowest."""

    @property
    def size(self) -> int:
        """Bytes of each set."""
        return _size(self.numbers)


def put(release: PublicRelease, texts: Sequence[Text], into: sqlite3.Connection) -> None:
    """Make the texts of a release findable, by their words and by what they are about."""
    for n, one in texts:
        told = " ".join(stems(words(one.text), one.language))
        into.execute(f"insert into found (rowid, {Language(one.language)}) values (?, ?)", [n, told])
    facets = _Facets(release, into)
    for reads in (EVERYBODY, *Language):
        mine = [text for text in texts if not reads or text[1].language is _shown(release, Language(reads))]
        doc = msgspec.msgpack.encode(_packed(mine, facets))
        into.execute("insert into findable values (?, ?, ?)", [reads, release.id, doc])


def forget(release: str, into: sqlite3.Connection) -> None:
    """Make the texts of a release findable no more."""
    into.execute("delete from found where rowid in (select n from paragraph where release = ?)", [release])
    into.execute("delete from findable where release = ?", [release])


def _size(texts: Sequence[object]) -> int:
    """Bytes that a set of these texts takes: a bit for each."""
    return (len(texts) + 7) // 8


def _shown(release: PublicRelease, reader: Language) -> Language:
    """The language of the text that a reader of a language is shown: theirs, else the one that was signed."""
    return reader if reader in release.languages else release.language


def _packed(texts: Sequence[Text], facets: _Facets) -> Findable:
    of: dict[str, dict[str, int]] = {}
    for position, (_, one) in enumerate(texts):
        for kind, value in facets.of(one):
            values = of.setdefault(kind, {})
            values[value] = values.get(value, 0) | 1 << position
    size = _size(texts)
    told = {kind: {v: bits.to_bytes(size, "little") for v, bits in values.items()} for kind, values in of.items()}
    return Findable(numbers=tuple(n for n, _ in texts), of=told)


class _Facets:
    """Tells what paragraphs of one release are about."""

    def __init__(self, of: PublicRelease, into: sqlite3.Connection) -> None:
        self.release = of
        (place,) = into.execute("select doc from place where id = ?", [of.place]).fetchone()
        self.region = msgspec.json.decode(place, type=PublicPlace).region
        self.asked = dict(_asked(of, into))

    def of(self, one: PublicParagraph) -> Iterator[tuple[str, str]]:
        """Facets with values; one may come twice."""
        told = {"dimension": one.dimension and int(one.dimension), "module": one.module, "side": one.side}
        told |= {"place": one.place, "region": self.region, "year": one.year, "language": one.language}
        told |= {"origin": self.release.origin}
        yield from ((kind, str(value)) for kind, value in told.items() if value is not None)
        for code in one.indicators:
            yield "indicator", code
            if indicator := self.asked.get(code):
                yield "sub-domain", indicator.sub_domain
                yield from (("gcm", str(number)) for number in indicator.gcm_objectives)
                yield from (("sdg", target) for target in indicator.sdg_targets)
                yield from (("sdg-10-7-2", item) for item in indicator.sdg_10_7_2)


def _asked(release: PublicRelease, into: sqlite3.Connection) -> Iterator[tuple[str, Indicator]]:
    """The questions of the release by their codes; the edition's own last, so that they win."""
    for code in (*release.modules, release.edition):
        row = into.execute("select doc from edition where code = ?", [code]).fetchone()
        edition = msgspec.json.decode(row[0], type=Edition) if row else None
        yield from ((one.code, one) for one in (edition.indicators if edition else ()))
