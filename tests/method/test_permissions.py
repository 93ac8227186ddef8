"""Who may do what, when: the whole table once more, written by hand, beside the one that decides.

The letters are the stages in which a role may: (l)aunch, (r)esearch, (c)onsultation, (v)etting, (p)ublication and (d)
for published. Whoever is no member of an assessment may read what is published, and nothing else: to them it does not
exist.
"""

from __future__ import annotations

import pytest

from migov.errors import NotAllowed, NotFound, WrongStage
from migov.model.people import Member, Role
from migov.model.permissions import TABLE, TELLING, Permission, Situation, allows, require
from migov.model.workflow import Stage

LETTERS = dict(zip("lrcvpd", Stage, strict=True))

EXPECTED = """
                   coordinator analyst reviewer focal   participant editor  office
SEE                lrcvpd      lrcvpd  lrcvpd   lrcvpd  lrcvpd      lrcvpd  lrcvpd
READ_PROFILE       lrcvpd      lrcvpd  lrcvpd   lrcvpd  lrcvpd      lrcvpd  lrcvpd
SEE_INSIDE         lrcvpd      lrcvpd  lrcvpd   lrcvpd  -           lrcvpd  lrcvpd
SEE_JOURNAL        lrcvpd      lrcvpd  -        -       -           -       -
SEE_REVIEWS        lrcvpd      lrcvpd  lrcvpd   -       -           lrcvpd  -
SEE_ACTIVITY       lrcvpd      lrcvpd  lrcvpd   lrcvpd  -           lrcvpd  lrcvpd
ANSWER             -           rc      -        -       -           -       -
SETTLE             -           rc      -        -       -           -       -
REVIEW             -           -       rc       -       -           -       -
CODE               -           -       -        -       -           -       -
RAISE_FLAG         lrcvp       lrcvp   lrcvp    lrcvp   -           lrcvp   -
SETTLE_FLAG        lrcvp       -       -        -       -           -       -
DELEGATE           rc          -       -        rc      -           -       -
RETURN             -           -       -        -       rc          -       -
TAKE_OVER          -           rc      -        rc      -           -       -
DECIDE_TREATY      -           rc      -        rc      -           -       -
SEND_SHEET         lrcvpd      lrcvpd  -        lrcvpd  lrcvpd      -       -
TAKE_SHEET         rc          rc      -        rc      rc          -       -
ADD_SOURCE         lrcvp       lrcvp   -        -       -           -       -
ASSIGN             lrcvp       -       -        -       -           -       -
MANAGE_TEAM        lrcvpd      -       -        -       -           -       lrcvpd
NAME_INSTITUTION   lrcvp       -       -        lrcvp   -           -       lrcvp
RECORD_LAUNCH      l           -       -        -       -           -       -
TAKE_STEP          lrcvpd      -       -        -       -           -       -
SEE_DRAFT          lrcvpd      lrcvpd  lrcvpd   lrcvpd  -           lrcvpd  lrcvpd
WRITE_DRAFT        rcvp        -       -        -       -           rcvp    -
FREEZE_DRAFT       rcvp        -       -        -       -           rcvp    -
WAIVE              rcvp        -       -        -       -           rcvp    -
CONSULT            rc          -       -        rc      -           -       -
READ_DRAFT         lrcvpd      lrcvpd  lrcvpd   lrcvpd  cvpd        lrcvpd  lrcvpd
COMMENT            c           c       c        c       c           c       c
SUGGEST            c           c       c        c       c           c       c
ANSWER_FOR_INSTITUTION c       -       -        c       c           -       -
SEE_LEDGER         lrcvpd      lrcvpd  lrcvpd   lrcvpd  -           lrcvpd  lrcvpd
DISPOSE            c           -       -        -       -           c       -
RUN_WORKSHOP       c           -       -        c       -           c       -
SET_PRIORITY       cv          -       -        cv      -           cv      -
TRANSLATE          rcvpd       rcvpd   -        -       -           rcvpd   -
SIGN_FOR_GOVERNMENT -          -       -        v       -           -       -
SIGN_FOR_OFFICE    v           -       -        -       -           -       v
DISMISS_MARK       lrcvpd      -       -        -       -           -       lrcvpd
SHOW_OTHERS        lrcvpd      -       -        -       -           -       lrcvpd
WITHDRAW           lrcvpd      -       -        -       -           -       -
"""
"""A participant here speaks for an institution that the indicator was handed to, and that is asked about the draft."""

MEMBERS = {
    "coordinator": Member(person="ada", roles=frozenset({Role.COORDINATOR})),
    "analyst": Member(person="ada", roles=frozenset({Role.ANALYST})),
    "reviewer": Member(person="ada", roles=frozenset({Role.REVIEWER})),
    "focal": Member(person="ada", roles=frozenset({Role.FOCAL_POINT})),
    "participant": Member(person="ada", roles=frozenset({Role.PARTICIPANT}), institutions=("health",)),
    "editor": Member(person="ada", roles=frozenset({Role.EDITOR})),
    "office": Member(person="ada", is_office=True),
}


def table() -> list[tuple[Permission, str, str]]:
    """Permission, column and letters of every cell of the drawn table."""
    lines = [line.split() for line in EXPECTED.strip().splitlines()]
    return [
        (Permission[name], column, cell)
        for name, *cells in lines[1:]
        for column, cell in zip(lines[0], cells, strict=True)
    ]


