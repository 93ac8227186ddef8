"""The minutes of a workshop as a Word document: to be read, corrected by hand, and signed."""

from __future__ import annotations

from collections.abc import Iterator

from migov.profile.docx.elements import Element
from migov.profile.docx.papers import UPRIGHT, About, Paper
from migov.profile.minutes.values import Group, Sitting
from migov.profile.minutes.wording import Words, asked, decision, title, told

SIZE = 9.5
"""Points of the letters in tables."""
SIGNED = "\n\n"
"""The height of a line to sign on."""


def render(sitting: Sitting) -> bytes:
    """The document; the same minutes give the same bytes."""
    says = told(sitting)
    paper = Paper(About(title=says.title, subject=says.draft, language=sitting.language))
    body = [*_opening(paper, sitting, says), *_present(paper, sitting, says)]
    body.append(paper.paragraph("Heading2", says.decisions))
    if not sitting.groups:
        body.append(paper.paragraph("Normal", says.nothing))
    for group in sitting.groups:
        body += _group(paper, group, sitting, says)
    if sitting.priorities:
        body.append(paper.paragraph("Heading2", says.priorities))
        body += [paper.paragraph("Finding", f"{n}. {one}") for n, one in enumerate(sitting.priorities, start=1)]
    body += _signatures(paper, says)
    return paper.packed(body, running_head=f"{says.title} · {says.draft}")


def _opening(paper: Paper, sitting: Sitting, says: Words) -> Iterator[Element]:
    yield paper.paragraph("Title", says.title)
    yield paper.paragraph("Subtitle", says.draft)
    for name, words in ((says.place, sitting.place), (says.day, _day(sitting)), (says.run_by, sitting.run_by)):
        if words:
            yield paper.paragraph("Normal", [*paper.bold(f"{name}: "), *paper.plain(words)])
    if not sitting.is_closed:
        yield paper.paragraph("Normal", says.unclosed)


def _present(paper: Paper, sitting: Sitting, says: Words) -> Iterator[Element]:
    yield paper.paragraph("Heading2", says.present)
    if not sitting.present:
        yield paper.paragraph("Normal", says.nobody)
        return
    heads = [says.name, says.institution, says.function, says.signature]
    rows = [(one.name, one.institution, one.function, "") for one in sitting.present]
    yield paper.table(heads, _widths(27, 33, 22, 18), rows, caption=says.present, size=SIZE)
    yield paper.paragraph("AfterTable", "")


def _group(paper: Paper, group: Group, sitting: Sitting, says: Words) -> Iterator[Element]:
    language = sitting.language
    named = title(group, language)
    yield paper.paragraph("Heading3", named)
    if group.words:
        yield paper.paragraph("Finding", group.words)
    heads = [says.asked, says.decision, says.rationale, says.priority]
    rows = [(asked(one, language), decision(one, language), one.rationale, one.priority) for one in group.entries]
    yield paper.table(heads, _widths(32, 26, 24, 18), rows, caption=named, size=SIZE)
    yield paper.paragraph("AfterTable", "")


def _signatures(paper: Paper, says: Words) -> Iterator[Element]:
    yield paper.paragraph("Heading2", says.signed)
    heads = [says.party, says.name, says.function, says.date, says.signature]
    rows = [(party + SIGNED, "", "", "", "") for party in (says.government, says.office)]
    yield paper.table(heads, _widths(22, 24, 20, 14, 20), rows, caption=says.signed, size=SIZE)
    yield paper.paragraph("AfterTable", "")


def _widths(*shares: int) -> list[int]:
    """The widths of columns from their shares, in hundredths; what is left over goes to the first."""
    found = [UPRIGHT * share // 100 for share in shares]
    found[0] += UPRIGHT - sum(found)
    return found


def _day(sitting: Sitting) -> str:
    """The day; marks keep year, month and day in their order where the letters run leftward."""
    return sitting.on.replace("-", "\u200e-\u200e") if sitting.language.right_to_left else sitting.on
