"""Words that somebody typed without their accents: how the index may hold them.

The index folds accents, but after the stemmer, which knows endings by their accents: French "égalité" is held without
its ending, "egalite" with it. So the endings are tried with accents, and each stem that comes of it is looked for too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product

from migov.evidence.index.analysers import token, words

SIGNS = {
    "es": {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú", "n": "ñ"},
    "fr": {"e": "éè"},
    "pt": {"a": "áâã", "c": "ç", "e": "éê", "i": "í", "o": "óôõ", "u": "ú"},
}
"""The accents of endings; before the ending they change no stem."""

AT_ONCE = {"es": 1, "fr": 2, "pt": 2}
"""How many signs an ending bears at most: "-ée" and "-été" one or two, "-ción" one, "-ção" two."""

ENDING = 6
"""Letters: as many as the longest ending in which an accent counts."""

SHORTEST = 4
"""Letters of a word. In shorter ones an accent makes another word: "mas" and "más", "des" and "dès"."""


@lru_cache(maxsize=20_000)
def accented(word: str, language: str) -> tuple[str, ...]:
    """The stems of a word typed without accents, as the index holds it with them; none where it was typed with any.

    >>> accented("acces", "fr"), accented("politica", "es"), accented("accès", "fr"), accented("access", "en")
    (('acces',), ('politic',), (), ())
    """
    if language not in SIGNS or len(word) < SHORTEST or not word.isascii() or (own := token(word, language)) is None:
        return ()
    tried = words(" ".join(_spelled(word.lower(), language)), language)
    return tuple(stem for stem in dict.fromkeys(tried) if stem != own and len(stem) > 2)


def _spelled(word: str, language: str) -> Iterator[str]:
    """The word with every choice of accents on its ending."""
    signs, (stem, ending) = SIGNS[language], (word[:-ENDING], word[-ENDING:])
    places = [at for at, letter in enumerate(ending) if letter in signs]
    for count in range(1, AT_ONCE[language] + 1):
        for chosen in combinations(places, count):
            for accents in product(*(signs[ending[at]] for at in chosen)):
                letters = list(ending)
                for at, accent in zip(chosen, accents, strict=True):
                    letters[at] = accent
                yield stem + "".join(letters)
