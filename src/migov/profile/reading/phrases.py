"""What the parts of a profile are called, language by language: the words that headings are recognised by.

A phrase is compared by its letters alone, so that capitals, letter-spacing, dashes, numbers and accents do not matter,
and a few lost letters neither. A phrase that ends in an asterisk is the beginning of a heading.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache

from migov.model.dimensions import SHORT, TITLES, Dimension
from migov.model.languages import Language
from migov.profile.reading.titles import FURTHER_TITLES


class Role(StrEnum):
    """What a heading opens."""

    CONTENTS = "contents"
    OBJECTIVE = "objective"
    INTRODUCTION = "introduction"
    FRAMEWORK = "framework"
    FINDINGS = "findings"
    """The banner "KEY FINDINGS", which runs on pages too: it opens nothing."""
    CONVENTIONS = "conventions"
    WELL_DEVELOPED = "well-developed"
    POTENTIAL = "potential"
    DIMENSION = "dimension"
    MODULE = "module"
    PRIORITIES = "priorities"
    SOURCES = "sources"
    ANNEXES = "annexes"
    FURTHER = "further conventions"
    MIGOF = "migof"
    PROCESS = "process"
    NOTES = "notes"
    """Footnotes gathered at the end."""
    OTHER = "other"
    """A part that holds nothing the method knows of: a foreword, a glossary, a conclusion."""
    TITLE = "title"
    """A title whose words are not known: of a chapter, or of a module page."""
    SERIES = "series"
    """The name of the series, on covers and in running heads."""


PHRASES: dict[Role, tuple[str, ...]] = {
    Role.CONTENTS: (
        "Table of contents",
        "Contents",
        "Table des matières",
        "Sommaire",
        "Índice",
        "Tabla de contenido",
        "Sumário",
    ),
    Role.OBJECTIVE: ("Objective", "Objectives", "Objectif", "Objectifs", "Objetivo", "Objetivos"),
    Role.INTRODUCTION: ("Introduction", "Introducción", "Introdução"),
    Role.FRAMEWORK: (
        "Conceptual framework",
        "Cadre conceptuel",
        "Marco conceptual",
        "Quadro conceptual",
        "Quadro conceitual",
        "Enquadramento conceptual",
    ),
    Role.FINDINGS: (
        "Key findings",
        "Principales conclusions",
        "Principaux résultats",
        "Principales constatations",
        "Principaux constats",
        "Conclusions principales",
        "Résultats clés",
        "Principales conclusiones",
        "Conclusiones principales",
        "Principales resultados",
        "Principais conclusões",
        "Principais resultados",
        "Principais constatações",
        "Principales hallazgos",
        "Hallazgos principales",
        "Hallazgos clave",
        "Resultados principales",
        "Conclusões principais",
    ),
    Role.CONVENTIONS: (
        "International conventions ratified",
        "International conventions signed and ratified",
        "Ratification of international conventions",
        "Conventions internationales ratifiées",
        "Conventions internationales signées et ratifiées",
        "Ratification des conventions internationales",
        "Convenios internacionales ratificados",
        "Convenciones internacionales ratificadas",
        "Convenções internacionais ratificadas",
        "Convenios internacionales firmados y ratificados",
        "Ratificación de convenios internacionales",
        "Tratados internacionales ratificados",
        "Convenções internacionais assinadas e ratificadas",
        "Ratificação de convenções internacionais",
    ),
    Role.WELL_DEVELOPED: (
        "Migration governance: examples of well-developed areas",
        "Examples of well-developed areas",
        "Well-developed areas",
        "Well-developed areas of migration governance",
        "Areas of strength",
        "Gouvernance des migrations : exemples de domaines bien développés",
        "Gouvernance de la migration : exemples de domaines bien développés",
        "Gouvernance des migrations : exemples d’aspects bien développés",
        "Gouvernance de la migration : exemples d’aspects bien développés",
        "Gouvernance migratoire : exemples de domaines bien développés",
        "Exemples de domaines bien développés",
        "Domaines bien développés",
        "Gobernanza de la migración: ejemplos de áreas bien desarrolladas",
        "Gobernanza de la migración: ejemplos de esferas bien desarrolladas",
        "Gobernanza migratoria: ejemplos de áreas bien desarrolladas",
        "Ejemplos de áreas bien desarrolladas",
        "Áreas bien desarrolladas",
        "Gobernanza de las migraciones: ejemplos de áreas bien desarrolladas",
        "Ejemplos de esferas bien desarrolladas",
        "Ejemplos de ámbitos bien desarrollados",
        "Ámbitos bien desarrollados",
        "Esferas bien desarrolladas",
        "Governação da migração: exemplos de áreas bem desenvolvidas",
        "Governança da migração: exemplos de áreas bem desenvolvidas",
        "Governança migratória: exemplos de áreas bem desenvolvidas",
        "Exemplos de áreas bem desenvolvidas",
        "Áreas bem desenvolvidas",
    ),
    Role.POTENTIAL: (
        "Areas with potential for further development",
        "Areas with potential for development",
        "Migration governance: areas with potential for further development",
        "Domaines présentant un potentiel de développement",
        "Domaines présentant un potentiel de développement supplémentaire",
        "Domaines présentant un potentiel d’amélioration",
        "Domaines présentant un potentiel de développement plus poussé",
        "Domaines à fort potentiel de développement",
        "Domaines à potentiel de développement",
        "Domaines ayant un potentiel de développement",
        "Domaines dotés d’un potentiel de développement",
        "Domaines susceptibles d’être développés",
        "Domaines susceptibles d’être développés davantage",
        "Domaines offrant des possibilités de développement",
        "Aspects présentant un potentiel de développement",
        "Aspects susceptibles d’être développés",
        "Áreas con potencial de desarrollo",
        "Áreas con potencial de mayor desarrollo",
        "Áreas con potencial para un mayor desarrollo",
        "Áreas con potencial de desarrollo adicional",
        "Áreas con potencial para seguir desarrollándose",
        "Esferas con potencial de desarrollo",
        "Esferas con potencial para un mayor desarrollo",
        "Ámbitos con potencial de desarrollo",
        "Áreas que podrían desarrollarse más",
        "Áreas com potencial de desenvolvimento",
        "Áreas com potencial para maior desenvolvimento",
        "Áreas com potencial de desenvolvimento adicional",
        "Áreas com potencial para desenvolvimento adicional",
    ),
    Role.MODULE: (
        "COVID-19 analysis",
        "Analysis of COVID-19",
        "COVID-19",
        "Analyse COVID-19",
        "Analyse de la COVID-19",
        "Analyse relative à la COVID-19",
        "Análisis de la COVID-19",
        "Análisis COVID-19",
        "Análisis sobre la COVID-19",
        "Análisis del COVID-19",
        "Análise da COVID-19",
        "Análise COVID-19",
        "Análise sobre a COVID-19",
    ),
    Role.PRIORITIES: (
        "Priorities on the way forward",
        "Priorités pour la suite",
        "Priorités pour l’avenir",
        "Prioridades para el futuro",
        "Prioridades para o futuro",
    ),
    Role.SOURCES: (
        "Key sources",
        "Main sources",
        "Sources principales",
        "Principales sources",
        "Sources clés",
        "Fuentes principales",
        "Principales fuentes",
        "Fuentes clave",
        "Principais fontes",
        "Fontes principais",
        *("Sources", "List of sources", "List of key sources", "Bibliography", "References", "Key references"),
        *("Liste des sources", "Bibliographie", "Références", "Références bibliographiques", "Sources consultées"),
        *("Fuentes", "Lista de fuentes", "Bibliografía", "Referencias", "Fontes", "Lista de fontes", "Referências"),
    ),
    Role.ANNEXES: ("Annex", "Annexes", "Annexe", "Anexo", "Anexos"),
    Role.FURTHER: (
        "Additional list of international conventions*",
        "Further instruments*",
        "Additional conventions*",
        "Further conventions and agreements*",
        "List of further conventions*",
        "Liste complémentaire des conventions*",
        "Liste supplémentaire de conventions*",
        "Liste additionnelle des conventions*",
        "Autres instruments*",
        "Autres conventions*",
        "Conventions et accords supplémentaires*",
        "Lista adicional de convenios*",
        "Lista adicional de convenciones*",
        "Lista adicional de convenções*",
    ),
    Role.MIGOF: (
        "MiGOF: Migration Governance Framework",
        "MiGOF",
        "The Migration Governance Framework",
        "The Migration Governance Framework (MiGOF)",
        "Migration Governance Framework (MiGOF)",
        "MiGOF : Cadre de gouvernance des migrations",
        "MiGOF : Cadre de gouvernance de la migration",
        "Le cadre de gouvernance des migrations",
        "Le Cadre de gouvernance des migrations (MiGOF)",
        "MiGOF: Marco de gobernanza sobre la migración",
        "MiGOF: Marco de Gobernanza de la Migración",
        "MiGOF: Quadro de Governação da Migração",
        "MiGOF: Quadro de Governança da Migração",
    ),
    Role.PROCESS: (
        "The MGI process",
        "The process",
        "The MGI process in four steps",
        "Process certificate",
        "Certificat du processus",
        "Le processus des MGI",
        "Le processus MGI",
        "Le processus des indicateurs de gouvernance des migrations",
        "Processus des MGI",
        "El proceso de los MGI",
        "El proceso de los IGM",
        "O processo dos MGI",
        "O processo MGI",
    ),
    Role.OTHER: (
        *("Foreword", "Preface", "Acknowledgements", "Acknowledgments", "Executive summary", "Summary", "Glossary"),
        *("Acronyms", "List of acronyms", "Acronyms and abbreviations", "Abbreviations", "List of abbreviations"),
        *("Conclusion", "Conclusions", "Way forward", "The way forward", "Next steps", "Recommendations"),
        *("Migration context", "Methodology", "Avant-propos", "Préface", "Remerciements", "Résumé", "Glossaire"),
        *("Sigles et acronymes", "Liste des sigles", "Liste des acronymes", "Sigles", "Acronymes", "Abréviations"),
        *("Liste des sigles et acronymes", "Liste des abréviations", "La voie à suivre", "Perspectives"),
        *("Prochaines étapes", "Recommandations", "Contexte migratoire", "Méthodologie", "Prólogo", "Agradecimientos"),
        *("Resumen", "Resumen ejecutivo", "Glosario", "Siglas y acrónimos", "Lista de siglas", "Conclusión"),
        *("Conclusiones", "Próximos pasos", "Recomendaciones", "Contexto migratorio", "Metodología", "Prefácio"),
        *("Agradecimentos", "Sumário executivo", "Glossário", "Siglas e acrónimos", "Conclusão", "Conclusões"),
        *("Próximos passos", "Recomendações", "Contexto migratório", "Metodologia"),
    ),
    Role.NOTES: ("Notes", "Endnotes", "Footnotes", "Notes de fin", "Notes de bas de page", "Notas", "Notas finales"),
    Role.SERIES: (
        "Migration Governance Indicators",
        "Migration Governance Indicators (MGI)",
        "Local Migration Governance Indicators",
        "Indicateurs de gouvernance des migrations",
        "Indicateurs de gouvernance de la migration",
        "Indicateurs de la gouvernance des migrations",
        "Indicadores de gobernanza de la migración",
        "Indicadores de gobernanza sobre la migración",
        "Indicadores de governação da migração",
        "Indicadores de Governança da Migração",
    ),
}

MODULE_CODES = (("covid", "covid-19"), ("coronavirus", "covid-19"))
"""Letters in a module's heading, and the code of the module's edition."""

MODULE_TITLES = (
    "Preparedness and response protocols*",
    "Protocoles de préparation et de riposte*",
    "Protocoles de préparation et d’intervention*",
    "Protocolos de preparación y respuesta*",
    "Protocolos de preparação e resposta*",
)
"""What a module page may be headed besides its banner."""

OPENINGS: dict[Role, tuple[str, ...]] = {
    Role.OBJECTIVE: (
        "The MGI aims to",
        "The MGI aim to",
        "The Migration Governance Indicators aim",
        "Les MGI visent",
        "Le MGI vise",
        "Les indicateurs de gouvernance des migrations visent",
        "Los MGI tienen por objeto",
        "Los IGM tienen por objeto",
        "Los indicadores de gobernanza de la migración tienen",
        "Os MGI visam",
        "Os indicadores de governação da migração visam",
    ),
    Role.INTRODUCTION: (
        "This is an era of unprecedented",
        "Nous vivons une époque de mobilité",
        "Nous vivons à une époque",
        "L’ère actuelle est marquée par",
        "Notre époque se caractérise par",
        "Vivimos en una época de",
        "Vivemos numa época de",
    ),
}
"""How parts begin whose heading may be lost or stand after them."""

NO_LETTERS = bytes(sign for sign in range(128) if not chr(sign).islower())

WORD_BEFORE_NUMBER = r"(?:table|tableau|tabla|cuadro|tabela|quadro)"


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """The plain small letters of a text.

    >>> letters("M IGRAT ION – Données")
    'migrationdonnees'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold())
    return text.encode("ascii", "ignore").lower().translate(None, NO_LETTERS).decode("ascii")


