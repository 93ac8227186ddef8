"""What was surveyed, as one assessment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from migov.model.assessments import Assessment
from migov.model.conventions import ConventionTable
from migov.model.dimensions import Dimension
from migov.model.findings import Finding, Side, section_of
from migov.model.flags import Flag, FlagKind
from migov.model.footnotes import Footnote
from migov.model.jurisdictions import Gazetteer, Jurisdiction, folded
from migov.model.languages import Localized
from migov.model.modules import ModuleFinding, ModulePage
from migov.model.pages import Document
from migov.model.texts import Place, Text, words
from migov.model.treaties import TreatyRegister
from migov.model.values import Value
from migov.profile.reading.flow.marks import call
from migov.profile.reading.flow.notes import Note
from migov.profile.reading.flow.paragraphs import plain
from migov.profile.reading.flow.rows import is_closed
from migov.profile.reading.imprint import Imprint, imprint, language_of
from migov.profile.reading.parts import MODULES
from migov.profile.reading.phrases import MODULE_TITLES, Role, letters
from migov.profile.reading.priorities import priorities
from migov.profile.reading.seams import seams
from migov.profile.reading.sources import key_sources
from migov.profile.reading.surveying import UNTOUCHED, Survey
from migov.profile.reading.tables import solve

THIS_PAGE = re.compile(
    r"(?:This|The present|Cette|La présente|Esta|La presente|A presente) (?:page|página)\b", re.IGNORECASE
)
ABOUT = re.compile(
    r"\bMGI\b|migration governance|gouvernance (?:des|de la) migration|gobernanza|governação|governança", re.IGNORECASE
)
QUESTIONS = re.compile(r"\bquestion|\bpregunta|\bquest(?:ão|ões)|\bmodule\b|\bmódulo\b", re.IGNORECASE)
UNNAMED = "Unnamed jurisdiction"


class _Stretch(Value):
    """A paragraph or heading in which footnotes may be called."""

    place: Place
    text: str
    row: int


def assemble(document: Document, found: Survey, *, treaties: TreatyRegister, territories: Gazetteer) -> Assessment:
    """The assessment, its registers of instruments, institutions and agreements still empty."""
    language = language_of(found.rows)
    front = imprint(found.rows, found.front, language=language, territories=territories)
    jurisdiction = front.jurisdiction or Jurisdiction(
        code=None, official_name=Localized(en=UNNAMED), short_name=Localized()
    )
    texts, footnotes, flags = _called(found, "")
    pages = [_module(found, module) for module in found.notes if module]
    tables, doubts = _tables(found, treaties, jurisdiction.code, front.publication.year)
    findings = _findings(found, texts)
    noted = {index for note in found.notes[""] for index in note.rows}
    listed = [index for index in found.parts.rows("sources") if index not in noted]
    return Assessment(
        id=_id(front, document),
        jurisdiction=jurisdiction,
        round=front.round,
        modules=tuple(page.module for page, _ in pages),
        publication=front.publication,
        findings=findings,
        footnotes=footnotes,
        conventions=tables,
        module_pages=tuple(page for page, _ in pages),
        key_sources=key_sources(found.rows, listed, _dimensions(found)) if listed else None,
        priorities=priorities(found.paragraphs.get("priorities", ()), found.headings),
        flags=(
            *_missing(document, findings, tables, front, listed),
            *flags,
            *(flag for _, more in pages for flag in more),
            *doubts,
        ),
        repairs=tuple(seams(found, document)),
    )


def _called(found: Survey, module: str) -> tuple[dict[Place, Text], tuple[Footnote, ...], list[Flag]]:
    """The texts of one series of footnotes with their marks, the footnotes with their places, and what does not fit."""
    stretches = _stretches(found, module)
    notes = _once(found.notes[module])
    calls = call([stretch.text for stretch in stretches], [note.number for note in notes])
    places = [stretch.place for stretch in stretches]
    footnotes = tuple(
        Footnote(
            number=str(note.number),
            text=note.text,
            place=places[calls.place[note.number]] if note.number in calls.place else None,
        )
        for note in notes
    )
    flags = [
        Flag(
            kind=FlagKind.NOTE_WITHOUT_MARK, says=f"Footnote {note.number}{_of(module)} is called nowhere in the text."
        )
        for note in footnotes
        if note.place is None
    ]
    flags += [
        Flag(
            kind=FlagKind.MARK_WITHOUT_NOTE,
            says=f"The text calls footnote {number}{_of(module)}, which is not there.",
            places=(places[paragraph],),
        )
        for number, paragraph in calls.unanswered
    ]
    return dict(zip(places, calls.texts, strict=True)), footnotes, flags


def _of(module: str) -> str:
    return f" of the page {module}" if module else ""


def _once(notes: Sequence[Note]) -> list[Note]:
    """The footnotes by number; of two with one number the first."""
    kept: dict[int, Note] = {}
    for note in notes:
        kept.setdefault(note.number, note)
    return [kept[number] for number in sorted(kept)]


def _stretches(found: Survey, module: str) -> list[_Stretch]:
    """Where footnotes of a series may be called, in the order of the rows."""
    result = [
        _Stretch(Place(section, number), paragraph.text, paragraph.rows[0])
        for section, blocks in found.paragraphs.items()
        if section not in UNTOUCHED and (section == module if module else section not in MODULES)
        for number, paragraph in enumerate(blocks, start=1)
    ]
    for section, titles in found.parts.titles.items():
        if section not in UNTOUCHED and (section == module if module else section not in MODULES):
            title = titles[0]
            if re.search(r"[^\W\d]\W?\d", title.text) or re.search(r"\s\d{1,2}$", title.text):
                result.append(
                    _Stretch(
                        Place(section),
                        "\n".join(found.rows[i].text for i in range(title.first, title.last + 1)),
                        title.first,
                    )
                )
    return sorted(result, key=lambda stretch: stretch.row)


def _findings(found: Survey, texts: dict[Place, Text]) -> tuple[Finding, ...]:
    result = []
    for dimension in Dimension:
        for side in Side:
            section = section_of(dimension, side)
            for number in range(1, len(found.paragraphs.get(section, ())) + 1):
                text = texts[Place(section, number)]
                if words(text).strip():
                    result.append(Finding(id=f"{section}-{number}", dimension=dimension, side=side, text=text))
    return tuple(result)


def _module(found: Survey, module: str) -> tuple[ModulePage, list[Flag]]:
    """The page of a module. What says what the page is about introduces it and is no finding."""
    texts, footnotes, flags = _called(found, module)
    blocks = [texts[Place(module, number)] for number in range(1, len(found.paragraphs.get(module, ())) + 1)]
    introduction: Text = ()
    title = _title(found, module)
    if len(blocks) > 1 and _is_title(words(blocks[0])):
        title, blocks = words(blocks[0]), blocks[1:]
    if len(blocks) > 1 and _introduces(words(blocks[0])):
        introduction, blocks = blocks[0], blocks[1:]
    findings = tuple(
        ModuleFinding(id=f"{module}-{number}", text=text)
        for number, text in enumerate(blocks, start=1)
        if words(text).strip()
    )
    return (
        ModulePage(module=module, title=title, introduction=introduction, findings=findings, footnotes=footnotes),
        flags,
    )


def _is_title(text: str) -> bool:
    """Whether the first words below a module's banner are its title: short, and no sentence."""
    return len(text) < 130 and not is_closed(text)


