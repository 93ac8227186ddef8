"""A piece as it stands on the page: each sentence of the source with its translation, and what has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from migov.errors import NotFound
from migov.model.languages import Language
from migov.model.translations import Beside, Standing, State, lost_numbers
from migov.model.values import Value
from migov.store import people
from migov.store import sources as shelf
from migov.store.translations import KeptTranslation
from migov.web.comparing import inline
from migov.web.desk.answering.words import clock
from migov.web.desk.translating.arrivals import Arrival
from migov.web.desk.translating.words import SENTENCES, chip, kind_name
from migov.web.pieces import Chip, Run

LINE = 58
"""Characters on a line of a field, as far as its height is guessed before the browser knows better."""


class QuoteLine(Value, kw_only=True):
    """Words of the law behind a sentence, in their own language."""

    words: str
    language: str | None
    source: str
    place: str
    address: str | None


class RowCard(Value, kw_only=True):
    """One sentence beside its translation."""

    number: int
    source: str
    made_from: str
    """The words that the translation is of, where the source has changed; else the source."""
    words: str
    lines: int
    state: str
    state_word: str
    is_stale: bool
    is_missing: bool
    change: tuple[Run, ...]
    """What the source said and says, in one line; empty where it has not changed."""
    quotes: tuple[QuoteLine, ...]
    numbers: str
    """Those of the source that the translation does not have."""


class GoneRow(Value, kw_only=True):
    """A translated sentence whose source was struck out."""

    source: str
    words: str


class PieceCard(Value, kw_only=True):
    """One piece."""

    id: str
    title: str
    section: str
    state: str
    chip: Chip
    version: int
    rows: tuple[RowCard, ...]
    gone: tuple[GoneRow, ...]
    changed: str
    """Who translated it, and when; empty for nobody."""
    reviewed: str
    can_review: bool
    is_reviewed: bool
    is_stale: bool
    is_made: bool
    address: str


class Titles:
    """Titles and languages of sources, each looked up once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str | None, bool]] = {}

    def of(self, source: str) -> tuple[str, str | None, bool]:
        """Title, language, and whether it stands on the shelf."""
        if source not in self._known:
            try:
                found = shelf.get(source).source
                self._known[source] = (found.title, found.language, True)
            except NotFound:
                self._known[source] = (source, None, False)
        return self._known[source]


def cards(
    arrival: Arrival,
    language: Language,
    standings: Sequence[Standing],
    kept: Mapping[str, KeptTranslation],
    *,
    now: datetime,
) -> tuple[PieceCard, ...]:
    """The pieces as they stand on the page."""
    handles = {one.translation.by for one in kept.values()}
    handles |= {one.translation.reviewed_by for one in kept.values() if one.translation.reviewed_by}
    names, titles = people.names(handles), Titles()
    return tuple(
        _card(arrival, language, one, kept.get(one.piece.id), names=names, titles=titles, now=now) for one in standings
    )


def _card(
    arrival: Arrival,
    language: Language,
    one: Standing,
    kept: KeptTranslation | None,
    *,
    names: Mapping[str, str],
    titles: Titles,
    now: datetime,
) -> PieceCard:
    made = one.translation
    return PieceCard(
        id=one.piece.id,
        title=kind_name(one.piece.kind),
        section=one.piece.section,
        state=one.state.value,
        chip=chip(one.state),
        version=kept.version if kept else 0,
        rows=tuple(row_card(number, row, titles) for number, row in enumerate(one.rows, 1)),
        gone=tuple(GoneRow(source=row.source, words=row.words) for row in one.gone),
        changed=f"{names.get(made.by, made.by)}, {clock(datetime.fromisoformat(made.at), now)}" if made else "",
        reviewed=names.get(made.reviewed_by or "", made.reviewed_by or "") if made else "",
        can_review=one.state is State.DONE and made is not None and made.by != arrival.person.handle,
        is_reviewed=one.state is State.REVIEWED,
        is_stale=one.state is State.STALE,
        is_made=made is not None,
        address=arrival.address("translation piece", language=language, piece=one.piece.id),
    )


def row_card(number: int, row: Beside, titles: Titles) -> RowCard:
    """A sentence as it stands on the page."""
    longest = max(len(row.source.words), len(row.words))
    return RowCard(
        number=number,
        source=row.source.words,
        made_from=row.was or row.source.words,
        words=row.words,
        lines=max(1, -(-longest // LINE)),
        state=row.state.value,
        state_word=_(SENTENCES[row.state]),
        is_stale=row.state is State.STALE,
        is_missing=row.state is State.MISSING,
        change=inline(row.was, row.source.words) if row.was else (),
        quotes=tuple(_quotes(row, titles)),
        numbers=", ".join(lost_numbers(row.source.words, row.words)) if row.words else "",
    )


def _quotes(row: Beside, titles: Titles) -> list[QuoteLine]:
    found: list[QuoteLine] = []
    for pin in row.source.grounds.pins:
        title, language, is_kept = titles.of(pin.source)
        label = pin.locator.page_label or pin.locator.page_index
        pages = (_("page %(label)s") % {"label": label},) if label else ()
        found.append(
            QuoteLine(
                words=pin.quote.exact,
                language=language,
                source=title,
                place=" · ".join((*pin.locator.path, *pages)),
                address=reverse("source", kwargs={"id": pin.source}) if is_kept else None,
            )
        )
    found += [
        QuoteLine(words=said.words, language=None, source=said.said_by, place=said.on, address=None)
        for said in row.source.grounds.statements
    ]
    return found
