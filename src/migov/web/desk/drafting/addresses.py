"""The addresses of drafting."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter

from migov.web.addressing import page
from migov.web.desk.drafting import doubting, freezing, overview, printed, section
from migov.web.desk.drafting.passages import changing, history, passage, presence, saving


class PassageId:
    """A passage's id in an address: letters, digits, and the signs between them."""

    regex = r"[A-Za-z0-9]+(?:[._-](?!json\b)[A-Za-z0-9]+){0,60}"

    def to_python(self, value: str) -> str:
        """The id as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The id as it goes into an address."""
        return value


register_converter(PassageId, "passage")

DRAFT = "assessments/<id:id>/draft"
PART = f"{DRAFT}/sections/<code:section>"
ONE = f"{DRAFT}/passages/<passage:passage>"

addresses: list[URLPattern] = [
    *page(DRAFT, overview.overview, "draft"),
    path(f"{DRAFT}/begin", overview.begin, name="draft begin"),
    path(f"{DRAFT}/doubted", doubting.told, name="draft doubted"),
    path(f"{DRAFT}/here", presence.here, name="draft here"),
    path(f"{DRAFT}/preview.pdf", printed.pdf, name="draft pdf"),
    *page(f"{DRAFT}/new", changing.new, "draft new"),
    *page(f"{DRAFT}/freeze", freezing.freeze, "draft freeze"),
    *page(PART, section.section, "draft section"),
    *page(f"{PART}/printed", printed.printed, "draft printed"),
    *page(ONE, passage.passage, "passage"),
    *page(f"{ONE}/history", history.history, "passage history"),
    *page(f"{ONE}/both", history.both, "passage both"),
    path(f"{ONE}/page.png", printed.picture, name="passage picture"),
    path(f"{ONE}/save", saving.save, name="passage save"),
    path(f"{ONE}/side", saving.side, name="passage side"),
    path(f"{ONE}/restore", saving.restore, name="passage restore"),
    path(f"{ONE}/ground", passage.ground, name="passage ground"),
    path(f"{ONE}/move", changing.move, name="passage move"),
    path(f"{ONE}/split", changing.split, name="passage split"),
    path(f"{ONE}/join", changing.join, name="passage join"),
    path(f"{ONE}/unjoin", changing.unjoin, name="passage unjoin"),
    path(f"{ONE}/aside", changing.aside, name="passage aside"),
    path(f"{ONE}/back", changing.back, name="passage back"),
]
