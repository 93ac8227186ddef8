"""The tables of the sources, their snapshots, and the search log."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0002_the_journal_is_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(db_index=True, max_length=100, null=True)),
                ("indicator", models.CharField(max_length=30, null=True)),
                ("query", models.TextField()),
                ("plan", models.TextField()),
                ("filters", models.TextField()),
                ("found", models.IntegerField()),
                ("withheld", models.IntegerField(default=0)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
            ],
            options={
                "db_table": "searches",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="SourceRecord",
            fields=[
                ("id", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("jurisdiction", models.CharField(db_index=True, max_length=10, null=True)),
                ("title", models.TextField()),
                ("content", models.TextField()),
                ("line", models.BigIntegerField(db_index=True)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=200)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.TextField(null=True)),
            ],
            options={
                "db_table": "sources",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_because__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_because__isnull", False)),
                            _connector="OR",
                        ),
                        name="source_withdrawn_for_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SnapshotRecord",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("file_name", models.CharField(max_length=255)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="snapshots", to="store.sourcerecord"
                    ),
                ),
            ],
            options={
                "db_table": "snapshots",
            },
        ),
    ]
