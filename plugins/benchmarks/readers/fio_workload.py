"""What a job of fio does, from its options: the stem of the names of its readings.

The stem is made of the options that make it another quantity, in this order:

    rw-bs-qd<depth>[-j<jobs>][-mix<% reads>][-<mark>…]

    randread-4k-qd32-j4   randrw-4k-qd32-mix70   write-4k-qd1-fdatasync   randrw-8k.4k-qd1-mix50

`bs` has a part for each direction where they differ (read, write, trim). The depth is the one in
effect: engines that work one request at a time have 1 whatever `iodepth` says, and so has fio's
own choice on Linux. Marks stand for an engine that is not the kernel's usual file I/O (`mmap`,
`null`), for durable writes (`sync`, `dsync`, `fsync<n>`, `fdatasync<n>`, without the number for 1;
`end-fsync`) and for all that shapes the requests (`rate-…`, `bssplit-…`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.raw_text import shortened
from plugins.benchmarks.readers.reading import RawFileError
from plugins.benchmarks.readers.reading_name import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.benchmarks.readers.fio_document import Options
    from plugins.benchmarks.readers.reading import Note

# rw -> the directions it has, its name in English and Chinese
_PATTERNS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "read": (("read",), "sequential read", "顺序读"),
    "write": (("write",), "sequential write", "顺序写"),
    "trim": (("trim",), "sequential trim", "顺序TRIM"),
    "randread": (("read",), "random read", "随机读"),
    "randwrite": (("write",), "random write", "随机写"),
    "randtrim": (("trim",), "random trim", "随机TRIM"),
    "rw": (("read", "write"), "sequential mixed", "顺序混合读写"),
    "randrw": (("read", "write"), "random mixed", "随机混合读写"),
    "trimwrite": (("trim", "write"), "sequential trim and write", "顺序TRIM加写"),
    "randtrimwrite": (("trim", "write"), "random trim and write", "随机TRIM加写"),
}
_SYNCHRONOUS = frozenset(("sync", "psync", "vsync", "pvsync", "pvsync2"))
_ENGINES_OF_ONE_REQUEST = _SYNCHRONOUS | {"mmap", "splice", "libpmem", "dev-dax"}
_USUAL_ENGINES = _SYNCHRONOUS | {"libaio", "io_uring", "posixaio", "windowsaio", "solarisaio"}
# Options that shape the requests, with the value that is as good as none.
_SHAPING = {
    "rate": "0",
    "rate_iops": "0",
    "rate_process": "linear",
    "thinktime": "0",
    "iodepth_batch": "1",
    "iodepth_batch_submit": "1",
    "bsrange": "",
    "bssplit": "",
    "random_distribution": "random",
    "percentage_random": "100",
    "hipri": "0",
    "zero_buffers": "0",
    "latency_target": "0",
    "zonemode": "none",
    "verify": "0",
}
_SIZE = re.compile(r"(\d+)([kmg]?)(ib?|b?)", re.IGNORECASE | re.ASCII)
_SIZED = ("read", "write", "trim")
_MOST = 10**6


@dataclass(frozen=True, slots=True)
class Workload:
    """What a job does.

    Attributes:
        stem: see the docstring of the module.
        directions: in which it works; empty for one that reports them as one.
        jobs: how many processes or threads do the same.
        words: the workload in English and in Chinese.
    """

    stem: str
    directions: tuple[str, ...]
    jobs: int
    words: tuple[str, str]
    notes: tuple[Note, ...]


def workload_of(options: Options) -> Workload:
    """What the options of a job, over those of all jobs, make of it.

    Raises:
        RawFileError: an option has a value that this cannot tell the meaning of.
    """
    given = {name: (value or "").strip() for name, value in options.items()}
    rw, _, step = given.get("rw", "read").lower().partition(":")
    rw = "rw" if rw == "readwrite" else rw
    if rw not in _PATTERNS:
        raise _unclear("rw", rw)
    directions, english, chinese = _PATTERNS[rw]
    sizes = [_size_words(size) for size in _block_sizes(given, directions)]
    depth, jobs = _depth(given), _count(given, "numjobs", 1)
    block = " / ".join(words for _, words in sizes)
    # Each part of the stem with its words in English and Chinese.
    parts = [
        (rw, f"fio {english}", f"fio{chinese}"),
        (".".join(short for short, _ in sizes), block, f"{block}块"),
        (f"qd{depth}", f"queue depth {depth}", f"队列深度{depth}"),
    ]
    if jobs > 1:
        parts.append((f"j{jobs}", f"{jobs} jobs", f"{jobs}个任务"))
    if directions == ("read", "write"):
        mix = _count(given, "rwmixread", 100 - min(_count(given, "rwmixwrite", 50), 100))
        parts.append((f"mix{mix}", f"{mix} % reads", f"读占{mix}%"))
    marks = [*_engine(given), *_durability(given), *_shape(given, step)]
    parts += [(mark, mark, mark) for mark in marks]
    stems, english_words, chinese_words = zip(*parts, strict=True)
    words = (", ".join(english_words), "，".join(chinese_words))
    if given.get("verify", "0") != "0" and "read" not in directions:
        # What was written is read again.
        directions = ("read", *directions)
    return Workload("-".join(stems), directions, jobs, words, _notes(given))


def _block_sizes(given: Mapping[str, str], directions: tuple[str, ...]) -> list[int]:
    """The size for each direction, or one if they are alike; `bs=8k,4k` is read, write and trim."""
    texts = [text.strip() for text in given.get("bs", "4k").split(",")]
    if len(texts) > len(_SIZED) or given.get("kb_base", "1024") != "1024":
        raise _unclear("bs", given.get("bs", ""))
    sizes: list[int] = []
    for number, direction in enumerate(_SIZED):
        # The last one given is for the directions after it; an empty one leaves fio's own size.
        size = _bytes(texts[min(number, len(texts) - 1)] or "4k")
        if direction in directions and size not in sizes[:1]:
            sizes.append(size)
    return sizes


def _bytes(text: str) -> int:
    match = _SIZE.fullmatch(text)
    if match is None or len(match[1]) > 11 or int(match[1]) == 0:
        raise _unclear("bs", text)
    # With kb_base=1024, which is the rule, fio takes KiB for 1000 and all else for 1024.
    base = 1000 if match[3].lower() == "ib" else 1024
    return int(match[1]) * int(base ** " kmg".index((match[2] or " ").lower()))


def _size_words(size: int) -> tuple[str, str]:
    """A size for names and for readers."""
    for symbol, step in (("g", 1024**3), ("m", 1024**2), ("k", 1024)):
        if size % step == 0:
            return f"{size // step}{symbol}", f"{size // step} {symbol.upper()}iB"
    return f"{size}b", f"{size} B"


def _depth(given: Mapping[str, str]) -> int:
    depth = _count(given, "iodepth", 1)
    return 1 if given.get("ioengine", "psync") in _ENGINES_OF_ONE_REQUEST else depth


def _engine(given: Mapping[str, str]) -> list[str]:
    engine = given.get("ioengine", "psync")
    return [] if engine in _USUAL_ENGINES else [slug(engine) or "no-engine"]


def _durability(given: Mapping[str, str]) -> list[str]:
    marks = []
    sync = given.get("sync", "0").lower()
    if sync not in {"0", "none"}:
        marks.append("dsync" if sync == "dsync" else "sync")
    for name in ("fsync", "fdatasync"):
        every = _count(given, name, 0)
        marks += [name if every == 1 else f"{name}{every}"] if every else []
    marks += ["end-fsync"] if given.get("end_fsync", "0") != "0" else []
    return marks


def _shape(given: Mapping[str, str], step: str) -> list[str]:
    marks = [f"step-{slug(step)}"] if step else []
    for name, none in _SHAPING.items():
        value = given.get(name, none)
        if value != none:
            # One limits reads only, another writes only: `1m,` and `,1m`.
            parts = (slug(part) or "0" for part in value.split(","))
            marks.append(f"{slug(name)}-{'-'.join(parts)}" if value else slug(name))
    return marks


def _notes(given: Mapping[str, str]) -> tuple[Note, ...]:
    notes: list[Note] = []
    if given.get("direct", "0") == "0" and given.get("buffered", "1") != "0":
        notes.append("buffered")
    if any(given.get(name, "0") != "0" for name in ("rate", "rate_iops")):
        notes.append("fixed-rate")
    return tuple(notes)


def _count(given: Mapping[str, str], name: str, default: int) -> int:
    text = given.get(name, "")
    if not text:
        # An option without a value is a switch.
        return 1 if name in given else default
    if not text.isascii() or not text.isdigit() or len(text) > 7 or int(text) > _MOST:
        raise _unclear(name, text)
    return int(text)


def _unclear(name: str, value: str) -> RawFileError:
    return RawFileError(
        f'the option {name} is "{shortened(value)}", which this site cannot tell the meaning of',
        "give fio a plain value and run it again",
    )
