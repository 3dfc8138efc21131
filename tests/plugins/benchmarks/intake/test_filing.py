from __future__ import annotations

import hashlib
import json
import shutil
import threading
import tomllib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from plugins.benchmarks.commands import import_benchmark
from plugins.benchmarks.intake import changes
from plugins.benchmarks.intake.choices import Options
from plugins.benchmarks.loading import load
from plugins.diagnostics.atomic_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.benchmarks.intake.intake_report import IntakeReport

    Run = Callable[..., IntakeReport]
    Raw = Callable[..., Path]
    Tree = Callable[[Path], dict[str, bytes]]

LANGUAGES = ("zh", "en")


def observations(data: Path) -> list[Path]:
    return sorted((data / "observations").glob("2*.toml"))


def test_repeated_runs_become_one_entry_and_a_figure_of_the_site(
    run: Run, raw: Raw, data: Path
) -> None:
    files = [raw(f"{n}.json", ["probe.read", "B/s", n * 1e8]) for n in (5, 4, 6)]
    report = run(*files, data=data)

    assert report.exit_code == 0
    (path,) = observations(data)
    assert path.name == "2026-11-25-kvm-probe.toml"
    digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    assert path.read_text(encoding="utf-8") == (
        "#:schema ../schemas/observations.json\n"
        'source = "own"\nenvironment = "kvm-2026-11-25"\n\n[[runs]]\nsubject = "kvm"\n'
        "date = 2026-11-25\nraw = [\n"
        + "".join(
            f'  {{ file = "probe/kvm-2026-11-25-{digest[:8]}.json", sha256 = "{digest}" }},\n'
            for digest in digests
        )
        + "]\n"
    )
    loaded, problems = load(data, LANGUAGES)
    assert problems == []
    (figure,) = loaded.find("kvm", "disk.read")
    assert list(figure.points) == [500, 400, 600]
    assert "  metric       disk.read  500 MB/s (median of 3, 400 to 600)  ← probe.read" in (
        report.render().splitlines()
    )


def test_files_are_grouped_by_tool_and_day(run: Run, raw: Raw, data: Path) -> None:
    figure = ["probe.read", "B/s", 1e8]
    report = run(
        raw("a.json", figure),
        raw("b.json", ["other.read", "ms", 3.5], probe="other"),
        raw("c.json", [*figure[:2], 2e8]),
        raw("d.json", figure, date="2026-11-26"),
        data=data,
    )
    assert report.exit_code == 0
    assert [path.name for path in observations(data)] == [
        "2026-11-25-kvm-other.toml",
        "2026-11-25-kvm-probe.toml",
        "2026-11-26-kvm-probe.toml",
    ]
    entry = tomllib.loads(observations(data)[1].read_text(encoding="utf-8"))["runs"][0]
    assert len(entry["raw"]) == 2


def test_a_bad_file_is_one_line_and_nothing_is_written(
    run: Run, raw: Raw, data: Path, tree: Tree, tmp_path: Path
) -> None:
    good = raw("good.json", ["probe.read", "B/s", 1e8])
    bad, foreign = raw("bad.json"), tmp_path / "foreign.txt"
    bad.write_text('{"probe": "probe"}', encoding="utf-8")
    foreign.write_text("hello\n", encoding="utf-8")
    before = tree(data)
    report = run(good, bad, foreign, tmp_path, tmp_path / "gone", data=data)

    assert report.exit_code == 1
    assert tree(data) == before
    text = report.render()
    assert f"{bad}:1: there are no figures in it (benchmarks/raw-file); run probe again" in text
    assert f"{foreign}: the output of no tool that we can read" in text
    assert f"{tmp_path}: is a folder" in text
    assert f"{tmp_path / 'gone'}: no such file" in text
    assert "disk.read  100 MB/s  ← probe.read" in text
    assert text.endswith("Nothing was written: 4 problems with 5 files.")


def test_each_of_several_files_with_the_same_mistake_is_named(
    run: Run, tmp_path: Path, data: Path
) -> None:
    text = run(tmp_path / "a", tmp_path / "b", data=data).render()
    assert f"{tmp_path / 'a'}: no such file" in text
    assert f"{tmp_path / 'b'}: no such file" in text


