"""Facts of cover and imprint: whose profile it is, of which year, by whom, under which number and licence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from migov.model.jurisdictions import Gazetteer, Jurisdiction, Level, Territory, folded
from migov.model.languages import Language, Localized
from migov.model.publications import Generation, Publication
from migov.profile.reading.flow.notes import joined
from migov.profile.reading.flow.paragraphs import plain
from migov.profile.reading.flow.rows import Row


def _several(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP_WORDS: dict[Language, frozenset[str]] = {
    Language.EN: _several("the of and to in for is with by on that are"),
    Language.FR: _several("le la les des de du et en pour est dans par sur que une"),
    Language.ES: _several("el la los las de del y en para es por con que una se"),
    Language.PT: _several("o a os as de do da dos das e em para por com que uma não"),
}
"""Words that no page of a language goes without."""

NUMBER = re.compile(r"\bPUB\s?\d{4}/\d{1,4}(?:/[A-Z]{1,3})?(?:/[A-Z])?\b")
NUMBER_ALONE = re.compile(r"(?:^|:\s*)(?P<number>[A-Z]{2,6}[ -]?(?:19|20)\d\d/\d{1,4}(?:/[A-Z]{1,3}){0,2})\.?$")
ISBN = re.compile(r"\bISBN[\s:]*((?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx])\b")
DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>,;]+[^\s\"<>,;.)])")
LICENCE = re.compile(r"\bCC[ -]BY(?:-[A-Z]{2})*\s*\d\.\d(?:\s*IGO)?", re.IGNORECASE)
LICENCE_ADDRESS = re.compile(r"https?://creativecommons\.org/\S*[^\s.,;)]")
CITATION = re.compile(
    r"^(?:Required citation|Citation (?:requise|obligatoire|suggérée|recommandée)|"
    r"Référence (?:requise|obligatoire)|Suggested citation|Cita (?:requerida|obligatoria|recomendada)|"
    r"Citação (?:obrigatória|requerida|recomendada))\s*:\s*(.*)$",
    re.IGNORECASE,
)
PUBLISHER = re.compile(
    r"^(?:Publisher|Published by|Éditeur|Publié par|Editorial|Publicado por|Editor)\s*:\s*(.+)$", re.IGNORECASE
)
YEAR = r"(?:19|20)\d\d"
COVER_YEAR = re.compile(
    rf"\b(?:Profile?|Profil|Perfil)\s*(?:de\s+)?({YEAR})\b|///?.*({YEAR})\b|\b({YEAR})\s*///|"
    rf"©\s*(?:IOM|OIM|[A-Z]\w+)?\s*({YEAR})",
    re.IGNORECASE,
)
HEREINAFTER = re.compile(
    r"\((?:hereinafter|hereafter|henceforth)(?: referred to as| called)?\s+[“\"‘]?(?P<en>[^)”\"]+?)[”\"’]?\)"
    r"|[,(]\s*(?:ci-après|désignée? ci-après|ci-après dénommée?)"
    r"(?:\s+(?:dénommée?|appelée?|désignée?|par|comme|sous le nom de))*\s+"
    r"[«“\"]?\s*(?P<fr>[^)»”\",]+?)\s*[»”\"]?\s*[),]"
    r"|\(en (?:adelante|lo sucesivo),?\s+(?:denominad[oa]\s+)?[“\"«]?(?P<es>[^)”\"»]+?)[”\"»]?\)"
    r"|\((?:doravante|adiante|a seguir)(?:\s+(?:designad[oa]|denominad[oa]|referid[oa])(?: como| por)?)?\s+"
    r"[“\"«]?(?P<pt>[^)”\"»]+?)[”\"»]?\)",
    re.IGNORECASE,
)
LOCAL = re.compile(
    r"\blocal migration governance|\blocal MGI\b|\bgouvernance locale|\bgobernanza local|\bgovernação local",
    re.IGNORECASE,
)
LINKING = _several("of the and de la le les du des et del los las y da do dos das e d’ l’ d l")
PARTNER = (
    re.compile(r"worked with (?P<partner>.{3,60}?) to develop", re.IGNORECASE),
    re.compile(r"collaboré avec (?P<partner>.{3,60}?) (?:pour|afin d|à l)", re.IGNORECASE),
    re.compile(r"(?:a travaillé|s’est associée?) (?:avec|à) (?P<partner>.{3,60}?) (?:pour|afin d|à l)", re.IGNORECASE),
    re.compile(r"(?:trabajó|colaboró) con (?P<partner>.{3,60}?) para", re.IGNORECASE),
    re.compile(r"(?:trabalhou|colaborou) com (?P<partner>.{3,60}?) para", re.IGNORECASE),
    re.compile(r"(?:with )?research and analysis by:? (?P<partner>[A-Z][^.;\n]{3,60})", re.IGNORECASE),
    re.compile(
        r"recherches? et (?:d’)?analyses?,? (?:réalisées )?(?:de|du|par) (?P<partner>[A-Z][^.;\n]{3,60})", re.IGNORECASE
    ),
    re.compile(r"investigación y análisis (?:de|por) (?P<partner>[A-Z][^.;\n]{3,60})", re.IGNORECASE),
    re.compile(r"pesquisa e análise (?:de|da|do|por) (?P<partner>[A-Z][^.;\n]{3,60})", re.IGNORECASE),
    re.compile(r"neither (?P<partner>.{3,60}?) nor its affiliates", re.IGNORECASE),
    re.compile(r"with the support of (?:the )?(?P<partner>[A-Z][\w ]{3,50}?)\. ", re.IGNORECASE),
)
ROUND = (
    (
        2,
        re.compile(
            r"\b(?:second|2nd|deuxième|2e|2ème|segundo|segunda)\s+(?:\w+\s+){0,3}"
            r"(?:profile|assessment|profil|évaluation|perfil|MGI)",
            re.IGNORECASE,
        ),
    ),
    (
        2,
        re.compile(
            r"\b(?:follow-up|de suivi|de seguimiento)\s+(?:\w+\s+){0,3}"
            r"(?:profile|assessment|profil|évaluation|perfil)\b",
            re.IGNORECASE,
        ),
    ),
    (
        3,
        re.compile(
            r"\b(?:third|3rd|troisième|3e|3ème|tercer|terceiro)\s+(?:\w+\s+){0,3}"
            r"(?:profile|assessment|profil|évaluation|perfil|MGI)",
            re.IGNORECASE,
        ),
    ),
    (
        1,
        re.compile(
            r"\b(?:first|premier|première|primer|primeiro)\s+"
            r"(?:MGI |migration governance )?(?:profile|profil|perfil)\b",
            re.IGNORECASE,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What cover, imprint and introduction say about the publication."""

    publication: Publication
    jurisdiction: Jurisdiction | None
    round: int | None


