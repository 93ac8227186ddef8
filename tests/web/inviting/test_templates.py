"""Templates around the consultation ask only for what their pages have."""

from __future__ import annotations

from pathlib import Path

import pytest

import migov.web
from migov.web.answering import Page
from migov.web.desk.inviting.institutions import InstitutionsPage
from migov.web.desk.inviting.invitation import InvitationPage, WithdrawPage
from migov.web.desk.inviting.matrix import MatrixPage
from migov.web.desk.inviting.packs import PackPage
from migov.web.desk.inviting.priorities import PrioritiesPage, PriorityPage
from template_checks import mistakes

PAGES: dict[str, type[Page]] = {
    "desk/inviting/institutions.html": InstitutionsPage,
    "desk/inviting/invitation.html": InvitationPage,
    "desk/inviting/matrix.html": MatrixPage,
    "desk/inviting/pack.html": PackPage,
    "desk/inviting/priorities.html": PrioritiesPage,
    "desk/inviting/priority.html": PriorityPage,
    "desk/inviting/withdraw.html": WithdrawPage,
}


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(template, PAGES[template]) == []


def test_every_template_of_the_room_is_checked() -> None:
    room = Path(migov.web.__file__).parent / "templates"
    assert {path.relative_to(room).as_posix() for path in room.glob("desk/inviting/*.html")} == set(PAGES)
