"""By when each stage of an assessment is to be done, as rows."""

from __future__ import annotations

from django.db import models


class DeadlineRecord(models.Model):
    """The deadline of one stage of one assessment, as people were told of it, and as a moment to compare by."""

    assessment = models.CharField(max_length=100)
    stage = models.CharField(max_length=20)
    local = models.CharField(max_length=16)
    """Day and time there, to the minute."""
    zone = models.CharField(max_length=60)
    moment = models.DateTimeField(db_index=True)
    """The same in UTC."""

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "deadlines"
        ordering = ("assessment", "stage")
        constraints = (models.UniqueConstraint(fields=("assessment", "stage"), name="one_deadline_a_stage"),)

    def __str__(self) -> str:
        return f"{self.assessment} {self.stage}: {self.local} {self.zone}"
