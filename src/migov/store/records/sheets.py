"""Workbooks that were sent out, and those that came back, as rows; the files themselves lie by their hash."""

from __future__ import annotations

from django.db import models


class SentSheetRecord(models.Model):
    """A workbook that was sent out. Rows are only ever added."""

    assessment = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    institution = models.CharField(max_length=200, null=True)
    """Id of the institution; null for one of the team itself."""
    delegation = models.IntegerField(null=True)
    """Number of the delegation whose questions it asks."""
    issue = models.IntegerField()
    """Counted from 1 for each assessment, kind and institution."""
    language = models.CharField(max_length=2)
    form_sha256 = models.CharField(max_length=64, unique=True)
    """Of what its hidden sheet holds: by this it is known when it comes back."""
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "sent_sheets"
        ordering = ("id",)
        indexes = (models.Index(fields=["assessment", "kind", "institution"], name="sheets_of_an_institution"),)

    def __str__(self) -> str:
        return f"{self.assessment} {self.kind} {self.issue}"


class ReturnedSheetRecord(models.Model):
    """A file that came back: at first to be looked at, later with its receipt."""

    sheet = models.ForeignKey(SentSheetRecord, on_delete=models.PROTECT, related_name="returned")
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    receipt = models.TextField(default="")
    """As JSON; empty until it was taken."""

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "returned_sheets"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.sheet} {self.file_name}"
