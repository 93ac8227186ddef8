"""All languages of a profile: which were begun, how far each has come, and the form that begins one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from migov.actions.translating import pieces
from migov.actions.translating.sources import readiness as readiness_of
from migov.actions.translating.sources import source_of
from migov.errors import Invalid
from migov.model.languages import Language
from migov.model.values import Value
from migov.store import translations
from migov.web import signed
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.translating.arrivals import Arrival, arrive, arrive_writing
from migov.web.desk.translating.words import progress
from migov.web.pieces import Field, Option, Progress


class LanguageCard(Value, kw_only=True):
    """One language with how far it has come."""

    code: str
    name: str
    address: str
    progress: Progress
    is_whole: bool
    """Whether it can be released."""


class LanguagesPage(Page, kw_only=True):
    """The translations of a profile."""

    head: DeskHead
    id: str
    who: str
    lead: str
    source: str
    cards: tuple[LanguageCard, ...]
    choice: Field | None
    """Of a language to begin; null where there is none left, or the reader does not translate."""
    begin: str
    can_translate: bool


@require_safe
def languages(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The languages that were begun, and the others to choose from."""
    arrival = arrive(request, id)
    source = source_of(id)
    begun = [one.language for one in translations.beginnings(id)]
    left = [one for one in Language if one not in begun and one is not source.language]
    page = LanguagesPage(
        frame=frame(request, _("%(name)s: translations") % {"name": arrival.entry.name(speaking())}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "translations"),
        id=id,
        who=arrival.person.handle,
        lead=_(
            "The profile sentence by sentence beside its source. When the source changes, only the sentences that "
            "changed are marked; footnotes, tables and boilerplate are generated in every language."
        ),
        source=_source_line(source.language, source.draft),
        cards=tuple(_card(arrival, one) for one in begun),
        choice=_choice(left) if left and arrival.can_translate else None,
        begin=arrival.address("translation begin"),
        can_translate=arrival.can_translate,
    )
    return answer(request, page, "desk/translating/languages.html", twin=twin)


@require_POST
def begin(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """A language begun; then its page."""
    arrival = arrive_writing(request, id)
    try:
        language = pieces.begin(id, request.POST.get("language", ""), by=arrival.member, at=signed.now())
    except Invalid:
        return HttpResponseRedirect(arrival.address("translations"))
    return HttpResponseRedirect(arrival.address("translation", language=language))


def _card(arrival: Arrival, language: Language) -> LanguageCard:
    found = readiness_of(arrival.id, language)
    return LanguageCard(
        code=language.value,
        name=language.endonym,
        address=arrival.address("translation", language=language),
        progress=progress(language, found),
        is_whole=found.is_whole and bool(found.count),
    )


def _choice(left: list[Language]) -> Field:
    return Field(
        name="language",
        label=_("Language"),
        kind="select",
        options=tuple(Option(value=one.value, label=one.endonym) for one in left),
        narrow=True,
    )


def _source_line(language: Language, draft: int | None) -> str:
    if draft is not None:
        return _("Translated from %(language)s, frozen draft %(number)d.") % {
            "language": language.endonym,
            "number": draft,
        }
    return _("Translated from %(language)s, the text as it stands now: it may still move.") % {
        "language": language.endonym
    }
