"""Letters to readers who follow: first the question whether they mean it, then each piece of news once.

The public side can neither send mail nor read the store: it drops wishes into the letterbox, and what runs here takes
them out. News has names that stay the same when the portal's data is made anew; a reader has heard everything up to a
number, so nobody is told twice, and a letter that does not leave is tried again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby

from migov.errors import MigovError, NotFound
from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.model.people import Person
from migov.model.published import Event, EventKind
from migov.model.values import Value
from migov.store import journal, post, surroundings, transactions
from migov.store.published import events, letterbox, releases
from migov.store.published.letterbox import Follower

SENT = "news.send"
BY = "migov"
HERE = "http://127.0.0.1:8001"
"""Where a portal is that was told no address."""
PATIENCE = timedelta(days=7)
"""After which a wish that nobody confirmed is forgotten."""
NEWEST = 500
"""Pieces of news that a round looks at."""
MOST = 40
"""Pieces of news in one letter; the rest is on the portal."""


class Letters(Value, kw_only=True):
    """What a round of letters came to."""

    asked: int = 0
    """Readers who were asked whether they mean it."""
    told: int = 0
    """Readers who were told news."""
    failed: tuple[str, ...] = ()
    """What the mail server said about those that did not leave."""


class NewsLine(Value, kw_only=True):
    """One piece of news, as a letter tells it."""

    kind: str
    name: str
    """Place and year."""
    title: str
    because: str
    instrument: str
    happened: str
    address: str


class WishLine(Value, kw_only=True):
    """What a reader follows, with the address that ends it."""

    topic: str
    """Title of a place or a dimension; empty for everything."""
    leave: str


class _News(Value, kw_only=True):
    """An event with the number under which readers hear of it."""

    number: int
    event: Event


def send(at: datetime) -> Letters:
    """Send what is to be sent now; run by a timer as often as one likes."""
    if not letterbox.is_there():
        return Letters()
    news = _learned()
    letterbox.forget_unanswered(before=at - PATIENCE)
    failed: list[str] = []
    asked = sum(_ask(one, at, failed) for one in letterbox.unconfirmed())
    by_reader = groupby(letterbox.confirmed(), key=lambda one: one.address)
    told = sum(_tell(tuple(wishes), news, failed) for _, wishes in by_reader)
    if asked or told:
        with transactions.whole():
            journal.note(SENT, subject="public", by=BY, at=at, details={"asked": asked, "told": told})
    return Letters(asked=asked, told=told, failed=tuple(failed))


def name_of(one: Event) -> str:
    """What an event is called forever, however often the shelf is made anew."""
    told = (one.kind, one.release, one.passage, *(one.says.get(key) for key in ("instrument", "happened", "by")))
    return " | ".join(str(part) for part in told if part)


def _learned() -> tuple[_News, ...]:
    """The newest news with their numbers, the oldest first."""
    found = events.newest(most=NEWEST)[::-1]
    numbers = letterbox.learn(map(name_of, found))
    known = {numbers[name_of(one)]: one for one in found}
    return tuple(_News(number=number, event=known[number]) for number in sorted(known))


def _ask(wish: Follower, at: datetime, failed: list[str]) -> bool:
    """Whether the question left; it is noted first, so that it is never asked twice."""
    letterbox.wrote(wish.token, at=at)
    reader, language = _reader((wish,)), _language(wish)
    address = f"{_base()}/{language}/follow/confirm/{wish.token}"
    try:
        post.hand_in(post.write("follow-confirm", reader, {"topic": _topic(wish, language), "confirm": address}))
    except MigovError as error:
        letterbox.wrote(wish.token, at=None)
        failed.append(str(error))
        return False
    return True


def _tell(wishes: tuple[Follower, ...], news: tuple[_News, ...], failed: list[str]) -> bool:
    """Whether a letter left; one for all that a reader follows."""
    fitting = [one for one in news if any(one.number > wish.heard and _fits(one.event, wish) for wish in wishes)]
    newest = max((one.number for one in news), default=0)
    language = _language(wishes[-1])
    lines = tuple(_lines((one.event for one in fitting), language))
    # Noted first: a stop between the two loses a letter, and never sends one twice.
    for wish in wishes:
        if wish.heard < newest:
            letterbox.heard(wish.token, newest)
    if not lines:
        return False
    try:
        _hand_in(wishes, lines, language)
    except MigovError as error:
        failed.append(str(error))
        for wish in wishes:
            letterbox.heard(wish.token, wish.heard)
        return False
    return True


def _hand_in(wishes: tuple[Follower, ...], lines: tuple[NewsLine, ...], language: Language) -> None:
    leaving = tuple(
        WishLine(topic=_topic(wish, language), leave=f"{_base()}/{language}/follow/leave/{wish.token}")
        for wish in wishes
    )
    values = {"lines": lines[:MOST], "more": max(0, len(lines) - MOST), "wishes": leaving, "portal": _base()}
    letter = post.write("news", _reader(wishes), values)
    letter.extra_headers["List-Unsubscribe"] = f"<{leaving[0].leave}>"
    post.hand_in(letter)


def _fits(one: Event, wish: Follower) -> bool:
    kind, _, value = wish.topic.partition(":")
    match kind:
        case "all":
            return True
        case "place":
            return one.place == value
        case _dimension:
            return value in map(str, one.dimensions)


def _lines(found: Iterable[Event], language: Language) -> Iterator[NewsLine]:
    for one in found:
        try:
            release = releases.get(one.release)
        except NotFound:
            continue  # taken off the shelf since
        base = f"{_base()}/{language}/profiles/{release.assessment}"
        yield NewsLine(
            kind=one.kind,
            name=f"{releases.places()[release.place].title(language)} {release.year or ''}".strip(),
            title=release.title.text(language),
            because=str(one.says.get("because") or ""),
            instrument=str(one.says.get("instrument") or ""),
            happened=str(one.says.get("happened") or ""),
            address=f"{base}/paragraphs/{one.passage}" if one.passage and one.kind is EventKind.NOTICED else base,
        )


def _topic(wish: Follower, language: Language) -> str:
    """What a wish is about, in words; empty for everything."""
    kind, _, value = wish.topic.partition(":")
    if kind == "place":
        place = releases.places().get(value)
        return place.title(language) if place else value
    return Dimension(int(value)).title(language) if kind == "dimension" else ""


def _language(wish: Follower) -> Language:
    return Language(wish.language) if wish.language in set(Language) else Language.EN


def _reader(wishes: tuple[Follower, ...]) -> Person:
    """The reader as letters address them: they have no name here."""
    return Person(handle="reader", name="reader", address=wishes[-1].address, language=_language(wishes[-1]))


def _base() -> str:
    return surroundings.portal() or HERE
