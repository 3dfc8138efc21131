"""All readers; the format of a file is told from its content, never from its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.benchmarks.readers import (
    ecs,
    fio,
    geekbench,
    hyperfine,
    iperf3,
    mtr,
    nexttrace,
    pts,
    speedtest,
    speedtest_cli,
    sysbench,
    unixbench,
    yabs,
)
from plugins.benchmarks.readers.raw_text import read_head
from plugins.benchmarks.readers.reading import RawFileError

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.readers.reading import RawRun, Reader

READERS: tuple[Reader, ...] = (
    ecs.READER,
    fio.READER,
    geekbench.READER,
    hyperfine.READER,
    iperf3.READER,
    mtr.READER,
    nexttrace.READER,
    pts.READER,
    speedtest.READER,
    speedtest_cli.READER,
    sysbench.READER,
    unixbench.READER,
    yabs.READER,
)
"""A new format is a module of this folder and a line here."""

_PACKED = {
    "gzip": b"\x1f\x8b",
    "zip": b"PK\x03\x04",
    "xz": b"\xfd7zXZ",
    "zstd": b"\x28\xb5\x2f\xfd",
}
_WIDE = re.compile(r"(?:[\t\n\r -~]\0){4}|(?:\0[\t\n\r -~]){4}")
_WEB_PAGE = re.compile(r"\s*<(?:!doctype html|html)[\s>]", re.IGNORECASE)


def reader_of(path: Path) -> Reader:
    """The reader of the format of a file.

    Raises:
        RawFileError: the file is empty, cannot be opened, or is in no format that we know.
    """
    try:
        head = read_head(path)
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise RawFileError(message, "put a readable file there") from None
    if not head.strip():
        raise RawFileError("the file is empty", "run the tool again and save its output")
    for reader in READERS:
        # UnixBench itself writes a page, of which its reader has more to say.
        if reader.recognises(head) and not (_WEB_PAGE.match(head) and reader != unixbench.READER):
            return reader
    if packed := next((name for name, start in _PACKED.items() if _begins(path, start)), ""):
        raise RawFileError(f"a packed file ({packed})", "unpack it, and file what is in it")
    if _WIDE.match(head):
        raise RawFileError("UTF-16 without the mark that it begins with", "save it as UTF-8")
    if _WEB_PAGE.match(head):
        raise RawFileError("a web page, not the output of a tool", "file what the tool wrote")
    known = ", ".join(sorted({reader.tool for reader in READERS}))
    message = "the output of no tool that we can read, or not in the form that we can"
    raise RawFileError(message, f"known tools: {known}; of those that write JSON, the JSON")


def _begins(path: Path, start: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(start)) == start


def read_raw(path: Path) -> RawRun:
    """What a raw file holds.

    Raises:
        RawFileError: the file is in no known format, or broken, or of a version that is not known.
    """
    return reader_of(path).read(path)
