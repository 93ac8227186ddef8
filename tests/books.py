"""Books for tests of the printers: a small one that holds every kind of block, and one as long as a real profile."""

from __future__ import annotations

import random

from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.profile.blocks import (
    Block,
    Book,
    Card,
    Cards,
    Cell,
    Chapter,
    Cover,
    Framework,
    Heading,
    Inline,
    Note,
    NoteCall,
    Paragraph,
    Phrase,
    Process,
    Row,
    Sources,
    Step,
    Table,
)

VOCABULARY = (
    "the law sets out how a ministry keeps records of permits and residence for workers and their families in every "
    "district while a council meets twice a year to follow the plan on mobility and to share figures with partners"
)


def small(language: Language = Language.EN, hostile: str = "") -> Book:
    """Every kind of block once; *hostile* words are put wherever words may stand."""
    return Book(
        id=f"xqa-2024-{language}",
        language=language,
        text_language=language.value,
        title=f"Migration Governance Indicators Profile 2024: Republic of Sample{hostile}",
        subject=f"Migration governance{hostile}",
        author=f"Sample Office{hostile}",
        keywords=("migration", "governance", f"Sample{hostile}"),
        year=2024,
        generation="2022",
        running_head=f"Migration Governance Indicators (MGI): Sample 2024{hostile}",
        cover=Cover(
            series="Migration Governance Indicators",
            official_name=f"Republic of Sample{hostile}",
            profile_line="Profile 2024",
            second_line="Second profile",
        ),
        imprint=(
            Paragraph("imprint-1", (f"Written by nobody in particular.{hostile}",), "small"),
            Paragraph(
                "imprint-2", ("Licence: ", Phrase("CC BY", address="https://example.org/by"), "."), "small", "en"
            ),
        ),
        contents_title="Contents",
        chapters=(_front(hostile), _rights(hostile), _policy(), _module(hostile), _end(hostile)),
    )


def _front(hostile: str) -> Chapter:
    return Chapter(
        id="framework",
        title="Conceptual framework",
        blocks=(
            Paragraph("framework-1", (f"What the framework is{NBSP}about.{hostile}", NoteCall("1")), "lead"),
            Framework(
                "figure-framework",
                f"Three principles and three objectives around target 10.7{hostile}",
                "Target 10.7",
                f"Well-managed migration policies{hostile}",
                "Principles",
                tuple(dimension.title(Language.EN) for dimension in list(Dimension)[:3]),
                "Objectives",
                tuple(dimension.title(Language.EN) for dimension in list(Dimension)[3:]),
                "The MGI are",
                ("a tool for self-assessment", f"a basis for discussion{hostile}"),
                "The MGI are not",
                ("a ranking of countries", "a measure of impact"),
            ),
            Process(
                "figure-process",
                "Four steps from launch to publication",
                (
                    Step(1, "Launch", (f"The office agrees with the government.{hostile}",)),
                    Step(2, "Data collection and analysis", ("A researcher reads the laws.", NoteCall("2"))),
                    Step(3, "Interministerial consultation", ("Ministries comment on the draft.",)),
                    Step(4, "Publication", ("The vetted text is ", Phrase("printed", address="#table-1"), ".")),
                ),
            ),
            Cards(
                "cards",
                "page",
                tuple(
                    Card(dimension, dimension.title(Language.EN), f"What it looks at.{hostile}", "rights")
                    for dimension in Dimension
                ),
            ),
        ),
        notes=(Note("1", (f"A note about the framework.{hostile}",)), Note("2", ("A note of a step.",))),
    )


def _rights(hostile: str) -> Chapter:
    rows = tuple(
        Row(f"row-{number}", (Cell((f"Convention {number}{hostile}", "*" if number == 2 else "")), Cell((said,))))
        for number, said in enumerate(("Yes (1990)", "No", "Yes (2001, 2005)", ""), start=1)
    )
    return Chapter(
        id="rights",
        title=Dimension.RIGHTS.title(Language.EN),
        dimension=Dimension.RIGHTS,
        banner=f"KEY FINDINGS{hostile}",
        blocks=(
            Paragraph("rights-lead", ("This chapter looks at rights.",), "lead"),
            Heading("section-1.1", 2, f"International conventions{hostile}", "1.1."),
            Table(
                "table-1",
                "1",
                f"Instruments ratified{hostile}",
                ("Name of the instrument", f"Ratified (year){hostile}"),
                rows,
                notes=(("*", f"With a reservation.{hostile}"),),
            ),
            Table(
                "table-1-regional",
                "1",
                "",
                ("Regional agreements", ""),
                (Row("row-r1", (Cell(("One",)), Cell(("No",)))),),
                continued=True,
            ),
            Heading("section-1.2", 2, "Well-developed areas", "1.2."),
            Paragraph(
                "1.2-1",
                (
                    f"The Law of 2015 ({hostile}",
                    Phrase("Loi relative au séjour", "fr"),
                    ") applies",
                    NoteCall("3"),
                    " to everybody, see ",
                    Phrase("the site", address="https://example.org/?a=1&b=2"),
                    " and again",
                    NoteCall("3"),
                    ".",
                ),
                "finding",
            ),
            Paragraph("1.2-2", (Phrase("Le Conseil se réunit", "fr"), " twice."), "finding", "fr"),
            Heading("section-1.2-a", 3, "Un titre plus bas", language="fr"),
            Paragraph("1.2-item-1", ("• first item",), "item"),
            Paragraph("1.2-item-2", ("• second item", NoteCall("4")), "item"),
        ),
        notes=(Note("3", (f"Law No. 2015-36.{hostile}",)), Note("4", ("Ministère de l’intérieur.",), "fr")),
    )


