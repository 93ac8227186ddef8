"""From a folder of laws to a pinned article: what a person does, through the actions."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
import typst

from kept import NOON, keep
from laws import ALIENS_ACT, LAWS, OLD_ACT, REPEAL, folder
from makers import assessment
from makers import source as source_value
from migov.actions import answers, assessments, evidence, folders, index, journal, pins, registers, sources
from migov.actions.assessments import Outcome
from migov.actions.entering import keeper
from migov.actions.evidence import Asked
from migov.actions.readings import read_source
from migov.actions.sources import Details
from migov.errors import Conflict, Invalid, MigovError, Misquoted, NotFound, Unreadable, Unsupported
from migov.evidence.index import Index
from migov.model.answers import Answer, AnswerStatus, NonAnswer
from migov.model.instruments import InstrumentStatus
from migov.model.sources import SourceKind
from migov.store import blobs, derived, searches
from remembered import remembered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
WHO = {"by": "Ada", "at": NOON}
ADA = {"by": keeper("Ada"), "at": NOON}
XQA = Details(jurisdiction="XQA")


@pytest.fixture
def laws() -> dict[str, str]:
    """The laws, added: file → id of the source."""
    return added_laws()


@remembered
def added_laws() -> dict[str, str]:
    added = [add(text, file) for file, text in LAWS.items()]
    index.catch_up(on=NOON.date())
    return {one.file: one.source for one in added if one.source}


def add(text: str, file: str = "law.md", details: Details = XQA) -> sources.Added:
    return sources.add(text.encode(), file=file, details=details, **WHO)


def test_a_folder_is_added_and_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    steps = list(folders.add_all([folder(tmp_path / "laws")], details=XQA, **WHO))
    outcomes = {step.added.file: step.added.outcome for step in steps if step.added}
    assert outcomes == dict.fromkeys(("aliens.md", "old.md", "repeal.md", "decret.md"), Outcome.KEPT) | {
        "broken.pdf": None
    }
    (bad,) = [step.added for step in steps if step.added and step.added.outcome is None]
    assert bad.problems[0].file == "broken.pdf"
    assert bad.problems[0].remedy
    assert [step.done for step in steps] == [1, 2, 3, 4, 5]


def test_a_language_that_is_none_is_refused_before_anything_is_added(tmp_path: Path) -> None:
    klingon = Details(jurisdiction="XQA", language="klingon")
    with pytest.raises(NotFound, match=r"klingon.*pt-BR"):
        add(ALIENS_ACT, details=klingon)
    with pytest.raises(NotFound, match="klingon"):
        list(folders.add_all([folder(tmp_path / "laws")], details=klingon, **WHO))
    assert sources.all_sources("XQA") == ()


def test_the_same_folder_again_changes_nothing(tmp_path: Path) -> None:
    laws = folder(tmp_path / "laws")
    list(folders.add_all([laws], details=XQA, **WHO))
    before = journal.lines()
    (laws / "aliens.md").rename(laws / "renamed.md")
    again = list(folders.add_all([laws], details=XQA, **WHO))
    assert {step.added.outcome for step in again if step.added} == {Outcome.ALREADY_THERE, None}
    assert journal.lines() == before
    assert len(sources.all_sources()) == 4


def test_a_run_that_is_stopped_goes_on_from_there(tmp_path: Path) -> None:
    steps = folders.add_all([folder(tmp_path / "laws")], details=XQA, **WHO)
    next(steps)
    next(steps)
    steps.close()
    done = len(sources.all_sources())
    assert 1 <= done < 4
    rest = list(folders.add_all([tmp_path / "laws"], details=XQA, **WHO))
    kept = [step.added.outcome for step in rest if step.added].count(Outcome.KEPT)
    assert (kept, len(sources.all_sources())) == (4 - done, 4)
    assert journal.verify().problems == ()


def test_a_source_tells_its_own_title_language_and_kind(laws: dict[str, str]) -> None:
    told = sources.get(laws["decret.md"]).source
    assert (told.title[:20], told.language, told.kind, told.published) == (
        "Décret n° 2018-120 d",
        "fr",
        SourceKind.LEGISLATION,
        "2018-05-09",
    )
    assert told.id == "xqa-decree-2018-120"


def test_what_cannot_be_read_leaves_no_trace() -> None:
    with pytest.raises(Unreadable, match="broken"):
        sources.add(b"%PDF-1.7\nnothing", file="broken.pdf", details=XQA, **WHO)
    assert sources.all_sources() == ()
    assert list(blobs.names()) == []
    assert journal.lines() == ()


def test_an_indicator_is_answered_from_laws_in_two_languages(laws: dict[str, str]) -> None:
    found = evidence.find(Asked(indicator="1.2.1", jurisdiction="XQA"), **WHO)
    first = {hit.source for hit in found.hits[:3]}
    assert {laws["aliens.md"], laws["decret.md"]} <= first
    assert all(hit.reasons for hit in found.hits[:3])


def test_a_repealed_law_is_filtered_counted_and_shown_on_request(laws: dict[str, str]) -> None:
    asked = Asked(words="family reunification", jurisdiction="XQA")
    found = evidence.find(asked, **WHO)
    assert laws["old.md"] not in {hit.source for hit in found.hits}
    assert found.withheld >= 1
    ended = evidence.find(Asked(words="family reunification", jurisdiction="XQA", with_ended=True), **WHO)
    (old,) = [hit for hit in ended.hits if hit.source == laws["old.md"] and "reunification" in hit.text]
    assert not old.in_force
    then = evidence.find(Asked(words="family reunification", jurisdiction="XQA", on="2010"), **WHO)
    assert laws["old.md"] in {hit.source for hit in then.hits}


def test_a_repeal_that_is_added_later_reaches_the_law_that_is_there() -> None:
    old = add(OLD_ACT, "old.md").source
    index.catch_up(on=NOON.date())
    assert evidence.find(Asked(words="police", jurisdiction="XQA"), **WHO).hits[0].source == old
    add(REPEAL, "repeal.md")
    index.catch_up(on=NOON.date())
    assert [hit.source for hit in evidence.find(Asked(words="police", jurisdiction="XQA"), **WHO).hits] == []
    withdrawn = next(one for one in sources.all_sources() if one.id != old)
    sources.withdraw(withdrawn.id, because="not published", **WHO)
    index.catch_up(on=NOON.date())
    assert evidence.find(Asked(words="police", jurisdiction="XQA"), **WHO).hits[0].source == old


def test_the_register_knows_who_repealed_whom(laws: dict[str, str]) -> None:
    made = registers.register_of("XQA", on=NOON.date())
    old = registers.find(made, made.texts[laws["old.md"]])
    assert old is not None
    assert (old.status, old.until) == (InstrumentStatus.REPEALED, "2015-03-31")
    (mention,) = registers.mentions("XQA", made, old)
    assert mention.source == laws["repeal.md"]


def test_a_repeal_that_no_text_tells_is_known_from_a_person(laws: dict[str, str]) -> None:
    made = registers.register_of("XQA", on=NOON.date())
    decree = made.texts[laws["decret.md"]]
    known = {"status": InstrumentStatus.REPEALED, "until": "2020-12-31", "because": "gazette of 4 January 2021"}
    registers.settle("XQA", decree, **known, **WHO)
    index.catch_up(on=NOON.date())
    asked = Asked(words='"regroupement familial"', language="fr", jurisdiction="XQA")
    assert evidence.find(asked, **WHO).total == 0
    assert evidence.find(asked, **WHO).withheld > 0
    registers.settle("XQA", decree, status=None, because="it was another decree", **WHO)
    index.catch_up(on=NOON.date())
    assert evidence.find(asked, **WHO).total > 0
    with pytest.raises(NotFound):
        registers.settle("XQA", "nix", **known, **WHO)
    with pytest.raises(Invalid, match="how one knows"):
        registers.settle("XQA", decree, status=None, because=" ", **WHO)


def test_reading_for_a_register_tells_how_far_it_is_and_only_the_first_time(laws: dict[str, str]) -> None:
    told: list[tuple[int, int]] = []
    day = NOON.date() + timedelta(days=1)
    registers.gather("XQA", lambda done, total: told.append((done, total)), on=day)
    assert told == [(done, len(laws)) for done in range(1, len(laws) + 1)]
    registers.register_of("XQA", on=day)
    registers.gather("XQA", lambda done, total: told.append((done, total)), on=day)
    assert len(told) == len(laws)


def test_a_withdrawn_source_is_not_found_and_can_come_back(laws: dict[str, str]) -> None:
    sources.withdraw(laws["decret.md"], because="another decree", **WHO)
    index.catch_up(on=NOON.date())
    asked = Asked(words='"regroupement familial"', language="fr", jurisdiction="XQA")
    assert evidence.find(asked, **WHO).total == 0
    sources.restore(laws["decret.md"], **WHO)
    index.catch_up(on=NOON.date())
    assert evidence.find(asked, **WHO).total > 0


def test_an_index_that_is_made_anew_finds_the_same(laws: dict[str, str], home: Path) -> None:
    asked = Asked(indicator="1.2.1", jurisdiction="XQA")
    before = [(hit.source, hit.number) for hit in evidence.find(asked, **WHO).hits]
    for state in (home / "index").glob("current.json"):
        state.write_text("{")
    assert index.is_behind()
    done = index.catch_up(on=NOON.date())
    assert done.sources == len(laws)
    assert [(hit.source, hit.number) for hit in evidence.find(asked, **WHO).hits] == before


def test_meaning_orders_what_words_found_where_it_is_there(laws: dict[str, str]) -> None:
    assert laws
    asked = Asked(indicator="1.2.1", jurisdiction="XQA")
    before = evidence.find(asked, **WHO)
    assert index.meanings() is None
    assert index.embed() >= len(index.index()) > 0
    assert index.embed() == 0
    after = evidence.find(asked, **WHO)
    assert {hit.text for hit in after.hits} == {hit.text for hit in before.hits}
    assert [hit.score for hit in after.hits] != [hit.score for hit in before.hits]


@pytest.mark.parametrize("asked", [{"jurisdiction": "XXQ"}, {"languages": ("klingon",)}])
def test_a_place_or_language_that_nobody_knows_is_refused_with_what_to_give(
    laws: dict[str, str], asked: dict[str, object]
) -> None:
    assert laws
    with pytest.raises(NotFound, match="give"):
        evidence.find(Asked(words="permit", **asked), **WHO)  # type: ignore[arg-type]
    assert evidence.find(Asked(words="permit", jurisdiction="NER", languages=("ha",)), **WHO).total == 0


def test_every_search_stands_in_the_log_once_a_day(laws: dict[str, str]) -> None:
    assert laws
    keep(assessment())
    asked = Asked(words="lottery", indicator="1.1.1", assessment="xqa-2024")
    for _ in range(2):
        evidence.find(asked, **WHO)
    evidence.find(asked, by="Ada", at=NOON + timedelta(days=1))
    made = evidence.made("xqa-2024", indicator="1.1.1")
    assert [(one.search.query, one.search.found) for one in made] == [("lottery", 0), ("lottery", 0)]


def test_no_evidence_found_stands_on_the_searches_that_were_made(laws: dict[str, str]) -> None:
    assert laws
    keep(assessment())
    nothing = Answer(indicator="1.1.1", non_answer=NonAnswer.NO_EVIDENCE, justification="No text speaks of it.")
    answers.give("xqa-2024", nothing, **ADA)
    with pytest.raises(Invalid, match="nothing was searched"):
        answers.attach_searches("xqa-2024", "1.1.1", **ADA)
    evidence.find(Asked(words="lottery", indicator="1.1.1", assessment="xqa-2024"), **WHO)
    given = answers.attach_searches("xqa-2024", "1.1.1", **ADA)
    assert [search.query for search in given.searches] == ["lottery"]


def test_words_are_pinned_verified_and_taken_back(laws: dict[str, str]) -> None:
    keep(assessment())
    pin = pins.pin_words("xqa-2024", "1.2.1", source=laws["aliens.md"], words="decided within sixty days", **ADA)
    assert pin.locator.path[-1].startswith("Article 2")
    (checked,) = pins.verify("xqa-2024")
    assert checked.holds
    value = assessments.get("xqa-2024")
    assert [source.id for source in value.sources] == [laws["aliens.md"]]
    assert pins.unpin("xqa-2024", "1.2.1", number=1, **ADA).pins == ()
    assert [line.action for line in journal.lines("xqa-2024")][-2:] == ["answer.pin", "answer.unpin"]
    assert journal.verify().problems == ()


@pytest.mark.parametrize("is_text_kept", [True, False])
@pytest.mark.parametrize("damage", [Path.unlink, lambda file: (file.chmod(0o600), file.write_bytes(b"rotten"))])
def test_a_pin_whose_bytes_are_gone_or_damaged_is_listed_and_the_others_are_looked_up(
    laws: dict[str, str], home: Path, damage: Callable[[Path], object], *, is_text_kept: bool
) -> None:
    keep(assessment())
    bad = pins.pin_words("xqa-2024", "1.2.1", source=laws["aliens.md"], words="decided within sixty days", **ADA)
    pins.pin_words("xqa-2024", "1.2.1", source=laws["old.md"], words="reports to the police", **ADA)
    damage(home / "blobs" / bad.snapshot[:2] / bad.snapshot)
    if not is_text_kept:
        shutil.rmtree(home / "derived")
        pins._prepared.cache_clear()
    first, second = pins.verify()
    assert (first.holds, first.verification, second.holds) == (False, None, True)
    assert laws["aliens.md"] in first.says
    assert f"Add the file again, or bring blobs/{bad.snapshot[:2]}/{bad.snapshot} back from a backup." in first.says
    add(LAWS["aliens.md"], "aliens.md")
    assert [one.holds for one in pins.verify()] == [True, True]


def test_the_bytes_of_a_snapshot_are_hashed_once_however_many_pins_quote_it(
    laws: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(assessment())
    for words in ("decided within sixty days", "issued for two years"):
        pins.pin_words("xqa-2024", "1.2.1", source=laws["aliens.md"], words=words, **ADA)
    looked: list[str] = []
    whole = blobs.is_whole
    monkeypatch.setattr(blobs, "is_whole", lambda name: looked.append(name) or whole(name))
    assert [one.holds for one in pins.verify()] == [True, True]
    assert len(looked) == 1


@pytest.mark.parametrize("damage", [Path.unlink, lambda file: (file.chmod(0o600), file.write_bytes(b"rotten"))])
@pytest.mark.parametrize("how", ["alone", "in a folder"])
@pytest.mark.parametrize("is_withdrawn", [True, False])
def test_bytes_that_are_gone_or_damaged_are_whole_again_when_their_file_is_added_again(
    home: Path, tmp_path: Path, damage: Callable[[Path], object], how: str, *, is_withdrawn: bool
) -> None:
    there = folder(tmp_path / "laws")
    list(folders.add_all([there], details=XQA, **WHO))
    (source,) = [one for one in sources.all_sources() if one.file_name == "aliens.md"]
    if is_withdrawn:
        sources.withdraw(source.id, because="a draft", **WHO)
    damage(home / "blobs" / str(source.snapshot)[:2] / str(source.snapshot))
    if how == "alone":
        with pytest.raises(Conflict, match="withdrawn") if is_withdrawn else nullcontext():
            sources.add((there / "aliens.md").read_bytes(), file="aliens.md", details=XQA, **WHO)
    else:
        told = [step.added for step in folders.add_all([there], details=XQA, **WHO) if step.added]
        assert any("withdrawn" in str(one.problems) for one in told) == is_withdrawn
    assert sources.original(source) == (there / "aliens.md").read_bytes()


def test_what_a_full_disk_does_not_take_is_told_with_what_to_do_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("migov.store.writing.write_whole", full)
        steps = [step.added for step in folders.add_all([folder(tmp_path / "laws")], details=XQA, **WHO)]
        told = {one.file: str(one.problems[0]) for one in steps if one}
        assert told["aliens.md"] == (
            "aliens.md: it cannot be kept (no space left on device): "
            "make room on the disk of the data folder, then add it again"
        )
        assert len(told) == 5
        with pytest.raises(MigovError, match="make room on the disk"):
            add(ALIENS_ACT)
    assert sources.all_sources() == ()
    with monkeypatch.context() as patched:
        patched.setattr(derived, "keep", full)
        assert add(ALIENS_ACT).outcome is Outcome.KEPT, "what is derived can be made anew"


def test_a_file_that_changes_while_it_is_read_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "growing.md").write_text(ALIENS_ACT)
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"other bytes")
    monkeypatch.setattr("migov.actions.sources.reader", lambda: "reader")
    monkeypatch.setattr("migov.actions.transcripts.reader", lambda: "reader")
    (added,) = [step.added for step in folders.add_all([tmp_path / "growing.md"], details=XQA, **WHO) if step.added]
    assert list(map(str, added.problems)) == ["growing.md: the file changed while it was read (add it again)"]
    assert sources.all_sources() == ()


def test_a_file_name_is_kept_without_what_moves_a_terminals_cursor() -> None:
    name = add(ALIENS_ACT, "law\x1b[2J\n.md").source
    assert sources.get(str(name)).file_name == "law\ufffd[2J\ufffd.md"


def test_words_that_turn_the_pinned_ones_are_told_of(laws: dict[str, str]) -> None:
    keep(assessment())
    words = "requires a residence permit"
    pins.pin_words("xqa-2024", "1.2.1", source=laws["aliens.md"], words=words, **ADA)
    forbidden = add("# Law No. 2020-01 of 3 May 2020 on Work\n\n### Article 1\n\nAliens may not take up paid work.\n")
    pins.pin_words("xqa-2024", "1.2.1", source=str(forbidden.source), words="take up paid work", **ADA)
    first, second = pins.verify("xqa-2024")
    assert first.holds
    assert second.holds
    assert (first.turned_by, second.turned_by) == ("", "Aliens may not")
    assert "Right before them stands “Aliens may not”: pin these words too." in second.says
    assert msgspec.structs.replace(second, verification=None).turned_by == "", "nobody knows what stands there"


def test_words_that_are_not_there_are_refused_with_the_nearest(laws: dict[str, str]) -> None:
    keep(assessment())
    with pytest.raises(Misquoted, match="sixty"):
        pins.pin_words("xqa-2024", "1.2.1", source=laws["aliens.md"], words="decided within ninety days", **ADA)
    assert assessments.get("xqa-2024").answers == ()


def test_words_that_stand_in_several_places_are_not_guessed(laws: dict[str, str]) -> None:
    keep(assessment())
    with pytest.raises(Invalid, match="places"):
        pins.pin_words("xqa-2024", "1.2.1", source=laws["aliens.md"], words="resident", **ADA)


def test_an_answer_that_loses_a_pin_is_a_draft_again(laws: dict[str, str]) -> None:
    keep(assessment())
    some = Answer(indicator="1.2.1", closed="some", justification="The spouse and the children.")
    answers.give("xqa-2024", some, **ADA)
    with pytest.raises(Unsupported, match="without a quotation"):
        answers.complete("xqa-2024", "1.2.1", **ADA)
    pins.pin_words("xqa-2024", "1.2.1", source=laws["aliens.md"], words="decided within sixty days", **ADA)
    assert answers.complete("xqa-2024", "1.2.1", **ADA).status is AnswerStatus.COMPLETE
    assert pins.unpin("xqa-2024", "1.2.1", number=1, **ADA).status is AnswerStatus.DRAFT
    assert list(pins.verify("xqa-2024")) == []


def test_a_new_snapshot_carries_pins_over_or_lists_them(laws: dict[str, str]) -> None:
    keep(assessment())
    source = laws["aliens.md"]
    for words in ("decided within sixty days", "issued for two years"):
        pins.pin_words("xqa-2024", "1.2.1", source=source, words=words, **ADA)
    newer = ALIENS_ACT.replace("two years", "three years").replace("Every alien", "Any alien")
    added = add(newer, "aliens-2024.md", Details(jurisdiction="XQA", id=source))
    assert added.outcome is Outcome.REPLACED
    carried = pins.carry_over(source, **WHO)
    assert [one.result.after is not None for one in carried] == [True, False]
    held = list(pins.verify("xqa-2024"))
    assert [one.holds for one in held] == [True, True]
    assert [one.is_newest for one in held] == [True, False]


def test_a_withdrawn_source_is_not_quoted_any_more(laws: dict[str, str]) -> None:
    keep(assessment())
    sources.withdraw(laws["old.md"], because="badly scanned", **WHO)
    with pytest.raises(Conflict, match="withdrawn"):
        pins.pin_words("xqa-2024", "1.2.1", source=laws["old.md"], words="reports to the police", **ADA)


def test_what_is_not_there_is_not_found(laws: dict[str, str]) -> None:
    keep(assessment())
    with pytest.raises(NotFound, match=r"9\.9\.9"):
        pins.pin_words("xqa-2024", "9.9.9", source=laws["old.md"], words="reports to the police", **ADA)
    with pytest.raises(NotFound, match="nix"):
        pins.pin_words("xqa-2024", "1.2.1", source="nix", words="reports to the police", **ADA)
    with pytest.raises(NotFound):
        evidence.find(Asked(indicator="9.9.9"), **WHO)


def test_a_law_is_not_found_before_it_was_adopted(laws: dict[str, str]) -> None:
    asked = Asked(words='"residence permit"', jurisdiction="XQA", on="2000")
    assert laws["aliens.md"] not in {hit.source for hit in evidence.find(asked, **WHO).hits}


def test_an_id_that_cannot_stand_in_an_address_is_refused() -> None:
    with pytest.raises(Invalid, match="lower-case"):
        add(ALIENS_ACT, details=Details(jurisdiction="XQA", id="../../etc/x"))
    assert sources.all_sources() == ()


def test_an_id_is_made_of_kind_and_number_else_of_words_of_title_or_file() -> None:
    assert (
        add("# Law No. 2015-09 of 1 May 2015 on Ports\n\n### Article 1\n\nPorts are open.\n").source
        == "xqa-law-2015-09"
    )
    assert add("# Report on Ports\n\nPorts are open all year round.\n").source == "xqa-report-on-ports"
    assert add("# القانون\n\nالموانئ مفتوحة طوال السنة.\n", "mawani.md").source == "xqa-mawani"
    assert add("# القانون\n\nالموانئ مغلقة طوال السنة.\n", "موانئ.md").source == "xqa-source"


def test_a_file_that_another_run_was_faster_with_is_there_already(tmp_path: Path) -> None:
    steps = folders.add_all([folder(tmp_path / "laws")], details=XQA, **WHO)
    next(steps)
    add(OLD_ACT, "old.md")
    rest = [step.added for step in steps if step.added]
    assert [one.problems for one in rest if one.file != "broken.pdf"] == [()] * len(
        [one for one in rest if one.file != "broken.pdf"]
    )


TESSERACT = r"""#!/bin/sh
if [ "$1" = --list-langs ]; then echo "List:"; echo eng; exit; fi
printf 'level\n'
left=0
for word in $(cat "$(dirname "$0")/words"); do
  left=$((left + 50))
  printf '5\t1\t1\t1\t1\t1\t%d\t50\t40\t25\t96\t%s\n' $left "$word"
