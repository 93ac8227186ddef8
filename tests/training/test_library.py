"""The training country's sources: their files say what the originals say, in every format and language."""

from __future__ import annotations

import io
import shutil
from functools import cache
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path

import docx
import page
import pytest

import migov.training
from migov.errors import Invalid, Unreadable
from migov.evidence.formats import read
from migov.model.instruments import Instrument
from migov.model.pages import Document
from migov.model.sources import SourceKind
from migov.training import TrainingSource, country, library, sources
from migov.training.press import manuscripts, printed
from migov.training.press.looks import Look

ONDUVA = Path(migov.training.__file__).parent / "onduva"
CARDS = {card.id: card for card in library.cards(ONDUVA)}
SOURCES = {source.source.id: source for source in sources()}
PDFS = [key for key, source in SOURCES.items() if source.file.endswith(".pdf")]


@cache
def documents() -> dict[str, Document]:
    return {key: read(source.data, file=source.file) for key, source in SOURCES.items()}


def texts(document: Document) -> list[str]:
    return [line.text for page_ in document.pages for line in page_.lines]


def test_there_are_sources_of_every_kind_language_and_format() -> None:
    assert len(SOURCES) >= 18
    assert {source.source.language for source in sources()} == {"en", "pt", "fr", "ar"}
    assert {source.file.rpartition(".")[2] for source in sources()} == {"pdf", "docx", "html", "md", "txt"}
    assert {source.source.kind for source in sources()} >= {
        SourceKind.LEGISLATION,
        SourceKind.TREATY,
        SourceKind.REPORT,
        SourceKind.DATASET,
        SourceKind.WEBPAGE,
    }


def test_the_sources_are_light_enough_to_be_shipped() -> None:
    assert sum(len(source.data) for source in sources()) < 3_000_000


def test_sources_are_told_in_the_order_of_their_making() -> None:
    days = [source.source.published or "" for source in sources()]
    assert days == sorted(days)


@pytest.mark.parametrize("key", CARDS)
def test_a_file_made_again_says_the_same(key: str) -> None:
    again = CARDS[key].print(library.original(ONDUVA, CARDS[key]))
    assert texts(read(again, file=CARDS[key].file)) == texts(documents()[key])


@pytest.mark.parametrize("key", CARDS)
def test_a_file_is_made_the_same_every_time(key: str) -> None:
    manuscript = library.original(ONDUVA, CARDS[key])
    assert CARDS[key].print(manuscript) == CARDS[key].print(manuscript)


@pytest.mark.parametrize("key", CARDS)
def test_every_word_of_an_original_stands_in_its_file(key: str) -> None:
    manuscript = library.original(ONDUVA, CARDS[key])
    said = "".join("".join(texts(documents()[key])).replace("-", "").split())
    for block in manuscript.blocks:
        pieces: tuple[str, ...] = ()
        if isinstance(block, manuscripts.Heading):
            pieces = block.lines
        elif isinstance(block, manuscripts.Table):
            pieces = (*block.head, *(cell for row in block.rows for cell in row))
        else:
            pieces = tuple(part for part in block.text if isinstance(part, str))
        for piece in pieces:
            for sentence in piece.split(". "):
                assert "".join(sentence.replace("-", "").split()) in said or _is_parted(sentence, documents()[key]), (
                    piece
                )


def _is_parted(sentence: str, document: Document) -> bool:
    """Whether the turn of a page, with its number, footnote and running head, stands within the sentence."""
    bare = "".join(sentence.replace("-", "").split())
    pages = ["".join("".join(line.text for line in page_.lines).replace("-", "").split()) for page_ in document.pages]
    halves = ((bare[:at], bare[at:]) for at in range(1, len(bare)))
    return any(a in one and b in two for a, b in halves for one, two in pairwise(pages))


def test_the_country_knows_the_instruments_whose_texts_there_are() -> None:
    known = {law.id for law in country().instruments} | {agreement.id for agreement in country().agreements}
    written = {source.source.instrument for source in sources() if source.source.instrument}
    assert written - known == {
        "ordinance-1981-04",
        "law-1996-08",
        "law-2017-22",
        "strategy-strategy-for-relations-with-communities-abroad",
    }
    assert len(written & known) >= 18


@pytest.mark.parametrize("law", [law for law in country().instruments if law.number], ids=lambda law: law.id)
def test_a_text_bears_the_number_and_year_that_the_profile_gives(law: Instrument) -> None:
    for source in sources():
        if source.source.instrument == law.id:
            assert law.number is not None
            assert law.number in " ".join(texts(documents()[source.source.id])[:4])
            assert (source.source.published or "").startswith(str(law.date or law.year))


def test_addresses_are_those_of_the_key_sources_and_lead_nowhere() -> None:
    printed_ = {entry.address for entry in country().key_sources or () if entry.address}
    addresses = {source.source.address or "" for source in sources()}
    assert len(addresses) == len(SOURCES)
    assert all(".onduva.example/" in address for address in addresses)
    assert len(addresses & printed_) >= 17


