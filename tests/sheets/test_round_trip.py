"""Any answers, however odd: out and back untouched, nothing changes; what is edited comes back exactly."""

from __future__ import annotations

import unicodedata
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asked import EDITION, ask, form
from migov.model.answers import Answer, NonAnswer
from migov.model.fields import tidy
from migov.model.indicators import Indicator
from migov.model.instruments import InstrumentStatus
from migov.model.languages import Language
from migov.sheets import Form, Outcome, Quotation, compare, read, write
from migov.sheets.forms import written
from workbooks import Sheets, resaved

ODD = "".join(chr(number) for number in (*range(32), 0x7F, 0x85, 0xAD, 0x200B, 0x200F, 0x202E, 0x2066, 0x2069, 0xFEFF))
ODD += "\ufffe\uffff\ufdd0\U0001fffe😀👨‍👩‍👧‍👦\U000e0041é\u0301ع١=+-@'\"<&>_x0041_"
texts = st.text(st.sampled_from(ODD) | st.characters(codec="utf-8"), max_size=60)
moments = st.sampled_from(["1999", "2021-10", "2021-10-14"])
asked = st.sampled_from(EDITION.indicators)
few = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def answers(draw: st.DrawFn, indicator: Indicator) -> Answer:
    """Any answer to an indicator."""
    closed = draw(st.none() | st.sampled_from(indicator.choices))
    return Answer(
        indicator=indicator.code,
        closed=closed,
        non_answer=None if closed else draw(st.none() | st.sampled_from(NonAnswer)),
        years=draw(st.lists(st.integers(1800, 2199), max_size=3).map(tuple)),
        justification=draw(texts),
        as_of=draw(st.none() | moments),
        practice=draw(st.none() | st.sampled_from(InstrumentStatus)),
        journal=draw(texts),
    )


quotations = st.builds(Quotation, title=texts, article=texts, words=texts, address=texts)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A questionnaire with any answers."""
    indicators = draw(st.lists(asked, min_size=1, max_size=4, unique_by=lambda one: one.code))
    questions = [
        ask(
            one,
            answer=draw(st.none() | answers(one)),
            last=draw(st.none() | answers(one)),
            quotations=tuple(draw(st.lists(quotations, max_size=3))),
            remark=draw(texts),
        )
        for one in indicators
    ]
    return form(*questions, language=draw(st.sampled_from(Language)), team=draw(st.booleans()))


@few
@given(forms())
def test_what_nobody_touched_changes_nothing(sent: Form) -> None:
    for data in (write(sent), resaved(write(sent))):
        back = read(data, file="q.xlsx")
        assert back.form == sent
        found = compare(sent, back, sent)
        assert found.all_problems == ()
        assert found.missing == ()
        assert found.counts == dict.fromkeys(Outcome, 0) | {Outcome.UNCHANGED: len(list(sent.cells()))}


@few
@given(forms(), st.data())
def test_what_was_edited_comes_back_exactly(sent: Form, data: Any) -> None:
    """Every text cell may be edited; each holds what was typed, but for what no cell can hold."""
    table = sent.tables[0]
    places = [(at, row) for at, row in enumerate(table.rows)]
    chosen = data.draw(st.lists(st.sampled_from(places), unique_by=lambda place: place[0], max_size=3))
    typed = {row.key: data.draw(texts) for _, row in chosen}
    column = 1 + next(at for at, one in enumerate(table.columns) if one.key == "remark")

    def edit(sheets: Sheets) -> None:
        page = next(rows for rows in sheets.values() if rows and rows[0] and rows[0][0] == f"migov:{table.key}")
        for at, row in chosen:
            cells = page[at + 2]
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = typed[row.key].replace("\ufffe", "").replace("\uffff", "")

    back = read(resaved(write(sent), edit), file="q.xlsx")
    found = {one.row: one.returned for one in compare(sent, back, sent).of(Outcome.CHANGED)}
    before = {row.key: row.cells.get("remark", "") for row in table.rows}
    expected = {key: tidy(text) for key, text in typed.items() if written(text) != written(before[key])}
    assert back.all_problems == ()
    assert {key: written(text) for key, text in found.items()} == {key: written(text) for key, text in expected.items()}


def test_the_odd_characters_are_what_they_are_meant_to_be() -> None:
    assert {unicodedata.category(mark) for mark in ODD} >= {"Cc", "Cf", "Cn", "So", "Mn", "Nd"}
