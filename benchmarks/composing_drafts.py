"""How long does it take to make a draft from answers: first passages, the assembled assessment, its parts, the book?

    python benchmarks/composing_drafts.py

The answers are those of the training country, repeated under further questions until there are as many as wanted; each
justification has two or three sentences and one to four pins. Goal: a draft from 100 answers under 500 ms, all told.
"""

from __future__ import annotations

from itertools import cycle, islice

import msgspec
from measuring import median_seconds, table

from migov.catalogue.editions import load
from migov.catalogue.treaties import register
from migov.model.answers import Answer, AnswerStatus
from migov.model.citations import Pin, Quote
from migov.model.drafts import Passage
from migov.model.findings import Side
from migov.model.indicators import Edition
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.model.sources import Locator
from migov.profile.composing import compose
from migov.profile.drafting import Materials, assemble, begin, parts
from migov.training import answers, country, sources

EN, G2022 = Language.EN, Generation.G2022
GOAL = 500


def answered(many: int) -> tuple[Edition, tuple[Answer, ...]]:
    """An edition with this many questions that no table answers, and their answers."""
    edition = load("national-2")
    asked = [one for one in edition.indicators if not one.treaties]
    told = [one for one in answers() if one.closed and one.quotations]
    questions, given = [], []
    for number, (indicator, source) in enumerate(islice(zip(cycle(asked), cycle(told), strict=False), many), 1):
        code = f"{indicator.code}.{number}"
        questions.append(msgspec.structs.replace(indicator, code=code))
        pins = tuple(
            Pin(
                source=quotation.source,
                snapshot="5" * 64,
                locator=Locator(path=(f"Article {number % 40 + 1}",)),
                quote=Quote(quotation.words),
            )
            for quotation in source.quotations
        )
        given.append(
            Answer(
                indicator=code,
                closed=indicator.choices[-1],
                justification=source.justification,
                pins=pins,
                as_of=source.as_of,
                status=AnswerStatus.COMPLETE,
            )
        )
    return msgspec.structs.replace(edition, indicators=tuple(questions)), tuple(given)


def sided(passages: tuple[Passage, ...]) -> list[Passage]:
    """The passages with a side each, in turn."""
    return [msgspec.structs.replace(one, side=side) for one, side in zip(passages, cycle(Side), strict=False)]


def main() -> None:
    rows = []
    base = country()
    for many in (100, 200, 400):
        edition, given = answered(many)
        begun = begin(given, [edition], language=EN)
        passages = sided(begun.passages)
        materials = Materials(
            editions=(edition,),
            answers=given,
            sources=tuple(one.source for one in sources()),
            instruments=base.instruments,
            institutions=base.institutions,
            register=register(),
        )
        assembled = assemble(base, passages, materials=materials).assessment
        took = [
            median_seconds(lambda e=edition, g=given: begin(g, [e], language=EN)),
            median_seconds(lambda p=passages, m=materials: assemble(base, p, materials=m)),
            median_seconds(lambda a=assembled, e=edition: parts(a, language=EN, generation=G2022, editions=(e,))),
            median_seconds(lambda a=assembled: compose(a, language=EN, generation=G2022)),
        ]
        told = [f"{1000 * seconds:.1f}" for seconds in (*took, sum(took))]
        rows.append((many, len(passages), len(assembled.footnotes), *told))
    heads = ("answers", "passages", "notes", "beginning ms", "assembling ms", "parts ms", "composing ms", "all ms")
    table(f"Composing drafts (goal: {GOAL} ms for 100 answers)", heads, rows)


if __name__ == "__main__":
    main()
