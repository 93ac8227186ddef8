"""Workbooks and other archives of XML that somebody hands in: looked at within limits before anything believes them.

It stands below the workshops because several of them need it: an office's own list of indicators comes as a workbook,
and so do questionnaires that a ministry has filled in; sources and commented drafts come as Word documents.
"""

from migov.workbooks.grids import MEGABYTE, Grid, Limits, extension, letters, number
from migov.workbooks.kinds import refuse_other
from migov.workbooks.reading import Page, Workbook

__all__ = ["MEGABYTE", "Grid", "Limits", "Page", "Workbook", "extension", "letters", "number", "refuse_other"]
