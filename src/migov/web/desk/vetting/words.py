"""What parties, changes of parts, voices and outcomes are called, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from migov.model.checks import Rule
from migov.model.consultations import Outcome, Voice
from migov.model.drafts import Part, PartChange, PartKind
from migov.model.findings import Side
from migov.model.signatures import Party
from migov.web.pieces import Chip, ChipKind

PARTIES: dict[Party, str] = {
    Party.GOVERNMENT: gettext_noop("Government"),
    Party.OFFICE: gettext_noop("Office"),
}
CHANGES: dict[PartChange, str] = {
    PartChange.NEW: gettext_noop("New"),
    PartChange.GONE: gettext_noop("No longer printed"),
    PartChange.REWRITTEN: gettext_noop("Rewritten"),
    PartChange.MOVED: gettext_noop("Moved"),
}
CHIPS: dict[PartChange, ChipKind] = {
    PartChange.NEW: "complete",
    PartChange.GONE: "blocked",
    PartChange.REWRITTEN: "draft",
    PartChange.MOVED: "plain",
}
VOICES: dict[Voice, str] = {
    Voice.COMMENTED: gettext_noop("Commented"),
    Voice.NO_COMMENT: gettext_noop("No comment"),
    Voice.READ: gettext_noop("Read it, has not answered yet"),
    Voice.SILENT: gettext_noop("Silent"),
}
OUTCOMES: dict[Outcome, str] = {
    Outcome.ACCEPTED: gettext_noop("Accepted"),
    Outcome.IN_PART: gettext_noop("Accepted in part"),
    Outcome.NOT_ACCEPTED: gettext_noop("Not accepted"),
    Outcome.NOTED: gettext_noop("Noted"),
}
RULES: dict[Rule, str] = {
    Rule.UNSUPPORTED: gettext_noop("Unsupported sentence"),
    Rule.LAW_NAMES: gettext_noop("One law under several names or years"),
    Rule.NUMBERS: gettext_noop("Numbers that differ between sections"),
    Rule.PRAISED_AND_UNIMPLEMENTED: gettext_noop("A law praised on one side and called unimplemented on the other"),
    Rule.ACRONYM: gettext_noop("Undefined acronym"),
    Rule.LAPSED: gettext_noop("Lapsed or repealed instrument"),
    Rule.AS_OF: gettext_noop("Missing as-of date"),
    Rule.ADVICE: gettext_noop("Advice"),
    Rule.BLAME: gettext_noop("Blame or praise"),
    Rule.COMPARISON: gettext_noop("Comparison between countries"),
    Rule.COUNTRY_NAME: gettext_noop("Unofficial country name"),
}
SIDES: dict[Side, str] = {
    Side.WELL_DEVELOPED: gettext_noop("well-developed areas"),
    Side.POTENTIAL: gettext_noop("areas with potential"),
}
KINDS: dict[PartKind, str] = {
    PartKind.CONVENTIONS: gettext_noop("Conventions"),
    PartKind.SOURCES: gettext_noop("Key sources"),
    PartKind.PRIORITIES: gettext_noop("Priorities"),
    PartKind.FRONT: gettext_noop("Cover and imprint"),
}


def party_name(party: Party) -> str:
    """What a party is called."""
    return _(PARTIES[party])


def change_chip(change: PartChange) -> Chip:
    """What became of a part."""
    return Chip(kind=CHIPS[change], word=_(CHANGES[change]))


def voice_name(voice: Voice) -> str:
    """How an institution took part."""
    return _(VOICES[voice])


def outcome_name(outcome: Outcome) -> str:
    """What became of a comment."""
    return _(OUTCOMES[outcome])


def rule_name(rule: Rule) -> str:
    """What was doubted."""
    return _(RULES[rule])


def place_of(part: Part) -> str:
    """Where a part stands: the number of its section with its title, and the side where there is one."""
    return " ".join(word for word in (part.section, part.title) if word) or _(KINDS.get(part.kind, part.id))


def section_of(part: Part) -> str:
    """The section with its side, for a part that moved from one to another."""
    side = _(SIDES[part.side]) if part.side else ""
    return " ".join(word for word in (part.section, f"({side})" if side else "") if word) or place_of(part)


def short(seal: str) -> str:
    """The beginning of a hash, enough to tell two apart at a glance."""
    return seal[:12]


def counted(changes: dict[PartChange, int]) -> str:
    """How many parts a version changes, and how."""
    total = sum(changes.values())
    if not total:
        return _("nothing")
    whole = ngettext("%(n)d part", "%(n)d parts", total) % {"n": total}
    kinds = ", ".join(f"{_(CHANGES[kind]).lower()} {changes[kind]}" for kind in PartChange if changes.get(kind))
    return f"{whole}: {kinds}"
