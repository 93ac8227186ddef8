"""A manuscript as a web page, with what web pages bring along: a script, a style, a picture of another server.

None of these says anything. A reader that runs the script, fetches the picture or takes either for words is found out.
"""

from __future__ import annotations

from html import escape

from migov.training.press.looks import Look
from migov.training.press.manuscripts import Block, Heading, Manuscript, Paragraph, parts

RIGHT_TO_LEFT = frozenset({"ar"})
SCRIPT = """
  document.addEventListener("DOMContentLoaded", function () {
    var notice = document.createElement("p");
    notice.textContent = "THIS SENTENCE COMES FROM A SCRIPT AND IS NO PART OF THE LAW";
    document.body.appendChild(notice);
  });
"""
STYLE = "body { font-family: serif; max-width: 42em; margin: auto } h2, h3, h4 { text-align: center }"


def printed(manuscript: Manuscript, look: Look) -> bytes:
    """The page in UTF-8."""
    direction = ' dir="rtl"' if look.language in RIGHT_TO_LEFT else ""
    title = escape(" ".join(manuscript.title))
    lines = [
        "<!doctype html>",
        f'<html lang="{look.language}"{direction}>',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{title}</title>",
        f'<meta name="dcterms.issued" content="{look.date}">' if look.date else "",
        f"<style>{STYLE}</style>",
        f"<script>{SCRIPT}</script>",
        '<script src="https://statistics.onduva.example/visits.js" async></script>',
        "</head>",
        "<body>",
        '<img src="https://images.onduva.example/arms.png" width="64" height="64" alt="">',
        f"<header><p>{escape(look.head)}</p></header>" if look.head else "",
        "<main>",
        f"<h1>{'<br>'.join(map(escape, manuscript.title))}</h1>",
        *_blocks(manuscript.blocks),
        *_notes(manuscript.notes),
        "</main>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(line for line in lines if line) + "\n").encode()


def _blocks(blocks: tuple[Block, ...]) -> list[str]:
    """The blocks, items that follow each other in one list."""
    lines: list[str] = []
    for block in blocks:
        line = _block(block)
        is_item = isinstance(block, Paragraph) and block.is_item
        if is_item and lines and lines[-1] == "</ul>":
            lines[-1:] = [line, "</ul>"]
        else:
            lines += ["<ul>", line, "</ul>"] if is_item else [line]
    return lines


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level + 1}>{'<br>'.join(map(escape, block.lines))}</h{block.level + 1}>"
    if isinstance(block, Paragraph):
        tag = "li" if block.is_item else "p"
        words = (escape(word) if number is None else _mark(number) for word, number in parts(block.text))
        return f"<{tag}>{''.join(words)}</{tag}>"
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.head)
    rows = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _mark(number: int) -> str:
    return f'<sup><a href="#note-{number}" id="mark-{number}">{number}</a></sup>'


def _notes(notes: tuple[str, ...]) -> list[str]:
    if not notes:
        return []
    lines = [f'<p id="note-{number}"><sup>{number}</sup> {escape(note)}</p>' for number, note in enumerate(notes, 1)]
    return ["<footer>", *lines, "</footer>"]
