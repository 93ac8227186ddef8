"""Errata: from a reader's report over a decision to the release that corrects it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

import released
from migov.actions import errata, stages, work
from migov.actions.entering import member_of
from migov.actions.releasing import making, planning
from migov.actions.releasing.planning import Block
from migov.actions.stages import Check
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, NotReady
from migov.model.errata import Erratum, Verdict
from migov.model.people import Role
from migov.model.workflow import Condition, Step
from migov.store import journal, people, releases
from migov.store.published import letterbox
from migov.store.published import releases as shelf
from people import a_person
from released import RELEASING, Vetted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
LATER = RELEASING + timedelta(days=30)
RELEASE = "xqa-2024.1"


@pytest.fixture
def published() -> Vetted:
    return released.published()


def dropped(vetted: Vetted, **more: Any) -> int:
    given: dict[str, Any] = {
        "release": RELEASE,
        "passage": vetted.passages[2],
        "language": "en",
        "words": "three languages",
        "says": "The ministry prints four since May. Call me: 555 0101.",
        "evidence": "https://example.org/forms",
        "name": "Rita Reader",
        "address": "rita@example.org",
    }
    return letterbox.drop(at=LATER, **(given | more))


def collected(vetted: Vetted, **more: Any) -> Erratum:
    dropped(vetted, **more)
    (kept,) = errata.collect(by="cora", at=LATER)
    return kept


def decided(vetted: Vetted, verdict: Verdict = Verdict.ACCEPTED, **more: Any) -> Erratum:
    given: dict[str, Any] = {"because": "The form of May shows it.", "about": "The number of languages is out of date."}
    return errata.decide(vetted.id, 1, verdict, **(given | more), by=vetted.coordinator, at=LATER)


def test_a_report_comes_out_of_the_letterbox_once_and_leaves_nothing_there(published: Vetted) -> None:
    kept = collected(published)
    assert (kept.number, kept.passage, kept.words) == (1, published.passages[2], "three languages")
    assert kept.report.name == "Rita Reader"
    assert letterbox.waiting() == ()
    assert errata.collect(by="cora", at=LATER) == ()


def test_a_report_about_a_release_that_nobody_made_stays_in_the_letterbox(published: Vetted) -> None:
    dropped(published, release="xqa-2024.9")
    assert errata.collect(by="cora", at=LATER) == ()
    assert len(letterbox.waiting()) == 1


def test_what_a_stranger_claims_to_quote_counts_only_where_it_stands_in_the_passage(published: Vetted) -> None:
    kept = collected(published, words="<script>buy this</script>")
    assert (kept.passage, kept.words) == (published.passages[2], "")
    other = collected(published, passage="no-such-passage")
    assert (other.passage, other.words) == (None, "")


def test_what_is_no_link_is_kept_among_the_words(published: Vetted) -> None:
    kept = collected(published, evidence="javascript:alert(1)")
    assert kept.report.evidence is None
    assert kept.report.says.endswith("javascript:alert(1)")


def test_nothing_is_public_before_somebody_decided_and_nothing_of_who_wrote_ever_is(published: Vetted) -> None:
    collected(published)
    assert errata.public(published.id) == ()
    decided(published)
    (told,) = errata.public(published.id)
    assert (told.says, told.because) == ("The number of languages is out of date.", "The form of May shows it.")
    assert not [word for word in ("Rita", "555", "rita@", "example.org/forms") if word in str(told)]
    assert shelf.errata(published.id) == (told,)


def test_a_decision_has_a_reason_and_tells_what_was_reported(published: Vetted) -> None:
    collected(published)
    with pytest.raises(Invalid, match="reason"):
        decided(published, because="  ")
    with pytest.raises(Invalid, match="what was reported"):
        decided(published, about="")


def test_a_report_that_came_by_telephone_is_entered_by_hand(published: Vetted) -> None:
    given = {"release": RELEASE, "says": "A number is wrong.", "name": "Tom"}
    kept = errata.enter(published.id, **given, by=published.editor, at=LATER)
    assert (kept.entered_by, kept.report.letter) == ("edo", None)
    with pytest.raises(Invalid, match="says what is wrong"):
        errata.enter(published.id, release=RELEASE, says=" ", by=published.editor, at=LATER)
    with pytest.raises(NotFound):
        errata.enter(published.id, release="xqa-2024.5", says="No.", by=published.editor, at=LATER)


def test_only_who_leads_decides_and_nobody_outside_reads(published: Vetted) -> None:
    collected(published)
    with pytest.raises(NotAllowed):
        errata.decide(published.id, 1, Verdict.NOTED, because="x", about="y", by=published.editor, at=LATER)
    outside = member_of(published.id, a_person(Role.PARTICIPANT, assessment=published.id, institution="labour"))
    with pytest.raises(NotAllowed):
        errata.of(published.id, by=outside)


def corrected(vetted: Vetted, words: str) -> None:
    """Back to vetting, the passage rewritten, signed again."""
    stages.take(Step.CORRECT, assessment=vetted.id, by=vetted.coordinator, at=LATER, because="report 1")
    vetted.rewrite(vetted.passages[2], words, at=LATER)
    vetted.freeze(at=LATER)
    vetted.sign_off(at=LATER)


def test_the_next_release_lists_the_reports_it_answers_and_the_ledger_names_it(published: Vetted) -> None:
    collected(published)
    decided(published)
    corrected(published, "forms exist in three languages")
    release = published.make(at=LATER, because="A reader's report.")
    assert release.errata == (1,)
    assert releases.manifest(release).errata[0].about == "The number of languages is out of date."
    assert errata.public(published.id)[0].corrected_in == release.id == "xqa-2024.2"
    assert shelf.errata(published.id)[0].corrected_in == release.id
    with pytest.raises(Conflict, match=r"xqa-2024\.2 has corrected it"):
        decided(published, Verdict.NOTED)


def test_a_promised_correction_that_was_not_made_stands_in_the_way(published: Vetted) -> None:
    collected(published)
    decided(published)
    found = planning.plan(published.id, by=published.coordinator)
    assert [one.block for one in found.obstacles] == [Block.CORRECTED]
    with pytest.raises(NotReady, match=f"#1 \\({published.passages[2]}\\)"):
        published.make(at=LATER, because="Another cover.")
    decided(published, Verdict.NOTED)
    assert published.make(at=LATER, because="Another cover.").errata == ()


def test_a_report_on_the_whole_is_not_corrected_by_a_text_that_did_not_change(published: Vetted) -> None:
    collected(published, passage=None)
    decided(published)
    with pytest.raises(NotReady, match=r"#1 \(the whole\)"):
        published.make(at=LATER, because="Another cover.")
    corrected(published, "forms exist in three languages")
    assert published.make(at=LATER, because="A reader's report.").errata == (1,)


@pytest.mark.parametrize("verdict", [None, Verdict.ACCEPTED, Verdict.NOTED])
def test_what_is_decided_while_a_release_is_being_made_is_neither_lost_nor_overwritten(
    published: Vetted, verdict: Verdict | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected(published, passage=None)
    if verdict is Verdict.NOTED:
        decided(published)
        corrected(published, "forms exist in three languages")
    filed = making.filing.filed

    def meanwhile(*given: Any, **more: Any) -> Any:
        if verdict is not None:
            decided(published, verdict)
        return filed(*given, **more)

    monkeypatch.setattr(making.filing, "filed", meanwhile)
    if verdict is None:
        assert published.make(at=LATER, because="Another cover.").errata == ()
        return
    with pytest.raises(Conflict, match="decided while the release was being made"):
        published.make(at=LATER, because="Another cover.")
    (kept,) = errata.of(published.id, by=published.coordinator)
    assert kept.decision is not None
    assert (kept.decision.verdict, kept.answered_in) == (verdict, None)
    assert len(releases.of(published.id)) == 1


def test_a_signature_withdrawn_while_a_release_is_being_made_stops_it(
    published: Vetted, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed = making.filing.filed

    def meanwhile(*given: Any, **more: Any) -> Any:
        made = filed(*given, **more)
        monkeypatch.setattr(planning.stages, "checks", lambda *_: (Check(condition=Condition.SIGNED, holds=False),))
        return made

    monkeypatch.setattr(making.filing, "filed", meanwhile)
    with pytest.raises(NotReady, match="have signed"):
        published.make(at=LATER, because="Another cover.")
    assert len(releases.of(published.id)) == 1


def test_the_old_release_stays_while_a_correction_is_on_its_way(published: Vetted) -> None:
    stages.take(Step.CORRECT, assessment=published.id, by=published.coordinator, at=LATER, because="report 1")
    assert [one.id for one in shelf.of_assessment(published.id)] == [RELEASE]
    assert shelf.of_assessment(published.id)[0].is_current


def test_the_journal_tells_of_reports_and_decisions_without_their_writers(published: Vetted) -> None:
    collected(published)
    decided(published)
    lines = [line for line in journal.lines(published.id) if line.action.startswith("erratum.")]
    assert [line.action for line in lines] == ["erratum.enter", "erratum.decide"]
    assert not [line for line in lines if "Rita" in str(line.details)]


def test_reports_that_wait_are_work_of_the_coordinator_until_they_are_decided(published: Vetted) -> None:
    def waits(handle: str) -> list[int | None]:
        return [one.number for one in work.of(people.get(handle)) if one.kind is work.Kind.REPORT]

    assert waits("cora") == []
    dropped(published)
    dropped(published, release="xqb-2024.1")
    assert waits("cora") == [1]
    errata.collect(by="cora", at=LATER)
    assert waits("cora") == [1]
    assert waits("edo") == []
    decided(published)
    assert waits("cora") == []
