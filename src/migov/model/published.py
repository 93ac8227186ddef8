"""What the public side shows: a release taken apart into what its pages, its data and its search are made of.

Nothing here can hold a draft: every value is made from the files of a release. None has a number by which countries
could be put in an order; what is answered is said in words, and what is missing is said to be missing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec import field

from migov.model.answers import NonAnswer
from migov.model.changes import ChangeKind, NamedInstrument, Stated
from migov.model.conventions import Ratification
from migov.model.dimensions import Dimension
from migov.model.findings import Side
from migov.model.indicators import Confidence, Edition, Relation
from migov.model.instruments import Instrument, InstrumentStatus
from migov.model.jurisdictions import Level
from migov.model.languages import Language, Localized
from migov.model.texts import Text
from migov.model.values import Moment, Value
from migov.model.workflow import Stage


class Origin(StrEnum):
    """Whose profile it is."""

    OWN = "own"
    """Assessed, vetted and released here: every sentence shows what it rests on."""
    EXTERNAL = "external"
    """Published by others and read from their file: linked to the original, quoted briefly."""


class PublicPlace(Value, kw_only=True):
    """A country or a city that has a profile, or is being assessed."""

    id: str
    """As it stands in addresses: ``ner``, ``xdv-vila-serena``."""
    code: str | None
    """ISO 3166, of the country for a city."""
    level: Level
    name: Localized
    """As in running text, with its article; of a city its own name."""
    official: Localized
    country: Localized = Localized()
    """Of a city: the country's short name."""
    region: str | None = None
    """UN M49 region; null where the gazetteer does not know the place."""

    def title(self, language: Language) -> str:
        """The name as a heading: "The Niger", "Niamey, the Niger"."""
        comma = "، " if language.right_to_left else ", "
        whole = comma.join(part for part in (self.name.text(language), self.country.text(language)) if part)
        return whole[:1].upper() + whole[1:]


class PublicFile(Value, kw_only=True):
    """One file of a release."""

    path: str
    """Within the release: ``profile-en.pdf``, ``csv/answers.csv``."""
    role: str
    language: Language | None = None
    media_type: str
    size: int
    """Bytes."""
    sha256: str


class PublicRelease(Value, kw_only=True):
    """One release, as lists and the head of its pages tell it."""

    id: str
    """``xov-2025.1``."""
    assessment: str
    """``xov-2025``."""
    number: int
    place: str
    """Id of the `PublicPlace`."""
    year: int | None
    round: int | None = None
    edition: str | None = None
    modules: tuple[str, ...] = ()
    origin: Origin = Origin.OWN
    language: Language
    """In which it was written and signed."""
    languages: tuple[Language, ...]
    """In which it can be read, the one it was signed in first."""
    title: Localized
    published: Moment
    cut_off: Moment | None = None
    is_current: bool = True
    """False for a release that a later one of the same assessment replaced; it stays citable."""
    because: str | None = None
    """Why it replaced the one before."""
    earlier: str | None = None
    """Id of the assessment of the round before."""
    licence: str | None = None
    licence_address: str | None = None
    citation: Localized = Localized()
    publication_number: str | None = None
    isbn: str | None = None
    doi: str | None = None
    publisher: str | None = None
    partner: str | None = None
    original: str | None = None
    """Address of the original, for an external profile."""
    is_whole: bool = True
    """False for an external profile whose licence is not recorded as allowing more than short quotations."""
    manifest: str | None = None
    """SHA-256 of its manifest."""
    head: str | None = None
    """Hash of the journal's last line when it was made."""
    files: tuple[PublicFile, ...] = ()


class Quotation(Value, kw_only=True):
    """Words of a source, with where they stand, when the source was read, and its archived copy."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    source: str
    """Id of the source."""
    title: str
    language: str | None = None
    path: tuple[str, ...] = ()
    """The way down the headings to the passage."""
    page: str | None = None
    published: Moment | None = None
    captured: str | None = None
    """ISO 8601 moment at which the archived copy was taken."""
    address: str | None = None
    """Where the source was found."""
    archived: str | None = None
    """SHA-256 of the archived copy among the public files; null where it may not be passed on."""
    media_type: str | None = None
    instrument: str | None = None


class Attested(Value, kw_only=True):
    """What a ministry said, by name."""

    institution: str
    on: str
    words: str


class Why(Value, kw_only=True):
    """What one printed sentence rests on."""

    words: str
    """The sentence, in the language of the paragraph."""
    quotations: tuple[Quotation, ...] = ()
    statements: tuple[Attested, ...] = ()
    answers: tuple[str, ...] = ()
    """Codes of indicators."""
    waived_because: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the release does not tell."""
        return not (self.quotations or self.statements or self.answers or self.waived_because)


class Notice(Value, kw_only=True):
    """What happened after publication to something that a paragraph rests on."""

    passage: str
    instrument: str
    """Its name."""
    instrument_id: str | None = None
    happened: str
    """One of `InstrumentStatus` or "amended"."""
    since: Moment | None = None
    by: str | None = None
    """Name of the instrument that did it."""
    noticed: Moment


