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

_FORMAT = 1
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
        sha256: digest of the file in hexadecimal.
        taken: the readings that were wanted.
        offered: how many readings the file holds in all.
        error: message, mend and line of what is wrong with the file, None for nothing.
    """

    sha256: str
    tool: str = ""
    version: str | None = None
    date: date | None = None
    taken: tuple[Taken, ...] = ()
    offered: int = 0
    error: tuple[str, str, int | None] | None = None


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
        self._key = _key(self._wanted) if cache else ""
        self._known = _load(cache, self._key) if cache else {}
        self._seen: dict[str, dict[str, Any]] = {}
        self._learned = False
        self._folders: dict[Path, bool] = {}

    def digest(self, name: str) -> str | None:
        """The SHA-256 of a file, None where there is no such file below the folder."""
        entry = self._entry(name)
        return entry["sha256"] if entry else None

    def content(self, name: str) -> RawContent | None:
        """What a file gives, None where there is no such file below the folder."""
        entry = self._entry(name)
        if entry is None:
            return None
        if "content" in entry:
            # What somebody has damaged costs only time.
            with suppress(AttributeError, KeyError, TypeError, ValueError):
                return _decoded(entry["content"])
        content = self._read(self.folder / name, entry["sha256"])
        entry["content"] = _encoded(content)
        self._learned = True
        return content

    def fault(self, name: str) -> tuple[str, str]:
        """Why there is no such file, and how to mend it."""
        path = self.folder / name
        try:
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode) or not self._is_inside(path.parent):
                return "is a link or lies outside data/raw", "put the file itself there"
            if not stat.S_ISREG(mode):
                return "is no file", "name a file"
            with path.open("rb"):
                pass
        except (FileNotFoundError, NotADirectoryError, ValueError):
            pass
        except OSError as error:
            return f"cannot be read: {error.strerror}", "make it readable"
        return "does not exist", "put it there, or correct the name"

    def remember(self) -> None:
        """Write down what is known of the files that were asked for, if that is possible."""
        if self._cache is None or not self._learned:
            return
        text = json.dumps({"key": self._key, "files": self._seen}, separators=(",", ":"))
        # A folder that cannot be written costs the next run its time, and this one nothing.
        with suppress(OSError):
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._cache, text.encode())

    def _entry(self, name: str) -> dict[str, Any] | None:
        if name in self._seen:
            return self._seen[name]
        path = self.folder / name
        try:
            now = path.lstat()
            if not stat.S_ISREG(now.st_mode) or not self._is_inside(path.parent):
                return None
            state = [now.st_size, now.st_mtime_ns, now.st_ctime_ns]
            entry = self._known.get(name)
            if entry is None or entry["state"] != state:
                with path.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                entry = {"state": state, "sha256": digest}
                self._learned = True
        except (OSError, ValueError):
            return None
        self._seen[name] = entry
        return entry

    def _is_inside(self, folder: Path) -> bool:
        """Whether a folder really lies below ours; asked for thousands of files, it remembers."""
        if folder not in self._folders:
            self._folders[folder] = folder.resolve().is_relative_to(self._root)
        return self._folders[folder]

    def _read(self, path: Path, sha256: str) -> RawContent:
        try:
            return self._reduced(registry.read_raw(path), sha256)
        except RawFileError as error:
            return RawContent(sha256, error=(error.message, error.mend, error.line))

    def _reduced(self, run: RawRun, sha256: str) -> RawContent:
        taken = tuple(
            Taken(reading.name, reading.unit, reading.samples, reading.judgement, reading.notes)
            for reading in run.readings
            if reading.name in self._wanted
        )
        return RawContent(sha256, run.tool, run.version, run.date, taken, len(run.readings))


def _key(wanted: Collection[str]) -> str:
    """What the memory depends on beside the files: its form, the readers, the readings wanted."""
    digest = hashlib.sha256(f"{_FORMAT}\n".encode())
    for module in sorted(_READERS.glob("*.py")):
        digest.update(module.read_bytes())
    digest.update("\n".join(sorted(wanted)).encode())
    return digest.hexdigest()


def _load(cache: Path, key: str) -> dict[str, dict[str, Any]]:
    """What an earlier run wrote down; nothing if it cannot be used, which costs only time."""
    try:
        held = json.loads(cache.read_text(encoding="utf-8"))
        usable = held["key"] == key and all(
            isinstance(entry["state"], list) and isinstance(entry["sha256"], str)
            for entry in held["files"].values()
        )
        return dict(held["files"]) if usable else {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _encoded(content: RawContent) -> dict[str, Any]:
    return {**asdict(content), "date": content.date.isoformat() if content.date else None}


def _decoded(values: dict[str, Any]) -> RawContent:
    taken = tuple(
        Taken(t["name"], t["unit"], tuple(t["samples"]), t["judgement"], tuple(t["notes"]))
        for t in values["taken"]
    )
    day = date.fromisoformat(values["date"]) if values["date"] else None
    error = tuple(values["error"]) if values["error"] else None
    return RawContent(**{**values, "taken": taken, "date": day, "error": error})
