"""Long lists, page by page."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from migov.web.numbers import whole
from migov.web.pieces import Pager


def start_of(request: HttpRequest) -> int:
    """How many entries stand before the first one that the address asks for; 0 where it asks for nothing sensible."""
    given = whole(request.GET.get("from", ""), digits=6)
    return given - 1 if given else 0


def pager(start: int, total: int, most: int, chosen: dict[str, str]) -> Pager | None:
    """The way to the neighbours; null where all fits on one page."""
    if total <= most:
        return None
    return Pager(
        says=_("%(first)d to %(last)d of %(total)d")
        % {"first": start + 1, "last": min(start + most, total), "total": total},
        previous="?" + urlencode(chosen | {"from": max(start - most, 0) + 1}) if start else None,
        next="?" + urlencode(chosen | {"from": start + most + 1}) if start + most < total else None,
    )
