"""Who is at which answer just now, as rows that are soon forgotten."""

from __future__ import annotations

from django.db import models


class PresenceRecord(models.Model):
    """One person at one answer, as of their last sign of life."""

    assessment = models.CharField(max_length=100)
    indicator = models.CharField(max_length=30)
    person = models.CharField(max_length=60)
    field = models.CharField(max_length=20, null=True)
    """The field the person writes in; null where they only look."""
    at = models.DateTimeField()

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "presences"
        constraints = (
            models.UniqueConstraint(name="one_presence_a_person", fields=("assessment", "indicator", "person")),
        )

    def __str__(self) -> str:
        return f"{self.person} at {self.assessment} {self.indicator}"
