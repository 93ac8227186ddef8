"""The frozen versions of a draft: listed, read as they were, printed, and compared with one another."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions import assessments, entering
from migov.actions.drafting import versions
from migov.actions.printing import Form
from migov.errors import NotFound
from migov.model.drafts import Draft, Part, PartKind, touched
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.heads import FileLink
from migov.web.desk.life.heads import DeskHead, address, desk_head
from migov.web.desk.reviewing.showing import badges, when
from migov.web.desk.vetting.differences import ChangeShown, shown
from migov.web.desk.vetting.words import counted, place_of, short
from migov.web.entrance import enter
from migov.web.pieces import Badge, Crumb, Empty
from migov.web.taking import download


class DraftShown(Value, kw_only=True):
    """A frozen version, as far as it is told in a list."""

    number: int
    title: str
    address: str
    when: str
    by: Badge
    because: str
    hash: str
    short: str
    parts: int
    files: tuple[FileLink, ...]


class VersionLine(Value, kw_only=True):
    """One version in the list."""

    draft: DraftShown
    changes: str | None
    """Against the one before; null for the first."""
    compared: str | None
    """Where they are read."""


class VersionsPage(Page, kw_only=True):
    """All versions that the reader may read, newest first."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    empty: Empty | None
    lines: tuple[VersionLine, ...]


class PartShown(Value, kw_only=True):
    """One part, as it was printed."""

    id: str
    words: str
    notes: tuple[str, ...]


class SectionShown(Value, kw_only=True):
    """The parts that stand under one title."""

    id: str
    dimension: str | None
    """The title of its dimension, in the language of the draft."""
    title: str
    parts: tuple[PartShown, ...]


class VersionPage(Page, kw_only=True):
    """One version, to be read as it was."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    draft: DraftShown
    language: str
    sections: tuple[SectionShown, ...]
    earlier: str | None
    later: str | None
    compared: str | None
    """What changed against the one before."""


class ComparedPage(Page, kw_only=True):
    """What changed from one version to another."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    title: str
    before: DraftShown
    after: DraftShown
    changes: tuple[ChangeShown, ...]
    empty: Empty | None
    others: tuple[Crumb, ...]
    """The same later version against other earlier ones."""


@require_safe
def versions_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """All versions that the reader may read."""
    member = enter(request, id, Permission.READ_DRAFT)
    entry, found = assessments.entry(id), versions.every(id, by=member)
    page = VersionsPage(
        frame=frame(request, _("%(name)s: versions of the draft") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "vetting"),
        crumbs=crumbs(id, member),
        empty=None if found else none_frozen(id, member),
        lines=tuple(reversed(_lines(id, found))),
    )
    return answer(request, page, "desk/vetting/versions.html", twin=twin)