@pytest.mark.parametrize("key", PDFS)
def test_a_pdf_is_tagged_as_readers_of_all_kinds_need_it(key: str) -> None:
    report = page.validate_pdf_bytes(SOURCES[key].data, profile="ua1")
    assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def test_pages_are_numbered_through_the_year_or_in_roman_figures() -> None:
    assert [page_.label for page_ in documents()["xnd-law-2013-22"].pages][:3] == ["214", "215", "216"]
    labels = [page_.label for page_ in documents()["xnd-law-2010-28"].pages]
    assert labels[:3] == ["i", "ii", "1"]


def test_running_heads_stand_on_every_page_but_the_first() -> None:
    first, *others = documents()["xnd-law-2013-22"].pages
    head = CARDS["xnd-law-2013-22"].look.head
    assert len(others) >= 4
    assert all(page_.lines[0].text == head for page_ in others)
    assert head not in [line.text for line in first.lines]


def test_words_are_parted_at_line_ends_and_footnotes_called_by_raised_figures() -> None:
    parted = [line for key in PDFS for line in texts(documents()[key]) if line.endswith("-")]
    assert len(parted) >= 25
    raised = [line for key in PDFS for page_ in documents()[key].pages for line in page_.lines if line.raised]
    assert len(raised) >= 8


def test_two_columns_are_read_one_after_the_other() -> None:
    lines = texts(documents()["xnd-ordinance-1981-04"])
    numbers = [int(line.partition(".")[0]) for line in lines if line.partition(".")[0].isdigit() and ". " in line]
    assert numbers == list(range(1, 18))


def test_a_script_and_a_picture_of_another_server_say_nothing() -> None:
    pages = [source for source in sources() if source.file.endswith(".html")]
    assert len(pages) >= 4
    for source in pages:
        assert b"<script" in source.data
        assert b'src="https://images.onduva.example' in source.data
        said = " ".join(texts(documents()[source.source.id]))
        assert "SCRIPT" not in said
        assert "images.onduva" not in said


def test_word_files_have_headings_footnotes_and_their_language() -> None:
    for source in (source for source in sources() if source.file.endswith(".docx")):
        document = docx.Document(io.BytesIO(source.data))
        styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
        assert {"Title", "Heading 1"} <= styles
        assert document.core_properties.language == source.source.language
    assert any("Circular n.º 7" in line for line in texts(documents()["xnd-law-2008-17"]))


def test_the_labour_code_is_long_and_has_a_bis() -> None:
    lines = texts(documents()["xnd-law-2010-28"])
    articles = {line.partition(".")[0] for line in lines if line.startswith("Article ")}
    assert len(articles) >= 60
    assert "Article 51-bis" in articles


# Reading the library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(ONDUVA, tmp_path / "country")


def loaded(folder: Traversable) -> list[TrainingSource]:
    return list(library.read(folder, "XND"))


def test_a_changed_file_is_told(folder: Path) -> None:
    (folder / "library" / "files" / "xnd-decree-2020-33.md").write_text("# Another decree", "utf-8")
    with pytest.raises(Invalid, match=r"xnd-decree-2020-33\.md, SHA256SUMS: not the file that was written down"):
        loaded(folder)


def test_a_missing_file_is_told(folder: Path) -> None:
    (folder / "library" / "files" / "xnd-constitution.html").unlink()
    with pytest.raises(Unreadable, match=r"xnd-constitution\.html: the file is missing"):
        loaded(folder)


def test_a_missing_original_is_told(folder: Path) -> None:
    (folder / "library" / "originals" / "xnd-constitution.md").unlink()
    with pytest.raises(Unreadable, match=r"xnd-constitution\.md: the original is missing"):
        library.original(folder, CARDS["xnd-constitution"])


def test_an_entry_that_stands_twice_is_told(folder: Path) -> None:
    listed = folder / "library" / "library.toml"
    text = listed.read_text("utf-8").replace('id = "xnd-law-1996-08"', 'id = "xnd-constitution"')
    listed.write_text(text, "utf-8")
    with pytest.raises(Invalid, match="xnd-constitution: stands twice"):
        library.cards(folder)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Words without a title", "begins with its title"),
        ("# Law\n\nWords[^a] of it.", "this mark has no footnote"),
        ("# Law\n\nWords.\n\n[^a]: Never called.", "no text calls this footnote"),
        ("# Law\n\nWords[^a] and[^a].\n\n[^a]: Called twice.", "called twice"),
        ("# Law\n\n| A | B |\n|---|---|\n| 1 |", "rows as long"),
    ],
)
def test_a_mistake_in_an_original_is_told_with_its_file(text: str, says: str) -> None:
    with pytest.raises(Invalid, match=says) as caught:
        manuscripts.read(text, file="law.md")
    assert {problem.file for problem in caught.value.problems} == {"law.md"}


def test_a_format_that_no_press_makes_is_told() -> None:
    with pytest.raises(Invalid, match="no press makes 'odt' files"):
        printed(manuscripts.read("# Law\n\nWords.", file="law.md"), Look(), file="law.odt")


def test_words_are_never_taken_for_markup() -> None:
    words = "#let x = 1 <b>& $y$ *no* \\ _sign_ [of] {any}"
    manuscript = manuscripts.read(f"# Law\n\n## Part\n\n{words} and so on.", file="law.md")
    for ending in ("pdf", "docx", "html", "txt"):
        said = texts(read(printed(manuscript, Look(), file=f"law.{ending}"), file=f"law.{ending}"))
        assert any(words in line for line in said), ending
