"""Footnotes and key sources, put together from what is known of a source: nobody types them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from migov.model.bibliography import KeySource
from migov.model.citations import Pin
from migov.model.grounds import Grounds, Statement
from migov.model.sources import Locator, Source, SourceKind
from migov.profile.drafting.materials import Materials
from migov.profile.drafting.voice import Voice

_NUMBER = (
    r"\W*(?P<number>premier\b|(?:[LRDA]\.? ?)?(?:\d+(?:[.\-/‑]\d+)*(?:[a-z](?![a-z]))?|[IVXLC]+\b)"
    r"(?:[ \-‑](?:bis|ter|quater|quinquies)\b)?)"
)
_UNITS = {
    "article": r"articles?|art\.?|artículos?|articulos?|artigos?|المادة|مادة",
    "section": r"sections?|sec\.?|s\.|secci[oó]n|secç[aã]o|seção|القسم|قسم",
    "annex": r"annexe?s?|appendix|schedule|anexos?|الملحق|ملحق",
}
"""The units of a text that are cited, with the words that name them; the first that stands on a way is taken."""

_UNIT = {name: re.compile(rf"\W*(?:{words})\s+{_NUMBER}", re.IGNORECASE) for name, words in _UNITS.items()}
_PLURAL = {"article": "articles", "section": "sections", "annex": "annexes"}
_NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)+)\.?\s")
"""The heading of a numbered section: "2.3 Labour migration"."""

_READ_ONLINE = (SourceKind.WEBPAGE, SourceKind.DATASET)
"""Kinds that change under their address: a note on them says where and when they were read."""


def note(grounds: Grounds, materials: Materials, voice: Voice) -> str | None:
    """The footnote of a sentence: its sources with their articles, then statements; null where none is to be named.

    A pin whose source is not among the materials is passed over.
    """
    pins: dict[str, list[Pin]] = {}
    for pin in grounds.pins:
        pins.setdefault(pin.source, []).append(pin)
    cited = [
        cite(materials.sources_by_id[id], [pin.locator for pin in found], materials, voice)
        for id, found in pins.items()  # noqa: A001
        if id in materials.sources_by_id
    ]
    cited += [said(statement, materials, voice) for statement in grounds.statements]
    return voice("joint").join(cited) + "." if cited else None


def cite(source: Source, locators: Sequence[Locator], materials: Materials, voice: Voice) -> str:
    """A source with the places in it: "Law No. 2015-36 on the Smuggling of Migrants (2015), Articles 5 and 12"."""
    behind = [place for place in (places(locators, voice), _online(source, voice)) if place]
    return ", ".join([named(source, materials, voice), *behind])


def named(source: Source, materials: Materials, voice: Voice) -> str:
    """The title, with number and year where the title does not tell them, and the gazette or series it stands in."""
    title = source.title.strip().rstrip(".")
    instrument = materials.instruments_by_id.get(source.instrument or "")
    number = (instrument.number if instrument else None) or _kept(source, "number")
    if number and not _tells(title, number):
        title += f", {voice('number', number=number)}"
    year = _year(source, materials)
    if year and not re.search(rf"(?<!\d){year}(?!\d)", re.sub(r"\d{4}[-/]\d+", "", title)):
        title += f" ({year})"
    within = _kept(source, "container-title")
    return f"{title}, {within}" if within else title


def _kept(source: Source, key: str) -> str:
    """What the CSL record of a source says under a key for which sources have no field."""
    value = source.rest.get(key)
    return str(value).strip() if isinstance(value, str | int) else ""


def _year(source: Source, materials: Materials) -> str:
    instrument = materials.instruments_by_id.get(source.instrument or "")
    return str(instrument.year) if instrument and instrument.year else (source.published or "")[:4]


def _tells(title: str, number: str) -> bool:
    parts = re.findall(r"\w+", number)
    return bool(re.search(r"(?<!\w)" + r"\W{1,3}(?:of )?".join(map(re.escape, parts)) + r"(?!\w)", title))


def places(locators: Sequence[Locator], voice: Voice) -> str:
    """Articles, sections or pages, each once: "Articles 5 and 12"; empty where none is known."""
    units: dict[str, dict[str, None]] = {}
    others = dict[str, None]()
    for locator in locators:
        unit, number, below = _unit(locator.path)
        if unit and below:
            others[f"{voice(unit, numbers=number)}, {below}"] = None
        elif unit:
            units.setdefault(unit, {})[number] = None
        elif locator.page_label or locator.page_index:
            others[voice("page", number=locator.page_label or str(locator.page_index))] = None
    told = [
        voice(unit if len(numbers) == 1 else _PLURAL[unit], numbers=voice.listed(tuple(numbers)))
        for unit, numbers in units.items()
    ]
    return ", ".join([*told, *others])


def _unit(path: tuple[str, ...]) -> tuple[str, str, str]:
    """The unit on a way down the headings, its number, and what stands below it; all empty where there is none."""
    for unit, pattern in _UNIT.items():
        for depth, step in enumerate(path):
            if found := pattern.match(step):
                number = found["number"]
                return unit, "1" if number.lower() == "premier" else number, ", ".join(path[depth + 1 :])
    numbered = [found["number"] for step in path if (found := _NUMBERED.match(step))]
    return ("section", numbered[-1], "") if numbered else ("", "", "")


def _online(source: Source, voice: Voice) -> str:
    if source.kind not in _READ_ONLINE or not source.address:
        return ""
    return source.address + (f" ({voice.accessed(source.accessed, in_note=True)})" if source.accessed else "")


def said(statement: Statement, materials: Materials, voice: Voice) -> str:
    """A statement: the institution and the day. Who spoke for it is known inside, and not printed."""
    institution = materials.institutions_by_id.get(statement.institution)
    day = voice.moment(statement.on)
    if institution is None:
        return voice("statement_alone", day=day)
    return voice("statement", institution=institution.name, day=day)


def key_source(source: Source, materials: Materials, voice: Voice, *, dimension: int | None) -> KeySource:
    """The entry of a source in the list: its year and title under those who made it, its address behind."""
    year = (source.published or "")[:4] or _year(source, materials)
    pieces = [
        f"{year} {source.title.strip()}".strip(),
        _kept(source, "container-title"),
        _kept(source, "publisher-place"),
    ]
    text = " ".join(f"{piece.rstrip('.')}." for piece in pieces if piece)
    if source.address and source.accessed:
        text += f" {voice.accessed(source.accessed, in_note=False)}"
    return KeySource(text=text, address=source.address, dimension=dimension, heading=_maker(source, voice) or None)


def _maker(source: Source, voice: Voice) -> str:
    names = [one.name or ", ".join(part for part in (one.family, one.given) if part) for one in source.creators]
    return voice.listed(tuple(names)) or (source.publisher or "").strip()
