"""The tables and records of a release: what they say, and what they never say."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from makers import assessment, finding, source
from migov.evidence.bibliography import bibtex, csl, ris
from migov.model.answers import Answer, AnswerStatus, NonAnswer
from migov.model.conventions import ConventionRow, ConventionTable, Ratification, Standing
from migov.model.languages import Language
from migov.model.releases import Identifiers, JournalHead, Manifest, SignedDraft
from migov.profile.releasing import packages, records
from migov.profile.releasing.columns import Told, written
from migov.profile.releasing.records import Described
from migov.profile.releasing.tables import tables


def rows(told: Told, name: str) -> list[dict[str, str]]:
    (table,) = [one for one in tables(told) if one.name == name]
    return list(csv.DictReader(io.StringIO(written(table).decode(), newline="")))


def told(**more: Any) -> Told:
    return Told(release="xqa-2024.1", versions={Language.EN: assessment(**more)}, asked=("1.1.1", "1.1.2"))


@pytest.mark.parametrize("why", NonAnswer)
def test_why_there_is_no_answer_is_never_told_as_no(why: NonAnswer) -> None:
    given_ = Answer(indicator="1.1.1", non_answer=why, justification="So.", status=AnswerStatus.DRAFT)
    (first, second) = rows(told(answers=(given_,)), "answers")
    assert (first["state"], first["answer"]) == (why.value, "")
    assert (second["state"], second["answer"]) == ("missing", "")


def test_an_empty_cell_of_the_conventions_is_missing_and_no_is_no() -> None:
    cells = (
        ConventionRow(name=("ICRMW",), ratification=Ratification(standing=Standing.NO, printed="No")),
        ConventionRow(name=("CAT",), ratification=None, open_because="the columns had come apart"),
    )
    table = ConventionTable(number="1", title="Conventions", rows=cells)
    assert [row["standing"] for row in rows(told(conventions=(table,)), "conventions")] == ["no", "missing"]


def test_every_row_names_its_release_so_that_tables_of_many_stack() -> None:
    (row,) = rows(Told("xqa-2024.1", {Language.EN: assessment([finding()])}, ()), "findings")
    assert (row["release"], row["assessment"], row["jurisdiction"]) == ("xqa-2024.1", "xqa-2024", "XQA")


def test_a_paragraph_stands_once_in_every_language() -> None:
    both = {Language.EN: assessment([finding("One.")]), Language.FR: assessment([finding("Un.")])}
    found = rows(Told("xqa-2024.1", both, ()), "findings")
    assert [(row["language"], row["text"]) for row in found] == [("en", "One."), ("fr", "Un.")]


@given(st.text(min_size=1).filter(str.strip))
def test_no_cell_is_a_formula_to_a_spreadsheet(words: str) -> None:
    value = assessment(sources=(source(title=words),))
    for table in tables(Told("xqa-2024.1", {Language.EN: value}, ())):
        for row in csv.reader(io.StringIO(written(table).decode(), newline="")):
            assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_no_table_has_a_number_by_which_countries_could_be_put_in_an_order_of_merit() -> None:
    found = {column.name for table in tables(told()) for column in table.columns if column.type == "integer"}
    assert found == {
        *("dimension", "paragraph", "sentence", "quotations", "quotation", "searches", "found", "row", "year"),
        *("first_year", "last_year", "comments", "days", "erratum"),
    }


def manifest(**more: Any) -> Manifest:
    fields: dict[str, Any] = {
        "release": "xqa-2024.1",
        "assessment": "xqa-2024",
        "number": 1,
        "at": "2024-06-01T12:00:00+00:00",
        "name": "Republic of Sample & Isles",
        "languages": (Language.EN,),
        "citation": "Office, 2024. Profile – “Sample” <draft>.",
        "draft": SignedDraft(number=1, hash="a" * 64, on="2024-05-01"),
        "sign_offs": (),
        "journal": JournalHead(lines=1, hash="b" * 64),
        "made_with": "migov",
        "files": (),
    }
    return Manifest(**(fields | more))


def described(**more: Any) -> Described:
    return Described(
        manifest=manifest(**more),
        title='Profile: "Sample" & Isles',
        publisher="Office of Sample",
        place="XQA",
        formats=("application/pdf",),
    )


def test_the_record_of_dublin_core_is_well_formed_and_says_the_same_in_both_forms() -> None:
    one = described(identifiers=Identifiers(doi="10.1/x", isbn="978-1"))
    root = etree.fromstring(records.dublin_core_xml(one))
    there = [(etree.QName(element).localname, element.text) for element in root]
    flat = [(name, value) for name, values in records.dublin_core(one).items() for value in values]
    assert there[: len(flat)] == flat
    assert json.loads(records.dublin_core_json(one))["dc:identifier"] == ["10.1/x", "978-1", "xqa-2024.1"]


def test_the_record_of_datacite_has_what_its_schema_asks_for() -> None:
    told_ = json.loads(records.datacite(described()))
    wanted = {"creators", "titles", "publisher", "publicationYear", "types", "schemaVersion", "identifiers"}
    assert wanted <= set(told_)
    assert "doi" not in told_
    assert json.loads(records.datacite(described(identifiers=Identifiers(doi="10.1/x"))))["doi"] == "10.1/x"


def test_a_release_without_a_licence_says_so() -> None:
    assert "No licence was recorded" in records.dublin_core(described())["rights"][0]
    assert records.dublin_core(described(licence="CC BY 4.0"))["rights"] == ["CC BY 4.0"]


def test_the_citation_is_read_back_by_every_format_that_writes_it() -> None:
    cited = csl.sources_of([records.csl(described())], ["the release"], file=None)
    for form in (csl, bibtex, ris):
        (back,) = form.read(form.write(cited))
        assert (back.title, back.published) == ('Profile: "Sample" & Isles', "2024-06-01")


def test_the_citation_file_quotes_whatever_stands_in_it() -> None:
    lines = records.citation_file(described(citation='A "b": c\nd')).decode().splitlines()
    assert 'message: "A \\"b\\": c\\nd"' in lines


def test_the_package_describes_every_table_and_says_that_missing_is_not_no() -> None:
    there = tables(told())
    data = packages.described(
        "xqa-2024.1",
        title="Profile",
        day="2024-06-01",
        citation="Office, 2024.",
        licence=None,
        licence_address=None,
        identifiers=Identifiers(),
        tables=there,
        hashes={table.name: (1, "a" * 64) for table in there},
    )
    package = json.loads(data)
    assert "Missing is not no" in package["description"]
    assert [one["path"] for one in package["resources"]] == [f"csv/{table.name}.csv" for table in there]
    for resource, table in zip(package["resources"], there, strict=True):
        assert set(resource["schema"].get("primaryKey", [])) <= {column.name for column in table.columns}
