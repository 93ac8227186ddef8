"""Whatever was recorded in a file comes back: in is out, and all of it accepted is what was written."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migov.model.consultations import ProposalKind
from migov.model.drafts import Draft, Part, PartKind
from migov.model.languages import Language
from migov.profile.word import Entry, Placed, placed, read, send
from word_files import File

WORDS = tuple(
    "migration law ministry health plan border labour visa appeal court decree policy council fund region report "  # noqa: SIM905
    "travail santé loi décret frontière الهجرة القانون وزارة 2015 1951 (draft) l’État “open”".split()
)
AUTHORS = ("Ana", "Ben", "Chia")

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
step = st.one_of(
    st.tuples(st.just("keep"), texts),
    st.tuples(st.just("ins"), texts, st.sampled_from(AUTHORS)),
    st.tuples(st.just("del"), texts, st.sampled_from(AUTHORS)),
    st.tuples(st.just("struck"), texts, st.sampled_from(AUTHORS), st.sampled_from(AUTHORS)),
)
line = st.lists(step, min_size=1, max_size=7).map(lambda steps: [(one[0], f"{one[1]} ", *one[2:]) for one in steps])
Steps = list[tuple[str, ...]]


@st.composite
def stories(draw: st.DrawFn) -> list[Steps]:
    """What happens to each part; each has words of its own by which it is known."""
    made = []
    for at in range(draw(st.integers(2, 6))):
        own = " ".join(f"{word}{at}" for word in ("alpha", "beta", "gamma", "delta", "omega"))
        made.append([("keep", f"{own} "), *draw(line), ("keep", f"last{at} final{at} closing{at}.")])
    return made


def words(steps: Sequence[tuple[str, ...]], *sorts: str) -> str:
    return "".join(text for sort, text, *_ in steps if sort in sorts)


def draft_of(stories: Sequence[Steps]) -> Draft:
    parts = tuple(
        Part(id=f"p{at}", kind=PartKind.PASSAGE, title="Areas", section="1.1", words=words(steps, "keep", "del"))
        for at, steps in enumerate(stories)
    )
    return Draft(number=1, parts=parts, content="0" * 64, by="ana", at="2026-05-01T00:00:00+00:00")


def returned(draft: Draft, stories: Sequence[Steps], *, ids: bool = True) -> bytes:
    sent = send(draft, assessment="srd", title="Serrande", language=Language.EN)
    file = File(sent)
    for at, steps in enumerate(stories):
        file.edit(file.line(f"p{at}"), *steps)
    return (file if ids else file.without_ids()).saved()


def accepted(draft: Draft, entries: Sequence[Entry]) -> list[str]:
    """The paragraphs after every proposal was accepted."""
    made: list[str] = []
    for part in draft.parts:
        text, at, behind = [], 0, []
        gone = False
        for entry in (one for one in entries if one.part == part.id and one.proposes is not None):
            proposal, start, end = entry.proposes, entry.start or 0, entry.end or 0
            assert proposal is not None
            if proposal.kind is ProposalKind.ADD_PASSAGE:
                behind.append(proposal.words)
                continue
            gone = gone or proposal.kind is ProposalKind.DELETE_PASSAGE
            assert start >= at
            text += [part.words[at:start], proposal.words]
            at = end
            assert entry.anchor is not None
            assert entry.anchor.exact == part.words[start:end]
        if not gone:
            made.append("".join((*text, part.words[at:])))
        made += behind
    return made


def put(draft: Draft, data: bytes) -> Placed:
    return placed(read(data, file="back.docx"), draft, assessment="srd", language=Language.EN)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories())
def test_accepting_everything_gives_what_was_written(stories: list[Steps]) -> None:
    draft = draft_of(stories)
    data = returned(draft, stories)
    back = read(data)
    lines = [block for block in back.blocks if block.carried and "alpha" in block.original]
    assert [block.original for block in lines] == [part.words for part in draft.parts]
    assert [block.accepted for block in lines] == [words(steps, "keep", "ins") for steps in stories]
    result = put(draft, data)
    assert accepted(draft, result.entries) == [words(steps, "keep", "ins") for steps in stories]
    assert result.receipt.total == len(back.changes)
    assert result.receipt.unplaced == 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories())
def test_it_does_so_by_the_words_alone(stories: list[Steps]) -> None:
    draft = draft_of(stories)
    result = put(draft, returned(draft, stories, ids=False))
    assert accepted(draft, result.entries) == [words(steps, "keep", "ins") for steps in stories]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(), st.data())
def test_changes_that_somebody_accepted_are_found_by_comparison(stories: list[Steps], data: st.DataObject) -> None:
    draft = draft_of(stories)
    halfway = []
    for steps in stories:
        kept: Steps = []
        for one in steps:
            if one[0] in ("ins", "del") and data.draw(st.booleans()):
                kept += [("keep", one[1])] if one[0] == "ins" else []
            else:
                kept.append(one)
        halfway.append(kept)
    result = put(draft, returned(draft, halfway))
    expected = [words(steps, "keep", "ins") for steps in halfway]
    assert [" ".join(text.split()) for text in accepted(draft, result.entries)] == [
        " ".join(text.split()) for text in expected
    ]
    untracked = result.receipt.found.get("untracked change", 0)
    assert untracked or [words(steps, "keep", "del") for steps in halfway] == [part.words for part in draft.parts]


whole = st.sampled_from(["keep", "edit", "delete"])
new = st.one_of(st.none(), st.tuples(st.sampled_from(["front", "behind", "untracked"]), texts))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(), st.data())
def test_paragraphs_put_in_and_taken_out(stories: list[Steps], data: st.DataObject) -> None:
    """New paragraphs in front of and behind others, whole ones deleted, with and without recording."""
    draft = draft_of(stories)
    file = File(send(draft, assessment="srd", title="Serrande", language=Language.EN))
    expected: list[str] = []
    for at, steps in enumerate(stories):
        line, action, extra = file.line(f"p{at}"), data.draw(whole), data.draw(new)
        old = words(steps, "keep", "del")
        text = f"Added{at} " + extra[1] if extra else ""
        front = bool(extra and extra[0] == "front" and at)
        if front:
            line.addprevious(file.paragraph(file.inserted(text), mark="ins"))
            expected.append(text)
        if action == "delete":
            file.edit(line, ("del", old))
            file.mark(line, "del")
        elif action == "edit":
            file.edit(line, *steps)
            expected.append(words(steps, "keep", "ins"))
        else:
            expected.append(old)
        if extra and not front and action != "delete":
            if extra[0] == "untracked":
                line.addnext(file.paragraph(*file.pieces([("keep", text)])))
            else:
                file.mark(line, "ins")
                line.addnext(file.paragraph(file.inserted(text)))
            expected.append(text)
    back = file.saved()
    result = put(draft, back)
    assert accepted(draft, result.entries) == expected
    assert result.receipt.total >= len(read(back).changes)
