"""What treaties, acts and witnesses are called on pages, and the fields in which somebody speaks of them."""

from __future__ import annotations

from typing import TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.actions import delegations
from migov.actions.treaties import Row
from migov.model.conventions import Standing
from migov.model.standpoints import Witness
from migov.model.treaties import Act
from migov.web.pieces import Field, Option

STANDINGS: dict[Standing, str] = {
    Standing.YES: gettext_noop("Party"),
    Standing.NO: gettext_noop("Not a party"),
    Standing.PARTLY: gettext_noop("Party to some"),
    Standing.SIGNED: gettext_noop("Signed only"),
}
WITNESSES: dict[Witness, str] = {
    Witness.DEPOSITARY: gettext_noop("Depositary"),
    Witness.MINISTRY: gettext_noop("Ministry"),
    Witness.PROFILE: gettext_noop("Last profile"),
    Witness.NEITHER: gettext_noop("None of these"),
}
ACTS: dict[Act, str] = {
    Act.SIGNATURE: gettext_noop("signature"),
    Act.RATIFICATION: gettext_noop("ratification"),
    Act.ACCESSION: gettext_noop("accession"),
    Act.SUCCESSION: gettext_noop("succession"),
    Act.ACCEPTANCE: gettext_noop("acceptance"),
    Act.APPROVAL: gettext_noop("approval"),
    Act.WITHDRAWAL: gettext_noop("withdrawal"),
}
Kind = TypeVar("Kind", Act, Witness, Standing)


def witness_field(request: HttpRequest, row: Row) -> Field:
    """Which of the records stands."""
    chosen = request.POST.get("witness", "")
    told = dict.fromkeys(one.witness for one in row.records if one.standing is not None)
    return Field(
        name="witness",
        id="witness",
        label=_("Which record stands?"),
        kind="radio",
        required=True,
        options=tuple(
            Option(value=one.value, label=_(WITNESSES[one]), chosen=one.value == chosen)
            for one in (*told, Witness.NEITHER)
        ),
    )


def standing_field(request: HttpRequest) -> Field:
    """What is true, where none of the records is."""
    chosen = request.POST.get("standing", "")
    return Field(
        name="standing",
        id="standing",
        label=_("What is true"),
        kind="select",
        optional=True,
        help=_("Only where none of the records is right."),
        options=(
            Option(value="", label=_("not said"), chosen=not chosen),
            *(Option(value=one.value, label=_(word), chosen=one == chosen) for one, word in STANDINGS.items()),
        ),
    )


def say_fields(request: HttpRequest, id: str) -> tuple[Field, ...]:  # noqa: A002
    """The form for what somebody says."""

    def typed(name: str) -> str:
        return request.POST.get(name, "") if request.POST.get("act") == "say" else ""

    witnesses = (Witness.MINISTRY, Witness.DEPOSITARY)
    named = ", ".join(sorted(delegations.institutions(id).values(), key=str.casefold)[:3])
    return (
        Field(
            name="who",
            id="who",
            label=_("Who says so"),
            kind="select",
            options=tuple(Option(value=one.value, label=_(WITNESSES[one])) for one in witnesses),
        ),
        Field(
            name="says_so",
            id="says_so",
            label=_("Name of the ministry, or address of the depositary's page"),
            value=typed("says_so"),
            required=True,
            maximum=500,
            help=_("Such as: %(names)s") % {"names": named} if named else None,
        ),
        Field(
            name="what",
            id="what",
            label=_("What the State did"),
            kind="select",
            options=(
                Option(value="", label=_("nothing: it is not a party"), chosen=not typed("what")),
                *(Option(value=one.value, label=_(word), chosen=one == typed("what")) for one, word in ACTS.items()),
            ),
        ),
        Field(
            name="date",
            id="date",
            label=_("On"),
            value=typed("date"),
            optional=True,
            narrow=True,
            maximum=10,
            help=_("As exact as it is known: 2021, 2021-10 or 2021-10-14."),
        ),
        Field(name="remark", id="remark", label=_("Remark"), value=typed("remark"), optional=True, maximum=2000),
    )


def one_of(kind: type[Kind], word: str) -> Kind | None:
    """The one of that word; null where there is none."""
    return next((one for one in kind if one.value == word), None)
