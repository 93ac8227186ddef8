"""The journal's actions as sentences. They tell that something was done, and no more: not what was answered or said."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.model.assignments import Duty
from migov.model.people import Role
from migov.model.workflow import Stage, Step
from migov.store.journal import Line
from migov.web.desk.life.words import of_duty, of_stage, of_step
from migov.web.names import of_role

SENTENCES: dict[str, str] = {
    "answer.change": gettext_noop("wrote in the answer to %(indicator)s"),
    "answer.give": gettext_noop("gave an answer to %(indicator)s"),
    "answer.complete": gettext_noop("called the answer to %(indicator)s complete"),
    "answer.confirm": gettext_noop("confirmed the answer of the last round to %(indicator)s"),
    "answer.unconfirm": gettext_noop("took back that the answer of the last round to %(indicator)s still holds"),
    "change.tell": gettext_noop("said why the answer to %(indicator)s changed"),
    "change.take-back": gettext_noop("took back why the answer to %(indicator)s changed"),
    "mark.notice": gettext_noop("noticed what became of laws and plans since publication"),
    "mark.dismiss": gettext_noop("dismissed a mark on the published profile"),
    "mark.restore": gettext_noop("showed a dismissed mark on the published profile again"),
    "answer.reopen": gettext_noop("opened the answer to %(indicator)s again"),
    "answer.review": gettext_noop("finished the review of %(indicator)s"),
    "answer.searches": gettext_noop("attached the search log to %(indicator)s"),
    "answer.pin": gettext_noop("pinned words of a source to %(indicator)s"),
    "answer.unpin": gettext_noop("took a pin back from %(indicator)s"),
    "answer.carry-over": gettext_noop("carried the pins of %(indicator)s over"),
    "review.say": gettext_noop("reviewed %(indicator)s"),
    "review.take-back": gettext_noop("took a review of %(indicator)s back"),
    "coding.save": gettext_noop("worked on a second answer to %(indicator)s"),
    "coding.submit": gettext_noop("handed in a second answer to %(indicator)s"),
    "flag.raise": gettext_noop("raised a flag on %(indicator)s"),
    "flag.settle": gettext_noop("settled a flag on %(indicator)s"),
    "delegation.hand-over": gettext_noop("handed questions to an institution"),
    "delegation.remind": gettext_noop("reminded an institution"),
    "delegation.extend": gettext_noop("gave an institution more time"),
    "delegation.withdraw": gettext_noop("took questions back from an institution"),
    "delegation.open": gettext_noop("opened what was handed to their institution"),
    "return.save": gettext_noop("worked on an institution’s return"),
    "return.submit": gettext_noop("handed in an institution’s return"),
    "return.decide": gettext_noop("decided on an institution’s return"),
    "institution.name": gettext_noop("put %(institution)s into the register"),
    "institution.take-over": gettext_noop("took institutions of the round before into the register"),
    "institution.strike": gettext_noop("took %(institution)s out of the register"),
    "team.add": gettext_noop("added %(person)s as %(role)s"),
    "team.join": gettext_noop("gave %(subject)s the role %(role)s"),
    "team.remove": gettext_noop("took %(person)s out as %(role)s"),
    "assignment.give": gettext_noop("gave %(person)s %(count)s indicators (%(duty)s)"),
    "assignment.end": gettext_noop("took %(count)s indicators back from %(person)s (%(duty)s)"),
    "deadline.set": gettext_noop("set the deadline of %(stage)s"),
    "reminder.send": gettext_noop("reminded %(subject)s by mail"),
    "reminder.choose": gettext_noop("chose whether to be reminded"),
    "person.add": gettext_noop("added %(subject)s"),
    "person.invite": gettext_noop("invited %(subject)s"),
    "person.accept": gettext_noop("came in for the first time"),
    "person.change": gettext_noop("changed what is said of %(subject)s"),
    "person.withdraw": gettext_noop("ended the account of %(subject)s"),
    "person.move": gettext_noop("changed the address of %(subject)s"),
    "person.reset": gettext_noop("let %(subject)s in again by a letter alone"),
    "person.restore": gettext_noop("brought the account of %(subject)s back"),
    "assessment.open": gettext_noop("opened the assessment"),
    "assessment.import": gettext_noop("brought the assessment in from a file"),
    "assessment.withdraw": gettext_noop("withdrew the assessment"),
    "assessment.restore": gettext_noop("brought the assessment back"),
    "assessment.answers-apart": gettext_noop("kept every answer by itself from now on"),
    "profile.import": gettext_noop("brought a published profile in"),
    "launch.record": gettext_noop("recorded the launch"),
    "stage.take": gettext_noop("took a step: %(step)s"),
    "source.add": gettext_noop("added the source %(subject)s"),
    "source.snapshot": gettext_noop("kept a new version of the source %(subject)s"),
    "source.describe": gettext_noop("described the source %(subject)s"),
    "source.withdraw": gettext_noop("withdrew the source %(subject)s"),
    "source.restore": gettext_noop("brought the source %(subject)s back"),
    "sheet.send": gettext_noop("took a questionnaire out as a spreadsheet"),
    "sheet.take": gettext_noop("brought a filled-in spreadsheet back"),
    "consultation.arrange": gettext_noop("set the deadline of the consultation"),
    "consultation.invite": gettext_noop("asked an institution about the draft"),
    "consultation.withdraw": gettext_noop("asked an institution no longer"),
    "consultation.remind": gettext_noop("reminded an institution of the draft"),
    "consultation.read": gettext_noop("read the draft for their institution"),
    "consultation.nothing": gettext_noop("said that an institution has no comments"),
    "consultation.consolidate": gettext_noop("froze suggestions, or took them again"),
    "comment.say": gettext_noop("commented on the draft"),
    "comment.withdraw": gettext_noop("took a comment back"),
    "comment.dispose": gettext_noop("decided on a comment"),
    "comment.link": gettext_noop("linked a change to a comment"),
    "comment.undo": gettext_noop("took a decision on a comment back"),
    "word.send": gettext_noop("took the draft out as a Word file"),
    "word.take": gettext_noop("brought a Word file with comments back"),
    "comment.tell": gettext_noop("told authors what became of their comments"),
    "priority.add": gettext_noop("wrote a priority down"),
    "priority.change": gettext_noop("changed a priority"),
    "priority.move": gettext_noop("moved a priority"),
    "priority.withdraw": gettext_noop("took a priority off the list"),
    "workshop.open": gettext_noop("opened a workshop"),
    "workshop.change": gettext_noop("changed what is said of a workshop"),
    "workshop.attend": gettext_noop("wrote down who was at a workshop"),
    "workshop.capture": gettext_noop("wrote minutes of a workshop"),
    "workshop.strike": gettext_noop("struck a minute of a workshop out"),
    "workshop.close": gettext_noop("closed a workshop"),
    "workshop.reopen": gettext_noop("opened a workshop again"),
    "workshop.take": gettext_noop("took minutes of a workshop over"),
    "treaty.say": gettext_noop("wrote down what somebody says of a treaty"),
    "treaty.decide": gettext_noop("decided which record of a treaty stands"),
    "instrument.settle": gettext_noop("said how %(subject)s stands"),
    "draft.begin": gettext_noop("began passages of the draft"),
    "draft.write": gettext_noop("wrote in the passage %(passage)s"),
    "draft.move": gettext_noop("moved the passage %(passage)s"),
    "draft.split": gettext_noop("split the passage %(passage)s"),
    "draft.merge": gettext_noop("joined a passage to %(passage)s"),
    "draft.unjoin": gettext_noop("took the passage %(passage)s apart again"),
    "draft.aside": gettext_noop("put the passage %(passage)s aside"),
    "draft.back": gettext_noop("took the passage %(passage)s back into the print"),
    "draft.waive": gettext_noop("waived a doubt about the passage %(passage)s"),
    "draft.unwaive": gettext_noop("took a waiver on the passage %(passage)s back"),
    "draft.freeze": gettext_noop("froze a version of the draft"),
    "translation.begin": gettext_noop("began to translate the profile"),
    "translation.write": gettext_noop("translated %(piece)s"),
    "translation.review": gettext_noop("reviewed the translation of %(piece)s"),
    "translation.unreview": gettext_noop("took the review of the translation of %(piece)s back"),
    "translation.back": gettext_noop("took the translation of %(piece)s back"),
    "translation.take": gettext_noop("brought translations back in a file"),
    "assessment.announce": gettext_noop("announced the assessment on the public programme page"),
    "assessment.retract": gettext_noop("took the assessment off the public programme page"),
    "portal.add": gettext_noop("put the profile of others on the portal"),
    "portal.withdraw": gettext_noop("took the profile of others off the portal"),
    "release.make": gettext_noop("made release %(release)s"),
    "erratum.enter": gettext_noop("took in a reader’s report"),
    "erratum.decide": gettext_noop("decided a reader’s report"),
    "vetting.sign": gettext_noop("signed the draft"),
    "vetting.withdraw": gettext_noop("took a signature back"),
    "catalogue.import": gettext_noop("took the list of indicators %(subject)s into the catalogue"),
}
"""What each action is called. One that is not here is told by its own name."""


def sentence(line: Line, names: dict[str, str]) -> str:
    """What was done, in the reader's language, to be read behind the name of who did it."""
    template = SENTENCES.get(line.action)
    if template is None:
        return line.action.replace(".", ": ").replace("-", " ")
    return _(template) % _words(line, names)


def _words(line: Line, names: dict[str, str]) -> dict[str, str]:
    """What a sentence may name; a detail that is not there is an ellipsis, never an error."""
    told = line.details
    indicators = told.get("indicators") or []
    found = {
        "indicator": _text(told.get("indicator")),
        "subject": names.get(line.subject, line.subject),
        "person": names.get(_text(told.get("person")), _text(told.get("person"))),
        "count": str(len(indicators)),
        "passage": _text(told.get("passage")),
        "piece": _text(told.get("piece")),
        "release": _text(told.get("release")),
        "institution": _institution(told.get("institution")),
    }
    found["role"] = of_role(Role(told["role"])) if told.get("role") in set(Role) else "…"
    found["duty"] = of_duty(Duty(told["duty"])) if told.get("duty") in set(Duty) else "…"
    found["stage"] = of_stage(Stage(told["stage"])) if told.get("stage") in set(Stage) else "…"
    found["step"] = of_step(Step(told["step"])) if told.get("step") in set(Step) else "…"
    return found


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "…"


def _institution(value: Any) -> str:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)
