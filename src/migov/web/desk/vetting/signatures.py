"""Signing, taking a signature back, and the scanned letter."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from migov.actions import assessments
from migov.actions.vetting import signatures
from migov.actions.vetting.signatures import LARGEST, PERMISSION
from migov.errors import Conflict, Invalid, MigovError, NotAllowed, NotFound, Problem
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.signatures import Party, SignOff
from migov.store import drafts
from migov.web import pieces
from migov.web.answering import Page, answer, frame
from migov.web.desk.life.forms import marked, mistakes, typed
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.vetting.keys import READ
from migov.web.desk.vetting.vetting import page_of
from migov.web.desk.vetting.words import party_name
from migov.web.entrance import enter
from migov.web.pieces import Confirmation, Crumb, Mistake, Notice
from migov.web.signed import now


class WithdrawPage(Page, kw_only=True):
    """The question before a signature is taken back."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    mistakes: tuple[Mistake, ...]
    confirmation: Confirmation


@require_POST
def sign(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """The draft signed; or the page again, with what is wrong, and with what changed since the draft that was read.

    Raises:
        NotFound: there is no such party.
    """
    member = enter(request, id)
    party = next((one for one in Party if one.value == request.POST.get("party")), None)
    if party is None:
        raise NotFound("party", request.POST.get("party", "")[:40])
    enter(request, id, PERMISSION[party])
    try:
        _signed(request, id, party, member)
    except Invalid as error:
        return page_of(request, id, member, party=party, error=error, status=422)
    except (Conflict, NotAllowed) as error:
        return _refused(request, id, party, member, error)
    return HttpResponseRedirect(reverse("vetting", kwargs={"id": id}) + f"#{party.value}")


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The question before a signature is taken back; or, once it is, the page of the vetting.

    Raises:
        NotFound: none of that number stands.
    """
    member = enter(request, id, Permission.SEE_LEDGER)
    every = signatures.signed(id, by=member)
    one = next((one for one in every if one.number == number and one.withdrawn_at is None), None)
    if one is None:
        raise NotFound("sign-off", number)
    enter(request, id, PERMISSION[one.party])
    error: MigovError | None = None
    if request.method == "POST":
        try:
            signatures.withdraw(id, number, because=typed(request, "because"), by=member, at=now())
        except Invalid as wrong:
            error = wrong
        else:
            return HttpResponseRedirect(reverse("vetting", kwargs={"id": id}))
    confirmation = _question(request, id, one, error)
    page = WithdrawPage(
        frame=frame(request, _("Take a signature back"), "assessments"),
        head=desk_head(assessments.entry(id), member, "vetting"),
        crumbs=(Crumb(title=_("Vetting"), address=reverse("vetting", kwargs={"id": id})),),
        mistakes=mistakes(error, confirmation.fields),
        confirmation=confirmation,
    )
    return answer(request, page, "desk/vetting/withdraw.html", twin=twin, status=422 if error else 200)


@require_safe
def letter(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """The scanned letter, as a file to take away and never as a page of ours."""
    member = enter(request, id, Permission.SEE_LEDGER)
    found = signatures.letter(id, number, by=member)
    response = HttpResponse(found.data, content_type=found.media_type)
    name = f"{id}-letter-{number}.{found.form}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _signed(request: HttpRequest, id: str, party: Party, member: Member) -> SignOff:  # noqa: A002
    if not request.POST.get(READ):
        raise Invalid(Problem("nobody signs what they have not read", place=READ, remedy="tick that you have"))
    return signatures.sign(
        id,
        party,
        hash=typed(request, "hash"),
        name=typed(request, "name"),
        function=typed(request, "function"),
        on=typed(request, "on"),
        letter=_letter(request),
        by=member,
        at=now(),
    )


def _letter(request: HttpRequest) -> bytes | None:
    file: UploadedFile[bytes] | None = request.FILES.get("letter")
    if file is None or not file.size:
        return None
    if file.size > LARGEST:  # before it is read into memory
        raise Invalid(Problem(f"a letter of more than {LARGEST // 1_000_000} MB", place="letter"))
    data: bytes = file.read()
    return data


def _refused(request: HttpRequest, id: str, party: Party, member: Member, error: MigovError) -> HttpResponse:  # noqa: A002
    """The page again: with what changed, where the hash in the form is that of an earlier draft."""
    hashes = drafts.hashes(id)
    read = next((number for number, seal in hashes.items() if seal == typed(request, "hash")), None)
    newest = max(hashes, default=0)
    if isinstance(error, NotAllowed):
        title = _("Nobody signs for both")
        lines = (_("You signed for the other party: somebody else signs for this one."),)
    elif read is not None and read != newest and hashes[read] != hashes[newest]:
        title = _("Nothing was signed: draft %(newest)d is newer than the one you read") % {"newest": newest}
        lines = (_("You had draft %(read)d before you. What changed since stands below.") % {"read": read},)
    elif read is None:
        title = _("Nothing was signed: no draft of this assessment has the hash of your form")
        lines = (_("Open the page again, read the draft, and sign it."),)
    else:
        title = _("Nothing was signed")
        lines = (_("The draft is signed for this party already, or the text has moved on since it was frozen."),)
    notice = Notice(kind="wrong", title=title, lines=lines)
    status = 403 if isinstance(error, NotAllowed) else 409
    return page_of(request, id, member, party=party, error=error, notices=(notice,), stale=read, status=status)


def _question(request: HttpRequest, id: str, one: SignOff, error: MigovError | None) -> Confirmation:  # noqa: A002
    because = pieces.Field(
        name="because",
        label=_("Why"),
        kind="long",
        value=typed(request, "because"),
        required=True,
        help=_("It stays on record with the signature."),
    )
    told = {"name": one.name, "function": one.function, "number": one.version, "party": party_name(one.party)}
    return Confirmation(
        title=_("Take this signature back?"),
        text=_("%(name)s (%(function)s) signed draft %(number)d for: %(party)s.") % told,
        action=reverse("sign-off withdraw", kwargs={"id": id, "number": one.number}),
        word=_("Take it back"),
        back=reverse("vetting", kwargs={"id": id}),
        lines=(_("The signature and the letter stay on record, struck through."),),
        grave=True,
        fields=marked([because], error),
    )
