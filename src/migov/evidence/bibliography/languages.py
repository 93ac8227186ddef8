"""Languages as bibliographies name them: by a code, as BibLaTeX does, or in words of their own or in English."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from migov.evidence.tongues import is_language

CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")

BIBLATEX = {
    "american": "en-US", "australian": "en-AU", "british": "en-GB", "canadian": "en-CA", "newzealand": "en-NZ",
    "ukenglish": "en-GB", "usenglish": "en-US", "acadian": "fr-CA", "canadien": "fr-CA", "francais": "fr",
    "frenchb": "fr", "ngerman": "de", "germanb": "de", "austrian": "de-AT", "naustrian": "de-AT",
    "swissgerman": "de-CH", "nswissgerman": "de-CH", "brazil": "pt-BR", "brazilian": "pt-BR", "portuges": "pt",
    "mexican": "es-MX", "castilian": "es", "farsi": "fa", "magyar": "hu", "greek": "el", "slovene": "sl",
    "bahasa": "id",
}  # fmt: skip
"""Names of BibLaTeX's own, beside those that are a language's name in English."""

NAMED_IN = ("en", "fr", "es", "pt", "ar", "de", "it", "ru")
"""Languages in whose words others are named; each is named in its own words besides."""


def code_of(name: str) -> str | None:
    """The code (BCP 47) of a language that is named in one way or another; null where none is known by it.

    >>> [code_of(name) for name in ("fr-NE", "french", "Français", "brazilian", "pt_BR", "ara", "two of them")]
    ['fr-NE', 'fr', 'fr', 'pt-BR', 'pt-BR', 'ar', None]
    """
    name = name.strip()
    if CODE.fullmatch(name):
        first, dash, more = name.replace("_", "-").partition("-")
        code = str(_aliases().get(first.lower(), first.lower()))
        if is_language(code):
            return f"{code}{dash}{more}"
    return BIBLATEX.get(name.lower()) or _names().get(name.casefold())


@cache
def _aliases() -> dict[str, str]:
    """Older and longer codes, such as "fra", and those that are used now."""
    return {str(old): str(new) for old, new in get_global("language_aliases").items() if new.isalpha()}


@cache
def _names() -> dict[str, str]:
    """Names of languages, in English and the languages of our sources, and each one's own."""
    codes = [str(code) for code in Locale("en").languages if "_" not in str(code)]
    names: dict[str, str] = {}
    for speaker in NAMED_IN:
        for code in codes:
            if called := Locale(speaker).languages.get(code):
                names.setdefault(called.casefold(), code)
    return names
