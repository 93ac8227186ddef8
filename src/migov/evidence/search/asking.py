"""The words with which questions are asked, which say nothing of what is asked."""

from __future__ import annotations

from functools import lru_cache

from migov.evidence.index.analysers import words

ASKING = {
    "ar": "هل يوجد توجد ما هي البلد الدولة تدابير",
    "en": "there exist exists country government national does whether who which what how can may measures",
    "es": "existe existen hay país cuál cuáles qué puede pueden medidas",
    "fr": "existe existent il elle ils elles quel quelle quels quelles pays lequel peut peuvent t est mesures",
    "pt": "existe existem há país qual quais que pode podem medidas",
}
"""Words that belong to asking, not to what is asked."""


@lru_cache
def asking(language: str) -> frozenset[str]:
    """Words that belong to asking, as the index holds them."""
    return frozenset(words(ASKING.get(language, ""), language))
