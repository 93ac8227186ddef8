"""Translations of profiles, piece by piece, with every version."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0013_releases_and_errata"),
    ]

    operations = [
        migrations.CreateModel(
            name="TranslationLanguageRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("language", models.CharField(max_length=10)),
                ("begun_by", models.CharField(max_length=60)),
                ("begun_at", models.DateTimeField()),
            ],
            options={
                "db_table": "translation_languages",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "language"), name="one_beginning_a_language"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TranslationRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("language", models.CharField(max_length=10)),
                ("piece", models.CharField(max_length=200)),
                ("version", models.IntegerField()),
                ("content", models.TextField()),
                ("is_aside", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.CharField(max_length=60)),
            ],
            options={
                "db_table": "translations",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "language", "piece"), name="one_translation_a_piece"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TranslationReturnRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("language", models.CharField(max_length=10)),
                ("content", models.TextField()),
                ("by", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "translation_returns", "ordering": ("id",)},
        ),
        migrations.CreateModel(
            name="TranslationChangeRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("language", models.CharField(max_length=10)),
                ("piece", models.CharField(max_length=200)),
                ("version", models.IntegerField()),
                ("content", models.TextField()),
                ("what", models.CharField(max_length=20)),
                ("by", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "translation_changes",
                "ordering": ("id",),
                "indexes": [
                    models.Index(
                        fields=["assessment", "language", "piece", "version"], name="changes_of_a_translation"
                    ),
                ],
            },
        ),
    ]
