"""Synthetic profiles of invented countries as extracted text, with the truth they were made from.

Sentences come from a small stock of our own, in English, French and Spanish. The pages are set as extractors leave
them: running heads, footnotes at the foot of pages, paragraphs that run across both.
"""

from __future__ import annotations

import random
import re
import textwrap
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

DIMENSIONS = {
    "en": (
        "ADHERENCE TO INTERNATIONAL STANDARDS AND FULFILMENT OF MIGRANTS’ RIGHTS",
        "FORMULATES POLICY USING EVIDENCE AND WHOLE-OF-GOVERNMENT APPROACH",
        "ENGAGES WITH PARTNERS TO ADDRESS MIGRATION AND RELATED ISSUES",
        "ADVANCES THE SOCIOECONOMIC WELL-BEING OF MIGRANTS AND SOCIETY",
        "EFFECTIVELY ADDRESSES THE MOBILITY DIMENSIONS OF CRISES",
        "ENSURES THAT MIGRATION TAKES PLACE IN A SAFE, ORDERLY AND REGULAR MANNER",
    ),
    "fr": (
        "ADHÉSION AUX NORMES INTERNATIONALES ET RESPECT DES DROITS DES MIGRANTS",
        "ÉLABORATION DE POLITIQUES FONDÉES SUR DES DONNÉES PROBANTES",
        "COLLABORATION AVEC DES PARTENAIRES SUR LA MIGRATION ET LES QUESTIONS CONNEXES",
        "PROMOTION DU BIEN-ÊTRE SOCIOÉCONOMIQUE DES MIGRANTS ET DE LA SOCIÉTÉ",
        "PRISE EN COMPTE EFFICACE DES ASPECTS DES CRISES LIÉS À LA MOBILITÉ",
        "GARANTIE D’UNE MIGRATION SÛRE, ORDONNÉE ET RÉGULIÈRE",
    ),
    "es": (
        "ADHESIÓN A LAS NORMAS INTERNACIONALES Y CUMPLIMIENTO DE LOS DERECHOS DE LOS MIGRANTES",
        "FORMULACIÓN DE POLÍTICAS BASADAS EN DATOS Y CON UN ENFOQUE PANGUBERNAMENTAL",
        "COLABORACIÓN CON ASOCIADOS PARA ABORDAR LA MIGRACIÓN Y CUESTIONES CONEXAS",
        "PROMOCIÓN DEL BIENESTAR SOCIOECONÓMICO DE LOS MIGRANTES Y LA SOCIEDAD",
        "RESPUESTA EFICAZ A LOS ASPECTOS DE MOVILIDAD DE LAS CRISIS",
        "GARANTÍA DE UNA MIGRACIÓN SEGURA, ORDENADA Y REGULAR",
    ),
}
SIDES = {
    "en": ("Migration governance: Examples of well-developed areas", "Areas with potential for further development"),
    "fr": (
        "Gouvernance des migrations : exemples de domaines bien développés",
        "Domaines présentant un potentiel de développement",
    ),
    "es": (
        "Gobernanza de la migración: ejemplos de áreas bien desarrolladas",
        "Áreas con potencial de mayor desarrollo",
    ),
}
STOCK = {
    "en": (
        "The Harbour Office keeps a register of arrivals and publishes a summary every spring",
        "Article 7 of Law No. 2014-31 lets seasonal workers change their employer once",
        "Since 2009, the ministries concerned have met twice a year in a joint council",
        "In 14 districts, schools admit children without asking for papers",
        "No plan names the people who leave the islands after a storm",
        "The scheme of 2011–2016 was renewed, although its budget was not",
        "Teachers, nurses and engineers have their diplomas recognized within 90 days",
        "According to the decree, a permit costs 25 crowns and lasts for three years",
        "The union of fishers negotiates on a case-by-case basis with two neighbouring States",
        "Radio remains the only means by which villages learn of a flood",
    ),
    "fr": (
        "L’Office du port tient un registre des arrivées et en publie un résumé au printemps",
        "L’article 7 de la loi n° 2014-31 permet aux saisonniers de changer une fois d’employeur",
        "Depuis 2009, les ministères concernés se réunissent deux fois par an en conseil mixte",
        "Dans 14 districts, les écoles admettent les enfants sans demander de papiers",
        "Aucun plan ne mentionne les personnes qui quittent les îles après une tempête",
        "Le dispositif de 2011–2016 a été renouvelé, mais son budget ne l’a pas été",
        "Les enseignants et les infirmiers font reconnaître leurs diplômes en 90 jours",
        "Selon le décret, un permis coûte 25 couronnes et vaut pour trois ans",
        "Le syndicat des pêcheurs négocie au cas par cas avec deux États voisins",
        "La radio reste le seul moyen par lequel les villages apprennent une crue",
    ),
    "es": (
        "La Oficina del Puerto lleva un registro de llegadas y publica un resumen cada primavera",
        "El artículo 7 de la Ley N.º 31 de 2014 permite a los temporeros cambiar una vez de empleador",
        "Desde 2009, los ministerios competentes se reúnen dos veces al año en un consejo mixto",
        "En 14 distritos, las escuelas admiten a los niños sin pedir papeles",
        "Ningún plan menciona a las personas que dejan las islas después de una tormenta",
        "El programa de 2011–2016 se renovó, aunque su presupuesto no",
        "Los maestros y las enfermeras obtienen el reconocimiento de sus diplomas en 90 días",
        "Según el decreto, un permiso cuesta 25 coronas y vale tres años",
        "El sindicato de pescadores negocia caso por caso con dos Estados vecinos",
        "La radio sigue siendo el único medio por el que las aldeas se enteran de una crecida",
    ),
}
NOTES = {
    "en": (
        "Law No. 2014-31 of 5 May 2014, Article 12.",
        "See the register of 2019.",
        "Renewed in June 2018, for the third time since it was created; the text was not published.",
    ),
    "fr": (
        "Loi n° 2014-31 du 5 mai 2014, article 12.",
        "Voir le registre de 2019.",
        "Renouvelé en juin 2018, pour la troisième fois depuis sa création ; le texte n’a pas été publié.",
    ),
    "es": (
        "Ley N.º 31 de 5 de mayo de 2014, artículo 12.",
        "Véase el registro de 2019.",
        "Renovado en junio de 2018, por tercera vez desde su creación; el texto no se publicó.",
    ),
}
COVER = {
    "en": "REPUBLIC OF {} | PROFILE {}",
    "fr": "RÉPUBLIQUE DE {} | PROFIL {}",
    "es": "REPÚBLICA DE {} | PERFIL {}",
}
HEAD = {
    "en": "MIGRATION GOVERNANCE INDICATORS (MGI): {} {} /// {}",
    "fr": "INDICATEURS DE GOUVERNANCE DES MIGRATIONS : {} {} /// {}",
    "es": "INDICADORES DE GOBERNANZA DE LA MIGRACIÓN: {} {} /// {}",
}
OPENING = {
    "en": "OBJECTIVE\n\nThis profile sums up what is well developed in the Republic of {} "
    "(hereinafter referred to as {}).\n",
    "fr": "OBJECTIF\n\nCe profil résume les domaines bien développés de la République de {} (ci-après dénommée {}).\n",
    "es": "OBJETIVO\n\nEste perfil resume las áreas bien desarrolladas de la República de {} (en adelante, {}).\n",
}


