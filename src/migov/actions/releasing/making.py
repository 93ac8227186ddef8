"""Making a release: its files first, then, in one transaction, the step, the row and the line of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec.structs import replace

from migov.actions import entering, stages
from migov.actions.drafting import versions
from migov.actions.publishing import putting
from migov.actions.releasing import filing, gathering, planning
from migov.actions.releasing.gathering import Gathered
from migov.actions.releasing.planning import Plan
from migov.errors import Conflict, Invalid, NotReady, Problem
from migov.model.assessments import Assessment
from migov.model.drafts import Draft
from migov.model.fields import brief
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.releases import Identifiers, JournalHead, Manifest, Release, SignedDraft
from migov.model.workflow import Stage
from migov.profile.printing import maker
from migov.profile.releasing import records
from migov.profile.releasing.columns import Changed
from migov.store import assessments, drafts, errata, journal, releases, transactions
from migov.store.published import files

MADE = "release.make"
"""The journal's word for a release that was made."""


def make(
    id: str,  # noqa: A002 - the field's own word
    *,
    by: Member,
    at: datetime,
    languages: Sequence[Language] | None = None,
    because: str | None = None,
    identifiers: Identifiers | None = None,
    wanted: str | None = None,
) -> Release:
    """The next release of a vetted assessment, made of the text that was signed; with it, the profile is published.

    Args:
        languages: beside the source language; those in which all of the profile stands where nothing is asked.
        because: why there is another release; a first one needs no reason.
        identifiers: what was given to the release after the text was signed. They stand in its records: the signed
            imprint is not touched.
        wanted: id of the release that is meant: another one is never made in its place, however often one asks.

    Raises:
        NotFound, NotAllowed: *by* may not publish.
        NotReady: something stands in the way: all of it is told.
        Invalid: a later release without a reason, or a language that not all of the profile stands in.
        Conflict: the text was frozen anew, or a release was made, while this one was being made; or it is made already.
    """
    entering.require(Permission.TAKE_STEP, id, by)
    plan = planning.planned(id)
    if wanted is not None and wanted != plan.release:
        raise Conflict(f"{wanted} is made already: the next one would be {plan.release}")
    if plan.obstacles:
        raise NotReady(*(obstacle.problem for obstacle in plan.obstacles))
    reason = _reason(because, plan)
    newest = drafts.newest(id)
    if newest is None:
        raise Conflict("no text is frozen any more")
    told = gathering.gathered(id, newest, languages=_spoken(languages, plan), by=by)
    head = _head(id, told, plan, because=reason, identifiers=identifiers or Identifiers(), at=at)
    release = filing.filed(told, head, changes=_changes(id, plan.before, newest))
    kept = _kept(id, release, plan, newest, by=by, at=at)
    putting.put(kept.id)
    return kept


def _kept(id: str, made: filing.Release, plan: Plan, draft: Draft, *, by: Member, at: datetime) -> Release:  # noqa: A002
    """The release, kept with all that goes with it, or nothing of it."""
    manifest, checksums = filing.sealed(made.manifest)
    whole = (*made.files, manifest, checksums)
    release = Release(
        id=plan.release,
        assessment=id,
        number=plan.number,
        at=made.manifest.at,
        by=by.person,
        languages=made.manifest.languages,
        because=made.manifest.because,
        errata=tuple(one.number for one in plan.errata),
        supersedes=made.manifest.supersedes,
        draft=draft.number,
        draft_hash=draft.hash,
        manifest=manifest.file.sha256,
        size=sum(one.file.size for one in whole),
    )
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.TAKE_STEP, id, by)
        _check_same(id, plan, draft)
        for one in whole:
            files.keep(one.data)
        if assessments.stage(id) is Stage.PUBLICATION:
            stages.publish(id, by=by, at=at)
        releases.add(release)
        for erratum in plan.errata:
            errata.put(replace(erratum, answered_in=release.id))
        details = {
            "release": release.id,
            "manifest": release.manifest,
            "draft": draft.number,
            "hash": draft.hash,
            "languages": [language.value for language in release.languages],
            "because": release.because,
            "errata": list(release.errata),
        }
        journal.note(MADE, subject=id, by=by.person, at=at, details=details)
    return release


