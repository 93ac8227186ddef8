"""What can be taken away as a spreadsheet, as forms: each sends its few choices and is answered with a file."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from migov.actions import delegations, entering
from migov.actions.delegations import institution_name
from migov.model.assignments import Delegation
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.sheets import FormKind
from migov.store.assessments import Entry
from migov.web.answering import speaking
from migov.web.desk.life.words import until
from migov.web.pieces import Field, Option
from migov.web.signed import now

KINDS: dict[str, str] = {
    FormKind.QUESTIONNAIRE: gettext_noop("Questionnaire"),
    FormKind.SOURCES: gettext_noop("List of sources"),
    FormKind.TREATIES: gettext_noop("Table of treaties"),
}


class Offer(Value, kw_only=True):
    """One workbook that can be taken away."""

    id: str
    """Of its heading."""
    title: str
    text: str
    fields: tuple[Field, ...]
    hidden: tuple[Option, ...]
    """Values that go with it unseen."""


def kind_name(kind: str) -> str:
    """What a kind of workbook is called."""
    return _(KINDS[kind])


def of_team(entry: Entry, member: Member) -> Iterator[Offer]:
    """What those who work inside an assessment can take away."""
    if not entering.may(Permission.SEND_SHEET, entry.id, member):
        return
    for handed in delegations.all_of(entry.id, by=member, now=now()):
        if handed.delegation.withdrawn_at is None:
            yield of_delegation(entry, handed.delegation)
    yield Offer(
        id="team",
        title=_("Questionnaire for the team"),
        text=_("Every question with the answer as it stands, to work where there is no connection."),
        fields=(_language("team", entry),),
        hidden=(Option(value=FormKind.QUESTIONNAIRE.value, label="kind"),),
    )
    known = delegations.institutions(entry.id)
    if known:
        pairs = sorted(known.items(), key=lambda one: one[1].casefold())
        asked = Field(
            name="institution",
            id="treaties-institution",
            label=_("Institution"),
            kind="select",
            required=True,
            options=tuple(Option(value=value, label=label) for value, label in pairs),
        )
        yield Offer(
            id="treaties",
            title=_("Table of treaties"),
            text=_("For a ministry to state what was signed and ratified, and when."),
            fields=(asked, _language("treaties", entry)),
            hidden=(Option(value=FormKind.TREATIES.value, label="kind"),),
        )
    yield Offer(
        id="sources",
        title=_("List of sources"),
        text=_("All sources of this country, to complete and to add those still to be fetched."),
        fields=(_language("sources", entry),),
        hidden=(Option(value=FormKind.SOURCES.value, label="kind"),),
    )


def of_delegation(entry: Entry, made: Delegation) -> Offer:
    """The questionnaire of what was handed to an institution."""
    count = len(made.indicators)
    asked = ngettext("%(count)d question", "%(count)d questions", count) % {"count": count}
    return Offer(
        id=f"delegation-{made.number}",
        title=institution_name(entry.id, made.institution),
        text=f"{asked} · {_('Due')} {until(made.due)}",
        fields=(_language(f"delegation-{made.number}", entry),),
        hidden=(
            Option(value=FormKind.QUESTIONNAIRE.value, label="kind"),
            Option(value=str(made.number), label="delegation"),
        ),
    )


def _language(where: str, entry: Entry) -> Field:
    """In which language the workbook is to speak: that of the profile, unless somebody wants another."""
    spoken = [speaking().value, entry.language, *(language.value for language in Language)]
    return Field(
        name="language",
        id=f"{where}-language",
        label=_("Language of the workbook"),
        kind="select",
        options=tuple(
            Option(value=one, label=Language(one).endonym, chosen=one == entry.language)
            for one in dict.fromkeys(spoken)
        ),
        narrow=True,
    )
