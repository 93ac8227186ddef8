"""The journal as rows that can be added and read, and nothing else."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class AppendOnly(models.QuerySet["JournalRecord"]):
    """Rows that cannot be changed or removed in bulk. The database refuses it too, by triggers."""

    def update(self, **_values: Any) -> NoReturn:
        """Nothing: a line of the journal is not changed."""
        raise TypeError("the journal is append-only: a line cannot be changed")

    def delete(self) -> NoReturn:
        """Nothing: a line of the journal is not removed."""
        raise TypeError("the journal is append-only: a line cannot be removed")


class JournalRecord(models.Model):
    """One line: who did what to what, when; chained to the line before by its hash."""

    seq = models.BigIntegerField(primary_key=True)
    """Counted from 1 without gaps."""
    at = models.CharField(max_length=32)
    """ISO 8601 in UTC with microseconds: text, because the hash is made of exactly these characters."""
    by = models.CharField(max_length=200)
    action = models.CharField(max_length=100)
    """Noun and verb: ``assessment.import``."""
    subject = models.CharField(max_length=200)
    """Id of what it was done to."""
    details = models.TextField()
    """JSON with sorted keys, as it was hashed."""
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = AppendOnly.as_manager()

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "journal"
        ordering = ("seq",)
        indexes = (
            models.Index(name="journal_of_a_subject", fields=("subject", "seq")),
            models.Index(name="journal_of_a_person", fields=("by", "seq")),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the line; a line that is there is not changed."""
        if not self._state.adding:
            raise TypeError("the journal is append-only: a line cannot be changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Nothing: a line of the journal is not removed."""
        raise TypeError("the journal is append-only: a line cannot be removed")
