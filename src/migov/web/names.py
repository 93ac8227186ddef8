"""The words of the method that pages say, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.model.people import Role

ROLES = {
    Role.COORDINATOR: gettext_noop("Coordinator"),
    Role.ANALYST: gettext_noop("Analyst"),
    Role.REVIEWER: gettext_noop("Reviewer"),
    Role.FOCAL_POINT: gettext_noop("Focal point"),
    Role.PARTICIPANT: gettext_noop("Participant"),
    Role.EDITOR: gettext_noop("Editor"),
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
