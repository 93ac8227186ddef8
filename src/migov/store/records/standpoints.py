"""What ministries say of treaties, and what was decided where records differ, as rows that are only ever added."""

from __future__ import annotations

from django.db import models


class StandpointRecord(models.Model):
    """What a ministry or a depositary's page says about a treaty, as somebody wrote it down. The newest counts."""

    assessment = models.CharField(max_length=100, db_index=True)
    treaty = models.CharField(max_length=60)
    witness = models.CharField(max_length=20)
    says_so = models.CharField(max_length=500)
    """The ministry, or the address of the page."""
    act = models.CharField(max_length=20, null=True)
    """Null where the institution says that the State is not a party."""
    date = models.CharField(max_length=10, null=True)
    remark = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "standpoints"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.assessment} {self.treaty}: {self.says_so}"


class TreatyDecisionRecord(models.Model):
    """Which of the records of a treaty stands. The newest counts."""

    assessment = models.CharField(max_length=100, db_index=True)
    treaty = models.CharField(max_length=60)
    witness = models.CharField(max_length=20)
    """Whose record stands: the depositary, the ministry, the last profile, or neither."""
    standing = models.CharField(max_length=20)
    years = models.JSONField()
    because = models.TextField()
    seen = models.CharField(max_length=64)
    """Hash of the records it was decided on: where one of them changes, there is something new to decide."""
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "treaty_decisions"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.assessment} {self.treaty}: {self.witness}"
