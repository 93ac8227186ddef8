"""Deciding on comments: an outcome, a reason and the change; linking a change; taking a decision back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from migov.actions.consulting import comments, dispositions
from migov.actions.consulting.comments import Thread
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.consultations import Outcome
from migov.model.fields import BRIEF
from migov.model.permissions import Permission
from migov.model.rewriting import carried_out
from migov.store import comments as kept
from migov.store import drafts
from migov.store.comments import LIVING
from migov.store.drafts import KeptPassage
from migov.web.answering import Page, answer, frame
from migov.web.desk.consulting.arrivals import Arrival, arrive
from migov.web.desk.consulting.cards import Card, bare, card, told
from migov.web.desk.consulting.choosing import beside
from migov.web.desk.consulting.thread import ConfirmPage
from migov.web.desk.consulting.words import OUTCOMES, is_unplaced
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.numbers import whole
from migov.web.pieces import Confirmation, Crumb, Field, Mistake, Option
from migov.web.signed import now


class DecidePage(Page, kw_only=True):
    """The form of a decision."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    mistakes: tuple[Mistake, ...]
    card: Card
    passage: str | None
    """The words of its passage as they stand now."""
    language: str
    fields: tuple[Field, ...]
    base: int
    back: str
    progress: str


@require_safe
def following(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """The way to the next comment that waits for a decision, after the one of a number."""
    arrival = arrive(request, id, Permission.DISPOSE)
    waiting, after = _undecided(arrival), whole(request.GET.get("after", ""), digits=9) or 0
    if not waiting:
        return HttpResponseRedirect(reverse("consultation", kwargs={"id": id}))
    number = next((one for one in waiting if one > after), waiting[0])
    return HttpResponseRedirect(reverse("comment decide", kwargs={"id": id, "number": number}))


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The form of a decision on a comment; what is sent goes to the same address."""
    arrival = arrive(request, id, Permission.DISPOSE)
    thread = comments.thread(id, number, by=arrival.member)
    if request.method != "POST":
        return _page(request, arrival, thread, twin=twin)
    try:
        _decided(request, arrival, thread)
    except (Invalid, Conflict) as error:
        return _page(request, arrival, thread, mistakes=_mistakes(error))
    return HttpResponseRedirect(_onward(request, arrival, thread))


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """The question before a decision is taken back; the answer, with its reason, is sent to the same address."""
    arrival = arrive(request, id, Permission.DISPOSE)
    thread = comments.thread(id, number, by=arrival.member)
    if thread.disposition is None:
        raise NotFound("disposition", number)
    error = None
    if request.method == "POST":
        try:
            dispositions.undo(id, number, because=request.POST.get("because", ""), by=arrival.member, at=now())
        except Invalid:
            error = _("Say why, in a sentence.")
        else:
            return HttpResponseRedirect(reverse("comment", kwargs={"id": id, "number": number}))
    field = Field(
        name="because",
        label=_("Why"),
        kind="long",
        rows=3,
        required=True,
        maximum=BRIEF,
        error=error,
        help=_("Those who made the comment read it."),
    )
    shown = ConfirmPage(
        frame=frame(request, _("Take the decision on comment %(number)d back?") % {"number": number}, "assessments"),
        confirmation=Confirmation(
            title=_("Take the decision on comment %(number)d back?") % {"number": number},
            text=_("The comment is open again. The decision stays to be read, and the text stays as it is."),
            action=reverse("comment undo", kwargs={"id": id, "number": number}),
            word=_("Take the decision back"),
            back=reverse("comment", kwargs={"id": id, "number": number}),
            fields=(field,),
        ),
    )
    return answer(request, shown, "desk/consulting/confirm.html", status=422 if error else 200)


def _decided(request: HttpRequest, arrival: Arrival, thread: Thread) -> None:
    """Do what the form says.

    Raises:
        Invalid, Conflict: it does not hold.
    """
    told_, reason = request.POST.get("outcome", ""), request.POST.get("reason", "")
    if told_ not in list(Outcome):
        raise Invalid(Problem(_("Choose what becomes of it."), place="outcome"))
    outcome, number = Outcome(told_), thread.comment.number
    how = request.POST.get("how") or ("carry" if thread.comment.proposes and outcome is Outcome.ACCEPTED else "later")
    if not reason.strip():
        raise Invalid(Problem(_("Say why, in a sentence: those who made the comment read it."), place="reason"))
    if outcome is Outcome.IN_PART and how == "carry":
        says = _("In part: write the words that the passage gets, or link the change later.")
        raise Invalid(Problem(says, place="how"))
    if outcome.changes_text and how == "carry":
        dispositions.carry_out(arrival.id, number, reason, outcome=outcome, by=arrival.member, at=now())
    elif outcome.changes_text and how == "words":
        words, base = request.POST.get("words", ""), whole(request.POST.get("base", ""), digits=9) or 0
        dispositions.rewrite(arrival.id, number, reason, words, base=base, outcome=outcome, by=arrival.member, at=now())
    else:
        dispositions.dispose(arrival.id, number, outcome, reason, by=arrival.member, at=now())


def _onward(request: HttpRequest, arrival: Arrival, thread: Thread) -> str:
    """Back to the card, or on to the next comment that waits."""
    number = thread.comment.number
    if "next" in request.POST:
        waiting = _undecided(arrival)
        if waiting:
            onward = next((one for one in waiting if one > number), waiting[0])
            return reverse("comment decide", kwargs={"id": arrival.id, "number": onward})
        return reverse("consultation", kwargs={"id": arrival.id})
    if request.POST.get("in"):
        given = request.POST.dict() | {"tab": "all"}
        return beside(arrival, thread.comment.passage, number=number, given=given)
    return reverse("comment", kwargs={"id": arrival.id, "number": number})


def _undecided(arrival: Arrival) -> list[int]:
    standing = kept.standing(arrival.id)
    return [one.number for one in kept.of(arrival.id) if one.needs_disposition and one.number not in standing]


def _mistakes(error: Invalid | Conflict) -> tuple[Mistake, ...]:
    if isinstance(error, Invalid):
        return tuple(Mistake(says=one.says, field=one.place) for one in error.problems)
    return (Mistake(says=str(error)),)


def _page(
    request: HttpRequest,
    arrival: Arrival,
    thread: Thread,
    *,
    mistakes: tuple[Mistake, ...] = (),
    twin: bool = False,
) -> HttpResponse:
    comment = thread.comment
    passage = _living(arrival, thread)
    waiting = [one for one in kept.of(arrival.id) if one.needs_disposition]
    done = len(waiting) - len(_undecided(arrival))
    shown = DecidePage(
        frame=frame(request, _("Decide on comment %(number)d") % {"number": comment.number}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "consultation"),
        crumbs=(
            Crumb(
                title=_("Consultation"),
                address=beside(arrival, comment.passage, number=comment.number, given={}),
            ),
        ),
        mistakes=mistakes,
        card=bare(card(told(arrival, (thread,)), thread)),
        passage=passage.passage.text if passage else None,
        language=arrival.entry.language,
        fields=tuple(_fields(request, thread, passage)) if thread.disposition is None else (),
        base=passage.version if passage else 0,
        back=reverse("comment", kwargs={"id": arrival.id, "number": comment.number}),
        progress=_("%(done)d of %(all)d decided") % {"done": done, "all": len(waiting)},
    )
    return answer(request, shown, "desk/consulting/decide.html", twin=twin, status=422 if mistakes else 200)


def _living(arrival: Arrival, thread: Thread) -> KeptPassage | None:
    """The passage of the living text in which a comment stands now; null for what is generated, or gone."""
    where = kept.places(arrival.id, version=LIVING).get(thread.comment.number)
    return drafts.find(arrival.id, where.passage) if where and where.passage else None


def _fields(request: HttpRequest, thread: Thread, passage: KeptPassage | None) -> list[Field]:
    chosen = request.POST.get("outcome", "")
    outcomes = tuple(
        Option(value=one.value, label=_(word), chosen=one.value == chosen) for one, word in OUTCOMES.items()
    )
    fields = [
        Field(name="outcome", label=_("What becomes of it?"), kind="radio", required=True, options=outcomes),
        Field(
            name="reason",
            label=_("Why"),
            kind="long",
            rows=3,
            required=True,
            maximum=BRIEF,
            value=request.POST.get("reason", ""),
            help=_("In a sentence. Those who made the comment read it."),
        ),
    ]
    return fields + _change_fields(request, thread, passage)


def _change_fields(request: HttpRequest, thread: Thread, passage: KeptPassage | None) -> list[Field]:
    """How the text changes, where the comment is accepted."""
    proposes, lost = thread.comment.proposes, is_unplaced(thread)
    hows = [("carry", _("As suggested, now"))] if proposes and passage and not lost else []
    hows += [("words", _("With the words below, now"))] if passage else []
    hows += [("later", _("By hand, later: I link the change then"))]
    chosen = request.POST.get("how") or hows[0 if proposes else -1][0]
    fields = [
        Field(
            name="how",
            label=_("If it is accepted: how does the text change?"),
            kind="radio",
            options=tuple(Option(value=one, label=word, chosen=one == chosen) for one, word in hows),
        )
    ]
    if passage:
        fields.append(
            Field(
                name="words",
                label=_("The passage from now on"),
                kind="long",
                rows=6,
                optional=True,
                maximum=BRIEF,
                value=request.POST.get("words") or _as_suggested(thread, passage),
                help=_("Only if you chose so above."),
            )
        )
    return fields


def _as_suggested(thread: Thread, passage: KeptPassage) -> str:
    """The passage with the suggestion carried out, where it changes words of it; else as it stands."""
    text, anchor, proposal = passage.passage.text, thread.place.anchor, thread.comment.proposes
    try:
        done = carried_out(text, anchor, proposal) if anchor and proposal else None
    except Invalid:
        return text
    return done[0] if done else text
