"""The page of treaties: differences are listed, decided, and decided anew when somebody says something else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from kept import keep
from makers import assessment, jurisdiction
from migov.catalogue.treaties import register
from migov.model.conventions import ConventionRow, ConventionTable, Ratification, Standing
from migov.model.instruments import Agreement
from migov.model.people import Role
from migov.model.treaties import Act
from people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

CODE = "REFUGEES-1951"
ACT = next(act for act in register().participations if act.treaty == CODE and act.act is Act.ACCESSION)
TABLE = "/en/assessments/xqa-2024/treaties"
ONE = f"{TABLE}/{CODE}"


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    wrong = Ratification(standing=Standing.YES, years=(ACT.year - 1,), printed=f"Yes ({ACT.year - 1})")
    row = ConventionRow(name=("Refugees",), treaties=(CODE,), ratification=wrong)
    agreement = Agreement(id="a", title="Agreement on seasonal work", partners=("Ostrevaux",), years=(2022,))
    table = ConventionTable(number="1", title="Conventions", rows=(row,))
    keep(assessment(jurisdiction=jurisdiction(ACT.state), conventions=(table,), agreements=(agreement,)))


def seen(browser: Client) -> str:
    found = re.search(r'name="seen" value="(\w+)"', browser.get(ONE).content.decode())
    assert found
    return found[1]


def decided(browser: Client, **more: str) -> Any:
    form = {"act": "decide", "witness": "depositary", "because": "Its page says so.", "seen": seen(browser)}
    return browser.post(ONE, form | more)


def test_a_difference_is_listed_first_and_what_is_alike_is_folded() -> None:
    page = signed_in(Role.ANALYST).get(f"{TABLE}.json").json()
    assert [line["code"] for line in page["different"]] == [CODE]
    assert [line["title"] for line in page["agreements"]] == ["Agreement on seasonal work"]
    assert page["alike"] or page["silent"]


def test_a_decision_is_kept_with_its_reason() -> None:
    browser = signed_in(Role.ANALYST)
    assert decided(browser).status_code == 302
    page = browser.get(ONE).content.decode()
    assert "Its page says so." in page
    assert f"Depositary: Party ({ACT.year})" in page
    assert [line["code"] for line in browser.get(f"{TABLE}.json").json()["decided"]] == [CODE]


def test_a_decision_without_a_reason_comes_back() -> None:
    assert decided(signed_in(Role.ANALYST), because="").status_code == 422


def test_a_decision_on_what_has_changed_meanwhile_is_not_kept() -> None:
    browser = signed_in(Role.FOCAL_POINT)
    before = seen(browser)
    said = {"act": "say", "who": "ministry", "says_so": "Ministry of Justice", "what": "", "date": "", "remark": ""}
    assert browser.post(ONE, said).status_code == 302
    assert decided(browser, seen=before).status_code == 409
    assert "Ministry of Justice" in browser.get(ONE).content.decode()


def test_a_date_before_the_treaty_is_told_at_its_field() -> None:
    said = {"act": "say", "who": "ministry", "says_so": "Ministry of Justice", "what": "accession", "date": "1900"}
    answer = signed_in(Role.ANALYST).post(ONE, said)
    assert answer.status_code == 422
    assert "after the treaty was adopted" in answer.content.decode()


def test_reviewers_read_and_do_not_decide_and_institutions_do_not_read() -> None:
    page = signed_in(Role.REVIEWER).get(ONE)
    assert page.status_code == 200
    assert 'name="seen"' not in page.content.decode()
    assert signed_in(Role.PARTICIPANT).get(ONE).status_code in (403, 404)
