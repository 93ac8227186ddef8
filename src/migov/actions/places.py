"""Countries as they are called, by their codes: from the gazetteer, or from what is kept of them."""

from __future__ import annotations

import re

from migov.catalogue.territories import gazetteer
from migov.model.jurisdictions import Jurisdiction
from migov.model.languages import Language
from migov.store import assessments

CODE = re.compile(r"[A-Z]{2,3}|[A-Z]{2}-[A-Z0-9]{1,3}")


def country(code: str) -> Jurisdiction | None:
    """The country with a code, or of which it is a part; null where it is no code, or nothing tells its name.

    Args:
        code: ISO 3166-1 or 3166-2, such as NER or GH-AA.
    """
    if CODE.fullmatch(code) is None:
        return None
    whole = code.partition("-")[0]
    found = gazetteer().find(whole)
    if found is not None:
        return Jurisdiction(code=found.code, official_name=found.official_name, short_name=found.short_name)
    kept = next((entry for entry in assessments.entries() if entry.jurisdiction_code == whole), None)
    return assessments.without_answers(kept.id).jurisdiction if kept is not None else None


def name(code: str, language: Language) -> str | None:
    """What the country with a code is called above a list; null where nothing tells it.

    That is its official name where that is known in this language, else its short one.
    """
    found = country(code)
    if found is None:
        return None
    own = found.official_name.written(language) or found.short_name.written(language)
    return own or found.official_name.text(language) or found.short_name.text(language)
