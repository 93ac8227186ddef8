"""The tables of releases and errata; no release is ever changed or removed."""

from django.db import migrations, models

REFUSE = """
CREATE TRIGGER releases_no_{verb} BEFORE {VERB} ON releases
BEGIN SELECT RAISE(ABORT, 'a release is never changed'); END
"""


class Migration(migrations.Migration):
    dependencies = [("store", "0012_minutes_taken_over")]

    operations = [
        migrations.CreateModel(
            name="ErratumRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("number", models.IntegerField()),
                ("letter", models.CharField(max_length=100, null=True)),
                ("waits", models.BooleanField(default=True)),
                ("content", models.TextField()),
            ],
            options={
                "db_table": "errata",
                "ordering": ("assessment", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "number"), name="one_erratum_a_number"),
                    models.UniqueConstraint(fields=("letter",), name="one_erratum_a_letter"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleaseRecord",
            fields=[
                ("id", models.CharField(max_length=110, primary_key=True, serialize=False)),
                ("assessment", models.CharField(max_length=100)),
                ("number", models.IntegerField()),
                ("content", models.TextField()),
            ],
            options={
                "db_table": "releases",
                "ordering": ("assessment", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "number"), name="one_release_a_number"),
                ],
            },
        ),
        migrations.RunSQL(REFUSE.format(verb="update", VERB="UPDATE")),
        migrations.RunSQL(REFUSE.format(verb="delete", VERB="DELETE")),
    ]
