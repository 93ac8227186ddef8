"""Signing: bound to the text that was read; a later edit opens what it touched, and publishing needs both."""

from __future__ import annotations

import pytest

from migov.actions import stages
from migov.actions.vetting import signatures
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, WrongStage
from migov.model.signatures import Party
from migov.model.workflow import Stage, Step
from migov.store import blobs, journal
from teams import moved
from vetted import DAY, NAMES, SIGNING, Vetting, in_vetting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

GOVERNMENT, OFFICE = Party.GOVERNMENT, Party.OFFICE
PDF, PNG, JPEG = b"%PDF-1.7\n...", b"\x89PNG\r\n\x1a\n...", b"\xff\xd8\xff\xe0..."


@pytest.fixture
def vetting() -> Vetting:
    return in_vetting()


def test_nothing_is_signed_at_first_and_all_is_to_be_read(vetting: Vetting) -> None:
    assert [one.open for one in signatures.vetted(vetting.id, by=vetting.office)] == [None, None]
    assert signatures.lacking(vetting.id) == (GOVERNMENT, OFFICE)


def test_a_signature_covers_the_draft_whose_hash_it_gives(vetting: Vetting) -> None:
    made = vetting.sign(GOVERNMENT)
    assert (made.hash, made.version, made.on) == (vetting.newest().hash, 1, DAY)
    assert vetting.open(GOVERNMENT) == {}
    assert signatures.lacking(vetting.id) == (OFFICE,)


def test_the_journal_notes_who_signed_what(vetting: Vetting) -> None:
    vetting.sign(OFFICE)
    (line,) = journal.lines(vetting.id, last=1)
    told = {"party": "office", "draft": 1, "hash": vetting.newest().hash, "name": NAMES[OFFICE]}
    assert (line.action, line.details) == ("vetting.sign", told)


def test_an_edit_alone_asks_for_another_draft(vetting: Vetting) -> None:
    for party in Party:
        vetting.sign(party)
    assert signatures.lacking(vetting.id) == ()
    vetting.rewrite()
    assert signatures.lacking(vetting.id) == (GOVERNMENT, OFFICE)
    with pytest.raises(Conflict, match="moved on"):
        vetting.sign(GOVERNMENT)


def test_a_later_draft_opens_the_touched_passage_alone(vetting: Vetting) -> None:
    for party in Party:
        vetting.sign(party)
    name = vetting.rewrite()
    vetting.freeze()
    assert vetting.open(GOVERNMENT) == vetting.open(OFFICE) == {name: "rewritten"}
    vetting.sign(GOVERNMENT)
    assert (vetting.open(GOVERNMENT), vetting.open(OFFICE)) == ({}, {name: "rewritten"})


def test_an_old_hash_is_not_signed(vetting: Vetting) -> None:
    old = vetting.newest().hash
    vetting.rewrite()
    vetting.freeze()
    with pytest.raises(Conflict, match="later one"):
        vetting.sign(GOVERNMENT, hash=old)
    assert signatures.signed(vetting.id, by=vetting.office) == ()


def test_a_draft_is_signed_once_for_each_party(vetting: Vetting) -> None:
    vetting.sign(GOVERNMENT)
    with pytest.raises(Conflict, match="already"):
        vetting.sign(GOVERNMENT)


def test_nobody_signs_for_both(vetting: Vetting) -> None:
    both = vetting.office
    vetting.sign(OFFICE, by=both)
    twice = both.__class__(person=both.person, roles=both.roles | vetting.government.roles)
    with pytest.raises(NotAllowed, match="somebody else"):
        vetting.sign(GOVERNMENT, by=twice)
    with pytest.raises(Invalid, match="somebody else"):
        vetting.sign(GOVERNMENT, name=f" {NAMES[OFFICE].upper()} ")


def test_each_party_is_signed_for_by_its_own_people(vetting: Vetting) -> None:
    with pytest.raises(NotAllowed):
        vetting.sign(GOVERNMENT, by=vetting.office)
    with pytest.raises(NotAllowed):
        vetting.sign(OFFICE, by=vetting.government)
    with pytest.raises(NotAllowed):
        vetting.sign(OFFICE, by=vetting.here.health)
    assert signatures.parties_of(vetting.id, by=vetting.government) == (GOVERNMENT,)
    assert signatures.parties_of(vetting.id, by=vetting.office) == (OFFICE,)


