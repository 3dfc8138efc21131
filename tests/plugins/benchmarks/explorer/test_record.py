from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.explorer.record import COLUMNS, number, record
from plugins.benchmarks.model import RawFile
from tests.plugins.benchmarks.figures import figure

if TYPE_CHECKING:
    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.explorer.addresses import Addresses
    from plugins.benchmarks.explorer.record import Record
    from plugins.benchmarks.files.dataset import Dataset


def of(data: Dataset, subject: str, metric: str, english: Localised, where: Addresses) -> Record:
    (figure,) = data.find(subject, metric)
    return record(figure, english, where)


def test_a_bound_has_no_value_in_any_unit(
    data: Dataset, english: Localised, addresses: Addresses
) -> None:
    row = of(data, "hyper-v", "disk.read", english, addresses)
    assert (row["form"], row["value"], row["low"], row["high"], row["unit"]) == (
        "at-least",
        None,
        700,
        None,
        "MB/s",
    )
    assert (row["canonical_value"], row["canonical_low"], row["canonical_unit"]) == (
        None,
        700_000_000,
        "B/s",
    )
    assert (row["raw_value"], row["raw_low"], row["raw_unit"]) == (None, 0.7, "GB/s")


def test_a_range_has_ends_and_no_middle(
    data: Dataset, english: Localised, addresses: Addresses
) -> None:
    row = of(data, "xen", "overhead", english, addresses)
    assert [row[key] for key in ("form", "value", "low", "high")] == ["range", None, 1, 3]
    assert row["caveats"] == ["Of unknown origin", "No tool given"]


def test_runs_bring_median_and_samples_in_every_unit(
    data: Dataset, english: Localised, addresses: Addresses
) -> None:
    row = of(data, "xen", "net.latency", english, addresses)
    assert [row[key] for key in ("form", "value", "low", "high", "unit", "runs")] == [
        "runs",
        1.4,
        1.25,
        1.5,
        "ms",
        3,
    ]
    assert row["samples"] == [1.5, 1.25, 1.4]
    assert [row[key] for key in ("raw_value", "raw_unit")] == [1400, "us"]
    assert [row[key] for key in ("canonical_value", "canonical_unit")] == [0.0014, "s"]
    assert [row[key] for key in ("tool", "version")] == ["ping", "3"]


def test_a_source_is_named_with_its_absolute_address(
    data: Dataset, english: Localised, addresses: Addresses
) -> None:
    row = of(data, "xen", "disk.read", english, addresses)
    assert row["source_kind"] == "claim"
    assert row["source_title"] == "The old <post>"
    assert row["source_address"] == "https://vps.example.com/atlas/en/2369.html"
    assert row["quote"] == "读取不超过500M/S"


def test_every_key_is_a_column(data: Dataset, english: Localised, addresses: Addresses) -> None:
    rows = [record(figure, english, addresses) for figure in data.observations]
    assert {key for row in rows for key in row} == set(COLUMNS)


def test_a_judgement_is_words_and_no_number(
    data: Dataset, english: Localised, addresses: Addresses
) -> None:
    (figure,) = data.find("xen", "disk.read")
    metric = figure.metric.model_copy(update={"unit": "class", "direction": "none"})
    row = record(
        replace(figure, metric=metric, unit="class", judgement="premium"), english, addresses
    )
    assert (row["form"], row["judgement"], row["unit"]) == ("judgement", "premium", None)
    assert "value" not in row


def test_six_runs_bring_the_interval_of_their_median(
    english: Localised, addresses: Addresses
) -> None:
    row = record(figure([6.0, 1.0, 2.0, 3.0, 4.0, 5.0]), english, addresses)
    assert (row["median_low"], row["median_high"]) == (1, 6)
    assert row["median_coverage"] == 1 - 2 / 2**6


def test_what_nobody_says_is_empty(english: Localised, addresses: Addresses) -> None:
    row = record(figure(5), english, addresses)
    for column in (
        *("runs", "samples", "median_low", "median_high", "median_coverage", "judgement", "date"),
        *("tool", "version", "raw_files", "quote", "caveats", "notes"),
        *("source_authors", "source_address", "source_licence"),
    ):
        assert row[column] is None, column


def test_what_is_said_is_there(english: Localised, addresses: Addresses) -> None:
    bare = figure(5, tool=("fio", None), day=date(2026, 11, 1))
    source = bare.source.model_copy(update={"authors": ("A", "B"), "licence": "CC0"})
    raw = (RawFile(file="fio/a.json", sha256="0" * 64),)
    full = replace(bare, source=source, raw=raw, notes=("short-run", "buffered"))
    row = record(full, english, addresses)
    assert (row["date"], row["tool"], row["version"]) == ("2026-11-01", "fio", None)
    assert (row["source_authors"], row["source_licence"]) == (["A", "B"], "CC0")
    assert row["raw_files"] == [{"file": "fio/a.json", "sha256": "0" * 64}]
    assert row["notes"] == ["short-run", "buffered"]


def test_whole_numbers_are_whole_as_far_as_they_are_exact() -> None:
    found = [number(value) for value in (5.0, 2.0**53 - 1, 2.0**53, 1e300)]
    assert [type(value) for value in found] == [int, int, float, float]


@given(st.floats(allow_nan=False))
def test_a_number_is_given_in_full(value: float) -> None:
    found = number(value)
    assert found is None if math.isinf(value) else float(found or 0) == value
