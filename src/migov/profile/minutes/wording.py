"""The words of the minutes of a workshop in the languages they are printed in, read from ``words.toml``."""

from __future__ import annotations

from migov.model.languages import Language
from migov.model.values import Value
from migov.profile.ledger.wording import of_outcome
from migov.profile.minutes.values import Entry, Group, Sitting
from migov.profile.phrasebook import Phrasebook


class Words(Value, kw_only=True):
    """All that the minutes say around their entries; each is what `words.toml` calls by that name."""

    title: str
    draft: str
    place: str
    day: str
    run_by: str
    present: str
    nobody: str
    name: str
    institution: str
    function: str
    signature: str
    decisions: str
    nothing: str
    asked: str
    decision: str
    rationale: str
    priority: str
    priorities: str
    signed: str
    government: str
    office: str
    party: str
    date: str
    unclosed: str


say = Phrasebook("migov.profile.minutes").say


def told(sitting: Sitting) -> Words:
    """All that the minutes say in their own words."""
    values = {"title": sitting.title, "profile": sitting.profile, "version": sitting.version}
    return Words(**{key: say(key, sitting.language, **values) for key in Words.__struct_fields__})


def title(group: Group, language: Language) -> str:
    """The title over a passage."""
    return group.title or say("whole", language)


def asked(entry: Entry, language: Language) -> str:
    """Who asked for something, and for what."""
    number = say("comment", language, number=entry.comment) if entry.comment else ""
    who = " · ".join(part for part in (number, entry.institution) if part)
    return "\n".join(part for part in (who, entry.said) if part)


def decision(entry: Entry, language: Language) -> str:
    """What was decided: the outcome, and the words that were agreed."""
    outcome = of_outcome(entry.outcome, language) if entry.outcome else ""
    return "\n".join(part for part in (outcome, entry.decision) if part)