def _check_same(id: str, plan: Plan, draft: Draft) -> None:  # noqa: A002
    """Nothing, where all still stands as it did when the files were made."""
    before, newest = releases.newest(id), drafts.newest(id)
    if (before.id if before else None) != (plan.before.id if plan.before else None):
        raise Conflict("somebody else made a release meanwhile: look at it first")
    if newest is None or newest.hash != draft.hash or versions.unfrozen(id) != ():
        raise Conflict("the text has changed while the release was being made: look at it again")
    if assessments.stage(id) is not plan.stage:
        raise Conflict("the assessment was taken to another stage while the release was being made")
    if tuple(planning.owed(id)) != plan.errata:
        raise Conflict("a reader's report was decided while the release was being made: look at the plan again")
    if obstacles := list(planning.of_stages(id, plan.stage)):
        raise NotReady(*(obstacle.problem for obstacle in obstacles))


def _reason(because: str | None, plan: Plan) -> str | None:
    if plan.before is None:
        return None
    if not (because or "").strip():
        remedy = "write what changed since " + plan.before.id
        raise Invalid(Problem("a later release says why there is one", place="because", remedy=remedy))
    return brief(because or "", place="because")


def _spoken(languages: Sequence[Language] | None, plan: Plan) -> tuple[Language, ...]:
    """The languages of the release, the source language first."""
    if languages is None:
        return plan.languages
    if lacking := [language for language in languages if language not in plan.languages]:
        says = "not all of the profile is translated into " + ", ".join(language.value for language in lacking)
        remedy = "translate what is missing or out of date, or leave the language out"
        raise Invalid(Problem(says, place="languages", remedy=remedy))
    return (plan.languages[0], *(language for language in plan.languages[1:] if language in languages))


def _head(
    id: str,  # noqa: A002
    told: Gathered,
    plan: Plan,
    *,
    because: str | None,
    identifiers: Identifiers,
    at: datetime,
) -> Manifest:
    """The manifest, as yet without files."""
    value = next(iter(told.versions.values()))
    last = journal.lines(last=1)[-1]
    publication = value.publication
    return Manifest(
        release=plan.release,
        assessment=id,
        number=plan.number,
        at=at.astimezone(UTC).isoformat(timespec="seconds"),
        name=records.name(value),
        year=publication.year,
        languages=tuple(told.versions),
        licence=publication.licence,
        licence_address=publication.licence_address,
        citation=_citation(value),
        identifiers=Identifiers(
            number=identifiers.number or publication.number,
            isbn=identifiers.isbn or publication.isbn,
            doi=identifiers.doi or publication.doi,
        ),
        draft=SignedDraft(number=told.draft.number, hash=told.draft.hash, on=told.draft.at[:10]),
        sign_offs=told.certificate.process.sign_offs,
        journal=JournalHead(lines=last.seq, hash=last.hash),
        supersedes=plan.before.id if plan.before else None,
        because=because,
        errata=tuple(one.answered for one in plan.errata),
        withheld=told.withheld,
        made_with=maker(),
        files=(),
    )


def _citation(value: Assessment) -> str:
    return value.publication.citation or records.citation(value, filing.generation(value))


def _changes(id: str, before: Release | None, newest: Draft) -> tuple[Changed, ...]:  # noqa: A002
    """The parts that read differently in the release before; none for a first one."""
    if before is None:
        return ()
    return tuple(
        Changed(
            part=(one.after or one.before).id if one.after or one.before else "",  # type: ignore[union-attr]
            change=one.change,
            before=one.before.words if one.before else "",
            after=one.after.words if one.after else "",
        )
        for one in versions.compared(drafts.draft(id, before.draft), newest)
    )
