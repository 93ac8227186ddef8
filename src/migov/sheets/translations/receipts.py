"""What became of a translation that came back in a file: sentence by sentence, and the counts agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby

from migov.model.languages import Language
from migov.model.translations import Beside, Standing, State, TranslatedSentence, Translation, standing
from migov.model.values import Value
from migov.sheets.translations.lines import Line, Sheet, fingerprint


class Outcome(StrEnum):
    """What a sentence that came back does to what stands here."""

    UNCHANGED = "unchanged"
    """It says what was sent, or what stands here by now."""
    CHANGED = "changed"
    STALE = "changed, of a source that has moved"
    """It was translated from words that have changed here meanwhile: taken, and marked as stale."""
    CONFLICT = "conflict"
    """Translated there and here, in different ways."""
    LOST = "no place"
    """Its piece or its sentence is not in the profile any more, or the file was changed where it must not be."""


class ReceiptLine(Value, kw_only=True):
    """One sentence of a receipt."""

    piece: str
    number: int
    outcome: Outcome
    source: str
    returned: str
    now: str = ""
    """What stood here."""
    place: str = ""
    stayed: bool = False
    """Of a conflict: what stood here was kept, and what came back is in the history of the piece."""


class Receipt(Value, kw_only=True):
    """What became of a file that came back."""

    assessment: str
    language: Language
    file: str
    sha256: str
    sentences: int
    """In the file: the outcomes below together."""
    counts: dict[Outcome, int]
    lines: tuple[ReceiptLine, ...]
    """Every sentence that is not unchanged."""
    taken_at: str | None = None
    """ISO 8601 moment; null for a preview, which changes nothing."""
    taken_by: str | None = None


class Sorted(Value, kw_only=True):
    """The sentences of one piece of a file, beside the piece as it stands."""

    standing: Standing | None
    rows: tuple[Beside, ...]
    """What the file says of each sentence of the piece; no words where it says nothing new."""
    lines: tuple[ReceiptLine, ...]

    @property
    def has_conflict(self) -> bool:
        """Whether a sentence was translated here too, in another way."""
        return any(line.outcome is Outcome.CONFLICT for line in self.lines)

    @property
    def has_news(self) -> bool:
        """Whether anything of it is to be taken."""
        news = (Outcome.CHANGED, Outcome.STALE, Outcome.CONFLICT)
        return any(line.outcome in news for line in self.lines)


def sorted_lines(sheet: Sheet, standings: Sequence[Standing]) -> tuple[Sorted, ...]:
    """The lines of a file piece by piece, each with what it does to what stands here."""
    there = {one.piece.id: one for one in standings}
    lines = sorted(sheet.lines, key=lambda line: line.piece)
    return tuple(_piece(list(group), there.get(piece)) for piece, group in groupby(lines, key=lambda line: line.piece))


def _piece(lines: list[Line], found: Standing | None) -> Sorted:
    ours = [line for line in lines if found is not None and line.is_source_kept]
    lost = [line for line in lines if line not in ours and line.words]
    quiet = [line for line in lines if line not in ours and not line.words]
    told = [_line(line, Outcome.LOST) for line in lost] + [_line(line, Outcome.UNCHANGED) for line in quiet]
    if found is None or not ours:
        return Sorted(standing=found, rows=(), lines=tuple(told))
    ordered = sorted(ours, key=lambda line: line.number)
    made = Translation(
        piece=found.piece.id,
        language=Language.EN,
        sentences=tuple(TranslatedSentence(source=line.source, words=line.words) for line in ordered),
        by="file",
        at="",
    )
    aligned = standing(found.piece, made)
    left = list(ordered)
    rows: list[Beside] = []
    for here, back in zip(found.rows, aligned.rows, strict=True):
        source = back.was or back.source.words
        line = next((one for one in left if one.source == source and one.words == back.words), None)
        if line is None or not back.words:
            rows.append(Beside(source=here.source, state=State.MISSING))
            continue
        left.remove(line)
        outcome = _outcome(line, here, back)
        told.append(_line(line, outcome, now=here.words))
        rows.append(back if outcome is not Outcome.UNCHANGED else Beside(source=here.source, state=State.MISSING))
    told += [_line(line, Outcome.LOST if line.words else Outcome.UNCHANGED) for line in left]
    return Sorted(standing=found, rows=tuple(rows), lines=tuple(told))


def _outcome(line: Line, here: Beside, back: Beside) -> Outcome:
    if line.words == here.words or fingerprint(line.words) == line.words_mark:
        return Outcome.UNCHANGED
    if here.words and fingerprint(here.words) != line.words_mark:
        return Outcome.CONFLICT
    return Outcome.STALE if back.state is State.STALE else Outcome.CHANGED


def _line(line: Line, outcome: Outcome, *, now: str = "") -> ReceiptLine:
    return ReceiptLine(
        piece=line.piece,
        number=line.number,
        outcome=outcome,
        source=line.source,
        returned=line.words,
        now=now,
        place=line.place,
    )


def counted(lines: Sequence[ReceiptLine]) -> dict[Outcome, int]:
    """How many sentences met each fate."""
    found = Counter(line.outcome for line in lines)
    return {outcome: found[outcome] for outcome in Outcome}


def text(receipt: Receipt) -> str:
    """The receipt as plain lines."""
    state = f"taken {receipt.taken_at} by {receipt.taken_by}" if receipt.taken_at else "preview: nothing was changed"
    counts = " + ".join(f"{number} {outcome.value}" for outcome, number in receipt.counts.items())
    told = [
        f"translation of {receipt.assessment} into {receipt.language.endonym}",
        f"  file      {receipt.file}, SHA-256 {receipt.sha256}; {state}",
        f"  sentences {receipt.sentences} = {counts}",
    ]
    for line in receipt.lines:
        kept = ", what stood here stayed" if line.stayed else ""
        told.append(f"  {line.outcome.value}{kept}: {line.piece}, sentence {line.number} ({line.place})")
        told.append(f"      back: {line.returned}")
        if line.outcome is Outcome.CONFLICT:
            told.append(f"      here: {line.now}")
    return "\n".join(told)
