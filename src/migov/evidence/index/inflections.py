"""Forms of words that the engine's stemmers take for different words, made one before they come to it.

Plurals of Spanish and Portuguese whose singulars the stemmer cuts elsewhere; for Portuguese one spelling of words that
were reformed; for Arabic the prefixes that stick to a word (and, the, with the, for the), the plurals in -āt, and those
made inside a word ("ajānib" of "ajnabī").
"""

from __future__ import annotations

import re

BROKEN = {
    "اجنبي": "اجانب",
    "عامل": "عمال عمالة عماله",
    "طفل": "اطفال",
    "قاصر": "قصر",
    "ابن": "ابناء",
    "ولد": "اولاد",
    "زوج": "ازواج زوجين زوجان",
    "شخص": "اشخاص",
    "فرد": "افراد",
    "قريب": "اقارب",
    "طالب": "طلاب طلبة",
    "ضحية": "ضحايا",
    "قانون": "قوانين",
    "مرسوم": "مراسيم",
    "لائحة": "لوائح",
    "مادة": "مواد",
    "نظام": "انظمة نظم",
    "شرط": "شروط",
    "رخصة": "رخص",
    "ترخيص": "تراخيص",
    "تصريح": "تصاريح",
    "اذن": "اذون اذونات",
    "عقد": "عقود",
    "رسم": "رسوم",
    "اجر": "اجور",
    "راتب": "رواتب",
    "مدة": "مدد",
    "سنة": "سنوات سنين",
    "شهر": "اشهر شهور",
    "يوم": "ايام",
    "مهنة": "مهن",
    "حرفة": "حرف",
    "منشاة": "منشات",
    "دولة": "دول",
    "بلد": "بلدان",
    "منطقة": "مناطق",
    "منفذ": "منافذ",
    "معبر": "معابر",
    "مدرسة": "مدارس",
    "مركز": "مراكز",
    "مكتب": "مكاتب",
    "مجلس": "مجالس",
    "لجنة": "لجان",
    "محكمة": "محاكم",
    "طعن": "طعون",
    "جريمة": "جرائم",
    "تدبير": "تدابير",
    "خطة": "خطط",
    "برنامج": "برامج",
    "معيار": "معايير",
    "كارثة": "كوارث",
    "مسكن": "مساكن",
    "مصرف": "مصارف",
    "صندوق": "صناديق",
    "قنصل": "قناصل",
    "حارس": "حراس",
    "ثيقة": "ثائق",
    "زير": "زراء",
    "كيل": "كلاء",
    "سيط": "سطاء",
    "ظيفة": "ظائف",
}
"""Arabic words of laws, each with plurals that are made inside the word and that no stemmer takes back. All as they
stand once letters and prefixes are made one: the last five have lost the و that every word of their length loses."""

REFORMED = re.compile(
    r"[cC](?<=[aeiouáéíóúAEIOUÁÉÍÓÚ].)(?=[tçTÇ])|[pP](?=[çÇ])"
    r"|[pP](?<=ado.|ADO.)(?=[tT])|[pP](?<=exce.|rece.|once.|EXCE.|RECE.|ONCE.)(?=[tT])|[rR](?<=regist.|REGIST.)(?=[aeoAEO])"
)
"""Portuguese letters that one spelling writes and another does not: "protecção", "proteção"; "registo", "registro"."""

