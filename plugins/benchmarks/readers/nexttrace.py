"""Reader of `nexttrace --json`.

Readings, with `<to>` for the address that answered as the destination (`destination_slug`):

    nexttrace.<to>.latency          round trip of each probe, ns
    nexttrace.<to>.hops             hops to the destination
    nexttrace.<to>.answering-hops   hops, the destination too, that answered at all
    nexttrace.answering-hops        the same where the file does not name the destination

The format (`trace/trace.go`): `Hops` is a list of lists, a list of probes for each TTL; `RTT` is a
Go duration, so nanoseconds; `Geo` is in the language of the run and a guess of a database, and no
reader takes it. The destination is not in the file: it is the host that answered at the hop where
`StopReason` says `destination_reached`. Versions that write no `StopReason` do not tell whether the
destination was reached, so nothing of it is read from them. How many probes were lost cannot be
told: nexttrace asks a silent hop again and keeps only some of the tries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, StrictBool

from plugins.benchmarks.readers.checked_document import LONGEST_MS, Part, checked
from plugins.benchmarks.readers.destination import Address, address_of, destination_slug
from plugins.benchmarks.readers.json_document import load_json
from plugins.benchmarks.readers.raw_text import shortened
from plugins.benchmarks.readers.reading import RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.readers.reading import Note

_REASONS = ("destination_reached", "unreachable", "max_hops")
_HEAD = re.compile(r'"Hops"\s*:\s*(?:\[|null)')


def _checked_address(text: str) -> str:
    if text and address_of(text) is None:
        raise ValueError("no address")
    return text


class _Host(Part):
    # Go writes an address that it has not as an empty text.
    ip: Annotated[str, Field(alias="IP", max_length=100), AfterValidator(_checked_address)]


class _Probe(Part):
    success: Annotated[StrictBool, Field(alias="Success")]
    host: Annotated[_Host | None, Field(alias="Address")] = None
    ttl: Annotated[int, Field(alias="TTL", strict=True, ge=0, le=255)]
    rtt: Annotated[int, Field(alias="RTT", strict=True, ge=0, le=LONGEST_MS * 10**6)]

    @property
    def answered(self) -> bool:
        return self.success and self.host is not None


class _Stop(Part):
    hop: Annotated[int, Field(strict=True, ge=0, le=255)]
    reason: str
    responses: tuple[str, ...] | None = None


class _Document(Part):
    # Go writes a list without members as null.
    hops: Annotated[list[list[_Probe] | None], Field(alias="Hops", max_length=255)]
    stop: Annotated[_Stop | None, Field(alias="StopReason")] = None


def recognises(head: str) -> bool:
    """Whether a text is the JSON of nexttrace."""
    return _HEAD.search(head) is not None and ('"Success"' in head or '"TraceMapUrl"' in head)


def read(path: Path) -> RawRun:
    """The readings of one trace.

    Raises:
        RawFileError: it is no JSON of nexttrace, no hop answered, or it ended in a way not known.
    """
    skip = ("Hops.item.item.Geo", "Hops.item.item.MPLS", "Hops.item.item.Error")
    document = checked(_Document, load_json(path, skip), "nexttrace --json")
    stop = document.stop
    if stop is not None and stop.reason not in _REASONS:
        message = f'a StopReason that is not known: "{shortened(stop.reason, 40)}"'
        raise RawFileError(message, f"known are {', '.join(_REASONS)}")
    probes = [probe for hop in document.hops for probe in hop or () if probe.answered]
    answering = len({probe.ttl for probe in probes})
    if not answering:
        raise RawFileError(
            "no hop answered", "there is nothing in it to record; trace again, as root"
        )
    if stop is None:
        skipped = "latency: this version does not write whether the destination was reached"
        return _run((_answering("nexttrace", "", answering),), skipped)
    if stop.reason != "destination_reached":
        skipped = "latency: the trace ended before the destination"
        return _run((_answering("nexttrace", "", answering, ("not-reached",)),), skipped)
    last = [probe for probe in probes if probe.ttl == stop.hop]
    address = _destination(last, stop.responses or ())
    if address is None:
        skipped = "latency: several hosts answered at the last hop, and which is the destination "
        return _run((_answering("nexttrace", "", answering),), skipped + "is not known")
    return _run(tuple(_reached(address, stop.hop, last, answering)))


def _destination(last: list[_Probe], responses: tuple[str, ...]) -> Address | None:
    """The only address that answered at the last hop, or the only one named as the one that did."""
    found = {address_of(probe.host.ip) for probe in last if probe.host} - {None}
    if len(found) > 1:
        named = {
            address_of(word.rstrip(",;)"))
            for response in responses
            for word in re.findall(r"\bfrom (\S+)", response)
        }
        found &= named
    return found.pop() if len(found) == 1 else None


def _reached(address: Address, hop: int, last: list[_Probe], answering: int) -> list[Reading]:
    name = f"nexttrace.{destination_slug(str(address))}"
    times = tuple(
        float(probe.rtt) for probe in last if probe.host and address_of(probe.host.ip) == address
    )
    return [
        Reading(f"{name}.latency", _words(address, "Latency", "延迟"), "ns", "lower", times),
        Reading(f"{name}.hops", _words(address, "Hops", "跳数"), "hops", "none", (float(hop),)),
        _answering(name, f"{address}", answering),
    ]


def _answering(name: str, address: str, hops: int, notes: tuple[Note, ...] = ()) -> Reading:
    words = {
        "en": f"Hops that answered on the way{f' to {address}' if address else ''} (nexttrace)",
        "zh": f"{f'到{address}' if address else ''}途中有应答的跳数（nexttrace）",
    }
    text = Text(by_language=words)
    return Reading(f"{name}.answering-hops", text, "hops", "none", (float(hops),), notes=notes)


def _words(address: Address, en: str, zh: str) -> Text:
    words = {"en": f"{en} to {address} (nexttrace)", "zh": f"到{address}的{zh}（nexttrace）"}
    return Text(by_language=words)


def _run(readings: tuple[Reading, ...], *skipped: str) -> RawRun:
    return RawRun("nexttrace", None, readings, skipped=skipped)


READER = Reader("nexttrace", recognises, read)
