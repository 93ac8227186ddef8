"""What the scales, their answers and the degrees of confidence are called in words, per language.

Kept files hold the codes of `migov.model.indicators`; people read and type these.
"""

from __future__ import annotations

from migov.model.indicators import Confidence, Indicator, Scale
from migov.model.languages import Language, Localized

SCALE_NAMES: dict[Scale, Localized] = {
    Scale.PRESENCE: Localized(en="presence", fr="présence"),
    Scale.ACCESS: Localized(en="access", fr="accès"),
    Scale.YES_NO: Localized(en="yes/no", fr="oui/non"),
    Scale.RATIFICATION: Localized(en="ratification", fr="ratification"),
    Scale.RATIFICATION_LIST: Localized(en="ratification list", fr="liste de ratifications"),
    Scale.CATEGORY: Localized(en="category", fr="catégorie"),
}
ANSWER_NAMES: dict[str, Localized] = {
    "absent": Localized(en="absent", fr="absent"),
    "partial": Localized(en="partial", fr="partiel"),
    "present": Localized(en="present", fr="présent"),
    "none": Localized(en="none", fr="aucun"),
    "some": Localized(en="some", fr="certains"),
    "all": Localized(en="all", fr="tous"),
    "no": Localized(en="no", fr="non"),
    "yes": Localized(en="yes", fr="oui"),
    "not ratified": Localized(en="not ratified", fr="non ratifié"),
    "signed": Localized(en="signed", fr="signé"),
    "partly ratified": Localized(en="partly ratified", fr="ratifié en partie"),
    "ratified": Localized(en="ratified", fr="ratifié"),
}
CONFIDENCE_NAMES: dict[Confidence, Localized] = {
    Confidence.HIGH: Localized(en="high", fr="élevée"),
    Confidence.MEDIUM: Localized(en="medium", fr="moyenne"),
    Confidence.LOW: Localized(en="low", fr="faible"),
}


def answers(indicator: Indicator, language: Language) -> dict[str, str]:
    """The indicator's closed answers from least to most: code → words. Its own categories are in no order of merit."""
    if indicator.categories:
        return {category.code: category.label.text(language) for category in indicator.categories}
    return {choice: ANSWER_NAMES[choice].text(language) for choice in indicator.scale.choices}
