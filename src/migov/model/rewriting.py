"""Rewriting a passage: new words, while every sentence keeps the grounds that its words rest on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from migov.errors import Invalid, Problem
from migov.model.alignment import paired, words
from migov.model.anchors import Anchor, anchored, find
from migov.model.consultations import Proposal, ProposalKind
from migov.model.drafts import Grounds, Passage, Sentence
from migov.model.languages import Language
from migov.model.sentences import split

SHARE = 0.5
"""Of the letters of a sentence, old or new, that make one the other's heir."""
CLOSING = re.compile(r"[.,;:!?…%)\]}”’»،؛؟]")
OPENING = "([{“‘«'’¿¡/-"
WORDS = (ProposalKind.REPLACE, ProposalKind.INSERT, ProposalKind.DELETE)
"""Changes within a passage."""


def tidy(text: str) -> str:
    r"""A text as a passage keeps it: one blank between words, none at the ends of lines, no empty lines.

    >>> tidy("  One  law. \r\n\r\n • an item ")
    'One law.\n• an item'
    """
    lines = (re.sub(r"[ \t]+", " ", line).strip(" ") for line in text.splitlines())
    return "\n".join(line for line in lines if line.strip())


def written(text: str, *, language: Language | None = None, grounds: Grounds | None = None) -> tuple[Sentence, ...]:
    """The sentences of a text, all on the same grounds."""
    text = tidy(text)
    spans = split(text, language)
    leads = [text[last:first] for last, (first, _) in zip([0, *(end for _, end in spans)], spans, strict=False)]
    rest = grounds or Grounds()
    return tuple(
        Sentence(words=text[start:end], lead=lead, grounds=rest)
        for lead, (start, end) in zip(leads, spans, strict=True)
    )


def rewritten(passage: Passage, text: str, *, language: Language | None = None) -> Passage:
    """The passage with its words replaced by *text*, as an editor wrote it.

    A sentence keeps its grounds as long as its words stand: in both halves if it was split, together with the other's
    if two were joined, wherever it was moved to, twice if it was copied. A new sentence has none.

    Raises:
        Invalid: no words.
    """
    text = tidy(text)
    if text == passage.text:
        return passage
    spans = split(text, language)
    leads = [text[last:first] for last, (first, _) in zip([0, *(end for _, end in spans)], spans, strict=False)]
    written = [text[start:end] for start, end in spans]
    heirs = _heirs(passage.sentences, written)
    sentences = (
        _sentence(words_of_it, lead, [passage.sentences[number] for number in numbers])
        for words_of_it, lead, numbers in zip(written, leads, heirs, strict=True)
    )
    return msgspec.structs.replace(passage, sentences=tuple(sentences))


def _sentence(written: str, lead: str, before: Sequence[Sentence]) -> Sentence:
    """A sentence with the grounds of those it comes from."""
    if not before:
        return Sentence(words=written, lead=lead)
    grounds = Grounds()
    for sentence in before:
        grounds = grounds.joined(sentence.grounds)
    if len(before) == 1:
        grounds = before[0].grounds
    return Sentence(words=written, lead=lead, grounds=grounds, is_noted=any(sentence.is_noted for sentence in before))


def _heirs(before: Sequence[Sentence], after: Sequence[str]) -> list[list[int]]:
    """For every new sentence the numbers of the old ones it comes from, in their order."""
    same = _same([sentence.words for sentence in before], after)
    old = [number for number in range(len(before)) if number not in same.values()]
    new = [number for number in range(len(after)) if number not in same]
    shares = _shares([before[number].words for number in old], [after[number] for number in new])
    heirs: list[list[int]] = [[same[number]] if number in same else [] for number in range(len(after))]
    for first, second in shares:
        heirs[new[second]].append(old[first])
    return [sorted(numbers) for numbers in heirs]


