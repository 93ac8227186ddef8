"""The gazetteer: countries with their names and codes, read from ``data/territories.csv``.

Official names stand as on a cover, without a leading article ("Republic of the Niger"); short names as in running
text, with their article in English and French ("the Niger", "le Niger"), without it in Spanish, Portuguese and Arabic.
English and French follow United Nations usage; the other three are those of the Unicode locale data.
"""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib.resources import files

from migov.errors import Invalid, Problem, Unreadable
from migov.model.jurisdictions import Gazetteer, Territory, folded
from migov.model.languages import Localized

FILE = "territories.csv"
COLUMNS = ["code", "alpha_2", "un_member", "region", "official_en", "short_en", "official_fr", "short_fr"]
COLUMNS += ["short_es", "short_pt", "short_ar", "aliases"]
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Oceania")


@cache
def gazetteer() -> Gazetteer:
    """The member and observer States of the United Nations and a few others that join treaties."""
    return read((files("migov.catalogue") / "data" / FILE).read_text("utf-8"))


def read(text: str) -> Gazetteer:
    """The gazetteer that a file holds.

    Raises:
        Unreadable: the file has other columns.
        Invalid: a code stands twice, a name means two countries, a field is ill-formed; the line is named.
    """
    lines = csv.DictReader(io.StringIO(text))
    if lines.fieldnames != COLUMNS:
        remedy = "the first line reads " + ",".join(COLUMNS)
        raise Unreadable(Problem(f"its columns are {lines.fieldnames}", file=FILE, place="line 1", remedy=remedy))
    taken: dict[str, str] = {}
    territories = []
    for line in lines:
        try:
            territory = _territory(line)
            _claim(territory, taken)
        except ValueError as error:
            raise Invalid(Problem(str(error), file=FILE, place=f"line {lines.line_num}")) from error
        territories.append(territory)
    return Gazetteer(territories=tuple(territories))


def _territory(line: dict[str, str]) -> Territory:
    if None in line or None in line.values():
        raise Invalid(f"a line has {len(COLUMNS)} fields")
    if len(line["code"]) != 3 or len(line["alpha_2"]) != 2:
        raise Invalid(f"{line['code']!r} and {line['alpha_2']!r} are not ISO 3166-1 codes")
    if line["region"] not in REGIONS or line["un_member"] not in ("yes", "no"):
        raise Invalid(f"the region is one of {', '.join(REGIONS)}, un_member is yes or no")
    return Territory(
        code=line["code"],
        alpha_2=line["alpha_2"],
        official_name=Localized(en=line["official_en"], fr=line["official_fr"]),
        short_name=Localized(**{key[-2:]: line[key] for key in COLUMNS if key.startswith("short_")}),
        aliases=tuple(alias for alias in line["aliases"].split(";") if alias),
        un_member=line["un_member"] == "yes",
        region=line["region"],
    )


def _claim(territory: Territory, taken: dict[str, str]) -> None:
    """Take a country's codes and names, so that no other can have them."""
    if territory.code in taken:
        raise Invalid(f"{territory.code} stands above already")
    named = [getattr(territory, field) for field in ("official_name", "short_name")]
    names = [name.written(language) for name in named for language in name.languages]
    for key in {territory.code, territory.alpha_2, *map(folded, [*names, *territory.aliases])}:
        if taken.setdefault(key, territory.code) != territory.code:
            raise Invalid(f"{key!r} means {taken[key]} already")
