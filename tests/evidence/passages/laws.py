"""Laws that nobody passed, in five languages: made from a handful of words, with the structure that laws have."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st


@dataclass(frozen=True)
class Tongue:
    """How one language lays out a law."""

    language: str
    title: str
    chapter: str
    article: str
    first: str
    words: tuple[str, ...]
    cross: str
    """A sentence that speaks of another article at its beginning."""
    quoted: str
    """An article that is given a new wording."""


TONGUES = (
    Tongue(
        "en", "Harbours Act", "CHAPTER {}", "Article {}.", "Article 1.",
        ("the", "harbour", "master", "keeps", "a", "list", "of", "ships", "and", "berths"),
        "Article {} of the Quays Act applies to boats.", "“Article {}. The master keeps two lists.”",
    ),
    Tongue(
        "fr", "Loi sur les ports", "Chapitre {}", "Art. {}.", "Article premier",
        ("le", "port", "maître", "tient", "une", "liste", "des", "navires", "et", "quais"),
        "L'article {} de la loi sur les quais reste applicable.", "« Art. {}. Le maître tient deux listes. »",
    ),
    Tongue(
        "es", "Ley de puertos", "CAPÍTULO {}", "Artículo {}.º", "Artículo primero",
        ("el", "puerto", "capitán", "lleva", "una", "lista", "de", "barcos", "y", "muelles"),
        "El artículo {} de la Ley de muelles se aplica.", "«Artículo {}. El capitán lleva dos listas.»",
    ),
    Tongue(
        "pt", "Lei dos portos", "CAPÍTULO {}", "Artigo {}.º", "Artigo 1.º",
        ("o", "porto", "capitão", "mantém", "uma", "lista", "de", "navios", "e", "cais"),
        "O artigo {}.º da Lei dos cais aplica-se.", "«Artigo {}.º O capitão mantém duas listas.»",
    ),
    Tongue(
        "ar", "قانون الموانئ", "الفصل {}", "المادة {}:", "المادة الأولى",
        ("يمسك", "رئيس", "الميناء", "قائمة", "السفن", "و", "الأرصفة", "كل", "سنة"),
        "تطبق المادة {} من قانون الأرصفة.", "«المادة {}: يمسك الرئيس قائمتين.»",
    ),
)  # fmt: skip

ROMANS = ("I", "II", "III", "IV", "V", "VI")


@dataclass(frozen=True)
class Law:
    """A generated law: its paragraphs, and the articles it has."""

    tongue: Tongue
    paragraphs: tuple[str, ...]
    articles: tuple[str, ...]


@st.composite
def laws(draw: st.DrawFn) -> Law:
    """A law of one of the five languages, with cross-references and quoted articles that are not its own."""
    tongue = draw(st.sampled_from(TONGUES))
    sentence = st.lists(st.sampled_from(tongue.words), min_size=3, max_size=30).map(
        lambda words: " ".join(words).capitalize() + "."
    )
    paragraphs = [tongue.title, draw(sentence)]
    articles: list[str] = []
    for chapter in range(draw(st.integers(1, 3))):
        paragraphs.append(tongue.chapter.format(ROMANS[chapter] if tongue.language != "ar" else str(chapter + 1)))
        for _ in range(draw(st.integers(2, 6))):
            number = len(articles) + 1
            articles.append(str(number))
            first = number == 1 and draw(st.booleans())
            paragraphs.append(tongue.first if first else tongue.article.format(number))
            paragraphs += draw(st.lists(sentence, min_size=1, max_size=4))
            if draw(st.booleans()):
                paragraphs.append(tongue.cross.format(draw(st.integers(1, 90))))
            if draw(st.booleans()):
                paragraphs.append(tongue.quoted.format(draw(st.integers(1, 90))))
    return Law(tongue, tuple(paragraphs), tuple(articles))
