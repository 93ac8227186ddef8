from __future__ import annotations

from pathlib import Path

import pytest

from migov.store import folder


def test_the_secret_is_made_at_first_use_and_then_stays(tmp_path: Path) -> None:
    first = folder.secret(tmp_path / "home")
    assert len(first) > 60
    assert folder.secret(tmp_path / "home") == first
    assert [path.name for path in (tmp_path / "home").glob("secret*")] == ["secret.key"]


def test_no_two_folders_have_the_same_secret(tmp_path: Path) -> None:
    assert folder.secret(tmp_path / "one") != folder.secret(tmp_path / "two")


def test_nobody_else_can_read_the_secret_or_the_folder(tmp_path: Path) -> None:
    folder.secret(tmp_path / "home")
    assert (tmp_path / "home" / "secret.key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700


def test_the_named_folder_wins_over_the_system_s_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MIGOV_HOME", str(tmp_path))
    assert folder.home() == tmp_path
    monkeypatch.delenv("MIGOV_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("sys.platform", "linux")
    assert folder.home() == tmp_path / "data" / "migov"


def test_the_settings_hold_no_secret_of_their_own_and_never_debug() -> None:
    from migov import settings as source

    assert not source.DEBUG
    assert "SECRET_KEY = lazy(" in Path(source.__file__).read_text()
