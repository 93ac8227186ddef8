"""The tables of the assessments and of the journal."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="JournalRecord",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.CharField(max_length=32)),
                ("by", models.CharField(max_length=200)),
                ("action", models.CharField(max_length=100)),
                ("subject", models.CharField(max_length=200)),
                ("details", models.TextField()),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "journal",
                "ordering": ("seq",),
            },
        ),
        migrations.CreateModel(
            name="AssessmentRecord",
            fields=[
                ("id", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("jurisdiction_code", models.CharField(max_length=10, null=True)),
                ("short_name", models.JSONField()),
                ("official_name", models.JSONField()),
                ("year", models.IntegerField(null=True)),
                ("round", models.IntegerField(null=True)),
                ("language", models.CharField(max_length=2)),
                ("file_name", models.CharField(max_length=255, null=True)),
                ("file_sha256", models.CharField(db_index=True, max_length=64, null=True)),
                ("content", models.TextField()),
                ("content_sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField()),
                ("created_by", models.CharField(max_length=200)),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.CharField(max_length=200)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.TextField(null=True)),
            ],
            options={
                "db_table": "assessments",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_because__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_because__isnull", False)),
                            _connector="OR",
                        ),
                        name="withdrawn_for_a_reason",
                    )
                ],
            },
        ),
    ]
