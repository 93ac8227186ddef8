"""Beginning the living text: from the answers, or from the findings of a profile that was read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import entering
from migov.errors import Conflict
from migov.model.answers import Answer, AnswerStatus
from migov.model.drafts import Passage
from migov.model.fields import tidy
from migov.model.findings import Finding
from migov.model.grounds import Grounds
from migov.model.languages import Language
from migov.model.modules import ModuleFinding
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.rewriting import written
from migov.model.texts import words as plain
from migov.model.values import Value
from migov.profile import drafting
from migov.store import answers, assessments, drafts, journal, transactions


class Begun(Value, kw_only=True):
    """What became of the answers from which passages were begun."""

    new: tuple[str, ...]
    """Ids of the new passages."""
    skipped: dict[str, str]
    """Codes of indicators whose answers gave none, with the reason."""


def to_begin(id: str, *, by: Member) -> Begun:  # noqa: A002
    """What would become of the answers if passages were begun now: nothing is written.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    return _told(_made(id))


def begin(id: str, *, by: Member, at: datetime) -> Begun:  # noqa: A002
    """Passages begun from the settled answers on which none rests yet; those that were begun before stay as they are.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now).
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.WRITE_DRAFT, id, by)
        begun = _made(id)
        drafts.add(id, begun.passages, why="from its answer", by=by.person, at=at)
        if begun.passages:
            _note(id, len(begun.passages), by=by, at=at)
    return _told(begun)


def adopt(id: str, *, by: Member, at: datetime) -> Begun:  # noqa: A002
    """Passages begun from the findings that the assessment has already: those of a profile that was read or imported.

    Each sentence rests on the answers the finding names, and on their pins; footnotes are generated from those anew.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now).
        Conflict: there is a living text already.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.WRITE_DRAFT, id, by)
        if drafts.versions(id):
            raise Conflict("the draft is begun already: its passages are written on from here")
        value, language = assessments.get(id), Language(assessments.entry(id).language)
        given = {answer.indicator: answer for answer in value.answers}
        found = [_adopted(finding, given, language) for finding in value.findings]
        for page in value.module_pages:
            found += [_adopted(finding, given, language, module=page.module) for finding in page.findings]
        drafts.add(id, found, why="from the profile", by=by.person, at=at)
        if found:
            _note(id, len(found), by=by, at=at)
    return Begun(new=tuple(one.id for one in found), skipped={})


def _made(id: str) -> drafting.Begun:  # noqa: A002
    """First passages of the answers on which none rests, and of which none was begun before and rewritten since."""
    entry = assessments.entry(id)
    there = drafts.passages(id, aside=True)
    told = {code for kept in there for code in kept.passage.answers}
    names = {kept.passage.id for kept in there}
    given = [kept.answer for kept in answers.of(id) if kept.answer.status is not AnswerStatus.CARRIED]
    fresh = [one for one in given if one.indicator not in told and drafting.named(one.indicator) not in names]
    return drafting.begin(
        fresh,
        answering.editions_of(entry),
        language=Language(entry.language),
        taken=frozenset(names),
    )


def _told(begun: drafting.Begun) -> Begun:
    skipped = {one.indicator: one.because.value for one in begun.skipped}
    return Begun(new=tuple(one.id for one in begun.passages), skipped=skipped)


def _adopted(
    finding: Finding | ModuleFinding,
    answers: Mapping[str, Answer],
    language: Language,
    *,
    module: str | None = None,
) -> Passage:
    pins = [pin for code in finding.indicators if code in answers for pin in answers[code].pins]
    own = finding.pins if isinstance(finding, Finding) else ()
    grounds = Grounds(
        answers=tuple(code for code in finding.indicators if code in answers), pins=tuple(dict.fromkeys((*own, *pins)))
    )
    # All sentences rest on the same pins: one note behind the last of them names the sources.
    sentences = written(tidy(plain(finding.text)), language=language, grounds=grounds)
    return Passage(
        id=finding.id,
        dimension=finding.dimension if isinstance(finding, Finding) else None,
        side=finding.side if isinstance(finding, Finding) else None,
        module=module,
        sentences=(*(replace(one, is_noted=False) for one in sentences[:-1]), sentences[-1]),
    )


def _note(id: str, count: int, *, by: Member, at: datetime) -> None:  # noqa: A002
    journal.note("draft.begin", subject=id, by=by.person, at=at, details={"passages": count})
