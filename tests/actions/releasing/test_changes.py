"""A release tells what changed since the round before, in words and with quotations."""

from __future__ import annotations

import pytest

from kept import NOON, keep
from makers import assessment
from migov.actions import assessments as keeping
from migov.model import interchange
from migov.model.answers import Answer, AnswerStatus
from migov.model.assessments import Assessment
from migov.model.changes import ChangeKind, NamedInstrument, Reason
from migov.model.languages import Language
from migov.model.releases import FileRole
from migov.store import assessments, changes, launches, releases, transactions
from migov.store.launches import Opening
from migov.store.published import files
from released import MARK, Vetted, ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
REASON = Reason(
    kind=ChangeKind.NEW_LAW,
    because="The act opens hospitals to all.",
    instruments=(NamedInstrument(id="law-1", name="Aliens Act"),),
)


def followed() -> Vetted:
    """A second round ready for release: in the first, fewer people might see a doctor."""
    vetted = ready()
    then = Answer(
        indicator="1.1.1",
        closed="none",
        justification="No law says so.",
        status=AnswerStatus.COMPLETE,
        journal=f"{MARK} notes of the first round",
    )
    keep(assessment(id="xqa-2019", edition=assessments.entry(vetted.id).edition, answers=(then,)))
    with transactions.whole():
        opened = Opening(earlier="xqa-2019", languages=(Language.EN,), opened_at=NOON, opened_by="ada")
        launches.note_opening(vetted.id, opened)
        changes.tell(vetted.id, "1.1.1", REASON, by=MARK, at=NOON)
    return vetted


def released(vetted: Vetted) -> tuple[Assessment, bytes]:
    """The data of the newest release, as a value and as bytes."""
    release = releases.newest(vetted.id)
    assert release is not None
    data = files.read(releases.manifest(release).of(FileRole.DATA)[0].sha256)
    return interchange.decode(data), data


def test_a_release_carries_the_changes_with_their_kinds_and_quotations() -> None:
    vetted = followed()
    vetted.make()
    value, data = released(vetted)
    (change,) = value.changes
    assert (value.earlier, change.reason) == ("xqa-2019", REASON)
    assert (change.before[0].answer, change.after[0].answer) == ("none", "all")
    assert [pin.source for pin in change.pins] == ["law"]
    assert MARK.encode() not in data


def test_a_round_before_that_was_withdrawn_is_compared_with_nothing() -> None:
    vetted = followed()
    keeping.withdraw("xqa-2019", because="wrong country", by="ada", at=NOON)
    vetted.make()
    assert released(vetted)[0].changes == ()
