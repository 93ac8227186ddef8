"""The two keys of a publication: what each party signed, what is open for it, and the form by which it signs."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from migov.actions.vetting.signatures import Vetted
from migov.errors import Invalid, MigovError
from migov.model.drafts import Draft
from migov.model.signatures import Party, SignOff
from migov.model.values import Value
from migov.web import days
from migov.web.desk.life.forms import ticked, typed
from migov.web.desk.reviewing.showing import badges, when
from migov.web.desk.vetting.words import party_name, short
from migov.web.pieces import Badge, Chip, Field, Mistake, Option

FILES = ".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
READ = "read"
"""The tick by which somebody says that they have read it."""


class SignedShown(Value, kw_only=True):
    """A sign-off, as a person reads it."""

    number: int
    party: str
    name: str
    function: str
    on: str
    day: str
    """For people."""
    draft: str
    address: str
    """Of the draft that was signed."""
    hash: str
    short: str
    letter: str | None
    """Address of the scanned letter."""
    by: Badge
    when: str
    withdraw: str | None
    """Where it is taken back, for those who may."""
    withdrawn: str | None
    because: str | None


class SignForm(Value, kw_only=True):
    """The form by which a party signs."""

    party: str
    hash: str
    fields: tuple[Field, ...]
    word: str


class KeyShown(Value, kw_only=True):
    """How far one party has come."""

    id: str
    title: str
    chip: Chip
    says: str
    reading: str | None
    """Where on the page what is open is read."""
    signed: SignedShown | None
    form: SignForm | None
    hint: str | None
    """Why the reader cannot sign here, where somebody can."""


def key_shown(
    request: HttpRequest,
    id: str,  # noqa: A002 - the field's own word
    found: Vetted,
    draft: Draft,
    *,
    may: bool,
    is_open: bool,
    error: MigovError | None,
) -> KeyShown:
    """One key.

    Args:
        may: whether the reader signs for this party.
        is_open: whether the draft can be signed now at all.
        error: what is wrong with the form that was sent for this party.
    """
    form = sign_form(request, found.party, draft, error) if may and is_open and not found.is_signed else None
    return KeyShown(
        id=found.party.value,
        title=party_name(found.party),
        chip=_chip(found),
        says=_says(found, draft),
        reading=None if found.is_signed else f"#{reading_id(found)}",
        signed=signed_shown(id, found.last, may=may) if found.last else None,
        form=form,
        hint=None if form or found.is_signed or not is_open else _HINTS[found.party](),
    )


def reading_id(found: Vetted) -> str:
    """The id of the section in which the party reads what is open for it."""
    return "whole" if found.last is None else f"since-{found.last.version}"


def signed_shown(id: str, one: SignOff, *, may: bool) -> SignedShown:  # noqa: A002
    """A sign-off; *may* is whether the reader may take it back."""
    given = {"id": id, "number": one.number}
    return SignedShown(
        number=one.number,
        party=party_name(one.party),
        name=one.name,
        function=one.function,
        on=one.on,
        day=_day(one.on),
        draft=_("Draft %(number)d") % {"number": one.version},
        address=reverse("version", kwargs={"id": id, "number": one.version}),
        hash=one.hash,
        short=short(one.hash),
        letter=reverse("letter", kwargs=given) if one.letter else None,
        by=badges({one.by})[one.by],
        when=when(one.at),
        withdraw=reverse("sign-off withdraw", kwargs=given) if may and one.withdrawn_at is None else None,
        withdrawn=when(one.withdrawn_at) if one.withdrawn_at else None,
        because=one.withdrawn_because,
    )


def sign_form(request: HttpRequest, party: Party, draft: Draft, error: MigovError | None) -> SignForm:
    """The form by which a party signs a draft; what was typed stands in it again where it came back."""
    mine = request.method == "POST" and request.POST.get("party") == party.value
    wrong = wrong_of(error) if mine else {}
    known = {"number": draft.number, "hash": short(draft.hash)}
    has_read = mine and typed(request, "hash") == draft.hash and bool(ticked(request, READ))  # of no other draft

    def value(name: str) -> str:
        return typed(request, name) if mine else ""

    def field(name: str, label: str, **more: object) -> Field:
        given: dict[str, object] = {"value": value(name), "required": True} | more
        return Field(name=name, id=f"{party.value}-{name}", label=label, error=wrong.get(name), **given)  # type: ignore[arg-type]

    return SignForm(
        party=party.value,
        hash=draft.hash,
        fields=(
            field("name", _("Name of the person who signs"), maximum=300, autocomplete="off"),
            field("function", _("Function"), maximum=300, help=_("As on the letter.")),
            field("on", _("Day of the signature"), kind="date", narrow=True),
            field(
                "letter",
                _("Scanned letter"),
                kind="file",
                value="",
                required=False,
                optional=True,
                accept=FILES,
                help=_("PDF, PNG or JPEG of at most 20 MB. Only those who work inside can take it away."),
            ),
            field(
                READ,
                _("I have read draft %(number)d with the hash %(hash)s…") % known,
                kind="check",
                value="yes",
                options=(Option(value="yes", label="", chosen=has_read),),
            ),
        ),
        word=_("Sign for the government") if party is Party.GOVERNMENT else _("Sign for the office"),
    )


def wrong_of(error: MigovError | None) -> dict[str, str]:
    """What is wrong at which field, in the reader's language."""
    if not isinstance(error, Invalid):
        return {}
    known = {
        "name": _("Write the name as on the letter. One person cannot sign for both parties."),
        "function": _("Write the function as on the letter."),
        "on": _("Choose the day of the signature: not before the draft was frozen, and not ahead."),
        "letter": _("Hand in a PDF, a PNG or a JPEG of at most 20 MB."),
        READ: _("Tick that you have read this very draft."),
    }
    return {one.place: known.get(one.place, str(one)) for one in error.problems if one.place}


def mistakes_of(party: Party, error: MigovError | None) -> tuple[Mistake, ...]:
    """What is wrong with the form, each with its field."""
    return tuple(Mistake(says=says, field=f"{party.value}-{place}") for place, says in wrong_of(error).items())


def _chip(found: Vetted) -> Chip:
    if found.is_signed:
        return Chip(kind="done", word=_("Signed"))
    if found.last is None:
        return Chip(kind="not-started", word=_("Not signed"))
    return Chip(kind="waiting", word=_("Signed an earlier draft"))


def _says(found: Vetted, draft: Draft) -> str:
    if found.open is None:
        return _("Everything is open: all of draft %(number)d is to be read.") % {"number": draft.number}
    if not found.open:
        return _("Nothing is open: the signature covers draft %(number)d word by word.") % {"number": draft.number}
    count = len(found.open)
    return ngettext(
        "%(n)d part of draft %(number)d is open: it has changed since. The rest was signed as it is.",
        "%(n)d parts of draft %(number)d are open: they have changed since. The rest was signed as it is.",
        count,
    ) % {"n": count, "number": draft.number}


def _hint_government() -> str:
    return _("The focal point signs for the government.")


def _hint_office() -> str:
    return _("A coordinator, or somebody of the office, signs for the office.")


_HINTS = {Party.GOVERNMENT: _hint_government, Party.OFFICE: _hint_office}


def _day(on: str) -> str:
    return days.long(date.fromisoformat(on))
