"""The list of profiles, and a profile as a page."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions import assessments, entering, printing
from migov.actions import profiles as shelf
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.store.assessments import Entry
from migov.web import signed
from migov.web.answering import Page, answer, day, frame, speaking
from migov.web.appearance import Appearance
from migov.web.desk.heads import Head, head, language_name, round_name
from migov.web.desk.life.words import of_stage
from migov.web.entrance import enter

SYSTEM_NIGHT = "(prefers-color-scheme: dark)"
"""The media of the night in a profile's own style sheet."""
NIGHTS: dict[str, str] = {Appearance.LIGHT: "not all", Appearance.DARK: "screen"}
"""The media of the night where the reader has chosen for themselves."""


class Card(Value, kw_only=True):
    """One profile in the list."""

    id: str
    name: str
    official_name: str
    year: int | None
    round: str | None
    stage: str | None
    """The stage of an assessment that is still at work; null for a profile that is published."""
    language: str
    address: str
    kept: str
    file: str | None


class ProfilesPage(Page, kw_only=True):
    """The list of profiles, in alphabetical order."""

    profiles: tuple[Card, ...]
    folder: str | None
    """The data folder that is shown; null for all but the office: it is a place on its machine."""


class ProfilePage(Page, kw_only=True):
    """A profile as a page."""

    head: Head
    article: str
    """The profile itself, in HTML."""
    interchange: str
    """Address of the whole assessment in the interchange format."""


@require_safe
def profiles(request: HttpRequest, *, twin: bool = False) -> HttpResponse:
    """The list of profiles."""
    reader = signed.person(request)
    mine = entering.readable_for(reader)
    page = ProfilesPage(
        frame=frame(request, _("Profiles"), "profiles"),
        profiles=tuple(_card(entry) for entry in shelf.alphabetical(speaking()) if entry.id in mine),
        folder=str(settings.MIGOV_HOME) if reader.is_office else None,
    )
    return answer(request, page, "desk/profiles.html", twin=twin)


@require_safe
def profile(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """One profile."""
    member = enter(request, id, Permission.READ_PROFILE)
    assessment, entry = assessments.without_answers(id), assessments.entry(id)
    top = head(assessment, entry, member, "profile")
    page = ProfilePage(
        frame=frame(request, " ".join(filter(None, [top.name, str(top.year or "")])), "profiles"),
        head=top,
        article=printing.kept_article(
            entry, language=printing.spoken(speaking()), generation=printing.generation_of(assessment)
        ),
        interchange=reverse("interchange", kwargs={"id": id}),
    )
    return answer(request, page, "desk/profile.html", twin=twin)


@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    """The style sheet of a profile, which the stand-alone file has inside, for the appearance that is asked for."""
    night = NIGHTS.get(request.GET.get("look", ""), SYSTEM_NIGHT)
    sheet = printing.looks().replace(f"@media {SYSTEM_NIGHT}", f"@media {night}")
    return HttpResponse(sheet, content_type="text/css; charset=utf-8")


def _card(entry: Entry) -> Card:
    return Card(
        id=entry.id,
        name=entry.name(speaking()),
        official_name=entry.official_name.text(speaking()),
        year=entry.year,
        round=round_name(entry.round),
        stage=of_stage(entry.stage) if entry.stage is not Stage.PUBLISHED else None,
        language=language_name(entry.language),
        address=reverse("profile", kwargs={"id": entry.id}),
        kept=day(entry.created_at),
        file=entry.file_name,
    )
