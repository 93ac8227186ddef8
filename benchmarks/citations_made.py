"""Sentences that cite laws, in five languages, made by chance: what `citing` scores where no corpus is at hand.

Forms are those that gazettes of many countries print, none of them taken from a text. Sentences without a citation
stand between them: days on which something happens, bills, articles of the law itself, street numbers. Noise is what
extraction leaves: line breaks, no-break spaces, U+2010 hyphens, lost accents.

Who wrote the forms also wrote the grammar: the figures show that nothing is broken, not how well gazettes are read.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from migov.model.instruments import InstrumentKind as Kind

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ar-maghreb": "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
}

FORMS: dict[str, tuple[tuple[str, Kind, str, bool], ...]] = {
    "en": (
        ("Act No. {n} of {y}", Kind.LAW, "{n}-{y}", False),
        ("Law No. {y}-{n} of {date}", Kind.LAW, "{y}-{n}", True),
        ("Law no {n}/{y}", Kind.LAW, "{n}-{y}", False),
        ("Ordinance No. {yy}-{n}", Kind.ORDINANCE, "{yy}-{n}", False),
        ("Harbours Act, {y} (Act {n})", Kind.LAW, "{n}", False),
        ("Fisheries and Boats Act {y}", Kind.LAW, "", False),
        ("Lighthouses Act (Cap. {n})", Kind.LAW, "{n}", False),
        ("Act {n} of {y}", Kind.LAW, "{n}-{y}", False),
        ("Decree No. {n}/{y} of {date}", Kind.DECREE, "{n}-{y}", True),
        ("Proclamation No. {n}/{y}", Kind.LAW, "{n}-{y}", False),
        ("Statutory Instrument No. {n} of {y}", Kind.REGULATION, "{n}-{y}", False),
        ("Organic Law No. {y}-{n} of {date}", Kind.ORGANIC_LAW, "{y}-{n}", True),
        ("Regulation (EU) {y}/{n}", Kind.REGULATION, "{y}-{n}", False),
        ("Ministerial Order No. {n}/{y}", Kind.ORDER, "{n}-{y}", False),
        ("Law of {date}", Kind.LAW, "", True),
    ),
    "fr": (
        ("loi n° {y}-{n} du {date}", Kind.LAW, "{y}-{n}", True),
        ("Loi N° {y}/{n} du {date}", Kind.LAW, "{y}-{n}", True),
        ("loi modifiée du {date}", Kind.LAW, "", True),
        ("loi du {date}", Kind.LAW, "", True),
        ("L. {date}", Kind.LAW, "", True),
        ("ordonnance n° {yy}-{n} du {date}", Kind.ORDINANCE, "{yy}-{n}", True),
        ("décret n° {y}-{n}/PM/MI du {date}", Kind.DECREE, "{y}-{n}/PM/MI", True),
        ("décret exécutif n° {yy}-{n} du {date}", Kind.DECREE, "{yy}-{n}", True),
        ("arrêté ministériel n° {n} du {date}", Kind.ORDER, "{n}", True),
        ("règlement d'exécution du {date}", Kind.REGULATION, "", True),
        ("loi organique n° {y}-{n}", Kind.ORGANIC_LAW, "{y}-{n}", False),
        ("décret-loi n° {n}/{y}", Kind.DECREE_LAW, "{n}-{y}", False),
        ("circulaire n° {n}/{y} du {date}", Kind.CIRCULAR, "{n}-{y}", True),
        ("règlement (UE) {y}/{n}", Kind.REGULATION, "{y}-{n}", False),
        ("arrêté royal du {date}", Kind.ORDER, "", True),
    ),
    "es": (
        ("Ley {n}/{y}, de {date}", Kind.LAW, "{n}-{y}", True),
        ("Ley N° {th} de {date}", Kind.LAW, "{thn}", True),
        ("Ley Nº {th}", Kind.LAW, "{thn}", False),
        ("Ley {n} de {y}", Kind.LAW, "{n}-{y}", False),
        ("Ley Orgánica {n}/{y}, de {date}", Kind.ORGANIC_LAW, "{n}-{y}", True),
        ("Real Decreto {n}/{y}, de {date}", Kind.DECREE, "{n}-{y}", True),
        ("Decreto Supremo N° {n}-{y}-IN", Kind.DECREE, "{n}-{y}-IN", False),
        ("Decreto {n} de {y}", Kind.DECREE, "{n}-{y}", False),
        ("Decreto Legislativo núm. {n}", Kind.DECREE_LAW, "{n}", False),
        ("Real Decreto-ley {n}/{y}, de {date}", Kind.DECREE_LAW, "{n}-{y}", True),
        ("Resolución Ministerial Nº {n}-{y}", Kind.RESOLUTION, "{n}-{y}", False),
        ("Ley núm. {n}, de fecha {date}", Kind.LAW, "{n}", True),
        ("Acuerdo Ministerial No. {n}-{y}", Kind.ORDER, "{n}-{y}", False),
        ("Reglamento (UE) {y}/{n}", Kind.REGULATION, "{y}-{n}", False),
        ("Ley del {date}", Kind.LAW, "", True),
    ),
    "pt": (
        ("Lei n.º {n}/{y}, de {date}", Kind.LAW, "{n}-{y}", True),
        ("Lei nº {th}, de {date}", Kind.LAW, "{thn}", True),
        ("Lei n.º {n}/{y}", Kind.LAW, "{n}-{y}", False),
        ("Decreto-Lei n.º {n}/{y}, de {date}", Kind.DECREE_LAW, "{n}-{y}", True),
        ("Decreto n.º {n}/{y}, de {date}", Kind.DECREE, "{n}-{y}", True),
        ("Decreto Presidencial n.º {n}/{y}", Kind.DECREE, "{n}-{y}", False),
        ("Portaria n.º {n}/{y}, de {date}", Kind.ORDER, "{n}-{y}", True),
        ("Resolução n.º {n}/{y}", Kind.RESOLUTION, "{n}-{y}", False),
        ("Lei Orgânica n.º {n}/{y}, de {date}", Kind.ORGANIC_LAW, "{n}-{y}", True),
        ("Lei Constitucional n.º {n}/{y}", Kind.CONSTITUTION, "{n}-{y}", False),
        ("Diploma Ministerial n.º {n}/{y}", Kind.ORDER, "{n}-{y}", False),
        ("Regulamento (UE) {y}/{n}", Kind.REGULATION, "{y}-{n}", False),
        ("Despacho n.º {n}/{y}, de {date}", Kind.ORDER, "{n}-{y}", True),
    ),
    "ar": (
        ("القانون رقم {n} لسنة {y}", Kind.LAW, "{n}-{y}", False),
        ("القانون رقم ({n}) لسنة {y}", Kind.LAW, "{n}-{y}", False),
        ("قانون عدد {n} لسنة {y} مؤرخ في {date}", Kind.LAW, "{n}-{y}", True),
        ("القانون رقم {yy}-{n} المؤرخ في {date}", Kind.LAW, "{yy}-{n}", True),
        ("المرسوم التنفيذي رقم {yy}-{n} المؤرخ في {date}", Kind.DECREE, "{yy}-{n}", True),
        ("المرسوم الرئاسي رقم {yy}-{n}", Kind.DECREE, "{yy}-{n}", False),
        ("الأمر رقم {yy}-{n} المؤرخ في {date}", Kind.ORDINANCE, "{yy}-{n}", True),
        ("المرسوم بقانون رقم ({n}) لسنة {y}", Kind.DECREE_LAW, "{n}-{y}", False),
        ("القرار رقم {n} لسنة {y}", Kind.ORDER, "{n}-{y}", False),
        ("القانون العضوي رقم {yy}-{n} المؤرخ في {date}", Kind.ORGANIC_LAW, "{yy}-{n}", True),
        ("الظهير الشريف رقم {n}.{yy}.{n} الصادر في {date}", Kind.DECREE, "{n}-{yy}-{n}", True),
        ("النظام رقم {n} لسنة {y}", Kind.REGULATION, "{n}-{y}", False),
    ),
}
"""Form, kind, normalised number ("" for none), and whether a date is printed."""

AROUND = {
    "en": (
        "as provided in {}, which applies",
        "under section 5 of the {} every ship",
        "the {} is repealed.",
        "See {}.",
    ),
    "fr": ("conformément à la {} relative aux ports", "l'article 5 de la {} est abrogé", "vu la {} ;", "la {} prévoit"),
    "es": (
        "conforme a la {} sobre puertos",
        "el artículo 5 de la {} queda derogado",
        "vista la {};",
        "la {} establece",
    ),
    "pt": ("nos termos da {}, que regula", "o artigo 5.º da {} é revogado", "a {} estabelece", "considerando a {};"),
    "ar": ("وفقا لأحكام {} بشأن الموانئ", "تلغى المادة 5 من {}", "بناء على {}،", "نص {} على"),
}

DECOYS = {
    "en": ("It enters into force on 5 May 2010.", "The bill of 3 June 2011 was read.", "at No. 12 Quay Street in 2010",
           "Articles 5 to 7 of this Act apply.", "The law provides for 3 ships in 2012."),
    "fr": ("Elle entre en vigueur le 5 mai 2010.", "le projet de loi du 3 juin 2011", "au n° 12 du quai en 2010",
           "Les articles 5 à 7 de la présente loi s'appliquent.",
           "La loi est applicable à partir du 1er mars 2012."),
    "es": ("Entra en vigor el 5 de mayo de 2010.", "el proyecto de ley de 3 de junio de 2011",
           "en el núm. 12 del muelle",
           "Los artículos 5 y 7 de esta ley se aplican.", "La ley será aplicable desde el 1 de marzo de 2012."),
    "pt": ("Entra em vigor no dia 5 de maio de 2010.", "o projeto de lei de 3 de junho de 2011", "no n.º 12 do cais",
           "Os artigos 5.º e 7.º desta lei aplicam-se.", "A lei será aplicável desde 1 de março de 2012."),
    "ar": ("يدخل حيز التنفيذ في 5 مايو 2010.", "مشروع القانون رقم 3 لسنة 2011", "في الرصيف رقم 12",
           "تسري المواد 5 و7 من هذا القانون.", "يسري القانون ابتداء من 1 مارس 2012."),
}  # fmt: skip


@dataclass(frozen=True)
class Cited:
    """What a sentence cites, and where."""

    start: int
    end: int
    kind: Kind
    number: str | None
    date: str | None


def made(language: str, count: int, *, seed: int = 7) -> Iterator[tuple[str, tuple[Cited, ...]]]:
    """Texts of a few sentences with what they cite."""
    chance = random.Random(f"{language} {seed}")  # noqa: S311 - made up sentences keep no secret
    for _ in range(count):
        text, cited = "", []
        for _ in range(chance.randint(1, 3)):
            if chance.random() < 0.4:
                text += chance.choice(DECOYS[language]) + " "
                continue
            before, after = chance.choice(AROUND[language]).split("{}")
            printed, kind, number, date = _citation(language, chance)
            printed = _noisy(printed, chance)
            start = len(text) + len(before)
            cited.append(Cited(start, start + len(printed), kind, number, date))
            text += f"{before}{printed}{after} "
        yield text, tuple(cited)


def _citation(language: str, chance: random.Random) -> tuple[str, Kind, str | None, str | None]:
    form, kind, number, dated = chance.choice(FORMS[language])
    year, month, day = chance.randint(1960, 2024), chance.randint(1, 12), chance.randint(1, 28)
    n = chance.randint(1, 399)
    parts = {"n": n, "y": year, "yy": f"{year % 100:02}", "th": f"{n}.{month:03}", "thn": f"{n}{month:03}"}
    names = MONTHS["ar-maghreb" if language == "ar" and chance.random() < 0.4 else language].split()
    parts["date"] = _date(language, day, names[month - 1], year, chance)
    text = form.format(**parts)
    iso = f"{year}-{month:02}-{day:02}" if dated else None
    if language == "ar" and chance.random() < 0.3:
        text = text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    return text, kind, number.format(**parts) or None, iso


def _date(language: str, day: int, month: str, year: int, chance: random.Random) -> str:
    if language == "fr":
        return f"{'1er' if day == 1 else day} {month} {year}"
    if language == "es":
        return f"{day} de {month} {chance.choice(('de', 'del'))} {year}"
    if language == "pt":
        return f"{day} de {chance.choice((month, month.capitalize()))} de {year}"
    if language == "ar":
        return f"{day} {month} {chance.choice(('', 'سنة '))}{year}"
    return chance.choice((f"{day} {month} {year}", f"{month} {day}, {year}", f"{day}th {month}, {year}"))


def _noisy(printed: str, chance: random.Random) -> str:
    """The words as extraction may leave them."""
    kind = chance.random()
    if kind < 0.15:
        return re.sub(" ", "\n", printed, count=chance.randint(1, 2))
    if kind < 0.35:
        return printed.replace(" ", "\xa0")
    if kind < 0.45:
        return printed.replace("-", "\u2010")
    if kind < 0.5:
        return re.sub(r"(\S) (\S)", "\\1\u202f\\2", printed, count=2)
    if kind < 0.55:
        return printed.replace("é", "e").replace("û", "u") if "Décret" not in printed else printed
    return printed
