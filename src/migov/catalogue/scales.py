"""What the scales, their answers and the degrees of confidence are called in words, per language.

Kept files hold the codes of `migov.model.indicators`; people read and type these.
"""

from __future__ import annotations

from migov.model.indicators import Confidence, Indicator, Scale
from migov.model.languages import Language, Localized

SCALE_NAMES: dict[Scale, Localized] = {
    Scale.PRESENCE: Localized(en="presence", fr="présence", es="presencia", pt="presença", ar="الوجود"),
    Scale.ACCESS: Localized(en="access", fr="accès", es="acceso", pt="acesso", ar="إمكانية الحصول"),
    Scale.YES_NO: Localized(en="yes/no", fr="oui/non", es="sí/no", pt="sim/não", ar="نعم/لا"),
    Scale.RATIFICATION: Localized(
        en="ratification", fr="ratification", es="ratificación", pt="ratificação", ar="التصديق"
    ),
    Scale.RATIFICATION_LIST: Localized(
        en="ratification list",
        fr="liste de ratifications",
        es="lista de ratificaciones",
        pt="lista de ratificações",
        ar="قائمة تصديقات",
    ),
    Scale.CATEGORY: Localized(en="category", fr="catégorie", es="categoría", pt="categoria", ar="فئة"),
}
ANSWER_NAMES: dict[str, Localized] = {
    "absent": Localized(en="absent", fr="absent", es="ausente", pt="ausente", ar="غير موجود"),
    "partial": Localized(en="partial", fr="partiel", es="parcial", pt="parcial", ar="جزئي"),
    "present": Localized(en="present", fr="présent", es="presente", pt="presente", ar="موجود"),
    "none": Localized(en="none", fr="aucun", es="ninguno", pt="nenhum", ar="لا أحد"),
    "some": Localized(en="some", fr="certains", es="algunos", pt="alguns", ar="بعضهم"),
    "all": Localized(en="all", fr="tous", es="todos", pt="todos", ar="جميعهم"),
    "no": Localized(en="no", fr="non", es="no", pt="não", ar="لا"),
    "yes": Localized(en="yes", fr="oui", es="sí", pt="sim", ar="نعم"),
    "not ratified": Localized(
        en="not ratified", fr="non ratifié", es="no ratificado", pt="não ratificado", ar="غير مصدَّق عليه"
    ),
    "signed": Localized(en="signed", fr="signé", es="firmado", pt="assinado", ar="موقَّع عليه"),
    "partly ratified": Localized(
        en="partly ratified",
        fr="ratifié en partie",
        es="ratificado en parte",
        pt="ratificado em parte",
        ar="مصدَّق عليه جزئيًا",
    ),
    "ratified": Localized(en="ratified", fr="ratifié", es="ratificado", pt="ratificado", ar="مصدَّق عليه"),
}
CONFIDENCE_NAMES: dict[Confidence, Localized] = {
    Confidence.HIGH: Localized(en="high", fr="élevée", es="alta", pt="alta", ar="عالية"),
    Confidence.MEDIUM: Localized(en="medium", fr="moyenne", es="media", pt="média", ar="متوسطة"),
    Confidence.LOW: Localized(en="low", fr="faible", es="baja", pt="baixa", ar="منخفضة"),
}


def answers(indicator: Indicator, language: Language) -> dict[str, str]:
    """The indicator's closed answers from least to most: code → words. Its own categories are in no order of merit."""
    return {code: label.text(language) for code, label in labels(indicator).items()}


def labels(indicator: Indicator) -> dict[str, Localized]:
    """The indicator's closed answers from least to most: code → words in every language there is."""
    if indicator.categories:
        return {category.code: category.label for category in indicator.categories}
    return {choice: ANSWER_NAMES[choice] for choice in indicator.scale.choices}
