"""What kinds of doubts are called, and in which order they are read."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.evidence.claims import Agreement, Kind
from migov.model.checks import Doubt, Rule, Support
from migov.web.desk.vetting.words import RULES

CONTRADICTED, LACKING, TO_JUDGE = "contradicted", "lacking", "to-judge"
"""The kinds that are no rules of their own: how a sentence stands to what it rests on."""

SUPPORTS: dict[Support, str] = {
    Support.CONTRADICTED: CONTRADICTED,
    Support.LACKING: LACKING,
    Support.TO_JUDGE: TO_JUDGE,
}
OWN: dict[str, str] = {
    CONTRADICTED: gettext_noop("Contradicted by its quotations"),
    LACKING: gettext_noop("Not supported by what it rests on"),
    TO_JUDGE: gettext_noop("For a person to judge"),
}


def _slug(rule: Rule) -> str:
    return rule.name.lower().replace("_", "-")


ORDER: tuple[str, ...] = (
    CONTRADICTED,
    *(_slug(rule) for rule in Rule if rule is not Rule.UNSUPPORTED),
    LACKING,
    TO_JUDGE,
)
"""Every kind as addresses name it: contradictions first; last what a reader decides, for there is most of it."""

HELPS: dict[str, str] = {
    CONTRADICTED: gettext_noop("The quotations say something else: correct the sentence, or quote what it rests on."),
    LACKING: gettext_noop("Nothing is quoted for it, or what is quoted does not say it."),
    TO_JUDGE: gettext_noop("It may well be right: a person reads the quotations beside the sentence and decides."),
}
KINDS: dict[Kind, str] = {
    Kind.NUMBER: gettext_noop("Number"),
    Kind.PERCENTAGE: gettext_noop("Percentage"),
    Kind.MONEY: gettext_noop("Amount of money"),
    Kind.DURATION: gettext_noop("Period"),
    Kind.DATE: gettext_noop("Date"),
    Kind.REFERENCE: gettext_noop("Law or article"),
    Kind.NAME: gettext_noop("Name"),
    Kind.PLACE: gettext_noop("Where the quotation stands"),
    Kind.BOUND: gettext_noop("At least or at most"),
    Kind.POLARITY: gettext_noop("Obligation, permission or negation"),
    Kind.RESTRICTION: gettext_noop("Condition or exception"),
    Kind.OMISSION: gettext_noop("What the quotation also says"),
}
AGREEMENTS: dict[Agreement, str] = {
    Agreement.SAME: gettext_noop("the same"),
    Agreement.OTHER: gettext_noop("another one"),
    Agreement.MISSING: gettext_noop("not in the quotations"),
    Agreement.UNCLEAR: gettext_noop("not certain"),
}


def kind_of(doubt: Doubt) -> str:
    """The kind of a doubt: its rule, or how the sentence stands to what it rests on."""
    if doubt.rule is Rule.UNSUPPORTED:
        return SUPPORTS[doubt.support] if doubt.support else LACKING
    return _slug(doubt.rule)


def kind_name(kind: str) -> str:
    """What a kind is called."""
    return _(OWN[kind]) if kind in OWN else rule_name(_RULES[kind])


def kind_help(kind: str) -> str | None:
    """What to do about the doubts of a kind, where its name does not say it."""
    return _(HELPS[kind]) if kind in HELPS else None


def rule_name(rule: Rule) -> str:
    """What a rule is called."""
    return _(RULES[rule])


def rule_names(rules: Iterable[Rule]) -> tuple[str, ...]:
    """What several rules are called."""
    return tuple(rule_name(rule) for rule in rules)


_RULES = {_slug(rule): rule for rule in Rule}
