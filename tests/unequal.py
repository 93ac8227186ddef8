"""A shelf of places whose achievements differ in every way, for tests that try to put them in an order."""

from __future__ import annotations

from msgspec.structs import replace

import makers
import shelved
from migov.actions.publishing import shelves
from migov.catalogue import editions
from migov.model.answers import Answer
from migov.model.conventions import ConventionGroup, ConventionRow, ConventionTable, Ratification, Standing
from migov.model.findings import Side
from migov.model.indicators import Scale
from migov.model.jurisdictions import Jurisdiction
from migov.model.languages import Language, Localized
from migov.model.published import Event, EventKind
from migov.store.published import shelving

NAMES = ("Abrelia", "Belunia", "Cordavia", "Drumland", "Estoria", "Falkonia", "Gruvania", "Hestland")
CODES = ("XGA", "XGB", "XGC", "XGD", "XGE", "XGF", "XGG", "XGH")
YES = (5, 2, 8, 3, 6, 1, 7, 4)
RATIFIED = (3, 7, 1, 6, 8, 4, 2, 5)
WELL = (6, 3, 2, 8, 1, 5, 4, 7)
POTENTIAL = (2, 6, 4, 1, 7, 3, 8, 5)
ACHIEVED = {"yes": YES, "ratified": RATIFIED, "well-developed": WELL, "potential": POTENTIAL}
"""What each place, in the order of `NAMES`, has more or less of than the others."""
PUBLISHED = (4, 1, 6, 2, 8, 5, 3, 7)
"""In which order they were published: a fact that says nothing of achievement."""


def shelve() -> None:
    """Put the eight places on the shelf."""
    for place in sorted(range(len(NAMES)), key=lambda place: PUBLISHED[place]):
        put(place)


def put(place: int) -> None:
    """Put one of them on the shelf."""
    asked = editions.load("national-2")
    codes = [one.code for one in asked.indicators if one.scale is Scale.PRESENCE][: len(NAMES)]
    treaties = (
        "icmw-1990",
        "refugees-1951",
        "refugees-protocol-1967",
        "icescr-1966",
        "iccpr-1966",
        "crc-1989",
        "cedaw-1979",
        "cerd-1965",
    )
    findings = [
        makers.finding(
            f"Rule {chr(64 + number)} of {NAMES[place]} stands.", 1 + number % 6, side, number, indicators=(codes[0],)
        )
        for side, many in ((Side.WELL_DEVELOPED, WELL[place]), (Side.POTENTIAL, POTENTIAL[place]))
        for number in range(1, many + 1)
    ]
    answers = tuple(
        Answer(indicator=code, closed="present" if number < YES[place] else "absent", justification="So it is.")
        for number, code in enumerate(codes)
    )
    rows = tuple(
        ConventionRow(
            name=(f"Convention of {chr(65 + number)}",),
            treaties=(treaty,),
            ratification=_stands(number < RATIFIED[place]),
        )
        for number, treaty in enumerate(treaties)
    )
    content = makers.assessment(
        findings,
        id=f"{CODES[place].lower()}-2024",
        jurisdiction=Jurisdiction(
            code=CODES[place],
            official_name=Localized(en=f"Republic of {NAMES[place]}", fr=f"République de {NAMES[place]}"),
            short_name=Localized(en=NAMES[place], fr=NAMES[place]),
        ),
        answers=answers,
        edition="national-2",
        conventions=(ConventionTable(number="1", title="Conventions", group=ConventionGroup.INTERNATIONAL, rows=rows),),
    )
    languages = (Language.EN, Language.FR)
    head = replace(shelved.release(content, languages=languages), title=Localized(en=NAMES[place], fr=NAMES[place]))
    shelf = shelves.shelf(head, dict.fromkeys(languages, content), editions=[asked])
    at = f"2024-10-{PUBLISHED[place]:02}T09:00:00+00:00"
    event = Event(number=0, at=at, kind=EventKind.RELEASED, place=head.place, release=head.id, dimensions=(1, 2))
    shelving.put(shelf, event=event)


def _stands(ratified: bool) -> Ratification:
    standing = Standing.YES if ratified else Standing.NO
    return Ratification(standing=standing, printed="Yes" if ratified else "No")
