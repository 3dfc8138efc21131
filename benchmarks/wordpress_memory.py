"""Memory that the import of WordPress takes, beside the size of what it reads.

    python benchmarks/wordpress_memory.py [KIND …] [--megabytes 8 16]

Exports of one kind of item each, imported as `inv import-wordpress` does it. The memory is that of
all its processes, shared pages counted once, sampled while it runs. `a MB` is what each further
megabyte of the export costs, reckoned from the smallest and the largest of a kind: the figure that
tells of exports too large to be tried here. It is printed and never fails a test. Needs Linux.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Blog</title><link>http://old.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>http://old.example</wp:base_blog_url>
"""
_ITEM = """<item><title>文章 {number}</title><link>http://old.example/{number}.html</link>
<dc:creator>admin</dc:creator><content:encoded><![CDATA[{body}]]></content:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>2012-01-05 08:00:00</wp:post_date>
<wp:post_name>post-{number}</wp:post_name><wp:status>{status}</wp:status>
<wp:post_type>{type}</wp:post_type>{more}</item>
"""
_COMMENT = """<wp:comment><wp:comment_id>{number}</wp:comment_id>
<wp:comment_author>访客 {number}</wp:comment_author><wp:comment_date>2012-01-06 08:00:00
</wp:comment_date><wp:comment_content>很好的文章, 谢谢。</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved></wp:comment>"""
_FIELD = (
    "<wp:postmeta><wp:meta_key>f{0}</wp:meta_key><wp:meta_value>{0}</wp:meta_value></wp:postmeta>"
)
_TAG = '<category domain="post_tag" nicename="tag-{0}">标签 {0}</category>'
_FILE = "<wp:attachment_url>http://old.example/wp-content/uploads/{}.jpg</wp:attachment_url>"
_PARAGRAPH = '<p>虚拟主机的内存、磁盘与网络, <a href="http://old.example/{}.html">另见</a>。</p>\n'


def _text(number: int, size: int = 5_000) -> str:
    return "".join(_PARAGRAPH.format(number + one) for one in range(1, size // 110 + 2))


def _item(
    number: int, body: str, more: str = "", kind: str = "post", status: str = "publish"
) -> str:
    return _ITEM.format(number=number, body=body, more=more, type=kind, status=status)


def _parts(pattern: str, number: int, many: int) -> str:
    # Not `format` alone: the numbers of two items must not be the same.
    return "".join(
        pattern.replace("{number}", str(one)).replace("{0}", str(one))
        for one in range(number * many, (number + 1) * many)
    )


KINDS: dict[str, Callable[[int], str]] = {
    "posts": lambda n: _item(n, _text(n)),
    "small posts": lambda n: _item(n, _text(n, 300)),
    "long posts": lambda n: _item(n, _text(n, 1_000_000)),
    "comments": lambda n: _item(n, _text(n), _parts(_COMMENT, n, 50)),
    "most comments": lambda n: _item(n, _text(n), _parts(_COMMENT, n, 15_000)),
    "fields": lambda n: _item(n, _text(n), _parts(_FIELD, n, 100)),
    "tags": lambda n: _item(n, _text(n), _parts(_TAG, n, 20)),
    "attachments": lambda n: _item(n, "", _FILE.format(n), "attachment", "inherit"),
    "revisions": lambda n: _item(n, _text(n), kind="revision", status="inherit"),
}


def main() -> None:
    """Measure each kind and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kinds", nargs="*", default=list(KINDS), metavar="KIND")
    parser.add_argument("--megabytes", nargs="+", type=float, default=[4, 8])
    parser.add_argument("--import-into", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.import_into:
        _import(options.import_into)
        return
    print(f"{'kind':<14} {'export MB':>9} {'memory MB':>9} {'a MB':>6} {'seconds':>8}")
    for kind in options.kinds:
        first: tuple[float, float] | None = None
        for size in sorted(options.megabytes):
            with tempfile.TemporaryDirectory() as folder:
                seconds, memory = _measured(KINDS[kind], size, Path(folder))
            first = first or (size, memory)
            slope = (
                f"{(memory - first[1]) / (size - first[0]):6.2f}" if size > first[0] else " " * 6
            )
            print(f"{kind:<14} {size:9.1f} {memory:9.0f} {slope} {seconds:8.1f}", flush=True)


def _measured(item: Callable[[int], str], megabytes: float, folder: Path) -> tuple[float, float]:
    """Seconds of an import, and the most megabytes that its processes had at one time."""
    with (folder / "export.xml").open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        number = 0
        while file.tell() < megabytes * 1e6:
            number += 1
            file.write(item(number))
        file.write("</channel></rss>\n")
    (folder / "data").mkdir()
    begun, most = time.perf_counter(), 0.0
    command = [sys.executable, __file__, "--import-into", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as run:
        while run.poll() is None:
            most = max(most, sum(map(_proportional, _tree(run.pid))))
            time.sleep(0.2)
    if run.returncode:
        sys.exit("the import failed")
    return time.perf_counter() - begun, most


def _tree(process: int) -> list[int]:
    """A process and all below it."""
    found = [process]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def _proportional(process: int) -> float:
    """Megabytes of a process, shared ones divided by those who share them; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("Pss:")), 0.0)


def _import(site: Path) -> None:
    from plugins.wordpress.commands import import_wordpress  # noqa: PLC0415
    from plugins.wordpress.run.options import Options  # noqa: PLC0415

    done = import_wordpress([str(site / "export.xml")], site, Options(memory=9_999), site)
    sys.exit(done.exit_code)


if __name__ == "__main__":
    main()
