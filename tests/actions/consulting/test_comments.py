"""Comments on a draft: who says what, who reads it, and where it stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from consulted import LATER, Consulted, frozen, in_consultation, open_it
from migov.actions.consulting import comments, consultations, dispositions
from migov.actions.consulting.comments import Said
from migov.actions.drafting import passages
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, WrongStage
from migov.model.consultations import Comment, Outcome, Proposal, ProposalKind, Via, Visibility
from migov.model.people import Member, Role
from migov.model.workflow import Stage
from migov.store import comments as kept
from migov.store import consultations as store
from migov.store import journal
from migov.store.comments import LIVING
from teams import joined, moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

REPLACE = Proposal(kind=ProposalKind.REPLACE, words="five days")


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    return in_consultation()


def seen(here: Consulted, by: Member, **more: object) -> list[int]:
    return [one.comment.number for one in comments.threads(here.id, by=by, **more)]  # type: ignore[arg-type]


def place(comment: Comment, version: int = LIVING) -> kept.Place:
    return kept.places("xqa-2024", version=version)[comment.number]


def test_a_comment_stands_on_its_words_in_the_draft_and_in_the_living_text(here: Consulted) -> None:
    said = here.say(here.labour, "Is it working days?", passage=here.passages[3], on="ten days")
    assert (said.number, said.version, said.institution, said.by) == (1, 1, "labour", "lea")
    for version in (1, LIVING):
        there = place(said, version)
        assert there.anchor is not None
        assert (there.passage, there.anchor.exact) == (here.passages[3], "ten days")
    assert journal.lines()[-1].action == "comment.say"
    assert journal.lines()[-1].details["comments"] == [1]


def test_commenting_is_reading_and_takes_no_comments_back(here: Consulted) -> None:
    consultations.no_comments(here.id, "labour", by=here.labour, at=LATER)
    here.say(here.labour, "After all.")
    asked = store.get(here.id).invitation("labour")
    assert asked is not None
    assert asked.opened_at is not None
    assert asked.no_comment_at is None


def test_a_comment_may_be_about_a_part_or_about_everything(here: Consulted) -> None:
    whole = Said(passage=None, says="Well done.")
    made = comments.say(here.id, whole, version=1, institution="labour", by=here.labour, at=LATER)
    table = comments.say(
        here.id, Said(passage="conventions-1", says="Row 2."), version=1, institution="labour", by=here.labour, at=LATER
    )
    assert place(made) == kept.Place(passage=None)
    assert place(table).passage == "conventions-1"


@pytest.mark.parametrize(
    ("visibility", "readers"),
    [
        (Visibility.INSTITUTION, {"lea", "cora", "edo"}),
        (Visibility.GOVERNMENT, {"lea", "cora", "edo", "fay", "hana"}),
        (Visibility.ALL, {"lea", "cora", "edo", "fay", "hana", "uma"}),
    ],
)
def test_a_comment_is_read_by_those_for_whom_it_is_and_nobody_else(
    here: Consulted, visibility: Visibility, readers: set[str]
) -> None:
    said = here.say(here.labour, "Between us?", visibility=visibility)
    here.say(here.labour, "And more.", replies_to=said.number)
    everybody = (here.labour, here.coordinator, here.editor, here.focal, here.health, here.unions)
    assert {one.person for one in everybody if seen(here, one)} == readers
    for one in everybody:
        if one.person in readers:
            assert len(comments.thread(here.id, 1, by=one).replies) == 1
            continue
        with pytest.raises(NotFound):
            comments.thread(here.id, 1, by=one)
        with pytest.raises(NotFound):
            comments.withdraw(here.id, 2, by=one, at=LATER)
        with pytest.raises(NotFound):
            here.say(one, "I guess there is something.", replies_to=1)


def test_an_institution_that_was_not_asked_reads_and_says_nothing(here: Consulted) -> None:
    stranger = joined(here.id, Role.PARTICIPANT, "zoe", "justice")
    with pytest.raises(NotAllowed):
        seen(here, stranger)
    with pytest.raises(NotAllowed):
        here.say(stranger, "Hello?")


def test_a_reply_is_read_as_what_it_replies_to_and_needs_no_decision(here: Consulted) -> None:
    said = here.say(here.labour, "Is it so?", visibility=Visibility.INSTITUTION, passage=here.passages[3])
    reply = here.say(here.editor, "It is.", replies_to=said.number, visibility=Visibility.ALL)
    assert (reply.visibility, reply.passage, reply.institution) == (Visibility.INSTITUTION, here.passages[3], None)
    assert dispositions.waiting(here.id) == (said.number,)
    with pytest.raises(Invalid, match="reply"):
        here.say(here.labour, "Thanks.", replies_to=reply.number)
    with pytest.raises(Invalid):
        here.say(here.labour, proposes=REPLACE, on="doctor", replies_to=said.number)


def test_one_replies_though_the_passage_is_gone_from_the_draft_that_is_read(here: Consulted) -> None:
    said = here.say(here.labour, "Out with it?", passage=here.passages[1])
    passages.put_aside(here.id, here.passages[1], by=here.editor, at=LATER)
    frozen(here)
    reply = here.say(here.editor, "It is out.", replies_to=said.number, version=2)
    assert reply.passage == here.passages[1]


def test_nobody_speaks_for_another_institution_on_the_page(here: Consulted) -> None:
    said = Said(passage=here.passages[0], says="We are fine.")
    for by, institution in ((here.labour, "health"), (here.labour, None), (here.editor, "labour")):
        with pytest.raises(NotAllowed):
            comments.say(here.id, said, version=1, institution=institution, by=by, at=LATER)
    brought = comments.say(here.id, said, version=1, institution="labour", via=Via.WORD, by=here.focal, at=LATER)
    assert brought.institution == "labour"


@pytest.mark.parametrize(
    "said",
    [
        Said(passage="p-1-new", says=" "),
        Said(passage="p-1-new", says="x" * 20_001),
        Said(passage="p-1-new", proposes=REPLACE),
        Said(passage="p-1-new", proposes=Proposal(kind=ProposalKind.ADD_PASSAGE, words="x" * 20_001)),
        Said(passage=None, proposes=Proposal(kind=ProposalKind.DELETE_PASSAGE)),
    ],
)
def test_what_says_nothing_or_too_much_is_refused(here: Consulted, said: Said) -> None:
    with pytest.raises(Invalid):
        comments.say(here.id, said, version=1, institution="labour", by=here.labour, at=LATER)
    assert kept.of(here.id) == ()


def test_words_that_do_not_stand_there_are_refused(here: Consulted) -> None:
    elsewhere = here.anchor(here.passages[3], "ten days")
    for passage in (here.passages[0], here.passages[3]):
        where = elsewhere if passage == here.passages[0] else here.anchor(here.passages[0], "doctor")
        with pytest.raises(Invalid, match="do not stand"):
            comments.say(
                here.id,
                Said(passage=passage, anchor=where, says="?"),
                version=1,
                institution="labour",
                by=here.labour,
                at=LATER,
            )
    with pytest.raises(NotFound):
        here.say(here.labour, "?", version=7)
    with pytest.raises(NotFound):
        comments.say(here.id, Said(passage="nix", says="?"), version=1, institution="labour", by=here.labour, at=LATER)


def test_signs_that_nobody_sees_are_not_kept(here: Consulted) -> None:
    proposes = Proposal(kind=ProposalKind.INSERT, words=" in\x00deed\r\nso")
    said = here.say(here.labour, "Well\x00 said.\r\n\r\nSo.", proposes=proposes, on="doctor")
    assert said.says == "Well said.\n\nSo."
    assert said.proposes is not None
    assert said.proposes.words == " indeed\nso"


def test_a_participant_comments_on_no_draft_from_before_the_consultation(home: object) -> None:  # noqa: ARG001
    here = in_consultation(opened=False)
    here.edit(here.passages[0], "Something that was never shown. It stays inside.")
    frozen(here)
    open_it(here.id)
    with pytest.raises(NotFound):
        here.say(here.labour, "I know it.", version=1)
    assert here.say(here.editor, "I do.", version=1).version == 1


def test_what_is_said_on_an_older_draft_stands_in_the_newer_ones_too(here: Consulted) -> None:
    here.edit(here.passages[3], "As of today, work permits take ten days. Residence permits take a month.")
    frozen(here)
    here.edit(here.passages[0], here.living(here.passages[0]) + " So it is.")
    frozen(here)
    said = here.say(here.labour, "Working days?", passage=here.passages[3], on="ten days", version=1)
    gone = here.say(here.labour, "By post?", passage=here.passages[3], on="sent by post", version=1)
    for version in (2, 3, LIVING):
        there = place(said, version)
        assert there.anchor is not None
        assert there.anchor.exact == "ten days"
        assert place(gone, version).passage is None
    assert seen(here, here.labour, version=1) == [1, 2]


def test_what_was_said_on_a_newer_draft_is_not_said_of_the_older_one(here: Consulted) -> None:
    here.edit(here.passages[3], "Work permits take five days. Residence permits take a month.")
    frozen(here)
    here.say(here.labour, "Better.", passage=here.passages[3], version=2)
    assert seen(here, here.labour, version=1) == []
    assert seen(here, here.labour, version=2) == [1]


def test_comments_of_chosen_parts_alone(here: Consulted) -> None:
    here.say(here.labour, "One.", passage=here.passages[0])
    here.say(here.labour, "Two.", passage=here.passages[3])
    assert seen(here, here.labour, parts=[here.passages[3]]) == [2]


def test_what_was_taken_back_is_still_read_and_counts_no_longer(here: Consulted) -> None:
    said = here.say(here.labour, "Wrong.")
    for one in (here.health, here.focal, here.editor):
        with pytest.raises(NotAllowed):
            comments.withdraw(here.id, said.number, by=one, at=LATER)
    gone = comments.withdraw(here.id, said.number, by=here.labour, at=LATER)
    again = comments.withdraw(here.id, said.number, by=here.labour, at=LATER + timedelta(hours=1))
    assert gone.withdrawn_at == again.withdrawn_at == LATER.isoformat()
    assert [line.action for line in journal.lines()].count("comment.withdraw") == 1
    assert comments.thread(here.id, 1, by=here.health).comment.says == "Wrong."
    assert dispositions.waiting(here.id) == ()
    assert kept.count_of(here.id) == {}
    with pytest.raises(Conflict):
        dispositions.dispose(here.id, 1, Outcome.NOTED, "Gone.", by=here.editor, at=LATER)


def test_somebody_of_the_same_institution_takes_a_comment_back_before_it_is_decided(here: Consulted) -> None:
    colleague = joined(here.id, Role.PARTICIPANT, "leo", "labour")
    here.say(here.labour, "One.")
    here.say(here.labour, "Two.")
    comments.withdraw(here.id, 1, by=colleague, at=LATER)
    dispositions.dispose(here.id, 2, Outcome.NOTED, "Seen.", by=here.editor, at=LATER)
    with pytest.raises(Conflict):
        comments.withdraw(here.id, 2, by=colleague, at=LATER)


def test_a_button_pressed_twice_says_it_once(here: Consulted) -> None:
    first = here.say(here.labour, "Twice?", on="doctor")
    again = here.say(here.labour, "Twice?", on="doctor", at=LATER + timedelta(seconds=1))
    assert again == first
    assert here.say(here.labour, "Twice?", on="nationality").number == 2
    assert here.say(here.labour, "Twice?", on="doctor", at=LATER + timedelta(days=1)).number == 3
    comments.withdraw(here.id, 3, by=here.labour, at=LATER + timedelta(days=1))
    assert here.say(here.labour, "Twice?", on="doctor", at=LATER + timedelta(days=1)).number == 4


def test_while_the_editors_consolidate_nobody_suggests_and_everybody_comments(here: Consulted) -> None:
    consultations.consolidate(here.id, begin=True, by=here.editor, at=LATER)
    with pytest.raises(WrongStage, match="frozen"):
        here.say(here.labour, proposes=REPLACE, passage=here.passages[3], on="ten days")
    assert here.say(here.labour, "Then as a comment.").number == 1
    consultations.consolidate(here.id, begin=False, by=here.editor, at=LATER)
    assert here.say(here.labour, proposes=REPLACE, passage=here.passages[3], on="ten days").is_suggestion


@pytest.mark.parametrize("stage", [Stage.RESEARCH, Stage.VETTING, Stage.PUBLISHED])
def test_comments_are_taken_in_the_consultation_alone(here: Consulted, stage: Stage) -> None:
    said = here.say(here.labour, "Now.")
    moved(here.id, stage)
    for by in (here.labour, here.editor):
        with pytest.raises(WrongStage):
            here.say(by, "Too late.")
        with pytest.raises(WrongStage):
            comments.withdraw(here.id, said.number, by=by, at=LATER)


def test_several_things_are_said_at_once_or_not_at_all(here: Consulted) -> None:
    listed = [
        Said(passage=here.passages[0], says="One."),
        Said(passage=here.passages[0], says="A reply.", follows=0),
        Said(passage="nix", says="Nowhere."),
    ]
    with pytest.raises(NotFound):
        comments.say_all(here.id, listed, version=1, institution="labour", by=here.labour, at=LATER)
    assert kept.of(here.id) == ()
    made = comments.say_all(here.id, listed[:2], version=1, institution="labour", by=here.labour, at=LATER)
    assert [(one.number, one.replies_to) for one in made] == [(1, None), (2, 1)]


def test_nobody_speaks_for_an_institution_that_is_asked_no_longer(here: Consulted) -> None:
    both = replace(here.health, institutions=("health", "unions"))
    consultations.withdraw(here.id, "unions", by=here.coordinator, at=LATER)
    said = Said(passage=None, says="For them, too.")
    with pytest.raises(NotAllowed):
        comments.say(here.id, said, version=1, institution="unions", by=both, at=LATER)
    assert comments.say(here.id, said, version=1, institution="health", by=both, at=LATER).number == 1
