"""The languages into which a profile is translated, every piece's translation, and every version that it had."""

from __future__ import annotations

from django.db import models


class TranslationLanguageRecord(models.Model):
    """A language into which somebody has begun to translate a profile."""

    assessment = models.CharField(max_length=100)
    language = models.CharField(max_length=10)
    begun_by = models.CharField(max_length=60)
    begun_at = models.DateTimeField()

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "translation_languages"
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["assessment", "language"], name="one_beginning_a_language"),)

    def __str__(self) -> str:
        return f"{self.assessment} {self.language}"


class TranslationRecord(models.Model):
    """The translation of one piece as it stands."""

    assessment = models.CharField(max_length=100)
    language = models.CharField(max_length=10)
    piece = models.CharField(max_length=200)
    version = models.IntegerField()
    """Counted from 1; every change makes the next one."""
    content = models.TextField()
    """The translation as JSON."""
    is_aside = models.BooleanField(default=False)
    """Taken back: it counts as missing, and its words are kept."""
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=60)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "translations"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["assessment", "language", "piece"], name="one_translation_a_piece"),
        )

    def __str__(self) -> str:
        return f"{self.assessment} {self.language} {self.piece} v{self.version}"


class TranslationReturnRecord(models.Model):
    """The receipt of a file with translations that came back. It never changes."""

    assessment = models.CharField(max_length=100)
    language = models.CharField(max_length=10)
    content = models.TextField()
    """The receipt as JSON."""
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "translation_returns"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.assessment} {self.language} {self.at:%Y-%m-%d}"


class TranslationChangeRecord(models.Model):
    """One version of a translation, or words that met somebody else's change. Rows are only ever added."""

    assessment = models.CharField(max_length=100)
    language = models.CharField(max_length=10)
    piece = models.CharField(max_length=200)
    version = models.IntegerField()
    content = models.TextField()
    """The translation as JSON."""
    what = models.CharField(max_length=20)
    """A `migov.store.translations.What`."""
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "translation_changes"
        ordering = ("id",)
        indexes = (
            models.Index(fields=["assessment", "language", "piece", "version"], name="changes_of_a_translation"),
        )

    def __str__(self) -> str:
        return f"{self.assessment} {self.language} {self.piece} v{self.version} {self.what}"
