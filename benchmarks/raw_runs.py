"""A data folder of any size: raw files like those of data/raw, with figures of their own."""

from __future__ import annotations

import hashlib
import json
import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
SUBJECTS = 20
REPETITIONS = 5
METRICS = ("disk.rand-read-qd1", "disk.rand-read-qd1-p99", "cpu.sysbench-1t", "network.loopback-1")

_RAW = ROOT / "data" / "raw"
_FIRST_DAY = date(2020, 1, 1)


@dataclass(frozen=True)
class Template:
    """Raw output of a tool of which one figure, and what follows from it, is replaced."""

    tool: str
    text: str

    def with_factor(self, factor: float) -> str:
        """The output of another run, whose figures are this many times as high."""
        if self.tool == "sysbench":
            return re.sub(
                r"(events per second:\s*)([\d.]+)",
                lambda m: f"{m[1]}{float(m[2]) * factor:.2f}",
                self.text,
            )
        document = json.loads(self.text)
        if self.tool == "iperf3":
            document["end"]["sum_received"]["bits_per_second"] *= factor
        else:
            read = document["jobs"][0]["read"]
            read["iops"] *= factor
            read["clat_ns"]["percentile"] = {
                share: int(value / factor) for share, value in read["clat_ns"]["percentile"].items()
            }
        return json.dumps(document)


def templates() -> list[Template]:
    """One of each tool, from the measurements of this repository."""
    files = {
        "fio": "randread-4k-qd1.1.json",
        "sysbench": "cpu-1t.1.txt",
        "iperf3": "loopback-tcp-1.1.json",
    }
    return [
        Template(tool, (_RAW / tool / name).read_text(encoding="utf-8"))
        for tool, name in files.items()
    ]


def write_data(folder: Path, runs: int, seed: int = 1) -> None:
    """Write a data folder with so many raw files, in entries of a few repetitions each."""
    folder.mkdir(parents=True)
    _write_listings(folder)
    lots = random.Random(seed)  # noqa: S311 - figures, not secrets
    held = templates()
    entries: dict[str, list[str]] = {}
    for number in range(runs // REPETITIONS):
        template = held[number % len(held)]
        turn = number // len(held)
        subject = f"plan-{turn % SUBJECTS}"
        day = _FIRST_DAY + timedelta(days=turn // SUBJECTS)
        level = 1 + (turn % SUBJECTS) / 10
        raw = list(_raw_files(folder, template, number, level, lots))
        entries.setdefault(subject, []).append(
            f'[[runs]]\nsubject = "{subject}"\nenvironment = "{subject}"\ndate = {day}\n'
            f"raw = [\n{''.join(raw)}]\n"
        )
    for subject, texts in entries.items():
        path = folder / "observations" / f"{subject}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text('source = "own"\n\n' + "\n".join(texts), encoding="utf-8")


def _raw_files(
    folder: Path, template: Template, number: int, level: float, lots: random.Random
) -> Iterator[str]:
    for repetition in range(REPETITIONS):
        name = f"{template.tool}/{number}.{repetition}"
        text = template.with_factor(level * lots.uniform(0.95, 1.05))
        path = folder / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield f'  {{ file = "{name}", sha256 = "{digest}" }},\n'


def _write_listings(folder: Path) -> None:
    (folder / "metrics.toml").write_text(
        (ROOT / "data" / "metrics.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    subjects = [f"plan-{number}" for number in range(SUBJECTS)]
    texts = {
        "subjects": 'kind = "plan"\nname = "{}"',
        "environments": 'name = "{}"\ncores = 2',
    }
    for kind, text in texts.items():
        entries = (f'[[{kind}]]\nid = "{name}"\n{text.format(name)}\n' for name in subjects)
        (folder / f"{kind}.toml").write_text("\n".join(entries), encoding="utf-8")
    (folder / "sources.toml").write_text(
        '[[sources]]\nid = "own"\nkind = "measured"\ntitle = "Own"\n', encoding="utf-8"
    )
    (folder / "taxonomy.toml").write_text(
        '[[categories]]\nslug = "vps"\nname = "VPS"\n', encoding="utf-8"
    )
    quoted = ", ".join(f'"{name}"' for name in subjects)
    weights = "\n".join(f'"{metric}" = 1' for metric in METRICS)
    ranking = folder / "rankings" / "all.toml"
    ranking.parent.mkdir()
    ranking.write_text(
        f'kind = "weighted"\nname = "All"\nreference = "plan-0"\nsubjects = [{quoted}]\n'
        f"[weights]\n{weights}\n",
        encoding="utf-8",
    )
