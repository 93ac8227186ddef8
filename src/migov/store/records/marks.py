"""Marks on published words, as rows."""

from __future__ import annotations

from django.db import models


class MarkRecord(models.Model):
    """A mark on published words; one that no longer holds is struck, and noticed again where it holds again."""

    assessment = models.CharField(max_length=100)
    key = models.CharField(max_length=64)
    """SHA-256 of what makes it the same mark on another day."""
    content = models.TextField()
    """The mark as JSON."""
    noticed_on = models.CharField(max_length=10)
    struck_on = models.CharField(max_length=10, null=True)
    """From which day on it no longer held."""
    dismissed_by = models.CharField(max_length=200, null=True)
    dismissed_at = models.DateTimeField(null=True)
    because = models.TextField(null=True)
    """Why the coordinator dismissed it."""

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "marks"
        ordering = ("id",)
        constraints = (models.UniqueConstraint(name="one_mark_a_key", fields=("assessment", "key")),)

    def __str__(self) -> str:
        return f"{self.assessment} {self.noticed_on}"
