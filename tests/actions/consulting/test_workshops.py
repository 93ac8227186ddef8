"""Workshops: what is captured is kept once, and becomes part of the ledger without overwriting anything."""

from __future__ import annotations

from datetime import timedelta

import pytest

from consulted import LATER, Consulted, in_consultation
from migov.actions.consulting import comments, dispositions, minutes, sittings, workshops
from migov.actions.consulting.minutes import Bearing
from migov.actions.drafting import priorities
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, WrongStage
from migov.model.consultations import Outcome, Proposal, ProposalKind, Via, Visibility
from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.model.people import Role
from migov.model.workflow import Stage
from migov.model.workshops import Attendee, Minute
from migov.store import journal
from teams import joined, moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

AFTER = LATER + timedelta(hours=3)


@pytest.fixture
def here() -> Consulted:
    """A consultation with one workshop."""
    found = in_consultation()
    workshops.open_(found.id, "Validation", on="2024-05-20", place="Rivermouth", by=found.coordinator, at=LATER)
    return found


def minute(name: str = "one", **said: object) -> Minute:
    told = {"passage": None, "at": "2024-05-20T10:00:00+00:00"} | said
    return Minute(id=f"minute-of-{name}", **told)  # type: ignore[arg-type]


def captured(here: Consulted, *found: Minute) -> workshops.Captured:
    return workshops.capture(here.id, 1, found, by=here.coordinator, at=AFTER)


def taken(here: Consulted) -> minutes.TakenOver:
    return minutes.take_over(here.id, 1, by=here.editor, at=AFTER)


def bearings(here: Consulted) -> list[Bearing]:
    return [line.bearing for line in minutes.lines(here.id, 1, by=here.editor)]


def test_a_workshop_is_on_the_draft_that_is_read(here: Consulted) -> None:
    found = workshops.one(here.id, 1, by=here.editor)
    assert (found.title, found.place, found.version) == ("Validation", "Rivermouth", 1)


def test_those_who_speak_for_institutions_are_expected_until_they_are_on_the_list(here: Consulted) -> None:
    expected = workshops.expected(here.id, 1, by=here.editor)
    assert {one.institution for one in expected} == {"labour", "health", "unions"}
    more = Attendee(name=" Ana  Osei ", function="Adviser")
    after = workshops.attend(here.id, 1, [*expected, *expected, more], by=here.coordinator, at=AFTER)
    assert len(after.attendees) == 4
    assert after.attendees[-1].name == "Ana Osei"
    assert workshops.expected(here.id, 1, by=here.editor) == ()
    left = workshops.leave(here.id, 1, "Ana Osei", None, by=here.coordinator, at=AFTER)
    assert len(left.attendees) == 3
    with pytest.raises(NotFound):
        workshops.leave(here.id, 1, "Ana Osei", None, by=here.coordinator, at=AFTER)


def test_what_is_sent_twice_is_kept_once(here: Consulted) -> None:
    assert captured(here, minute(decision="Shorten it.")).kept == ("minute-of-one",)
    again = captured(here, minute(decision="Shorten it.", at="2024-05-20T11:00:00+00:00"))
    assert (again.kept, again.again, again.refused) == ((), ("minute-of-one",), ())
    assert len(workshops.one(here.id, 1, by=here.editor).minutes) == 1


def test_an_id_that_comes_with_other_words_keeps_the_first_and_is_told(here: Consulted) -> None:
    captured(here, minute(decision="Shorten it."))
    told = captured(here, minute(decision="Lengthen it."))
    assert told.refused[0].id == "minute-of-one"
    assert "that one is kept" in told.refused[0].says
    assert workshops.one(here.id, 1, by=here.editor).minutes[0].decision == "Shorten it."


def test_a_minute_that_cannot_be_kept_holds_up_no_other(here: Consulted) -> None:
    told = captured(
        here,
        minute("elsewhere", decision="Shorten it.", passage="not-in-it"),
        minute("too-long", decision="x" * 20_001),
        minute("nobody", decision="Yes.", comment=77),
        minute("when", decision="Yes.", at="yesterday"),
        Minute(id="../..", passage=None, decision="Yes.", at="2024-05-20"),
        minute("good", decision="Shorten it.", passage=here.passages[0]),
    )
    assert told.kept == ("minute-of-good",)
    assert [one.id for one in told.refused] == [
        "minute-of-elsewhere",
        "minute-of-too-long",
        "minute-of-nobody",
        "minute-of-when",
        "../..",
    ]


