from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.loading import load
from plugins.benchmarks.readers import registry
from tests.plugins.benchmarks.conftest import FILES, LANGUAGES
from tests.plugins.benchmarks.stopwatch import READER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.benchmarks.files.dataset import Dataset
    from plugins.diagnostics import Problem

METRICS = """
[[metrics]]
id = "disk.read"
unit = "MB/s"
direction = "higher"
name = "Disk read"
readings = ["read", "read-2"]

[[metrics]]
id = "route"
unit = "class"
direction = "none"
name = "Route"
readings = ["route"]
"""


@pytest.fixture
def made_up_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "READERS", (READER,))


@pytest.fixture
def measured(
    made_up_tool: None, data_folder: Callable[..., Path]
) -> Callable[..., tuple[Dataset, list[Problem]]]:
    """Load data whose `[[runs]]` name the raw files given; `more` is TOML in the entry."""
    del made_up_tool

    def make(
        files: dict[str, str], more: str = "", metrics: str = METRICS
    ) -> tuple[Dataset, list[Problem]]:
        raw = ", ".join(
            f'{{ file = "{name}", sha256 = "{hashlib.sha256(text.encode()).hexdigest()}" }}'
            for name, text in files.items()
        )
        entry = f'[[runs]]\nsubject = "kvm"\nsource = "own"\nenvironment = "lab"\nraw = [{raw}]\n'
        changes: dict[str, str | None] = {name: None for name in FILES if "/" in name}
        changes |= {f"raw/{name}": text for name, text in files.items()}
        changes |= {"metrics.toml": metrics, "observations/runs.toml": entry + more}
        return load(data_folder(changes), LANGUAGES)

    return make


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code.removeprefix("benchmarks/") for problem in problems]


def test_files_of_an_entry_are_repeated_runs(
    measured: Callable[..., tuple[Dataset, list[Problem]]],
) -> None:
    data, problems = measured(
        {
            "s/1.txt": "stopwatch 1.2 2026-11-20\nread MB/s 500",
            "s/2.txt": "stopwatch 1.3\nother s 1\nnote buffered\nread GB/s 0.51 0.49",
        }
    )
    assert problems == []
    [figure] = data.find("kvm", "disk.read")
    assert list(figure.points) == [500, 510, 490]
    assert (figure.unit, str(figure.date)) == ("MB/s", "2026-11-20")
    assert figure.tool is not None
    assert (figure.tool.name, figure.tool.version) == ("stopwatch", "1.2")
    assert [raw.file for raw in figure.raw] == ["s/1.txt", "s/2.txt"]
    assert figure.notes == ("buffered",)


def test_each_metric_takes_its_own_files_and_a_judgement_stays_words(
    measured: Callable[..., tuple[Dataset, list[Problem]]],
) -> None:
    data, problems = measured(
        {"1": "stopwatch 1\nroute class CN2 GIA", "2": "stopwatch 1\nread-2 MB/s 5"},
        "date = 2026-01-02",
    )
    assert problems == []
    assert data.find("kvm", "route")[0].judgement == "CN2 GIA"
    [read] = data.find("kvm", "disk.read")
    assert [raw.file for raw in read.raw] == ["2"]
    assert str(read.date) == "2026-01-02"


def test_an_entry_may_be_held_to_some_metrics(
    measured: Callable[..., tuple[Dataset, list[Problem]]],
) -> None:
    files = {"1": "stopwatch 1\nroute class CN2\nread MB/s 5"}
    data, problems = measured(files, 'metrics = ["route"]')
    assert problems == []
    assert data.find("kvm", "disk.read") == ()
    _, problems = measured({"1": "stopwatch 1\nread MB/s 5"}, 'metrics = ["route"]')
    assert [(p.code, p.message) for p in problems] == [
        ("benchmarks/no-figure", 'none of the files holds a figure of "route"')
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"1": "stopwatch 1\nelse MB/s 5"}, "unused-runs"),
        ({"1": "stopwatch 1\nread MB/s 5\nread-2 MB/s 6"}, "ambiguous-reading"),
        ({"1": "stopwatch 1\nread MB/s 5", "2": "stopwatch 2\nread MB/s 5"}, "mixed-tools"),
        ({"1": "stopwatch 1\nread ms 5"}, "wrong-unit"),
        ({"1": ""}, "raw-unreadable"),
        ({"1": "something else"}, "raw-unreadable"),
    ],
)
def test_what_cannot_be_read_is_one_problem(
    measured: Callable[..., tuple[Dataset, list[Problem]]], files: dict[str, str], expected: str
) -> None:
    data, problems = measured(files)
    assert codes(problems) == [expected]
    assert problems[0].mend
    assert data.observations == ()