def test_a_dry_run_reports_the_same_and_writes_nothing(
    run: Run, raw: Raw, data: Path, tree: Tree
) -> None:
    file = raw("a.json", ["probe.read", "B/s", 1e8], ["probe.new", "ms", 2.5], host="web-07")
    before = tree(data)
    dry = run(file, data=data, dry_run=True, all_metrics=True).render()
    assert tree(data) == before
    wet = run(file, data=data, all_metrics=True).render()
    assert dry.splitlines()[:-1] == wet.splitlines()[:-1]
    assert dry.endswith("Dry run: nothing was written; 1 file can be filed.")
    assert tree(data) != before


def test_a_file_that_is_recorded_or_given_twice_is_refused(
    run: Run, raw: Raw, data: Path, tree: Tree, tmp_path: Path
) -> None:
    secret = raw("a.json", ["probe.read", "B/s", 1e8], host="web-07.customer.net")
    twin = shutil.copy(secret, tmp_path / "twin.json")
    report = run(secret, twin, data=data)
    assert f"{twin}: is the same file as {secret}" in report.render()
    assert observations(data) == []

    assert run(secret, data=data).exit_code == 0
    before = tree(data)
    stored = next((data / "raw/probe").iterdir())
    for again in (secret, shutil.copy(stored, tmp_path / "redacted.json")):
        report = run(again, data=data, environment="other")
        assert report.exit_code == 1
        assert "is recorded already in data/observations/2026-11-25-kvm-probe.toml" in (
            report.render()
        )
    kept = run(secret, data=data, keep="hostname", environment="other")
    assert "is recorded already" in kept.render()
    assert tree(data) == before


def test_private_data_do_not_reach_the_data_folder(run: Run, raw: Raw, data: Path) -> None:
    file = raw("a.json", ["probe.read", "B/s", 1e8], host="web-07", note="from 8.8.8.8")
    report = run(file, data=data)
    stored = next((data / "raw/probe").iterdir()).read_text(encoding="utf-8")
    assert "web-07" not in stored
    assert "8.8.8.8" not in stored
    assert json.loads(stored)["note"] == "from 192.0.2.1"
    assert "hostname web-07 -> host-1.example, 1 time, line 5" in report.render()


def test_kept_kinds_stay(run: Run, raw: Raw, data: Path) -> None:
    file = raw("a.json", ["probe.read", "B/s", 1e8], host="web-07", note="from 8.8.8.8")
    assert run(file, data=data, keep="ip, hostname").exit_code == 0
    assert next((data / "raw/probe").iterdir()).read_bytes() == file.read_bytes()


def test_figures_that_hang_on_private_data_are_not_changed_silently(
    run: Run, raw: Raw, data: Path, tree: Tree
) -> None:
    file = raw("a.json", ["probe.read", "B/s", 1e8], probe="probe", version="8.8.8.8x 8.8.4.4")
    before = tree(data)
    text = run(file, data=data).render()
    assert "its readings hang on private data: 8.8.4.4 (benchmarks/private-data)" in text
    assert "--keep 8.8.4.4" in text
    assert tree(data) == before
    assert run(file, data=data, keep="8.8.4.4").exit_code == 0


def test_only_what_a_reading_is_named_for_must_be_kept(run: Run, raw: Raw, data: Path) -> None:
    """The target of a trace, but neither the machine nor the routers on the way."""
    machine = {"src": "web-07", "hop": "81.2.69.142"}
    file = raw("a.json", ["probe.latency", "ms", 2.5], version="9.9.9.9x", dst="9.9.9.9", **machine)
    text = file.read_text(encoding="utf-8").replace('"9.9.9.9x"', '"to 9.9.9.9"')
    file.write_text(text, encoding="utf-8")
    report = run(file, data=data).render()
    assert "hang on private data: 9.9.9.9 (benchmarks/private-data)" in report
    assert "--keep 9.9.9.9\n" in report
    assert run(file, data=data, keep="9.9.9.9").exit_code == 0
    stored = next((data / "raw/probe").iterdir()).read_text(encoding="utf-8")
    assert stored.count("9.9.9.9") == 2
    assert "web-07" not in stored
    assert "81.2.69.142" not in stored


