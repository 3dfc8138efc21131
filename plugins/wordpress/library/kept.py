"""What no page of the site shows, kept in `content/wordpress/`, so that no export loses anything.

Lines of JSON for what there may be much of, one document each for the rest. What an earlier export
told and this one does not mention stays.
"""

from __future__ import annotations

import filecmp
import json
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from plugins.diagnostics.atomic_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

Record = dict[str, object]
_UNFINISHED = ".unfinished-"


class KeptLines:
    """A file of one JSON object a line, written anew as its records come by.

    Args:
        path: the file.
        dry_run: take records, write nothing.
    """

    def __init__(self, path: Path, *, dry_run: bool = False) -> None:
        self._path = path
        self._new = None if dry_run else _beside(path)

    def add(self, key: str, record: Record) -> None:
        """Keep a record of the item with the identity `key`."""
        if self._new is not None:
            self._new.write(as_line({"key": key, **record}))

    def close(self, mentioned: Collection[str]) -> None:
        """Put the new file in place of the old one if it differs.

        Args:
            mentioned: identities of all items of this export; what the old file says of any other
                stays, in front of the new lines.
        """
        if self._new is None:
            return
        with self._new as new:
            new.seek(0)
            replace_lines(self._path, self._others(mentioned), new)

    def _others(self, mentioned: Collection[str]) -> Iterator[str]:
        if not self._path.exists():
            return
        with self._path.open(encoding="utf-8", newline="") as old:
            for line in old:
                if _key(line) not in mentioned:
                    yield line


def as_line(record: Record) -> str:
    """A record as one line; halves of characters are escaped, which no file could hold."""
    text = json.dumps(record, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = json.dumps(record)
    return text + "\n"


def replace_lines(path: Path, *parts: Iterable[str]) -> None:
    """Write a file line by line and put it in place, unless the same is there already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=_UNFINISHED, delete=False
    ) as file:
        for part in parts:
            file.writelines(part)
    made = Path(file.name)
    is_empty = not made.stat().st_size and not path.exists()
    if is_empty or (path.exists() and filecmp.cmp(made, path, shallow=False)):
        made.unlink()
        return
    made.chmod(0o644)
    made.replace(path)


def keep_document(path: Path, records: Mapping[str, Record]) -> None:
    """Keep records by their keys in one document, those of earlier exports included."""
    if not records:
        return
    old = path.read_bytes() if path.exists() else b"{}"
    try:
        known = json.loads(old)
    except (ValueError, RecursionError):
        known = {}
    merged = {**(known if isinstance(known, dict) else {}), **records}
    text = json.dumps(merged, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    new = text.encode("utf-8", "backslashreplace")
    if new != old:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, new)


def _beside(path: Path) -> IO[str]:
    """A nameless file on the same disk: where temporary files belong may be memory."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="", dir=path.parent)


def _key(line: str) -> str:
    try:
        return str(json.loads(line)["key"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
