"""An answer taken apart into fields of plain words, as forms, spreadsheets and histories hold it; how two hands merge.

Every field is text, empty where nothing is said; `words` and `with_words` lead there and back. Two people who change
different fields do not meet; two who change the same one conflict, and then both texts are kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from msgspec.structs import replace

from migov.errors import Invalid, Problem
from migov.model.answers import Answer, AnswerStatus, NonAnswer, fits
from migov.model.indicators import Confidence, Indicator
from migov.model.instruments import InstrumentStatus
from migov.model.values import Value

LONGEST = 200_000
"""Characters a field may have: a hundred pages."""

BRIEF = 20_000
"""Characters of a remark beside an answer: a comment, a flag, a reason."""

NON_ANSWER = "non-answer: "
"""Before a non-answer in the field of the answer, so that no category of a catalogue can be taken for one."""


class Field(StrEnum):
    """One part of an answer that is written by hand."""

    ANSWER = "answer"
    """A closed answer's code, or ``non-answer: `` with one of the four."""
    YEARS = "years"
    """Four digits each, with commas between."""
    JUSTIFICATION = "justification"
    AS_OF = "as of"
    """A moment: ``2021``, ``2021-10`` or ``2021-10-14``."""
    PRACTICE = "practice"
    CONFIDENCE = "confidence"
    JOURNAL = "journal"
    """The private research journal: of no account for what the answer says."""

    @property
    def is_substance(self) -> bool:
        """Whether the answer says something else when this changes."""
        return self not in (Field.JOURNAL, Field.CONFIDENCE)


def words(answer: Answer, field: Field) -> str:
    """What the answer says in this field.

    >>> words(Answer(indicator="1.1.2", non_answer=NonAnswer.NO_EVIDENCE), Field.ANSWER)
    'non-answer: no evidence found'
    """
    match field:
        case Field.ANSWER:
            return NON_ANSWER + answer.non_answer if answer.non_answer else answer.closed or ""
        case Field.YEARS:
            return ", ".join(str(year) for year in answer.years)
        case Field.JUSTIFICATION:
            return answer.justification
        case Field.AS_OF:
            return answer.as_of or ""
        case Field.PRACTICE:
            return answer.practice or ""
        case Field.CONFIDENCE:
            return answer.confidence or ""
        case Field.JOURNAL:
            return answer.journal


def all_words(answer: Answer) -> dict[Field, str]:
    """What the answer says in every field."""
    return {field: words(answer, field) for field in Field}


def with_words(answer: Answer, changes: Mapping[Field, str], indicator: Indicator) -> Answer:
    """The answer with these fields rewritten; one whose substance changes is a draft again.

    Raises:
        Invalid: a field holds what it cannot hold. Every such field is told.
    """
    problems: list[Problem] = []
    after = answer
    for field, text in changes.items():
        try:
            after = _rewritten(after, field, tidy(text), indicator)
        except Invalid as error:
            problems += error.problems
    if problems:
        raise Invalid(*problems)
    return after


def _rewritten(answer: Answer, field: Field, text: str, indicator: Indicator) -> Answer:
    if text == words(answer, field):
        return answer
    if len(text) > LONGEST:
        remedy = "keep the long text as a source and quote from it"
        raise Invalid(Problem(f"{len(text):,} characters are more than {LONGEST:,}", place=field, remedy=remedy))
    return _set(replace(answer, status=AnswerStatus.DRAFT) if field.is_substance else answer, field, text, indicator)


def _set(answer: Answer, field: Field, text: str, indicator: Indicator) -> Answer:
    match field:
        case Field.ANSWER:
            return _answered(answer, text, indicator)
        case Field.YEARS:
            return replace(answer, years=_years(text))
        case Field.JUSTIFICATION:
            return replace(answer, justification=text)
        case Field.AS_OF:
            return replace(answer, as_of=_moment(text))
        case Field.PRACTICE:
            return replace(answer, practice=InstrumentStatus(_one_of(text, InstrumentStatus, field)) if text else None)
        case Field.CONFIDENCE:
            return replace(answer, confidence=Confidence(_one_of(text, Confidence, field)) if text else None)
        case Field.JOURNAL:
            return replace(answer, journal=text)


