"""Every module of migov can be imported, also one that no test and no other module asks for."""

from __future__ import annotations

import importlib
import pkgutil

import migov


def test_every_module_can_be_imported() -> None:
    names = [found.name for found in pkgutil.walk_packages(migov.__path__, "migov.")]
    assert len(names) > 900
    for name in names:
        importlib.import_module(name)
