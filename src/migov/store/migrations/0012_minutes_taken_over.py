"""What a minute of a workshop became, once it was taken over."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0011_drafts_and_consultations"),
    ]

    operations = [
        migrations.AddField(
            model_name="minuterecord",
            name="became",
            field=models.JSONField(null=True),
        ),
    ]
