from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from plugins.benchmarks.readers.raw_text import read_head
from plugins.benchmarks.readers.reading import Machine, RawFileError
from plugins.benchmarks.readers.unixbench import MOST_RESULTS, READER
from tests.plugins.benchmarks.readers.damaged_files import (
    FIXTURES,
    MANY,
    SAMPLES,
    damaged_text,
    outcome,
    refusal,
)

if TYPE_CHECKING:
    from pathlib import Path

UNIXBENCH = FIXTURES / "unixbench"
REPORT = UNIXBENCH / "report.6.0.0.txt"
PARTIAL = (
    "System Benchmarks Index Score, 1 copy: "
    "the index of only some tests, which nothing else compares with"
)
TEXT = REPORT.read_text(encoding="utf-8")


def refused(path: Path, text: str) -> RawFileError:
    path.write_text(text, encoding="utf-8")
    return refusal(READER, path)


def test_a_report_of_one_copy_and_of_two() -> None:
    run = READER.read(REPORT)
    assert (run.tool, run.version, run.date) == ("UnixBench", "6.0.0", date(2026, 11, 23))
    assert run.machine == Machine(cpu="AMD EPYC", cores=2, system="GNU/Linux 6.18.44-fc-v595")
    found = {reading.name: reading for reading in run.readings}
    assert len(found) == 2 * 13
    assert found["unixbench6.copies1.index"].samples == (1104.3,)
    assert found["unixbench6.copies2.index"].samples == (1543.5,)
    assert found["unixbench6.copies2.index"].unit == "index"
    assert found["unixbench6.copies1.context1"].samples == (27127.6,)
    assert found["unixbench6.copies2.context1"].samples == (226855.1,)
    label = found["unixbench6.copies2.index"].label
    assert label.by_language == {
        "en": "UnixBench index, 2 copies",
        "zh": "UnixBench综合指数，2个副本",
    }
    assert run.skipped == ()


def test_the_index_is_the_geometric_mean_of_what_is_read() -> None:
    found = {reading.name: reading.samples[0] for reading in READER.read(REPORT).readings}
    baselines = {
        "dhry2reg": 116700, "whetstone-double": 55, "execl": 43, "fstime": 3960,
        "fsbuffer": 1655, "fsdisk": 5800, "pipe": 12440, "context1": 4000, "spawn": 126,
        "shell1": 42.4, "shell8": 6, "syscall": 15000,
    }  # fmt: skip
    for copies in (1, 2):
        product = 1.0
        for name, baseline in baselines.items():
            product *= 10 * found[f"unixbench6.copies{copies}.{name}"] / baseline
        index = found[f"unixbench6.copies{copies}.index"]
        assert product ** (1 / 12) == pytest.approx(index, abs=0.06)


def test_each_test_has_its_own_unit_and_kbps_is_kibibytes() -> None:
    units = {reading.name: reading.unit for reading in READER.read(REPORT).readings}
    assert units["unixbench6.copies1.fsdisk"] == "KiB/s"
    assert units["unixbench6.copies1.whetstone-double"] == "MWIPS"
    assert units["unixbench6.copies1.shell8"] == "lpm"
    assert units["unixbench6.copies1.pipe"] == "lps"


def test_a_test_of_less_than_ten_seconds_is_marked() -> None:
    notes = {reading.name: reading.notes for reading in READER.read(REPORT).readings}
    assert notes["unixbench6.copies1.whetstone-double"] == ("short-run",)  # one sample of 9.7 s
    assert notes["unixbench6.copies1.dhry2reg"] == ()


def test_what_a_terminal_shows_and_what_is_left_out_of_it() -> None:
    run = READER.read(UNIXBENCH / "terminal.5.1.3.txt")
    assert (run.version, run.date) == ("5.1.3", date(2021, 5, 16))
    assert run.machine == Machine(cores=1, system="GNU/Linux 6.1.0-9-amd64")
    assert [(reading.name, reading.samples) for reading in run.readings] == [
        ("unixbench5.copies1.dhry2reg", (33526940.9,)),
        ("unixbench5.copies1.pipe", (1020304.5,)),
        ("unixbench5.copies1.shell16", (412.7,)),
    ]
    assert run.skipped == (
        "2D graphics: rectangles, 1 copy: not one of the tests we take",
        "Arithmetic Test (double), 1 copy: not one of the tests we take",
        "2D Graphics Benchmarks Index Score: not one of the indexes we take",
        PARTIAL,
    )


