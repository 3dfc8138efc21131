"""The tests of UnixBench 5 and 6: title in the report, name in its source, unit.

Source: `Run` of kdlucas/byte-unixbench. The unit that the report calls KBps counts 1024 bytes: in
its log the blocks of 256 bytes that `fstime` copied are a whole number of files of 2000 × 1024.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Test:
    """A test that we take.

    Attributes:
        name: of the test in UnixBench itself, as `./Run <name>` takes it.
        printed: unit as the report prints it.
        chinese: title in Chinese.
        in_index: whether the index is made of it.
    """

    name: str
    printed: str
    chinese: str
    in_index: bool = True

    @property
    def unit(self) -> str:
        """The symbol of `plugins.benchmarks.units`."""
        return {"KBps": "KiB/s"}.get(self.printed, self.printed)


TESTS: dict[str, Test] = {
    "Dhrystone 2 using register variables": Test("dhry2reg", "lps", "Dhrystone 2（寄存器变量）"),
    "Double-Precision Whetstone": Test("whetstone-double", "MWIPS", "双精度Whetstone"),
    "Execl Throughput": Test("execl", "lps", "execl吞吐"),
    "File Copy 1024 bufsize 2000 maxblocks": Test("fstime", "KBps", "文件复制（1024字节缓冲）"),
    "File Copy 256 bufsize 500 maxblocks": Test("fsbuffer", "KBps", "文件复制（256字节缓冲）"),
    "File Copy 4096 bufsize 8000 maxblocks": Test("fsdisk", "KBps", "文件复制（4096字节缓冲）"),
    "Pipe Throughput": Test("pipe", "lps", "管道吞吐"),
    "Pipe-based Context Switching": Test("context1", "lps", "基于管道的上下文切换"),
    "Process Creation": Test("spawn", "lps", "进程创建"),
    "Shell Scripts (1 concurrent)": Test("shell1", "lpm", "Shell脚本（1个并发）"),
    "Shell Scripts (8 concurrent)": Test("shell8", "lpm", "Shell脚本（8个并发）"),
    "System Call Overhead": Test("syscall", "lps", "系统调用开销"),
    "Shell Scripts (16 concurrent)": Test(
        "shell16", "lpm", "Shell脚本（16个并发）", in_index=False
    ),
}
