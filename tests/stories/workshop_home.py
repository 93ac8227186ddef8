"""A data folder with an open workshop in it, made in a process of its own: prints who is signed in how.

python tests/stories/workshop_home.py HOME
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    os.environ["MIGOV_HOME"] = sys.argv[1]
    from migov.store import opening

    opening.connect()
    opening.bring_up_to_date()
    from django.conf import settings

    settings.MIGOV_WAITS_FOR_MAIL = True
    from consulted import in_consultation, open_it
    from migov.actions.consulting import workshops
    from migov.model.consultations import Proposal, ProposalKind
    from stories.consulted_home import session

    now = datetime.now(UTC)
    here = in_consultation(opened=False)
    open_it(here.id, at=now)
    here.say(here.health, "Say since when.", on="Emergency care is free.")
    change = Proposal(kind=ProposalKind.REPLACE, words="twelve working days")
    here.say(here.labour, passage=here.passages[3], on="ten days", proposes=change)
    workshops.open_(here.id, "Validation", on=now.date().isoformat(), by=here.coordinator, at=now)
    print("SESSIONS " + json.dumps({here.coordinator.person: session(here.coordinator.person)}))


if __name__ == "__main__":
    main()
