"""The ledger: what of it somebody reads, filtered, and how it leaves with two thousand comments."""

from __future__ import annotations

import pytest

from consulted import HERE, LATER, Consulted, in_consultation
from migov.actions.consulting import comments, dispositions, ledger
from migov.actions.consulting.comments import Said
from migov.actions.consulting.ledger import Filters, Form
from migov.errors import NotAllowed, NotFound
from migov.model.consultations import Outcome, Proposal, ProposalKind, Via, Visibility
from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.model.people import Member, Role
from teams import joined

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    return in_consultation()


def numbers(by: Member, **chosen: object) -> list[int]:
    return [row.number for row in ledger.ledger(HERE, Filters(**chosen), by=by)]  # type: ignore[arg-type]


def test_a_row_tells_who_said_what_of_which_words_and_what_became_of_it(here: Consulted) -> None:
    comment = here.say(here.labour, "Twelve.", passage=here.passages[3], on="permits take ten days")
    here.say(here.health, "Since when?", replies_to=comment.number)
    here.edit(here.passages[3], here.living(here.passages[3]).replace("ten days", "twelve days"))
    change = (here.passages[3], 1, 2)
    dispositions.dispose(HERE, comment.number, Outcome.ACCEPTED, "The decree.", change=change, by=here.editor, at=LATER)
    (row,) = ledger.ledger(HERE, by=here.focal)
    assert (row.number, row.institution, row.dimension) == (1, "Ministry of Labour (MoL)", Dimension.MIGRATION)
    assert row.section.startswith("6.")
    assert (row.outcome, row.reason, row.is_changed) == (Outcome.ACCEPTED, "The decree.", True)
    assert row.now.startswith("Work permits take twelve days.")
    assert [(one.who, one.says) for one in row.replies] == [("Ministry of Health (MoH)", "Since when?")]
    assert row.author == "Participant lea"


def test_words_that_are_gone_are_shown_as_they_were(here: Consulted) -> None:
    here.say(here.health, "Not any more.", passage=here.passages[2], on="every year in March")
    here.edit(here.passages[2], "An office collects the figures of entries and departures.")
    (row,) = ledger.ledger(HERE, by=here.editor)
    assert (row.words, row.is_unplaced, row.dimension) == ("every year in March", True, Dimension.POLICY)
    assert row.section.startswith("2.")


def test_a_promised_change_stays_open_until_it_is_in_the_text(here: Consulted) -> None:
    comment = here.say(here.health, "Add the year.")
    dispositions.dispose(HERE, comment.number, Outcome.IN_PART, "We look it up.", by=here.editor, at=LATER)
    (row,) = ledger.ledger(HERE, Filters(is_open=True), by=here.editor)
    assert row.awaits_change


def test_a_comment_on_the_whole_draft_and_one_taken_back_are_in_it(here: Consulted) -> None:
    said = Said(passage=None, says="Well written.")
    comments.say(HERE, said, version=1, institution="health", by=here.health, at=LATER)
    gone = here.say(here.labour, "A mistake of ours.", passage=here.passages[1])
    comments.withdraw(HERE, gone.number, by=here.labour, at=LATER)
    rows = ledger.ledger(HERE, by=here.coordinator)
    assert [(row.section, row.is_withdrawn) for row in rows] == [("", False), (rows[1].section, True)]
    assert numbers(here.coordinator, is_open=True) == [1]


def test_everybody_reads_what_they_may_and_no_more(here: Consulted) -> None:
    for visibility in Visibility:
        here.say(here.labour, f"For {visibility}.", passage=here.passages[1], visibility=visibility)
    assert numbers(here.labour) == numbers(here.editor) == numbers(here.coordinator) == [1, 2, 3]
    assert numbers(here.health) == [2, 3]
    assert numbers(here.unions) == [3]
    (row,) = ledger.ledger(HERE, by=here.unions)
    assert (row.institution, row.author) == ("Ministry of Labour (MoL)", "")
    with pytest.raises(NotAllowed):
        ledger.ledger(HERE, by=joined(HERE, Role.PARTICIPANT, "nobody", "nobodies"))
    with pytest.raises(NotFound):
        ledger.ledger(HERE, by=Member(person="stranger"))


def test_filters_hold_together(here: Consulted) -> None:
    first = here.say(here.labour, "One.", passage=here.passages[3])
    here.say(here.labour, "Two.", passage=here.passages[1])
    here.say(here.health, "Three.", passage=here.passages[3])
    here.say(here.editor, "Four.", passage=here.passages[3])
    dispositions.dispose(HERE, first.number, Outcome.NOTED, "Noted.", by=here.editor, at=LATER)
    assert numbers(here.editor, institution="labour", dimension=Dimension.MIGRATION) == [1]
    assert numbers(here.editor, institution=ledger.TEAM) == [4]
    assert numbers(here.editor, outcome=Outcome.NOTED) == [1]
    assert numbers(here.editor, dimension=Dimension.MIGRATION, is_open=True) == [3, 4]


def test_two_thousand_comments_leave_in_every_form(here: Consulted) -> None:
    words = Proposal(kind=ProposalKind.REPLACE, words="twelve days")
    anchor = here.anchor(here.passages[3], "ten days")
    said = [
        Said(
            passage=here.passages[number % 4],
            anchor=anchor if number % 4 == 3 else None,
            says=f"Comment {number}: the order of last year says so, and the fee has changed as well.",
            proposes=words if number % 4 == 3 else None,
            author="Dr Sample",
        )
        for number in range(2000)
    ]
    comments.say_all(HERE, said, version=1, institution="health", via=Via.WORD, by=here.focal, at=LATER)
    for form in Form:
        found = ledger.matrix(HERE, language=Language.EN, by=here.coordinator, at=LATER)
        data, _ = ledger.render(found, form)
        assert len(found.rows) == 2000
        assert len(data) > 20_000
