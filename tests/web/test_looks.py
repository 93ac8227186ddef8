from __future__ import annotations

import re
from pathlib import Path

import migov.web
from migov.model.dimensions import Dimension
from migov.profile import colours

CSS = (Path(migov.web.__file__).parent / "static" / "migov" / "site.css").read_text()
NAMES = dict(zip(Dimension, ("rights", "policy", "partnerships", "well-being", "crises", "migration"), strict=True))


def variables(where: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", where))


LIGHT, DARK = variables(CSS.split("@media")[0]), variables(CSS.split("@media")[1])


def test_the_pages_have_the_colours_of_the_printed_profile() -> None:
    for dimension, name in NAMES.items():
        assert LIGHT[name] == colours.PALETTE[dimension].deep
        assert DARK[name] == colours.PALETTE[dimension].bright
    assert (LIGHT["paper"], LIGHT["ink"], LIGHT["brand"]) == (colours.PAPER, colours.INK, colours.BRAND)
    assert DARK["paper"] == colours.NIGHT


def test_every_colour_of_words_reads_on_its_ground_by_day_and_night() -> None:
    for shade in (LIGHT, DARK):
        for words in ("ink", "muted", "brand", "link", *NAMES.values()):
            for ground in ("paper", "wash"):
                assert colours.contrast(shade[words], shade[ground]) >= 4.5, (words, ground)
        assert colours.contrast(shade["on-brand"], shade["brand"]) >= 4.5


def test_no_rule_knows_left_from_right() -> None:
    assert not re.findall(
        r"(?:margin|padding|border|inset)-(?:left|right)|text-align: (?:left|right)|\b(?:left|right):", CSS
    )


def test_every_shade_is_defined_where_it_is_used() -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", CSS))
    assert used <= set(re.findall(r"--([\w-]+):", CSS))
