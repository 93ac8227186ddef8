"""The lapse watch: published words whose law is gone or whose plan has ended are marked, once, and told."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest
from msgspec.structs import replace

import makers
from laws import ALIENS_ACT, OLD_ACT, REPEAL
from migov.actions import answers as answering
from migov.actions import journal, pins, registers, watching
from migov.actions import sources as shelf
from migov.actions.assessments import import_assessment
from migov.actions.sources import Details
from migov.errors import Conflict, Invalid, NotAllowed, NotFound
from migov.model import interchange
from migov.model.answers import Answer
from migov.model.assessments import Assessment
from migov.model.dimensions import Dimension
from migov.model.findings import Finding, FindingSentence, Side
from migov.model.grounds import Grounds
from migov.model.instruments import InstrumentStatus
from migov.model.languages import Language
from migov.model.marks import Happened, Mark
from migov.model.people import Role
from migov.model.publications import Publication
from migov.model.workflow import Stage
from migov.store import answers, assessments, transactions
from people import NOON
from teams import KEEPER, joined, moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
TODAY = date(2024, 6, 1)
LATER = datetime(2024, 6, 1, 12, tzinfo=UTC)
PLAN = """\
# National Migration Plan 2019-2023

### Article 1. Aims

The plan opens schools to the children of migrants.
"""
AMENDMENT = """\
# Law No. 2022-08 of 2 February 2022 amending Law No. 2015-04 of 3 March 2015 on Aliens

### Article 1

