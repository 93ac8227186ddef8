"""Workbooks out and back in: questionnaires, lists of sources and tables of treaties (`migov.sheets`).

What was sent is noted by the hash of what the workbook carries, so that one that was not sent from here, or was forged,
is known. What comes back is first shown, and then taken as a whole or not at all.
"""

from migov.actions.sheets.sending import Sent, send_questionnaire, send_sources, send_treaties
from migov.actions.sheets.taking import (
    Taken,
    assessment_of,
    look,
    look_again,
    receipt,
    receipts,
    sent,
    take,
    take_kept,
    waiting,
)

__all__ = [
    "Sent",
    "Taken",
    "assessment_of",
    "look",
    "look_again",
    "receipt",
    "receipts",
    "send_questionnaire",
    "send_sources",
    "send_treaties",
    "sent",
    "take",
    "take_kept",
    "waiting",
]
