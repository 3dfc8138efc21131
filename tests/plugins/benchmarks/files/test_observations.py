from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.loading import load
from tests.plugins.benchmarks.conftest import LANGUAGES, places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.benchmarks.files.dataset import Dataset


def test_a_row_of_csv_is_a_figure_like_any_other(data: Dataset) -> None:
    [metal] = data.find("metal", "disk.read")
    assert metal.known == Interval(1234.5, 1234.5)
    assert metal.date is not None
    assert metal.date.isoformat() == "2026-11-01"


def test_the_same_figure_twice_is_refused(data_folder: Callable[..., Path]) -> None:
    again = (
        "subject,metric,value,unit,source,environment,date\n"
        "metal,disk.read,1,MB/s,own,field,\n"
        "metal,disk.read,2,MB/s,own,lab,\n"
        "metal,disk.read,3,MB/s,own,field,\n"
    )
    folder = data_folder({"observations/more.csv": again})
    _, problems = load(folder, LANGUAGES)
    assert places(folder, problems) == {("duplicate-observation", "observations/more.csv", 4)}
    assert "first in more.csv:2" in problems[0].message


RAW = """
source = "post"
environment = "lab"
[[observations]]
subject = "kvm"
metric = "disk.read"
value = 5
unit = "MB/s"
raw = [
    {{ file = "fio/a.json", sha256 = "{digest}" }},
    {{ file = "{other}", sha256 = "{digest}" }},
]
"""


def test_raw_files_must_be_there_unchanged(data_folder: Callable[..., Path]) -> None:
    digest = hashlib.sha256(b"{}").hexdigest()
    raw = RAW.format(digest=digest, other="fio/a.json")
    assert (
        load(data_folder({"observations/raw.toml": raw, "raw/fio/a.json": "{}"}), LANGUAGES)[1]
        == []
    )
    folder = data_folder({"raw/fio/a.json": "{ }"})
    _, problems = load(folder, LANGUAGES)
    assert places(folder, problems) == {
        ("raw-changed", "observations/raw.toml", 10),
        ("raw-changed", "observations/raw.toml", 11),
    }


@pytest.mark.parametrize("name", ["../secret", "fio/../../secret", "{folder}/secret", "link"])
def test_raw_files_outside_their_folder_do_not_count(
    data_folder: Callable[..., Path], name: str
) -> None:
    # The file is there, as recorded: only its place speaks against it.
    folder = data_folder({"secret": "{}", "raw/fio/a.json": "{}"})
    (folder / "raw/link").symlink_to(folder / "secret")
    digest = hashlib.sha256(b"{}").hexdigest()
    raw = RAW.format(digest=digest, other=name.format(folder=folder))
    data_folder({"observations/raw.toml": raw})
    _, problems = load(folder, LANGUAGES)
    assert places(folder, problems) == {("raw-missing", "observations/raw.toml", 11)}


def test_a_raw_file_may_be_missing(data_folder: Callable[..., Path]) -> None:
    raw = RAW.format(digest="0" * 64, other="fio/b.json")
    folder = data_folder({"observations/raw.toml": raw})
    _, problems = load(folder, LANGUAGES)
    assert places(folder, problems) == {
        ("raw-missing", "observations/raw.toml", 10),
        ("raw-missing", "observations/raw.toml", 11),
    }


def test_a_file_that_is_not_utf_8_is_a_problem_and_no_end(
    data_folder: Callable[..., Path],
) -> None:
    folder = data_folder()
    header = "subject,metric,value,unit,source,environment,date\n"
    (folder / "observations/china.csv").write_bytes(header.encode() + "虚拟机".encode("gb18030"))
    data, problems = load(folder, LANGUAGES)
    assert places(folder, problems) == {("encoding", "observations/china.csv", 2)}
    assert data.find("metal", "disk.read")


def test_a_judgement_is_no_figure_that_one_types(data_folder: Callable[..., Path]) -> None:
    metrics = '[[metrics]]\nid = "route"\nunit = "class"\ndirection = "none"\nname = "Route"\n'
    typed = "subject,metric,value,unit,source,environment,date\nxen,route,1,class,own,lab,\n"
    changes = {"metrics.toml": metrics, "observations/more.csv": typed}
    folder = data_folder({**changes, "observations/post.toml": None, "rankings/disk.toml": None})
    data, problems = load(folder, LANGUAGES)
    assert places(folder, problems) == {("wrong-unit", "observations/more.csv", 2)}
    assert "in words" in problems[0].message
    assert data.observations == ()
