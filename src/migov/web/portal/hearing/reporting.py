"""Reporting an error in a published profile: a form, a letter in the letterbox, and what happens next."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from migov.errors import Invalid, NotFound, Refused
from migov.model.languages import Language
from migov.model.published import Origin, PublicRelease
from migov.model.texts import words
from migov.model.values import Value
from migov.store.published import letterbox, paragraphs
from migov.web.portal import heads
from migov.web.portal.answering import Page, answer, direction, frame, speaking
from migov.web.portal.hearing import doors

FIELDS = ("words", "says", "evidence", "name", "address")
SHORT = 200
"""Signs of a name and of an address."""


class ReportForm(Value, kw_only=True):
    """What stands in the form."""

    words: str = ""
    says: str = ""
    evidence: str = ""
    name: str = ""
    address: str = ""


class ReportPage(Page, kw_only=True):
    """The form for one error, or the thanks for a report."""

    name: str
    number: str
    """Of the paragraph, as printed."""
    profile: str
    """Address of what is reported about."""
    ledger: str
    quoted: str
    language: str
    direction: str
    release: str
    form: ReportForm
    wrong: str
    """What must be put right before it can be sent."""
    at: str
    """The field that it is about."""
    sent: int | None
    longest: int
    hidden: str


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, id: str, paragraph: str | None = None) -> HttpResponse:  # noqa: A002
    """The form; a report that is sent is dropped into the letterbox.

    Raises:
        NotFound: no such profile or paragraph, or it was published by others.
    """
    release = heads.current(id)
    if release.origin is Origin.EXTERNAL:
        raise NotFound("form", id)
    if request.method != "POST":
        return _shown(request, release, paragraph, ReportForm())
    form = ReportForm(**{field: request.POST.get(field, "").strip() for field in FIELDS})
    if doors.is_machine(request):
        return _thanked(request, 0)
    if wrong := _wrong(form):
        return _shown(request, release, paragraph, form, *wrong, status=422)
    if doors.comes_too_often(request):
        said = _("You have sent a lot just now. Wait ten minutes, then send this again.")
        return _shown(request, release, paragraph, form, "", said, status=429)
    try:
        return _thanked(request, _drop(request, release, paragraph, form))
    except Invalid as error:
        return _shown(request, release, paragraph, form, "", str(error), status=422)
    except Refused as error:
        return _shown(request, release, paragraph, form, "", str(error), status=503)


def _drop(request: HttpRequest, release: PublicRelease, paragraph: str | None, form: ReportForm) -> int:
    text = _language(release)
    if paragraph is not None:
        paragraphs.one(release, text, paragraph)
    read = request.POST.get("release", "")
    return letterbox.drop(
        at=doors.now(),
        release=read if re.fullmatch(re.escape(release.assessment) + r"\.[1-9][0-9]{0,5}", read) else release.id,
        passage=paragraph,
        language=speaking().value,
        words=form.words,
        says=form.says,
        evidence=form.evidence,
        name=form.name,
        address=form.address,
    )


def _wrong(form: ReportForm) -> tuple[str, str] | None:
    """The field that must be put right, and what about it."""
    if not form.says:
        return "says", _("Say what is wrong.")
    for field, most in (("words", letterbox.LONGEST), ("says", letterbox.LONGEST), ("evidence", 2000)):
        if len(getattr(form, field)) > most:
            return field, _("This is longer than %(most)s signs. Say it in a few sentences.") % {"most": most}
    for field in ("name", "address"):
        if len(getattr(form, field)) > SHORT:
            return field, _("This is longer than %(most)s signs.") % {"most": SHORT}
    if form.address and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", form.address):
        return "address", _("This is not an e-mail address.")
    return None


def _thanked(request: HttpRequest, number: int) -> HttpResponse:
    response = HttpResponseRedirect(f"{request.path}?sent={number}")
    response.status_code = 303
    return response


def _language(release: PublicRelease) -> Language:
    return heads.chosen(release, None)


def _shown(
    request: HttpRequest,
    release: PublicRelease,
    paragraph: str | None,
    form: ReportForm,
    at: str = "",
    wrong: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    text = _language(release)
    head = heads.head(release, "portal profile", None)
    one = paragraphs.one(release, text, paragraph) if paragraph is not None else None
    number = (
        _("%(section)s, paragraph %(position)s") % {"section": one.section, "position": one.position} if one else ""
    )
    to = heads.address("portal paragraph", release, None, paragraph=one.id) if one else None
    profile = to or heads.address("portal profile", release, None)
    title = _("Report an error")
    sent = request.GET.get("sent", "")
    page = ReportPage(
        frame=frame(
            request, title, "profiles", crumbs=heads.crumbs(head, release, None, *filter(None, (number, title)))
        ),
        name=f"{head.name} {head.year or ''}".strip(),
        number=number,
        profile=profile,
        ledger=reverse("portal errata", kwargs={"id": release.assessment}),
        quoted=words(one.text) if one else "",
        language=text.value,
        direction=direction(text),
        release=release.id,
        form=form,
        wrong=wrong,
        at=at,
        sent=int(sent) if re.fullmatch("[0-9]{1,9}", sent) else None,
        longest=letterbox.LONGEST,
        hidden=doors.HIDDEN,
    )
    return answer(request, page, "portal/report.html", status=status)
