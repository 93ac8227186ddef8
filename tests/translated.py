"""A draft that is translated into French, for tests: begun by its editor, saved, rewritten."""

from __future__ import annotations

from datetime import timedelta

from drafted import HERE, begun
from kept import NOON
from migov.actions.drafting import passages
from migov.actions.translating import pieces, sources
from migov.actions.translating.pieces import Saved, Told
from migov.model.findings import Side
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.translations import Standing
from remembered import remembered

FR = Language.FR
ONE, TWO, THREE = "p-1-1-1", "p-1-1-2", "p-2-1-1"
LATER = NOON + timedelta(minutes=5)
DOCTOR, NATION = "Tout résident peut voir un médecin.", "La loi ne nomme aucune nationalité."


@remembered
def started() -> Member:
    """A draft whose passages are printed, and a translation into French begun by its editor."""
    editor = begun()
    for name in (ONE, TWO, THREE):
        passages.choose_side(HERE, name, Side.WELL_DEVELOPED, by=editor, at=NOON)
    pieces.begin(HERE, "fr", by=editor, at=NOON)
    return editor


def standing(piece: str = ONE) -> Standing:
    return next(one for one in sources.standings(HERE, FR) if one.piece.id == piece)


def save(by: Member, *said: str, piece: str = ONE, base: int = 0, right: bool = False) -> Saved:
    there = standing(piece).piece.sentences
    told = [Told(source=one.words, words=text, is_right=right) for one, text in zip(there, said, strict=True)]
    return pieces.save(HERE, FR, piece, told, base=base, by=by, at=LATER)


def rewrite(by: Member, text: str, piece: str = ONE) -> None:
    passages.save(HERE, piece, text, base=1, by=by, at=LATER)
