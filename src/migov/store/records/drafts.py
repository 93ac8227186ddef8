"""The text of a profile while it is written, every version of every passage, and the drafts that were frozen."""

from __future__ import annotations

from django.db import models


class PassageRecord(models.Model):
    """One passage of the living text as it stands."""

    assessment = models.CharField(max_length=100)
    passage = models.CharField(max_length=100)
    version = models.IntegerField()
    """Counted from 1; every change makes the next one."""
    position = models.FloatField()
    """Among the passages of its assessment; only the order counts."""
    content = models.TextField()
    """The passage as JSON."""
    is_aside = models.BooleanField(default=False)
    """Put aside: it is not printed, and can be taken back."""
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=60)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "passages"
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=["assessment", "passage"], name="one_passage_an_id"),)

    def __str__(self) -> str:
        return f"{self.assessment} {self.passage} v{self.version}"


class PassageChangeRecord(models.Model):
    """One version of a passage, or words that met somebody else's change. Rows are only ever added."""

    assessment = models.CharField(max_length=100)
    passage = models.CharField(max_length=100)
    version = models.IntegerField()
    """Of the passage after the change; of words kept beside it: the version that stood then."""
    content = models.TextField()
    """The passage as JSON."""
    what = models.CharField(max_length=20)
    """A `migov.store.drafts.What`."""
    why = models.TextField(null=True)
    comments = models.JSONField(default=list)
    """Numbers of the comments that caused it."""
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "passage_changes"
        ordering = ("id",)
        indexes = (models.Index(fields=["assessment", "passage", "version"], name="changes_of_a_passage"),)

    def __str__(self) -> str:
        return f"{self.assessment} {self.passage} v{self.version} {self.what}"


class DraftRecord(models.Model):
    """A frozen draft. It never changes."""

    assessment = models.CharField(max_length=100)
    number = models.IntegerField()
    content = models.TextField()
    """The draft as JSON."""
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "drafts"
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["assessment", "number"], name="one_draft_a_number"),)

    def __str__(self) -> str:
        return f"{self.assessment} draft {self.number}"


class WaiverRecord(models.Model):
    """A named person's leave to print words in doubt. It is taken back, never deleted."""

    assessment = models.CharField(max_length=100)
    key = models.CharField(max_length=20)
    content = models.TextField()
    """The waiver as JSON."""
    undone_by = models.CharField(max_length=60, null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "waivers"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "key"], name="one_waiver_a_doubt", condition=models.Q(undone_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment} {self.key}"


class PriorityRecord(models.Model):
    """A priority on the way forward. It is withdrawn, never deleted."""

    assessment = models.CharField(max_length=100)
    priority = models.CharField(max_length=100)
    position = models.FloatField()
    content = models.TextField()
    """The priority as JSON."""
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "priorities"
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=["assessment", "priority"], name="one_priority_an_id"),)

    def __str__(self) -> str:
        return f"{self.assessment} {self.priority}"
