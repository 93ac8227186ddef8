"""The form of an answer: its fields with what stands in them, or with what was typed and is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _

from migov.catalogue import scales
from migov.errors import Problem
from migov.model.answers import Answer, NonAnswer
from migov.model.fields import NON_ANSWER, Field, all_words
from migov.model.indicators import Confidence, Indicator, Scale
from migov.model.instruments import InstrumentStatus
from migov.model.values import Value
from migov.web import pieces
from migov.web.answering import speaking
from migov.web.desk.answering.words import (
    NON_ANSWERS,
    WHEN,
    confidence_name,
    field_id,
    field_name,
    mistake,
    practice_name,
)
from migov.web.numbers import whole
from migov.web.pieces import Option


class Choice(Value, kw_only=True):
    """The closed answers and, apart from them, the four reasons why there is none: one choice among all."""

    id: str
    name: str
    label: str
    error: str | None
    closed: tuple[Option, ...]
    reasons: tuple[Option, ...]
    nothing: Option


class AnswerForm(Value, kw_only=True):
    """The form of one answer."""

    version: int
    """Of the answer from which it is filled."""
    choice: Choice
    before_practice: tuple[pieces.Field, ...]
    """Years, justification, as-of date."""
    small: tuple[pieces.Field, ...]
    """Practice and confidence."""
    journal: pieces.Field | None


def form(
    asked: Indicator,
    answer: Answer,
    *,
    version: int,
    language: str,
    with_journal: bool,
    typed: Mapping[Field, str] | None = None,
    problems: Iterable[Problem] = (),
) -> AnswerForm:
    """The form of an answer, filled from it and from what was *typed* over it.

    Args:
        asked: the indicator.
        answer: as it stands.
        version: of the answer that the fields start from.
        language: in which the answer is written.
        with_journal: whether the person may read the private research journal.
        typed: what was handed in and could not be kept.
        problems: what was wrong with it.
    """
    words = all_words(answer) | dict(typed or {})
    errors = {problem.place: mistake(problem) for problem in problems}

    def made(field: Field, kind: pieces.FieldKind, **more: object) -> pieces.Field:
        told = {"id": field_id(field), "label": field_name(field), "error": errors.get(field), "kind": kind}
        return pieces.Field(name=field.value, value=words[field], **(told | more))  # type: ignore[arg-type] # by name

    upper = [made(Field.JUSTIFICATION, "long", rows=8, language=language, help=_help_of(Field.JUSTIFICATION))]
    if asked.scale in (Scale.RATIFICATION, Scale.RATIFICATION_LIST) or words[Field.YEARS]:
        upper.insert(0, made(Field.YEARS, "text", narrow=True, optional=True, help=_help_of(Field.YEARS)))
    upper.append(made(Field.AS_OF, "text", narrow=True, optional=True, help=_help_of(Field.AS_OF)))
    return AnswerForm(
        version=version,
        choice=_choice(asked, words[Field.ANSWER], errors.get(Field.ANSWER)),
        before_practice=tuple(upper),
        small=(
            made(Field.PRACTICE, "select", optional=True, options=_practices(words[Field.PRACTICE])),
            made(Field.CONFIDENCE, "select", optional=True, options=_confidences(words[Field.CONFIDENCE])),
        ),
        journal=made(Field.JOURNAL, "long", rows=4, optional=True, help=_help_of(Field.JOURNAL))
        if with_journal
        else None,
    )


def handed_in(request: HttpRequest) -> dict[Field, str]:
    """The fields that were on the form."""
    return {field: request.POST[field.value] for field in Field if field.value in request.POST}


def started_from(request: HttpRequest) -> int:
    """The version from which the form was filled; -1, which never was, where none is told."""
    told = whole(request.POST.get("base", ""), digits=9)
    return -1 if told is None else told


def _help_of(field: Field) -> str:
    return {
        Field.JUSTIFICATION: _("On what grounds, in your own words; the quotations stand beside it."),
        Field.YEARS: _("With commas between: 1990, 2003."),
        Field.AS_OF: _("When this was true: 2021, 2021-10 or 2021-10-14."),
        Field.JOURNAL: _("Where you searched and whom you asked. It is never published."),
    }[field]


def _choice(asked: Indicator, chosen: str, error: str | None) -> Choice:
    closed = scales.answers(asked, speaking()).items()
    return Choice(
        id=field_id(Field.ANSWER),
        name=Field.ANSWER.value,
        label=field_name(Field.ANSWER),
        error=error,
        closed=tuple(Option(value=code, label=label, chosen=code == chosen) for code, label in closed),
        reasons=tuple(_reason(one, chosen) for one in NonAnswer),
        nothing=Option(value="", label=_("No answer yet"), chosen=not chosen),
    )


def _reason(one: NonAnswer, chosen: str) -> Option:
    value = NON_ANSWER + one
    return Option(value=value, label=_(NON_ANSWERS[one]), help=_(WHEN[one]), chosen=value == chosen)


def _practices(chosen: str) -> tuple[Option, ...]:
    return (
        Option(value="", label=_("not said"), chosen=not chosen),
        *(Option(value=one.value, label=practice_name(one), chosen=one == chosen) for one in InstrumentStatus),
    )


def _confidences(chosen: str) -> tuple[Option, ...]:
    return (
        Option(value="", label=_("not said"), chosen=not chosen),
        *(Option(value=one.value, label=confidence_name(one), chosen=one == chosen) for one in Confidence),
    )