@dataclass(slots=True)
class Profile:
    """A profile's truth and its print."""

    language: str
    name: str
    year: int
    sections: dict[str, list[str]] = field(default_factory=dict)
    """Number of the section → paragraphs, with ``[^3]`` where footnote 3 is called."""
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def plain(self) -> dict[str, list[str]]:
        """The paragraphs as they are printed, marks glued to their words."""
        return {
            section: [text.replace("[^", "").replace("]", "") for text in texts]
            for section, texts in self.sections.items()
        }


CITATIONS = {
    "en": (
        "Ibid.",
        "Decree No. 2016-12 of 4 March 2016, Art. 3",
        (
            "Renewed in June 2018, for the third time since it was created; the text was not published, "
            "although the Office had announced in the spring that it would be. A summary is kept in the "
            "reading room and may be copied there."
        ),
        "Harbour Office, Register (2019). Available at https://harbour.example/registers/2019/arrivals-and-departures.",
        "Interview with the Director of the Harbour Office, 12 June 2019",
    ),
    "fr": (
        "Ibid.",
        "Décret n° 2016-12 du 4 mars 2016, art. 3",
        (
            "Renouvelé en juin 2018, pour la troisième fois depuis sa création ; le texte n’a pas été "
            "publié, bien que l’Office l’eût annoncé au printemps. Un résumé est conservé dans la salle de "
            "lecture, où il peut être copié."
        ),
        "Office du port, Registre (2019). Disponible à l’adresse https://port.example/registres/2019/arrivees-et-departs.",
        "Entretien avec le directeur de l’Office du port, 12 juin 2019",
    ),
    "es": (
        "Ibid.",
        "Decreto N.º 12 de 4 de marzo de 2016, art. 3",
        (
            "Renovado en junio de 2018, por tercera vez desde su creación; el texto no se publicó, aunque la "
            "Oficina lo había anunciado en primavera. Un resumen se conserva en la sala de lectura, donde "
            "puede copiarse."
        ),
        "Oficina del Puerto, Registro (2019). Disponible en https://puerto.example/registros/2019/llegadas-y-salidas.",
        "Entrevista con el director de la Oficina del Puerto, 12 de junio de 2019",
    ),
}
"""Footnotes as profiles have them: without full stop, over several rows, with an address."""


