"""The newest comments as entries of a feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from markupsafe import Markup

    from plugins.comments.model import Comment


@dataclass(frozen=True, slots=True)
class CommentEntry:
    """A comment as Pelican's writer takes it; `summary` is all of it."""

    title: str
    url: str
    date: datetime
    author: str
    summary: Markup

    def get_content(self, _site_url: str) -> Markup:
        """The comment; its links are made absolute by the writer."""
        return self.summary


def newest(comments: Iterable[tuple[Comment, Any]], most: int | None) -> list[tuple[Comment, Any]]:
    """The newest of comments with their texts, `most` of them, None for all."""
    return sorted(comments, key=lambda pair: (pair[0].date, pair[0].id), reverse=True)[:most]


def comment_entry(comment: Comment, content: Any, words: Any) -> CommentEntry:
    """`comment` on `content`; `words` is a template module with `entry_title` and `name`."""
    title = " ".join(str(words.entry_title(comment, content)).split())
    address = f"{content.url}#comment-{comment.id}"
    author = words.name(comment).unescape().strip()
    return CommentEntry(title, address, comment.date, author, comment.html)
