"""Translating: begun, saved by two at once, reviewed by a second person, stale when the draft moves, never lost."""

from __future__ import annotations

import pytest

from drafted import HERE, begun, member
from kept import NOON
from migov.actions import journal
from migov.actions.drafting import passages, versions
from migov.actions.translating import pieces, sources
from migov.actions.translating.pieces import Told
from migov.errors import Conflict, Invalid, NotAllowed, NotFound
from migov.model.languages import Language
from migov.model.people import Role
from migov.model.texts import words
from migov.model.translations import State
from migov.model.workflow import Stage
from migov.store import translations
from migov.store.translations import What
from teams import moved
from translated import DOCTOR, FR, LATER, NATION, ONE, THREE, TWO, rewrite, save, standing, started

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_a_language_is_begun_once_and_the_journal_says_so() -> None:
    editor = started()
    pieces.begin(HERE, "fr", by=editor, at=LATER)
    assert sources.languages(HERE) == (FR,)
    assert [line.action for line in journal.lines()].count("translation.begin") == 1


def test_the_language_of_the_draft_and_an_unknown_one_are_refused() -> None:
    editor = begun()
    for wrong in ("en", "xx", ""):
        with pytest.raises(Invalid):
            pieces.begin(HERE, wrong, by=editor, at=NOON)


def test_every_printed_passage_is_a_piece_that_is_missing_at_first() -> None:
    started()
    found = sources.readiness(HERE, FR)
    assert {ONE, TWO, THREE} <= set(found.missing)
    assert not found.is_whole


def test_a_saved_piece_is_done_and_the_journal_names_it() -> None:
    saved = save(started(), DOCTOR, NATION)
    assert (saved.version, saved.standing.state) == (1, State.DONE)
    line = journal.lines()[-1]
    assert (line.action, line.details["piece"], line.details["source"]) == (
        "translation.write",
        ONE,
        standing().piece.seal,
    )


def test_a_sentence_at_a_time_is_kept_and_the_piece_is_missing_until_it_is_whole() -> None:
    editor = started()
    assert save(editor, DOCTOR, "").standing.state is State.MISSING
    assert save(editor, DOCTOR, NATION, base=1).standing.state is State.DONE


def test_nothing_is_written_where_nothing_changed() -> None:
    editor = started()
    assert not save(editor, "", "").is_new
    save(editor, DOCTOR, NATION)
    again = save(editor, DOCTOR, NATION, base=1)
    assert (again.version, again.is_new) == (1, False)


def test_two_who_translate_different_sentences_are_joined() -> None:
    editor, analyst = started(), member(Role.ANALYST)
    save(editor, DOCTOR, "")
    saved = save(analyst, "", NATION)
    assert saved.met is None
    assert [row.words for row in saved.standing.rows] == [DOCTOR, NATION]


def test_two_who_translate_the_same_sentence_keep_both() -> None:
    editor, analyst = started(), member(Role.ANALYST)
    save(editor, DOCTOR, "")
    saved = save(analyst, "Chacun peut voir un médecin.", "")
    assert saved.met is not None
    assert saved.met.theirs[0] == DOCTOR
    assert standing().rows[0].words == DOCTOR
    kept = pieces.history(HERE, FR, ONE, by=editor)
    assert (kept[0].what, kept[0].translation.sentences[0].words) == (What.MET, "Chacun peut voir un médecin.")


def test_when_the_draft_moves_only_the_changed_sentence_is_stale() -> None:
    editor = started()
    save(editor, DOCTOR, NATION)
    rewrite(editor, "All residents may see a doctor. The Health Act of 2020 names no nationality.")
    found = standing()
    assert [row.state for row in found.rows] == [State.DONE, State.STALE]
    assert found.rows[1].was == "The Health Act names no nationality."
    assert sources.readiness(HERE, FR).stale == (ONE,)


def test_a_stale_sentence_that_nobody_touched_stays_stale_when_another_one_is_saved() -> None:
    editor = started()
    save(editor, DOCTOR, NATION)
    rewrite(editor, "All residents may see a doctor. The Health Act of 2020 names no nationality.")
    saved = save(editor, "Tous peuvent voir un médecin.", NATION, base=1)
    assert [row.state for row in saved.standing.rows] == [State.DONE, State.STALE]


def test_a_stale_sentence_is_done_when_it_is_rewritten_or_said_to_be_right() -> None:
    editor = started()
    save(editor, DOCTOR, NATION)
    rewrite(editor, "All residents may see a doctor. The Health Act of 2020 names no nationality.")
    assert pieces.still_right(HERE, FR, ONE, base=1, by=editor, at=LATER).standing.state is State.DONE
    passages.save(
        HERE,
        ONE,
        "All residents may see a doctor. The Health Act of 2021 names no nationality.",
        base=3,
        by=editor,
        at=LATER,
    )
    assert standing().state is State.STALE
    assert save(editor, DOCTOR, "La loi de 2021 ne nomme personne.", base=2).standing.state is State.DONE


