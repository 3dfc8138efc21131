"""What editors underline is what the build refuses, and the other way round."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from plugins.benchmarks import model
from plugins.benchmarks.files import schema
from plugins.benchmarks.files.json_schema import schema_texts

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from plugins.benchmarks.model import Entry


def mostly(valid: list[Any], wrong: list[Any]) -> SearchStrategy[Any]:
    """One that fits, or seldom one that may not: an entry has many keys, and all must fit."""
    return st.sampled_from([*valid * (1 + 5 * len(wrong) // len(valid)), *wrong])


IDS = mostly(["a", "kvm", "disk.read", "a-1"], ["A", "-a", "a.", "a b", "", "磁盘"])
UNITS = mostly(["MB/s", "IOPS", "class", "%", "us"], ["mb/s", "MBps", "µs", ""])
NUMBERS = st.sampled_from([0, 1, -1, 2, 7, 0.5, 1e300])
TEXTS: SearchStrategy[Any] = st.one_of(
    mostly(["x", "中文", {"zh": "x", "en": "y"}], ["", " "]),
    st.dictionaries(st.sampled_from(["zh", "en"]), st.sampled_from(["x", "", "\t", 1]), max_size=2),
)
WRONG = st.sampled_from([True, 3, "x", [], {}, ["a"], [1], [[]]])
DAYS = st.sampled_from([date(2026, 11, 25)])
VALUES: SearchStrategy[Any] = st.one_of(
    NUMBERS, mostly(["<= 500", ">=7", "1..3", "≤ 5"], ["<5", "5 MB", "", "..", "1...3"])
)
RAW: SearchStrategy[Any] = st.lists(
    st.fixed_dictionaries(
        {
            "file": st.just("fio/a.json"),
            "sha256": mostly(["0" * 64], ["0" * 63, "G" * 64, "A" * 64]),
        }
    ),
    min_size=1,
    max_size=2,
)
LISTS = st.lists(IDS, min_size=1, max_size=3)
TIES = st.lists(st.one_of(IDS, st.lists(IDS, max_size=2)), min_size=1, max_size=3)
TOOL = st.fixed_dictionaries(
    {}, optional={"name": st.just("fio"), "version": st.sampled_from(["3", 3]), "x": st.just(1)}
)
WEIGHTS = st.dictionaries(IDS, NUMBERS, min_size=1, max_size=2)
KINDS = mostly(["hypervisor", "plan", "measured", "paper", "opinion"], ["planet"])
KEYS: dict[str, SearchStrategy[Any]] = {
    "id": IDS,
    "kind": KINDS,
    "name": TEXTS,
    "title": TEXTS,
    "summary": TEXTS,
    "caveat": TEXTS,
    "address": TEXTS,
    "subject": IDS,
    "subjects": LISTS,
    "metric": IDS,
    "metrics": LISTS,
    "environment": IDS,
    "source": IDS,
    "reference": IDS,
    "unit": UNITS,
    "direction": mostly(["higher", "lower", "none"], ["up"]),
    "precision": mostly([0, 6], [7, -1, "2"]),
    "readings": LISTS,
    "cores": mostly([1, 64], [0, "2"]),
    "authors": st.lists(st.sampled_from(["A", 1]), max_size=2),
    "date": DAYS,
    "value": VALUES,
    "samples": st.lists(NUMBERS, max_size=2),
    "tool": TOOL,
    "raw": RAW,
    "order": TIES,
    "weights": WEIGHTS,
    "typo": st.just(1),
}
FORMS: dict[str, tuple[type[Entry], str]] = {
    "subjects": (schema.SubjectsFile, "subjects"),
    "metrics": (schema.MetricsFile, "metrics"),
    "environments": (schema.EnvironmentsFile, "environments"),
    "sources": (schema.SourcesFile, "sources"),
    "observations": (schema.ObservationsFile, "observations"),
    "runs": (schema.ObservationsFile, "runs"),
}
RANKINGS: dict[str, type[Entry]] = {
    "opinion": schema.OpinionFile,
    "measured": schema.MeasuredFile,
    "weighted": schema.WeightedFile,
}


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_texts()[f"{name}.json"]))


def entries(form: type[Entry]) -> SearchStrategy[dict[str, Any]]:
    """Mostly what the form needs, seldom something missing, too much or of a wrong type."""
    fields = form.model_fields
    known = {key: KEYS.get(key, st.sampled_from(["x", 1])) for key in fields}
    needed = {key for key, field in fields.items() if field.is_required()}
    usual = st.fixed_dictionaries(
        {key: one for key, one in known.items() if key in needed},
        optional={key: one for key, one in known.items() if key not in needed},
    )
    damage = st.dictionaries(st.sampled_from([*fields, "typo"]), WRONG, max_size=1)
    lost = st.sets(st.sampled_from(sorted(fields)), max_size=1)

    def damaged(parts: tuple[dict[str, Any], dict[str, Any], set[str]]) -> dict[str, Any]:
        entry, wrong, gone = parts
        return {key: value for key, value in {**entry, **wrong}.items() if key not in gone}

    return st.one_of(usual, st.tuples(usual, damage, lost).map(damaged))


def is_taken(form: type[Entry], values: dict[str, Any]) -> bool:
    try:
        form.model_validate(values)
    except ValidationError:
        return False
    return True


def is_plain(name: str, values: dict[str, Any]) -> bool:
    """Whether an editor underlines nothing; JSON has no dates."""
    return validator(name).is_valid(json.loads(json.dumps(values, default=date.isoformat)))


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_editors_and_the_build_agree_on_entries(form: str, data: st.DataObject) -> None:
    file, key = FORMS[form]
    models: dict[str, type[Entry]] = {
        "subjects": model.Subject,
        "metrics": model.Metric,
        "environments": model.Environment,
        "sources": model.Source,
        "observations": schema.ObservationEntry,
        "runs": schema.RunsEntry,
    }
    values: dict[str, Any] = {key: data.draw(st.lists(entries(models[form]), max_size=2))}
    if form in {"observations", "runs"}:
        values.update(
            data.draw(st.fixed_dictionaries({}, optional={"source": IDS, "environment": IDS}))
        )
    name = "observations" if form == "runs" else form
    assert is_taken(file, values) == is_plain(name, values), values


@pytest.mark.parametrize("kind", RANKINGS)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_editors_and_the_build_agree_on_rankings(kind: str, data: st.DataObject) -> None:
    values = {**data.draw(entries(RANKINGS[kind])), "kind": kind}
    assert is_taken(RANKINGS[kind], values) == is_plain("ranking", values), values
