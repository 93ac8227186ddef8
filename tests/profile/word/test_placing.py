"""What people do in Word, and the entries it becomes."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from msgspec.structs import replace

from drafts_for_word import ACT, BORDER, CARE, DRAFT, PLAN, part, put, sent, told
from migov.model.anchors import anchored
from migov.model.languages import Language
from migov.profile.docx.elements import element
from migov.profile.word import Reason, SentComment, placed, read, send
from word_files import FACE, File, W, begin, finish, run, words

# ---- nothing, and little ---------------------------------------------------------------------------------------------


def test_an_untouched_file_holds_nothing() -> None:
    result = put(sent())
    assert (result.entries, result.receipt.total) == ((), 0)


@pytest.mark.parametrize("ids", [True, False], ids=["with ids", "without ids"])
def test_an_untouched_file_is_known_with_and_without_its_ids(ids: bool) -> None:
    file = sent() if ids else sent().without_ids()
    assert told(put(file)) == []


def test_words_put_in_and_taken_out_by_two_people() -> None:
    file = sent()
    start, end = CARE.split("all persons, whatever their status")
    file.edit(
        file.line("care"),
        ("keep", f"{start}all "),
        ("del", "persons"),
        ("ins", "people"),
        ("keep", ", whatever their "),
        ("ins", "legal ", "Ben"),
        ("keep", f"status{end}"),
    )
    result = put(file)
    assert told(result) == [("care", "replace", "people"), ("care", "insert", "legal ")]
    first, second = result.entries
    assert (first.author, first.at, first.about) == ("Ana", "2026-05-04T09:30:00Z", "persons")
    assert first.anchor is not None
    assert (first.anchor.exact, second.author) == ("persons", "Ben")


def test_changes_by_two_authors_side_by_side_stay_two() -> None:
    file = sent()
    file.edit(file.line("plan"), ("del", "A plan", "Ana"), ("ins", "A strategy", "Ben"), ("keep", PLAN[6:]))
    assert told(put(file)) == [("plan", "delete", ""), ("plan", "insert", "A strategy")]


def test_words_struck_again_are_told_and_change_nothing() -> None:
    file = sent()
    file.edit(file.line("plan"), ("keep", PLAN), ("struck", " Not so.", "Ana", "Ben"))
    result = put(file)
    assert told(result) == [("plan", "", "“ Not so.” was added here and struck again in the same file.")]
    assert result.receipt.ignored == ((Reason.STRUCK, 1),)


def test_formatting_is_counted_and_ignored() -> None:
    file = sent()
    paragraph = file.line("plan")
    settings = paragraph.find(f"{W}r/{W}rPr")
    assert settings is not None
    settings.insert(0, element("w:b"))
    settings.append(element("w:rPrChange", file.who("Ana"), element("w:rPr")))
    paragraph[0].append(element("w:pPrChange", file.who("Ana"), element("w:pPr")))
    result = put(file)
    assert (told(result), result.receipt.ignored) == ([], ((Reason.FORMATTING, 2),))


def test_a_space_that_was_missing_is_a_change_of_its_word() -> None:
    file = sent()
    file.edit(file.line("plan"), ("keep", PLAN[:4]), ("ins", " "), ("keep", PLAN[4:]))
    assert told(put(file)) == [("plan", "replace", "pl ")]


# ---- paragraphs ------------------------------------------------------------------------------------------------------


def test_a_paragraph_typed_behind_another_is_a_new_passage() -> None:
    file = sent()
    paragraph = file.line("care")
    file.mark(paragraph, "ins")
    paragraph.addnext(file.paragraph(file.inserted("Seafarers have it too.")))
    assert told(put(file)) == [("care", "add passage", "Seafarers have it too.")]


def test_a_paragraph_typed_in_front_stands_behind_the_one_before_in_its_section() -> None:
    file = sent()
    file.line("border").addprevious(file.paragraph(file.inserted("A council meets."), mark="ins"))
    assert told(put(file)) == [("plan", "add passage", "A council meets.")]


def test_a_paragraph_in_front_of_the_first_of_a_section_does_not_go_to_the_section_before() -> None:
    file = sent()
    file.line("plan").addprevious(file.paragraph(file.inserted("First of all."), mark="ins"))
    assert told(put(file)) == [("plan", "insert", "First of all.\n")]


def test_an_item_typed_at_the_end_of_a_list_stays_in_it() -> None:
    file = sent()
    paragraph = file.line("act")
    file.mark(paragraph, "ins")
    paragraph.addnext(file.paragraph(file.inserted("• It sets out fees.")))
    assert told(put(file)) == [("act", "insert", "\n• It sets out fees.")]


def test_a_paragraph_split_in_two() -> None:
    file = sent()
    paragraph = file.line("care")
    first, second = CARE[:43], CARE[43:]
    rest = copy.deepcopy(paragraph)
    file.edit(paragraph, ("keep", first))
    file.mark(paragraph, "ins")
    for mark in list(rest.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        rest.remove(mark)
    file.edit(rest, ("keep", second))
    paragraph.addnext(rest)
    (entry,) = put(file).entries
    assert entry.proposes is not None
    changed = CARE[: entry.start] + entry.proposes.words + CARE[entry.end :]
    assert changed == f"{first}\n{second}"


def test_two_paragraphs_joined_are_told() -> None:
    file = sent()
    file.mark(file.line("plan"), "del")
    assert told(put(file)) == [("plan", "", "Joins this paragraph and the next one.")]


def test_a_deleted_paragraph_is_a_passage_to_be_deleted() -> None:
    file = sent()
    paragraph = file.line("plan")
    file.edit(paragraph, ("del", PLAN[:20], "Ana"), ("del", PLAN[20:], "Ben"))
    file.mark(paragraph, "del", "Ben")
    result = put(file)
    assert told(result) == [("plan", "delete passage", "")]
    assert result.receipt.placed == 2


def test_a_paragraph_that_is_gone_is_one_to_be_deleted_and_says_that_nobody_recorded_it() -> None:
    file = sent()
    file.body.remove(file.line("plan"))
    result = put(file)
    assert told(result) == [("plan", "delete passage", "")]
    assert result.entries[0].is_untracked
    assert result.receipt.found == {"untracked change": 1}


def test_a_part_that_was_not_sent_is_not_missing() -> None:
    data = send(DRAFT, assessment="srd-2026", title="Serrande", language=Language.EN, parts=("care", "plan"))
    assert told(put(File(data), within=("care", "plan"))) == []
    assert told(put(File(data))) == []


def test_an_emptied_paragraph_is_one_to_be_deleted() -> None:
    file = sent()
    file.edit(file.line("plan"))
    assert told(put(file)) == [("plan", "delete passage", "")]


# ---- moves -----------------------------------------------------------------------------------------------------------


def moved(file: File, name: str, words_: str, *, behind: str) -> None:
    """Moves a paragraph as Word records it."""
    old = file.line(name)
    start = element("w:moveFromRangeStart", {**file.who("Ana"), "w:name": "move1"})
    file.write(old, [start, file.deleted(words_, tag="w:moveFrom")])
    for one in old.iter(f"{W}delText"):
        one.tag = f"{W}t"
    file.mark(old, "moveFrom")
    old.addnext(element("w:moveFromRangeEnd", {"w:id": start.get(f"{W}id") or ""}))
    arrived = element("w:moveToRangeStart", {**file.who("Ana"), "w:name": "move1"})
    new = file.paragraph(arrived, element("w:moveTo", file.who("Ana"), *words(words_, FACE)), mark="moveTo")
    file.line(behind).addnext(new)
    new.addnext(element("w:moveToRangeEnd", {"w:id": arrived.get(f"{W}id") or ""}))


def test_a_moved_paragraph_is_one_move() -> None:
    file = sent()
    moved(file, "plan", PLAN, behind="border")
    back = read(file.saved())
    assert [(change.kind.value, change.was, change.now) for change in back.changes] == [("move", PLAN, PLAN)]
    assert back.changes[0].elements == sum(back.counted.values())
    assert told(put(file)) == [("plan", "move passage", "border")]


def test_a_moved_sentence_is_taken_out_and_put_in() -> None:
    file = sent()
    start = element("w:moveFromRangeStart", {**file.who("Ana"), "w:name": "move7"})
    end = element("w:moveFromRangeEnd", {"w:id": start.get(f"{W}id") or ""})
    file.write(file.line("plan"), [*words(PLAN[:7], FACE), start, file.deleted(PLAN[7:], tag="w:moveFrom"), end])
    arrived = element("w:moveToRangeStart", {**file.who("Ana"), "w:name": "move7"})
    new = element("w:moveTo", file.who("Ana"), *words(PLAN[7:], FACE))
    file.write(file.line("border"), [*words(f"{BORDER} ", FACE), arrived, new])
    result = put(file)
    assert ("plan", "delete", "") in told(result)
    assert any(part == "border" and words.endswith(PLAN[7:]) for part, _, words in told(result))
    assert result.receipt.found["move"] == 1


def test_a_paragraph_dragged_away_without_recording_is_a_move() -> None:
    file = sent()
    file.line("border").addnext(file.line("plan"))
    result = put(file)
    assert told(result) in ([("plan", "move passage", "border")], [("border", "move passage", "care")])
    assert result.entries[0].is_untracked


# ---- what nobody recorded --------------------------------------------------------------------------------------------


def test_words_changed_without_recording_are_found() -> None:
    file = sent()
    file.edit(file.line("plan"), ("keep", PLAN.replace("the Council", "Parliament")))
    file.edit(file.line("care"), ("keep", CARE.replace(" each year", "")))
    result = put(file)
    assert told(result) == [("care", "delete", ""), ("plan", "replace", "Parliament")]
    assert all(entry.is_untracked for entry in result.entries)
    assert result.entries[0].author is None


def test_other_quotation_marks_and_spaces_are_counted_only() -> None:
    file = sent()
    file.edit(file.line("plan"), ("keep", PLAN.replace(" for ", "  for ")))
    result = put(file)
    assert (told(result), result.receipt.ignored) == ([], ((Reason.SPACING, 1),))


def test_a_pasted_table_is_a_new_passage() -> None:
    file = sent()
    rows = [
        element("w:tr", None, *(element("w:tc", None, file.paragraph(*words(cell, FACE))) for cell in row))
        for row in (("Year", "Visas"), ("2024", "311"))
    ]
    file.line("care").addnext(element("w:tbl", None, *rows))
    assert told(put(file)) == [("care", "add passage", "Year\tVisas\n2024\t311")]


def test_changes_in_a_paragraph_that_is_new_go_with_it() -> None:
    file = sent()
    new = file.paragraph(*file.pieces([("keep", "A fund "), ("ins", "of the State "), ("keep", "pays.")]))
    file.line("care").addnext(new)
    result = put(file)
    assert told(result) == [("care", "add passage", "A fund of the State pays.")]
    assert (result.receipt.placed, result.entries[0].changes) == (2, (1,))


def test_ids_on_the_wrong_paragraph_are_not_believed() -> None:
    file = sent()
    plan, border = file.line("plan"), file.line("border")
    content = [list(one.iterchildren(f"{W}r")) for one in (plan, border)]
    file.write(plan, content[1])
    file.write(border, content[0])
    kinds = {kind for _, kind, _ in told(put(file))}
    assert kinds == {"move passage"}


def test_two_parts_of_the_same_words_are_kept_apart_by_their_order() -> None:
    same = "The law is being revised by the Council this year."
    draft = replace(DRAFT, parts=(part("one", same), part("two", CARE), part("three", same)))
    file = sent(draft)
    file.edit(file.line("three"), ("keep", same[:-1]), ("ins", " too"), ("keep", "."))
    assert told(put(file.without_ids(), draft)) == [("three", "insert", " too")]


def test_a_rewritten_paragraph_without_id_is_known_by_most_of_its_words() -> None:
    file = sent().without_ids()
    file.edit(file.saying(BORDER), ("keep", BORDER.replace("Border guards", "The border police")))
    assert told(put(file)) == [("border", "replace", "The border police")]


# ---- tables ----------------------------------------------------------------------------------------------------------


def test_changes_in_a_cell() -> None:
    file = sent()
    row = next(file.line("treaties", 1).iterancestors(f"{W}tr"))
    file.edit(row.findall(f"{W}tc")[1][1], ("del", "No"), ("ins", "Yes (2026)"))
    result = put(file)
    assert told(result) == [("treaties", "replace", "Yes (2026)")]
    assert DRAFT.parts[5].words[result.entries[0].start : result.entries[0].end] == "No"


@pytest.mark.parametrize("is_last", [True, False])
def test_a_row_put_in(is_last: bool) -> None:
    file = sent()
    row = next(file.line("treaties", 2 if is_last else 0).iterancestors(f"{W}tr"))
    cells = [element("w:tc", None, file.paragraph(file.inserted(text))) for text in ("ILO 97: ", "Yes (1952)")]
    new = element("w:tr", None, element("w:trPr", None, element("w:ins", file.who("Ana"))), *cells)
    row.addnext(new)
    result = put(file)
    line = "ILO 97: Yes (1952)"
    assert told(result) == [("treaties", "insert", f"\n{line}" if is_last else f"{line}\n")]
    assert result.receipt.total == 1


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_row_taken_out_takes_its_line_along(at: int) -> None:
    file = sent()
    row = next(file.line("treaties", at).iterancestors(f"{W}tr"))
    row.insert(0, element("w:trPr", None, element("w:del", file.who("Ana"))))
    (entry,) = put(file).entries
    assert entry.proposes is not None
    text = DRAFT.parts[5].words
    left = text[: entry.start] + text[entry.end :]
    lines = text.split("\n")
    assert left.split("\n") == [*lines[:at], *lines[at + 1 :]]
    assert (entry.proposes.kind.value, entry.says) == ("delete", "")


def test_a_row_added_without_recording() -> None:
    file = sent()
    row = next(file.line("treaties", 2).iterancestors(f"{W}tr"))
    cells = [element("w:tc", None, file.paragraph(*words(text, FACE))) for text in ("ILO 97: ", "Yes (1952)")]
    row.addnext(element("w:tr", None, *cells))
    assert told(put(file)) == [("treaties", "insert", "\nILO 97: Yes (1952)")]


# ---- notes, boxes, heads ---------------------------------------------------------------------------------------------


def test_a_change_in_a_footnote_is_told_at_its_passage() -> None:
    file = sent()
    note = next(one for one in file.part("word/footnotes.xml") if one.get(f"{W}id") == "1")
    note[0].append(file.inserted(" As amended."))
    (entry,) = put(file).entries
    assert entry.part == "act"
    assert entry.says == "In the footnote “Serrande, Act No. 4 of 2015.”: add “ As amended.”"


def test_a_deleted_footnote_is_told() -> None:
    file = sent()
    call = next(file.line("act").iter(f"{W}footnoteReference")).getparent()
    assert call is not None
    gone = element("w:del", file.who("Ana"))
    call.addprevious(gone)
    gone.append(call)
    assert told(put(file)) == [
        ("act", "", "In the footnote “Serrande, Act No. 4 of 2015.”: delete “Serrande, Act No. 4 of 2015.”")
    ]


def test_a_footnote_changed_without_recording_is_told() -> None:
    file = sent()
    note = next(one for one in file.part("word/footnotes.xml") if one.get(f"{W}id") == "1")
    next(one for one in note.iter(f"{W}t") if one.text == "Serrande, Act No. 4 of 2015.").text = "Act No. 5."
    (entry,) = put(file).entries
    assert (entry.part, entry.is_untracked) == ("act", True)
    assert "becomes “Act No. 5.”" in entry.says


def test_a_text_box_is_read_once() -> None:
    file = sent()
    inside = element("w:txbxContent", None, file.paragraph(file.inserted("Look here.")))
    twin = copy.deepcopy(inside)
    box = element(
        "mc:AlternateContent",
        None,
        element("mc:Choice", {"Requires": "wps"}, element("w:drawing", None, inside)),
        element("mc:Fallback", None, element("w:pict", None, twin)),
    )
    file.line("care").append(run(FACE, box))
    result = put(file)
    assert told(result) == [("care", "", "In the file, at “text box 1”: add “Look here.”")]
    assert result.receipt.ignored == ((Reason.REPEATED, 1),)


def test_a_change_of_a_heading_is_told_at_its_first_passage() -> None:
    file = sent()
    file.edit(file.saying("1.2 Areas"), ("keep", "1.2 Areas"), ("ins", " of work"))
    assert told(put(file)) == [("plan", "", "In the heading “1.2 Areas”: add “ of work”")]


def test_a_change_of_what_is_printed_around_is_ignored() -> None:
    file = sent()
    file.edit(file.saying("Draft 3 – for comment"), ("keep", "Draft 3 – for comment"), ("ins", " (Health)"))
    file.part("word/header.xml")[0].append(file.inserted("Health"))
    result = put(file)
    assert (told(result), result.receipt.ignored) == ([], ((Reason.FURNITURE, 2),))


@pytest.mark.parametrize("wrapper", ["w:hyperlink", "w:smartTag", "w:fldSimple", "w:sdt", "w:customXml"])
def test_changes_inside_links_fields_and_controls(wrapper: str) -> None:
    file = sent()
    change: Any = [*words(PLAN, FACE), file.inserted(" Soon.")]
    inside = element(wrapper, {"w:instr": "X"} if wrapper == "w:fldSimple" else None)
    inside.extend([element("w:sdtContent", None, *change)] if wrapper == "w:sdt" else change)
    file.write(file.line("plan"), [inside])
    assert told(put(file)) == [("plan", "insert", " Soon.")]


def test_a_picture_put_in_is_counted() -> None:
    file = sent()
    file.line("plan").append(element("w:ins", file.who("Ana"), run(FACE, element("w:drawing"))))
    result = put(file)
    assert (told(result), result.receipt.ignored) == ([], ((Reason.EMPTY, 1),))


# ---- comments --------------------------------------------------------------------------------------------------------


def commented(file: File, name: str, text: str, on: str, *, id_: str = "1", says: str = "Which?") -> None:
    start, _, end = text.partition(on)
    file.comment(id_, says)
    file.write(file.line(name), [*words(start, FACE), begin(id_), *words(on, FACE), *finish(id_), *words(end, FACE)])


def test_a_comment_stands_on_its_words() -> None:
    file = sent()
    commented(file, "plan", PLAN, "labour migration")
    (entry,) = put(file).entries
    assert (entry.part, entry.says, entry.about, entry.author) == ("plan", "Which?", "labour migration", "Ana")
    assert entry.anchor is not None
    assert (entry.anchor.exact, entry.remark) == ("labour migration", 1)


def test_replies_follow_their_comment_and_one_is_done() -> None:
    file = sent()
    commented(file, "plan", PLAN, "the Council")
    file.comment("2", "The first one.", "Ben", parent="1", done=True)
    first, second = put(file).entries
    assert (second.replies_to, second.author, second.part) == (first.number, "Ben", "plan")
    assert (first.is_resolved, second.is_resolved) == (False, True)


def test_a_comment_over_two_paragraphs_stands_on_the_first() -> None:
    file = sent()
    file.comment("1", "Both?")
    file.write(file.line("plan"), [*words(PLAN[:7], FACE), begin("1"), *words(PLAN[7:], FACE)])
    file.write(file.line("border"), [*words(BORDER[:6], FACE), *finish("1"), *words(BORDER[6:], FACE)])
    (entry,) = put(file).entries
    assert (entry.part, entry.start, entry.end) == ("plan", 7, len(PLAN))
    assert entry.about == PLAN[7:] + BORDER[:6]


def test_a_comment_on_deleted_words_stands_on_them() -> None:
    file = sent()
    file.comment("1", "Not needed.")
    content = [*words(PLAN[:6], FACE), begin("1"), file.deleted(PLAN[6:-1]), *finish("1"), *words(".", FACE)]
    file.write(file.line("plan"), content)
    result = put(file)
    remark = next(entry for entry in result.entries if entry.remark)
    assert remark.anchor is not None
    assert remark.anchor.exact == PLAN[6:-1]


def test_a_comment_on_new_words_stands_at_their_place() -> None:
    file = sent()
    file.comment("1", "As agreed.")
    content = [*words(PLAN, FACE), begin("1"), file.inserted(" Soon."), *finish("1")]
    file.write(file.line("plan"), content)
    remark = next(entry for entry in put(file).entries if entry.remark)
    assert (remark.part, remark.start, remark.end, remark.about) == ("plan", len(PLAN), len(PLAN), "Soon.")


def test_a_comment_on_a_new_paragraph_is_unplaced() -> None:
    file = sent()
    file.comment("1", "Mine.")
    new = file.paragraph(begin("1"), *words("Something else entirely was pasted here.", FACE), *finish("1"))
    file.line("care").addnext(new)
    result = put(file)
    remark = next(entry for entry in result.entries if entry.remark)
    assert (remark.part, remark.about) == (None, "Something else entirely was pasted here.")
    assert result.receipt.unplaced == 1


def test_a_comment_without_a_place_is_unplaced_and_one_without_words_counted() -> None:
    file = sent()
    file.comment("1", "On everything.")
    file.comment("2", "")
    result = put(file)
    assert told(result) == [(None, "", "On everything.")]
    assert result.receipt.ignored == ((Reason.SILENT, 1),)


def test_comments_that_were_sent_come_back_as_known_and_are_replied_to() -> None:
    ours = SentComment(
        number=17, part="care", anchor=anchored(CARE, 23, 34, passage="care"), author="Labour",
        at="2026-05-02T10:00:00Z", says="Seafarers too?",
    )  # fmt: skip
    data = send(DRAFT, assessment="srd-2026", title="Serrande", language=Language.EN, comments=(ours,))
    file = File(data)
    thread = file.part("word/commentsExtended.xml")[0]
    file.comment("30", "Yes.", "Ben")
    file.part("word/commentsExtended.xml")[1].set(
        "{http://schemas.microsoft.com/office/word/2012/wordml}paraIdParent",
        thread.get("{http://schemas.microsoft.com/office/word/2012/wordml}paraId") or "",
    )
    back = read(file.saved())
    assert back.remarks[0].about == "all persons"
    result = placed(back, DRAFT, assessment="srd-2026", language=Language.EN, sent=(ours,))
    (entry,) = result.entries
    assert (entry.replies_to_comment, entry.says, entry.part) == (17, "Yes.", "care")
    assert result.receipt.ignored == ((Reason.SENT, 1),)


def test_the_words_of_the_draft_are_sent_as_they_are() -> None:
    file = sent()
    assert "".join(file.line("act").itertext(f"{W}t")) == ACT.replace("\n", "")
