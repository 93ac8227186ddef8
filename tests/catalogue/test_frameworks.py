from __future__ import annotations

import csv
from typing import Any

import pytest

from migov.catalogue import editions
from migov.catalogue.frameworks import global_compact, sdg_10_7_2
from migov.model.indicators import Edition, Indicator
from migov.model.languages import Language
from shared import shared


def table(name: str) -> list[dict[str, str]]:
    with shared(f"method/{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def linked(field: str, value: Any) -> set[str]:
    return {one.code for one in editions.load("national-2").indicators if value in getattr(one, field)}


def test_the_global_compact_has_23_objectives_in_english_french_and_spanish() -> None:
    assert [objective.number for objective in global_compact()] == list(range(1, 24))
    assert all(
        {Language.EN, Language.FR, Language.ES} <= set(objective.title.languages) for objective in global_compact()
    )


def test_sdg_10_7_2_has_five_items_in_each_of_six_domains() -> None:
    codes = [item.code for item in sdg_10_7_2().items]
    assert codes == [f"{number}{letter}" for number in range(1, 7) for letter in "abcde"]
    assert [domain.number for domain in sdg_10_7_2().domains] == [1, 2, 3, 4, 5, 6]
    assert all(item.code.startswith(str(item.domain)) for item in sdg_10_7_2().items)
    assert all({Language.EN, Language.FR, Language.ES} <= set(item.text.languages) for item in sdg_10_7_2().items)


def test_every_objective_is_fed_by_at_least_one_indicator_and_every_item_too() -> None:
    assert all(linked("gcm_objectives", objective.number) for objective in global_compact())
    assert all(linked("sdg_10_7_2", item.code) for item in sdg_10_7_2().items)


@pytest.mark.parametrize(
    ("name", "field", "key", "kind"),
    [("gcm_objectives", "gcm_objectives", "objective", int), ("sdg1072", "sdg_10_7_2", "subcategory", str)],
)
def test_the_links_agree_with_the_tables_they_were_gathered_in(name: str, field: str, key: str, kind: type) -> None:
    for row in table(name):
        assert linked(field, kind(row[key])) == set(row["mapped_mgi_codes"].split(";")), row[key]


def test_nothing_in_an_edition_is_a_class_a_score_or_a_rank() -> None:
    fields = {*Edition.__struct_fields__, *Indicator.__struct_fields__}
    assert not fields & {"class", "score", "weight", "rank", "points", "value", "level"}