def test_a_workshop_holds_two_thousand_minutes(here: Consulted) -> None:
    told = captured(here, *(minute(f"n-{n}", decision="Yes.") for n in range(workshops.MOST_MINUTES + 2)))
    assert (len(told.kept), len(told.refused)) == (workshops.MOST_MINUTES, 2)


def test_nothing_is_captured_in_a_closed_workshop_until_it_is_open_again(here: Consulted) -> None:
    workshops.close(here.id, 1, by=here.coordinator, at=AFTER)
    with pytest.raises(Conflict, match="closed"):
        captured(here, minute(decision="Too late."))
    with pytest.raises(Conflict, match="closed"):
        workshops.attend(here.id, 1, [Attendee(name="Late")], by=here.coordinator, at=AFTER)
    workshops.reopen(here.id, 1, by=here.coordinator, at=AFTER)
    assert captured(here, minute(decision="In time.")).kept


def test_only_those_who_run_workshops_capture_and_only_during_the_consultation(here: Consulted) -> None:
    analyst = joined(here.id, Role.ANALYST, "ann")
    for member in (analyst, here.labour):
        with pytest.raises((NotAllowed, NotFound)):
            workshops.capture(here.id, 1, [minute(decision="Mine.")], by=member, at=AFTER)
    with pytest.raises((NotAllowed, NotFound)):
        workshops.of(here.id, by=here.labour)
    with pytest.raises(NotAllowed):
        minutes.take_over(here.id, 1, by=here.focal, at=AFTER)
    moved(here.id, Stage.VETTING)
    with pytest.raises(WrongStage):
        captured(here, minute(decision="Too late."))


@pytest.mark.parametrize(
    ("title", "on"), [("", "2024-05-20"), ("x" * 301, "2024-05-20"), ("Fine", "2024-02-30"), ("Fine", "May")]
)
def test_a_workshop_needs_a_title_and_a_day(here: Consulted, title: str, on: str) -> None:
    with pytest.raises(Invalid):
        workshops.open_(here.id, title, on=on, by=here.coordinator, at=AFTER)


def test_a_workshop_with_minutes_stays_on_its_draft(here: Consulted) -> None:
    captured(here, minute(decision="Shorten it."))
    with pytest.raises(NotFound):
        workshops.change(here.id, 1, "Second day", on="2024-05-21", version=9, by=here.coordinator, at=AFTER)
    after = workshops.change(here.id, 1, "Second day", on="2024-05-21", by=here.coordinator, at=AFTER)
    assert (after.title, after.on, len(after.minutes)) == ("Second day", "2024-05-21", 1)


def test_a_decision_on_a_comment_becomes_what_became_of_it(here: Consulted) -> None:
    said = here.say(here.health, "Say since when.", on="Emergency care")
    captured(here, minute(comment=said.number, outcome=Outcome.IN_PART, decision="Add the year.", rationale="Known."))
    assert taken(here).taken == ("minute-of-one",)
    thread = comments.thread(here.id, said.number, by=here.editor)
    assert thread.disposition is not None
    assert (thread.disposition.outcome, thread.disposition.reason) == (Outcome.IN_PART, "Add the year.\nKnown.")
    assert bearings(here) == [Bearing.TAKEN]
    assert taken(here).taken == ()


def test_a_suggestion_accepted_as_it_stands_is_carried_out(here: Consulted) -> None:
    change = Proposal(kind=ProposalKind.REPLACE, words="twelve days")
    said = here.say(here.labour, passage=here.passages[3], on="ten days", proposes=change)
    captured(here, minute(comment=said.number, outcome=Outcome.ACCEPTED, rationale="As the Ministry says."))
    taken(here)
    assert "twelve days" in here.living(here.passages[3])
    disposition = comments.thread(here.id, said.number, by=here.editor).disposition
    assert disposition is not None
    assert disposition.change is not None


