"""Workbooks out and back in: to an institution, with the team offline, lists of sources, a ministry's treaties."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from kept import NOON, keep
from makers import assessment, jurisdiction
from migov.actions import answers, assessments, delegations, journal, returns, sheets, sources, treaties
from migov.actions.entering import keeper
from migov.actions.sheets import Sent, Taken
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, Unreadable
from migov.model.answers import Answer, AnswerStatus
from migov.model.assignments import Via
from migov.model.conventions import Standing
from migov.model.deadlines import Deadline
from migov.model.fields import Field
from migov.model.institutions import Institution
from migov.model.languages import Language
from migov.model.people import Member, Role
from migov.model.returns import Written
from migov.model.sources import Source
from migov.model.workflow import Stage
from migov.store import reviews, transactions
from teams import answered, joined, moved, opened
from workbooks import Sheets, resaved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

HERE, CODES = "xqa-2024", ("1.1.1", "1.1.2", "1.1.3")
ADA = Member(person="ada", roles=frozenset({Role.ANALYST}))
FOCAL = Member(person="fo", roles=frozenset({Role.FOCAL_POINT}))
LABOUR = Member(person="lea", roles=frozenset({Role.PARTICIPANT}), institutions=("labour",))
HEALTH = Member(person="hal", roles=frozenset({Role.PARTICIPANT}), institutions=("health",))
COORDINATOR = Member(person="co", roles=frozenset({Role.COORDINATOR}))
COLUMNS = "key code question last answer years justification as_of practice".split()  # noqa: SIM905 - reads so
COLUMNS += "source_title source_article source_words source_address".split()  # noqa: SIM905
LATER = NOON + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    ministries = (Institution(id="labour", name="Ministry of Labour"), Institution(id="health", name="Health"))
    keep(assessment(institutions=ministries))


def to_labour(**more: Any) -> Sent:
    due = Deadline(local="2024-06-01T17:00", zone="Africa/Niamey")
    made = delegations.hand_over(HERE, "labour", CODES, due=due, by=FOCAL, at=NOON)
    return sheets.send_questionnaire(HERE, delegation=made.number, by=FOCAL, at=NOON, **more)


def filled(sent: Sent, row: int = 0, sheet: str = "Questions", **cells: object) -> bytes:
    """The workbook with these cells of a row filled in."""

    def edit(book: Sheets) -> None:
        page = book[sheet]
        while len(page) < row + 3:
            page.append([])
        for key, value in cells.items():
            at = [str(cell) for cell in page[0]].index(key)
            page[row + 2].extend([""] * (at + 1 - len(page[row + 2])))
            page[row + 2][at] = value

    return resaved(sent.data, edit)


def take(data: bytes, by: Member = LABOUR, **more: Any) -> Taken:
    return sheets.take(HERE, data, file="back.xlsx", by=by, at=LATER, **more)


# ---- to an institution and back --------------------------------------------------------------------------------------


def test_what_an_institution_fills_in_becomes_its_return() -> None:
    sent = to_labour()
    taken = take(filled(sent, 1, answer="some", justification="Law 4.", source_title="Law 4", source_article="5"))
    (given,) = returns.returned(HERE, by=ADA)
    assert (given.indicator, given.institution, given.via, given.by) == ("1.1.2", "labour", Via.SHEET, "lea")
    assert given.words == {Field.ANSWER: "some", Field.JUSTIFICATION: "Law 4."}
    assert given.sources == "Law 4 · 5"
    assert given.is_submitted
    assert (taken.receipt.changed, taken.receipt.taken_by) == (4, "lea")
    assert answers.answer_to(assessments.get(HERE), "1.1.2") is None, "it stands beside the answer"


def test_the_focal_point_brings_in_what_a_ministry_sent_by_mail() -> None:
    take(filled(to_labour(), answer="none"), by=FOCAL)
    (given,) = returns.returned(HERE, by=ADA)
    assert (given.institution, given.by) == ("labour", "fo")


def test_the_next_issue_holds_what_was_returned_and_the_one_before_is_taken_still() -> None:
    first = to_labour()
    take(filled(first, answer="some", justification="Law 4.", source_title="Law 4"))
    second = sheets.send_questionnaire(HERE, delegation=1, by=LABOUR, at=LATER)
    assert (first.sheet.issue, second.sheet.issue) == (1, 2)
    assert look(second.data).changed == 0
    again = take(filled(first, 1, answer="all"), theirs=["*"])
    assert "this is issue 1; issue 2 was sent since" in again.receipt.notes[0]
    assert {one.indicator: one.words.get(Field.ANSWER) for one in returns.returned(HERE, by=ADA)} == {
        "1.1.1": "some",
        "1.1.2": "all",
    }


def look(data: bytes, by: Member = LABOUR) -> Any:
    return sheets.look(HERE, data, file="back.xlsx", by=by, at=LATER).receipt


def test_a_draft_of_the_institution_stays_its_own() -> None:
    to_labour()
    written = Written(words={Field.JUSTIFICATION: "Only for us."})
    returns.write(HERE, 1, "1.1.1", written, base=0, by=LABOUR, at=NOON)
    theirs = sheets.send_questionnaire(HERE, delegation=1, by=LABOUR, at=LATER)
    others = sheets.send_questionnaire(HERE, delegation=1, by=FOCAL, at=LATER)
    assert "Only for us." in str(cells(theirs))
    assert "Only for us." not in str(cells(others))


def cells(sent: Sent) -> Sheets:
    found: list[Sheets] = []
    resaved(sent.data, found.append)
    return found[0]


def test_another_institution_neither_gets_nor_returns_the_workbook() -> None:
    sent = to_labour()
    with pytest.raises(NotFound):
        sheets.send_questionnaire(HERE, delegation=1, by=HEALTH, at=NOON)
    with pytest.raises(NotFound):
        take(filled(sent, answer="none"), by=HEALTH)


def test_what_changed_here_too_waits_for_a_decision_and_nothing_is_taken_until_then() -> None:
    sent = to_labour()
    written = Written(words={Field.JUSTIFICATION: "On the page."})
    returns.write(HERE, 1, "1.1.1", written, base=0, submit=True, by=LABOUR, at=NOON)
    back = filled(sent, justification="In the sheet.", answer="none")
    with pytest.raises(Conflict, match="1 cell was changed here too"):
        take(back)
    assert returns.returned(HERE, by=ADA)[0].words == {Field.JUSTIFICATION: "On the page."}
    (conflict,) = [line for line in look(back).lines if line.outcome == "conflict"]
    assert (conflict.now, conflict.returned) == ("On the page.", "In the sheet.")
    kept = take(back, ours=[conflict.key])
    assert [line.stayed for line in kept.receipt.lines if line.outcome == "conflict"] == [True]
    assert kept.receipt.written == kept.receipt.changed == 1
    words = {Field.JUSTIFICATION: "On the page.", Field.ANSWER: "none"}
    assert returns.returned(HERE, by=ADA)[0].words == words
    take(back, theirs=[conflict.key])
    assert returns.returned(HERE, by=ADA)[0].words[Field.JUSTIFICATION] == "In the sheet."


def test_a_withdrawn_delegation_takes_nothing() -> None:
    sent = to_labour()
    delegations.withdraw(HERE, 1, by=FOCAL, at=NOON)
    with pytest.raises(Conflict):
        take(filled(sent, answer="none"), by=FOCAL)
    with pytest.raises(NotFound):
        take(filled(sent, answer="none"), by=LABOUR)


def test_one_wrong_cell_and_nothing_is_taken() -> None:
    sent = to_labour()

    def edit(book: Sheets) -> None:
        book["Questions"][2][4] = "some"
        book["Questions"][3][4] = "rather"

    with pytest.raises(Invalid, match="cell E4: “rather” is not in the list"):
        take(resaved(sent.data, edit))
    assert returns.returned(HERE, by=ADA) == ()


def test_a_workbook_that_was_not_sent_from_here_is_refused() -> None:
    sent = to_labour()
    keep(assessment(id="xqa-2019"))
    with pytest.raises(Invalid, match="belongs to another assessment"):
        sheets.take("xqa-2019", sent.data, file="back.xlsx", by=keeper("root"), at=LATER)

    def forge(book: Sheets) -> None:
        words = "".join(str(row[0]) for row in book["migov"][2:]).replace("Africa/Niamey", "Africa/Accra")
        book["migov"] = [book["migov"][0], [sha256(words.encode()).hexdigest()], [words]]

    with pytest.raises(Invalid, match="was not sent out from here"):
        take(resaved(sent.data, forge))


def test_a_file_that_is_no_workbook_is_refused() -> None:
    to_labour()
    with pytest.raises(Unreadable):
        take(b"Code;Answer")


def test_sending_and_taking_stand_in_the_journal() -> None:
    taken = take(filled(to_labour(), answer="none"))
    lines = [line for line in journal.lines(HERE) if line.action.startswith("sheet.")]
    assert [(line.action, line.by) for line in lines] == [("sheet.send", "fo"), ("sheet.take", "lea")]
    assert lines[1].details["receipt"] == taken.number


# ---- looked at first -------------------------------------------------------------------------------------------------


def test_looking_changes_nothing_and_what_was_looked_at_can_be_taken_once() -> None:
    sent = to_labour()
    seen = sheets.look(HERE, filled(sent, answer="none"), file="back.xlsx", by=LABOUR, at=NOON)
    assert (seen.receipt.changed, seen.receipt.taken_at) == (1, None)
    assert returns.returned(HERE, by=ADA) == ()
    assert sheets.look_again(HERE, seen.number, by=LABOUR).receipt == seen.receipt
    taken = sheets.take_kept(HERE, seen.number, by=LABOUR, at=LATER)
    assert taken.receipt.changed == 1
    again = sheets.take_kept(HERE, seen.number, by=LABOUR, at=LATER + timedelta(hours=1))
    assert (again.number, again.receipt) == (taken.number, taken.receipt), "the same file twice is one return"
    assert len([line for line in journal.lines(HERE) if line.action == "sheet.take"]) == 1


def test_what_somebody_handed_in_is_nobody_elses_to_take_or_see() -> None:
    seen = sheets.look(HERE, filled(to_labour(), answer="none"), file="back.xlsx", by=LABOUR, at=NOON)
    for other in (FOCAL, HEALTH):
        with pytest.raises(NotFound):
            sheets.take_kept(HERE, seen.number, by=other, at=LATER)
    sheets.take_kept(HERE, seen.number, by=LABOUR, at=LATER)
    assert sheets.receipt(HERE, seen.number, by=LABOUR).receipt.changed == 1
    assert sheets.receipt(HERE, seen.number, by=ADA).receipt.changed == 1
    with pytest.raises((NotFound, NotAllowed)):
        sheets.receipt(HERE, seen.number, by=HEALTH)


def test_receipts_are_listed_for_those_who_work_inside_and_for_whoever_handed_in() -> None:
    take(filled(to_labour(), answer="none"))
    assert len(sheets.receipts(HERE, by=ADA)) == len(sheets.receipts(HERE, by=LABOUR)) == 1
    assert sheets.receipts(HERE, by=HEALTH) == ()
    assert len(sheets.sent(HERE, by=ADA)) == 1


# ---- the team offline ------------------------------------------------------------------------------------------------


def offline(**more: Any) -> Sent:
    return sheets.send_questionnaire(HERE, indicators=CODES, by=ADA, at=NOON, **more)


def test_what_an_analyst_fills_in_offline_is_saved_field_by_field() -> None:
    answers.save(HERE, "1.1.1", {Field.JUSTIFICATION: "Article 4."}, base=0, by=ADA, at=NOON)
    sent = offline()
    answers.save(HERE, "1.1.1", {Field.AS_OF: "2024-05"}, base=1, by=COLLEAGUE, at=NOON)
    take(filled(sent, answer="some", confidence="high"), by=ADA)
    answer = answers.answer_to(assessments.get(HERE), "1.1.1")
    assert answer
    assert (answer.closed, answer.as_of, answer.justification) == ("some", "2024-05", "Article 4.")
    assert answer.status is AnswerStatus.DRAFT
    assert "from the workbook back.xlsx" in {change.why for change in answers.history(HERE, "1.1.1")}


COLLEAGUE = Member(person="bo", roles=frozenset({Role.ANALYST}))


def test_sources_of_an_analyst_go_into_the_private_notes_to_be_pinned() -> None:
    taken = take(filled(offline(), source_title="Law 4", source_words="Everyone may.", remark="Ask Lea."), by=ADA)
    answer = answers.answer_to(assessments.get(HERE), "1.1.1")
    assert answer
    assert answer.journal == "[2024-05-01, back.xlsx]\nLaw 4 · “Everyone may.”\nAsk Lea."
    assert "to be pinned" in taken.receipt.notes[0]


def test_nobody_from_outside_gets_the_teams_questionnaire() -> None:
    to_labour()
    with pytest.raises((NotFound, NotAllowed)):
        sheets.send_questionnaire(HERE, by=LABOUR, at=NOON)


def test_private_notes_go_only_to_those_who_may_read_them() -> None:
    answers.save(HERE, "1.1.1", {Field.JOURNAL: "I asked around."}, base=0, by=ADA, at=NOON)
    assert "I asked around." in str(cells(offline()))
    for_focal = sheets.send_questionnaire(HERE, indicators=CODES, by=FOCAL, at=NOON)
    assert "I asked around." not in str(cells(for_focal))


def test_a_receipt_shows_private_notes_to_nobody_else() -> None:
    number = take(filled(offline(), answer="some", journal="I asked around.", remark="Ask Lea."), by=ADA).number
    assert "I asked around." in str(sheets.receipt(HERE, number, by=ADA).receipt.lines)
    seen = str(sheets.receipt(HERE, number, by=FOCAL).receipt.lines)
    assert "some" in seen
    assert "I asked around." not in seen
    assert "Ask Lea." not in seen


def test_a_receipt_shows_no_first_answer_to_whoever_answers_blind() -> None:
    number = take(filled(offline(), 1, answer="some", justification="Law 4."), by=ADA).number
    with transactions.whole():
        reviews.ask(HERE, ["1.1.2"], coder="bo", by="co", at=NOON)
    assert "Law 4." in str(sheets.receipt(HERE, number, by=ADA).receipt.lines)
    assert sheets.receipt(HERE, number, by=COLLEAGUE).receipt.lines == ()


def test_a_whole_assessment_has_every_question() -> None:
    sent = sheets.send_questionnaire(HERE, by=ADA, at=NOON, language=Language.FR)
    asked = {one.code for edition in answers.editions_of(assessments.get(HERE)) for one in edition.indicators}
    assert {str(row[0]) for page in cells(sent).values() for row in page[2:]} >= asked


# ---- sources ---------------------------------------------------------------------------------------------------------


def test_sources_come_back_changed_and_new_ones_wait_for_their_files() -> None:
    sources.add_described(Source(id="xqa-law", title="Law 4", jurisdiction="XQA"), by="ada", at=NOON)
    sent = sheets.send_sources(HERE, by=ADA, at=NOON)

    def edit(book: Sheets) -> None:
        book["Sources"][2][5] = "Law No. 4 on asylum"
        book["Sources"].append(["", "", "", "report", "fr", "Plan for action"])

    taken = take(resaved(sent.data, edit), by=ADA)
    assert sources.get("xqa-law").source.title == "Law No. 4 on asylum"
    new = sources.get("xqa-plan-for-action").source
    assert (new.title, new.kind, new.jurisdiction, new.snapshots) == ("Plan for action", "report", "XQA", ())
    assert taken.receipt.notes == (
        "xqa-plan-for-action is new and known by its description alone: its file is to be fetched",
    )


def test_where_no_country_is_told_no_other_countrys_sources_go_out() -> None:
    sources.add_described(Source(id="xqb-law", title="Law of others", jurisdiction="XQB"), by="ada", at=NOON)
    keep(assessment(id="nowhere-2024", jurisdiction=jurisdiction(code=None)))
    sent = sheets.send_sources("nowhere-2024", by=ADA, at=NOON)
    assert "Law of others" not in str(cells(sent))


def test_the_focal_point_does_not_write_the_library() -> None:
    sent = sheets.send_sources(HERE, by=FOCAL, at=NOON)
    with pytest.raises(NotAllowed):
        take(sent.data, by=FOCAL)


# ---- treaties --------------------------------------------------------------------------------------------------------


def treaty_sheet() -> tuple[Sent, str]:
    sent = sheets.send_treaties(HERE, institution="labour", by=FOCAL, at=NOON)
    return sent, str(cells(sent)["Treaties"][2][0])


def test_what_a_ministry_states_of_a_treaty_is_kept_as_its_word() -> None:
    sent, code = treaty_sheet()
    back = filled(sent, sheet="Treaties", standing="Bound", signature="1999", accession="2009-03-18", remark="J.O. 4")
    taken = take(back, by=FOCAL)
    assert taken.receipt.changed == 4
    record = next(one for one in treaties.row(HERE, code, by=ADA).records if one.witness == "ministry" and one.standing)
    assert (record.name, record.standing, record.years) == ("Ministry of Labour", Standing.YES, (2009,))
    assert record.remark == "J.O. 4"
    assert look(back, by=FOCAL).changed == 0, "the same workbook again says nothing new"


def test_a_ministry_that_contradicts_itself_is_told_and_nothing_is_kept() -> None:
    sent, code = treaty_sheet()
    back = filled(sent, sheet="Treaties", standing="Neither signed nor bound", signature="1999")
    with pytest.raises(Invalid, match=f"back.xlsx, {code}: it says that nothing was done, and when it was done"):
        take(back, by=FOCAL)


def test_a_treaty_table_is_for_an_institution_of_the_assessment() -> None:
    with pytest.raises(NotFound):
        sheets.send_treaties(HERE, institution="nobody", by=FOCAL, at=NOON)


def test_the_answer_that_is_given_is_not_in_what_an_institution_gets() -> None:
    answers.save(HERE, "1.1.1", {Field.JUSTIFICATION: "Our own words."}, base=0, by=ADA, at=NOON)
    assert "Our own words." not in str(cells(to_labour()))
    assert Answer(indicator="1.1.1").justification == ""


def test_what_the_round_before_answered_reaches_an_institution_only_when_it_is_published() -> None:
    earlier, now = opened("NER"), opened("NER")
    answered(earlier.id, "1.1.1")
    moved(now.id, Stage.RESEARCH)
    joined(now.id, Role.PARTICIPANT, "pia", institution="labour")
    due = Deadline(local="2024-06-01T17:00", zone="Africa/Niamey")
    made = delegations.hand_over(now.id, "labour", ["1.1.1"], due=due, by=FOCAL, at=NOON)

    def last() -> str:
        sent = sheets.send_questionnaire(now.id, delegation=made.number, by=FOCAL, at=NOON)
        return str(cells(sent)["Questions"][2][COLUMNS.index("last")])

    assert last() == ""
    moved(earlier.id, Stage.PUBLISHED)
    assert last() != ""
