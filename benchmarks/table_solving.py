"""How many convention tables are solved, left open or got wrong, over all member States of the United Nations.

For every State the true table is made from the treaty register, in the layouts of 2019 and of 2021 and as an annex of
human-rights treaties. Its column of cells is rotated by every number of rows, or two of its parts change places; then
the table is solved. Some years are misprinted first: the year beside, that of the signature, of a protocol, or any.
"Other record" solves with a register from which a tenth of the acts is missing.

    python benchmarks/table_solving.py [--every 5]
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator

import msgspec

from migov.catalogue.territories import gazetteer
from migov.catalogue.treaties import register
from migov.model.conventions import TableOrder
from migov.model.treaties import Act, TreatyRegister
from migov.profile.reading.raw_tables import RawTable
from migov.profile.reading.tables import solve

CORE = ["ILO-C97", "REFUGEES-1951", "STATELESS-1954 STATELESS-1961", "ILO-C143", "CRC"]
LAYOUTS = {
    2019: ["ILO-C97", "REFUGEES-1951", "STATELESS-1954", "STATELESS-1961", "CRC", "ILO-C143", "ICRMW"],
    2021: [*CORE, "UNTOC UNTOC-TRAFFICKING UNTOC-SMUGGLING", "ICRMW"],
    2022: ["ICERD", "ICCPR", "ICESCR", "CEDAW", "CAT", "CRPD", "CPED", "UNTOC", "REFUGEES-1967"],
}


def truth(state: str, codes: str, year: int, known: TreatyRegister) -> str:
    """The cell a careful profile prints."""
    acts = [act for code in codes.split() for act in known.acts(code, state) if act.act.binds and act.year <= year]
    years = sorted({act.year for act in acts})
    return f"Yes ({', '.join(map(str, years))})" if years else "No"


def name(codes: str, known: TreatyRegister) -> str:
    """The row's name: titles with their years."""
    treaties = [treaty for code in codes.split() if (treaty := known.find(code))]
    return " and ".join(f"{treaty.title.en}, {treaty.adoption_year}" for treaty in treaties)


def misprint(cells: list[str], codes: list[str], state: str, known: TreatyRegister, chance: random.Random) -> list[str]:
    """The cells with one year replaced by a likely wrong one."""
    with_years = [index for index, cell in enumerate(cells) if cell.startswith("Yes")]
    if not with_years:
        return cells
    row = chance.choice(with_years)
    year = int(cells[row][5:9])
    acts = [act for code in codes[row].split() for act in known.acts(code, state)]
    signed = [act.year for act in acts if act.act is Act.SIGNATURE]
    kinds = [year - 1, year + 1, *signed[:2], chance.randint(1960, 2018)]
    return [*cells[:row], cells[row].replace(str(year), str(chance.choice(kinds))), *cells[row + 1 :]]


def thinned(known: TreatyRegister, chance: random.Random) -> TreatyRegister:
    """The register without a tenth of its acts: it still believes to be complete."""
    return msgspec.structs.replace(
        known, participations=tuple(act for act in known.participations if chance.random() > 0.1)
    )


def scrambles(cells: list[str], chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """The column in order, rotated by every number of rows, and three times with parts swapped."""
    yield "in order", cells
    for start in range(1, len(cells)):
        yield "rotated", cells[start:] + cells[:start]
    for _ in range(3):
        first, second, third = sorted(chance.sample(range(len(cells) + 1), 3))
        yield "parts swapped", cells[:first] + cells[second:third] + cells[first:second] + cells[third:]


def main() -> int:
    """Print one line for each kind of damage; the exit code says whether any table was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--every", type=int, default=1, help="take only every n-th State")
    known, chance = register(), random.Random(2026)  # noqa: S311 -- repeatable, not secret
    states = [place.code for place in gazetteer().territories if place.un_member][:: parser.parse_args().every]
    thin = thinned(known, chance)
    counts: dict[tuple[str, str], Counter[str]] = {}
    began, solved = time.perf_counter(), 0
    for state in states:
        for year, codes in LAYOUTS.items():
            right = [truth(state, row, year, known) for row in codes]
            once = misprint(right, codes, state, known, chance)
            twice = misprint(once, codes, state, known, chance)
            names = tuple((name(row, known),) for row in codes)
            cases = (("as recorded", right, known), ("1 misprint", once, known), ("2 misprints", twice, known))
            for label, cells, record in (*cases, ("other record", right, thin), ("no record", right, known)):
                place = None if label == "no record" else state
                for damage, column in scrambles(cells, chance):
                    table = RawTable(number="1", title="Conventions", names=names, cells=tuple(column))
                    found, _ = solve(table, register=record, state=place, year=year)
                    tally = counts.setdefault((label, damage), Counter())
                    read = [row.ratification.printed if row.ratification else None for row in found.rows]
                    wrong = any(cell is not None and cell != true for cell, true in zip(read, cells, strict=True))
                    tally["wrong" if wrong else "open" if found.order is TableOrder.OPEN else "right"] += 1
                    tally["rows"] += len(read)
                    tally["rows right"] += sum(cell == true for cell, true in zip(read, cells, strict=True))
                    solved += 1
    seconds = time.perf_counter() - began
    print(f"{len(states)} States, {solved} tables, {1000 * seconds / solved:.1f} ms a table\n")
    print(f"{'cells':<14}{'column':<15}{'tables':>8}{'solved':>9}{'open':>9}{'wrong':>7}{'rows right':>12}")
    for (label, damage), tally in counts.items():
        tables = tally["right"] + tally["open"] + tally["wrong"]
        shares = f"{tally['right'] / tables:>9.1%}{tally['open'] / tables:>9.1%}{tally['wrong']:>7}"
        print(f"{label:<14}{damage:<15}{tables:>8}{shares}{tally['rows right'] / tally['rows']:>12.1%}")
    return int(any(tally["wrong"] for tally in counts.values()))


if __name__ == "__main__":
    sys.exit(main())
