"""The interchange format: lossless, strict, versioned."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings

import makers
import strategies
from migov.errors import Invalid, Unreadable
from migov.model import interchange
from migov.model.assessments import FORMAT, Assessment

PUBLISHED = jsonschema.Draft202012Validator(interchange.schema())


def test_the_published_schema_is_one() -> None:
    assert interchange.schema()["$schema"] == PUBLISHED.META_SCHEMA["$schema"]
    PUBLISHED.check_schema(interchange.schema())


@given(strategies.assessments())
@settings(max_examples=80, deadline=None)  # by the 16th each field was filled, by the 57th each kind of sign was met
def test_whatever_is_exported_is_imported_unchanged(assessment: Assessment) -> None:
    assert interchange.decode(interchange.encode(assessment)) == assessment


@given(strategies.assessments())
@settings(max_examples=30, deadline=None)
def test_every_export_keeps_to_the_published_schema(assessment: Assessment) -> None:
    PUBLISHED.validate(json.loads(interchange.encode(assessment)))


def test_the_same_assessment_gives_the_same_bytes() -> None:
    one, two = makers.assessment([makers.finding()]), makers.assessment([makers.finding()])
    assert interchange.encode(one) == interchange.encode(two)


def test_what_is_missing_is_exported_as_missing() -> None:
    content = json.loads(interchange.encode(makers.assessment()))
    assert content["publication"]["number"] is None
    assert content["key_sources"] is None
    assert content["round"] is None


def test_an_unknown_field_is_refused_and_named() -> None:
    content = json.loads(interchange.encode(makers.assessment()))
    content["publication"]["isnb"] = "978"
    with pytest.raises(Invalid, match=r"a\.json, \$\.publication: .*isnb"):
        interchange.decode(json.dumps(content).encode(), file="a.json")


def test_a_broken_rule_is_reported_with_its_place_in_the_file() -> None:
    content = json.loads(interchange.encode(makers.assessment([makers.finding()])))
    content["findings"][0]["text"] = ["  "]
    with pytest.raises(Invalid, match=r"\$\.findings\[0\]: finding 1\.2-1 has no words"):
        interchange.decode(json.dumps(content).encode())


def test_a_mark_without_its_footnote_is_refused() -> None:
    content = json.loads(interchange.encode(makers.assessment([makers.finding("Signed.")])))
    content["findings"][0]["text"] = ["Signed.", {"note": "7"}]
    with pytest.raises(Invalid, match="has no footnote 7"):
        interchange.decode(json.dumps(content).encode())


def test_a_newer_version_is_refused_by_name() -> None:
    data = interchange.encode(makers.assessment()).replace(FORMAT.encode(), b"migov.assessment/99")
    with pytest.raises(Unreadable, match=r"migov\.assessment/99.*newer migov"):
        interchange.decode(data)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"format": "x"}', b"\xff\xfe\x00", b"%PDF-1.7"])
def test_a_file_that_is_no_assessment_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        interchange.decode(data, file="odd.json")


def test_an_older_version_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def rename(content: dict[str, object]) -> dict[str, object]:
        content["id"] = content.pop("name")
        return content | {"format": FORMAT}

    monkeypatch.setitem(interchange.UPGRADES, "migov.assessment/0", rename)
    content = json.loads(interchange.encode(makers.assessment()))
    content["name"] = content.pop("id")
    content["format"] = "migov.assessment/0"
    assert interchange.decode(json.dumps(content).encode()) == makers.assessment()
