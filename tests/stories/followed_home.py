"""A data folder with a second round and a published profile under watch, in a process of its own: prints sessions.

python tests/stories/followed_home.py HOME
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

BOX = "Every alien who stays for longer than ninety days requires a residence permit."
CARD = "The foreigner carries a residence card."
SECOND, PUBLISHED = "ner-2024-2", "xqa-2024"


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    os.environ["MIGOV_HOME"] = sys.argv[1]
    from migov.store import opening

    opening.connect()
    opening.bring_up_to_date()
    from migov.model.people import Role
    from people import a_person
    from stories.consulted_home import session

    second_round()
    published_profile()
    analyst = a_person(Role.ANALYST, assessment=SECOND, handle="ana").handle
    coordinator = a_person(Role.COORDINATOR, assessment=PUBLISHED, handle="cora").handle
    print("SESSIONS " + json.dumps({one: session(one) for one in (analyst, coordinator)}))


def second_round() -> None:
    """Three answers of the first round: one whose law stands, one whose law was repealed since, one to be changed."""
    from laws import ALIENS_ACT, OLD_ACT, REPEAL
    from migov.actions import answers as answering
    from migov.actions import pins, sources
    from migov.model.answers import Answer
    from migov.model.workflow import Stage
    from migov.store import answers, transactions
    from people import NOON
    from teams import KEEPER, moved, opened

    def law(name: str, text: str) -> None:
        details = sources.Details(jurisdiction="NER", language="en", id=name)
        sources.add(text.encode(), file=f"{name}.md", details=details, by="ada", at=NOON)

    law("ner-aliens", ALIENS_ACT)
    law("ner-old", OLD_ACT)
    first = opened("NER", edition="national-1")
    moved(first.id, Stage.RESEARCH)
    for code, source, words, as_of in (
        ("1.1.1", "ner-aliens", BOX, "2024-01-01"),
        ("1.1.2", "ner-old", CARD, "2014-01-01"),
        ("1.2.1", "ner-aliens", BOX, "2024-01-01"),
    ):
        closed = answering.indicator_in("national-1", code).choices[-1]
        with transactions.whole():
            given = Answer(indicator=code, closed=closed, justification="The act says so.", as_of=as_of)
            answers.write(first.id, answers.lock(first.id, code), given, by="ada", at=NOON)
        pins.pin_words(first.id, code, source=source, words=words, by=KEEPER, at=NOON)
        answering.complete(first.id, code, by=KEEPER, at=NOON)
    law("ner-repeal", REPEAL)
    moved(opened("NER", edition="national-2").id, Stage.RESEARCH)


def published_profile() -> None:
    """A published paragraph that names a law which was repealed since."""
    import makers
    from kept import keep
    from laws import OLD_ACT, REPEAL
    from migov.actions import sources, watching
    from migov.model.workflow import Stage
    from people import NOON
    from teams import moved

    for name, text in (("xqa-old", OLD_ACT), ("xqa-repeal", REPEAL)):
        details = sources.Details(jurisdiction="XQA", language="en", id=name)
        own = f"{text}\n### Article 9\n\nPrinted in Sample.\n"
        sources.add(own.encode(), file=f"{name}.md", details=details, by="ada", at=NOON)
    told = makers.finding("Law No. 1979-11 governs the stay of foreigners.")
    keep(makers.assessment([told], id=PUBLISHED, cut_off="2014-01-01"))
    moved(PUBLISHED, Stage.PUBLISHED)
    watching.watch(date(2024, 6, 1), at=datetime(2024, 6, 1, 12, tzinfo=UTC))


if __name__ == "__main__":
    main()
