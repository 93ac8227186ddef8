"""Margin comments: what they say, on which words, to which other one they reply, whether somebody called them done."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from migov.profile.word.reading.assembling import Spoken
from migov.profile.word.reading.opening import Package
from migov.profile.word.reading.recorded import W14, W15, Element, W, moment
from migov.profile.word.reading.values import Block, Remark


def remarks(package: Package, root: Element | None, spoken: dict[str, Spoken], blocks: Iterable[Block]) -> list[Remark]:
    """All comments of the file, in its order; one to which nothing in the text points has no place."""
    if root is None:
        return []
    places = {block.number: block.place for block in blocks}
    extended = package.one("commentsExtended")
    threads = {} if extended is None else {one.get(f"{W15}paraId", ""): one for one in extended.iter(f"{W15}commentEx")}
    found: list[Remark] = []
    paragraphs: dict[str, int] = {}
    parents: dict[int, str] = {}
    for number, element in enumerate(root.iter(f"{W}comment"), start=1):
        ids = [id_ for one in element.iter(f"{W}p") if (id_ := one.get(f"{W14}paraId"))]
        paragraphs |= dict.fromkeys(ids, number)
        thread = next((threads[id_] for id_ in reversed(ids) if id_ in threads), None)
        if thread is not None:
            parents[number] = thread.get(f"{W15}paraIdParent", "")
        resolved = thread is not None and thread.get(f"{W15}done") in ("1", "true", "on")
        found.append(_remark(number, element, spoken, places, resolved=resolved))
    return [_replying(remark, paragraphs.get(parents.get(remark.number, ""))) for remark in found]


def _replying(remark: Remark, to: int | None) -> Remark:
    if to is None or to == remark.number:
        return remark
    return replace(remark, replies_to=to)


def _remark(
    number: int, element: Element, spoken: dict[str, Spoken], places: dict[int, str], *, resolved: bool
) -> Remark:
    id_ = element.get(f"{W}id", "")
    said = spoken.get(id_) or Spoken()
    start = said.places.get("begin") or said.places.get("at") or said.places.get("finish")
    end = said.places.get("finish") or said.places.get("at") or start
    if start is not None and end is not None and end < start:
        end = start
    return Remark(
        number=number,
        id=id_,
        author=(element.get(f"{W}author") or "").strip() or None,
        at=moment(element.get(f"{W}date")),
        says="\n".join(_words(paragraph) for paragraph in element.iter(f"{W}p")).strip(),
        about=said.about,
        start=start,
        end=end,
        is_resolved=resolved,
        place=places.get(start[0], "") if start else "",
    )


def _words(paragraph: Element) -> str:
    said = {f"{W}t": None, f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
    return "".join(said[one.tag] or one.text or "" for one in paragraph.iter(*said))
