"""Cells → an edition: every row read, every mistake noted with its row and column, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from migov.catalogue.editions import folded
from migov.catalogue.frameworks import sdg_10_7_2
from migov.catalogue.importing import columns
from migov.catalogue.importing.cells import Cells, is_empty
from migov.catalogue.scales import SCALE_NAMES
from migov.errors import Invalid, Problem
from migov.model.dimensions import Dimension
from migov.model.indicators import Category, Confidence, Edition, EditionKind, Indicator, Scale, SubDomain
from migov.model.languages import Localized
from migov.workbooks import Grid

MOST_PROBLEMS = 200
CODE = re.compile(r"[A-Za-z0-9]{1,8}(\.[A-Za-z0-9]{1,8}){0,4}")
SCALES = ", ".join(str(name.en) for name in SCALE_NAMES.values())


def edition(
    grid: Grid, *, code: str, title: Localized, kind: EditionKind, year: int | None, remark: Localized
) -> Edition:
    """The edition that the cells list.

    Raises:
        Invalid: with every mistake found, in the order of the sheet.
    """
    found = _Rows(Cells(grid))
    found.read()
    if problems := found.cells.problems:
        more = [Problem(f"and {len(problems) - MOST_PROBLEMS} more mistakes", file=grid.file)]
        raise Invalid(*problems[:MOST_PROBLEMS], *(more if len(problems) > MOST_PROBLEMS else ()))
    sub_domains = sorted(found.sub_domains(), key=lambda sub_domain: sub_domain.dimension)
    place = {sub_domain.code: number for number, sub_domain in enumerate(sub_domains)}
    indicators = sorted(found.indicators, key=lambda indicator: place[indicator.sub_domain])
    return Edition(
        code=code,
        kind=kind,
        title=title,
        year=year,
        remark=remark,
        sub_domains=tuple(sub_domains),
        indicators=tuple(indicators),
    )


@dataclass(slots=True)
class _Home:
    """A sub-domain as the rows tell of it, a little in each."""

    dimension: int
    row: int
    titles: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Rows:
    """One pass over the rows; `indicators` holds those without a mistake."""

    cells: Cells
    indicators: list[Indicator] = field(default_factory=list)
    homes: dict[str, _Home] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    """Indicator code → the row where it stands first."""

    def read(self) -> None:
        if not self.cells.find_columns():
            return
        rows = self.cells.grid.rows
        filled = [number for number in range(1, len(rows)) if not all(is_empty(cell) for cell in rows[number])]
        for number in filled:
            self._row(number)
        if not filled:
            self.cells.wrong("there is no indicator below the headings", 1, remedy="write one a row")
        for code, home in self.homes.items():
            if not home.titles:
                remedy = "write it in the sub-domain's first row, in a column 'Sub-domain title (English)'"
                column = self.cells.column("sub_domain_title")
                self.cells.wrong(f"sub-domain {code} has no title", home.row, column, remedy)

    def sub_domains(self) -> Iterator[SubDomain]:
        for code, home in self.homes.items():
            yield SubDomain(code, Dimension(home.dimension), Localized(**home.titles))

    def _row(self, row: int) -> None:
        cells = self.cells
        before = len(cells.problems)
        self._overlong(row)
        code = self._code(row)
        dimension = cells.choice(row, "dimension", columns.dimensions(), "1 to 6")
        home = self._home(row, dimension)
        question = cells.localized(row, "question", required=True)
        guidance = cells.localized(row, "guidance")
        scale = cells.choice(row, "scale", columns.scales(), SCALES)
        categories = self._categories(row, scale)
        objectives = cells.list(row, "gcm_objectives", _objective, "1 to 23, with semicolons between", numbers=True)
        targets = cells.list(row, "sdg_targets", _target, "such as 10.7; 8.8, in a cell formatted as text")
        items = cells.list(row, "sdg_10_7_2", _item, "1a to 6e, with semicolons between")
        treaties = cells.list(row, "treaties", _treaty, "codes of the treaty register, such as ICRMW; CRC")
        origin = cells.text(row, "origin")
        confidence = self._confidence(row)
        if len(cells.problems) > before or dimension is None or scale is None:
            return
        self.indicators.append(
            Indicator(
                code=code,
                dimension=Dimension(dimension),
                sub_domain=home,
                question=question,
                guidance=guidance,
                scale=scale,
                categories=categories,
                gcm_objectives=objectives,
                sdg_targets=targets,
                sdg_10_7_2=items,
                treaties=treaties,
                origin=origin or None,
                confidence=confidence,
            )
        )

    def _overlong(self, row: int) -> None:
        """A separator too many shifts the rest of a row: the cell that sticks out gives it away."""
        cells, width = self.cells.grid.rows[row], len(self.cells.grid.rows[0])
        for column in range(width, len(cells)):
            if not is_empty(cells[column]):
                self.cells.wrong("there is a text beyond the last column", row, column, "look for a separator too many")
                return

    def _code(self, row: int) -> str:
        before = len(self.cells.problems)
        code = self.cells.text(row, "code")
        column = self.cells.column("code")
        if len(self.cells.problems) > before:
            return code
        if not CODE.fullmatch(code):
            says = f"{code[:40]!r} is not a code" if code else "the code is missing"
            self.cells.wrong(says, row, column, "such as 1.2.3")
        elif code in self.first:
            says = f"code {code} stands in row {self.first[code] + 1} already"
            self.cells.wrong(says, row, column, "give each indicator a code of its own")
        else:
            self.first[code] = row
        return code

    def _home(self, row: int, dimension: int | None) -> str:
        before = len(self.cells.problems)
        code = self.cells.text(row, "sub_domain")
        titles = self.cells.localized(row, "sub_domain_title")
        if len(self.cells.problems) > before:
            return code
        if not CODE.fullmatch(code):
            says = f"{code[:40]!r} is not the code of a sub-domain" if code else "the sub-domain is missing"
            self.cells.wrong(says, row, self.cells.column("sub_domain"), "such as 1.2")
        elif dimension is not None:
            home = self.homes.setdefault(code, _Home(dimension, row))
            self._agree(row, code, home, dimension, titles)
        return code

    def _agree(self, row: int, code: str, home: _Home, dimension: int, titles: Localized) -> None:
        """What the rows of one sub-domain say of it must be the same."""
        if home.dimension != dimension:
            says = f"sub-domain {code} stands in dimension {home.dimension} in row {home.row + 1}"
            self.cells.wrong(says, row, self.cells.column("dimension"), "keep a sub-domain in one dimension")
        for language in titles.languages:
            title = titles.text(language)
            if home.titles.setdefault(language.value, title) != title:
                column = self.cells.columns["sub_domain_title", language]
                says = f"sub-domain {code} had another title further up"
                self.cells.wrong(says, row, column, "write it alike, or only once")

    def _categories(self, row: int, scale: Scale | None) -> tuple[Category, ...]:
        labels: dict[str, dict[str, str]] = {}
        before = len(self.cells.problems)
        for language in self.cells.languages("categories"):
            column = self.cells.columns["categories", language]
            for line in re.split(r"[\n|]", self.cells.raw(row, ("categories", language))):
                code, _, label = (folded(part) for part in line.partition(":"))
                if label and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code):
                    if labels.setdefault(code, {}).setdefault(language.value, label) != label:
                        self.cells.wrong(f"the category {code!r} stands twice", row, column, "keep one")
                elif line.strip():
                    says = f"{folded(line)[:40]!r} is not a category"
                    self.cells.wrong(says, row, column, "one a line, as code: label, the code in small letters")
        wanted = scale is Scale.CATEGORY
        if scale is not None and wanted != bool(labels) and len(self.cells.problems) == before:
            says = "no category is given" if wanted else f"categories do not go with the scale '{scale}'"
            remedy = "write one a line, as code: label" if wanted else "choose the scale 'category', or clear them"
            self.cells.wrong(says, row, self.cells.column("scale" if wanted else "categories"), remedy)
        return tuple(Category(code, Localized(**label)) for code, label in labels.items()) if wanted else ()

    def _confidence(self, row: int) -> Confidence:
        """High where nothing is said: an office's own list asks what it asks."""
        if not self.cells.text(row, "confidence"):
            return Confidence.HIGH
        choice = self.cells.choice(row, "confidence", columns.confidences(), "high, medium, low")
        return choice or Confidence.HIGH


def _objective(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[1-9]|1\d|2[0-3]", text) else None


def _target(text: str) -> str | None:
    return text if re.fullmatch(r"([1-9]|1[0-7])\.(\d{1,2}|[a-d])", text) else None


def _item(text: str) -> str | None:
    return text.lower() if sdg_10_7_2().find(text.lower()) else None


def _treaty(text: str) -> str | None:
    return text if re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)*", text) else None
