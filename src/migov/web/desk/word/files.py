"""The Word files of a consultation: the draft to take away, the way back in, and what came back so far."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from migov.actions.consulting import word
from migov.actions.consulting.word import Taken
from migov.errors import Invalid, MigovError, Problem, Refused
from migov.model.consultations import Visibility
from migov.model.values import Value
from migov.profile.word.reading.opening import MOST_BYTES
from migov.store import people
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.consulting.arrivals import Arrival, arrive
from migov.web.desk.inviting.words import around
from migov.web.desk.life import forms
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.reviewing.showing import when
from migov.web.desk.word import fields
from migov.web.desk.word.fields import Offer
from migov.web.numbers import whole
from migov.web.pieces import Empty, Field, Mistake, Notice, Tab
from migov.web.signed import now

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NAME = 200
"""Letters of a file's name: those at its end."""


class ReturnedLine(Value, kw_only=True):
    """One file that came back."""

    number: int
    name: str
    address: str
    """Of its receipt."""
    institution: str
    draft: str
    what: str
    """How many comments it became."""
    by: str
    when: str


class WordPage(Page, kw_only=True):
    """Word files, out and back in."""

    head: DeskHead
    around: tuple[Tab, ...]
    title: str
    lead: str
    draft: str
    """Which draft goes out."""
    notices: tuple[Notice, ...]
    mistakes: tuple[Mistake, ...]
    offers: tuple[Offer, ...]
    send: str
    fields: tuple[Field, ...]
    """Of the form by which a file is brought back; none while none is taken."""
    returned: tuple[ReturnedLine, ...]
    empty: Empty | None
    """While there is no draft to take away."""


@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The page; a file that comes back is sent to the same address, and answered with its receipt."""
    arrival = arrive(request, id)
    wrong: MigovError | None = None
    if request.method == "POST":
        try:
            return HttpResponseRedirect(_brought(request, arrival))
        except (Invalid, Refused) as error:
            wrong = error
    status = 200 if wrong is None else 422 if isinstance(wrong, Invalid) else 409
    return answer(request, _page(request, arrival, wrong), "desk/word/files.html", twin=twin, status=status)


@require_POST
def send(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """The draft as a Word file to take away."""
    arrival = arrive(request, id)
    made = word.send_out(
        id,
        request.POST.get("institution") or None,
        everything=request.POST.get("parts") == "all",
        with_comments="comments" in request.POST,
        by=arrival.member,
        at=now(),
    )
    response = HttpResponse(made.data, content_type=DOCX)
    response["Cache-Control"] = "no-store"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.name) or "attachment"
    return response


def _brought(request: HttpRequest, arrival: Arrival) -> str:
    """Where the receipt of a file is that was sent: of the first time, where it came before.

    Raises:
        Invalid, Refused: it is not taken.
    """
    name, data = _read(request)
    first = word.first_time(arrival.id, data, by=arrival.member)
    if first is not None:
        return _receipt(arrival.id, first.number) + "?again=1"
    asked = request.POST.get("institution") or word.ITS_OWN
    taken = word.take_in(
        arrival.id,
        data,
        file=name,
        institution=None if asked == fields.TEAM else asked,
        visibility=forms.one_of(Visibility, request.POST.get("visibility", ""), place="visibility"),
        version=whole(request.POST.get("of", ""), digits=6) or None,
        instead="instead" in request.POST,
        by=arrival.member,
        at=now(),
    )
    return _receipt(arrival.id, taken.number)


def _read(request: HttpRequest) -> tuple[str, bytes]:
    """Name and bytes of the file that was sent.

    Raises:
        Invalid: none was, or it is too large to be read into memory.
    """
    sent: UploadedFile[bytes] | None = request.FILES.get("file")
    if sent is None:
        raise Invalid(Problem(_("no file was chosen"), place="file"))
    name = forms.plain(sent.name or "draft.docx")[-NAME:]
    if (sent.size or 0) > MOST_BYTES:
        says = _("the file has more than %(size)d MB") % {"size": MOST_BYTES // 1_000_000}
        raise Invalid(Problem(says, file=name, place="file", remedy=_("take large pictures out of it")))
    return name, sent.read()


def _page(request: HttpRequest, arrival: Arrival, wrong: MigovError | None) -> WordPage:
    asked = forms.marked(_as_sent(request, fields.bringing(arrival)), wrong)
    number = arrival.draft.number if arrival.draft else 0
    return WordPage(
        frame=frame(request, _("%(name)s: Word files") % {"name": arrival.entry.name(speaking())}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "consultation"),
        around=around(arrival.id, arrival.member, "consultation word"),
        title=_("Comment in Word"),
        lead=_(
            "Take the draft away as a Word file, write into it while Word records the changes, and bring it back: each "
            "change and each comment is answered like those made on the page."
        ),
        draft=_("Draft %(number)d") % {"number": number} if number else "",
        notices=tuple(_notices(arrival)),
        mistakes=_mistakes(wrong, asked),
        offers=fields.offers(arrival),
        send=reverse("consultation word send", kwargs={"id": arrival.id}),
        fields=asked,
        returned=_lines(arrival, word.returned(arrival.id, by=arrival.member)),
        empty=None if arrival.draft else _empty(),
    )


def _as_sent(request: HttpRequest, asked: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields with what was chosen in them when the form was sent: only the file has to be chosen again."""
    if request.method != "POST":
        return asked
    return tuple(
        replace(
            field,
            options=tuple(replace(one, chosen=request.POST.get(field.name) == one.value) for one in field.options),
        )
        for field in asked
    )


