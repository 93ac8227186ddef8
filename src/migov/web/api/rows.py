"""What operations return where a row is made for programs: parts of larger values, each naming what it belongs to."""

from __future__ import annotations

from migov.model.dimensions import Dimension
from migov.model.indicators import EditionKind, Indicator, SubDomain
from migov.model.languages import Language, Localized
from migov.model.published import Attested, PublicFile, Quotation
from migov.model.values import Value


class SentenceGrounds(Value, kw_only=True):
    """One printed sentence with what it rests on."""

    release: str
    place: str
    year: int | None
    language: Language
    paragraph: str
    """Id of the paragraph in which it stands."""
    dimension: Dimension | None
    section: str
    sentence: int
    """Counted from 1 within the paragraph."""
    words: str
    """As printed."""
    quotations: tuple[Quotation, ...]
    """Words of sources that carry it."""
    statements: tuple[Attested, ...]
    """What institutions said, by name."""
    answers: tuple[str, ...]
    """Codes of the indicators whose answers carry it."""
    waived_because: str | None
    """Why it may stand without any of these."""


class ReleaseFile(Value, kw_only=True):
    """One file of a release, and where to take it."""

    release: str
    file: PublicFile
    address: str


class EditionHead(Value, kw_only=True):
    """One edition of the questions, without the questions themselves."""

    code: str
    kind: EditionKind
    title: Localized
    year: int | None
    remark: Localized
    sub_domains: tuple[SubDomain, ...]


class AskedIndicator(Value, kw_only=True):
    """One question, in the edition that asks it."""

    edition: str
    indicator: Indicator


class Facet(Value, kw_only=True):
    """One thing by which paragraphs can be chosen, with the values there are; without numbers."""

    name: str
    values: tuple[str, ...]


class ResourceLink(Value, kw_only=True):
    """One operation of this service."""

    name: str
    address: str
    says: str
