"""The first public page: what the Migration Governance Indicators are, what they are not, and where to begin."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.web.portal.answering import Page, answer, frame


class HomePage(Page, kw_only=True):
    """The first page."""


@require_safe
def home(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """The first page."""
    page = HomePage(frame=frame(request, _("Migration governance profiles"), "home"))
    return answer(request, page, "portal/home.html", twin=twin)
