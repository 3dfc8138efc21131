"""The text of a bundle file: the site's own front matter above the converted body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.wordpress.front_matter import Plain, dump

if TYPE_CHECKING:
    from plugins.wordpress.model import Post

_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?$")


def front_matter(
    post: Post, category: str | None, tags: tuple[str, ...], summary: str
) -> dict[str, object]:
    """Keys of the new file in their order; nothing of the old front matter is missing.

    Args:
        post: the text.
        category: slug of its first category, None for a page.
        tags: slugs.
        summary: used when the export has none.
    """
    extras = dict(post.extras)
    if len(post.categories) > 1 or (post.categories and category is None):
        # Ours has room for one: the others wait here.
        extras["categories"] = list(post.categories)
    if category is None and post.tags:
        extras["tags"] = list(post.tags)
    values: dict[str, object] = {
        "title": post.title,
        "date": _moment(post.date),
        "modified": _moment(post.modified),
        "permalink": post.permalink,
        "category": category,
        "tags": list(tags) if category is not None else None,
        "summary": post.excerpt or summary,
        "status": "draft" if post.withheld else None,
        "wordpress": extras,
    }
    return {key: value for key, value in values.items() if value}


def render(values: dict[str, object], body: str) -> str:
    """The whole file."""
    return f"---\n{dump(values)}---\n\n{body}" if body else f"---\n{dump(values)}---\n"


def _moment(text: str) -> str:
    return Plain.of(text, "timestamp") if _TIMESTAMP.match(text) else text
