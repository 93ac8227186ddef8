"""The receipt of one Word file: what was in it, which comment each thing became, and the file itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from migov.actions.consulting import word
from migov.actions.consulting.word import Line, Receipt, Taken
from migov.model.consultations import Comment
from migov.model.drafts import Draft
from migov.model.languages import Language
from migov.model.values import Value
from migov.store import comments, drafts, people
from migov.web.answering import Page, answer, frame
from migov.web.desk.consulting.arrivals import Arrival, arrive
from migov.web.desk.consulting.cards import proposed
from migov.web.desk.consulting.words import READERS, kind
from migov.web.desk.inviting.words import around, plain
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.life.paging import pager, start_of
from migov.web.desk.reviewing.showing import when
from migov.web.desk.word.words import of_kind, of_notice, of_place, of_reason
from migov.web.pieces import Chip, Crumb, Notice, Pager, Run, Tab
from migov.web.taking import download

MOST = 200
"""Entries on one page."""


class Fact(Value, kw_only=True):
    """One line of what is known of the file."""

    label: str
    text: str


class EntryLine(Value, kw_only=True):
    """One thing in the file, with the comment it became."""

    number: int
    """Of the comment."""
    address: str
    """Where the comment stands with its thread."""
    kind: str
    where: str
    """In the draft."""
    place: str
    """In the file."""
    quote: str
    proposed: tuple[Run, ...]
    says: str
    author: str
    when: str
    chips: tuple[Chip, ...]


class ReceiptPage(Page, kw_only=True):
    """What became of one file."""

    head: DeskHead
    around: tuple[Tab, ...]
    crumbs: tuple[Crumb, ...]
    title: str
    notices: tuple[Notice, ...]
    sum: str
    """In is out, in one line."""
    facts: tuple[Fact, ...]
    sha256: str
    file: str | None
    """Null where comments travelled in it that the reader does not see."""
    found: tuple[Fact, ...]
    ignored: tuple[Fact, ...]
    left: tuple[str, ...]
    """What was met and left alone."""
    lines: tuple[EntryLine, ...]
    unplaced: tuple[EntryLine, ...]
    pager: Pager | None
    language: str
    """Of the draft."""


@require_safe
def receipt(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The receipt; entries page by page, those that stand nowhere in the draft first."""
    arrival = arrive(request, id)
    found = word.receipt(id, number, by=arrival.member)
    return answer(request, _page(request, arrival, found), "desk/word/receipt.html", twin=twin)


