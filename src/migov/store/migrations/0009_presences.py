"""The table of who is at which answer just now."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0008_reviews"),
    ]

    operations = [
        migrations.CreateModel(
            name="PresenceRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("indicator", models.CharField(max_length=30)),
                ("person", models.CharField(max_length=60)),
                ("field", models.CharField(max_length=20, null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "presences",
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "indicator", "person"), name="one_presence_a_person")
                ],
            },
        ),
    ]
