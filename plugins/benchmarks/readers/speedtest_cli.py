"""Reader of `speedtest-cli --json`, the Python tool of Matt Martz (1.0 to 2.1.3, its last).

Readings, with the id of the server, since another server is another path:

    speedtest-cli.48463.download   bits per second; also .upload
    speedtest-cli.48463.latency    of the chosen server, ms

Both rates are bits per second, with `--bytes` too, which changes only what people see. A direction
that was left out (`--no-download`, `--no-upload`) is 0 there, and is no reading. Whether one
connection or several were used (`--single`) does not stand in the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from plugins.benchmarks.readers.checked_document import Day, Milliseconds, Part, checked
from plugins.benchmarks.readers.json_document import load_json
from plugins.benchmarks.readers.reading import RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.readers.reading import Direction

_KEYS = tuple(re.compile(rf'"{key}"\s*:') for key in ("bytes_received", "bytes_sent", "ping"))

_Rate = Annotated[float, Field(strict=True, ge=0, le=1e13, allow_inf_nan=False)]


class _Server(Part):
    id: Annotated[str, Field(pattern=r"^[0-9]{1,9}$")]
    name: Annotated[str, Field(max_length=200)] = ""
    sponsor: Annotated[str, Field(max_length=200)] = ""


class _Result(Part):
    download: _Rate
    upload: _Rate
    ping: Milliseconds
    server: _Server
    day: Annotated[Day, Field(alias="timestamp")]


def recognises(head: str) -> bool:
    """Whether a text is the JSON of speedtest-cli."""
    return all(key.search(head) for key in _KEYS)


def read(path: Path) -> RawRun:
    """The readings of one run.

    Raises:
        RawFileError: it is no JSON of speedtest-cli, or nothing was measured.
    """
    result = checked(_Result, load_json(path), "speedtest-cli --json")
    server = result.server
    place = ", ".join(filter(None, (server.sponsor.strip(), server.name.strip())))
    readings: list[Reading] = []
    skipped: list[str] = []
    for key, unit, value, en, zh in (
        ("download", "bit/s", result.download, "Download", "下载速率"),
        ("upload", "bit/s", result.upload, "Upload", "上传速率"),
        ("latency", "ms", result.ping, "Latency", "延迟"),
    ):
        if not value:
            skipped.append(f"{key}: not measured")
            continue
        words = {
            "en": f"{en}, speedtest-cli server {server.id}{f' ({place})' if place else ''}",
            "zh": f"{zh}，speedtest-cli服务器{server.id}{f'（{place}）' if place else ''}",
        }
        way: Direction = "lower" if key == "latency" else "higher"
        name = f"speedtest-cli.{server.id}.{key}"
        readings.append(Reading(name, Text(by_language=words), unit, way, (value,)))
    if not readings:
        raise RawFileError("nothing was measured", "run it again, with the download or the upload")
    return RawRun("speedtest-cli", None, tuple(readings), result.day, skipped=tuple(skipped))


READER = Reader("speedtest-cli", recognises, read)
