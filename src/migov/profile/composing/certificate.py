"""The process certificate as an annex: facts and figures of how the profile came about, without a word of judgement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from migov.model.assessments import Assessment
from migov.model.consultations import Voice
from migov.model.languages import Language
from migov.model.processes import Process
from migov.model.values import Moment
from migov.profile.blocks import Block, Cell, Chapter, Paragraph, Row, Table
from migov.profile.composing.facts import day
from migov.profile.composing.numbering import foreign
from migov.profile.composing.wording import Wording

_OUTCOMES = ("accepted", "in_part", "not_accepted", "noted")
_VOICES = {
    Voice.COMMENTED: "commented",
    Voice.NO_COMMENT: "no_comment",
    Voice.READ: "read",
    Voice.SILENT: "silent",
}


def chapters(assessment: Assessment, wording: Wording, language: Language) -> Iterator[Chapter]:
    """The annex, where somebody counted."""
    if assessment.process is None:
        return
    page = _Page(assessment.process, wording, language, foreign(assessment.publication.language, language))
    numbers = [int(table.number) for table in assessment.conventions if table.number.isdecimal()]
    yield Chapter(
        id="certificate", title=wording.certain("certificate", "title"), blocks=page.blocks(max(numbers, default=0) + 1)
    )


class _Page:
    """The blocks of the page."""

    def __init__(self, process: Process, wording: Wording, language: Language, spoken: str | None) -> None:
        self._process = process
        self._wording = wording
        self._language = language
        self._spoken = spoken

    def blocks(self, first: int) -> tuple[Block, ...]:
        """The lead, the tables from this number on, and the hashes."""
        written: dict[str, Sequence[Sequence[str]]] = {
            "figures": self._figures(),
            "institutions": self._institutions(),
            "sign_offs": self._sign_offs(),
        }
        numbers = count(first)
        tables = [self._table(name, rows, next(numbers)) for name, rows in written.items() if rows]
        lead = Paragraph(id="certificate-lead", content=(self._says("lead"),))
        return (lead, *tables, *self._small())

    def _says(self, key: str, **facts: str) -> str:
        return str(self._wording.entry("certificate", key)).format(**facts)

    def _table(self, name: str, rows: Sequence[Sequence[str]], number: int) -> Table:
        """A table; the first cells of those that name somebody are in the assessment's words."""
        own = self._spoken if name in ("institutions", "sign_offs") else None
        place = f"certificate-{name.replace('_', '-')}"
        return Table(
            id=place,
            number=str(number),
            caption=self._says(f"{name}_caption"),
            heads=tuple(self._wording.entry("certificate", f"{name}_heads")),
            rows=tuple(
                Row(f"{place}-{at}", (Cell((first,), own), *(Cell((text,)) for text in further)))
                for at, (first, *further) in enumerate(rows, 1)
            ),
        )

    def _figures(self) -> list[tuple[str, str]]:
        process, comments = self._process, self._process.outcomes
        figures = {
            "opened": self._day(process.opened),
            "closed": self._day(process.closed),
            "days": None if process.days_allowed is None else str(process.days_allowed),
            "asked": str(len(process.institutions)),
            **{name: str(process.heard(voice)) for voice, name in _VOICES.items()},
            "comments": str(comments.total),
            "answered": self._share(comments.answered, comments.total),
            **{name: str(getattr(comments, name)) for name in _OUTCOMES if comments.total},
            "answers": str(process.answers),
            "reviewed": self._share(process.reviewed, process.answers),
            "drafts": str(process.drafts),
        }
        return [(self._says(f"figure_{name}"), told) for name, told in figures.items() if told is not None]

    def _institutions(self) -> list[tuple[str, ...]]:
        return [
            (one.institution, self._says(f"voice_{_VOICES[one.voice]}"), str(one.days), str(one.comments))
            for one in self._process.institutions
        ]

    def _sign_offs(self) -> list[tuple[str, ...]]:
        return [
            (
                f"{one.name}, {one.function}",
                self._says(f"party_{one.party.value}"),
                day(one.on, self._language),
                str(one.version),
            )
            for one in self._process.sign_offs
        ]

    def _small(self) -> Iterator[Paragraph]:
        """What is too long for a table: hashes."""
        process = self._process
        lines = [] if process.sign_offs else [self._says("unsigned")]
        signed = dict.fromkeys((one.version, one.hash) for one in process.sign_offs)
        lines += [self._says("draft_hash", version=str(version), hash=seal) for version, seal in signed]
        lines.append(self._says("journal_hash", hash=process.journal, day=day(process.as_of, self._language)))
        for number, line in enumerate(lines, 1):
            yield Paragraph(id=f"certificate-{number}", content=(line,), role="small")

    def _day(self, moment: Moment | None) -> str | None:
        return day(moment, self._language) if moment else None

    def _share(self, part: int, whole: int) -> str:
        """The part with its per cent of the whole, rounded down: only all of them are 100 per cent."""
        return self._says("share", part=str(part), percent=str(100 * part // whole)) if whole else str(part)
