"""Lines in Arabic letters that extraction half turned round: what can be told from a line alone.

Only what no word can be is mended: no Arabic word begins with an alef, another alef with its sign, and a lam. Where the
reader knows the places of the letters, it has put them in order before; this is for texts that somebody extracted.
"""

from __future__ import annotations

import re

ARTICLE = re.compile(r"(?<!\w)([وف]?[بك]?)ا([أإآ])ل(?=\w)")
"""The article before a word with alef, its lam and the alef turned round; with "and", "so", "by" or "as" before it."""

LEADING = re.compile(r"^(\s*)([.،؛؟])\s*(?=[\u0621-\u064a])(.*\S)(\s*)$", re.DOTALL)
"""A line of Arabic letters behind a mark that ends sentences, or parts of them."""

ENDS = ".،؛؟:!…"
"""What a line ends in that needs no other mark."""


def article_first(text: str) -> str:
    """The text with the article's lam before the alef that follows it.

    >>> article_first("حقوق األجانب واإلقامة باآلثار")
    'حقوق الأجانب والإقامة بالآثار'
    >>> article_first("ألف إلى الأجانب")
    'ألف إلى الأجانب'
    """
    return ARTICLE.sub(r"\1ال\2", text) if "ا" in text else text


def stop_last(text: str) -> str:
    """The text with the full stop or comma that it begins with at its end, where a line from right to left has it.

    >>> stop_last(".لا يجوز العمل دون ترخيص"), stop_last(".المادة 3:"), stop_last(".5 عمال")
    ('لا يجوز العمل دون ترخيص.', '.المادة 3:', '.5 عمال')
    """
    found = LEADING.match(text)
    if found is None or found[3][-1] in ENDS:
        return text
    return f"{found[1]}{found[3]}{found[2]}{found[4]}"
