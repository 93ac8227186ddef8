"""What pages of signing in ask that is of no form: who can be played in the demonstration, what the office requires."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

from migov.actions import demo_team
from migov.model.values import Value
from migov.web.accounts import demo
from migov.web.names import of_role, what_it_does

register = template.Library()


class Part(Value, kw_only=True):
    """One of the people one can be."""

    handle: str
    name: str
    role: str
    does: str


@register.simple_tag(takes_context=True)
def demo_people(context: dict[str, Any]) -> tuple[Part, ...]:
    """The people whom one click signs in; nobody where this is no demonstration."""
    if not demo.is_on(context["request"]):
        return ()
    return tuple(
        Part(
            handle=one.listed.person.handle,
            name=one.listed.person.name,
            role=" · ".join(of_role(role) for role in dict.fromkeys(membership.role for membership in one.roles)),
            does=what_it_does(one.roles[0].role) if one.roles else "",
        )
        for one in demo_team.team()
    )


@register.simple_tag
def second_factor_is_required() -> bool:
    """Whether nobody works here without a second factor."""
    return bool(settings.MIGOV_SECOND_FACTOR_REQUIRED)
