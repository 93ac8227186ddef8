"""One comment with its thread: its own address, replies to it, taking it back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from migov.actions import entering
from migov.actions.consulting import comments
from migov.actions.consulting.comments import Said, Thread
from migov.errors import Invalid
from migov.model.fields import BRIEF
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.visibility import sees_comment
from migov.store import comments as kept
from migov.store import consultations as asked
from migov.web.answering import Page, answer, as_json, frame
from migov.web.desk.consulting.arrivals import Arrival, arrive
from migov.web.desk.consulting.cards import Card, card, told
from migov.web.desk.consulting.choosing import beside
from migov.web.desk.consulting.saying import speaks_for
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.entrance import enter
from migov.web.numbers import whole
from migov.web.pieces import Confirmation, Crumb, Field, Mistake
from migov.web.signed import now


class CommentPage(Page, kw_only=True):
    """One comment with all that hangs on it."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    mistakes: tuple[Mistake, ...]
    card: Card
    passage: str | None
    """The words of the passage it was made on, in that draft."""
    language: str
    here: str | None
    """Beside its passage."""
    reply: Field | None


class ConfirmPage(Page, kw_only=True):
    """A question before something is done."""

    confirmation: Confirmation


class News(Value, kw_only=True):
    """What others said since a page was opened."""

    count: int
    latest: int


@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """One comment with its thread; a reply is sent to the same address."""
    arrival = arrive(request, id)
    thread = comments.thread(id, number, by=arrival.member)
    if request.method != "POST":
        return page(request, arrival, thread, twin=twin)
    entering.require(Permission.COMMENT, id, arrival.member)
    mine = speaks_for(arrival)
    given = request.POST.get("institution", "")
    institution = (given if given in mine else mine[0]) if mine else None
    said = Said(passage=thread.comment.passage, says=request.POST.get("says", ""), replies_to=number)
    version = arrival.consultation.version if arrival.consultation else thread.comment.version
    try:
        made = comments.say(id, said, version=version, institution=institution, by=arrival.member, at=now())
    except Invalid as error:
        mistake = Mistake(says=_("Write your reply.") if not said.says.strip() else str(error), field="says")
        return page(request, arrival, thread, mistakes=(mistake,))
    if request.POST.get("in"):
        return HttpResponseRedirect(beside(arrival, thread.comment.passage, number=number, given=request.POST))
    return HttpResponseRedirect(f"{reverse('comment', kwargs={'id': id, 'number': number})}#comment-{made.number}")


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """The question before a comment is taken back; the answer is sent to the same address."""
    arrival = arrive(request, id, Permission.COMMENT)
    found = kept.get(id, number)
    above = found.replies_to or number
    comments.thread(id, above, by=arrival.member)
    where = reverse("comment", kwargs={"id": id, "number": above})
    if request.method == "POST":
        comments.withdraw(id, number, by=arrival.member, at=now())
        return HttpResponseRedirect(where)
    shown = ConfirmPage(
        frame=frame(request, _("Take comment %(number)d back?") % {"number": number}, "assessments"),
        confirmation=Confirmation(
            title=_("Take comment %(number)d back?") % {"number": number},
            text=_("It stays to be read, struck through, and nobody decides on it any more."),
            lines=(found.says[:300],) if found.says else (),
            action=reverse("comment withdraw", kwargs={"id": id, "number": number}),
            word=_("Take it back"),
            back=where,
        ),
    )
    return answer(request, shown, "desk/consulting/confirm.html")


@require_safe
def news(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """How much was said, by others and for the reader's eyes, after the comment of a number; for the page's script."""
    member = enter(request, id, Permission.READ_DRAFT)
    known, consultation = whole(request.GET.get("after", ""), digits=9), asked.find(id)
    if known is None or consultation is None:
        return as_json(News(count=0, latest=0))
    later = [one for one in kept.after(id, known) if one.by != member.person]
    above = {one.number: one for one in later}
    missing = {one.replies_to for one in later if one.replies_to and one.replies_to not in above}
    above |= {one.number: one for one in kept.numbered(id, missing)} if missing else {}
    seen = [one for one in later if sees_comment(member, above.get(one.replies_to or one.number, one), consultation)]
    return as_json(News(count=len(seen), latest=max((one.number for one in seen), default=known)))


def page(
    request: HttpRequest,
    arrival: Arrival,
    thread: Thread,
    *,
    mistakes: tuple[Mistake, ...] = (),
    twin: bool = False,
) -> HttpResponse:
    """The page of a comment."""
    comment = thread.comment
    number, here = comment.number, beside(arrival, comment.passage, number=comment.number, given={})
    part = arrival.draft.part(comment.passage) if arrival.draft and comment.passage else None
    shown = CommentPage(
        frame=frame(request, _("Comment %(number)d") % {"number": number}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "consultation"),
        crumbs=(Crumb(title=_("Consultation"), address=here),),
        mistakes=mistakes,
        card=card(told(arrival, (thread,)), thread),
        passage=part.words if part else None,
        language=arrival.entry.language,
        here=here if comment.passage else None,
        reply=_reply(request, mistakes) if arrival.takes_comments else None,
    )
    return answer(request, shown, "desk/consulting/comment.html", twin=twin, status=422 if mistakes else 200)


def _reply(request: HttpRequest, mistakes: tuple[Mistake, ...]) -> Field:
    return Field(
        name="says",
        id="says",
        label=_("Reply"),
        kind="long",
        rows=3,
        value=request.POST.get("says", ""),
        required=True,
        maximum=BRIEF,
        help=_("Read by the same people as the comment. It needs no decision of its own."),
        error=mistakes[0].says if mistakes else None,
    )
