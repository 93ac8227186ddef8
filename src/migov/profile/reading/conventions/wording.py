"""Words and patterns by which the parts of a convention table are recognised, in four languages."""

from __future__ import annotations

import re

from migov.profile.reading.phrases import WORD_BEFORE_NUMBER, letters

TITLE = re.compile(
    rf"^{WORD_BEFORE_NUMBER}\s*(?:n[o°º]\.?\s*)?(?P<number>\d{{1,2}})\s*[.:–—-]*\s*(?P<title>.*)$", re.IGNORECASE
)
STANDING = (
    r"yes|no|oui|non|sí|si|sim|não|nao|partially|partly|partial|partiellement|partielle|parcialmente|parcial|"
    r"signed|signée?|firmad[oa]|assinad[oa]|ratified|ratifiée?s?|ratificad[oa]|acceded|accession|adhésion|adhered|adhérée?|"
    r"n/?a|not ratified|not applicable|not signed|non ratifiée?|non signée?|sans objet|in progress|pending|en cours"
)
YEAR = r"(?:18|19|20)\d\d"
CELL = re.compile(
    rf"^(?:(?:{STANDING})(?![\w’'-])(?![.]\s*\d)|"
    rf"{YEAR}(?!\d)(?!\s*\((?:No|n[o°º.ú]|[A-Z]{{3}}))(?!\s+(?:{STANDING})\b)|[—–-]+$)[^•]{{0,75}}$",
    re.IGNORECASE,
)
"""A row that is a cell and nothing else: "1954 Yes (1974)" is the end of a name with its cell."""

SURE_CELL = re.compile(rf"^(?:yes|no|oui|non|sí|sim|não)(?:\s*[(,:;–-]?\s*{YEAR}.*)?$", re.IGNORECASE)
INLINE = re.compile(
    rf"^(?P<name>.*(?:{YEAR}|\)|\*))\s+(?P<cell>(?:(?:{STANDING})(?:\s*\([^()]*\))?|{YEAR}(?:\s*[,;/]\s*{YEAR})*))$",
    re.IGNORECASE,
)
DATED = re.compile(
    rf"^(?P<name>.*?(?<![,\d])(?<!\bof)(?<!\bin)(?<!\bde)(?<!\bdu)(?<!\band)(?<!\bet))\s+"
    rf"(?P<cell>{YEAR}(?:\s*[,;/]\s*{YEAR})*(?:\s+(?:and|et|y|e)\s+\D{{3,30}})?)$"
)
"""A name without year of its own, and a year that can only be its cell."""

LAST = re.compile(rf"^(?P<name>.*\S)\s+(?P<cell>(?:{STANDING})(?:\s*\([^()]*\))?)$", re.IGNORECASE)
"""A standing at the end of a row whose name goes on in the next one."""

NAME_END = re.compile(rf",\s*{YEAR}(?:\s*\(n[^()]*\))?[*†‡]*$", re.IGNORECASE)
"""How names end, and cells do not: comma, year, perhaps a number."""

STROKE = re.compile(r"^[—–-]+$")

NAME_YEAR = re.compile(rf"^{YEAR}(?:(?:\s+{YEAR}(?:\s*[,;/]\s*{YEAR})*)?|,\s+(?:and|et|y|e)\s\D{{4,}})$")
"""The year of a name, alone on its row, before its cell, or before what the name adds: "2000, and its Protocols"."""

HEADS = re.compile(
    r"^(?:international)?(?:conventions?names?|names?of(?:the)?conventions?|conventions?|instruments?|treaty|treaties|intitule.{0,16}|"
    r"titre.{0,14}|noms?(?:de|des|du)?l?a?(?:conventions?|instruments?)|nombred.{0,22}|nomed.{0,22}|names?|title|agreements?|accords?)?"
    r"(?:signature)?(?:and|et|y|e)?(?:ratified|ratification|ratifiee?s?|ratificad[oa]s?|ratificacion|ratificacao|status|statut|situation|signed)"
    r"(?:years?|annees?|anos?|date|anneede|daterati.*)?(?:status)?$"
)
NAME_HEAD = re.compile(
    r"^(?:international)?(?:conventions?names?|names?of(?:the)?(?:conventions?|instruments?)|intituledel.{0,16}|nomdel.{0,16}|nombredel.{0,16}|nomeda.{0,16}|instrument|convention)$"
)
YEAR_HEAD = re.compile(r"^(?:years?|annees?|anos?)$")
KIND = re.compile(
    r"(?:the)?(?P<kind>international|regional|subregional|continental|bilateral|multilateral|national|accords?regiona|accordsbilat|"
    r"conventionsregiona|conventionsbilat|conventionsinternat|accordsinternat|instrumentsregiona|instrumentsinternat|acuerdosregiona|"
    r"acuerdosbilat|conveniosinternac|acordosregiona|acordosbilat|convencoesinternac)"
)
"""How the heading of a group of rows begins."""

