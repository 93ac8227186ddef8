"""A data folder with a signed and translated text that nobody released yet, in a process of its own: prints sessions.

python tests/stories/released_home.py HOME              makes it
python tests/stories/released_home.py HOME translate    brings the translation up to date with the text
python tests/stories/released_home.py HOME repeal       adds a law that repeals the one that is quoted
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

LAW = """Law No. 1979-11 of 5 June 1979 on Foreigners

Article 1. All residents may see a doctor, whatever their nationality.

Article 2. An office collects the figures of entries and departures and publishes them every year in March.
"""
REPEAL = """Law No. 2025-05 of 3 March 2025 on the Repeal of Obsolete Laws

Article 1. Law No. 1979-11 of 5 June 1979 on Foreigners is repealed.

Article 2. This law enters into force on 1 April 2025.
"""


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    os.environ["MIGOV_HOME"] = sys.argv[1]
    from migov.store import opening

    opening.connect()
    opening.bring_up_to_date()
    asked = {"translate": translate, "repeal": repeal}
    asked[sys.argv[2]]() if sys.argv[2:] else make()


def make() -> None:
    from migov.actions.translating import pieces
    from released import HERE, SIGNING, in_vetting
    from stories.consulted_home import session

    vetted = in_vetting(LAW)
    vetted.sign()
    pieces.begin(HERE, "fr", by=vetted.editor, at=SIGNING)
    translate()
    print("SESSIONS " + json.dumps({one: session(one) for one in ("cora", "edo", "fay")}))


def translate() -> None:
    """Every sentence that has no French words, or old ones, gets some."""
    from migov.actions.entering import member_of
    from migov.actions.translating import pieces, sources
    from migov.actions.translating.pieces import Told
    from migov.model.languages import Language
    from migov.store import people, translations
    from released import HERE

    editor = member_of(HERE, people.get("edo"))
    for one in sources.standings(HERE, Language.FR):
        if one.is_current:
            continue
        told = [Told(source=part.words, words=f"En français : {part.words}") for part in one.piece.sentences]
        before = translations.find(HERE, Language.FR, one.piece.id)
        base = before.version if before else 0
        pieces.save(HERE, Language.FR, one.piece.id, told, base=base, by=editor, at=datetime.now(UTC))


def repeal() -> None:
    from migov.model.sources import SourceKind
    from released import kept_source

    kept_source("repeal", REPEAL, SourceKind.LEGISLATION)


if __name__ == "__main__":
    main()
