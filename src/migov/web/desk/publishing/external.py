"""A profile that others published: whether it stands on the portal, and what of it is shown there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from migov.actions import assessments
from migov.actions.publishing import external
from migov.errors import Invalid, MigovError
from migov.model.assessments import Assessment
from migov.model.licences import allows_text
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.published import PublicRelease
from migov.model.values import Value
from migov.web.answering import Page, answer, frame
from migov.web.desk.heads import Head, head
from migov.web.desk.life.forms import marked, mistakes, typed
from migov.web.desk.publishing.ways import on_the_shelf, to_the_portal
from migov.web.entrance import enter
from migov.web.pieces import Crumb, Empty, Field, Mistake
from migov.web.signed import now


class OnThePortal(Value, kw_only=True):
    """What stands on the portal now."""

    says: str
    """How much of the text."""
    original: str | None
    licence: str
    link: Crumb | None
    action: str
    """Where it is taken off."""
    fields: tuple[Field, ...]


class ShownPage(Page, kw_only=True):
    """Whether a profile of others stands on the portal, and how it is put there."""

    head: Head
    mistakes: tuple[Mistake, ...]
    closed: Empty | None
    """Where it is no profile of others: it is released, or stays inside."""
    now: OnThePortal | None
    action: str
    says: str
    """What would be shown under the licence that is recorded."""
    fields: tuple[Field, ...]
    word: str


@require_safe
def shown(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The page about a profile of others on the portal."""
    return _page(request, id, enter(request, id, Permission.SHOW_OTHERS), twin=twin)


@require_POST
def show(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """The page again, with the profile on the portal; or with what is wrong with what was typed."""
    member = enter(request, id, Permission.SHOW_OTHERS)
    licence = typed(request, "licence").strip() or None
    try:
        external.add(id, original=typed(request, "original").strip(), licence=licence, by=member, at=now())
    except Invalid as error:
        return _page(request, id, member, error=error, status=422)
    except MigovError as error:
        return _page(request, id, member, error=error, status=409)
    return HttpResponseRedirect(reverse("shown", kwargs={"id": id}))


@require_POST
def take_off(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """The page again, with the profile off the portal; or with what is wrong with the reason."""
    member = enter(request, id, Permission.SHOW_OTHERS)
    try:
        external.withdraw(id, because=typed(request, "because"), by=member, at=now())
    except Invalid as error:
        return _page(request, id, member, error=error, status=422)
    return HttpResponseRedirect(reverse("shown", kwargs={"id": id}))


def _page(
    request: HttpRequest,
    id: str,  # noqa: A002
    member: Member,
    *,
    error: MigovError | None = None,
    status: int = 200,
    twin: bool = False,
) -> HttpResponse:
    assessment, entry = assessments.without_answers(id), assessments.entry(id)
    top = head(assessment, entry, member, "shown")
    there = on_the_shelf(id)
    fields = marked(_fields(request, assessment, there), error)
    now_ = _now(request, id, there, error) if there and there.original else None
    page = ShownPage(
        frame=frame(request, " ".join(filter(None, [top.name, str(top.year or ""), _("on the portal")])), "profiles"),
        head=top,
        mistakes=mistakes(error, (*fields, *(now_.fields if now_ else ()))),
        closed=None if external.is_of_others(entry) else _closed(id),
        now=now_,
        action=reverse("show", kwargs={"id": id}),
        says=_told(assessment.publication.licence),
        fields=fields,
        word=_("Put it there anew") if now_ else _("Put it on the portal"),
    )
    return answer(request, page, "desk/publishing/shown.html", twin=twin, status=status)


def _closed(id: str) -> Empty:  # noqa: A002
    return Empty(
        title=_("This is no profile of others"),
        text=_("It was not read from its publisher’s file, or somebody works on it here: it is released instead."),
        address=reverse("releases", kwargs={"id": id}),
        action=_("Releases"),
    )


def _now(request: HttpRequest, id: str, there: PublicRelease, error: MigovError | None) -> OnThePortal:  # noqa: A002
    because = Field(
        name="because",
        label=_("Why it is taken off"),
        kind="long",
        rows=2,
        value=typed(request, "because"),
        required=True,
    )
    return OnThePortal(
        says=_told(there.licence),
        original=there.original,
        licence=there.licence or _("None was recorded"),
        link=to_the_portal(id),
        action=reverse("take off", kwargs={"id": id}),
        fields=marked((because,), error),
    )


def _told(licence: str | None) -> str:
    """How much of the text everybody may read under a licence."""
    if allows_text(licence):
        return _("Its licence allows showing single paragraphs: everybody reads its whole text.")
    return _("Its licence is not known to allow showing more: everybody reads the first words of each paragraph.")


def _fields(request: HttpRequest, assessment: Assessment, there: PublicRelease | None) -> tuple[Field, ...]:
    original = (there.original if there else None) or ""
    licence = (there.licence if there else None) or assessment.publication.licence or ""
    return (
        Field(
            name="original",
            label=_("Address of the original"),
            kind="url",
            value=typed(request, "original", original),
            help=_("Where its publisher has it: every page of it links there."),
            required=True,
            maximum=2000,
        ),
        Field(
            name="licence",
            label=_("Licence"),
            value=typed(request, "licence", licence),
            help=_("As its publisher gives it, such as CC BY 4.0. Left empty, no more than the first words are shown."),
            optional=True,
            maximum=100,
            narrow=True,
        ),
    )
