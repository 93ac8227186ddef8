"""What an amending law inserts into another law is none of its own, though its number would fit; a later article is."""

from __future__ import annotations

import pytest
from tests.evidence.passages.test_cutting import articles, passages
from tests.evidence.passages.test_layouts import numbered


@pytest.mark.parametrize(
    ("heads", "announcement"),
    [
        (("Art. 1.", "Art. 2.", "Art. 2bis.", "Art. 3."), "Il est inséré un article 2bis rédigé comme suit :"),
        (("Art. 1.", "Art. 2.", "Art. 2bis.", "Art. 3."), "L'article 2bis de la loi est remplacé comme suit :"),
        (("Art. 1.", "Art. 2.", "Art. 2bis.", "Art. 3."), "Il est créé dans la loi des bacs un article nouveau :"),
        (("Art. 1.", "Art. 2.", "Art. 2-1.", "Art. 3."), "La loi est complétée par un article 2-1 ainsi rédigé :"),
        (
            ("Article 1.", "Article 2.", "Article 2-1.", "Article 3."),
            "After article 2 of the Piers Act the following article is inserted:",
        ),
        (("1.", "2.", "2A.", "3."), "The Piers Act is amended by inserting the following new section after section 2—"),
        (
            ("Artículo 1.", "Artículo 2.", "Artículo 2 bis.", "Artículo 3."),
            "Se adiciona el artículo 2 bis, que queda redactado como sigue:",
        ),
        (
            ("Artigo 1.º", "Artigo 2.º", "Artigo 2.º-A", "Artigo 3.º"),
            "É aditado à Lei dos cais o artigo 2.º-A, com a redação seguinte.",
        ),
        (
            ("Art. 1º", "Art. 2º", "Art. 2º-A.", "Art. 3º"),
            "A Lei nº 5 passa a vigorar acrescida do seguinte art. 2º-A:",
        ),
        (
            ("المادة 1:", "المادة 2:", "المادة 2 مكرر:", "المادة 3:"),
            "تضاف إلى قانون الموانئ مادة جديدة برقم 2 مكرر نصها كالآتي:",
        ),
    ],
)
def test_an_article_whose_insertion_is_announced_stands_under_the_one_that_announces_it(
    heads: tuple[str, ...], announcement: str
) -> None:
    first, own, inserted, following = heads
    found = passages(
        f"{first} The Piers Act is old.", f"{own} {announcement}", f"{inserted} The pier is free.",
        f"{following} This is published.",
    )  # fmt: skip
    assert [p.label for p in found] == ["1", "2", "2", "3"]
    assert [len(p.locator.path) for p in found] == [1, 1, 2, 1]


def test_the_announcement_may_stand_in_a_paragraph_of_its_own() -> None:
    found = passages(
        "Art. 1er. La loi sur les quais est modifiée :", "Après l'article 1er, il est inséré un article 1er bis :",
        "Art. 1er bis. Le quai est libre.", "Art. 2. La présente loi est publiée.",
    )  # fmt: skip
    assert numbered(found) == [("Art. 1er",), ("Art. 1er", "Art. 1er bis"), ("Art. 2",)]


@pytest.mark.parametrize(
    "note",
    [
        "Article 2bis inséré par la loi du 3 mai 2001 :", "(Article 2bis inséré par la loi du 3 mai 2001.)",
        "Article inséré par la loi du 3 mai 2001 –", "Article 2bis added by the Piers Act:",
    ],
)  # fmt: skip
def test_a_note_that_tells_by_what_law_an_article_came_in_announces_none(note: str) -> None:
    found = passages(
        "Art. 1. Le quai est libre.", "Art. 2. Le bac est libre.", note, "Art. 2bis. Le phare est libre.",
        "Art. 3. Nul ne paie.",
    )  # fmt: skip
    assert articles(found) == ["1", "2", "2-bis", "3"]


def test_the_last_article_of_a_law_may_insert_others() -> None:
    found = passages(
        "Art. 1. Le quai est libre.", "Art. 2. La loi des bacs est complétée par les articles suivants :",
        "Art. 2-1. Le bac est libre.", "Art. 2-2. Le bac est sûr.", "Annexe", "Tarif des bacs",
    )  # fmt: skip
    assert numbered(found) == [("Art. 1",), ("Art. 2",), ("Art. 2", "Art. 2-1"), ("Art. 2", "Art. 2-2")]
    assert found[-1].text.startswith("Annexe")


def test_an_inserted_article_may_have_the_number_of_the_next_one() -> None:
    found = passages(
        "Art. 1. Le quai est libre.", "Art. 2. Il est inséré dans la loi des bacs un article 3 rédigé comme suit :",
        "Art. 3. Le bac est libre.", "Art. 3. La loi des phares est abrogée.", "Art. 4. La présente loi est publiée.",
    )  # fmt: skip
    assert [p.label for p in found] == ["1", "2", "2", "3", "4"]


@pytest.mark.parametrize(
    "before",
    [
        "Sont libres : 1° les quais ; 2° les bacs.",
        "Sont ajoutés au tarif :",
        "L'article 2bis, inséré par la loi du 3 mai, est publié.",
        "Il est inséré un article 2bis. Le ministre tient la liste suivante :",
        "L'article 7 de la loi des bacs est complété par un alinéa ainsi rédigé :",
        "L'article 7 de la loi des bacs est remplacé comme suit :",
    ],
)
def test_a_later_article_of_the_law_itself_stays_its_own(before: str) -> None:
    found = passages(
        "Art. 1. Le quai est libre.", f"Art. 2. {before}", "Art. 2bis. Le phare est libre.", "Art. 3. Le bac est libre."
    )
    assert articles(found) == ["1", "2", "2-bis", "3"]
