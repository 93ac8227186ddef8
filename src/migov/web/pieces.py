"""The pieces of which the pages of the desk are made, as values: each is drawn by the template ``parts/<name>.html``.

A page's context holds them ready, so that the JSON twin tells the same words and the template only places them. What
each looks like is shown live on the page ``/look``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from msgspec.structs import force_setattr

from migov.model.answers import AnswerStatus
from migov.model.values import Value

ChipKind = Literal[
    "not-started",
    "carried",
    "draft",
    "complete",
    "reviewed",
    "late",
    "due",
    "done",
    "waiting",
    "open",
    "blocked",
    "plain",
]
"""Each kind has a mark of its own, so that no state is told by colour alone."""

STATES: dict[AnswerStatus, str] = {
    AnswerStatus.NOT_STARTED: gettext_noop("Not started"),
    AnswerStatus.CARRIED: gettext_noop("From last round, not yet confirmed"),
    AnswerStatus.DRAFT: gettext_noop("Draft"),
    AnswerStatus.COMPLETE: gettext_noop("Complete"),
    AnswerStatus.REVIEWED: gettext_noop("Reviewed"),
}
STATE_KINDS: dict[AnswerStatus, ChipKind] = {
    AnswerStatus.NOT_STARTED: "not-started",
    AnswerStatus.CARRIED: "carried",
    AnswerStatus.DRAFT: "draft",
    AnswerStatus.COMPLETE: "complete",
    AnswerStatus.REVIEWED: "reviewed",
}


class Chip(Value, kw_only=True):
    """A state in one word, with the mark of its kind."""

    kind: ChipKind
    word: str


def state(status: AnswerStatus) -> Chip:
    """The chip of an answer's status."""
    return Chip(kind=STATE_KINDS[status], word=_(STATES[status]))


def deadline(due: datetime, now: datetime, *, soon: int = 7) -> Chip:
    """The chip of a deadline: late by days, due in days, or merely its day while it is further off than *soon*."""
    if now > due:
        days = (now - due) // timedelta(days=1)
        word = ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days} if days else _("Late")
        return Chip(kind="late", word=word)
    days = (due - now) // timedelta(days=1)
    if days > soon:
        return Chip(kind="plain", word=_("Due %(day)s") % {"day": due.date().isoformat()})
    word = ngettext("Due in %(n)d day", "Due in %(n)d days", days) % {"n": days} if days else _("Due today")
    return Chip(kind="due", word=word)


class Option(Value, kw_only=True):
    """One choice of a field."""

    value: str
    label: str
    help: str | None = None
    chosen: bool = False


FieldKind = Literal[
    "text", "email", "password", "number", "date", "datetime-local", "search", "url", "file",
    "long", "select", "radio", "check", "checks",
]  # fmt: skip
"""What stands under the label: ``long`` is a text of several lines, ``radio`` one of the options, ``checks`` several
of them, ``check`` a single yes. The others are kinds of HTML's own input."""


class Field(Value, kw_only=True):
    """One thing to fill in, with its label, its help and what is wrong with it."""

    name: str
    label: str
    kind: FieldKind = "text"
    value: str = ""
    id: str = ""
    """Where two forms of a page have a field of one name; else the name serves."""
    help: str | None = None
    error: str | None = None
    required: bool = False
    optional: bool = False
    """Says "(optional)" behind the label."""
    options: tuple[Option, ...] = ()
    rows: int = 4
    maximum: int | None = None
    """The longest text, in characters."""
    autocomplete: str | None = None
    accept: str | None = None
    """The kinds of file that are taken."""
    language: str | None = None
    """Of the text in it, where that is not the page's."""
    narrow: bool = False
    """For a code, a number or a day."""
    locked: bool = False
    """May be read, and not changed."""

    def __post_init__(self) -> None:
        force_setattr(self, "id", self.id or self.name)


class Mistake(Value, kw_only=True):
    """What is wrong with a form that was handed in, and at which field."""

    says: str
    field: str | None = None
    """The id of the field."""


NoticeKind = Literal["info", "done", "caution", "wrong"]


