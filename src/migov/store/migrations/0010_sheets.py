"""The tables of workbooks that were sent out and came back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0009_presences"),
    ]

    operations = [
        migrations.CreateModel(
            name="SentSheetRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=20)),
                ("institution", models.CharField(max_length=200, null=True)),
                ("delegation", models.IntegerField(null=True)),
                ("issue", models.IntegerField()),
                ("language", models.CharField(max_length=2)),
                ("form_sha256", models.CharField(max_length=64, unique=True)),
                ("by", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "sent_sheets",
                "ordering": ("id",),
                "indexes": [
                    models.Index(fields=["assessment", "kind", "institution"], name="sheets_of_an_institution")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnedSheetRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(max_length=255)),
                ("file_sha256", models.CharField(max_length=64)),
                ("by", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(null=True)),
                ("receipt", models.TextField(default="")),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returned",
                        to="store.sentsheetrecord",
                    ),
                ),
            ],
            options={"db_table": "returned_sheets", "ordering": ("id",)},
        ),
    ]
