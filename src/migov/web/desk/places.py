"""Links from what was noticed to the paragraph of the profile where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from migov.model.assessments import Assessment
from migov.model.texts import Place
from migov.model.values import Value
from migov.profile.blocks import Book, Heading, Table
from migov.profile.markup import places as printed_ids


class PlaceLink(Value, kw_only=True):
    """A place in words, with its address where the page has one."""

    label: str
    address: str | None


class Places:
    """Finds the paragraph of a composed profile that a place means."""

    def __init__(self, assessment: Assessment, book: Book) -> None:
        self._page = reverse("profile", kwargs={"id": assessment.id})
        self._ids = frozenset(printed_ids(book))
        self._sections: dict[str, str] = {}
        rows: dict[str, list[str]] = {}
        for chapter in book.chapters:
            self._sections.setdefault(chapter.id, chapter.id)
            for block in chapter.blocks:
                if isinstance(block, Heading) and block.number:
                    self._sections.setdefault(block.number.strip(". "), block.id)
                elif isinstance(block, Table):
                    self._sections.setdefault(f"table {block.number}", block.id)
                    rows.setdefault(f"table {block.number}", []).extend(row.id for row in block.rows)
        self._paragraphs: dict[tuple[str, int], str] = {
            (table, number): row for table, names in rows.items() for number, row in enumerate(names, start=1)
        }
        for finding in assessment.findings:
            self._next(finding.section, finding.id)
        for page in assessment.module_pages:
            for told in page.findings:
                self._next(page.module, told.id)

    def link(self, place: Place) -> PlaceLink:
        """The place with its address."""
        target = self._paragraphs.get((place.section, place.paragraph or 0)) or self._sections.get(place.section)
        known = target is not None and target in self._ids
        return PlaceLink(label=_label(place), address=f"{self._page}#{target}" if known else None)

    def links(self, places: Iterable[Place]) -> tuple[PlaceLink, ...]:
        """The places with their addresses, each once."""
        return tuple(self.link(place) for place in dict.fromkeys(places))

    def _next(self, section: str, id: str) -> None:  # noqa: A002 - the field's own word
        number = 1
        while (section, number) in self._paragraphs:
            number += 1
        self._paragraphs[section, number] = id


def _label(place: Place) -> str:
    named = {
        "cover": _("cover"),
        "imprint": _("imprint"),
        "objective": _("objective"),
        "introduction": _("introduction"),
        "framework": _("framework"),
        "sources": _("key sources"),
        "annexes": _("annexes"),
    }
    section = named.get(place.section, place.section)
    if section.startswith("table "):
        number = section.removeprefix("table ")
        if place.paragraph:
            return _("table %(number)s, row %(row)d") % {"number": number, "row": place.paragraph}
        return _("table %(number)s") % {"number": number}
    return f"{section} ¶ {place.paragraph}" if place.paragraph else section
