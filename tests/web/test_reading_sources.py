"""Sources and instruments as pages: what stands on them, and for whom words may be pinned."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from desks import CODE, HERE, Desk
from kept import keep
from laws import ALIENS_ACT
from makers import assessment
from migov.actions import pins, sources
from migov.actions.sources import Details
from migov.model.people import Role
from people import NOON, Office
from teams import KEEPER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

WORDS = "The permit is issued for two years."
READER = f"/en/sources/act?for={HERE}&indicator={CODE}"


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    keep(assessment())
    for name, language in (("act", "en"), ("code", "lb")):
        details = Details(jurisdiction="XQA", language=language, id=name)
        sources.add(f"{ALIENS_ACT}\nPrinted as {name}.".encode(), file=f"{name}.md", details=details, by="ada", at=NOON)


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_words_are_pinned_in_the_reader_to_an_answer_that_is_open_and_to_no_other() -> None:
    ada = Desk()
    page = shown(ada.client, READER)
    assert "Pin words for" in page
    assert 'class="pin"' in page
    ada.save(0, answer="none", justification="There is no law.", then="complete")
    page = shown(ada.client, READER)
    assert "This answer is called complete. To change it, open it again" in page
    assert ada.address() in page
    assert 'class="pin' not in page
    assert "pinning.js" not in page


def test_whoever_only_reads_is_offered_no_pin() -> None:
    page = shown(Desk(Role.REVIEWER).client, READER)
    assert "Pin words for" not in page
    assert 'class="pin' not in page


@pytest.mark.parametrize("address", ["/fr/sources", "/fr/sources/act"])
def test_a_language_is_told_by_its_own_name(address: str) -> None:
    assert "English" in shown(Office(), address)


def test_a_language_that_is_none_of_ours_is_told_by_its_code() -> None:
    facts = {fact.label: fact.value for fact in Office().get("/en/sources/code").context["page"].facts}
    assert facts["Language"] == "lb"


def test_the_words_of_an_instrument_are_quoted_in_their_own_language() -> None:
    pins.pin_words(HERE, CODE, source="act", words=WORDS, by=KEEPER, at=NOON)
    found = re.search(r'href="(/ar/instruments/xqa/[^"]+)"', shown(Office(), "/ar/sources/act"))
    assert found
    assert f'<bdi lang="en"><q>{WORDS}</q></bdi>' in shown(Office(), found[1])


def test_what_a_text_is_divided_into_is_indented_from_the_side_on_which_its_lines_begin() -> None:
    assert '<ol dir="ltr">' in shown(Office(), "/ar/sources/act")


@pytest.mark.parametrize("page", ["sources", "instruments"])
def test_a_country_is_called_by_its_name_and_its_code(page: str) -> None:
    details = Details(jurisdiction="NER", language="en", id="far")
    sources.add(f"{ALIENS_ACT}\nPrinted far away.".encode(), file="far.md", details=details, by="ada", at=NOON)
    client = Desk().client
    assert '>Níger <span class="beside">NER</span>' in shown(client, f"/es/{page}")
    assert '>Republic of the Niger <span class="beside">NER</span>' in shown(client, f"/en/{page}")


def test_a_jurisdiction_that_nobody_has_named_is_called_by_its_code() -> None:
    details = Details(jurisdiction="XQZ", language="en", id="far")
    sources.add(f"{ALIENS_ACT}\nPrinted far away.".encode(), file="far.md", details=details, by="ada", at=NOON)
    assert "<h2>XQZ <span" in shown(Desk().client, "/en/sources")