def test_the_name_of_the_host_is_never_kept() -> None:
    assert "private-host" not in repr(READER.read(UNIXBENCH / "terminal.5.1.3.txt"))


def test_the_same_number_of_copies_twice_is_two_samples(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(TEXT.replace("running 2 parallel copies", "running 1 parallel copy"), "utf-8")
    found = {reading.name: reading.samples for reading in READER.read(path).readings}
    assert found["unixbench6.copies1.index"] == (1104.3, 1543.5)


def test_a_date_in_an_unknown_language_is_told_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(TEXT.replace("Mon Nov 23 2026", "Mo Okt 23 2026"), encoding="utf-8")
    run = READER.read(path)
    assert run.date is None
    assert run.skipped[0].startswith('the day of the run: "Mo Okt 23 2026 10:52:39')


@pytest.mark.parametrize(
    ("old", "new", "message", "mend"),
    [
        ("(Version 6.0.0)", "(Version 4.1.0)", "UnixBench 4.1.0: the report of", "5 and 6"),
        ("53394358.8 lps", "53394358,8 lps", '"53394358,8" has a comma', "LC_ALL=C"),
        ("   1104.3\n", "   1104,3\n", '"1104,3" has a comma', "LC_ALL=C"),
        ("53394358.8 lps", "-1 lps", '"-1" is no figure', "run UnixBench again"),
        ("53394358.8 lps", "nan lps", '"nan" is no figure', "run UnixBench again"),
        ("53394358.8 lps", "53394358.8 lpm", '"Dhrystone 2 using register variables" in lpm', ""),
        ("running 1 parallel copy", "running", 'a run without a line "… running', ""),
        ("running 1 parallel copy", "running 0 parallel copies", '"0" is no count', ""),
        ("System Benchmarks Index Score", "System", "it ends before the index score", ""),
    ],
)
def test_a_broken_report_is_refused(
    tmp_path: Path, old: str, new: str, message: str, mend: str
) -> None:
    error = refused(tmp_path / "x.txt", TEXT.replace(old, new))
    assert error.message.startswith(message)
    assert mend in error.mend
    assert error.line


def test_a_report_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    error = refused(tmp_path / "x.txt", TEXT[: TEXT.rindex("System Benchmarks Index Values")])
    assert error.message == "it ends before the index score of this run"
    assert error.line == TEXT[: TEXT.rindex("Benchmark Run")].count("\n") + 1
    assert refused(tmp_path / "y.txt", TEXT.partition("---")[0]).message == "no result in it"


def test_two_reports_in_one_file_are_refused(tmp_path: Path) -> None:
    error = refused(tmp_path / "x.txt", TEXT + TEXT)
    assert error.message == "a second report begins"
    assert error.line == TEXT.count("\n") + 1


@pytest.mark.parametrize(
    ("name", "message", "mend"),
    [
        ("report.6.0.0.html", "the report as HTML", "without .html"),
        ("passes.6.0.0.log", "the log of the single passes, without the index", "without .log"),
    ],
)
def test_the_other_files_of_a_run_are_refused_with_advice(
    name: str, message: str, mend: str
) -> None:
    with pytest.raises(RawFileError) as caught:
        READER.read(UNIXBENCH / name)
    assert caught.value.message == message
    assert mend in caught.value.mend


@given(damaged_text(TEXT))
@MANY
def test_no_damage_ends_in_a_traceback(tmp_path: Path, text: str) -> None:
    outcome(READER, tmp_path / "damaged.txt", text)


def test_endless_results_are_refused(tmp_path: Path) -> None:
    line = "2D graphics: rectangles    1.0 score (1.0 s, 1 samples)\n"
    error = refused(tmp_path / "x.txt", TEXT + line * MOST_RESULTS)
    assert error.message == f"more than {MOST_RESULTS} results"
    assert error.line


def test_endless_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(TEXT + " a" * 400_000 + " samples)\n", encoding="utf-8")
    assert READER.read(path) == READER.read(REPORT)


def test_the_samples() -> None:
    path = SAMPLES / "unixbench" / "run-i1.txt"
    if not path.is_file():
        pytest.skip("no samples here")
    assert outcome(READER, path)
    for name in ("run-i1.html", "run-i1.log.raw-per-test.txt"):
        assert READER.recognises(read_head(path.with_name(name)))
        assert outcome(READER, path.with_name(name)) is None
