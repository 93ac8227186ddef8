"""The questionnaire for an institution, or for the team offline: one row per indicator.

The first source of an answer stands on its row, further ones on a sheet of their own. What comes back of sources are an
institution's words about them: they are pinned by somebody who finds them in a stored source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from migov.model.answers import Answer, NonAnswer
from migov.model.fields import NON_ANSWER, Field, words
from migov.model.indicators import Confidence, Indicator, Scale
from migov.model.instruments import InstrumentStatus
from migov.model.languages import Language, Localized
from migov.model.values import Value
from migov.sheets.covers import Cover, facts
from migov.sheets.differences import Difference, Differences, Outcome
from migov.sheets.forms import CellKind, Choice, Column, Form, FormKind, Row, Table
from migov.sheets.wording import say
from migov.sheets.wording import words as localized

QUESTIONS, QUOTATIONS = "questions", "quotations"
ONE_LIST = 30
"""Questions that stand on one sheet together; more are parted by dimension."""
BLANK = 60
"""Rows for further sources."""
REMARK = "remark"
SOURCE = ("source_title", "source_article", "source_words", "source_address")
COLUMN_OF: dict[str, Field] = {
    "answer": Field.ANSWER,
    "years": Field.YEARS,
    "justification": Field.JUSTIFICATION,
    "as_of": Field.AS_OF,
    "practice": Field.PRACTICE,
    "confidence": Field.CONFIDENCE,
    "journal": Field.JOURNAL,
}


class Quotation(Value, kw_only=True):
    """Words of a source as somebody outside quotes them: nobody has looked yet whether they stand there."""

    title: str = ""
    article: str = ""
    words: str = ""
    address: str = ""

    @property
    def cells(self) -> dict[str, str]:
        return dict(zip(SOURCE, (self.title, self.article, self.words, self.address), strict=True))


class Question(Value, kw_only=True):
    """One indicator with what is known of it."""

    indicator: Indicator
    labels: dict[str, Localized]
    """What its closed answers are called."""
    answer: Answer | None = None
    """As it stands now; null sends the row empty."""
    version: str = ""
    """Of the answer."""
    quotations: tuple[Quotation, ...] = ()
    remark: str = ""
    last: Answer | None = None
    """Of the round before, shown to read."""


def questionnaire(
    cover: Cover, questions: Sequence[Question], *, sub_domains: dict[str, Localized] | None = None, team: bool = False
) -> Form:
    """The form that asks these questions.

    Args:
        cover: whom it goes to, when, and in which language.
        questions: in the order in which they are asked.
        sub_domains: titles by code, shown above the question.
        team: for the team itself: with confidence and private notes.
    """
    language = cover.language
    tables = [
        _table(key, name, part, language, sub_domains or {}, team) for key, name, part in _parts(questions, cover)
    ]
    tables.append(_quotations(questions, language))
    count = (say("fact.count", language), str(len(questions)))
    steps = [say(f"step.{step}", language, sheet=tables[-1].sheet) for step in STEPS]
    return Form(
        kind=FormKind.QUESTIONNAIRE,
        subject=cover.subject,
        language=language,
        issue=cover.issue,
        institution=cover.institution,
        sent_at=cover.sent_at,
        title=say("title.questionnaire", language, name=cover.name),
        facts=facts(cover, count),
        steps=tuple(steps),
        tables=tuple(tables),
    )


STEPS = ("fill", "choose", "why", "quote", "date", "notes", "return")


def _parts(questions: Sequence[Question], cover: Cover) -> Iterable[tuple[str, str, list[Question]]]:
    if len(questions) <= ONE_LIST:
        yield QUESTIONS, say("sheet.questions", cover.language), list(questions)
        return
    ordered = sorted(questions, key=lambda question: question.indicator.dimension)
    for dimension, part in groupby(ordered, key=lambda question: question.indicator.dimension):
        yield f"{QUESTIONS} {int(dimension)}", f"{int(dimension)} {dimension.short(cover.language)}", list(part)


def _table(
    key: str,
    name: str,
    questions: list[Question],
    language: Language,
    titles: dict[str, Localized],
    team: bool,  # noqa: FBT001
) -> Table:
    rows = tuple(_row(question, language, titles, team=team) for question in questions)
    return Table(key=key, sheet=name, columns=_columns(language, team=team), rows=rows)


def _columns(language: Language, *, team: bool) -> tuple[Column, ...]:
    def column(key: str, width: int, kind: CellKind = CellKind.TEXT, note: str = "", **more: object) -> Column:
        said = say(f"note.{note}", language) if note else ""
        return Column(key=key, heading=say(f"heading.{key}", language), width=width, kind=kind, note=said, **more)  # type: ignore[arg-type]

    for_team = (
        column("confidence", 12, CellKind.CHOICE, choices=_confidences()),
        column("journal", 30),
    )
    return (
        column("code", 8, is_given=True),
        column("question", 44, is_given=True),
        column("last", 18, is_given=True),
        column("answer", 18, CellKind.CHOICE),
        column("years", 11, CellKind.YEARS, "years"),
        column("justification", 50),
        column("as_of", 13, CellKind.MOMENT, "as_of"),
        column("practice", 20, CellKind.CHOICE, "practice", choices=_practices()),
        column("source_title", 30),
        column("source_article", 12),
        column("source_words", 40),
        column("source_address", 24),
        *(for_team if team else ()),
        column(REMARK, 30),
    )


def _row(question: Question, language: Language, titles: dict[str, Localized], *, team: bool) -> Row:
    indicator = question.indicator
    answer = question.answer or Answer(indicator=indicator.code)
    cells = {
        key: words(answer, field) for key, field in COLUMN_OF.items() if team or key not in ("confidence", "journal")
    }
    first = question.quotations[0] if question.quotations else Quotation()
    title = titles.get(indicator.sub_domain, Localized()).text(language)
    asked = indicator.question.text(language)
    return Row(
        key=indicator.code,
        version=question.version,
        cells={name: text for name, text in (cells | first.cells | {REMARK: question.remark}).items() if text},
        given={
            "code": indicator.code,
            "question": f"{title}\n{asked}" if title else asked,
            "last": _last(question, language),
        },
        choices={"answer": answer_choices(question)},
        closed=() if indicator.scale in (Scale.RATIFICATION, Scale.RATIFICATION_LIST) or answer.years else ("years",),
        note=indicator.guidance.text(language),
    )


def answer_choices(question: Question) -> tuple[Choice, ...]:
    """The indicator's closed answers, then the four reasons for none."""
    closed = [Choice(code, question.labels.get(code) or Localized(en=code)) for code in question.indicator.choices]
    others = [Choice(NON_ANSWER + one, localized(f"non-answer.{one}")) for one in NonAnswer]
    return (*closed, *others)


