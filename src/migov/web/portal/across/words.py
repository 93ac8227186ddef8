"""What answers, kinds, states and relations are called on public pages. Words, never colours."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.catalogue import scales
from migov.model.answers import NonAnswer
from migov.model.changes import ChangeKind, Stated
from migov.model.fields import NON_ANSWER
from migov.model.indicators import Indicator, Relation
from migov.model.instruments import InstrumentRelation
from migov.model.published import PublicAnswer
from migov.model.workflow import Stage
from migov.web.names import INSTRUMENT_STATUSES
from migov.web.portal.answering import speaking

NON_ANSWERS: dict[NonAnswer, str] = {
    NonAnswer.NOT_APPLICABLE: gettext_noop("not applicable"),
    NonAnswer.NO_EVIDENCE: gettext_noop("no evidence found"),
    NonAnswer.NOT_ANSWERED: gettext_noop("not answered by the ministry"),
    NonAnswer.NOT_PRINTED: gettext_noop("answered but not printed"),
}
RELATIONS: dict[Relation, str] = {
    Relation.SAME: gettext_noop("the same question"),
    Relation.REWORDED: gettext_noop("reworded: compare with care"),
    Relation.SPLIT: gettext_noop("split into several questions: not comparable"),
    Relation.MERGED: gettext_noop("several questions became one: not comparable"),
    Relation.NEW: gettext_noop("a new question: nothing to compare it with"),
    Relation.RETIRED: gettext_noop("a question that is asked no longer"),
}
CHANGES: dict[ChangeKind, str] = {
    ChangeKind.NEW_LAW: gettext_noop("New or changed law"),
    ChangeKind.LAPSED: gettext_noop("Lapsed"),
    ChangeKind.IMPLEMENTED: gettext_noop("Implementation began"),
    ChangeKind.CORRECTED: gettext_noop("Earlier error corrected"),
    ChangeKind.NEW_EVIDENCE: gettext_noop("New evidence"),
    ChangeKind.REWORDED: gettext_noop("Question reworded"),
}
DONE: dict[InstrumentRelation, str] = {
    InstrumentRelation.AMENDS: gettext_noop("amends"),
    InstrumentRelation.REPEALS: gettext_noop("repeals"),
    InstrumentRelation.IMPLEMENTS: gettext_noop("implements"),
    InstrumentRelation.CITES: gettext_noop("cites"),
}
SUFFERED: dict[InstrumentRelation, str] = {
    InstrumentRelation.AMENDS: gettext_noop("amended by"),
    InstrumentRelation.REPEALS: gettext_noop("repealed by"),
    InstrumentRelation.IMPLEMENTS: gettext_noop("implemented by"),
    InstrumentRelation.CITES: gettext_noop("cited by"),
}
STAGES: dict[Stage, str] = {
    Stage.LAUNCH: gettext_noop("Launch"),
    Stage.RESEARCH: gettext_noop("Research"),
    Stage.CONSULTATION: gettext_noop("Consultation"),
    Stage.VETTING: gettext_noop("Vetting"),
    Stage.PUBLICATION: gettext_noop("Publication"),
    Stage.PUBLISHED: gettext_noop("Published"),
}


def listed(parts: Iterable[str]) -> str:
    """Several things in a row, with the comma of the reader's language."""
    return ("، " if speaking().right_to_left else ", ").join(parts)


def answered(given: PublicAnswer, asked: Indicator | None) -> str:
    """What a profile answers, in the reader's language, with its years; "not told" where it tells nothing."""
    if given.non_answer is not None:
        return _(NON_ANSWERS[given.non_answer])
    if given.closed is None:
        return _("not told")
    told = scales.answers(asked, speaking()).get(given.closed, given.closed) if asked else given.closed
    return told + (f" ({listed(map(str, given.years))})" if given.years else "")


def stated(given: Stated, asked: Indicator | None) -> str:
    """What one round said, in the reader's language, with years and practice."""
    if not given.answer:
        return _("not told")
    if given.answer.startswith(NON_ANSWER):
        told = _(NON_ANSWERS[NonAnswer(given.answer.removeprefix(NON_ANSWER))])
    else:
        told = scales.answers(asked, speaking()).get(given.answer, given.answer) if asked else given.answer
    more = [listed(map(str, given.years))] if given.years else []
    more += [_(INSTRUMENT_STATUSES[given.practice])] if given.practice else []
    return told + (f" ({listed(more)})" if more else "")
