"""Generated assessments such as are printed: whole sentences, numbered footnotes, a table in order, sources."""

from __future__ import annotations

from hypothesis import strategies as st

from migov.model.assessments import Assessment
from migov.model.bibliography import KeySource
from migov.model.conventions import ConventionRow, ConventionTable, Ratification, Standing, TableNote
from migov.model.dimensions import Dimension
from migov.model.findings import Finding, Side, section_of
from migov.model.footnotes import Footnote
from migov.model.jurisdictions import Jurisdiction
from migov.model.languages import Language, Localized
from migov.model.modules import ModuleFinding, ModulePage
from migov.model.publications import Publication
from migov.model.texts import NoteMark, Place, Text, tidy

SENTENCES = {
    Language.EN: (
        "The {law} sets out who may enter, stay and settle in the country",
        "Under Article 12 of the {law}, residents of every nationality have access to primary schools",
        "The {body} keeps a register of permits and publishes its figures once a year",
        "There is no provision for temporary workers who change their employer",
        "Since 2016, the {body} has met twice a year with the provinces",
        "The {law} does not name a body that could receive complaints",
        "Fees were lowered to 40 per cent of the former rate in 2019, and forms exist in three languages",
        "The {body}, which advises the Government, brings together ministries, unions and employers",
        "A plan for 2017–2021 was drafted – it was never adopted – and a new one is under way as of May 2023",
        "Nationals abroad may vote at embassies; postal voting (tested in 2012) was given up",
    ),
    Language.FR: (
        "La {law} définit qui peut entrer, séjourner et s’établir dans le pays",
        "En vertu de l’article 12 de la {law}, l’école primaire est ouverte aux résidents de toute nationalité",
        "L’institution nommée {body} tient un registre des permis et publie ses chiffres une fois par an",
        "Aucune disposition ne vise les travailleurs temporaires qui changent d’employeur",
        "Depuis 2016, l’institution nommée {body} se réunit deux fois par an avec les provinces",
        "La {law} ne désigne aucun organe qui puisse recevoir des plaintes",
        "Les droits ont été ramenés à 40 % de l’ancien tarif en 2019, et les formulaires existent en trois langues",
        "Un plan pour 2017–2021 a été rédigé – sans être adopté – et un autre est en préparation en mai 2023",
        "Les ressortissants à l’étranger votent dans les ambassades ; le vote postal (essayé en 2012) a été abandonné",
    ),
}
LAWS = {
    Language.EN: (
        "Law No. 2015-36 on the Entry of Foreign Nationals (2015)",
        "Decree No. 87-076 on residence (1987)",
        "Organic Law No. 11/2017",
        "Labour Code (2008)",
        "National Migration Policy (2020–2035)",
    ),
    Language.FR: (
        "loi n° 2015-36 relative à l’entrée des étrangers (2015)",
        "loi organique n° 11/2017",
        "Constitution (2010)",
        "Politique nationale de migration (2020–2035)",
    ),
}
BODIES = {
    Language.EN: ("Ministry of the Interior", "Office for Foreign Nationals", "Statistics Institute", "Labour Council"),
    Language.FR: (
        "ministère de l’Intérieur",
        "Office des étrangers",
        "Institut de la statistique",
        "Conseil du travail",
    ),
}
NOTES = {
    Language.EN: ("Amended in 2019", "See the annual report of the Council", "Adopted on 5 May 2014"),
    Language.FR: ("Modifiée en 2019", "Voir le rapport annuel du Conseil", "Adoptée le 5 mai 2014"),
}


def sentences(language: Language) -> st.SearchStrategy[str]:
    return st.builds(
        lambda frame, law, body: frame.format(law=law, body=body),
        st.sampled_from(SENTENCES[language]),
        st.sampled_from(LAWS[language]),
        st.sampled_from(BODIES[language]),
    )


@st.composite
def printed_texts(draw: st.DrawFn, numbers: list[int], language: Language, most: int = 6) -> tuple[Text, list[int]]:
    """A paragraph of whole sentences, with the next numbers of *numbers* called in it; and the numbers used."""
    parts: list[str | NoteMark] = []
    used: list[int] = []
    for sentence in draw(st.lists(sentences(language), min_size=1, max_size=most)):
        lead = " " if parts else ""
        if numbers and draw(st.integers(0, 3)) == 0:
            number = numbers.pop(0)
            used.append(number)
            inside = draw(st.booleans()) and ", " in sentence
            before, _, after = sentence.partition(", ")
            if inside:
                parts += [f"{lead}{before},", NoteMark(str(number)), f" {after}."]
            else:
                parts += [f"{lead}{sentence}.", NoteMark(str(number))]
        else:
            parts.append(f"{lead}{sentence}.")
    return tidy(tuple(parts)), used


@st.composite
def note_texts(draw: st.DrawFn, language: Language) -> str:
    first = draw(st.sampled_from(NOTES[language]))
    more = draw(st.lists(sentences(language), max_size=1))
    return ". ".join([first, *more]) + "."


