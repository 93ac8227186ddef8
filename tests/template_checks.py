"""Checks that templates ask their context only for what its type has: a misspelt name would print nothing, unseen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.template import Template, engines
from django.template.base import FilterExpression, Node, Variable
from django.template.defaulttags import ForNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode

Names = dict[str, Any]
FREE = {"forloop", "True", "False", "None", "block", "speaking", "title", "says", "status"}


def mistakes(template: str, page: type) -> list[str]:
    """What the template asks for and the page has not."""
    return mistakes_in(engines["django"].get_template(template).template, page)


def mistakes_in(template: Template, page: type) -> list[str]:
    """What a template that is not a file asks for and the page has not."""
    return list(_nodes(template.nodelist, {"page": page}, str(template.name)))


def _nodes(nodes: Any, names: Names, where: str) -> Iterator[str]:
    names = dict(names)
    for node in nodes:
        if getattr(node, "asvar", None):  # {% translate "…" as name %}
            names[node.asvar] = str
        yield from _node(node, names, where)


def _node(node: Node, names: Names, where: str) -> Iterator[str]:
    if isinstance(node, ForNode):
        yield from _expression(node.sequence, names, where)
        kind = _typed(node.sequence, names)
        inner = names | {name: _member(_plain(kind)) for name in node.loopvars}
        yield from _nodes(node.nodelist_loop, inner, where)
        yield from _nodes(node.nodelist_empty, names, where)
        return
    if isinstance(node, IncludeNode):
        given = {name: _typed(value, names) for name, value in node.extra_context.items()}
        included = engines["django"].get_template(node.template.var).template
        yield from _nodes(included.nodelist, given if node.isolated_context else names | given, node.template.var)
        return
    if isinstance(node, ExtendsNode):
        parent = engines["django"].get_template(node.parent_name.var).template
        yield from _nodes(parent.nodelist, names, node.parent_name.var)
    for expression in _expressions(node):
        yield from _expression(expression, names, where)
    for part in node.child_nodelists:
        if not isinstance(node, BlockNode) or part == "nodelist":
            yield from _nodes(getattr(node, part, ()), names, where)
    for condition, _branch in getattr(node, "conditions_nodelists", ()):
        if condition is not None:
            yield from _condition_mistakes(condition, names, where)


def _condition_mistakes(condition: Any, names: Names, where: str) -> Iterator[str]:
    for part in (getattr(condition, "first", None), getattr(condition, "second", None)):
        if part is not None:
            yield from _condition_mistakes(part, names, where)
    value = getattr(condition, "value", None)
    if isinstance(value, FilterExpression):
        yield from _expression(value, names, where)


def _expressions(node: Node) -> Iterator[FilterExpression]:
    for value in vars(node).values():
        for part in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(part, FilterExpression):
                yield part


def _expression(expression: FilterExpression, names: Names, where: str) -> Iterator[str]:
    if _typed(expression, names) is Missing:
        yield f"{where}: {expression}"


class Missing:
    """Stands for a name that the context has not."""


def _typed(expression: FilterExpression, names: Names) -> Any:
    variable = expression.var
    if not isinstance(variable, Variable) or variable.lookups is None:
        return str
    first, *rest = variable.lookups
    if first in FREE:
        return str
    kind = names.get(first, Missing)
    for name in rest:
        kind = _attribute(_plain(kind), name) if kind is not Missing else Missing
    return str if expression.filters and kind is not Missing else kind


def _attribute(kind: Any, name: str) -> Any:
    """The type of a field, or of what a property gives."""
    made = getattr(kind, name, None)
    if isinstance(made, property):
        return get_type_hints(made.fget).get("return", Missing)
    return get_type_hints(kind).get(name, Missing)


def _plain(kind: Any) -> Any:
    """The type without ``None``."""
    parts = [part for part in get_args(kind) if part is not type(None)]
    return parts[0] if get_origin(kind) in (Union, type(int | None)) else kind


def _member(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is tuple else kind
