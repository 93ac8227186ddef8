"""Published answers, and the paragraphs that rest on them: looked up a few releases at a time, never walked through."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from migov.model.findings import Side
from migov.model.languages import Language
from migov.model.published import PublicAnswer, PublicRelease
from migov.model.values import Value
from migov.store.published.database import reading


class Passage(Value, kw_only=True):
    """A paragraph, as far as a list of them shows it."""

    release: str
    id: str
    indicator: str | None
    """The question on whose answer it rests, where it was looked for by that."""
    language: Language
    section: str
    position: int
    side: Side | None
    words: str


def one(release: str, edition: str, indicator: str) -> PublicAnswer | None:
    """What a release answers to a question; null where it has no answer, which is not "no"."""
    asked = "select doc from answer where release = ? and edition = ? and indicator = ?"
    row = reading().execute(asked, [release, edition, indicator]).fetchone()
    return msgspec.json.decode(row[0], type=PublicAnswer) if row else None


def some(release: str, codes: Iterable[tuple[str, str]]) -> dict[tuple[str, str], PublicAnswer]:
    """What a release answers to these questions, each named by its edition and its code."""
    found = ((key, one(release, *key)) for key in codes)
    return {key: answer for key, answer in found if answer is not None}


def of(release: str) -> tuple[PublicAnswer, ...]:
    """All answers of a release, by edition and code."""
    rows = reading().execute("select doc from answer where release = ? order by edition, indicator", [release])
    return tuple(msgspec.json.decode(doc, type=PublicAnswer) for (doc,) in rows)


def resting(release: PublicRelease, codes: Iterable[str], language: Language) -> tuple[Passage, ...]:
    """The paragraphs of a release that rest on answers to these questions, in printed order.

    In the language asked for, else in the one the release was signed in; a paragraph stands once for each question.
    """
    wanted, spoken = list(codes), _spoken(release, language)
    rows = reading().execute(
        f"select {COLUMNS}, r.indicator from resting r join paragraph p"
        " on p.release = r.release and p.language = ? and p.id = r.passage"
        f" where r.release = ? and r.indicator in ({_marks(wanted)}) order by p.n",
        [spoken.value, release.id, *wanted],
    )
    return tuple(_passage(release.id, spoken, row) for row in rows)


def named(release: PublicRelease, ids: Iterable[str], language: Language) -> tuple[Passage, ...]:
    """The paragraphs of these ids, in printed order and the same language."""
    wanted, spoken = list(ids), _spoken(release, language)
    rows = reading().execute(
        f"select {COLUMNS}, null from paragraph p where p.release = ? and p.language = ?"
        f" and p.id in ({_marks(wanted)}) order by p.n",
        [release.id, spoken.value, *wanted],
    )
    return tuple(_passage(release.id, spoken, row) for row in rows)


COLUMNS = "p.id, p.section, p.position, p.side, p.words"


def _passage(release: str, language: Language, row: tuple[str, str, int, str | None, str, str | None]) -> Passage:
    id_, section, position, side, words, code = row
    return Passage(
        release=release,
        id=id_,
        indicator=code,
        language=language,
        section=section,
        position=position,
        side=Side(side) if side else None,
        words=words,
    )


def _spoken(release: PublicRelease, language: Language) -> Language:
    return language if language in release.languages else release.language


def _marks(wanted: list[str]) -> str:
    return ", ".join("?" * len(wanted))
