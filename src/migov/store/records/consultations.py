"""Consultations as rows: who was asked, what was said, where each comment stands, and what became of it."""

from __future__ import annotations

from django.db import models


class ConsultationRecord(models.Model):
    """The consultation of one assessment, without its invitations."""

    assessment = models.CharField(max_length=100, primary_key=True)
    content = models.TextField()
    """The consultation as JSON."""

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "consultations"

    def __str__(self) -> str:
        return self.assessment


class InvitationToCommentRecord(models.Model):
    """An institution that is asked about the draft."""

    assessment = models.CharField(max_length=100)
    institution = models.CharField(max_length=200)
    content = models.TextField()
    """The invitation as JSON."""
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "consultation_invitations"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "institution"],
                name="one_invitation_an_institution",
                condition=models.Q(is_withdrawn=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment} {self.institution}"


class CommentRecord(models.Model):
    """A comment, a suggestion or a reply. It is withdrawn, never deleted."""

    assessment = models.CharField(max_length=100)
    number = models.IntegerField()
    institution = models.CharField(max_length=200, null=True)
    by = models.CharField(max_length=60)
    replies_to = models.IntegerField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    content = models.TextField()
    """The comment as JSON."""

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "comments"
        ordering = ("number",)
        indexes = (models.Index(fields=["assessment", "replies_to"], name="replies_of_a_comment"),)
        constraints = (models.UniqueConstraint(fields=["assessment", "number"], name="one_comment_a_number"),)

    def __str__(self) -> str:
        return f"{self.assessment} comment {self.number}"


class CommentPlaceRecord(models.Model):
    """Where a comment stands in a version of the draft, or in the living text."""

    assessment = models.CharField(max_length=100)
    comment = models.IntegerField()
    version = models.IntegerField()
    """Number of the draft; 0 for the living text."""
    passage = models.CharField(max_length=100, null=True)
    """Null where its words are not there: it is unplaced."""
    anchor = models.TextField(null=True)
    """As JSON; null for a comment about the whole passage."""

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "comment_places"
        indexes = (models.Index(fields=["assessment", "version", "passage"], name="comments_of_a_passage"),)
        constraints = (
            models.UniqueConstraint(fields=["assessment", "comment", "version"], name="one_place_a_version"),
        )

    def __str__(self) -> str:
        return f"{self.assessment} comment {self.comment} in {self.version}"


class DispositionRecord(models.Model):
    """What became of a comment. It is taken back, never deleted."""

    assessment = models.CharField(max_length=100)
    comment = models.IntegerField()
    content = models.TextField()
    """The disposition as JSON."""
    undone_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    """When the author was written to."""

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "dispositions"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "comment"],
                name="one_disposition_a_comment",
                condition=models.Q(undone_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment} comment {self.comment}"


class ReturnedDraftRecord(models.Model):
    """A Word file that came back. The file itself lies among the blobs."""

    assessment = models.CharField(max_length=100)
    number = models.IntegerField()
    institution = models.CharField(max_length=200, null=True)
    sha256 = models.CharField(max_length=64)
    file_name = models.CharField(max_length=300)
    version = models.IntegerField()
    """Number of the draft that it is a copy of."""
    receipt = models.TextField()
    """As JSON."""
    comments = models.JSONField(default=list)
    """Numbers of the comments it became."""
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "returned_drafts"
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["assessment", "number"], name="one_returned_draft_a_number"),
            models.UniqueConstraint(fields=["assessment", "sha256"], name="one_returned_draft_a_file"),
        )

    def __str__(self) -> str:
        return f"{self.assessment} {self.file_name}"


class WorkshopRecord(models.Model):
    """A sitting, without its minutes."""

    assessment = models.CharField(max_length=100)
    number = models.IntegerField()
    content = models.TextField()
    """The workshop as JSON, without its minutes."""

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "workshops"
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["assessment", "number"], name="one_workshop_a_number"),)

    def __str__(self) -> str:
        return f"{self.assessment} workshop {self.number}"


class MinuteRecord(models.Model):
    """One minute of a workshop."""

    assessment = models.CharField(max_length=100)
    workshop = models.IntegerField()
    minute = models.CharField(max_length=60)
    """Given by the machine that captured it."""
    content = models.TextField()
    """The minute as JSON."""
    struck_at = models.DateTimeField(null=True)
    """When it was struck out; it is still kept."""
    became = models.JSONField(null=True)
    """What it became when it was taken over; null before that."""
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "minutes"
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["assessment", "workshop", "minute"], name="one_minute_an_id"),)

    def __str__(self) -> str:
        return f"{self.assessment} workshop {self.workshop} {self.minute}"
