"""Module pages: an optional page of a profile with its own questions and its own footnotes, such as COVID-19."""

from __future__ import annotations

from migov.errors import Invalid
from migov.model.citations import Pin
from migov.model.findings import FindingSentence, check_sentences
from migov.model.footnotes import Footnote
from migov.model.languages import Language
from migov.model.texts import Text, words
from migov.model.values import Value


class ModuleFinding(Value, kw_only=True):
    """A paragraph of a module page; modules have no sides."""

    id: str
    text: Text
    indicators: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()
    sentences: tuple[FindingSentence, ...] = ()
    """As in `Finding`."""
    language: Language | None = None
    """As in `Finding`."""

    def __post_init__(self) -> None:
        if not words(self.text).strip():
            raise Invalid(f"finding {self.id} has no words")
        check_sentences(self.id, self.text, self.sentences)


class ModulePage(Value, kw_only=True):
    """The printed page of a module."""

    module: str
    """Code of the module's edition: ``covid-19``."""
    title: str | None = None
    introduction: Text = ()
    findings: tuple[ModuleFinding, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    """A series of its own, from 1."""
