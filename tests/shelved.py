"""Releases on the shelf of the public side, without the way there: of the training country, or made up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from migov import training
from migov.actions.publishing import shelves
from migov.catalogue import editions
from migov.model.answers import Answer, AnswerStatus
from migov.model.assessments import Assessment
from migov.model.citations import Locator, Pin, Quote
from migov.model.findings import FindingSentence
from migov.model.grounds import Grounds
from migov.model.instruments import InstrumentStatus
from migov.model.jurisdictions import Jurisdiction
from migov.model.languages import Language, Localized
from migov.model.published import Event, EventKind, PublicRelease, Shelf
from migov.model.sentences import split
from migov.model.sources import Source
from migov.model.texts import words
from migov.store.published import shelving

ONE = "xnd-2024.1"
"""Id of the release that `on_the_shelf` puts there."""
ALL = tuple(Language)


def release(content: Assessment, *, number: int = 1, languages: tuple[Language, ...] = (Language.EN,)) -> PublicRelease:
    """The head of a made-up release."""
    name, year = content.jurisdiction.official_name.text(Language.EN), content.publication.year
    title = {language.value: f"{name} {year} ({language.endonym})" for language in languages}
    return PublicRelease(
        id=f"{content.id}.{number}",
        assessment=content.id,
        number=number,
        place=shelves.place(content.jurisdiction).id,
        year=year,
        round=content.round,
        earlier=content.earlier,
        edition=content.edition,
        modules=content.modules,
        language=languages[0],
        languages=languages,
        title=Localized(**title),
        published=f"{year}-10-{number:02}",
        because="A year was wrong." if number > 1 else None,
        licence=content.publication.licence,
        licence_address=content.publication.licence_address,
        citation=Localized(en=content.publication.citation),
        manifest=f"{number:064x}",
    )


@cache
def country(*, answered: bool = True) -> Assessment:
    """The training country, each sentence of its findings resting on the answers of its paragraph."""
    value = training.country()
    findings = tuple(
        replace(one, sentences=tuple(_sentences(words(one.text), one.indicators))) for one in value.findings
    )
    return replace(value, findings=findings, answers=value.answers if answered else ())


def _sentences(text: str, codes: tuple[str, ...]) -> Iterator[FindingSentence]:
    end = 0
    for start, stop in split(text, Language.EN):
        yield FindingSentence(words=text[start:stop], lead=text[end:start], grounds=Grounds(answers=codes))
        end = stop
    assert end == len(text)


def shelf(content: Assessment, *, number: int = 1, languages: tuple[Language, ...] = (Language.EN,)) -> Shelf:
    """What a release is on the portal; every language has the same words."""
    key = (id(content), number, languages)
    if key not in _MADE:
        asked = [editions.load(code) for code in (content.edition, *content.modules) if code]
        head = release(content, number=number, languages=languages)
        _MADE[key] = (content, shelves.shelf(head, dict.fromkeys(languages, content), editions=asked))
    return _MADE[key][1]


_MADE: dict[tuple[int, int, tuple[Language, ...]], tuple[Assessment, Shelf]] = {}
"""What was made already, by the identity of its content, which is kept beside it."""


def put(content: Assessment, *, number: int = 1, languages: tuple[Language, ...] = (Language.EN,)) -> PublicRelease:
    """Put a made-up release on the shelf of the folder that the settings name."""
    one = shelf(content, number=number, languages=languages)
    kind = EventKind.RELEASED if number == 1 else EventKind.CORRECTED
    day = f"{one.release.published}T09:00:00+00:00"
    event = Event(
        number=0, at=day, kind=kind, place=one.place.id, release=one.release.id, dimensions=(1, 2, 3, 4, 5, 6)
    )
    shelving.put(one, event=event)
    return one.release


@cache
def answering(content: Assessment) -> Assessment:
    """The same with an answer to every question of its edition, each quoting a source."""
    where = Locator(path=("Article 1",))
    pin = Pin(source="a-law", snapshot="0" * 64, locator=where, quote=Quote(exact="Everybody may ask."))
    answers = tuple(
        Answer(
            indicator=one.code,
            closed=one.choices[-1],
            justification=f"So it is with {one.code}.",
            pins=(pin,),
            as_of="2024-03",
            practice=InstrumentStatus.IN_FORCE,
            status=AnswerStatus.REVIEWED,
        )
        for one in editions.load(content.edition or "").indicators
    )
    return replace(content, answers=answers, sources=(Source(id="a-law", title="A law on foreigners"),))


def elsewhere(name: str, code: str, *, year: int = 2024, content: Assessment | None = None) -> Assessment:
    """The same content under another country's name."""
    value = content or country()
    place = Jurisdiction(code=code, official_name=Localized(en=f"Republic of {name}"), short_name=Localized(en=name))
    publication = replace(value.publication, year=year)
    return replace(value, id=f"{code.lower()}-{year}", jurisdiction=place, publication=publication)
