"""Sources as rows: the whole value in its interchange form, with what lists and look-ups need beside it."""

from __future__ import annotations

from django.db import models


class SourceRecord(models.Model):
    """One source that is kept. A row is withdrawn, never deleted."""

    id = models.CharField(primary_key=True, max_length=100)
    jurisdiction = models.CharField(max_length=10, null=True, db_index=True)
    title = models.TextField()
    content = models.TextField()
    """The source as a value, in JSON."""
    line = models.BigIntegerField(db_index=True)
    """Number of the journal's line that tells of its last change: the index has not seen what is behind its stamp."""
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(null=True)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "sources"
        constraints = (
            models.CheckConstraint(
                name="source_withdrawn_for_a_reason",
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_because__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_because__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.id


class SnapshotRecord(models.Model):
    """Stored bytes and the source they are of. The same bytes belong to one source."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    source = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="snapshots")
    file_name = models.CharField(max_length=255)
    """As the person gave it, without the way to it."""

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "snapshots"

    def __str__(self) -> str:
        return self.file_name