class Notice(Value, kw_only=True):
    """Something the reader is told before all else."""

    kind: NoticeKind
    title: str
    lines: tuple[str, ...] = ()
    address: str | None = None
    action: str | None = None
    """The words of the link to *address*."""


class Task(Value, kw_only=True):
    """One thing to do, in a list that is the whole of the day's work."""

    title: str
    address: str | None
    """Null while it cannot be begun."""
    chip: Chip
    note: str | None = None
    due: Chip | None = None
    dimension: int | None = None


class Tab(Value, kw_only=True):
    """One page among those that belong together."""

    title: str
    address: str
    current: bool
    count: int | None = None


class Crumb(Value, kw_only=True):
    """A page above this one."""

    title: str
    address: str


class Empty(Value, kw_only=True):
    """What stands where nothing is yet: why, and what to do."""

    title: str
    text: str
    address: str | None = None
    action: str | None = None


class Segment(Value, kw_only=True):
    """One part of a bar, measured in hundredths of its length."""

    kind: ChipKind
    word: str
    count: int
    start: float
    width: float


class Progress(Value, kw_only=True):
    """How far work has come, as counts of status; never what was answered."""

    label: str
    total: int
    segments: tuple[Segment, ...]


def progress(label: str, counts: Mapping[AnswerStatus, int]) -> Progress:
    """The counts of status as one bar, from what is done to what is not begun."""
    total = sum(counts.values())
    segments: list[Segment] = []
    start = 0.0
    for status in reversed(AnswerStatus):
        count = counts.get(status, 0)
        if status is AnswerStatus.CARRIED and not count:  # a first round does not speak of one before it
            continue
        width = round(100 * count / total, 2) if total else 0.0
        segments.append(
            Segment(kind=STATE_KINDS[status], word=_(STATES[status]), count=count, start=start, width=width)
        )
        start = round(start + width, 2)
    return Progress(label=label, total=total, segments=tuple(segments))


class Pager(Value, kw_only=True):
    """The way to the neighbours of a page of a long list."""

    says: str
    """Such as "1 to 50 of 300"."""
    previous: str | None
    next: str | None


class Badge(Value, kw_only=True):
    """A person, as small as can be."""

    name: str
    initials: str
    note: str | None = None
    """Such as their role or institution, or what they are doing here now."""


def badge(name: str, note: str | None = None) -> Badge:
    """The badge of a person of this name.

    >>> badge("Amina Diallo-Keïta").initials
    'AD'
    """
    words = [word for word in name.split() if word[0].isalpha()] or [name.strip() or "?"]
    ends = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return Badge(name=name, initials="".join(word[0] for word in ends).upper(), note=note)


class Step(Value, kw_only=True):
    """One step of a way that is gone in order."""

    title: str
    state: Literal["done", "current", "later"]
    address: str | None = None


class Run(Value, kw_only=True):
    """Words that are in both texts, or in one only."""

    text: str
    kind: Literal["same", "gone", "new"]


class Side(Value, kw_only=True):
    """One of two texts that stand side by side."""

    title: str
    runs: tuple[Run, ...]
    note: str | None = None
    """Such as who wrote it, and when."""
    language: str | None = None


class Comparison(Value, kw_only=True):
    """Two texts side by side, with what differs marked in words and not in colour alone."""

    before: Side
    after: Side


class Event(Value, kw_only=True):
    """Something that happened: who, what, when."""

    at: str
    """ISO 8601, for machines."""
    when: str
    """For people."""
    who: Badge
    says: str
    address: str | None = None
    quote: str | None = None
    """The words it is about."""
    chip: Chip | None = None
    comparison: Comparison | None = None


class Confirmation(Value, kw_only=True):
    """A question before something that is not easily undone, as a page of its own."""

    title: str
    text: str
    action: str
    """The address the answer is posted to."""
    word: str
    """What the button says: the verb, never "OK"."""
    back: str
    lines: tuple[str, ...] = ()
    grave: bool = False
    fields: tuple[Field, ...] = ()
    hidden: tuple[Option, ...] = ()
    """Values that go with it unseen."""
