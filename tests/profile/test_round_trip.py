"""What we print reads back to the same assessment: from the PDF, and from its text in reading order and laid out."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

import layouts
import printables
from migov.actions.printing import print_profile
from migov.actions.reading import read_profile
from migov.evidence import formats
from migov.model.assessments import Assessment
from migov.model.consultations import Voice
from migov.model.dimensions import Dimension
from migov.model.footnotes import Footnote
from migov.model.languages import Language
from migov.model.modules import ModuleFinding
from migov.model.priorities import Priority
from migov.model.processes import Heard, Outcomes, Process, Signed
from migov.model.publications import Generation
from migov.model.signatures import Party
from migov.model.texts import NoteMark, Text, tidy, words
from migov.training import country


def printed_matter(assessment: Assessment) -> dict[str, Any]:
    """What a profile prints of an assessment; footnotes by their words, since composing numbers them anew."""
    language = assessment.publication.language
    names = assessment.jurisdiction
    notes = {note.number: note for note in assessment.footnotes}
    return {
        "official name": names.official_name.text(language),
        "year": assessment.publication.year,
        "number": assessment.publication.number,
        "licence": assessment.publication.licence,
        "round": assessment.round if assessment.round != 1 else None,
        "findings": [(f.section, with_notes(f.text, notes)) for f in in_order(assessment)],
        "conventions": [
            [
                (words(row.name), row.ratification and (row.ratification.standing, row.ratification.years))
                for row in table.rows
            ]
            for table in assessment.conventions
        ],
        "table notes": [note for table in assessment.conventions for note in table.notes],
        "modules": [
            [with_notes(f.text, {n.number: n for n in page.footnotes}) for f in page.findings]
            for page in assessment.module_pages
        ],
        "key sources": assessment.key_sources and [(source.text, source.address) for source in assessment.key_sources],
    }


def in_order(assessment: Assessment) -> list[Any]:
    return sorted(assessment.findings, key=lambda finding: finding.section)


def with_notes(text: Text, notes: dict[str, Footnote]) -> tuple[Any, ...]:
    return tuple(("note", notes[part.note].text) if isinstance(part, NoteMark) else part for part in tidy(text))


def forms(pdf: bytes) -> dict[str, bytes]:
    """The file itself, and its text as extractors give it."""
    document = formats.read(pdf, file="profile.pdf")
    return {
        "PDF": pdf,
        "text in reading order": layouts.in_reading_order(document).encode(),
        "text without form feeds": layouts.in_reading_order(document, form_feeds=False).encode(),
        "text laid out": layouts.laid_out(document).encode(),
    }


@cache
def training_forms(generation: Generation) -> dict[str, bytes]:
    return forms(print_profile(country(), form="pdf", language=Language.EN, generation=generation))


@pytest.mark.parametrize("generation", Generation)
@pytest.mark.parametrize("form", ["PDF", "text in reading order", "text without form feeds", "text laid out"])
def test_the_training_country_comes_back_as_it_was_printed(form: str, generation: Generation) -> None:
    read = read_profile(training_forms(generation)[form], file=form)
    assert printed_matter(read) == printed_matter(country())


@pytest.mark.parametrize("generation", [Generation.G2019, Generation.G2022])
def test_priorities_come_back_and_the_process_certificate_is_read_as_no_finding(generation: Generation) -> None:
    given = msgspec.structs.replace(country(), priorities=PRIORITIES, process=PROCESS)
    wanted = [(one.dimension, one.text) for one in PRIORITIES] if generation is Generation.G2022 else []
    for form, data in forms(print_profile(given, form="pdf", language=Language.EN, generation=generation)).items():
        read = read_profile(data, file=form)
        assert (form, printed_matter(read)) == (form, printed_matter(given))
        assert (form, [(one.dimension, one.text) for one in read.priorities]) == (form, wanted)


PRIORITIES = (
    Priority(id="1", text="Publish the figures on permits every year.", agreed_by=("ministry-of-health",)),
    Priority(id="2", text="Name a focal point in each province."),
    Priority(
        id="3", dimension=Dimension.POLICY, text="Test the plan, and renew it where the test shows that it is old."
    ),
    Priority(id="4", dimension=Dimension.MIGRATION, text="Adopt the decree on the register of foreigners."),
)
PROCESS = Process(
    opened="2024-03-04",
    days_allowed=21,
    institutions=(Heard(institution="Ministry of Health", voice=Voice.COMMENTED, comments=3, days=21),),
    outcomes=Outcomes(accepted=2, noted=1),
    answers=90,
    reviewed=90,
    drafts=2,
    sign_offs=(
        Signed(party=Party.OFFICE, name="P. Vane", function="Head of Office", on="2024-05", version=2, hash="ab" * 32),
    ),
    journal="0f" * 32,
    as_of="2024-05-07",
)

PHASES = [phase for phase in Phase if phase is not Phase.shrink]
"""A smaller failing profile would be found by printing and reading hundreds."""


def _of_modules(assessment: Assessment) -> list[ModuleFinding]:
    return [finding for page in assessment.module_pages for finding in page.findings]


def _ends(texts: list[str], line: str) -> bool:
    """Whether a paragraph may end with a line, whose last word may carry the mark of a footnote."""
    return any(text.endswith(line.rstrip("0123456789,")[-20:]) for text in texts)


def _begins(texts: list[str], line: str) -> bool:
    return any(text.startswith(line[:20]) for text in texts)


def assert_comes_back(assessment: Assessment, generation: Generation) -> None:
    """Fails if any form reads differently; leaves out prints on which no reader could tell where a paragraph ends."""
    language = assessment.publication.language
    pdf = print_profile(assessment, form="pdf", language=language, generation=generation)
    texts = [words(finding.text) for finding in (*assessment.findings, *_of_modules(assessment))]
    full = layouts.full_ends(formats.read(pdf, file="profile.pdf"))
    assume(not any(_ends(texts, last) and _begins(texts, first) for last, first in full))
    for form, data in forms(pdf).items():
        assert (form, printed_matter(read_profile(data, file=form))) == (form, printed_matter(assessment))


@given(assessment=printables.assessments(Language.EN), generation=st.sampled_from(Generation))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
def test_any_english_profile_comes_back_as_it_was_printed(assessment: Assessment, generation: Generation) -> None:
    assert_comes_back(assessment, generation)


@given(assessment=printables.assessments(Language.FR), generation=st.sampled_from(Generation))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
def test_any_french_profile_comes_back_as_it_was_printed(assessment: Assessment, generation: Generation) -> None:
    assert_comes_back(assessment, generation)
