"""Every operation of the data service in one table: its address, what it may be asked, what it returns."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from migov.model.indicators import Edition
from migov.model.published import (
    Event,
    ProgrammeLine,
    PublicAnswer,
    PublicChange,
    PublicConvention,
    PublicErratum,
    PublicInstrument,
    PublicParagraph,
    PublicPlace,
    PublicRelease,
)
from migov.store.published import practices, walking
from migov.web.api import asking, finding
from migov.web.api.asking import Parameter, in_path
from migov.web.api.finding import Found, Given
from migov.web.api.rows import AskedIndicator, EditionHead, Facet, ReleaseFile, SentenceGrounds


class Operation(NamedTuple):
    """One thing that can be asked of the service."""

    name: str
    address: str
    """Below the root of the service, with the names of parameters in braces."""
    says: str
    item: type[Any]
    find: Callable[[Given], Found]
    takes: tuple[Parameter, ...] = ()
    order: str = ""
    """How the rows of a page stand; empty where there is one."""

    @property
    def is_list(self) -> bool:
        """Whether it returns rows, page by page."""
        return bool(self.order)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """All it may be asked: those of its address, its own, and for lists the page."""
        return (*self.takes, asking.LIMIT, asking.AFTER) if self.is_list else self.takes

    @property
    def pattern(self) -> str:
        """The address as the dispatcher wants it."""
        return re.sub(r"\{(\w+)\}", r"<str:\1>", self.address)


def _facet(name: str) -> Parameter:
    """A facet of the practice finder as a parameter."""
    known = {
        "language": asking.LANGUAGE,
        "dimension": asking.DIMENSION,
        "side": asking.SIDE,
        "place": asking.PLACE,
        "year": asking.YEAR,
        "module": asking.MODULE,
        "indicator": asking.INDICATOR,
    }
    examples = {"sub-domain": "1.1", "gcm": "15", "sdg": "10.7", "sdg-10-7-2": "1", "region": "Africa", "origin": "own"}
    one = known.get(name) or asking.word(name, f"A value of the facet {name}.", examples.get(name, name), r"^[^\x00]+$")
    return asking.many(one)


OF_RELEASES = (asking.RELEASE, asking.PLACE, asking.YEAR)
BY_RELEASE = "By id of the release, then as printed."
BY_ID = "By id, which means nothing."

OPERATIONS = (
    Operation(
        "listPlaces",
        "/places",
        "Countries and cities that have a profile or are being assessed.",
        PublicPlace,
        finding.places,
        order=BY_ID,
    ),
    Operation(
        "getPlace", "/places/{place}", "One country or city.", PublicPlace, finding.places, (in_path(asking.PLACE),)
    ),
    Operation(
        "listReleases",
        "/releases",
        "Releases of profiles: the current ones, and those that a later one replaced.",
        PublicRelease,
        finding.some_releases,
        (asking.PLACE, asking.ASSESSMENT, asking.YEAR, asking.CURRENT),
        BY_ID,
    ),
    Operation(
        "getRelease",
        "/releases/{release}",
        "One release with its files.",
        PublicRelease,
        finding.release,
        (in_path(asking.RELEASE),),
    ),
    Operation(
        "listParagraphs",
        "/paragraphs",
        "Paragraphs of profiles with what each sentence rests on, in every language in which they can be read.",
        PublicParagraph,
        finding.some_paragraphs,
        (*OF_RELEASES, asking.LANGUAGE, asking.DIMENSION, asking.MODULE, asking.SIDE, asking.INDICATOR),
        BY_RELEASE,
    ),
    Operation(
        "getParagraph",
        "/releases/{release}/paragraphs/{paragraph}",
        "One paragraph, in the language in which the profile was signed or in the one that is asked for.",
        PublicParagraph,
        finding.paragraph,
        (in_path(asking.RELEASE), in_path(asking.PARAGRAPH), asking.LANGUAGE),
    ),
    Operation(
        "listSentences",
        "/sentences",
        "Printed sentences with their grounds: quotations, statements of institutions, answers. A page ends with the"
        " end of a paragraph.",
        SentenceGrounds,
        finding.sentences,
        (*OF_RELEASES, asking.LANGUAGE, asking.DIMENSION, asking.PARAGRAPH),
        BY_RELEASE,
    ),
    Operation(
        "listAnswers",
        "/answers",
        "Answers to indicators. A non-answer says why there is none: it is never “no”.",
        PublicAnswer,
        finding.rows_of(walking.ANSWERS),
        (*OF_RELEASES, asking.EDITION, asking.INDICATOR),
        "By id of the release, then by edition and code of the indicator.",
    ),
    Operation(
        "listEditions",
        "/editions",
        "Editions of the questions that are answered, and modules.",
        EditionHead,
        finding.editions,
        order=BY_ID,
    ),
    Operation(
        "getEdition",
        "/editions/{edition}",
        "One edition with all its questions.",
        Edition,
        finding.edition,
        (in_path(asking.EDITION),),
    ),
    Operation(
        "listIndicators",
        "/indicators",
        "Questions with their scales and categories.",
        AskedIndicator,
        finding.indicators,
        (asking.EDITION, asking.INDICATOR, asking.DIMENSION),
        "By code of the edition, then as it asks them.",
    ),
    Operation(
        "listConventions",
        "/conventions",
        "Rows of convention tables. An empty ratification is not “not ratified”.",
        PublicConvention,
        finding.rows_of(walking.CONVENTIONS),
        (*OF_RELEASES, asking.TREATY),
        BY_RELEASE,
    ),
    Operation(
        "listInstruments",
        "/instruments",
        "Laws, plans and agreements with the paragraphs and answers that rest on them.",
        PublicInstrument,
        finding.rows_of(walking.INSTRUMENTS),
        (*OF_RELEASES, asking.INSTRUMENT_KIND, asking.INSTRUMENT),
        "By id of the release, then of the instrument.",
    ),
    Operation(
        "listChanges",
        "/changes",
        "Answers that say something else than in the round before, each with the type of its change.",
        PublicChange,
        finding.rows_of(walking.CHANGES),
        (*OF_RELEASES, asking.CHANGE_KIND),
        "By id of the release, then in the order of the questions.",
    ),
    Operation(
        "findPractices",
        "/practices",
        "Paragraphs of current releases that fit words and facets.",
        PublicParagraph,
        finding.some_practices,
        (asking.WORDS, *map(_facet, practices.FACETS)),
        "By place in alphabetical order of its English name, then as printed. There is no order by fit.",
    ),
    Operation(
        "listFacets",
        "/facets",
        "By what `practices` can be chosen, and the values there are.",
        Facet,
        finding.facets,
        order="By name.",
    ),
    Operation(
        "listEvents",
        "/events",
        "What happened: releases, corrections, and what lapsed or was repealed beneath a published paragraph.",
        Event,
        finding.events,
        (asking.PLACE, asking.DIMENSION),
        "By number: the oldest first.",
    ),
    Operation(
        "listErrata",
        "/errata",
        "Readers’ reports of errors with what was decided.",
        PublicErratum,
        finding.errata,
        (asking.ASSESSMENT,),
        "By assessment, then by number.",
    ),
    Operation(
        "listProgramme",
        "/programme",
        "Where assessments stand that were announced or published: a status, never a grade.",
        ProgrammeLine,
        finding.programme,
        order="By id of the assessment.",
    ),
    Operation(
        "listFiles",
        "/files",
        "Files of releases with their SHA-256.",
        ReleaseFile,
        finding.files,
        OF_RELEASES,
        "By id of the release, then as its manifest lists them.",
    ),
)
"""In the order in which the description lists them."""
