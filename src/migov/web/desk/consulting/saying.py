"""Saying something of the draft: the form, which the page's script fills in and which works without it as well."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from migov.actions.consulting import comments
from migov.actions.consulting.comments import Said
from migov.errors import Invalid, NotFound
from migov.model.anchors import Anchor, anchored
from migov.model.consultations import Comment, Proposal, ProposalKind, Visibility
from migov.model.drafts import Part, PartKind
from migov.model.fields import BRIEF
from migov.model.languages import Language
from migov.model.permissions import Permission
from migov.model.proposing import proposals
from migov.model.sentences import split
from migov.web.answering import Page, answer, frame
from migov.web.desk.consulting.arrivals import Arrival, arrive
from migov.web.desk.consulting.choosing import beside
from migov.web.desk.consulting.words import EXPLAINED, READERS
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.numbers import whole
from migov.web.pieces import Crumb, Field, Mistake, Option
from migov.web.signed import now

WAYS: dict[str, Callable[[], str]] = {
    "comment": lambda: _("A comment"),
    "suggest": lambda: _("Other words for this passage"),
    "add": lambda: _("A new passage behind this one"),
    "delete": lambda: _("This passage should go"),
}
"""What may be said, by the value that the form sends."""
LONGEST_QUOTE = 2000


class SayPage(Page, kw_only=True):
    """The form of a comment or a suggestion."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    mistakes: tuple[Mistake, ...]
    about: str
    text: str
    language: str
    way: str
    ways: tuple[Option, ...]
    fields: tuple[Field, ...]
    hidden: tuple[Option, ...]
    back: str
    word: str
    """What the button says."""


class Form(NamedTuple):
    """What was asked for, or sent."""

    part: Part | None
    """Null for the whole draft."""
    way: str
    which: str
    """``all``, ``typed``, or start and end: ``12-40``."""
    typed: str
    exact: str
    """The words that a script saw between start and end."""
    says: str
    words: str
    visibility: str
    institution: str


