"""What the columns of a list of indicators are called, in English and in French, and what may stand in them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from migov.catalogue.scales import CONFIDENCE_NAMES, SCALE_NAMES
from migov.model.dimensions import SHORT, TITLES
from migov.model.indicators import Confidence, Scale
from migov.model.languages import Language, Localized


@dataclass(frozen=True, slots=True)
class Column:
    """One kind of column: its name in both languages, further names it goes by, and what to write in it."""

    key: str
    name: Localized
    note: Localized
    by_language: bool = False
    """Whether it stands once per language, with the language in brackets: "Question (English)"."""
    required: bool = False
    also: tuple[str, ...] = ()


COLUMNS = (
    Column(
        "code",
        Localized(en="Code", fr="Code"),
        Localized(
            en="Dimension, sub-domain and number, such as 1.2.3. Unique. The cell is formatted as text.",
            fr="Dimension, sous-domaine et numéro, par exemple 1.2.3. Unique. La cellule est au format texte.",
        ),
        required=True,
        also=("Indicator", "Indicator code", "Indicateur", "Code de l’indicateur"),
    ),
    Column(
        "dimension",
        Localized(en="Dimension", fr="Dimension"),
        Localized(en="1 to 6, or the dimension’s title.", fr="De 1 à 6, ou le titre de la dimension."),
        required=True,
    ),
    Column(
        "sub_domain",
        Localized(en="Sub-domain", fr="Sous-domaine"),
        Localized(
            en="Code of the sub-domain, such as 1.2, as text.", fr="Code du sous-domaine (1.2), au format texte."
        ),
        required=True,
        also=("Sub-domain code", "Code du sous-domaine"),
    ),
    Column(
        "sub_domain_title",
        Localized(en="Sub-domain title", fr="Titre du sous-domaine"),
        Localized(
            en="Its title; enough in the sub-domain’s first row.",
            fr="Son titre ; la première ligne du sous-domaine suffit.",
        ),
        by_language=True,
        also=("Intitulé du sous-domaine",),
    ),
    Column(
        "question",
        Localized(en="Question", fr="Question"),
        Localized(en="The question, in at least one language.", fr="La question, dans une langue au moins."),
        by_language=True,
        required=True,
    ),
    Column(
        "guidance",
        Localized(en="Guidance", fr="Indications"),
        Localized(
            en="Where to look, and what counts as each answer.", fr="Où chercher, et ce que recouvre chaque réponse."
        ),
        by_language=True,
        also=("Guide",),
    ),
    Column(
        "scale",
        Localized(en="Scale", fr="Échelle"),
        Localized(
            en="presence: absent, partial, present · access: none, some, all · yes/no · ratification · category",
            fr="présence : absent, partiel, présent · accès : aucun, certains, tous · oui/non · ratification"
            " · catégorie",
        ),
        required=True,
        also=("Answer scale", "Échelle de réponse"),
    ),
    Column(
        "categories",
        Localized(en="Categories", fr="Catégories"),
        Localized(
            en="For the scale 'category' only: one a line, as code: label.",
            fr="Pour l’échelle « catégorie » seulement : une par ligne, sous la forme code: libellé.",
        ),
        by_language=True,
    ),
    Column(
        "gcm_objectives",
        Localized(en="Global Compact objectives", fr="Objectifs du Pacte mondial"),
        Localized(en="1 to 23, with semicolons between.", fr="De 1 à 23, séparés par des points-virgules."),
        also=("GCM objectives",),
    ),
    Column(
        "sdg_targets",
        Localized(en="SDG targets", fr="Cibles des ODD"),
        Localized(en="Such as 10.7; 8.8, as text.", fr="Par exemple 10.7; 8.8, au format texte."),
    ),
    Column(
        "sdg_10_7_2",
        Localized(en="SDG 10.7.2 items", fr="Éléments de l’indicateur ODD 10.7.2"),
        Localized(en="1a to 6e, with semicolons between.", fr="De 1a à 6e, séparés par des points-virgules."),
    ),
    Column(
        "treaties",
        Localized(en="Treaties", fr="Traités"),
        Localized(
            en="For ratifications: codes of the treaty register, such as ICRMW; CRC.",
            fr="Pour les ratifications : codes du registre des traités, par exemple ICRMW; CRC.",
        ),
    ),
    Column(
        "origin",
        Localized(en="Origin", fr="Origine"),
        Localized(en="Where the question comes from.", fr="D’où vient la question."),
    ),
    Column(
        "confidence",
        Localized(en="Confidence", fr="Confiance"),
        Localized(
            en="high, medium or low: that the method asks this.",
            fr="élevée, moyenne ou faible : que la méthode le demande.",
        ),
    ),
)
BY_KEY = {column.key: column for column in COLUMNS}

LANGUAGE_NAMES: dict[Language, Localized] = {
    Language.EN: Localized(en="English", fr="anglais"),
    Language.FR: Localized(en="French", fr="français"),
    Language.ES: Localized(en="Spanish", fr="espagnol", es="español"),
    Language.PT: Localized(en="Portuguese", fr="portugais", pt="português"),
    Language.AR: Localized(en="Arabic", fr="arabe", ar="العربية"),
}


def plain(text: str) -> str:
    """The text as it is compared: lower case, without accents, one space for everything that is no letter or digit.

    >>> plain("  Échelle (de réponse)")
    'echelle de reponse'
    """
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return re.sub(r"[\W_]+", " ", bare.casefold()).strip()


def header(column: Column, language: Language, of: Language | None = None) -> str:
    """What the column is headed in *language*; *of* is the language of what stands in it.

    >>> header(BY_KEY["guidance"], Language.FR, Language.EN)
    'Indications (anglais)'
    """
    name = column.name.text(language)
    return name if of is None else f"{name} ({LANGUAGE_NAMES[of].text(language)})"


def recognized(name: object) -> tuple[str, Language | None] | None:
    """Which column a heading names, and in which language its texts are; null where it names none.

    >>> recognized("Question (français)")
    ('question', <Language.FR: 'fr'>)
    """
    return _headings().get(plain(str(name)))


def dimensions() -> dict[str, int]:
    """What may stand in the column of dimensions, compared by `plain` → the dimension's number."""
    names = {str(int(dimension)): int(dimension) for dimension in TITLES}
    for texts in (TITLES, SHORT):
        for dimension, text in texts.items():
            for language in text.languages:
                names[plain(text.text(language))] = int(dimension)
                names[plain(f"{int(dimension)} {text.text(language)}")] = int(dimension)
    return names | {f"dimension {int(dimension)}": int(dimension) for dimension in TITLES}


def scales() -> dict[str, Scale]:
    """What may stand in the column of scales, compared by `plain`."""
    names = {plain(text.text(language)): scale for scale, text in SCALE_NAMES.items() for language in text.languages}
    return names | {plain(scale.value): scale for scale in Scale}


def confidences() -> dict[str, Confidence]:
    """What may stand in the column of confidence, compared by `plain`."""
    return {plain(text.text(one)): level for level, text in CONFIDENCE_NAMES.items() for one in text.languages}


@cache
def _headings() -> dict[str, tuple[str, Language | None]]:
    headings: dict[str, tuple[str, Language | None]] = {}
    for column in COLUMNS:
        for name in (column.name.en, column.name.fr, *column.also):
            if not column.by_language:
                headings[plain(str(name))] = (column.key, None)
                continue
            for language, spoken in LANGUAGE_NAMES.items():
                for word in (language.value, *(spoken.text(one) for one in spoken.languages)):
                    headings[plain(f"{name} {word}")] = (column.key, language)
    return headings
