"""What kinds of change, states of a comparison and fates of instruments are called in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.catalogue import scales
from migov.model.answers import NonAnswer
from migov.model.changes import ChangeKind, State, Stated
from migov.model.fields import NON_ANSWER
from migov.model.indicators import Indicator
from migov.model.marks import Happened, Happening
from migov.web.answering import speaking
from migov.web.desk.answering.words import NON_ANSWERS, practice_name
from migov.web.pieces import ChipKind

KINDS: dict[ChangeKind, str] = {
    ChangeKind.NEW_LAW: gettext_noop("New or changed law"),
    ChangeKind.LAPSED: gettext_noop("Lapsed"),
    ChangeKind.IMPLEMENTED: gettext_noop("Implementation began"),
    ChangeKind.CORRECTED: gettext_noop("Earlier error corrected"),
    ChangeKind.NEW_EVIDENCE: gettext_noop("New evidence"),
    ChangeKind.REWORDED: gettext_noop("Question reworded"),
}
MEANINGS: dict[ChangeKind, str] = {
    ChangeKind.NEW_LAW: gettext_noop("A law, plan or agreement came into being or was amended. Name it."),
    ChangeKind.LAPSED: gettext_noop("Something that was in force has ended. Name it."),
    ChangeKind.IMPLEMENTED: gettext_noop("What stood on paper is done now."),
    ChangeKind.CORRECTED: gettext_noop("Nothing changed in the country: the last round was wrong."),
    ChangeKind.NEW_EVIDENCE: gettext_noop("Nothing changed in the country: something was found that was not known."),
    ChangeKind.REWORDED: gettext_noop("Nothing changed in the country: something else is asked."),
}
STATES: dict[State, str] = {
    State.UNTOLD: gettext_noop("Changed, and nobody has said why"),
    State.CHANGED: gettext_noop("Changed"),
    State.UNCONFIRMED: gettext_noop("Not yet confirmed"),
    State.UNCHANGED: gettext_noop("Unchanged"),
    State.NOT_COMPARABLE: gettext_noop("Not comparable"),
    State.UNANSWERED: gettext_noop("Not answered in both rounds"),
}
"""In the order of the page: what is to do first."""
CHIPS: dict[State, ChipKind] = {
    State.UNTOLD: "waiting",
    State.CHANGED: "open",
    State.UNCONFIRMED: "carried",
    State.UNCHANGED: "complete",
    State.NOT_COMPARABLE: "blocked",
    State.UNANSWERED: "not-started",
}
HAPPENED: dict[Happened, str] = {
    Happened.REPEALED: gettext_noop("%(name)s: repealed"),
    Happened.LAPSED: gettext_noop("%(name)s: lapsed"),
    Happened.SUPERSEDED: gettext_noop("%(name)s: superseded"),
    Happened.SUSPENDED: gettext_noop("%(name)s: suspended"),
    Happened.AMENDED: gettext_noop("%(name)s: amended"),
    Happened.ENDING: gettext_noop("%(name)s: will end"),
}


def kind_name(kind: ChangeKind) -> str:
    """The kind of a change."""
    return _(KINDS[kind])


def happening(one: Happening) -> str:
    """What happened to an instrument, since when, and by which other."""
    told = _(HAPPENED[one.what]) % {"name": one.name}
    if one.articles:
        told += ", " + _("articles: %(articles)s") % {"articles": ", ".join(one.articles)}
    if one.since:
        told += ", " + _("since %(day)s") % {"day": one.since} if one.what is not Happened.ENDING else ""
        told += ", " + _("over from %(day)s") % {"day": one.since} if one.what is Happened.ENDING else ""
    if one.by_name:
        told += ", " + _("by %(name)s") % {"name": one.by_name}
    return told


def answer_name(one: Stated, asked: Indicator | None) -> str:
    """What a round answered, in the reader's language, with years and practice."""
    if not one.answer:
        return ""
    if one.answer.startswith(NON_ANSWER):
        told = _(NON_ANSWERS[NonAnswer(one.answer.removeprefix(NON_ANSWER))])
    else:
        told = scales.answers(asked, speaking()).get(one.answer, one.answer) if asked else one.answer
    more = [", ".join(map(str, one.years))] if one.years else []
    more += [practice_name(one.practice)] if one.practice else []
    return told + (f" ({'; '.join(more)})" if more else "")