@require_safe
def original(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """The very file that came; handed out as a file, never shown as a page of ours."""
    arrival = arrive(request, id)
    found = word.receipt(id, number, by=arrival.member).file
    name = found.file_name or f"{id}-{number}.docx"
    return download(
        request,
        found.sha256,
        name,
        "application/octet-stream",
        lambda: word.original(id, number, by=arrival.member).data,
    )


def _page(request: HttpRequest, arrival: Arrival, found: Taken) -> ReceiptPage:
    file, told = found.file, found.receipt
    draft = drafts.draft(arrival.id, file.version)
    start = start_of(request) if start_of(request) < len(told.lines) else 0
    shown = told.lines[start : start + MOST]
    said = {one.number: one for one in comments.numbered(arrival.id, {line.comment for line in shown})}
    made = [(line, _line(arrival.id, line, draft, said)) for line in shown]
    given = {"id": arrival.id, "number": file.number}
    return ReceiptPage(
        frame=frame(request, _("Receipt: %(name)s") % {"name": file.file_name}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "consultation"),
        around=around(arrival.id, arrival.member, "consultation word"),
        crumbs=(Crumb(title=_("Word files"), address=reverse("consultation word", kwargs={"id": arrival.id})),),
        title=file.file_name,
        notices=tuple(_notices(request, arrival, found)),
        sum=_("%(found)d found in the file = %(placed)d placed + %(unplaced)d unplaced + %(ignored)d set aside")
        % {
            "found": told.total,
            "placed": told.placed,
            "unplaced": told.unplaced,
            "ignored": sum(one.count for one in told.ignored),
        },
        facts=tuple(_facts(arrival, found)),
        sha256=file.sha256,
        file=reverse("consultation word file", kwargs=given)
        if word.opens(arrival.id, found, by=arrival.member)
        else None,
        found=tuple(Fact(label=of_kind(kind), text=str(count)) for kind, count in told.found.items()),
        ignored=tuple(Fact(label=of_reason(one.reason), text=str(one.count)) for one in told.ignored),
        left=tuple(of_notice(one) for one in told.notices),
        lines=tuple(one for line, one in made if line.entry.part is not None or _is_reply(line)),
        unplaced=tuple(one for line, one in made if line.entry.part is None and not _is_reply(line)),
        pager=pager(start, len(told.lines), MOST, {}),
        language=Language(arrival.entry.language).value,
    )


def _is_reply(line: Line) -> bool:
    return line.thread != line.comment


def _notices(request: HttpRequest, arrival: Arrival, found: Taken) -> list[Notice]:
    file, told = found.file, found.receipt
    notices = []
    if "again" in request.GET:
        title = _("This very file came before: it is not taken twice, and this is its receipt")
        notices.append(Notice(kind="caution", title=title))
    else:
        notices.append(_done(arrival, told))
    if told.sent_to is not None and told.sent_to != file.institution:
        names = {"sent": arrival.name_of(told.sent_to), "speaks": arrival.name_of(file.institution) or _("The team")}
        title = _("It was sent to %(sent)s, and brought in for %(speaks)s") % names
        notices.append(Notice(kind="caution", title=title))
    if not told.says_what_it_is:
        title = _("The file no longer says what it is: it was read against draft %(number)d by its words")
        notices.append(Notice(kind="caution", title=title % {"number": file.version}))
    if file.version < told.newest:
        title = _("It is a copy of draft %(number)d; draft %(newest)d was consulted on when it came")
        lines = (_("What it says stands on the words of its own draft, and goes along to later ones."),)
        told_ = {"number": file.version, "newest": told.newest}
        notices.append(Notice(kind="info", title=title % told_, lines=lines))
    return notices


def _done(arrival: Arrival, told: Receipt) -> Notice:
    """What came of it, in one sentence."""
    if not told.lines:
        lines = (_("Nothing was changed in it, and nothing was said."),) if not told.total else ()
        return Notice(kind="info", title=_("No comment came of this file"), lines=lines)
    again = sum(line.was_there for line in told.lines)
    lines = ()
    if again:
        said = ngettext(
            "%(n)d thing in it had come with an earlier file: it was not said twice.",
            "%(n)d things in it had come with an earlier file: they were not said twice.",
            again,
        )
        lines = (said % {"n": again},)
    count = told.new
    title = ngettext("%(n)d comment came into the ledger", "%(n)d comments came into the ledger", count)
    address = reverse("consultation", kwargs={"id": arrival.id})
    return Notice(
        kind="done", title=title % {"n": count}, lines=lines, address=address, action=_("Read them beside the draft")
    )


def _facts(arrival: Arrival, found: Taken) -> list[Fact]:
    file, told = found.file, found.receipt
    name = people.names({file.by}).get(file.by, file.by)
    return [
        Fact(label=_("Speaks for"), text=arrival.name_of(file.institution) or _("The team")),
        Fact(label=_("Brought"), text=f"{when(file.at)}, {name}"),
        Fact(label=_("Copy of"), text=_("Draft %(number)d") % {"number": file.version}),
        Fact(label=_("Who reads what it says"), text=_(READERS[told.visibility])),
        Fact(label=_("Size"), text=filesizeformat(told.bytes)),
    ]


def _line(id: str, line: Line, draft: Draft, said: Mapping[int, Comment]) -> EntryLine:  # noqa: A002
    entry, comment = line.entry, said[line.comment]
    part = draft.part(comment.passage) if comment.passage else None
    where = " ".join(piece for piece in ((part.section, part.title) if part else ()) if piece)
    return EntryLine(
        number=line.comment,
        address=reverse("comment", kwargs={"id": id, "number": line.thread}),
        kind=_("Reply") if _is_reply(line) else kind(comment),
        where=where,
        place=of_place(entry.place),
        quote=entry.about if comment.proposes is None else "",
        proposed=proposed(comment),
        says=entry.says,
        author=comment.author or "",
        when=when(datetime.fromisoformat(comment.at)),
        chips=tuple(_chips(line)),
    )


def _chips(line: Line) -> list[Chip]:
    told = (
        (line.was_there, _("Came before")),
        (line.entry.is_untracked, _("Not recorded by Word")),
        (line.entry.is_resolved, _("Marked as done in the file")),
        (line.is_comment_only, _("Too long for a suggestion")),
    )
    return [plain(label) for is_so, label in told if is_so]
