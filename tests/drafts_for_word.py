"""A small draft with every kind of part, as it is sent out for comments."""

from __future__ import annotations

from migov.model.drafts import Draft, Part, PartKind
from migov.model.languages import Language
from migov.profile.word import Placed, placed, read, send
from word_files import File

ASSESSMENT = "srd-2026"


def part(
    id_: str, words: str, *, section: str | None = "1.1", kind: PartKind = PartKind.PASSAGE, notes: tuple[str, ...] = ()
) -> Part:
    return Part(id=id_, kind=kind, title="Areas", section=section, words=words, notes=notes)


ACT = "The Act of 2015 governs entry and stay.\n• It sets out visas.\n• It sets out appeals."
CARE = "Health care is open to all persons, whatever their status; the Ministry reports each year."
PLAN = "A plan for labour migration is being drafted by the Council."
BORDER = "Border guards are trained in the rights of children and of asylum seekers."

DRAFT = Draft(
    number=3,
    parts=(
        part("front", "Profile of Serrande\nRepublic of Serrande", section=None, kind=PartKind.FRONT),
        part("act", ACT, notes=("Serrande, Act No. 4 of 2015.",)),
        part("care", CARE),
        part("plan", PLAN, section="1.2"),
        part("border", BORDER, section="1.2"),
        part(
            "treaties", "Refugee Convention: Yes (1983)\nMigrant Workers: No\nTrafficking Protocol: Yes (2004)",
            section="1.3", kind=PartKind.CONVENTIONS,
        ),
        part(
            "sources", "Ministry of Health (2019). Yearly report.\nParliament (2015). The Act.", section=None,
            kind=PartKind.SOURCES,
        ),
    ),
    content="a" * 64,
    by="ana",
    at="2026-05-01T00:00:00+00:00",
)  # fmt: skip


def sent(draft: Draft = DRAFT) -> File:
    """The draft as somebody opens it."""
    return File(send(draft, assessment=ASSESSMENT, title="Serrande 2026", language=Language.EN, institution="health"))


def put(file: File, draft: Draft = DRAFT, *, within: tuple[str, ...] | None = None) -> Placed:
    """What becomes of the file when it comes back."""
    returned = read(file.saved(), file="back.docx")
    return placed(returned, draft, assessment=ASSESSMENT, language=Language.EN, within=within)


def told(result: Placed) -> list[tuple[str | None, str, str]]:
    """The entries: part, sort of proposal, words of it or what is said."""
    return [
        (entry.part, entry.proposes.kind.value, entry.proposes.words)
        if entry.proposes is not None
        else (entry.part, "", entry.says)
        for entry in result.entries
    ]
