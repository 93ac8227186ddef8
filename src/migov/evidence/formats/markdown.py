"""Markdown to lines: the words as a browser would show them, without the marks that say how.

Paragraphs are put together from their lines; headings bear their level; a table's row is one line. The front matter
gives title and language and is no part of the text. Indented lines are paragraphs, never code: laws indent.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from migov.errors import Problem, Unreadable
from migov.evidence.formats import text
from migov.evidence.formats.bounds import Bounds
from migov.evidence.formats.paragraphs import BREAK, LOWERED, RAISED, apart, lines, row, trimmed, uncontrolled
from migov.model.pages import Document, Line, Page

HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(?:(=+)|-+)[ \t]*$")
RULE = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
QUOTED = re.compile(r"(?: {0,3}>[ \t]?)+")
BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
NUMBERED = re.compile(r"[ \t]*\d{1,9}[.)][ \t]+\S")
NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)")
TARGET = re.compile(r" {0,3}\[[^\]^][^\]]*\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?[ \t]*$")
DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
CELL_END = re.compile(r"(?<!\\)\|")
HARD_BREAK = re.compile(r"(?: {2,}|\\)$")

TAGS = (
    "a|abbr|b|big|blockquote|body|br|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|figure|font|"
    "footer|h[1-6]|header|hr|html|i|img|ins|kbd|li|main|mark|nav|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|"
    "summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var"
)
TAG = re.compile(rf"<(/?)({TAGS})\b[^<>]*>", re.IGNORECASE)
ADDRESS = re.compile(r"<((?:https?|mailto|ftp):[^\s<>]*)>")
ENDING = frozenset({"p", "div", "li", "tr", "blockquote", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements whose end is that of a paragraph."""
MARKED = re.compile(r"[*_`\[\]<\\~!&]")
CODE = re.compile(r"(?<![\\`])(`+)(?!`)(.{1,3000}?)(?<!`)\1(?!`)")
IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
NOTED = re.compile(r"\[\^([^\]\s]{1,40})\]")
# What stands between two marks is bounded: else marks that nothing closes take time that grows with their square.
EMPHASIS = (
    re.compile(r"(\*{1,3})(?=[^\s*])((?:[^*]|\*(?=\s)){0,3000}?[^\s*])\1(?!\*)"),
    re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])(.{0,3000}?[^\s_])\1(?!\w)"),
    re.compile(r"(~~)(?=\S)(.{0,3000}?\S)\1"),
)
UNCLOSED = re.compile(r"\*{2,}")
"""What is left of marks around several paragraphs. A single star may be one of the text."""

SIGN = re.compile(r"[!-/:-@\[-`{-~]")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
SHIFT = 0x100
KEPT = re.compile("\x04([\u0121-\u017e])")
"""A sign freed from meaning anything while the others are looked for: it stands there as a letter."""

LONGEST_HEADING = 300
"""Characters. What is longer is not underlined, it is a paragraph above a rule."""

STARTS = frozenset("#>`~=-*+_[")
"""What a line begins with, beside digits, that is more than words of a paragraph."""

FIELD = re.compile(r"(title|lang|language)[ \t]*:[ \t]*(.*?)[ \t]*$", re.IGNORECASE)


def read(data: bytes, *, file: str | None, sha256: str, bounds: Bounds, language: str | None = None) -> Document:
    """The lines of a text in Markdown, as one page.

    Args:
        language: BCP 47, where somebody says it: it helps to tell an encoding of one byte a letter.

    Raises:
        Unreadable: not text, in an encoding that cannot be told, or too long.
    """
    content, encoding = text.decoded(data, file, language)
    if len(content) > 2 * bounds.characters:
        says = f"the text has {len(content):,} characters; {bounds.sort} has at most {bounds.characters:,}"
        raise Unreadable(Problem(says, file=file, remedy=bounds.remedy))
    content = content.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    front, content = _front_matter(content)
    found = trimmed(Blocks(_uncommented(uncontrolled(content)).split("\n")).all())
    return Document(
        file=file,
        sha256=sha256,
        media_type=f"text/markdown; charset={encoding}",
        title=front.get("title"),
        language=front.get("language") or front.get("lang"),
        pages=(Page(index=1, lines=found),),
    )


def _front_matter(content: str) -> tuple[dict[str, str], str]:
    """What the front matter says of title and language, and the text after it."""
    if not content.startswith("---\n"):
        return {}, content
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(content, 4)
    if end is None:
        return {}, content
    said = {}
    for line in content[4 : end.start()].splitlines():
        if (found := FIELD.match(line)) is not None and (value := _scalar(found.group(2))):
            said[found.group(1).lower()] = value
    return said, content[end.end() :]


def _scalar(value: str) -> str:
    """A value of YAML on one line, without its quotation marks."""
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r"\\(.)", r"\1", value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return "" if value[:1] in {"|", ">", "[", "{", "&", "*", "!"} else value.split(" #")[0].strip()


def _uncommented(content: str) -> str:
    """The text without comments; one that does not end is none."""
    kept, at = [], 0
    while (start := content.find("<!--", at)) >= 0 and (end := content.find("-->", start)) >= 0:
        kept.append(content[at:start])
        at = end + len("-->")
    return "".join((*kept, content[at:]))


