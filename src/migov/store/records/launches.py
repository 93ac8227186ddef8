"""How assessments began, as rows: what was decided when one was opened, and the record of its launch."""

from __future__ import annotations

from django.db import models


class OpeningRecord(models.Model):
    """What was decided when an assessment was opened at the desk, beside what its content tells."""

    assessment = models.CharField(primary_key=True, max_length=100)
    earlier = models.CharField(max_length=100, null=True)
    """Id of the assessment of the round before, whose answers are shown beside the new ones."""
    languages = models.JSONField()
    """Codes of the languages in which the profile is to appear."""
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "openings"

    def __str__(self) -> str:
        return f"{self.assessment} after {self.earlier}"


class LaunchRecord(models.Model):
    """The record of a launch, as it was last put down; the journal keeps what it said before."""

    assessment = models.CharField(primary_key=True, max_length=100)
    on = models.CharField(max_length=10)
    """A date as exact as it is known."""
    place = models.CharField(max_length=300)
    briefed = models.JSONField()
    """Who was briefed, one text each."""
    agreed = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "launches"

    def __str__(self) -> str:
        return f"{self.assessment} on {self.on}"
