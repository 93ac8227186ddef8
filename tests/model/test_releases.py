"""Releases as values, and the line between what is published of an assessment and what stays inside."""

from __future__ import annotations

import types
import typing
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from makers import assessment, snapshot, source
from migov.errors import Invalid
from migov.model import interchange
from migov.model.answers import Answer, AnswerStatus, NonAnswer, Search
from migov.model.assessments import Assessment
from migov.model.bibliography import KeySource
from migov.model.citations import Pin, Quote
from migov.model.dimensions import Dimension
from migov.model.findings import Finding, FindingSentence, Side
from migov.model.flags import Repair
from migov.model.grounds import Grounds, Statement
from migov.model.institutions import Institution
from migov.model.languages import Language
from migov.model.modules import ModuleFinding, ModulePage
from migov.model.publications import Publication
from migov.model.releases import (
    UNPRINTED,
    WAIVED_BY,
    FileRole,
    Release,
    ReleaseFile,
    handed_out,
    parted,
    public,
    public_address,
)
from migov.model.sources import Locator, SourceKind
from migov.model.values import Value

MARK = "zqxjk"
"""Stands in everything private, and in nothing else."""
LAW = Pin(source="law", snapshot="a" * 64, locator=Locator(page_index=1), quote=Quote("may see a doctor"))
LABOUR = Institution(id="labour", name="Ministry of Labour")


def statement() -> Statement:
    return Statement(institution="labour", said_by=f"Ana {MARK}, Director", on="2024-03-04", words="We do.")


def sentence(words: str = "All may see a doctor.") -> FindingSentence:
    return FindingSentence(
        words=words,
        grounds=Grounds(answers=("1.1.1",), pins=(LAW,), statements=(statement(),)),
        waived_by=f"{MARK}-1",
        waived_because="the gazette is out of print",
    )


def marked() -> Assessment:
    """An assessment whose every private field holds the mark."""
    done = {"justification": "As the act says.", "status": AnswerStatus.COMPLETE}
    search = Search(query="doctor", at="2024-01-01T00:00:00+00:00", found=0, by=f"{MARK}-2")
    answers = (
        Answer(indicator="1.1.1", closed="present", pins=(LAW,), journal=f"{MARK} asked again", **done),  # type: ignore[arg-type]
        Answer(indicator="1.1.2", non_answer=NonAnswer.NO_EVIDENCE, searches=(search,), **done),  # type: ignore[arg-type]
        Answer(
            indicator="1.1.3",
            non_answer=NonAnswer.NOT_PRINTED,
            justification=f"{MARK} told us in confidence",
            status=AnswerStatus.COMPLETE,
            searches=(replace(search, query=MARK),),
        ),
        Answer(indicator="1.1.4", closed="present", justification=f"{MARK} unsettled", status=AnswerStatus.DRAFT),
    )
    held = (
        snapshot("a", address=f"https://{MARK}:pass@example.org/law.pdf"),
        snapshot("b", address=f"https://example.org/{MARK}"),
    )
    quoted = source(
        "law",
        address=f"file:///home/{MARK}/law.pdf",
        snapshots=held,
        rest={"note": MARK, "annote": MARK, "abstract": MARK, "custom": {"x": MARK}, "volume": "7"},
    )
    return assessment(
        findings=(
            Finding(
                id="1.2-1",
                dimension=Dimension.RIGHTS,
                side=Side.WELL_DEVELOPED,
                text=("All may see a doctor.",),
                sentences=(sentence(),),
                pins=(LAW,),
            ),
        ),
        module_pages=(
            ModulePage(
                module="covid-19",
                findings=(
                    ModuleFinding(id="c-1", text=("Beds were free.",), sentences=(sentence("Beds were free."),)),
                ),
            ),
        ),
        publication=Publication(
            language=Language.EN, year=2024, licence="CC BY 4.0", licence_address=f"http://{MARK}@example.org/by"
        ),
        key_sources=(KeySource(text="Aliens Act", address=f"file:///{MARK}"),),
        answers=answers,
        institutions=(LABOUR,),
        sources=(quoted, source("unread", title=f"{MARK} never quoted")),
        repairs=(Repair(kind="ligature", before=MARK, after="fine"),),
    )


