"""What a file says of itself: which draft it is, who it was sent to, and which of its paragraphs is which part.

Programs drop what they do not know, so each fact travels on several carriers. The draft: in custom properties, in
variables of the document, in the name of a hidden bookmark, in the printed line. A paragraph: in the name of a hidden
bookmark around it, and in the paragraph id that Word keeps. Names are computed from ids, so no table must come back.
"""

from __future__ import annotations

import re
from hashlib import sha256

from migov.model.languages import Language
from migov.model.values import Value
from migov.profile.word import wording

PREFIX = "_mgv_"
"""Word does not show bookmarks that begin with an underscore, so nobody deletes one by mistake."""
DRAFT_MARK = re.compile(r"_mgv_draft_(\d{1,6})_([0-9a-f]{20})")
PROPERTIES = ("assessment", "draft", "hash", "institution", "parts")
PROPERTY = "migov.{}"
_FIELDS = {"assessment": r"[\w.-]{1,100}", "number": r"[0-9]{1,6}", "hash": r"[0-9a-f]{64}"}


class Identity(Value, kw_only=True):
    """Which draft a file was made from and for whom, as far as it still says so."""

    assessment: str | None = None
    draft: int | None = None
    hash: str | None = None
    """Of the draft: 64 digits, or the first 20 where only the bookmark was left."""
    institution: str | None = None
    parts: str | None = None
    """``all``, or a seal of the parts that were sent."""

    @property
    def is_unknown(self) -> bool:
        """Whether the file does not say what it is."""
        return self.draft is None and self.hash is None

    def is_of(self, *, assessment: str, hash: str) -> bool | None:  # noqa: A002 - the field's own word
        """Whether it was made from this draft; null where the file does not say."""
        if self.assessment is not None and self.assessment != assessment:
            return False
        return None if self.hash is None else hash.startswith(self.hash)

    def properties(self) -> dict[str, str]:
        """What is written into the properties of a file."""
        facts = {name: getattr(self, name) for name in PROPERTIES}
        return {PROPERTY.format(name): str(fact) for name, fact in facts.items() if fact is not None}

    def bookmark(self) -> str:
        """The name of the hidden bookmark that stands for the draft."""
        return f"{PREFIX}draft_{self.draft or 0}_{(self.hash or '')[:20]}"


def identified(properties: dict[str, str], bookmarks: list[str], printed: list[str]) -> Identity:
    """What a file says of itself: by its properties, else by its bookmark, else by the line that is printed."""
    facts = {name: properties.get(PROPERTY.format(name)) for name in PROPERTIES}
    number, seal = facts["draft"], facts["hash"]
    mark = next((found for name in bookmarks if (found := DRAFT_MARK.fullmatch(name))), None)
    line = next((found for text in printed if (found := _said(text))), None)
    if seal is None and line is not None:
        facts["assessment"], number, seal = line["assessment"], line["number"], line["hash"]
    if seal is None and mark is not None:
        number, seal = mark[1], mark[2]
    return Identity(
        assessment=facts["assessment"],
        draft=int(number) if number and re.fullmatch(r"[0-9]{1,6}", number) else None,
        hash=seal if seal and re.fullmatch(r"[0-9a-f]{20}([0-9a-f]{44})?", seal) else None,
        institution=facts["institution"],
        parts=facts["parts"],
    )


def carrier(part: str, line: int) -> str:
    """The name of the bookmark around a line of a part.

    >>> carrier("passage-7", 0) == carrier("passage-7", 0) != carrier("passage-7", 1)
    True
    """
    return PREFIX + _seal(f"{part}\n{line}")[:24]


def paragraph_id(part: str, line: int) -> str:
    """The id of the paragraph that holds a line of a part, in the eight digits Word allows."""
    number = int(_seal(f"{part}\n{line}")[24:32], 16) & 0x7FFFFFFF or 1
    return f"{number:08X}"


def scope(parts: tuple[str, ...], everything: bool) -> str:  # noqa: FBT001
    """What is said of the parts that a file holds."""
    return "all" if everything else _seal("\n".join(parts))[:24]


def is_printed(text: str) -> bool:
    """Whether a line is one of the title block, in whatever language."""
    plain = " ".join(text.split())
    return any(found.fullmatch(plain) for found in _PRINTED)


def _seal(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _template(text: str) -> str:
    pieces = re.split(r"\{(\w+)\}", " ".join(text.split()))
    return "".join(
        f"(?P<{piece}>{_FIELDS.get(piece, '.{1,300}')})" if at % 2 else re.escape(piece)
        for at, piece in enumerate(pieces)
    )


def _said(text: str) -> re.Match[str] | None:
    """The printed line that names the draft, in whatever language."""
    plain = " ".join(text.split())
    return next((match for line in _LINES if (match := line.fullmatch(plain))), None)


_WRITTEN = [text for one in wording.PRINTED for language in Language if (text := one.written(language))]
_PRINTED = [re.compile(_template(text)) for text in _WRITTEN]
_LINES = [re.compile(_template(text)) for language in Language if (text := wording.IDENTITY.written(language))]
