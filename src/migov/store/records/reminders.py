"""Reminders of deadlines, as rows: which were sent, and who wants none."""

from __future__ import annotations

from django.db import models


class ReminderRecord(models.Model):
    """One occasion on which one person was reminded of one thing: it never comes twice."""

    person = models.CharField(max_length=60)
    """Handle."""
    thing = models.CharField(max_length=300)
    """What is due, and by when: a deadline that was moved is another thing."""
    occasion = models.CharField(max_length=20)
    """``week``, ``day``, or ``late-1`` for the first week of being late."""
    sent_at = models.DateTimeField()

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "reminders"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("person", "thing", "occasion"), name="reminded_once_an_occasion"),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.thing} ({self.occasion})"


class QuietRecord(models.Model):
    """Somebody who wants no reminders by mail."""

    person = models.CharField(primary_key=True, max_length=60)
    """Handle."""
    since = models.DateTimeField()

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "quiet"

    def __str__(self) -> str:
        return self.person
