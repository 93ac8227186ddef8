"""Releases as rows. A row is only ever added: the database itself refuses to change or remove one."""

from __future__ import annotations

from django.db import models


class ReleaseRecord(models.Model):
    """A published version of a profile."""

    id = models.CharField(primary_key=True, max_length=110)
    assessment = models.CharField(max_length=100)
    number = models.IntegerField()
    content = models.TextField()
    """The release as JSON."""

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "releases"
        ordering = ("assessment", "number")
        constraints = (models.UniqueConstraint(fields=["assessment", "number"], name="one_release_a_number"),)

    def __str__(self) -> str:
        return self.id
