"""Four hundred people in one consultation: does every request come through, and how long does it take?

    python benchmarks/consultation.py [--people 400] [--comments 2000] [--seconds 60] [--pace 20] [--workers 2]

A draft of 150 passages (about 30 printed pages) of an invented text, twenty institutions and their people, and as many
comments with replies and decisions, in a folder of its own, served as by `migov serve` over SQLite.

First each page is opened alone. Then everybody is there at once: each opens the page, and from then on does something
every *pace* seconds: reads a section (half of the time), looks whether others have said something (a third), comments
or replies. Clients and server share the machine.
"""

from __future__ import annotations

import argparse
import http.client
import random
import statistics
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from desk_people import Browser, prepare, serving
from measuring import table

if TYPE_CHECKING:
    from migov.model.drafts import Draft
    from migov.model.people import Member

HERE = f"ner-{datetime.now(UTC):%Y}"
PASSAGES, INSTITUTIONS = 150, 20
TEXT = (
    "law permit office year worker border health school decree record figure rule service journey family region "
    "agreement council report month card letter post fee claim court appeal plan budget census"
)
WORDS = TEXT.split()


class Tally(msgspec.Struct):
    """What one person's requests came to."""

    seconds: list[float] = []
    said: int = 0
    errors: list[str] = []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=400)
    parser.add_argument("--comments", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--pace", type=float, default=20.0)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        sessions = keep_consultation(given.people, given.comments)
        with serving(Path(folder), workers=given.workers) as port:
            alone(port, sessions)
            before = count()
            tallies = together(port, sessions, pace=given.pace, seconds=given.seconds)
            tell(tallies, given, lost=sum(one.said for one in tallies) - (count() - before))


def keep_consultation(people: int, comments: int) -> dict[str, str]:
    """The consultation, kept; who is signed in with which session."""
    from django.conf import settings

    from migov.actions import beginnings, team
    from migov.actions.beginnings import Beginning
    from migov.actions.consulting import consultations
    from migov.actions.drafting import versions
    from migov.actions.entering import keeper
    from migov.model.deadlines import Deadline
    from migov.model.languages import Language
    from migov.model.workflow import Stage
    from migov.store import assessments, transactions

    settings.MIGOV_WAITS_FOR_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    by, at = keeper("benchmark"), datetime.now(UTC)
    entry = beginnings.open_assessment(Beginning(place="NER", languages=(Language.EN,)), by=by, at=at)
    assert entry.id == HERE
    names = [
        team.name_institution(f"Ministry {number}", assessment=entry.id, by=by, at=at).id
        for number in range(1, INSTITUTIONS + 1)
    ]
    with transactions.whole():
        assessments.lock(entry.id).move(Stage.RESEARCH.value, by="benchmark", at=at)
    write_text(by, at)
    draft = versions.freeze(entry.id, by=by, at=at)
    far = Deadline(local=f"{at + timedelta(days=30):%Y-%m-%d}T17:00", zone="UTC")
    for name in names:
        consultations.invite(entry.id, name, due=far, by=by, at=at)
    with transactions.whole():
        assessments.lock(entry.id).move(Stage.CONSULTATION.value, by="benchmark", at=at)
        consultations.begin(entry.id, by=by, at=at)
    sessions = participants(people, names)
    fill(draft, comments, names, at)
    return sessions


def write_text(by: Member, at: datetime) -> None:
    """Passages of all dimensions, of invented words."""
    from migov.actions.drafting import passages
    from migov.model.dimensions import Dimension
    from migov.model.findings import Side

    chance = random.Random(7)  # noqa: S311
    for number in range(PASSAGES):
        text = " ".join(
            " ".join(chance.choice(WORDS) for _ in range(14)).capitalize() + f" {number}." for _ in range(5)
        )
        dimension = list(Dimension)[number * 6 // PASSAGES]
        side = list(Side)[number % 2]
        passages.write_new(HERE, text, dimension=dimension, side=side, by=by, at=at)


def participants(count: int, institutions: list[str]) -> dict[str, str]:
    """So many people of the institutions, signed in: handle → key of the session; the first one is an editor."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from migov.model.people import Membership, Person, Role
    from migov.store import people, transactions

    keys, at = {}, datetime.now(UTC)
    for number in range(count + 1):
        handle = f"person-{number}"
        role = Role.PARTICIPANT if number else Role.EDITOR
        institution = institutions[number % len(institutions)] if number else None
        with transactions.whole():
            people.add(Person(handle=handle, name=handle, address=f"{handle}@people.example"), at=at, accepted=True)
            joining = Membership(assessment=HERE, person=handle, role=role, institution=institution)
            people.join(joining, by="benchmark", at=at)
        record, session = people.record(handle), SessionStore()
        session[SESSION_KEY] = str(record.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = record.get_session_auth_hash()
        session.create()
        keys[handle] = session.session_key or ""
    return keys


def fill(draft: Draft, count: int, institutions: list[str], at: datetime) -> None:
    """So many comments on words of the draft, a tenth of them suggestions; a third answered, a fifth decided."""
    from migov.actions.consulting import comments, dispositions
    from migov.actions.consulting.comments import Said
    from migov.actions.entering import keeper, member_of
    from migov.model.anchors import anchored
    from migov.model.consultations import Outcome, Proposal, ProposalKind, Visibility
    from migov.store import people

    chance, parts = random.Random(11), [part for part in draft.parts if part.kind.value == "passage"]  # noqa: S311
    for place, institution in enumerate(institutions):
        speaker = member_of(HERE, people.get(f"person-{place or len(institutions)}"))
        listed: list[Said] = []
        for number in range(count // len(institutions)):
            part = chance.choice(parts)
            start = chance.randrange(len(part.words) - 40)
            anchor = anchored(part.words, start, start + chance.randrange(4, 40), passage=part.id)
            proposal = Proposal(kind=ProposalKind.REPLACE, words="other words") if number % 10 == 0 else None
            words = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(8, 60)))
            visibility = chance.choice(list(Visibility))
            listed.append(Said(passage=part.id, anchor=anchor, says=words, proposes=proposal, visibility=visibility))
            if number % 3 == 0:
                listed.append(Said(passage=part.id, says="It is so.", follows=len(listed) - 1))
        made = comments.say_all(HERE, listed, version=1, institution=institution, by=speaker, at=at)
        for one in made[::7]:
            if one.replies_to is None:
                by = keeper("benchmark")
                dispositions.dispose(HERE, one.number, Outcome.NOTED, "It is known.", by=by, at=at)


def count() -> int:
    """Comments and replies that are kept."""
    from migov.store import comments

    return len(comments.of(HERE))


def page() -> str:
    """The address of the consultation."""
    return f"/en/assessments/{HERE}/consultation"


def alone(port: int, sessions: dict[str, str]) -> None:
    """Each page, opened by one person while nobody else is there."""
    rows: list[tuple[object, ...]] = []
    for who, title in (("person-1", "an institution"), ("person-0", "an editor")):
        browser = Browser(port, sessions[who])
        for way in ("?in=3&tab=all", "?in=all&tab=all", "?in=all&mode=read", "?tab=unplaced", "/comments/5"):
            times = []
            for _ in range(12):
                status, body, took = browser.get(page() + way)
                assert status in (200, 404), (way, status)
                times.append(took * 1000)
            marks = statistics.quantiles(times[2:], n=20)
            rows.append((title, way, len(body) // 1000, marks[9], marks[18]))
    table("pages, opened alone", ("who", "page", "kB", "p50 ms", "p95 ms"), rows)


def together(port: int, sessions: dict[str, str], *, pace: float, seconds: float) -> list[Tally]:
    """Everybody at once, for so many seconds."""
    there = {who: key for who, key in sessions.items() if who != "person-0"}
    tallies = [Tally() for _ in there]
    ends = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=one_person, args=(Browser(port, key), tally, pace, ends, number))
        for number, (key, tally) in enumerate(zip(there.values(), tallies, strict=True))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tallies


def one_person(browser: Browser, tally: Tally, pace: float, ends: float, seed: int) -> None:
    """Open the page, then read, look and comment until the time is up."""
    chance = random.Random(seed)  # noqa: S311
    time.sleep(chance.random() * pace)
    section = chance.randrange(1, 7)
    ask(browser, tally, f"{page()}?in={section}&tab=all")
    while time.perf_counter() < ends:
        time.sleep(pace * (0.5 + chance.random()))
        what = chance.random()
        if what < 0.5:
            ask(browser, tally, f"{page()}?in={chance.randrange(1, 7)}&tab=all")
        elif what < 0.83:
            ask(browser, tally, f"{page()}/news?after=2000")
        else:
            form = {"on": f"p-{section}-new", "says": f"{seed} {time.time_ns()}", "version": "1", "in": str(section)}
            tally.said += ask(browser, tally, f"{page()}/comments/new", form)


def ask(browser: Browser, tally: Tally, address: str, form: dict[str, str] | None = None) -> bool:
    """Open a page, or send a form, and write down how it went; whether it went well."""
    browser.connection.close()  # after so long a pause the server has let it go, and a browser opens another one
    try:
        status, body, took = browser.post(address, form) if form else browser.get(address)
    except (OSError, http.client.HTTPException) as error:
        tally.errors.append(f"{address}: {error!r}")
        return False
    tally.seconds.append(took)
    if status != (302 if form else 200):
        tally.errors.append(f"{address}: {status}: {body[:200]!r}")
        return False
    return True


def tell(tallies: list[Tally], given: argparse.Namespace, *, lost: int) -> None:
    """The figures."""
    times = sorted(second * 1000 for one in tallies for second in one.seconds)
    errors = [error for one in tallies for error in one.errors]
    for error in errors[:3]:
        print(error)
    marks = statistics.quantiles(times, n=100)
    said = sum(one.said for one in tallies)
    figures = (len(times), len(times) / given.seconds, marks[49], marks[94], marks[98], max(times))
    heads = ("requests", "a second", "p50 ms", "p95 ms", "p99 ms", "worst ms", "comments", "lost", "errors")
    table(f"{given.people} people, {given.workers} workers", heads, [(*figures, said, lost, len(errors))])
    print("\nGoals: a page under 1 s; no failed request, nothing lost, p99 under 1 s.")


if __name__ == "__main__":
    main()
