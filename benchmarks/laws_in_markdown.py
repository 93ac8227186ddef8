"""A corpus of laws in Markdown with front matter, as entries of the index: what `retrieval.py` searches.

Cut by `migov.evidence.transcribing`, or plainly at the Markdown's own headings and then by length, as the judgements'
passages seem to have been cut: with both, what ranking does can be told from what cutting does.

When an act ends is taken from what the acts say of themselves in their front matter: ``repeals`` of a later act, on the
day before its ``entry_in_force`` (else its publication). The list of repealed acts that scoring uses is not read here.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from migov.evidence.formats import markdown
from migov.evidence.formats.bounds import SOURCE
from migov.evidence.index import Entry
from migov.evidence.transcribing import transcribe
from migov.model.sources import Locator, Passage, PassageKind, SourceKind

Front = dict[str, str]

LONGEST = 3000
"""Characters of a passage that is cut by length."""


def acts(laws: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each Markdown file of a folder or a ``.tar.gz``."""
    if laws.is_dir():
        yield from ((file.stem, file.read_bytes()) for file in sorted(laws.rglob("*.md")))
        return
    with tarfile.open(laws) as archive:
        for member in archive:
            held = archive.extractfile(member) if member.name.endswith(".md") else None
            if held:
                yield Path(member.name).stem, held.read()


def entries(laws: Path, *, cut: str, jurisdiction: str, language: str) -> list[Entry]:
    """All passages, each with what its act's front matter tells; *cut* is ``ours`` or ``headings``."""
    held = [(name, data, front_matter(data.decode())) for name, data in acts(laws)]
    until = lapses(front for _, _, front in held)
    made = []
    for name, data, front in held:
        if "title" not in front:
            continue
        made += [
            Entry(
                source=name,
                snapshot="0" * 64,
                passage=passage,
                title=front["title"],
                jurisdiction=jurisdiction,
                language=language,
                kind=SourceKind.LEGISLATION,
                published=front.get("publication_date"),
                since=front.get("entry_in_force"),
                until=until.get(name),
            )
            for passage in (ours(name, data, language) if cut == "ours" else by_headings(data.decode()))
        ]
    return made


def front_matter(text: str) -> Front:
    found = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    pairs = (line.partition(": ") for line in found.group(1).splitlines()) if found else ()
    return {key: value.strip().strip('"') for key, _, value in pairs}


def lapses(fronts: Iterable[Front]) -> dict[str, str]:
    """The last day of each act that a later one says it repeals."""
    until: dict[str, str] = {}
    for front in fronts:
        day = front.get("entry_in_force") or front.get("publication_date")
        for address in front.get("repeals", "").split(";") if day else ():
            if name := re.search(r"/eli/etat/((?:\w+/){5}\w+)", address):
                last = (date.fromisoformat(day or "") - timedelta(days=1)).isoformat()
                act = name.group(1).replace("/", "-")
                until[act] = min(until.get(act, last), last)
    return until


def ours(name: str, data: bytes, language: str) -> tuple[Passage, ...]:
    """The passages as migov cuts them."""
    document = markdown.read(data, file=f"{name}.md", sha256=sha256(data).hexdigest(), bounds=SOURCE)
    return transcribe(document, language=language).passages


def by_headings(text: str) -> Iterator[Passage]:
    """The passages that headings with an article's number begin, the long ones cut between lines."""
    path: list[tuple[int, str]] = []
    label, held, number = "", [], 0
    for line in [*text.split("\n---\n", 1)[-1].split("\n"), "# end"]:
        heading = re.match(r"(#+)\s+(.*)", line)
        if not heading:
            held += [plain(line)] if line.strip() else []
            continue
        for piece in pieces(held if label else []):
            number += 1
            where = Locator(path=(*(title for _, title in path[1:]), label))
            yield Passage(number=number, kind=PassageKind.ARTICLE, locator=where, text=piece)
        held, level, title = [], len(heading[1]), plain(heading[2])
        if re.match(r"(?i)[«\s]*(?:art\b|article|§)", title):
            label = title
        elif re.match(r"(?i)[(\d«]|(?:l|à l|d|aux? )['’]", title):
            held = [title]
        else:
            path = [*(step for step in path if step[0] < level), (level, title)]


def pieces(lines: list[str]) -> Iterator[str]:
    piece: list[str] = []
    for line in lines:
        if piece and sum(map(len, piece)) + len(line) > LONGEST:
            yield "\n".join(piece)
            piece = []
        piece.append(line)
    if piece:
        yield "\n".join(piece)


def plain(line: str) -> str:
    return re.sub(r"</?\w+>|\*", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)).strip()
