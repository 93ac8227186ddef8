"""Paragraphs on the shelf, with what has happened since to what they rest on."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from migov.errors import NotFound
from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.model.published import Notice, PublicParagraph, PublicRelease
from migov.store.published.database import reading


def of(
    release: PublicRelease, language: Language, *, dimension: Dimension | None = None, module: str | None = None
) -> tuple[PublicParagraph, ...]:
    """The paragraphs of a release in one language, in printed order; of one dimension or one module where asked."""
    return _noted(release.assessment, bare(release, language, dimension=dimension, module=module))


def bare(
    release: PublicRelease, language: Language, *, dimension: Dimension | None = None, module: str | None = None
) -> list[PublicParagraph]:
    """The same as they were signed, without what happened since."""
    asked, values = ["release = ?", "language = ?"], [release.id, language.value]
    if dimension is not None:
        asked.append("dimension = ?")
        values.append(str(int(dimension)))
    if module is not None:
        asked.append("module = ?")
        values.append(module)
    rows = reading().execute(f"select doc from paragraph where {' and '.join(asked)} order by n", values)
    return [msgspec.json.decode(doc, type=PublicParagraph) for (doc,) in rows]


def one(release: PublicRelease, language: Language, id: str) -> PublicParagraph:  # noqa: A002 - the field's own word
    """One paragraph.

    Raises:
        NotFound: the release has none of this id in this language.
    """
    asked = "select doc from paragraph where release = ? and language = ? and id = ?"
    row = reading().execute(asked, [release.id, language.value, id]).fetchone()
    if row is None:
        raise NotFound("paragraph", id[:80])
    return _noted(release.assessment, [msgspec.json.decode(row[0], type=PublicParagraph)])[0]


def beside(release: PublicRelease, language: Language, id: str) -> tuple[str | None, str | None]:  # noqa: A002
    """The ids of the paragraphs before and after one, in printed order."""
    asked = "select id from paragraph where release = ? and language = ? order by n"
    ids = [id_ for (id_,) in reading().execute(asked, [release.id, language.value])]
    at = ids.index(id) if id in ids else len(ids)
    return (ids[at - 1] if 0 < at < len(ids) else None, ids[at + 1] if at + 1 < len(ids) else None)


def notices(assessment: str, *, instrument: str | None = None) -> tuple[Notice, ...]:
    """What has happened since publication to what an assessment's paragraphs rest on; to one instrument where asked."""
    told, values = ("", []) if instrument is None else (" and json_extract(doc, '$.instrument_id') = ?", [instrument])
    asked = f"select doc from notice where assessment = ?{told} order by position"
    rows = reading().execute(asked, [assessment, *values])
    return tuple(msgspec.json.decode(doc, type=Notice) for (doc,) in rows)


def _noted(assessment: str, found: list[PublicParagraph]) -> tuple[PublicParagraph, ...]:
    """The paragraphs with their own notices; no other is looked at, so a new one changes only pages that show it."""
    by_passage: dict[str, list[Notice]] = {}
    marks = ", ".join("?" * len(found))
    asked = f"select doc from notice where assessment = ? and passage in ({marks}) order by position"
    for (doc,) in reading().execute(asked, [assessment, *(one.id for one in found)]):
        notice = msgspec.json.decode(doc, type=Notice)
        by_passage.setdefault(notice.passage, []).append(notice)
    if not by_passage:
        return tuple(found)
    return tuple(replace(one, notices=tuple(by_passage.get(one.id, ()))) for one in found)