class Wrong(Exception):
    """Something in the form that needs another look."""

    def __init__(self, says: str, field: str) -> None:
        super().__init__(says)
        self.mistake = Mistake(says=says, field=field)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The form of a comment; what is sent goes to the same address, and leads back beside the passage."""
    arrival = arrive(request, id, Permission.COMMENT)
    if arrival.draft is None:
        raise NotFound("draft", id)
    form = _form(request, arrival)
    if request.method != "POST":
        return _page(request, arrival, form, twin=twin)
    try:
        made = _said(arrival, form)
    except Wrong as wrong:
        return _page(request, arrival, form, mistakes=(wrong.mistake,))
    except Invalid as error:
        places = {"says": "says", "words": "words"}
        told = tuple(Mistake(says=one.says, field=places.get(one.place or "", "says")) for one in error.problems)
        return _page(request, arrival, form, mistakes=told)
    passage = form.part.id if form.part else None
    return HttpResponseRedirect(beside(arrival, passage, number=made[0].number, given=request.POST))


def _form(request: HttpRequest, arrival: Arrival) -> Form:
    given = request.POST if request.method == "POST" else request.GET
    on = given.get("on", "")
    part = arrival.draft.part(on) if arrival.draft and on else None
    if on and part is None:
        raise NotFound("part", on)
    way = given.get("kind") or "comment"
    return Form(
        part=part,
        way=way if way in _ways(arrival, part) else "comment",
        which=given.get("which") or "all",
        typed=given.get("typed", ""),
        exact=given.get("exact", ""),
        says=given.get("says", ""),
        words=given.get("words", part.words if part and way == "suggest" else ""),
        visibility=given.get("visibility", ""),
        institution=given.get("institution", ""),
    )


def _ways(arrival: Arrival, part: Part | None) -> tuple[str, ...]:
    if part is None or part.kind is not PartKind.PASSAGE or not arrival.takes_suggestions:
        return ("comment",)
    return tuple(WAYS)


def _said(arrival: Arrival, form: Form) -> tuple[Comment, ...]:
    """The comments that were made of the form.

    Raises:
        Wrong, Invalid: something in it needs another look.
    """
    institution = _institution(arrival, form)
    if form.visibility and form.visibility not in list(Visibility):
        raise Wrong(_("Choose who reads it."), "visibility")
    visibility = Visibility(form.visibility) if form.visibility else Visibility.GOVERNMENT
    part = form.part.id if form.part else None
    said = [
        Said(passage=part, anchor=anchor, says=form.says, proposes=proposal, visibility=visibility)
        for anchor, proposal in _changes(form)
    ]
    number = arrival.draft.number if arrival.draft else 0
    return comments.say_all(arrival.id, said, version=number, institution=institution, by=arrival.member, at=now())


def _changes(form: Form) -> list[tuple[Anchor | None, Proposal | None]]:
    """On which words the form speaks, and what it proposes for them."""
    part = form.part
    if part is None or form.way == "comment":
        if not form.says.strip():
            raise Wrong(_("Write what you want to say."), "says")
        return [(_anchor(form), None)]
    if form.way == "delete":
        return [(None, Proposal(kind=ProposalKind.DELETE_PASSAGE))]
    if not form.words.strip() and form.way == "add":
        raise Wrong(_("Write the new passage."), "words")
    if form.way == "add":
        return [(None, Proposal(kind=ProposalKind.ADD_PASSAGE, words=form.words.strip()))]
    found = [*proposals(part.words, comments.clean(form.words), passage=part.id)]
    if not found:
        raise Wrong(_("Nothing was changed: write other words, or make it a comment."), "words")
    return [(None if one.kind is ProposalKind.DELETE_PASSAGE else anchor, one) for anchor, one in found]


def _anchor(form: Form) -> Anchor | None:
    """The anchor of the words that were chosen; null for the whole part."""
    part = form.part
    if part is None or form.which == "all":
        return None
    if form.which == "typed":
        return _typed(part, form.typed)
    start, _dash, end = form.which.partition("-")
    first, last = whole(start, digits=6), whole(end, digits=6)
    if first is None or last is None or not first < last <= len(part.words):
        raise Wrong(_("These words are not in the passage: choose them again."), "which")
    if form.exact and " ".join(form.exact.split()) != " ".join(part.words[first:last].split()):
        raise Wrong(_("These words are not in the passage: choose them again."), "which")
    return anchored(part.words, first, last, passage=part.id)


def _typed(part: Part, typed: str) -> Anchor | None:
    sought = " ".join(typed.split())
    if not sought:
        raise Wrong(_("Type the words of which you speak."), "typed")
    count = part.words.count(sought)
    if count != 1:
        told = _("These words stand there %(n)d times: type some around them.") % {"n": count}
        raise Wrong(told if count else _("These words are not in the passage."), "typed")
    start = part.words.index(sought)
    return anchored(part.words, start, start + len(sought), passage=part.id)


def _institution(arrival: Arrival, form: Form) -> str | None:
    """For which institution it is said: for the person's own, if they have one that is asked."""
    mine = speaks_for(arrival)
    if not mine:
        return None
    if form.institution and form.institution not in mine:
        raise Wrong(_("Choose one of your institutions."), "institution")
    return form.institution or mine[0]


def speaks_for(arrival: Arrival) -> tuple[str, ...]:
    """Ids of the institutions for which the person comments."""
    asked = arrival.consultation
    return tuple(one for one in arrival.member.institutions if asked and asked.invitation(one) is not None)


def _page(
    request: HttpRequest, arrival: Arrival, form: Form, *, mistakes: tuple[Mistake, ...] = (), twin: bool = False
) -> HttpResponse:
    errors = {one.field: one.says for one in mistakes}
    about = form.part.title if form.part else _("The whole draft")
    title = {"comment": _("Comment"), "suggest": _("Suggest a change"), "add": _("Suggest a new passage")}
    where = arrival.draft.number if arrival.draft else 0
    given = request.POST if request.method == "POST" else request.GET
    leave = beside(arrival, form.part.id if form.part else None, number=None, given=given)
    page = SayPage(
        frame=frame(request, title.get(form.way, _("Suggest to take it out")), "assessments"),
        head=desk_head(arrival.entry, arrival.member, "consultation"),
        crumbs=(Crumb(title=_("Consultation"), address=leave),),
        mistakes=mistakes,
        about=about,
        text=form.part.words if form.part else "",
        language=arrival.entry.language,
        way=form.way,
        ways=_choices(request, arrival, form),
        fields=tuple(_fields(arrival, form, errors)),
        hidden=(
            Option(label="on", value=form.part.id if form.part else ""),
            Option(label="kind", value=form.way),
            Option(label="version", value=str(where)),
            *(Option(label=name, value=request.POST.get(name) or request.GET.get(name, "")) for name in ("in", "mode")),
        ),
        back=leave,
        word=_("Send the comment") if form.way == "comment" else _("Send the suggestion"),
    )
    return answer(request, page, "desk/consulting/say.html", twin=twin, status=422 if mistakes else 200)


