"""The Word round trip of a consultation: the draft goes out as a file, and what comes back goes into the ledger.

`send_out` makes the file for an institution, `take_in` takes a returned one as a whole or not at all. What was taken
has a receipt that counts everything in the file; the file itself is kept.
"""

from __future__ import annotations

from migov.actions.consulting.word.receipts import Line, Original, Receipt, Taken, opens, original, receipt, returned
from migov.actions.consulting.word.sending import WordFile, send_out
from migov.actions.consulting.word.taking import ITS_OWN, first_time, take_in

__all__ = [
    "ITS_OWN",
    "Line",
    "Original",
    "Receipt",
    "Taken",
    "WordFile",
    "first_time",
    "opens",
    "original",
    "receipt",
    "returned",
    "send_out",
    "take_in",
]
