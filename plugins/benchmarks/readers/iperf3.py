"""iperf3, `-J`, version 3: what arrived, counted by its receiver.

Names: `iperf3.<stem>.<quantity>`. The stem is made of the protocol, the streams of `-P` if there
are several, the direction if it is not the plain one from client to server, the bitrate that was
set with `-b` (per stream, decimal prefixes) and the window of `-w`; the quantity is one of

    bitrate (bit/s)   retransmits-<seconds>s (count, in a run of so long)   jitter (ms)   loss (%)

    iperf3.tcp.bitrate                  iperf3.tcp-p4-reverse.retransmits-10s
    iperf3.udp-50m.loss                 iperf3.tcp-bidir-forward.bitrate, …-bidir-reverse.bitrate

Without `-b`, UDP is sent at 1 Mbit/s (1048576 bit/s), which is in the name too; `-b 0` is not.
Before 3.11 UDP had neither the rate nor what arrived in its JSON (esnet/iperf#1167, #1174): it is
refused. A host that reports no receiver leaves the sender's count, with the note `sender-side`.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.iperf3_document import SKIPPED, Document, Sum, Test
from plugins.benchmarks.readers.json_document import load_json
from plugins.benchmarks.readers.json_fields import checked
from plugins.benchmarks.readers.raw_text import read_head, shortened
from plugins.benchmarks.readers.reading import Machine, RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.benchmarks.readers.iperf3_document import Start
    from plugins.benchmarks.readers.reading import Direction, Note

_JSON = re.compile(r'"version"\s*:\s*"iperf \d')
_TEXT = re.compile(r"^Connecting to host \S+, port \d+\n(?:.*\n)?\[ *\d+\] local ", re.MULTILINE)
_STREAM = re.compile(r'^\{"event":', re.MULTILINE)
_VERSION = re.compile(r"iperf (3\.\d[\w.+-]{0,40})", re.ASCII)
_SHORT_SECONDS = 10
_WAYS = {
    "": ("", ""),
    "reverse": ("from server to client", "服务器到客户端"),
    "bidir-forward": ("both ways at once, to the server", "双向同时，发往服务器"),
    "bidir-reverse": ("both ways at once, from the server", "双向同时，来自服务器"),
}


def _recognises(head: str) -> bool:
    return bool(_JSON.search(head) or _TEXT.search(head))


def _read(path: Path) -> RawRun:
    head = read_head(path)
    if not _JSON.search(head):
        raise RawFileError("iperf3 wrote text for people, not JSON", "run it with -J")
    if _STREAM.search(head):
        message = "iperf3 wrote an event on each line (--json-stream)"
        raise RawFileError(message, "run it with -J alone")
    document = checked(Document, load_json(path, SKIPPED), "iperf3")
    match = _VERSION.fullmatch(document.start.version)
    if match is None:
        message = f'"{shortened(document.start.version)}" is a version whose form is not known'
        raise RawFileError(message, "known is iperf 3")
    if document.error is not None:
        # iperf3 exits with 0 all the same.
        message = f"iperf3 failed: {shortened(document.error, 120)}"
        raise RawFileError(message, "see that the server answers, and run it again")
    if document.start.test_start is None or not document.end.has_sums:
        raise RawFileError("the test did not reach its end", "run it again, to its end")
    skipped: list[str] = []
    readings = tuple(_readings(document, document.start.test_start, skipped))
    if not readings:
        raise RawFileError("nothing was transferred", "run it again")
    return RawRun(
        "iperf3",
        match[1],
        readings,
        _date(document.start),
        _machine(document.start),
        tuple(skipped),
    )


def _readings(document: Document, test: Test, skipped: list[str]) -> Iterator[Reading]:
    end = document.end
    if end.bidirectional:
        yield from _one_way(document, test, "bidir-forward", skipped)
        yield from _one_way(document, test, "bidir-reverse", skipped)
        return
    if end.runs_both_ways:
        message = f"{document.start.version} mixed up both directions of --bidir"
        raise RawFileError(message, "use a newer iperf3, or run each direction by itself")
    yield from _one_way(document, test, "reverse" if test.reverse else "", skipped)


def _one_way(document: Document, test: Test, way: str, skipped: list[str]) -> Iterator[Reading]:
    sent, received = document.end.sums(way)
    if test.protocol == "UDP" and (test.target_bitrate is None or received is None):
        message = f"{document.start.version} does not tell how fast UDP was sent, or what arrived"
        raise RawFileError(message, "use iperf3 3.11 or newer")
    total = received if received and received.counted else sent
    if total is None or not total.counted:
        return
    notes: list[Note] = ["sender-side"] if total is sent else []
    if round(total.seconds, 1) < _SHORT_SECONDS:
        notes.append("short-run")
    if test.target_bitrate:
        notes.append("fixed-rate")
    window = document.start.sock_bufsize
    for quantity, unit, better, figure, words in _figures(test, sent, total, received, skipped):
        name = f"iperf3.{_stem(test, way, window)}.{quantity}"
        yield Reading(
            name, _label(test, way, window, words), unit, better, (figure,), notes=tuple(notes)
        )


_Found = tuple[str, str, "Direction", float, tuple[str, str]]
"""Quantity as in a name, unit, which way is better, figure, the quantity in words."""


def _figures(
    test: Test, sent: Sum | None, total: Sum, received: Sum | None, skipped: list[str]
) -> Iterator[_Found]:
    yield "bitrate", "bit/s", "higher", total.bits_per_second, ("bitrate", "速率")
    if sent and sent.retransmits is not None and test.protocol == "TCP":
        if test.duration:
            name, words = f"retransmits-{test.duration}s", f"retransmits in {test.duration} s"
            both = (words, f"{test.duration}秒内重传次数")
            yield name, "count", "lower", float(sent.retransmits), both
        else:
            skipped.append("retransmits, since the run had an amount and no duration (-n or -k)")
    if test.protocol == "UDP" and total is received:
        if total.jitter_ms is not None:
            yield "jitter", "ms", "lower", total.jitter_ms, ("jitter", "抖动")
        if total.lost_percent is not None and total.lost_percent <= 100:
            yield "loss", "%", "lower", total.lost_percent, ("packet loss", "丢包率")
        elif total.lost_percent is not None:
            # esnet/iperf#1489
            skipped.append(f"packet loss, which iperf3 gives as {total.lost_percent:g} %")


def _stem(test: Test, way: str, window: int) -> str:
    parts = [test.protocol.lower()]
    parts += [f"p{test.num_streams}"] if test.num_streams > 1 else []
    parts += [way] if way else []
    parts += [_decimal(test.target_bitrate)] if test.target_bitrate else []
    parts += [f"w{window}"] if window else []
    return "-".join(parts)


def _decimal(bitrate: int) -> str:
    """50 000 000 as `50m`, as one gives it to `-b`."""
    for symbol, step in (("g", 10**9), ("m", 10**6), ("k", 10**3)):
        if bitrate % step == 0:
            return f"{bitrate // step}{symbol}"
    return str(bitrate)


def _label(test: Test, way: str, window: int, quantity: tuple[str, str]) -> Text:
    english, chinese = [f"iperf3 {test.protocol}"], [f"iperf3 {test.protocol}"]
    if test.num_streams > 1:
        english.append(f"{test.num_streams} streams")
        chinese.append(f"{test.num_streams}条流")
    if way:
        english.append(_WAYS[way][0])
        chinese.append(_WAYS[way][1])
    if test.target_bitrate:
        english.append(f"{test.target_bitrate / 1e6:.12g} Mbit/s set")
        chinese.append(f"设定{test.target_bitrate / 1e6:.12g} Mbit/s")
    if window:
        english.append(f"window of {window} B")
        chinese.append(f"窗口{window} B")
    return Text(
        by_language={
            "en": f"{', '.join(english)}: {quantity[0]}",
            "zh": f"{'，'.join(chinese)}：{quantity[1]}",
        }
    )


def _date(start: Start) -> date | None:
    if start.timestamp is None:
        return None
    try:
        # iperf3 gives the time in GMT only.
        return datetime.fromtimestamp(start.timestamp.timesecs, UTC).date()
    except (ValueError, OverflowError, OSError):
        raise RawFileError("its time is no date", "run iperf3 again") from None


def _machine(start: Start) -> Machine:
    """`uname` without the name of the host, which is its second word."""
    words = (start.system_info or "").split()
    if len(words) < 4:
        return Machine()
    return Machine(system=shortened(f"{words[0]} {words[2]} {words[-1]}"))


READER = Reader("iperf3", _recognises, _read)
