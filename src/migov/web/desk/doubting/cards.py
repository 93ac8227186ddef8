"""Doubts as they are read: the words, what is doubted, what was compared, where it is mended, and who waived it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from migov.actions.checks import Raised
from migov.evidence.claims import Agreement, Comparison, Kind
from migov.model.checks import Doubt
from migov.model.values import Value
from migov.store import people
from migov.store.drafts import KeptPassage
from migov.web.desk.doubting import words
from migov.web.desk.doubting.choosing import Filters, part_name, part_of
from migov.web.desk.drafting import sections
from migov.web.desk.drafting.arrivals import Arrival
from migov.web.desk.life.words import moment
from migov.web.pieces import Badge, Field, badge


class ComparedRow(Value, kw_only=True):
    """One thing of a sentence that was looked for in its quotations."""

    kind: str
    sentence: str
    quotes: str
    agreement: str
    is_same: bool


class Other(Value, kw_only=True):
    """Another place of a contradiction."""

    passage: str
    words: str
    address: str | None
    """Null where the passage is not there any more."""


class WaiverCard(Value, kw_only=True):
    """Who waived a doubt, when, and why."""

    who: Badge
    at: str
    when: str
    because: str


class DoubtCard(Value, kw_only=True):
    """One doubt."""

    key: str
    kind: str
    """As addresses name it."""
    rule: str
    """What its kind is called."""
    passage: str
    part: str
    dimension: int
    """For its hue; 0 on a module page."""
    address: str
    """The passage in the composer."""
    pins_address: str
    """The passage's own page, at the sentence in doubt, with what it rests on."""
    pins: int
    words: str
    says: str
    remedy: str
    compared: tuple[ComparedRow, ...]
    elsewhere: tuple[Other, ...]
    waiver: WaiverCard | None
    because: Field | None
    """Of the form that waives it; null where it is waived, or for those who may not."""


class DoubtGroup(Value, kw_only=True):
    """The doubts of one rule, or about one passage, as far as they are shown."""

    key: str
    title: str
    help: str | None
    dimension: int
    total: int
    """Of those that were chosen, on this page and others."""
    address: str | None
    """Of the passage in the composer; null where the group is a rule."""
    cards: tuple[DoubtCard, ...]
    because: Field | None
    """Of the form that waives several at once; null where fewer than two are open."""
    tick_all: str | None
    """The page with all of the group chosen that it shows."""
    ticked: bool


class Typed(Value, kw_only=True):
    """What stands in the forms: a reason that came back, and which doubts were chosen."""

    form: str = ""
    """Of which doubt or group."""
    because: str = ""
    error: str | None = None
    keys: frozenset[str] = frozenset()


class Desk:
    """The passages of one draft, as the doubts about them are told."""

    def __init__(self, arrival: Arrival, kept: Sequence[KeptPassage], found: Sequence[Raised], typed: Typed) -> None:
        self.arrival, self.typed = arrival, typed
        self.kept = {one.passage.id: one for one in kept}
        self.parts = {id: part_of(one) for id, one in self.kept.items()}  # noqa: A001
        self.names = people.names({one.waiver.by for one in found if one.waiver})

    def card(self, one: Raised, *, may: bool) -> DoubtCard:
        """A doubt, with the form that waives it for those who may."""
        doubt, kept = one.doubt, self.kept[one.doubt.passage]
        own = self.arrival.address("passage", passage=doubt.passage)
        return DoubtCard(
            key=doubt.key,
            kind=words.kind_of(doubt),
            rule=words.kind_name(words.kind_of(doubt)),
            passage=doubt.passage,
            part=part_name(self.parts[doubt.passage]),
            dimension=int(kept.passage.dimension or 0),
            address=self.place(doubt.passage) or own,
            pins_address=f"{own}#sentence-{_sentence(kept, doubt)}",
            pins=one.pins,
            words=doubt.words,
            says=doubt.says,
            remedy=doubt.remedy[:1].upper() + doubt.remedy[1:],
            compared=tuple(_row(row) for row in one.compared if row.kind is not Kind.WORDS),  # stems: nobody reads them
            elsewhere=tuple(
                Other(passage=other.passage, words=other.words, address=self.place(other.passage))
                for other in doubt.elsewhere
            ),
            waiver=self._waiver(one),
            because=self.because(doubt.key) if may and one.is_open else None,
        )

    def group(
        self,
        key: str,
        every: Sequence[Raised],
        shown: Sequence[Raised],
        filters: Filters,
        place: dict[str, str],
        *,
        may: bool,
    ) -> DoubtGroup:
        """The doubts of a rule or passage; *every* of them counts, those *shown* stand on this page, at *place*."""
        is_rule, kept = filters.by == "rule", self.kept.get(key)
        still = [one for one in shown if one.is_open]
        together = may and is_rule and len(still) > 1
        return DoubtGroup(
            key=key,
            title=words.kind_name(key) if is_rule else key,
            help=words.kind_help(key) if is_rule else part_name(self.parts.get(key, "")),
            dimension=int(kept.passage.dimension or 0) if kept else 0,
            total=len(every),
            address=None if is_rule else self.place(key),
            cards=tuple(self.card(one, may=may) for one in shown),
            because=self.because(key) if together else None,
            tick_all="?" + urlencode(place | {"tick": key}) + f"#{key}" if together else None,
            ticked=bool(self.typed.keys) and all(one.doubt.key in self.typed.keys for one in still),
        )

    def place(self, passage: str) -> str | None:
        """Where a passage stands in the composer."""
        kept = self.kept.get(passage)
        if kept is None:
            return None
        return self.arrival.address("draft section", section=sections.key_of(kept)) + f"#{passage}"

    def because(self, form: str) -> Field:
        """The reason of one form; what came back stands in it again."""
        is_back = form == self.typed.form
        return Field(
            name="because",
            id=f"because-{form}",
            label=_("Why it may be printed"),
            value=self.typed.because if is_back else "",
            error=self.typed.error if is_back else None,
            kind="long",
            rows=2,
            maximum=2000,
            required=True,
        )

    def _waiver(self, one: Raised) -> WaiverCard | None:
        if one.waiver is None:
            return None
        at = datetime.fromisoformat(one.waiver.at)
        return WaiverCard(
            who=badge(self.names.get(one.waiver.by, one.waiver.by)),
            at=one.waiver.at,
            when=moment(at, self.arrival.person),
            because=one.waiver.because,
        )


def grouped(found: Sequence[Raised], filters: Filters) -> Mapping[str, tuple[Raised, ...]]:
    """The doubts by rule, in the order in which they are read; or by passage, in printed order."""
    groups: dict[str, list[Raised]] = {kind: [] for kind in words.ORDER} if filters.by == "rule" else {}
    for one in found:
        key = words.kind_of(one.doubt) if filters.by == "rule" else one.doubt.passage
        groups.setdefault(key, []).append(one)
    return {key: tuple(there) for key, there in groups.items() if there}


def _row(row: Comparison) -> ComparedRow:
    return ComparedRow(
        kind=_(words.KINDS[row.kind]),
        sentence=row.sentence,
        quotes=row.quotes,
        agreement=_(words.AGREEMENTS[row.agreement]),
        is_same=row.agreement is Agreement.SAME,
    )


def _sentence(kept: KeptPassage, doubt: Doubt) -> int:
    """Number of the sentence that holds the words; the first where they reach over several."""
    return next((at for at, one in enumerate(kept.passage.sentences, 1) if doubt.words in one.words), 1)
