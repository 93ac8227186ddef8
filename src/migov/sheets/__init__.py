"""The spreadsheets: questionnaires, lists of sources, tables of treaties out as workbooks and back in cell by cell.

Three steps, all pure: a *form* is made of values (`questionnaire`, `source_list`, `treaty_table`) and written
(`write`); a workbook that comes back is read (`read`) and compared with what was sent and what stands here now
(`compare`); what differs is handed on (`taken`, `changes`, `statements`) and receipted (`receipt`).
"""

from migov.sheets.covers import Cover
from migov.sheets.differences import Difference, Differences, Outcome, compare
from migov.sheets.forms import Form, FormKind
from migov.sheets.forms.hidden import form_hash
from migov.sheets.forms.reading import Entry, Returned, read
from migov.sheets.forms.writing import write
from migov.sheets.questionnaires import Question, Quotation, Taken, questionnaire, taken
from migov.sheets.receipts import Line, Receipt, receipt
from migov.sheets.sources import SourceChange, applied, changes, source_list
from migov.sheets.treaties import Stated, stated, statements, treaty_table

__all__ = [
    "Cover",
    "Difference",
    "Differences",
    "Entry",
    "Form",
    "FormKind",
    "Line",
    "Outcome",
    "Question",
    "Quotation",
    "Receipt",
    "Returned",
    "SourceChange",
    "Stated",
    "Taken",
    "applied",
    "changes",
    "compare",
    "form_hash",
    "questionnaire",
    "read",
    "receipt",
    "source_list",
    "stated",
    "statements",
    "taken",
    "treaty_table",
    "write",
]
