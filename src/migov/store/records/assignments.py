"""Indicators in the hands of people, as rows."""

from __future__ import annotations

from django.db import models


class AssignmentRecord(models.Model):
    """One indicator in the hands of one person for one duty, from being given until being taken back."""

    assessment = models.CharField(max_length=100, db_index=True)
    indicator = models.CharField(max_length=30)
    person = models.CharField(max_length=60, db_index=True)
    """Handle."""
    duty = models.CharField(max_length=30)
    local = models.CharField(max_length=16, null=True)
    """Day and time by which it is due, there; null where no deadline was given."""
    zone = models.CharField(max_length=60, null=True)
    moment = models.DateTimeField(null=True, db_index=True)
    """The same in UTC."""
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, null=True)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "assignments"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("assessment", "indicator", "person", "duty"),
                name="in_one_persons_hands_once",
                condition=models.Q(ended_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} to {self.duty} {self.indicator} of {self.assessment}"
