"""How each operation finds its rows: a page of them, where the next one begins, and which releases they are from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

import msgspec
from django.urls import reverse
from msgspec.structs import replace

from migov.errors import NotFound
from migov.model.jurisdictions import folded
from migov.model.languages import Language
from migov.model.published import Event, Notice, PublicErratum, PublicParagraph, PublicRelease
from migov.store.published import paragraphs, practices, releases, walking
from migov.store.published.practices import Asked
from migov.store.published.walking import Key, Table
from migov.web.api import asking
from migov.web.api.rows import AskedIndicator, EditionHead, Facet, ReleaseFile, SentenceGrounds

Given = dict[str, Any]
"""The values of parameters, by their names."""


class Found(NamedTuple):
    """What an operation found."""

    items: Sequence[Any]
    """Values, or their JSON."""
    releases: tuple[str, ...] = ()
    """Ids of the releases that they are from."""
    next: Key | None = None
    """What the next page begins after."""


def places(given: Given) -> Found:
    """Places that have a profile or are being assessed, by id."""
    known = releases.places()
    if (one := given.get("place")) is not None:
        if one not in known:
            raise NotFound("place", one, remedy="`places` lists those there are")
        return Found([known[one]], _of_places([one]))
    return _sliced([((id_,), place) for id_, place in known.items()], given, lambda place: place.id, _of_places)


def some_releases(given: Given) -> Found:
    """Releases, current and replaced, by id."""
    columns: Given = {name: given[name] for name in ("place", "assessment", "year") if name in given}
    if "current" in given:
        columns["is_current"] = int(given["current"] == "true")
    rows = [((id_,), doc) for id_, doc in walking.releases(**columns)]
    found = _sliced(rows, given, str, lambda _: ())
    values = [msgspec.json.decode(doc, type=PublicRelease) for doc in found.items]
    return Found(values, tuple(one.id for one in values), found.next)


def release(given: Given) -> Found:
    """One release."""
    return Found([releases.get(given["release"])], (given["release"],))


def some_paragraphs(given: Given) -> Found:
    """Paragraphs with what each sentence rests on, by release, as printed."""
    found = _walked(walking.PARAGRAPHS, given)
    return Found(list(_noted(found.rows)), _from(found.rows), found.next)


def paragraph(given: Given) -> Found:
    """One paragraph in one language."""
    one = releases.get(given["release"])
    language = Language(given.get("language", one.language))
    return Found([paragraphs.one(one, language, given["paragraph"])], (one.id,))


def sentences(given: Given) -> Found:
    """Sentences with their grounds, by release, as printed; a page ends with the end of a paragraph."""
    found = _walked(walking.PARAGRAPHS, given)
    made: list[SentenceGrounds] = []
    for count, row in enumerate(found.rows, 1):
        made += _grounds(msgspec.json.decode(row.doc, type=PublicParagraph))
        if len(made) >= _most(given) and (count < len(found.rows) or found.next):
            return Found(made, _from(found.rows[:count]), row.key)
    return Found(made, _from(found.rows), found.next)


def rows_of(table: Table) -> Callable[[Given], Found]:
    """A finder of the rows of a table, by release."""

    def found(given: Given) -> Found:
        stretch = _walked(table, given)
        return Found([msgspec.Raw(row.doc.encode()) for row in stretch.rows], _from(stretch.rows), stretch.next)

    return found


def files(given: Given) -> Found:
    """Files of releases, by release and as the manifest lists them."""
    after, most = asking.key(given["after"], str, int) if "after" in given else ("", 0), _most(given)
    waiting = (
        ((one.id, number), ReleaseFile(release=one.id, file=file, address=_address(one.id, file.path)))
        for one in _chosen(given)
        if one.id >= str(after[0])
        for number, file in enumerate(one.files, 1)
        if (one.id, number) > after
    )
    page = list(islice(waiting, most + 1))
    following = page[most - 1][0] if len(page) > most else None
    return Found([row for _, row in page[:most]], _each(row.release for _, row in page[:most]), following)


def editions(given: Given) -> Found:
    """Editions whose questions are answered, by code."""
    rows = [
        (
            (code,),
            EditionHead(
                code=code,
                kind=one.kind,
                title=one.title,
                year=one.year,
                remark=one.remark,
                sub_domains=one.sub_domains,
            ),
        )
        for code, one in releases.editions().items()
    ]
    return _sliced(rows, given, str, lambda _: ())


def edition(given: Given) -> Found:
    """One edition with all its questions."""
    found = releases.editions().get(given["edition"])
    if found is None:
        raise NotFound("edition", given["edition"], remedy="`editions` lists those there are")
    return Found([found])


def indicators(given: Given) -> Found:
    """Questions, by edition, as it asks them."""
    known = releases.editions()
    wanted = [edition(given).items[0]] if "edition" in given else list(known.values())
    rows = [
        ((one.code, number), AskedIndicator(edition=one.code, indicator=asked))
        for one in wanted
        for number, asked in enumerate(one.indicators, 1)
        if given.get("indicator", asked.code) == asked.code
        and given.get("dimension", asked.dimension) == asked.dimension
    ]
    return _sliced(rows, given, str, lambda _: ())


def some_practices(given: Given) -> Found:
    """Paragraphs of current releases that fit words and facets, by place in alphabetical order of its English name."""
    chosen = {name: tuple(map(str, given[name])) for name in practices.FACETS if name in given}
    (after,) = asking.key(given["after"], int)[:1] if "after" in given else (0,)
    start = min(max(int(after), 0), 10**7)
    asked = Asked(words=given.get("words", ""), chosen=chosen, after=start)
    found = practices.find(asked, order=_alphabetical(), most=_most(given))
    return Found(
        found.paragraphs, _each(one.release for one in found.paragraphs), (found.next,) if found.next else None
    )


def facets(given: Given) -> Found:
    """By what paragraphs can be chosen, and the values there are."""
    found = practices.find(Asked(), order=_alphabetical(), most=1)
    rows = [((name,), Facet(name=name, values=tuple(sorted(found.counts[name])))) for name in practices.FACETS]
    return _sliced(rows, given, str, lambda _: ())


def events(given: Given) -> Found:
    """What happened: releases, corrections, notices, the oldest first."""
    most = _most(given)
    (after,) = asking.key(given["after"], int)[:1] if "after" in given else (0,)
    rows = walking.events(after=int(after), place=_place(given), dimension=given.get("dimension"), most=most + 1)
    told = [msgspec.json.decode(doc, type=Event) for _, doc in rows[:most]]
    return Found(told, _each(one.release for one in told), (told[-1].number,) if len(rows) > most else None)


def errata(given: Given) -> Found:
    """The public ledger of errata, by assessment and number."""
    most, after = _most(given), asking.key(given["after"], str, int) if "after" in given else None
    rows = walking.errata(after=after, assessment=given.get("assessment"), most=most + 1)
    told = [msgspec.json.decode(row.doc, type=PublicErratum) for row in rows[:most]]
    return Found(told, _each(one.release for one in told), rows[most - 1].key if len(rows) > most else None)


def programme(given: Given) -> Found:
    """Where assessments stand that were announced or published, by assessment."""
    rows = [((one.assessment,), one) for one in releases.programme()]
    return _sliced(rows, given, lambda one: one.release or "", _each)


T = TypeVar("T")


def _sliced(
    rows: Iterable[tuple[Key, T]],
    given: Given,
    named: Callable[[T], str],
    sources: Callable[[Iterable[str]], tuple[str, ...]],
) -> Found:
    """A page of rows that are all at hand, in the order of their keys."""
    ordered = sorted(rows, key=lambda row: row[0])
    if "after" in given and ordered:
        after = asking.key(given["after"], *(type(part) for part in ordered[0][0]))
        ordered = [row for row in ordered if row[0] > after]
    page = ordered[: _most(given)]
    return Found(
        [row for _, row in page],
        sources(named(row) for _, row in page),
        page[-1][0] if len(ordered) > len(page) else None,
    )


def _walked(table: Table, given: Given) -> walking.Stretch:
    chosen = {name: given[name] for name in table.choices if name in given}
    after = asking.key(given["after"], str) if "after" in given else None
    if after is not None and len(after) != 1 + len(table.keys):
        raise NotFound("page after", given["after"][:40])
    ids = [one.id for one in _chosen(given)]
    return walking.walk(table, ids, chosen=chosen, after=after, most=_most(given))


def _chosen(given: Given) -> list[PublicRelease]:
    """The release that is asked for; else the current ones of the place and the year, by id."""
    if "release" in given:
        return [releases.get(given["release"])]
    place, year = _place(given), given.get("year")
    return [
        one
        for one in releases.current()
        if (place is None or one.place == place) and (year is None or one.year == year)
    ]


def _place(given: Given) -> str | None:
    place: str | None = given.get("place")
    if place is not None and place not in releases.places():
        raise NotFound("place", place, remedy="`places` lists those there are")
    return place


def _most(given: Given) -> int:
    most: int = given.get("limit", asking.USUAL)
    return most


def _noted(rows: Iterable[walking.Row]) -> Iterator[PublicParagraph | msgspec.Raw]:
    """Paragraphs with what has happened since to what they rest on."""
    notices: dict[str, dict[str, tuple[Notice, ...]]] = {}
    for row in rows:
        release_ = str(row.key[0])
        if release_ not in notices:
            found = paragraphs.notices(release_.rpartition(".")[0])
            notices[release_] = {one.passage: tuple(n for n in found if n.passage == one.passage) for one in found}
        if not notices[release_]:
            yield msgspec.Raw(row.doc.encode())
            continue
        value = msgspec.json.decode(row.doc, type=PublicParagraph)
        yield replace(value, notices=notices[release_].get(value.id, ()))


def _grounds(one: PublicParagraph) -> Iterator[SentenceGrounds]:
    for number, why in enumerate(one.why, 1):
        yield SentenceGrounds(
            release=one.release,
            place=one.place,
            year=one.year,
            language=one.language,
            paragraph=one.id,
            dimension=one.dimension,
            section=one.section,
            sentence=number,
            words=why.words,
            quotations=why.quotations,
            statements=why.statements,
            answers=why.answers,
            waived_because=why.waived_because,
        )


def _from(rows: Iterable[walking.Row]) -> tuple[str, ...]:
    return _each(str(row.key[0]) for row in rows)


def _each(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, ids)))


def _of_places(ids: Iterable[str]) -> tuple[str, ...]:
    wanted = set(ids)
    return tuple(one.id for one in releases.current() if one.place in wanted)


def _alphabetical() -> tuple[str, ...]:
    known = releases.places()
    return tuple(sorted(known, key=lambda id_: (folded(known[id_].title(Language.EN)), id_)))


def _address(release_: str, path: str) -> str:
    return reverse("portal file", kwargs={"id": release_, "path": path})
