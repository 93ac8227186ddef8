"""Making a release: what is refused, what is made, and that it is never changed."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from msgspec.structs import replace

from migov.actions import stages
from migov.actions.drafting import passages, versions
from migov.actions.entering import member_of
from migov.actions.releasing import listing, making, planning
from migov.actions.releasing.planning import Block
from migov.errors import Invalid, NotAllowed, NotFound, NotReady, WrongStage
from migov.evidence import formats
from migov.model import interchange
from migov.model.dimensions import Dimension
from migov.model.findings import Side
from migov.model.grounds import Grounds
from migov.model.languages import Language
from migov.model.people import Role
from migov.model.releases import FileRole, Identifiers, Manifest, public
from migov.model.workflow import Stage, Step
from migov.store import answers, assessments, blobs, journal, releases, transactions
from migov.store.published import files
from people import a_person
from released import MARK, RELEASING, SIGNING, Vetted, in_vetting, published, ready
from teams import moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
LATER = RELEASING + timedelta(days=30)


def manifest_of(vetted: Vetted) -> Manifest:
    release = releases.newest(vetted.id)
    assert release is not None
    return releases.manifest(release)


def contents(vetted: Vetted) -> dict[str, bytes]:
    """The bytes of every file of the newest release, by path."""
    return {one.path: files.read(one.sha256) for one in manifest_of(vetted).files}


def rows(vetted: Vetted, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(contents(vetted)[f"csv/{table}.csv"].decode(), newline="")))


def blocks(vetted: Vetted) -> set[Block]:
    return {one.block for one in planning.plan(vetted.id, by=vetted.coordinator).obstacles}


def test_a_release_publishes_what_was_signed() -> None:
    vetted = published()
    release = vetted.first()
    assert (release.id, release.number, release.supersedes) == ("xqa-2024.1", 1, None)
    assert assessments.stage(vetted.id) is Stage.PUBLISHED
    assert (release.draft, release.draft_hash) == (vetted.newest().number, vetted.newest().hash)
    assert manifest_of(vetted).release == release.id


def test_nothing_private_is_in_any_byte_of_a_release() -> None:
    vetted = published()
    told = contents(vetted)
    assert any(MARK in word for word in (interchange.encode(assessments.get(vetted.id)).decode(),))
    inside = dict(told)
    for path, data in told.items():
        if path.endswith(".docx"):
            package = zipfile.ZipFile(io.BytesIO(data))
            inside |= {f"{path}/{name}": package.read(name) for name in package.namelist()}
        if path.endswith(".pdf"):
            lines = (line.text for page in formats.read(data, file=path).pages for line in page.lines)
            inside[f"{path}/text"] = " ".join(lines).encode()
    assert not [path for path, data in inside.items() if MARK.encode() in data]


def test_a_release_has_every_file_that_is_promised_and_its_hash() -> None:
    vetted = published()
    release = vetted.first()
    manifest = manifest_of(vetted)
    assert {file.role for file in manifest.files} == set(FileRole) - {FileRole.CHECKSUMS}
    wanted = {
        *("profile-en.pdf", "profile-en.docx", "profile-en.html", "assessment-en.json", "signed-text.json"),
        *("process-certificate.json", "CITATION.cff", "citation.bib", "citation.csl.json", "datapackage.json"),
        *("metadata/dublin-core.xml", "metadata/dublin-core.json", "metadata/datacite.json", "images/cover-en.png"),
        *("README.txt", "images/framework-en.svg", "images/process-en.svg"),
    }
    assert wanted <= {file.path for file in manifest.files}
    sums = listing.file_of(release.id, "SHA256SUMS", by=vetted.coordinator)[1].decode()
    assert all(f"{file.sha256}  {file.path}\n" in sums for file in manifest.files)
    assert f"{release.manifest}  manifest.json\n" in sums


def test_the_data_of_a_release_is_the_public_form_of_the_signed_text() -> None:
    vetted = published()
    told = interchange.decode(contents(vetted)["assessment-en.json"])
    assert public(told) == told
    assert [one.id for one in told.findings] == list(vetted.passages)
    assert told.process is None or told.process.sign_offs


def test_the_same_content_gives_the_same_bytes() -> None:
    vetted = ready()
    plan = planning.planned(vetted.id)
    made = []
    for _ in range(2):
        told = making.gathering.gathered(vetted.id, vetted.newest(), languages=(), by=vetted.coordinator)
        head = making._head(vetted.id, told, plan, because=None, identifiers=Identifiers(), at=RELEASING)
        made.append(making.filing.filed(told, head))
    assert made[0] == made[1]


def test_the_bundle_is_the_same_whenever_it_is_asked_for() -> None:
    vetted = published()
    release = vetted.first()
    assert listing.bundle(release.id, by=vetted.coordinator) == listing.bundle(release.id, by=vetted.coordinator)


def test_a_source_goes_out_as_it_was_captured_with_what_it_says_but_an_interview_does_not() -> None:
    vetted = published()
    manifest = manifest_of(vetted)
    (law,) = manifest.of(FileRole.SOURCE)
    assert files.read(law.sha256) == blobs.read(law.snapshot or "")
    assert manifest.withheld == ("talk",)


def test_a_question_that_nobody_answered_is_missing_and_not_no() -> None:
    vetted = published()
    told = {row["indicator"]: row for row in rows(vetted, "answers")}
    assert (told["1.1.1"]["state"], told["1.1.1"]["answer"]) == ("answered", "all")
    assert (told["1.1.2"]["state"], told["1.1.2"]["answer"]) == ("no evidence found", "")


def test_the_tables_are_described_column_by_column() -> None:
    vetted = published()
    told = contents(vetted)
    package = json.loads(told["datapackage.json"])
    for resource in package["resources"]:
        head = told[resource["path"]].decode().splitlines()[0].split(",")
        assert head == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert resource["bytes"] == len(told[resource["path"]])


def test_the_journal_notes_the_release_with_its_manifest_and_holds() -> None:
    vetted = ready()
    before = journal.lines(last=1)[-1]
    release = vetted.make()
    (line,) = [one for one in journal.lines(vetted.id) if one.action == making.MADE]
    assert (line.details["release"], line.details["manifest"]) == (release.id, release.manifest)
    assert manifest_of(vetted).journal.hash == before.hash
    assert journal.verify().broken is None


@pytest.mark.parametrize("verb", ["UPDATE releases SET number = 7", "DELETE FROM releases"])
def test_the_database_refuses_to_change_or_remove_a_release(verb: str) -> None:
    published()
    with pytest.raises(DatabaseError, match="never changed"), connection.cursor() as cursor:
        cursor.execute(verb)


def test_identifiers_that_came_after_the_signature_stand_in_the_records_and_not_in_the_signed_text() -> None:
    vetted = ready()
    vetted.make(identifiers=Identifiers(doi="10.1234/xqa.1", isbn="978-92-9999-000-0"))
    told = contents(vetted)
    assert json.loads(told["metadata/datacite.json"])["doi"] == "10.1234/xqa.1"
    assert b"10.1234/xqa.1" in told["citation.bib"]
    assert b"10.1234/xqa.1" not in told["signed-text.json"]
    assert vetted.newest().hash == manifest_of(vetted).draft.hash


def test_nothing_is_released_without_both_signatures() -> None:
    vetted = in_vetting()
    assert blocks(vetted) == {Block.STAGE, Block.SIGNED}
    with pytest.raises(NotReady) as refused:
        vetted.make()
    assert {problem.place for problem in refused.value.problems} == {"stage", "signed"}
    assert releases.of(vetted.id) == ()
    assert assessments.stage(vetted.id) is Stage.VETTING


def test_everything_that_stands_in_the_way_is_told_at_once() -> None:
    vetted = ready()
    stages.take(Step.RESUME_VETTING, assessment=vetted.id, by=vetted.coordinator, at=RELEASING, because="once more")
    new = passages.write_new(
        vetted.id,
        "Nine tribunals exist.",
        dimension=Dimension.RIGHTS,
        side=Side.POTENTIAL,
        by=vetted.editor,
        at=SIGNING,
    ).passage.id
    assert blocks(vetted) == {Block.STAGE, Block.SIGNED, Block.DRAFTED, Block.CHECKED}
    told = {one.block: one.missing for one in planning.plan(vetted.id, by=vetted.coordinator).obstacles}
    assert new in told[Block.CHECKED]
    assert new in told[Block.DRAFTED]


def test_a_quotation_that_its_source_does_not_have_is_named_with_its_paragraph() -> None:
    vetted = in_vetting()
    pin = versions.content(vetted.newest()).findings[0].pins[0]
    quote = type(pin.quote)("every resident may see two doctors")
    false = type(pin)(source=pin.source, snapshot=pin.snapshot, locator=pin.locator, quote=quote)
    sentence = "All residents may see a doctor, whatever their nationality."
    passages.ground(vetted.id, vetted.passages[0], 1, sentence, Grounds(pins=(false,)), by=vetted.editor, at=SIGNING)
    vetted.rewrite(vetted.passages[1], "An office publishes the figures every year in March.")
    vetted.freeze()
    told = {one.block: one.missing for one in planning.plan(vetted.id, by=vetted.coordinator).obstacles}
    assert any(one.startswith(f"{vetted.passages[0]}, law: ") for one in told[Block.QUOTED])


def test_an_answer_whose_source_is_lost_stands_in_the_way_and_is_not_left_out() -> None:
    vetted = ready()
    given = answers.find(vetted.id, "1.1.1")
    assert given is not None
    (pin,) = given.answer.pins
    lost = replace(given.answer, pins=(replace(pin, source="gone"),))
    with transactions.whole():
        answers.write(vetted.id, given, lost, by="ada", at=SIGNING)
    told = {one.block: one.missing for one in planning.plan(vetted.id, by=vetted.coordinator).obstacles}
    assert told[Block.QUOTED] == ("the answer to 1.1.1, gone: the source is not known here",)
    with pytest.raises(NotReady, match=r"the answer to 1\.1\.1, gone"):
        vetted.make()


def test_only_a_coordinator_makes_a_release() -> None:
    vetted = ready()
    with pytest.raises(NotAllowed):
        making.make(vetted.id, by=vetted.editor, at=RELEASING)
    stranger = member_of(vetted.id, a_person())
    with pytest.raises(NotFound):
        making.make(vetted.id, by=stranger, at=RELEASING)


def test_a_participant_does_not_see_what_would_be_released() -> None:
    vetted = ready()
    outside = member_of(vetted.id, a_person(Role.PARTICIPANT, assessment=vetted.id, institution="labour"))
    with pytest.raises(NotAllowed):
        planning.plan(vetted.id, by=outside)


def test_another_release_says_why_and_leaves_the_first_as_it_was() -> None:
    vetted = published()
    first = vetted.first()
    before = listing.bundle(first.id, by=vetted.coordinator)
    with pytest.raises(Invalid, match="says why"):
        vetted.make(at=LATER)
    second = vetted.make(at=LATER, because="The cover was too dark.")
    assert (second.id, second.supersedes, second.because) == ("xqa-2024.2", first.id, "The cover was too dark.")
    assert listing.bundle(first.id, by=vetted.coordinator) == before
    assert [one.id for one in listing.of(vetted.id, by=vetted.coordinator)] == [first.id, second.id]


def test_a_correction_goes_back_to_vetting_and_is_signed_where_it_was_touched() -> None:
    vetted = published()
    first = vetted.first()
    stages.take(Step.CORRECT, assessment=vetted.id, by=vetted.coordinator, at=LATER, because="A year is wrong.")
    assert versions.unfrozen(vetted.id) == ()
    vetted.rewrite(vetted.passages[2], "Forms exist in three languages", at=LATER)
    vetted.freeze(at=LATER)
    assert vetted.newest().number == first.draft + 1
    assert Block.SIGNED in blocks(vetted)
    vetted.sign_off(at=LATER)
    second = vetted.make(at=LATER, because="A full stop too many.")
    assert second.number == 2
    assert [(row["part"], row["change"]) for row in rows(vetted, "changes")] == [(vetted.passages[2], "rewritten")]


def test_a_language_that_not_all_of_the_profile_stands_in_is_refused() -> None:
    vetted = ready()
    with pytest.raises(Invalid, match="not all of the profile is translated"):
        vetted.make(languages=[Language.FR])


def test_a_plan_names_the_languages_that_the_release_before_had_and_the_next_has_not() -> None:
    vetted = published()
    plan = planning.plan(vetted.id, by=vetted.coordinator)
    assert plan.left_out == ()
    assert plan.before is not None
    before = replace(plan.before, languages=(Language.EN, Language.FR, Language.AR))
    assert replace(plan, before=before).left_out == (Language.FR, Language.AR)


def test_a_release_that_fails_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    vetted = ready()

    def broken(*_: Any) -> None:
        raise RuntimeError("the power goes")

    monkeypatch.setattr(releases, "add", broken)
    with pytest.raises(RuntimeError):
        vetted.make()
    assert releases.of(vetted.id) == ()
    assert assessments.stage(vetted.id) is Stage.PUBLICATION
    assert not [one for one in journal.lines(vetted.id) if one.action == making.MADE]


def test_the_stage_alone_is_no_way_to_publish() -> None:
    vetted = in_vetting()
    moved(vetted.id, Stage.PUBLICATION)
    with pytest.raises(WrongStage, match="by making its release"):
        stages.take(Step.PUBLISH, assessment=vetted.id, by=vetted.coordinator, at=RELEASING)
