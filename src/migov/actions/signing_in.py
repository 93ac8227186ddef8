"""Sign-in links: sent to whoever asks, opened once."""

from __future__ import annotations

from datetime import datetime

from migov.model.languages import Language
from migov.model.people import Person
from migov.store import invitations, people, post, transactions

NOBODY = Person(handle="nobody", name="?", address="nobody@localhost")
"""To whom the letter is written that is sent to nobody: so that asking takes as long for any address."""


def send_link(address: str, *, back: str, language: str, at: datetime) -> None:
    """Mail a sign-in link to the person of an address; for one that is nobody's do the same, but for the mail."""
    found = people.find(address)
    known = found is not None and found.accepted_at is not None and found.withdrawn_at is None
    person = found.person if found and known else _nobody(language)
    with transactions.whole():
        token = invitations.link(person.handle if known else None, at=at)
    letter = post.write("sign-in-link", person, {"token": token, "next": back, "until": at + invitations.LINKED_FOR})
    if known:
        post.hand_in_later(letter)


def opens(token: str, *, at: datetime) -> str | None:
    """The handle of whom a link would sign in now; null where it opens nothing (any more)."""
    return invitations.linked(token, at=at)


def use(token: str, *, at: datetime) -> bool:
    """Use up a link; false where it was used a moment before."""
    with transactions.whole():
        return invitations.use_link(token, at=at)


def _nobody(language: str) -> Person:
    spoken = Language(language) if language in set(Language) else Language.EN
    return Person(handle=NOBODY.handle, name=NOBODY.name, address=NOBODY.address, language=spoken)
