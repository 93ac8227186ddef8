"""What changed between two versions of a draft, part by part and word by word."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import zip_longest

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from migov.actions.drafting.versions import Compared
from migov.model.drafts import PartChange
from migov.model.values import Value
from migov.web.comparing import inline
from migov.web.desk.vetting.words import change_chip, place_of, section_of
from migov.web.pieces import Chip, Run

MARKED = 100_000
"""Characters in which differences are marked word by word; beyond them both texts stand whole."""


class ChangeShown(Value, kw_only=True):
    """One part that two versions differ in."""

    id: str
    chip: Chip
    place: str
    moved: str | None
    """From where to where."""
    language: str
    """Of its words."""
    runs: tuple[Run, ...]
    notes: tuple[tuple[Run, ...], ...]
    """The footnotes that differ."""
    notes_title: str | None
    same_notes: str | None
    """How many notes stay as they are."""
    before: str | None
    """Address of the part in the earlier version."""
    after: str | None
    """Address of it in the later one."""


def shown(
    id: str,  # noqa: A002 - the field's own word
    found: Iterable[Compared],
    *,
    numbers: tuple[int, int],
    language: str,
) -> tuple[ChangeShown, ...]:
    """The changes from one version to another, ready to be read."""
    left, told = MARKED, []
    for one in found:
        before, after = (part.words if part else "" for part in (one.before, one.after))
        left -= len(before) + len(after)
        told.append(_shown(id, one, numbers=numbers, language=language, marked=left >= 0))
    return tuple(told)


def part_address(id: str, number: int, part: str) -> str:  # noqa: A002
    """Where a part of a version is read."""
    return reverse("version", kwargs={"id": id, "number": number}) + f"#part-{part}"


def _shown(id: str, one: Compared, *, numbers: tuple[int, int], language: str, marked: bool) -> ChangeShown:  # noqa: A002
    part = one.after or one.before
    assert part is not None  # noqa: S101 - a change is of something
    before, after = one.before, one.after
    words = (before.words if before else "", after.words if after else "")
    notes, same = _notes(before.notes if before else (), after.notes if after else ())
    return ChangeShown(
        id=part.id,
        chip=change_chip(one.change),
        place=place_of(part),
        moved=_moved(one),
        language=language,
        runs=inline(*words) if marked else _apart(*words),
        notes=notes,
        notes_title=_("Footnotes") if notes else None,
        same_notes=ngettext("%(n)d other footnote is as it was.", "%(n)d other footnotes are as they were.", same)
        % {"n": same}
        if same and notes
        else None,
        before=part_address(id, numbers[0], part.id) if before else None,
        after=part_address(id, numbers[1], part.id) if after else None,
    )


def _moved(one: Compared) -> str | None:
    before, after = one.before, one.after
    if before is None or after is None:
        return None
    there, here = section_of(before), section_of(after)
    if there != here:
        return _("from %(before)s to %(after)s") % {"before": there, "after": here}
    if one.change is PartChange.MOVED:
        return _("to another place in the same section, with the same words")
    return None


def _apart(before: str, after: str) -> tuple[Run, ...]:
    if before == after:
        return (Run(text=before, kind="same"),)
    gone = (Run(text=before, kind="gone"),) if before else ()
    return (*gone, Run(text=after, kind="new")) if after else gone


def _notes(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[tuple[tuple[Run, ...], ...], int]:
    """The notes that differ, each with its differences, and how many are the same."""
    told: list[tuple[Run, ...]] = []
    same = 0
    for tag, at, to, since, until in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            same += to - at
            continue
        told += [inline(old, new) for old, new in zip_longest(before[at:to], after[since:until], fillvalue="")]
    return tuple(told), same
