"""Why answers changed since the round before, and the marks on published words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0014_translations"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangeReasonRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("indicator", models.CharField(max_length=30)),
                ("content", models.TextField(null=True)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
            ],
            options={
                "db_table": "change_reasons",
                "ordering": ("id",),
                "indexes": [models.Index(fields=["assessment", "indicator"], name="reasons_of_an_assessment")],
            },
        ),
        migrations.CreateModel(
            name="MarkRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("key", models.CharField(max_length=64)),
                ("content", models.TextField()),
                ("noticed_on", models.CharField(max_length=10)),
                ("struck_on", models.CharField(max_length=10, null=True)),
                ("dismissed_by", models.CharField(max_length=200, null=True)),
                ("dismissed_at", models.DateTimeField(null=True)),
                ("because", models.TextField(null=True)),
            ],
            options={
                "db_table": "marks",
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("assessment", "key"), name="one_mark_a_key")],
            },
        ),
    ]