def test_a_key_in_a_command_is_no_other_command(run: Run, raw: Raw, data: Path) -> None:
    """Hyperfine names its readings for the command, which may hold a key."""
    file = raw("a.json", ["probe.x-token=hunter2", "ms", 2.5])
    text = file.read_text(encoding="utf-8").replace("x-token=", "x?token=")
    file.write_text(text, encoding="utf-8")
    report = run(file, data=data, dry_run=True)
    assert "token hunter2 -> token-1" in report.render()
    assert "probe.x?token=token-1  2.50 ms" in report.render()


def test_a_file_below_raw_stays_and_is_only_recorded(run: Run, raw: Raw, data: Path) -> None:
    place = data / "raw/mine/Run 1.JSON"
    place.parent.mkdir(parents=True)
    shutil.move(raw("a.json", ["probe.read", "B/s", 1e8]), place)
    assert run(place, data=data).exit_code == 0
    assert [path for path in (data / "raw").rglob("*") if path.is_file()] == [place]
    entry = tomllib.loads(observations(data)[0].read_text(encoding="utf-8"))["runs"][0]
    assert entry["raw"][0]["file"] == "mine/Run 1.JSON"
    assert load(data, LANGUAGES)[1] == []


def test_private_data_in_a_file_below_raw_are_refused(run: Run, raw: Raw, data: Path) -> None:
    place = data / "raw/mine.json"
    place.parent.mkdir()
    shutil.move(raw("a.json", ["probe.read", "B/s", 1e8], host="web-07"), place)
    report = run(place, data=data)
    assert report.exit_code == 1
    assert "mine.json:5: lies in data/raw already, where no file is changed" in report.render()
    assert run(place, data=data, keep="hostname").exit_code == 0


def test_a_file_without_a_day_needs_one(run: Run, raw: Raw, data: Path) -> None:
    file = raw("a.json", ["probe.read", "B/s", 1e8], date=None)
    report = run(file, data=data)
    assert "does not say on which day it was made (benchmarks/no-date); add --date" in (
        report.render()
    )
    assert run(file, data=data, date="2026-11-20").exit_code == 0
    assert observations(data)[0].name == "2026-11-20-kvm-probe.toml"


def test_a_given_day_joins_what_ran_past_midnight(run: Run, raw: Raw, data: Path) -> None:
    files = [
        raw("a.json", ["probe.read", "B/s", 1e8]),
        raw("b.json", ["probe.read", "B/s", 2e8], date="2026-11-26"),
    ]
    report = run(*files, data=data, date="2026-11-25")
    assert len(observations(data)) == 1
    assert "warning      b.json says 2026-11-26, 2026-11-25 is recorded" in report.render()


def test_readings_get_metrics_where_a_file_has_none_or_on_demand(
    run: Run, raw: Raw, data: Path
) -> None:
    free = raw("a.json", ["probe.latency", "ms", 0.25], ["probe.line", "class"])
    mixed = raw("b.json", ["probe.read", "B/s", 1e8], ["probe.write", "B/s", 1.5e9])
    report = run(free, mixed, data=data)
    text = (data / "metrics.toml").read_text(encoding="utf-8")
    assert 'id = "disk.read" # kept' in text
    assert text.endswith(
        '\n\n[[metrics]]\nid = "probe.latency"\nunit = "us"\ndirection = "lower"\n'
        'name = { zh = "probe.latency的读数", en = "Reading probe.latency" }\n'
        'readings = ["probe.latency"]\n'
        '\n[[metrics]]\nid = "probe.line"\nunit = "class"\ndirection = "none"\n'
        'name = { zh = "probe.line的读数", en = "Reading probe.line" }\n'
        'readings = ["probe.line"]\n'
    )
    assert "readings     1 that no metric takes; --all-metrics adds" in report.render()
    (judged,) = load(data, LANGUAGES)[0].find("kvm", "probe.line")
    assert judged.judgement == "good"

    more = raw("c.json", ["probe.read", "B/s", 2e8], ["probe.write", "B/s", 1.4e9])
    assert run(more, data=data, all_metrics=True, environment="second").exit_code == 0
    (figure,) = load(data, LANGUAGES)[0].find("kvm", "probe.write", "second")
    assert figure.metric.unit == "GB/s"
    assert figure.metric.precision == 2


