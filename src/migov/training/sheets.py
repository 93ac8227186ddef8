"""The files of a training country, as they stand: one record per file, with the keys a person types."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec

from migov.errors import Invalid, Problem, Unreadable
from migov.model.conventions import ConventionGroup, Standing
from migov.model.instruments import InstrumentKind, InstrumentLink, InstrumentStatus, Period
from migov.model.jurisdictions import Jurisdiction
from migov.model.publications import Publication
from migov.model.values import Moment, Value

Sheet = TypeVar("Sheet", bound=Value)


class ProfileSheet(Value, kw_only=True):
    """``profile.toml``: the frame of the assessment, the cover and the imprint."""

    id: str
    round: int
    edition: str
    modules: tuple[str, ...] = ()
    cut_off: Moment
    first_footnote: int = 1
    jurisdiction: Jurisdiction
    publication: Publication


class FindingSheet(Value, kw_only=True):
    """One finding; ``[^label]`` in its text calls the footnote of that label."""

    indicators: tuple[str, ...]
    grounds: tuple[tuple[str, ...], ...] = ()
    """Sentence by sentence, the indicators whose answers it rests on; where nothing is said, all of the finding's."""
    text: str


class ChapterSheet(Value, kw_only=True):
    """``findings/1-rights.toml`` and its five sisters: both sides of a dimension, and the footnotes they call."""

    well_developed: tuple[FindingSheet, ...] = msgspec.field(name="well-developed")
    potential: tuple[FindingSheet, ...]
    notes: dict[str, str] = msgspec.field(default_factory=dict)


class ModuleSheet(Value, kw_only=True):
    """The page of a module, in a file named by its code: ``covid-19.toml``."""

    module: str
    title: str
    introduction: str
    findings: tuple[FindingSheet, ...]
    notes: dict[str, str] = msgspec.field(default_factory=dict)


class RowSheet(Value, kw_only=True):
    """One row of a convention table; ``[^*]`` in its name calls the table's note of that mark."""

    name: str
    treaties: tuple[str, ...] = ()
    printed: str
    standing: Standing
    years: tuple[int, ...] = ()
    note: str | None = None


class TableSheet(Value, kw_only=True):
    """One convention table, or one group of its rows."""

    number: str
    title: str
    group: ConventionGroup
    heading: str | None = None
    rows: tuple[RowSheet, ...]
    notes: dict[str, str] = msgspec.field(default_factory=dict)


class ConventionsSheet(Value, kw_only=True):
    """``conventions.toml``."""

    tables: tuple[TableSheet, ...]


class EntrySheet(Value, kw_only=True):
    """One key source."""

    text: str
    address: str | None = None


class GroupSheet(Value, kw_only=True):
    """Key sources under one heading."""

    dimension: int
    heading: str
    entries: tuple[EntrySheet, ...]


class SourcesSheet(Value, kw_only=True):
    """``sources.toml``."""

    groups: tuple[GroupSheet, ...]


class InstitutionSheet(Value, kw_only=True):
    """One institution with the names the text prints."""

    id: str
    name: str
    native_name: str | None = None
    acronym: str | None = None
    other_names: tuple[str, ...] = ()

    @property
    def printed(self) -> tuple[str, ...]:
        """Everything the text calls it."""
        return tuple(name for name in (self.name, self.native_name, self.acronym, *self.other_names) if name)


class InstitutionsSheet(Value, kw_only=True):
    """``institutions.toml``."""

    institutions: tuple[InstitutionSheet, ...]


class NameSheet(Value, kw_only=True):
    """One printed name of an instrument."""

    text: str
    language: str = "en"


class InstrumentSheet(Value, kw_only=True):
    """One instrument with every name the text prints."""

    id: str
    kind: InstrumentKind
    number: str | None = None
    year: int | None = None
    date: Moment | None = None
    period: Period | None = None
    since: Moment | None = None
    until: Moment | None = None
    status: InstrumentStatus | None = None
    as_of: Moment | None = None
    names: tuple[NameSheet, ...]
    links: tuple[InstrumentLink, ...] = ()


class AgreementSheet(Value, kw_only=True):
    """One agreement; `printed` are the words by which the text means it."""

    id: str
    title: str
    partners: tuple[str, ...]
    years: tuple[int, ...] = ()
    status: InstrumentStatus | None = None
    remark: str | None = None
    printed: tuple[str, ...]


class InstrumentsSheet(Value, kw_only=True):
    """``instruments.toml``."""

    instruments: tuple[InstrumentSheet, ...]
    agreements: tuple[AgreementSheet, ...]


def sheet(folder: Traversable, file: str, kind: type[Sheet]) -> Sheet:
    """The record that a file of the folder holds.

    Raises:
        Unreadable: the file is missing, not UTF-8 or not TOML.
        Invalid: a key is missing, unknown or holds something else; the key is named.
    """
    return converted(table(folder, file), file, kind)


def table(folder: Traversable, file: str) -> dict[str, Any]:
    """What a file of the folder holds, before anything of it is checked.

    Raises:
        Unreadable: the file is missing, not UTF-8 or not TOML.
    """
    try:
        return tomllib.loads(folder.joinpath(file).read_text("utf-8"))
    except FileNotFoundError as error:
        raise Unreadable(Problem("the file is missing", file=file)) from error
    except UnicodeDecodeError as error:
        raise Unreadable(Problem("not UTF-8 text", file=file, remedy="save it as UTF-8")) from error
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(Problem(f"not TOML: {error}", file=file)) from error


def converted(content: Mapping[str, Any], file: str, kind: type[Sheet]) -> Sheet:
    """The content of a file as a record.

    Raises:
        Invalid: a key is missing, unknown or holds something else; the key is named.
    """
    try:
        return msgspec.convert(content, kind)
    except msgspec.ValidationError as error:
        says, _, place = str(error).partition(" - at ")
        raise Invalid(Problem(says, file=file, place=place.strip("`").removeprefix("$.") or None)) from error
