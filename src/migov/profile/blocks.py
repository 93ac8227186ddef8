"""A profile as a tree: what is printed, before any format is chosen.

`compose` makes the tree; ``html``, ``pdf`` and ``docx`` each print it. Numbers of pages are the
printer's business, numbers of footnotes are settled here.
"""

from __future__ import annotations

from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.model.values import Value


class NoteCall(Value):
    """Where a footnote is called; the chapter holds its text under the same number."""

    number: str


class Phrase(Value):
    """Words in another language than their surroundings, or words that link somewhere."""

    words: str
    language: str | None = None
    """BCP 47, where it differs."""
    address: str | None = None
    """A URL, or ``#id`` of a place in the book."""


Inline = tuple[str | Phrase | NoteCall, ...]


class Block(Value, tag_field="block"):
    """Anything that stands in a chapter."""


class Heading(Block, tag="heading"):
    id: str
    level: int
    """2 for a section, 3 below it; the chapter's own title is level 1."""
    text: str
    number: str | None = None
    """As printed before the text: "1.2."."""
    language: str | None = None
    """BCP 47 of the text, where it differs from the book's."""


class Paragraph(Block, tag="paragraph"):
    id: str
    content: Inline
    role: str = "body"
    """``body``, ``finding``, ``lead`` (large, opens a chapter), ``small`` (imprint), ``item`` (of a list; its words
    bring their own mark, "• " or "(a) ": printers set none before it)."""
    language: str | None = None
    """BCP 47, where it differs from the book's."""


class Cell(Value):
    content: Inline
    language: str | None = None


class Row(Value):
    id: str
    cells: tuple[Cell, ...]


class Table(Block, tag="table"):
    """A table with a caption above it, column heads, rows, and notes below it."""

    id: str
    number: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[tuple[str, str], ...] = ()
    """Mark and text of each note."""
    language: str | None = None
    """BCP 47 of caption and notes, where it differs from the book's."""
    continued: bool = False
    """A further group of rows of the table above: no caption of its own, only its heads."""


class Card(Value):
    dimension: Dimension
    title: str
    text: str
    target: str
    """Id of the chapter; a printer with pages adds the page's number."""


class Cards(Block, tag="cards"):
    """The six dimension cards. ``page_label`` is the word before the page number on each."""

    id: str
    page_label: str
    cards: tuple[Card, ...]


class Framework(Block, tag="framework"):
    """The picture of the framework: principles and objectives around the target, and what the MGI are and are not."""

    id: str
    alt: str
    target_title: str
    target_text: str
    principles_title: str
    principles: tuple[str, ...]
    objectives_title: str
    objectives: tuple[str, ...]
    is_title: str
    is_what: tuple[str, ...]
    is_not_title: str
    is_not: tuple[str, ...]


class Step(Value):
    number: int
    title: str
    text: Inline


class Process(Block, tag="process"):
    """The picture of the four steps."""

    id: str
    alt: str
    steps: tuple[Step, ...]


class Sources(Block, tag="sources"):
    """Key sources under their headings."""

    id: str
    groups: tuple[tuple[str | None, tuple[Inline, ...]], ...]


class Note(Value):
    number: str
    text: Inline
    language: str | None = None


class Chapter(Value, kw_only=True):
    """A part that begins a page and stands in the contents.

    A footnote is printed on the page that calls it. Numbers run through the book; a chapter with ``own_notes`` counts
    from 1 for itself.
    """

    id: str
    title: str
    in_contents: bool = True
    dimension: Dimension | None = None
    """Gives the chapter its colour."""
    banner: str | None = None
    """The line above the title: "KEY FINDINGS"; the first chapter that has it stands in the contents under it."""
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    own_notes: bool = False
    language: str | None = None
    """BCP 47 of the title, where it differs from the book's."""


class Cover(Value, kw_only=True):
    series: str
    """"Migration Governance Indicators"."""
    official_name: str
    profile_line: str
    """"Profile 2021"."""
    second_line: str | None = None
    """"Second profile", where it is one."""


class Book(Value, kw_only=True):
    """A whole profile, ready to be printed."""

    id: str
    language: Language
    text_language: str
    """BCP 47 of the findings: they are printed as they were written."""
    title: str
    subject: str
    author: str
    keywords: tuple[str, ...] = ()
    year: int | None
    generation: str
    running_head: str
    """With page numbers: "Migration Governance Indicators (MGI): the Niger 2021"."""
    cover: Cover
    imprint: tuple[Paragraph, ...]
    contents_title: str
    chapters: tuple[Chapter, ...]
