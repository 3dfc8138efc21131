"""Comments that a site kept elsewhere: exports of Duoshuo (JSON) and Disqus (XML)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.sources.disqus import read_disqus
from plugins.wordpress.sources.duoshuo import read_duoshuo
from plugins.wordpress.sources.regular_file import open_regular

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plugins.wordpress.sources.comment_threads import Thread

LARGEST = 1024**3
"""Bytes of the largest export that is read."""

_HEAD = 4096


@dataclass(frozen=True, slots=True)
class CommentExport:
    """What one export holds.

    Attributes:
        path: its file.
        system: `duoshuo` or `disqus`.
        threads: those with comments, in the order of the export.
        problems: what in it could not be read.
    """

    path: Path
    system: str
    threads: Sequence[Thread]
    problems: tuple[Problem, ...] = ()


def read_comments(path: Path) -> CommentExport | Problem:
    """The threads of the export in `path`, told apart by what is in the file."""
    file = open_regular(path)
    if isinstance(file, Problem):
        return file
    with file:
        size = file.seek(0, 2)
        file.seek(0)
        head = file.read(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n")
    if size > LARGEST:
        return Problem("wordpress/too-large", f"more than {LARGEST:,} bytes", path)
    if head.startswith(b"{"):
        system, (threads, problems) = "duoshuo", read_duoshuo(path)
    elif b"http://disqus.com" in head:
        system, (threads, problems) = "disqus", read_disqus(path)
    else:
        message = "no export of comments: neither Duoshuo's JSON nor Disqus's XML"
        return Problem("wordpress/no-comments", message, path)
    if problems and not len(threads):
        return problems[0]
    return CommentExport(path, system, threads, tuple(problems))
