"""What persons know of an instrument that no kept text tells: that it was repealed, and when."""

from __future__ import annotations

from django.db import models


class StandingRecord(models.Model):
    """One statement of a person. Rows are only ever added; the newest of an instrument counts."""

    jurisdiction = models.CharField(max_length=10)
    instrument = models.CharField(max_length=200)
    """Its id in the register."""
    status = models.CharField(max_length=40, null=True)
    """Null takes an earlier statement back: what the texts tell counts again."""
    until = models.CharField(max_length=10, null=True)
    """Last day in force: a date as exact as it is known."""
    because = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "standings"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.instrument}: {self.status}"
