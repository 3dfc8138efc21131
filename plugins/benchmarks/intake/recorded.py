"""What data/observations names already."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from plugins.benchmarks.files.listing import raw_entries
from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from pathlib import Path


def recorded_digests(folder: Path) -> tuple[dict[str, Path], list[Problem]]:
    """The SHA-256 of each raw file that an entry names, with the file of the entry.

    A file that cannot be parsed is a problem: what it names would be filed again.

    Args:
        folder: data/observations.
    """
    digests: dict[str, Path] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError) as error:
            message = f"cannot be read, so what it names is not known: {error}"
            mend = "mend it first; `inv check` says how"
            problems.append(Problem("benchmarks/toml", message, path, mend=mend))
            continue
        for key in ("observations", "runs"):
            for entry in raw_entries(path, key):
                for digest in _digests(entry):
                    digests.setdefault(digest, path)
    return digests, problems


def _digests(entry: object) -> list[str]:
    raw = entry.get("raw") if isinstance(entry, dict) else None
    files = raw if isinstance(raw, list) else []
    return [str(file["sha256"]) for file in files if isinstance(file, dict) and "sha256" in file]
