"""Time and memory of data at 100, 1,000 and 10,000 raw runs, cold and with the cache.

    python benchmarks/data.py [RUNS …]

Each step runs in a process of its own. `growth` is the time for each run against that of the size
before: 1 is linear. The figures are printed and never fail a test.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.raw_runs import METRICS, SUBJECTS, write_data  # noqa: E402
from tests.site_settings import SETTINGS  # noqa: E402

STEPS = ("load, cold", "load, cached", "statistics", "build, cold", "build, cached")
_BODY = """---
title: {title}
date: 2026-01-01
category: vps
---
```bench
show: table
subjects: {subjects}
metrics: {metrics}
caption: All
```

```bench
show: chart
subjects: {subjects}
metrics: {metric}
caption: One
```

```bench
show: ranking
rankings: all
caption: Ranked
```
"""


def main() -> None:
    """Measure each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("runs", nargs="*", type=int, default=[100, 1_000, 10_000])
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--site", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        _in_process(options.step, options.site)
        return
    print(f"{'runs':>7}  {'step':<14} {'seconds':>8} {'MB':>6} {'growth':>7}")
    before: dict[str, float] = {}
    for runs in options.runs:
        with tempfile.TemporaryDirectory() as folder:
            site = _write_site(Path(folder) / "site", runs)
            for step in STEPS:
                seconds, megabytes = _measured(step, site)
                each = seconds / runs
                growth = f"{each / before[step]:7.2f}" if step in before else ""
                before[step] = each
                print(f"{runs:>7}  {step:<14} {seconds:8.2f} {megabytes:6.0f} {growth}", flush=True)


def _write_site(site: Path, runs: int) -> Path:
    write_data(site / "data", runs)
    names = ", ".join(f"plan-{number}" for number in range(SUBJECTS))
    for language in ("zh", "en"):
        path = site / "content" / "posts" / "all" / f"{language}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = _BODY.format(
            title="All", subjects=names, metrics=", ".join(METRICS), metric=METRICS[0]
        )
        path.write_text(body, encoding="utf-8")
    settings = SETTINGS.format(root=str(ROOT), site=str(site))
    (site / "conf.py").write_text(settings, encoding="utf-8")
    return site


def _measured(step: str, site: Path) -> tuple[float, float]:
    """Seconds and greatest memory of a step."""
    if step.endswith("cold"):
        shutil.rmtree(site / "cache", ignore_errors=True)
    command = [sys.executable, __file__, "--step", step, "--site", str(site)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{step}: {run.stderr or run.stdout}")
    seconds, megabytes = json.loads(run.stdout.splitlines()[-1])
    return seconds, megabytes


def _in_process(step: str, site: Path) -> None:
    if step.startswith("build"):
        command = [sys.executable, "-m", "pelican", "-s", str(site / "conf.py"), "-q"]
        began = time.perf_counter()
        subprocess.run(command, check=True)
        seconds = time.perf_counter() - began
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
    else:
        seconds = _load_or_rank(step, site)
        used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps([seconds, used.ru_maxrss / 1024]))


def _load_or_rank(step: str, site: Path) -> float:
    from plugins.benchmarks.loading import load  # noqa: PLC0415
    from plugins.benchmarks.ranked import rank  # noqa: PLC0415

    began = time.perf_counter()
    dataset, problems = load(site / "data", ("zh", "en"), site / "cache" / "raw-files.json")
    if problems:
        sys.exit(f"the data made here have problems, the first: {problems[0]}")
    if step == "statistics":
        began = time.perf_counter()
        for ranking in dataset.rankings.values():
            rank(ranking, dataset)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
