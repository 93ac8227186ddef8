"""How long do workbooks take out and back in, and how soon is a hostile one refused?

    python benchmarks/sheets.py

A questionnaire of a whole edition and lists of sources are written, read and compared; then two workbooks that were
made to cost time are handed in.
"""

from __future__ import annotations

import io
import zipfile

from measuring import median_seconds, table

from migov.catalogue import editions, scales
from migov.errors import MigovError
from migov.model.languages import Language
from migov.model.sources import Source
from migov.sheets import Cover, Form, Question, compare, questionnaire, read, source_list, write

COVER = Cover(subject="xnd-2024", name="Onduva", language=Language.EN, sent_at="2024-05-01T12:00:00+00:00")
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def main() -> None:
    questions = [Question(indicator=one, labels=scales.labels(one)) for one in editions.load("national-2").indicators]
    forms = [
        (f"{len(questions)} questions", questionnaire(COVER, questions)),
        *((f"{count:,} sources", sources(count)) for count in (100, 1_000, 5_000)),
    ]
    rows = []
    for name, form in forms:
        data = write(form)
        back = read(data, file="back.xlsx")
        rows.append(
            (
                name,
                f"{len(data) / 1000:.0f}",
                milliseconds(lambda form=form: write(form)),
                milliseconds(lambda data=data: read(data, file="back.xlsx")),
                milliseconds(lambda form=form, back=back: compare(form, back, form)),
            )
        )
    table("Workbooks out and back in", ["workbook", "kB", "write, ms", "read, ms", "compare, ms"], rows)
    good = write(forms[0][1])
    hostile = [("1.6 million cells in 28 MB", numbers(good)), ("100 MB in 0.1", changed(good, b" " * 100_000_000))]
    refused = [(name, f"{len(data) / 1e6:.1f}", milliseconds(lambda data=data: refuse(data))) for name, data in hostile]
    table("Hostile workbooks, until they are refused", ["workbook", "MB", "ms"], refused)


def milliseconds(work: object) -> str:
    return f"{1000 * median_seconds(work, runs=3):.0f}"  # type: ignore[arg-type]


def sources(count: int) -> Form:
    kept = [
        Source(
            id=f"s-{number}",
            title=f"Law No. {number} on the sea",
            jurisdiction="XND",
            address=f"https://x.org/{number}",
        )
        for number in range(count)
    ]
    return source_list(COVER, kept)


def numbers(good: bytes) -> bytes:
    row = "".join("<c><v>1.5</v></c>" for _ in range(60))
    rows = "".join(f"<row>{row}</row>" for _ in range(28_000_000 // len(row)))
    return changed(good, rows.encode())


def changed(good: bytes, content: bytes) -> bytes:
    """The workbook with these rows on its first sheet."""
    sheet = f'<worksheet xmlns="{NAMESPACE}"><sheetData>'.encode() + content + b"</sheetData></worksheet>"
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return stream.getvalue()


def refuse(data: bytes) -> None:
    try:
        read(data, file="back.xlsx")
    except MigovError:
        return
    raise AssertionError("it was read")


if __name__ == "__main__":
    main()
