"""The living text as it would be printed now: the file, the page on which a passage stands, one chapter to be read."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from migov.actions import entering, printing
from migov.actions.drafting.assembling import assembled, language_of
from migov.errors import NotFound
from migov.model import interchange
from migov.model.dimensions import Dimension
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.profile import html, pictures
from migov.profile.composing import compose
from migov.profile.composing.key_findings import chapter_id
from migov.profile.pictures import Picture
from migov.store import drafts, prints

ROOM, MOST = "previews", 60
"""Where previews are kept, and how many: each save makes another one."""


class Preview(Value, kw_only=True):
    """The living text, printed."""

    seal: str
    """Changes when what is printed changes."""
    pdf: bytes


def preview(id: str, *, by: Member) -> Preview:  # noqa: A002 - the field's own word
    """The living text as a PDF; printed once for each state of the text.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    printed = assembled(id).assessment
    seal = sha256(interchange.encode(printed)).hexdigest()
    language = printing.spoken(printed.publication.language)
    generation = printing.generation_of(printed)

    def make() -> bytes:
        return printing.print_profile(printed, form=printing.Form.PDF, language=language, generation=generation)

    return Preview(seal=seal, pdf=prints.newest_or(("preview", seal, printing.press()), make, room=ROOM, most=MOST))


def page_with(id: str, passage: str, *, by: Member) -> Picture:  # noqa: A002
    """The printed page on which a passage begins, as a picture.

    Raises:
        NotFound: there is no such passage, or it is not printed.
        NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    kept = drafts.find(id, passage)
    if kept is None or kept.is_aside:
        raise NotFound("passage", passage)
    made = preview(id, by=by)
    language = printing.spoken(language_of(id))
    title = kept.passage.dimension.title(language) if kept.passage.dimension else ""
    made_of = ("page", made.seal, printing.press(), passage, kept.passage.text)

    def make() -> bytes:
        number = pictures.page_of(pictures.texts(made.pdf), kept.passage.text, after=title)
        if number is None:
            raise NotFound("printed passage", passage)
        return msgspec.json.encode(pictures.picture(made.pdf, number))

    return msgspec.json.decode(prints.newest_or(made_of, make, room=ROOM, most=MOST), type=Picture)


def chapter(id: str, key: str, *, by: Member) -> str | None:  # noqa: A002
    """One chapter of the living text as it is printed, in HTML: of a dimension's number, or a module's code.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    printed = assembled(id).assessment
    language = printing.spoken(printed.publication.language)
    book = compose(printed, language=language, generation=printing.generation_of(printed))
    is_dimension = key.isdecimal() and int(key) in set(Dimension)
    return html.chapter(book, chapter_id(Dimension(int(key))) if is_dimension else key)
