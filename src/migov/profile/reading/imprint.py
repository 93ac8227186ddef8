"""Facts of cover and imprint: whose profile it is, of which year, by whom, under which number and licence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from migov.model.jurisdictions import Gazetteer, Jurisdiction, Level, Territory, folded
from migov.model.languages import Language, Localized
from migov.model.publications import Generation, Publication
from migov.profile.reading.cues import Cues
from migov.profile.reading.flow.furniture import running_heads
from migov.profile.reading.flow.joining import joined
from migov.profile.reading.flow.paragraphs import plain
from migov.profile.reading.flow.rows import Row
from migov.profile.reading.phrases import letters, phrase_book


def _several(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP_WORDS: dict[Language, frozenset[str]] = {
    Language.EN: _several("the of and to in for is with by on that are"),
    Language.FR: _several("le la les des de du et en pour est dans par sur que une"),
    Language.ES: _several("el la los las de del y en para es por con que una se"),
    Language.PT: _several("o a os as de do da dos das e em para por com que uma não"),
}
"""Words that no page of a language goes without."""

ANY_STOP_WORD = frozenset().union(*STOP_WORDS.values())

NUMBER = re.compile(r"PUB(?<!\wPUB)\s?\d{4}/\d{1,4}(?:[/-][A-Z]{1,4}\d?)*\b")
NUMBER_LABELLED = re.compile(
    r"^(?:(?:IOM |OIM )?publication (?:number|no\.?|n[°º])|(?:numéro|n[°º]) de (?:la )?publication|"
    r"número (?:de|da) (?:la )?publica(?:ción|ção))\s*:?\s*(?P<number>(?=\S*\d)[A-Z0-9][\w./-]*\w)\.?$",
    re.IGNORECASE,
)
NUMBER_ALONE = re.compile(r"(?:^|:\s*)(?P<number>[A-Z]{2,6}[ -]?(?:19|20)\d\d/\d{1,4}(?:[/-][A-Z]{1,4}\d?)*)\.?$")
ISBN = re.compile(r"ISBN(?<!\wISBN)[\s:]*((?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx])\b")
ROW_OF_ITS_OWN = re.compile(r"(?:PUB\s?\d{4}/|e?-?ISBN\b)")
"""How a number begins that may stand anywhere: others are those of sources that the text names."""

DOI = re.compile(r"(10\.(?<!\w10\.)\d{4,9}/[^\s\"<>,;]+[^\s\"<>,;.)])")
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
    rf"\b(?:Profile?|Profil|Perfil)\s*(?:de\s+)?({YEAR})\b|(?<!:)///?.*({YEAR})\b|\b({YEAR})\s*///|"
    rf"©\s*(?:IOM|OIM|[A-Z]\w+)?\s*({YEAR})",
    re.IGNORECASE,
)
HEREINAFTER = re.compile(
    r"\((?:hereinafter|hereafter|henceforth)(?: referred to as| called)?\s+[“\"‘]?(?P<en>[^)”\"]+?)[”\"’]?\)"
    r"|[,(]\s*(?:ci-après|désignée? ci-après|ci-après dénommée?)"
    r"(?:\s+(?:dénommée?|appelée?|désignée?|par|comme|sous le nom de))*\s+"
    r"[«“\"]?\s*(?P<fr>[^)»”\",]+?)\s*[»”\"]?\s*[),]"
    r"|\(en (?:adelante|lo sucesivo),?\s+(?:denominad[oa]\s+)?[“\"«]?(?P<es>[^)”\"»]+?)[”\"»]?\)"
    r"|\((?:doravante|adiante|a seguir)(?:\s+(?:designad[oa]|denominad[oa]|referid[oa])(?: como| por)?)?[:,]?\s+"
    r"[“\"«]?(?P<pt>[^)”\"»]+?)[”\"»]?\)",
    re.IGNORECASE,
)
COVER_CUES = Cues(["profil|perfil|//|©"])
"""What a cover line holds besides its year."""

LOCAL = re.compile(
    r"\blocal migration governance|\blocal MGI\b|\bgouvernance locale|\bgobernanza local|\bgovernação local",
    re.IGNORECASE,
)
ELIDED = re.compile(r"([DL][’'])?([^-]+)")
"""A part of a name between hyphens, perhaps with what is elided before it: "D’IVOIRE"."""

LINKING = _several("of the and de la le les du des et del los las y da do dos das e d’ l’ d l")
NAME = r"(?-i:the |[lL][’'])?(?P<partner>(?-i:[A-ZÀ-Þ])[^.;:\n\d]{2,60}?)[.,;]?[ ]*$"
CREDIT = re.compile(
    r"(?:\bresearch\s(?:and|&)\sanalysis(?: support)?(?: (?:provided|conducted|carried out|undertaken))?\s*(?:\bby\b|:)"
    r"|\bresearch partner\s*:"
    r"|\brecherches? et (?:[dl][’'])?analyses?,?(?: (?:réalisée|effectuée|menée|assurée)s?)?"
    r"\s*(?:\b(?:en collaboration avec|par|de|du)\b|:)"
    r"|\bappui (?:à|de) la recherche(?: et (?:à|de) l[’']analyse)?\s*(?:\b(?:de|du|par)\b|:)"
    r"|\bpartenaire de recherche\s*:"
    r"|\binvestigación y (?:el )?análisis(?: (?:a cargo|realizad[oa]s?))?\s*(?:\b(?:del?|por|con)\b\s*:?|:)"
    r"|\b(?:pesquisa|investigação) e (?:a )?análise(?: (?:a cargo|realizad[oa]s?))?"
    r"\s*(?:\b(?:d[aeo]|por|com)\b\s*:?|:))"
    rf"\s*{NAME}",
    re.IGNORECASE | re.MULTILINE,
)
"""Words that credit whoever did the research; the name may stand on the next row, as after a logo."""

SUPPORT = re.compile(
    r"^(?:In (?:partnership|collaboration|cooperation) with|With the (?:support|assistance) of"
    r"|En (?:partenariat|collaboration|coopération) avec|Avec (?:l[’']appui|le soutien|le concours) d(?:e|u|’|')"
    r"|En (?:colaboración|asociación|cooperación|alianza) con|Con el apoyo del?"
    r"|Em (?:parceria|colaboração|cooperação) com|Com o apoio d[aeo])"
    rf"\s*:?\s*{NAME}",
    re.IGNORECASE | re.MULTILINE,
)
"""Words on a row of their own that name whoever helped, who may be a government."""

GOVERNING = re.compile(
    r"^(?:government|gouvernement|gobierno|governo|minist|republic|république|república|embass|ambassade|embajad|"
    r"embaixad|european union|union européenne|unión europea|união europeia)",
    re.IGNORECASE,
)
PARTNER = (
    re.compile(
        r"\b(?:neither|ni|nem) (?P<partner>(?-i:[A-ZÀ-Þ])[^.]{2,60}?) "
        r"(?:nor its|ni ses|ni sus|nem (?:as )?suas) (?:affili|filia|afilia|sociétés)",
        re.IGNORECASE,
    ),
    re.compile(r"worked with (?P<partner>.{3,60}?) to develop", re.IGNORECASE),
    re.compile(r"collaboré avec (?P<partner>.{3,60}?) (?:pour|afin d|à l)", re.IGNORECASE),
    re.compile(r"(?:a travaillé|s’est associée?) (?:avec|à) (?P<partner>.{3,60}?) (?:pour|afin d|à l)", re.IGNORECASE),
    re.compile(r"(?:trabajó|colaboró) con (?P<partner>.{3,60}?) para", re.IGNORECASE),
    re.compile(r"(?:trabalhou|colaborou) com (?P<partner>.{3,60}?) para", re.IGNORECASE),
    re.compile(r"with the support of (?:the )?(?P<partner>[A-Z][\w ]{3,50}?)\. ", re.IGNORECASE),
)
"""Sentences that name whoever did the research, the surest first."""

ROUND = tuple(
    (
        number,
        Cues([words]),
        re.compile(rf"\b(?:{words})(?:profile|assessment|profil|évaluation|perfil|MGI)\b", re.IGNORECASE),
    )
    for number, words in (
        (2, r"(?:second|2nd|deuxième|2e|2ème|segundo|segunda)\s+(?:\w+\s+){0,3}"),
        (2, r"(?:follow-up|de suivi|de seguimiento)\s+(?:\w+\s+){0,3}"),
        (3, r"(?:third|3rd|troisième|3e|3ème|tercer|terceiro)\s+(?:\w+\s+){0,3}"),
        (1, r"(?:first|premier|première|primer|primeiro)\s+(?:MGI |migration governance )?"),
    )
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What cover, imprint and introduction say about the publication."""

    publication: Publication
    jurisdiction: Jurisdiction | None
    round: int | None


