"""The convention table that opens dimension 1: from answers to the questions on ratification, never typed.

An answer tells the standing of its instruments. Where it is about several and does not tell which, the decision on a
treaty or its entry in the register tells; where none does, the cell stays open with the reason: silence is not "no".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from migov.model.answers import LEAST, Answer, NonAnswer
from migov.model.conventions import ConventionGroup, ConventionRow, ConventionTable, Ratification, Standing
from migov.model.indicators import Indicator, Scale
from migov.model.standpoints import ANSWERS, Record, by_register
from migov.model.treaties import Treaty
from migov.profile.drafting.materials import Materials
from migov.profile.drafting.voice import Voice

NUMBER = "1"
"""Of the generated table."""

_SCALES = (Scale.RATIFICATION, Scale.RATIFICATION_LIST)
_REASONS = {
    NonAnswer.NO_EVIDENCE: "no_evidence",
    NonAnswer.NOT_ANSWERED: "not_answered",
    NonAnswer.NOT_PRINTED: "not_printed",
}


def is_tabled(indicator: Indicator) -> bool:
    """Whether the table prints the answer to this question."""
    return indicator.scale in _SCALES and bool(indicator.treaties)


def tables(materials: Materials, voice: Voice, *, state: str | None) -> tuple[ConventionTable, ...]:
    """The table with its groups, international and regional; empty where no edition asks about ratification."""
    rows: dict[ConventionGroup, list[ConventionRow]] = {
        ConventionGroup.INTERNATIONAL: [],
        ConventionGroup.REGIONAL: [],
    }
    for indicator in materials.indicators.values():
        if is_tabled(indicator):
            for group, row in _rows(indicator, materials, voice, state):
                rows[group].append(row)
    return tuple(
        ConventionTable(
            number=NUMBER,
            title=voice("conventions.title"),
            group=group,
            heading=voice("conventions.regional") if group is ConventionGroup.REGIONAL else None,
            rows=tuple(found),
        )
        for group, found in rows.items()
        if found
    )


def _rows(
    indicator: Indicator, materials: Materials, voice: Voice, state: str | None
) -> Iterator[tuple[ConventionGroup, ConventionRow]]:
    """One row for a question about a fixed group of instruments, a row each for one with a list of them."""
    answer = materials.answers_by_code.get(indicator.code)
    if answer is not None and answer.non_answer is NonAnswer.NOT_APPLICABLE:
        return
    treaties = [found for code in indicator.treaties if (found := _treaty(code, materials))]
    if indicator.scale is Scale.RATIFICATION_LIST:
        treaties = [treaty for treaty in treaties if _may_join(treaty, materials)]
        groups = [[treaty] for treaty in treaties]
    else:
        groups = [treaties] if treaties else []
    for group in groups:
        cell = _cell(group, len(groups), answer, materials, voice, state)
        yield (
            ConventionGroup.REGIONAL if all(treaty.region for treaty in group) else ConventionGroup.INTERNATIONAL,
            ConventionRow(
                name=(row_name(group, voice),),
                treaties=tuple(treaty.code for treaty in group),
                ratification=cell if isinstance(cell, Ratification) else None,
                open_because=cell if isinstance(cell, str) else None,
            ),
        )


def _treaty(code: str, materials: Materials) -> Treaty | None:
    return materials.register.find(code) if materials.register else None


def _may_join(treaty: Treaty, materials: Materials) -> bool:
    return treaty.code in materials.joinable if materials.joinable is not None else treaty.region is None


def row_name(treaties: Sequence[Treaty], voice: Voice) -> str:
    """The titles with their years of adoption, where the title does not tell it."""
    return "; ".join(_titled(treaty, voice) for treaty in treaties)


def _titled(treaty: Treaty, voice: Voice) -> str:
    title, year = treaty.title.text(voice.language), str(treaty.adoption_year)
    return title if year in title else f"{title}, {year}"


def _cell(
    treaties: Sequence[Treaty],
    groups: int,
    answer: Answer | None,
    materials: Materials,
    voice: Voice,
    state: str | None,
) -> Ratification | str:
    """The cell, or why it stays open."""
    if answer is None or not answer.status.is_settled:
        return voice("open.unanswered")
    if answer.non_answer is not None:
        return voice(f"open.{_REASONS[answer.non_answer]}")
    standing = ANSWERS.get(answer.closed or "")
    if standing is None:
        return voice("open.unanswered")
    if groups > 1 and answer.closed not in LEAST:
        return _of_list(treaties[0], standing, materials, voice, state) or voice("open.which")
    years = _years(answer.years, len(treaties)) or _on_record(treaties, standing, materials, state)
    return cell(standing, years, voice)


def _of_list(
    treaty: Treaty, standing: Standing, materials: Materials, voice: Voice, state: str | None
) -> Ratification | None:
    """One instrument of a list that one answer is about; null where only some are ratified and nobody tells which."""
    decision, record = materials.decided.get(treaty.code), _record(treaty, materials, state)
    if decision is not None:
        return cell(decision.standing, decision.years, voice)
    if record is not None and record.standing is not None and standing in (record.standing, Standing.PARTLY):
        return cell(record.standing, record.years, voice)
    return cell(standing, (), voice) if standing is not Standing.PARTLY else None


def _record(treaty: Treaty, materials: Materials, state: str | None) -> Record | None:
    if materials.register is None or state is None:
        return None
    return by_register(treaty, materials.register.acts(treaty.code, state), may_join=_may_join(treaty, materials))


def _years(years: Sequence[int], instruments: int) -> tuple[int, ...]:
    """The years as they are printed: one where all are the same, one for each instrument, else each once."""
    once = tuple(dict.fromkeys(years))
    return once if len(once) == 1 or len(years) != instruments else tuple(years)


def _on_record(
    treaties: Sequence[Treaty], standing: Standing, materials: Materials, state: str | None
) -> tuple[int, ...]:
    """The years for an answer that gives none: of decisions and of a register that say the same; else none at all."""
    years: list[int] = []
    for treaty in treaties:
        told = materials.decided.get(treaty.code) or _record(treaty, materials, state)
        if told is None or told.standing is not standing:
            return ()
        years.extend(told.years)
    return _years(years, len(treaties))


def cell(standing: Standing, years: Sequence[int], voice: Voice) -> Ratification:
    said = voice(f"conventions.{standing.value}")
    kept = () if standing is Standing.NO else tuple(years)
    told = f"{said} ({', '.join(map(str, kept))})" if kept else said
    return Ratification(standing=standing, years=kept, printed=told)
