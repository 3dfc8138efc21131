from __future__ import annotations

import json
from typing import TYPE_CHECKING

from plugins.benchmarks.explorer.data_pages import DataPages
from plugins.benchmarks.explorer.observations_file import observations_json

if TYPE_CHECKING:
    from plugins.benchmarks.explorer.edition import Edition
    from plugins.benchmarks.files.dataset import Dataset


def test_every_figure_is_one_member_of_each_column(data: Dataset, edition: Edition) -> None:
    found = json.loads(observations_json(DataPages(edition, data), {}))
    columns = found["figures"]
    assert {len(column) for column in columns.values()} == {len(data.observations)}
    for i, figure in enumerate(data.observations):
        assert found["subjects"][columns["subject"][i]]["id"] == figure.subject.id
        assert found["metrics"][columns["metric"][i]]["id"] == figure.metric.id
        assert found["environments"][columns["environment"][i]]["id"] == figure.environment.id
        assert found["sources"][columns["source"][i]]["kind"] == figure.source.kind
        day = columns["date"][i]
        assert (found["dates"][day] if day >= 0 else None) == (
            figure.date.isoformat() if figure.date else None
        )


def test_a_bound_stays_a_bound(data: Dataset, edition: Edition) -> None:
    columns = json.loads(observations_json(DataPages(edition, data), {}))["figures"]
    rows = list(
        zip(columns["value"], columns["low"], columns["high"], columns["runs"], strict=True)
    )
    assert (None, None, 500, None) in rows
    assert (None, 700, None, None) in rows
    assert (None, 1, 3, None) in rows
    assert (1.4, 1.25, 1.5, 3) in rows
    assert (1234.5, 1234.5, 1234.5, None) in rows


def test_names_are_in_the_language_and_addresses_lead_there(
    data: Dataset, edition: Edition
) -> None:
    found = json.loads(observations_json(DataPages(edition, data), {}))
    assert found["language"] == "en"
    assert [subject["id"] for subject in found["subjects"]] == ["xen", "hyper-v", "metal"]
    assert {source["id"]: source["url"] for source in found["sources"]} == {
        "own": "",
        "post": "/atlas/en/2369.html",
    }
    assert found["tools"] == ["ping 3"]
