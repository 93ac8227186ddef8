from __future__ import annotations

import re
from pathlib import Path

import pytest

import migov.web
from migov.model.dimensions import Dimension
from migov.profile import colours

ROOM = Path(migov.web.__file__).parent / "static" / "migov"
SHEETS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(ROOM.glob("*.css"))}
CSS = "\n".join(SHEETS.values())
NAMES = dict(zip(Dimension, ("rights", "policy", "partnerships", "well-being", "crises", "migration"), strict=True))
WORDS = ("ink", "muted", "brand", "link", *NAMES.values())
GROUNDS = ("paper", "wash", "ground")


def variables(where: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", where))


LIGHT, DARK = variables(SHEETS["tokens"]), variables(SHEETS["night"])
SHARP_BY_DAY, SHARP_BY_NIGHT = (variables(part) for part in SHEETS["contrast"].split("@media"))


def test_the_pages_have_the_colours_of_the_printed_profile() -> None:
    for dimension, name in NAMES.items():
        assert LIGHT[name] == colours.PALETTE[dimension].deep
        assert DARK[name] == colours.PALETTE[dimension].bright
    assert (LIGHT["paper"], LIGHT["ink"], LIGHT["brand"]) == (colours.PAPER, colours.INK, colours.BRAND)
    assert DARK["paper"] == colours.NIGHT


def test_every_sheet_of_colours_names_the_same_colours() -> None:
    assert set(LIGHT) == set(DARK) == set(SHARP_BY_DAY) == set(SHARP_BY_NIGHT)


@pytest.mark.parametrize(
    ("shade", "least"),
    [(LIGHT, 4.5), (DARK, 4.5), (SHARP_BY_DAY, 7), (SHARP_BY_NIGHT, 7)],
    ids=["day", "night", "contrast by day", "contrast by night"],
)
def test_every_colour_of_words_reads_on_its_ground(shade: dict[str, str], least: float) -> None:
    pairs = [(words, ground) for words in WORDS for ground in GROUNDS]
    pairs += [("on-brand", "brand"), ("on-marker", "marker"), ("ink", "notice"), ("ink", "tint"), ("brand", "tint")]
    pairs += [
        ("alarm", "paper"),
        ("alarm", "alarm-wash"),
        ("paper", "alarm"),
        ("done", "done-wash"),
        ("ink", "done-wash"),
    ]
    for words, ground in pairs:
        assert colours.contrast(shade[words], shade[ground]) >= least, (words, ground)


@pytest.mark.parametrize("shade", [LIGHT, DARK, SHARP_BY_DAY, SHARP_BY_NIGHT])
def test_the_edge_of_a_field_is_seen(shade: dict[str, str]) -> None:
    for ground in GROUNDS:
        assert colours.contrast(shade["edge"], shade[ground]) >= 3, ground


def test_no_rule_knows_left_from_right() -> None:
    assert not re.findall(
        r"(?:margin|padding|border|inset)-(?:left|right)|text-align: (?:left|right)|\b(?:left|right):", CSS
    )


def test_every_shade_is_defined_where_it_is_used() -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", CSS))
    assert used <= set(re.findall(r"--([\w-]+):", CSS))


def test_nothing_is_fetched_from_elsewhere() -> None:
    for address in re.findall(r"url\(\"?([^)\"]+)", CSS):
        assert (ROOM / address).is_file(), address


def test_every_colour_is_named_and_none_is_written_where_it_is_used() -> None:
    for name in set(SHEETS) - {"tokens", "night", "contrast", "print"}:
        assert not re.findall(r"(?<![-\w]): #[0-9a-f]{3,8}", SHEETS[name]), name
