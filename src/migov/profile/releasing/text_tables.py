"""Tables of what the profile says and on what grounds: paragraphs, sentences, quotations, answers, searches."""

from __future__ import annotations

from itertools import count

from migov.model.answers import Answer
from migov.model.citations import Pin
from migov.model.findings import Finding, FindingSentence
from migov.model.texts import marks, words
from migov.profile.releasing.columns import ANSWERED, MISSING, Column, Table, Told, Value, placed


def findings(told: Told) -> Table:
    """The paragraphs in every language."""
    rows: list[tuple[Value, ...]] = []
    for language, assessment in told.versions.items():
        for finding, paragraph, module in placed(assessment):
            own = finding if isinstance(finding, Finding) else None
            rows.append(
                (
                    *(finding.id, language.value, int(own.dimension) if own else None, own.side.value if own else None),
                    *(own.section if own else module, paragraph, module, " ".join(finding.indicators)),
                    *(words(finding.text), " ".join(marks(finding.text))),
                )
            )
    columns = (
        Column("finding", "Permanent id of the paragraph: links end in it"),
        Column("language", "ISO 639-1"),
        Column("dimension", "1 to 6; empty on a module page", "integer"),
        Column("side", "well-developed or potential; an editorial decision, not a score. Empty on a module page"),
        Column("section", "Number of the section as printed, or the code of the module"),
        Column("paragraph", "Counted from 1 within the section", "integer"),
        Column("module", "Code of the module on whose page it stands; empty for the six dimensions"),
        Column("indicators", "Codes of the questions it rests on, with blanks between"),
        Column("text", "What is printed, without the marks of notes"),
        Column("footnotes", "Numbers of its footnotes, with blanks between"),
    )
    return Table(
        "findings", "One paragraph of the profile in one language", columns, tuple(rows), ("finding", "language")
    )


def sentences(told: Told) -> Table:
    """The sentences in every language, each with what it rests on."""
    rows: list[tuple[Value, ...]] = []
    for language, assessment in told.versions.items():
        for finding, _, _ in placed(assessment):
            for number, one in enumerate(finding.sentences, 1):
                rows.append((finding.id, number, language.value, one.words, *_rests_on(one)))
    columns = (
        Column("finding", "Id of the paragraph"),
        Column("sentence", "Counted from 1 within the paragraph", "integer"),
        Column("language", "ISO 639-1"),
        Column("text", "What is printed"),
        Column("indicators", "Codes of the questions it rests on"),
        Column("quotations", "How many quotations it rests on itself: see the table of quotations", "integer"),
        Column("statements", "What institutions stated, by name and day"),
        Column("waiver", "Why it is printed without a quotation; empty where it was not waived"),
    )
    key = ("finding", "sentence", "language")
    return Table("sentences", "One sentence of the profile in one language", columns, tuple(rows), key)


def _rests_on(sentence: FindingSentence) -> tuple[Value, ...]:
    grounds = sentence.grounds
    said = " | ".join(f"{one.said_by}, {one.on}: {one.words}" for one in grounds.statements)
    return " ".join(grounds.answers), len(grounds.pins), said, sentence.waived_because


def quotations(told: Told) -> Table:
    """The quotations that sentences and answers rest on."""
    rows: list[tuple[Value, ...]] = []
    number = count(1)
    for finding, _, _ in placed(told.source):
        for place, sentence in enumerate(finding.sentences, 1):
            rows += [(next(number), finding.id, place, None, *_quoted(pin)) for pin in sentence.grounds.pins]
        if not finding.sentences:
            rows += [(next(number), finding.id, None, None, *_quoted(pin)) for pin in finding.pins]
    for answer in told.source.answers:
        rows += [(next(number), None, None, answer.indicator, *_quoted(pin)) for pin in answer.pins]
    columns = (
        Column("quotation", "Counted from 1", "integer"),
        Column("finding", "Id of the paragraph that rests on it; empty where an answer does"),
        Column("sentence", "Number of the sentence within the paragraph", "integer"),
        Column("indicator", "Code of the question whose answer rests on it; empty where a paragraph does"),
        Column("source", "Id of the source: see the table of sources"),
        Column("snapshot", "SHA-256 of the bytes that were read"),
        Column("page", "Number printed on the page, else the page counted from 1"),
        Column("place", "The way down the headings of the source"),
        Column("words", "The words, as they stand in the source"),
        Column("before", "What stands before them"),
        Column("after", "What stands behind them"),
    )
    return Table("quotations", "Words of a source that something rests on", columns, tuple(rows), ("quotation",))


