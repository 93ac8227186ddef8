"""A data folder with an assessment in vetting, in a process of its own: prints who is signed in how.

python tests/stories/vetted_home.py HOME            makes it
python tests/stories/vetted_home.py HOME rewrite    rewrites its first passage and freezes the next draft
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

NEW = "All residents may see a doctor or a nurse. The Health Act of 2012 names no nationality. Emergency care is free."


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    os.environ["MIGOV_HOME"] = sys.argv[1]
    from migov.store import opening

    opening.connect()
    opening.bring_up_to_date()
    from django.conf import settings

    settings.MIGOV_WAITS_FOR_MAIL = True
    if sys.argv[2:] == ["rewrite"]:
        rewrite()
    else:
        make()


def make() -> None:
    from stories.consulted_home import session
    from vetted import in_vetting

    made = in_vetting()
    told = {one.person: session(one.person) for one in (made.government, made.office, made.editor)}
    print("SESSIONS " + json.dumps(told))


def rewrite() -> None:
    from consulted import HERE
    from migov.actions.drafting import passages, versions
    from migov.actions.entering import keeper
    from migov.store import drafts

    first, by, at = drafts.passages(HERE)[0], keeper("edo"), datetime.now(UTC)
    passages.save(HERE, first.passage.id, NEW, base=first.version, by=by, at=at)
    versions.freeze(HERE, because="nurses belong to it", by=by, at=at)


if __name__ == "__main__":
    main()
