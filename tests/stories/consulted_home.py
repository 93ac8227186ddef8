"""A data folder with a consultation in it, made in a process of its own: prints its letters, and who is signed in how.

python tests/stories/consulted_home.py HOME
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

    here = in_consultation(opened=False)
    open_it(here.id, at=datetime.now(UTC))
    sessions = {one.person: session(one.person) for one in (here.editor, here.coordinator, here.health, here.labour)}
    print("SESSIONS " + json.dumps(sessions))


def session(handle: str) -> str:
    """The key of a session in which the person is signed in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from migov.store import people

    record, made = people.record(handle), SessionStore()
    made[SESSION_KEY] = str(record.pk)
    made[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    made[HASH_SESSION_KEY] = record.get_session_auth_hash()
    made.create()
    return str(made.session_key)


if __name__ == "__main__":
    main()
