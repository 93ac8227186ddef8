"""The Word round trip: a draft goes out as DOCX, and what people did to it comes back as entries of the ledger.

`send` writes the file, `read` tells what a returned one holds, `placed` finds the words of the draft that each change
and comment in it is about. All three are functions of what they are given: they keep nothing and ask nobody.
"""

from __future__ import annotations

from migov.profile.word.placing import Entry, Placed, Reason, Receipt, placed, refuse_other
from migov.profile.word.reading import Returned, read
from migov.profile.word.sending import SentComment, send

__all__ = [
    "Entry",
    "Placed",
    "Reason",
    "Receipt",
    "Returned",
    "SentComment",
    "placed",
    "read",
    "refuse_other",
    "send",
]
