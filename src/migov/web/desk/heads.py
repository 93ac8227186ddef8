"""What stands at the top of every page about one profile."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.actions import entering, printing
from migov.actions.printing import Form
from migov.actions.publishing import external
from migov.model.assessments import Assessment
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.publications import Generation
from migov.model.values import Value
from migov.store.assessments import Entry
from migov.web.answering import day, speaking
from migov.web.desk.publishing.ways import to_the_portal
from migov.web.pieces import Crumb


class Tab(Value, kw_only=True):
    """A link to one of a profile's pages."""

    name: str
    title: str
    address: str
    current: bool


class Fact(Value, kw_only=True):
    """One fact with its label."""

    label: str
    value: str
    address: str | None = None


class FileLink(Value, kw_only=True):
    """One file to take away."""

    label: str
    address: str
    media_type: str


class Head(Value, kw_only=True):
    """Which profile this is."""

    id: str
    name: str
    official_name: str
    year: int | None
    round: str | None
    facts: tuple[Fact, ...]
    tabs: tuple[Tab, ...]
    prints: tuple[FileLink, ...]
    """The profile in its own generation, in every form."""
    portal: Crumb | None
    """Where everybody sees it."""
    withdrawn: str | None
    """Why, where it is withdrawn."""


LABELS = {Form.PDF: "PDF", Form.DOCX: "Word", Form.HTML: "HTML"}
ROUNDS = {1: gettext_noop("First profile"), 2: gettext_noop("Second profile"), 3: gettext_noop("Third profile")}


def round_name(number: int | None) -> str | None:
    """Such as "Second profile"; null where it is not told.

    >>> round_name(None) is None
    True
    """
    if number is None:
        return None
    return _(ROUNDS[number]) if number in ROUNDS else _("Profile no. %(number)d") % {"number": number}


def language_name(code: str) -> str:
    """The language's own name for itself."""
    return Language(code).endonym


def head(assessment: Assessment, entry: Entry, member: Member, current: str) -> Head:
    """The head of the page *current* of a profile, with the ways to the desk for those who work there."""
    jurisdiction, language = assessment.jurisdiction, speaking()
    name = jurisdiction.short_name.text(language) or jurisdiction.official_name.text(language)
    return Head(
        id=assessment.id,
        name=name[:1].upper() + name[1:],
        official_name=jurisdiction.official_name.text(language),
        year=assessment.publication.year,
        round=round_name(assessment.round),
        facts=_facts(assessment, entry),
        tabs=_tabs(entry, member, current),
        prints=prints(assessment.id, printing.generation_of(assessment)),
        portal=to_the_portal(entry.id),
        withdrawn=entry.withdrawn_because,
    )


def prints(id: str, generation: Generation) -> tuple[FileLink, ...]:  # noqa: A002 - the field's own word
    """The profile printed in one generation, in every form."""
    return tuple(
        FileLink(
            label=LABELS[form],
            address=reverse("printed", kwargs={"id": id, "generation": generation.value, "form": form.value}),
            media_type=form.media_type,
        )
        for form in Form
    )


def _tabs(entry: Entry, member: Member, current: str) -> tuple[Tab, ...]:
    printed = {"profile": _("Profile"), "noticed": _("Noticed"), "registers": _("Registers"), "files": _("Files")}
    outside = {"assessment": _("Overview")} if member.belongs else {}
    inside = {"indicators": _("Indicators"), "team": _("Team"), "assessment activity": _("Activity")}
    others = external.is_of_others(entry) and entering.may(Permission.SHOW_OTHERS, entry.id, member)
    shown = {"shown": _("On the portal")} if others else {}
    titles = outside | printed | (inside if member.works_inside else {}) | shown
    return tuple(
        Tab(name=name, title=title, address=reverse(name, kwargs={"id": entry.id}), current=name == current)
        for name, title in titles.items()
    )


def _facts(assessment: Assessment, entry: Entry) -> tuple[Fact, ...]:
    publication = assessment.publication
    number_of = [publication.number, publication.isbn and f"ISBN {publication.isbn}"]
    told: list[tuple[str, str | None, str | None]] = [
        (_("ISO code"), assessment.jurisdiction.code, None),
        (_("Language"), language_name(publication.language), None),
        (_("Publisher"), publication.publisher, None),
        (_("Research partner"), publication.partner, None),
        (_("Publication number"), ", ".join(part for part in number_of if part) or None, None),
        (_("Licence"), publication.licence, web_address(publication.licence_address)),
        (_("Read from"), entry.file_name, None),
        (_("Kept since"), day(entry.created_at), None),
    ]
    return tuple(Fact(label=label, value=value, address=link) for label, value, link in told if value)


def web_address(address: str | None) -> str | None:
    """The address where it is one that a page may link to, else null.

    >>> web_address("https://example.org"), web_address("javascript:alert(1)")
    ('https://example.org', None)
    """
    return address if address and address.lower().startswith(("https://", "http://")) else None