def _choices(request: HttpRequest, arrival: Arrival, form: Form) -> tuple[Option, ...]:
    """The other things that may be said of the part, as addresses."""
    kept = {name: request.POST.get(name) or request.GET.get(name, "") for name in ("in", "mode", "version")}
    ways = _ways(arrival, form.part)
    found = []
    for way in ways if len(ways) > 1 else ():
        told = {"on": form.part.id if form.part else "", "kind": way} | kept
        query = urlencode({name: value for name, value in told.items() if value})
        address = f"{reverse('comment new', kwargs={'id': arrival.id})}?{query}"
        found.append(Option(value=address, label=WAYS[way](), chosen=way == form.way))
    return tuple(found)


def _fields(arrival: Arrival, form: Form, errors: dict[str | None, str]) -> list[Field]:
    fields: list[Field] = []
    if form.way == "comment" and form.part is not None:
        fields += _which(arrival, form, form.part, errors)
    if form.way in ("suggest", "add"):
        fields.append(_rewritten(arrival, form, errors))
    optional = form.way != "comment"
    fields.append(
        Field(
            name="says",
            label=_("Why, in a sentence") if optional else _("What do you want to say?"),
            kind="long",
            value=form.says,
            required=not optional,
            optional=optional,
            maximum=BRIEF,
            error=errors.get("says"),
        )
    )
    mine = speaks_for(arrival)
    if len(mine) > 1:
        options = tuple(
            Option(value=one, label=arrival.name_of(one) or one, chosen=one == (form.institution or mine[0]))
            for one in mine
        )
        says = errors.get("institution")
        fields.append(Field(name="institution", label=_("For"), kind="select", options=options, error=says))
    fields.append(visibility_field(form.visibility, errors.get("visibility")))
    return fields


def visibility_field(chosen: str, error: str | None = None) -> Field:
    """Who may read it, each explained in a sentence."""
    now_ = chosen or Visibility.GOVERNMENT.value
    options = tuple(
        Option(value=one.value, label=_(READERS[one]), help=_(EXPLAINED[one]), chosen=one.value == now_)
        for one in Visibility
    )
    return Field(name="visibility", label=_("Who reads it?"), kind="radio", options=options, error=error)


def _rewritten(arrival: Arrival, form: Form, errors: dict[str | None, str]) -> Field:
    is_new = form.way == "add"
    return Field(
        name="words",
        label=_("The new passage") if is_new else _("The passage as you would write it"),
        kind="long",
        value=form.words,
        required=is_new,
        rows=8,
        maximum=BRIEF,
        language=arrival.entry.language,
        help=None if is_new else _("Change its words here: what you changed is sent, each change as a suggestion."),
        error=errors.get("words"),
    )


def _which(arrival: Arrival, form: Form, part: Part, errors: dict[str | None, str]) -> list[Field]:
    """Of which words it speaks: the whole passage, one of its sentences, or words that are typed."""
    sentences = split(part.words, Language(arrival.entry.language))
    options = [Option(value="all", label=_("The whole passage"), chosen=form.which == "all")]
    spans = [f"{start}-{end}" for start, end in sentences]
    if form.which not in (*spans, "all", "typed"):
        told = form.which.partition("-")
        first, last = (whole(one, digits=6) or 0 for one in (told[0], told[2]))
        if 0 <= first < last <= len(part.words):
            said = part.words[first:last][:LONGEST_QUOTE]
            options.append(Option(value=form.which, label=f"“{said}”", chosen=True))
    for span, (start, end) in zip(spans, sentences, strict=True):
        options.append(Option(value=span, label=f"“{part.words[start:end]}”", chosen=form.which == span))
    options.append(Option(value="typed", label=_("These words of it:"), chosen=form.which == "typed"))
    return [
        Field(
            name="which",
            label=_("Of which words do you speak?"),
            kind="radio",
            options=tuple(options),
            error=errors.get("which"),
        ),
        Field(
            name="typed",
            label=_("Words of the passage"),
            value=form.typed,
            optional=True,
            maximum=LONGEST_QUOTE,
            language=arrival.entry.language,
            help=_("Only if you chose so above. Type them as they stand there."),
            error=errors.get("typed"),
        ),
    ]
