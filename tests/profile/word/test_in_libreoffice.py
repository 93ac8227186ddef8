"""Files that a real word processor saved: LibreOffice converts them, and edits one with its changes recorded."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from openxml_audit.errors import FileFormat

from drafts_for_word import ACT, ASSESSMENT, BORDER, CARE, DRAFT, PLAN, part, put, sent, told
from migov.model.anchors import anchored
from migov.model.drafts import Draft
from migov.model.languages import Language
from migov.profile.docx.elements import element
from migov.profile.word import SentComment, placed, read, send
from word_files import FACE, File, W, begin, finish, words

Office = Callable[..., None]

EDITS = """
Sub Edit(source As String, target As String)
  Rem Without a window: the edition without a screen lacks what a window would show. An error must not ask anybody.
  On Error Goto Done
  Dim opening(1) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "URL" : opening(0).Value = source
  opening(1).Name = "FilterName" : opening(1).Value = "MS Word 2007 XML"
  doc = createUnoService("com.sun.star.text.TextDocument")
  doc.load(opening())
  doc.RecordChanges = True
  Found(doc, "all persons").setString("everybody")
  behind = Found(doc, "Border guards") : behind.gotoEndOfParagraph(False)
  doc.Text.insertControlCharacter(behind, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  doc.Text.insertString(behind, "A second council meets.", False)
  gone = Found(doc, "A plan for") : gone.gotoStartOfParagraph(False) : gone.gotoEndOfParagraph(True)
  gone.goRight(1, True) : gone.setString("")
  spot = Found(doc, "visas") : note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Author = "Awa Diallo" : note.Content = "All visas?"
  doc.Text.insertTextContent(spot, note, True)
  cell = doc.TextTables.getByIndex(0).getCellByName("B2")
  cell.insertString(cell.End, " and in force", False)
  doc.RecordChanges = False
  Found(doc, "asylum seekers").setString("seekers of asylum")
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName" : saving(0).Value = "MS Word 2007 XML"
  doc.storeToURL(target, saving())
  doc.close(True)
Done:
End Sub

Function Found(doc, words As String)
  paragraphs = doc.Text.createEnumeration()
  While paragraphs.hasMoreElements()
    paragraph = paragraphs.nextElement()
    If paragraph.supportsService("com.sun.star.text.Paragraph") Then
      at = InStr(paragraph.getString(), words)
      If at > 0 Then
        cursor = doc.Text.createTextCursorByRange(paragraph.Start)
        cursor.goRight(at - 1, False) : cursor.goRight(Len(words), True)
        Found = cursor
        Exit Function
      End If
    End If
  Wend
End Function
"""
MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"'
    ' script:language="StarBasic">{}</script:module>'
)
USER = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.UserProfile/Data">'
    '<prop oor:name="givenname" oor:op="fuse"><value>Awa</value></prop>'
    '<prop oor:name="sn" oor:op="fuse"><value>Diallo</value></prop></item></oor:items>'
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice with a profile of its own, in which the macro lies and a user has a name."""
    program = shutil.which("soffice") or pytest.skip("needs LibreOffice (`soffice`), which is not installed")
    home = tmp_path_factory.mktemp("office")
    (home / "user").mkdir()
    (home / "user" / "registrymodifications.xcu").write_text(USER)

    def run(*arguments: str) -> None:
        command = [program, f"-env:UserInstallation=file://{home}", "--headless", "--norestore", *arguments]
        subprocess.run(command, check=True, capture_output=True, timeout=60)

    run("--terminate_after_init")  # the first start puts an empty module there
    module = home / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(MODULE.format(EDITS.replace("&", "&amp;").replace('"', "&quot;")))
    return run


@pytest.mark.slow
def test_a_draft_edited_there_comes_back_whole(office: Office, tmp_path: Path) -> None:
    source, target = tmp_path / "draft.docx", tmp_path / "back.docx"
    source.write_bytes(sent().saved())
    office(f"macro:///Standard.Module1.Edit({source.as_uri()},{target.as_uri()})")
    result = put(File(target.read_bytes()))
    assert told(result) == [
        ("care", "replace", "everybody"),
        ("plan", "delete passage", ""),
        ("border", "replace", "seekers of asylum"),
        ("border", "add passage", "A second council meets."),
        ("treaties", "insert", " and in force"),
        ("act", "", "All visas?"),
    ]
    assert {entry.author for entry in result.entries} == {"Awa Diallo"}
    assert [entry.part for entry in result.entries if entry.is_untracked] == ["border"]
    assert result.receipt.placed == 6
    assert result.receipt.unplaced == 0


def edited() -> File:
    """A file with changes, comments and a reply of two people, as Word writes them."""
    file = sent()
    start, end = CARE.split("all persons, whatever their status")
    care = file.line("care")
    file.edit(
        care, ("keep", f"{start}all "), ("del", "persons"), ("ins", "people"), ("keep", ", whatever their "),
        ("ins", "legal ", "Ben"), ("keep", f"status{end}"),
    )  # fmt: skip
    file.mark(care, "ins")
    care.addnext(file.paragraph(file.inserted("Seafarers have it too.")))
    plan = file.line("plan")
    file.edit(plan, ("del", PLAN))
    file.mark(plan, "del")
    row = next(file.line("treaties", 1).iterancestors(f"{W}tr"))
    file.edit(row.findall(f"{W}tc")[1][1], ("del", "No"), ("ins", "Yes (2026)"))
    row = next(file.line("treaties", 2).iterancestors(f"{W}tr"))
    row.insert(0, element("w:trPr", None, element("w:del", file.who("Ben"))))
    for cell in row.iter(f"{W}p"):
        file.write(cell, [file.deleted("".join(cell.itertext(f"{W}t")), "Ben")])
    note = next(one for one in file.part("word/footnotes.xml") if one.get(f"{W}id") == "1")
    note[0].append(file.inserted(" As amended."))
    for id_, name, text, first, last in (("1", "border", BORDER, 7, 13), ("2", "act", ACT, 4, 7)):
        file.comment(id_, f"Comment {id_}")
        inside = [begin(id_), *words(text[first:last], FACE), *finish(id_)]
        file.write(file.line(name), [*words(text[:first], FACE), *inside, *words(text[last:], FACE)])
    return file


@pytest.mark.slow
@pytest.mark.parametrize("ways", [("docx",), ("odt", "docx")], ids=["saved anew", "by way of ODT"])
def test_all_that_was_recorded_survives_another_program(office: Office, tmp_path: Path, ways: tuple[str, ...]) -> None:
    file = edited()
    expected = put(file)
    path = tmp_path / "back.docx"
    path.write_bytes(file.saved())
    for number, way in enumerate(ways):
        office("--convert-to", way, "--outdir", str(tmp_path / str(number)), str(path))
        path = tmp_path / str(number) / f"back.{way}"
    again = read(path.read_bytes(), file="back.docx")
    assert (again.identity.hash, again.identity.institution) == (DRAFT.hash, "health")
    result = put(File(path.read_bytes()))
    assert sorted(told(result), key=str) == sorted(told(expected), key=str)
    assert result.receipt == expected.receipt
    authors = {entry.about: entry.author for entry in expected.entries}
    assert {entry.about: entry.author for entry in result.entries} == authors


# ---- a validator -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("version", [FileFormat.OFFICE_2013, FileFormat.MICROSOFT_365], ids=["2013", "365"])
def test_a_validator_of_office_files_finds_nothing(language: Language, version: FileFormat, tmp_path: Path) -> None:
    comments = (
        SentComment(number=4, part="care", anchor=anchored(CARE, 23, 34, passage="care"), author="Labour",
                    at="2026-05-02T10:00:00Z", says="Seafarers too?"),
        SentComment(number=5, part="care", author="Team", at="2026-05-03T10:00:00Z", says="Yes.\nAll.", replies_to=4),
    )  # fmt: skip
    file = tmp_path / "draft.docx"
    data = send(
        DRAFT, assessment=ASSESSMENT, title="Serrande \x00 & <2026>", language=language, institution="health",
        institution_name="Ministry of Health", due="3 June 2026", comments=comments,
    )  # fmt: skip
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator(version).validate(file).errors] == []


