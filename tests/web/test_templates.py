from __future__ import annotations

from pathlib import Path

import pytest
from django.template import engines

import migov.web
from migov.web.answering import Page
from migov.web.desk.about import AboutPage
from migov.web.desk.files import FilesPage
from migov.web.desk.indicators import IndicatorsPage
from migov.web.desk.instruments import InstrumentPage, InstrumentsPage
from migov.web.desk.look import LookPage
from migov.web.desk.noticed import NoticedPage
from migov.web.desk.profiles import ProfilePage, ProfilesPage
from migov.web.desk.registers import RegistersPage
from migov.web.desk.sources import ReaderPage, SourcesPage
from migov.web.desk.treaties import TreatiesPage, TreatyPage
from template_checks import mistakes, mistakes_in

PAGES: dict[str, type[Page]] = {
    "desk/about.html": AboutPage,
    "desk/files.html": FilesPage,
    "desk/indicators.html": IndicatorsPage,
    "desk/instrument.html": InstrumentPage,
    "desk/instruments.html": InstrumentsPage,
    "desk/look.html": LookPage,
    "desk/noticed.html": NoticedPage,
    "desk/profile.html": ProfilePage,
    "desk/profiles.html": ProfilesPage,
    "desk/registers.html": RegistersPage,
    "desk/source.html": ReaderPage,
    "desk/sources.html": SourcesPage,
    "desk/treaties.html": TreatiesPage,
    "desk/treaty.html": TreatyPage,
}
PARTS = {"desk/head.html", "desk/places.html", "desk/treaty_table.html"}
"""Included by pages, and checked with them."""


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(template, PAGES[template]) == []


def test_every_template_of_the_desk_is_checked() -> None:
    room = Path(migov.web.__file__).parent / "templates"
    found = {path.relative_to(room).as_posix() for path in room.rglob("desk/*.html")}
    assert found == set(PAGES) | PARTS


@pytest.mark.parametrize(
    "source",
    [
        "{{ page.nix }}",
        "{% if page.frame.nix %}{% endif %}",
        "{% for profile in page.profiles %}{{ profile.nix }}{% endfor %}",
        "{% for profile in page.nix %}{% endfor %}",
        "{% if page.folder and not page.nix %}{% endif %}",
        "{{ nix }}",
        "{% include 'desk/places.html' with places=page.nix only %}",
    ],
)
def test_a_misspelt_name_is_noticed(source: str) -> None:
    assert mistakes_in(engines["django"].from_string(source).template, ProfilesPage) != []
