"""An assessment in another language: translated sentences, the marks of their notes, and all that is generated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from migov.errors import Invalid, Problem
from migov.model.assessments import Assessment
from migov.model.conventions import ConventionRow, ConventionTable, Ratification
from migov.model.findings import Finding
from migov.model.flags import AsOf
from migov.model.footnotes import Footnote
from migov.model.institutions import Institution
from migov.model.jurisdictions import Jurisdiction
from migov.model.languages import Language
from migov.model.modules import ModuleFinding, ModulePage
from migov.model.publications import Generation, Publication
from migov.model.texts import NoteMark, Text, marks, tidy, words
from migov.model.translations import Beside, Standing, Translation
from migov.model.treaties import TreatyRegister
from migov.profile.drafting import dating
from migov.profile.drafting.voice import voice
from migov.profile.translating.generated import Generated
from migov.profile.translating.marked import Marked, marked
from migov.profile.translating.pieces import NAMES, standings

Printed = TypeVar("Printed", Finding, ModuleFinding)


def translated(
    assessment: Assessment,
    language: Language,
    translations: Iterable[Translation],
    *,
    generation: Generation,
    register: TreatyRegister | None = None,
    in_source: bool = False,
) -> Assessment:
    """The assessment in the language, ready to be printed.

    Every sentence has its translated words and its notes at its end, under the numbers they have in the source.
    Quotations, key sources and native names stay in their own language. Doubts about the source are left out.

    Args:
        in_source: print what is not translated, or no longer, in the source's language and say so.

    Raises:
        Invalid: something is not translated, or its source has changed since; or the language is the source's own.
    """
    if language is assessment.publication.language:
        raise Invalid(Problem(f"the profile is written in {language.endonym}", remedy="choose another language"))
    found = standings(assessment, language, translations, generation=generation, register=register)
    if not in_source:
        check_whole(language, found)
    return _Composer(assessment, language, found, generation, register).composed()


def check_whole(language: Language, found: Sequence[Standing]) -> None:
    """Nothing, where all is translated.

    Raises:
        Invalid: something is not, or its source has changed since; each is named.
    """
    lacking = [one for one in found if not one.is_current]
    if lacking:
        remedy = "translate it, or choose to print it in the language of the source"
        raise Invalid(
            *(
                Problem(
                    f"no standing translation into {language.endonym}: {one.state}", place=one.piece.id, remedy=remedy
                )
                for one in lacking
            )
        )


class _Composer:
    """Puts the pieces of one language in the place of their sources."""

    def __init__(
        self,
        assessment: Assessment,
        language: Language,
        found: Sequence[Standing],
        generation: Generation,
        register: TreatyRegister | None,
    ) -> None:
        self._source = assessment
        self._spoken = assessment.publication.language
        self._language = language
        self._current = {one.piece.id: one for one in found if one.is_current}
        self._titles = {one.piece.text: one for one in found if one.is_current}
        institutions = tuple(self._institution(one) for one in assessment.institutions)
        named = replace(assessment, institutions=institutions)
        self._made = Generated(assessment, language, generation=generation, register=register, translated=named)
        self._voice = voice(language, generation)
        self._institutions = institutions

    def composed(self) -> Assessment:
        """The assessment in the other language."""
        source = self._source
        findings = tuple(self._finding(one) for one in source.findings)
        by_name = {old.name: new.name for old, new in zip(source.institutions, self._institutions, strict=True)}
        return replace(
            source,
            jurisdiction=self._jurisdiction(),
            publication=self._publication(),
            findings=findings,
            footnotes=self._notes("note", source.findings, source.footnotes),
            conventions=tuple(self._table(number, one) for number, one in enumerate(source.conventions, 1)),
            module_pages=tuple(self._page(one) for one in source.module_pages),
            key_sources=self._made.key_sources(source.key_sources),
            priorities=tuple(
                replace(
                    one,
                    text=self._words(f"priority.{one.id}", one.text),
                    language=None if f"priority.{one.id}" in self._current else self._spoken,
                )
                for one in source.priorities
            ),
            process=source.process
            and replace(
                source.process,
                institutions=tuple(
                    replace(one, institution=by_name.get(one.institution, one.institution))
                    for one in source.process.institutions
                ),
            ),
            institutions=self._institutions,
            as_of=tuple(self._as_of(one, findings) for one in source.as_of),
            staleness=(),
            flags=(),
            repairs=(),
        )

    def _words(self, id: str, otherwise: str) -> str:  # noqa: A002
        """The translated words of a piece, else those of the source."""
        found = self._current.get(id)
        return _joined(found) if found else otherwise

    def _jurisdiction(self) -> Jurisdiction:
        told = self._source.jurisdiction
        names = {
            field: replace(getattr(told, field), **{self._language.value: _joined(self._current[id])})
            for id, field in NAMES.items()  # noqa: A001
            if id in self._current
        }
        return replace(told, **names)

    def _publication(self) -> Publication:
        told = self._source.publication
        return replace(
            told,
            language=self._language,
            translated_from=self._spoken,
            title=told.title and self._words("about.title", told.title),
            citation=told.citation and self._words("about.citation", told.citation),
        )

    def _institution(self, one: Institution) -> Institution:
        name = self._words(f"institution.{one.id}", one.name)
        others = one.other_names if name == one.name else (*one.other_names, one.name)
        return replace(one, name=name, other_names=others)

    def _finding(self, finding: Printed) -> Printed:
        """A passage in the other language; one that nobody translated is marked with its own."""
        found = self._current.get(finding.id)
        if found is None:
            return replace(finding, language=self._spoken)
        parts = marked(finding.text, self._spoken, finding.sentences)
        told = _noted(found, parts)
        if not finding.sentences:
            return replace(finding, text=told)
        sentences = tuple(
            replace(one, words=row.words.strip(), lead=_lead(row))
            for one, row in zip(finding.sentences, found.rows, strict=True)
        )
        return replace(finding, text=told, sentences=sentences)

    def _text(self, id: str, text: Text) -> Text:  # noqa: A002
        """A text that is no passage, its notes at the ends of the same sentences."""
        found = self._current.get(id)
        return _noted(found, marked(text, self._spoken)) if found else text

    def _notes(
        self,
        stem: str,
        findings: tuple[Finding, ...] | tuple[ModuleFinding, ...],
        footnotes: tuple[Footnote, ...],
    ) -> tuple[Footnote, ...]:
        generated: Mapping[str, str] = self._made.notes(findings, footnotes)
        return tuple(
            replace(one, text=generated.get(one.number) or self._words(f"{stem}.{one.number}", one.text))
            for one in footnotes
        )

    def _page(self, page: ModulePage) -> ModulePage:
        name = page.module
        return replace(
            page,
            title=page.title and self._words(f"{name}.title", page.title),
            introduction=self._text(f"{name}.introduction", page.introduction),
            findings=tuple(self._finding(one) for one in page.findings),
            footnotes=self._notes(f"{name}.note", page.findings, page.footnotes),
        )

    def _table(self, number: int, table: ConventionTable) -> ConventionTable:
        name = f"table.{number}"
        return replace(
            table,
            title=self._heading(table.title),
            heading=table.heading and self._heading(table.heading),
            rows=tuple(self._row(name, place, row) for place, row in enumerate(table.rows, 1)),
            notes=tuple(
                replace(note, text=self._words(f"{name}.note.{place}", note.text))
                for place, note in enumerate(table.notes, 1)
            ),
        )

    def _heading(self, text: str) -> str:
        written = self._titles.get(text)
        return self._made.heading(text) or (_joined(written) if written else text)

    def _row(self, table: str, place: int, row: ConventionRow) -> ConventionRow:
        generated = self._made.row(row)
        name = row.name
        if generated is not None:
            stars = words(row.name).strip()
            mark = stars[len(stars.rstrip("*")) :]
            name = (generated + mark, *(NoteMark(number) for number in marks(row.name)))
        elif f"{table}.row.{place}" in self._current:
            told = self._words(f"{table}.row.{place}", "")
            name = (told, *(NoteMark(number) for number in marks(row.name)))
        return replace(
            row,
            name=name,
            ratification=row.ratification and self._cell(f"{table}.cell.{place}", row.ratification),
            open_because=self._made.reason(row.open_because),
        )

    def _cell(self, id: str, printed: Ratification) -> Ratification:  # noqa: A002
        generated = self._made.cell(printed)
        if generated is not None:
            return replace(printed, printed=generated.printed)
        return replace(printed, printed=self._words(id, printed.printed))

    def _as_of(self, one: AsOf, findings: Sequence[Finding]) -> AsOf:
        here = [found for found in findings if found.section == one.place.section]
        place = (one.place.paragraph or 0) - 1
        text = words(here[place].text) if 0 <= place < len(here) else ""
        return replace(one, printed=dating.says(text, one.date, self._language) or self._voice.as_of(one.date))


def _joined(found: Standing) -> str:
    """The words of a translation as one text."""
    return "".join(_lead(row) + row.words.strip() for row in found.rows)


def _lead(row: Beside) -> str:
    return row.source.lead if row.lead is None else row.lead


def _noted(found: Standing, sources: Sequence[Marked]) -> Text:
    """The words of a translation with the notes of each sentence at its end."""
    text: list[str | NoteMark] = []
    for row, source in zip(found.rows, sources, strict=True):
        text += [_lead(row) + row.words.strip(), *(NoteMark(number) for number in source.notes)]
    return tidy(tuple(text))
