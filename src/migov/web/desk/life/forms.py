"""Forms that came back: what was typed stands in them again, each mistake at its field."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext as _
from msgspec.structs import replace

from migov.errors import Invalid, MigovError, Problem
from migov.model import deadlines
from migov.model.deadlines import Deadline
from migov.web.pieces import Field, Mistake, Option


def mistakes(error: MigovError | None, fields: Iterable[Field]) -> tuple[Mistake, ...]:
    """What is wrong, each with the field it is about."""
    if error is None:
        return ()
    if not isinstance(error, Invalid):
        return (Mistake(says=str(error)),)
    known = {field.name: field.id or field.name for field in fields}
    return tuple(Mistake(says=_said(one), field=known.get(one.place or "")) for one in error.problems)


def marked(fields: Iterable[Field], error: MigovError | None) -> tuple[Field, ...]:
    """The fields, ready to be drawn: each with its id, and with what is wrong with it."""
    wrong = {one.place: _said(one) for one in error.problems} if isinstance(error, Invalid) else {}
    return tuple(replace(field, id=field.id or field.name, error=wrong.get(field.name)) for field in fields)


def typed(request: HttpRequest, name: str, usual: str = "") -> str:
    """What was typed into a field; the usual where the form was not sent yet."""
    return plain(request.POST.get(name, usual)) if request.method == "POST" else usual


def ticked(request: HttpRequest, name: str, usual: Iterable[str] = ()) -> list[str]:
    """What was chosen among several; the usual where the form was not sent yet."""
    return [plain(word) for word in request.POST.getlist(name)] if request.method == "POST" else list(usual)


Kind = TypeVar("Kind", bound=StrEnum)


def one_of(kind: type[Kind], word: str, *, place: str) -> Kind:
    """The member of the enumeration that was chosen.

    Raises:
        Invalid: there is none such.
    """
    if word not in set(kind):
        raise Invalid(Problem(f"{word[:40]!r} is not known", place=place, remedy="one of: " + ", ".join(kind)))
    return kind(word)


def plain(word: str) -> str:
    """The word without the one character that no database of ours takes."""
    return word.replace("\0", "")


def options(pairs: Iterable[tuple[str, str]], chosen: Iterable[str]) -> tuple[Option, ...]:
    """The options of a field, those chosen marked."""
    marked_ = set(chosen)
    return tuple(Option(value=value, label=label, chosen=value in marked_) for value, label in pairs)


def zones(chosen: str, *, name: str = "zone", id: str = "") -> Field:  # noqa: A002 - the field's own word
    """The field of a time zone: one of all there are, by continent and city."""
    there = sorted(zone for zone in deadlines.zones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))
    names = ["UTC", *there] if chosen in {"UTC", *there} else [chosen, "UTC", *there]
    return Field(
        name=name,
        id=id or name,
        label=_("Time zone"),
        kind="select",
        options=options(((zone, zone.replace("_", " ")) for zone in names), [chosen]),
        help=_("Of the country: when it moves its clocks, the time you set stays."),
    )


def deadline(local: str, zone: str, *, place: str = "due") -> Deadline | None:
    """The deadline that was typed; null where none was.

    Raises:
        Invalid: there is no such day or zone.
    """
    if not local.strip():
        return None
    try:
        return Deadline(local=local.strip()[:16], zone=zone)
    except Invalid as error:
        raise Invalid(*(Problem(one.says, place=place, remedy=one.remedy) for one in error.problems)) from error


def _said(one: Problem) -> str:
    return one.says[:1].upper() + one.says[1:] + (f" ({one.remedy})" if one.remedy else "")
