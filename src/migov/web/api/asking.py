"""What a request asks for: each parameter with its form, checked before anybody looks for anything."""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from enum import Enum
from typing import Any

import msgspec
from django.http import HttpRequest

from migov.errors import Invalid, NotFound, Problem
from migov.model.changes import ChangeKind
from migov.model.dimensions import Dimension
from migov.model.findings import Side
from migov.model.instruments import InstrumentKind
from migov.model.languages import Language
from migov.model.values import Value
from migov.store.published.walking import Key

MOST = 200
"""Rows of one page, at most."""
USUAL = 50
LONGEST_QUERY = 100_000
"""Signs of everything behind the question mark: more than all parameters need, in any script."""
MOST_VALUES = 3
"""Values of one parameter that may stand several times; of all of them the process reads fifty at most."""
ORDERING = re.compile(r"sort|order|rank|^by$|direction|^asc|^desc|score|top|best", re.IGNORECASE)
"""What people call a parameter that orders rows."""


class Parameter(Value, kw_only=True):
    """One thing that an operation may be asked."""

    name: str
    says: str
    schema: dict[str, Any]
    """JSON Schema of one value."""
    example: str | int
    is_many: bool = False
    """Whether it may stand several times; any of the values will do."""
    in_path: bool = False

    def read(self, given: str) -> str | int:
        """The value that was given.

        Raises:
            Invalid: it has not the form of this parameter.
        """
        value: str | int = given
        if self.schema["type"] == "integer":
            if not re.fullmatch(r"-?[0-9]{1,9}", given):
                raise self._refused("is no whole number")
            value = int(given)
            if not self.schema["minimum"] <= value <= self.schema["maximum"]:
                raise self._refused("is out of range")
        if "enum" in self.schema and value not in self.schema["enum"]:
            raise self._refused("is none of the values that are known")
        if len(given) > self.schema.get("maxLength", MOST):
            raise self._refused("is too long")
        if "pattern" in self.schema and not re.fullmatch(self.schema["pattern"], given):
            raise self._refused("has not the form of such a value")
        return value

    def _refused(self, says: str) -> Invalid:
        known = self.schema.get("enum")
        remedy = f"give one of: {', '.join(map(str, known))}" if known else f"for example {self.name}={self.example}"
        return Invalid(Problem(says, place=self.name, remedy=remedy))


def word(name: str, says: str, example: str, pattern: str, *, longest: int = 120, **more: Any) -> Parameter:
    """A parameter that is a word of this form."""
    told = {"type": "string", "pattern": pattern, "minLength": 1, "maxLength": longest}
    return Parameter(name=name, says=says, schema=told, example=example, **more)


def _number(name: str, says: str, example: int, least: int, most: int, **more: Any) -> Parameter:
    told = {"type": "integer", "minimum": least, "maximum": most}
    return Parameter(name=name, says=says, schema=told, example=example, **more)


def _one_of(name: str, says: str, of: type[Enum], example: str | int, **more: Any) -> Parameter:
    values = [one.value for one in of]
    told = {"type": "integer" if isinstance(values[0], int) else "string", "enum": values}
    if told["type"] == "integer":
        told |= {"minimum": min(values), "maximum": max(values)}
    return Parameter(name=name, says=says, schema=told, example=example, **more)


ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
RELEASE_ID = r"^[a-z0-9]+(-[a-z0-9]+)*\.[1-9][0-9]{0,5}$"
CODE = r"^[^\x00-\x20/?#\x7f-\xa0]+$"
"""No space, no sign that divides addresses; said in a way that all dialects of patterns read alike."""

