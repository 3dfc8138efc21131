"""The document that `iperf3 -J` writes, as far as figures are taken from it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plugins.benchmarks.readers.checked_document import Count, Figure, Part, Word

SKIPPED = frozenset({"intervals", "server_output_json", "server_output_text", "start.connected"})
"""What a large document does without: a day of intervals is as long as one likes."""


class Timestamp(Part):
    """Seconds since 1970."""

    timesecs: Count


class Test(Part):
    """What was asked for; a `duration` of 0 means that an amount was given."""

    protocol: Literal["TCP", "UDP", "SCTP"]
    num_streams: Annotated[int, Field(strict=True, ge=1, le=10_000)]
    duration: Count
    reverse: Annotated[int, Field(strict=True, ge=0, le=1)]
    blksize: Count | None = None
    target_bitrate: Count | None = None


class Start(Part):
    """What is known before the test; `sock_bufsize` is 0 unless `-w` sets it.

    `tcp_mss` stands there only if `-M` sets it, else `tcp_mss_default` does; `fq_rate`, the pace of
    `--fq-rate`, only since 3.14.
    """

    version: Word
    system_info: Word | None = None
    timestamp: Timestamp | None = None
    sock_bufsize: Count = 0
    tcp_mss: Count = 0
    fq_rate: Count = 0
    test_start: Test | None = None


class Sum(Part):
    """All streams of one direction, counted at one end of it."""

    seconds: Figure
    bytes: Count
    bits_per_second: Figure
    retransmits: Count | None = None
    jitter_ms: Figure | None = None
    packets: Count | None = None
    lost_percent: Figure | None = None

    @property
    def counted(self) -> bool:
        """Something was; a host that heard nothing of the other writes zeros."""
        return self.bytes > 0 or bool(self.packets)


class Side(Part):
    """A stream; whether this host was its sender."""

    sender: Annotated[bool, Field(strict=True)] | None = None


class Stream(Part):
    """A stream of the end; UDP has one part for both of its ends."""

    sender: Side | None = None
    udp: Side | None = None


class End(Part):
    """The results."""

    streams: list[Stream] = Field(default_factory=list)
    sum: Sum | None = None
    sum_sent: Sum | None = None
    sum_received: Sum | None = None
    sum_sent_bidir_reverse: Sum | None = None
    sum_received_bidir_reverse: Sum | None = None

    @property
    def has_sums(self) -> bool:
        """Whether the test came to its results."""
        return bool(self.sum or self.sum_sent or self.sum_received)

    @property
    def bidirectional(self) -> bool:
        """Whether `--bidir` was given, which few versions say in so many words."""
        return bool(self.sum_sent_bidir_reverse or self.sum_received_bidir_reverse)

    @property
    def runs_both_ways(self) -> bool:
        """Whether streams of both directions are there."""
        sides = [side.sender for stream in self.streams if (side := stream.sender or stream.udp)]
        return {True, False} <= set(sides)

    def sums(self, way: str) -> tuple[Sum | None, Sum | None]:
        """What was sent and what was received; the sender's only, if the file has no more."""
        if way == "bidir-reverse":
            return self.sum_sent_bidir_reverse, self.sum_received_bidir_reverse
        return self.sum_sent or self.sum, self.sum_received


class Document(Part):
    """All of it; `error` is there when the run failed."""

    start: Start
    end: End = End()
    error: Word | None = None
