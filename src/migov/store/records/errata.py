"""Errata as rows: what readers reported, and what became of it."""

from __future__ import annotations

from django.db import models


class ErratumRecord(models.Model):
    """A report of an error in a published profile."""

    assessment = models.CharField(max_length=100)
    number = models.IntegerField()
    letter = models.CharField(max_length=100, null=True)
    """Under which it lay in the letterbox: it is taken out once, however often one tries."""
    waits = models.BooleanField(default=True)
    content = models.TextField()
    """The erratum as JSON."""

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "errata"
        ordering = ("assessment", "number")
        constraints = (
            models.UniqueConstraint(fields=["assessment", "number"], name="one_erratum_a_number"),
            models.UniqueConstraint(fields=["letter"], name="one_erratum_a_letter"),
        )

    def __str__(self) -> str:
        return f"{self.assessment} erratum {self.number}"
