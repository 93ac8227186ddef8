from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from kept import NOON, keep
from makers import assessment, finding
from migov.actions import assessments
from migov.actions.assessments import Handed, Outcome
from migov.errors import Conflict, Invalid, NotFound, Unreadable
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.store import assessments as records
from migov.store import blobs, journal
from strategies import assessments as any_assessment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
WHO = {"by": "Ada", "at": NOON}


def handed(value: Assessment, name: str = "a.json") -> Handed:
    return Handed(data=interchange.encode(value), name=name)


def test_what_is_imported_is_exported_byte_for_byte() -> None:
    data = interchange.encode(assessment([finding()]))
    kept = assessments.import_assessment(data, file="a.json", **WHO)
    assert kept.outcome is Outcome.KEPT
    assert assessments.export(kept.entry.id) == data


@given(value=any_assessment())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_lost_between_import_and_export(value: Assessment) -> None:
    keep(value, replace=True)
    assert interchange.decode(assessments.export(value.id)) == value


def test_an_import_writes_one_line_in_the_journal() -> None:
    kept = keep()
    (line,) = journal.lines()
    assert (line.by, line.action, line.subject) == ("Ada", "assessment.import", "xqa-2024")
    assert line.details["content"] == kept.entry.content_sha256
    assert line.details["file sha256"] == kept.entry.file_sha256


def test_the_same_content_again_changes_nothing_and_says_so() -> None:
    keep()
    assert keep().outcome is Outcome.ALREADY_THERE
    assert len(journal.lines()) == 1


def test_another_content_under_the_same_id_is_refused_and_nothing_changes() -> None:
    keep(assessment([finding("First.")]))
    with pytest.raises(Conflict, match="--replace"):
        keep(assessment([finding("Second.")]))
    assert assessments.get("xqa-2024") == assessment([finding("First.")])
    assert len(journal.lines()) == 1


def test_a_replaced_content_stays_in_the_store() -> None:
    before = keep(assessment([finding("First.")])).entry
    kept = keep(assessment([finding("Second.")]), replace=True)
    assert kept.outcome is Outcome.REPLACED
    line = journal.lines()[-1]
    assert line.details["before"] == before.content_sha256
    assert interchange.decode(blobs.read(line.details["before"])) == assessment([finding("First.")])


def test_several_files_are_kept_all_or_none() -> None:
    keep(assessment([finding("There before.")], id="b-2"))
    files = [handed(assessment(id="a-1")), handed(assessment(id="b-2"))]
    with pytest.raises(Conflict, match="b-2"):
        assessments.import_assessments(files, **WHO)
    assert [entry.id for entry in assessments.entries()] == ["b-2"]
    assert len(journal.lines()) == 1


def test_every_file_that_is_not_in_order_is_named() -> None:
    files = [Handed(data=b"{", name="one.json"), handed(assessment()), Handed(data=b"[]", name="two.json")]
    with pytest.raises(Invalid) as caught:
        assessments.import_assessments(files, **WHO)
    assert {problem.file for problem in caught.value.problems} == {"one.json", "two.json"}
    assert assessments.entries() == ()


def test_one_unreadable_file_is_unreadable() -> None:
    with pytest.raises(Unreadable, match=r"one\.json"):
        assessments.import_assessment(b"%PDF-1.7", file="one.json", **WHO)


def test_the_same_assessment_twice_in_one_import_is_refused() -> None:
    files = [handed(assessment(), "one.json"), handed(assessment([finding()]), "two.json")]
    with pytest.raises(Invalid, match=r"stands in one\.json too"):
        assessments.import_assessments(files, **WHO)


@pytest.mark.parametrize("where", ["note", "_fill"])
def test_a_stop_in_the_middle_leaves_the_records_as_they_were(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(assessment([finding("Before.")], id="a-1"))

    def stop(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(journal if where == "note" else records, where, stop)
    files = [handed(assessment([finding("After.")], id="a-1")), handed(assessment(id="b-2"))]
    with pytest.raises(KeyboardInterrupt):
        assessments.import_assessments(files, replace=True, **WHO)
    monkeypatch.undo()
    assert assessments.get("a-1") == assessment([finding("Before.")], id="a-1")
    assert [entry.id for entry in assessments.entries()] == ["a-1"]
    assert journal.verify().lines == 1


def test_files_left_by_a_stop_are_used_when_the_same_bytes_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(journal, "note", lambda *_args, **_more: (_ for _ in ()).throw(OSError("stop")))
        with pytest.raises(OSError, match="stop"):
            keep()
    (orphan,) = blobs.names()
    assert keep().entry.file_sha256 == orphan
    assert list(blobs.names()) == [orphan]


def test_a_withdrawn_assessment_is_kept_and_can_come_back() -> None:
    keep()
    assessments.withdraw("xqa-2024", because="read wrongly", **WHO)
    assert assessments.entries() == ()
    assert assessments.get("xqa-2024") == assessment()
    with pytest.raises(Conflict, match="restore"):
        keep(assessment([finding()]), replace=True)
    assessments.restore("xqa-2024", **WHO)
    assert [entry.id for entry in assessments.entries()] == ["xqa-2024"]
    told = [line.action for line in journal.lines()]
    assert told == ["assessment.import", "assessment.withdraw", "assessment.restore"]


def test_a_withdrawal_says_why_and_happens_once() -> None:
    keep()
    with pytest.raises(Invalid, match="why"):
        assessments.withdraw("xqa-2024", because="  ", **WHO)
    assessments.withdraw("xqa-2024", because="read wrongly", **WHO)
    with pytest.raises(Conflict, match="read wrongly"):
        assessments.withdraw("xqa-2024", because="again", **WHO)
    assessments.restore("xqa-2024", **WHO)
    with pytest.raises(Conflict, match="not withdrawn"):
        assessments.restore("xqa-2024", **WHO)


def test_what_is_not_there_is_not_found_and_not_noted() -> None:
    for act in (assessments.export, assessments.get, assessments.entry):
        with pytest.raises(NotFound):
            act("xqz-1900")
    with pytest.raises(NotFound):
        assessments.withdraw("xqz-1900", because="no", **WHO)
    assert journal.lines() == ()


def test_the_way_to_a_file_is_not_kept_only_its_name() -> None:
    assert keep(file=str(Path("/home/ada/secret project/a.json"))).entry.file_name == "a.json"
