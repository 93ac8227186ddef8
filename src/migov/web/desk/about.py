"""What the MGI are and are not, and whose software this is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.model.dimensions import Dimension
from migov.model.values import Value
from migov.web.answering import Page, answer, frame, speaking


class DimensionLine(Value, kw_only=True):
    """One of the six dimensions."""

    number: int
    title: str
    is_principle: bool


class AboutPage(Page, kw_only=True):
    """The page about the MGI and migov."""

    dimensions: tuple[DimensionLine, ...]
    are: tuple[str, ...]
    are_not: tuple[str, ...]


@require_safe
def about(request: HttpRequest, *, twin: bool = False) -> HttpResponse:
    """What the MGI are and are not."""
    page = AboutPage(
        frame=frame(request, _("About"), "about"),
        dimensions=tuple(
            DimensionLine(number=int(dimension), title=dimension.title(speaking()), is_principle=dimension.is_principle)
            for dimension in Dimension
        ),
        are=(
            _("a tool with which a government takes stock of its migration policies"),
            _("about the structures that exist: laws, institutions, plans, partnerships"),
            _("led by the government, and open for discussion between ministries"),
            _("the beginning of a conversation about what may be developed further"),
        ),
        are_not=(
            _("a ranking or a score: no page of migov can order countries"),
            _("a measure of the effects that policies have"),
            _("a set of instructions"),
            _("the same ruler laid on every country"),
        ),
    )
    return answer(request, page, "desk/about.html", twin=twin)
