"""The table of what persons know of instruments."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0003_sources_and_searches"),
    ]

    operations = [
        migrations.CreateModel(
            name="StandingRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jurisdiction", models.CharField(max_length=10)),
                ("instrument", models.CharField(max_length=200)),
                ("status", models.CharField(max_length=40, null=True)),
                ("until", models.CharField(max_length=10, null=True)),
                ("because", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
            ],
            options={
                "db_table": "standings",
                "ordering": ("id",),
            },
        ),
    ]
