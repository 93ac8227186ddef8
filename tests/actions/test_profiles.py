from __future__ import annotations

import pytest

from kept import NOON, keep
from makers import assessment, jurisdiction
from migov.actions import assessments, profiles
from migov.actions.assessments import Outcome
from migov.errors import Conflict, Unreadable
from migov.model.jurisdictions import Jurisdiction
from migov.model.languages import Language, Localized
from migov.store import blobs, journal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
WHO = {"by": "Ada", "at": NOON}
FILE = b"words of a profile"


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What was read: a reader in place of the real one, which has tests of its own."""
    seen: list[bytes] = []

    def read(data: bytes, *, file: str | None) -> object:  # noqa: ARG001
        seen.append(data)
        return assessment()

    monkeypatch.setattr("migov.actions.reading.read_profile", read)
    return seen


def test_a_profile_is_kept_with_the_very_file_it_was_read_from() -> None:
    kept = profiles.import_profile(FILE, file="p.pdf", **WHO)
    assert profiles.original(kept.entry) == FILE
    assert kept.entry.file_name == "p.pdf"
    assert [line.action for line in journal.lines()] == ["profile.import"]


def test_the_same_bytes_again_are_not_even_read(reader: list[bytes]) -> None:
    profiles.import_profile(FILE, file="p.pdf", **WHO)
    assert profiles.import_profile(FILE, file="copy of p.pdf", **WHO).outcome is Outcome.ALREADY_THERE
    assert reader == [FILE]
    assert len(journal.lines()) == 1


def test_another_file_of_the_same_profile_that_reads_the_same_is_already_there() -> None:
    profiles.import_profile(FILE, file="p.pdf", **WHO)
    assert profiles.import_profile(b"other bytes", file="p.txt", **WHO).outcome is Outcome.ALREADY_THERE


def test_the_bytes_of_a_withdrawn_profile_are_refused_with_the_way_back() -> None:
    profiles.import_profile(FILE, file="p.pdf", **WHO)
    assessments.withdraw("xqa-2024", because="read wrongly", **WHO)
    with pytest.raises(Conflict, match="restore xqa-2024"):
        profiles.import_profile(FILE, file="p.pdf", **WHO)


def test_a_file_that_cannot_be_read_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_data: bytes, *, file: str | None) -> object:
        raise Unreadable(f"{file} is not a profile")

    monkeypatch.setattr("migov.actions.reading.read_profile", refuse)
    with pytest.raises(Unreadable):
        profiles.import_profile(b"PK\x03\x04", file="p.pdf", **WHO)
    assert (assessments.entries(), journal.lines(), list(blobs.names())) == ((), (), [])


def named(name: str, **short: str) -> None:
    place = Jurisdiction(code=None, official_name=Localized(**short), short_name=Localized(**short))
    keep(assessment(id=name, jurisdiction=place))


def test_profiles_stand_in_the_alphabet_of_the_reader_without_their_articles() -> None:
    named("c", en="the Zelk", fr="l’Azelk")
    named("a", en="Évia", fr="l’Évia")
    named("b", en="The Farn", fr="le Varn")
    assert [entry.id for entry in profiles.alphabetical(Language.EN)] == ["a", "b", "c"]
    assert [entry.id for entry in profiles.alphabetical(Language.FR)] == ["c", "a", "b"]


def test_rounds_of_one_country_stand_by_year() -> None:
    for year in (2023, 2019):
        keep(assessment(id=f"xqa-{year}", jurisdiction=jurisdiction(), publication=publication(year)))
    assert [entry.year for entry in profiles.alphabetical(Language.EN)] == [2019, 2023]


def publication(year: int) -> object:
    from migov.model.publications import Publication

    return Publication(language=Language.EN, year=year)
