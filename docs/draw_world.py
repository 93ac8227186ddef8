"""Draws `src/migov/web/portal/across/world.json`: the land of the world and the outline of every country, small enough
to be sent with a page.

    npm install world-atlas@2.0.2 && python docs/draw_world.py node_modules/world-atlas/countries-50m.json

The outlines are those of Natural Earth (https://www.naturalearthdata.com, in the public domain), 1 : 50 million, in the
form that the package world-atlas (ISC licence) gives them: lines that neighbours share. They are drawn in the Equal
Earth projection, which makes no country larger than it is, and thinned until what is left is of the size of a point
on a screen. The land is drawn without borders; a country's outline is there for when it has a profile.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

from migov.catalogue.territories import gazetteer

OUT = Path(__file__).parent.parent / "src" / "migov" / "web" / "portal" / "across" / "world.json"
WIDTH = 1000
NORTH, SOUTH = 84.0, -56.0
"""Degrees of latitude at which the picture ends."""
MIDDLE = 11.6
"""Degrees of longitude in the middle of the picture: it is cut in the Bering Strait, where no country is cut."""
LEFT_OUT = {"Antarctica", "Fr. S. Antarctic Lands"}
THINNED = 3.6
"""Square points that a bend must span to be drawn."""
SPECK = 3.0
"""Square points below which an island is not drawn."""
SMALL = 9.0
"""Square points of its largest part below which a country is a dot."""
WHOLE = {"Somaliland": "SOM", "N. Cyprus": "CYP"}
"""Parts without a code, and the State to which maps of the United Nations count them; other such parts belong to no
country here."""
PARTS_OF = {(34.3, 45.3): "UKR"}
"""A place within an outline that the source gives to another State than maps of the United Nations do."""
ENDS = {"MAR": 27.667}
"""The parallel on which maps of the United Nations end a country that the source draws beyond it."""
NOT_THERE = {"TUV": (179.2, -8.5)}
"""Where a country stands that the source leaves out at this scale."""
EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)

Point = tuple[float, float]
Ring = list[Point]


def main() -> None:
    """Draw and write."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = [thinned(list(map(projected, decoded(one, topology["transform"])))) for one in topology["arcs"]]
    belonging = list(outlines(topology, arcs))
    countries: dict[str, list[list[int]]] = defaultdict(list)
    for code, ring in belonging:
        if code:
            countries[code].append(ring)
    land = path(stitched([ring for _code, ring in belonging], arcs))
    places = {code: place(ended(code, stitched(countries[code], arcs))) for code in sorted(countries)}
    places |= {code: {"at": [round(one) for one in projected(at)]} for code, at in NOT_THERE.items()}
    told = {
        "source": "Natural Earth, 1:50m, by way of world-atlas 2.0.2; drawn by docs/draw_world.py",
        "licence": "public domain",
        "width": WIDTH,
        "height": round(projected((MIDDLE, SOUTH))[1]),
        "land": land,
        "places": places,
    }
    # One line for every country: a difference can be read.
    lines = json.dumps(told, separators=(",", ":")).replace("},", "},\n").replace('{"', '{\n"', 1)
    OUT.write_text(lines + "\n", encoding="utf-8")
    drawn = sum("path" in one for one in places.values())
    print(f"{OUT.stat().st_size} bytes: land {len(land)}, {drawn} outlines, {len(places) - drawn} dots")


def decoded(arc: list[list[int]], transform: dict[str, Any]) -> Iterator[Point]:
    """The degrees of a line that is written as steps."""
    x = y = 0
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    for step in arc:
        x, y = x + step[0], y + step[1]
        yield x * wide + left, y * high + low


def projected(degrees: Point) -> Point:
    """Where a place stands in the picture."""
    a1, a2, a3, a4 = EQUAL_EARTH

    def at(longitude: float, latitude: float) -> Point:
        t = math.asin(math.sqrt(3) / 2 * math.sin(latitude))
        steep = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
        return 2 * math.sqrt(3) * longitude * math.cos(t) / (3 * steep), a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t

    edge, top = at(math.pi, 0)[0], at(0, math.radians(NORTH))[1]
    x, y = at(math.radians((degrees[0] - MIDDLE + 180) % 360 - 180), math.radians(degrees[1]))
    return (x + edge) * WIDTH / (2 * edge), (top - y) * WIDTH / (2 * edge)


