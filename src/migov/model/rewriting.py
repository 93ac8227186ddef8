"""Rewriting a passage: new words, while every sentence keeps the grounds that its words rest on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
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
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


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
    if tidy(text) == passage.text:
        return passage
    after = written(text, language=language)
    heirs = _heirs(passage.sentences, [sentence.words for sentence in after])
    grounded = (
        _grounded(sentence, [passage.sentences[number] for number in numbers])
        for sentence, numbers in zip(after, heirs, strict=True)
    )
    return msgspec.structs.replace(passage, sentences=tuple(grounded))


def _grounded(sentence: Sentence, before: Sequence[Sentence]) -> Sentence:
    """A sentence with the grounds of those it comes from."""
    if not before:
        return sentence
    grounds = before[0].grounds
    for one in before[1:]:
        grounds = grounds.joined(one.grounds)
    return msgspec.structs.replace(sentence, grounds=grounds, is_noted=any(one.is_noted for one in before))


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
    old, new = [_words(sentence.lower()) for sentence in before], [_words(sentence.lower()) for sentence in after]
    weights = [_weight(sentence) for sentence in old], [_weight(sentence) for sentence in new]
    found: list[tuple[int, int]] = []

    def enough(pair: tuple[int, int]) -> float:
        return max(1, SHARE * min(weights[0][pair[0]], weights[1][pair[1]]))

    in_place = _in_place(old, new)
    for pair, shared in in_place.items():
        if _weight(shared) >= enough(pair):
            found.append(pair)
            _take(shared, old[pair[0]], new[pair[1]])
    common = _common(old, new, found)
    for pair in sorted((pair for pair in common if common[pair] >= enough(pair)), key=lambda pair: -common[pair]):
        shared = [old[pair[0]][word] for word in paired(old[pair[0]], new[pair[1]])]
        if _is_open(pair, found) and _weight(shared) >= enough(pair):
            found.append(pair)
            _take(shared, old[pair[0]], new[pair[1]])
    heard = {first for first, _ in found}
    lost = [number for number in range(len(before)) if number not in heard]
    return found + [heir for number in lost if (heir := _most_of(number, weights[0][number], in_place)) is not None]


def _in_place(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> dict[tuple[int, int], list[str]]:
    """The words that an old and a new sentence share when the texts are laid upon each other."""
    first = [(number, word) for number, sentence in enumerate(old) for word in sentence]
    second = [(number, word) for number, sentence in enumerate(new) for word in sentence]
    shared: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for one, other in paired([word for _, word in first], [word for _, word in second]).items():
        shared[first[one][0], second[other][0]].append(first[one][1])
    return shared


def _common(
    old: Sequence[list[str]], new: Sequence[list[str]], found: list[tuple[int, int]]
) -> dict[tuple[int, int], int]:
    """The weight of the words, not followed yet, that an old and a new sentence have in common in whatever order."""
    bags = [Counter(sentence) for sentence in old], [Counter(sentence) for sentence in new]
    return {
        (first, second): _weight(list((one & other).elements()))
        for first, one in enumerate(bags[0])
        for second, other in enumerate(bags[1])
        if _is_open((first, second), found)
    }


def _is_open(pair: tuple[int, int], found: Sequence[tuple[int, int]]) -> bool:
    """Whether the old sentence has no heir yet, or the new one no origin."""
    return all(pair[0] != first for first, _ in found) or all(pair[1] != second for _, second in found)


def _take(shared: Sequence[str], *sentences: list[str]) -> None:
    """Removes words that were followed, so that no other sentence has them too."""
    for sentence in sentences:
        for word in shared:
            sentence.remove(word)


def _most_of(lost: int, weight: int, in_place: dict[tuple[int, int], list[str]]) -> tuple[int, int] | None:
    """The new sentence with the biggest piece of an old one, if the pieces together are most of it."""
    pieces = {pair: _weight(shared) for pair, shared in in_place.items() if pair[0] == lost}
    if not pieces or sum(pieces.values()) < max(1, SHARE * weight):
        return None
    return max(pieces, key=lambda pair: pieces[pair])


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
