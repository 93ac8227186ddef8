"""The tables of people, their roles, the letters that let them in, and what the limits on sign-in count."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Coalesce, Lower


def number() -> Any:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def of_a_person(related_name: str, **more: Any) -> Any:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=related_name, to="store.personrecord", **more
    )


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0004_standings_of_instruments"),
    ]
    # The tables of allauth point at people, and would otherwise be made as soon as the store's first migration is.
    run_before = [("account", "0001_initial"), ("mfa", "0001_initial"), ("usersessions", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="PersonRecord",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("handle", models.CharField(max_length=60, unique=True)),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("language", models.CharField(default="en", max_length=2)),
                ("zone", models.CharField(default="UTC", max_length=60)),
                ("institution", models.CharField(max_length=300, null=True)),
                ("is_office", models.BooleanField(default=False)),
                ("is_made_up", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "people",
                "constraints": [models.UniqueConstraint(Lower("email"), name="one_person_an_address")],
            },
        ),
        migrations.CreateModel(
            name="MembershipRecord",
            fields=[
                ("id", number()),
                ("assessment", models.CharField(db_index=True, max_length=100)),
                ("role", models.CharField(max_length=20)),
                ("institution", models.CharField(max_length=200, null=True)),
                ("joined_at", models.DateTimeField()),
                ("joined_by", models.CharField(max_length=200)),
                ("left_at", models.DateTimeField(null=True)),
                ("left_by", models.CharField(max_length=200, null=True)),
                ("person", of_a_person("memberships")),
            ],
            options={
                "db_table": "memberships",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("person"),
                        models.F("assessment"),
                        models.F("role"),
                        Coalesce("institution", models.Value("")),
                        condition=models.Q(("left_at__isnull", True)),
                        name="one_such_role_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InvitationRecord",
            fields=[
                ("id", number()),
                ("token_sha256", models.CharField(max_length=64, unique=True)),
                ("assessment", models.CharField(max_length=100, null=True)),
                ("role", models.CharField(max_length=20, null=True)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=200)),
                ("expires_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("person", of_a_person("invitations")),
            ],
            options={
                "db_table": "invitations",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="LinkRecord",
            fields=[
                ("id", number()),
                ("token_sha256", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(db_index=True)),
                ("used_at", models.DateTimeField(null=True)),
                ("person", of_a_person("links", null=True)),
            ],
            options={
                "db_table": "sign_in_links",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="LimitRecord",
            fields=[
                ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("value", models.TextField()),
                ("expires", models.DateTimeField(db_index=True)),
            ],
            options={
                "db_table": "limits",
            },
        ),
    ]
