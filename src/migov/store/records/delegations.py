"""Parts that were handed to institutions, and what came back, as rows. Every version of a return stays."""

from __future__ import annotations

from django.db import models


class DelegationRecord(models.Model):
    """Indicators in the hands of an institution."""

    assessment = models.CharField(max_length=100)
    number = models.IntegerField()
    """Within the assessment, counted from 1."""
    institution = models.CharField(max_length=200)
    """Id of the institution."""
    due_local = models.CharField(max_length=16)
    """As people there were told it: ``2026-03-31T17:00``."""
    due_zone = models.CharField(max_length=60)
    asked = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "delegations"
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["assessment", "number"], name="one_delegation_a_number"),)

    def __str__(self) -> str:
        return f"{self.assessment} delegation {self.number}"


class DelegatedRecord(models.Model):
    """One indicator of a delegation."""

    delegation = models.ForeignKey(DelegationRecord, on_delete=models.PROTECT, related_name="parts")
    assessment = models.CharField(max_length=100)
    indicator = models.CharField(max_length=30)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "delegated"
        ordering = ("id",)
        indexes = (models.Index(fields=["assessment", "indicator"], name="delegations_of_an_indicator"),)
        constraints = (models.UniqueConstraint(fields=["delegation", "indicator"], name="handed_over_once"),)

    def __str__(self) -> str:
        return self.indicator


class DelegationEventRecord(models.Model):
    """Something that happened to a delegation: opened, reminded, extended, withdrawn. Rows are only ever added."""

    delegation = models.ForeignKey(DelegationRecord, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    says = models.TextField(default="")
    """What there is to say of it: the reason, the deadline before."""

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "delegation_events"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class ReturnRecord(models.Model):
    """What an institution says of one indicator, as it stands; every version of it is kept beside."""

    delegation = models.ForeignKey(DelegationRecord, on_delete=models.PROTECT, related_name="returns")
    assessment = models.CharField(max_length=100)
    indicator = models.CharField(max_length=30)
    version = models.IntegerField()

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "returns"
        ordering = ("id",)
        indexes = (models.Index(fields=["assessment", "indicator"], name="returns_of_an_indicator"),)
        constraints = (models.UniqueConstraint(fields=["delegation", "indicator"], name="one_return_an_indicator"),)

    def __str__(self) -> str:
        return f"{self.assessment} {self.indicator} v{self.version}"


class ReturnVersionRecord(models.Model):
    """One version of a return. Rows are only ever added; the decision on a version is written to it once."""

    of = models.ForeignKey(ReturnRecord, on_delete=models.PROTECT, related_name="versions")
    version = models.IntegerField()
    words = models.JSONField()
    sources = models.TextField()
    remark = models.TextField()
    nothing_to_add = models.BooleanField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    via = models.CharField(max_length=10)
    is_submitted = models.BooleanField()
    decided_by = models.CharField(max_length=60, null=True)
    decided_at = models.DateTimeField(null=True)
    taken = models.JSONField(default=list)
    reason = models.TextField(null=True)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "return_versions"
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["of", "version"], name="one_version_a_number"),)

    def __str__(self) -> str:
        return f"v{self.version}"