def language_of(rows: Sequence[Row]) -> Language:
    """The language most of the text is in."""
    counts = Counter(word for row in rows for word in row.text.lower().split())
    return max(STOP_WORDS, key=lambda language: sum(counts[word] for word in STOP_WORDS[language]))


def imprint(rows: Sequence[Row], front: Sequence[int], *, language: Language, territories: Gazetteer) -> Imprint:
    """The facts of the front matter.

    Args:
        front: rows before the framework: cover, imprint, contents, objective and introduction.
    """
    head = [rows[index] for index in front]
    text = _running(head)
    whole = " ".join(row.plain for row in rows)
    citation = _after(head, CITATION)
    year = _year(rows, citation)
    number = NUMBER.search(whole) or next((found for row in head if (found := NUMBER_ALONE.search(row.plain))), None)
    isbn, doi, licence = ISBN.search(whole), DOI.search(text), LICENCE.search(text)
    address = LICENCE_ADDRESS.search(text)
    publisher = next((found[1].strip() for row in head if (found := PUBLISHER.match(row.plain))), None)
    publication = Publication(
        language=language,
        title=_title(citation),
        year=year,
        generation=_generation(year),
        publisher=publisher,
        partner=_partner(head, text),
        number=number.group(number.re.groups).replace(" ", "") if number else None,
        isbn=re.sub(r"\s+", "-", isbn[1].strip()) if isbn else None,
        doi=doi[1] if doi else None,
        licence=" ".join(licence.group().upper().split()) if licence else None,
        licence_address=address.group() if address else None,
        citation=citation,
    )
    return Imprint(publication, _jurisdiction(rows, text, citation, language, territories), _round(head, text))


def _running(rows: Sequence[Row]) -> str:
    text = ""
    for row in rows:
        text = joined(text, row.text) if text else row.text
    return plain(text)


def _after(rows: Sequence[Row], label: re.Pattern[str]) -> str | None:
    """The paragraph that begins with a label."""
    for place, row in enumerate(rows):
        found = label.match(row.plain)
        if found is None:
            continue
        text = found[1]
        for after in rows[place + 1 : place + 8]:
            if text and (after.blank or after.opens or after.plain.startswith(("_", "©", "ISBN"))):
                break
            text = joined(text, after.text) if text else after.text
        return plain(text) or None
    return None


def _year(rows: Sequence[Row], citation: str | None) -> int | None:
    """The year on the cover, in running heads or in the citation: the one most of them say."""
    said: Counter[int] = Counter()
    for row in rows:
        dated = len(row.text) < 130 and ("20" in row.text or "19" in row.text)
        if dated and (found := COVER_YEAR.search(row.plain)):
            said[int(next(filter(None, found.groups())))] += 1
    if citation:
        said.update(int(year) for year in re.findall(rf"\b{YEAR}\b", citation))
    return said.most_common(1)[0][0] if said else None


def _title(citation: str | None) -> str | None:
    """The title within a citation: what follows the year, up to the place and publisher."""
    if citation is None:
        return None
    found = re.search(rf"\(?\b{YEAR}\)?[.,]\s+(.+?)\.\s+(?:[A-Z]{{2,5}}|[A-Z][\w ’'-]+),\s*[A-Z]\w+", citation)
    return found[1].strip() if found else None


