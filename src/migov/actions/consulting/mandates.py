"""Mandates: what of a draft concerns an institution, and what of it was in its hands before."""

from __future__ import annotations

from collections.abc import Iterable

from migov.actions import answers as answering
from migov.actions import delegations, entering
from migov.model.consultations import Mandate
from migov.model.drafts import Draft, Part, PartKind
from migov.model.indicators import Edition, Indicator
from migov.model.jurisdictions import folded
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import assessments, consultations, people
from migov.store import delegations as handed


class Candidate(Value, kw_only=True):
    """An institution that can be asked about the draft and is not."""

    institution: str
    name: str
    questions: int
    """How many questions it was handed during the research."""
    speakers: int
    """How many people of the team speak for it."""


def candidates(id: str, *, by: Member) -> tuple[Candidate, ...]:  # noqa: A002 - the field's own word
    """The institutions of the assessment that are not asked, those that answered questions first, then by name.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    asked, team = consultations.invited(id), people.members(id)
    questions: dict[str, set[str]] = {}
    for one in handed.of(id):
        questions.setdefault(one.institution, set()).update(one.indicators)
    found = [
        Candidate(
            institution=institution,
            name=name,
            questions=len(questions.get(institution, ())),
            speakers=sum(institution in member.institutions for member in team),
        )
        for institution, name in delegations.institutions(id).items()
        if institution not in asked
    ]
    return tuple(sorted(found, key=lambda one: (not one.questions, folded(one.name))))


def proposed(id: str, institution: str) -> Mandate:  # noqa: A002
    """What an institution could be asked about, from what it was handed during the research.

    A sub-domain of which it had a question; a whole dimension where it had one of every sub-domain. An empty mandate,
    which is the whole draft, where nothing was handed to it.
    """
    codes = _handed(id, institution)
    if not codes:
        return Mandate()
    edition = answering.edition_of(assessments.entry(id))
    touched = {one.sub_domain for one in edition.indicators if one.code in codes}
    dimensions = []
    for dimension in dict.fromkeys(one.dimension for one in edition.sub_domains):
        inside = {one.code for one in edition.sub_domains if one.dimension is dimension}
        if inside <= touched:
            dimensions.append(dimension)
            touched -= inside
    order = [one.code for one in edition.sub_domains]
    return Mandate(dimensions=tuple(dimensions), sub_domains=tuple(code for code in order if code in touched))


def handed_over(id: str, institution: str) -> int:  # noqa: A002
    """How many questions an institution was handed during the research."""
    return len(_handed(id, institution))


def _handed(id: str, institution: str) -> frozenset[str]:  # noqa: A002
    return frozenset(code for one in handed.of(id, institution=institution) for code in one.indicators)


def concerning(mandate: Mandate, draft: Draft | None) -> tuple[Part, ...]:
    """The parts of a draft that a mandate speaks of, in printed order."""
    return tuple(part for part in (draft.parts if draft else ()) if mandate.concerns(part))


def passages(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Those among the parts that are written passages, or all of them where none is."""
    every = tuple(parts)
    return tuple(part for part in every if part.kind is PartKind.PASSAGE) or every


def questions(mandate: Mandate, editions: Iterable[Edition]) -> tuple[Indicator, ...]:
    """The questions of the dimensions and sub-domains of a mandate, in the order of the editions."""
    asked = (one for edition in editions for one in edition.indicators)
    return tuple(
        one
        for one in asked
        if mandate.is_everything or one.dimension in mandate.dimensions or one.sub_domain in mandate.sub_domains
    )
