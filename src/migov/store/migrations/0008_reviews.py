"""The tables of reviews, second codings, flags, delegations with their returns, and standpoints on treaties."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0007_life"),
    ]

    operations = [
        migrations.CreateModel(
            name="StandpointRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(db_index=True, max_length=100)),
                ("treaty", models.CharField(max_length=60)),
                ("witness", models.CharField(max_length=20)),
                ("says_so", models.CharField(max_length=500)),
                ("act", models.CharField(max_length=20, null=True)),
                ("date", models.CharField(max_length=10, null=True)),
                ("remark", models.TextField()),
                ("by", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "standpoints",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="TreatyDecisionRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(db_index=True, max_length=100)),
                ("treaty", models.CharField(max_length=60)),
                ("witness", models.CharField(max_length=20)),
                ("standing", models.CharField(max_length=20)),
                ("years", models.JSONField()),
                ("because", models.TextField()),
                ("seen", models.CharField(max_length=64)),
                ("by", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "treaty_decisions",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="CodingRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("indicator", models.CharField(max_length=30)),
                ("coder", models.CharField(max_length=60)),
                ("asked_by", models.CharField(max_length=60)),
                ("asked_at", models.DateTimeField()),
                ("closed", models.CharField(max_length=100, null=True)),
                ("non_answer", models.CharField(max_length=40, null=True)),
                ("justification", models.TextField(default="")),
                ("saves", models.IntegerField(default=0)),
                ("saved_at", models.DateTimeField(null=True)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "codings",
                "ordering": ("id",),
                "indexes": [models.Index(fields=["assessment", "indicator"], name="codings_of_an_answer")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("assessment", "indicator", "coder"),
                        name="one_coding_of_one_coder",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DelegationRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("number", models.IntegerField()),
                ("institution", models.CharField(max_length=200)),
                ("due_local", models.CharField(max_length=16)),
                ("due_zone", models.CharField(max_length=60)),
                ("asked", models.TextField()),
                ("by", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "delegations",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "number"), name="one_delegation_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="DelegationEventRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("by", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("says", models.TextField(default="")),
                (
                    "delegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="store.delegationrecord"
                    ),
                ),
            ],
            options={
                "db_table": "delegation_events",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="FlagRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("number", models.IntegerField()),
                ("indicator", models.CharField(max_length=30)),
                ("says", models.TextField()),
                ("by", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("to", models.CharField(max_length=60)),
                ("settled_by", models.CharField(max_length=60, null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_how", models.TextField(null=True)),
            ],
            options={
                "db_table": "flags",
                "ordering": ("id",),
                "indexes": [models.Index(fields=["to"], name="flags_of_a_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "number"), name="one_flag_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_at__isnull", True),
                                ("settled_by__isnull", True),
                                ("settled_how__isnull", True),
                            ),
                            models.Q(
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                                ("settled_how__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="flag_settled_with_a_word",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("indicator", models.CharField(max_length=30)),
                ("version", models.IntegerField()),
                (
                    "delegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="returns", to="store.delegationrecord"
                    ),
                ),
            ],
            options={
                "db_table": "returns",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="ReturnVersionRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.IntegerField()),
                ("words", models.JSONField()),
                ("sources", models.TextField()),
                ("remark", models.TextField()),
                ("nothing_to_add", models.BooleanField()),
                ("by", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("via", models.CharField(max_length=10)),
                ("is_submitted", models.BooleanField()),
                ("decided_by", models.CharField(max_length=60, null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("taken", models.JSONField(default=list)),
                ("reason", models.TextField(null=True)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="store.returnrecord"
                    ),
                ),
            ],
            options={
                "db_table": "return_versions",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="ReviewRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("indicator", models.CharField(max_length=30)),
                ("reviewer", models.CharField(max_length=60)),
                ("verdict", models.CharField(max_length=20)),
                ("comment", models.TextField()),
                ("version", models.IntegerField()),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "reviews",
                "ordering": ("id",),
                "indexes": [models.Index(fields=["assessment", "indicator"], name="reviews_of_an_answer")],
            },
        ),
        migrations.CreateModel(
            name="DelegatedRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("indicator", models.CharField(max_length=30)),
                (
                    "delegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="store.delegationrecord"
                    ),
                ),
            ],
            options={
                "db_table": "delegated",
                "ordering": ("id",),
                "indexes": [models.Index(fields=["assessment", "indicator"], name="delegations_of_an_indicator")],
                "constraints": [models.UniqueConstraint(fields=("delegation", "indicator"), name="handed_over_once")],
            },
        ),
        migrations.AddIndex(
            model_name="returnrecord",
            index=models.Index(fields=["assessment", "indicator"], name="returns_of_an_indicator"),
        ),
        migrations.AddConstraint(
            model_name="returnrecord",
            constraint=models.UniqueConstraint(fields=("delegation", "indicator"), name="one_return_an_indicator"),
        ),
        migrations.AddConstraint(
            model_name="returnversionrecord",
            constraint=models.UniqueConstraint(fields=("of", "version"), name="one_version_a_number"),
        ),
    ]
