"""What is not read, and what is said then: which file, what is wrong with it, what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from drafts_for_word import DRAFT, PLAN, put, sent
from migov.errors import Conflict, Invalid, Unreadable
from migov.model.languages import Language
from migov.profile.docx.elements import element
from migov.profile.word import placed, read, send
from migov.profile.word.reading import opening
from migov.profile.word.reading.values import Returned
from word_files import FACE, File, W, words


def archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return buffer.getvalue()


def complaint(data: bytes) -> str:
    with pytest.raises(Unreadable) as raised:
        read(data, file="Comments of Health.docx")
    assert str(raised.value).startswith("Comments of Health.docx")
    assert all(problem.remedy for problem in raised.value.problems)
    return str(raised.value)


NO_WORD = {
    "nothing": (b"", "it is empty"),
    "a sentence": (b"Dear colleagues", "it is no Word document"),
    "an old or locked file": (opening.OLE + b"\0" * 600, "an old .doc file or one with a password"),
    "a PDF": (b"%PDF-1.7", "it is a PDF"),
    "RTF": (b"{\\rtf1", "it is an RTF text"),
    "HTML": (b"<html>", "it is XML or HTML"),
    "an archive": (archive(a=b"1"), "an archive, but not a Word document"),
    "a workbook": (archive(**{"xl/workbook.xml": b"<a/>"}), "it is a workbook"),
    "OpenDocument": (archive(**{"META-INF/manifest.xml": b"<a/>"}), "it is an OpenDocument file"),
    "half a file": (sent().saved()[:900], "damaged or cut off"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "says"), NO_WORD.values(), ids=NO_WORD.keys())
def test_what_is_no_word_document_is_named(data: bytes, says: str) -> None:
    assert says in complaint(data)


def with_macros(file: File) -> None:
    file.members["word/vbaProject.bin"] = b"x"


def of_macro_type(file: File) -> None:
    types = file.part("[Content_Types].xml")
    main = next(one for one in types if one.get("PartName") == "/word/document.xml")
    main.set("ContentType", "application/vnd.ms-word.document.macroEnabled.main+xml")


def without_text(file: File) -> None:
    del file.members["word/document.xml"]


def broken(file: File) -> None:
    file.members["word/document.xml"] = file.members["word/document.xml"][:-200]


def with_entities(file: File) -> None:
    text = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    file.members["word/document.xml"] = text


def leading_out(file: File) -> None:
    file.members["../../etc/cron.d/x"] = b"x"


def strict(file: File) -> None:
    main = file.members["word/document.xml"]
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    file.members["word/document.xml"] = main.replace(transitional, b"http://purl.oclc.org/ooxml/wordprocessingml/main")


HARMFUL: dict[str, tuple[Callable[[File], None], str]] = {
    "macros": (with_macros, "it holds programs (macros)"),
    "the type of macros": (of_macro_type, "it holds programs (macros)"),
    "no text": (without_text, "the text of the document is missing"),
    "broken XML": (broken, "a part of the file is no XML"),
    "entities": (with_entities, "declares a document type"),
    "a way out": (leading_out, "a name that leads out of it"),
    "the strict format": (strict, "of a sort that is not read"),
}


@pytest.mark.parametrize(("harm", "says"), HARMFUL.values(), ids=HARMFUL.keys())
def test_what_cannot_be_trusted_or_read_is_refused(harm: Callable[[File], None], says: str) -> None:
    file = sent()
    harm(file)
    assert says in complaint(file.saved())


def test_a_bomb_is_not_unpacked() -> None:
    file = sent()
    file.members["word/document.xml"] = b"<a>" + b" " * (opening.MOST_UNPACKED + 1)
    assert "unpacks to more than" in complaint(file.saved())


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_BYTES", 1000)
    assert "at most 0 MB are read" in complaint(sent().saved())


def test_too_many_parts_or_changes_are_refused() -> None:
    assert "ZIP archive of 2,001 files" in complaint(archive(**{f"a{at}": b"" for at in range(2001)}))
    file = sent()
    file.write(file.line("plan"), [element("w:ins", file.who("Ana")) for _ in range(20_001)])
    assert "20,001 changes and comments" in complaint(file.saved())


def test_deep_nesting_is_refused_or_read_but_never_overflows() -> None:
    file = sent()
    inner = element("w:ins", file.who("Ana"), *words(" Deep.", FACE))
    for _ in range(200):
        inner = element("w:smartTag", None, inner)
    file.write(file.line("plan"), [*words(PLAN, FACE), inner])
    assert [entry.part for entry in put(file).entries] == ["plan"]
    for _ in range(2000):
        inner = element("w:smartTag", None, inner)
    file.write(file.line("plan"), [*words(PLAN, FACE), inner])
    complaint(file.saved())


def test_what_the_file_points_at_is_told_and_left_alone() -> None:
    file = sent()
    rels = file.members["word/_rels/document.xml.rels"]
    link = (
        b'<Relationship Id="rT" TargetMode="External" Target="http://example.org/evil.dotm" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
    )
    file.members["word/_rels/settings.xml.rels"] = rels[: rels.index(b"<Relationship ")] + link + b"</Relationships>"
    file.members["word/embeddings/oleObject1.bin"] = b"x"
    assert put(file).receipt.notices == (
        "1 embedded objects were not opened",
        "a link to something outside the file (attachedTemplate) was not followed",
    )


# ---- another draft ---------------------------------------------------------------------------------------------------


def returned(file: File | None = None) -> Returned:
    return read((file or sent()).saved(), file="back.docx")


def test_a_file_of_another_assessment_or_draft_says_so() -> None:
    with pytest.raises(Conflict, match="it was made from a draft of srd-2026"):
        placed(returned(), DRAFT, assessment="ner-2026", language=Language.EN)
    data = send(DRAFT.__class__(number=4, parts=DRAFT.parts[1:], content="b" * 64, by="ana", at=DRAFT.at),
                assessment="srd-2026", title="S", language=Language.EN)  # fmt: skip
    with pytest.raises(Conflict, match="it was made from draft 4, not draft 3"):
        placed(read(data), DRAFT, assessment="srd-2026", language=Language.EN)


def test_the_draft_is_known_by_whatever_is_left_of_its_marks() -> None:
    file = sent()
    full = returned(file).identity
    assert (full.assessment, full.draft, full.hash, full.institution) == ("srd-2026", 3, DRAFT.hash, "health")
    file.members["docProps/custom.xml"] = b"<Properties/>"
    assert returned(file).identity == full
    settings = file.part("word/settings.xml")
    settings.remove(settings.find(f"{W}docVars"))
    printed = returned(file).identity
    assert (printed.assessment, printed.draft, printed.hash, printed.institution) == ("srd-2026", 3, DRAFT.hash, None)
    line = next(one for one in file.body if "hash" in "".join(one.itertext(f"{W}t")))
    file.body.remove(line)
    marked = returned(file).identity
    assert (marked.assessment, marked.draft, marked.hash) == (None, 3, DRAFT.hash[:20])
    assert marked.is_of(assessment="srd-2026", hash=DRAFT.hash)
    assert returned(file.without_ids()).identity.is_unknown


def test_any_other_document_is_not_taken_for_the_draft() -> None:
    file = sent().without_ids()
    for name in ("docProps/custom.xml", "word/settings.xml"):
        file.members[name] = b"<a/>"
    for one in list(file.body)[:-1]:
        file.body.remove(one)
    file.body.insert(0, file.paragraph(*words("Minutes of the meeting of the committee on fisheries.", FACE)))
    with pytest.raises(Invalid, match="hardly anything of draft 3 is in it"):
        put(file)
