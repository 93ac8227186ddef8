"""The search log as rows: what was looked for, where, and how much came back."""

from __future__ import annotations

from django.db import models


class SearchRecord(models.Model):
    """One search that was made. Rows are only ever added."""

    assessment = models.CharField(max_length=100, null=True, db_index=True)
    """Null where nobody searched for an assessment."""
    indicator = models.CharField(max_length=30, null=True)
    query = models.TextField()
    """The words as they were typed."""
    plan = models.TextField()
    """What was looked for in truth, with every expansion, in one readable sentence."""
    filters = models.TextField()
    """Jurisdiction, languages, kinds, dates, in one readable sentence."""
    found = models.IntegerField()
    """How many passages came back."""
    withheld = models.IntegerField(default=0)
    """How many more stand in instruments that were no longer in force."""
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "searches"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.query}: {self.found}"
