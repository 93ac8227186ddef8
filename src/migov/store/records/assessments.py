"""Assessments as rows: the whole content in the interchange format, with what lists and look-ups need beside it."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class AssessmentRecord(models.Model):
    """One assessment that is kept. A row is withdrawn, never deleted."""

    id = models.CharField(primary_key=True, max_length=100)
    jurisdiction_code = models.CharField(max_length=10, null=True)
    """Null where the profile does not tell; "" would claim a code that is empty."""
    short_name = models.JSONField()
    """The jurisdiction's short name by language, with its article."""
    official_name = models.JSONField()
    level = models.CharField(max_length=10, default="national")
    """National or local: a `migov.model.jurisdictions.Level`."""
    locality = models.JSONField(default=dict)
    """Name of the city or region by language, where the assessment is local."""
    year = models.IntegerField(null=True)
    round = models.IntegerField(null=True)
    language = models.CharField(max_length=2)
    file_name = models.CharField(max_length=255, null=True)
    """Of the file it was imported from, as the person gave it."""
    file_sha256 = models.CharField(max_length=64, null=True, db_index=True)
    """Names the stored bytes of that file."""
    edition = models.CharField(max_length=100, null=True)
    """Code of the catalogue edition; null where a published profile does not tell."""
    modules = models.JSONField(default=list)
    """Codes of the modules."""
    stage = models.CharField(max_length=20, default="research")
    """Where it stands in its life: a `migov.model.workflow.Stage`."""
    content = models.TextField()
    """The assessment in the interchange format, without its answers: they are rows of their own."""
    content_sha256 = models.CharField(max_length=64)
    """Of `content` as UTF-8."""
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(null=True)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "assessments"
        constraints = (
            models.CheckConstraint(
                name="withdrawn_for_a_reason",
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_because__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_because__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.id

    def move(self, stage: str, *, by: str, at: datetime) -> None:
        """Take it to another stage."""
        self.stage, self.changed_at, self.changed_by = stage, at, by
        self.save(update_fields=["stage", "changed_at", "changed_by"])

    def withdraw(self, *, because: str, by: str, at: datetime) -> None:
        """Take it out of the lists; it can still be read by its id and brought back."""
        self.withdrawn_at, self.withdrawn_because = at, because
        self._changed(by=by, at=at)

    def restore(self, *, by: str, at: datetime) -> None:
        """Bring a withdrawn one back into the lists."""
        self.withdrawn_at = self.withdrawn_because = None
        self._changed(by=by, at=at)

    def _changed(self, *, by: str, at: datetime) -> None:
        self.changed_at, self.changed_by = at, by
        self.save(update_fields=["withdrawn_at", "withdrawn_because", "changed_at", "changed_by"])
