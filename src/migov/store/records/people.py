"""People as rows: who can sign in, what they are in which assessment, and the letters that let them in.

`PersonRecord` is the user model of Django and allauth. Nobody is deleted: an account is withdrawn, a role is left.
"""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Coalesce, Lower


class People(BaseUserManager["PersonRecord"]):
    """The rows of people, found by the address they sign in with."""

    def get_by_natural_key(self, username: str | None) -> PersonRecord:
        """The person of this address, in whatever case it is written."""
        return self.get(email=(username or "").lower())


class PersonRecord(AbstractBaseUser):
    """Somebody who was invited. A row is withdrawn, never deleted."""

    id = models.BigAutoField(primary_key=True)
    handle = models.CharField(max_length=60, unique=True)
    """What the journal says of who did something; it never changes."""
    email = models.EmailField(max_length=254, unique=True)
    """Always in lower case: two people differ by more than capitals."""
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="en")
    zone = models.CharField(max_length=60, default="UTC")
    """IANA name of the time zone."""
    institution = models.CharField(max_length=300, null=True)
    """Where they work, as they want it shown."""
    is_office = models.BooleanField(default=False)
    is_made_up = models.BooleanField(default=False)
    """One of the people of the demonstration, whom one click signs in there and nowhere else."""
    added_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    """When they accepted an invitation; null where they cannot sign in yet."""
    withdrawn_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012 - Django's own word and kind

    objects = People()

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "people"
        constraints = (models.UniqueConstraint(Lower("email"), name="one_person_an_address"),)

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override] # Django's own is a field or a constant, and read only
        """Whether the person may sign in, and stay signed in: Django asks at every request."""
        return self.accepted_at is not None and self.withdrawn_at is None


class MembershipRecord(models.Model):
    """One role of one person in one assessment, from joining until leaving. Coming back is another row."""

    person = models.ForeignKey(PersonRecord, on_delete=models.PROTECT, related_name="memberships")
    assessment = models.CharField(max_length=100, db_index=True)
    role = models.CharField(max_length=20)
    institution = models.CharField(max_length=200, null=True)
    """Id of the institution a participant speaks for."""
    joined_at = models.DateTimeField()
    joined_by = models.CharField(max_length=200)
    left_at = models.DateTimeField(null=True)
    left_by = models.CharField(max_length=200, null=True)

    class Meta:
        """Names of the table and its rules."""

        app_label = "store"
        db_table = "memberships"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                "person",
                "assessment",
                "role",
                Coalesce("institution", models.Value("")),
                name="one_such_role_at_a_time",
                condition=models.Q(left_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} as {self.role} in {self.assessment}"


class InvitationRecord(models.Model):
    """A letter that was sent to somebody. The token in it is not kept, only its hash."""

    person = models.ForeignKey(PersonRecord, on_delete=models.PROTECT, related_name="invitations")
    token_sha256 = models.CharField(max_length=64, unique=True)
    assessment = models.CharField(max_length=100, null=True)
    """What for; null where it is for the office or for no assessment yet."""
    role = models.CharField(max_length=20, null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    """When it was accepted, or made void by a newer one; null while it opens the door."""

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "invitations"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.person_id} {self.made_at:%Y-%m-%d}"


class LinkRecord(models.Model):
    """A sign-in link that was asked for. The token in it is not kept, only its hash; old rows are cleared away."""

    person = models.ForeignKey(PersonRecord, on_delete=models.PROTECT, null=True, related_name="links")
    """Null where nobody has the address: written all the same, so that asking takes as long for any address."""
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        """Names of the table."""

        app_label = "store"
        db_table = "sign_in_links"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.person_id} {self.made_at:%Y-%m-%d}"
