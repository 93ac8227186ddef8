"""What the limits on sign-in count, shared by every process that answers: the table of Django's database cache."""

from __future__ import annotations

from django.db import models


class LimitRecord(models.Model):
    """One counter, laid out as `django.core.cache.backends.db` reads and writes it."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "limits"

    def __str__(self) -> str:
        return self.cache_key
