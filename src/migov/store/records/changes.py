"""What people said about changed answers, as rows."""

from __future__ import annotations

from django.db import models


class ChangeReasonRecord(models.Model):
    """One person's word on why an answer changed. Rows are only ever added; the newest of an answer counts."""

    assessment = models.CharField(max_length=100)
    indicator = models.CharField(max_length=30)
    content = models.TextField(null=True)
    """The reason as JSON; null takes an earlier one back."""
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "change_reasons"
        ordering = ("id",)
        indexes = (models.Index(name="reasons_of_an_assessment", fields=("assessment", "indicator")),)

    def __str__(self) -> str:
        return f"{self.assessment} {self.indicator}"