def test_machine_facts_make_an_environment(run: Run, raw: Raw, data: Path) -> None:
    a = raw("a.json", ["probe.read", "B/s", 1e8], machine={"cpu": "EPYC", "cores": 2})
    b = raw("b.json", ["other.x", "ms", 1], probe="other", machine={"memory": "4 GiB", "cores": 4})
    report = run(a, b, data=data)
    text = (data / "environments.toml").read_text(encoding="utf-8")
    assert text.endswith(
        '\n\n[[environments]]\nid = "kvm-2026-11-25"\n'
        'name = { zh = "KVM，2026年11月25日：EPYC，2核，4 GiB内存", '
        'en = "KVM, 2026-11-25: EPYC, 2 cores, 4 GiB of memory" }\n'
        'cpu = "EPYC"\ncores = 2\nmemory = "4 GiB"\n'
    )
    assert 'warning      the files disagree on cores: "2" and "4"' in report.render()


def test_machine_facts_are_held_against_an_environment(run: Run, raw: Raw, data: Path) -> None:
    machine = {"cores": 4, "memory": "3.9 GiB", "system": "Debian 12"}
    file = raw("a.json", ["probe.read", "B/s", 1e8], machine=machine)
    before = (data / "environments.toml").read_bytes()
    report = run(file, data=data, environment="lab")
    assert report.exit_code == 0
    assert (data / "environments.toml").read_bytes() == before
    text = report.render()
    assert 'warning      cores: the files say "4", environment "lab" "2"' in text
    assert 'note         the files also say system = "Debian 12", which the environment' in text
    assert "memory" not in text


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"subject": "kvn"}, '--subject: no subject "kvn" (benchmarks/unknown-subject); did you'),
        ({"subject": ""}, "say what was measured"),
        ({"subject": "../../x"}, '--subject: no subject "../../x"'),
        ({"date": "25.11.2026"}, '--date: "25.11.2026" is no date'),
        ({"date": "../../../x"}, '--date: "../../../x" is no date'),
        ({"source": "nobody"}, '--source: no source "nobody"'),
        ({"environment": "../x"}, '--environment: "../x" is no id'),
        ({"keep": "ip,nose"}, '--keep: no kind of data "nose"'),
    ],
)
def test_wrong_options_are_one_line_and_the_files_are_reported(
    run: Run, raw: Raw, data: Path, options: dict[str, str], line: str
) -> None:
    report = run(raw("a.json", ["probe.read", "B/s", 1e8]), data=data, **options)
    assert report.exit_code == 1
    assert line in report.render()
    assert "disk.read  100 MB/s" in report.render()
    assert observations(data) == []
    assert not (data / "raw").exists()


def test_hostile_names_stay_outside(
    run: Run, raw: Raw, data: Path, tmp_path: Path, tree: Tree
) -> None:
    outside = {name for name in tree(tmp_path) if not name.startswith("data/")}
    names = ["a b;$(x).json", "..json", "x.jso\u202en", "y.\x1b[2J", "z" * 200, "-rf.json"]
    files = [raw(name, ["probe.read", "B/s", n * 1e8 + 1e8]) for n, name in enumerate(names)]
    report = run(*files, data=data)
    assert report.exit_code == 0
    assert "\x1b" not in report.render()
    assert "\u202e" not in report.render()
    stored = sorted(path.name for path in (data / "raw/probe").iterdir())
    assert len(stored) == len(names)
    assert all(name.startswith("kvm-2026-11-25-") for name in stored)
    assert {name.partition(".")[2] for name in stored} == {"json", "txt"}
    after = {name for name in tree(tmp_path) if not name.startswith(("data/", "incoming/"))}
    assert after == {name for name in outside if not name.startswith("incoming/")}


