"""A law that one side of a dimension counts among what is well developed and the other calls unimplemented."""

from __future__ import annotations

from collections.abc import Iterator

from migov.model.checks import Doubt, Elsewhere, Rule
from migov.model.findings import Side
from migov.profile.checking.reading import Line, Reading, raised
from migov.profile.checking.wording import Wording
from migov.profile.reading.facts.instruments.citations import Mention
from migov.profile.reading.facts.instruments.identities import Identity


def implementation(reading: Reading, wording: Wording) -> Iterator[Doubt]:
    """One doubt for each passage that counts such a law among what is well developed."""
    owners = {id(mention): identity for identity in reading.register.identities for mention in identity.mentions}
    bare = _unimplemented(reading, wording, owners)
    links = wording.cued(*wording.implementation.anywhere)
    for identity in reading.register.identities:
        where = bare.get(id(identity))
        if where is None:
            continue
        for mention in {m.place.section: m for m in reversed(identity.mentions)}.values():
            line = reading.at(mention)
            if line.passage.side is Side.WELL_DEVELOPED and not links.search(line.placed):
                yield raised(
                    Rule.PRAISED_AND_UNIMPLEMENTED,
                    wording.implementation,
                    line,
                    elsewhere=[Elsewhere(where.passage.id, where.words)],
                    law=wording.quoted(reading.printed(mention)),
                )


def _unimplemented(reading: Reading, wording: Wording, owners: dict[int, Identity]) -> dict[int, Line]:
    """Instruments that a sentence under the potential says are not applied, linking it to nothing, by identity."""
    words, found = wording.implementation, dict[int, Line]()
    signs, links = wording.cued(*words.signs), wording.cued(*words.anywhere)
    excused = wording.pattern("|".join(words.before)) if words.before else None
    for line in reading.lines:
        sign = signs.search(line.placed) if line.passage.side is Side.POTENTIAL else None
        if sign is None or links.search(line.placed) or (excused and excused.search(line.placed, 0, sign.start())):
            continue
        mention = _subject(line, sign.start(), reading, wording)
        if mention is not None:
            found.setdefault(id(owners[id(mention)]), line)
    return found


def _subject(line: Line, sign: int, reading: Reading, wording: Wording) -> Mention | None:
    """The instrument that a sentence speaks about: the only one it names, else the last before the sign."""
    mentions = reading.mentions[line.passage.id]
    here = [mention for mention in mentions if line.start <= mention.start < line.end]
    if len(here) == 1:
        return here[0]
    before = [mention for mention in here if mention.start < line.start + sign]
    if here:
        return before[-1] if len(before) == 1 else None
    earlier = [mention for mention in mentions if mention.start < line.start]
    pointed = wording.pattern(wording.implementation.pointers).match(line.placed)
    return earlier[-1] if earlier and pointed else None
