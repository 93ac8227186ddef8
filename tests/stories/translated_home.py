"""A data folder with a draft that is translated, made in a process of its own: prints who is signed in how.

python tests/stories/translated_home.py HOME [rewrite]
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    os.environ["MIGOV_HOME"] = sys.argv[1]
    from migov.store import opening

    opening.connect()
    opening.bring_up_to_date()
    from django.conf import settings

    settings.MIGOV_WAITS_FOR_MAIL = True
    if "rewrite" in sys.argv:
        rewrite()
    else:
        print("SESSIONS " + json.dumps(made()))


def made() -> dict[str, str]:
    """The keys of the sessions of an editor and an analyst."""
    from consulted_home import session

    from drafted import HERE, member
    from kept import NOON
    from migov.actions.translating import pieces
    from migov.model.people import Role
    from translated import started

    editor, analyst = started(), member(Role.ANALYST, "ana")
    pieces.begin(HERE, "ar", by=editor, at=NOON)
    return {one.person: session(one.person) for one in (editor, analyst)}


def rewrite() -> None:
    """A sentence of the source says something else."""
    from drafted import HERE
    from migov.actions import entering
    from migov.actions.drafting import passages
    from migov.store import people
    from translated import LATER, ONE

    by = entering.member_of(HERE, people.get("edo"))
    words = "All residents may see a doctor. The Health Act of 2020 names no nationality."
    passages.save(HERE, ONE, words, base=2, by=by, at=LATER)


if __name__ == "__main__":
    main()
