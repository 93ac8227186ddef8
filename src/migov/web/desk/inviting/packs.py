"""The mandate pack of an institution, as a page and as files."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions import assessments as kept
from migov.actions.consulting import packs
from migov.actions.consulting.packs import Form, Pack
from migov.errors import NotFound
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.profile.packs.wording import Words, told
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.inviting.words import around
from migov.web.desk.life.heads import DeskHead, address, desk_head
from migov.web.entrance import enter
from migov.web.pieces import Tab

NAMES = {Form.PDF: "PDF", Form.DOCX: "Word (DOCX)"}


class File(Value, kw_only=True):
    """One file in which the pack can be taken along."""

    name: str
    address: str


class PackPage(Page, kw_only=True):
    """What concerns one institution."""

    head: DeskHead
    around: tuple[Tab, ...]
    pack: Pack
    says: Words
    files: tuple[File, ...]
    comment: str | None
    """Where comments are made; null while there is no such page."""
    word: str | None
    """Where the Word file is that can be sent back; null while there is none."""


@require_safe
def pack(request: HttpRequest, id: str, institution: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The pack, in the language of the page."""
    member = enter(request, id, Permission.READ_DRAFT)
    found = _pack(request, id, institution, member, speaking())
    entry, given = kept.entry(id), {"id": id, "institution": institution}
    page = PackPage(
        frame=frame(request, _("What concerns %(name)s") % {"name": found.institution}, "assessments"),
        head=desk_head(entry, member, "consultation"),
        around=around(id, member, "consultation pack"),
        pack=found,
        says=told(found),
        files=tuple(
            File(name=name, address=reverse("consultation pack file", kwargs=given | {"form": form.value}))
            for form, name in NAMES.items()
        ),
        comment=address("consultation", id=id),
        word=address("consultation word", id=id),
    )
    return answer(request, page, "desk/inviting/pack.html", twin=twin)


@require_safe
def file(request: HttpRequest, id: str, institution: str, form: str) -> HttpResponse:  # noqa: A002
    """The pack as a file, in the language of the page."""
    member = enter(request, id, Permission.READ_DRAFT)
    if form not in set(Form):
        raise NotFound("form", form)
    data, kind = packs.render(_pack(request, id, institution, member, speaking()), Form(form))
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{id}-{institution}.{form}"'.encode(
        "ascii", "replace"
    ).decode()
    return response


def _pack(request: HttpRequest, id: str, institution: str, member: Member, language: Language) -> Pack:  # noqa: A002
    where = {name: address(name, id=id) for name in ("consultation", "consultation word")}
    whole = {name: request.build_absolute_uri(path) if path else "" for name, path in where.items()}
    return packs.pack(
        id,
        institution,
        language=language,
        address=whole["consultation"],
        word_address=whole["consultation word"],
        by=member,
    )