def _answered(answer: Answer, text: str, indicator: Indicator) -> Answer:
    if text.startswith(NON_ANSWER):
        said = NonAnswer(_one_of(text.removeprefix(NON_ANSWER), NonAnswer, Field.ANSWER))
        return replace(answer, closed=None, non_answer=said)
    after = replace(answer, closed=text or None, non_answer=None)
    if not fits(after, indicator):
        remedy = "one of: " + ", ".join(indicator.choices)
        raise Invalid(Problem(f"{indicator.code} has no answer '{text}'", place=Field.ANSWER, remedy=remedy))
    return after


def _years(text: str) -> tuple[int, ...]:
    found = [part for part in re.split(r"[\s,;،؛]+", text) if part]
    if wrong := [part for part in found if not re.fullmatch(r"(1[89]|20)[0-9]{2}", part)]:
        remedy = "write years with four digits and commas between: 1990, 2003"
        raise Invalid(Problem(f"'{wrong[0][:40]}' is no year", place=Field.YEARS, remedy=remedy))
    return tuple(int(part) for part in found)


def _moment(text: str) -> str | None:
    if text and not is_moment(text):
        remedy = "write it as 2021, 2021-10 or 2021-10-14"
        raise Invalid(Problem(f"'{text[:40]}' is no date", place=Field.AS_OF, remedy=remedy))
    return text or None


def is_moment(text: str) -> bool:
    """Whether the text is a date as it is written here, of a day that exists, in the last or the next centuries.

    >>> is_moment("2024-02-29"), is_moment("2023-02-29"), is_moment("May 2024")
    (True, False, False)
    """
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    if not match:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return 1800 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= _days(year, month)


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 + leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def _one_of(text: str, kind: type[StrEnum], field: Field) -> str:
    if text not in list(kind):
        raise Invalid(Problem(f"'{text[:40]}' is not known", place=field, remedy="one of: " + ", ".join(kind)))
    return text


def tidy(text: str) -> str:
    r"""The text as it is kept: one kind of line end, no control characters, no space at the ends of lines.

    >>> tidy("one \r\ntwo\x00\n\n")
    'one\ntwo'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    clean = ("".join(c for c in line if c == "\t" or unicodedata.category(c) not in ("Cc", "Cs")) for line in lines)
    return "\n".join(line.rstrip() for line in clean).strip("\n").strip()


def brief(text: str, *, place: str, longest: int = BRIEF) -> str:
    """The text as it is kept, where it is no longer than a remark may be.

    Raises:
        Invalid: it is longer; *place* names the field.
    """
    kept = tidy(text)
    if len(kept) > longest:
        says = f"{len(kept):,} characters are more than {longest:,}"
        raise Invalid(Problem(says, place=place, remedy="say it short"))
    return kept


class Clash(Value, kw_only=True):
    """One field that two people changed, each in their own way: nothing is overwritten, both texts are shown."""

    field: Field
    before: str
    """What both started from."""
    theirs: str
    """What stands now."""
    mine: str
    """What was not written."""


class Merged(Value, kw_only=True):
    """What a form that comes back does to the answer as it stands now."""

    changes: dict[Field, str]
    """Fields to rewrite."""
    clashes: tuple[Clash, ...] = ()


def merge(*, before: Mapping[Field, str], theirs: Mapping[Field, str], mine: Mapping[Field, str]) -> Merged:
    """Field by field: mine where only I changed it, theirs where only they did, a clash where both did, differently.

    Args:
        before: what I started from.
        theirs: what stands now.
        mine: what I hand in; fields that are not in it were not on the form.
    """
    changes: dict[Field, str] = {}
    clashes: list[Clash] = []
    for field, handed in mine.items():
        text, start, now = tidy(handed), before[field], theirs[field]
        if text in (now, start):
            continue
        if now == start:
            changes[field] = text
        else:
            clashes.append(Clash(field=field, before=start, theirs=now, mine=text))
    return Merged(changes=changes, clashes=tuple(clashes))
