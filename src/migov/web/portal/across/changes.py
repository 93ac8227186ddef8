"""What changed since the round before: each change with its kind, and what cannot be compared, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.catalogue import crosswalks
from migov.errors import NotFound
from migov.model.changes import ChangeKind, Stated
from migov.model.indicators import Indicator, Link, Relation
from migov.model.languages import Language
from migov.model.published import PublicChange, PublicRelease
from migov.model.values import Value
from migov.store.published import answers, instruments, releases
from migov.store.published import changes as kept
from migov.web.portal import heads
from migov.web.portal.across import order
from migov.web.portal.across.order import PlaceName, Turned
from migov.web.portal.across.words import CHANGES, RELATIONS, answered, stated
from migov.web.portal.answering import Crumb, answer, direction, frame, source, speaking, there
from migov.web.portal.heads import Head
from migov.web.portal.quoting import QuotationView, day, quotation

ROOM = 9_000
"""Bytes of quotations that a page holds itself; further ones stand with their answers."""
PAGE = 8
"""Changes on a page."""
NEWEST = 12
"""Profiles on a page of the newest changes."""


class StatedView(Value, kw_only=True):
    """What one round said."""

    code: str
    question: str
    answer: str
    as_of: str | None
    justification: str
    language: str
    direction: str


class NamedView(Value, kw_only=True):
    """An instrument that the change names."""

    name: str
    address: str | None


class ChangeView(Value, kw_only=True):
    """One change."""

    id: str
    code: str
    question: str
    kind: str
    before: tuple[StatedView, ...]
    after: tuple[StatedView, ...]
    remark: str
    because: str
    instruments: tuple[NamedView, ...]
    quotations: tuple[QuotationView, ...]
    address: str | None
    """Of the answer, with all its quotations."""


class KindCount(Value, kw_only=True):
    """How many changes of one kind there are in this one profile: neither better nor worse."""

    kind: str
    count: int


class ApartView(Value, kw_only=True):
    """Questions of the two rounds that cannot be compared."""

    codes: str
    relation: str
    remark: str
    before: tuple[StatedView, ...]
    after: tuple[StatedView, ...]


class AloneView(Value, kw_only=True):
    """A question that only one of the two rounds was asked."""

    code: str
    question: str
    is_new: bool
    remark: str
    address: str | None


class ChangeLine(Value, kw_only=True):
    """One change, as a line of a table."""

    release: str
    place: str
    year: int | None
    position: int
    kind: str
    relation: str
    before_indicators: tuple[str, ...]
    before: tuple[str, ...]
    after_indicators: tuple[str, ...]
    after: tuple[str, ...]
    remark: str
    because: str
    instruments: tuple[str, ...]


class ChangesPage(Turned, kw_only=True):
    """What changed since the round before."""

    head: Head
    earlier: str
    """The round before, in words."""
    earlier_address: str | None
    kinds: tuple[KindCount, ...]
    changes: tuple[ChangeView, ...]
    apart: tuple[ApartView, ...]
    """On the last page, like those that stand alone."""
    alone: tuple[AloneView, ...]
    written_in: str
    written_direction: str


class ChangedProfile(Value, kw_only=True):
    """A profile with what changed since the round before."""

    of: PlaceName
    published: str
    address: str
    changes: tuple[ChangeView, ...]
    is_cut: bool
    """Whether further changes stand on the page of the profile."""


class NewestPage(Turned, kw_only=True):
    """What changed, profile by profile, the latest first."""

    profiles: tuple[ChangedProfile, ...]


@require_safe
def changes(
    request: HttpRequest,
    id: str,  # noqa: A002 - the field's own word
    *,
    text: Language | None = None,
    twin: str | None = None,
) -> HttpResponse:
    """What changed since the round before.

    Raises:
        NotFound: the profile is the first of its place.
    """
    release = heads.current(id)
    if not release.earlier:
        raise NotFound("changes", id[:80])
    head, earlier, found = heads.head(release, "portal changes", text), _earlier(release), kept.of(release.id)
    shown, last = _page(found, request.GET.get("after", ""))
    is_last = earlier is not None and last is None
    title = _("What changed")
    name = f"{head.name} {earlier.year or ''}".strip() if earlier else release.earlier
    page = ChangesPage(
        frame=frame(
            request,
            f"{title} – {head.name} {head.year or ''}".strip(),
            "profiles",
            crumbs=heads.crumbs(head, release, text, title),
        ),
        sources=tuple(map(source, filter(None, (release, earlier)))),
        head=head,
        earlier=name,
        earlier_address=reverse("portal profile", kwargs={"id": earlier.assessment}) if earlier else None,
        kinds=tuple(_kinds(found)),
        changes=tuple(_views(shown, release, earlier, ROOM)),
        apart=tuple(_apart(release, earlier)) if is_last and earlier else (),
        alone=tuple(_alone(release, earlier)) if is_last and earlier else (),
        written_in=release.language.value,
        written_direction=direction(release.language),
        **order.turn(request, last),
    )
    rows = (_line(one) for one in found)
    if twin == "csv":
        return answer(request, page, "portal/across/changes.html", twin=twin, rows=rows)
    return order.told(request, page, "portal/across/changes.html", twin=twin, rows=rows)


@require_safe
def newest(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """What changed, profile by profile, the latest first."""
    after = request.GET.get("after")
    before = (releases.get(after).published, after) if after else None
    found = kept.newest(NEWEST + 1, before=before)
    shown = [releases.get(id_) for _day, id_ in found[:NEWEST]]
    title = _("What changed")
    page = NewestPage(
        frame=frame(request, title, "changes", crumbs=(Crumb(title=title),)),
        sources=tuple(map(source, shown)),
        profiles=tuple(map(_profile, shown)),
        **order.turn(request, shown[-1].id if len(found) > NEWEST else None),
    )
    rows = (_line(one) for release in shown for one in kept.of(release.id))
    return order.told(request, page, "portal/across/newest.html", twin=twin, rows=rows)


FEW = 4
"""Changes of a profile that the list of the newest shows."""


def _profile(release: PublicRelease) -> ChangedProfile:
    found = kept.of(release.id)
    return ChangedProfile(
        of=order.book().names[release.id],
        published=day(release.published),
        address=reverse("portal changes", kwargs={"id": release.assessment}),
        changes=tuple(_views(found[:FEW], release, _earlier(release), 0)),
        is_cut=len(found) > FEW,
    )


def _page(found: tuple[PublicChange, ...], after: str) -> tuple[tuple[PublicChange, ...], str | None]:
    """The changes of a page, and the position of the last one where others follow.

    Raises:
        NotFound: there is no change at the position after which the page begins.
    """
    at = [str(one.position) for one in found]
    if after and after not in at:
        raise NotFound("change", after[:80])
    start = at.index(after) + 1 if after else 0
    shown = found[start : start + PAGE]
    return shown, at[start + PAGE - 1] if len(found) > start + PAGE else None


def _earlier(release: PublicRelease) -> PublicRelease | None:
    """The current release of the round before; null where it is not on the shelf."""
    found = releases.of_place(release.place) if release.earlier else ()
    return next((one for one in found if one.assessment == release.earlier), None)


def _kinds(found: Iterable[PublicChange]) -> Iterator[KindCount]:
    told = [one.kind for one in found]
    for kind in ChangeKind:
        if count := told.count(kind):
            yield KindCount(kind=_(CHANGES[kind]), count=count)


def _views(
    found: Iterable[PublicChange], release: PublicRelease, earlier: PublicRelease | None, room: int
) -> Iterator[ChangeView]:
    files = {file.sha256: file for file in release.files}
    for one in found:
        room -= sum(len(each.exact) + len(each.prefix) + len(each.suffix) + 500 for each in one.quotations)
        code = one.after[0].indicator
        edition, asked = _asked(release, code)
        to = {"edition": edition, "code": code, "place": release.place}
        yield ChangeView(
            id=f"change-{one.position}",
            code=code,
            question=asked.question.text(speaking()) if asked else "",
            kind=_(CHANGES[one.kind]),
            before=tuple(_stated(each, earlier or release) for each in one.before),
            after=tuple(_stated(each, release) for each in one.after),
            remark=one.remark.text(speaking()),
            because=one.because,
            instruments=tuple(
                NamedView(name=each.name, address=_registered(release.place, each.id)) for each in one.instruments
            ),
            quotations=tuple(quotation(each, release, files) for each in one.quotations) if room > 0 else (),
            address=reverse("portal answers", kwargs=to) if asked else None,
        )


def _registered(place: str, id_: str) -> str | None:
    """The address of an instrument; null where no profile of the place has it in its register."""
    return there("portal instrument", place=place, id=id_) if instruments.rounds(place, id_) else None


def _asked(release: PublicRelease, code: str) -> tuple[str, Indicator | None]:
    """The edition in which a release was asked a question, and the question."""
    for edition in filter(None, (release.edition, *release.modules)):
        listed = releases.editions().get(edition)
        if listed and (found := listed.find(code)):
            return edition, found
    return release.edition or "", None


def _stated(one: Stated, release: PublicRelease) -> StatedView:
    asked = _asked(release, one.indicator)[1]
    return StatedView(
        code=one.indicator,
        question=asked.question.text(speaking()) if asked else "",
        answer=stated(one, asked),
        as_of=day(one.as_of) if one.as_of else None,
        justification=one.justification,
        language=release.language.value,
        direction=direction(release.language),
    )


def _links(release: PublicRelease, earlier: PublicRelease, relations: Iterable[Relation]) -> Iterator[Link]:
    """How the questions of two rounds are related, of these relations only."""
    if release.edition and earlier.edition and release.edition != earlier.edition:
        walk = crosswalks.between(earlier.edition, release.edition)
        yield from (link for link in (walk.links if walk else ()) if link.relation in relations)


def _apart(release: PublicRelease, earlier: PublicRelease) -> Iterator[ApartView]:
    """The questions of the two rounds that the cross-walk does not let anybody compare."""
    for link in _links(release, earlier, (Relation.SPLIT, Relation.MERGED)):
        before = [_brief(earlier, str(earlier.edition), code) for code in link.earlier]
        after = [_brief(release, str(release.edition), code) for code in link.later]
        yield ApartView(
            codes=" → ".join(", ".join(side) for side in (link.earlier, link.later)),
            relation=_(RELATIONS[link.relation]),
            remark=link.remark.text(speaking()),
            before=tuple(filter(None, before)),
            after=tuple(filter(None, after)),
        )


def _alone(release: PublicRelease, earlier: PublicRelease) -> Iterator[AloneView]:
    for link in _links(release, earlier, (Relation.NEW, Relation.RETIRED)):
        is_new = link.relation is Relation.NEW
        code = (link.later or link.earlier)[0]
        edition, asked = _asked(release if is_new else earlier, code)
        yield AloneView(
            code=code,
            question=asked.question.text(speaking()) if asked else "",
            is_new=is_new,
            remark=link.remark.text(speaking()),
            address=there("portal answers", edition=edition, code=code, place=release.place) if asked else None,
        )


def _brief(release: PublicRelease, edition: str, code: str) -> StatedView | None:
    """What a round answered, without its reasons: those stand with the answer."""
    asked, given = _asked(release, code)[1], answers.one(release.id, edition, code)
    if given is None or asked is None:
        return None
    return StatedView(
        code=code,
        question=asked.question.text(speaking()),
        answer=answered(given, asked),
        as_of=day(given.as_of) if given.as_of else None,
        justification="",
        language=release.language.value,
        direction=direction(release.language),
    )


def _line(one: PublicChange) -> ChangeLine:
    return ChangeLine(
        release=one.release,
        place=one.place,
        year=one.year,
        position=one.position,
        kind=one.kind.value,
        relation=one.relation.value,
        before_indicators=tuple(each.indicator for each in one.before),
        before=tuple(each.answer for each in one.before),
        after_indicators=tuple(each.indicator for each in one.after),
        after=tuple(each.answer for each in one.after),
        remark=one.remark.text(speaking()),
        because=one.because,
        instruments=tuple(each.name for each in one.instruments),
    )