def test_nothing_is_signed_outside_of_vetting(vetting: Vetting) -> None:
    moved(vetting.id, Stage.CONSULTATION)
    with pytest.raises(WrongStage):
        vetting.sign(OFFICE)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", " ", "has a name"),
        ("function", "", "has a function"),
        ("name", "x" * 301, "more than 300"),
        ("on", "", "no date"),
        ("on", "2024", "not a day"),
        ("on", "2024-02-31", "no date"),
        ("on", "2024-04-01", "not there yet"),
        ("on", "2024-06-01", "ahead"),
        ("letter", b"<!doctype html><script>alert(1)</script>", "neither"),
        ("letter", b"#!/bin/sh\nrm -rf ~", "neither"),
        ("letter", b"PK\x03\x04 a spreadsheet", "neither"),
        ("letter", PDF + b" " * signatures.LARGEST, "more than 20 MB"),
    ],
)
def test_what_is_no_signature_is_refused_and_leaves_nothing(
    vetting: Vetting, field: str, value: object, says: str
) -> None:
    files = list(blobs.names())
    with pytest.raises(Invalid, match=says):
        vetting.sign(GOVERNMENT, **{field: value})
    assert signatures.signed(vetting.id, by=vetting.office) == ()
    assert list(blobs.names()) == files


@pytest.mark.parametrize(("letter", "kind"), [(PDF, "application/pdf"), (PNG, "image/png"), (JPEG, "image/jpeg")])
def test_a_letter_is_kept_as_it_came(vetting: Vetting, letter: bytes, kind: str) -> None:
    made = vetting.sign(GOVERNMENT, letter=letter)
    found = signatures.letter(vetting.id, made.number, by=vetting.office)
    assert (found.data, found.media_type) == (letter, kind)


def test_a_letter_is_for_those_who_work_inside(vetting: Vetting) -> None:
    made = vetting.sign(GOVERNMENT, letter=PDF)
    with pytest.raises(NotAllowed):
        signatures.letter(vetting.id, made.number, by=vetting.here.health)
    vetting.sign(OFFICE)
    with pytest.raises(NotFound):
        signatures.letter(vetting.id, 2, by=vetting.office)


def test_a_sign_off_is_withdrawn_with_a_reason_and_stays_on_record(vetting: Vetting) -> None:
    made = vetting.sign(GOVERNMENT)
    with pytest.raises(Invalid, match="says why"):
        signatures.withdraw(vetting.id, made.number, because=" ", by=vetting.government, at=SIGNING)
    with pytest.raises(NotAllowed):
        signatures.withdraw(vetting.id, made.number, because="no", by=vetting.office, at=SIGNING)
    signatures.withdraw(vetting.id, made.number, because="a page was missing", by=vetting.government, at=SIGNING)
    (kept,) = signatures.signed(vetting.id, by=vetting.office)
    assert kept.withdrawn_because == "a page was missing"
    assert vetting.open(GOVERNMENT) is None
    with pytest.raises(NotFound):
        signatures.withdraw(vetting.id, made.number, because="again", by=vetting.government, at=SIGNING)


def test_after_a_withdrawal_the_signature_before_counts_again(vetting: Vetting) -> None:
    vetting.sign(GOVERNMENT)
    name = vetting.rewrite()
    vetting.freeze()
    second = vetting.sign(GOVERNMENT)
    signatures.withdraw(vetting.id, second.number, because="too early", by=vetting.government, at=SIGNING)
    assert vetting.open(GOVERNMENT) == {name: "rewritten"}


def test_who_took_their_signature_back_may_sign_for_the_other_party(vetting: Vetting) -> None:
    both = vetting.office.__class__(person="both", roles=vetting.office.roles | vetting.government.roles)
    made = vetting.sign(OFFICE, by=both)
    signatures.withdraw(vetting.id, made.number, because="the other side", by=both, at=SIGNING)
    assert vetting.sign(GOVERNMENT, by=both).party is GOVERNMENT


def test_one_key_does_not_open_the_way_to_publication(vetting: Vetting) -> None:
    vetting.sign(GOVERNMENT)
    with pytest.raises(WrongStage):
        stages.take(Step.SIGN_OFF, assessment=vetting.id, by=vetting.office, at=SIGNING)
    vetting.sign(OFFICE)
    assert stages.take(Step.SIGN_OFF, assessment=vetting.id, by=vetting.office, at=SIGNING) is Stage.PUBLICATION
    vetting.rewrite()
    with pytest.raises(WrongStage):
        stages.take(Step.PUBLISH, assessment=vetting.id, by=vetting.office, at=SIGNING)