def _same(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """New sentences that stand there word for word as old ones: in their order, else moved, else copied."""
    same = {new: old for old, new in paired(before, after).items()}
    free = [number for number in range(len(before)) if number not in same.values()]
    for number, sentence in enumerate(after):
        if number in same or sentence not in before:
            continue
        same[number] = next((old for old in free if before[old] == sentence), before.index(sentence))
        if same[number] in free:
            free.remove(same[number])
    return same


def _shares(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Which old sentences live on in which new ones: each word is followed to one place only."""
    old = [(number, word) for number, sentence in enumerate(before) for word in _words(sentence)]
    new = [(number, word) for number, sentence in enumerate(after) for word in _words(sentence)]
    kept: Counter[tuple[int, int]] = Counter()
    for first, second in paired([word for _, word in old], [word for _, word in new]).items():
        kept[old[first][0], new[second][0]] += _weight([old[first][1]])
    found = [pair for pair in kept if _is_heir(kept[pair], before[pair[0]], after[pair[1]])]
    for lost in [number for number in range(len(before)) if number not in {first for first, _ in found}]:
        heir = _moved_to(lost, before, after, found) or _most_of(lost, before, kept)
        found += [] if heir is None else [heir]
    return found


def _moved_to(
    lost: int, before: Sequence[str], after: Sequence[str], found: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """The new sentence without an origin that holds most of an old one's words in its order."""
    orphans = [number for number in range(len(after)) if number not in {second for _, second in found}]
    shared = {number: _shared(_words(before[lost]), _words(after[number])) for number in orphans}
    best = max(shared, key=lambda number: shared[number], default=None)
    return (lost, best) if best is not None and _is_heir(shared[best], before[lost], after[best]) else None


def _most_of(lost: int, before: Sequence[str], kept: Counter[tuple[int, int]]) -> tuple[int, int] | None:
    """The new sentence with the biggest piece of an old one, if the pieces together are most of it."""
    pieces = {pair: weight for pair, weight in kept.items() if pair[0] == lost}
    if not pieces or sum(pieces.values()) < SHARE * _weight(_words(before[lost])):
        return None
    return max(pieces, key=lambda pair: pieces[pair])


def _shared(before: Sequence[str], after: Sequence[str]) -> int:
    return _weight([before[number] for number in paired(before, after)])


def _is_heir(shared: int, old: str, new: str) -> bool:
    return 0 < shared >= SHARE * min(_weight(_words(old)), _weight(_words(new)))


def _weight(listed: Sequence[str]) -> int:
    """Letters and figures; signs weigh nothing."""
    return sum(len(word) for word in listed if word[0].isalnum())


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


def split_at(passage: Passage, position: int, *, new_id: str) -> tuple[Passage, Passage]:
    """The two passages that one becomes when it is cut at this character of its text; the second has the new id.

    A word is not cut: it goes to the second. A sentence that is cut leaves its grounds in both.

    Raises:
        Invalid: on one side there would be no words.
    """
    text = passage.text
    position = next((start for start, end in words(text) if start < position < end), position)
    if not 0 < position < len(text) or not text[:position].strip() or not text[position:].strip():
        raise Invalid(Problem("a passage is split between its words", place="position", remedy="set the cursor there"))
    first, second = _cut(passage.sentences, position)
    change = msgspec.structs.replace
    return change(passage, sentences=tuple(first)), change(passage, id=new_id, sentences=tuple(second))


def _cut(sentences: Sequence[Sentence], position: int) -> tuple[list[Sentence], list[Sentence]]:
    first: list[Sentence] = []
    second: list[Sentence] = []
    change = msgspec.structs.replace
    for sentence in sentences:
        cut, position = position - len(sentence.lead), position - len(sentence.lead) - len(sentence.words)
        head, tail = sentence.words[: max(0, cut)].rstrip(), sentence.words[max(0, cut) :].lstrip()
        if head:
            first.append(change(sentence, words=head))
        if tail:
            lead = sentence.lead if second or not head else ""
            second.append(change(sentence, words=tail, lead=lead if second else lead.lstrip()))
    return first, second


def merged(first: Passage, second: Passage) -> Passage:
    """The first passage with the sentences of the second behind its own; a list stays a list."""
    opening = second.sentences[0]
    lead = f"\n{opening.lead.lstrip()}" if opening.lead.strip() else " "
    behind = msgspec.structs.replace(opening, lead=lead)
    return msgspec.structs.replace(first, sentences=(*first.sentences, behind, *second.sentences[1:]))


def carried_out(text: str, anchor: Anchor, proposal: Proposal) -> tuple[str, Anchor | None] | None:
    """The text after a change of words, and the anchor of what stands there now; null where the anchor's words do not.

    A deletion leaves the anchor of the place; null where nothing stands around it. Blanks are tidied at the seams. New
    words are set apart by blanks, unless they bring their own or go into the middle of a word.

    Raises:
        Invalid: a change of whole passages.
    """
    if proposal.kind not in WORDS:
        raise Invalid(Problem(f"{proposal.kind} changes no words within a passage"))
    there = find(anchor, text)
    if there is None:
        return None
    start, end = there
    head, new, tail = text[:start], proposal.words, text[end:]
    if proposal.kind is ProposalKind.INSERT:
        head, tail = text[:end], text[end:]
        new = _set_apart(head, new, tail)
    elif proposal.kind is ProposalKind.REPLACE:
        old = text[start:end]
        new = old[: len(old) - len(old.lstrip())] + new.strip() + old[len(old.rstrip()) :]
    whole, begin = _joined(head, new, tail)
    stop = begin + len(new.strip()) if new.strip() else begin
    return whole, anchored(whole, begin, stop, passage=anchor.passage) if whole.strip() else None


def applied(text: str, anchor: Anchor, proposal: Proposal) -> str | None:
    """The text after a change of words was carried out; null where the anchor's words do not stand in it.

    >>> old = anchored("The old law, of 2014.", 4, 7, passage="p1")
    >>> applied("The old law, of 2014.", old, Proposal(kind=ProposalKind.DELETE))
    'The law, of 2014.'

    Raises:
        Invalid: a change of whole passages.
    """
    done = carried_out(text, anchor, proposal)
    return None if done is None else done[0]


def _set_apart(head: str, new: str, tail: str) -> str:
    if new != new.strip() or (head[-1:].isalnum() and tail[:1].isalnum()):
        return new
    before = " " if head and not head[-1].isspace() and head[-1] not in OPENING and not CLOSING.match(new) else ""
    behind = " " if tail and not tail[0].isspace() and not CLOSING.match(tail) and new[-1] not in OPENING else ""
    return before + new + behind


def _joined(head: str, new: str, tail: str) -> tuple[str, int]:
    """The three in a row, with one blank where two met, and where the new words begin."""
    if not head.strip() or head[-1:].isspace():
        new = new.lstrip(" ")
    if new[-1:].isspace() and (not tail.strip() or tail[:1].isspace()):
        new = new.rstrip(" ")
    if not new:
        head, tail = _closed(head, tail)
    return head + new + tail, len(head) + len(new) - len(new.lstrip())


def _closed(head: str, tail: str) -> tuple[str, str]:
    """What stands around a gap, drawn together; the mark of an item that has nothing left goes with it."""
    emptied = re.search(r"\n[^\w\n]{0,3}[ \t]*\Z", head)
    if emptied and (not tail.strip() or tail.lstrip(" ").startswith("\n")):
        head = head[: emptied.start()]
    if not tail or tail[0] in "\n\u00a0\u202f" or CLOSING.match(tail):
        head = head.rstrip(" ")
    elif not head.strip() or head[-1:].isspace():
        tail = tail.lstrip(" ")
    return head, tail