Article 3 of Law No. 2015-04 of 3 March 2015 on Aliens is amended as follows: the permit is issued for four years.
"""
CARD = "The foreigner carries a residence card."
BOX = "Every alien who stays for longer than ninety days requires a residence permit."


def law(text: str, name: str) -> str:
    details = Details(jurisdiction="XQA", language="en", id=name)
    return shelf.add(text.encode(), file=f"{name}.md", details=details, by="Ada", at=NOON).source


def published(*sentences: FindingSentence, cut_off: str | None = "2014-01-01", **more: object) -> Assessment:
    """A published profile of one paragraph."""
    text = "".join(one.lead + one.words for one in sentences)
    finding = Finding(
        id="1.2-1", dimension=Dimension.RIGHTS, side=Side.WELL_DEVELOPED, text=(text,), sentences=sentences
    )
    return kept(finding, cut_off=cut_off, **more)


def kept(*findings: Finding, cut_off: str | None = "2014-01-01", **more: object) -> Assessment:
    value = makers.assessment(findings, cut_off=cut_off, **more)
    quoted = {pin.source for finding in findings for one in finding.sentences for pin in one.grounds.pins}
    value = replace(value, sources=tuple(shelf.get(name).source for name in sorted(quoted)))
    import_assessment(interchange.encode(value), by="Ada", at=NOON)
    moved(value.id, Stage.PUBLISHED)
    return value


def sentence(words: str, *quoted: tuple[str, str], lead: str = "") -> FindingSentence:
    """A sentence that rests on quotations: source and words."""
    found = [pins.quoted(each, _text(source), shelf.get(source)) for source, each in quoted]
    return FindingSentence(words=words, lead=lead, grounds=Grounds(pins=tuple(found)))


def _text(source: str) -> pins.Haystack:
    transcript = pins.transcript_of(shelf.get(source))
    assert transcript is not None
    return pins.Haystack(transcript)


def noon(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 12, tzinfo=UTC)


def seen(id: str, on: date = TODAY) -> list[tuple[str, str | None, Happened, str | None]]:  # noqa: A002
    watching.watch(on, at=max(LATER, noon(on)))
    return [(one.place, one.sentence, one.happening.what, one.happening.since) for one in watching.marks(id)]


def test_a_sentence_whose_law_was_repealed_since_is_marked_with_the_law_that_did_it() -> None:
    old = law(OLD_ACT, "xqa-old")
    told = published(sentence("Foreigners carry a card.", (old, CARD)), sentence("All may stay.", lead=" "))
    assert seen(told.id) == []
    repeal = law(REPEAL, "xqa-repeal")
    watching.watch(TODAY, at=LATER)
    (mark,) = watching.marks(told.id)
    assert (mark.place, mark.sentence, mark.source, mark.told_by) == ("1.2-1", "Foreigners carry a card.", old, repeal)
    happening = mark.happening
    assert (happening.what, happening.since, happening.by) == (Happened.REPEALED, "2015-04-01", "law-2015-05")
    assert "1979-11" in happening.name


def test_an_amendment_of_other_articles_is_no_news() -> None:
    act = law(ALIENS_ACT, "xqa-aliens")
    work = "A resident alien may take up paid employment with a work permit."
    told = published(
        sentence("A permit is required.", (act, BOX)),
        sentence("Residents work with a permit.", (act, work), lead=" "),
        cut_off="2020-01-01",
    )
    law(AMENDMENT, "xqa-amendment")
    assert seen(told.id) == [("1.2-1", "Residents work with a permit.", Happened.AMENDED, "2022-02-02")]


def test_what_was_gone_before_the_cut_off_is_not_news() -> None:
    old = law(OLD_ACT, "xqa-old")
    law(REPEAL, "xqa-repeal")
    assert seen(published(sentence("It was so once.", (old, CARD)), cut_off="2016").id) == []


def test_a_plan_lapses_on_the_first_day_after_its_period_and_its_end_is_told_before_to_the_coordinator_alone() -> None:
    plan = law(PLAN, "xqa-plan")
    words = "The plan opens schools to the children of migrants."
    told = published(sentence("Schools are open.", (plan, words)), cut_off="2021-01-01")
    early, near, over = date(2023, 5, 1), date(2023, 12, 31), date(2024, 1, 1)
    assert [seen(told.id, day) for day in (early, near)] == [[], []]
    (ending,) = watching.of(told.id, by=KEEPER)
    assert (ending.mark.happening.what, ending.mark.happening.since) == (Happened.ENDING, "2024")
    assert seen(told.id, over) == [("1.2-1", "Schools are open.", Happened.LAPSED, "2024")]
    assert [one.mark.happening.what for one in watching.of(told.id, by=KEEPER)] == [Happened.LAPSED]


def test_an_instrument_that_a_sentence_merely_names_is_watched_too() -> None:
    law(OLD_ACT, "xqa-old")
    law(REPEAL, "xqa-repeal")
    told = published(sentence("Law No. 1979-11 governs the stay of foreigners."), sentence("Others too.", lead=" "))
    assert seen(told.id) == [
        ("1.2-1", "Law No. 1979-11 governs the stay of foreigners.", Happened.REPEALED, "2015-04-01")
    ]
    assert watching.marks(told.id)[0].source is None


def test_a_paragraph_that_was_read_from_a_file_is_marked_as_a_whole() -> None:
    law(OLD_ACT, "xqa-old")
    law(REPEAL, "xqa-repeal")
    finding = makers.finding("Law No. 1979-11 governs the stay of foreigners. Others do too.")
    told = kept(finding)
    assert seen(told.id) == [(finding.id, None, Happened.REPEALED, "2015-04-01")]


def test_a_sentence_that_rests_on_an_answer_rests_on_its_quotations() -> None:
    old = law(OLD_ACT, "xqa-old")
    told = makers.assessment(cut_off="2014-01-01", edition="national-2")
    import_assessment(interchange.encode(told), by="Ada", at=NOON)
    with transactions.whole():
        given = Answer(indicator="1.1.1", closed="some", justification="By law.", as_of="2013")
        answers.write(told.id, answers.lock(told.id, "1.1.1"), given, by="ada", at=NOON)
    moved(told.id, Stage.RESEARCH)
    pins.pin_words(told.id, "1.1.1", source=old, words=CARD, by=KEEPER, at=NOON)
    answering.complete(told.id, "1.1.1", by=KEEPER, at=NOON)
    resting = FindingSentence(words="Foreigners carry a card.", grounds=Grounds(answers=("1.1.1",)))
    finding = Finding(
        id="1.2-1",
        dimension=Dimension.RIGHTS,
        side=Side.POTENTIAL,
        text=("Foreigners carry a card.",),
        sentences=(resting,),
    )
    with transactions.whole():
        value = assessments.without_answers(told.id)
        assessments.rewrite(replace(value, findings=(finding,)), by="ada", at=NOON)
    moved(told.id, Stage.PUBLISHED)
    law(REPEAL, "xqa-repeal")
    assert {(place, words) for place, words, _, _ in seen(told.id)} == {
        ("1.2-1", "Foreigners carry a card."),
        ("1.1.1", None),
    }


def test_a_mark_is_noticed_once_and_struck_where_it_no_longer_holds() -> None:
    act = law(ALIENS_ACT, "xqa-aliens")
    told = published(sentence("A permit is required.", (act, BOX)), cut_off="2020-01-01")
    settle("2023-03-31")
    (first,) = watching.watch(TODAY, at=LATER)
    (again,) = watching.watch(date(2024, 7, 1), at=noon(date(2024, 7, 1)))
    assert (len(first.new), again.new, again.standing) == (1, (), 1)
    assert watching.marks(told.id)[0].noticed == "2024-06-01", "the day on which it was first noticed"
    settle(None)
    (gone,) = watching.watch(date(2024, 8, 1), at=noon(date(2024, 8, 1)))
    assert (gone.standing, watching.marks(told.id)) == (0, ())
    assert [line.action for line in journal.lines()].count("mark.notice") == 2


def test_what_is_still_to_come_can_be_looked_at_and_is_never_marked() -> None:
    act = law(ALIENS_ACT, "xqa-aliens")
    told = published(sentence("A permit is required.", (act, BOX)), cut_off="2020-01-01")
    settle("2025-03-31")
    with pytest.raises(Invalid, match="not happened yet"):
        watching.watch(date(2026, 1, 1), at=LATER)
    (shown,) = watching.foreseen(date(2026, 1, 1))
    assert [mark.happening.what for mark in shown.marks] == [Happened.SUSPENDED]
    assert watching.of(told.id, by=KEEPER) == ()
    assert "mark.notice" not in [line.action for line in journal.lines()]


def settle(until: str | None) -> None:
    """The court suspends the aliens act, or its word is taken back."""
    status = InstrumentStatus.SUSPENDED if until else None
    registers.settle("XQA", "law-2015-04", status=status, until=until, because="The court.", by="Ada", at=LATER)


def test_what_a_person_said_is_marked_without_the_person() -> None:
    act = law(ALIENS_ACT, "xqa-aliens")
    told = published(sentence("A permit is required.", (act, BOX)), cut_off="2020-01-01")
    settle("2023-03-31")
    watching.watch(TODAY, at=LATER)
    (mark,) = watching.marks(told.id)
    assert (mark.happening.what, mark.happening.since, mark.told_by) == (Happened.SUSPENDED, "2023-04-01", None)
    assert b"Ada" not in msgspec.json.encode(mark)
    assert b"court" not in msgspec.json.encode(mark)


def test_the_coordinator_dismisses_a_mark_with_a_reason_and_brings_it_back() -> None:
    act = law(ALIENS_ACT, "xqa-aliens")
    told = published(sentence("A permit is required.", (act, BOX)), cut_off="2020-01-01")
    settle("2023-03-31")
    watching.watch(TODAY, at=LATER)
    (one,) = watching.of(told.id, by=KEEPER)
    with pytest.raises(Invalid, match="says why"):
        watching.dismiss(told.id, one.number, because=" ", by=KEEPER, at=LATER)
    with pytest.raises(NotAllowed):
        watching.dismiss(told.id, one.number, because="No.", by=joined(told.id, Role.ANALYST), at=LATER)
    watching.dismiss(told.id, one.number, because="The article stands.", by=joined(told.id, Role.COORDINATOR), at=LATER)
    assert watching.marks(told.id) == ()
    watching.watch(date(2024, 7, 1), at=noon(date(2024, 7, 1)))
    assert watching.marks(told.id) == (), "it stays dismissed"
    with pytest.raises(Conflict):
        watching.dismiss(told.id, one.number, because="Again.", by=KEEPER, at=LATER)
    watching.restore(told.id, one.number, by=KEEPER, at=LATER)
    assert len(watching.marks(told.id)) == 1
    with pytest.raises(NotFound):
        watching.dismiss(told.id, one.number + 1, because="None.", by=KEEPER, at=LATER)


def test_only_what_is_published_is_watched() -> None:
    act = law(ALIENS_ACT, "xqa-aliens")
    told = published(sentence("A permit is required.", (act, BOX)), cut_off="2020-01-01")
    moved(told.id, Stage.VETTING)
    settle("2023-03-31")
    assert watching.watch(TODAY, at=LATER) == ()
    with pytest.raises(NotFound):
        watching.watch_one(told.id, TODAY, at=LATER)


def test_a_profile_whose_sources_are_not_kept_here_gets_no_marks() -> None:
    told = kept(makers.finding("Everybody may stay."), publication=Publication(language=Language.EN, year=2020))
    assert seen(told.id) == []
    assert isinstance(watching.look(told.id, TODAY), tuple)
    assert not [one for one in watching.look(told.id, TODAY) if not isinstance(one, Mark)]
