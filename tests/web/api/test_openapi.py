"""The description of the data service: true to its types, with an example of every answer, and without failure."""

from __future__ import annotations

from typing import Any

import api_examples
import jsonschema
import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

import shelved
from migov.web.api import describing
from migov.web.api.offers import OPERATIONS

ONLY = settings(
    max_examples=10, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
"""The same requests every time, so that a failure is one for everybody."""


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "components": describing.document()["components"]}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)
def test_every_operation_has_an_example_that_is_as_its_types_say(operation: Any) -> None:
    told = describing.document()["paths"][operation.address]["get"]["responses"]["200"]["content"]["application/json"]
    (example,) = told["examples"].values()
    jsonschema.Draft202012Validator(_resolved(told["schema"])).validate(example["value"])
    rows = example["value"].get("items", [example["value"].get("item")])
    assert rows
    assert rows[0] is not None


@pytest.mark.parametrize("name", ["NotUnderstood", "NotFound", "TooMany"])
def test_every_refusal_has_an_example_that_says_what_to_do(name: str) -> None:
    told = describing.document()["components"]["responses"][name]["content"]["application/problem+json"]
    (example,) = told["examples"].values()
    jsonschema.Draft202012Validator(_resolved(told["schema"])).validate(example["value"])
    assert example["value"]["remedy"]


def test_the_examples_are_what_the_service_answers_about_the_training_country(home: object) -> None:  # noqa: ARG001
    assert api_examples.FILE.read_text("utf-8") == api_examples.made(), "run `python docs/api_examples.py`"


def test_the_words_beneath_fields_stand_in_the_description() -> None:
    answer = describing.document()["components"]["schemas"]["PublicAnswer"]["properties"]
    assert 'never "no"' in answer["non_answer"]["description"]


@pytest.mark.slow
@pytest.mark.django_db  # not that anything is asked of it: the handler looks after connections that other tests left
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_nothing_that_may_be_asked_finds_a_failure(anybody: Client, mode: GenerationMode) -> None:
    shelved.put(shelved.country())
    assert anybody.get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")
    service = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
    asked = 0
    for found in service.get_all_operations():
        operation = found.ok()
        if operation.method != "get":
            continue
        ONLY(given(case=operation.as_strategy(generation_mode=mode))(_holds))()
        asked += 1
    assert asked == len(OPERATIONS)


def _holds(case: schemathesis.Case) -> None:
    case.call_and_validate(headers={"Accept-Encoding": "identity"})
