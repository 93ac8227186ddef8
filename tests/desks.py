"""Somebody at the page of an answer, for tests: opens it, saves as its script or its button does, reads it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from django.test import Client

from migov.model.people import Person, Role
from people import a_person, sign_in

HERE, CODE = "xqa-2024", "1.1.1"
SCRIPT = {"accept": "application/json"}


class Desk:
    """One person's browser at one indicator."""

    def __init__(self, role: Role | None = Role.ANALYST, *, code: str = CODE, person: Person | None = None) -> None:
        self.person = person or a_person(role)
        self.client = sign_in(Client(), self.person)
        self.code = code

    @property
    def handle(self) -> str:
        return self.person.handle

    def address(self, way: str = "") -> str:
        """The page's address, or that of one of its forms."""
        return f"/en/assessments/{HERE}/indicators/{self.code}" + (f"/{way}" if way else "")

    def open(self, way: str = "", **query: str) -> Any:
        """The page."""
        asked = "&".join(f"{name}={quote(value)}" for name, value in query.items())
        return self.client.get(self.address(way) + (f"?{asked}" if asked else ""))

    def html(self, way: str = "", **query: str) -> str:
        """What the page says."""
        found: str = self.open(way, **query).content.decode()
        return found

    def page(self, way: str = "", **query: str) -> Any:
        """The page's context."""
        return self.open(way, **query).context["page"]

    def send(self, way: str, **fields: str) -> Any:
        """A form, sent by its button."""
        return self.client.post(self.address(way), _named(fields) | {"who": self.handle})

    def save(self, base: int, **fields: str) -> Any:
        """The form, saved by its button."""
        return self.send("save", base=str(base), **fields)

    def autosave(self, base: int, **fields: str) -> Any:
        """The form, saved by the page's script: what it is told."""
        mine = _named(fields) | {"who": self.handle, "base": str(base)}
        response = self.client.post(self.address("save"), mine, headers=SCRIPT)
        assert response.status_code == 200, response.content
        return response.json()


def texts_of(address: str) -> list[int]:
    """The numbers of the texts that the address of a page of conflicts names."""
    found = re.search(r"texts=([0-9,]+)", address)
    return [int(number) for number in found[1].split(",")] if found else []


def _named(fields: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", " ") if name == "as_of" else name: text for name, text in fields.items()}