def language_of(rows: Sequence[Row]) -> Language:
    """The language most of the text is in."""
    counts = Counter(filter(ANY_STOP_WORD.__contains__, " ".join([row.text for row in rows]).lower().split()))
    return max(STOP_WORDS, key=lambda language: sum(counts[word] for word in STOP_WORDS[language]))


def imprint(rows: Sequence[Row], front: Sequence[int], *, language: Language, territories: Gazetteer) -> Imprint:
    """The facts of the front matter.

    Args:
        front: rows before the framework: cover, imprint, contents, objective and introduction.
    """
    head = [rows[index] for index in front]
    text = _running(head)
    whole = " ".join([row.plain for row in head] + [row.plain for row in rows if ROW_OF_ITS_OWN.match(row.text)])
    citation = _after(head, CITATION)
    year = _year(rows, citation)
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
        number=_number(head, whole),
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
        found = label.match(" ".join(row.plain.split()))
        if found is None:
            continue
        text = found[1]
        for after in rows[place + 1 : place + 8]:
            if text and (after.blank or after.opens or after.plain.startswith(("_", "©", "ISBN"))):
                break
            text = joined(text, after.text) if text else after.text
        return plain(text) or None
    return None


def _number(head: Sequence[Row], whole: str) -> str | None:
    """The publication's number: told by its form, by its label, or by standing alone."""
    if found := NUMBER.search(whole):
        return found.group().replace(" ", "")
    alone = (form.search(row.plain) for form in (NUMBER_LABELLED, NUMBER_ALONE) for row in head)
    number = next((match["number"] for match in alone if match), None)
    return number.replace(" ", "") if number else None


