"""What tests have other processes do with files; those import it from here."""

from __future__ import annotations

import os
import signal
import time

import msgspec

from migov.errors import Problem, Unreadable
from migov.evidence.formats import read
from migov.evidence.formats.confined import confined
from migov.model.pages import Document


class Said(msgspec.Struct):
    """What a file says, and who read it."""

    text: str
    process: int


def say(data: bytes, name: str) -> Said:
    """The file's words; some words are orders."""
    text = data.decode()
    match text.split()[:1]:
        case ["crash"]:
            os.kill(os.getpid(), signal.SIGSEGV)
        case ["crash-after-another"]:
            _crash_unless_first()
        case ["wait"]:
            time.sleep(60)
        case ["compute"]:
            confined(_for_ever, file=name, seconds=0.5)
        case ["fill"]:
            return Said("x" * (1 << 40), 0)
        case ["slip"]:
            raise KeyError("a name that is nowhere")
        case ["refuse"]:
            raise Unreadable(Problem("it is not to be read", file=name, remedy="leave it"))
        case ["leave"]:
            os._exit(0)
    HAS_READ.append(name)
    return Said(text, os.getpid())


def _for_ever() -> Document:
    while True:
        pass


HAS_READ: list[str] = []


def _crash_unless_first() -> None:
    if HAS_READ:
        os.kill(os.getpid(), signal.SIGSEGV)


def pages(data: bytes, name: str) -> Document:
    return read(data, file=name)
