"""A Word file coming back: taken into the ledger as a whole or not at all, and told in a receipt."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from msgspec.structs import replace

from migov.actions import delegations, entering
from migov.actions.consulting import comments, mandates, readings
from migov.actions.consulting.word import receipts
from migov.actions.consulting.word.receipts import Ignored, Line, Receipt
from migov.actions.consulting.word.saying import Saying
from migov.actions.consulting.word.sending import travelling
from migov.errors import Conflict, Invalid, MigovError, NotAllowed, NotFound, Problem, WrongStage
from migov.model.consultations import Consultation, Via, Visibility
from migov.model.drafts import Draft
from migov.model.languages import Language
from migov.model.people import Member, Role
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.profile import word
from migov.profile.word import Placed, Returned
from migov.profile.word.identity import scope
from migov.store import assessments, blobs, consultations, drafts, journal, transactions
from migov.store import comments as kept
from migov.store.comments import ReturnedDraft

ITS_OWN = "*"
"""In place of an institution: the one for which the file was made, by its own word."""
NAME = 200
"""Letters of a file's name that are kept: those at its end."""


class _Case(Value, kw_only=True):
    """A file that came back, with the draft it is a copy of and the institution for which it speaks."""

    name: str
    sha256: str
    bytes: int
    returned: Returned
    draft: Draft
    institution: str | None
    placed: Placed
    visibility: Visibility


def take_in(
    id: str,  # noqa: A002 - the field's own word
    data: bytes,
    *,
    file: str,
    institution: str | None = ITS_OWN,
    visibility: Visibility = Visibility.GOVERNMENT,
    version: int | None = None,
    instead: bool = False,
    by: Member,
    at: datetime,
) -> ReturnedDraft:
    """A returned file taken: each change and each comment in it is a comment of the ledger, and the file is kept.

    It is read against the draft that it is a copy of, wherever the text stands by now. What an earlier file of the
    same institution brought already is not said twice.

    Args:
        id: of the assessment.
        data: the file.
        file: its name.
        institution: for which it speaks; null for the team, `ITS_OWN` for the one for which it was made.
        visibility: who reads what it says.
        version: of the draft, for a file that no longer says it; the one that is consulted on where it is left out.
        instead: whether it speaks for this institution though it was made for another one.
        by: who brings it.
        at: when.

    Raises:
        NotFound: there is no such assessment for them, or the institution is not asked.
        NotAllowed, WrongStage: *by* may not comment (now), or not for this institution; or it holds suggestions
            while those are frozen.
        Unreadable: no Word document, or one that is not to be trusted.
        Invalid: it is no copy of a draft, or does not say for whom it speaks.
        Conflict: it came before; it is a copy of another draft; it was made for another institution.
    """
    consultation = _open(id, by)
    _refuse_again(id, data, file, consultation, by)
    returned = word.read(data, file=file)
    draft = _draft(id, returned, version, consultation, by)
    speaks = _speaker(id, returned, institution, consultation, instead=instead, by=by)
    case = _Case(
        name=file[-NAME:],
        sha256=sha256(data).hexdigest(),
        bytes=len(data),
        returned=returned,
        draft=draft,
        institution=speaks,
        placed=_placed(id, returned, draft, consultation),
        visibility=visibility,
    )
    _refuse_frozen(case, consultation)
    with transactions.whole():
        assessments.lock(id)
        _refuse_again(id, data, file, consultation, by)
        lines, visibility = _say(id, case, by=by, at=at)
        blobs.keep(data)
        return _keep(id, replace(case, visibility=visibility), lines, consultation, by=by, at=at)


def first_time(id: str, data: bytes, *, by: Member) -> ReturnedDraft | None:  # noqa: A002
    """What became of these bytes when they came before; null where they never did, or *by* does not see it."""
    entering.require(Permission.READ_DRAFT, id, by)
    found = kept.returned_file(id, sha256(data).hexdigest())
    try:
        return receipts.receipt(id, found.number, by=by).file if found else None
    except NotFound:
        return None