done
"""
RECOGNISED = "Act No. 7 of 2014 on Harbours. The harbour master keeps a register of all ships that come in."


def scan(picture: str) -> bytes:
    """A page without words."""
    data: bytes = typst.compile(f"#set page(width: 8cm, height: 8cm)\n{picture}".encode())
    return data


def with_tesseract(folder: Path) -> None:
    """A stand-in for tesseract that recognises the same words on every page, from now on."""
    (folder / "words").write_text(RECOGNISED)
    (folder / "tesseract").write_text(TESSERACT)
    (folder / "tesseract").chmod(0o755)


@pytest.mark.parametrize("is_folder", [True, False])
def test_scans_are_read_again_when_their_words_can_be_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_folder: bool
) -> None:
    programs, scans = tmp_path / "programs", tmp_path / "scans"
    programs.mkdir()
    scans.mkdir()
    monkeypatch.setenv("PATH", f"{programs}:/bin:/usr/bin")
    monkeypatch.setattr(shutil, "which", lambda name: str(programs / name) if (programs / name).exists() else None)
    (scans / "one.pdf").write_bytes(scan("#rect(width: 2cm, height: 2cm)"))
    (scans / "two.pdf").write_bytes(scan("#circle(radius: 2cm)"))

    def added() -> list[sources.Added]:
        if is_folder:
            found = [step.added for step in folders.add_all([scans], details=XQA, **WHO) if step.added]
        else:
            files = sorted(scans.iterdir())
            found = [sources.add(file.read_bytes(), file=file.name, details=XQA, **WHO) for file in files]
            index.catch_up(on=NOON.date())
        return sorted(found, key=lambda one: one.file)

    def outcomes() -> list[tuple[str, Outcome | None, int]]:
        return [(one.file, one.outcome, one.passages) for one in added()]

    assert outcomes() == [("one.pdf", Outcome.KEPT, 0), ("two.pdf", Outcome.KEPT, 0)]
    assert {one.outcome for one in added()} == {Outcome.ALREADY_THERE}
    with_tesseract(programs)
    assert outcomes() == [("one.pdf", Outcome.REPLACED, 1), ("two.pdf", Outcome.REPLACED, 1)]
    assert {one.outcome for one in added()} == {Outcome.ALREADY_THERE}
    kept = sources.get("xqa-one")
    assert (kept.source.language, kept.source.kind, len(kept.source.snapshots)) == ("en", SourceKind.LEGISLATION, 1)
    assert kept.source.title.startswith("Act No. 7 of 2014")
    found = evidence.find(Asked(words="harbour master", jurisdiction="XQA"), **WHO)
    assert {hit.source for hit in found.hits} == {"xqa-one", "xqa-two"}
    assert journal.verify().problems == ()


@pytest.mark.parametrize("has_program", [True, False])
def test_a_folder_of_kept_texts_is_added_again_without_a_look_at_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_program: bool
) -> None:
    there, programs = folder(tmp_path / "laws"), tmp_path / "programs"
    list(folders.add_all([there], details=XQA, **WHO))
    programs.mkdir()
    with_tesseract(programs)
    monkeypatch.setattr(shutil, "which", lambda name: str(programs / name) if has_program else None)
    monkeypatch.setattr(derived, "find", lambda *_, **__: pytest.fail("a transcript was opened"))
    steps = folders.add_all([there], details=XQA, **WHO)
    assert [step.added.outcome for step in steps if step.added].count(Outcome.ALREADY_THERE) == 4


def test_what_is_told_of_kept_bytes_and_not_taken_is_said() -> None:
    name = add(ALIENS_ACT).source
    again = add(ALIENS_ACT, details=Details(jurisdiction="XQB", title="Another title", publisher="The Gazette"))
    assert (again.source, again.outcome) == (name, Outcome.ALREADY_THERE)
    (note,) = again.notes
    for words in ("jurisdiction XQA, not XQB", "not Another title", "publisher unknown, not The Gazette", "import"):
        assert words in note
    assert add(ALIENS_ACT).notes == ()


def test_bytes_that_somebody_keeps_while_they_are_read_are_there_already() -> None:
    reading = read_source(ALIENS_ACT.encode(), "act.md")
    first = add(ALIENS_ACT)
    told = {"file": "act.md", "details": XQA}
    again = sources.keep(reading, ALIENS_ACT.encode(), **told, **WHO)
    assert (again.source, again.outcome) == (first.source, Outcome.ALREADY_THERE)
    assert len(journal.lines()) == 1


def test_a_folder_is_kept_while_somebody_else_writes_the_index(tmp_path: Path) -> None:
    index.catch_up(on=NOON.date())
    with index.index().writing():
        steps = [step.added for step in folders.add_all([folder(tmp_path / "laws")], details=XQA, **WHO)]
    assert [one.outcome for one in steps if one].count(Outcome.KEPT) == 4
    assert index.is_behind()
    index.try_to_catch_up(on=NOON.date())
    assert evidence.find(Asked(words="permit", jurisdiction="XQA"), **WHO).hits


def test_a_folder_is_kept_where_the_index_cannot_be_written_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.catch_up(on=NOON.date())

    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Index, "writing", full)
        steps = list(folders.add_all([folder(tmp_path / "laws")], details=XQA, **WHO))
        assert [step.added.outcome for step in steps if step.added].count(Outcome.KEPT) == 4
        assert steps[-1].note == (
            "the index could not be brought up to date, and knows nothing of the last changes: no space left on device"
        )
        assert index.try_to_catch_up(on=NOON.date()) == steps[-1].note
    assert index.try_to_catch_up(on=NOON.date()) is None
    assert evidence.find(Asked(words="permit", jurisdiction="XQA"), **WHO).hits


def test_a_search_that_cannot_be_logged_is_told_of_or_refused_where_it_is_for_an_assessment(
    laws: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(assessment())

    def full(*_: object, **__: object) -> None:
        raise MigovError("the disk is full")

    monkeypatch.setattr(searches, "note", full)
    told: list[str] = []
    asked = Asked(words="permit", jurisdiction="XQA")
    found = evidence.find(asked, unlogged=told.append, **WHO)
    assert found.hits[0].source in laws.values()
    assert told == ["the search is not kept in the log: the disk is full"]
    with pytest.raises(MigovError, match="the disk is full"):
        evidence.find(asked, **WHO)
    for_one = msgspec.structs.replace(asked, assessment="xqa-2024")
    with pytest.raises(MigovError, match="cannot be kept in the log of xqa-2024, so it is not made: the disk is full"):
        evidence.find(for_one, unlogged=told.append, **WHO)
    assert len(told) == 1


def test_a_newer_file_tells_which_pins_are_lost_even_where_the_run_before_was_stopped(
    laws: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(assessment())
    source = laws["aliens.md"]
    for words in ("decided within sixty days", "issued for two years"):
        pins.pin_words("xqa-2024", "1.2.1", source=source, words=words, **ADA)
    file = tmp_path / "aliens-2024.md"
    file.write_text(ALIENS_ACT.replace("two years", "three years"))
    details = Details(jurisdiction="XQA", id=source)

    def added() -> sources.Added:
        (one,) = [step.added for step in folders.add_all([file], details=details, **WHO) if step.added]
        return one

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(pins, "carry_over", stopped)
        with pytest.raises(KeyboardInterrupt):
            added()
    told = added()
    assert told.outcome is Outcome.ALREADY_THERE
    assert told.notes[0] == "1 of 2 pins carried over."
    (lost,) = told.notes[1:]
    assert lost.startswith("xqa-2024 1.2.1: Lost from")
    assert "“two” where the source has “three”" in lost


def test_a_folder_that_holds_the_data_folder_gives_its_own_files_alone(home: Path) -> None:
    folder(home.parent / "laws")
    add("# Act on Ports\n\nPorts are open.\n")
    steps = [step.added for step in folders.add_all([home.parent], details=XQA, **WHO)]
    assert not [one for one in steps if one and home.name in Path(one.file).parts]
    assert [one.outcome for one in steps if one].count(Outcome.KEPT) >= 4


def test_an_address_that_is_none_of_the_web_is_refused() -> None:
    with pytest.raises(Invalid, match=r"javascript:alert.*https"):
        add(ALIENS_ACT, details=Details(jurisdiction="XQA", address="javascript:alert(1)"))
    assert sources.all_sources() == ()


def test_a_title_that_is_told_is_one_line_without_control_characters() -> None:
    told = Details(jurisdiction="XQA", title="Act\n on \x1bPorts ", publisher=" \x00")
    source = sources.get(add(ALIENS_ACT, details=told).source or "").source
    assert (source.title, source.publisher) == ("Act on Ports", None)


def test_a_newer_snapshot_is_no_way_round_a_withdrawal_or_into_another_country() -> None:
    add(ALIENS_ACT, details=Details(jurisdiction="XQA", id="act"))
    newer = ALIENS_ACT.replace("two years", "three years")
    with pytest.raises(Conflict, match="act is a source of XQA, not of XQB"):
        add(newer, details=Details(jurisdiction="XQB", id="act"))
    sources.withdraw("act", because="a draft", **WHO)
    with pytest.raises(Conflict, match="migov source restore act"):
        add(newer, details=Details(jurisdiction="XQA", id="act"))
    assert len(sources.get("act").source.snapshots) == 1
    sources.restore("act", **WHO)
    told = add(newer, details=Details(jurisdiction="XQA", id="act", title="Another title"))
    assert told.outcome is Outcome.REPLACED
    assert "not Another title" in told.notes[-1]


def test_what_was_not_known_of_a_source_is_known_from_its_first_file() -> None:
    described = source_value("act", title="Act on Aliens", jurisdiction=None, language=None, snapshots=())
    sources.add_described(described, **WHO)
    told = add(ALIENS_ACT, details=Details(jurisdiction="XQA", id="act", publisher="Gazette"))
    assert told.notes == ()
    kept = sources.get("act").source
    assert (kept.title, kept.jurisdiction, kept.language, kept.publisher) == ("Act on Aliens", "XQA", "en", "Gazette")
    index.catch_up(on=NOON.date())
    assert evidence.find(Asked(words="alien", jurisdiction="XQA"), **WHO).hits
