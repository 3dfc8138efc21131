"""sysbench, text, versions 1.0 and 1.1: cpu, memory and fileio.

Names: `sysbench.<stem>.<quantity>`, the threads in every stem.

    sysbench.cpu-prime20000-t1.rate             events/s; depends on --cpu-max-prime
    sysbench.memory-write-1m-t1.throughput      MiB/s; operation and block size
    sysbench.memory-write-1m-t1.rate            events/s, operations
    sysbench.fileio-rndrw-16k-2g-t4.read-iops   mode, block size, size of all files

fileio has `read-`, `write-` and `fsync-iops` (IOPS) and `read-` and `write-throughput` (MiB/s).
All have `latency-mean` and the percentile of `--percentile`, `latency-p95` (ms, two decimals: what
the tool rounds to 0.00 is skipped). Marks follow for what is not the tool's own choice: `local`
(memory scope); for fileio `async`, `mmap`, `sync`, `dsync`, `fsync-all`, `fsync-none` or
`fsync<n>`, `no-end-fsync`, `ratio<r>`, `files<n>`, `merge<size>`, `validate`; `rate<n>` (--rate).

The size that a memory run ends at is not in the name: it bounds the run, it does not change what
is measured. sysbench does not print --memory-access-mode, nor which of threads and mutex ran; the
latter are refused, and so is 0.x, whose cpu test has no rate and whose "Mb/sec" are MiB/s.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.raw_text import shortened
from plugins.benchmarks.readers.reading import RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.readers.sysbench_text import BANNER, read_text
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.benchmarks.readers.reading import Direction, Note

_MODES = {
    "sequential write (creation)": ("seqwr", "sequential write", "顺序写"),
    "sequential rewrite": ("seqrewr", "sequential rewrite", "顺序重写"),
    "sequential read": ("seqrd", "sequential read", "顺序读"),
    "random read": ("rndrd", "random read", "随机读"),
    "random write": ("rndwr", "random write", "随机写"),
    "random r/w": ("rndrw", "random read and write", "随机读写"),
}
_OPERATIONS = {"read": "读", "write": "写", "none": "空操作"}
_SHORT_SECONDS = 10
_CUT_SHORT = "run it again and save its whole output"

_Words = tuple[str, str]
_Found = tuple[str, str, str, _Words]
"""Quantity as in a name, unit, the figure as written, and the quantity in words."""


def _recognises(head: str) -> bool:
    return bool(BANNER.search(head))


def _read(path: Path) -> RawRun:
    text = read_text(path)
    version = text.get("version", "")
    if not re.match(r"1\.[01]\.", version):
        message = f"sysbench {shortened(version)} is a version whose form is not known"
        raise RawFileError(message, "known are sysbench 1.0 and 1.1")
    if "prime" in text:
        stem, words, found = _cpu(text)
    elif "memory operation" in text:
        stem, words, found = _memory(text)
    elif "flags" in text:
        stem, words, found = _fileio(text)
    else:
        message = "sysbench does not say which test ran, or it is not cpu, memory or fileio"
        raise RawFileError(message, "import the figure by hand, with the command that gave it")
    _due(text, "end")
    threads = _due(text, "threads")
    marks = [f"t{threads}"]
    notes: list[Note] = []
    if stem.startswith("fileio"):
        marks += _file_marks(text)
        notes += [] if "directio" in text["flags"].split() else ["buffered"]
    if text.get("memory scope") == "local":
        marks.append("local")
    if "rate" in text:
        marks.append(f"rate{text['rate']}")
        notes.append("fixed-rate")
    if "seconds" in text and float(text["seconds"]) < _SHORT_SECONDS:
        notes.insert(0, "short-run")
    skipped: list[str] = []
    found += _latencies(text, skipped)
    readings = []
    for quantity, unit, figure, of in found:
        better: Direction = "lower" if quantity.startswith("latency") else "higher"
        name = f"sysbench.{'-'.join([stem, *marks])}.{quantity}"
        label = _label(words, marks[1:], threads, of)
        readings.append(Reading(name, label, unit, better, (float(figure),), notes=tuple(notes)))
    return RawRun("sysbench", version, tuple(readings), skipped=tuple(skipped))


def _due(text: dict[str, str], key: str) -> str:
    if key not in text:
        raise RawFileError(f"the {key} is missing, as if the run did not end", _CUT_SHORT)
    return text[key]


def _cpu(text: dict[str, str]) -> tuple[str, _Words, list[_Found]]:
    prime = text["prime"]
    words = (f"sysbench cpu, primes up to {prime}", f"sysbench cpu，质数上限{prime}")
    rate = ("rate", "events/s", _due(text, "cpu"), ("events per second", "每秒事件数"))
    return f"cpu-prime{prime}", words, [rate]


def _memory(text: dict[str, str]) -> tuple[str, _Words, list[_Found]]:
    operation, block = text["memory operation"], _memory_block(text)
    words = (
        f"sysbench memory {operation}, {_long(block)}",
        f"sysbench memory，{_OPERATIONS[operation]}，{_long(block)}块",
    )
    found = [
        ("rate", "events/s", _due(text, "memory rate"), ("operations per second", "每秒操作数"))
    ]
    if operation != "none":
        throughput = _due(text, "memory throughput")
        found.insert(0, ("throughput", "MiB/s", throughput, ("throughput", "吞吐量")))
    return f"memory-{operation}-{_short(block)}", words, found


def _memory_block(text: dict[str, str]) -> str:
    """The block size, which sysbench prints as 0KiB below 1024 bytes: a power of 2."""
    block = _due(text, "memory block")
    if block != "0KiB":
        return block
    rate = float(_due(text, "memory rate"))
    size = float(text.get("memory throughput", 0)) * 1024**2 / rate if rate else 0
    for power in (2**exponent for exponent in range(2, 10)):
        if abs(size / power - 1) < 0.01:
            return f"{power}B"
    message = "sysbench prints the block size as 0KiB, and no throughput that tells it"
    raise RawFileError(message, "measure with --memory-block-size=1K or more")


def _fileio(text: dict[str, str]) -> tuple[str, _Words, list[_Found]]:
    named = _due(text, "file test")
    if named not in _MODES:
        message = f'"{shortened(named)}" is no mode of fileio that is known'
        raise RawFileError(message, f"known are {', '.join(mode for mode, *_ in _MODES.values())}")
    mode, english, chinese = _MODES[named]
    block, total = _due(text, "file block"), _due(text, "file total")
    words = (
        f"sysbench fileio {english}, {_long(block)}, {_long(total)} in all",
        f"sysbench fileio，{chinese}，{_long(block)}块，共{_long(total)}",
    )
    found = [
        found
        for kind, of, zh in (("read", "reads", "读"), ("write", "writes", "写"))
        for found in (
            (f"{kind}-iops", "IOPS", _due(text, f"{kind} iops"), (f"{of}, IOPS", f"{zh}，IOPS")),
            (
                f"{kind}-throughput",
                "MiB/s",
                _due(text, f"{kind} throughput"),
                (f"{of}, throughput", f"{zh}，吞吐量"),
            ),
        )
    ]
    syncs = _due(text, "fsync iops")
    found.append(("fsync-iops", "IOPS", syncs, ("fsync, IOPS", "fsync，IOPS")))
    done = [entry for entry in found if float(entry[2]) > 0]
    if not done:
        raise RawFileError("nothing was read or written", "run it again, for longer")
    return f"fileio-{mode}-{_short(block)}-{_short(total)}", words, done


def _file_marks(text: dict[str, str]) -> Iterator[str]:
    """What differs from sysbench's own choice."""
    mode = text.get("mode", "synchronous")
    if mode != "synchronous":
        yield "async" if mode == "asynchronous" else "mmap"
    yield from (flag for flag in ("sync", "dsync") if flag in text["flags"].split())
    if "fsync all" in text:
        yield "fsync-all"
    elif "fsync period" not in text:
        yield "fsync-none"
    elif text["fsync period"] != "100":
        yield f"fsync{text['fsync period']}"
    if "fsync end" not in text and "fsync all" not in text:
        yield "no-end-fsync"
    if text["file test"] == "random r/w" and text.get("ratio", "1.50") != "1.50":
        yield f"ratio{text['ratio']}"
    if text.get("files", "128") != "128":
        yield f"files{text['files']}"
    if "merging" in text:
        yield f"merge{_short(text['merging'])}"
    if "validation" in text:
        yield "validate"


