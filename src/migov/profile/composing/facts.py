"""What is known about an assessment, as words for the boilerplate; what is not known is null."""

from __future__ import annotations

import re
from collections.abc import Mapping

from babel.dates import get_month_names

from migov.model.assessments import Assessment
from migov.model.jurisdictions import Jurisdiction, Level
from migov.model.languages import Language
from migov.model.values import Moment


def facts(assessment: Assessment, language: Language) -> Mapping[str, str | None]:
    """The facts under the names by which the boilerplate speaks of them."""
    publication = assessment.publication
    official = official_name(assessment.jurisdiction, language)
    short = short_name(assessment.jurisdiction, language)
    known: dict[str, str | None] = {
        "official": official,
        "the_official": with_article(official),
        "short": short,
        "of_short": of(short, language),
        "year": str(publication.year) if publication.year else None,
        "published": day(publication.published, language) if publication.published else None,
        "cut_off": day(assessment.cut_off, language) if assessment.cut_off else None,
        "later_round": str(assessment.round) if (assessment.round or 1) > 1 else None,
    }
    names = ("publisher", "partner", "number", "isbn", "doi", "licence", "licence_address", "citation")
    return known | {name: getattr(publication, name) for name in names}


def official_name(jurisdiction: Jurisdiction, language: Language) -> str:
    """The name for the cover: the country's official name, behind that of the city or region where one is assessed.

    A short name in the language of the book is better than an official one in another.
    """
    official, short = jurisdiction.official_name, jurisdiction.short_name
    country = official.written(language) or short.written(language) or official.text(language) or short.text(language)
    locality = jurisdiction.locality.text(language) if jurisdiction.level is Level.LOCAL else ""
    return f"{locality}, {country}" if locality else country


def short_name(jurisdiction: Jurisdiction, language: Language) -> str:
    """The name for running text, with its article."""
    locality = jurisdiction.locality.text(language) if jurisdiction.level is Level.LOCAL else ""
    return locality or jurisdiction.short_name.text(language) or jurisdiction.official_name.text(language)


KINDS_OF_STATES = "Republic|Kingdom|States?|Union|Federation|Commonwealth|Emirates|Principality|Duchy|Islands"


def with_article(name: str) -> str:
    """An English official name as running text has it: "the" before a republic, a kingdom, a union of States.

    >>> with_article("Republic of the Niger"), with_article("Canada"), with_article("United Arab Emirates")
    ('the Republic of the Niger', 'Canada', 'the United Arab Emirates')
    """
    return f"the {name}" if re.search(rf"^(?:[A-Z][\w’-]+ )*(?:{KINDS_OF_STATES})\b| of ", name) else name


def of(name: str, language: Language) -> str | None:
    """A name behind "de", contracted where grammar wants it; null in a language that says it otherwise.

    >>> [of(name, Language.FR) for name in ("le Niger", "les Comores", "l’Angola", "la Zambie", "Angola", "Haïti")]
    ['du Niger', 'des Comores', 'de l’Angola', 'de la Zambie', 'd’Angola', 'd’Haïti']
    >>> of("el Níger", Language.ES), of("El Salvador", Language.ES), of("the Niger", Language.EN)
    ('del Níger', 'de El Salvador', None)
    """
    if language is Language.ES:
        return re.sub("^de el ", "del ", f"de {name}")
    if language is not Language.FR:
        return None
    if found := re.match(r"(le|les)\s+(.+)", name):
        return {"le": "du ", "les": "des "}[found[1]] + found[2]
    if not name.startswith(("la ", "l’", "l'")) and re.match(r"[AEIOUÉÈÊÎÔH]", name):
        return f"d’{name}"
    return f"de {name}"


def day(moment: Moment, language: Language) -> str:
    """A moment as exact as it is known, as a sentence says it.

    >>> day("2021", Language.EN), day("2021-10", Language.EN), day("2021-10-01", Language.FR)
    ('2021', 'October 2021', '1er octobre 2021')
    >>> day("2021-10", Language.PT), day("2021-10-14", Language.ES)
    ('outubro de 2021', '14 de octubre de 2021')
    """
    year, *rest = (int(part) for part in moment.split("-"))
    if not rest:
        return str(year)
    month = get_month_names("wide", locale=language.value)[rest[0]]
    joint = " de " if language in (Language.ES, Language.PT) else " "
    if len(rest) == 1:
        return f"{month}{joint}{year}"
    number = "1er" if rest[1] == 1 and language is Language.FR else str(rest[1])
    return joint.join((number, month, str(year)))
