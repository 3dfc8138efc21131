"""iperf3, `-J`, version 3: what arrived, counted by its receiver.

Names: `iperf3.<stem>.<quantity>`. The stem is made of the protocol, the streams of `-P` if there
are several, the direction if it is not the plain one from client to server, the bitrate that was
set with `-b` (per stream, decimal prefixes), `fq` and that of `--fq-rate`, and the sizes in bytes
of `-w` (window), `-M` (segment) and for TCP `-l` (buffer); the quantity is one of

    bitrate (bit/s)   retransmits-<seconds>s (count, in a run of so long)   jitter (ms)   loss (%)

    iperf3.tcp.bitrate                  iperf3.tcp-p4-reverse.retransmits-10s
    iperf3.udp-50m.loss                 iperf3.tcp-bidir-forward.bitrate, …-bidir-reverse.bitrate

Without `-b`, UDP is sent at 1 Mbit/s (1048576 bit/s), which is in the name too; `-b 0` is not.
Before 3.11 UDP had neither the rate nor what arrived in its JSON (esnet/iperf#1167, #1174): it is
refused. A host that reports no receiver leaves the sender's count, with the note `sender-side`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.checked_document import checked
from plugins.benchmarks.readers.iperf3_document import SKIPPED, Document, Sum, Test
from plugins.benchmarks.readers.json_document import load_json
from plugins.benchmarks.readers.raw_text import read_head, shortened
from plugins.benchmarks.readers.reading import Machine, RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.readers.written_date import day_of_timestamp
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from plugins.benchmarks.readers.iperf3_document import Start
    from plugins.benchmarks.readers.reading import Direction, Note

_JSON = re.compile(r'"version"\s*:\s*"iperf \d')
_TEXT = re.compile(r"^Connecting to host \S+, port \d+\n(?:.*\n)?\[ *\d+\] local ", re.MULTILINE)
_STREAM = re.compile(r'^\{"event":', re.MULTILINE)
_VERSION = re.compile(r"iperf (3\.\d[\w.+-]{0,40})", re.ASCII)
_SHORT_SECONDS = 10
_BUFFER = 128 * 1024  # what iperf3 writes at a time over TCP
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
    if test.target_bitrate or document.start.fq_rate:
        notes.append("fixed-rate")
    marks = list(_marks(document.start, test, way))
    for quantity, unit, better, figure, words in _figures(test, sent, total, received, skipped):
        name = f"iperf3.{'-'.join(mark for mark, _, _ in marks)}.{quantity}"
        label = _label(marks, words)
        yield Reading(name, label, unit, better, (figure,), notes=tuple(notes))


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


def _marks(start: Start, test: Test, way: str) -> Iterator[tuple[str, str, str]]:
    """What makes it another quantity: the part of the stem, and its words."""
    protocol, streams = f"iperf3 {test.protocol}", test.num_streams
    yield test.protocol.lower(), protocol, protocol
    if streams > 1:
        yield f"p{streams}", f"{streams} streams", f"{streams}条流"
    if way:
        yield way, *_WAYS[way]
    if test.target_bitrate:
        rate = f"{test.target_bitrate / 1e6:.12g} Mbit/s"
        yield _decimal(test.target_bitrate), f"{rate} set", f"设定{rate}"
    if start.fq_rate:
        rate = f"{start.fq_rate / 1e6:.12g} Mbit/s"
        yield f"fq{_decimal(start.fq_rate)}", f"paced at {rate}", f"按{rate}均匀发送"
    if start.sock_bufsize:
        size = start.sock_bufsize
        yield f"w{size}", f"window of {size} B", f"窗口{size} B"
    if start.tcp_mss:
        yield f"mss{start.tcp_mss}", f"segments of {start.tcp_mss} B", f"报文段{start.tcp_mss} B"
    # The size of a datagram follows the path unless it is set, and the file does not tell which.
    if test.protocol == "TCP" and test.blksize not in {None, _BUFFER}:
        yield f"l{test.blksize}", f"buffer of {test.blksize} B", f"缓冲区{test.blksize} B"


def _decimal(bitrate: int) -> str:
    """50 000 000 as `50m`, as one gives it to `-b`."""
    for symbol, step in (("g", 10**9), ("m", 10**6), ("k", 10**3)):
        if bitrate % step == 0:
            return f"{bitrate // step}{symbol}"
    return str(bitrate)


def _label(marks: Sequence[tuple[str, str, str]], quantity: tuple[str, str]) -> Text:
    english = ", ".join(words for _, words, _ in marks)
    chinese = "，".join(words for _, _, words in marks)
    return Text(by_language={"en": f"{english}: {quantity[0]}", "zh": f"{chinese}：{quantity[1]}"})


def _date(start: Start) -> date | None:
    # iperf3 gives the time in GMT only.
    return day_of_timestamp(start.timestamp.timesecs, "iperf3") if start.timestamp else None


def _machine(start: Start) -> Machine:
    """`uname` without the name of the host, which is its second word."""
    words = (start.system_info or "").split()
    if len(words) < 4:
        return Machine()
    return Machine(system=shortened(f"{words[0]} {words[2]} {words[-1]}"))


READER = Reader("iperf3", _recognises, _read)