def thinned(line: list[Point]) -> list[Point]:
    """The line without its smallest bends (Visvalingam and Whyatt), its ends as they are."""
    left = list(line)
    while len(left) > 2:
        areas = [abs(area(left[n - 1 : n + 2])) for n in range(1, len(left) - 1)]
        least = min(range(len(areas)), key=areas.__getitem__)
        if areas[least] >= THINNED:
            break
        del left[least + 1]
    return left


def area(ring: Iterable[Point]) -> float:
    """The area within a ring, with a sign."""
    points = list(ring)
    return sum(x * v - u * y for (x, y), (u, v) in pairwise([*points, points[0]])) / 2


def outlines(topology: dict[str, Any], arcs: list[Ring]) -> Iterator[tuple[str | None, list[int]]]:
    """Every ring of every country, as numbers of arcs, with the code of the country it belongs to."""
    codes = get_global("territory_aliases")
    known = gazetteer()
    for one in topology["objects"]["countries"]["geometries"]:
        name = one["properties"]["name"]
        if name in LEFT_OUT:
            continue
        found = known.find(codes[one["id"]][0]) if "id" in one else None
        code = found.code if found else WHOLE.get(name)
        polygons = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]
        for polygon in polygons:
            whole = joined(polygon[0], arcs)
            owner = next((to for at, to in PARTS_OF.items() if holds(whole, projected(at))), None)
            mine = owner if owner and area_size(whole) < 100 else code
            for ring in polygon:
                yield mine, ring


def joined(ring: list[int], arcs: list[Ring]) -> Ring:
    """The points of a ring of arcs; a negative number is an arc taken backwards."""
    points: Ring = []
    for n in ring:
        line = arcs[n] if n >= 0 else arcs[~n][::-1]
        points += line[1:]
    return points


def area_size(ring: Ring) -> float:
    """The area within a ring."""
    return abs(area(ring))


def holds(ring: Ring, at: Point) -> bool:
    """Whether a point stands within a ring."""
    x, y = at
    inside = False
    for (a, b), (c, d) in pairwise([*ring, ring[0]]):
        if (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a:
            inside = not inside
    return inside


def stitched(rings: list[list[int]], arcs: list[Ring]) -> list[Ring]:
    """The outlines of several rings together: what two of them share is no outline.

    An island that the edges of the picture cut is left out: it would be drawn from one edge to the other.
    """
    times = Counter(n if n >= 0 else ~n for ring in rings for n in ring)
    free = [n for ring in rings for n in ring if times[n if n >= 0 else ~n] == 1]
    lines = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in free]
    begins: dict[Point, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        begins[line[0]].append(number)
    left, found = set(range(len(lines))), []
    while left:
        number = min(left)
        left.remove(number)
        ring = list(lines[number])
        while ring[0] != ring[-1]:
            number = next(each for each in begins[ring[-1]] if each in left)
            left.remove(number)
            ring += lines[number][1:]
        found.append(ring)
    return [ring for ring in found if max(x for x, _y in ring) - min(x for x, _y in ring) < WIDTH / 2]


def ended(code: str, rings: list[Ring]) -> list[Ring]:
    """The outlines of a country as far as its southern end."""
    if code not in ENDS:
        return rings
    _x, end = projected((0, ENDS[code]))
    return [list(north(ring, end)) for ring in rings]


def north(ring: Ring, end: float) -> Iterator[Point]:
    """The part of a ring above a line, closed along the line."""
    for (x, y), (u, v) in pairwise(ring):
        if y <= end:
            yield x, y
        if (y <= end) is not (v <= end):
            yield x + (u - x) * (end - y) / (v - y), end
    if ring[0][1] <= end:
        yield ring[0]


def place(rings: list[Ring]) -> dict[str, Any]:
    """A country: where it stands, and its outline where it is not too small for one."""
    largest = max(rings, key=area_size)
    at = [round(sum(part) / len(largest)) for part in zip(*largest, strict=True)]
    return {"at": at} if area_size(largest) < SMALL else {"at": at, "path": path(rings)}


def path(rings: list[Ring]) -> str:
    """The rings as SVG writes them, in whole points, step by step."""
    parts = []
    for ring in rings:
        points = [(round(x), round(y)) for x, y in ring]
        steps = [(u - x, v - y) for (x, y), (u, v) in pairwise(points) if (u, v) != (x, y)]
        if len(steps) > 2 and area_size(ring) >= SPECK:
            written = "".join(sign(x) + sign(y) for x, y in steps[:-1]).lstrip()
            parts.append(f"M{points[0][0]} {points[0][1]}l{written}z")
    return "".join(parts)


def sign(number: int) -> str:
    """A number behind another one."""
    return str(number) if number < 0 else f" {number}"


if __name__ == "__main__":
    main()
