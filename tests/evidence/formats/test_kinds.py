"""What a file is, told by its bytes: what cannot be read is called by its name, with what to do."""

from __future__ import annotations

import bz2
import io
import lzma
import tarfile
import zipfile

import pytest

from migov.actions.readings import read_source
from migov.errors import Unreadable
from migov.evidence.formats import read

HEAD = "Return-Path: <ada@office.example>\r\nReceived: from one by other;\r\n\tMon, 1 Jan 2024\r\nSubject: The act\r\n"
PART = "MIME-Version: 1.0\nContent-Type: text/plain\n\nHere is the act.\n"


def tar() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        member = tarfile.TarInfo("law.txt")
        member.size = 3
        archive.addfile(member, io.BytesIO(b"Act"))
    return made.getvalue()


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


def compound(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name.encode("utf-16-le") + bytes(600)


@pytest.mark.parametrize(
    ("data", "what", "remedy"),
    [
        (HEAD.encode() + b"\r\nHere is the act.\r\n", "a message", "attached"),
        (b"From: Ada <ada@office.example>\nSubject: The act\n" + PART.encode(), "a message", "attached"),
        (compound("__substg1.0_0037001F"), "a message", "attached"),
        (tar(), "a tar archive", "unpack it first"),
        (bz2.compress(b"Act"), "compressed with bzip2", "unpack it first"),
        (lzma.compress(b"Act"), "compressed with xz", "unpack it first"),
        (b"%!PS-Adobe-3.0\n(Act) show showpage\n", "a PostScript file", "turn it into a PDF"),
        (b"\xffWPC" + bytes(range(256)), "a WordPerfect document", "save the document as PDF"),
        (b"<?xml version='1.0'?>\n<svg><text>Act</text></svg>", "a picture (SVG)", "print it as PDF"),
        (zipped("Index/Document.iwa", "preview.jpg"), "Pages, Numbers or Keynote", "save the document as PDF"),
    ],
)
def test_what_is_often_handed_in_and_cannot_be_read_is_called_by_its_name(data: bytes, what: str, remedy: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(data, file="law.txt")
    (problem,) = refusal.value.problems
    assert what in problem.says
    assert remedy in (problem.remedy or "")


@pytest.mark.parametrize(
    "text",
    [
        "From: The Minister\nTo: All prefects\nSubject: Entry of foreigners\nDate: 3 May 2014\n\nThe act applies.\n",
        "Received: 5 May 2014\nSubject: Entry of foreigners\n\nThe act applies.\n",
        "Act: Harbours\nMIME-Version: a heading that a programmer wrote\nThe act applies.\n",
    ],
)
def test_a_circular_with_the_head_of_a_letter_is_a_text(text: str) -> None:
    assert read(text.encode(), file="circular.txt").media_type.startswith("text/plain")


def holding(count: int) -> bytes:
    """A PDF of one page in which files lie, by hand."""
    words = b"BT /F 12 Tf 20 50 Td (The act and its annexes lie in this file.) Tj ET"
    font = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    files = b" ".join(b"(%d.pdf) 5 0 R" % number for number in range(count))
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [%b] >> >> >>" % files,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << %b >> >>" % font,
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(words), words),
        b"<< /Type /Filespec /F (a.pdf) /EF << /F 6 0 R >> >>",
        b"<< /Type /EmbeddedFile /Length 3 >>\nstream\nabc\nendstream",
    )
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, content) for number, content in enumerate(objects, start=1))
    return b"%%PDF-1.4\n%btrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%%%EOF\n" % body


@pytest.mark.parametrize(("count", "says"), [(1, "1 file lies in the PDF"), (3, "3 files lie in the PDF")])
def test_files_that_lie_in_a_pdf_are_told_of(count: int, says: str) -> None:
    (note,) = read_source(holding(count), "portfolio.pdf").transcript.notes
    assert note.startswith(says)
    assert "add that too" in note


def test_a_pdf_in_which_nothing_lies_says_nothing_of_it() -> None:
    assert read_source(holding(0), "act.pdf").transcript.notes == ()