def test_a_suggestion_whose_words_are_gone_is_accepted_and_waits_for_its_change(here: Consulted) -> None:
    change = Proposal(kind=ProposalKind.REPLACE, words="twelve days")
    said = here.say(here.labour, passage=here.passages[3], on="ten days", proposes=change)
    here.edit(here.passages[3], "Nothing of what stood here is left in these words now.")
    captured(here, minute(comment=said.number, outcome=Outcome.ACCEPTED, rationale="As the Ministry says."))
    assert taken(here).taken
    disposition = comments.thread(here.id, said.number, by=here.editor).disposition
    assert disposition is not None
    assert disposition.awaits_change


def test_what_was_decided_elsewhere_is_not_overwritten(here: Consulted) -> None:
    said = here.say(here.health, "Say since when.")
    captured(here, minute(comment=said.number, outcome=Outcome.ACCEPTED, rationale="Agreed in the room."))
    dispositions.dispose(here.id, said.number, Outcome.NOTED, "Known already.", by=here.editor, at=AFTER)
    assert taken(here).left == {"minute-of-one": Bearing.DECIDED}
    disposition = comments.thread(here.id, said.number, by=here.editor).disposition
    assert disposition is not None
    assert disposition.reason == "Known already."


def test_two_minutes_that_decide_otherwise_wait_until_one_is_struck_out(here: Consulted) -> None:
    said = here.say(here.health, "Say since when.")
    captured(here, minute("yes", comment=said.number, outcome=Outcome.ACCEPTED, rationale="Agreed."))
    captured(here, minute("no", comment=said.number, outcome=Outcome.NOT_ACCEPTED, rationale="Not agreed."))
    assert bearings(here) == [Bearing.DIFFERS, Bearing.DIFFERS]
    told = minutes.lines(here.id, 1, by=here.editor)
    assert told[0].others == ("minute-of-no",)
    assert taken(here).taken == ()
    workshops.strike(here.id, 1, "minute-of-yes", by=here.coordinator, at=AFTER)
    assert taken(here).taken == ("minute-of-no",)
    with pytest.raises(Conflict, match="taken over"):
        workshops.strike(here.id, 1, "minute-of-no", by=here.coordinator, at=AFTER)


def test_the_same_decision_from_two_machines_decides_once(here: Consulted) -> None:
    said = here.say(here.health, "Say since when.")
    for name in ("left", "right"):
        captured(here, minute(name, comment=said.number, outcome=Outcome.NOTED, rationale=f"Heard on the {name}."))
    told = taken(here)
    assert (told.taken, told.left) == (("minute-of-left",), {"minute-of-right": Bearing.DECIDED})


def test_a_comment_that_was_taken_back_is_not_decided(here: Consulted) -> None:
    said = here.say(here.health, "Say since when.")
    captured(here, minute(comment=said.number, outcome=Outcome.NOTED, rationale="Heard."))
    comments.withdraw(here.id, said.number, by=here.health, at=AFTER)
    assert taken(here).left == {"minute-of-one": Bearing.WITHDRAWN}


def test_what_is_said_without_a_comment_becomes_one_of_the_institution(here: Consulted) -> None:
    asks = minute("asks", passage=here.passages[1], decision="Name the article.", institution="unions")
    settled = minute(
        "settled",
        passage=here.passages[0],
        decision="Drop the last sentence.",
        outcome=Outcome.NOT_ACCEPTED,
        rationale="It is true.",
        institution="A visitor",
    )
    captured(here, asks, settled)
    taken(here)
    open_, closed = comments.threads(here.id, by=here.editor)
    assert (open_.comment.institution, open_.comment.via, open_.comment.passage) == (
        "unions",
        Via.WORKSHOP,
        here.passages[1],
    )
    assert open_.disposition is None
    assert (closed.comment.author, closed.comment.institution, closed.comment.says) == (
        "A visitor",
        None,
        "Drop the last sentence.",
    )
    assert closed.disposition is not None
    assert closed.disposition.reason == "It is true."


def test_what_is_said_of_a_comment_without_deciding_it_becomes_a_reply(here: Consulted) -> None:
    said = here.say(here.health, "Say since when.")
    captured(here, minute(comment=said.number, decision="To be looked up.", institution="labour"))
    taken(here)
    (reply,) = comments.thread(here.id, said.number, by=here.editor).replies
    assert (reply.says, reply.institution) == ("To be looked up.", "labour")


