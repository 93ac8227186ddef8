"""The cells of convention tables, read in English, French, Spanish, Portuguese and Arabic."""

from __future__ import annotations

import re
import unicodedata

from migov.model.conventions import Ratification, Standing

PARTLY = r"partial(?:ly)?|partly|in part|partiel(?:le)?(?:ment)?|en partie|en parte|parcial(?:mente)?|جزئيا"
UNRATIFIED = (
    r"(?:not|non|pas|no|nao|sem)(?: yet| encore| ainda| ha| foi)* (?:ratif\w+|acced\w+|adher\w+|aderi\w+)|لم تصدق"
)
SIGNED = r"sign(?:ed|ee?s?|ature)|firm(?:ad[oa]|a|o)|suscrit[oa]|assin(?:ad[oa]|atura)|وقعت|موقعة"
YES = r"yes|oui|si|sim|نعم|✓|✔"
NO = r"no(?!\.? ?\d)|non|nao|none|aucune?|ningun[oa]?|nenhuma?|لا|✗|✘|×|x"
BOUND = r"ratif\w+|acced\w+|accession|adher\w+|adhesion|aderi\w+|adesao|succe\w+|approv\w+|accept\w+|صدقت|انضمت"
PENDING = r"pending|ongoing|under ?way|process\w*|proceso|en cours|en curso|em curso|planned|prevue?"
STANDINGS = [("partly", PARTLY), ("unratified", UNRATIFIED), ("signed", SIGNED), ("yes", YES), ("no", NO)]
STANDINGS += [("bound", BOUND), ("pending", PENDING)]
WORDS = re.compile("|".join(rf"(?P<{kind}>(?<!\w)(?:{words})(?!\w))" for kind, words in STANDINGS))
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
EMPTY = re.compile(r"[\s.·…_/\\|‐‑‒–—―-]*")
JOINTS = re.compile(
    r"(?<!\w)(?:and|et|y|e|in|en|em|respectively|respectivement|respectivamente|the|of|de|on|on the|le|el)(?!\w)|و|في"
)


def read_cell(printed: str) -> Ratification | None:
    """What a cell says, or null where it is empty or says neither yes nor no.

    >>> read_cell("Oui (1985, 2014)").years
    (1985, 2014)
    >>> cell = read_cell("1967 and revised in 1979")
    >>> cell.standing.value, cell.years, cell.note
    ('yes', (1967, 1979), 'revised in 1979')
    >>> read_cell("Signed (2001), not yet ratified").standing.value
    'signed'
    >>> read_cell("—") is None
    True
    """
    words = _plain(printed)
    years = tuple(int(year) for year in YEAR.findall(words))
    standing = _standing([match.lastgroup or "" for match in WORDS.finditer(words)], years)
    if standing is None:
        return None
    return Ratification(standing=standing, years=years, note=_note(printed), printed=printed)


def is_empty(printed: str) -> bool:
    """Whether a cell was printed with nothing in it but a stroke or dots."""
    return EMPTY.fullmatch(printed) is not None


def _standing(kinds: list[str], years: tuple[int, ...]) -> Standing | None:
    """What the words of a cell come to, taken in their order."""
    first = kinds[0] if kinds else None
    says_no = "no" in kinds or "unratified" in kinds
    if "partly" in kinds or (first == "yes" and says_no) or (first == "no" and "yes" in kinds):
        return Standing.PARTLY
    if first == "no":
        return Standing.NO
    if "unratified" in kinds:
        return Standing.SIGNED if "signed" in kinds else Standing.NO
    if "yes" in kinds or ("bound" in kinds and "pending" not in kinds):
        return Standing.YES
    if "signed" in kinds:
        return Standing.SIGNED
    return Standing.YES if years and not kinds else None


def _note(printed: str) -> str | None:
    """The words of a cell beyond its yes or no and its years."""
    text = printed.strip()
    plain = _plain(text)
    lead = re.compile(r"[\W_]*").match(plain)
    start = lead.end() if lead else 0
    if year := YEAR.match(plain, start):
        rest = re.sub(r"^[\s,;]*(?:and|et|y|e)?\s+", "", text[year.end() :])
    else:
        first = WORDS.match(plain, start)
        alone = first and (first.lastgroup in ("yes", "no") or not WORDS.search(plain, first.end()))
        rest = text[first.end() :] if first and alone else text
    rest = rest.strip(" ,;:.–—-")
    if re.fullmatch(r"\([^()]*\)|\[[^\[\]]*\]", rest):
        rest = rest[1:-1].strip()
    return rest if re.search(r"\w", JOINTS.sub("", YEAR.sub("", _plain(rest)))) else None


def _plain(text: str) -> str:
    """The same text, character for character, in small letters and without accents."""
    return "".join(unicodedata.normalize("NFKD", character)[0].lower()[:1] or " " for character in text)
