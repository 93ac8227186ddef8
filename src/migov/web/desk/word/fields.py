"""The forms of Word files: which file is taken away, and what is told of one that is brought back."""

from __future__ import annotations

from django.utils.translation import gettext as _

from migov.model.consultations import Invitation, Visibility
from migov.model.people import Role
from migov.model.values import Value
from migov.profile.word.reading.opening import MOST_BYTES
from migov.web.desk.consulting.arrivals import Arrival
from migov.web.desk.consulting.words import EXPLAINED, READERS
from migov.web.pieces import Field, Option

NOBODY = ""
"""In place of the institution of a file that goes out: for nobody in particular."""
ITS_OWN = "*"
TEAM = "team"
"""In place of the institution for which a file speaks that comes back: the team."""
ACCEPT = ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Offer(Value, kw_only=True):
    """The form by which a file is taken away."""

    id: str
    title: str
    institution: str | None
    """Hidden in the form; null where it is chosen in it."""
    fields: tuple[Field, ...]


def offers(arrival: Arrival) -> tuple[Offer, ...]:
    """What can be taken away: one's own institutions' files each by itself, else one form for all."""
    if arrival.draft is None:
        return ()
    if not arrival.member.works_inside:
        return tuple(_offer(arrival, one) for one in standing(arrival))
    asked = [(one.institution, arrival.name_of(one.institution) or one.institution) for one in standing(arrival)]
    options = [*sorted(asked, key=lambda one: one[1].casefold()), (NOBODY, _("Nobody in particular"))]
    chosen = Field(
        name="institution",
        id="to-institution",
        label=_("For which institution"),
        kind="select",
        options=tuple(Option(value=value, label=label) for value, label in options),
        help=_("A file for nobody in particular holds the whole draft, and only comments that everybody may read."),
    )
    return (
        Offer(
            id="out",
            title=_("The draft as a Word file"),
            institution=None,
            fields=(chosen, _parts("out"), _comments("out")),
        ),
    )


def standing(arrival: Arrival) -> tuple[Invitation, ...]:
    """The invitations for which somebody may take files away or bring them back."""
    found = arrival.consultation.standing if arrival.consultation else ()
    if arrival.member.works_inside:
        return found
    return tuple(one for one in found if one.institution in arrival.member.institutions)


def _offer(arrival: Arrival, one: Invitation) -> Offer:
    mandated = () if one.mandate.is_everything else (_parts(one.institution),)
    return Offer(
        id=f"out-{one.institution}",
        title=arrival.name_of(one.institution) or one.institution,
        institution=one.institution,
        fields=(*mandated, _comments(one.institution)),
    )


def _parts(where: str) -> Field:
    return Field(
        name="parts",
        id=f"parts-{where}",
        label=_("What of the draft"),
        kind="radio",
        options=(
            Option(value="mandate", label=_("What concerns the institution"), chosen=True),
            Option(value="all", label=_("The whole draft")),
        ),
    )


def _comments(where: str) -> Field:
    return Field(
        name="comments",
        id=f"comments-{where}",
        label=_("With the comments that the institution may read"),
        kind="check",
        options=(Option(value="1", label="", chosen=True),),
        help=_("They stand in the margin and can be answered there."),
    )


def bringing(arrival: Arrival) -> tuple[Field, ...]:
    """What is told of a file that is brought back; nothing while none is taken."""
    if not arrival.takes_comments:
        return ()
    brings = arrival.member.is_office or arrival.member.is_(Role.COORDINATOR, Role.FOCAL_POINT, Role.EDITOR)
    told = [_file(), _speaker(arrival, brings=brings)]
    if brings:
        told.append(
            Field(
                name="instead",
                label=_("It speaks for this institution, though it was sent to another"),
                kind="check",
                options=(Option(value="1", label=""),),
                help=_("The receipt says so."),
            )
        )
    told.append(_readers())
    if arrival.newest > 1:
        told.append(_version(arrival))
    return tuple(one for one in told if one is not None)


def _file() -> Field:
    return Field(
        name="file",
        label=_("Word file"),
        kind="file",
        help=_("One .docx file of at most %(size)d MB, with changes recorded and comments in the margin.")
        % {"size": MOST_BYTES // 1_000_000},
        required=True,
        accept=ACCEPT,
    )


def _speaker(arrival: Arrival, *, brings: bool) -> Field | None:
    """For which institution it speaks: not asked where there is only one."""
    asked = [(one.institution, arrival.name_of(one.institution) or one.institution) for one in standing(arrival)]
    asked.sort(key=lambda one: one[1].casefold())
    if not arrival.member.works_inside:
        if len(asked) < 2:
            return None
        options = asked
    elif brings:
        options = [(ITS_OWN, _("The one to which it was sent")), *asked, (TEAM, _("The team"))]
    else:
        options = [(TEAM, _("The team"))]
    return Field(
        name="institution",
        id="for-institution",
        label=_("For whom it speaks"),
        kind="select",
        required=True,
        options=tuple(Option(value=value, label=label) for value, label in options),
    )


def _readers() -> Field:
    return Field(
        name="visibility",
        label=_("Who reads what it says"),
        kind="radio",
        required=True,
        options=tuple(
            Option(value=one.value, label=_(READERS[one]), help=_(EXPLAINED[one]), chosen=one is Visibility.GOVERNMENT)
            for one in Visibility
        ),
    )


def _version(arrival: Arrival) -> Field:
    first = 1 if arrival.member.works_inside else arrival.consultation.first_version if arrival.consultation else 1
    numbers = range(arrival.newest if arrival.member.works_inside else _consulted(arrival), max(first, 1) - 1, -1)
    told = [("", _("As the file says"))]
    told += [(str(number), _("Draft %(number)d") % {"number": number}) for number in numbers]
    return Field(
        name="of",
        label=_("Of which draft it is a copy"),
        kind="select",
        options=tuple(Option(value=value, label=label) for value, label in told),
        help=_("Only asked of a file that no longer says it itself."),
        narrow=True,
    )


def _consulted(arrival: Arrival) -> int:
    return arrival.consultation.version if arrival.consultation else 0