def _latencies(text: dict[str, str], skipped: list[str]) -> list[_Found]:
    found = [("latency-mean", "ms", _due(text, "mean"), ("mean latency", "平均延迟"))]
    if "percentile" in text:
        rank = text["percentile"]
        words = (f"latency P{rank}", f"延迟P{rank}")
        found.append((f"latency-p{rank}", "ms", _due(text, "at percentile"), words))
    rounded = [quantity for quantity, _, figure, _ in found if float(figure) == 0]
    if rounded:
        skipped.append(f"{', '.join(rounded)}: sysbench rounds it to 0.00 ms")
    return [entry for entry in found if entry[0] not in rounded]


def _short(size: str) -> str:
    """`1024KiB` as `1m`."""
    symbol = size.removesuffix("B").removesuffix("i").lstrip("0123456789.")
    number = size[: len(size.rstrip("KMGTiB"))]
    while symbol in {"", "K", "M"} and number.isdigit() and int(number) and not int(number) % 1024:
        number, symbol = str(int(number) // 1024), {"": "K", "K": "M", "M": "G"}[symbol]
    return f"{number}{symbol.lower() or 'b'}"


def _long(size: str) -> str:
    short = _short(size)
    return f"{short[:-1]} B" if short.endswith("b") else f"{short[:-1]} {short[-1].upper()}iB"


def _label(words: _Words, marks: list[str], threads: str, quantity: _Words) -> Text:
    count = "1 thread" if threads == "1" else f"{threads} threads"
    english, chinese = [words[0], count, *marks], [words[1], f"{threads}个线程", *marks]
    return Text(
        by_language={
            "en": f"{', '.join(english)}: {quantity[0]}",
            "zh": f"{'，'.join(chinese)}：{quantity[1]}",
        }
    )


READER = Reader("sysbench", _recognises, _read)
