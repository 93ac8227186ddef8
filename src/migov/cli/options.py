"""What several commands share: where things are kept, who is asking, where output goes."""

from __future__ import annotations

import getpass
import os
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from migov.errors import NotFound, Problem, Unreadable


def _choose_home(_ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        os.environ["MIGOV_HOME"] = str(value.expanduser().resolve())


home = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    callback=_choose_home,
    expose_value=False,
    is_eager=True,
    help="The data folder. [default: MIGOV_HOME, else your system's place for data]",
)
"""``--home``: chosen before anything is opened."""

by = click.option(
    "--by", envvar="MIGOV_BY", default=getpass.getuser, show_default="your user name", help="Who does it."
)
"""``--by``: goes into the journal."""

as_json = click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
"""``--json``."""

replace = click.option("--replace", is_flag=True, help="Put it in the place of another content with the same id.")
"""``--replace``: the content before stays in the store."""


class ExistingFile(click.Path):
    """A file that is handed in. One that is not there is not found, as anything else that is named and is not there."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path of something that can be opened."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if path.is_dir():
            raise NotFound("file", path, remedy="it is a folder; name a file in it")
        if not path.exists():
            raise NotFound("file", path, remedy="look at the way to it")
        return path


class Day(click.ParamType[str]):
    """A year, month or day that the calendar has, as far as it is known."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The moment as it is kept."""
        word = str(value).strip()
        try:
            if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", word, re.ASCII):
                raise ValueError(word)
            date.fromisoformat(f"{word}-01-01"[:10])
        except ValueError:
            self.fail(f"{word!r} is no date: write 2021, 2021-10 or 2021-10-14", param, ctx)
        return word


class SourceId(click.ParamType[str]):
    """An id that can stand in an address: plain lower-case letters, digits, single hyphens between them."""

    name = "id"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The id as it is kept."""
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+){0,20}", word := str(value).strip()):
            self.fail(
                f"{word!r} is no id: write lower-case letters, digits and hyphens, as in ner-law-2015-36", param, ctx
            )
        return word


MOST_BYTES = 256_000_000
"""No file that migov reads is larger: a profile has some megabytes, an exported assessment less than one."""


def read(path: Path) -> bytes:
    """The file's bytes.

    Raises:
        Unreadable: it is larger than anything migov reads.
    """
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        remedy = "hand in a published profile or an exported assessment"
        raise Unreadable(Problem(f"larger than {MOST_BYTES // 1_000_000} MB", file=path.name, remedy=remedy))
    return data


def now() -> datetime:
    """The moment, read here at the door: no action looks at a clock."""
    return datetime.now(UTC)


def open_store(*, or_read: bool = False) -> Path:
    """The data folder, ready; says so where its tables were brought up to date just now.

    With *or_read*, for a command that shows what is kept, it is opened for reading alone where nothing can be written,
    and that is said.
    """
    from migov.actions.opening import open_store as opening

    opened = opening(or_read=or_read)
    if opened.can_only_be_read:
        says = "its disk is full, or may not be written: what is kept is shown, and nothing can be kept"
        click.echo(f"migov: the data folder {opened.folder} can only be read, {says}", err=True)
    if opened.applied:
        click.echo(f"migov: the data folder {opened.folder} was brought up to date", err=True)
    return opened.folder


def write(data: bytes, output: Path | None, *, default: str | None = None) -> None:
    """Write to the file, to the default one, or to stdout where neither is given or ``-`` was."""
    if output is not None and str(output) == "-":
        output, default = None, None
    path = output or (Path(default) if default else None)
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        path.write_bytes(data)
        click.echo(str(path))


output = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), help="Where to; - for stdout."
)
"""``-o``."""


def say_json(value: object) -> None:
    """Print a value as JSON, for programs and for people."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2))


def jurisdiction(word: str) -> str:
    """The code that a word means: an ISO 3166 code in either case, or a country's name.

    Raises:
        NotFound: no jurisdiction is called so.
    """
    from migov.catalogue.territories import gazetteer

    code = word.strip().upper()
    if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}|X[A-Z]{2}", code):
        return code
    found = gazetteer().find(code) or gazetteer().recognise(word)
    if found is None:
        remedy = "give an ISO 3166-1 alpha-3 code such as NER, or a city's ISO 3166-2 code such as GH-AA"
        raise NotFound("jurisdiction", word, remedy=remedy)
    return found.code
