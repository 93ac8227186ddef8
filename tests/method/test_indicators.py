"""Indicators: the questions of an assessment, and how each may be answered.

| scale | asks | closed answers, from least to most |
|---|---|---|
| presence | does it exist? | absent, partial, present |
| access | whom does it reach? | none, some, all |
| yes/no | is it so? | no, yes |
| ratification | what did the State do about a treaty, and when? | not ratified, signed, partly ratified, ratified |
| category | which of these? | the indicator's own, which are in no order of merit |

Indicators stand in sub-domains, sub-domains in one of the six dimensions. A list of them is an edition. Editions are
data: nothing in migov knows how many indicators there are.
"""

from __future__ import annotations

from typing import Any

import pytest

from migov.catalogue import editions
from migov.errors import Invalid
from migov.model.answers import Answer, NonAnswer, fits
from migov.model.dimensions import Dimension
from migov.model.indicators import Category, Edition, EditionKind, Indicator, Scale, SubDomain
from migov.model.languages import Localized

HOME = SubDomain("4.1", Dimension.WELL_BEING, Localized(en="Labour migration management"))


def indicator(code: str = "4.1.1", **more: Any) -> Indicator:
    fields: dict[str, Any] = {
        "code": code,
        "dimension": Dimension.WELL_BEING,
        "sub_domain": "4.1",
        "question": Localized(en="Is the demand for labour assessed?"),
        "scale": Scale.PRESENCE,
    }
    return Indicator(**(fields | more))


def edition(*indicators: Indicator) -> Edition:
    title = Localized(en="A list")
    return Edition(
        code="mine", kind=EditionKind.NATIONAL, title=title, sub_domains=(HOME,), indicators=tuple(indicators)
    )


@pytest.mark.parametrize(
    ("scale", "choices"),
    [
        (Scale.PRESENCE, ("absent", "partial", "present")),
        (Scale.ACCESS, ("none", "some", "all")),
        (Scale.YES_NO, ("no", "yes")),
        (Scale.RATIFICATION, ("not ratified", "signed", "partly ratified", "ratified")),
    ],
)
def test_a_scale_has_closed_answers(scale: Scale, choices: tuple[str, ...]) -> None:
    assert indicator(scale=scale).choices == choices


def test_an_indicator_with_categories_takes_one_of_its_own() -> None:
    test = indicator(
        question=Localized(en="Is there a labour-market test?"),
        scale=Scale.CATEGORY,
        categories=(Category("none", Localized(en="No test")), Category("quota", Localized(en="A quota"))),
    )
    assert test.choices == ("none", "quota")
    assert fits(Answer(indicator="4.1.1", closed="quota"), test)
    assert not fits(Answer(indicator="4.1.1", closed="present"), test)


def test_categories_and_the_scale_category_go_together() -> None:
    with pytest.raises(Invalid, match="categories belong to the scale 'category', and only there"):
        indicator(scale=Scale.CATEGORY)
    with pytest.raises(Invalid, match="categories belong to the scale 'category', and only there"):
        indicator(categories=(Category("none", Localized(en="None")),))


def test_every_indicator_may_be_left_without_an_answer_and_say_why() -> None:
    for reason in NonAnswer:
        assert fits(Answer(indicator="4.1.1", non_answer=reason), indicator())


def test_an_indicator_asks_in_at_least_one_language() -> None:
    with pytest.raises(Invalid, match=r"indicator 4\.1\.1 has no question in any language"):
        indicator(question=Localized())


def test_an_indicator_bears_on_objectives_that_exist() -> None:
    with pytest.raises(Invalid, match="the Global Compact has no objective 24"):
        indicator(gcm_objectives=(6, 24))


def test_a_code_stands_once_in_an_edition() -> None:
    with pytest.raises(Invalid, match=r"edition mine: indicator 4\.1\.1 stands twice"):
        edition(indicator(), indicator())


def test_an_indicator_stands_in_a_sub_domain_of_its_own_dimension() -> None:
    with pytest.raises(Invalid, match=r"stands in sub-domain 4\.1, which dimension 1 does not have"):
        edition(indicator(dimension=Dimension.RIGHTS))
    with pytest.raises(Invalid, match=r"stands in sub-domain 4\.9, which dimension 4 does not have"):
        edition(indicator(sub_domain="4.9"))


def test_every_edition_asks_in_all_six_dimensions() -> None:
    for code in editions.codes():
        assert {one.dimension for one in editions.load(code).indicators} == set(Dimension)


def test_editions_differ_in_number() -> None:
    counts = {code: len(editions.load(code).indicators) for code in editions.codes()}
    assert len(set(counts.values())) == len(counts)