class Blocks:
    """The blocks of a text, line by line: what is gathered of a paragraph is said when something else begins."""

    def __init__(self, raw: list[str]) -> None:
        self.raw = raw
        self.at = 0
        self.open: list[str] = []
        self.found: list[Line] = []

    def all(self) -> list[Line]:
        """Every line, in order."""
        while self.at < len(self.raw):
            line = self.raw[self.at]
            words = line.lstrip()
            self.at += 1
            if words and words[0] not in STARTS and not words[0].isdecimal() and "|" not in line:
                self.open.append(words)
                continue
            line = _unquoted(line)
            if not line.strip():
                self._end()
            elif not (self._is_fenced(line) or self._is_heading(line) or self._is_table(line)):
                self._take(line)
        self._end()
        return self.found

    def _take(self, line: str) -> None:
        """Gather a line of a paragraph, or begin one."""
        if TARGET.match(line):
            return
        if (note := NOTE.match(line)) is not None:
            self._end()
            self.open.append(f"{RAISED}{note.group(1)}{LOWERED} {note.group(2)}")
            return
        if (bullet := BULLET.match(line)) is not None:
            self._end()
            line = line[bullet.end() :]
        elif NUMBERED.match(line):
            self._end()
        self.open.append(line.lstrip())

    def _end(self, heading: int | None = None) -> None:
        """Say the paragraph that is gathered, if there is one."""
        if not self.open:
            return
        gathered, self.open = self.open, []
        whole = "".join(_joined(gathered))
        self.found += lines(words(whole), heading=heading, bold=_is_bold(whole) or None)

    def _is_fenced(self, line: str) -> bool:
        """Whether a line opens a block that is taken as it stands; the block is taken."""
        fence = FENCE.match(line)
        if fence is None:
            return False
        self._end()
        mark = fence.group(1)
        while self.at < len(self.raw):
            line = self.raw[self.at]
            self.at += 1
            if line.strip().startswith(mark) and not line.strip().strip(mark[0]):
                break
            self.found += lines(line, keeps_blanks=True)
        return True

    def _is_heading(self, line: str) -> bool:
        """Whether a line is a heading, or makes one of what stands above it, or rules it off."""
        heading = HEADING.match(line)
        if heading is not None:
            self._end()
            self.open.append(heading.group(2) or "")
            self._end(len(heading.group(1)))
            return True
        under = UNDERLINE.match(line)
        if under is not None and len(line.strip()) > 1 and 0 < sum(map(len, self.open)) < LONGEST_HEADING:
            self._end(1 if under.group(1) else 2)
            return True
        if RULE.match(line):
            self._end()
            return True
        return False

    def _is_table(self, line: str) -> bool:
        """Whether a line is the head of a table; the table is taken."""
        if "|" not in line or self.at >= len(self.raw) or "-" not in self.raw[self.at]:
            return False
        under = _unquoted(self.raw[self.at])
        if not DELIMITERS.match(under) or len(_cells(under)) != len(_cells(line)):
            return False
        self._end()
        apart(self.found)
        self.found += row([lines(words(cell)) for cell in _cells(line)])
        self.at += 1
        while self.at < len(self.raw) and "|" in self.raw[self.at]:
            self.found += row([lines(words(cell)) for cell in _cells(_unquoted(self.raw[self.at]))])
            self.at += 1
        apart(self.found)
        return True


def _unquoted(line: str) -> str:
    """A line without the marks of quotation before it."""
    quoted = QUOTED.match(line)
    return line if quoted is None else line[quoted.end() :]


def _joined(gathered: list[str]) -> Iterator[str]:
    """The lines of a paragraph with what stands between them: a blank, or a break where the text asks for one."""
    for line in gathered[:-1]:
        kept, breaks = HARD_BREAK.subn("", line)
        yield kept + (BREAK if breaks else " ")
    yield gathered[-1]


def _cells(line: str) -> list[str]:
    line = line.strip().removeprefix("|")
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return [cell.strip().replace("\\|", "|") for cell in CELL_END.split(line)]


def _is_bold(paragraph: str) -> bool:
    """Whether a whole paragraph is set in bold, as headings are that nobody marked as such."""
    marked = paragraph.strip()
    return (
        len(marked) > 4 and marked[:2] == marked[-2:] and marked[:2] in {"**", "__"} and marked[:2] not in marked[2:-2]
    )


def words(paragraph: str) -> str:
    r"""A paragraph's words without the marks of links, emphasis, code and HTML.

    >>> words("The [Labour Code](code.html) of **5 May** \\*, 3 * 4")
    'The Labour Code of 5 May *, 3 * 4'
    """
    if MARKED.search(paragraph) is None:
        return paragraph
    paragraph = CODE.sub(lambda code: _literal(code.group(2).strip()), paragraph)
    paragraph = ESCAPED.sub(lambda escaped: _literal(escaped.group(1)), paragraph)
    paragraph = ADDRESS.sub(r"\1", TAG.sub(_tag, paragraph))
    paragraph = NOTED.sub(f"{RAISED}\\1{LOWERED}", paragraph)
    paragraph = LINK.sub(r"\1", IMAGE.sub("", paragraph))
    for marks in EMPHASIS:
        for _ in range(3):  # as deep as emphasis stands in emphasis
            paragraph, count = marks.subn(r"\2", paragraph)
            if not count:
                break
    paragraph = UNCLOSED.sub("", paragraph)
    return KEPT.sub(lambda kept: chr(ord(kept.group(1)) - SHIFT), html.unescape(paragraph))


def _tag(tag: re.Match[str]) -> str:
    """What stands for an element's tag."""
    closes, name = tag.group(1), tag.group(2).lower()
    if name == "br":
        return BREAK
    if name == "sup":
        return LOWERED if closes else RAISED
    return BREAK if closes and name in ENDING else ""


def _literal(code: str) -> str:
    """Code, its signs freed from meaning anything."""
    return SIGN.sub(lambda sign: "\x04" + chr(ord(sign.group()) + SHIFT), code)