def _open(id: str, by: Member) -> Consultation:  # noqa: A002
    entering.require(Permission.COMMENT, id, by)
    consultation = consultations.get(id)
    if not consultation.is_open:
        raise WrongStage("the consultation is not open: no file is taken")
    return consultation


def _refuse_again(id: str, data: bytes, file: str, consultation: Consultation, by: Member) -> None:  # noqa: A002
    found = kept.returned_file(id, sha256(data).hexdigest())
    if found is None:
        return
    says = f"this very file came on {found.at:%Y-%m-%d} already, and was taken then: nothing was said twice"
    taken = receipts.Taken(file=found, receipt=receipts.read(found))
    remedy = f"see receipt {found.number}" if receipts.sees(taken, consultation, by) else "ask those who sent it to you"
    raise Conflict(str(Problem(says, file=file, remedy=remedy)))


def _draft(id: str, returned: Returned, version: int | None, consultation: Consultation, by: Member) -> Draft:  # noqa: A002
    """The draft that a file is a copy of: as it says itself, else as the one who brings it says.

    Raises:
        NotFound: there is none that they may read.
        Conflict: it is a copy of a draft that is not here.
    """
    identity = returned.identity
    number = identity.draft if identity.hash is None else None
    if identity.hash is not None:
        found = [one for one, hash in drafts.hashes(id).items() if hash.startswith(identity.hash)]  # noqa: A001
        number = identity.draft if identity.draft in found else max(found, default=None)
    if identity.is_unknown or (number is None and identity.hash is None):
        number = version or consultation.version
    if identity.assessment not in (None, id):
        # Any draft of ours refuses it, and tells where it belongs.
        word.refuse_other(returned, drafts.draft(id, consultation.version), assessment=id)
    if number is None:
        remedy = "bring in the file that was sent out for comments"
        raise Conflict(str(Problem("it was made from a draft that is not here", file=returned.file, remedy=remedy)))
    return readings.readable(id, number, consultation, by=by)


def _speaker(
    id: str,  # noqa: A002
    returned: Returned,
    institution: str | None,
    consultation: Consultation,
    *,
    instead: bool,
    by: Member,
) -> str | None:
    """The institution for which a file speaks; null for the team.

    Raises:
        NotFound, NotAllowed: it is not asked, or *by* does not speak for it.
        Invalid: neither the file nor the one who brings it says which.
        Conflict: it was made for another one.
    """
    told, names = returned.identity.institution, delegations.institutions(id)
    speaks = institution
    if institution == ITS_OWN:
        speaks = told or (by.institutions[0] if len(by.institutions) == 1 and not by.works_inside else None)
        if speaks is None:
            remedy = "choose the institution"
            raise Invalid(Problem("it does not say for whom it speaks", returned.file, "institution", remedy))
    if speaks is None and not by.works_inside:
        raise NotAllowed("a participant speaks for an institution")
    brings = by.is_office or by.is_(Role.COORDINATOR, Role.FOCAL_POINT, Role.EDITOR)
    mine = speaks in by.institutions
    if told not in (None, speaks) and (institution != ITS_OWN) and not (instead and brings):
        raise _other(names.get(told or "", (told or "")[:60]), names.get(speaks or "", "the team"), returned, brings)
    if speaks is not None and not (mine or brings):
        if told == speaks and by.institutions:
            mine_name = names.get(by.institutions[0], by.institutions[0])
            raise _other(names.get(speaks, speaks[:60]), mine_name, returned, brings)
        raise NotAllowed("only somebody of the institution brings its file")
    if speaks is not None and consultation.invitation(speaks) is None:
        raise NotFound("invitation", speaks[:60], remedy="ask the institution about the draft first")
    return speaks