def test_a_priority_is_written_down_once(here: Consulted) -> None:
    told = {"passage": here.passages[3], "priority": "Publish  how long permits take.", "institution": "labour"}
    captured(here, minute("one", **told), minute("two", **told))
    taken(here)
    (found,) = priorities.of(here.id, by=here.editor)
    assert found.text == "Publish how long permits take."
    assert (found.dimension, found.agreed_by, found.passages) == (
        Dimension.MIGRATION,
        ("labour",),
        (here.passages[3],),
    )


def test_single_minutes_are_taken_over_on_their_own(here: Consulted) -> None:
    captured(here, minute("one", decision="First."), minute("two", decision="Second."))
    minutes.take_over(here.id, 1, ["minute-of-two"], by=here.editor, at=AFTER)
    assert bearings(here) == [Bearing.WAITS, Bearing.TAKEN]
    with pytest.raises(NotFound):
        minutes.take_over(here.id, 1, ["minute-of-three"], by=here.editor, at=AFTER)


def test_all_of_it_stands_in_the_journal(here: Consulted) -> None:
    captured(here, minute(decision="First."))
    captured(here, minute(decision="First."))
    taken(here)
    workshops.close(here.id, 1, by=here.coordinator, at=AFTER)
    actions = [one.action for one in journal.lines(here.id) if one.action.startswith("workshop.")]
    assert sorted(actions) == ["workshop.capture", "workshop.close", "workshop.open", "workshop.take"]


def test_printed_minutes_follow_the_draft_and_keep_what_is_not_for_everybody(here: Consulted) -> None:
    secret = here.say(here.health, "Between us.", passage=here.passages[3], visibility=Visibility.INSTITUTION)
    plain = here.say(here.labour, "Name the post.", passage=here.passages[3], on="sent by post")
    captured(
        here,
        minute("last", passage=here.passages[3], comment=secret.number, outcome=Outcome.NOTED, rationale="Heard."),
        minute("next", passage=here.passages[3], comment=plain.number, outcome=Outcome.ACCEPTED, rationale="Yes."),
        minute("first", passage=here.passages[0], decision="Shorten it.", institution="unions"),
        minute("whole", decision="Read it again.", institution="A visitor"),
    )
    workshops.strike(here.id, 1, "minute-of-whole", by=here.coordinator, at=AFTER)
    printed = sittings.sitting(here.id, 1, language=Language.EN, by=here.editor)
    assert [group.words for group in printed.groups] == [here.words(here.passages[0]), here.words(here.passages[3])]
    first, last, next_ = (entry for group in printed.groups for entry in group.entries)
    assert first.institution == "Union of Workers"
    assert (last.comment, last.said) == (secret.number, "")
    assert next_.said == "“sent by post”\nName the post."
    assert sittings.render(printed)[:2] == b"PK"
    with pytest.raises((NotAllowed, NotFound)):
        sittings.sitting(here.id, 1, language=Language.EN, by=here.labour)


def test_nobody_reaches_a_comment_by_its_number_that_they_do_not_see(here: Consulted) -> None:
    alone = here.say(here.labour, "Among us: which act?", on="The Health Act", visibility=Visibility.INSTITUTION)
    dispositions.dispose(here.id, alone.number, Outcome.NOTED, "Told to them alone.", by=here.editor, at=LATER)
    decision = {"comment": alone.number, "outcome": Outcome.NOTED, "rationale": "So be it."}
    guess = minute("guess", **decision)
    assert [one.id for one in workshops.capture(here.id, 1, [guess], by=here.focal, at=AFTER).refused] == [guess.id]
    assert captured(here, minute("known", **decision)).kept
    told = {by: minutes.lines(here.id, 1, by=by)[0].decided for by in (here.focal, here.editor)}
    assert told[here.focal] is None
    assert told[here.editor] is not None


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2024-05-01T13:00:00", "2024-05-01T13:00:00+00:00"),
        ("2024-05-01T13:00:00-05:00", "2024-05-01T13:00:00-05:00"),
        ("0001-01-01T00:00:00+14:00", AFTER.isoformat()),
        ("9999-12-31T23:59:59-12:00", AFTER.isoformat()),
    ],
)
def test_the_moment_of_a_minute_is_one_that_every_page_can_show(here: Consulted, given: str, kept: str) -> None:
    assert captured(here, minute("one", at=given, decision="It was said.")).kept
    taken(here)
    (said,) = comments.threads(here.id, by=here.editor)
    assert said.comment.at == kept
