"""A draft for tests: an assessment in research with settled answers and pins, and an editor at the pages of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.test import Client

from kept import NOON, keep
from makers import assessment, snapshot, source
from migov.actions import entering
from migov.actions.drafting import beginning
from migov.model.answers import Answer, AnswerStatus
from migov.model.assessments import Assessment
from migov.model.citations import Pin, Quote
from migov.model.institutions import Institution
from migov.model.people import Member, Person, Role
from migov.model.sources import Locator
from migov.model.workflow import Stage
from migov.store import drafts
from people import a_person, sign_in
from remembered import remembered
from teams import moved

HERE = "xqa-2024"
SCRIPT = {"accept": "application/json"}
LABOUR = Institution(id="labour", name="Ministry of Labour", acronym="MoL")

WORDS = {
    "1.1.1": "All residents may see a doctor. The Health Act names no nationality.",
    "1.1.2": "Foreign workers may join a union.",
    "2.1.1": "An office collects the figures. It publishes them every March.",
}
"""What the settled answers say, by their indicators."""


def pin(words: str, source: str = "law", page: str = "3") -> Pin:
    """A quotation of a source that is not on the shelf."""
    return Pin(source=source, snapshot="0" * 64, locator=Locator(page_label=page), quote=Quote(words))


@remembered
def researched(words: dict[str, str] | None = None, **more: Any) -> Assessment:
    """An assessment in research, kept, with an answer and a pin for each text; and one answer that says nothing."""
    given = [
        Answer(indicator=code, closed="none", justification=text, status=AnswerStatus.COMPLETE, pins=(pin(text[:20]),))
        for code, text in (WORDS if words is None else words).items()
    ]
    unsaid = Answer(indicator="3.1.1", closed="none", justification="Not said yet.", status=AnswerStatus.DRAFT)
    law = source("law", "Health Act", snapshots=(snapshot("0"),))
    value = assessment(id=HERE, answers=(*given, unsaid), sources=(law,), institutions=(LABOUR,), **more)
    keep(value)
    moved(HERE, Stage.RESEARCH)
    return value


def member(role: Role, handle: str | None = None) -> Member:
    """Somebody new of the team."""
    return entering.member_of(HERE, a_person(role, assessment=HERE, handle=handle))


@remembered
def begun(words: dict[str, str] | None = None) -> Member:
    """A draft begun from its answers; the editor who began it."""
    researched(words)
    editor = member(Role.EDITOR, "edo")
    beginning.begin(HERE, by=editor, at=NOON)
    return editor


def text(passage: str) -> str:
    """What a passage says now."""
    kept = drafts.find(HERE, passage)
    assert kept is not None, passage
    return kept.passage.text


def order(*, aside: bool = False) -> list[str]:
    """Ids of the passages, in their order."""
    return [one.passage.id for one in drafts.passages(HERE, aside=aside)]


class Composer:
    """One person's browser at the draft."""

    def __init__(self, role: Role | None = Role.EDITOR, *, person: Person | None = None) -> None:
        self.person = person or a_person(role, assessment=HERE)
        self.client = sign_in(Client(), self.person)

    def address(self, way: str = "", language: str = "en", **query: str) -> str:
        """The address of a page of the draft."""
        asked = f"?{urlencode(query)}" if query else ""
        return f"/{language}/assessments/{HERE}/draft" + (f"/{way}" if way else "") + asked

    def open(self, way: str = "", *, language: str = "en", **query: str) -> Any:
        """A page of the draft."""
        return self.client.get(self.address(way, language, **query))

    def html(self, way: str = "", **query: str) -> str:
        """What a page says."""
        found: str = self.open(way, **query).content.decode()
        return found

    def page(self, way: str = "", **query: str) -> Any:
        """The context of a page."""
        return self.open(way, **query).context["page"]

    def send(self, to: str, **fields: str) -> Any:
        """A form, sent by its button."""
        return self.client.post(self.address(to), {name.replace("_", "-"): value for name, value in fields.items()})

    def script(self, way: str, **fields: str) -> Any:
        """A form, sent by the script of the page: what it is told."""
        response = self.client.post(self.address(way), {"who": self.person.handle} | fields, headers=SCRIPT)
        assert response.status_code == 200, response.content
        return response.json()