def test_nothing_private_is_in_what_is_published() -> None:
    assert interchange.encode(marked()).decode().count(MARK) >= 18
    assert MARK not in interchange.encode(public(marked())).decode()


def test_what_is_published_reads_back_as_an_assessment_and_is_its_own_public_form() -> None:
    told = public(marked())
    assert interchange.decode(interchange.encode(told)) == told
    assert public(told) == told


def test_the_printed_words_and_their_quotations_stay() -> None:
    told, whole = public(marked()), marked()
    assert [one.text for one in told.findings] == [one.text for one in whole.findings]
    assert told.findings[0].sentences[0].grounds.pins == (LAW,)
    assert told.footnotes == whole.footnotes


def test_a_waiver_keeps_its_reason_and_loses_its_name() -> None:
    one = public(marked()).findings[0].sentences[0]
    assert (one.waived_by, one.waived_because) == (WAIVED_BY, "the gazette is out of print")


def test_a_statement_is_the_institutions_and_no_longer_a_persons() -> None:
    said = public(marked()).findings[0].sentences[0].grounds.statements
    assert [(one.said_by, one.words) for one in said] == [("Ministry of Labour", "We do.")]


def test_an_answer_that_is_not_printed_says_only_that_it_was_given() -> None:
    told = {one.indicator: one for one in public(marked()).answers}
    assert told["1.1.3"].justification == UNPRINTED
    assert told["1.1.3"].searches == ()
    assert told["1.1.3"].non_answer is NonAnswer.NOT_PRINTED


def test_only_settled_answers_are_published() -> None:
    assert [one.indicator for one in public(marked()).answers] == ["1.1.1", "1.1.2", "1.1.3"]


def test_a_source_is_published_with_the_snapshots_that_are_quoted_and_a_librarys_record() -> None:
    (told,) = public(marked()).sources
    assert [one.sha256 for one in told.snapshots] == ["a" * 64]
    assert told.snapshots[0].address == "https://example.org/law.pdf"
    assert told.rest == {"volume": "7"}


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "javascript:alert(1)", "//example.org", "https://", "http://[x"]
)
def test_an_address_that_is_no_public_one_is_not_published(address: str) -> None:
    assert public_address(address) is None


def test_what_was_said_in_an_interview_is_not_handed_out_as_a_file() -> None:
    assert not handed_out(source(kind=SourceKind.INTERVIEW))
    assert handed_out(source(kind=SourceKind.LEGISLATION))


DECIDED: dict[str, set[str]] = {
    "Answer": {
        *("indicator", "closed", "non_answer", "years", "justification", "pins", "as_of", "confidence", "practice"),
        *("status", "searches", "journal"),
    },
    "Assessment": {
        *("format", "id", "jurisdiction", "round", "edition", "modules", "cut_off", "publication", "findings"),
        *("footnotes", "conventions", "module_pages", "key_sources", "priorities", "process", "instruments"),
        *("institutions", "agreements", "as_of", "staleness", "answers", "sources", "flags", "repairs"),
        *("earlier", "changes"),
    },
    "Change": {"before", "after", "relation", "remark", "reason", "pins"},
    "Finding": {"id", "language", "dimension", "side", "text", "indicators", "pins", "sentences"},
    "FindingSentence": {"words", "lead", "grounds", "waived_by", "waived_because"},
    "Grounds": {"answers", "pins", "statements"},
    "Heard": {"institution", "voice", "comments", "days", "reminders"},
    "Institution": {"id", "name", "native_name", "acronym", "other_names", "places"},
    "KeySource": {"text", "address", "dimension", "heading"},
    "ModuleFinding": {"id", "language", "text", "indicators", "pins", "sentences"},
    "ModulePage": {"module", "title", "introduction", "findings", "footnotes"},
    "Pin": {"source", "snapshot", "locator", "quote"},
    "Priority": {"id", "language", "dimension", "text", "agreed_by", "passages"},
    "Process": {
        *("opened", "closed", "days_allowed", "institutions", "outcomes", "answers", "reviewed", "drafts"),
        *("sign_offs", "journal", "as_of"),
    },
    "Publication": {
        *(
            "language",
            "translated_from",
            "title",
            "year",
            "generation",
            "publisher",
            "partner",
            "number",
            "isbn",
            "doi",
            "licence",
        ),
        *("licence_address", "citation", "published"),
    },
    "NamedInstrument": {"id", "name"},
    "Reason": {"kind", "because", "instruments"},
    "Search": {"query", "at", "found", "by"},
    "Signed": {"party", "name", "function", "on", "version", "hash"},
    "Snapshot": {"sha256", "media_type", "size", "captured", "address"},
    "Source": {
        *("id", "title", "kind", "jurisdiction", "language", "creators", "published", "publisher", "address"),
        *("accessed", "instrument", "snapshots", "rest"),
    },
    "Stated": {"indicator", "answer", "years", "practice", "justification", "as_of"},
    "Statement": {"institution", "said_by", "on", "words"},
}
"""The values that people fill in: for each of their fields somebody has decided whether it is published."""


