"""The OpenAPI description: made from the table of operations and from the types of the values that they return."""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from itertools import pairwise
from typing import Any

import msgspec

from migov.web.api.answering import LICENCE, MISSING, ROOT, One, ProblemDetails, Rows
from migov.web.api.asking import MOST_VALUES, Parameter
from migov.web.api.offers import OPERATIONS, Operation
from migov.web.portal.answering import NO_RANKING

REFERENCE = "#/components/schemas/{name}"
Node = dict[str, Any]


@cache
def document() -> Node:
    """The description of the whole service, OpenAPI 3.1."""
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "Published migration governance profiles",
            "version": version("migov"),
            "summary": "What profiles say, and the words of laws that each sentence rests on.",
            "description": f"{NO_RANKING}\n\n{MISSING}\n\n{LICENCE}\n\nNo token is needed. A page of rows is followed"
            " by the address in `next`; `truncated` says whether there is more. Answers carry an ETag: ask again with"
            " `If-None-Match`.",
            "license": {"name": "Each release has its own, see `sources`", "url": f"{ROOT}/releases"},
        },
        "servers": [{"url": ROOT}],
        "tags": [{"name": tag} for tag in dict.fromkeys(map(_tag, OPERATIONS))],
        "paths": {one.address: {"get": _operation(one), "head": _head(one)} for one in OPERATIONS},
        "components": {
            "schemas": _schemas(),
            "headers": {
                "ETag": {"schema": {"type": "string"}, "description": "Changes when the answer would."},
                "Link": {"schema": {"type": "string"}, "description": "The next page, and this description."},
                "Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait."},
            },
            "responses": _refusals(),
        },
    }


@cache
def examples() -> Node:
    """What each operation answers about the countries made up for training, with the address it was asked under."""
    found: Node = msgspec.json.decode(files("migov.web.api").joinpath("examples.json").read_bytes())
    return found


def _tag(one: Operation) -> str:
    return one.address.split("/")[1]


def _operation(one: Operation) -> Node:
    shown = examples().get(one.name, {})
    return {
        "operationId": one.name,
        "tags": [_tag(one)],
        "summary": one.says.split(". ")[0].split(": ")[0].rstrip("."),
        "description": f"{one.says} {one.order}".strip(),
        "parameters": [_parameter(parameter, shown.get("given", {})) for parameter in one.parameters],
        "responses": {
            "200": {
                "description": one.says,
                "headers": _headers("ETag", "Link"),
                "content": {
                    "application/json": {
                        "schema": _answer(one),
                        "examples": {
                            "training": {"summary": f"GET {shown.get('address')}", "value": shown.get("answer")}
                        },
                    }
                },
            },
            **_common(),
        },
    }


def _head(one: Operation) -> Node:
    return {
        "operationId": f"head{one.name[0].upper()}{one.name[1:]}",
        "tags": [_tag(one)],
        "summary": "Only what GET says about its answer",
        "parameters": [_parameter(parameter, {}) for parameter in one.parameters],
        "responses": {
            "200": {"description": "As GET, without the content.", "headers": _headers("ETag", "Link")},
            **{status: {"description": "As GET, without the content."} for status in ("304", "400", "404", "429")},
        },
    }


def _common() -> Node:
    return {
        "304": {"description": "Nothing has changed since.", "headers": _headers("ETag")},
        "400": {"$ref": "#/components/responses/NotUnderstood"},
        "404": {"$ref": "#/components/responses/NotFound"},
        "429": {"$ref": "#/components/responses/TooMany"},
    }


def _headers(*names: str) -> Node:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _parameter(one: Parameter, shown: Node) -> Node:
    schema = {"type": "array", "items": one.schema, "maxItems": MOST_VALUES} if one.is_many else one.schema
    example = shown.get(one.name, one.example)
    return {
        "name": one.name,
        "in": "path" if one.in_path else "query",
        "required": one.in_path,
        "description": one.says,
        "schema": schema,
        "example": [example] if one.is_many and not isinstance(example, list) else example,
        **({"style": "form", "explode": True} if one.is_many else {}),
    }


def _answer(one: Operation) -> Node:
    """The schema of an answer: the common one, with its rows or its value of their own type."""
    item = {"$ref": REFERENCE.format(name=one.item.__name__)}
    narrowed = {"items": {"type": "array", "items": item}} if one.is_list else {"item": item}
    whole = REFERENCE.format(name="Rows" if one.is_list else "One")
    return {"allOf": [{"$ref": whole}, {"type": "object", "properties": narrowed}]}


def _refusals() -> Node:
    return {
        name: {
            "description": told["title"],
            **({"headers": _headers("Retry-After")} if name == "TooMany" else {}),
            "content": {
                "application/problem+json": {
                    "schema": {"$ref": REFERENCE.format(name="ProblemDetails")},
                    "examples": {"training": {"value": told}},
                }
            },
        }
        for name, told in examples()["problems"].items()
    }


def _schemas() -> Node:
    types: list[type[Any]] = [Rows, One, ProblemDetails, *dict.fromkeys(one.item for one in OPERATIONS)]
    _, found = msgspec.json.schema_components(types, ref_template=REFERENCE)
    known = _known(types)
    for name, schema in found.items():
        if name in known:
            _describe(schema, known[name])
        if name in ("Rows", "One"):
            schema.pop("additionalProperties", None)
    return found


def _known(types: list[type[Any]]) -> dict[str, type[Any]]:
    """Every value type that these are made of, by name."""
    found: dict[str, type[Any]] = {}
    waiting: list[Any] = [msgspec.inspect.type_info(one) for one in types]
    while waiting:
        node = waiting.pop()
        if isinstance(node, msgspec.inspect.StructType):
            if node.cls.__name__ in found:
                continue
            found[node.cls.__name__] = node.cls
            waiting += [field.type for field in node.fields]
        for name in ("item_type", "value_type", "type"):
            waiting += [below] if (below := getattr(node, name, None)) else []
        for name in ("item_types", "types"):
            waiting += getattr(node, name, None) or ()
    return found


def _describe(schema: Node, kind: type[Any]) -> None:
    """Put the words that stand beneath the fields of a value into its schema."""
    for name, says in field_words(kind).items():
        if name in schema.get("properties", {}):
            schema["properties"][name] = {"description": says, **schema["properties"][name]}


def field_words(kind: type[Any]) -> dict[str, str]:
    """What stands beneath each field of a value in the code.

    >>> field_words(ProblemDetails)["remedy"]
    'What to do about it.'
    """
    found: dict[str, str] = {}
    for one in reversed(kind.__mro__[:-1]):
        if not one.__module__.startswith("migov."):
            continue
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(one))).body
        body = tree.body if isinstance(tree, ast.ClassDef) else []
        for field, below in pairwise(body):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
                said = below.value
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    found[field.target.id] = " ".join(said.value.split())
    return found
