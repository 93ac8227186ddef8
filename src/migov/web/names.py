"""The words of the method that pages say, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.model.instruments import InstrumentKind, InstrumentStatus
from migov.model.people import Role

ROLES = {
    Role.COORDINATOR: gettext_noop("Coordinator"),
    Role.ANALYST: gettext_noop("Analyst"),
    Role.REVIEWER: gettext_noop("Reviewer"),
    Role.FOCAL_POINT: gettext_noop("Focal point"),
    Role.PARTICIPANT: gettext_noop("Participant"),
    Role.EDITOR: gettext_noop("Editor"),
}
INSTRUMENT_KINDS: dict[InstrumentKind, str] = {
    InstrumentKind.CONSTITUTION: gettext_noop("Constitution"),
    InstrumentKind.LAW: gettext_noop("Law"),
    InstrumentKind.ORGANIC_LAW: gettext_noop("Organic law"),
    InstrumentKind.CODE: gettext_noop("Code"),
    InstrumentKind.ORDINANCE: gettext_noop("Ordinance"),
    InstrumentKind.DECREE: gettext_noop("Decree"),
    InstrumentKind.DECREE_LAW: gettext_noop("Decree-law"),
    InstrumentKind.ORDER: gettext_noop("Order"),
    InstrumentKind.REGULATION: gettext_noop("Regulation"),
    InstrumentKind.CIRCULAR: gettext_noop("Circular"),
    InstrumentKind.RESOLUTION: gettext_noop("Resolution"),
    InstrumentKind.POLICY: gettext_noop("Policy"),
    InstrumentKind.STRATEGY: gettext_noop("Strategy"),
    InstrumentKind.PLAN: gettext_noop("Plan"),
    InstrumentKind.PROGRAMME: gettext_noop("Programme"),
    InstrumentKind.AGREEMENT: gettext_noop("Agreement"),
    InstrumentKind.CONVENTION: gettext_noop("Convention"),
    InstrumentKind.OTHER: gettext_noop("Other"),
}
INSTRUMENT_STATUSES: dict[InstrumentStatus, str] = {
    InstrumentStatus.DRAFTED: gettext_noop("drafted"),
    InstrumentStatus.BEFORE_COUNCIL: gettext_noop("before the Council of Ministers"),
    InstrumentStatus.ADOPTED: gettext_noop("adopted"),
    InstrumentStatus.IN_FORCE: gettext_noop("in force"),
    InstrumentStatus.NOT_IMPLEMENTED: gettext_noop("in force, not implemented"),
    InstrumentStatus.SUSPENDED: gettext_noop("suspended"),
    InstrumentStatus.LAPSED: gettext_noop("lapsed"),
    InstrumentStatus.REPEALED: gettext_noop("repealed"),
    InstrumentStatus.SUPERSEDED: gettext_noop("superseded"),
}
WHAT_ROLES_DO = (
    gettext_noop("Opens the assessment, builds the team, watches the deadlines and takes it from step to step."),
    gettext_noop("Gathers sources and answers the indicators, each with the words of the law it rests on."),
    gettext_noop("Reads answers as a second pair of eyes and agrees or disagrees, blind to other reviews."),
    gettext_noop("Speaks for the government: hands parts to ministries, gathers their returns, and vets the text."),
    gettext_noop("Answers and comments for one institution on the parts that concern it."),
    gettext_noop("Turns answers into the findings of the profile and keeps its words neutral and consistent."),
)
"""The sentences of `migov.model.people`, named here so that they are found for translating; a test compares them."""


def of_role(role: Role) -> str:
    """What a role is called."""
    return _(ROLES[role])


def what_it_does(role: Role) -> str:
    """What a role is there for."""
    return _(role.describes)
