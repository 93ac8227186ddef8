"""A receipt: what came back, what of it was taken, and that the counts agree."""

from __future__ import annotations

from migov.errors import Problem
from migov.model.values import Value
from migov.sheets.differences import Difference, Differences, Outcome, heading, in_words
from migov.sheets.forms import Form
from migov.sheets.forms.reading import Returned
from migov.sheets.wording import few


class Line(Value, kw_only=True):
    """One cell of a receipt, as its workbook shows it."""

    key: str
    row: str
    heading: str
    outcome: Outcome
    sent: str
    returned: str
    now: str
    place: str
    problem: str | None = None
    stayed: bool = False
    """Of a conflict: what stood here was kept."""


class Receipt(Value, kw_only=True):
    """What became of a workbook that came back."""

    kind: str
    subject: str
    institution: str | None
    issue: int
    sent_at: str
    file: str
    sha256: str
    rows_sent: int
    rows_back: int
    """Of those that were sent."""
    rows_missing: tuple[str, ...]
    """They stay as they are."""
    rows_new: int
    cells: int
    """That came back and were to be filled in: the four counts below together."""
    unchanged: int
    changed: int
    conflicts: int
    invalid: int
    lines: tuple[Line, ...]
    """Every cell that is not unchanged."""
    problems: tuple[str, ...] = ()
    """What is wrong with the file beside its cells."""
    notes: tuple[str, ...] = ()
    """What a person should know."""
    taken_at: str | None = None
    """ISO 8601 moment; null for a preview, which changes nothing."""
    taken_by: str | None = None

    @property
    def can_be_taken(self) -> bool:
        return not self.invalid and not self.problems

    @property
    def written(self) -> int:
        """Cells that say here what they say in the workbook, once it is taken."""
        return self.changed + self.conflicts - sum(line.stayed for line in self.lines)


def receipt(
    returned: Returned, differences: Differences, *, at: str | None = None, by: str | None = None,
    notes: tuple[str, ...] = (),
    stays: frozenset[str] = frozenset(),
) -> Receipt:  # fmt: skip
    """The receipt of a workbook that came back; without a moment, the preview of one.

    Args:
        returned: the form that came back.
        differences: what comparing showed.
        at: when it was taken; ISO 8601.
        by: who took it.
        notes: what a person should know.
        stays: keys of conflicts in which what stood here was kept.
    """
    form, counts = returned.form, differences.counts
    sent = sum(len(table.rows) for table in form.tables)
    shown = differences.of(Outcome.CHANGED, Outcome.CONFLICT, Outcome.INVALID)
    return Receipt(
        kind=form.kind.value,
        subject=form.subject,
        institution=form.institution,
        issue=form.issue,
        sent_at=form.sent_at,
        file=returned.file,
        sha256=returned.sha256,
        rows_sent=sent,
        rows_back=sent - len(differences.missing),
        rows_missing=tuple(row for _, row in differences.missing),
        rows_new=differences.new_rows,
        cells=len(differences.all),
        unchanged=counts[Outcome.UNCHANGED],
        changed=counts[Outcome.CHANGED],
        conflicts=counts[Outcome.CONFLICT],
        invalid=counts[Outcome.INVALID],
        lines=_lines(form, shown, stays),
        problems=tuple(_said(problem) for problem in differences.problems),
        notes=notes,
        taken_at=at,
        taken_by=by,
    )


def _lines(form: Form, differences: tuple[Difference, ...], stays: frozenset[str]) -> tuple[Line, ...]:
    return tuple(
        Line(
            key=one.key,
            row=one.row,
            heading=heading(form, one),
            outcome=one.outcome,
            sent=sent,
            returned=back,
            now=now,
            place=one.place,
            problem=_said(one.problem) if one.problem else None,
            stayed=one.key in stays,
        )
        for one, sent, back, now in in_words(form, differences)
    )


def _said(problem: Problem) -> str:
    """The problem without the file's name, which the receipt says once."""
    place = f"{problem.place}: " if problem.place else ""
    return place + problem.says + (f" ({problem.remedy})" if problem.remedy else "")


def text(one: Receipt) -> str:
    """The receipt as plain lines."""
    state = f"taken {one.taken_at} by {one.taken_by}" if one.taken_at else "preview: nothing was changed"
    counts = (
        f"{one.unchanged} unchanged + {one.changed} changed + {one.conflicts} in conflict + {one.invalid} not valid"
    )
    lines = [
        f"{one.kind} of {one.subject}" + (f" for {one.institution}" if one.institution else ""),
        f"  issue {one.issue}, sent {one.sent_at}; {state}",
        f"  file  {one.file}, SHA-256 {one.sha256}",
        f"  rows  {one.rows_sent} sent = {one.rows_back} back + {len(one.rows_missing)} missing; {one.rows_new} new",
        f"  cells {one.cells} = {counts}",
    ]
    if one.rows_missing:
        lines.append(f"  missing rows stay as they are: {', '.join(one.rows_missing)}")
    lines += [f"  note: {note}" for note in one.notes]
    lines += [f"  not valid: {problem}" for problem in one.problems]
    for line in one.lines:
        lines += _told(line)
    return "\n".join(lines)


def _told(line: Line) -> list[str]:
    if line.problem:
        return [f"  not valid: {line.row}, {line.heading}, {line.problem}"]
    kept = ", what stood here stayed" if line.stayed else ""
    told = [
        f"  {line.outcome}{kept}: {line.row}, {line.heading} ({line.place})",
        f"      sent: {few(line.sent) or '–'}",
    ]
    if line.outcome is Outcome.CONFLICT:
        told.append(f"      here: {few(line.now) or '–'}")
    return [*told, f"      back: {few(line.returned) or '–'}"]
