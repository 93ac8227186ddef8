"""Delegation: institutions answer in their own words, and the focal point keeps the pen."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from kept import NOON, keep
from makers import assessment
from migov.actions import answers, delegations, journal, returns
from migov.actions import people as letting_in
from migov.actions.entering import member_of
from migov.actions.people import Place
from migov.errors import Conflict, Invalid, NotAllowed, NotFound
from migov.model.assignments import Delegation, Return, Via
from migov.model.deadlines import Deadline
from migov.model.fields import Field
from migov.model.institutions import Institution
from migov.model.people import Member, Role
from migov.model.returns import Progress, Written
from migov.store import answers as kept
from migov.store import delegations as store
from migov.store import invitations
from people import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

HERE, CODE, OTHER = "xqa-2024", "1.1.1", "1.1.2"
DUE = Deadline(local="2024-05-20T17:00", zone="Africa/Niamey")
LABOUR = Institution(id="labour", name="Ministry of Labour", acronym="MoL")


@pytest.fixture(autouse=True)
def _kept(home: object, settings: Any) -> None:  # noqa: ARG001 - the folder comes first
    settings.MIGOV_WAITS_FOR_MAIL = True
    keep(assessment(institutions=(LABOUR,)))


@pytest.fixture
def fay() -> Member:
    """The focal point."""
    return member_of(HERE, a_person(Role.FOCAL_POINT, handle="fay"))


@pytest.fixture
def ada() -> Member:
    return member_of(HERE, a_person(Role.ANALYST, handle="ada"))


@pytest.fixture
def pia() -> Member:
    """Of the Ministry of Labour."""
    return member_of(HERE, a_person(Role.PARTICIPANT, handle="pia", institution="labour"))


def handed(by: Member, *names: str, institution: str = "labour") -> Delegation:
    return delegations.hand_over(HERE, institution, names or (CODE, OTHER), due=DUE, asked="Please.", by=by, at=NOON)


def says(justification: str = "Article 12.", **more: str) -> Written:
    words = {Field.JUSTIFICATION: justification} | {Field[name.upper()]: text for name, text in more.items()}
    return Written(words=words)


def write(by: Member, base: int, written: Written, *, code: str = CODE, submit: bool = True) -> returns.Kept:
    return returns.write(HERE, 1, code, written, base=base, submit=submit, by=by, at=NOON + timedelta(hours=1))


def progress(by: Member, days: int = 0) -> Progress:
    (one,) = delegations.all_of(HERE, by=by, now=NOON + timedelta(days=days))
    return one.progress


def test_those_who_speak_for_the_institution_get_a_letter_that_leads_to_the_first_question(
    fay: Member, pia: Member
) -> None:
    handed(fay)
    (letter,) = mail.outbox
    assert letter.to == [f"{pia.person}@people.example"]
    assert "Please." in letter.body
    assert "2024-05-20 17:00 (Africa/Niamey)" in letter.body
    assert re.search(rf"/en/\S+\?next=/en/assessments/{HERE}/delegations/1/on/{CODE}", letter.body)


@pytest.mark.usefixtures("pia")
def test_a_letter_opens_the_door_for_days_only_to_whoever_is_a_participant_and_no_more(fay: Member) -> None:
    a_person(Role.PARTICIPANT, handle="otto", institution="labour", office=True)
    handed(fay)
    tokens = {letter.to[0]: re.search(r"/sign-in/link/([\w-]{43})", letter.body) for letter in mail.outbox}
    later = NOON + timedelta(days=3)
    opens = {to: found and invitations.linked(found[1], at=later) for to, found in tokens.items()}
    assert opens == {"pia@people.example": "pia", "otto@people.example": None}


def test_a_new_invitation_in_a_letter_stands_in_the_journal(fay: Member) -> None:
    place = Place(assessment=HERE, role=Role.PARTICIPANT, institution="labour")
    letting_in.invite("new@people.example", name="New", membership=place, by="kim", at=NOON)
    handed(fay)
    assert "/invitation/" in mail.outbox[-1].body
    invited = [line.by for line in journal.lines("new") if line.action == "person.invite"]
    assert invited == ["kim", "fay"]


def test_whole_sections_can_be_handed_over(fay: Member) -> None:
    made = handed(fay, "section-1.1")
    assert CODE in made.indicators
    assert all(code.startswith("1.1") for code in made.indicators)


def test_the_participant_of_another_institution_does_not_see_it(fay: Member, pia: Member) -> None:
    other = member_of(HERE, a_person(Role.PARTICIPANT, handle="otto", institution="health"))
    handed(fay)
    assert delegations.part(HERE, 1, by=pia).institution == "labour"
    with pytest.raises(NotFound):
        delegations.part(HERE, 1, by=other)
    with pytest.raises((NotFound, NotAllowed)):
        write(other, 0, says())


@pytest.mark.parametrize("role", [Role.ANALYST, Role.REVIEWER, Role.EDITOR])
def test_only_the_focal_point_and_the_coordinator_hand_over(role: Role) -> None:
    with pytest.raises(NotAllowed):
        handed(member_of(HERE, a_person(role)))


def test_an_institution_that_nobody_knows_and_a_past_deadline_are_refused(fay: Member) -> None:
    with pytest.raises(Invalid, match="nobody knows"):
        handed(fay, institution="nowhere")
    past = Deadline(local="2024-04-01T17:00", zone="UTC")
    with pytest.raises(Invalid, match="past"):
        delegations.hand_over(HERE, "labour", (CODE,), due=past, by=fay, at=NOON)


def test_the_focal_point_sees_how_far_it_has_come(fay: Member, pia: Member) -> None:
    handed(fay)
    assert progress(fay) is Progress.NOT_OPENED
    delegations.opened(HERE, 1, by=pia, at=NOON)
    assert progress(fay) is Progress.IN_WORK
    write(pia, 0, says())
    assert progress(fay) is Progress.IN_WORK
    write(pia, 0, Written(words={}, nothing_to_add=True), code=OTHER)
    assert progress(fay) is Progress.RETURNED


def test_it_is_late_after_the_deadline_and_not_when_there_is_more_time(fay: Member, pia: Member) -> None:
    handed(fay)
    assert progress(fay, days=40) is Progress.LATE
    delegations.extend(HERE, 1, Deadline(local="2024-07-01T17:00", zone="Africa/Niamey"), by=fay, at=NOON)
    assert progress(fay, days=40) is Progress.NOT_OPENED
    assert len(mail.outbox) == 2
    assert pia.person in mail.outbox[1].to[0]


def test_reminding_writes_to_them_and_not_when_everything_is_returned(fay: Member, pia: Member) -> None:
    handed(fay, CODE)
    assert [one.person.handle for one in delegations.remind(HERE, 1, by=fay, at=NOON)] == [pia.person]
    write(pia, 0, says())
    with pytest.raises(Conflict, match="nothing to remind"):
        delegations.remind(HERE, 1, by=fay, at=NOON)


def test_what_was_withdrawn_is_not_there_for_the_institution_and_its_returns_stay(fay: Member, pia: Member) -> None:
    handed(fay)
    write(pia, 0, says())
    delegations.withdraw(HERE, 1, because="Asked the wrong ministry.", by=fay, at=NOON)
    with pytest.raises((NotFound, NotAllowed)):
        write(pia, 1, says("More."))
    assert [one.words[Field.JUSTIFICATION] for one in returns.returned(HERE, by=fay)] == ["Article 12."]


def test_a_draft_is_the_institutions_own_until_it_is_handed_in(fay: Member, pia: Member) -> None:
    handed(fay)
    write(pia, 0, says("Half a thought."), submit=False)
    assert returns.returned(HERE, by=fay) == ()
    returns.submit_all(HERE, 1, by=pia, at=NOON)
    (one,) = returns.returned(HERE, by=fay)
    assert (one.institution, one.by, one.via) == ("labour", "pia", Via.PAGE)


def test_a_draft_is_not_handed_in_by_a_workbook_that_somebody_else_brings(fay: Member, pia: Member) -> None:
    handed(fay)
    write(pia, 0, says("Only for us."), submit=False)
    brought = {CODE: Written(words={Field.ANSWER: "none"}), OTHER: Written(words={Field.ANSWER: "none"})}
    with pytest.raises(Conflict, match=f"{CODE} itself"):
        returns.hand_in(HERE, 1, brought, bases={CODE: 0, OTHER: 0}, by=fay, at=NOON)
    assert returns.returned(HERE, by=fay) == ()
    returns.hand_in(HERE, 1, {OTHER: brought[OTHER]}, bases={OTHER: 0}, by=fay, at=NOON)
    assert [one.indicator for one in returns.returned(HERE, by=fay)] == [OTHER]


def test_two_of_the_institution_who_write_different_parts_do_not_meet(fay: Member, pia: Member) -> None:
    pete = member_of(HERE, a_person(Role.PARTICIPANT, handle="pete", institution="labour"))
    handed(fay)
    write(pia, 0, says("Article 12."), submit=False)
    both = write(pete, 0, Written(words={Field.AS_OF: "2024-05"}, remark="Ask the registry."), submit=False)
    assert both.met == ()
    assert (both.given.words[Field.JUSTIFICATION], both.given.remark) == ("Article 12.", "Ask the registry.")


def test_two_of_the_institution_who_write_the_same_part_meet_and_nothing_is_overwritten(
    fay: Member, pia: Member
) -> None:
    pete = member_of(HERE, a_person(Role.PARTICIPANT, handle="pete", institution="labour"))
    handed(fay)
    write(pia, 0, says("Article 12."), submit=False)
    met = write(pete, 0, says("Article 13."), submit=True)
    (one,) = met.met
    assert (one.part, one.theirs, one.mine) == (Field.JUSTIFICATION, "Article 12.", "Article 13.")
    assert not met.given.is_submitted


def test_nothing_to_add_is_an_answer_and_silence_is_none(fay: Member, pia: Member) -> None:
    handed(fay)
    with pytest.raises(Invalid, match="nothing is said"):
        write(pia, 0, Written(words={}))
    with pytest.raises(Invalid, match="nothing to add"):
        write(pia, 0, Written(words={Field.ANSWER: "some"}, nothing_to_add=True))
    assert write(pia, 0, Written(words={}, nothing_to_add=True)).given.nothing_to_add


def test_every_version_that_was_handed_in_stays(fay: Member, pia: Member) -> None:
    handed(fay)
    write(pia, 0, says("Article 12."))
    write(pia, 1, says("Article 14."))
    assert [one.words[Field.JUSTIFICATION] for one in store.versions_of(HERE, 1, CODE)] == [
        "Article 12.",
        "Article 14.",
    ]


def returned(fay: Member, pia: Member, written: Written | None = None) -> Return:
    handed(fay)
    return write(pia, 0, written or says(answer="some", as_of="2024-05")).given


def take(by: Member, *fields: Field, base: int = 0, version: int = 1, reason: str = "") -> returns.Taken:
    at = NOON + timedelta(hours=2)
    return returns.take_over(HERE, 1, CODE, fields, version=version, base=base, reason=reason, by=by, at=at)


def test_words_that_are_taken_over_say_in_the_history_whose_they_are(fay: Member, pia: Member) -> None:
    returned(fay, pia)
    done = take(fay, Field.ANSWER, Field.JUSTIFICATION, Field.AS_OF)
    assert done.given.taken == (Field.ANSWER, Field.JUSTIFICATION, Field.AS_OF)
    (line, *_) = answers.history(HERE, CODE, field=Field.JUSTIFICATION)
    assert (line.words, line.by, line.why) == ("Article 12.", "fay", "from the return of Ministry of Labour (MoL)")


def test_what_is_not_taken_over_has_a_reason_that_the_institution_reads(fay: Member, pia: Member) -> None:
    returned(fay, pia)
    with pytest.raises(Invalid, match="no reason"):
        take(fay, Field.ANSWER)
    take(fay, Field.ANSWER, reason="The article was repealed.")
    (one,) = returns.returned(HERE, by=fay)
    assert (one.decided_by, one.taken, one.reason) == ("fay", (Field.ANSWER,), "The article was repealed.")


def test_taking_over_does_not_overwrite_what_an_analyst_wrote_meanwhile(fay: Member, pia: Member, ada: Member) -> None:
    returned(fay, pia)
    answers.save(HERE, CODE, {Field.JUSTIFICATION: "Article 3."}, base=0, by=ada, at=NOON)
    done = take(fay, Field.JUSTIFICATION, base=0, reason="The rest is known.")
    assert done.saved
    assert [one.clash.theirs for one in done.saved.met] == ["Article 3."]
    assert done.given.decided_by is None
    found = kept.find(HERE, CODE)
    assert found
    assert found.answer.justification == "Article 3."


def test_a_return_that_was_handed_in_anew_is_read_again_before_it_is_decided(fay: Member, pia: Member) -> None:
    returned(fay, pia)
    write(pia, 1, says("Article 14."))
    with pytest.raises(Conflict, match="anew"):
        take(fay, reason="No.", version=1)
    take(fay, reason="No.", version=2)


def test_a_return_is_decided_once(fay: Member, pia: Member) -> None:
    returned(fay, pia)
    take(fay, reason="No.")
    with pytest.raises(Conflict, match="decided"):
        take(fay, reason="No.")


def test_a_sheet_is_taken_whole_or_not_at_all_and_every_mistake_is_told(fay: Member, pia: Member) -> None:
    handed(fay)
    wrong = {CODE: Written(words={Field.ANSWER: "perhaps"}), OTHER: Written(words={Field.AS_OF: "May"})}
    with pytest.raises(Invalid) as told:
        returns.hand_in(HERE, 1, wrong, by=pia, at=NOON)
    assert [problem.place for problem in told.value.problems] == [f"{CODE} answer", f"{OTHER} as of"]
    assert returns.returned(HERE, by=fay) == ()
    done = returns.hand_in(HERE, 1, {CODE: says(), OTHER: says("Article 13.")}, by=fay, at=NOON)
    assert {(one.given.institution, one.given.by, one.given.via) for one in done} == {("labour", "fay", Via.SHEET)}


def test_a_sheet_made_from_an_older_return_does_not_overwrite_a_newer_one(fay: Member, pia: Member) -> None:
    handed(fay)
    write(pia, 0, says("Article 12."))
    with pytest.raises(Conflict, match=CODE):
        returns.hand_in(HERE, 1, {CODE: says("Article 13.")}, by=pia, at=NOON, bases={CODE: 0})


def test_the_journal_tells_every_step(fay: Member, pia: Member) -> None:
    returned(fay, pia)
    take(fay, reason="No.")
    actions = [line.action for line in journal.lines() if line.action.startswith(("delegation", "return"))]
    assert actions == ["delegation.hand-over", "return.submit", "return.decide"]
