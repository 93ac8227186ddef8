"""A mandate pack as a PDF: tagged, in our own typefaces; the same bytes for the same pack."""

from __future__ import annotations

from datetime import UTC, datetime

from migov.model.values import Value
from migov.profile.packs.values import Pack
from migov.profile.packs.wording import Words, told
from migov.profile.pdf import laid_out


class Sheet(Value, kw_only=True):
    """A pack with its words, as the template wants it."""

    pack: Pack
    says: Words


def render(pack: Pack) -> bytes:
    """The pack as a PDF file."""
    moment = datetime.fromisoformat(pack.frozen_on).replace(tzinfo=UTC)
    return laid_out("pack", Sheet(pack=pack, says=told(pack)), language=pack.language, moment=moment)
