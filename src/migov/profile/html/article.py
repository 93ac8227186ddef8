"""The article of a profile: cover, contents, chapters with their notes, imprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from migov.profile.blocks import (
    Block,
    Book,
    Card,
    Cards,
    Chapter,
    Framework,
    Heading,
    Paragraph,
    Process,
    Sources,
    Table,
)
from migov.profile.html.drawings import dimension_class, framework_figure, process_picture
from migov.profile.html.inline import Writer
from migov.profile.html.tables import table
from migov.profile.html.tags import Element, tag
from migov.profile.labels import DIMENSIONS, NOTES
from migov.profile.markup import heading_text, places


def article(book: Book) -> Element:
    """The whole profile as one article with its own language and direction."""
    known = frozenset(places(book))
    imprint = Writer(book, Chapter(id="imprint", title="", blocks=()), known)
    direction = "rtl" if book.language.right_to_left else "ltr"
    return tag(
        "article",
        {"class": "profile", "lang": book.language.value, "dir": direction},
        _cover(book),
        *_dimensions(book),
        _contents(book, imprint),
        tag("div", {"class": "chapters"}, *(_chapter(Writer(book, chapter, known)) for chapter in book.chapters)),
        tag("footer", {"class": "imprint"}, *(_paragraph(paragraph, imprint) for paragraph in book.imprint)),
    )


def one_chapter(book: Book, id: str) -> Element | None:  # noqa: A002 - the field's own word
    """One chapter as an article of its own; null where the book has none of that id."""
    chapter = next((one for one in book.chapters if one.id == id), None)
    if chapter is None:
        return None
    known = frozenset(places(replace(book, chapters=(chapter,))))
    direction = "rtl" if book.language.right_to_left else "ltr"
    inside = tag("div", {"class": "chapters"}, _chapter(Writer(book, chapter, known)))
    return tag("article", {"class": "profile", "lang": book.language.value, "dir": direction}, inside)


def _cover(book: Book) -> Element:
    cover = book.cover
    lines = [tag("p", {"class": "profile-line"}, cover.profile_line)]
    if cover.second_line:
        lines.append(tag("p", {"class": "second-line"}, cover.second_line))
    stripes = (tag("span", {"class": f"dimension-{number}"}) for number in range(1, 7))
    band = tag("div", {"class": "band", "aria-hidden": "true"}, *stripes)
    title = tag("h1", {}, cover.official_name)
    return tag("header", {"class": "cover"}, band, tag("p", {"class": "series"}, cover.series), title, *lines)


def _dimensions(book: Book) -> list[Element]:
    items = [
        tag(
            "li",
            {"class": dimension_class(chapter.dimension)},
            tag("a", {"href": f"#{chapter.id}"}, tag("b", {}, str(int(chapter.dimension))), " ",
                chapter.dimension.short(book.language)),
        )
        for chapter in book.chapters
        if chapter.dimension is not None
    ]  # fmt: skip
    label = DIMENSIONS.text(book.language)
    return [tag("nav", {"class": "dimensions", "aria-label": label}, tag("ul", {}, *items))] if items else []


def _contents(book: Book, writer: Writer) -> Element:
    items: list[Element] = []
    banner: str | None = None
    for chapter in book.chapters:
        if not chapter.in_contents:
            continue
        if chapter.banner and chapter.banner != banner:
            items.append(tag("li", {"class": "banner"}, chapter.banner))
        banner = chapter.banner
        sections = [
            tag(
                "li",
                {},
                tag("a", {"href": f"#{block.id}", **writer.speech(block.language)}, heading_text(block)),
            )
            for block in chapter.blocks
            if isinstance(block, Heading) and block.level == 2
        ]
        below = [tag("ul", {}, *sections)] if sections else []
        link = tag("a", {"href": f"#{chapter.id}", **writer.speech(chapter.language)}, chapter.title)
        items.append(tag("li", {"class": dimension_class(chapter.dimension)}, link, *below))
    title = tag("h2", {"id": "contents-title"}, book.contents_title)
    return tag("nav", {"class": "contents", "aria-labelledby": "contents-title"}, title, tag("ul", {}, *items))


def _chapter(writer: Writer) -> Element:
    chapter = writer.chapter
    classes = " ".join(name for name in ("chapter", dimension_class(chapter.dimension)) if name)
    link = writer.permalink(chapter.id, chapter.title)
    title = tag("h2", {"id": f"{chapter.id}-title", **writer.speech(chapter.language)}, chapter.title, " ", link)
    head = [tag("p", {"class": "banner"}, chapter.banner)] if chapter.banner else []
    content = [*head, title, *_blocks(chapter.blocks, writer)]
    if chapter.notes:
        label = NOTES.text(writer.book.language)
        notes = tag("ol", {}, *(writer.note(note) for note in chapter.notes))
        name = f"{chapter.id}-notes"
        heading = tag("h3", {"id": name}, label)
        content.append(
            tag("aside", {"class": "notes", "aria-labelledby": f"{name} {chapter.id}-title"}, heading, notes)
        )
    return tag("section", {"id": chapter.id, "class": classes, "aria-labelledby": f"{chapter.id}-title"}, *content)


def _blocks(blocks: Sequence[Block], writer: Writer) -> Iterator[Element]:
    """Each block; items that follow each other become one list, groups of a table one table."""
    at = 0
    while at < len(blocks):
        end = at + 1
        block = blocks[at]
        if _is_item(block):
            while end < len(blocks) and _is_item(blocks[end]):
                end += 1
            yield tag("ul", {"class": "items", "role": "list"}, *(_block(item, writer) for item in blocks[at:end]))
        elif isinstance(block, Table):
            further = []
            while end < len(blocks) and isinstance(part := blocks[end], Table) and part.continued:
                further.append(part)
                end += 1
            yield table(block, further, writer)
        else:
            yield _block(block, writer)
        at = end


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role == "item"


def _block(block: Block, writer: Writer) -> Element:
    mirrored = writer.book.language.right_to_left
    match block:
        case Paragraph():
            return _paragraph(block, writer)
        case Heading():
            link = writer.permalink(block.id, heading_text(block))
            attributes = {"id": block.id, **writer.speech(block.language)}
            return tag(f"h{min(block.level + 1, 6)}", attributes, heading_text(block), " ", link)
        case Framework():
            return framework_figure(block, mirrored=mirrored)
        case Process():
            return _process(block, writer, mirrored=mirrored)
        case Cards():
            return tag("ul", {"id": block.id, "class": "cards"}, *(_card(card) for card in block.cards))
        case Sources():
            return _sources(block, writer)
        case _:
            raise TypeError(f"no way to print a {type(block).__name__}")


def _paragraph(paragraph: Paragraph, writer: Writer) -> Element:
    name = "li" if paragraph.role == "item" else "p"
    link = writer.permalink(paragraph.id, paragraph.id)
    attributes = {"id": paragraph.id, "class": paragraph.role, **writer.speech(paragraph.language)}
    return tag(name, attributes, *writer.inline(paragraph.content), " ", link)


def _process(block: Process, writer: Writer, *, mirrored: bool) -> Element:
    steps = (
        tag("li", {}, tag("strong", {}, step.title), " ", tag("span", {}, *writer.inline(step.text)))
        for step in block.steps
    )
    drawn = process_picture(block, mirrored=mirrored)
    return tag("figure", {"id": block.id, "class": "process"}, drawn, tag("ol", {}, *steps))


def _card(card: Card) -> Element:
    link = tag("a", {"href": f"#{card.target}"}, card.title)
    title = tag("p", {"class": "card-title"}, link)
    return tag("li", {"class": dimension_class(card.dimension)}, title, tag("p", {}, card.text))


def _sources(block: Sources, writer: Writer) -> Element:
    content: list[Element] = []
    for number, (heading, entries) in enumerate(block.groups, start=1):
        if heading:
            content.append(tag("h3", {"id": f"{block.id}-{number}"}, heading))
        content.append(tag("ul", {}, *(tag("li", writer.turned(entry), *writer.inline(entry)) for entry in entries)))
    return tag("div", {"id": block.id, "class": "sources"}, *content)
