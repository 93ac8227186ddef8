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

_ARTICLE = re.compile(
    r"\W*(?:articles?|art\.?|artículos?|articulos?|artigos?|المادة|مادة)\s+"
    r"(?P<number>premier\b|(?:[LRDA]\.? ?)?(?:\d+(?:[.\-/‑]\d+)*(?:[a-z](?![a-z]))?|[IVXLC]+\b)"
    r"(?:[ \-‑](?:bis|ter|quater|quinquies)\b)?)",
    re.IGNORECASE,
)
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
    return "; ".join(cited) + "." if cited else None


def cite(source: Source, locators: Sequence[Locator], materials: Materials, voice: Voice) -> str:
    """A source with the places in it: "Law No. 2015-36 on the Smuggling of Migrants (2015), Articles 5 and 12"."""
    behind = [place for place in (places(locators, voice), _online(source, voice)) if place]
    return ", ".join([named(source, materials, voice), *behind])


def named(source: Source, materials: Materials, voice: Voice) -> str:
    """The title, with number and year where the title does not tell them."""
    title = source.title.strip().rstrip(".")
    instrument = materials.instruments_by_id.get(source.instrument or "")
    if instrument and instrument.number and not _tells(title, instrument.number):
        title += f", {voice('number', number=instrument.number)}"
    year = str(instrument.year) if instrument and instrument.year else (source.published or "")[:4]
    if year and not re.search(rf"(?<!\d){year}(?!\d)", re.sub(r"\d{4}[-/]\d+", "", title)):
        title += f" ({year})"
    return title


def _tells(title: str, number: str) -> bool:
    parts = re.findall(r"\w+", number)
    return bool(re.search(r"(?<!\w)" + r"\W{1,3}(?:of )?".join(map(re.escape, parts)) + r"(?!\w)", title))


def places(locators: Sequence[Locator], voice: Voice) -> str:
    """Articles, sections or pages, each once: "Articles 5 and 12"; empty where none is known."""
    articles, others = dict[str, None](), dict[str, None]()
    for locator in locators:
        number, below = _article(locator.path)
        if number and not below:
            articles[number] = None
        elif number:
            others[f"{voice('article', numbers=number)}, {below}"] = None
        elif locator.page_label or locator.page_index:
            others[voice("page", number=locator.page_label or str(locator.page_index))] = None
    told = list(others)
    if articles:
        told.insert(0, voice("article" if len(articles) == 1 else "articles", numbers=voice.listed(tuple(articles))))
    return ", ".join(told)


def _article(path: tuple[str, ...]) -> tuple[str | None, str]:
    """The number of the article on a way down the headings, and what stands below it."""
    for depth, step in enumerate(path):
        if found := _ARTICLE.match(step):
            number = found["number"]
            return "1" if number.lower() == "premier" else number, ", ".join(path[depth + 1 :])
    return None, ""


def _online(source: Source, voice: Voice) -> str:
    if source.kind not in _READ_ONLINE or not source.address:
        return ""
    return source.address + (f" ({voice.accessed(source.accessed, in_note=True)})" if source.accessed else "")


def said(statement: Statement, materials: Materials, voice: Voice) -> str:
    """A statement by the function, the institution and the day."""
    institution = materials.institutions_by_id.get(statement.institution)
    return voice(
        "statement",
        said_by=statement.said_by.strip(),
        institution=institution.name if institution else statement.institution,
        day=voice.moment(statement.on),
    )


def key_source(source: Source, voice: Voice, *, dimension: int | None, heading: str | None = None) -> KeySource:
    """The entry of a source in the list: its year and title under the institution that made it, its address behind."""
    year = (source.published or "")[:4]
    title = source.title.strip().rstrip(".")
    text = f"{year} {title}." if year else f"{title}."
    if source.address and source.accessed:
        text += f" {voice.accessed(source.accessed, in_note=False)}"
    return KeySource(
        text=text, address=source.address, dimension=dimension, heading=heading or _maker(source, voice) or None
    )


def _maker(source: Source, voice: Voice) -> str:
    names = [one.name or ", ".join(part for part in (one.family, one.given) if part) for one in source.creators]
    return voice.listed(tuple(names)) or (source.publisher or "").strip()