@cache
def phrase_book() -> dict[str, tuple[Role, Dimension | None]]:
    """Letters of every whole phrase → what it opens."""
    book: dict[str, tuple[Role, Dimension | None]] = {}
    for role, phrases in PHRASES.items():
        for phrase in phrases:
            if not phrase.endswith("*"):
                book[letters(phrase)] = (role, None)
    for dimension, further in FURTHER_TITLES.items():
        written = [TITLES[dimension].written(language) for language in (*Language,) if language is not Language.AR]
        short = [SHORT[dimension].written(language) for language in (*Language,) if language is not Language.AR]
        for phrase in (*further, *filter(None, written), *filter(None, short)):
            book[letters(phrase)] = (Role.DIMENSION, dimension)
    return book


@cache
def beginnings() -> tuple[tuple[str, Role], ...]:
    """Letters that headings begin with → what they open."""
    found = [(letters(phrase), role) for role, phrases in PHRASES.items() for phrase in phrases if phrase[-1] == "*"]
    return (*found, *((letters(phrase), Role.MODULE) for phrase in MODULE_TITLES))


@cache
def openings() -> tuple[tuple[str, Role], ...]:
    """Letters that parts begin with → the part."""
    return tuple((letters(phrase), role) for role, phrases in OPENINGS.items() for phrase in phrases)
