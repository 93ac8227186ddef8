"""Words as the index knows them: one analyser per language, and the plain one for exact words and other languages.

Most of the work is the engine's own: cut into words, lower case, drop words that say nothing, stem, fold accents. What
it leaves undone is done before it: composed accents for decomposed ones, one letter for Arabic ones that are written in
several ways, and one form for words whose forms the stemmer takes for different words (`inflections`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import tantivy

from migov.evidence.index.inflections import as_one, without_prefixes

PLAIN = "und"
"""The language of texts that no analyser knows (BCP 47 "undetermined"): words are folded, not stemmed."""

EXACT = "exact"
"""Name of the analyser of the field for words that must stand as they were typed."""

STEMMERS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "tr": "turkish",
}
"""The engine's stemmer of each language that is analysed. Each language costs the index three bytes a passage."""

UNTAUGHT = frozenset({"ar", "ro", "tr"})
"""Languages for which the engine has a stemmer but no list of empty words."""

ELISIONS = {
    "fr": ("l", "d", "c", "j", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"),
    "it": ("l", "d", "c", "un", "dell", "nell", "all", "dall", "sull", "coll", "quest", "quell", "sant"),
}
"""What stays before the apostrophe when an article is elided: the engine cuts there, these pieces are dropped."""

EMPTY = {
    "ar": "في من علي الي عن او ان لا ما هذا هذه ذلك التي الذي تي ذي مع كل اي قد لم هو هي كان يكون اذا بين بعد قبل غير",
    "ro": "si și de la in în a al ale cu pe care din sau este se nu",
    "tr": "ve veya bir bu ile için de da olan olarak göre en her",
}
"""Words that say nothing, where the engine has no list of its own."""

APART = {
    "en": ("nationality|nationalities", "minority|minorities"),
    "es": ("nacionalidad|nacionalidades", "trata"),
    "fr": ("nationalité|nationalités|nationalite|nationalites", "traite", "commune|communes"),
    "pt": ("nacionalidade|nacionalidades",),
}
"""Words of migration law that the stemmer would throw together with commoner ones, each with its forms: nationality
with whatever is national, French "traite" (trafficking) with treaties and salaries, "commune" with what is common."""

WORD = re.compile(r"[^\W_]+(?:[\u0610-\u061a\u064b-\u065f\u0670\u0640]+[^\W_]*)*")
"""A word as it is printed, Arabic vowel signs and lengthening strokes included."""

_MARKS = re.compile("[\u00ad\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ALEF = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ک": "ك", "ی": "ي"}) | str.maketrans(
    "۰۱۲۳۴۵۶۷۸۹", "0123456789"
)
_LETTERS = _ALEF | str.maketrans({"ة": "ه", "ؤ": "و", "ئ": "ي"})


def analyser_of(language: str | None) -> str:
    """The language by which a text in *language* (BCP 47) is analysed: itself, else the plain one.

    >>> analyser_of("pt-BR"), analyser_of("ha"), analyser_of(None)
    ('pt', 'und', 'und')
    """
    primary = (language or PLAIN).lower().partition("-")[0]
    return primary if primary in STEMMERS else PLAIN


@cache
def analyser(language: str) -> tantivy.TextAnalyzer:
    """The engine's analyser for one of `STEMMERS`, for `PLAIN` or for `EXACT`."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    if language in STEMMERS:
        if language not in UNTAUGHT:
            builder = builder.filter(tantivy.Filter.stopword(STEMMERS[language]))
        if own := [*ELISIONS.get(language, ()), *EMPTY.get(language, "").split()]:
            builder = builder.filter(tantivy.Filter.custom_stopword(own))
        builder = builder.filter(tantivy.Filter.stemmer(STEMMERS[language]))
    return builder.filter(tantivy.Filter.ascii_fold()).build()


def prepared(text: str, language: str) -> str:
    """The text as the analyser of that language takes it.

    >>> prepared("والمهاجرين", "ar"), prepared("للاجئين", "ar"), prepared("ﻻ e\u0301tat", "fr")
    ('مهاجرين', 'لاجئين', 'ﻻ état')
    >>> prepared("تأشيرات الأجانب", "ar"), prepared("a protecção", "pt")
    ('تاشيرة اجنبي', 'a proteção')
    """
    if language == "ar":
        text = without_prefixes(_MARKS.sub("", unicodedata.normalize("NFKC", text))).translate(_ALEF)
    else:
        text = folded(text)
    text = as_one(text, language)
    for piece, written, own in _apart(language):
        if piece in text or piece.upper() in text:
            text = written.sub(own, text)
    return text


@cache
def _apart(language: str) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """The `APART` words of a language: a piece of each that is soon looked for, its forms, and what stands for it.

    That is a word which no stemmer changes.
    """
    listed = [(one.partition("|")[0], one) for one in APART.get(language, ())]
    return tuple((own[1:-1], re.compile(rf"\b(?:{one})\b", re.IGNORECASE), f"{own}q") for own, one in listed)


def folded(text: str) -> str:
    """The text as the exact field takes it: accents composed, signs that are only ink removed."""
    if text.isascii():
        return text
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if _MARKS.search(text):
        text = _MARKS.sub("", text)
    return text.translate(_LETTERS) if _ARABIC.search(text) else text


@lru_cache(maxsize=200_000)
def token(word: str, language: str) -> str | None:
    """A single printed word as the index holds it, or null where it is empty."""
    tokens = analyser(language).analyze(prepared(word, language))
    return tokens[0] if tokens else None


def words(text: str, language: str) -> tuple[str, ...]:
    """The words of a short text as the index holds them, in order, empty words left out.

    >>> words("l’autorisation de séjour des étrangers", "fr")
    ('autoris', 'sejour', 'etranger')
    """
    return tuple(analyser(language).analyze(prepared(text, language)))


def forms(held: str, word: str, language: str) -> tuple[str, ...]:
    """A word as the index holds it, and how it holds forms of the same word that its stemmer takes for another.

    French is the case: "étranger" loses its -er, "étrangers" and "étrangère" keep it.

    >>> forms("etrang", "étranger", "fr"), forms("etranger", "étrangers", "fr"), forms("foreign", "foreigner", "en")
    (('etrang', 'etranger'), ('etranger', 'etrang'), ('foreign',))
    """
    if language == "fr" and held.endswith("er"):
        return (held, held.removesuffix("er"))
    if language == "fr" and word.lower().endswith("er") and len(held) > 3:
        return (held, f"{held}er")
    return (held,)


def placed(text: str, language: str) -> list[tuple[int, str]]:
    """The words of a phrase with their positions, so that empty words between them keep their place."""
    tokens = analyser(language).pre_tokenize(prepared(text, language)).tokens
    return [(one.position, one.text) for one in tokens]


def spans(text: str, language: str) -> list[tuple[int, int, str]]:
    """Every word of a text with where it stands: start, end, and the word as the index holds it."""
    found = []
    for match in WORD.finditer(text):
        held = token(match.group(), language)
        if held is not None:
            found.append((match.start(), match.end(), held))
    return found