GROUP = re.compile(rf"^{KIND.pattern}\w{{0,60}}$")
GROUP_NOUN = re.compile(r"agreement|convention|instrument|accord|treat|traite|acuerdo|acordo|convenio|convenc|tratado")
NOTE = re.compile(r"^(?P<mark>\*{1,4}|†|‡|§)\s*(?P<text>\S.*)$")
MARK = re.compile(r"\s?(\*{1,4}|†|‡)(?=\s|[.,;)]|$)")
NOUN = re.compile(
    r"convention|convenant|covenant|protocol|charter|treaty|pact|agreement|statute|declaration|memorand|charte|pacte|traité|accord|"
    r"convenio|convención|tratado|carta|pacto|acuerdo|convenção|acordo|estatuto|protocole?|conference|ILO|OIT",
    re.IGNORECASE,
)
COMPLETE = re.compile(rf"(?:{YEAR}|\(No\.? ?\d+\)|\(n[o°º]\.? ?\d+\)|\d\)|\*+|†)$", re.IGNORECASE)
OPEN_END = re.compile(
    r"(?:,|\b(?:and|or|of|the|to|in|for|against|on|with|by|its|all|et|ou|de|des|du|la|le|les|d’|l’|sur|pour|contre|y|e|del|dos|das|"
    r"relating|concerning|relative|No\.|n[o°º]))$",
    re.IGNORECASE,
)
CELL_OPEN = re.compile(r"(?:[,;/–-]|\b(?:and|in|revised|on|of|since|et|en|de|du|depuis|y|e|em))$", re.IGNORECASE)
OPENER = re.compile(
    r"^(?:ILO|OIT|United Nations|International|Convention|Protocol|Optional|The|African|European|American|"
    r"Inter-American|Treaty|Agreement|Charter|Pacte|Charte|Protocole|Organisation|"
    r"Nations Unies|Accord|Traité|Convenio|Convención|Protocolo|Convenção)\b"
)


def is_head(text: str) -> bool:
    """Whether a row is the head of a table's columns, or of one of them, or of a group of rows."""
    plain = letters(text)
    if not (HEADS.match(plain) or NAME_HEAD.match(plain) or KIND.match(plain)):
        return False
    text = " ".join(text.split())
    if len(text) < 100 and HEADS.match(plain):
        return not SURE_CELL.match(text)
    return bool(NAME_HEAD.match(plain) and len(text) < 60) or group_heading(text) is not None


def group_heading(text: str) -> str | None:
    """The heading of a group of rows, without the head of its second column."""
    if not KIND.match(letters(text)):
        return None
    left = re.split(r"\s{2,}", text.strip())[0]
    words = re.sub(r"\s*(?:Ratifi|Year|Année|Signature|Año|Ano)[^|]*$", "", left) or left
    plain_letters = letters(words)
    if len(words) > 75 or re.search(r"\d", words) or words.endswith((".", ",")):
        return None
    return (
        words.strip() if GROUP.match(plain_letters) and GROUP_NOUN.search(plain_letters) and _is_plural(words) else None
    )


def _is_plural(words: str) -> bool:
    """Whether words name a kind of instruments, as "Bilateral agreement" does, and not one of them."""
    return len(words.split()) <= 6 and not re.search(
        r"\b(?:on|concerning|against|relating|sur|contre|sobre|between|entre)\b", words, re.IGNORECASE
    )


def split(text: str, after: str = "") -> tuple[str, str | None]:
    """A row as piece of a name and cell, where both were printed on it; *after* is the row that follows directly.

    >>> split("Treaty on Fog, 1980 Yes (1985)"), split("Convention on Rain Non", "(révisée), 1990")
    (('Treaty on Fog, 1980', 'Yes (1985)'), ('Convention on Rain', 'Non'))
    """
    if "  " in text and (beside := _beside(text)) is not None:
        return beside
    if (inline := INLINE.match(text)) is not None:
        return inline["name"], inline["cell"]
    if (dated := DATED.match(text)) is not None and NOUN.search(dated["name"]) and not re.search(YEAR, dated["name"]):
        return dated["name"], dated["cell"]
    if (
        (last := LAST.match(text)) is not None
        and last["cell"][0].isupper()
        and _goes_on(last["name"], after, last["cell"])
    ):
        return last["name"], last["cell"]
    return text, None


def _beside(text: str) -> tuple[str, str] | None:
    """A name and the cell beside it, which may fill two columns: its standing and its year."""
    pieces = re.split(r"\s{2,}", text.strip())
    first = len(pieces)
    while first > 1 and CELL.match(pieces[first - 1]):
        first -= 1
    if first == len(pieces):
        return None
    said = [piece for piece in pieces[first:] if not STROKE.match(piece)]
    return " ".join(pieces[:first]), " ".join(said or pieces[first:][:1])


def _goes_on(name: str, after: str, cell: str) -> bool:
    """Whether what stands before a standing is the first half of a name, and the row after it the second."""
    if "(" in cell:
        return bool(NOUN.search(name)) or len(name) > 20
    small = after[:1].islower() or after.startswith("(") or bool(re.match(rf"{YEAR}(?!\d)", after))
    if cell == "No" and after[:1].isdigit() and not small:  # "Convention No", "97"
        return False
    return bool(NOUN.search(name)) and bool(after) and (small or bool(OPEN_END.search(name)))


def holds_cell(text: str) -> bool:
    """Whether a name and its cell stand on one row, so that it is no line of running text."""
    cell = split(text)[1]
    return cell is not None and not cell[:1].islower()


def is_single(text: str) -> bool:
    return bool(CELL.match(text) or TITLE.match(text) or NOTE.match(text)) or is_head(text)


def ends_prose(text: str) -> bool:
    """Whether a sentence of running text ends with this row."""
    return text.rstrip().endswith((".", ".”", "!", "?")) and not re.search(r"\b(?:No|art|n)\.$", text, re.IGNORECASE)
