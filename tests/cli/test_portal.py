"""``migov portal data``: the whole data set, made before anybody asks for it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import unequal
from migov.cli import main
from migov.store.published.dataset import keeping

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_the_data_set_is_made_and_named_with_its_hashes() -> None:
    unequal.put(0)
    told = CliRunner().invoke(main, ["portal", "data"])
    made = keeping.kept(keeping.now())
    assert told.exit_code == 0, told.output
    assert made is not None
    assert all(seal in told.output for seal in made.hashes.values())