def _year(rows: Sequence[Row], citation: str | None) -> int | None:
    """The year on the cover, in running heads or in the citation: the one most of them say."""
    said: Counter[int] = Counter()
    for row in rows:
        may_tell = len(row.text) < 130 and COVER_CUES.may_tell(row.text)
        if may_tell and (found := COVER_YEAR.search(row.plain)):
            said[int(next(filter(None, found.groups())))] += 1
    if citation:
        said.update(int(year) for year in re.findall(rf"\b{YEAR}\b", citation))
    if not said:
        heads = (rows[index].plain for index in running_heads(rows))
        said.update(int(years[0]) for head in heads if len(years := re.findall(rf"\b{YEAR}\b", head)) == 1)
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
    """Whoever is credited with the research: on a row of the imprint, else in a sentence."""
    printed = "\n".join(row.plain for row in head)
    credited = (match for credit in (CREDIT, SUPPORT) for match in credit.finditer(printed) if _names(match))
    sentences = (found for sentence in PARTNER if (found := sentence.search(text)) and found["partner"][0].isupper())
    partner = next((found["partner"] for found in chain(credited, sentences)), None)
    return partner.strip(" ,;") if partner else None


def _names(credit: re.Match[str]) -> bool:
    """Whether a name follows a credit. What stands on the row below it may be a heading or a sentence instead."""
    words, below = credit["partner"], "\n" in credit.group()
    if letters(words) in phrase_book() or (credit.re is SUPPORT and GOVERNING.match(words)):
        return False
    if credit.string[credit.end() + 1 : credit.end() + 2].islower():
        return False
    own = [word for word in words.split() if word.lower() not in LINKING]
    return not below or (not credit.group().endswith(".") and sum(word[0].isupper() for word in own) * 2 > len(own))


def _round(head: Sequence[Row], text: str) -> int | None:
    """Which profile of its jurisdiction it calls itself."""
    printed = [*(row.plain for row in head if len(row.text) < 90), text]
    for number, cues, pattern in ROUND:
        if any(cues.may_tell(said) and pattern.search(said) for said in printed):
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
    if local:
        locality, named = _parted(named, territories)
        of_text, official = _parted(official, territories)
        locality = locality or of_text
    if locality and named and official and not territories.recognise(official):
        official = named
    if locality and short and not territories.recognise(short):
        short = None
    if official and named and f" {folded(official)} " in f"{folded(named)} ":  # the longer is the official one
        official = named
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


def _parted(name: str | None, territories: Gazetteer) -> tuple[str | None, str | None]:
    """The locality and the country of "City of X (Republic of Y)" or "X, Y"; without both, the name is the country."""
    if name is None or territories.recognise(name):
        return None, name
    found = re.fullmatch(r"(?P<city>[^(,]+?)\s*(?:\((?P<inside>[^)]+)\)|,\s*(?P<country>.+))", name)
    country = found and (found["inside"] or found["country"])
    if found is None or country is None or not (found["inside"] or territories.recognise(country)):
        return None, name
    return found["city"], country


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
        bare = word.strip('“”"’,()')
        if not (bare[:1].isupper() or bare.lower() in LINKING or re.match(r"(?:d|l)[’'][A-ZÉÈ]", bare)):
            break
        taken.insert(0, word)
    while taken and taken[0].lower() in LINKING:
        taken.pop(0)
    official = re.sub(r"^(?:[dl][’'])", "", " ".join(taken))
    return (official if official.count("(") == official.count(")") else official.strip("()")) or None, short


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
    words = [word.lower() if word.lower() in LINKING else ELIDED.sub(_capital, word) for word in name.split()]
    return " ".join(words)


def _capital(part: re.Match[str]) -> str:
    """A part of a name with its first letter large, but for an article or "of" that is elided before it."""
    return (part[1] or "").lower() + part[2].capitalize()


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
