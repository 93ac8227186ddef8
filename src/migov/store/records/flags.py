"""Doubts about answers, each addressed to a person, as rows."""

from __future__ import annotations

from django.db import models


class FlagRecord(models.Model):
    """One flag, from being raised until it is settled."""

    assessment = models.CharField(max_length=100)
    number = models.IntegerField()
    """Within the assessment, counted from 1."""
    indicator = models.CharField(max_length=30)
    says = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    to = models.CharField(max_length=60)
    settled_by = models.CharField(max_length=60, null=True)
    settled_at = models.DateTimeField(null=True)
    settled_how = models.TextField(null=True)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "flags"
        ordering = ("id",)
        indexes = (models.Index(fields=["to"], name="flags_of_a_person"),)
        constraints = (
            models.UniqueConstraint(fields=["assessment", "number"], name="one_flag_a_number"),
            models.CheckConstraint(
                name="flag_settled_with_a_word",
                condition=models.Q(settled_by__isnull=True, settled_at__isnull=True, settled_how__isnull=True)
                | models.Q(settled_by__isnull=False, settled_at__isnull=False, settled_how__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment} flag {self.number}"
