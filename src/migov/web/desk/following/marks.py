"""What became of the laws and plans on which the published profile rests: marks, to be looked at and dismissed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from migov.actions import assessments, entering, watching
from migov.errors import Invalid
from migov.model.fields import BRIEF
from migov.model.marks import Happened, Mark
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.store import people
from migov.store.marks import KeptMark
from migov.web.answering import Page, answer, day, frame
from migov.web.desk.answering.arrivals import name_of
from migov.web.desk.following.words import happening
from migov.web.desk.life.heads import DeskHead, address, desk_head
from migov.web.desk.publishing.ways import to_the_portal
from migov.web.entrance import enter
from migov.web.pieces import Badge, Crumb, Empty, Field, Mistake, badge
from migov.web.signed import now


class MarkCard(Value, kw_only=True):
    """One mark."""

    number: int
    says: str
    """What happened to which instrument."""
    place: str
    """Id of the paragraph, or code of the indicator."""
    is_answer: bool
    words: str | None
    """The sentence."""
    address: str
    """Where the words stand."""
    instrument: str | None
    """The instrument's own page."""
    told_by: str | None
    """The page of the source that tells it."""
    noticed: str
    because: Field | None
    """Null where the reader may not dismiss it."""
    dismissed: Badge | None
    dismissed_when: str | None
    why: str | None


class MarksPage(Page, kw_only=True):
    """The marks on one published profile."""

    head: DeskHead
    portal: Crumb | None
    """Where everybody sees them."""
    id: str
    language: str
    """Of the profile."""
    mistakes: tuple[Mistake, ...]
    standing: tuple[MarkCard, ...]
    """What everybody may see."""
    ending: tuple[MarkCard, ...]
    """What will end soon; only people inside see it."""
    dismissed: tuple[MarkCard, ...]
    empty: Empty
    may: bool


@require_safe
def marks_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The marks of an assessment."""
    return _shown(request, id, enter(request, id, Permission.SEE_INSIDE), twin=twin)


@require_POST
def dismiss(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """A mark that is not shown any more, for a reason."""
    member = enter(request, id, Permission.DISMISS_MARK)
    because = request.POST.get("because", "")
    try:
        watching.dismiss(id, number, because=because, by=member, at=now())
    except Invalid:
        return _shown(request, id, member, typed={number: because})
    return HttpResponseRedirect(reverse("marks", kwargs={"id": id}) + "#dismissed")


@require_POST
def restore(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """A dismissed mark, shown again."""
    member = enter(request, id, Permission.DISMISS_MARK)
    watching.restore(id, number, by=member, at=now())
    return HttpResponseRedirect(reverse("marks", kwargs={"id": id}) + f"#mark-{number}")


def _shown(
    request: HttpRequest,
    id: str,  # noqa: A002
    member: Member,
    *,
    typed: dict[int, str] | None = None,
    twin: bool = False,
) -> HttpResponse:
    entry, every = assessments.entry(id), watching.of(id, by=member)
    may, typed = entering.may(Permission.DISMISS_MARK, id, member), typed or {}
    names = people.names({one.dismissed_by for one in every if one.dismissed_by})
    cards = {one.number: _card(one, entry.jurisdiction_code, names, typed, may=may) for one in every}

    def of(*, ending: bool) -> tuple[MarkCard, ...]:
        there = [one for one in every if not one.is_dismissed]
        return tuple(cards[one.number] for one in there if (one.mark.happening.what is Happened.ENDING) is ending)

    wrong = _("Say why it does not matter.")
    page = MarksPage(
        frame=frame(request, _("%(name)s: since publication") % {"name": name_of(entry)}, "assessments"),
        head=desk_head(entry, member, "marks"),
        portal=to_the_portal(id),
        id=id,
        language=entry.language,
        mistakes=tuple(Mistake(says=wrong, field=f"because-{number}") for number in typed),
        standing=of(ending=False),
        ending=of(ending=True),
        dismissed=tuple(cards[one.number] for one in every if one.is_dismissed),
        empty=_empty(is_published=entry.stage is Stage.PUBLISHED),
        may=may,
    )
    return answer(request, page, "desk/following/marks.html", twin=twin, status=422 if typed else 200)


def _card(
    one: KeptMark, jurisdiction: str | None, names: dict[str, str], typed: dict[int, str], *, may: bool
) -> MarkCard:
    mark = one.mark
    told = {"jurisdiction": (jurisdiction or "").lower(), "id": mark.happening.instrument}
    return MarkCard(
        number=one.number,
        says=happening(mark.happening),
        place=mark.place,
        is_answer=mark.indicator is not None,
        words=mark.sentence,
        address=_address(mark),
        instrument=address("instrument", **told) if jurisdiction else None,
        told_by=address("source", id=mark.told_by) if mark.told_by else None,
        noticed=mark.noticed,
        because=_because(one.number, typed) if may and not one.is_dismissed else None,
        dismissed=badge(names.get(one.dismissed_by, one.dismissed_by)) if one.dismissed_by else None,
        dismissed_when=day(one.dismissed_at) if one.dismissed_at else None,
        why=one.because,
    )


def _because(number: int, typed: dict[int, str]) -> Field:
    return Field(
        name="because",
        id=f"because-{number}",
        label=_("Why it does not matter"),
        kind="long",
        rows=2,
        value=typed.get(number, ""),
        required=True,
        maximum=BRIEF,
        error=_("Say why it does not matter.") if number in typed else None,
    )


def _address(mark: Mark) -> str:
    if mark.indicator is not None:
        return reverse("indicator", kwargs={"id": mark.assessment, "code": mark.indicator})
    return reverse("profile", kwargs={"id": mark.assessment}) + f"#{mark.passage}"


def _empty(*, is_published: bool) -> Empty:
    if not is_published:
        return Empty(
            title=_("Nothing is watched yet"),
            text=_("Once the profile is published, migov looks whether the laws and plans it rests on still stand."),
        )
    return Empty(
        title=_("Nothing was noticed"),
        text=_("As far as the library knows, the laws and plans that the profile rests on stand as they did."),
    )