def _other(told: str, speaks: str, returned: Returned, brings: bool) -> MigovError:  # noqa: FBT001
    """What is said to one institution that brings the file of another."""
    says = f"it was sent to {told}, not to {speaks}"
    remedy = (
        f"say that it speaks for {speaks} all the same, or bring it in for {told}"
        if brings
        else "send back the file that your institution received, or ask the focal point to bring this one in"
    )
    return Conflict(str(Problem(says, file=returned.file, remedy=remedy)))


def _placed(id: str, returned: Returned, draft: Draft, consultation: Consultation) -> Placed:  # noqa: A002
    """The entries of a file on the words of the draft."""
    language, sent_to = Language(assessments.entry(id).language), returned.identity.institution
    return word.placed(
        returned,
        draft,
        assessment=id,
        language=language,
        within=_within(returned, draft, consultation),
        sent=travelling(id, draft, sent_to, language, withdrawn=True),
    )


def _within(returned: Returned, draft: Draft, consultation: Consultation) -> tuple[str, ...] | None:
    """Ids of the parts that were sent, where they are those of the mandate; null where they are all, or unknown."""
    identity = returned.identity
    invitation = consultation.invitation(identity.institution) if identity.institution else None
    if identity.parts in (None, "all") or invitation is None:
        return None
    ids = tuple(part.id for part in mandates.concerning(invitation.mandate, draft))
    return ids if scope(ids, everything=False) == identity.parts else None


def _refuse_frozen(case: _Case, consultation: Consultation) -> None:
    """A file is taken whole: while suggestions are frozen, none that holds one.

    To take them as mere comments would strip them of what makes them easy to accept; so the file waits.
    """
    suggestions = sum(entry.proposes is not None for entry in case.placed.entries)
    if suggestions and consultation.consolidating_since is not None:
        count = "1 change is" if suggestions == 1 else f"{suggestions} changes are"
        says = f"{count} suggested in it, and suggestions are frozen while the editors consolidate"
        remedy = "nothing of it was taken: bring it again when they are done; a file with comments alone is taken now"
        raise WrongStage(str(Problem(says, file=case.returned.file, remedy=remedy)))


def _say(id: str, case: _Case, *, by: Member, at: datetime) -> tuple[tuple[Line, ...], Visibility]:  # noqa: A002
    """What a file says, said; with who reads all of it."""
    saying = Saying(
        case.placed.entries,
        kept.of(id),
        version=case.draft.number,
        institution=case.institution,
        visibility=case.visibility,
        consultation=consultations.get(id),
        by=by,
        at=at,
    )
    if not saying.said:
        return saying.lines(()), saying.visibility
    made = comments.say_all(
        id, saying.said, version=case.draft.number, institution=case.institution, via=Via.WORD, by=by, at=at
    )
    return saying.lines(made), saying.visibility


def _keep(
    id: str,  # noqa: A002
    case: _Case,
    lines: tuple[Line, ...],
    consultation: Consultation,
    *,
    by: Member,
    at: datetime,
) -> ReturnedDraft:
    told, identity = case.placed.receipt, case.returned.identity
    receipt = Receipt(
        found=told.found,
        placed=told.placed,
        unplaced=told.unplaced,
        ignored=tuple(Ignored(reason=reason.value, count=count) for reason, count in told.ignored),
        notices=told.notices,
        lines=lines,
        visibility=case.visibility,
        sent_to=identity.institution,
        says_what_it_is=not identity.is_unknown,
        newest=consultation.version,
        bytes=case.bytes,
    )
    taken = kept.add_returned(
        id,
        ReturnedDraft(
            number=0,
            institution=case.institution,
            sha256=case.sha256,
            file_name=case.name,
            version=case.draft.number,
            receipt=receipts.written(receipt),
            comments=tuple(dict.fromkeys(line.comment for line in lines)),
            by=by.person,
            at=at,
        ),
    )
    details = {
        "receipt": taken.number,
        "institution": case.institution,
        "version": case.draft.number,
        "sha256": case.sha256,
        "found": receipt.total,
        "comments": len(taken.comments),
    }
    journal.note("word.take", subject=id, by=by.person, at=at, details=details)
    return taken
