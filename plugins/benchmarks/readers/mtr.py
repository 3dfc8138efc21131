"""Reader of `mtr --json` (0.87 to 0.96).

Readings, with `<to>` for the destination (`destination_slug`):

    mtr.<to>.loss               probes to the destination without an answer, %
    mtr.<to>.latency-avg        round trip to the destination, ms; also -best, -worst, -stdev
    mtr.<to>.jitter-avg         where the run asked for it (`-o J`), ms
    mtr.<to>.hops               hops to the destination
    mtr.<to>.answering-hops     hops on the way, the destination too, that answered at all

`mtr.<to>.psize-1400.loss` is of probes of 1400 bytes, where the usual size is 64, and
`mtr.<to>.tos-8.loss` of probes of another type of service than 0.

The file has no flag for "destination reached" (`ui/report.c`): mtr only ends the list at it. So the
last hop is compared with `dst`. Where both are addresses, or both the same name, that is an answer;
a last hop `???` is one too. A name beside an address is none, and then the file gives no reading of
the destination, since a router on the way is not the destination.

Formats: mtr up to 0.92 prints `count`, `tests` and `tos` as text and two decimals, later ones
(with jansson) as numbers and three. Times are milliseconds in all of them. 0.87 to 0.91 print no
valid JSON when no hop answered.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from plugins.benchmarks.readers.checked_document import Count, Milliseconds, Part, Percent, checked
from plugins.benchmarks.readers.destination import address_of, destination_slug, name_of
from plugins.benchmarks.readers.json_document import load_json
from plugins.benchmarks.readers.raw_text import shortened
from plugins.benchmarks.readers.reading import RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.readers.reading_name import slug
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.readers.reading import Direction, Note

USUAL_SIZE = "64"

_SILENT = "???"
_HEAD = re.compile(r'"report"\s*:\s*\{\s*"mtr"\s*:\s*\{')
_QUANTITIES = (
    ("jitter_avg", "jitter-avg", "Mean jitter", "平均抖动"),
    ("latency_avg", "latency-avg", "Mean latency", "平均延迟"),
    ("latency_best", "latency-best", "Lowest latency", "最低延迟"),
    ("latency_worst", "latency-worst", "Highest latency", "最高延迟"),
    ("latency_stdev", "latency-stdev", "Standard deviation of the latency", "延迟标准差"),
)


class _Hop(Part):
    count: Annotated[int, Field(ge=1, le=255)]
    host: Annotated[str, Field(min_length=1, max_length=1024)]
    sent: Annotated[Count | None, Field(alias="Snt")] = None
    loss: Annotated[Percent | None, Field(alias="Loss%")] = None
    latency_avg: Annotated[Milliseconds | None, Field(alias="Avg")] = None
    latency_best: Annotated[Milliseconds | None, Field(alias="Best")] = None
    latency_worst: Annotated[Milliseconds | None, Field(alias="Wrst")] = None
    latency_stdev: Annotated[Milliseconds | None, Field(alias="StDev")] = None
    jitter_avg: Annotated[Milliseconds | None, Field(alias="Javg")] = None


class _Options(Part):
    dst: Annotated[str, Field(min_length=1, max_length=1024)]
    tos: int | str = 0
    psize: int | str = USUAL_SIZE


class _Report(Part):
    mtr: _Options
    hubs: Annotated[list[_Hop], Field(max_length=255)]


class _Document(Part):
    report: _Report


def recognises(head: str) -> bool:
    """Whether a text is the JSON of mtr."""
    return _HEAD.search(head) is not None


def read(path: Path) -> RawRun:
    """The readings of one trace.

    Raises:
        RawFileError: it is no JSON of mtr, or no hop answered.
    """
    report = checked(_Document, load_json(path), "mtr --json").report
    hops, options = report.hubs, report.mtr
    if any(late.count <= early.count for early, late in pairwise(hops)):
        raise RawFileError("the hops are not in order", "save the output of mtr again, unchanged")
    answering = sum(hop.host != _SILENT for hop in hops)
    if not answering:
        message = f"no hop answered on the way to {shortened(options.dst, 100)}"
        raise RawFileError(message, "there is nothing in it to record; trace again, as root")
    name = _name(options)
    reached = _reached(options.dst, hops[-1].host)
    readings = list(_destination(name, options.dst, hops[-1])) if reached else []
    label = Text(
        by_language={
            "en": f"Hops that answered on the way to {options.dst} (mtr)",
            "zh": f"到{options.dst}途中有应答的跳数（mtr）",
        }
    )
    notes: tuple[Note, ...] = ("not-reached",) if reached is False else ()
    readings.append(
        Reading(f"{name}.answering-hops", label, "hops", "none", (float(answering),), notes=notes)
    )
    return RawRun("mtr", None, tuple(readings), skipped=_skipped(len(hops), reached))


def _name(options: _Options) -> str:
    destination = destination_slug(options.dst)
    if not destination:
        raise RawFileError('"dst" is no host name', "trace to a host name or an address")
    name = f"mtr.{destination}"
    size = str(options.psize).strip()
    if size != USUAL_SIZE:
        if not re.search(r"\d", size) or len(size) > 32:
            raise RawFileError('"psize" is no size', "save the output of mtr again, unchanged")
        name += f".psize-{slug(size)}"
    try:
        # "0x8" up to mtr 0.92, 8 since.
        tos = int(options.tos, 16) if isinstance(options.tos, str) else int(options.tos)
    except ValueError:
        message = '"tos" is no number'
        raise RawFileError(message, "save the output of mtr again, unchanged") from None
    if not 0 <= tos <= 255:
        raise RawFileError('"tos" is no byte', "save the output of mtr again, unchanged")
    return f"{name}.tos-{tos}" if tos else name


def _reached(destination: str, last: str) -> bool | None:
    """Whether the last hop is the destination; None where a name stands beside an address."""
    if last == _SILENT:
        return False
    wanted, found = address_of(destination), address_of(last)
    if wanted and found:
        return wanted == found
    return True if name_of(destination) == name_of(last) else None


def _destination(name: str, destination: str, hop: _Hop) -> list[Reading]:
    def reading(suffix: str, unit: str, value: float, en: str, zh: str) -> Reading:
        words = {"en": f"{en} to {destination} (mtr)", "zh": f"到{destination}的{zh}（mtr）"}
        direction: Direction = "none" if suffix == "hops" else "lower"
        return Reading(f"{name}.{suffix}", Text(by_language=words), unit, direction, (value,))

    readings = [reading("hops", "hops", float(hop.count), "Hops", "跳数")]
    if hop.sent == 0:
        return readings
    if hop.loss is not None:
        readings.append(reading("loss", "%", hop.loss, "Packet loss", "丢包率"))
    if hop.loss == 100:
        return readings  # mtr prints 0 ms where there was no answer
    for field, suffix, en, zh in _QUANTITIES:
        value = getattr(hop, field)
        if value is not None:
            readings.append(reading(suffix, "ms", value, en, zh))
    return readings


def _skipped(hops: int, reached: bool | None) -> tuple[str, ...]:
    if reached is None:
        why = "the destination and the last hop are not both addresses, nor one name"
        mend = "so whether it was reached is not known; trace to an address with mtr -n"
        return (f"loss and latency: {why}, {mend}",)
    if not reached:
        return ("loss and latency: the trace ended before the destination",)
    if hops > 1:
        why = "routers answer probes last of all, so they are not those of the path"
        return (f"figures of the hops before the destination: {why}",)
    return ()


READER = Reader("mtr", recognises, read)
