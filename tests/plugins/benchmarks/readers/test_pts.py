from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from plugins.benchmarks.readers.pts import READER
from plugins.benchmarks.readers.raw_text import read_head
from plugins.benchmarks.readers.reading import Machine, RawFileError
from tests.plugins.benchmarks.readers.damaged_files import (
    FIXTURES,
    MANY,
    SAMPLES,
    damaged_text,
    outcome,
)

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.readers.reading import RawRun

PTS = FIXTURES / "pts"
SYSBENCH = PTS / "sysbench.10.8.6.xml"
DISK = PTS / "disk-and-graphs.10.8.4.xml"
TEXT = SYSBENCH.read_text(encoding="utf-8")


def reread(path: Path, *changes: tuple[str, str]) -> RawRun:
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return READER.read(path)


def test_the_single_runs_are_the_samples() -> None:
    run = READER.read(SYSBENCH)
    assert (run.tool, run.version) == ("Phoronix Test Suite", "10.8.6")
    assert run.date == date(2026, 11, 23)
    assert run.machine == Machine(
        cpu="AMD EPYC",
        cores=2,
        memory="24GB",
        storage="252GB",
        system="Debian 12, kernel 6.18.44-fc-v595 (x86_64)",
        virtualisation="docker",
    )
    (reading,) = run.readings
    assert reading.name == "pts.local-vps-sysbench.cpu.test-cpu.events-per-second"
    assert (reading.unit, reading.direction) == ("events/s", "higher")
    assert len(reading.samples) == 12
    assert reading.samples[:2] == (2854.77, 2516.22)
    # PTS itself writes their mean as the value.
    assert sum(reading.samples) / 12 == pytest.approx(2968.13, abs=0.01)
    assert reading.label.in_language("zh") == "Local sysbench sample 1.0.20：Test: CPU"


def test_several_results_their_directions_and_what_is_left_out() -> None:
    run = READER.read(DISK)
    random, sequential = "type-random-read-engine-linux-aio", "type-sequential-read-engine-io-uring"
    assert [
        (reading.name, reading.unit, reading.direction, reading.samples) for reading in run.readings
    ] == [
        (
            f"pts.pts-fio-2.0.0.randread-libaio-0-1-4k-1.{random}-block-size-4kb.mib-s",
            "KiB/s",
            "higher",
            (310003.5, 330003.56),
        ),
        (
            f"pts.pts-fio-2.0.0.randread-libaio-0-1-4k-1.{random}-block-size-4kb.iops",
            "IOPS",
            "higher",
            (77501, 82501),
        ),
        (
            f"pts.pts-fio-2.0.0.read-io-uring-0-1-1m-1.{sequential}-block-size-1mb.mib-s",
            "MiB/s",
            "higher",
            (3000, 3200),
        ),
        (
            f"pts.pts-fio-2.0.0.read-io-uring-0-1-1m-1.{sequential}-block-size-1mb.iops",
            "IOPS",
            "higher",
            (3101,),
        ),
        (
            "pts.pts-build-linux-kernel-1.16.0.defconfig.build-defconfig.seconds",
            "s",
            "lower",
            (100.1, 100.9),
        ),
    ]
    assert run.skipped == (
        'Example: the scale "Widgets Per Fortnight" is no unit that we know',
        "Failed: no run of it ended",
        "CPU Usage Monitor: a graph of the machine, not of a test",
    )
    assert (run.machine.cpu, run.machine.cores) == ("AMD EPYC 7B13 @ 2.45GHz", 4)


@pytest.mark.parametrize("path", [SYSBENCH, DISK])
def test_user_environment_notes_and_security_are_never_kept(path: Path) -> None:
    kept = repr(READER.read(path)).lower()
    for private in ("secret", "private", "nvpl", "spectre", "microcode", "root"):
        assert private not in kept


