"""Translations as files for translators outside: a workbook or an XLIFF file out, and back sentence by sentence."""

from migov.sheets.translations.lines import Line, Sheet, fingerprint, sheet_of
from migov.sheets.translations.receipts import Outcome, Receipt, ReceiptLine, Sorted, sorted_lines, text
from migov.sheets.translations.workbook import read as read_workbook
from migov.sheets.translations.workbook import write as write_workbook
from migov.sheets.translations.xliff import read as read_xliff
from migov.sheets.translations.xliff import write as write_xliff

__all__ = [
    "Line",
    "Outcome",
    "Receipt",
    "ReceiptLine",
    "Sheet",
    "Sorted",
    "fingerprint",
    "read_workbook",
    "read_xliff",
    "sheet_of",
    "sorted_lines",
    "text",
    "write_workbook",
    "write_xliff",
]
