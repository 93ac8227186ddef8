"""The comparison of two rounds as lines that a person reads, on the page and in the file to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from migov.actions import answers as answering
from migov.actions.answers import Under
from migov.actions.changing import Comparison
from migov.model.changes import Compared, State
from migov.model.indicators import Indicator
from migov.model.people import Member
from migov.model.values import Value
from migov.store import reviews
from migov.web.answering import speaking, tongue
from migov.web.desk.answering.beside import RELATIONS
from migov.web.desk.following.words import CHIPS, STATES, answer_name, kind_name
from migov.web.pieces import Chip

COLUMNS = (
    "earlier_indicators",
    "indicators",
    "relation",
    "comparable_without_remark",
    "state",
    "before",
    "after",
    "kind",
    "because",
    "instruments",
    "remark",
)
"""Of the file; its words are codes, the same in every language."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run, were it the first of a cell."""


class ChangeLine(Value, kw_only=True):
    """One question, or the questions that became it, in both rounds."""

    code: str
    """The codes of this round; of the last where the question was given up."""
    then: str | None
    """The codes of the last round, where they are others."""
    dimension: int
    question: str
    language: str | None
    """Of the question, where it is not the page's."""
    before: str | None
    after: str | None
    kind: str | None
    because: str
    instruments: tuple[str, ...]
    relation: str | None
    """How the questions are related, where they are not the same."""
    remark: str
    address: str | None
    why: str | None
    """Where somebody says why it changed, or says it anew."""


class LineGroup(Value, kw_only=True):
    """The questions of which the comparison says the same."""

    id: str
    title: str
    chip: Chip
    lines: tuple[ChangeLine, ...]


class Questions:
    """The questions of both rounds, by their codes."""

    def __init__(self, earlier: Under, later: Under) -> None:
        self.then, self.now = _asked(earlier), _asked(later)

    def of(self, line: Compared) -> Indicator | None:
        """The question as it is asked now; as it was, where it was given up."""
        code = next(iter(line.later), None)
        return self.now.get(code) if code else self.then.get(line.earlier[0])


def seen(comparison: Comparison, id: str, by: Member) -> tuple[Compared, ...]:  # noqa: A002 - the field's own word
    """The lines without those that this person is still to answer blind."""
    blind = reviews.to_code(id, by.person)
    return tuple(one for one in comparison.lines if not blind & set(one.later))


def groups(id: str, lines: Iterable[Compared], questions: Questions, *, may: bool) -> tuple[LineGroup, ...]:  # noqa: A002
    """The lines by what the comparison says of them, what is to do first; empty groups are left out."""
    every = tuple(lines)
    there = {state: tuple(one for one in every if one.state is state) for state in STATES}
    return tuple(
        LineGroup(
            id=f"state-{state.name.lower().replace('_', '-')}",
            title=_(title),
            chip=Chip(kind=CHIPS[state], word=_(title)),
            lines=tuple(_line(id, one, questions, may=may) for one in there[state]),
        )
        for state, title in STATES.items()
        if there[state]
    )


def as_csv(lines: Iterable[Compared]) -> bytes:
    """The lines as a table, in UTF-8 with a mark that spreadsheets look for."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        reason = line.reason
        row = (
            " ".join(line.earlier),
            " ".join(line.later),
            line.relation.value,
            "yes" if line.relation.is_comparable else "no",
            line.state.value,
            " | ".join(one.answer for one in line.before),
            " | ".join(one.answer for one in line.after),
            reason.kind.value if reason else "",
            reason.because if reason else "",
            "; ".join(one.name for one in reason.instruments) if reason else "",
            line.remark.text(speaking()),
        )
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
    return "\ufeff".encode() + out.getvalue().encode()


def _asked(under: Under) -> dict[str, Indicator]:
    return {one.code: one for edition in answering.editions_of(under) for one in edition.indicators}


def _line(id: str, line: Compared, questions: Questions, *, may: bool) -> ChangeLine:  # noqa: A002
    asked = questions.of(line)
    before = [answer_name(one, questions.then.get(one.indicator)) for one in line.before]
    after = [answer_name(one, questions.now.get(one.indicator)) for one in line.after]
    code = ", ".join(line.later or line.earlier)
    here = {"id": id, "code": line.later[0]} if line.later else None
    tells = line.state in (State.UNTOLD, State.CHANGED)
    return ChangeLine(
        code=code,
        then=", ".join(line.earlier) if line.earlier and line.earlier != line.later and line.later else None,
        dimension=int(asked.dimension) if asked else 1,
        question=asked.question.text(speaking()) if asked else "",
        language=tongue(asked.question) if asked else None,
        before=" · ".join(before) or None,
        after=" · ".join(after) or None,
        kind=kind_name(line.reason.kind) if line.reason else None,
        because=line.reason.because if line.reason else "",
        instruments=tuple(one.name for one in line.reason.instruments) if line.reason else (),
        relation=None if line.relation.is_comparable else _(RELATIONS[line.relation]),
        remark=line.remark.text(speaking()),
        address=reverse("indicator", kwargs=here) if here else None,
        why=reverse("change kind", kwargs=here) if here and tells and may else None,
    )
