"""Every number that ranking rests on, in one place.

Chosen on the ten development topics of one corpus, among settings that did well together, and rounded. Ten topics are
few: docs/measurements.md says what leaving each of them out showed, and that other topics will do worse.
"""

from __future__ import annotations

from migov.model.values import Value


class Weights(Value, kw_only=True):
    """How much each thing counts. The numbers matter only in proportion."""

    body: float = 1.0
    headings: float = 0.5
    headings_rendered: float = 1.0
    """The same, where the question was put in another language: the words of glossaries are those of headings."""
    title: float = 0.45
    """An act's title lifts its articles; it is long, and stands with each of them."""
    exact: float = 0.2
    """For a typed word that stands in the passage in just this form, whatever its accents."""

    typed: float = 1.0
    question: float = 1.0
    """For each word of a question that was put in the law's language."""
    rendered: float = 0.6
    """For each word of the nearest indicator's question in the law's language, where it was put in another."""
    label: float = 0.3
    synonym: float = 0.25
    tie: float = 0.5
    """How much the second and further labels (or synonyms) in a passage add to the best of them."""
    slop: int = 0
    """How many words may stand between those of a label or synonym."""
    word: float = 1.5
    """For the commonest word among the nearest indicator's entries, standing alone; the others in proportion."""
    near: float = 0.6
    """For the most telling word of the near indicators, where the question was put in the law's language."""
    near_rendered: float = 1.5
    """The same, where the question was put in another language and these words are most of what there is."""
    near_words: int = 40
    near_indicators: int = 8
    matter: float = 1.0
    """For the word that most indicators share; the others in proportion."""
    matter_rendered: float = 2.0
    """The same, where the question was put in another language: nothing else keeps it to migration then."""
    matter_words: int = 12

    depth: int = 500
    """How many passages are looked at a second time."""
    amending: float = 0.9
    """What is left of the score of a passage that changes another act's words: it holds the law in pieces."""
    front: float = 0.7
    """The same for what stands before the first article: it names the matter and rules nothing."""
    uncovered: float = 0.8
    """What is left of the score of a passage that holds no word of the question itself, of the rest in proportion."""
    like: float = 0.5
    """What a passage would gain, against its own score, by holding all the words of one of the indicator's wordings."""
    like_rendered: float = 0.25
    """The same, where the question was put in another language: its indicator is less sure then."""
    beside: float = 0.1
    """How much of the score of the passages beside it a passage gains; half of it for the next but one."""
    act: float = 0.5
    """How much a passage gains by the act it belongs to, where the act is the best."""
    act_passages: int = 5
    """How many of an act's passages speak for it."""
    section: float = 0.25
    """The same for the section it stands in, where the section is the best."""
    section_passages: int = 3
    """How many of a section's passages speak for it."""
    meaning: float = 0.4
    """What the passage nearest in meaning gains, against the best score, where the semantic arm is there."""
    meaning_rendered: float = 0.1
    """The same, where the question was put in another language and one model judges alone: it is less sure then."""


WEIGHTS = Weights()
