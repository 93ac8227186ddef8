"""The way from the desk to the public portal, where this house has one and knows its address."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from migov.errors import NotFound
from migov.model.published import PublicRelease
from migov.store.published import releases
from migov.web.answering import speaking
from migov.web.pieces import Crumb


def on_the_shelf(assessment: str) -> PublicRelease | None:
    """What the portal shows of an assessment; null where that is nothing."""
    try:
        return releases.of_assessment(assessment)[0]
    except NotFound:
        return None


def to_the_portal(assessment: str, paragraph: str | None = None) -> Crumb | None:
    """The link to a profile on the portal, or to one of its paragraphs; null where there is nothing to be seen."""
    base = str(settings.PORTAL_ADDRESS)
    if not base or on_the_shelf(assessment) is None:
        return None
    part = f"/paragraphs/{paragraph}" if paragraph else ""
    return Crumb(title=_("See it on the portal"), address=f"{base}/{speaking()}/profiles/{assessment}{part}")


def to_the_programme() -> Crumb | None:
    """The link to the public programme page; null where the address of the portal is not known."""
    base = str(settings.PORTAL_ADDRESS)
    return Crumb(title=_("See the programme page"), address=f"{base}/{speaking()}/programme") if base else None
