from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.explorer.downloads import (
    RANKING_COLUMNS,
    SCORE_COLUMNS,
    Download,
    figure_columns,
    ranking_columns,
    source_list,
)
from plugins.benchmarks.explorer.standings import RankedSubject, Standings, standings
from plugins.benchmarks.interval import Interval

if TYPE_CHECKING:
    from plugins.benchmarks.explorer.edition import Edition
    from plugins.benchmarks.explorer.record import Record, Value
    from plugins.benchmarks.files.dataset import Dataset


def download(rows: list[Record], columns: tuple[str, ...] = ("a", "b")) -> Download:
    return Download("en/data/x/y", "A <title>", "en", "https://x.example/#y", columns, rows)


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_csv_follows_rfc_4180_and_tells_excel_its_encoding() -> None:
    data = download([{"a": 'x"y\r\nz', "b": 0.1}, {"a": "磁盘, 1"}]).as_csv()
    assert data == '\ufeffa,b\r\n"x""y\r\nz",0.1\r\n"磁盘, 1",\r\n'.encode()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_text_is_no_formula(text: str) -> None:
    assert read(download([{"a": text, "b": [text]}]).as_csv())[1] == [f"'{text}"] * 2


def test_a_list_with_a_text_in_it_is_a_text() -> None:
    assert read(download([{"a": ["=1", 2]}, {"a": [{"file": "=1"}]}]).as_csv())[1:] == [
        ["'=1; 2", ""],
        ["'=1", ""],
    ]


def test_a_number_stays_a_number() -> None:
    assert read(download([{"a": -1.5, "b": [-1, 2.25]}]).as_csv())[1] == ["-1.5", "-1; 2.25"]


@given(st.lists(st.tuples(st.text(), st.floats(allow_nan=False, allow_infinity=False))))
def test_nothing_is_lost(cells: list[tuple[str, float]]) -> None:
    given_rows: list[Record] = [{"a": text, "b": value} for text, value in cells]
    made = download(given_rows)
    rows = read(made.as_csv())[1:]
    assert [(row[0].removeprefix("'"), float(row[1])) for row in rows] == [
        (text.removeprefix("'"), value) for text, value in cells
    ]
    assert json.loads(made.as_json())["rows"] == [list(pair) for pair in cells]


def test_json_is_one_object_with_columns_and_rows(data: Dataset, edition: Edition) -> None:
    columns, rows = figure_columns(data.observations, edition.localised, edition.addresses)
    found = json.loads(download(rows, columns).as_json())
    assert list(found) == ["title", "language", "page", "sources", "columns", "rows"]
    assert len(found["rows"]) == len(data.observations)
    first: dict[str, Value] = dict(zip(found["columns"], found["rows"][0], strict=True))
    assert first == {column: rows[0].get(column) for column in columns}


def test_a_ranking_gives_ranks_and_the_figures_behind_them(data: Dataset, edition: Edition) -> None:
    ranked = [standings(data.rankings[name], data) for name in ("disk", "taste")]
    columns, rows = ranking_columns(ranked, edition.localised, edition.addresses)
    assert columns[:5] == ("ranking", "ranking_name", "ranking_kind", "rank_best", "rank_worst")
    assert (rows[2]["ranking_name"], rows[2]["subject_name"]) == ("Disk", "KVM")
    assert all(set(row) <= set(columns) for row in rows)
    assert not set(SCORE_COLUMNS) & set(columns)
    keys = ("ranking", "ranking_kind", "subject", "rank_best", "rank_worst")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        ("disk", "measured", "hyper-v", 1, 1),
        ("disk", "measured", "xen", 2, 2),
        ("disk", "measured", "kvm", None, None),
        ("taste", "opinion", "kvm", 1, 1),
        ("taste", "opinion", "xen", 2, 3),
        ("taste", "opinion", "hyper-v", 2, 3),
    ]
    assert rows[0]["low"] == 700
    assert rows[0]["caveats"] == ["Bounds only", "No tool given"]
    assert rows[2]["environment"] == "lab"
    assert rows[3]["source_kind"] == "claim"


def test_a_score_that_is_an_interval_has_no_value(data: Dataset, edition: Edition) -> None:
    subject = data.catalogue.subjects.entries["kvm"]
    places = (
        RankedSubject(subject, 1, 1, score=1.5),
        RankedSubject(subject, 2, 2, score=Interval(high=1.0)),
        RankedSubject(subject, None, None),
    )
    ranked = [Standings(data.rankings["disk"], places)]
    columns, rows = ranking_columns(ranked, edition.localised, edition.addresses)
    assert columns[len(RANKING_COLUMNS) :][:3] == SCORE_COLUMNS
    assert [[row.get(key) for key in SCORE_COLUMNS] for row in rows] == [
        [1.5, 1.5, 1.5],
        [None, None, 1],
        [None, None, None],
    ]


def test_each_source_is_listed_once(data: Dataset, edition: Edition) -> None:
    sources = [figure.source for figure in data.observations]
    found = source_list(sources, edition.localised, edition.addresses)
    assert sorted(found, key=lambda source: str(source["id"])) == [
        {
            "id": "own",
            "kind": "measured",
            "title": "Own runs",
            "authors": ["A. Author"],
            "date": None,
            "address": None,
            "licence": None,
            "caveat": None,
        },
        {
            "id": "post",
            "kind": "claim",
            "title": "The old <post>",
            "authors": [],
            "date": "2012-10-26",
            "address": "https://vps.example.com/atlas/en/2369.html",
            "licence": None,
            "caveat": "No tool given",
        },
    ]
