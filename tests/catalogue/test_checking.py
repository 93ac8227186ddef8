from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from migov.catalogue import editions
from migov.catalogue.checking import check
from migov.model.dimensions import Dimension
from migov.model.indicators import Edition, EditionKind, Indicator, Scale, SubDomain
from migov.model.languages import Language, Localized

BOTH = Localized(en="Is it?", fr="Est-ce\xa0?")


def indicator(code: str = "1.1.1", **more: Any) -> Indicator:
    fields: dict[str, Any] = {
        "code": code,
        "dimension": Dimension.RIGHTS,
        "sub_domain": "1.1",
        "question": BOTH,
        "guidance": BOTH,
        "scale": Scale.PRESENCE,
    }
    return Indicator(**(fields | more))


def edition(indicators: Sequence[Indicator], *homes: SubDomain) -> Edition:
    return Edition(
        code="mine",
        kind=EditionKind.NATIONAL,
        title=BOTH,
        sub_domains=homes or (SubDomain("1.1", Dimension.RIGHTS, BOTH),),
        indicators=tuple(indicators),
    )


def told(*indicators: Indicator, **more: Any) -> list[str]:
    return [str(problem) for problem in check(edition(indicators), **more)]


@pytest.mark.parametrize("code", editions.codes())
def test_what_comes_with_migov_is_in_order(code: str) -> None:
    assert check(editions.load(code), languages=(Language.EN, Language.FR, Language.ES)) == []


def test_an_edition_in_order_has_no_problems() -> None:
    assert told(indicator()) == []


def test_a_text_that_one_indicator_has_in_a_language_and_another_has_not_is_missing() -> None:
    assert told(indicator(), indicator("1.1.2", question=Localized(en="And?"))) == [
        "indicator 1.1.2: the question is not written in Français"
    ]


def test_an_office_that_writes_one_language_is_not_asked_for_another() -> None:
    english = Localized(en="Is it?")
    only = Edition(
        code="mine",
        kind=EditionKind.NATIONAL,
        title=english,
        sub_domains=(SubDomain("1.1", Dimension.RIGHTS, english),),
        indicators=(indicator(question=english, guidance=english),),
    )
    assert check(only) == []
    asked = check(only, languages=(Language.AR,))
    assert [problem.place for problem in asked] == ["sub-domain 1.1", "indicator 1.1.1", "indicator 1.1.1"]


def test_empty_guidance_is_noticed() -> None:
    assert told(indicator(guidance=Localized())) == ["indicator 1.1.1: the guidance is empty"]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"sdg_10_7_2": ("7a",)}, "indicator 1.1.1: SDG indicator 10.7.2 has no item '7a' (1a to 6e)"),
        ({"sdg_targets": ("18.1",)}, "indicator 1.1.1: '18.1' is not an SDG target (such as 10.7 or 17.18 or 4.b)"),
        (
            {"scale": Scale.RATIFICATION, "treaties": ("ILO-C999",)},
            "indicator 1.1.1: the treaty register has no 'ILO-C999'",
        ),
        ({"treaties": ("CRC",)}, "indicator 1.1.1: it names treaties, but its scale is 'presence'"),
        ({"scale": Scale.RATIFICATION}, "indicator 1.1.1: it asks about ratification, but names no treaty"),
        ({"code": "1.1.2"}, "indicator 1.1.2: the count jumps: 1.1.1 is missing before it"),
        ({"code": "1.2.1"}, "indicator 1.2.1: the code does not follow its sub-domain 1.1"),
        ({"code": "R-17"}, "indicator R-17: the code is not dimension.sub-domain.number (such as 1.2.3)"),
    ],
)
def test_what_leads_nowhere_is_noticed(more: dict[str, Any], says: str) -> None:
    assert told(indicator(**more)) == [says]


def test_a_gap_in_the_codes_is_noticed_once() -> None:
    found = told(indicator("1.1.1"), indicator("1.1.3"), indicator("1.1.4"))
    assert found == ["indicator 1.1.3: the count jumps: 1.1.2 is missing before it"]


def test_a_sub_domain_without_indicators_is_noticed() -> None:
    homes = [SubDomain(code, Dimension.RIGHTS, BOTH) for code in ("1.1", "1.2")]
    assert [str(p) for p in check(edition([indicator()], *homes))] == ["sub-domain 1.2: no indicator stands in it"]
