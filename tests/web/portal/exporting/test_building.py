"""The portal as a folder of files."""

from __future__ import annotations

import pytest

import exported
import shelved
from exported import Folder
from migov.model.languages import Language
from migov.model.published import Notice
from migov.store.published import shelving
from migov.web.portal.exporting import building, checking, pages

pytestmark = pytest.mark.django_db
"""A page that is made lets go of the connection that other tests of this process have; a build has none."""

LIVE = "https://live.example.org"
HERE = "https://files.example.org/portal"
BOTH = (Language.EN, Language.FR)


def _changed(before: dict[str, int], after: dict[str, int]) -> set[str]:
    return {name for name, at in after.items() if before.get(name) != at and not name.startswith(".migov")}


def test_every_page_is_a_file_and_every_way_between_them_leads_somewhere(folder: Folder) -> None:
    shelved.put(exported.small(), languages=BOTH)
    built = folder.build()
    there = set(folder.stamps())
    for name in ("index.html", "404.html", "en/index.html", "fr/profiles/xnd-2024/1/index.html", "en/profiles.csv"):
        assert name in there
    assert {f"en/profiles/xnd-2024/{part}" for part in ("1.json", "1.csv", "conventions/index.html")} <= there
    assert built.dead == ()
    beyond = ("questions", "conventions", "instruments", "data", "programme", "compact", "sdg", "changes")
    broken = [one for one in checking.broken(folder.path) if one.because == "no such spot on the page"]
    broken += [
        one
        for one in checking.broken(folder.path)
        if one.to.startswith(("../en", "../fr", "profiles")) and not any(word in one.to for word in beyond)
    ]
    assert broken == []


def test_a_text_in_another_language_stands_on_that_languages_pages(folder: Folder) -> None:
    shelved.put(exported.small(), languages=BOTH)
    folder.build()
    page = folder.read("en/profiles/xnd-2024/1/index.html")
    assert 'href="../../../../fr/profiles/xnd-2024/1/index.html"' in page
    assert "/in/" not in page


def test_nothing_is_made_again_where_nothing_changed(folder: Folder) -> None:
    shelved.put(exported.small())
    assert folder.build().made > 0
    before = folder.stamps()
    assert folder.build().made == 0
    assert not _changed(before, folder.stamps())


def test_a_new_profile_changes_lists_and_no_page_of_another_profile(folder: Folder) -> None:
    shelved.put(exported.small())
    folder.build()
    before = folder.stamps()
    shelved.put(shelved.elsewhere("Abra", "XAB", content=exported.small()))
    folder.build()
    changed = _changed(before, folder.stamps())
    assert "en/profiles/index.html" in changed
    assert "en/profiles/xab-2024/1/index.html" in changed
    assert not {name for name in changed if "xnd-2024" in name}


def test_a_mark_beside_one_paragraph_changes_the_pages_of_its_profile_only(folder: Folder) -> None:
    shelved.put(exported.small())
    shelved.put(shelved.elsewhere("Abra", "XAB", content=exported.small()))
    folder.build()
    before = folder.stamps()
    passage = exported.small().findings[0].id
    shelving.note("xnd-2024", [Notice(passage=passage, instrument="The old law", happened="repealed", noticed="2025")])
    folder.build()
    changed = _changed(before, folder.stamps())
    assert f"en/profiles/xnd-2024/paragraphs/{passage}/index.html" in changed
    assert not {name for name in changed if "xab-2024" in name}


def test_what_is_taken_off_the_shelf_goes_from_the_folder(folder: Folder) -> None:
    shelved.put(exported.small())
    gone = shelved.put(shelved.elsewhere("Abra", "XAB", content=exported.small()))
    folder.build()
    shelving.take_off(gone.id)
    assert folder.build().gone > 0
    assert not [name for name in folder.stamps() if "xab" in name]
    assert "Abra" not in folder.read("en/profiles/index.html")


def test_a_build_that_was_stopped_goes_on_where_it_stopped(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    shelved.put(exported.small())
    make, left = pages.make, iter(range(60))

    def stopping(*args: object) -> object:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return make(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(building.pages, "make", stopping)
        with pytest.raises(KeyboardInterrupt):
            folder.build()
    before = folder.stamps()
    built = folder.build()
    assert 0 < built.made < len(folder.stamps())
    assert "en/profiles/xnd-2024/1/index.html" in folder.stamps()
    assert not {name for name in _changed(before, folder.stamps()) if name in before}


def test_readers_are_led_to_the_served_portal_to_write(folder: Folder) -> None:
    shelved.put(exported.small())
    folder.build(live=LIVE)
    passage = exported.small().findings[0].id
    page = folder.read(f"en/profiles/xnd-2024/paragraphs/{passage}/index.html")
    assert f'href="{LIVE}/en/profiles/xnd-2024/paragraphs/{passage}/report"' in page


def test_without_one_a_page_says_how_to_write_to_the_publisher(folder: Folder) -> None:
    shelved.put(exported.small())
    folder.build()
    assert "takes no letters" in folder.read("en/report/index.html")
    assert "<form" not in folder.read("en/follow/index.html")


def test_whole_addresses_name_the_folders_own_place(folder: Folder) -> None:
    shelved.put(exported.small())
    folder.build(base=HERE)
    feed = folder.read("en/feeds/all.atom")
    assert f"{HERE}/en/profiles/" in feed
    written = [path.read_bytes() for path in folder.path.rglob("*.*") if path.is_file() and path.name[0] != "."]
    assert not any(b"portal.invalid" in one for one in written)