ENDINGS = {
    "es": {
        "ares": "ar",
        "eres": "er",
        "dades": "dad",
        "tades": "tad",
        "años": "año",
        "días": "día",
        "vías": "vía",
        "líneas": "línea",
        "actas": "acta",
        "gobiernos": "gobierno",
        "comités": "comité",
    },
    "pt": {
        "ões": "ão",
        "ães": "ão",
        "ãos": "ão",
        "ais": "al",
        "eis": "el",
        "éis": "el",
        "óis": "ol",
        "uis": "ul",
        "ens": "em",
        "ins": "im",
        "ons": "om",
        "uns": "um",
        "aus": "au",
        "ivis": "ivil",
        "ntis": "ntil",
        "rfis": "rfil",
        "enis": "enil",
        "ítimos": "ítimo",
        "ínimos": "ínimo",
        "áximos": "áximo",
        "óximos": "óximo",
        "bens": "bem",
        "fins": "fim",
        "civis": "civil",
        "leis": "lei",
        "mínimos": "mínimo",
        "máximos": "máximo",
        "anos": "ano",
        "dias": "dia",
        "vias": "via",
        "comités": "comité",
        "comitês": "comité",
    },
}
"""Plurals that the stemmer takes for other words than their singulars, by how they end: "consulares", "migrações"."""

_REFUGEES = re.compile(r"\b([وف]?)لل(?=اج[ئي])")
"""'For the refugees' writes one lam of three: the rule for 'for the' would take the word's own."""
_OWN = (
    r"وكال(?:ة|ات|ت)\w{0,3}\b|والد(?:[ةاه]|ها|هم|ي|ي[نه]|يها|يهم|ان|ته|تها|ات)?\b|بالغ(?:[اة]|ين|ون|ات)?\b"
    r"|وا(?:فد|جب|حد|قع|رد|سع|رث|ضح|فق)"
)
"""Words that begin with letters of their own where others have a prefix: agency, parent, adult, newcomer, duty."""
_ARTICLE = re.compile(
    rf"\b(?!{_OWN})(?:[وف]?(?:ال|بال|كال|لل)|و(?=\w{{3}})"
    r"|[وف]?[بكل](?=[أإآ]\w{3}|وزار|وزير|وثيق|وكال))(?=\w{2})"
)
_IN_S = re.compile(r"\b\w{2,}[sS]\b")
_LENGTHS = {language: sorted({len(one) for one in endings}, reverse=True) for language, endings in ENDINGS.items()}
_WHOSE = "(?:ه|ها|هم|هن|هما)"
_PLURAL = re.compile(rf"(?<=\w{{3}})ات{_WHOSE}?\b|(?<=\w{{2}}ي)ت{_WHOSE}\b")
"""The ending -āt of many, and the -t before "his" of a word on -iyya: the stemmer leaves an alef, or a yeh."""
_INNER = {plural: one for one, plurals in BROKEN.items() for plural in plurals.split()}
_BROKEN = re.compile(rf"\b(?:{'|'.join(sorted(_INNER, key=len, reverse=True))})(?={_WHOSE}?\b)")


def without_prefixes(text: str) -> str:
    """Arabic words, without signs upon their letters, as they stand alone.

    >>> without_prefixes("والمهاجرين للاجئين")
    'مهاجرين لاجئين'
    """
    return _ARTICLE.sub("", _ARTICLE.sub("", _REFUGEES.sub("ل", text)))


def as_one(text: str, language: str) -> str:
    """The text with one form for words that have several; of Arabic, its prefixes are gone and its letters are one.

    >>> as_one("las autoridades consulares", "es"), as_one("a protecção dos cidadãos", "pt"), as_one("اجانب", "ar")
    ('las autoridad consular', 'a proteção dos cidadão', 'اجنبي')
    """
    if language == "ar":
        return _PLURAL.sub("ة", _BROKEN.sub(lambda found: _INNER[found.group()], text))
    if language == "pt":
        text = REFORMED.sub("", text)
    if language in ENDINGS:
        text = _IN_S.sub(lambda found: _singular(found.group(), language), text)
    return text


def _singular(word: str, language: str) -> str:
    """The word, of a plural in `ENDINGS` its singular: where two letters stand before the ending, or it is the word."""
    small = word.lower()
    for length in _LENGTHS[language]:
        ending = ENDINGS[language].get(small[-length:])
        if ending and (len(word) >= length + 2 or len(word) == length):
            return word[:-length] + ending
    return word
