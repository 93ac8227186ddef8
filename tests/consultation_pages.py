"""Somebody at the consultation page, for tests: opens it, sends its forms, reads what it says."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.test import Client

from consulted import HERE
from migov.model.people import Member
from people import sign_in
from teams import person_of

PAGE = f"/en/assessments/{HERE}/consultation"


class Visitor:
    """One person's browser at the consultation."""

    def __init__(self, member: Member) -> None:
        self.client = sign_in(Client(), person_of(member))

    def open(self, way: str = "", **query: object) -> Any:
        """A page of the consultation."""
        return self.client.get(f"{PAGE}{way}" + (f"?{urlencode(query)}" if query else ""))

    def html(self, way: str = "", **query: object) -> str:
        """What a page says."""
        response = self.open(way, **query)
        assert response.status_code == 200, response.status_code
        found: str = response.content.decode()
        return found

    def page(self, way: str = "", **query: object) -> Any:
        """A page's context."""
        return self.open(way, **query).context["page"]

    def twin(self, way: str = "", **query: object) -> Any:
        """A page as JSON."""
        return self.open(f"{way}.json", **query).json()

    def send(self, way: str, **fields: object) -> Any:
        """A form, sent by its button."""
        return self.client.post(f"{PAGE}{way}", fields)

    def cards(self, **query: object) -> list[int]:
        """Numbers of the comments whose cards the page shows."""
        page = self.page(**query)
        beside = [card for group in page.groups for part in group.parts for card in part.cards]
        return sorted(card.number for card in (*beside, *page.loose))
