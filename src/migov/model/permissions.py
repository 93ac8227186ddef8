"""Who may do what, when: one table.

A permission is a row of alternatives; an alternative is a list of plain conditions that all hold. To know whether
somebody may do something, read its line in `TABLE`. Whoever does not belong to an assessment is told that it does not
exist, so nobody learns from a refusal what there is.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from migov.errors import NotAllowed, NotFound, WrongStage
from migov.model.people import Member, Role
from migov.model.values import Value
from migov.model.workflow import Stage


class Permission(StrEnum):
    """Something one may do in an assessment."""

    SEE = "see the assessment"
    READ_PROFILE = "read the printed profile"
    SEE_INSIDE = "see drafts, sources and progress of all parts"
    SEE_JOURNAL = "read the private research journals"
    SEE_REVIEWS = "read what reviewers said"
    SEE_ACTIVITY = "see who did what"
    ANSWER = "answer an indicator"
    SETTLE = "call an answer complete"
    REVIEW = "review an answer"
    CODE = "answer an indicator a second time, blind"
    RAISE_FLAG = "raise a flag"
    SETTLE_FLAG = "settle a flag"
    DELEGATE = "hand indicators to institutions"
    RETURN = "answer for an institution"
    TAKE_OVER = "take an institution's words into the answer"
    DECIDE_TREATY = "decide between differing treaty records"
    SEND_SHEET = "take a questionnaire out as a spreadsheet"
    TAKE_SHEET = "bring a filled-in spreadsheet back"
    ADD_SOURCE = "add sources"
    ASSIGN = "assign indicators to people and set deadlines"
    MANAGE_TEAM = "decide who belongs to the team"
    NAME_INSTITUTION = "say which institutions are asked"
    RECORD_LAUNCH = "record the launch"
    TAKE_STEP = "take the assessment to another stage"
    SEE_DRAFT = "see the draft as it is written"
    WRITE_DRAFT = "write the draft"
    FREEZE_DRAFT = "freeze a version of the draft"
    WAIVE = "waive a doubt about the draft"
    CONSULT = "invite institutions to the consultation"
    READ_DRAFT = "read the draft"
    COMMENT = "comment on the draft"
    SUGGEST = "suggest a change of the draft"
    ANSWER_FOR_INSTITUTION = "say that an institution has no comments"
    SEE_LEDGER = "read all comments with what became of them"
    DISPOSE = "decide on comments"
    RUN_WORKSHOP = "run a workshop"
    SET_PRIORITY = "write down priorities"
    TRANSLATE = "translate the profile"
    SIGN_FOR_GOVERNMENT = "sign for the government"
    SIGN_FOR_OFFICE = "sign for the office"
    DISMISS_MARK = "dismiss marks on the published profile"
    SHOW_OTHERS = "put a profile of others on the portal"
    WITHDRAW = "withdraw the assessment"


class Situation(Value, kw_only=True):
    """What a decision depends on beside the person."""

    stage: Stage
    is_withdrawn: bool = False
    """Whether the assessment was taken out of the lists."""
    delegated_to: frozenset[str] = frozenset()
    """Institutions that the indicator in question was handed to."""
    addressed_to: str | None = None
    """Whom the flag in question is addressed to."""
    invited: frozenset[str] = frozenset()
    """Institutions that are asked about the draft."""
    is_consolidating: bool = False
    """Whether the editors consolidate: meanwhile nobody suggests."""
    asked_to_code: frozenset[str] = frozenset()
    """Handles of those who are asked to code the indicator in question a second time and have not submitted; of any
    indicator where the whole draft is in question, which tells them all."""


Condition = Callable[[Member, Situation], bool]


def belongs(member: Member, _: Situation) -> bool:
    return member.belongs


def works_inside(member: Member, _: Situation) -> bool:
    return member.works_inside


def of_the_office(member: Member, _: Situation) -> bool:
    return member.is_office


def coordinates(member: Member, _: Situation) -> bool:
    return member.is_(Role.COORDINATOR)


def analyses(member: Member, _: Situation) -> bool:
    return member.is_(Role.ANALYST)


def reviews(member: Member, _: Situation) -> bool:
    return member.is_(Role.REVIEWER)


def speaks_for_the_government(member: Member, _: Situation) -> bool:
    return member.is_(Role.FOCAL_POINT)


def edits(member: Member, _: Situation) -> bool:
    return member.is_(Role.EDITOR)


def participates(member: Member, _: Situation) -> bool:
    return member.is_(Role.PARTICIPANT)


def was_asked(member: Member, situation: Situation) -> bool:
    """The indicator was handed to an institution the person speaks for."""
    return not situation.delegated_to.isdisjoint(member.institutions)


def is_invited(member: Member, situation: Situation) -> bool:
    """An institution the person speaks for is asked about the draft."""
    return not situation.invited.isdisjoint(member.institutions)


def is_addressed(member: Member, situation: Situation) -> bool:
    return situation.addressed_to == member.person


def codes_here(member: Member, situation: Situation) -> bool:
    return member.person in situation.asked_to_code


def does_not_code_here(member: Member, situation: Situation) -> bool:
    """Whoever is to answer blind neither sees nor touches the first answer."""
    return member.person not in situation.asked_to_code


def during_launch(_: Member, situation: Situation) -> bool:
    return situation.stage is Stage.LAUNCH


def during_research(_: Member, situation: Situation) -> bool:
    return situation.stage is Stage.RESEARCH


def while_answers_are_open(_: Member, situation: Situation) -> bool:
    return situation.stage in (Stage.RESEARCH, Stage.CONSULTATION)


def during_consultation(_: Member, situation: Situation) -> bool:
    return situation.stage is Stage.CONSULTATION


def until_consultation_ends(_: Member, situation: Situation) -> bool:
    return situation.stage in (Stage.RESEARCH, Stage.CONSULTATION)


def once_consulted(_: Member, situation: Situation) -> bool:
    """From the consultation on, but not while the research has been taken up again."""
    return situation.stage not in (Stage.LAUNCH, Stage.RESEARCH)


def while_text_is_open(_: Member, situation: Situation) -> bool:
    return situation.stage not in (Stage.LAUNCH, Stage.PUBLISHED)


def once_researched(_: Member, situation: Situation) -> bool:
    return situation.stage is not Stage.LAUNCH


def during_consultation_or_vetting(_: Member, situation: Situation) -> bool:
    return situation.stage in (Stage.CONSULTATION, Stage.VETTING)


def during_vetting(_: Member, situation: Situation) -> bool:
    return situation.stage is Stage.VETTING


def while_suggestions_are_taken(_: Member, situation: Situation) -> bool:
    return not situation.is_consolidating


def when_published(_: Member, situation: Situation) -> bool:
    """What is published, and not withdrawn, may be read by anybody who is signed in, member or not."""
    return situation.stage is Stage.PUBLISHED and not situation.is_withdrawn


def before_publication(_: Member, situation: Situation) -> bool:
    return situation.stage is not Stage.PUBLISHED


TIMES: frozenset[Condition] = frozenset(
    {
        during_launch,
        during_research,
        while_answers_are_open,
        before_publication,
        during_consultation,
        until_consultation_ends,
        once_consulted,
        while_text_is_open,
        once_researched,
        during_consultation_or_vetting,
        during_vetting,
    }
)
"""The conditions on the stage: where only these fail, it is too early or too late, and that is what is said."""

TABLE: dict[Permission, tuple[tuple[Condition, ...], ...]] = {
    Permission.SEE: ((belongs,),),
    Permission.READ_PROFILE: ((belongs,), (when_published,)),
    Permission.SEE_INSIDE: ((works_inside,),),
    Permission.SEE_JOURNAL: ((analyses, does_not_code_here), (coordinates, does_not_code_here)),
    Permission.SEE_REVIEWS: (
        (analyses, does_not_code_here),
        (coordinates, does_not_code_here),
        (reviews, does_not_code_here),
        (edits, does_not_code_here),
    ),
    Permission.SEE_ACTIVITY: ((works_inside,),),
    Permission.ANSWER: ((analyses, while_answers_are_open, does_not_code_here),),
    Permission.SETTLE: ((analyses, while_answers_are_open, does_not_code_here),),
    Permission.REVIEW: ((reviews, while_answers_are_open, does_not_code_here),),
    Permission.CODE: ((codes_here, while_answers_are_open),),
    Permission.RAISE_FLAG: (
        (analyses, before_publication),
        (reviews, before_publication),
        (coordinates, before_publication),
        (speaks_for_the_government, before_publication),
        (edits, before_publication),
    ),
    Permission.SETTLE_FLAG: ((is_addressed, before_publication), (coordinates, before_publication)),
    Permission.DELEGATE: ((speaks_for_the_government, while_answers_are_open), (coordinates, while_answers_are_open)),
    Permission.RETURN: ((participates, was_asked, while_answers_are_open),),
    Permission.TAKE_OVER: (
        (speaks_for_the_government, while_answers_are_open, does_not_code_here),
        (analyses, while_answers_are_open, does_not_code_here),
    ),
    Permission.DECIDE_TREATY: ((analyses, while_answers_are_open), (speaks_for_the_government, while_answers_are_open)),
    Permission.SEND_SHEET: ((analyses,), (speaks_for_the_government,), (coordinates,), (participates, was_asked)),
    Permission.TAKE_SHEET: (
        (analyses, while_answers_are_open),
        (speaks_for_the_government, while_answers_are_open),
        (coordinates, while_answers_are_open),
        (participates, was_asked, while_answers_are_open),
    ),
    Permission.ADD_SOURCE: ((analyses, before_publication), (coordinates, before_publication)),
    Permission.ASSIGN: ((coordinates, before_publication),),
    Permission.MANAGE_TEAM: ((coordinates,), (of_the_office,)),
    Permission.NAME_INSTITUTION: (
        (coordinates, before_publication),
        (speaks_for_the_government, before_publication),
        (of_the_office, before_publication),
    ),
    Permission.RECORD_LAUNCH: ((coordinates, during_launch),),
    Permission.TAKE_STEP: ((coordinates,),),
    Permission.SEE_DRAFT: ((works_inside, does_not_code_here),),
    Permission.WRITE_DRAFT: (
        (edits, while_text_is_open, does_not_code_here),
        (coordinates, while_text_is_open, does_not_code_here),
    ),
    Permission.FREEZE_DRAFT: (
        (edits, while_text_is_open, does_not_code_here),
        (coordinates, while_text_is_open, does_not_code_here),
    ),
    Permission.WAIVE: (
        (edits, while_text_is_open, does_not_code_here),
        (coordinates, while_text_is_open, does_not_code_here),
    ),
    Permission.CONSULT: (
        (coordinates, until_consultation_ends),
        (speaks_for_the_government, until_consultation_ends),
    ),
    Permission.READ_DRAFT: ((works_inside, does_not_code_here), (participates, is_invited, once_consulted)),
    Permission.COMMENT: ((works_inside, during_consultation), (participates, is_invited, during_consultation)),
    Permission.SUGGEST: (
        (works_inside, during_consultation, while_suggestions_are_taken),
        (participates, is_invited, during_consultation, while_suggestions_are_taken),
    ),
    Permission.ANSWER_FOR_INSTITUTION: (
        (participates, is_invited, during_consultation),
        (speaks_for_the_government, during_consultation),
        (coordinates, during_consultation),
    ),
    Permission.SEE_LEDGER: ((works_inside, does_not_code_here),),
    Permission.DISPOSE: ((edits, during_consultation), (coordinates, during_consultation)),
    Permission.RUN_WORKSHOP: (
        (coordinates, during_consultation),
        (edits, during_consultation),
        (speaks_for_the_government, during_consultation),
    ),
    Permission.SET_PRIORITY: (
        (coordinates, during_consultation_or_vetting),
        (edits, during_consultation_or_vetting),
        (speaks_for_the_government, during_consultation_or_vetting),
    ),
    Permission.TRANSLATE: (
        (edits, once_researched, does_not_code_here),
        (analyses, once_researched, does_not_code_here),
        (coordinates, once_researched, does_not_code_here),
    ),
    Permission.SIGN_FOR_GOVERNMENT: ((speaks_for_the_government, during_vetting),),
    Permission.SIGN_FOR_OFFICE: ((coordinates, during_vetting), (of_the_office, during_vetting)),
    Permission.DISMISS_MARK: ((coordinates,), (of_the_office,)),
    Permission.SHOW_OTHERS: ((coordinates,), (of_the_office,)),
    Permission.WITHDRAW: ((coordinates,),),
}
"""The whole truth: for each permission its alternatives, each a list of conditions that all hold."""


READING: frozenset[Permission] = frozenset(
    {
        Permission.SEE,
        Permission.READ_PROFILE,
        Permission.SEE_INSIDE,
        Permission.SEE_JOURNAL,
        Permission.SEE_REVIEWS,
        Permission.SEE_ACTIVITY,
        Permission.READ_DRAFT,
        Permission.SEE_DRAFT,
        Permission.SEE_LEDGER,
    }
)
"""What changes nothing: all that may still be done in an assessment that was withdrawn, but for bringing it back."""


TELLING: frozenset[Permission] = frozenset(
    {
        Permission.SEE_DRAFT,
        Permission.READ_DRAFT,
        Permission.SEE_LEDGER,
        Permission.WRITE_DRAFT,
        Permission.FREEZE_DRAFT,
        Permission.WAIVE,
        Permission.TRANSLATE,
    }
)
"""What lets one read the draft, in which the first answers stand: not for whoever is still to answer blind."""


def allows(permission: Permission, member: Member, situation: Situation) -> bool:
    """Whether the person may do this now."""
    if situation.is_withdrawn and permission not in READING | {Permission.WITHDRAW}:
        return False
    return any(all(condition(member, situation) for condition in row) for row in TABLE[permission])


def require(permission: Permission, member: Member, situation: Situation, *, assessment: str) -> None:
    """Return if the person may do this now.

    Raises:
        NotFound: the person does not belong to the assessment.
        WrongStage: they may, but not at this stage.
        NotAllowed: they may not.
    """
    if allows(permission, member, situation):
        return
    if not member.belongs:
        raise NotFound("assessment", assessment)
    if situation.is_withdrawn:
        raise WrongStage(
            f"nobody can {permission} in an assessment that was withdrawn: it has to be brought back first"
        )
    if permission in TELLING and member.person in situation.asked_to_code:
        raise NotAllowed("the first answers stand in the draft: hand in your second answers before you read it")
    if permission is Permission.SUGGEST and allows(Permission.COMMENT, member, situation):
        raise WrongStage("suggestions are frozen while the editors consolidate: say it as a comment meanwhile")
    for row in TABLE[permission]:
        if all(condition(member, situation) for condition in row if condition not in TIMES):
            raise WrongStage(f"nobody can {permission} while the assessment is in {situation.stage}")
    raise NotAllowed(f"{' and '.join(sorted(member.roles)) or 'somebody of the office'} cannot {permission}")
