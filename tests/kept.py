"""Assessments put into a test's store in one line."""

from __future__ import annotations

from datetime import UTC, datetime

from makers import assessment
from migov.actions.assessments import Kept, import_assessment
from migov.model import interchange
from migov.model.assessments import Assessment

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def keep(value: Assessment | None = None, *, file: str = "assessment.json", replace: bool = False) -> Kept:
    """The assessment, kept by Ada at noon."""
    data = interchange.encode(value or assessment())
    return import_assessment(data, by="Ada", at=NOON, file=file, replace=replace)
