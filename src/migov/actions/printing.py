"""Prints of kept assessments: what has been printed before from the same content is handed out again."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from migov.model.languages import Language
from migov.model.publications import Generation
from migov.profile import html
from migov.profile.blocks import Book
from migov.profile.composing import compose
from migov.profile.printing import Form, generation_of, looks, press, print_profile, spoken
from migov.store import assessments, prints
from migov.store.assessments import Entry

__all__ = [
    "Form",
    "generation_of",
    "kept_article",
    "kept_book",
    "kept_print",
    "looks",
    "press",
    "print_profile",
    "print_tag",
    "spoken",
]


def kept_print(id: str, *, form: Form, language: Language, generation: Generation) -> bytes:  # noqa: A002
    """A kept assessment printed; what has been printed before from the same content is handed out again.

    Raises:
        NotFound: there is no assessment under this id.
    """
    made_of = (print_tag(id, form=form, language=language, generation=generation),)
    return prints.kept_or(
        made_of,
        lambda: print_profile(assessments.get(id), form=form, language=language, generation=generation),
    )


def print_tag(id: str, *, form: Form, language: Language, generation: Generation) -> str:  # noqa: A002
    """What a print is made of, in one word: changes when the content changes, or the code that prints.

    Raises:
        NotFound: there is no assessment under this id.
    """
    content = assessments.entry(id).content_sha256
    words = "\n".join((content, form, language, generation, press()))
    return sha256(words.encode()).hexdigest()


@lru_cache(maxsize=64)
def kept_book(entry: Entry, *, language: Language, generation: Generation) -> Book:
    """A kept assessment as a tree, before any format is chosen; remembered until its content changes.

    The entry holds the hash of the content: a changed content is another entry, and never meets an older book.
    """
    return compose(assessments.get(entry.id), language=language, generation=generation)


@lru_cache(maxsize=64)
def kept_article(entry: Entry, *, language: Language, generation: Generation) -> str:
    """A kept assessment as the article of a page, in HTML; remembered until its content changes."""
    return html.body(kept_book(entry, language=language, generation=generation))