def _last(question: Question, language: Language) -> str:
    """What was answered the last time, in words."""
    if question.last is None:
        return ""
    code = words(question.last, Field.ANSWER)
    label = next((one.label.text(language) for one in answer_choices(question) if one.code == code), code)
    years, as_of = words(question.last, Field.YEARS), question.last.as_of
    return label + (f"\n{years}" if years else "") + (f"\n({as_of})" if as_of else "")


def _quotations(questions: Sequence[Question], language: Language) -> Table:
    """The sheet for further sources."""
    codes = tuple(Choice(one.indicator.code, Localized(en=one.indicator.code)) for one in questions)
    widths = (40, 16, 60, 36)
    columns = [Column(key="code", heading=say("heading.code", language), kind=CellKind.CHOICE, choices=codes, width=10,
                      is_required=True)]  # fmt: skip
    columns += [
        Column(key=key, heading=say(f"heading.{key}", language), width=width)
        for key, width in zip(SOURCE, widths, strict=True)
    ]
    rows = tuple(
        Row(
            key=f"{one.indicator.code} source {number}",
            cells={"code": one.indicator.code} | {key: text for key, text in quotation.cells.items() if text},
            closed=("code",),
        )
        for one in questions
        for number, quotation in enumerate(one.quotations[1:], start=2)
    )
    return Table(
        key=QUOTATIONS, sheet=say("sheet.quotations", language), columns=tuple(columns), rows=rows, blank=BLANK
    )


