"""What the fields of an answer, and what is put into them, are called in the reader's language."""

from __future__ import annotations

from datetime import datetime

import msgspec
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.catalogue import scales
from migov.errors import Problem
from migov.model.answers import Answer, AnswerStatus, Lack, NonAnswer, Search
from migov.model.citations import Pin
from migov.model.fields import NON_ANSWER, Field
from migov.model.indicators import Confidence, Indicator
from migov.model.instruments import InstrumentStatus
from migov.store.answers import PINS, SEARCHES, STATUS
from migov.web.answering import speaking
from migov.web.names import INSTRUMENT_STATUSES
from migov.web.pieces import STATES

FIELDS: dict[Field, str] = {
    Field.ANSWER: gettext_noop("Answer"),
    Field.YEARS: gettext_noop("Years"),
    Field.JUSTIFICATION: gettext_noop("Justification"),
    Field.AS_OF: gettext_noop("As of"),
    Field.PRACTICE: gettext_noop("In practice"),
    Field.CONFIDENCE: gettext_noop("Confidence"),
    Field.JOURNAL: gettext_noop("Research journal"),
}
BESIDE: dict[str, str] = {
    STATUS: gettext_noop("State"),
    PINS: gettext_noop("Pins"),
    SEARCHES: gettext_noop("Search log"),
}

NON_ANSWERS: dict[NonAnswer, str] = {
    NonAnswer.NOT_APPLICABLE: gettext_noop("not applicable"),
    NonAnswer.NO_EVIDENCE: gettext_noop("no evidence found"),
    NonAnswer.NOT_ANSWERED: gettext_noop("not answered by the ministry"),
    NonAnswer.NOT_PRINTED: gettext_noop("answered but not printed"),
}
WHEN: dict[NonAnswer, str] = {
    NonAnswer.NOT_APPLICABLE: gettext_noop("The question cannot arise here: seaports of a country without a coast."),
    NonAnswer.NO_EVIDENCE: gettext_noop(
        "You searched, and nothing says yes or no. The searches are attached as the proof."
    ),
    NonAnswer.NOT_ANSWERED: gettext_noop("Only the ministry knows; it was asked, and did not answer in time."),
    NonAnswer.NOT_PRINTED: gettext_noop("There is an answer, and it may not be published."),
}
"""When each is right, in one line."""

LACKS: dict[Lack, str] = {
    Lack.ANSWER: gettext_noop("Choose an answer, or one of the four reasons why there is none"),
    Lack.JUSTIFICATION: gettext_noop("Write a justification, also where nothing exists"),
    Lack.PIN: gettext_noop("Pin the words of a source that show it"),
    Lack.SEARCHES: gettext_noop("Search the sources first: nobody has searched for this indicator yet"),
}
WHERE: dict[Lack, str] = {
    Lack.ANSWER: "field-answer",
    Lack.JUSTIFICATION: "field-justification",
    Lack.PIN: "evidence",
    Lack.SEARCHES: "evidence",
}
"""Where on the page it is put right."""

MISTAKES: dict[Field, str] = {
    Field.ANSWER: gettext_noop("Choose one of the answers."),
    Field.YEARS: gettext_noop("Write years with four digits and commas between: 1990, 2003."),
    Field.AS_OF: gettext_noop("Write a date that exists, as 2021, 2021-10 or 2021-10-14."),
    Field.PRACTICE: gettext_noop("Choose one of the list."),
    Field.CONFIDENCE: gettext_noop("Choose one of the list."),
}
TOO_LONG = gettext_noop("This is longer than a field can hold. Keep the long text as a source, and quote from it.")


def field_name(field: str) -> str:
    """What a field of an answer is called, or what else of it changes."""
    told = FIELDS.get(Field(field)) if field in list(Field) else BESIDE.get(field)
    return _(told) if told else field


def field_id(field: Field) -> str:
    """The field's name in the page: `As of` is ``field-as-of``."""
    return "field-" + field.value.replace(" ", "-")


def mistake(problem: Problem) -> str:
    """What is wrong with what stands in a field, in the reader's language."""
    field = Field(problem.place) if problem.place in list(Field) else None
    if field is None:
        return str(problem)
    return _(TOO_LONG) if "characters" in problem.says else _(MISTAKES.get(field, TOO_LONG))


def shown(field: str, words: str, asked: Indicator) -> str:
    """What a field says, as a person reads it: the names of choices, not their codes."""
    if not words:
        return ""
    match field:
        case Field.ANSWER:
            return _answer(words, asked)
        case Field.PRACTICE:
            return practice_name(InstrumentStatus(words))
        case Field.CONFIDENCE:
            return confidence_name(Confidence(words))
        case "status":
            return _(STATES[AnswerStatus(words)])
        case "pins":
            return "\n\n".join(one.quote.exact for one in msgspec.json.decode(words, type=tuple[Pin, ...]))
        case "searches":
            return "\n".join(search_line(one) for one in msgspec.json.decode(words, type=tuple[Search, ...]))
        case _:
            return words


def _answer(words: str, asked: Indicator) -> str:
    if words.startswith(NON_ANSWER):
        return _(NON_ANSWERS[NonAnswer(words.removeprefix(NON_ANSWER))])
    return scales.answers(asked, speaking()).get(words, words)


def closed_name(asked: Indicator, given: Answer | None) -> str | None:
    """What was answered, in the reader's language; null where nothing was yet."""
    if given is None:
        return None
    if given.non_answer is not None:
        return _(NON_ANSWERS[given.non_answer])
    if given.closed is None:
        return None
    years = ", ".join(map(str, given.years))
    return scales.answers(asked, speaking()).get(given.closed, given.closed) + (f" ({years})" if years else "")


def practice_name(status: InstrumentStatus) -> str:
    """How far what the law says is real, in the reader's language."""
    return _(INSTRUMENT_STATUSES[status])


def confidence_name(confidence: Confidence) -> str:
    """How sure the analyst is, in the reader's language."""
    return scales.CONFIDENCE_NAMES[confidence].text(speaking())


def search_line(search: Search) -> str:
    """A search in one line: what was looked for, when, how much was found."""
    return f"{search.query} · {search.at[:10]} · {search.found}"


def clock(moment: datetime, now: datetime) -> str:
    """A moment in the person's own time zone: of today the time alone.

    >>> from datetime import UTC
    >>> clock(datetime(2024, 5, 1, 12, 30, tzinfo=UTC), datetime(2024, 5, 1, 14, 0, tzinfo=UTC))
    '12:30'
    """
    local, today = timezone.localtime(moment), timezone.localtime(now)
    return f"{local:%H:%M}" if local.date() == today.date() else f"{local:%Y-%m-%d %H:%M}"