def _quoted(pin: Pin) -> tuple[Value, ...]:
    where, quote = pin.locator, pin.quote
    page = where.page_label or (str(where.page_index) if where.page_index else None)
    return pin.source, pin.snapshot, page, " > ".join(where.path), quote.exact, quote.prefix, quote.suffix


def answers(told: Told) -> Table:
    """The questions that were asked, each with its answer or with why there is none."""
    given = {answer.indicator: answer for answer in told.source.answers}
    rows = [_answer(code, given.get(code)) for code in dict.fromkeys((*told.asked, *given))]
    columns = (
        Column("indicator", "Code of the question in the edition of the catalogue"),
        Column(
            "state",
            "answered; or why not: not applicable, no evidence found, not answered by the ministry, answered but not "
            "printed; or missing. None of them is a no",
        ),
        Column("answer", "On the scale of the question; empty unless the state is answered. Empty is not no"),
        Column("years", "Of ratifications, with blanks between"),
        Column("justification", "On what grounds"),
        Column("as_of", "When it was true (ISO 8601, as exact as known)"),
        Column("practice", "How far what the law says is in force"),
        Column("confidence", "Of the analysts"),
        Column("quotations", "How many quotations it rests on", "integer"),
        Column("searches", "How many searches were made for it and are recorded", "integer"),
    )
    return Table(
        "answers", "One question with its answer, or with why there is none", columns, tuple(rows), ("indicator",)
    )


def _answer(code: str, answer: Answer | None) -> tuple[Value, ...]:
    if answer is None:
        return code, MISSING, None, None, None, None, None, None, 0, 0
    state = answer.non_answer.value if answer.non_answer else ANSWERED if answer.closed else MISSING
    return (
        *(code, state, answer.closed, " ".join(str(year) for year in answer.years), answer.justification),
        *(answer.as_of, answer.practice.value if answer.practice else None),
        *(answer.confidence.value if answer.confidence else None, len(answer.pins), len(answer.searches)),
    )


def searches(told: Told) -> Table:
    """The searches that were made."""
    rows = [(a.indicator, s.query, s.at, s.found) for a in told.source.answers for s in a.searches]
    columns = (
        Column("indicator", "Code of the question"),
        Column("query", "What was searched for"),
        Column("at", "When (ISO 8601)"),
        Column("found", "How many passages came back", "integer"),
    )
    return Table("searches", "One search that was made: together they show an absence", columns, tuple(rows))


def priorities(told: Told) -> Table:
    """The priorities on the way forward in every language."""
    rows: list[tuple[Value, ...]] = []
    for language, assessment in told.versions.items():
        for one in assessment.priorities:
            dimension = int(one.dimension) if one.dimension else None
            rows.append((one.id, language.value, dimension, one.text, " ".join(one.agreed_by), " ".join(one.passages)))
    columns = (
        Column("priority", "Id"),
        Column("language", "ISO 639-1"),
        Column("dimension", "Empty where it concerns all", "integer"),
        Column("text", "As printed"),
        Column("agreed_by", "Ids of institutions"),
        Column("findings", "Ids of the paragraphs it follows from"),
    )
    key = ("priority", "language")
    return Table("priorities", "One priority on the way forward in one language", columns, tuple(rows), key)