NAMES = {
    Language.EN: (
        ("XQA", "Republic of Orvania", "Orvania"),
        ("XQB", "Kingdom of the Lesser Tarn", "the Lesser Tarn"),
        ("XQC", "United Provinces of Sel-Marou", "Sel-Marou"),
    ),
    Language.FR: (
        ("XQA", "République d’Orvanie", "l’Orvanie"),
        ("XQB", "Royaume du Petit Tarn", "le Petit Tarn"),
        ("XQC", "Provinces-Unies de Sel-Marou", "les Provinces-Unies"),
    ),
}
CONVENTIONS = {
    Language.EN: (
        ("ILO Migration for Employment Convention (Revised), 1949 (No. 97)", 1952),
        ("Convention relating to the Status of Refugees, 1951", 1954),
        ("Convention relating to the Status of Stateless Persons, 1954", 1960),
        ("Convention on the Reduction of Statelessness, 1961", 1975),
        ("ILO Migrant Workers (Supplementary Provisions) Convention, 1975 (No. 143)", 1978),
        ("Convention on the Rights of the Child, 1989", 1990),
        (
            "Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families, 1990",
            2003,
        ),
    ),
    Language.FR: (
        ("Convention (n° 97) de l’OIT sur les travailleurs migrants (révisée), 1949", 1952),
        ("Convention relative au statut des réfugiés, 1951", 1954),
        ("Convention sur la réduction des cas d’apatridie, 1961", 1975),
        ("Convention relative aux droits de l’enfant, 1989", 1990),
        ("Convention sur la protection des droits de tous les travailleurs migrants et de leur famille, 1990", 2003),
    ),
}
YES_NO = {Language.EN: ("Yes", "No"), Language.FR: ("Oui", "Non")}
TABLE_TITLES = {
    Language.EN: "Signature and ratification of international conventions",
    Language.FR: "Signature et ratification des conventions internationales",
}


@st.composite
def convention_tables(draw: st.DrawFn, language: Language) -> ConventionTable:
    """A table in order, with a standing in every row."""
    rows, (yes, no) = [], YES_NO[language]
    for name, first in draw(st.lists(st.sampled_from(CONVENTIONS[language]), min_size=2, max_size=7, unique=True)):
        year = draw(st.none() | st.integers(first, 2020))
        said = (
            Ratification(standing=Standing.NO, printed=no)
            if year is None
            else Ratification(standing=Standing.YES, years=(year,), printed=f"{yes} ({year})")
        )
        rows.append(ConventionRow(name=(name,), ratification=said))
    if draw(st.booleans()):
        rows[-1] = ConventionRow(name=(*rows[-1].name, NoteMark("*")), ratification=rows[-1].ratification)
        notes = (TableNote("*", draw(note_texts(language))),)
    else:
        notes = ()
    return ConventionTable(number="1", title=TABLE_TITLES[language], rows=tuple(rows), notes=notes)


@st.composite
def assessments(draw: st.DrawFn, language: Language) -> Assessment:
    """An assessment such as is printed: whole sentences, numbered footnotes, a table, sources, a module page."""
    numbers, findings, notes = list(range(1, 60)), [], []
    for dimension in Dimension:
        for side in Side:
            section = section_of(dimension, side)
            for count in range(1, draw(st.integers(1, 3)) + 1):
                text, used = draw(printed_texts(numbers, language))
                findings.append(Finding(id=f"{section}-{count}", dimension=dimension, side=side, text=text))
                notes += [
                    Footnote(number=str(n), text=draw(note_texts(language)), place=Place(section, count)) for n in used
                ]
    code, official, short = draw(st.sampled_from(NAMES[language]))
    year = draw(st.integers(2019, 2026))
    pages = (draw(module_pages(language)),) if draw(st.booleans()) else ()
    return Assessment(
        id=f"{code.lower()}-{year}",
        jurisdiction=Jurisdiction(
            code=code,
            official_name=Localized(**{language.value: official}),
            short_name=Localized(**{language.value: short}),
        ),
        round=draw(st.sampled_from((1, 2))),
        publication=Publication(
            language=language,
            year=year,
            number=draw(st.none() | st.just(f"TRN{year}/014/EN")),
            licence=draw(st.none() | st.just("CC BY 4.0")),
        ),
        findings=tuple(findings),
        footnotes=tuple(notes),
        conventions=(draw(convention_tables(language)),) if draw(st.booleans()) else (),
        module_pages=pages,
        modules=tuple(page.module for page in pages),
        key_sources=draw(st.none() | key_sources(language)),
    )


@st.composite
def module_pages(draw: st.DrawFn, language: Language) -> ModulePage:
    numbers, findings, notes = list(range(1, 20)), [], []
    for count in range(1, draw(st.integers(2, 5)) + 1):
        text, used = draw(printed_texts(numbers, language, 3))
        findings.append(ModuleFinding(id=f"covid-19-{count}", text=text))
        notes += [
            Footnote(number=str(n), text=draw(note_texts(language)), place=Place("covid-19", count)) for n in used
        ]
    return ModulePage(module="covid-19", findings=tuple(findings), footnotes=tuple(notes))


@st.composite
def key_sources(draw: st.DrawFn, language: Language) -> tuple[KeySource, ...]:
    chosen = draw(
        st.lists(st.tuples(st.sampled_from(BODIES[language]), st.sampled_from(LAWS[language])), min_size=1, unique=True)
    )
    return tuple(
        KeySource(text=f"{body[0].upper()}{body[1:]}. {law[0].upper()}{law[1:]}.") for body, law in sorted(chosen)
    )
