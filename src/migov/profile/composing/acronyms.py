"""Acronyms are spelled out where a chapter first uses them: "the National Social Security Fund (Caisse …, CNSS)".

`spelled_out` works on what is printed, never on the assessment. It changes the first bare use of an acronym in a
chapter whose text does not explain it anywhere, and nothing else:

- words between quotation marks are somebody else's and stay as they are;
- an acronym that stands for two things is left alone: nobody can tell which;
- the name takes the acronym's place where no sentence can suffer from it, behind the English "the". Everywhere else
  ("an INS survey", "attached to INS", "l’OCHA", "la CIM") the acronym stays and the name follows it in brackets;
- inside brackets the brackets are square.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from migov.model.assessments import Assessment
from migov.model.instruments import Instrument
from migov.model.languages import Language
from migov.profile.blocks import Block, Chapter, Inline, NoteCall, Paragraph, Phrase, Table

ACRONYM = re.compile(r"[A-Z][A-Z0-9]+(?:[/-][A-Z0-9]+)*")
"""What counts as an acronym among the names of an instrument."""

_NOTE = "\ue000"
"""Stands for a note's mark while words are looked at."""
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
_DEFINITE = re.compile(r"\b[Tt]he\s$")


@dataclass(frozen=True, slots=True)
class Expansion:
    """What an acronym stands for: a name in the profile's language, and the native one where there is another."""

    acronym: str
    name: str
    native: str | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds the acronym as a word of its own."""
        return re.compile(rf"(?<![\w/-]){re.escape(self.acronym)}(?![\w/]|-\w)")

    def stands_in(self, text: str) -> bool:
        """Whether a text uses the acronym as a word of its own."""
        return self.acronym in text and self.pattern.search(text) is not None

    def full(self, *, opening: str = "(", closing: str = ")", possessive: str = "") -> str:
        """The name with the native one and the acronym behind it."""
        behind = ", ".join(part for part in (self.native, self.acronym) if part)
        return f"{self.name}{possessive} {opening}{behind}{closing}"

    def turned(self, *, opening: str = "(", closing: str = ")", possessive: str = "") -> str:
        """The acronym with its names behind it, which fits wherever the acronym does."""
        behind = ", ".join(part for part in (self.name, self.native) if part)
        return f"{self.acronym}{possessive} {opening}{behind}{closing}"


Glossary = Mapping[str, Expansion]


def glossary(assessment: Assessment) -> Glossary:
    """The acronyms of an assessment's institutions and instruments that stand for one thing only."""
    found: dict[str, set[Expansion]] = {}
    for expansion in _expansions(assessment):
        found.setdefault(expansion.acronym, set()).add(expansion)
    return {acronym: next(iter(meant)) for acronym, meant in found.items() if len(meant) == 1}


def _expansions(assessment: Assessment) -> Iterator[Expansion]:
    for institution in assessment.institutions:
        if institution.acronym and institution.name != institution.acronym:
            native = institution.native_name if institution.native_name != institution.name else None
            yield Expansion(institution.acronym, institution.name, native)
    for instrument in assessment.instruments:
        yield from _of_instrument(instrument, assessment.publication.language)


def _of_instrument(instrument: Instrument, language: Language) -> Iterator[Expansion]:
    short = [name.text for name in instrument.names if ACRONYM.fullmatch(name.text)]
    long = [name for name in instrument.names if not ACRONYM.fullmatch(name.text)]
    own = [name.text for name in long if name.language in (None, language.value)]
    native = [name.text for name in long if name.language not in (None, language.value)]
    if len(short) == 1 and own:
        yield Expansion(short[0], own[0], native[0] if native else None)


def spelled_out(chapter: Chapter, known: Glossary, language: Language) -> Chapter:
    """The chapter with each acronym spelled out where it first stands, unless the chapter's own text explains it.

    `language` is that of the findings.
    """
    texts = [flat(content) for content in _contents(chapter.blocks)]
    blocks = list(chapter.blocks)
    used = [expansion for expansion in known.values() if any(expansion.acronym in text for text in texts)]
    for expansion in used:
        if not any(_explains(text, expansion) for text in texts):
            _expand_first(blocks, expansion, language)
    return msgspec.structs.replace(chapter, blocks=tuple(blocks))


def flat(content: Inline) -> str:
    """The words of a content, with a private character for each note mark."""
    return "".join(_NOTE if isinstance(p, NoteCall) else p.words if isinstance(p, Phrase) else p for p in content)


def _contents(blocks: Sequence[Block]) -> Iterator[Inline]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.content
        elif isinstance(block, Table):
            yield from (cell.content for row in block.rows for cell in row.cells)


def _explains(text: str, expansion: Expansion) -> bool:
    """Whether a text says what the acronym stands for: "(…, CNSS)", "(CNSS)", or "CNSS (National …)"."""
    if expansion.acronym not in text:
        return False
    short = re.escape(expansion.acronym)
    behind = rf"[(\[](?:[^()\[\]]*[,;–—] ?|or |ou )?[“\"]?{short}[”\"]?[)\];,]"
    before = rf"(?<![\w/-]){short} [(\[]{re.escape(expansion.name[:12])}"
    return bool(re.search(f"{behind}|{before}", text))


def _expand_first(blocks: list[Block], expansion: Expansion, language: Language) -> None:
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.role not in ("finding", "item"):
            continue
        for part, words in enumerate(block.content):
            if not isinstance(words, str) or not (place := _first_bare(block.content, part, expansion)):
                continue
            changed = _expanded(flat(block.content[:part]), words, place, expansion, language)
            content = (*block.content[:part], changed, *block.content[part + 1 :])
            blocks[at] = msgspec.structs.replace(block, content=content)
            return


def _first_bare(content: Inline, part: int, expansion: Expansion) -> re.Match[str] | None:
    """The first use in one part of a content that does not stand inside a quotation."""
    whole, offset = flat(content), len(flat(content[:part]))
    quoted = [found.span() for found in _QUOTED.finditer(whole)]
    words = content[part]
    assert isinstance(words, str)  # noqa: S101 - the caller looked
    for found in expansion.pattern.finditer(words):
        start = offset + found.start()
        if not any(first <= start < last for first, last in quoted):
            return found
    return None


def _expanded(before: str, words: str, place: re.Match[str], expansion: Expansion, language: Language) -> str:
    head, tail = words[: place.start()], words[place.end() :]
    lead = before + head
    depth = lead.count("(") - lead.count(")")
    opening, closing = ("[", "]") if depth > 0 else ("(", ")")
    possessive = next((mark for mark in ("’s", "'s") if tail.startswith(mark)), "") if language is Language.EN else ""
    takes_its_place = language is Language.EN and _DEFINITE.search(lead)
    form = expansion.full if takes_its_place else expansion.turned
    return head + form(opening=opening, closing=closing, possessive=possessive) + tail[len(possessive) :]
