"""The newest comments as entries of a feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

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
    lang: str
    summary: Markup

    def get_content(self, _site_url: str) -> Markup:
        """The comment; its links are made absolute by the writer."""
        return self.summary


def newest(
    comments: Iterable[tuple[Comment, Any]], most: int | None, words: Any
) -> list[CommentEntry]:
    """Entries of the newest comments, `most` of them, None for all; of none without a date.

    Args:
        comments: each with its text.
        most: how many.
        words: template module with the macros `entry_title` and `name`.
    """
    dated = [(one.date, one.id, one, content) for one, content in comments if one.date]
    dated.sort(key=lambda each: each[:2], reverse=True)
    return [_entry(one, date, content, words) for date, _, one, content in dated[:most]]


def _entry(comment: Comment, date: datetime, content: Any, words: Any) -> CommentEntry:
    title = " ".join(str(words.entry_title(comment, content)).split())
    address = f"{content.url}#comment-{quote(comment.id)}"
    author = words.name(comment).unescape().strip()
    return CommentEntry(title, address, date, author, content.lang, comment.html)
