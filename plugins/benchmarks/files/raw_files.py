"""The raw files of data/raw: digested and read once for each state of a file.

What a state of a file gave is kept in a JSON file of the cache folder, so that ten thousand files
cost a build ten thousand looks at size and time of change. A file is looked at again when one of
these differs, and all are when a reader of this package changes or a metric takes other readings.
"""

from __future__ import annotations

import hashlib
import json
import stat
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.benchmarks.readers import registry
from plugins.benchmarks.readers.reading import RawFileError
from plugins.diagnostics.atomic_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Collection

    from plugins.benchmarks.readers.reading import Note, RawRun

_FORMAT = 2
_READERS = Path(registry.__file__).parent


@dataclass(frozen=True, slots=True)
class Taken:
    """A reading that some metric takes (see `plugins.benchmarks.readers.reading.Reading`)."""

    name: str
    unit: str
    samples: tuple[float, ...]
    judgement: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class RawContent:
    """What a raw file gave, or why it gave nothing.

    Attributes:
        taken: the readings that were wanted.
        offered: how many readings the file holds in all.
        error: message, mend and line of what is wrong with the file, None for nothing.
    """

    tool: str = ""
    version: str | None = None
    date: date | None = None
    taken: tuple[Taken, ...] = ()
    offered: int = 0
    error: tuple[str, str, int | None] | None = None


@dataclass(slots=True)
class _Known:
    """A state of a file (size, times of change), its digest, and what it gave if that was asked."""

    state: tuple[int, ...]
    sha256: str
    content: RawContent | None = None


class RawFiles:
    """The raw files below `folder`; files outside it and links are not there.

    Args:
        folder: data/raw.
        wanted: names of the readings that metrics take.
        cache: file to remember contents in, None to remember nothing.
    """

    def __init__(self, folder: Path, wanted: Collection[str], cache: Path | None = None) -> None:
        self.folder = folder
        self._root = folder.resolve()
        self._wanted = frozenset(wanted)
        self._cache = cache
        self._known = _load(cache, self._key()) if cache else {}
        self._seen: dict[str, _Known] = {}
        self._learned = False
        self._folders: dict[Path, bool] = {}

    def digest(self, name: str) -> str | None:
        """The SHA-256 of a file, None where there is no such file below the folder."""
        file = self._state(name)
        return file.sha256 if file else None

    def content(self, name: str) -> RawContent | None:
        """What a file gives, None where there is no such file below the folder."""
        file = self._state(name)
        if file is None:
            return None
        if file.content is None:
            file.content = self._read(self.folder / name)
            self._learned = True
        return file.content

    def remember(self) -> None:
        """Write down what is known of the files that were asked for."""
        if self._cache is None or not self._learned:
            return
        held = {"key": self._key(), "files": {n: _encoded(file) for n, file in self._seen.items()}}
        # Without a cache the next run takes longer, and gives the same.
        with suppress(OSError):
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._cache, json.dumps(held, separators=(",", ":")).encode())

    def _state(self, name: str) -> _Known | None:
        if name in self._seen:
            return self._seen[name]
        path = self.folder / name
        try:
            now = path.lstat()
            if not stat.S_ISREG(now.st_mode) or not self._is_inside(path.parent):
                return None
            state = (now.st_size, now.st_mtime_ns, now.st_ctime_ns)
            file = self._known.get(name)
            if file is None or file.state != state:
                with path.open("rb") as opened:
                    digest = hashlib.file_digest(opened, "sha256").hexdigest()
                file = _Known(state, digest)
                self._learned = True
        except (OSError, ValueError):
            return None
        self._seen[name] = file
        return file

    def _is_inside(self, folder: Path) -> bool:
        """Whether a folder really lies below ours; asked for thousands of files, it remembers."""
        if folder not in self._folders:
            self._folders[folder] = folder.resolve().is_relative_to(self._root)
        return self._folders[folder]

    def _read(self, path: Path) -> RawContent:
        try:
            return self._reduced(registry.read_raw(path))
        except RawFileError as error:
            return RawContent(error=(error.message, error.mend, error.line))

    def _reduced(self, run: RawRun) -> RawContent:
        taken = tuple(
            Taken(reading.name, reading.unit, reading.samples, reading.judgement, reading.notes)
            for reading in run.readings
            if reading.name in self._wanted
        )
        return RawContent(run.tool, run.version, run.date, taken, len(run.readings))

    def _key(self) -> str:
        digest = hashlib.sha256(f"{_FORMAT}\n".encode())
        for module in sorted(_READERS.glob("*.py")):
            digest.update(module.read_bytes())
        digest.update("\n".join(sorted(self._wanted)).encode())
        return digest.hexdigest()


def _load(cache: Path, key: str) -> dict[str, _Known]:
    """What an earlier run wrote down; nothing if it cannot be used, which costs only time."""
    try:
        held = json.loads(cache.read_text(encoding="utf-8"))
        if held["key"] != key:
            return {}
        return {name: _decoded(values) for name, values in held["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _encoded(file: _Known) -> dict[str, Any]:
    values = asdict(file)
    if file.content and file.content.date:
        values["content"]["date"] = file.content.date.isoformat()
    return values


def _decoded(values: dict[str, Any]) -> _Known:
    file = _Known(tuple(values["state"]), values["sha256"])
    if content := values["content"]:
        taken = tuple(
            Taken(t["name"], t["unit"], tuple(t["samples"]), t["judgement"], tuple(t["notes"]))
            for t in content["taken"]
        )
        day = date.fromisoformat(content["date"]) if content["date"] else None
        error = tuple(content["error"]) if content["error"] else None
        file.content = RawContent(**{**content, "taken": taken, "date": day, "error": error})
    return file
