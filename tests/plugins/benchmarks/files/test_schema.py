from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from plugins.benchmarks.files.schema import (
    MeasuredFile,
    ObservationEntry,
    ObservationsFile,
    OpinionFile,
    with_defaults,
)

ENTRY: dict[str, Any] = {
    "subject": "kvm",
    "metric": "disk.read",
    "unit": "MB/s",
    "source": "own",
    "environment": "lab",
    "value": 5,
}


def without(key: str, **others: object) -> dict[str, Any]:
    return {k: v for k, v in ENTRY.items() if k != key} | others


@pytest.mark.parametrize(
    ("entry", "subjects"),
    [(ENTRY, ("kvm",)), (without("subject", subjects=["a", "b"]), ("a", "b"))],
)
def test_one_subject_or_several(entry: dict[str, Any], subjects: tuple[str, ...]) -> None:
    assert ObservationEntry.model_validate(entry).subject_ids == subjects


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (without("value"), "exactly one of `value` and `samples`"),
        ({**ENTRY, "samples": [1.0]}, "exactly one of `value` and `samples`"),
        (without("subject"), "exactly one of `subject` and `subjects`"),
        ({**ENTRY, "subjects": ["a"]}, "exactly one of `subject` and `subjects`"),
        (without("value", samples=[]), "at least 1 item"),
        (without("value", samples=[float("nan")]), "finite number"),
        (without("value", samples=["1"]), "valid number"),
        ({**ENTRY, "value": "5 MB/s"}, "not a number, a bound or a range"),
        ({**ENTRY, "unit": "M/S"}, 'no unit "M/S"'),
        ({**ENTRY, "raw": [{"file": "a", "sha256": "abc"}]}, "pattern"),
        ({**ENTRY, "date": "2026-11-01"}, "valid date"),
        ({**ENTRY, "quot": "x"}, "Extra inputs"),
    ],
)
def test_what_an_observation_must_not_be(entry: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        ObservationEntry.model_validate(entry)


def test_defaults_of_a_file_give_way_to_those_of_an_entry() -> None:
    bare = {k: v for k, v in ENTRY.items() if k not in {"source", "environment"}}
    file = {"source": "post", "environment": "field", "observations": [bare, ENTRY]}
    found = ObservationsFile.model_validate(file).observations
    assert [(o.source, o.environment) for o in found] == [("post", "field"), ("own", "lab")]
    assert with_defaults({}, ["no table"]) == ["no table"]


def test_a_tie_in_an_opinion_is_a_list() -> None:
    file = {"kind": "opinion", "name": "x", "source": "own", "order": ["a", ["b", "c"]]}
    assert OpinionFile.model_validate(file).order == (("a",), ("b", "c"))


@pytest.mark.parametrize("order", [["a"], [], ["a", []], ["a", 5], "ab"])
def test_an_opinion_orders_at_least_two(order: object) -> None:
    with pytest.raises(ValidationError, match="order"):
        OpinionFile.model_validate(
            {"kind": "opinion", "name": "x", "source": "own", "order": order}
        )


def test_a_measured_ranking_names_its_environment_and_metrics() -> None:
    with pytest.raises(ValidationError) as refusal:
        MeasuredFile.model_validate({"kind": "measured", "name": "x", "subjects": ["a", "b"]})
    assert [error["loc"] for error in refusal.value.errors()] == [("environment",), ("metrics",)]
