"""An export with the comments that its site kept elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.model import Post
from plugins.wordpress.sources.comment_exports import read_comments
from plugins.wordpress.sources.comment_threads import CommentJoin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from plugins.wordpress.model import Site, Source
    from plugins.wordpress.sources.comment_exports import CommentExport
    from plugins.wordpress.sources.comment_threads import Thread

THREAD = "comment_thread"
"""Type of the items that threads become which no text claims: they are kept aside."""


class JoinedComments:
    """The items of a source, each with its comments of other exports; a `model.Source`.

    Threads that belong to no text follow behind all items, as items of their own.

    Args:
        source: the site's export.
        paths: exports of comments.

    Attributes:
        uploads: those of the source.
    """

    def __init__(self, source: Source, paths: Sequence[Path]) -> None:
        self._source = source
        self.uploads: Path | None = getattr(source, "uploads", None)
        self._problems: list[Problem] = []
        self._exports: list[CommentExport] = []
        for path in paths:
            found = read_comments(path)
            if isinstance(found, Problem):
                self._problems.append(found)
                continue
            self._problems += found.problems
            self._exports.append(found)

    def site(self) -> Site:
        """What the site's export says."""
        return self._source.site()

    def posts(self) -> Iterator[Post | Problem]:
        """Every item with all its comments, then what no item claims."""
        joins = [CommentJoin(export.threads) for export in self._exports]
        for item in self._source.posts():
            if isinstance(item, Post):
                found = [one for join in joins for one in join.comments_of(item)]
                yield replace(item, comments=(*item.comments, *found)) if found else item
            else:
                yield item
        for export, join in zip(self._exports, joins, strict=True):
            yield from (_item(export.path, thread) for thread in join.unclaimed())
        yield from self._problems


def _item(path: Path, thread: Thread) -> Post:
    return Post(
        source=path,
        kind="posts",
        slug="comment-thread",
        title=thread.title or thread.key or thread.address or thread.number,
        date="",
        modified="",
        permalink=None,
        categories=(),
        tags=(),
        excerpt="",
        withheld="a thread of comments that belongs to no text",
        extras={"thread_key": thread.key, "thread_number": thread.number},
        body="",
        number=f"thread-{thread.number}",
        type=THREAD,
        status="inherit",
        address=thread.address,
        comments=tuple(thread.comments),
    )
