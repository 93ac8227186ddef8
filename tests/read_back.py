"""What reading a profile's text gives, in the form in which `synthetic` tells the truth."""

from __future__ import annotations

from collections.abc import Callable

from migov.actions.reading import read_profile
from migov.model.assessments import Assessment
from migov.model.findings import section_of
from migov.model.texts import NoteMark, Text


def read(text: str) -> Assessment:
    """The assessment that a text prints."""
    return read_profile(text.encode(), file="profile.txt")


def marked(text: Text) -> str:
    """A text with its footnotes' numbers at their places."""
    return "".join(f"[^{part.note}]" if isinstance(part, NoteMark) else part for part in text)


def sections(assessment: Assessment, printed: Callable[[Text], str] = marked) -> dict[str, list[str]]:
    """The findings of each section."""
    found: dict[str, list[str]] = {}
    for finding in assessment.findings:
        found.setdefault(section_of(finding.dimension, finding.side), []).append(printed(finding.text))
    return found
