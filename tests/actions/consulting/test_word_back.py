"""Word files coming back into a consultation: taken whole or not at all, each thing in them told in a receipt."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from consulted import LATER, TEXTS, Consulted, frozen, in_consultation
from migov.actions import journal as inspecting
from migov.actions.consulting import comments as ledger
from migov.actions.consulting import consultations, word
from migov.errors import Conflict, Invalid, MigovError, NotAllowed, NotFound, Unreadable, WrongStage
from migov.model.consultations import Mandate, ProposalKind, Via, Visibility
from migov.model.dimensions import Dimension
from migov.model.findings import Side
from migov.model.people import Role
from migov.profile.docx.elements import element
from migov.profile.word.reading import opening
from migov.store import blobs, comments, journal
from migov.store.comments import LIVING
from returned_files import brought, rewritten, sent
from teams import joined
from word_files import FACE, File, W, begin, finish, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def here() -> Consulted:
    return in_consultation()


@contextmanager
def nothing_written(here: Consulted) -> Iterator[None]:
    """Fails where a comment, a receipt, a line of the journal or a file was kept meanwhile."""

    def kept() -> tuple[Any, ...]:
        there = comments.of(here.id), comments.returned(here.id), journal.lines(), set(blobs.names())
        return (*there, consultations.of(here.id, by=here.coordinator))

    before = kept()
    yield
    assert kept() == before


# ---- what is in the ledger afterwards --------------------------------------------------------------------------------


def test_a_change_and_a_comment_become_entries_of_the_institution(here: Consulted) -> None:
    file = rewritten(here, sent(here, here.health), author="Awa Diallo")
    office = here.passages[2]
    file.write(file.line(office), [begin("7"), *words(here.words(office), FACE), *finish("7")])
    file.comment("7", "Which office is it?", "Ben Okri")
    taken = brought(here, file, here.health, visibility=Visibility.ALL)
    change, remark = comments.numbered(here.id, taken.comments)
    assert (change.passage, change.anchor and change.anchor.exact) == (here.passages[0], "free")
    assert change.proposes is not None
    assert (change.proposes.kind, change.proposes.words) == (ProposalKind.REPLACE, "free of charge")
    assert (remark.passage, remark.says, remark.author) == (office, "Which office is it?", "Ben Okri")
    for one, author in ((change, "Awa Diallo"), (remark, "Ben Okri")):
        assert (one.institution, one.by, one.author, one.via) == ("health", "hana", author, Via.WORD)
        assert (one.version, one.visibility, one.replies_to) == (1, Visibility.ALL, None)


def test_what_was_said_in_the_file_keeps_its_moment_where_that_can_be(here: Consulted) -> None:
    file = rewritten(here, sent(here, here.health))
    for one in file.body.iter(f"{W}ins"):
        one.set(f"{W}date", "2024-05-02T09:30:00Z")
    for one in file.body.iter(f"{W}del"):
        one.set(f"{W}date", "2024-05-02T09:30:00Z")
    file.edit(file.line(here.passages[1]), ("keep", here.words(here.passages[1])), ("ins", " Ever.", "Eva"))
    changed = comments.numbered(here.id, brought(here, file, here.health).comments)
    assert [one.at for one in changed] == ["2024-05-02T09:30:00+00:00", LATER.isoformat()]


def test_a_receipt_counts_everything_and_the_file_is_kept(here: Consulted) -> None:
    file = rewritten(here, sent(here, here.health))
    line = file.line(here.passages[1])
    settings = line.find(f"{W}pPr")
    assert settings is not None
    settings.append(element("w:pPrChange", file.who("Ana"), element("w:pPr")))
    data = file.saved()
    taken = brought(here, data, here.health, file="Avis de la Santé.docx")
    told = word.receipt(here.id, taken.number, by=here.health).receipt
    assert told.found == {"replacement": 1, "formatting": 1}
    assert (told.total, told.placed, told.unplaced, [one.count for one in told.ignored]) == (2, 1, 0, [1])
    assert [line.comment for line in told.lines] == list(taken.comments) == [1]
    assert (taken.file_name, taken.institution, taken.by, taken.at) == (
        "Avis de la Santé.docx",
        "health",
        "hana",
        LATER,
    )
    kept = word.original(here.id, taken.number, by=here.health)
    assert (kept.name, kept.data) == ("Avis de la Santé.docx", data)
    noted = journal.lines(here.id)[-1]
    assert noted.action == "word.take"
    assert noted.details["sha256"] == sha256(data).hexdigest()
    assert (noted.details["receipt"], noted.details["found"], noted.details["comments"]) == (1, 2, 1)
    found = inspecting.verify()
    assert not found.problems
    assert not found.orphans


def test_threads_are_kept_below_their_comments_in_the_file_and_in_the_ledger(here: Consulted) -> None:
    first = here.say(here.health, "Since when?", on="free")
    answer = here.say(here.editor, "Since 2012.", replies_to=first.number)
    file = sent(here, here.health)
    line = file.line(here.passages[1])
    file.write(line, [begin("7"), *words(here.words(here.passages[1]), FACE), *finish("7")])
    file.comment("7", "May they lead one?", "Ana")
    file.comment("8", "I think not.", "Ben", parent="7")
    file.comment("9", "So do I.", "Eva", parent="8")
    ours = file.part("word/commentsExtended.xml")[1].get(
        f"{{{file.part('word/commentsExtended.xml').nsmap['w15']}}}paraId"
    )
    file.comment("10", "Then write it.", "Ana")
    file.part("word/commentsExtended.xml")[-1].set(
        f"{{{file.part('word/commentsExtended.xml').nsmap['w15']}}}paraIdParent", str(ours)
    )
    taken = brought(here, file, here.health)
    said = {one.says: one for one in comments.numbered(here.id, taken.comments)}
    top = said["May they lead one?"].number
    assert [said[text].replies_to for text in ("I think not.", "So do I.")] == [top, top]
    assert said["Then write it."].replies_to == first.number
    assert said["Then write it."].passage == here.passages[0]
    told = word.receipt(here.id, taken.number, by=here.health).receipt
    assert [(one.reason, one.count) for one in told.ignored] == [("a comment that was in the file when it was sent", 2)]
    assert answer.says not in said


def test_what_belongs_nowhere_is_unplaced_with_the_words_it_spoke_of(here: Consulted) -> None:
    file = sent(here, here.health)
    lead = file.paragraph(begin("7"), *words("Our own cover letter.", FACE), *finish("7"))
    file.body.insert(1, lead)
    file.comment("7", "Please answer this one too.", "Ana")
    taken = brought(here, file, here.health)
    told = word.receipt(here.id, taken.number, by=here.health).receipt
    assert told.unplaced >= 1
    said = [
        one for one in comments.numbered(here.id, taken.comments) if one.says.endswith("Please answer this one too.")
    ]
    assert [one.passage for one in said] == [None]
    assert "Our own cover letter." in said[0].says
    assert said[0].number in comments.unplaced(here.id, version=LIVING)


def test_a_resolved_comment_is_taken_and_said_to_be_done_there(here: Consulted) -> None:
    file = sent(here, here.health)
    file.write(file.line(here.passages[1]), [begin("7"), *words(here.words(here.passages[1]), FACE), *finish("7")])
    file.comment("7", "Fine now.", "Ana", done=True)
    taken = brought(here, file, here.health)
    assert [line.entry.is_resolved for line in word.receipt(here.id, taken.number, by=here.health).receipt.lines] == [
        True
    ]


def test_more_than_one_comment_holds_goes_on_in_its_thread(here: Consulted) -> None:
    file = sent(here, here.health)
    file.write(file.line(here.passages[1]), [begin("7"), *words(here.words(here.passages[1]), FACE), *finish("7")])
    long = " ".join(f"word{number}" for number in range(6000))
    file.comment("7", long, "Ana")
    added = file.paragraph(file.inserted(long + " end"), mark="ins")
    file.line(here.passages[2]).addnext(added)
    taken = brought(here, file, here.health)
    told = word.receipt(here.id, taken.number, by=here.health).receipt
    assert len(told.lines) == len(taken.comments) == 2
    assert [line.is_comment_only for line in told.lines] == [True, False]
    for line in told.lines:
        head = comments.get(here.id, line.comment)
        replies = [one for one in comments.of(here.id) if one.replies_to == line.comment]
        whole = head.says + "".join(one.says for one in replies)
        assert whole.replace(" ", "").removesuffix("end") == long.replace(" ", "")


def test_a_file_in_which_nothing_was_done_is_a_receipt_and_no_comment(here: Consulted) -> None:
    consultations.no_comments(here.id, "health", by=here.health, at=LATER)
    taken = brought(here, sent(here, here.health), here.health)
    assert taken.comments == ()
    assert word.receipt(here.id, taken.number, by=here.health).receipt.total == 0
    asked = consultations.of(here.id, by=here.health)
    assert asked is not None
    assert asked.invitations[0].no_comment_at is not None


# ---- the same again --------------------------------------------------------------------------------------------------


def test_the_same_file_twice_is_told_and_done_once(here: Consulted) -> None:
    data = rewritten(here, sent(here, here.health)).saved()
    first = brought(here, data, here.health)
    for person in (here.health, here.focal):
        with (
            nothing_written(here),
            pytest.raises(Conflict, match=r"came on 2024-05-01 already.*see receipt 1") as raised,
        ):
            brought(here, data, person, file="again.docx")
        assert str(raised.value).startswith("again.docx")
        assert word.first_time(here.id, data, by=person) == first
    with nothing_written(here), pytest.raises(Conflict) as raised:
        brought(here, data, here.unions, institution="unions")
    assert "receipt" not in str(raised.value)
    assert word.first_time(here.id, data, by=here.unions) is None


def test_a_file_worked_on_further_brings_only_what_is_new(here: Consulted) -> None:
    file = rewritten(here, sent(here, here.health))
    file.write(file.line(here.passages[1]), [begin("7"), *words(here.words(here.passages[1]), FACE), *finish("7")])
    file.comment("7", "May they lead one?", "Ana")
    first = brought(here, file, here.health)
    file.comment("8", "I think not.", "Ben", parent="7")
    rewritten(here, file, 3, was="ten", now="twelve")
    second = brought(here, file, here.health, at=LATER + timedelta(days=1))
    told = word.receipt(here.id, second.number, by=here.health).receipt
    assert [line.was_there for line in told.lines] == [True, False, True, False]
    assert set(first.comments) < set(second.comments)
    assert len(comments.of(here.id)) == 4 == told.new + 2
    assert comments.get(here.id, 4).replies_to == first.comments[1]


# ---- whose file it is ------------------------------------------------------------------------------------------------


def test_two_institutions_with_one_file_are_told_apart(here: Consulted) -> None:
    data = rewritten(here, sent(here, here.health)).saved()
    for institution in (word.ITS_OWN, "unions", "health"):
        with nothing_written(here), pytest.raises(Conflict, match="it was sent to Ministry of Health") as raised:
            brought(here, data, here.unions, institution=institution, instead=True)
        assert "ask the focal point" in str(raised.value)
    with nothing_written(here), pytest.raises(Conflict, match="say that it speaks for Union of Workers all the same"):
        brought(here, data, here.focal, institution="unions")
    taken = brought(here, data, here.focal, institution="unions", instead=True)
    told = word.receipt(here.id, taken.number, by=here.unions).receipt
    assert (taken.institution, told.sent_to) == ("unions", "health")
    assert [one.institution for one in comments.of(here.id)] == ["unions"]


def test_the_team_brings_files_in_for_those_who_sent_them(here: Consulted) -> None:
    for passage, person in enumerate((here.coordinator, here.focal, here.editor)):
        file = rewritten(here, sent(here, here.health), passage, was=("free", "join", "office")[passage], now="x y z")
        taken = brought(here, file, person)
        assert (taken.institution, taken.by) == ("health", person.person)
    analyst = joined(here.id, Role.ANALYST, "ada")
    other = rewritten(here, sent(here, here.health), 3, was="ten", now="12")
    with nothing_written(here), pytest.raises(NotAllowed):
        brought(here, other, analyst)


def test_a_file_for_nobody_in_particular_says_for_whom_when_it_comes(here: Consulted) -> None:
    data = rewritten(here, File(word.send_out(here.id, by=here.focal, at=LATER).data)).saved()
    with nothing_written(here), pytest.raises(Invalid, match="does not say for whom it speaks"):
        brought(here, data, here.focal)
    with nothing_written(here), pytest.raises(NotAllowed):
        brought(here, data, here.health, institution=None)
    with nothing_written(here), pytest.raises(NotFound):
        brought(here, data, here.focal, institution="fisheries")
    assert brought(here, data, here.focal, institution=None).institution is None
    assert brought(here, rewritten(here, File(data), 1, was="join", now="lead"), here.health).institution == "health"


def test_who_may_see_a_file_is_told_by_who_may_read_what_it_says(here: Consulted) -> None:
    taken = brought(here, rewritten(here, sent(here, here.health)), here.health, visibility=Visibility.INSTITUTION)
    seen = [here.health, here.coordinator, here.editor]
    for person in (here.health, here.coordinator, here.editor, here.focal, here.labour, here.unions):
        assert bool(word.returned(here.id, by=person)) is (person in seen)
        if person in seen:
            assert word.original(here.id, taken.number, by=person).data
        else:
            with pytest.raises(NotFound):
                word.receipt(here.id, taken.number, by=person)
            with pytest.raises(NotFound):
                word.original(here.id, taken.number, by=person)


# ---- which draft it is -----------------------------------------------------------------------------------------------


def test_a_file_of_an_older_draft_lands_on_it_and_follows_to_the_living_text(here: Consulted) -> None:
    file = rewritten(here, sent(here, here.health), 3, was="month", now="week")
    gone = rewritten(here, file, 1, was="join", now="found")
    here.edit(
        here.passages[3], "By law, work permits take ten days. Residence permits take a month, and are sent by post."
    )
    here.edit(here.passages[1], "Nothing is known of unions.")
    frozen(here)
    taken = brought(here, gone, here.health)
    assert taken.version == 1
    told = word.receipt(here.id, taken.number, by=here.health).receipt
    assert (told.placed, told.unplaced) == (2, 0)
    by_passage = {one.passage: one for one in comments.numbered(here.id, taken.comments)}
    month, join = by_passage[here.passages[3]], by_passage[here.passages[1]]
    for version in (1, 2, LIVING):
        place = comments.places(here.id, version=version)[month.number]
        assert place.passage == here.passages[3]
        assert place.anchor is not None
        assert place.anchor.exact == "month"
    assert comments.places(here.id, version=1)[join.number].passage == here.passages[1]
    assert comments.places(here.id, version=LIVING)[join.number].passage is None


def test_a_file_of_another_assessment_or_of_no_draft_of_ours_is_refused(here: Consulted) -> None:
    file = sent(here, here.health)
    custom = file.members["docProps/custom.xml"]
    file.members["docProps/custom.xml"] = custom.replace(here.id.encode(), b"xqb-2019")
    with nothing_written(here), pytest.raises(Conflict, match="a draft of xqb-2019"):
        brought(here, file, here.health, file="other.docx")
    file.members["docProps/custom.xml"] = custom.replace(here.draft.hash.encode(), b"0" * 64)
    with nothing_written(here), pytest.raises(Conflict, match="a draft that is not here"):
        brought(here, file, here.health, file="other.docx")


def test_a_file_whose_marks_were_lost_is_matched_by_its_words(here: Consulted) -> None:
    file = rewritten(here, sent(here, here.health)).without_ids()
    file.members["docProps/custom.xml"] = b"<Properties/>"
    settings = file.part("word/settings.xml")
    variables = settings.find(f"{W}docVars")
    assert variables is not None
    settings.remove(variables)
    line = next(one for one in file.body if here.draft.hash in "".join(one.itertext(f"{W}t")))
    file.body.remove(line)
    taken = brought(here, file, here.health)
    told = word.receipt(here.id, taken.number, by=here.health).receipt
    assert (taken.institution, taken.version, told.says_what_it_is) == ("health", 1, False)
    assert here.passages[0] in {one.passage for one in comments.numbered(here.id, taken.comments)}
    with nothing_written(here), pytest.raises(Invalid, match="does not say for whom"):
        brought(here, file.saved() + b" ", here.focal)


def test_parts_that_were_not_sent_are_not_missed_and_those_that_were_are(here: Consulted) -> None:
    file = sent(here, here.labour)
    line = file.line(here.passages[3])
    parent = line.getparent()
    assert parent is not None
    parent.remove(line)
    said = comments.numbered(here.id, brought(here, file, here.labour).comments)
    assert [(one.passage, one.proposes and one.proposes.kind) for one in said] == [
        (here.passages[3], ProposalKind.DELETE_PASSAGE)
    ]


def test_a_mandate_that_changed_meanwhile_deletes_nothing(here: Consulted) -> None:
    file = rewritten(here, sent(here, here.labour), 3, was="ten", now="twelve")
    mandate = Mandate(dimensions=(Dimension.RIGHTS,))
    consultations.invite(here.id, "labour", mandate=mandate, by=here.coordinator, at=LATER)
    said = comments.numbered(here.id, brought(here, file, here.labour).comments)
    assert [one.proposes and one.proposes.kind for one in said] == [ProposalKind.REPLACE]


# ---- what Word writes ------------------------------------------------------------------------------------------------


def test_half_the_changes_accepted_are_found_by_comparison(here: Consulted) -> None:
    file = rewritten(here, sent(here, here.health))
    rewritten(here, file, 3, was="ten", now="twelve")
    line = file.line(here.passages[3])
    for one in list(line.iter(f"{W}del")):
        line.remove(one)
    for one in list(line.iter(f"{W}ins")):
        at = line.index(one)
        line.remove(one)
        for run in reversed(list(one)):
            line.insert(at, run)
    taken = brought(here, file, here.health)
    lines = word.receipt(here.id, taken.number, by=here.health).receipt.lines
    assert [(line.entry.part, line.entry.is_untracked) for line in lines] == [
        (here.passages[0], False),
        (here.passages[3], True),
    ]


def test_a_comment_on_words_that_were_deleted_stands_where_they_were(here: Consulted) -> None:
    file = sent(here, here.health)
    text = here.words(here.passages[0])
    before, _, behind = text.partition("free")
    pieces = file.pieces((("keep", before), ("del", "free")))
    pieces = [*pieces[:-1], begin("7"), pieces[-1], *finish("7"), *words(behind, FACE)]
    file.write(file.line(here.passages[0]), pieces)
    file.comment("7", "It is not.", "Ana")
    said = comments.numbered(here.id, brought(here, file, here.health).comments)
    assert {(one.passage, one.anchor and one.anchor.exact) for one in said} == {(here.passages[0], "free")}


def test_changes_in_tables_and_in_footnotes_come_in(here: Consulted) -> None:
    file = sent(here, here.health)
    inner = element("w:tc", None, element("w:tcPr"), file.paragraph(file.inserted("A cell of ours."), mark="ins"))
    row = element("w:tr", None, element("w:trPr", None, element("w:ins", file.who("Ana"))), inner)
    nested = element("w:tbl", None, element("w:tblPr"), element("w:tblGrid"), row)
    outer_cell = element("w:tc", None, element("w:tcPr"), nested, file.paragraph())
    table = element("w:tbl", None, element("w:tblPr"), element("w:tblGrid"), element("w:tr", None, outer_cell))
    file.line(here.passages[0]).addnext(table)
    notes = file.part("word/footnotes.xml")
    line = file.line(here.passages[1])
    mark = file.who("Eva")
    note = element("w:footnote", {"w:id": "77"}, file.paragraph(file.inserted("See the union act.", "Eva")))
    notes.append(note)
    call = element("w:r", None, element("w:footnoteReference", {"w:id": "77"}))
    line.append(element("w:ins", mark, call))
    taken = brought(here, file, here.health)
    told = word.receipt(here.id, taken.number, by=here.health).receipt
    assert told.total == told.placed + told.unplaced + sum(one.count for one in told.ignored)
    said = " ".join(one.says + (one.proposes.words if one.proposes else "") for one in comments.of(here.id))
    assert "A cell of ours." in said
    assert "See the union act." in said


@pytest.mark.slow
def test_a_file_that_libreoffice_saved_comes_in(here: Consulted, tmp_path: Path) -> None:
    program = shutil.which("soffice") or pytest.skip("needs LibreOffice (`soffice`), which is not installed")
    source = tmp_path / "draft.docx"
    first = here.say(here.health, "Since when?", on="free")
    source.write_bytes(rewritten(here, sent(here, here.health), 3, was="ten", now="twelve").saved())
    command = [program, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "docx"]
    subprocess.run([*command, "--outdir", tmp_path / "out", source], check=True, capture_output=True, timeout=100)
    taken = brought(here, (tmp_path / "out/draft.docx").read_bytes(), here.health)
    said = comments.numbered(here.id, taken.comments)
    assert [(one.passage, one.proposes and one.proposes.words) for one in said] == [(here.passages[3], "twelve")]
    told = word.receipt(here.id, taken.number, by=here.health).receipt
    assert [one.count for one in told.ignored if "when it was sent" in one.reason] == [1]
    assert first.number not in taken.comments


# ---- refused: nothing is written -------------------------------------------------------------------------------------


def with_macros(file: File) -> None:
    file.members["word/vbaProject.bin"] = b"x"


def broken(file: File) -> None:
    file.members["word/document.xml"] = file.members["word/document.xml"][:-200]


def a_bomb(file: File) -> None:
    file.members["word/document.xml"] = b"<a>" + b" " * 2_000_001


def with_entities(file: File) -> None:
    file.members["word/document.xml"] = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'


def without_the_draft(file: File) -> None:
    for one in list(file.body)[:-1]:
        file.body.remove(one)
    file.body.insert(0, file.paragraph(*words("Minutes of the committee on fisheries.", FACE)))


HARMFUL: dict[str, tuple[Callable[[File], None], type[MigovError]]] = {
    "macros": (with_macros, Unreadable),
    "broken XML": (broken, Unreadable),
    "a bomb": (a_bomb, Unreadable),
    "entities": (with_entities, Unreadable),
    "another text": (without_the_draft, Invalid),
}


@pytest.mark.parametrize(("harm", "error"), HARMFUL.values(), ids=HARMFUL.keys())
def test_a_harmful_file_is_refused_with_its_name_and_leaves_no_trace(
    here: Consulted, harm: Callable[[File], None], error: type[MigovError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_UNPACKED", 2_000_000)
    file = sent(here, here.health)
    harm(file)
    with nothing_written(here), pytest.raises(error) as raised:
        brought(here, file, here.health, file="Comments.docx")
    assert str(raised.value).startswith("Comments.docx")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"Dear colleagues", b"PK\x03\x04 cut"])
def test_what_is_no_word_document_is_refused(here: Consulted, data: bytes) -> None:
    with nothing_written(here), pytest.raises(Unreadable, match=r"^note\.docx"):
        brought(here, data, here.health, file="note.docx")


def test_a_link_to_the_outside_is_told_and_not_followed(here: Consulted) -> None:
    file = rewritten(here, sent(here, here.health))
    rels = file.members["word/_rels/document.xml.rels"]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    link = f'<Relationship Id="rT" TargetMode="External" Target="http://example.org/evil.dotm" Type="{kind}"/>'
    file.members["word/_rels/settings.xml.rels"] = (
        rels[: rels.index(b"<Relationship ")] + link.encode() + b"</Relationships>"
    )
    taken = brought(here, file, here.health)
    assert word.receipt(here.id, taken.number, by=here.health).receipt.notices == (
        "a link to something outside the file (attachedTemplate) was not followed",
    )


def test_while_suggestions_are_frozen_a_file_with_some_waits_and_one_with_comments_comes_in(here: Consulted) -> None:
    suggesting = rewritten(here, sent(here, here.health)).saved()
    remarking = sent(here, here.health)
    remarking.write(
        remarking.line(here.passages[1]), [begin("7"), *words(here.words(here.passages[1]), FACE), *finish("7")]
    )
    remarking.comment("7", "May they lead one?", "Ana")
    consultations.consolidate(here.id, begin=True, by=here.editor, at=LATER)
    with nothing_written(here), pytest.raises(WrongStage, match="frozen while the editors consolidate") as raised:
        brought(here, suggesting, here.health, file="ours.docx")
    assert "ours.docx: 1 change is suggested" in str(raised.value)
    assert "bring it again when they are done" in str(raised.value)
    assert len(brought(here, remarking, here.health).comments) == 1
    consultations.consolidate(here.id, begin=False, by=here.editor, at=LATER)
    assert len(brought(here, suggesting, here.health).comments) == 1


def test_nothing_is_taken_before_the_consultation_opens_or_after_it_closed() -> None:
    here = in_consultation(opened=False)
    data = word.send_out(here.id, "health", by=here.coordinator, at=LATER).data
    with nothing_written(here), pytest.raises(WrongStage):
        brought(here, data, here.coordinator)
    with nothing_written(here), pytest.raises(MigovError):
        brought(here, data, here.health)


def test_where_a_comment_cannot_be_kept_nothing_of_the_file_is(
    here: Consulted, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = rewritten(here, sent(here, here.health)).saved()

    def failing(*_: object, **__: object) -> None:
        raise Conflict("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(comments, "add_returned", failing)
        patched.setattr(blobs, "keep", lambda _: "0" * 64)
        with nothing_written(here), pytest.raises(Conflict, match="the disk is full"):
            brought(here, data, here.health)
    assert brought(here, data, here.health).number == 1


# ---- many ------------------------------------------------------------------------------------------------------------


def test_five_hundred_changes_of_one_file_are_in_the_ledger() -> None:
    sentence = "Office number {} keeps the register of permits and prints it in March."
    text = " ".join(sentence.format(number) for number in range(10))
    texts = tuple((Dimension.POLICY, Side.WELL_DEVELOPED, f"Part {number}. {text}") for number in range(50))
    here = in_consultation((*TEXTS, *texts))
    file = sent(here, here.health)
    for passage in here.passages[len(TEXTS) :]:
        changes: list[tuple[str, ...]] = []
        for at, piece in enumerate(here.words(passage).split("register")):
            changes += [("del", "register", "Ana"), ("ins", "list", "Ana")] if at else []
            changes.append(("keep", piece))
        file.edit(file.line(passage), *changes)
    data = file.saved()
    taken = brought(here, data, here.health)
    assert len(taken.comments) == 500
    assert len(ledger.threads(here.id, by=here.editor)) == 500


def test_a_file_with_comments_of_an_institution_alone_is_opened_by_those_who_read_them(here: Consulted) -> None:
    here.say(here.labour, "Among us: which permits?", passage=here.passages[3], visibility=Visibility.INSTITUTION)
    file = rewritten(here, sent(here, here.labour, everything=True))
    taken = brought(here, file, here.labour)
    assert word.receipt(here.id, taken.number, by=here.focal).file == taken
    with pytest.raises(NotFound):
        word.original(here.id, taken.number, by=here.focal)
    for person in (here.labour, here.editor):
        assert word.original(here.id, taken.number, by=person).data