def test_a_second_person_reviews_and_new_words_end_the_review() -> None:
    editor, analyst = started(), member(Role.ANALYST)
    save(editor, DOCTOR, NATION)
    with pytest.raises(NotAllowed, match="second person"):
        pieces.review(HERE, FR, ONE, base=1, by=editor, at=LATER)
    assert pieces.review(HERE, FR, ONE, base=1, by=analyst, at=LATER).state is State.REVIEWED
    assert save(editor, DOCTOR, "Autrement.", base=2).standing.state is State.DONE


def test_a_review_can_be_taken_back() -> None:
    editor, analyst = started(), member(Role.ANALYST)
    save(editor, DOCTOR, NATION)
    pieces.review(HERE, FR, ONE, base=1, by=analyst, at=LATER)
    assert pieces.unreview(HERE, FR, ONE, base=2, by=analyst, at=LATER).state is State.DONE


def test_what_is_not_whole_or_stale_or_changed_meanwhile_is_not_reviewed() -> None:
    editor, analyst = started(), member(Role.ANALYST)
    save(editor, DOCTOR, "")
    for base in (0, 1):
        with pytest.raises(Conflict):
            pieces.review(HERE, FR, ONE, base=base, by=analyst, at=LATER)


def test_a_translation_that_is_taken_back_is_missing_and_kept_in_its_history() -> None:
    editor = started()
    save(editor, DOCTOR, NATION)
    assert pieces.take_back(HERE, FR, ONE, base=1, by=editor, at=LATER).state is State.MISSING
    assert [one.what for one in pieces.history(HERE, FR, ONE, by=editor)] == [What.BACK, What.WRITTEN]
    assert save(editor, DOCTOR, NATION, base=2).standing.state is State.DONE


def test_reviewers_read_and_do_not_write_and_participants_see_nothing() -> None:
    started()
    reviewer, participant = member(Role.REVIEWER), member(Role.PARTICIPANT)
    assert pieces.all_of(HERE, FR, by=reviewer)
    with pytest.raises(NotAllowed):
        save(reviewer, DOCTOR, NATION)
    with pytest.raises(NotAllowed):
        pieces.all_of(HERE, FR, by=participant)


def test_a_piece_or_a_language_that_is_not_there_is_not_found() -> None:
    editor = started()
    with pytest.raises(NotFound):
        pieces.save(HERE, FR, "p-9-9-9", [Told(source="x", words="y")], base=0, by=editor, at=LATER)
    with pytest.raises(NotFound):
        pieces.all_of(HERE, Language.PT, by=editor)


def test_too_long_a_sentence_and_none_are_refused() -> None:
    editor = started()
    with pytest.raises(Invalid):
        save(editor, "x" * 8_001, "")
    with pytest.raises(Invalid):
        pieces.save(HERE, FR, ONE, [], base=0, by=editor, at=LATER)


def test_after_publication_one_still_translates() -> None:
    editor = started()
    versions.freeze(HERE, by=editor, at=NOON)
    moved(HERE, Stage.PUBLISHED)
    assert save(editor, DOCTOR, NATION).standing.state is State.DONE


def test_the_source_is_the_frozen_draft_once_there_is_one() -> None:
    editor = started()
    save(editor, DOCTOR, NATION)
    versions.freeze(HERE, by=editor, at=NOON)
    rewrite(editor, "Nobody may see a doctor any more in this country. Not at all, says the Act.")
    assert standing().state is State.DONE
    versions.freeze(HERE, by=editor, at=LATER)
    assert standing().state is State.STALE


def test_the_profile_in_the_language_is_refused_until_it_is_whole_and_then_says_it() -> None:
    editor = started()
    with pytest.raises(Invalid):
        sources.in_language(HERE, FR)
    for one in sources.standings(HERE, FR):
        save(editor, *(f"« {row.source.words} »" for row in one.rows), piece=one.piece.id)
    told = sources.in_language(HERE, FR)
    assert words(told.findings[0].text).startswith("« All residents")
    assert sources.readiness(HERE, FR).is_whole


def test_translations_of_another_assessment_or_language_are_not_mixed() -> None:
    editor = started()
    pieces.begin(HERE, "ar", by=editor, at=NOON)
    save(editor, DOCTOR, NATION)
    assert translations.of(HERE, Language.AR) == ()
    assert sources.readiness(HERE, Language.AR).done == ()
