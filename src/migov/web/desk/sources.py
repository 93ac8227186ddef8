"""The list of sources, and the reader of one: its words, passage by passage, with marked ones and "pin this"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from migov.actions import entering, places, registers, transcripts
from migov.actions import sources as shelf
from migov.model.instruments import Instrument
from migov.model.languages import Language
from migov.model.sources import Passage, SourceKind, Transcript
from migov.model.values import Value
from migov.store.sources import Shelved
from migov.web import signed
from migov.web.answering import Page, answer, day, frame, speaking
from migov.web.desk.heads import Fact, language_name, web_address
from migov.web.desk.pinning import Cause, cause_of
from migov.web.numbers import whole
from migov.web.signed import now
from migov.web.taking import download

AT_ONCE = 120
"""Passages on one page of the reader: a code of a thousand articles is read in parts."""


class SourceLine(Value, kw_only=True):
    """One source in the list."""

    id: str
    title: str
    kind: str
    language: str | None
    language_name: str | None
    published: str | None
    file: str | None
    address: str
    withdrawn: str | None


class Shelf(Value, kw_only=True):
    """The sources of one jurisdiction."""

    jurisdiction: str
    country: str | None
    """Its name, or that of the country of which it is a part."""
    lines: tuple[SourceLine, ...]


class SourcesPage(Page, kw_only=True):
    """The list of sources, by jurisdiction and title."""

    shelves: tuple[Shelf, ...]
    count: int
    instruments: str
    """Address of the register of instruments."""


class Run(Value):
    """Some words, marked or not."""

    text: str
    marked: bool = False
    first: bool = False
    """Whether this is where the marked words begin: an address leads there."""


class Piece(Value, kw_only=True):
    """A paragraph of a passage, which can be pinned as it stands."""

    start: int
    end: int
    runs: tuple[Run, ...]
    is_heading: bool
    page: str | None
    """The page that begins in this paragraph or before it, where it is not the one of the paragraph above."""


class PassageCard(Value, kw_only=True):
    """One passage as it is read."""

    anchor: str
    heading: str | None
    """Where the passage's own words do not begin with it."""
    pieces: tuple[Piece, ...]
    language: str | None


class Part(Value, kw_only=True):
    """One line of the contents."""

    title: str
    address: str
    level: int


class ReaderPage(Page, kw_only=True):
    """A source as a page."""

    id: str
    title: str
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    withdrawn: str | None
    original: str | None
    snapshot: str | None
    contents: tuple[Part, ...]
    passages: tuple[PassageCard, ...]
    before: str | None
    """Address of the part of the source that comes before."""
    after: str | None
    shown: str
    """Such as "1–120 of 340 passages"."""
    cause: Cause | None
    """What words would be pinned to; null where somebody only reads."""
    language: str | None
    direction: str


KINDS: dict[SourceKind, str] = {
    SourceKind.LEGISLATION: gettext_noop("Law"),
    SourceKind.REGULATION: gettext_noop("Regulation"),
    SourceKind.TREATY: gettext_noop("Agreement"),
    SourceKind.BILL: gettext_noop("Bill"),
    SourceKind.REPORT: gettext_noop("Policy or report"),
    SourceKind.DATASET: gettext_noop("Statistics"),
    SourceKind.WEBPAGE: gettext_noop("Web page"),
    SourceKind.ARTICLE: gettext_noop("Article"),
    SourceKind.BOOK: gettext_noop("Book"),
    SourceKind.INTERVIEW: gettext_noop("Statement"),
    SourceKind.DOCUMENT: gettext_noop("Document"),
}


@require_safe
def sources(request: HttpRequest, *, twin: bool = False) -> HttpResponse:
    """The list of sources."""
    entering.require_library(signed.person(request))
    kept = shelf.all_sources()
    shelves: dict[str, list[SourceLine]] = {}
    for one in kept:
        shelves.setdefault(one.source.jurisdiction or "", []).append(_line(one))
    page = SourcesPage(
        frame=frame(request, _("Sources"), "sources"),
        shelves=tuple(
            Shelf(jurisdiction=code, country=places.name(code, speaking()), lines=tuple(lines))
            for code, lines in sorted(shelves.items())
        ),
        count=len(kept),
        instruments=reverse("instruments"),
    )
    return answer(request, page, "desk/sources.html", twin=twin)