def test_a_broken_raw_file_is_named_with_its_line_and_the_others_are_read_too(
    measured: Callable[..., tuple[Dataset, list[Problem]]],
) -> None:
    files = {"a": "stopwatch 1\nread", "b": "stopwatch 1\nread MB/s 1\nread", "c": "no"}
    _, problems = measured(files)
    assert [(p.path.name if p.path else "", p.line) for p in problems] == [
        ("a", 2),
        ("b", 3),
        ("c", None),
    ]


def test_a_changed_or_missing_file_is_refused(
    measured: Callable[..., tuple[Dataset, list[Problem]]],
) -> None:
    good = {"a": "stopwatch 1\nread MB/s 1"}
    _, problems = measured(good, 'metrics = ["disk.read"]')
    assert problems == []
    text = "stopwatch 1\nread MB/s 1"
    digest = hashlib.sha256(text.encode()).hexdigest()
    raw = f'raw = [{{ file = "../a", sha256 = "{digest}" }}]'
    more = f'[[runs]]\nsubject = "xen"\nsource = "own"\nenvironment = "lab"\n{raw}'
    _, problems = measured(good, more)
    assert "raw-missing" in codes(problems)


def test_a_mistake_in_a_name_is_told_once(
    measured: Callable[..., tuple[Dataset, list[Problem]]],
) -> None:
    more = '[[runs]]\nsubject = "kvn"\nsource = "own"\nenvironment = "lab"\nraw = []'
    _, problems = measured({"a": "stopwatch 1\nread MB/s 1"}, more)
    assert codes(problems) == ["bad-value"]
    more = more.replace("raw = []", f'raw = [{{ file = "a", sha256 = "{"0" * 64}" }}]')
    _, problems = measured({"a": "stopwatch 1\nread MB/s 1"}, more)
    assert sorted(codes(problems)) == ["raw-changed", "unknown-subject"]
    assert {p.line for p in problems} == {7, 10}


def test_of_a_set_with_an_unreadable_file_nothing_is_used(
    measured: Callable[..., tuple[Dataset, list[Problem]]],
) -> None:
    data, problems = measured({"a": "stopwatch 1\nread MB/s 1", "b": "stopwatch 1\nread"})
    assert codes(problems) == ["raw-unreadable"]
    assert data.observations == ()


def test_without_a_readable_list_of_metrics_no_file_is_unused(
    measured: Callable[..., tuple[Dataset, list[Problem]]],
) -> None:
    _, problems = measured({"a": "stopwatch 1\nread MB/s 1"}, metrics="[[metrics]\n")
    assert codes(problems) == ["toml"]


@pytest.mark.parametrize(
    ("named", "code", "line"),
    [
        ('subject = "kvm"', "unknown-subject", 2),
        ('source = "own"', "unknown-source", 3),
        ('environment = "lab"', "unknown-environment", 4),
    ],
)
def test_each_name_of_an_entry_has_to_be_known(
    measured: Callable[..., tuple[Dataset, list[Problem]]],
    data_folder: Callable[..., Path],
    named: str,
    code: str,
    line: int,
) -> None:
    measured({"a": "stopwatch 1\nread MB/s 1"})
    path = data_folder({}) / "observations" / "runs.toml"
    wrong = f'{named.partition("=")[0]}= "nobody"'
    text = path.read_text(encoding="utf-8").replace(named, wrong)
    path.write_text(text, encoding="utf-8")
    data, problems = load(path.parents[1], LANGUAGES)
    assert [(p.code, p.line) for p in problems if p.path == path] == [(f"benchmarks/{code}", line)]
    assert "runs.toml" not in {str(raw.file) for f in data.observations for raw in f.raw}


def test_what_a_metric_would_take_is_told(
    measured: Callable[..., tuple[Dataset, list[Problem]]],
) -> None:
    files = {"1": "stopwatch 1\nother MB/s 5"}
    _, [problem] = measured(files, 'metrics = ["disk.read"]')
    assert (problem.line, problem.mend) == (6, "it takes read, read-2")
    metrics = METRICS.replace('readings = ["read", "read-2"]', "")
    _, [problem] = measured(files, 'metrics = ["disk.read"]', metrics)
    assert problem.mend == "it takes none: name its `readings`"
