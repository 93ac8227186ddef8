"""Keeps the translations of the pages in step with the pages; needs no tool outside Python.

    python -m migov.web.translating

collects every text of the templates and the code into ``locale/*/LC_MESSAGES/django.po``, where translators write, and
compiles the ``django.mo`` that Django reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template.base import Lexer, Token, TokenType

ROOM = Path(__file__).parent
KEYWORDS = {"_": None, "_lazy": None, "gettext_noop": None, "ngettext": (1, 2)}
Message = str | tuple[str, ...]


def messages() -> Iterator[tuple[Message, str]]:
    """Every text that is to be translated, with the file it stands in."""
    for path in sorted([*ROOM.rglob("*.html"), *ROOM.rglob("letters/*.txt")]):
        for text in _of_template(path.read_text(encoding="utf-8")):
            yield text, path.relative_to(ROOM).as_posix()
    for path in sorted(ROOM.rglob("*.py")):
        with path.open("rb") as file:
            found: list[Any] = list(extract_python(file, KEYWORDS, (), {"encoding": "utf-8"}))
        for _line, _keyword, words, _comments in found:  # one text, texts for one and for many, or nothing
            message = tuple(filter(None, words)) if isinstance(words, tuple | list) else words
            if message:
                yield message, path.relative_to(ROOM).as_posix()


def _of_template(source: str) -> Iterator[Message]:
    """The texts of ``{% translate "…" %}`` and of ``{% blocktranslate %}…{% endblocktranslate %}``."""
    block: list[str] | None = None
    for token in Lexer(source).tokenize():
        words = token.split_contents() if token.token_type == TokenType.BLOCK else []
        if words[:1] == ["translate"]:
            yield words[1][1:-1]
        elif words[:1] == ["blocktranslate"]:
            block = [""]
        elif block is not None and words[:1] == ["endblocktranslate"]:
            yield tuple(block) if len(block) > 1 else block[0]
            block = None
        elif block is not None and words[:1] == ["plural"]:
            block.append("")
        elif block is not None:
            block[-1] += _piece(token)


def _piece(token: Token) -> str:
    """What stands inside a block, as Django looks it up."""
    if token.token_type == TokenType.VAR:
        return f"%({token.contents})s"
    return token.contents.replace("%", "%%")


def languages() -> list[Path]:
    """The ``.po`` files there are."""
    return sorted(ROOM.glob("locale/*/LC_MESSAGES/django.po"))


def read(path: Path) -> Catalog:
    """The translations of one ``.po`` file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def current(path: Path) -> Catalog:
    """The translations of one ``.po`` file, with exactly the texts that the pages have now."""
    before, now = read(path), Catalog(locale=path.parts[-3], project="migov", fuzzy=False)
    for message, place in messages():
        now.add(message, locations=[(place, 0)])
    for entry in now:
        kept = before.get(entry.id) if entry.id else None
        if kept is not None:
            entry.string = kept.string
    return now


def compiled(catalog: Catalog) -> bytes:
    """The ``.mo`` file of the translations."""
    file = BytesIO()
    catalog.creation_date = catalog.revision_date = datetime(2000, 1, 1, tzinfo=UTC)  # else it changes by the minute
    write_mo(file, catalog)
    return file.getvalue()


def written(catalog: Catalog) -> bytes:
    """The ``.po`` file of the translations, without line numbers and dates: it changes only when a text does."""
    file = BytesIO()
    write_po(file, catalog, width=120, include_lineno=False, omit_header=True, sort_output=True)
    header = f'msgid ""\nmsgstr ""\n"Language: {catalog.locale}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    plural = f'"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    return header.encode() + plural.encode() + file.getvalue()


def main() -> None:
    """Bring every language up to date and say what is not translated yet."""
    for path in languages():
        catalog = current(path)
        path.write_bytes(written(catalog))
        path.with_suffix(".mo").write_bytes(compiled(read(path)))
        open_ = missing(catalog)
        print(f"{path.parts[-3]}: {len(catalog)} texts, {len(open_)} not translated", *open_, sep="\n  ")


def missing(catalog: Catalog) -> list[object]:
    """The texts that have no translation yet."""
    return [entry.id for entry in catalog if entry.id and not all(_strings(entry.string))]


def _strings(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return ("",) if not string else (string,) if isinstance(string, str) else tuple(string)


if __name__ == "__main__":
    main()
