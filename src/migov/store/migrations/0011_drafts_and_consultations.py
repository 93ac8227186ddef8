"""The tables of drafts, consultations and sign-offs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0010_sheets"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsultationRecord",
            fields=[
                ("assessment", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("content", models.TextField()),
            ],
            options={
                "db_table": "consultations",
            },
        ),
        migrations.CreateModel(
            name="CommentPlaceRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("comment", models.IntegerField()),
                ("version", models.IntegerField()),
                ("passage", models.CharField(max_length=100, null=True)),
                ("anchor", models.TextField(null=True)),
            ],
            options={
                "db_table": "comment_places",
                "indexes": [models.Index(fields=["assessment", "version", "passage"], name="comments_of_a_passage")],
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "comment", "version"), name="one_place_a_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="CommentRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("number", models.IntegerField()),
                ("institution", models.CharField(max_length=200, null=True)),
                ("by", models.CharField(max_length=60)),
                ("replies_to", models.IntegerField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("at", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "db_table": "comments",
                "ordering": ("number",),
                "indexes": [models.Index(fields=["assessment", "replies_to"], name="replies_of_a_comment")],
                "constraints": [models.UniqueConstraint(fields=("assessment", "number"), name="one_comment_a_number")],
            },
        ),
        migrations.CreateModel(
            name="DispositionRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("comment", models.IntegerField()),
                ("content", models.TextField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "dispositions",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("assessment", "comment"),
                        name="one_disposition_a_comment",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("number", models.IntegerField()),
                ("content", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "drafts",
                "ordering": ("number",),
                "constraints": [models.UniqueConstraint(fields=("assessment", "number"), name="one_draft_a_number")],
            },
        ),
        migrations.CreateModel(
            name="InvitationToCommentRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("institution", models.CharField(max_length=200)),
                ("content", models.TextField()),
                ("is_withdrawn", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "consultation_invitations",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_withdrawn", False)),
                        fields=("assessment", "institution"),
                        name="one_invitation_an_institution",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinuteRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("workshop", models.IntegerField()),
                ("minute", models.CharField(max_length=60)),
                ("content", models.TextField()),
                ("struck_at", models.DateTimeField(null=True)),
                ("by", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "minutes",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "workshop", "minute"), name="one_minute_an_id")
                ],
            },
        ),
        migrations.CreateModel(
            name="PassageChangeRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("passage", models.CharField(max_length=100)),
                ("version", models.IntegerField()),
                ("content", models.TextField()),
                ("what", models.CharField(max_length=20)),
                ("why", models.TextField(null=True)),
                ("comments", models.JSONField(default=list)),
                ("by", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "passage_changes",
                "ordering": ("id",),
                "indexes": [models.Index(fields=["assessment", "passage", "version"], name="changes_of_a_passage")],
            },
        ),
        migrations.CreateModel(
            name="PassageRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("passage", models.CharField(max_length=100)),
                ("version", models.IntegerField()),
                ("position", models.FloatField()),
                ("content", models.TextField()),
                ("is_aside", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.CharField(max_length=60)),
            ],
            options={
                "db_table": "passages",
                "ordering": ("position", "id"),
                "constraints": [models.UniqueConstraint(fields=("assessment", "passage"), name="one_passage_an_id")],
            },
        ),
        migrations.CreateModel(
            name="PriorityRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("priority", models.CharField(max_length=100)),
                ("position", models.FloatField()),
                ("content", models.TextField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "priorities",
                "ordering": ("position", "id"),
                "constraints": [models.UniqueConstraint(fields=("assessment", "priority"), name="one_priority_an_id")],
            },
        ),
        migrations.CreateModel(
            name="ReturnedDraftRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("number", models.IntegerField()),
                ("institution", models.CharField(max_length=200, null=True)),
                ("sha256", models.CharField(max_length=64)),
                ("file_name", models.CharField(max_length=300)),
                ("version", models.IntegerField()),
                ("receipt", models.TextField()),
                ("comments", models.JSONField(default=list)),
                ("by", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "returned_drafts",
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "number"), name="one_returned_draft_a_number"),
                    models.UniqueConstraint(fields=("assessment", "sha256"), name="one_returned_draft_a_file"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOffRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("number", models.IntegerField()),
                ("content", models.TextField()),
            ],
            options={
                "db_table": "sign_offs",
                "ordering": ("number",),
                "constraints": [models.UniqueConstraint(fields=("assessment", "number"), name="one_sign_off_a_number")],
            },
        ),
        migrations.CreateModel(
            name="WaiverRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("key", models.CharField(max_length=20)),
                ("content", models.TextField()),
                ("undone_by", models.CharField(max_length=60, null=True)),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "waivers",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("assessment", "key"),
                        name="one_waiver_a_doubt",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkshopRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("number", models.IntegerField()),
                ("content", models.TextField()),
            ],
            options={
                "db_table": "workshops",
                "ordering": ("number",),
                "constraints": [models.UniqueConstraint(fields=("assessment", "number"), name="one_workshop_a_number")],
            },
        ),
    ]
