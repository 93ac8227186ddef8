"""The consultation asks the database as often for much as for little."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consultation_pages import Visitor
from consulted import LATER, Consulted, in_consultation
from migov.actions.consulting import comments, dispositions
from migov.actions.consulting.comments import Said
from migov.model.consultations import Outcome, Visibility

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    return in_consultation()


def grow(here: Consulted, count: int) -> None:
    """So many comments of three institutions, some of them decided, with replies."""
    for by in (here.labour, here.health, here.unions):
        said = [
            Said(
                passage=here.passages[number % 4],
                says=f"Number {number} of {count}.",
                visibility=Visibility.ALL,
                anchor=here.anchor(here.passages[number % 4], here.words(here.passages[number % 4]).split(".")[0]),
            )
            for number in range(count // 3)
        ]
        made = comments.say_all(here.id, said, version=1, institution=by.institutions[0], by=by, at=LATER)
        here.say(here.editor, f"To {by.person}: {count}.", replies_to=made[0].number)
        dispositions.dispose(here.id, made[0].number, Outcome.NOTED, "Seen.", by=here.editor, at=LATER)


def queries(visitor: Visitor, **query: str) -> int:
    visitor.open(**query)
    with CaptureQueriesContext(connection) as found:
        assert visitor.open(**query).status_code == 200
    return len(found)


@pytest.mark.parametrize("query", [{"in": "all", "tab": "all"}, {"in": "1"}, {"in": "6", "mode": "read"}])
def test_a_page_with_three_hundred_comments_asks_no_more_than_one_with_three(
    here: Consulted, query: dict[str, str]
) -> None:
    visitors = [Visitor(one) for one in (here.labour, here.editor)]
    grow(here, 6)
    few = [queries(one, **query) for one in visitors]
    grow(here, 300)
    assert [queries(one, **query) for one in visitors] == few
    assert max(few) <= 25
