"""The comment matrix as one HTML file: to be read in any browser, and printed for a meeting."""

from __future__ import annotations

from html import escape

from migov.profile.ledger.rows import Matrix
from migov.profile.ledger.wording import HEADS, beside, cells, heads, say
from migov.profile.markup import printable

STYLE = """
@page { size: A4 landscape; margin: 14mm 12mm 16mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
body { margin: 1.5rem; color: #1b2733;
  font: 14px/1.45 "Source Sans 3", "Segoe UI", Arial, "Noto Naskh Arabic", sans-serif; }
h1 { margin: 0; font-size: 1.5rem; font-weight: 600; }
p { margin: .25rem 0 1rem; color: #55606b; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: .4rem .5rem; border: 1px solid #b8c2cc; text-align: start; vertical-align: top;
  overflow-wrap: anywhere; white-space: pre-line; }
thead th { background: #16324f; color: #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.number { width: 3em; } .date { width: 6.2em; } .author { width: 8em; } .institution { width: 10em; }
@media print { body { margin: 0; font-size: 8.5pt; } }
""".strip()


def render(matrix: Matrix) -> bytes:
    """The file, with nothing that comes from elsewhere."""
    language = matrix.language
    title = _plain(f"{say('title', language)}: {matrix.title}")
    direction = "rtl" if language.right_to_left else "ltr"
    named = zip(HEADS, heads(language), strict=True)
    head = "".join(f'<th scope="col" class="{name}">{_plain(text)}</th>' for name, text in named)
    body = "\n".join(_row(cells(row, language)) for row in matrix.rows)
    if not matrix.rows:
        body = f'<tr><td colspan="{len(HEADS)}">{_plain(say("empty", language))}</td></tr>'
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>\n<style>{STYLE}</style></head>\n'
        f"<body><main><h1>{title}</h1>\n<p>{_plain(beside(matrix))}</p>\n"
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></main></body></html>\n"
    ).encode()


def _row(found: tuple[str, ...]) -> str:
    number, *rest = (_plain(cell) for cell in found)
    told = "".join(f'<td dir="auto">{cell}</td>' for cell in rest)
    return f'<tr><th scope="row">{number}</th>{told}</tr>'


def _plain(text: str) -> str:
    """Words as they stand in markup."""
    return escape(printable(text))