def test_a_tool_that_names_a_folder_outside_cannot_leave(
    run: Run, raw: Raw, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace  # noqa: PLC0415

    from plugins.benchmarks.readers import registry  # noqa: PLC0415

    reader = replace(registry.READERS[0], tool="../../Probe Suite/..")
    monkeypatch.setattr(registry, "READERS", (reader,))
    assert run(raw("a.json", ["probe.read", "B/s", 1e8]), data=data).exit_code == 0
    assert [path.name for path in (data / "raw").iterdir()] == ["probe-suite"]


@pytest.mark.parametrize("name", ["raw", "raw/probe", "observations", "metrics.toml"])
def test_a_link_out_of_the_data_folder_is_refused(
    run: Run, raw: Raw, data: Path, tmp_path: Path, name: str
) -> None:
    away = tmp_path / "away"
    link = data / name
    link.parent.mkdir(exist_ok=True)
    if link.exists():
        link.rename(away)
    else:
        away.mkdir()
    link.symlink_to(away)
    before = away.read_bytes() if away.is_file() else sorted(away.rglob("*"))
    report = run(raw("a.json", ["probe.new", "B/s", 1e8]), data=data)
    assert report.exit_code == 1
    assert "would lie outside the data folder" in report.render()
    assert (away.read_bytes() if away.is_file() else sorted(away.rglob("*"))) == before


def test_what_would_break_the_data_is_not_written(
    run: Run, raw: Raw, data: Path, tree: Tree
) -> None:
    assert run(raw("a.json", ["probe.read", "B/s", 1e8]), data=data).exit_code == 0
    before = tree(data)
    report = run(raw("b.json", ["probe.read", "B/s", 2e8]), data=data)
    assert report.exit_code == 1
    assert 'disk.read" of "kvm" is given twice' in report.render()
    assert f"{data}/observations/2026-11-25-kvm-probe.toml:" in report.render()
    assert tree(data) == before


def test_mistakes_that_were_there_before_do_not_stand_in_the_way(
    run: Run, raw: Raw, data: Path
) -> None:
    (data / "rankings/bad.toml").write_text("kind = 1\n", encoding="utf-8")
    assert run(raw("a.json", ["probe.read", "B/s", 1e8]), data=data).exit_code == 0


def test_a_broken_observations_file_hides_what_is_recorded(run: Run, raw: Raw, data: Path) -> None:
    (data / "observations/bad.toml").write_text("[[runs\n", encoding="utf-8")
    report = run(raw("a.json", ["probe.read", "B/s", 1e8]), data=data)
    assert report.exit_code == 1
    assert "bad.toml: cannot be read, so what it names is not known" in report.render()


def test_a_second_file_of_the_same_day_has_a_name_of_its_own(
    run: Run, raw: Raw, data: Path
) -> None:
    run(raw("a.json", ["probe.read", "B/s", 1e8]), data=data)
    second = raw("b.json", ["probe.read", "B/s", 2e8])
    assert run(second, data=data, environment="lab").exit_code == 0
    assert [path.name for path in observations(data)] == [
        "2026-11-25-kvm-probe-2.toml",
        "2026-11-25-kvm-probe.toml",
    ]


@pytest.mark.parametrize("stop", range(5))
def test_an_interrupted_import_is_healed_by_the_next(
    run: Run, raw: Raw, data: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """Two raw files, the environment, a metric and the entry: killed before each of them."""
    files = [
        raw("a.json", ["probe.read", "B/s", 1e8], ["probe.new", "ms", 1.5]),
        raw("b.json", ["probe.read", "B/s", 2e8], ["probe.new", "ms", 2.5]),
    ]
    written = 0

    def write(path: Path, content: bytes) -> None:
        nonlocal written
        if written == stop:
            raise KeyboardInterrupt
        written += 1
        path.write_bytes(content)

    whole: dict[str, Any] = {"data": data, "all_metrics": True}
    with monkeypatch.context() as patched:
        patched.setattr(changes, "write_atomically", write)
        with pytest.raises(KeyboardInterrupt):
            run(*files, **whole)
    assert load(data, LANGUAGES)[1] == []
    assert observations(data) == []

    assert run(*files, **whole).exit_code == 0
    loaded, problems = load(data, LANGUAGES)
    assert problems == []
    (figure,) = loaded.find("kvm", "probe.new")
    assert list(figure.points) == [1.5, 2.5]
    assert len(list((data / "raw/probe").iterdir())) == 2
    ids = [entry["id"] for entry in tomllib.loads((data / "metrics.toml").read_text())["metrics"]]
    assert len(ids) == len(set(ids))


def test_a_full_disk_is_one_line(
    run: Run, raw: Raw, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(changes, "write_atomically", write)
    text = run(raw("a.json", ["probe.read", "B/s", 1e8]), data=data).render()
    assert "cannot be written: No space left on device (benchmarks/write)" in text


def test_a_file_that_somebody_saves_meanwhile_is_not_overwritten(
    run: Run, raw: Raw, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extend = changes.refusals

    def save_first(folder: Path, planned: list[changes.Change]) -> object:
        with (data / "metrics.toml").open("a", encoding="utf-8") as file:
            file.write("# mine\n")
        return extend(folder, planned)

    monkeypatch.setattr("plugins.benchmarks.intake.filing.refusals", save_first)
    report = run(raw("a.json", ["probe.new", "ms", 1]), data=data)
    assert "metrics.toml: was changed meanwhile (benchmarks/changed)" in report.render()
    assert (data / "metrics.toml").read_text(encoding="utf-8").endswith("# mine\n")


def test_several_measured_sources_must_be_chosen_from(run: Run, raw: Raw, data: Path) -> None:
    with (data / "sources.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[sources]]\nid = "own-2"\nkind = "measured"\ntitle = "x"\n')
    file_ = raw("a.json", ["probe.read", "B/s", 1e8])
    assert "--source with one of: own, own-2" in run(file_, data=data).render()
    assert run(file_, data=data, source="own-2").exit_code == 0
    assert 'source = "own-2"' in observations(data)[0].read_text(encoding="utf-8")


def test_a_reader_that_fails_is_one_line(run: Run, raw: Raw, data: Path) -> None:
    text = run(raw("a.json", ["probe.read"]), data=data).render()
    assert "a.json: cannot be read: TypeError: " in text
    assert "Traceback" not in text


def test_what_a_reader_does_not_take_is_said(run: Run, raw: Raw, data: Path) -> None:
    file = raw("a.json", ["probe.read", "B/s", 1e8], skipped=["probe.odd: the server was busy"])
    assert "not read     probe.odd: the server was busy" in run(file, data=data).render()


def test_a_wrong_subject_hides_no_file_without_a_day(run: Run, raw: Raw, data: Path) -> None:
    file = raw("a.json", ["probe.read", "B/s", 1e8], date=None)
    text = run(file, data=data, subject="kvn", date="2026-11-20").render()
    assert "probe 1.0, 2026-11-20, 1 file" in text
    text = run(file, data=data, date="yesterday").render()
    assert "does not say on which day" not in text
    assert '--date: "yesterday" is no date (benchmarks/bad-date); write it as 2026-11-25' in text


def test_a_file_in_another_encoding_keeps_it(run: Run, data: Path, tmp_path: Path) -> None:
    """PowerShell writes UTF-16 with a byte order mark."""
    text = (
        '{"probe": "probe", "date": "2026-11-25", "host": "web-07",\r\n"figures": [["a", "ms", 1]]}'
    )
    for encoding in ("utf-16", "utf-8-sig"):
        file = tmp_path / f"{encoding}.json"
        file.write_bytes(text.encode(encoding))
        assert run(file, data=data, environment=f"in-{encoding}").exit_code == 0
    stored = sorted(path.read_bytes() for path in (data / "raw/probe").iterdir())
    public = text.replace("web-07", "host-1.example")
    assert stored == sorted([public.encode("utf-16"), public.encode("utf-8-sig")])


def test_a_quantity_without_a_better_side_gets_a_metric_on_demand_or_alone(
    run: Run, raw: Raw, data: Path
) -> None:
    file = raw("a.json", ["probe.hops", "hops", 7], ["probe.latency", "ms", 2.5])
    words = "  reading      probe.hops  7 hops: no side is better; --all-metrics adds a metric"
    report = run(file, data=data, dry_run=True)
    assert report.exit_code == 0
    assert words in report.render()
    report = run(file, data=data, dry_run=True, all_metrics=True)
    assert "  new metric   probe.hops  7 hops" in report.render()
    only = raw("b.json", ["probe.hops", "hops", 8])
    assert run(only, data=data, environment="second").exit_code == 0
    (figure,) = load(data, LANGUAGES)[0].find("kvm", "probe.hops")
    assert figure.metric.direction == "none"


def test_the_source_is_named_since_its_title_may_not_fit(run: Run, raw: Raw, data: Path) -> None:
    report = run(raw("a.json", ["probe.read", "B/s", 1e8]), data=data)
    assert "\nsource own: Own runs\n" in report.render()


def test_a_file_where_a_folder_should_be_is_one_line(run: Run, raw: Raw, data: Path) -> None:
    (data / "raw").mkdir(exist_ok=True)
    (data / "raw/probe").write_text("x", encoding="utf-8")
    text = run(raw("a.json", ["probe.read", "B/s", 1e8]), data=data).render()
    assert "cannot be tried on a copy of the data folder: " in text
    assert "data/raw/probe: File exists (benchmarks/copy)" in text
    assert "Nothing was written: 1 problem" in text


def test_two_imports_at_once_keep_the_metrics_of_both(raw: Raw, data: Path) -> None:
    """The second one waits, else it would write the metrics as they were before the first."""
    files = [raw(f"{name}.json", [f"probe.{name}", "ms", 1.5]) for name in "abcd"]
    started = threading.Barrier(len(files))

    def file(path: Path) -> int:
        started.wait()
        options = Options("kvm", environment=f"of-{path.stem}")
        return import_benchmark([path], data, options, LANGUAGES).exit_code

    with ThreadPoolExecutor(len(files)) as pool:
        assert list(pool.map(file, files)) == [0] * len(files)
    loaded, problems = load(data, LANGUAGES)
    assert problems == []
    assert {f"probe.{name}" for name in "abcd"} <= set(loaded.catalogue.metrics.entries)


def test_a_plan_keeps_its_environment_from_day_to_day(run: Run, raw: Raw, data: Path) -> None:
    subjects = data / "subjects.toml"
    text = subjects.read_text(encoding="utf-8")
    subjects.write_text(
        f'{text}\n[[subjects]]\nid = "small"\nkind = "plan"\nname = "Small"\n', encoding="utf-8"
    )
    for name, day in (("a.json", "2026-11-25"), ("b.json", "2026-11-26")):
        file = raw(name, ["probe.read", "B/s", float(day[-2:])], date=day)
        assert run(file, data=data, subject="small").exit_code == 0
    loaded, problems = load(data, LANGUAGES)
    assert problems == []
    history = loaded.history("small", "disk.read")
    assert [figure.environment.id for figure in history] == ["small", "small"]


def test_a_data_folder_that_cannot_be_copied_is_one_line(
    run: Run, raw: Raw, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: str, *_: object, **__: object) -> None:
        why = f"[Errno 13] Permission denied: '{source}'"
        raise shutil.Error([(source, "copy", why)])

    monkeypatch.setattr(shutil, "copytree", refuse)
    text = run(raw("a.json", ["probe.read", "B/s", 1e8]), data=data).render()
    assert f"cannot be tried on a copy of the data folder: {data}: Permission denied (" in text


def test_an_import_that_is_cut_short_does_not_say_that_nothing_was_written(
    run: Run, raw: Raw, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def write(path: Path, content: bytes) -> None:
        if path.name == "environments.toml":
            raise OSError(13, "Permission denied")
        write_atomically(path, content)

    monkeypatch.setattr(changes, "write_atomically", write)
    report = run(raw("a.json", ["probe.read", "B/s", 1e8]), data=data)
    assert report.exit_code == 1
    assert report.render().endswith("\n\nCut short after 1 file of data: 1 problem with 1 file.")
