"""Reading a published profile: the file is opened, cleaned and understood; nothing is kept."""

from __future__ import annotations

import msgspec

from migov.catalogue.territories import gazetteer
from migov.catalogue.treaties import register
from migov.evidence.cleaning import clean
from migov.evidence.formats import PRINTED, PROFILE
from migov.evidence.formats import read as read_pages
from migov.model.assessments import Assessment
from migov.profile.reading import read

HANDS = 2
"""Processes that take a PDF apart: more would wait for one another's fonts."""


def read_profile(data: bytes, *, file: str | None) -> Assessment:
    """The assessment that a published profile prints, with every repair made on the way.

    Raises:
        Unreadable: the file cannot be read, or is no profile.
    """
    document, repairs = clean(read_pages(data, file=file, formats=PRINTED, bounds=PROFILE, hands=HANDS))
    assessment = read(document, treaties=register(), territories=gazetteer())
    return msgspec.structs.replace(assessment, repairs=(*repairs, *assessment.repairs))
