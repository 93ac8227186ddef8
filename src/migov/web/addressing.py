"""What addresses are made of: ids and codes in them, and a page with its JSON twin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter


class Id:
    """An assessment's id in an address; anything else is not found before anybody looks for it."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+){0,60}"

    def to_python(self, value: str) -> str:
        """The id as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The id as it goes into an address."""
        return value


class Code:
    """An indicator's code in an address, such as ``1.1.2`` or ``covid-3``."""

    regex = r"[A-Za-z0-9]+(?:[.-](?!json)[A-Za-z0-9]+){0,5}"

    def to_python(self, value: str) -> str:
        """The code as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The code as it goes into an address."""
        return value


class Name(Code):
    """An instrument's id in an address: letters of any script, digits and hyphens."""

    regex = r"[^\W_]+(?:-[^\W_]+){0,40}"


register_converter(Id, "id")
register_converter(Name, "name")
register_converter(Code, "code")


def page(address: str, view: Callable[..., Any], name: str) -> list[URLPattern]:
    """The page and its twin."""
    return [path(address, view, name=name), path(f"{address}.json", view, {"twin": True}, name=f"{name}.json")]
