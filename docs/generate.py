"""Makes the reference pages from the code they describe; with ``--check``, only says which are out of date.

python docs/generate.py [--check]
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

import desk
import migov
from migov import errors
from migov.catalogue import editions
from migov.cli import EXIT_CODES, main
from migov.model import interchange
from migov.model.languages import Language

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
HEAD = "<!-- Made by docs/generate.py from the code; do not edit. -->\n\n"


def commands() -> str:
    """Every command with its own help."""
    parts = [HEAD, "# Commands\n\nAs `--help` prints them.\n"]
    for path, command in _walk((), main):
        context = click.Context(
            command, info_name=" ".join(("migov", *path)), terminal_width=100, max_content_width=100
        )
        parts.append(f"\n## `{' '.join(('migov', *path))}`\n\n```text\n{command.get_help(context)}\n```\n")
    return "".join(parts)


def _walk(path: tuple[str, ...], command: click.Command) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                yield from _walk((*path, name), below)


def failures() -> str:
    """The tree of errors with the exit code of each."""
    rows = [
        f"| `{kind.__name__}` | {code} | {_first_line(kind)} |"
        for kind, code in sorted(EXIT_CODES.items(), key=lambda entry: entry[1])
    ]
    tree = inspect.cleandoc(errors.__doc__ or "").split("::\n", 1)[1].split("\n\nEach error", 1)[0]
    return (
        f"{HEAD}# Errors and exit codes\n\n```text\n{inspect.cleandoc(tree)}\n```\n\n"
        "A command ends with 0 when it did what it was asked, with 2 when its words were off, and else with the code\n"
        "of the nearest class above the error:\n\n| error | exit code | means |\n|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )


def catalogue() -> str:
    """The editions that ship, counted."""
    rows = []
    for code in editions.codes():
        edition = editions.load(code)
        per_dimension = ", ".join(str(len(edition.of(d))) for d in sorted({i.dimension for i in edition.indicators}))
        rows.append(
            f"| `{code}` | {edition.title.text(Language.EN)} | {edition.kind} | {len(edition.indicators)} "
            f"({per_dimension}) | {edition.remark.text(Language.EN)} |"
        )
    return (
        f"{HEAD}# Editions of the catalogue\n\n| code | title | kind | indicators (per dimension) | remark |\n"
        "|---|---|---|---|---|\n" + "\n".join(rows) + "\n"
    )


def method() -> str:
    """The method by example: titles, tables and sentences of ``tests/method``."""
    parts = [HEAD, "# The method by example\n\nEach sentence is the name of a test in `tests/method` that holds it.\n"]
    for file in sorted((ROOT / "tests" / "method").glob("test_*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        title, _, rest = (ast.get_docstring(tree) or file.stem).partition("\n")
        parts.append(f"\n## {title.rstrip('.')}\n{rest.rstrip()}\n\n")
        names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
        parts += [f"- {_sentence(name)}\n" for name in names]
    return "".join(parts)


def rooms() -> str:
    """Every module with the first line of its docstring."""
    parts = [HEAD, "# Rooms\n\nEvery module in one line.\n\n```text\n"]
    for found in sorted(_modules(), key=lambda name: (name.split(".")[:2], name)):
        module = importlib.import_module(found)
        depth = found.count(".")
        parts.append(f"{'  ' * depth}{found.rpartition('.')[2]:<{30 - 2 * depth}} {_first_line(module)}\n")
    return "".join(parts) + "```\n"


def _modules() -> Iterator[str]:
    for found in pkgutil.walk_packages(migov.__path__, "migov."):
        if "migrations" not in found.name and not found.name.endswith("__main__"):
            yield found.name


def schema() -> str:
    return json.dumps(interchange.schema(), indent=2, ensure_ascii=False) + "\n"


def _first_line(thing: Any) -> str:
    return (inspect.getdoc(thing) or "").split("\n", 1)[0]


def _sentence(name: str) -> str:
    words = name.removeprefix("test_").replace("_", " ")
    return words[0].upper() + words[1:] + "."


def stages() -> str:
    """The life of an assessment, as a table beside its drawing."""
    return HEAD + desk.stages()


def permissions() -> str:
    """Who may do what, by role and stage."""
    return HEAD + desk.permissions()


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "errors.md": failures,
    "catalogue.md": catalogue,
    "method.md": method,
    "rooms.md": rooms,
    "stages.md": stages,
    desk.FIGURE: desk.diagram,
    "permissions.md": permissions,
    "assessment.schema.json": schema,
}


def run(*, check: bool) -> int:
    """0 when every page is current, or was made so; 1 when a check found one that is not."""
    _prepare_django()
    stale = 0
    REFERENCE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        path, text = REFERENCE / name, page()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if check:
            print(f"docs/reference/{name} is out of date: run `make docs`")
            stale = 1
        else:
            path.write_text(text, encoding="utf-8")
            print(f"made docs/reference/{name}")
    return stale


def _prepare_django() -> None:
    """The store and the web can be imported only after Django is set up; a folder of its own keeps data apart."""
    import os
    import tempfile

    os.environ.setdefault("MIGOV_HOME", tempfile.mkdtemp(prefix="migov-docs-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "migov.settings")
    import django

    django.setup()


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv[1:]))
