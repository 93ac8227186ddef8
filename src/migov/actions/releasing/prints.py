"""Whether the tables of a release say what its data says, and its printed files are what they should be."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from lxml import html
from pypdfium2 import raw

from migov.actions.releasing.claims import Claim
from migov.errors import MigovError
from migov.evidence import formats
from migov.model.assessments import Assessment
from migov.model.releases import FileRole, ReleaseFile
from migov.model.texts import words
from migov.profile.ledger.csv import harmless
from migov.profile.releasing import tables
from migov.profile.releasing.columns import MISSING, Told, placed, written

if TYPE_CHECKING:
    from migov.actions.releasing.verifying import Opened

Rows = list[dict[str, str]]
BEFORE = "changes"
"""The one table that tells of another release, and cannot be made from this one."""


def claims(release: Opened) -> Iterator[Claim]:
    """The claims about tables, pages, PDF and Word documents."""
    if release.source is not None:
        yield from _of_tables(release, release.source)
    yield _of_pages(release)
    yield from _of_pdf(release)
    yield _of_word(release)


def _rows(release: Opened, table: str) -> Rows | None:
    file = next((one for one in release.sound(FileRole.TABLE) if one.path == f"csv/{table}.csv"), None)
    if file is None:
        return None
    text = release.bytes_of(file.path).decode("utf-8-sig", "replace")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _of_tables(release: Opened, source: Assessment) -> Iterator[Claim]:
    findings, sentences = _rows(release, "findings"), _rows(release, "sentences")
    answers, quotations = _rows(release, "answers"), _rows(release, "quotations")
    if findings is None or sentences is None or answers is None or quotations is None:
        yield Claim(says="the tables say the same as the data", holds=False, because="a table is missing")
        return
    wanted = {
        (one.finding.id, language.value): harmless(words(one.finding.text))
        for language, value in release.versions.items()
        for one in placed(value)
    }
    told = {(row.get("finding", ""), row.get("language", "")): row.get("text", "") for row in findings}
    wrong = [f"paragraph {finding} ({language})" for finding, language in wanted.keys() ^ told.keys()]
    wrong += [f"the words of {key[0]} ({key[1]})" for key in wanted.keys() & told.keys() if wanted[key] != told[key]]
    counted = sum(len(one.finding.sentences) for value in release.versions.values() for one in placed(value))
    wrong += [] if len(sentences) == counted else [f"{len(sentences)} sentences, and not {counted}"]
    wrong += _of_answers(answers, source)
    pins = sum(len(answer.pins) for answer in source.answers)
    pins += sum(
        sum(len(sentence.grounds.pins) for sentence in one.finding.sentences)
        if one.finding.sentences
        else len(one.finding.pins)
        for one in placed(source)
    )
    wrong += [] if len(quotations) == pins else [f"{len(quotations)} quotations, and not {pins}"]
    wrong += _of_cells(release, [row.get("indicator", "") for row in answers])
    says = f"the tables say the same as the data: {len(findings)} paragraphs, {len(answers)} answers, {pins} quotations"
    yield Claim.told(says, wrong)


def _of_cells(release: Opened, asked: list[str]) -> Iterator[str]:
    """The tables in which a cell says something else than the data, column by column as far as both have it."""
    manifest = release.manifest
    paths = {one.sha256: one.path for one in manifest.of(FileRole.SOURCE)}
    versions = {language: release.versions[language] for language in manifest.languages if language in release.versions}
    told = Told(release=manifest.release, versions=versions, asked=asked, errata=manifest.errata, archived=paths)
    for table in tables.tables(told):
        there = _rows(release, table.name)
        if table.name == BEFORE:
            continue
        if there is None:
            yield f"there is no table of {table.name}"
            continue
        made = list(csv.DictReader(io.StringIO(written(table).decode(), newline="")))
        columns = [one.name for one in table.columns if one.name in (there[0] if there else {})]
        other = [n for n, (a, b) in enumerate(zip(there, made, strict=False), 1) if any(a[c] != b[c] for c in columns)]
        if other or len(there) != len(made):
            yield f"the table of {table.name}" + (f", row {other[0]}" if other else f": {len(there)} rows")


def _of_answers(rows: Rows, source: Assessment) -> Iterator[str]:
    """What the table of answers says otherwise; a question without an answer is missing, and never no."""
    given = {answer.indicator: answer for answer in source.answers}
    told = {row.get("indicator", ""): row for row in rows}
    for code, answer in given.items():
        row = told.get(code)
        if row is None or (row.get("answer") or None) != (harmless(answer.closed) if answer.closed else None):
            yield f"the answer to {code}"
        elif answer.non_answer and row.get("state") != answer.non_answer.value:
            yield f"why {code} has no answer"
    for code, row in told.items():
        if code not in given and (row.get("state") != MISSING or row.get("answer")):
            yield f"an answer to {code} that nobody gave"


def _profiles(release: Opened, ending: str) -> list[ReleaseFile]:
    return [one for one in release.sound(FileRole.PROFILE) if one.path.endswith(ending)]


def _of_pages(release: Opened) -> Claim:
    """The stand-alone pages: each paragraph once, under its own id, in the order of the data."""
    wrong: list[str] = []
    pages = _profiles(release, ".html")
    for file in pages:
        value = release.versions.get(file.language) if file.language else None
        if value is None:
            continue
        ids = [one.finding.id for one in placed(value)]
        try:
            page = html.document_fromstring(release.bytes_of(file.path))
        except (ValueError, html.etree.ParserError):
            wrong.append(f"{file.path} cannot be read")
            continue
        there = [name for element in page.iter("*") if (name := element.get("id"))]
        counted = Counter(there)
        wrong += [f"{file.path}: {one} stands {counted[one]} times" for one in ids if counted[one] != 1]
        if not wrong and [one for one in there if one in set(ids)] != ids:
            wrong.append(f"{file.path}: the paragraphs stand in another order")
    missing = [f"there is no page in {one}" for one in release.versions if one not in {file.language for file in pages}]
    return Claim.told("the pages have every paragraph once, in its order", wrong + missing)


def _of_pdf(release: Opened) -> Iterator[Claim]:
    files = _profiles(release, ".pdf")
    wrong = [f"there is none in {one}" for one in release.versions if one not in {file.language for file in files}]
    for file in files:
        try:
            document = pdfium.PdfDocument(release.bytes_of(file.path))
        except pdfium.PdfiumError as error:
            wrong.append(f"{file.path}: {error}")
            continue
        try:
            if not raw.FPDFCatalog_IsTagged(document.raw):
                wrong.append(f"{file.path} is not tagged")
        finally:
            document.close()
    yield Claim.told("the PDF files are tagged", wrong)
    yield _accessible(release, files)


def _accessible(release: Opened, files: list[ReleaseFile]) -> Claim:
    """PDF/UA by its rules, where the tool that knows them is installed."""
    says = "the PDF files keep the rules of PDF/UA-1"
    try:
        import page  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return Claim(says=says, holds=None, because="page-validation is not installed here")
    wrong: list[str] = []
    for file in files:
        try:
            report = page.validate_pdf_bytes(release.bytes_of(file.path), profile="ua1")
        except page.PageError as error:
            wrong.append(f"{file.path}: {error}")
            continue
        if not report.is_compliant:
            wrong.append(f"{file.path} does not")
    return Claim.told(says, wrong)


def _of_word(release: Opened) -> Claim:
    """The Word documents: readable as such."""
    files = _profiles(release, ".docx")
    wrong = [f"there is none in {one}" for one in release.versions if one not in {file.language for file in files}]
    for file in files:
        try:
            formats.read(release.bytes_of(file.path), file=file.path)
        except MigovError as error:
            wrong.append(str(error))
    return Claim.told("the Word documents can be read", wrong)
