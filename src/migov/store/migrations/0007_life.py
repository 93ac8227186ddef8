"""The life of an assessment: openings, launches, deadlines, assignments, reminders; where it is and on which level."""

from __future__ import annotations

from typing import Any

import msgspec
from django.db import migrations, models


def name_places(apps: Any, _editor: Any) -> None:
    """Put level and locality of each assessment beside its content."""
    for record in apps.get_model("store", "AssessmentRecord").objects.all():
        place = msgspec.json.decode(record.content)["jurisdiction"]
        record.level, record.locality = place.get("level", "national"), place.get("locality") or {}
        record.save(update_fields=["level", "locality"])


ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0006_answers"),
    ]

    operations = [
        migrations.AddField("assessmentrecord", "level", models.CharField(default="national", max_length=10)),
        migrations.AddField("assessmentrecord", "locality", models.JSONField(default=dict)),
        migrations.RunPython(name_places, migrations.RunPython.noop),
        migrations.CreateModel(
            name="OpeningRecord",
            fields=[
                ("assessment", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("earlier", models.CharField(max_length=100, null=True)),
                ("languages", models.JSONField()),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=200)),
            ],
            options={"db_table": "openings"},
        ),
        migrations.CreateModel(
            name="LaunchRecord",
            fields=[
                ("assessment", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("on", models.CharField(max_length=10)),
                ("place", models.CharField(max_length=300)),
                ("briefed", models.JSONField()),
                ("agreed", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
            ],
            options={"db_table": "launches"},
        ),
        migrations.CreateModel(
            name="DeadlineRecord",
            fields=[
                ID,
                ("assessment", models.CharField(max_length=100)),
                ("stage", models.CharField(max_length=20)),
                ("local", models.CharField(max_length=16)),
                ("zone", models.CharField(max_length=60)),
                ("moment", models.DateTimeField(db_index=True)),
            ],
            options={"db_table": "deadlines", "ordering": ("assessment", "stage")},
        ),
        migrations.CreateModel(
            name="AssignmentRecord",
            fields=[
                ID,
                ("assessment", models.CharField(db_index=True, max_length=100)),
                ("indicator", models.CharField(max_length=30)),
                ("person", models.CharField(db_index=True, max_length=60)),
                ("duty", models.CharField(max_length=30)),
                ("local", models.CharField(max_length=16, null=True)),
                ("zone", models.CharField(max_length=60, null=True)),
                ("moment", models.DateTimeField(db_index=True, null=True)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(max_length=200, null=True)),
            ],
            options={"db_table": "assignments", "ordering": ("id",)},
        ),
        migrations.CreateModel(
            name="ReminderRecord",
            fields=[
                ID,
                ("person", models.CharField(max_length=60)),
                ("thing", models.CharField(max_length=300)),
                ("occasion", models.CharField(max_length=20)),
                ("sent_at", models.DateTimeField()),
            ],
            options={"db_table": "reminders", "ordering": ("id",)},
        ),
        migrations.CreateModel(
            name="QuietRecord",
            fields=[
                ("person", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("since", models.DateTimeField()),
            ],
            options={"db_table": "quiet"},
        ),
        migrations.AddConstraint(
            "deadlinerecord",
            models.UniqueConstraint(fields=("assessment", "stage"), name="one_deadline_a_stage"),
        ),
        migrations.AddConstraint(
            "assignmentrecord",
            models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("assessment", "indicator", "person", "duty"),
                name="in_one_persons_hands_once",
            ),
        ),
        migrations.AddConstraint(
            "reminderrecord",
            models.UniqueConstraint(fields=("person", "thing", "occasion"), name="reminded_once_an_occasion"),
        ),
        migrations.AddIndex("journalrecord", models.Index(fields=["subject", "seq"], name="journal_of_a_subject")),
        migrations.AddIndex("journalrecord", models.Index(fields=["by", "seq"], name="journal_of_a_person")),
    ]
