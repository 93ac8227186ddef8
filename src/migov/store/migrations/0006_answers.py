"""Answers become rows of their own, with every change of them; assessments get a stage."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import django.db.models.deletion
import msgspec
from django.db import migrations, models

BY = "migov"


def take_apart(apps: Any, _editor: Any) -> None:
    """Move the answers out of each assessment's content, and note it in the journal, whose chain goes on."""
    lines = apps.get_model("store", "JournalRecord").objects
    for record in apps.get_model("store", "AssessmentRecord").objects.all():
        content = msgspec.json.decode(record.content)
        answers, content["answers"] = content.get("answers", []), []
        record.edition, record.modules = content.get("edition"), content.get("modules", [])
        words = msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"
        if lines.filter(subject=record.id, action="profile.import").exists():
            record.stage = "published"
        record.content, record.content_sha256 = words.decode(), sha256(words).hexdigest()
        record.save()
        seals = {}
        for position, answer in enumerate(answers, start=1):
            seals[answer["indicator"]] = _keep(apps, record, position, answer)
        _note(apps, record, {"answers": seals, "content": record.content_sha256})


def _keep(apps: Any, record: Any, position: int, answer: dict[str, Any]) -> str:
    """One answer as a row of version 1, with a line for each field that says something; its seal."""
    words = msgspec.json.encode(answer)
    given = {"assessment_id": record.id, "indicator": answer["indicator"], "position": position, "version": 1}
    when = {"changed_at": record.changed_at, "changed_by": record.changed_by}
    apps.get_model("store", "AnswerRecord").objects.create(
        **given, **when, status=answer.get("status", "draft"), content=words.decode()
    )
    changes = apps.get_model("store", "ChangeRecord").objects
    for field, text in _fields(answer).items():
        if text:
            changes.create(
                assessment=record.id,
                indicator=answer["indicator"],
                version=1,
                field=field,
                words=text,
                by=record.changed_by,
                at=record.changed_at,
            )
    return sha256(words).hexdigest()


def _fields(answer: dict[str, Any]) -> dict[str, str]:
    """The answer's fields as they are written in a history of changes."""
    said = answer.get("closed") or ""
    if answer.get("non_answer"):
        said = f"non-answer: {answer['non_answer']}"
    lists = {"pins": answer.get("pins"), "searches": answer.get("searches")}
    return {
        "answer": said,
        "years": ", ".join(str(year) for year in answer.get("years") or ()),
        "justification": answer.get("justification") or "",
        "as of": answer.get("as_of") or "",
        "practice": answer.get("practice") or "",
        "confidence": answer.get("confidence") or "",
        "journal": answer.get("journal") or "",
        "status": answer.get("status", "draft"),
    } | {name: msgspec.json.encode(found).decode() for name, found in lists.items() if found}


def _note(apps: Any, record: Any, details: dict[str, Any]) -> None:
    lines = apps.get_model("store", "JournalRecord").objects
    before = lines.order_by("-seq").first()
    line = {
        "seq": before.seq + 1 if before else 1,
        "at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "by": BY,
        "action": "assessment.answers-apart",
        "subject": record.id,
        "details": msgspec.json.encode(details, order="sorted").decode(),
        "previous": before.hash if before else "0" * 64,
    }
    lines.create(**line, hash=sha256(msgspec.json.encode(list(line.values()))).hexdigest())


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0005_people"),
    ]

    operations = [
        migrations.AddField("assessmentrecord", "stage", models.CharField(default="research", max_length=20)),
        migrations.AddField("assessmentrecord", "edition", models.CharField(max_length=100, null=True)),
        migrations.AddField("assessmentrecord", "modules", models.JSONField(default=list)),
        migrations.CreateModel(
            name="AnswerRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="store.assessmentrecord",
                    ),
                ),
                ("indicator", models.CharField(max_length=30)),
                ("position", models.IntegerField()),
                ("version", models.IntegerField()),
                ("status", models.CharField(max_length=20)),
                ("content", models.TextField()),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.CharField(max_length=200)),
            ],
            options={"db_table": "answers"},
        ),
        migrations.CreateModel(
            name="ChangeRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessment", models.CharField(max_length=100)),
                ("indicator", models.CharField(max_length=30)),
                ("version", models.IntegerField()),
                ("field", models.CharField(max_length=20)),
                ("words", models.TextField()),
                ("aside", models.BooleanField(default=False)),
                ("why", models.TextField(null=True)),
                ("by", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "answer_changes"},
        ),
        migrations.AddConstraint(
            "answerrecord",
            models.UniqueConstraint(fields=("assessment", "indicator"), name="one_answer_an_indicator"),
        ),
        migrations.AddIndex("answerrecord", models.Index(fields=["assessment", "status"], name="answers_by_status")),
        migrations.AddIndex(
            "changerecord",
            models.Index(fields=["assessment", "indicator", "field", "version"], name="changes_of_an_answer"),
        ),
        migrations.RunPython(take_apart, migrations.RunPython.noop),
    ]
