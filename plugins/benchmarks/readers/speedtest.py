"""Reader of the Speedtest CLI of Ookla, `speedtest --format=json`, `json-pretty` or `jsonl`.

Readings, with the id of the server, since another server is another path:

    speedtest.16620.download                bytes per second; also .upload
    speedtest.16620.latency                 of the idle line, ms; also .jitter
    speedtest.16620.download.latency-iqm    under load, ms (1.2 and later); also .upload.latency-iqm
    speedtest.16620.loss                    where the server counts it, %

`bandwidth` is in bytes per second, not in bits (the tool shows it times 8 as Mbit/s), `elapsed` in
milliseconds. The form has no version; keys that 1.0 did not write yet are left out there. Before
the record of type `result`, jsonl has one for each step of the progress, and both may stand among
lines of a log. A record of type `log` and level `error` is all that a failed run writes. The file
also holds the MAC address, IP addresses and the URL of the result; none of them is read.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from plugins.benchmarks.readers.checked_document import Day, Milliseconds, Part, Percent, checked
from plugins.benchmarks.readers.raw_text import read_lines, shortened
from plugins.benchmarks.readers.reading import RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.benchmarks.readers.reading import Direction, Note

LONGEST_RECORD = 100_000
"""Characters of a record; real ones have about 1000."""

_TYPE = re.compile(r'"type"\s*:\s*"(?:result|log|testStart|ping|download|upload)"')
_OTHER_KEYS = re.compile(r'"(?:packetLoss|isp|bandwidth|macAddr)"\s*:|"level"\s*:\s*"error"')
_AGAIN = "run it again and save its whole output"
_UNITS: dict[str, tuple[str, Direction]] = {
    "download": ("B/s", "higher"),
    "upload": ("B/s", "higher"),
    "loss": ("%", "lower"),
}


class _Load(Part):
    iqm: Milliseconds | None = None


class _Transfer(Part):
    bandwidth: Annotated[float, Field(strict=True, gt=0, le=1e12, allow_inf_nan=False)]
    elapsed: Annotated[int, Field(strict=True, ge=0)] | None = None
    latency: _Load = _Load()

    @property
    def notes(self) -> tuple[Note, ...]:
        return ("short-run",) if self.elapsed is not None and self.elapsed < 10_000 else ()


class _Ping(Part):
    latency: Milliseconds
    jitter: Milliseconds | None = None


class _Server(Part):
    # A number since 1.0; some wrappers write it as text.
    id: Annotated[int, Field(ge=0, lt=10**9)]
    name: Annotated[str, Field(max_length=200)] = ""
    location: Annotated[str, Field(max_length=200)] = ""


class _Result(Part):
    day: Annotated[Day, Field(alias="timestamp")]
    ping: _Ping
    download: _Transfer
    upload: _Transfer
    loss: Annotated[Percent | None, Field(alias="packetLoss")] = None
    server: _Server


def recognises(head: str) -> bool:
    """Whether a text is JSON of the Speedtest CLI."""
    return _TYPE.search(head) is not None and _OTHER_KEYS.search(head) is not None


def read(path: Path) -> RawRun:
    """The readings of one run.

    Raises:
        RawFileError: the run failed, or there is no result in it, or more than one.
    """
    results: list[_Result] = []
    error = ""
    for line, record in _records(path):
        if record.get("type") == "result":
            if results:
                raise RawFileError("more than one result", "keep one run in a file", line)
            results.append(checked(_Result, record, "speedtest --format=json"))
        elif record.get("type") == "log" and record.get("level") == "error":
            error = error or shortened(str(record.get("message")), 200)
    if not results:
        why = f"the run failed: {error}" if error else "there is no result in it"
        raise RawFileError(why, _AGAIN)
    return _run(results[0])


def _records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each record with the line it begins in; lines that belong to none are those of a log."""
    begun, text, indent = 0, "", ""
    for number, line in read_lines(path):
        if not text and not line.lstrip("\ufeff \t").startswith("{"):
            continue
        if not text:
            begun, indent = number, line[: len(line) - len(line.lstrip("\ufeff \t"))]
        text += line + "\n"
        if len(text) > LONGEST_RECORD:
            raise RawFileError("a record without an end", _AGAIN, begun)
        # What is printed prettily ends with a brace below where it began, the rest in its line; a
        # member of a list may have a comma behind.
        end = line.rstrip("\t\r ,")
        if end == indent.lstrip("\ufeff") + "}" or (begun == number and end.endswith("}")):
            yield begun, _parsed(text.rstrip("\n\t\r ,"), begun)
            text = ""
    if text:
        raise RawFileError("it ends in the middle", _AGAIN, begun)


def _parsed(text: str, line: int) -> dict[str, Any]:
    try:
        record = json.loads(text.lstrip("\ufeff \t"))
    except (ValueError, RecursionError):
        raise RawFileError("a record that is not valid JSON", _AGAIN, line) from None
    return record if isinstance(record, dict) else {}


def _run(result: _Result) -> RawRun:
    down, up, ping = result.download, result.upload, result.ping
    found: tuple[tuple[str, float | None, str, str, tuple[Note, ...]], ...] = (
        ("download", down.bandwidth, "Download", "下载速率", down.notes),
        ("upload", up.bandwidth, "Upload", "上传速率", up.notes),
        ("latency", ping.latency, "Latency", "延迟", ()),
        ("jitter", ping.jitter, "Jitter", "抖动", ()),
        (
            "download.latency-iqm",
            down.latency.iqm,
            "Latency in the download",
            "下载时延迟",
            down.notes,
        ),
        ("upload.latency-iqm", up.latency.iqm, "Latency in the upload", "上传时延迟", up.notes),
        ("loss", result.loss, "Packet loss", "丢包率", ()),
    )
    server = result.server
    place = ", ".join(filter(None, (server.name.strip(), server.location.strip())))
    readings = tuple(
        Reading(
            f"speedtest.{server.id}.{suffix}",
            Text(
                by_language={
                    "en": f"{en}, Speedtest server {server.id}{f' ({place})' if place else ''}",
                    "zh": f"{zh}，Speedtest服务器{server.id}{f'（{place}）' if place else ''}",
                }
            ),
            *_UNITS.get(suffix, ("ms", "lower")),
            samples=(value,),
            notes=notes,
        )
        for suffix, value, en, zh, notes in found
        if value is not None
    )
    skipped = () if result.loss is not None else ("packet loss: the server does not count it",)
    return RawRun("Ookla Speedtest", None, readings, result.day, skipped=skipped)


READER = Reader("speedtest", recognises, read)
