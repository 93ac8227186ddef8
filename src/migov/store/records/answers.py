"""Answers as rows, and every change of them: so that fifty people can write at once, and nothing is lost."""

from __future__ import annotations

from django.db import models

from migov.store.records.assessments import AssessmentRecord


class AnswerRecord(models.Model):
    """One answer as it stands."""

    assessment = models.ForeignKey(AssessmentRecord, on_delete=models.PROTECT, related_name="answers")
    indicator = models.CharField(max_length=30)
    position = models.IntegerField()
    """Among the answers of its assessment, in the order of the interchange format."""
    version = models.IntegerField()
    """Counted from 1; every change makes the next one."""
    status = models.CharField(max_length=20)
    """Beside the content, for counts."""
    content = models.TextField()
    """The answer as JSON."""
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "answers"
        constraints = (models.UniqueConstraint(name="one_answer_an_indicator", fields=("assessment", "indicator")),)
        indexes = (models.Index(name="answers_by_status", fields=("assessment", "status")),)

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.indicator} v{self.version}"


class ChangeRecord(models.Model):
    """One field of an answer at one version of it. Rows are only ever added."""

    assessment = models.CharField(max_length=100)
    indicator = models.CharField(max_length=30)
    version = models.IntegerField()
    """Of the answer, after the change; of a text put aside: the version that stood then."""
    field = models.CharField(max_length=20)
    words = models.TextField()
    """What the field says from now on; what it said before stands in the row before."""
    aside = models.BooleanField(default=False)
    """A text that met somebody else's change: it was not written into the answer, and it is not lost either."""
    why = models.TextField(null=True)
    """Where the words come from, where they are not the writer's own: an institution's return, an undone change."""
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "answer_changes"
        indexes = (models.Index(name="changes_of_an_answer", fields=("assessment", "indicator", "field", "version")),)

    def __str__(self) -> str:
        return f"{self.assessment} {self.indicator} {self.field} v{self.version}"
