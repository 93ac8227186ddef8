"""Questionnaires for tests: some of an edition's own questions, sent to a ministry of labour."""

from __future__ import annotations

from typing import Any

from migov.catalogue import editions, scales
from migov.model.deadlines import Deadline
from migov.model.indicators import Indicator
from migov.model.languages import Language
from migov.sheets import Cover, Form, Question, questionnaire

EDITION = editions.load("national-2")
FIRST = EDITION.indicators[0]


def cover(language: Language = Language.EN, **more: Any) -> Cover:
    given: dict[str, Any] = {
        "subject": "xqa-2024",
        "name": "Sample, 2024",
        "sent_at": "2026-11-22T10:00:00+00:00",
        "institution": "labour",
        "institution_name": "Ministry of Labour",
        "deadline": Deadline(local="2026-12-15T17:00", zone="Africa/Niamey"),
        "contact": "Ana, ana@example.org",
    }
    return Cover(language=language, **(given | more))


def ask(indicator: Indicator = FIRST, **more: Any) -> Question:
    return Question(indicator=indicator, labels=scales.labels(indicator), **more)


def form(*questions: Question, language: Language = Language.EN, **more: Any) -> Form:
    return questionnaire(cover(language), questions or [ask()], **more)