def _introduces(text: str) -> bool:
    """Whether a paragraph says what the page is about."""
    return bool(THIS_PAGE.match(text)) or bool(ABOUT.search(text) and QUESTIONS.search(text))


def _title(found: Survey, module: str) -> str | None:
    """The title of a module page: the longer heading beside the banner, where there is one."""
    titles = [heading.text for heading in found.parts.titles.get(module, ())]
    known = [letters(title[:-1]) for title in MODULE_TITLES]
    full = next((text for text in titles if any(letters(text).startswith(start) for start in known)), None)
    return plain(full or max(titles, key=len)) if titles else None


def _tables(
    found: Survey, treaties: TreatyRegister, state: str | None, year: int | None
) -> tuple[tuple[ConventionTable, ...], list[Flag]]:
    tables: list[ConventionTable] = []
    flags: list[Flag] = []
    for raw in found.tables.tables:
        table, doubts = solve(raw, register=treaties, state=state, year=year)
        tables.append(table)
        flags += doubts
    return tuple(tables), flags


def _dimensions(found: Survey) -> dict[int, Dimension]:
    """Row after the title of a dimension → the dimension."""
    return {
        heading.last + 1: heading.dimension
        for heading in found.headings
        if heading.role is Role.DIMENSION and heading.dimension is not None
    }


def _missing(
    document: Document,
    findings: Sequence[Finding],
    tables: Sequence[ConventionTable],
    front: Imprint,
    listed: Sequence[int],
) -> list[Flag]:
    """One flag for each page that could not be read, and for each part that profiles have and this one does not."""
    says = [f"Page {page.index} of the file is damaged and was not read." for page in document.pages if page.is_damaged]
    says += [
        f"Section {section_of(dimension, side)} is missing."
        for dimension in Dimension
        for side in Side
        if not any(finding.dimension is dimension and finding.side is side for finding in findings)
    ]
    if not tables:
        says.append("The table of conventions is missing.")
    if not listed:
        says.append("The list of key sources is missing.")
    if front.jurisdiction is None:
        says.append("The profile does not say whose it is.")
    return [Flag(kind=FlagKind.MISSING_PART, says=sentence) for sentence in says]


def _id(front: Imprint, document: Document) -> str:
    """Code and year, else name and year, else the beginning of the file's hash."""
    place, year = front.jurisdiction, front.publication.year
    if place is None or year is None:
        return f"profile-{document.sha256[:12]}"
    name = place.code or place.short_name.text(front.publication.language)
    slug = folded(name).encode("ascii", "ignore").decode().replace(" ", "-").strip("-")
    return f"{slug}-{year}" if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) else f"profile-{document.sha256[:12]}"
