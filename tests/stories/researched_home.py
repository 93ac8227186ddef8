"""A data folder with an assessment that is researched and nothing more, in a process of its own: prints who is in how.

python tests/stories/researched_home.py HOME
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

WORDS = {
    "1.1.1": "All residents may see a doctor. The Health Act of 2012 names no nationality.",
    "1.1.2": "Foreign workers may join a union.",
    "2.1.1": "An office collects the figures of entries and departures. It publishes them every year in March.",
    "6.1.1": "Work permits take ten days.",
}
"""What the answers say, by their indicators; each is pinned to words of the law that say the same."""
ASKED = (("labour", "lea"), ("health", "hana"), ("unions", "uma"))
"""Institutions of the assessment, and who speaks for each."""


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    os.environ["MIGOV_HOME"] = sys.argv[1]
    from migov.store import opening

    opening.connect()
    opening.bring_up_to_date()
    from migov.model.people import Role
    from stories.consulted_home import session
    from teams import joined

    researched()
    team = ((Role.EDITOR, "edo"), (Role.COORDINATOR, "cora"), (Role.FOCAL_POINT, "fay"))
    people = [joined("xqa-2024", role, handle) for role, handle in team]
    people += [joined("xqa-2024", Role.PARTICIPANT, handle, institution) for institution, handle in ASKED]
    print("SESSIONS " + json.dumps({one.person: session(one.person) for one in people}))


def researched() -> None:
    """Every indicator answered: a few with words that are pinned, the others as not applicable."""
    from consulted import HEALTH, LABOUR, UNIONS
    from drafted import pin
    from kept import keep
    from makers import assessment, snapshot, source
    from migov.model.answers import Answer, AnswerStatus
    from migov.model.workflow import Stage
    from teams import answered, moved

    settled = AnswerStatus.COMPLETE
    given = [
        Answer(indicator=code, closed="some", justification=words, status=settled, pins=(pin(words),))
        for code, words in WORDS.items()
    ]
    law = source("law", "Residence Act", snapshots=(snapshot("0"),))
    keep(assessment(id="xqa-2024", answers=tuple(given), sources=(law,), institutions=(LABOUR, HEALTH, UNIONS)))
    moved("xqa-2024", Stage.RESEARCH)
    from migov.actions import stages
    from migov.store import assessments

    answered("xqa-2024", *(code for code in stages.asked(assessments.entry("xqa-2024")) if code not in WORDS))


if __name__ == "__main__":
    main()
