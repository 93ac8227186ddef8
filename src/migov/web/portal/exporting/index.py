"""The index of the practice finder as small files: a browser fetches the few that a question needs.

The releases are dealt out to volumes, and the words of a volume to buckets by their first two letters, so that a new
release changes the files of its own volume and no others. A bucket holds the forms of words that occur, each with its
stem where that is another, and the stems with the paragraphs they occur in. Where in a paragraph they stand is told by
a file beside it, which is fetched for words in quotation marks only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from zlib import crc32

from migov.model.indicators import Indicator
from migov.model.jurisdictions import folded
from migov.model.languages import Language
from migov.model.published import PublicParagraph, PublicRelease
from migov.model.texts import words
from migov.model.values import Value
from migov.store.published import paragraphs, releases
from migov.store.published.database import narrow, remembered
from migov.store.published.stems import forms, stems
from migov.web.portal.profiles import OTHER

BUCKETS = 32
A_VOLUME = 48
"""Releases of a volume at most, on the average."""


class Kind(Value, kw_only=True):
    """What a paragraph can be chosen by, other than whose it is; many paragraphs have the same."""

    dimension: tuple[str, ...]
    side: tuple[str, ...]
    module: tuple[str, ...]
    sub_domain: tuple[str, ...]
    gcm: tuple[str, ...]
    sdg: tuple[str, ...]


class Listed(Value, kw_only=True):
    """A release in the index."""

    id: str
    place: str
    name: str
    order: str
    """By which the names stand in alphabetical order."""
    year: str
    region: str
    language: str
    kinds: tuple[int, ...]
    """Of its paragraphs, one by one."""
    texts: str
    """Address of what is shown of them."""


class Volume(Value, kw_only=True):
    """The releases of a volume, in the order in which their paragraphs are numbered."""

    releases: tuple[Listed, ...]
    kinds: tuple[Kind, ...]


class Bucket(Value, kw_only=True):
    """Some words of a volume."""

    forms: dict[str, str]
    """Word → stem, where it is another."""
    stems: dict[str, list[int]]
    """Stem → numbers of paragraphs, each as the step from the one before."""


class Spots(Value, kw_only=True):
    """Where the words of a bucket stand."""

    stems: dict[str, list[list[int]]]
    """Stem → for each of its paragraphs, in the order of the bucket, which of the words it is: the first one is 0."""


@narrow
def volumes() -> int:
    """How many volumes there are: twice as many when they would grow too thick."""
    count = 1
    while count * A_VOLUME < len(releases.current()):
        count *= 2
    return count


def text_of(release: PublicRelease, language: Language) -> Language:
    """The language in which the pages of one language show a release."""
    return language if language in release.languages else release.language


def of_volume(volume: int) -> tuple[PublicRelease, ...]:
    """The current releases of a volume, by id."""
    return tuple(map(releases.get, _ids(volume)))


@narrow
def _ids(volume: int) -> tuple[str, ...]:
    count = volumes()
    return tuple(one.id for one in releases.current() if crc32(one.assessment.encode()) % count == volume)


@remembered
def volume(number: int, language: Language, addresses: tuple[str, ...]) -> Volume:
    """A volume of the index for the pages of one language; *addresses* are those of its releases' texts."""
    kinds: dict[Kind, int] = {}
    listed = []
    for release, address in zip(of_volume(number), addresses, strict=True):
        place, asked = releases.places()[release.place], dict(_asked(release))
        mine = (_kind(one, asked) for one in paragraphs.bare(release, text_of(release, language)))
        listed.append(
            Listed(
                id=release.id,
                place=place.id,
                name=place.title(language),
                order=folded(place.title(language)),
                year=str(release.year or ""),
                region=place.region or OTHER,
                language=text_of(release, language).value,
                kinds=tuple(kinds.setdefault(kind, len(kinds)) for kind in mine),
                texts=address,
            )
        )
    return Volume(releases=tuple(listed), kinds=tuple(kinds))


@remembered
def buckets(number: int, language: Language) -> tuple[Bucket, ...]:
    """The words of a volume, dealt out."""
    made = tuple(Bucket(forms={}, stems={}) for _ in range(BUCKETS))
    last: dict[str, int] = {}
    for n, one in enumerate(_paragraphs(number, language)):
        told = dict.fromkeys(pair for word in words(one.text).split() for pair in _forms(word, one.language))
        for form, stem in told:
            if form != stem:
                made[bucket(form)].forms[form] = stem
        for stem in dict.fromkeys(stem for _, stem in told):
            made[bucket(stem)].stems.setdefault(stem, []).append(n - last.get(stem, 0))
            last[stem] = n
    return made


@lru_cache(maxsize=200_000)
def _forms(word: str, language: Language) -> tuple[tuple[str, str], ...]:
    """The forms within what stands between two spaces, each with its stem; the same words come again and again."""
    return tuple(forms(word, language).items())


@remembered
def spots(number: int, language: Language) -> tuple[Spots, ...]:
    """Where the words of a volume stand, dealt out as they are."""
    made = tuple(Spots(stems={}) for _ in range(BUCKETS))
    for one in _paragraphs(number, language):
        mine: dict[str, list[int]] = {}
        for spot, stem in enumerate(stems(words(one.text), one.language)):
            mine.setdefault(stem, []).append(spot)
        for stem, at in mine.items():
            made[bucket(stem)].stems.setdefault(stem, []).append(at)
    return made


def bucket(word: str) -> int:
    """The bucket of a word: told by its first two letters, as the script of the page does.

    >>> bucket("visa") == bucket("visitor")
    True
    """
    first, second = ord(word[0]), ord(word[1]) if len(word) > 1 else 0
    return (first * 31 + second) % BUCKETS


def _paragraphs(number: int, language: Language) -> Iterator[PublicParagraph]:
    for release in of_volume(number):
        yield from paragraphs.bare(release, text_of(release, language))


def _asked(release: PublicRelease) -> Iterator[tuple[str, Indicator]]:
    """The questions of a release by their codes; the edition's own last, so that they win."""
    for code in (*release.modules, release.edition):
        found = releases.editions().get(code) if code else None
        yield from ((one.code, one) for one in (found.indicators if found else ()))


def _kind(one: PublicParagraph, asked: dict[str, Indicator]) -> Kind:
    about = [asked[code] for code in one.indicators if code in asked]
    return Kind(
        dimension=(str(int(one.dimension)),) if one.dimension else (),
        side=(one.side.value,) if one.side else (),
        module=(one.module,) if one.module else (),
        sub_domain=_each(each.sub_domain for each in about),
        gcm=_each(str(number) for each in about for number in each.gcm_objectives),
        sdg=_each(target for each in about for target in each.sdg_targets),
    )


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