@require_safe
def source(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """One source, read: ``?passage=12`` opens at a passage, ``?start=&end=`` marks words."""
    entering.require_library(signed.person(request))
    kept = shelf.get(id)
    transcript = transcripts.transcript_of(kept)
    start, end = _number(request, "start"), _number(request, "end")
    first = _first(transcript, _number(request, "passage"), start) if transcript else 0
    page = _reader(request, kept, transcript, first=first, marked=(start, end))
    return answer(request, page, "desk/source.html", twin=twin)


@require_safe
def original(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """The very file that was added, to take away: it is never shown as a page of ours."""
    entering.require_library(signed.person(request))
    kept = shelf.get(id)
    if kept.snapshot is None:
        raise Http404
    name = kept.file_name or id
    return download(request, kept.snapshot, name, "application/octet-stream", lambda: shelf.original(kept))


def address_of(id: str, *, start: int, end: int, cause: Cause | None = None) -> str:  # noqa: A002
    """The reader, opened where these words stand, with the words marked."""
    return f"{reverse('source', kwargs={'id': id})}?start={start}&end={end}{cause.query if cause else ''}#marked"


def kind_name(kind: SourceKind) -> str:
    """What kind of document a source is, in the reader's language."""
    return _(KINDS[kind])


def spoken(language: str | None) -> str | None:
    """A language by its own name; by its code where it is none of ours."""
    return language_name(language) if language in set(Language) else language


def place(passage: Passage) -> str:
    """Where a passage stands, in one line."""
    label = passage.locator.page_label or passage.locator.page_index
    pages = (_("page %(label)s") % {"label": label},) if label else ()
    return " · ".join((*passage.locator.path, *pages))


def _line(kept: Shelved) -> SourceLine:
    told = kept.source
    return SourceLine(
        id=told.id,
        title=told.title,
        kind=kind_name(told.kind),
        language=told.language,
        language_name=spoken(told.language),
        published=told.published,
        file=kept.file_name,
        address=reverse("source", kwargs={"id": told.id}),
        withdrawn=kept.withdrawn_because,
    )


def _reader(
    request: HttpRequest,
    kept: Shelved,
    transcript: Transcript | None,
    *,
    first: int,
    marked: tuple[int | None, int | None],
) -> ReaderPage:
    cause = cause_of(request)
    here = reverse("source", kwargs={"id": kept.id})
    passages = transcript.passages if transcript else ()
    shown = passages[first : first + AT_ONCE]
    language = transcript.language if transcript else kept.source.language

    def at(number: int) -> str:
        return f"{here}?passage={number}" + (cause.query if cause else "") + f"#p-{number}"

    return ReaderPage(
        frame=frame(request, kept.source.title, "sources"),
        id=kept.id,
        title=kept.source.title,
        facts=_facts(kept, transcript, registers.instrument_of(kept, on=now().date())),
        notes=transcript.notes if transcript else (),
        withdrawn=kept.withdrawn_because,
        original=reverse("source original", kwargs={"id": kept.id}) if kept.snapshot else None,
        snapshot=kept.snapshot,
        contents=tuple(_contents(passages, at)),
        passages=tuple(_cards(transcript, shown, marked)) if transcript else (),
        before=at(passages[max(first - AT_ONCE, 0)].number) if first else None,
        after=at(passages[first + AT_ONCE].number) if first + AT_ONCE < len(passages) else None,
        shown=_("%(first)d–%(last)d of %(all)d passages")
        % {"first": first + 1, "last": first + len(shown), "all": len(passages)},
        cause=cause,
        language=language,
        direction="rtl" if (language or "")[:2] in {"ar", "fa", "he", "ur"} else "ltr",
    )


def _facts(kept: Shelved, transcript: Transcript | None, instrument: Instrument | None) -> tuple[Fact, ...]:
    told = kept.source
    newest = told.snapshots[-1] if told.snapshots else None
    of_instrument = _instrument(told.jurisdiction, instrument.id) if instrument else None
    address = told.address or (newest.address if newest else None)
    facts: list[tuple[str, str | None, str | None]] = [
        (_("Kind"), kind_name(told.kind), None),
        (_("Jurisdiction"), told.jurisdiction, None),
        (_("Language"), spoken(transcript.language if transcript else told.language), None),
        (_("Date of publication"), told.published, None),
        (_("Publisher"), told.publisher, None),
        (_("Instrument"), instrument.name if instrument else None, of_instrument),
        (_("In force until"), instrument.until if instrument else None, None),
        (_("Address"), address, web_address(address)),
        (_("File"), kept.file_name, None),
        (_("Captured"), newest.captured[:10] if newest else None, None),
        (_("Snapshots"), str(len(told.snapshots)) if len(told.snapshots) > 1 else None, None),
        (_("Added"), f"{day(kept.added_at)}, {kept.added_by}", None),
    ]
    return tuple(Fact(label=label, value=value, address=link) for label, value, link in facts if value)


def _instrument(jurisdiction: str | None, id: str) -> str | None:  # noqa: A002
    return reverse("instrument", kwargs={"jurisdiction": (jurisdiction or "none").lower(), "id": id})


def _contents(passages: Iterable[Passage], at: Callable[[int], str]) -> Iterator[Part]:
    """The headings, each once where it first appears, down to the articles' own titles."""
    above: tuple[str, ...] = ()
    for passage in passages:
        path = passage.locator.path
        same = next(
            (i for i, (a, b) in enumerate(zip(above, path, strict=False)) if a != b), min(len(above), len(path))
        )
        for level in range(same, len(path)):
            yield Part(title=path[level], address=at(passage.number), level=min(level + 1, 4))
        above = path


def _cards(
    transcript: Transcript, passages: Iterable[Passage], marked: tuple[int | None, int | None]
) -> Iterator[PassageCard]:
    above: tuple[str, ...] = ()
    for passage in passages:
        path = passage.locator.path
        pieces = tuple(_pieces(transcript, passage, marked))
        told = path[-1] if path and path != above else None
        yield PassageCard(
            anchor=f"p-{passage.number}",
            heading=None if any(piece.is_heading for piece in pieces) else told,
            pieces=pieces,
            language=passage.language,
        )
        above = path


def _pieces(transcript: Transcript, passage: Passage, marked: tuple[int | None, int | None]) -> Iterator[Piece]:
    pages = transcript.pages if len(transcript.pages) > 1 else ()
    headings = {_bare(heading) for heading in passage.locator.path}
    start, heads = passage.start, True
    for line in passage.text.split("\n"):
        end = start + len(line)
        if line.strip():
            begins = [page for page in pages if start - 1 <= page.start < end]
            heads = heads and any(_bare(line) in heading for heading in headings)
            yield Piece(
                start=start,
                end=end,
                runs=_runs(transcript.text, start, end, marked),
                is_heading=heads,
                page=str(begins[-1].label or begins[-1].index) if begins else None,
            )
        start = end + 1


def _bare(heading: str) -> str:
    return "".join(sign for sign in heading.casefold() if sign.isalnum())


def _runs(text: str, start: int, end: int, marked: tuple[int | None, int | None]) -> tuple[Run, ...]:
    """The words from *start* to *end* of the transcript, those in the marked stretch apart."""
    first, last = marked[0] if marked[0] is not None else end, marked[1] if marked[1] is not None else end
    first, last = min(max(first, start), end), min(max(last, start), end)
    parts = (Run(text[start:first]), Run(text[first:last], marked=True, first=first == marked[0]), Run(text[last:end]))
    return tuple(run for run in parts if run.text)


def _first(transcript: Transcript, passage: int | None, start: int | None) -> int:
    """Index of the passage at which the shown part begins: parts begin at fixed places, so that addresses last."""
    if passage is None and start is not None:
        found = transcript.passage_at(start)
        passage = found.number if found else None
    if passage is None or not transcript.passages:
        return 0
    at = next((i for i, one in enumerate(transcript.passages) if one.number == passage), 0)
    return at - at % AT_ONCE


def _number(request: HttpRequest, key: str) -> int | None:
    """A whole number of the address, or null where it is none: nobody is refused a law for a crooked link."""
    return whole(request.GET.get(key, ""), digits=11)
