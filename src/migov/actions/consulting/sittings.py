"""Sittings: the minutes of a workshop put together for print, in the order of the draft."""

from __future__ import annotations

from collections.abc import Iterable

from migov.actions import delegations, entering
from migov.actions.consulting import comments as saying
from migov.actions.consulting.workshops import may_be_shown
from migov.model.consultations import Comment, Proposal
from migov.model.drafts import Part
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.workshops import Minute
from migov.profile import minutes as printing
from migov.profile.ledger import Row
from migov.profile.ledger.wording import suggestion
from migov.profile.minutes import Entry, Group, Present, Sitting
from migov.store import assessments, consultations, drafts, people
from migov.store import workshops as kept

__all__ = ["KIND", "Sitting", "render", "sitting"]

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""The media type of the document."""


def sitting(id: str, number: int, *, language: Language, by: Member) -> Sitting:  # noqa: A002 - the field's own word
    """The minutes of a workshop that stand, in a language.

    Comments stand in them as far as everybody who was there may read them; of others only the number does.

    Raises:
        NotFound, NotAllowed: *by* does not work inside, or there is no such workshop.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    workshop, entry = kept.get(id, number), assessments.entry(id)
    draft, names = drafts.draft(id, workshop.version), delegations.institutions(id)
    consultation = consultations.get(id)
    threads = saying.threads(id, by=by)
    known = {one.comment.number: one.comment for one in threads}
    shown = {number: one for number, one in known.items() if may_be_shown(one, workshop, consultation)}
    on: dict[str, list[Minute]] = {}
    for minute in workshop.minutes:
        on.setdefault(minute.passage or "", []).append(minute)
    places: Iterable[Part | None] = (None, *draft.parts)
    return Sitting(
        number=workshop.number,
        title=workshop.title,
        profile=entry.name(language),
        place=workshop.place,
        on=workshop.on,
        version=workshop.version,
        run_by=people.names({workshop.by}).get(workshop.by, workshop.by),
        is_closed=workshop.closed_at is not None,
        language=language,
        text_language=Language(entry.language),
        present=tuple(
            Present(name=one.name, institution=_named(one.institution, names), function=one.function)
            for one in workshop.attendees
        ),
        groups=tuple(
            Group(
                title=" ".join(piece for piece in (part.section, part.title) if piece) if part else "",
                words=part.words if part else "",
                entries=tuple(_entry(one, known, shown, names, language) for one in on[part.id if part else ""]),
            )
            for part in places
            if (part.id if part else "") in on
        ),
    )


def render(found: Sitting) -> bytes:
    """The minutes as a Word document."""
    return printing.render(found)


def _entry(
    minute: Minute,
    known: dict[int, Comment],
    shown: dict[int, Comment],
    names: dict[str, str],
    language: Language,
) -> Entry:
    about, said = known.get(minute.comment or 0), shown.get(minute.comment or 0)
    asked = minute.institution or (about.institution if about else None)
    return Entry(
        comment=minute.comment,
        institution=_named(asked, names),
        said=_said(said, said.proposes, language) if said else "",
        outcome=minute.outcome,
        decision=minute.decision,
        rationale=minute.rationale,
        priority=minute.priority,
    )


def _said(comment: Comment, proposes: Proposal | None, language: Language) -> str:
    quoted = f"“{comment.anchor.exact}”" if comment.anchor and comment.anchor.exact.strip() else ""
    row = Row(
        number=comment.number,
        institution="",
        at=comment.at,
        proposal=proposes.kind if proposes else None,
        proposed=proposes.words if proposes else "",
    )
    return "\n".join(part for part in (quoted, comment.says, suggestion(row, language)) if part)


def _named(institution: str | None, names: dict[str, str]) -> str:
    return names.get(institution, institution) if institution else ""