@pytest.mark.slow
def test_notes_and_comments_of_one_number_both_survive_there(office: Office, tmp_path: Path) -> None:
    parts = tuple(part(f"p{at}", f"Passage {at} says a thing or two.", notes=(f"Note {at}.",)) for at in range(1, 7))
    draft = Draft(number=3, parts=parts, content="a" * 64, by="ana", at=DRAFT.at)
    comments = tuple(
        SentComment(number=number, part=where, author="Labour", at="2026-05-02T10:00:00Z", says=f"Remark {number}.")
        for number, where in ((1, "p1"), (2, "p1"), (4, "p1"), (5, "p1"), (11, "p2"), (6, "p6"))
    )
    source = tmp_path / "draft.docx"
    source.write_bytes(send(draft, assessment=ASSESSMENT, title="S", language=Language.EN, comments=comments))
    office("--convert-to", "docx", "--outdir", str(tmp_path / "out"), str(source))
    returned = read((tmp_path / "out/draft.docx").read_bytes())
    noted = [block.original.strip() for block in returned.blocks if block.story.startswith("footnote")]
    assert [text for text in noted if text] == [f"Note {at}." for at in range(1, 7)]
    assert placed(returned, draft, assessment=ASSESSMENT, language=Language.EN, sent=comments).entries == ()