def values_in(kind: Any, met: dict[str, set[str]]) -> dict[str, set[str]]:
    """Every kind of value that an assessment is made of, with its fields."""
    if isinstance(kind, type) and issubclass(kind, Value):
        if kind.__name__ not in met:
            met[kind.__name__] = set(kind.__struct_fields__)
            for inner in typing.get_type_hints(kind).values():
                values_in(inner, met)
    elif isinstance(kind, types.UnionType) or typing.get_origin(kind):
        for inner in typing.get_args(kind):
            values_in(inner, met)
    return met


def test_somebody_has_decided_of_every_field_whether_it_is_published() -> None:
    """A new field fails here until it is listed above, and `public` deals with it."""
    there = values_in(Assessment, {})
    assert {name: there[name] for name in DECIDED} == DECIDED


def test_the_values_that_only_the_profile_reader_fills_in_are_known() -> None:
    read = {
        *("Agreement", "AsOf", "ConventionRow", "ConventionTable", "Flag", "Footnote", "Instrument", "InstrumentLink"),
        *("Jurisdiction", "Localized", "Locator", "Name", "NoteMark", "Outcomes", "Period", "Place", "Quote"),
        *("Ratification", "Repair", "Staleness", "TableNote", "Creator"),
    }
    assert set(values_in(Assessment, {})) - set(DECIDED) == read


def release(**more: Any) -> Release:
    fields: dict[str, Any] = {
        "id": "xqa-2024.1",
        "assessment": "xqa-2024",
        "number": 1,
        "at": "2024-06-01T12:00:00+00:00",
        "by": "cora",
        "languages": (Language.EN,),
        "draft": 2,
        "draft_hash": "d" * 64,
        "manifest": "e" * 64,
        "size": 10,
    }
    return Release(**(fields | more))


def test_a_later_release_says_why_there_is_one() -> None:
    assert release(id="xqa-2024.2", number=2, supersedes="xqa-2024.1", because="a year was wrong").number == 2
    with pytest.raises(Invalid, match="says why"):
        release(id="xqa-2024.2", number=2, supersedes="xqa-2024.1")


def test_a_first_release_follows_none() -> None:
    with pytest.raises(Invalid, match="follows none"):
        release(supersedes="xqa-2024.0")


def test_the_id_of_a_release_is_the_assessments_with_its_number() -> None:
    with pytest.raises(Invalid, match="is not"):
        release(id="xqa-2024.7")
    assert parted("xqa-2024.7") == ("xqa-2024", 7)
    assert parted("../x.1") is None


@pytest.mark.parametrize(
    "path", ["../up", "/root", "a/../b", "a\\b", "C:x", "", ".hidden", "a//b", "sources/CON:", "a/b/c/d/e", "x\0y"]
)
def test_a_path_that_leads_elsewhere_is_no_path_of_a_release(path: str) -> None:
    with pytest.raises(Invalid):
        ReleaseFile(path=path, role=FileRole.DATA, media_type="text/plain", size=1, sha256="a" * 64)


def test_a_release_reads_back_from_its_own_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(release()), type=Release) == release()