@require_safe
def version(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """One version, to be read as it was."""
    member = enter(request, id, Permission.READ_DRAFT)
    entry, there = assessments.entry(id), {one.number for one in versions.every(id, by=member)}
    draft = versions.one(id, number, by=member)
    title = _("Draft %(number)d") % {"number": number}
    page = VersionPage(
        frame=frame(request, f"{entry.name(speaking())}: {title}", "assessments"),
        head=desk_head(entry, member, "vetting"),
        crumbs=(*crumbs(id, member), _list(id)),
        draft=draft_shown(id, draft),
        language=entry.language,
        sections=_sections(draft, Language(entry.language)),
        earlier=_address(id, number - 1) if number - 1 in there else None,
        later=_address(id, number + 1) if number + 1 in there else None,
        compared=compared_address(id, number - 1, number) if number - 1 in there else None,
    )
    return answer(request, page, "desk/vetting/version.html", twin=twin)


@require_safe
def compared(request: HttpRequest, id: str, number: int, later: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """What changed from version *number* to the *later* one."""
    member = enter(request, id, Permission.READ_DRAFT)
    before, after = versions.one(id, number, by=member), versions.one(id, later, by=member)
    entry = assessments.entry(id)
    changes = shown(id, versions.compared(before, after), numbers=(number, later), language=entry.language)
    title = _("From draft %(before)d to draft %(after)d") % {"before": number, "after": later}
    others = [one.number for one in versions.every(id, by=member) if one.number not in (number, later)]
    page = ComparedPage(
        frame=frame(request, f"{entry.name(speaking())}: {title}", "assessments"),
        head=desk_head(entry, member, "vetting"),
        crumbs=(*crumbs(id, member), _list(id)),
        title=title,
        before=draft_shown(id, before),
        after=draft_shown(id, after),
        changes=changes,
        empty=None
        if changes
        else Empty(title=_("Nothing changed"), text=_("Both say the same, word by word, in the same order.")),
        others=tuple(
            Crumb(title=_("Draft %(number)d") % {"number": one}, address=compared_address(id, one, later))
            for one in others
        ),
    )
    return answer(request, page, "desk/vetting/compared.html", twin=twin)


@require_safe
def printed(request: HttpRequest, id: str, number: int, form: str) -> HttpResponse:  # noqa: A002
    """A version as it was printed, to take away.

    Raises:
        NotFound: it is printed in no such form.
    """
    member = enter(request, id, Permission.READ_DRAFT)
    if form not in set(Form):
        raise NotFound("form", form)
    draft = versions.one(id, number, by=member)
    wanted = Form(form)
    return download(
        request,
        f"{draft.content}-{form}{'' if member.works_inside else '-outside'}",
        f"{id}-draft-{number}.{form}",
        wanted.media_type,
        lambda: versions.printed(id, number, form=wanted, by=member),
    )


def draft_shown(id: str, draft: Draft) -> DraftShown:  # noqa: A002
    """A version, as far as it is told in a list."""
    return DraftShown(
        number=draft.number,
        title=_("Draft %(number)d") % {"number": draft.number},
        address=_address(id, draft.number),
        when=when(draft.at),
        by=badges({draft.by})[draft.by],
        because=draft.because,
        hash=draft.hash,
        short=short(draft.hash),
        parts=len(draft.parts),
        files=tuple(
            FileLink(
                label=form.value.upper(),
                address=reverse("version print", kwargs={"id": id, "number": draft.number, "form": form.value}),
                media_type=form.media_type,
            )
            for form in Form
        ),
    )


def compared_address(id: str, before: int, after: int) -> str:  # noqa: A002
    """Where two versions are compared."""
    return reverse("versions compared", kwargs={"id": id, "number": before, "later": after})


def crumbs(id: str, member: Member) -> tuple[Crumb, ...]:  # noqa: A002
    """The page above: that of the vetting, for those who work inside."""
    if not member.works_inside:
        return ()
    return (Crumb(title=_("Vetting"), address=reverse("vetting", kwargs={"id": id})),)


def none_frozen(id: str, member: Member) -> Empty:  # noqa: A002
    """What stands where no version was frozen."""
    where = freezing_address(id, member)
    return Empty(
        title=_("No version of the draft is frozen yet"),
        text=_("A frozen version is what institutions comment on and what is signed: nobody can change it any more."),
        address=where,
        action=_("Freeze a version") if where else None,
    )


def freezing_address(id: str, member: Member) -> str | None:  # noqa: A002
    """Where a version is frozen; null for those who may not."""
    return address("draft freeze", id=id) if entering.may(Permission.FREEZE_DRAFT, id, member) else None


def _address(id: str, number: int) -> str:  # noqa: A002
    return reverse("version", kwargs={"id": id, "number": number})


def _list(id: str) -> Crumb:  # noqa: A002
    return Crumb(title=_("Versions of the draft"), address=reverse("versions", kwargs={"id": id}))


def _lines(id: str, found: tuple[Draft, ...]) -> list[VersionLine]:  # noqa: A002
    changes = {after.number: Counter(touched(before, after).values()) for before, after in pairwise(found)}
    previous = {after.number: before.number for before, after in pairwise(found)}
    return [
        VersionLine(
            draft=draft_shown(id, one),
            changes=counted(dict(changes[one.number])) if one.number in changes else None,
            compared=compared_address(id, previous[one.number], one.number) if one.number in previous else None,
        )
        for one in found
    ]


def _sections(draft: Draft, language: Language) -> tuple[SectionShown, ...]:
    """The parts under their titles, in printed order."""

    def heading(part: Part) -> str:
        return f"{part.dimension or ''} {place_of(part)}" if part.kind is PartKind.PASSAGE else part.id

    return tuple(
        SectionShown(
            id=f"section-{number}",
            dimension=_dimension(parts[0], language),
            title=place_of(parts[0]),
            parts=tuple(PartShown(id=one.id, words=one.words, notes=one.notes) for one in parts),
        )
        for number, parts in enumerate((list(group) for _key, group in groupby(draft.parts, key=heading)), 1)
    )


def _dimension(part: Part, language: Language) -> str | None:
    if part.dimension is None or part.kind is not PartKind.PASSAGE:
        return None
    return f"{int(part.dimension)} {part.dimension.title(language)}"
