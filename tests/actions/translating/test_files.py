"""Translations out as files and back: taken sentence by sentence, conflicts stay, a receipt says what became of all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from drafted import HERE, member
from kept import NOON
from migov.actions import journal
from migov.actions.translating import files, pieces, sources
from migov.actions.translating.files import Form
from migov.errors import Invalid, NotAllowed, NotFound
from migov.model.languages import Language
from migov.model.people import Role
from migov.model.translations import State
from migov.sheets.translations import Outcome
from migov.store.translations import What
from translated import DOCTOR, FR, NATION, ONE, rewrite, save, standing, started
from workbooks import resaved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

LATER = NOON + timedelta(days=1)


def filled(data: bytes, **words: str) -> bytes:
    """The workbook with translations of the sentences of the first passage."""

    def fill(sheets: dict[str, list[list[Any]]]) -> None:
        for row in next(iter(sheets.values())):
            if row[0] == ONE and f"s{row[1]}" in words:
                row[9] = words[f"s{row[1]}"]

    return resaved(data, fill)


def test_a_workbook_that_comes_back_is_taken_and_the_receipt_counts() -> None:
    editor = started()
    data = filled(files.export(HERE, FR, form=Form.XLSX, by=editor, at=NOON), s1=DOCTOR, s2=NATION)
    assert files.look(HERE, FR, data, file="fr.xlsx", by=editor).counts[Outcome.CHANGED] == 2
    assert standing().state is State.MISSING
    number, receipt = files.take(HERE, FR, data, file="fr.xlsx", by=editor, at=LATER)
    assert standing().state is State.DONE
    assert receipt.sentences == sum(receipt.counts.values())
    assert files.receipt(HERE, FR, number, by=editor) == receipt
    assert journal.lines()[-1].action == "translation.take"


def test_taking_the_same_file_again_changes_nothing() -> None:
    editor = started()
    data = filled(files.export(HERE, FR, form=Form.XLSX, by=editor, at=NOON), s1=DOCTOR, s2=NATION)
    files.take(HERE, FR, data, file="fr.xlsx", by=editor, at=LATER)
    _number, receipt = files.take(HERE, FR, data, file="fr.xlsx", by=editor, at=LATER)
    assert receipt.lines == ()
    assert len(pieces.history(HERE, FR, ONE, by=editor)) == 1


def test_where_both_translated_what_stands_here_stays_and_the_other_is_kept() -> None:
    editor = started()
    data = filled(files.export(HERE, FR, form=Form.XLSX, by=editor, at=NOON), s1="Autrement.", s2=NATION)
    save(editor, DOCTOR, "")
    _number, receipt = files.take(HERE, FR, data, file="fr.xlsx", by=editor, at=LATER)
    assert [row.words for row in standing().rows] == [DOCTOR, NATION]
    assert [line.stayed for line in receipt.lines if line.outcome is Outcome.CONFLICT] == [True]
    kept = [one for one in pieces.history(HERE, FR, ONE, by=editor) if one.what is What.MET]
    assert kept[0].translation.sentences[0].words == "Autrement."


def test_what_came_back_wins_where_that_is_asked_for() -> None:
    editor = started()
    data = filled(files.export(HERE, FR, form=Form.XLSX, by=editor, at=NOON), s1="Autrement.", s2=NATION)
    save(editor, DOCTOR, "")
    files.take(HERE, FR, data, file="fr.xlsx", theirs=True, by=editor, at=LATER)
    assert standing().rows[0].words == "Autrement."


def test_a_file_made_before_the_draft_moved_comes_back_stale_where_it_moved() -> None:
    editor = started()
    data = filled(files.export(HERE, FR, form=Form.XLSX, by=editor, at=NOON), s1=DOCTOR, s2=NATION)
    rewrite(editor, "All residents may see a doctor. The Health Act of 2020 names no nationality.")
    _number, receipt = files.take(HERE, FR, data, file="fr.xlsx", by=editor, at=LATER)
    assert (receipt.counts[Outcome.CHANGED], receipt.counts[Outcome.STALE]) == (1, 1)
    assert [row.state for row in standing().rows] == [State.DONE, State.STALE]


def test_an_xliff_file_goes_out_and_comes_back() -> None:
    editor = started()
    data = files.export(HERE, FR, form=Form.XLIFF, only_open=True, by=editor, at=NOON)
    target = f"<target>{DOCTOR}</target></segment>".encode()
    start = data.index(f'name="{ONE}"'.encode())
    at = data.index(b"</segment>", start)
    files.take(HERE, FR, data[:at] + target + data[at + len(b"</segment>") :], file="fr.xlf", by=editor, at=LATER)
    assert standing().rows[0].words == DOCTOR


def test_a_file_of_another_language_or_by_somebody_who_may_not_is_refused() -> None:
    editor = started()
    pieces.begin(HERE, "ar", by=editor, at=NOON)
    data = files.export(HERE, FR, form=Form.XLSX, by=editor, at=NOON)
    with pytest.raises(Invalid, match="Français"):
        files.take(HERE, Language.AR, data, file="fr.xlsx", by=editor, at=LATER)
    with pytest.raises(NotAllowed):
        files.take(HERE, FR, data, file="fr.xlsx", by=member(Role.REVIEWER), at=LATER)
    with pytest.raises(NotFound):
        files.receipt(HERE, FR, 99, by=editor)
    assert sources.readiness(HERE, FR).done == ()