def test_results_of_two_systems_are_refused_by_name(tmp_path: Path) -> None:
    entry = TEXT[TEXT.index("      <Entry>") : TEXT.index("    </Data>")]
    other = entry.replace("vm-a", "vm-b")
    with pytest.raises(RawFileError) as caught:
        reread(tmp_path / "x.xml", (entry, entry + other))
    assert caught.value.message == 'results of 2 systems: "vm-a", "vm-b"'
    assert "remove-run-from-result-file" in caught.value.mend
    many = "".join(entry.replace("vm-a", f"vm-{number}") for number in range(9))
    with pytest.raises(RawFileError, match=r'results of 9 systems: "vm-0", .*"vm-4", …$'):
        reread(tmp_path / "y.xml", (entry, many))


def test_another_system_without_figures_does_no_harm(tmp_path: Path) -> None:
    system = TEXT[TEXT.index("  <System>") : TEXT.index("  <Result>")]
    other = system.replace("vm-a", "vm-b").replace("AMD EPYC", "Other")
    entry = TEXT[TEXT.index("      <Entry>") : TEXT.index("    </Data>")]
    empty = "<Entry><Identifier>vm-b</Identifier><Value></Value><RawString></RawString></Entry>"
    run = reread(tmp_path / "x.xml", (system, other + system), (entry, empty + entry))
    assert run.machine.cpu == "AMD EPYC"
    assert run.readings == READER.read(SYSBENCH).readings


@pytest.mark.parametrize(
    ("old", "new", "skipped"),
    [
        ("<Proportion>HIB", "<Proportion>", "does not say whether higher or lower is better"),
        ("BAR_GRAPH", "LINE_GRAPH", "shown as LINE_GRAPH, not as single figures"),
        ("Events Per Second", "Events", 'the scale "Events" is no unit that we know'),
        ("<Identifier>local/vps-sysbench", "<Identifier>", "a graph of the machine"),
    ],
)
def test_a_file_without_a_figure_says_why(tmp_path: Path, old: str, new: str, skipped: str) -> None:
    with pytest.raises(RawFileError, match="no figure in it: Local sysbench sample") as caught:
        reread(tmp_path / "x.xml", (old, new))
    assert skipped in caught.value.message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2854.77:", "2854,77:", 'local/vps-sysbench: "2854,77" has a comma'),
        ("2854.77:", "fast:", 'local/vps-sysbench: "fast" is no figure'),
        ("2854.77:", "nan:", 'local/vps-sysbench: "nan" is no figure'),
        ("2854.77:", "-5:", 'local/vps-sysbench: "-5" is no figure'),
        ("2854.77:", "1e99:", 'local/vps-sysbench: "1e99" is no figure'),
        ("2854.77:", ":", 'local/vps-sysbench: "" is no figure'),
        (">10.8.6<", ">11.0.0<", 'PTS "11.0.0": the form of this version is not known'),
        (">10.8.6<", ">new<", 'PTS "new": the form of this version is not known'),
        ("2026-11-23 11:19:53", "yesterday", 'TimeStamp: "yesterday" is no date'),
    ],
)
def test_a_wrong_figure_version_or_date_is_refused(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(RawFileError) as caught:
        reread(tmp_path / "x.xml", (old, new))
    assert caught.value.message == message


def test_a_test_that_ran_once_has_its_value_as_sample(tmp_path: Path) -> None:
    start, end = TEXT.index("<RawString>"), TEXT.index("</RawString>")
    run = reread(tmp_path / "x.xml", (TEXT[start:end], "<RawString>"))
    assert run.readings[0].samples == (2968.13,)


@given(damaged_text(DISK.read_text(encoding="utf-8")))
@MANY
def test_no_damage_ends_in_a_traceback(tmp_path: Path, text: str) -> None:
    outcome(READER, tmp_path / "damaged.xml", text)


def test_the_xml_of_a_test_profile_is_no_result() -> None:
    profile = '<?xml version="1.0"?><PhoronixTestSuite><TestInformation/></PhoronixTestSuite>'
    assert not READER.recognises(profile)
    assert not READER.recognises("see <PhoronixTestSuite><Result>")


def test_the_samples() -> None:
    folder = SAMPLES / "pts"
    if not folder.is_dir():
        pytest.skip("no samples here")
    known = [path.name for path in sorted(folder.iterdir()) if READER.recognises(read_head(path))]
    assert known == ["composite.xml"]
    assert outcome(READER, folder / "composite.xml")
