"""Posts a second that the import of WordPress takes, beside pelican-import on the same posts.

    python benchmarks/wordpress_import.py [POSTS …]

The posts are those of an imitated Jekyll export. pelican-import reads no such export: it is given
a WXR of the same titles, dates and texts, rendered to HTML. It needs pandoc; where that is missing
its row is left out. `ratio` is its time against ours, in this run. The figures are printed and
never fail a test.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from markdown import Markdown  # noqa: E402

from plugins.wordpress.model import Post  # noqa: E402
from plugins.wordpress.sources.exporter_folder import ExporterFolder  # noqa: E402
from tests.plugins.wordpress.jekyll_corpus.files import write_export  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Blog</title><wp:wxr_version>1.2</wp:wxr_version>
"""
_ITEM = """<item><title>{title}</title><dc:creator>admin</dc:creator>
<content:encoded><![CDATA[{html}]]></content:encoded><excerpt:encoded></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>{day} 08:00:00</wp:post_date>
<wp:post_name>post-{number}</wp:post_name><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type>
<category domain="category" nicename="linux"><![CDATA[Linux]]></category></item>
"""


def main() -> None:
    """Measure each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("posts", nargs="*", type=int, default=[100, 1_000])
    parser.add_argument("--import-into", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.import_into:
        _import(options.import_into)
        return
    print(f"{'posts':>6}  {'tool':<14} {'seconds':>8} {'CPU s':>7} {'MB':>5} {'posts/s':>8} ratio")
    for posts in options.posts:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), posts)


def _measure(folder: Path, posts: int) -> None:
    site = folder / "site"
    (site / "data").mkdir(parents=True)
    write_export(folder / "export", posts)
    ours = _timed([sys.executable, __file__, "--import-into", str(site)])
    _print(posts, "this project", ours)
    tool = Path(sys.executable).with_name("pelican-import")
    if not tool.exists() or shutil.which("pandoc") is None:
        print(f"{posts:>6}  pelican-import needs pandoc: on Debian, apt install pandoc")
        return
    export = folder / "export.xml"
    export.write_text(_HEAD + "".join(_items(folder / "export")) + "</channel></rss>", "utf-8")
    (folder / "peer").mkdir()
    command = [str(tool), "--wpfile", "-m", "markdown", "-o", str(folder / "peer"), str(export)]
    peer = _timed(command)
    _print(posts, "pelican-import", peer, f"{peer[0] / ours[0]:5.2f}")


def _print(posts: int, tool: str, used: tuple[float, float, float], ratio: str = "") -> None:
    seconds, cpu, megabytes = used
    rate = posts / seconds
    row = f"{posts:>6}  {tool:<14} {seconds:8.2f} {cpu:7.2f} {megabytes:5.0f} {rate:8.1f} {ratio}"
    print(row, flush=True)


def _timed(command: list[str]) -> tuple[float, float, float]:
    """Seconds, seconds of all processors, and greatest memory of a process and its children."""
    inner = (
        "import json, resource, subprocess, sys, time; t = time.perf_counter();"
        "run = subprocess.run(sys.argv[1:], capture_output=True, text=True);"
        "s = time.perf_counter() - t; r = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "sys.exit(run.stderr[-2000:]) if run.returncode else "
        "print(json.dumps([s, r.ru_utime + r.ru_stime, r.ru_maxrss / 1024]))"
    )
    command = [sys.executable, "-c", inner, *command]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(run.stderr)
    seconds, cpu, megabytes = json.loads(run.stdout)
    return seconds, cpu, megabytes


def _import(site: Path) -> None:
    from plugins.wordpress.commands import import_exports  # noqa: PLC0415
    from plugins.wordpress.run.options import Options  # noqa: PLC0415

    export = site.parent / "export"
    report = import_exports([export], site / "content", data=site / "data", options=Options())
    if not report.document().balances:
        sys.exit("the counts do not balance")


def _items(export: Path) -> Iterator[str]:
    markdown = Markdown(extensions=["extra"])
    for number, post in enumerate(ExporterFolder(export).posts(), start=1):
        if isinstance(post, Post):
            html = markdown.reset().convert(post.body).replace("]]>", "]]]]><![CDATA[>")
            text = "".join(char for char in html if char in "\t\n" or " " <= char < "\ufffe")
            title = escape(post.title)
            yield _ITEM.format(title=title, html=text, number=number, day=post.date[:10])


if __name__ == "__main__":
    main()
