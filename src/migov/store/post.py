"""Letters: written from a template in the reader's language, handed to the mail server now or after the answer.

A letter ``reminder`` is the templates ``letters/reminder.subject.txt`` and ``letters/reminder.txt``; both may use
``{% url %}`` behind ``{{ base }}`` and say things in the reader's language.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from migov.errors import MigovError
from migov.model.people import Person

HERE = "http://127.0.0.1"
"""Where a migov is that was told no address."""

_KEPT_BACK: ContextVar[bool] = ContextVar("kept back", default=False)

LATER = 1.0
"""Seconds after which a letter is sent that must not slow the answer: by then the answer has been given."""

log = logging.getLogger("django.request")


def write(letter: str, to: Person, values: Mapping[str, Any]) -> EmailMessage:
    """A letter to a person, not sent yet; it has no words where letters are kept back, since nobody reads them."""
    if _KEPT_BACK.get():
        return EmailMessage(to=[to.address])
    words = {**values, "person": to, "base": base()}
    with override(to.language.value):
        subject = " ".join(render_to_string(f"letters/{letter}.subject.txt", words).split())
        body = render_to_string(f"letters/{letter}.txt", words).strip() + "\n"
    return EmailMessage(subject=subject, body=body, to=[to.address])


@contextmanager
def kept_back() -> Iterator[None]:
    """A stretch of work whose letters are not sent: made-up people have no mail."""
    token = _KEPT_BACK.set(True)
    try:
        yield
    finally:
        _KEPT_BACK.reset(token)


def hand_in(letter: EmailMessage) -> None:
    """Send a letter now.

    Raises:
        MigovError: the mail server did not take it.
    """
    if _KEPT_BACK.get():
        return
    try:
        letter.send()
    except (OSError, ValueError) as error:  # smtplib's errors are OSErrors; an address that is none is a ValueError
        raise MigovError(f"the mail server did not take the letter: {error}") from error


def hand_in_later(letter: EmailMessage) -> None:
    """Send a letter beside the answer that is being given: its time tells nobody whether there was a letter.

    It leaves once what it tells of is kept; where that is not kept after all, no letter leaves. It is lost when the
    process ends that moment; what is sent so can be asked for again.
    """
    if _KEPT_BACK.get():
        return
    if settings.MIGOV_WAITS_FOR_MAIL:
        letter.send()
        return
    waiting = threading.Timer(LATER, _quietly, args=(letter,))
    waiting.daemon = True
    transaction.on_commit(waiting.start)


def is_printed() -> bool:
    """Whether letters are printed where migov runs, because no mail server was named."""
    return str(settings.EMAIL_BACKEND).endswith("console.EmailBackend")


def base() -> str:
    """The address before every path."""
    return str(settings.MIGOV_ADDRESS) or f"{HERE}:{os.environ.get('MIGOV_PORT', '8000')}"


def link(name: str, to: Person, **given: str) -> str:
    """The whole address of a page, in the reader's language."""
    with override(to.language.value):
        return base() + reverse(name, kwargs=given)


def _quietly(letter: EmailMessage) -> None:
    try:
        letter.send()
    except Exception:
        log.exception("a letter could not be sent")
