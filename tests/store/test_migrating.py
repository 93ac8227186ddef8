"""Folders of an earlier migov: brought up to date with everything that is in them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]

AS_THEN = """
import os, sys
from datetime import UTC, datetime
from hashlib import sha256
sys.path.insert(0, os.environ["TESTS"])
from migov.store import folder, opening
folder.prepare(opening.connect())
from migov.store import journal, transactions
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
at = [("store", "0004_standings_of_instruments")]
MigrationExecutor(connection).migrate(at)
from makers import assessment
from migov.model import interchange
from migov.model.answers import Answer, AnswerStatus, NonAnswer, Search
answers = (
    Answer(indicator="2.1.1", closed="absent", justification="None found.", as_of="2024", status=AnswerStatus.COMPLETE),
    Answer(indicator="1.1.1", non_answer=NonAnswer.NO_EVIDENCE, journal="Ask again.",
           searches=(Search(query="visa", at="2024-05-01T12:00:00+00:00", found=0),)),
)
words = interchange.encode(assessment(answers=answers, modules=("covid-19",), edition="national-2"))
made = datetime(2024, 5, 1, 12, tzinfo=UTC)
record = MigrationExecutor(connection).loader.project_state(at).apps.get_model("store", "AssessmentRecord")
with transactions.whole():
    record.objects.create(id="xqa-2024", short_name={"en": "Sample"}, official_name={"en": "Sample"}, language="en",
        content=words.decode(), content_sha256=sha256(words).hexdigest(), created_at=made, created_by="Ada",
        changed_at=made, changed_by="Ada")
    details = {"content": sha256(words).hexdigest()}
    journal.note("assessment.import", subject="xqa-2024", by="Ada", at=made, details=details)
sys.stdout.buffer.write(words)
"""

TODAY = """
import sys
from migov.store import opening
opening.connect(); opening.bring_up_to_date()
from migov.actions import answers, assessments, journal
assert journal.verify().problems == (), journal.verify().problems
assert assessments.entry("xqa-2024").modules == ("covid-19",)
assert assessments.entry("xqa-2024").edition == "national-2"
told = {(one.field, one.words) for one in answers.history("xqa-2024", "1.1.1")}
assert ("answer", "non-answer: no evidence found") in told and ("journal", "Ask again.") in told, told
sys.stdout.buffer.write(assessments.export("xqa-2024"))
"""


def run(code: str, home: Path) -> bytes:
    env = os.environ | {"MIGOV_HOME": str(home), "TESTS": str(TESTS)}
    return subprocess.run([sys.executable, "-c", code], env=env, check=True, stdout=subprocess.PIPE).stdout


def test_answers_that_stood_in_the_assessment_are_rows_with_a_history_now(tmp_path: Path) -> None:
    before = run(AS_THEN, tmp_path)
    assert b'"no evidence found"' in before
    assert run(TODAY, tmp_path) == before
