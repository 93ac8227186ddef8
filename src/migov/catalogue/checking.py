"""Checking an edition: what is allowed to stand, but a person should look at before it is used.

What makes an edition ill-formed never gets this far: `migov.catalogue.editions` refuses to load it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from migov.catalogue import treaties
from migov.catalogue.frameworks import global_compact, sdg_10_7_2
from migov.errors import Problem
from migov.model.indicators import Edition, EditionKind, Indicator, Scale
from migov.model.languages import Language, Localized

CODE = re.compile(r"([1-6A-Z])\.([1-9]\d*)\.([1-9]\d*)")
"""Dimension (a letter in a module), sub-domain, place: ``1.2.3``, ``C.1.2``."""

SDG_TARGET = re.compile(r"(?:[1-9]|1[0-7])\.(?:\d{1,2}|[a-d])")
"""Goal 1–17 and its target: a number, or a letter for the means of implementation."""


def check(
    edition: Edition,
    *,
    languages: Sequence[Language] | None = None,
    known: Collection[str] | None = None,
) -> list[Problem]:
    """What somebody should look at, in the edition's order; nothing when all is well.

    Args:
        edition: an edition that was loaded.
        languages: those in which every text shall be written; by default those in which any question is.
        known: codes of treaties; by default those of the register that comes with migov.
    """
    if languages is None:
        languages = sorted({language for one in edition.indicators for language in one.question.languages})
    if known is None:
        known = {treaty.code for treaty in treaties.register().treaties}
    # An office names its list in its own languages, whatever languages the questions it took over are in.
    problems = [*_texts("edition", "title", edition.title, ()), *_unused(edition)]
    for sub_domain in edition.sub_domains:
        problems += _texts(f"sub-domain {sub_domain.code}", "title", sub_domain.title, languages)
    for indicator in edition.indicators:
        problems += [*_words(indicator, languages), *_links(indicator, known)]
    return problems + list(_order(edition))


def _texts(place: str, what: str, text: Localized, languages: Sequence[Language]) -> Iterator[Problem]:
    if not text.languages:
        yield Problem(f"the {what} is empty", place=place)
        return
    for language in languages:
        if not (text.written(language) or "").strip():
            yield Problem(f"the {what} is not written in {language.endonym}", place=place)


def _words(indicator: Indicator, languages: Sequence[Language]) -> Iterator[Problem]:
    place = f"indicator {indicator.code}"
    yield from _texts(place, "question", indicator.question, languages)
    yield from _texts(place, "guidance", indicator.guidance, languages)
    for category in indicator.categories:
        yield from _texts(place, f"label of category {category.code!r}", category.label, languages)


def _links(indicator: Indicator, treaties: Collection[str]) -> Iterator[Problem]:
    place = f"indicator {indicator.code}"
    objectives = {objective.number for objective in global_compact()}
    items = {item.code for item in sdg_10_7_2().items}
    for objective in indicator.gcm_objectives:
        if objective not in objectives:
            yield Problem(f"the Global Compact has no objective {objective}", place=place)
    for item in indicator.sdg_10_7_2:
        if item not in items:
            yield Problem(f"SDG indicator 10.7.2 has no item {item!r}", place=place, remedy="1a to 6e")
    for target in indicator.sdg_targets:
        if not SDG_TARGET.fullmatch(target):
            yield Problem(f"{target!r} is not an SDG target", place=place, remedy="such as 10.7 or 17.18 or 4.b")
    for code in indicator.treaties:
        if code not in treaties:
            yield Problem(f"the treaty register has no {code!r}", place=place)
    yield from _ratifications(indicator)


def _ratifications(indicator: Indicator) -> Iterator[Problem]:
    place = f"indicator {indicator.code}"
    if indicator.treaties and indicator.scale not in (Scale.RATIFICATION, Scale.RATIFICATION_LIST):
        yield Problem(f"it names treaties, but its scale is '{indicator.scale}'", place=place)
    if indicator.scale is Scale.RATIFICATION and not indicator.treaties:
        yield Problem("it asks about ratification, but names no treaty", place=place)


def _unused(edition: Edition) -> Iterator[Problem]:
    used = {indicator.sub_domain for indicator in edition.indicators}
    for sub_domain in edition.sub_domains:
        if sub_domain.code not in used:
            yield Problem("no indicator stands in it", place=f"sub-domain {sub_domain.code}")


def _order(edition: Edition) -> Iterator[Problem]:
    """Codes follow dimension.sub-domain.number and count on without gaps."""
    expected: dict[str, int] = {}
    for indicator in edition.indicators:
        place = f"indicator {indicator.code}"
        parts = CODE.fullmatch(indicator.code)
        if parts is None:
            yield Problem("the code is not dimension.sub-domain.number", place=place, remedy="such as 1.2.3")
            continue
        home = f"{parts[1]}.{parts[2]}"
        dimension = str(int(indicator.dimension))
        if home != indicator.sub_domain or (edition.kind is not EditionKind.MODULE and parts[1] != dimension):
            yield Problem(f"the code does not follow its sub-domain {indicator.sub_domain}", place=place)
            continue
        number = int(parts[3])
        if number != expected.get(home, 1):
            yield Problem(f"the count jumps: {home}.{expected.get(home, 1)} is missing before it", place=place)
        expected[home] = number + 1