def _mistakes(wrong: MigovError | None, asked: tuple[Field, ...]) -> tuple[Mistake, ...]:
    """What is wrong with a file, each with its name where several lie on the desk."""
    if not isinstance(wrong, Invalid):
        return forms.mistakes(wrong, asked)
    known = {field.name: field.id for field in asked}
    return tuple(Mistake(says=_sentence(one), field=known.get(one.place or "", "file")) for one in wrong.problems)


def _sentence(one: Problem) -> str:
    said = str(Problem(one.says, file=one.file, remedy=one.remedy))
    return said if one.file else said[:1].upper() + said[1:]


def _notices(arrival: Arrival) -> list[Notice]:
    consultation = arrival.consultation
    if consultation is None or consultation.opened_at is None:
        lines = (_("Files can be taken away to look at them. They are taken back once it is opened."),)
        return [Notice(kind="info", title=_("The consultation is not open yet"), lines=lines)]
    if consultation.closed_at is not None:
        return [Notice(kind="info", title=_("The consultation is closed: no file is taken any more"))]
    if consultation.consolidating_since is not None:
        lines = (
            _("A file with comments alone is taken. One with changes in the text waits: bring it when they are done."),
        )
        return [Notice(kind="caution", title=_("The editors consolidate: suggestions are frozen"), lines=lines)]
    return []


def _lines(arrival: Arrival, found: tuple[Taken, ...]) -> tuple[ReturnedLine, ...]:
    names = people.names({one.file.by for one in found})
    return tuple(
        ReturnedLine(
            number=one.file.number,
            name=one.file.file_name,
            address=_receipt(arrival.id, one.file.number),
            institution=arrival.name_of(one.file.institution) or _("The team"),
            draft=_("Draft %(number)d") % {"number": one.file.version},
            what=_became(len(one.file.comments)),
            by=names.get(one.file.by, one.file.by),
            when=when(one.file.at),
        )
        for one in found
    )


def _became(count: int) -> str:
    return ngettext("%(n)d comment", "%(n)d comments", count) % {"n": count} if count else _("No comments")


def _receipt(id: str, number: int) -> str:  # noqa: A002
    return reverse("consultation word receipt", kwargs={"id": id, "number": number})


def _empty() -> Empty:
    return Empty(
        title=_("There is no draft to take away yet"),
        text=_("Once a version of the draft is frozen, it stands here as a Word file."),
    )
