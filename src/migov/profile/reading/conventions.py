"""Convention tables found among the rows of a profile and taken apart into names and cells.

Extraction scrambles tables: columns come one after the other, the heading after both, the table below the text that
follows it. So a table is found by its cells ("Yes (1990)") and heads, and grows from there over whatever is not prose.
Which cell belongs to which name is for `migov.profile.reading.tables` to solve.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from migov.model.conventions import ConventionGroup, TableNote
from migov.model.texts import NoteMark, Text, tidy
from migov.profile.reading.flow.notes import joined
from migov.profile.reading.flow.paragraphs import plain
from migov.profile.reading.flow.rows import Row
from migov.profile.reading.phrases import WORD_BEFORE_NUMBER, letters
from migov.profile.reading.raw_tables import RawTable

TITLE = re.compile(rf"^{WORD_BEFORE_NUMBER}\s*(?:n[o°º]\.?\s*)?(?P<number>\d{{1,2}})\s*[.:–—-]*\s*(?P<title>.*)$", re.IGNORECASE)
STANDING = (
    r"yes|no|oui|non|sí|si|sim|não|nao|partially|partly|partial|partiellement|partielle|parcialmente|parcial|"
    r"signed|signée?|firmad[oa]|assinad[oa]|ratified|ratifiée?s?|ratificad[oa]|acceded|accession|adhésion|adhered|adhérée?|"
    r"n/?a|not ratified|not applicable|not signed|non ratifiée?|non signée?|sans objet|in progress|pending|en cours"
)
YEAR = r"(?:18|19|20)\d\d"
CELL = re.compile(rf"^(?:(?:{STANDING})(?![\w’'-])(?![.]\s*\d)|{YEAR}(?!\d)(?!\s*\((?:No|n[o°º]|[A-Z]{{3}}))|[—–-]+$)[^•]{{0,75}}$", re.IGNORECASE)
SURE_CELL = re.compile(rf"^(?:yes|no|oui|non|sí|sim|não)(?:\s*[(,:;–-]?\s*{YEAR}.*)?$", re.IGNORECASE)
INLINE = re.compile(
    rf"^(?P<name>.*(?:{YEAR}|\)|\*))\s+(?P<cell>(?:(?:{STANDING})(?:\s*\([^()]*\))?|{YEAR}(?:\s*[,;/]\s*{YEAR})*))$", re.IGNORECASE
)
HEADS = re.compile(
    r"^(?:international)?(?:conventions?names?|names?of(?:the)?conventions?|conventions?|instruments?|treaty|treaties|intitule.{0,16}|"
    r"titre.{0,14}|noms?(?:de|des|du)?l?a?(?:conventions?|instruments?)|nombred.{0,22}|nomed.{0,22}|names?|title|agreements?|accords?)?"
    r"(?:signature)?(?:and|et|y|e)?(?:ratified|ratification|ratifiee?s?|ratificad[oa]s?|ratificacion|ratificacao|status|statut|situation|signed)"
    r"(?:years?|annees?|anos?|date|anneede|daterati.*)?(?:status)?$"
)
NAME_HEAD = re.compile(
    r"^(?:international)?(?:conventions?names?|names?of(?:the)?(?:conventions?|instruments?)|intituledel.{0,16}|nomdel.{0,16}|nombredel.{0,16}|nomeda.{0,16}|instrument|convention)$"
)
YEAR_HEAD = re.compile(r"^(?:years?|annees?|anos?)$")
GROUP = re.compile(
    r"^(?:the)?(?P<kind>international|regional|subregional|continental|bilateral|multilateral|national|accords?regiona|accordsbilat|"
    r"conventionsregiona|conventionsbilat|conventionsinternat|accordsinternat|instrumentsregiona|instrumentsinternat|acuerdosregiona|"
    r"acuerdosbilat|conveniosinternac|acordosregiona|acordosbilat|convencoesinternac)\w{0,60}$"
)
GROUP_NOUN = re.compile(r"agreement|convention|instrument|accord|treat|traite|acuerdo|acordo|convenio|convenc|tratado")
NOTE = re.compile(r"^(?P<mark>\*{1,4}|†|‡|§)\s*(?P<text>\S.*)$")
MARK = re.compile(r"\s?(\*{1,4}|†|‡)(?=\s|[.,;)]|$)")
NOUN = re.compile(
    r"convention|convenant|covenant|protocol|charter|treaty|pact|agreement|statute|declaration|memorand|charte|pacte|traité|accord|"
    r"convenio|convención|tratado|carta|pacto|acuerdo|convenção|acordo|estatuto|protocole?|conference|ILO|OIT",
    re.IGNORECASE,
)
COMPLETE = re.compile(rf"(?:{YEAR}|\(No\.? ?\d+\)|\(n[o°º]\.? ?\d+\)|\d\)|\*+|†)$", re.IGNORECASE)
OPEN_END = re.compile(
    r"(?:,|\b(?:and|or|of|the|to|in|for|against|on|with|by|its|all|et|ou|de|des|du|la|le|les|d’|l’|sur|pour|contre|y|e|del|dos|das|"
    r"relating|concerning|relative|No\.|n[o°º]))$",
    re.IGNORECASE,
)
CELL_OPEN = re.compile(r"(?:[,;/–-]|\b(?:and|in|revised|on|of|since|et|en|de|du|depuis|y|e|em))$", re.IGNORECASE)
OPENER = re.compile(
    r"^(?:ILO|OIT|United Nations|International|Convention|Protocol|Optional|The|African|European|American|Inter-American|Treaty|"
    r"Agreement|Charter|Pacte|Charte|Protocole|Organisation|Nations Unies|Accord|Traité|Convenio|Convención|Protocolo|Convenção)\b"
)
BREAK_NEEDED = 1.0
"""What must speak for a row to begin a name."""


@dataclass(slots=True)
class _Group:
    """One group of rows of a table while it is gathered."""

    number: str = ""
    title: str = ""
    heading: str | None = None
    lines: list[tuple[str, str | None, int]] = field(default_factory=list)
    """Piece of a name, cell printed with it, row; a row that is a cell alone has no piece of a name."""
    notes: list[TableNote] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """The tables of a profile, and the rows they take up."""

    tables: tuple[RawTable, ...]
    rows: frozenset[int]


def find(rows: Sequence[Row], likely: Collection[int], walls: Collection[int], through: Collection[int]) -> Found:
    """The convention tables among these rows.

    Args:
        likely: rows of the parts that tables stand in.
        walls: rows no table crosses: headings of sections, footnotes.
        through: rows that may stand in the middle of a scrambled table: running heads, titles of chapters.
    """
    taken: set[int] = set()
    tables: list[RawTable] = []
    for anchor in range(len(rows)):
        if anchor in taken or anchor in walls or anchor in through or not _is_anchor(rows[anchor], anchor in likely):
            continue
        region = _region(rows, anchor, walls, through, taken)
        found = _tables(rows, region)
        if found:
            tables += found
            taken.update(region)
    return Found(tuple(tables), frozenset(taken))


def _is_anchor(row: Row, likely: bool) -> bool:  # noqa: FBT001
    """Whether a row can only be part of a table."""
    if TITLE.match(row.text) and not row.closed:
        return True
    if _is_head(row.text):
        return True
    return likely and bool(SURE_CELL.match(row.text)) and len(row.text) < 40


def _is_head(text: str) -> bool:
    plain_letters = letters(text)
    if HEADS.match(plain_letters) and len(text) < 100:
        return not SURE_CELL.match(text)
    return bool(NAME_HEAD.match(plain_letters) and len(text) < 60) or _group(text) is not None


def _group(text: str) -> str | None:
    """The heading of a group of rows, without the head of its second column."""
    left = re.split(r"\s{2,}", text.strip())[0]
    words = re.sub(r"\s*(?:Ratifi|Year|Année|Signature|Año|Ano)[^|]*$", "", left) or left
    plain_letters = letters(words)
    if len(words) > 75 or re.search(r"\d", words) or words.endswith((".", ",")):
        return None
    return words.strip() if GROUP.match(plain_letters) and GROUP_NOUN.search(plain_letters) and _is_plural(words) else None


def _is_plural(words: str) -> bool:
    """Whether words name a kind of instruments and not one of them: "Bilateral agreement", not "… on the Elimination"."""
    return len(words.split()) <= 6 and not re.search(r"\b(?:on|concerning|against|relating|sur|contre|sobre|between|entre)\b", words, re.I)


def _region(
    rows: Sequence[Row], anchor: int, walls: Collection[int], through: Collection[int], taken: Collection[int]
) -> list[int]:
    """The rows around an anchor that belong to its table, from top to bottom."""
    above: list[int] = []
    index = anchor - 1
    while index >= 0 and index not in walls and index not in taken:
        if index not in through:
            if _ends_prose(rows[index]):
                break
            above.insert(0, index)
        index -= 1
    below: list[int] = []
    index = anchor
    while index < len(rows) and index not in walls and index not in taken:
        if index in through:
            index += 1
            continue
        sentence = _sentence(rows, index, walls, through)
        if _is_prose(rows, sentence) and not NOTE.match(rows[index].text):
            break
        below += sentence
        index = sentence[-1] + 1
    return [*_names_only(rows, above), *below]


def _ends_prose(row: Row) -> bool:
    """Whether a sentence of running text ends with this row."""
    return row.text.rstrip().endswith((".", ".”", "!", "?")) and not re.search(r"\b(?:No|art|n)\.$", row.text, re.IGNORECASE)


def _names_only(rows: Sequence[Row], above: list[int]) -> list[int]:
    """Of the rows above an anchor, those from the first that can begin a name or cell."""
    for place, index in enumerate(above):
        text = rows[index].text
        if (text[:1].isupper() or CELL.match(text) or text[:1] in "“(") and any(
            NOUN.search(rows[i].text) or CELL.match(rows[i].text) or TITLE.match(rows[i].text) for i in above[place : place + 3]
        ):
            return above[place:]
    return []


def _sentence(rows: Sequence[Row], start: int, walls: Collection[int], through: Collection[int]) -> list[int]:
    """Rows from here to the next blank, cell, head or full stop."""
    found = [start]
    if _is_single(rows[start].text) and not NOTE.match(rows[start].text):
        return found
    while len(found) < 14:
        index = found[-1] + 1
        if index >= len(rows) or index in walls or index in through or _ends_prose(rows[found[-1]]):
            break
        row = rows[index]
        if row.blank or row.opens or _is_single(row.text):
            break
        found.append(index)
    return found


def _is_single(text: str) -> bool:
    return bool(CELL.match(text) or TITLE.match(text) or NOTE.match(text)) or _is_head(text)


def _is_prose(rows: Sequence[Row], sentence: Sequence[int]) -> bool:
    """Whether rows are running text: a whole sentence with its full stop, or more than any name has."""
    text = " ".join(rows[index].text for index in sentence)
    if _is_single(rows[sentence[0]].text) and len(sentence) == 1:
        return False
    return (_ends_prose(rows[sentence[-1]]) and len(text) > 50) or len(text) > 700


def _tables(rows: Sequence[Row], region: Sequence[int]) -> list[RawTable]:
    """The groups of rows of a region as raw tables; none where no cell or no name is there."""
    titles = [index for index in region if TITLE.match(rows[index].text)]
    groups = [_Group()]
    if len(titles) == 1:
        _name(groups[0], rows[titles[0]].text)
    place = 0
    while place < len(region):
        place = _take(rows, region, place, groups, several=len(titles) > 1)
    whole = [group for group in groups if group.lines]
    for group in whole:
        group.lines = _mended(group.lines)
    _share_notes(groups, whole)
    found = []
    for group in whole:
        raw = _raw(rows, group)
        if raw is not None:
            found.append(raw)
    return found


def _take(rows: Sequence[Row], region: Sequence[int], place: int, groups: list[_Group], *, several: bool) -> int:
    """Put one row of a region where it belongs, and say where the next one is."""
    index, group = region[place], groups[-1]
    text = rows[index].text
    if TITLE.match(text):
        if several:
            groups.append(_Group())
            _name(groups[-1], text)
        return _more_title(rows, region, place, groups[-1])
    if (note := NOTE.match(text)) is not None and len(note["text"]) > 3:
        return _take_note(rows, region, place, group, note)
    if (heading := _group(text)) is not None:
        if group.lines or group.heading:
            groups.append(_Group(number=group.number, title=group.title))
        groups[-1].heading = heading
        return place + 1
    if _is_head(text) or YEAR_HEAD.match(letters(text)):
        return place + 1
    if CELL.match(text) and not _ends_name(rows, index, group) and not (NOUN.search(text) and len(text) > 30):
        return _take_cell(rows, region, place, group)
    name, cell = _split(text)
    group.lines.append((name, cell, index))
    return place + 1


def _mended(lines: list[tuple[str, str | None, int]]) -> list[tuple[str, str | None, int]]:
    """The lines, with the second half of a cell put to its first where their name was printed between them."""
    result: list[tuple[str, str | None, int]] = []
    halved: int | None = None
    for name, cell, index in lines:
        if halved is not None and cell is not None and not name:
            first = result[halved]
            result[halved] = (first[0], joined(first[1] or "", cell), first[2])
            halved = None
            continue
        result.append((name, cell, index))
        if cell is not None:
            unfinished = CELL_OPEN.search(cell) or cell.count("(") > cell.count(")")
            halved = len(result) - 1 if unfinished else None
    return result


def _name(group: _Group, text: str) -> None:
    if (title := TITLE.match(text)) is not None:
        group.number, group.title = title["number"], " ".join(title["title"].split())


def _more_title(rows: Sequence[Row], region: Sequence[int], place: int, group: _Group) -> int:
    """Take rows that go on with a title: they begin with a small letter."""
    place += 1
    while place < len(region) and not rows[region[place]].blank and rows[region[place]].text[:1].islower():
        group.title = " ".join(joined(group.title, rows[region[place]].text).split())
        place += 1
    return place


def _take_note(rows: Sequence[Row], region: Sequence[int], place: int, group: _Group, note: re.Match[str]) -> int:
    """Take a note below a table with the rows that continue it."""
    text = note["text"]
    place += 1
    while place < len(region) and region[place] == region[place - 1] + 1:
        row = rows[region[place]]
        if row.blank or row.opens or NOTE.match(row.text) or (_is_single(row.text) and _ends_prose(rows[region[place - 1]])):
            break
        text = joined(text, row.text)
        place += 1
    group.notes.append(TableNote(mark=note["mark"], text=plain(text)))
    return place


def _take_cell(rows: Sequence[Row], region: Sequence[int], place: int, group: _Group) -> int:
    """Take a cell with the rows that continue it: "1967 and revised", "in 1979"."""
    index = region[place]
    cell = rows[index].text
    place += 1
    while place < len(region) and region[place] == region[place - 1] + 1:
        row = rows[region[place]]
        if row.blank or row.opens or not _goes_on(rows[index], row, cell):
            break
        cell = joined(cell, row.text)
        place += 1
    group.lines.append(("", " ".join(cell.split()), index))
    return place


def _ends_name(rows: Sequence[Row], index: int, group: _Group) -> bool:
    """Whether a year alone is the last word of the name above it, which waits for it: "… (ICRMW),"."""
    if not group.lines or rows[index].blank or not re.fullmatch(YEAR, rows[index].text):
        return False
    name, cell, before = group.lines[-1]
    return cell is None and before == index - 1 and name.endswith((",", " and", " et", " y", " e"))


def _goes_on(first: Row, row: Row, cell: str) -> bool:
    """Whether a row continues a cell: it stands below it and completes it."""
    if len(row.text) > 40 or NOUN.search(row.text) or (first.left > 12 and abs(row.left - first.left) > (30 if row.box else 4)):
        return False
    if CELL_OPEN.search(cell) or cell.count("(") > cell.count(")"):
        return True
    return bool(re.match(rf"[a-zà-ÿ]|\({YEAR}|\([a-zà-ÿ]", row.text))


def _split(text: str) -> tuple[str, str | None]:
    """A row as piece of a name and cell, where both were printed on it."""
    left, gap, right = text.rpartition("  ")
    if gap and left.strip() and CELL.match(right.strip()):
        return left.strip(), right.strip()
    if (inline := INLINE.match(text)) is not None:
        return inline["name"], inline["cell"]
    return text, None


def _share_notes(groups: Sequence[_Group], whole: Sequence[_Group]) -> None:
    """Give each note to the group of its table whose names or cells carry its mark, else to the last one."""
    for group in groups:
        for note in list(group.notes):
            carriers = [
                other
                for other in whole
                if other.number == group.number and any(_carries(name, cell, note.mark) for name, cell, _ in other.lines)
            ]
            if carriers and group not in carriers:
                group.notes.remove(note)
                carriers[-1].notes.append(note)


def _carries(name: str, cell: str | None, mark: str) -> bool:
    return any(found == mark for text in (name, cell or "") for found in MARK.findall(text))


def _raw(rows: Sequence[Row], group: _Group) -> RawTable | None:
    """The group as names and cells."""
    cells = [cell for _, cell, _ in group.lines if cell is not None]
    pieces = [(name, index) for name, _, index in group.lines if name]
    if not cells or not pieces:
        return None
    paired = _by_place(rows, group) or _by_line(rows, group)
    if paired is not None:
        names, cells = [name for name, _ in paired], [cell for _, cell in paired]
    else:
        names = [_joined(part) for part in _names(rows, pieces, len(cells))]
    heading = group.heading
    return RawTable(
        number=group.number or "1",
        title=group.title,
        group=_kind(heading),
        heading=heading,
        names=tuple(_text(name) for name in names),
        cells=tuple(cells),
        paired=paired is not None,
        notes=tuple(group.notes),
    )


def _by_place(rows: Sequence[Row], group: _Group) -> list[tuple[str, str]] | None:
    """Names with the cells that stand beside them on the page, where the file tells places."""
    if any(rows[index].box is None for _, _, index in group.lines):
        return None
    pieces = [(name, index) for name, cell, index in group.lines if name and cell is None]
    alone = [(cell, index) for name, cell, index in group.lines if cell is not None and not name]
    if not alone or len(alone) + len(pieces) != len(group.lines):
        return None
    names = _names(rows, pieces, len(alone))
    result: list[tuple[str, str]] = []
    used: set[int] = set()
    for part in names:
        beside = [place for place, (_, cell) in enumerate(alone) if place not in used and _beside(rows, part, cell)]
        if len(beside) > 1:
            return None
        used.update(beside)
        result.append((_joined(part), alone[beside[0]][0] if beside else ""))
    return result if len(used) == len(alone) else None


def _beside(rows: Sequence[Row], part: Sequence[tuple[str, int]], cell: int) -> bool:
    """Whether a cell stands at the height of a name."""
    boxes = [box for _, index in part if (box := rows[index].box) and rows[index].page == rows[cell].page]
    beside = rows[cell].box
    if not boxes or beside is None:
        return False
    middle = (beside[1] + beside[3]) / 2
    return min(box[1] for box in boxes) - 3 <= middle <= max(box[3] for box in boxes) + 3


def _by_line(rows: Sequence[Row], group: _Group) -> list[tuple[str, str]] | None:
    """Names with the cells printed on or between their rows; null where the columns stand apart."""
    lines = group.lines
    runs = [len(part) for part in _runs([cell is not None and not name for name, cell, _ in lines])]
    inline = sum(1 for name, cell, _ in lines if name and cell is not None)
    cells = sum(1 for _, cell, _ in lines if cell is not None)
    if inline + len(runs) < cells or (inline == 0 and (len(runs) < 2 and cells > 1)) or (inline == 0 and cells == 1):
        return None
    best: list[tuple[float, int] | None] = [(0.0, 0), *([None] * len(lines))]
    for end in range(1, len(lines) + 1):
        for start in range(end - 1, max(-1, end - 12), -1):
            held = lines[start:end]
            if sum(cell is not None for _, cell, _ in held) > 1:
                break
            before = best[start]
            if before is None or not any(cell is not None for _, cell, _ in held) or not any(name for name, _, _ in held):
                continue
            total = before[0] + _inner(rows, lines, start, end)
            if best[end] is None or total > (best[end] or (0.0, 0))[0]:
                best[end] = (total, start)
    if best[-1] is None:
        return None
    return _traced(lines, best)


def _traced(lines: list[tuple[str, str | None, int]], best: list[tuple[float, int] | None]) -> list[tuple[str, str]]:
    result: list[tuple[str, str]] = []
    end = len(lines)
    while end > 0:
        start = (best[end] or (0.0, 0))[1]
        held = lines[start:end]
        result.insert(0, (_joined([(name, index) for name, _, index in held if name]), next(c for _, c, _ in held if c is not None)))
        end = start
    return result


def _runs(flags: Sequence[bool]) -> list[list[int]]:
    """The runs of true values."""
    found: list[list[int]] = []
    for place, flag in enumerate(flags):
        if flag:
            if place and flags[place - 1]:
                found[-1].append(place)
            else:
                found.append([place])
    return found


def _inner(rows: Sequence[Row], lines: Sequence[tuple[str, str | None, int]], start: int, end: int) -> float:
    """What speaks for these lines as one row of the table: a beginning before it, none inside it."""
    score = 0.0
    named = [(name, index) for name, _, index in lines[start:end] if name]
    for a, b in zip(named, named[1:], strict=False):
        score -= _begins(rows, a, b)
    before = [(name, index) for name, _, index in lines[:start] if name]
    if before and named:
        score += _begins(rows, before[-1], named[0])
    if lines[start][0] == "":
        score -= 0.1
    return score


def _names(rows: Sequence[Row], pieces: Sequence[tuple[str, int]], count: int) -> list[list[tuple[str, int]]]:
    """The pieces put together into names: as many as there are cells, if the print leaves a choice."""
    scores = [_begins(rows, a, b) for a, b in zip(pieces, pieces[1:], strict=False)]
    certain = [place for place, score in enumerate(scores) if score >= BREAK_NEEDED]
    if len(certain) != count - 1:
        ranked = sorted(range(len(scores)), key=lambda place: -scores[place])[: count - 1]
        if all(scores[place] > 0 for place in ranked) and all(
            scores[place] < BREAK_NEEDED + 2 for place in set(certain) - set(ranked)
        ):
            certain = sorted(ranked)
    names: list[list[tuple[str, int]]] = [[]]
    for place, piece in enumerate(pieces):
        names[-1].append(piece)
        if place in certain:
            names.append([])
    return names


def _begins(rows: Sequence[Row], a: tuple[str, int], b: tuple[str, int]) -> float:
    """What speaks for a name beginning with the second of two rows."""
    before, after = a[0], b[0]
    score = 0.0
    if after[:1].islower() or OPEN_END.search(before) or before.endswith(("-", "\xad")):
        return -2.0
    if after.startswith("("):
        score -= 1.5
    between = range(a[1] + 1, b[1] + 1)
    if any(rows[index].blank for index in between):
        score += 2.0
    if COMPLETE.search(before):
        score += 1.5
    elif before.endswith((")", "”")):
        score += 0.3
    else:
        score -= 0.5
    if re.match(rf"(?:\(?No\.|\(?{YEAR}|\d)", after):
        score -= 1.5
    return score + (0.7 if OPENER.match(after) else 0.1)


def _joined(part: Sequence[tuple[str, int]]) -> str:
    text = ""
    for piece, _ in part:
        text = joined(text, piece) if text else piece
    return plain(text)


def _text(name: str) -> Text:
    """A name with the marks of its notes at their place."""
    parts: list[str | NoteMark] = []
    position = 0
    for mark in MARK.finditer(name):
        parts += [name[position : mark.start()], NoteMark(mark[1])]
        position = mark.end()
    return tidy((*parts, name[position:]))


def _kind(heading: str | None) -> ConventionGroup:
    plain_letters = letters(heading or "")
    if "bilat" in plain_letters:
        return ConventionGroup.BILATERAL
    if "region" in plain_letters or "continental" in plain_letters:
        return ConventionGroup.REGIONAL
    return ConventionGroup.INTERNATIONAL

