"""What a release puts on the shelf: nothing of a register that its profile neither names nor quotes."""

from __future__ import annotations

from msgspec.structs import replace

import shelved
from migov.actions.publishing import shelves
from migov.model.instruments import Instrument, InstrumentKind, InstrumentLink, InstrumentRelation, Name
from migov.model.sources import Source


def law(id_: str, *links: InstrumentLink) -> Instrument:
    return Instrument(id=id_, kind=InstrumentKind.LAW, names=(Name(f"Law {id_}", None, ()),), links=links)


def test_instruments_are_listed_that_a_profile_names_quotes_or_sees_repealed() -> None:
    content = shelved.country()
    named = next(one.id for one in content.instruments if one.places)
    added = (
        law("read-from-a-file"),
        law("citing", InstrumentLink(InstrumentRelation.CITES, named)),
        law("repealing", InstrumentLink(InstrumentRelation.REPEALS, named)),
        law("archived"),
    )
    source = Source(id="archived-text", title="Law archived", instrument="archived")
    content = replace(content, instruments=content.instruments + added, sources=(*content.sources, source))
    head = shelved.release(content)
    listed = {one.instrument.id for one in shelves.shelf(head, {head.language: content}, editions=[]).instruments}
    assert listed & {one.id for one in added} == {"repealing", "archived"}
    assert named in listed
    assert {one.id for one in content.agreements} <= listed
