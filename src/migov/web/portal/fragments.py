"""A part of a template that is the same on every page of a language, made once: ``{% kept %} … {% endkept %}``."""

from __future__ import annotations

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


class Kept(template.Node):
    """What is made once for every language, and for every value of what is named behind the tag."""

    def __init__(self, nodelist: template.NodeList, of: list[FilterExpression]) -> None:
        self.nodelist, self.of = nodelist, of
        self.made: dict[tuple[object, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """The part, as it was made the first time."""
        key = (get_language(), *(one.resolve(context) for one in self.of))
        found = self.made.get(key)
        if found is None:
            found = self.made[key] = self.nodelist.render(context)
        return found


@register.tag
def kept(parser: Parser, token: Token) -> Kept:
    """The tag: few values only, such as the section of a page, may stand behind it."""
    of = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(nodelist, of)
