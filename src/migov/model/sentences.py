"""Sentences: where they begin and end in a text as laws and profiles are written.

A full stop ends a sentence only if it does not belong to an abbreviation, an initial, a number or a web address. An
item of a list is a sentence, whatever it ends in.
"""

from __future__ import annotations

import re

from migov.model.languages import Language

TITLES: dict[Language, str] = {
    Language.EN: "Dr Mr Mrs Ms Prof Hon St Gen Col Lt Rev Messrs H.E",
    Language.FR: "M MM Mme Mmes Mlle Mgr Me Pr Dr St Ste S.E S.Exc",
    Language.ES: "Sr Sra Sres Srta Dr Dra Lic Ing Prof D Dª Gral Sto Sta S.E Excmo Excma",
    Language.PT: "Sr Sra Srs Dr Dra Drs Prof Eng Exmo Exma Sto Sta V.Ex S.Ex D",
    Language.AR: "د أ م.م أ.د",
}
"""Before a name: their full stop never ends a sentence."""

LINKS: dict[Language, str] = {
    Language.EN: "cf e.g i.e viz ca v vs ibid op.cit loc.cit incl esp approx",
    Language.FR: "cf p.ex c.-à-d c.à.d ibid op.cit loc.cit réf env tél av bd",
    Language.ES: "cf p.ej ej ibid op.cit loc.cit aprox tel",
    Language.PT: "cf p.ex ex ibid op.cit loc.cit aprox tel av",
    Language.AR: "",
}
"""Between words: theirs never does either."""

COUNTED: dict[Language, str] = {
    Language.EN: "no nos art arts para paras sec sect ch chap cap vol ed eds fig p pp pt reg sched ann res doc supp "
    "ser g.n s.i",
    Language.FR: "n nº n° nos art al par ch chap vol éd fig p pp sect lit let annexe décr arr j.o b.o",
    Language.ES: "n nº n° n.º no nos núm núms art arts apdo apdos párr párrs inc cap vol ed fig p pp pág págs sec "
    "disp b.o.e d.o",
    Language.PT: "n nº n° n.º n.os nos núm art arts al als inc cap vol ed fig p pp pág págs sec b.o d.r",
    Language.AR: "ص م ج ط ق",
}
"""Before a number, a numeral or a letter in brackets; before anything else their full stop ends the sentence."""

BEGINNINGS: dict[Language, str] = {
    Language.EN: "The This These That Those It Its They In On At By For From A An As All However There",
    Language.FR: "Le La Les L Un Une Des Il Elle Ils Elles Ce Cette Ces En Dans Au Aux Par Pour Aucun Aucune Toutefois",
    Language.ES: "El La Los Las Un Una Este Esta Estos Estas En Al Por Para Sin Se Su Sus",
    Language.PT: "O A Os As Um Uma Este Esta Estes Estas Em Na Nas Ao Por Para Não Seu Sua",
    Language.AR: "",
}
"""Words that begin a sentence and no name: behind initials, as in *J.O. The decree*, they tell the two apart."""

STOPS = ".!?…؟۔"
CLOSING = "”’»\"')]›"
OPENING = "“‘«\"'([‹¿¡"
MARK = r"(?:[•‣◦▪●○■□·*–—-]|\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[).]|\(?[a-z]{2}\))"
ITEM = re.compile(rf"\s*\n\s*(?:{MARK}[ \t\u00a0]+)?")
FIRST_ITEM = re.compile(rf"\s*(?:{MARK}[ \t\u00a0]+(?=\S))?")
STOP = re.compile(rf"[{STOPS}]+[{re.escape(CLOSING)}]*(?:[\u00a0\u202f ][»”])?(?=\s|$)")
WORD_BEFORE = re.compile(r"[^\s(\[«“\"'’/]+$")
INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*")
LISTED = re.compile(r"\d|[IVXLCDM]+\b|[(\[]|[A-Z]\.?[ -]?\d|[a-z]\)|[°º]")
FIRST_WORD = re.compile(r"\w+")


def _listed(table: dict[Language, str]) -> frozenset[str]:
    """What a table lists in any language: a profile quotes the titles of laws in theirs."""
    return frozenset(word for words in table.values() for word in words.split())


_TITLES, _LINKS, _COUNTED = _listed(TITLES), _listed(LINKS), _listed(COUNTED)
_BEGINNINGS = {language: frozenset(words.split()) for language, words in BEGINNINGS.items()}


def split(text: str, language: Language | None = None) -> tuple[tuple[int, int], ...]:
    r"""Start and end of every sentence and every item of a list, without the blanks and marks between them.

    >>> text = "Law No. 2015-36 of 26 May 2015 applies. It lists:\n• visas;\n• permits (cf. art. 3)."
    >>> [text[start:end] for start, end in split(text)]
    ['Law No. 2015-36 of 26 May 2015 applies.', 'It lists:', 'visas;', 'permits (cf. art. 3).']
    """
    spans: list[tuple[int, int]] = []
    begin = _skipped(FIRST_ITEM, text, 0)
    for item in ITEM.finditer(text, begin):
        spans += _within(text, begin, item.start(), language)
        begin = item.end()
    return (*spans, *_within(text, begin, len(text), language))


def _skipped(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return position if found is None else found.end()


def _within(text: str, begin: int, end: int, language: Language | None) -> list[tuple[int, int]]:
    """The sentences of one line."""
    spans: list[tuple[int, int]] = []
    for stop in STOP.finditer(text, begin, end):
        behind = text[stop.end() : end].lstrip()
        if behind and _ends(text[begin : stop.start()], stop.group(), behind, language):
            spans.append((begin, stop.end()))
            begin = end - len(behind)
    last = begin + len(text[begin:end].rstrip())
    return [*spans, (begin, last)] if last > begin else spans


def _ends(sentence: str, stop: str, behind: str, language: Language | None) -> bool:
    """Whether this full stop ends the sentence before it, given what stands behind."""
    next_letter = behind.lstrip(OPENING + " \u00a0\u202f")[:1]
    if next_letter.islower():
        return False
    if not stop.startswith(".") or stop.startswith(".."):
        return True
    word = _word_before(sentence)
    if word == sentence.strip() and (word.isdigit() or INITIALS.fullmatch(word)):
        return False
    if word in _TITLES or word.lower() in _LINKS:
        return False
    if word.lower() in _COUNTED and LISTED.match(behind):
        return False
    return not (word.isupper() and INITIALS.fullmatch(word)) or _begins(behind, language)


def _word_before(sentence: str) -> str:
    found = WORD_BEFORE.search(sentence)
    return "" if found is None else found.group()


def _begins(behind: str, language: Language | None) -> bool:
    """Whether what stands behind begins as sentences do, and names do not."""
    found = FIRST_WORD.match(behind.lstrip(OPENING))
    if found is None or behind.startswith(found.group() + "."):
        return False
    spoken = _BEGINNINGS.values() if language is None else (_BEGINNINGS[language],)
    return any(found.group() in words for words in spoken)
