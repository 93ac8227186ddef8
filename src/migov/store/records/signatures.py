"""Sign-offs as rows. One is withdrawn, never deleted."""

from __future__ import annotations

from django.db import models


class SignOffRecord(models.Model):
    """A sign-off of one party on one version of the draft."""

    assessment = models.CharField(max_length=100)
    number = models.IntegerField()
    content = models.TextField()
    """The sign-off as JSON."""

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "sign_offs"
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["assessment", "number"], name="one_sign_off_a_number"),)

    def __str__(self) -> str:
        return f"{self.assessment} sign-off {self.number}"