class PublicParagraph(Value, kw_only=True):
    """One paragraph of a profile in one language."""

    id: str
    """Permanent within the assessment, the same in every language."""
    release: str
    place: str
    year: int | None
    language: Language
    signed_in: Language
    """Another than `language` for a translation."""
    is_stale: bool = False
    """Whether the translation is of older words."""
    dimension: Dimension | None
    module: str | None = None
    side: Side | None = None
    section: str
    """As printed: ``2.1``, or the module's code."""
    position: int
    """Counted from 1 within the section."""
    text: Text
    notes: tuple[tuple[str, str], ...] = ()
    """Number and words of the footnotes that it calls."""
    indicators: tuple[str, ...] = ()
    why: tuple[Why, ...] = ()
    notices: tuple[Notice, ...] = ()


class PublicAnswer(Value, kw_only=True):
    """What a profile answers to one indicator."""

    release: str
    place: str
    year: int | None
    edition: str
    indicator: str
    closed: str | None = None
    non_answer: NonAnswer | None = None
    """Why there is no closed answer; never "no". Both null: the question was not part of the assessment."""
    years: tuple[int, ...] = ()
    justification: str = ""
    """In the language in which the profile was signed."""
    language: Language
    as_of: Moment | None = None
    confidence: Confidence | None = None
    practice: InstrumentStatus | None = None
    quotations: tuple[Quotation, ...] = ()
    searches: int = 0
    """How many searches found nothing, where that is what the answer says."""


class PublicConvention(Value, kw_only=True):
    """One row of a convention table."""

    release: str
    place: str
    year: int | None
    table: str
    group: str
    position: int
    name: str
    treaties: tuple[str, ...] = ()
    ratification: Ratification | None = None
    """Null where the profile leaves the cell empty or it could not be told: that is not "no"."""
    open_because: str | None = None


class PublicInstrument(Value, kw_only=True):
    """A law, plan or agreement with the paragraphs and answers that rest on it."""

    place: str
    release: str
    instrument: Instrument
    paragraphs: tuple[str, ...] = ()
    """Ids of the paragraphs that quote or name it."""
    indicators: tuple[str, ...] = ()
    """Codes of the answers that quote it."""
    sources: tuple[str, ...] = ()


class PublicChange(Value, kw_only=True):
    """One answer that says something else than in the round before, with the type of its change."""

    release: str
    place: str
    year: int | None
    position: int
    kind: ChangeKind
    relation: Relation
    """How the questions are related; only "same" is comparable without a remark."""
    before: tuple[Stated, ...]
    after: tuple[Stated, ...]
    remark: Localized = Localized()
    """What a reader of both must know."""
    because: str
    instruments: tuple[NamedInstrument, ...] = ()
    quotations: tuple[Quotation, ...] = ()


class PublicErratum(Value, kw_only=True):
    """A reader's report about a published profile, and what was decided."""

    number: int
    assessment: str
    release: str
    """In which it was found."""
    passage: str | None = None
    words: str = ""
    says: str
    reported: Moment
    decided: Moment | None = None
    decision: str | None = None
    because: str | None = None
    corrected_in: str | None = None
    """Id of the release that corrects it."""


class ProgrammeLine(Value, kw_only=True):
    """Where one assessment stands: its status, never a grade."""

    assessment: str
    place: str
    round: int | None = None
    year: int | None = None
    stage: Stage
    since: Moment
    release: str | None = None
    """Id of the newest release, where there is one."""


class EventKind(StrEnum):
    """What a feed tells."""

    RELEASED = "released"
    CORRECTED = "corrected"
    EXTERNAL = "external profile added"
    NOTICED = "noticed"
    """Something that a published paragraph rests on has lapsed, or was repealed or amended."""


class Event(Value, kw_only=True):
    """One entry of the feeds."""

    number: int
    at: str
    """ISO 8601 moment."""
    kind: EventKind
    place: str
    release: str
    passage: str | None = None
    dimensions: tuple[int, ...] = ()
    says: dict[str, Any] = field(default_factory=dict)
    """What the sentence of the entry names: an instrument, a reason."""


class Shelf(Value, kw_only=True):
    """All of one release that the portal is made of."""

    place: PublicPlace
    release: PublicRelease
    paragraphs: tuple[PublicParagraph, ...] = ()
    """Every paragraph in every language."""
    answers: tuple[PublicAnswer, ...] = ()
    conventions: tuple[PublicConvention, ...] = ()
    instruments: tuple[PublicInstrument, ...] = ()
    changes: tuple[PublicChange, ...] = ()
    editions: tuple[Edition, ...] = ()
    """The questions that it answers, as they were asked."""
    front: dict[str, Any] = field(default_factory=dict)
    """What else a page of the profile shows, by language: priorities, key sources, the process."""
