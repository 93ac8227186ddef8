"""Generated assessments: any that the model allows, however odd."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from migov.model.answers import LEAST, Answer, AnswerStatus, NonAnswer, Search
from migov.model.assessments import Assessment
from migov.model.bibliography import KeySource
from migov.model.changes import Change, ChangeKind, NamedInstrument, Reason, Stated
from migov.model.citations import Pin, Quote
from migov.model.consultations import Voice
from migov.model.conventions import ConventionGroup, ConventionRow, ConventionTable, Ratification, Standing, TableNote
from migov.model.dimensions import Dimension
from migov.model.findings import Finding, FindingSentence, Side
from migov.model.flags import AsOf, Flag, FlagKind, Repair, Staleness, StalenessKind
from migov.model.footnotes import Footnote
from migov.model.grounds import Grounds, Statement
from migov.model.indicators import Confidence, Relation
from migov.model.institutions import Institution
from migov.model.instruments import (
    Agreement,
    Instrument,
    InstrumentKind,
    InstrumentLink,
    InstrumentRelation,
    InstrumentStatus,
    Name,
    Period,
)
from migov.model.jurisdictions import Jurisdiction, Level
from migov.model.languages import Language, Localized
from migov.model.modules import ModuleFinding, ModulePage
from migov.model.priorities import Priority
from migov.model.processes import Heard, Outcomes, Process, Signed
from migov.model.publications import Generation, Publication
from migov.model.signatures import Party
from migov.model.sources import Locator, Snapshot, Source
from migov.model.texts import NoteMark, Place, Text
from migov.model.texts import words as words_of

anything = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40)
words = anything.filter(str.strip)
years = st.integers(1900, 2100)
moments = st.one_of(
    years.map(str), st.dates().map(lambda day: f"{day:%Y-%m-%d}".zfill(10)), years.map(lambda year: f"{year}-07")
)
places = st.builds(Place, words, st.none() | st.integers(1, 40))
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
localized = st.builds(Localized, *[st.none() | words for _ in Language])
named = localized.filter(lambda texts: bool(texts.languages))


def several(values: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=most).map(tuple)


def keyed(values: st.SearchStrategy[Any], key: str, most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """Several values, no two with the same key."""
    return st.lists(values, max_size=most, unique_by=lambda value: getattr(value, key)).map(tuple)


def texts(notes: tuple[str, ...]) -> st.SearchStrategy[Text]:
    """Text that calls only these footnotes."""
    part = words if not notes else words | st.sampled_from(notes).map(NoteMark)
    return st.lists(part, min_size=1, max_size=5).map(tuple).filter(lambda t: any(isinstance(p, str) for p in t))


footnotes = keyed(
    st.builds(Footnote, number=st.integers(1, 99).map(str), text=anything, place=st.none() | places), "number"
)
locators = st.builds(
    Locator, page_label=st.none() | words, page_index=st.none() | st.integers(1, 999), path=several(words)
)
pins = st.builds(Pin, source=st.just("s1"), snapshot=hashes, locator=locators, quote=st.builds(Quote, words, anything))
statements = st.builds(Statement, institution=words, said_by=words, on=moments, words=words)
grounds = st.builds(Grounds, answers=several(words, 2), pins=several(pins, 2), statements=several(statements, 1))


waiving = st.fixed_dictionaries(
    {"grounds": grounds, "waived_by": st.none() | words, "waived_because": st.none() | words}
)


@st.composite
def written(draw: st.DrawFn, text: st.SearchStrategy[Text]) -> dict[str, Any]:
    """The text of a finding, and its sentences in half of the cases: cut anywhere, together they are its words."""
    told = draw(text)
    if draw(st.booleans()):
        return {"text": told, "sentences": ()}
    whole = words_of(told)
    cuts = sorted(draw(st.sets(st.integers(0, len(whole)), max_size=3)) | {0, len(whole)})
    return {
        "text": told,
        "sentences": tuple(FindingSentence(words=whole[start:end], **draw(waiving)) for start, end in pairwise(cuts)),
    }


@st.composite
def heard(draw: st.DrawFn) -> Heard:
    voice = draw(st.sampled_from(Voice))
    comments = draw(st.integers(1, 99)) if voice is Voice.COMMENTED else 0
    return Heard(institution=draw(words), voice=voice, comments=comments, days=draw(st.integers(0, 99)))


counts = st.integers(0, 99)
processes = st.builds(
    Process,
    opened=st.none() | moments,
    closed=st.none() | moments,
    days_allowed=st.none() | counts,
    institutions=keyed(heard(), "institution"),
    outcomes=st.builds(Outcomes, accepted=counts, in_part=counts, not_accepted=counts, noted=counts),
    answers=st.integers(50, 99),
    reviewed=st.integers(0, 50),
    drafts=counts,
    sign_offs=several(
        st.builds(
            Signed,
            party=st.sampled_from(Party),
            name=words,
            function=words,
            on=moments,
            version=counts,
            hash=hashes,
        ),
        2,
    ),
    journal=hashes,
    as_of=moments,
)
priorities = keyed(
    st.builds(
        Priority,
        id=words,
        dimension=st.none() | st.sampled_from(Dimension),
        text=words,
        agreed_by=several(words, 2),
        passages=several(words, 2),
    ),
    "id",
)
sources = st.builds(
    Source,
    id=st.just("s1"),
    title=words,
    language=st.none() | st.just("fr"),
    published=st.none() | moments,
    snapshots=several(
        st.builds(Snapshot, sha256=hashes, media_type=words, size=st.integers(0, 2**40), captured=words), 2
    ),
)
tables = st.builds(
    ConventionTable,
    number=words,
    title=words,
    group=st.sampled_from(ConventionGroup),
    rows=several(
        st.builds(
            ConventionRow,
            name=st.tuples(words),
            treaties=several(words),
            ratification=st.none()
            | st.builds(Ratification, standing=st.sampled_from(Standing), years=several(years), printed=anything),
        )
    ),
    notes=several(st.builds(TableNote, words, anything)),
)
settled = st.builds(
    Answer,
    indicator=words,
    closed=st.sampled_from(sorted(LEAST)),
    justification=words,
    pins=several(pins, 2),
    status=st.just(AnswerStatus.COMPLETE),
    confidence=st.none() | st.sampled_from(Confidence),
)
unsettled = st.builds(
    Answer,
    indicator=words,
    non_answer=st.none() | st.sampled_from(NonAnswer),
    journal=anything,
    searches=several(st.builds(Search, query=anything, at=words, found=st.integers(0, 99)), 2),
)
carried = st.builds(Answer, indicator=words, closed=words, pins=several(pins, 2), status=st.just(AnswerStatus.CARRIED))
before = st.builds(Stated, indicator=words, answer=st.just("absent"), as_of=st.none() | moments)
after = st.builds(Stated, indicator=words, answer=st.just("present"), years=several(years), justification=anything)
changes = st.builds(
    Change,
    before=before.map(lambda one: (one,)),
    after=after.map(lambda one: (one,)),
    relation=st.sampled_from([Relation.SAME, Relation.REWORDED]),
    remark=localized,
    reason=st.builds(
        Reason,
        kind=st.sampled_from([kind for kind in ChangeKind if kind is not ChangeKind.REWORDED]),
        because=words,
        instruments=st.builds(NamedInstrument, id=words, name=words).map(lambda one: (one,)),
    ),
    pins=several(pins, 2),
)
instruments = st.builds(
    Instrument,
    id=words,
    kind=st.sampled_from(InstrumentKind),
    year=st.none() | years,
    date=st.none() | moments,
    period=st.none() | st.builds(Period, st.integers(1950, 2000), st.integers(2000, 2050)),
    status=st.none() | st.sampled_from(InstrumentStatus),
    names=st.lists(st.builds(Name, words, st.none(), several(places, 2)), min_size=1, max_size=2).map(tuple),
    links=several(st.builds(InstrumentLink, st.sampled_from(InstrumentRelation), words), 2),
)


maybe_words = st.none() | words
several_words, two_pins = several(words), several(pins, 2)
identities = {sign: words.map(f"{sign}{{}}".format) for sign in "fm"}
changed = st.lists(changes, max_size=2, unique_by=lambda change: change.after[0].indicator).map(tuple)
named_before = st.none() | st.just("the-round-before")
beside = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True),
        "jurisdiction": st.builds(
            Jurisdiction,
            code=st.none() | st.just("XQA"),
            level=st.sampled_from(Level),
            official_name=named,
            short_name=localized,
        ),
        "round": st.none() | st.integers(1, 5),
        "edition": maybe_words,
        "cut_off": st.none() | moments,
        "publication": st.builds(
            Publication,
            language=st.sampled_from(Language),
            year=st.none() | years,
            generation=st.none() | st.sampled_from(Generation),
            number=maybe_words,
            citation=maybe_words,
        ),
        "conventions": several(tables, 2),
        "key_sources": st.none() | several(st.builds(KeySource, text=words, address=maybe_words)),
        "priorities": priorities,
        "process": st.none() | processes,
        "instruments": keyed(instruments, "id", 2),
        "institutions": keyed(st.builds(Institution, id=words, name=words, acronym=maybe_words), "id", 2),
        "agreements": keyed(
            st.builds(Agreement, id=words, title=words, partners=several_words, years=several(years)), "id", 2
        ),
        "as_of": several(st.builds(AsOf, date=moments, printed=words, place=places), 2),
        "staleness": several(
            st.builds(Staleness, kind=st.sampled_from(StalenessKind), says=words, printed=words, place=places), 2
        ),
        "sources": st.tuples(sources),
        "answers": keyed(settled | unsettled | carried, "indicator"),
        "flags": several(st.builds(Flag, kind=st.sampled_from(FlagKind), says=words, places=several(places, 2)), 2),
        "repairs": several(st.builds(Repair, kind=words, before=anything, after=anything), 2),
    }
)
"""All of an assessment that depends on no footnote of it. Made once: to make a strategy takes as long as to draw."""


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Any assessment the model allows, however odd."""
    notes, module_notes = draw(footnotes), draw(footnotes)
    module_text = texts(tuple(note.number for note in module_notes))
    findings = st.builds(
        lambda told, **fields: Finding(**told, **fields),
        written(texts(tuple(note.number for note in notes))),
        id=identities["f"],
        dimension=st.sampled_from(Dimension),
        side=st.sampled_from(Side),
        indicators=several_words,
        pins=two_pins,
    )
    module_findings = st.builds(
        lambda told, **fields: ModuleFinding(**told, **fields), written(module_text), id=identities["m"]
    )
    page = st.builds(
        ModulePage,
        module=words,
        introduction=module_text,
        findings=keyed(module_findings, "id"),
        footnotes=st.just(module_notes),
    )
    told = draw(changed)
    return Assessment(
        earlier="the-round-before" if told else draw(named_before),
        changes=told,
        findings=draw(keyed(findings, "id")),
        footnotes=notes,
        module_pages=draw(several(page, 1)),
        **draw(beside),
    )
