"""Mandate packs: what of the draft concerns an institution, with the questions behind it and how to answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from migov.actions import answers as answering
from migov.actions import delegations, entering
from migov.actions.consulting import consultations, mandates
from migov.actions.drafting import versions
from migov.errors import NotFound
from migov.model.consultations import Invitation
from migov.model.drafts import Draft, Part, PartKind
from migov.model.indicators import Edition
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.profile import packs as printing
from migov.profile.packs import Form, Line, Pack, Question, Section
from migov.store import assessments, drafts
from migov.store import delegations as handed

__all__ = ["Form", "Pack", "pack", "render"]


def pack(
    id: str,  # noqa: A002 - the field's own word
    institution: str,
    *,
    language: Language | None = None,
    address: str = "",
    word_address: str = "",
    by: Member,
) -> Pack:
    """What concerns an institution that is asked, in the draft that is read now.

    Args:
        id: of the assessment.
        institution: its id.
        language: in which the pack speaks; the institution's first one where it is left out.
        address: where comments are made, in full.
        word_address: where the Word file is that can be sent back, in full.
        by: who reads it.

    Raises:
        NotFound: the institution is not asked, *by* neither speaks for it nor works inside, or no draft was frozen.
        NotAllowed, WrongStage: *by* may not read the draft (now).
    """
    entering.require(Permission.READ_DRAFT, id, by)
    found = consultations.of(id, by=by)
    invitation = found.invitation(institution) if found else None
    if found is None or invitation is None:
        raise NotFound("invitation", institution)
    draft = drafts.newest(id) if not found.version else versions.one(id, found.version, by=by)
    if draft is None:
        raise NotFound("draft", id, remedy="freeze the first version")
    entry, parts = assessments.entry(id), mandates.concerning(invitation.mandate, draft)
    spoken = language or invitation.languages[0]
    editions = answering.editions_of(entry)
    return Pack(
        assessment=id,
        profile=entry.name(spoken),
        institution=delegations.institution_name(id, institution),
        version=draft.number,
        language=spoken,
        text_language=entry.language,
        frozen_on=datetime.fromisoformat(draft.at).date().isoformat(),
        due=invitation.due.local.replace("T", " "),
        zone=invitation.due.zone,
        sections=_sections(parts),
        questions=_behind(draft, parts, invitation, editions, spoken),
        unanswered=_questions(_unanswered(id, institution), editions, spoken),
        rest=len(draft.parts) - len(parts),
        is_everything=invitation.mandate.is_everything,
        address=address,
        word_address=word_address,
    )


def render(found: Pack, form: Form) -> tuple[bytes, str]:
    """The pack as a file, and its media type."""
    return printing.render(found, form), printing.FORMS[form][0]


def _sections(parts: Iterable[Part]) -> tuple[Section, ...]:
    """The parts under the headings under which they are printed."""
    found: list[Section] = []
    for part in parts:
        title = " ".join(piece for piece in (part.section, part.title) if piece)
        line = Line(id=part.id, words=part.words, notes=part.notes, is_table=part.kind is not PartKind.PASSAGE)
        if found and found[-1].title == title:
            last = found.pop()
            found.append(Section(title=title, dimension=last.dimension, lines=(*last.lines, line)))
        else:
            found.append(Section(title=title, dimension=int(part.dimension) if part.dimension else None, lines=(line,)))
    return tuple(found)


def _behind(
    draft: Draft, parts: Iterable[Part], invitation: Invitation, editions: Iterable[Edition], language: Language
) -> tuple[Question, ...]:
    """The questions on which the passages rest; those of the mandate where the text was taken over without its answers.

    None where all of the draft is asked about: that is all of them.
    """
    if invitation.mandate.is_everything:
        return ()
    printed, wanted = versions.content(draft), {part.id for part in parts}
    codes = {code for one in printed.findings if one.id in wanted for code in one.indicators}
    of_modules = (one for page in printed.module_pages for one in page.findings)
    codes |= {code for one in of_modules if one.id in wanted for code in one.indicators}
    if not codes:
        codes = {one.code for one in mandates.questions(invitation.mandate, editions)}
    return _questions(codes, editions, language)


def _questions(codes: Iterable[str], editions: Iterable[Edition], language: Language) -> tuple[Question, ...]:
    wanted = frozenset(codes)
    asked = (one for edition in editions for one in edition.indicators if one.code in wanted)
    return tuple(Question(code=one.code, text=one.question.text(language)) for one in asked)


def _unanswered(id: str, institution: str) -> frozenset[str]:  # noqa: A002
    """Codes that the institution was handed and for which nothing was handed in."""
    given = {(one.delegation, one.indicator) for one in handed.all_handed_in(id)}
    return frozenset(
        code
        for one in handed.of(id, institution=institution)
        for code in one.indicators
        if (one.number, code) not in given
    )
