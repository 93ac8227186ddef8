"""What was noticed while a profile was read: doubts, signs of age, moments, repairs. For the person who imported it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_safe

from migov.actions import assessments, printing
from migov.model.assessments import Assessment
from migov.model.flags import FlagKind, Repair, StalenessKind
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.heads import Head, head
from migov.web.desk.places import PlaceLink, Places
from migov.web.entrance import enter


class Doubt(Value, kw_only=True):
    """One flag."""

    says: str
    places: tuple[PlaceLink, ...]


class DoubtGroup(Value, kw_only=True):
    """The flags of one kind."""

    kind: str
    title: str
    meaning: str
    doubts: tuple[Doubt, ...]


class Age(Value, kw_only=True):
    """One sign that a statement may no longer hold."""

    kind: str
    says: str
    printed: str
    place: PlaceLink


class MomentNamed(Value, kw_only=True):
    """One as-of date."""

    date: str
    printed: str
    place: PlaceLink


class Mended(Value, kw_only=True):
    """One repair of the extraction."""

    page: int | None
    before: str
    after: str


class MendedGroup(Value, kw_only=True):
    """The repairs of one kind."""

    kind: str
    count: int
    repairs: tuple[Mended, ...]


class NoticedPage(Page, kw_only=True):
    """What was noticed while one profile was read."""

    head: Head
    summary: str
    doubts: tuple[DoubtGroup, ...]
    ages: tuple[Age, ...]
    moments: tuple[MomentNamed, ...]
    repairs: tuple[MendedGroup, ...]


KINDS: dict[FlagKind, tuple[str, str]] = {
    FlagKind.CONTRADICTION: (
        gettext_noop("Contradictions"),
        gettext_noop("Two printed facts disagree."),
    ),
    FlagKind.IMPLAUSIBLE_YEAR: (
        gettext_noop("Implausible years"),
        gettext_noop("A year that cannot be, or that belongs to another act or instrument."),
    ),
    FlagKind.SEVERAL_NAMES: (
        gettext_noop("One instrument, several names"),
        gettext_noop("The same law or plan is called differently in different places."),
    ),
    FlagKind.SEVERAL_IDENTITIES: (
        gettext_noop("One number, several identities"),
        gettext_noop("The same number is given to different kinds of act, or with different years."),
    ),
    FlagKind.STRENGTH_NOT_IMPLEMENTED: (
        gettext_noop("Well developed, and not implemented"),
        gettext_noop("Printed as well developed, and elsewhere as not implemented."),
    ),
    FlagKind.RECORD_DIFFERS: (
        gettext_noop("The treaty record differs"),
        gettext_noop("The register of treaties says otherwise than the table."),
    ),
    FlagKind.TABLE_OPEN: (
        gettext_noop("Tables left open"),
        gettext_noop("The cells of a table could not be told apart; nothing was guessed."),
    ),
    FlagKind.NOTE_WITHOUT_MARK: (
        gettext_noop("Footnotes without a mark"),
        gettext_noop("A footnote is printed, and no place calls it."),
    ),
    FlagKind.MARK_WITHOUT_NOTE: (
        gettext_noop("Marks without a footnote"),
        gettext_noop("A place calls a footnote that is not printed."),
    ),
    FlagKind.MISSING_PART: (
        gettext_noop("Missing parts"),
        gettext_noop("Profiles of this kind have a part that this one does not."),
    ),
}

AGES: dict[StalenessKind, str] = {
    StalenessKind.PERIOD_ENDED: gettext_noop("Period ended"),
    StalenessKind.OLD_DATA: gettext_noop("Old data"),
    StalenessKind.PENDING: gettext_noop("Pending then"),
}


@require_safe
def noticed(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """What was noticed while one profile was read."""
    member = enter(request, id, Permission.READ_PROFILE)
    assessment, entry = assessments.without_answers(id), assessments.entry(id)
    book = printing.kept_book(
        entry, language=printing.spoken(speaking()), generation=printing.generation_of(assessment)
    )
    places = Places(assessment, book)
    top = head(assessment, entry, member, "noticed")
    page = NoticedPage(
        frame=frame(request, _("%(name)s: noticed while reading") % {"name": top.name}, "profiles"),
        head=top,
        summary=_summary(assessment),
        doubts=_doubts(assessment, places),
        ages=tuple(
            Age(kind=_(AGES[sign.kind]), says=sign.says, printed=sign.printed, place=places.link(sign.place))
            for sign in assessment.staleness
        ),
        moments=tuple(
            MomentNamed(date=moment.date, printed=moment.printed, place=places.link(moment.place))
            for moment in assessment.as_of
        ),
        repairs=_repairs(assessment.repairs),
    )
    return answer(request, page, "desk/noticed.html", twin=twin)


def _summary(assessment: Assessment) -> str:
    counts: list[tuple[int, Callable[[int], str]]] = [
        (len(assessment.flags), lambda n: ngettext("%(n)d doubt", "%(n)d doubts", n)),
        (len(assessment.staleness), lambda n: ngettext("%(n)d sign of age", "%(n)d signs of age", n)),
        (len(assessment.as_of), lambda n: ngettext("%(n)d as-of date", "%(n)d as-of dates", n)),
        (len(assessment.repairs), lambda n: ngettext("%(n)d repair", "%(n)d repairs", n)),
    ]
    return " · ".join(words(number) % {"n": number} for number, words in counts)


def _doubts(assessment: Assessment, places: Places) -> tuple[DoubtGroup, ...]:
    groups: dict[FlagKind, list[Doubt]] = defaultdict(list)
    for flag in assessment.flags:
        groups[flag.kind].append(Doubt(says=flag.says, places=places.links(flag.places)))
    return tuple(
        DoubtGroup(kind=kind.value, title=_(title), meaning=_(meaning), doubts=tuple(groups[kind]))
        for kind, (title, meaning) in KINDS.items()
        if kind in groups
    )


def _repairs(repairs: Iterable[Repair]) -> tuple[MendedGroup, ...]:
    groups: dict[str, list[Mended]] = defaultdict(list)
    for repair in repairs:
        groups[repair.kind].append(Mended(page=repair.page, before=repair.before, after=repair.after))
    return tuple(
        MendedGroup(kind=kind, count=len(mended), repairs=tuple(mended)) for kind, mended in sorted(groups.items())
    )
