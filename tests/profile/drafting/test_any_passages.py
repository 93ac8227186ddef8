"""Whatever passages are given: numbering, words, sources and parts hold together."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import drafting_makers as made
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.model.drafts import Draft, Passage
from migov.model.findings import Finding
from migov.model.grounds import Grounds
from migov.model.languages import Language
from migov.model.modules import ModuleFinding
from migov.model.publications import Generation, Publication
from migov.model.texts import marks, words
from migov.profile.composing import compose
from migov.profile.drafting import assemble, parts

WORDS = st.sampled_from(
    [
        "The law exists.",
        "The MI meets twice a year",
        "It says “so.”",
        "Fees fell in October 2021.",
        "Is there one?",
        "Oui ; non !",
    ]
)
PINS = st.builds(
    made.pin, st.sampled_from(["law-5", "plan", "page", "gone"]), st.sampled_from(["Article 5", "Title II", "2.3 Work"])
)
GROUNDS = st.builds(
    Grounds,
    answers=st.lists(st.sampled_from(["2.1.1", "2.1.2", "9.9.9"]), max_size=2, unique=True).map(tuple),
    pins=st.lists(PINS, max_size=3).map(tuple),
    statements=st.lists(st.just(made.statement()), max_size=1).map(tuple),
)
SENTENCES = st.builds(
    lambda told, grounds, lead, noted: msgspec.structs.replace(
        made.sentence(told), grounds=grounds, lead=lead, is_noted=noted
    ),
    WORDS,
    GROUNDS,
    st.sampled_from([" ", "\n• ", ""]),
    st.booleans(),
)
PASSAGES = st.builds(
    lambda sentences, dimension, side, module: made.passage(
        "", *sentences, dimension=dimension, side=side, module=module
    ),
    st.lists(SENTENCES, min_size=1, max_size=4),
    st.integers(1, 6),
    st.sampled_from([made.WELL, made.POTENTIAL, None]),
    st.none() | st.none() | st.just("covid-19"),
)
MATERIALS = made.materials(
    answers=(made.answer("2.1.1", as_of="2021-10-14"), made.answer("2.1.2", as_of="2024-05-02")),
)


def series(findings: Iterable[Finding | ModuleFinding]) -> list[str]:
    return list(dict.fromkeys(mark for finding in findings for mark in marks(finding.text)))


def counted(many: int) -> list[str]:
    return [str(number) for number in range(1, many + 1)]


@given(drawn=st.lists(PASSAGES, max_size=8), language=st.sampled_from([Language.EN, Language.FR]))
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_written_is_printed_once_and_numbered_in_reading_order(
    drawn: list[Passage], language: Language
) -> None:
    given_passages = [msgspec.structs.replace(one, id=f"p-{number}") for number, one in enumerate(drawn)]
    base = made.base(publication=Publication(language=language, year=2024))
    found = assemble(base, given_passages, materials=MATERIALS).assessment
    findings = [*found.findings, *(one for page in found.module_pages for one in page.findings)]
    assert_words(given_passages, findings)
    assert [note.number for note in found.footnotes] == series(found.findings) == counted(len(found.footnotes))
    for page in found.module_pages:
        assert [note.number for note in page.footnotes] == series(page.findings) == counted(len(page.footnotes))
    pinned = {pin.source for one in findings for pin in one.pins} - {"gone"}
    assert {source.id for source in found.sources} == pinned
    assert len(found.key_sources or ()) == len(pinned)
    assert interchange.decode(interchange.encode(found)) == found
    assert_parts(found, language)


def assert_words(given_passages: list[Passage], findings: list[Finding | ModuleFinding]) -> None:
    """Every decided passage is there once, its words unchanged but for as-of dates in brackets."""
    printed = {one.id: one for one in findings}
    decided = {one.id: one for one in given_passages if one.module or one.side}
    assert set(printed) == set(decided)
    for name, passage in decided.items():
        text = words(printed[name].text)
        for remark in (" (as of October 2021)", " (au mois d’octobre 2021)"):
            text = text.replace(f"”{remark}.", "”").replace(remark, "")
        assert text == passage.text
        assert [one.grounds for one in printed[name].sentences] == [one.grounds for one in passage.sentences]


def assert_parts(found: Assessment, language: Language) -> None:
    """They make a draft, and the book can be composed."""
    told = parts(found, language=language, generation=Generation.G2022, editions=MATERIALS.editions)
    draft = Draft(number=1, parts=told, content="0" * 64, by="ana", at="2024-05-07T00:00:00Z")
    assert len(draft.hash) == 64
    assert compose(found, language=language, generation=Generation.G2022).chapters
