"""Assessments that the public may know of before anything of them is published, as rows."""

from __future__ import annotations

from django.db import models


class AnnouncementRecord(models.Model):
    """That an assessment was announced."""

    assessment = models.CharField(primary_key=True, max_length=100)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "announcements"

    def __str__(self) -> str:
        return self.assessment
