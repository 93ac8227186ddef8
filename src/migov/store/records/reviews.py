"""What reviewers say of answers, and second codings, as rows. Nothing is deleted: a word is withdrawn and stays."""

from __future__ import annotations

from django.db import models


class ReviewRecord(models.Model):
    """One reviewer's word on one version of an answer."""

    assessment = models.CharField(max_length=100)
    indicator = models.CharField(max_length=30)
    reviewer = models.CharField(max_length=60)
    verdict = models.CharField(max_length=20)
    comment = models.TextField()
    version = models.IntegerField()
    """Of the answer that was read."""
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    """When the reviewer took it back; it counts no longer, and is still read."""

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "reviews"
        ordering = ("id",)
        indexes = (models.Index(fields=["assessment", "indicator"], name="reviews_of_an_answer"),)

    def __str__(self) -> str:
        return f"{self.assessment} {self.indicator} v{self.version}: {self.verdict}"


class CodingRecord(models.Model):
    """A second answer to an indicator, from being asked for until it is handed in."""

    assessment = models.CharField(max_length=100)
    indicator = models.CharField(max_length=30)
    coder = models.CharField(max_length=60)
    asked_by = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    closed = models.CharField(max_length=100, null=True)
    non_answer = models.CharField(max_length=40, null=True)
    justification = models.TextField(default="")
    saves = models.IntegerField(default=0)
    """How often it was saved: two open tabs notice each other by it."""
    saved_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    """When the coordinator took the request back."""

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "codings"
        ordering = ("id",)
        indexes = (models.Index(fields=["assessment", "indicator"], name="codings_of_an_answer"),)
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "indicator", "coder"],
                name="one_coding_of_one_coder",
                condition=models.Q(withdrawn_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment} {self.indicator} by {self.coder}"
