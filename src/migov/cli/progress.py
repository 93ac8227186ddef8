"""Progress of long work, on stderr: a bar where a person looks on, nothing where a program does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from migov.actions.assessments import Outcome
from migov.actions.folders import Step
from migov.actions.sources import Added
from migov.model.values import Value


class Done(Value, kw_only=True):
    """What became of the files of a long run."""

    added: tuple[Added, ...]

    @property
    def unread(self) -> tuple[Added, ...]:
        """Those that could not be read."""
        return tuple(one for one in self.added if one.outcome is None)


@contextmanager
def counted(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar that is told how many are done, of how many."""
    with _bar(what) as bar:
        task = bar.add_task(what, total=None)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield told


def followed(steps: Iterable[Step], *, quiet: bool) -> Done:
    """What became of each file, told as it happens; with *quiet*, only the bar."""
    added: list[Added] = []
    with _bar("files") as bar:
        task = bar.add_task("files", total=None)
        for step in steps:
            bar.update(task, completed=step.done, total=step.total)
            if step.note:
                bar.console.print(f"migov: {step.note}", markup=False, highlight=False, soft_wrap=True)
            if step.added is not None:
                added.append(step.added)
                if not quiet:
                    for line in _lines(step.added):
                        bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
    done = Done(added=tuple(added))
    if not quiet:
        click.echo(_sum(done))
    return done


def _bar(what: str) -> Progress:
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _lines(added: Added) -> Iterator[str]:
    if added.outcome is None:
        yield from (f"NOT READ  {problem}" for problem in added.problems)
    else:
        count = f"{added.passages} passages  " if added.outcome is not Outcome.ALREADY_THERE else ""
        yield f"{added.outcome:<14} {added.source}  {count}{added.file}"
    yield from (f"               {note}" for note in added.notes)


def _sum(done: Done) -> str:
    kept = [one for one in done.added if one.outcome is not None]
    outcomes = [one.outcome.value for one in kept if one.outcome]
    parts = [f"{outcomes.count(name)} {name}" for name in dict.fromkeys(outcomes)]
    return ", ".join([*parts, *([f"{len(done.unread)} not read"] if done.unread else [])]) or "no file was found"
