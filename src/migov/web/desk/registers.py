"""The registers of one profile: its instruments, institutions, agreements and sources."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions import assessments, printing
from migov.model.bibliography import KeySource
from migov.model.institutions import Institution
from migov.model.instruments import Agreement, Instrument
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.heads import Head, head, web_address
from migov.web.desk.places import PlaceLink, Places
from migov.web.entrance import enter
from migov.web.names import INSTRUMENT_KINDS, INSTRUMENT_STATUSES


class InstrumentLine(Value, kw_only=True):
    """One instrument."""

    name: str
    other_names: tuple[str, ...]
    kind: str
    number: str | None
    year: str | None
    status: str | None
    places: tuple[PlaceLink, ...]


class InstitutionLine(Value, kw_only=True):
    """One institution."""

    name: str
    native_name: str | None
    acronym: str | None
    other_names: tuple[str, ...]
    places: tuple[PlaceLink, ...]


class AgreementLine(Value, kw_only=True):
    """One agreement."""

    title: str
    partners: str
    years: str
    status: str | None
    remark: str | None
    places: tuple[PlaceLink, ...]


class SourceLine(Value, kw_only=True):
    """One entry of the list of key sources."""

    heading: str | None
    text: str
    address: str | None


class RegistersPage(Page, kw_only=True):
    """The registers of one profile."""

    head: Head
    text_language: str
    instruments: tuple[InstrumentLine, ...]
    institutions: tuple[InstitutionLine, ...]
    agreements: tuple[AgreementLine, ...]
    sources: tuple[SourceLine, ...]
    sources_printed: bool
    """False where the profile has no list of key sources: that is not an empty list."""


@require_safe
def registers(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The registers of one profile."""
    member = enter(request, id, Permission.READ_PROFILE)
    assessment, entry = assessments.without_answers(id), assessments.entry(id)
    book = printing.kept_book(
        entry, language=printing.spoken(speaking()), generation=printing.generation_of(assessment)
    )
    places = Places(assessment, book)
    top = head(assessment, entry, member, "registers")
    page = RegistersPage(
        frame=frame(request, _("%(name)s: registers") % {"name": top.name}, "profiles"),
        head=top,
        text_language=assessment.publication.language.value,
        instruments=tuple(_instrument(instrument, places) for instrument in assessment.instruments),
        institutions=tuple(_institution(institution, places) for institution in assessment.institutions),
        agreements=tuple(_agreement(agreement, places) for agreement in assessment.agreements),
        sources=tuple(_source(source) for source in assessment.key_sources or ()),
        sources_printed=assessment.key_sources is not None,
    )
    return answer(request, page, "desk/registers.html", twin=twin)


def _instrument(instrument: Instrument, places: Places) -> InstrumentLine:
    year = str(instrument.year) if instrument.year else None
    if instrument.period:
        period = f"{instrument.period.first}–{instrument.period.last}"
        year = f"{year}; {period}" if year and year != str(instrument.period.first) else period
    return InstrumentLine(
        name=instrument.name,
        other_names=tuple(dict.fromkeys(name.text for name in instrument.names[1:])),
        kind=_(INSTRUMENT_KINDS[instrument.kind]),
        number=instrument.number,
        year=year,
        status=instrument.status and _(INSTRUMENT_STATUSES[instrument.status]),
        places=places.links(instrument.places),
    )


def _institution(institution: Institution, places: Places) -> InstitutionLine:
    return InstitutionLine(
        name=institution.name,
        native_name=institution.native_name,
        acronym=institution.acronym,
        other_names=institution.other_names,
        places=places.links(institution.places),
    )


def _agreement(agreement: Agreement, places: Places) -> AgreementLine:
    return AgreementLine(
        title=agreement.title,
        partners=", ".join(agreement.partners),
        years=", ".join(str(year) for year in agreement.years),
        status=agreement.status and _(INSTRUMENT_STATUSES[agreement.status]),
        remark=agreement.remark,
        places=places.links(agreement.places),
    )


def _source(source: KeySource) -> SourceLine:
    return SourceLine(heading=source.heading, text=source.text, address=web_address(source.address))
