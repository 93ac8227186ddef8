"""The quotations that an assessment rests on, and where."""

from __future__ import annotations

from collections.abc import Iterator

from migov.model.assessments import Assessment
from migov.model.citations import Pin
from migov.model.findings import Finding
from migov.model.modules import ModuleFinding


def pins_of(value: Assessment) -> Iterator[Pin]:
    """Every quotation that something in an assessment rests on, each once."""
    yield from dict.fromkeys(pin for _, pin in placed_pins(value))


def placed_pins(value: Assessment) -> Iterator[tuple[str, Pin]]:
    """Every quotation with the paragraph or indicator that rests on it."""
    findings: list[Finding | ModuleFinding] = [*value.findings]
    findings += [one for page in value.module_pages for one in page.findings]
    for finding in findings:
        for pin in (*finding.pins, *(pin for sentence in finding.sentences for pin in sentence.grounds.pins)):
            yield finding.id, pin
    for answer in value.answers:
        for pin in answer.pins:
            yield answer.indicator, pin