def _practices() -> tuple[Choice, ...]:
    return tuple(Choice(status.value, localized(f"practice.{status}")) for status in InstrumentStatus)


def _confidences() -> tuple[Choice, ...]:
    return tuple(Choice(one.value, localized(f"confidence.{one}")) for one in Confidence)


class Taken(Value, kw_only=True):
    """What came back about one indicator."""

    indicator: str
    changes: dict[Field, str] = msgspec.field(default_factory=dict)
    """Fields of the answer that say something else than when the form was sent."""
    remark: str | None = None
    """Null where it was not changed."""
    quotations: tuple[Quotation, ...] | None = None
    """All sources that are named for it now; null where none of them says anything else."""


def taken(sent: Form, differences: Differences, now: Form, *, but: frozenset[str] = frozenset()) -> tuple[Taken, ...]:
    """What came back, indicator by indicator, in the order in which it was asked.

    Args:
        sent: the form as it was sent.
        differences: what comparing showed.
        now: the form as it would be sent today: sources that were named here meanwhile stay named.
        but: keys of differences that are left out: conflicts that were decided for what stands here.
    """
    rows = _rows(differences, now, but)
    of = _indicators(sent, rows)
    changed: dict[str, list[Difference]] = {}
    for one in differences.of(Outcome.CHANGED, Outcome.CONFLICT):
        if one.key not in but:
            changed.setdefault(of[one.table, one.row], []).append(one)
    asked = [row.key for table in sent.tables for row in table.rows if table.key != QUOTATIONS]
    return tuple(_taken(code, changed[code], rows, of) for code in asked if code in changed)


Rows = dict[tuple[str, str], dict[str, str]]
"""Table and row → column → what it says with everything that came back."""


def _rows(differences: Differences, now: Form, but: frozenset[str]) -> Rows:
    """Every row as it would stand; those that did not come back as they stand here."""
    rows: Rows = {(table.key, row.key): dict(row.cells) for table in now.tables for row in table.rows}
    for one in differences.all:
        said = one.now if one.key in but or one.outcome is Outcome.UNCHANGED else one.returned
        rows.setdefault((one.table, one.row), {})[one.column] = said
    return rows


def _indicators(sent: Form, rows: Rows) -> dict[tuple[str, str], str]:
    """Which indicator each row is about."""
    codes = {
        (table, row): cells.get("code", row) if table == QUOTATIONS else row for (table, row), cells in rows.items()
    }
    further = sent.table(QUOTATIONS)
    return codes | {(QUOTATIONS, row.key): row.cells["code"] for row in (further.rows if further else ())}


def _taken(code: str, changed: list[Difference], rows: Rows, of: dict[tuple[str, str], str]) -> Taken:
    changes = {COLUMN_OF[one.column]: one.returned for one in changed if one.column in COLUMN_OF}
    remark = next((one.returned for one in changed if one.column == REMARK), None)
    is_quoted_anew = any(one.column in SOURCE for one in changed)
    mine = [cells for place, cells in rows.items() if of[place] == code] if is_quoted_anew else []
    found = [Quotation(**{key.removeprefix("source_"): cells.get(key, "") for key in SOURCE}) for cells in mine]
    named = tuple(dict.fromkeys(one for one in found if one != Quotation()))
    return Taken(indicator=code, changes=changes, remark=remark, quotations=named if is_quoted_anew else None)
