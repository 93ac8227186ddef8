"""The table of announced assessments."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0015_changes_and_marks")]

    operations = [
        migrations.CreateModel(
            name="AnnouncementRecord",
            fields=[
                ("assessment", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
            ],
            options={"db_table": "announcements"},
        ),
    ]
