"""The nouns: a comment, and a comment with its answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Comment:
    """An approved comment, or a link from elsewhere.

    Attributes:
        id: as on the old site, so that `#comment-12` leads here still.
        parent: id of what it answers, "" for the text itself.
        author: name, may be "".
        address: web address of the author, "" for none; http or https.
        date: with its zone, None when nobody knows it.
        kind: `comment`, `pingback`, `trackback`, or what a plugin of the old site made of it.
        html: sanitised.
    """

    id: str
    parent: str
    author: str
    address: str
    date: datetime | None
    kind: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment and its answers, oldest first.

    `answers` is what the comment answers, where its place does not show it.
    """

    comment: Comment
    replies: tuple[Thread, ...] = ()
    answers: Comment | None = None
