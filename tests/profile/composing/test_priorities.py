"""Priorities on the way forward: printed where the generation has a place for them."""

from __future__ import annotations

import pytest

import makers
from migov.model.dimensions import Dimension
from migov.model.institutions import Institution
from migov.model.languages import Language
from migov.model.priorities import Priority
from migov.model.publications import Generation, Publication
from migov.profile.blocks import Chapter, Heading, Paragraph
from migov.profile.composing import compose

GIVEN = makers.assessment(
    [makers.finding(dimension=2)],
    publication=Publication(language=Language.EN, year=2024),
    institutions=(
        Institution(id="mi", name="Ministry of the Interior"),
        Institution(id="ml", name="Ministry of Labour"),
    ),
    priorities=(
        Priority(id="1", dimension=Dimension.CRISES, text="Test the plan\nevery year."),
        Priority(id="2", text="Publish the figures.", agreed_by=("mi", "ml")),
        Priority(id="3", dimension=Dimension.POLICY, text="Adopt the decree."),
    ),
)


def chapters(language: Language, generation: Generation) -> list[Chapter]:
    return list(compose(GIVEN, language=language, generation=generation).chapters)


def lines(chapter: Chapter) -> list[str]:
    found = []
    for block in chapter.blocks:
        if isinstance(block, Heading):
            found.append(f"# {block.text}")
        elif isinstance(block, Paragraph):
            found.append("".join(part for part in block.content if isinstance(part, str)))
    return found


def test_they_stand_between_findings_and_sources_numbered_through() -> None:
    found = chapters(Language.EN, Generation.G2022)
    names = [chapter.id for chapter in found]
    assert names.index("dimension-6") + 1 == names.index("priorities")
    chapter = found[names.index("priorities")]
    assert chapter.title == "Priorities on the way forward"
    assert lines(chapter)[1:] == [
        "1. Publish the figures.",
        "Agreed by: Ministry of the Interior; Ministry of Labour.",
        f"# {Dimension.POLICY.title(Language.EN)}",
        "2. Adopt the decree.",
        f"# {Dimension.CRISES.title(Language.EN)}",
        "3. Test the plan every year.",
    ]


def test_french_profiles_print_them_too_and_name_the_language_of_their_words() -> None:
    (chapter,) = [one for one in chapters(Language.FR, Generation.G2022) if one.id == "priorities"]
    assert chapter.title == "Priorités pour la suite"
    items = [block for block in chapter.blocks if isinstance(block, Paragraph) and block.role == "item"]
    assert {item.language for item in items} == {"en"}


@pytest.mark.parametrize("generation", [Generation.G2019, Generation.G2021])
def test_older_generations_have_no_place_for_them(generation: Generation) -> None:
    assert "priorities" not in [chapter.id for chapter in chapters(Language.EN, generation)]


def test_without_priorities_there_is_no_chapter() -> None:
    book = compose(makers.assessment(), language=Language.EN, generation=Generation.G2022)
    assert "priorities" not in [chapter.id for chapter in book.chapters]
