"""Small passages, answers and materials for tests of drafting: say what matters, the rest is filled in."""

from __future__ import annotations

from typing import Any

import msgspec

import makers
from migov.model.answers import Answer, AnswerStatus
from migov.model.assessments import Assessment
from migov.model.citations import Pin, Quote
from migov.model.dimensions import Dimension
from migov.model.drafts import Passage, Sentence
from migov.model.findings import Side
from migov.model.grounds import Grounds, Statement
from migov.model.indicators import Edition, EditionKind, Indicator, Scale, SubDomain
from migov.model.institutions import Institution
from migov.model.languages import Localized
from migov.model.sources import Locator, Source, SourceKind
from migov.model.treaties import Act, Participation, Treaty, TreatyRegister
from migov.profile.drafting import Materials

SNAPSHOT = "5" * 64
WELL, POTENTIAL = Side.WELL_DEVELOPED, Side.POTENTIAL


def pin(source: str = "law-5", *path: str, page: str | None = None) -> Pin:
    return Pin(
        source=source,
        snapshot=SNAPSHOT,
        locator=Locator(path=path, page_label=page),
        quote=Quote("Everyone may enter."),
    )


def sentence(words: str = "The law exists.", *pins: Pin, answers: tuple[str, ...] = (), **more: Any) -> Sentence:
    statements: tuple[Statement, ...] = more.pop("statements", ())
    return Sentence(words=words, grounds=Grounds(answers=answers, pins=pins, statements=statements), **more)


def passage(
    id: str,  # noqa: A002
    *sentences: Sentence,
    dimension: int | None = 2,
    side: Side | None = WELL,
    module: str | None = None,
) -> Passage:
    return Passage(
        id=id,
        dimension=None if module else Dimension(dimension or 2),
        side=None if module else side,
        module=module,
        sentences=tuple(
            msgspec.structs.replace(one, lead=one.lead or (" " if number else ""))
            for number, one in enumerate(sentences or (sentence(),))
        ),
    )


def statement(**more: Any) -> Statement:
    told = {"institution": "mi", "said_by": "A. Tovar, Director", "on": "2024-03-04", "words": "It is in force."}
    return Statement(**(told | more))


def answer(indicator: str = "2.1.1", closed: str | None = "present", **more: Any) -> Answer:
    fields: dict[str, Any] = {"justification": "There is a law.", "pins": (pin(),), "status": AnswerStatus.COMPLETE}
    return Answer(indicator=indicator, closed=closed, **(fields | more))


LAW = Source(
    id="law-5",
    title="Law No. 2015-36 on Entry",
    kind=SourceKind.LEGISLATION,
    published="2015-05-26",
    publisher="Official Gazette",
    address="https://example.org/law",
    accessed="2024-05-03",
)
PLAN = Source(
    id="plan", title="Migration Plan", kind=SourceKind.REPORT, published="2020", publisher="Ministry of Labour"
)
PAGE = Source(
    id="page",
    title="Figures of the Office",
    kind=SourceKind.WEBPAGE,
    address="https://example.org/figures",
    accessed="2024-05-03",
)
MINISTRY = Institution(id="mi", name="Ministry of the Interior", native_name="Ministère de l’intérieur", acronym="MI")


def indicator(code: str, scale: Scale = Scale.PRESENCE, **more: Any) -> Indicator:
    return Indicator(
        code=code,
        dimension=Dimension(int(code[0])),
        sub_domain=code.rpartition(".")[0],
        question=Localized(en="Is there one?"),
        scale=scale,
        **more,
    )


def edition(*indicators: Indicator, code: str = "national-2", kind: EditionKind = EditionKind.NATIONAL) -> Edition:
    homes = {one.sub_domain: one.dimension for one in indicators}
    return Edition(
        code=code,
        kind=kind,
        title=Localized(en="Edition"),
        sub_domains=tuple(SubDomain(name, home, Localized(en="Group")) for name, home in homes.items()),
        indicators=indicators,
    )


def treaty(code: str, year: int, title: str | None = None, **more: Any) -> Treaty:
    fields: dict[str, Any] = {"depositary": "Secretary-General", "source": "register"}
    return Treaty(code=code, title=Localized(en=title or f"Treaty {code}"), adopted=str(year), **(fields | more))


def register(*treaties: Treaty, **ratified: str) -> TreatyRegister:
    """Treaties, and by code (with _ for -) the date on which XQA ratified."""
    return TreatyRegister(
        treaties=treaties,
        participations=tuple(
            Participation(
                treaty=code.replace("_", "-"), state="XQA", act=Act.RATIFICATION, date=date, source="register"
            )
            for code, date in ratified.items()
        ),
    )


def materials(**more: Any) -> Materials:
    fields: dict[str, Any] = {
        "cut_off": "2024-05",
        "sources": (LAW, PLAN, PAGE),
        "institutions": (MINISTRY,),
        "editions": (edition(indicator("2.1.1"), indicator("2.1.2"), indicator("3.1.1")),),
    }
    return Materials(**(fields | more))


def base(**more: Any) -> Assessment:
    return makers.assessment(**more)
