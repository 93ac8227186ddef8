"""Everything that can go wrong, in one tree.

::

    MigovError
    ├── NotFound          no such thing, or not one you may see
    ├── Refused           the thing exists, but the rules say no
    │   ├── NotAllowed    … because of who is asking
    │   ├── WrongStage    … because of where the assessment stands
    │   │   └── NotReady  … and of what is still missing: a list
    │   └── Conflict      … because somebody else changed it meanwhile
    └── Invalid           the thing itself is ill-formed
        ├── Unsupported   a sentence that nothing supports
        ├── Misquoted     a quotation that its source does not contain
        └── Unreadable    a file that cannot be read as what it claims to be

Each error writes its own sentence, in the reader's words, from the values it speaks about. The doors (``cli``, ``web``)
hold one table each that turns a class into an exit code or an HTTP status.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class MigovError(Exception):
    """The root: catch this at a door, and nothing wider."""


class NotFound(MigovError):
    """No such thing, or not one you may see: the two are deliberately told apart nowhere.

    >>> print(NotFound("assessment", "ner-2021", remedy="`migov assessment list` shows what there is"))
    no assessment 'ner-2021': `migov assessment list` shows what there is
    """

    def __init__(self, kind: str, name: object, *, remedy: str | None = None) -> None:
        self.kind, self.name, self.remedy = kind, name, remedy
        super().__init__(f"no {kind} {str(name)!r}" + (f": {remedy}" if remedy else ""))


class Refused(MigovError):
    """The thing exists, but the rules say no."""


class NotAllowed(Refused):
    """Refused because of who is asking."""


class WrongStage(Refused):
    """Refused because of where the assessment stands."""


class Conflict(Refused):
    """Refused because somebody else changed the thing meanwhile, or it is already there."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in something that was handed in: where it is, what it is, what to do about it.

    >>> print(Problem("the scale 'maybe' is not known", file="list.xlsx", place="row 7, column scale",
    ...               remedy="use one of: access, presence"))
    list.xlsx, row 7, column scale: the scale 'maybe' is not known (use one of: access, presence)
    """

    says: str
    """What is wrong, as half a sentence."""

    file: str | None = None
    """The file's name as the person gave it, without the way to it."""

    place: str | None = None
    """Page, line, row and column, sheet, or key in the file."""

    remedy: str | None = None
    """What the person can do."""

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        return (f"{where}: " if where else "") + self.says + (f" ({self.remedy})" if self.remedy else "")


class NotReady(WrongStage):
    """Refused because of what is still missing. Carries all of it, not only the first."""

    def __init__(self, *problems: Problem) -> None:
        self.problems: Sequence[Problem] = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class Invalid(MigovError, ValueError):
    """The thing itself is ill-formed. Carries every problem found, not only the first.

    A ``ValueError`` too, so that reading a file can add the place in the file to what a value's own rule says.
    """

    def __init__(self, *problems: Problem | str) -> None:
        self.problems: Sequence[Problem] = tuple(
            problem if isinstance(problem, Problem) else Problem(problem) for problem in problems
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Unsupported(Invalid):
    """A sentence that nothing supports."""


class Misquoted(Invalid):
    """A quotation that its source does not contain."""


class Unreadable(Invalid):
    """A file that cannot be read as what it claims to be."""