def situation(stage: Stage, **more: object) -> Situation:
    return Situation(stage=stage, delegated_to=frozenset({"health"}), invited=frozenset({"health"}), **more)  # type: ignore[arg-type]


def test_the_drawn_table_has_every_permission_and_every_role() -> None:
    assert {permission for permission, _, _ in table()} == set(Permission) == set(TABLE)
    assert {column for _, column, _ in table()} == set(MEMBERS)
    assert len(MEMBERS) == len(Role) + 1


@pytest.mark.parametrize(("permission", "column", "cell"), table())
def test_the_table_decides_as_it_is_drawn(permission: Permission, column: str, cell: str) -> None:
    for letter, stage in LETTERS.items():
        assert allows(permission, MEMBERS[column], situation(stage)) == (letter in cell), stage


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("stage", Stage)
def test_to_whoever_is_no_member_the_assessment_does_not_exist(permission: Permission, stage: Stage) -> None:
    stranger = Member(person="eve")
    if permission is Permission.READ_PROFILE and stage is Stage.PUBLISHED:
        require(permission, stranger, situation(stage), assessment="xqa-2024")
        return
    assert not allows(permission, stranger, situation(stage))
    with pytest.raises(NotFound):
        require(permission, stranger, situation(stage), assessment="xqa-2024")


@pytest.mark.parametrize("permission", Permission)
def test_several_roles_may_what_any_of_them_may(permission: Permission) -> None:
    both = Member(person="ada", roles=frozenset({Role.ANALYST, Role.FOCAL_POINT}))
    for stage in Stage:
        either = any(allows(permission, MEMBERS[one], situation(stage)) for one in ("analyst", "focal"))
        assert allows(permission, both, situation(stage)) == either


def test_while_the_editors_consolidate_nobody_suggests_and_everybody_still_comments() -> None:
    frozen = situation(Stage.CONSULTATION, is_consolidating=True)
    assert allows(Permission.COMMENT, MEMBERS["participant"], frozen)
    with pytest.raises(WrongStage, match="suggestions are frozen"):
        require(Permission.SUGGEST, MEMBERS["participant"], frozen, assessment="xqa-2024")


@pytest.mark.parametrize("permission", sorted(TELLING))
def test_whoever_is_still_to_answer_blind_does_not_read_the_draft(permission: Permission) -> None:
    everything = Member(person="ada", roles=frozenset({Role.COORDINATOR, Role.EDITOR, Role.REVIEWER}))
    blind = situation(Stage.CONSULTATION, asked_to_code=frozenset({"ada"}))
    with pytest.raises(NotAllowed, match="hand in your second answers"):
        require(permission, everything, blind, assessment="xqa-2024")


def test_an_institution_that_is_not_asked_about_the_draft_does_not_read_it() -> None:
    elsewhere = Situation(stage=Stage.CONSULTATION, invited=frozenset({"labour"}))
    assert not allows(Permission.READ_DRAFT, MEMBERS["participant"], elsewhere)


def test_a_participant_answers_only_what_was_handed_to_their_institution() -> None:
    elsewhere = Situation(stage=Stage.RESEARCH, delegated_to=frozenset({"labour"}))
    assert not allows(Permission.RETURN, MEMBERS["participant"], elsewhere)
    with pytest.raises(NotAllowed):
        require(Permission.RETURN, MEMBERS["participant"], elsewhere, assessment="xqa-2024")


def test_whoever_codes_blind_neither_answers_nor_reviews_nor_reads_notes_of_that_indicator() -> None:
    blind = situation(Stage.RESEARCH, asked_to_code=frozenset({"ada"}))
    everything = Member(person="ada", roles=frozenset(Role) - {Role.PARTICIPANT})
    assert allows(Permission.CODE, everything, blind)
    for permission in (
        Permission.ANSWER,
        Permission.SETTLE,
        Permission.REVIEW,
        Permission.SEE_REVIEWS,
        Permission.SEE_JOURNAL,
        Permission.TAKE_OVER,
    ):
        assert not allows(permission, everything, blind), permission


def test_a_flag_is_settled_by_whom_it_is_addressed_to() -> None:
    mine = situation(Stage.RESEARCH, addressed_to="ada")
    assert allows(Permission.SETTLE_FLAG, MEMBERS["editor"], mine)
    assert not allows(Permission.SETTLE_FLAG, MEMBERS["editor"], situation(Stage.RESEARCH, addressed_to="bo"))


@pytest.mark.parametrize("permission", Permission)
def test_in_a_withdrawn_assessment_one_reads_and_brings_back_and_nothing_else(permission: Permission) -> None:
    withdrawn = situation(Stage.RESEARCH, is_withdrawn=True, addressed_to="ada", asked_to_code=frozenset({"bo"}))
    everything = Member(person="ada", roles=frozenset(Role), institutions=("health",), is_office=True)
    reads = permission.name.startswith(("SEE", "READ")) or permission is Permission.WITHDRAW
    assert allows(permission, everything, withdrawn) == reads
    if not reads:
        with pytest.raises(WrongStage, match="withdrawn"):
            require(permission, everything, withdrawn, assessment="xqa-2024")


def test_too_early_and_too_late_are_told_apart_from_not_at_all() -> None:
    with pytest.raises(WrongStage, match="vetting"):
        require(Permission.ANSWER, MEMBERS["analyst"], situation(Stage.VETTING), assessment="xqa-2024")
    with pytest.raises(NotAllowed, match="reviewer"):
        require(Permission.ANSWER, MEMBERS["reviewer"], situation(Stage.RESEARCH), assessment="xqa-2024")
