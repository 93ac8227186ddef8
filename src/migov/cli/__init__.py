"""The command line: one file per noun, ``migov <noun> <verb>``.

A noun's file is imported when the noun is asked for, and Django only by commands that need what is kept: so that
``migov --help`` and reading a file start at once.
"""

from __future__ import annotations

import importlib
import os
import traceback
from typing import Any

import click

from migov.errors import Invalid, MigovError, NotFound, Refused, Unreadable

NOUNS = (
    "assessment",
    "catalogue",
    "certificate",
    "claim",
    "consultation",
    "delegation",
    "demo",
    "draft",
    "erratum",
    "evidence",
    "index",
    "instrument",
    "journal",
    "person",
    "pin",
    "portal",
    "profile",
    "release",
    "reminder",
    "serve",
    "sheet",
    "source",
    "translation",
    "treaty",
    "watch",
)
"""Each is a file in this folder that holds ``group``, the noun's command."""

EXIT_CODES: dict[type[MigovError], int] = {
    MigovError: 1,
    NotFound: 3,
    Refused: 4,
    Invalid: 5,
    Unreadable: 6,
}
"""From an error to the exit code: that of the nearest class above. 2 is for words that make no command."""


class Failure(click.ClickException):
    """An error of migov on its way out: its sentence to stderr, its code to the shell."""

    def __init__(self, error: MigovError) -> None:
        super().__init__(str(error))
        self.error = error

    @property
    def exit_code(self) -> int:  # type: ignore[override] # click reads it, and never writes
        """The code of the nearest class above the error."""
        return next(EXIT_CODES[kind] for kind in type(self.error).__mro__ if kind in EXIT_CODES)

    def show(self, file: Any = None) -> None:
        """The sentence, on stderr."""
        click.echo(f"migov: {self.message}", err=True, file=file)


class Nouns(click.Group):
    """The nouns, each imported when it is needed; and the one place where errors become exit codes."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The nouns, in alphabetical order."""
        return sorted(NOUNS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The noun's command."""
        if cmd_name not in NOUNS:
            return None
        group: click.Command = importlib.import_module(f"migov.cli.{cmd_name}").group
        return group

    def invoke(self, ctx: click.Context) -> Any:
        """What the command does, its errors turned into sentences and codes."""
        try:
            return super().invoke(ctx)
        except MigovError as error:
            raise Failure(error) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            says = ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)
            raise Failure(MigovError(says)) from error
        except Exception as error:
            if os.environ.get("MIGOV_TRACEBACK"):
                traceback.print_exc()
            says = f"a mistake of migov itself ({type(error).__name__}: {error}); MIGOV_TRACEBACK=1 shows where"
            raise Failure(MigovError(says)) from error


@click.group(cls=Nouns, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="migov")
def main() -> None:
    """A workbench for Migration Governance Indicators (MGI) assessments.

    Independent open software; not a product of the International Organization for Migration.

    What is kept lies in one folder: --home, else MIGOV_HOME, else your system's place for data.

    \b
    Exit codes: 0 done · 1 failed · 2 words that make no command · 3 not found
                4 refused · 5 not valid · 6 not readable
    """  # noqa: D301 - the sign that tells click to keep the lines