def profile(seed: int, language: str = "en", notes: dict[str, tuple[str, ...]] = NOTES) -> Profile:
    """A profile with two to four paragraphs a section, and a footnote in a third of them."""
    chance = random.Random(seed)  # noqa: S311
    made = Profile(language, chance.choice(("Velmora", "Istrand", "Quenza")), chance.choice((2019, 2021, 2023)))
    number = 0
    for dimension in range(1, 7):
        for side in range(2):
            section = f"{dimension}.{side + 1 + (dimension == 1)}"
            made.sections[section] = []
            for _ in range(chance.randint(2, 4)):
                sentences = chance.sample(STOCK[language], chance.randint(2, 6))
                if chance.random() < 0.34:
                    number += 1
                    place = chance.randrange(len(sentences))
                    sentences[place] += f".[^{number}]"
                    made.notes[str(number)] = notes[language][number % len(notes[language])]
                text = " ".join(sentence if sentence.endswith("]") else sentence + "." for sentence in sentences)
                made.sections[section].append(text)
    return made


def seeds(count: int, language: str, **layout: Any) -> list[int]:
    """The first seeds whose print leaves no doubt: no paragraph ends with a full row where only that would tell."""
    clear = (seed for seed in range(500) if not _is_ambiguous(profile(seed, language), **layout))
    return [seed for seed, _ in zip(clear, range(count), strict=False)]


def printed(made: Profile, *, width: int = 92, height: int = 34, mark: str = "\f", blank: bool = True) -> str:
    """The profile on pages of so many rows, footnotes at their foot, a running head on each."""
    opening = OPENING[made.language].format(made.name, made.name)
    texts = [COVER[made.language].format(made.name.upper(), made.year) + "\n\n" + opening]
    for number, page in enumerate(_pages(made, width, height), start=6):
        head = HEAD[made.language].format(made.name.upper(), made.year, number)
        foot = [
            row
            for line in page
            for note in line.notes
            for row in textwrap.wrap(f"{note} {made.notes[note]}", width + 20)
        ]
        lines = [text for line in page for text in ([""] if line.begins and blank else []) + [line.text]]
        texts.append("\n".join([head, "", *lines, *(["", *foot] if foot else [])]))
    return ("\n" + mark).join(texts) + "\n"


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    notes: tuple[str, ...] = ()
    begins: bool = False
    """Whether a paragraph begins with it that is not the first of its section."""


def _pages(made: Profile, width: int, height: int) -> list[list[Line]]:
    pages: list[list[Line]] = [[]]
    for line in _lines(made, width):
        used = sum(1 + 2 * len(other.notes) for other in pages[-1])
        turns = line.text and pages[-1][-1].text and not line.text.isupper()
        if used >= height and turns:
            pages.append([])
        pages[-1].append(line)
    return pages


def _is_ambiguous(made: Profile, *, width: int = 92, height: int = 34, blank: bool = True, **_: Any) -> bool:
    """Whether a paragraph ends with a full row, at a page's end or where no blank line follows it."""
    pages = _pages(made, width, height)
    lines = [(line, number) for number, page in enumerate(pages) for line in page]
    return any(
        b.begins and len(a.text) + 1 + len(b.text.split()[0]) >= width - 1 and (here != there or not blank)
        for (a, here), (b, there) in pairwise(lines)
    )


DIGITS = "0123456789"
PRIVATE = "".join(chr(0xE200 + number) for number in range(10))
"""Digits of marks while rows are broken, so that they are told from other numbers and are as wide."""


def _lines(made: Profile, width: int) -> list[Line]:
    """The body's lines, each with the footnotes it calls."""
    result: list[Line] = []
    hide, show = str.maketrans(DIGITS, PRIVATE), str.maketrans(PRIVATE, DIGITS)
    for section, texts in made.sections.items():
        dimension, side = int(section[0]) - 1, int(section[2]) - 1 - (section[0] == "1")
        if side == 0:
            result += [Line(row) for row in ("", *textwrap.wrap(DIMENSIONS[made.language][dimension], 60))]
        result += [Line(""), Line(f"{section}. {SIDES[made.language][side]}")]
        for number, text in enumerate(texts):
            hidden = re.sub(r"\[\^(\d+)\]", lambda found: found[1].translate(hide), text)
            for place, row in enumerate(textwrap.wrap(hidden, width, break_on_hyphens=False)):
                notes = tuple(found.translate(show) for found in re.findall(f"[{PRIVATE}]+", row))
                result.append(Line(row.translate(show), notes, begins=number > 0 and place == 0))
    return result