def _generation(year: int | None) -> Generation | None:
    """The generation by the year in which the series changed its furniture."""
    if year is None:
        return None
    if year >= 2022:
        return Generation.G2022
    return Generation.G2021 if year >= 2021 else Generation.G2019


def _partner(head: Sequence[Row], text: str) -> str | None:
    for pattern in PARTNER:
        label = "[^.;" in pattern.pattern
        places = (row.plain for row in head) if label else (text,)
        found = next((match for place in places if (match := pattern.search(place))), None)
        if found is not None and found["partner"][0].isupper():
            return found["partner"].strip(" ,;")
    return None


def _round(head: Sequence[Row], text: str) -> int | None:
    """Which profile of its jurisdiction it calls itself."""
    for number, pattern in ROUND:
        if any(pattern.search(row.plain) for row in head if len(row.text) < 90) or pattern.search(text):
            return number
    return None


def _jurisdiction(
    rows: Sequence[Row], text: str, citation: str | None, language: Language, territories: Gazetteer
) -> Jurisdiction | None:
    """The country or city, by the name it says it will be called, by the cover, or by what is named most."""
    official, short = _presented(text)
    named = _cited(citation) or _covered(rows)
    local = any(LOCAL.search(row.plain) for row in rows[:40])
    locality = None
    if local and named is not None and (parted := re.fullmatch(r"(?P<city>[^(]+?)\s*\((?P<country>[^)]+)\)", named)):
        locality, named = parted["city"], parted["country"]
    official = official or named
    place = next((found for name in (official, short, named) if name and (found := territories.recognise(name))), None)
    if official is None and short is None:
        place = _most_named(rows, territories)
        if place is None:
            return None
    if place is not None:
        official = official or place.official_name.text(language)
        short = short or place.short_name.text(language)
    return Jurisdiction(
        code=place.code if place else None,
        level=Level.LOCAL if local else Level.NATIONAL,
        official_name=_in(language, official or short),
        short_name=_in(language, short or official),
        locality=_in(language, locality) if locality else Localized(),
    )


def _in(language: Language, name: str | None) -> Localized:
    return Localized(**{language.value: name})


def _presented(text: str) -> tuple[str | None, str | None]:
    """Official and short name of "… of the Republic of X (hereinafter referred to as X)"."""
    found = HEREINAFTER.search(text)
    if found is None:
        return None, None
    short = next(filter(None, found.groups())).strip()
    words = text[: found.start()].rstrip(" ,").split()
    taken: list[str] = []
    for word in reversed(words[-14:]):
        bare = word.strip('“”"’,')
        if not (bare[:1].isupper() or bare.lower() in LINKING or re.match(r"(?:d|l)[’'][A-ZÉÈ]", bare)):
            break
        taken.insert(0, word)
    while taken and taken[0].lower() in LINKING:
        taken.pop(0)
    official = re.sub(r"^(?:[dl][’'])", "", " ".join(taken)) or None
    return official, short


def _cited(citation: str | None) -> str | None:
    """The country in a citation: what follows the last dash of the title, before its full stop."""
    if citation is None:
        return None
    found = re.search(rf"(?:{YEAR})\s*[–—:-]\s*(?:the )?([A-ZÀ-Þ][^.]{{2,80}})\.", citation)
    return re.sub(rf"\s*\(?{YEAR}\)?$", "", found[1]).strip(" ,;") if found else None


def _covered(rows: Sequence[Row]) -> str | None:
    """The country on a cover line "NAME | PROFILE 2021", in capitals or not."""
    for row in rows:
        found = re.match(rf"^(?P<name>[^|]{{3,80}}?)\s*\|\s*\D*{YEAR}\s*$", row.plain)
        if found is not None:
            return _lowered(found["name"])
    for row in rows:
        found = re.search(rf"\)\s*:\s*(?P<name>[^/|]{{2,60}}?)\s*{YEAR}\b", row.plain)
        if found is not None and len(row.text) < 130:
            return _lowered(found["name"])
    return None


def _lowered(name: str) -> str:
    """A name in capitals as it is written elsewhere."""
    name = " ".join(name.split()).strip(" ,;")
    if not name.isupper():
        return name
    words = [
        word.lower() if word.lower() in LINKING else "-".join(part.capitalize() for part in word.split("-"))
        for word in name.split()
    ]
    return " ".join(words)


def _most_named(rows: Sequence[Row], territories: Gazetteer) -> Territory | None:
    """The country that the text names most."""
    whole = " " + folded("x " + " ".join(row.plain for row in rows)) + " "
    counts = {
        place.code: whole.count(f" {folded(name)} ")
        for place in territories.territories
        if (name := place.short_name.text(Language.EN))
    }
    code = max(counts, key=lambda code: counts[code], default=None)
    return territories.find(code) if code is not None and counts[code] >= 3 else None