PLACE = word("place", "Id of a place.", "xnd", ID)
ASSESSMENT = word("assessment", "Id of an assessment: one round of one place.", "xnd-2024", ID)
RELEASE = word(
    "release", "Id of a release, current or not. Without it the current ones are meant.", "xnd-2024.1", RELEASE_ID
)
YEAR = _number("year", "Year of the profile.", 2024, 1900, 2200)
CURRENT = Parameter(
    name="current",
    says="Whether only current releases, or only those that were replaced.",
    schema={"type": "string", "enum": ["true", "false"]},
    example="true",
)
LANGUAGE = _one_of("language", "Language of the text.", Language, "en")
DIMENSION = _one_of("dimension", "Number of one of the six dimensions.", Dimension, 1)
SIDE = _one_of("side", "On which side of the key findings.", Side, "potential")
MODULE = word("module", "Code of a module.", "covid-19", CODE, longest=60)
INDICATOR = word("indicator", "Code of an indicator.", "1.1.1", CODE, longest=60)
EDITION = word("edition", "Code of an edition of the questions, or of a module.", "national-2", CODE, longest=60)
PARAGRAPH = word("paragraph", "Id of a paragraph: the same in every language.", "finding-1", CODE)
TREATY = word("treaty", "Code of a treaty.", "icmw-1990", CODE)
INSTRUMENT = word("instrument", "Id of an instrument within its place.", "act-4-2019", CODE)
INSTRUMENT_KIND = _one_of("kind", "Kind of instrument.", InstrumentKind, "law")
CHANGE_KIND = _one_of("kind", "Type of the change.", ChangeKind, "lapsed")
LIMIT = _number("limit", f"Rows of one page, at most {MOST}.", USUAL, 1, MOST)
AFTER = word(
    "after",
    "Where the page begins: what `next` of the page before says, as it is.",
    "WyJ4bmQiXQ",
    r"^[A-Za-z0-9_-]+$",
    longest=600,
)
WORDS = word(
    "words",
    "Words that must all stand in the paragraph, in any of its forms; a phrase between quotation marks.",
    "integration",
    r"^[^\x00]+$",
    longest=400,
)


def in_path(one: Parameter) -> Parameter:
    """The parameter as a part of the address."""
    return msgspec.structs.replace(one, in_path=True)


def many(one: Parameter) -> Parameter:
    """The parameter as one that may stand several times."""
    return msgspec.structs.replace(one, is_many=True)


def query(request: HttpRequest, offered: tuple[Parameter, ...]) -> dict[str, Any]:
    """What the request asks for, by the names of parameters.

    Raises:
        Invalid: a parameter that is not known, stands twice or has not its form.
    """
    if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
        raise Invalid(Problem(f"longer than {LONGEST_QUERY} signs", place="query", remedy="ask for less at a time"))
    known = {one.name: one for one in offered if not one.in_path}
    found: dict[str, Any] = {}
    for name, values in request.GET.lists():
        one = known.get(name)
        if one is None:
            raise _unknown(name, known)
        if len(values) > (MOST_VALUES if one.is_many else 1):
            raise Invalid(Problem("stands too many times", place=name, remedy=f"for example {name}={one.example}"))
        read = tuple(one.read(value) for value in values)
        found[name] = read if one.is_many else read[0]
    return found


def _unknown(name: str, known: dict[str, Parameter]) -> Invalid:
    remedy = f"known are: {', '.join(known)}" if known else "this address takes none"
    if ORDERING.search(name):
        says = "nothing here can be ordered: rows stand by their ids, and countries are not ranked"
        return Invalid(Problem(says, place=name[:60], remedy=remedy))
    return Invalid(Problem("no such parameter", place=name[:60], remedy=remedy))


def cursor(key: Key) -> str:
    """A place in a walk as one opaque word.

    >>> key(cursor(("xnd-2024.1", 12)), str, int)
    ('xnd-2024.1', 12)
    """
    return urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def key(given: str, *kinds: type[str] | type[int]) -> Key:
    """The place in a walk that a word stands for.

    Args:
        given: the word.
        kinds: what its parts must be; what comes after them is told by the walk itself.

    Raises:
        NotFound: no page ends with this word.
    """
    try:
        padded = given + "=" * (-len(given) % 4)
        found = msgspec.json.decode(urlsafe_b64decode(padded), type=tuple[str | int, ...])
    except (binascii.Error, ValueError, msgspec.DecodeError):
        raise NotFound("page after", given[:40]) from None
    fits = len(found) >= len(kinds) and all(isinstance(part, kind) for part, kind in zip(found, kinds, strict=False))
    if not fits or len(found) > 4 or any(isinstance(part, int) and abs(part) > 2**62 for part in found):
        raise NotFound("page after", given[:40])
    return found