def _policy() -> Chapter:
    return Chapter(
        id="policy",
        title=Dimension.POLICY.title(Language.EN),
        dimension=Dimension.POLICY,
        banner="KEY FINDINGS",
        blocks=(
            Heading("section-2.1", 2, "Well-developed areas", "2.1."),
            Paragraph("2.1-1", ("There is a plan", NoteCall("6"), " and a council", NoteCall("7"), "."), "finding"),
        ),
        notes=(Note("6", ("A number was skipped before this note.",)), Note("7", ("The last of its series.",))),
    )


def _module(hostile: str) -> Chapter:
    return Chapter(
        id="module-covid-19",
        title=f"COVID-19 small-scale assessment{hostile}",
        own_notes=True,
        blocks=(
            Paragraph("covid-19-1", ("Permits were prolonged", NoteCall("1"), "."), "finding"),
            Paragraph("covid-19-2", ("A hotline was opened", NoteCall("2"), "."), "finding"),
        ),
        notes=(Note("1", ("Circular of 2020.",)), Note("2", ("Press statement.",)), Note("3", ("Called nowhere.",))),
    )


def _end(hostile: str) -> Chapter:
    return Chapter(
        id="sources",
        title="Key sources",
        blocks=(
            Sources(
                "key-sources",
                (
                    (f"Ministry of the Interior{hostile}", ((f"Law on residence, 2015.{hostile}",),)),
                    (None, (("Plan. ", Phrase("https://example.org/plan", address="https://example.org/plan")),)),
                    ("Traps", (("Open ", Phrase("here", address="javascript:alert(1)")),)),
                ),
            ),
            Paragraph(
                "sources-1",
                ("The series goes on here", NoteCall("8"), "."),
            ),
        ),
        notes=(Note("8", ("After the module.",)),),
    )


NBSP = "\u00a0"


def long(findings: int = 45, words: int = 130, notes: int = 25, sources: int = 60) -> Book:
    """A book as long as a real profile of about 36 pages."""
    chance = random.Random(7)  # noqa: S311 (the same book every time, nothing secret)

    words_known = VOCABULARY.split()

    def prose(length: int) -> str:
        return " ".join(chance.choice(words_known) for _ in range(length)).capitalize() + "."

    first = small()
    chapters: list[Chapter] = [first.chapters[0]]
    called = 2
    for dimension in Dimension:
        blocks: list[Block] = []
        texts: list[Note] = []
        if dimension is Dimension.RIGHTS:
            blocks += [_table("1", prose), _table("2", prose)]
        for side in (1, 2):
            blocks.append(Heading(f"section-{dimension}.{side}", 2, prose(3), f"{dimension}.{side}."))
            for number in range(1, findings // 12 + 2):
                content: Inline = (prose(words // 2),)
                if called < notes + 2 and chance.random() < 0.8:
                    called += 1
                    content += (NoteCall(str(called)),)
                    texts.append(Note(str(called), (prose(20),)))
                blocks.append(Paragraph(f"{dimension}.{side}-{number}", (*content, " ", prose(words // 2)), "finding"))
        chapters.append(
            Chapter(
                id=f"dimension-{dimension}",
                title=dimension.title(Language.EN),
                dimension=dimension,
                banner="KEY FINDINGS",
                blocks=tuple(blocks),
                notes=tuple(texts),
            )
        )
    entries = tuple(
        (prose(12), Phrase("https://example.org/a/b", address="https://example.org/a/b")) for _ in range(sources)
    )
    chapters.append(Chapter(id="sources", title="Key sources", blocks=(Sources("key-sources", ((None, entries),)),)))
    return Book(**{**{name: getattr(first, name) for name in first.__struct_fields__}, "chapters": tuple(chapters)})


def _table(number: str, prose: object) -> Table:
    assert callable(prose)
    rows = tuple(Row(f"table-{number}-{n}", (Cell((prose(8),)), Cell((f"Yes ({1980 + n})",)))) for n in range(15))
    return Table(f"table-{number}", number, "Instruments", ("Name", "Ratified"), rows)
