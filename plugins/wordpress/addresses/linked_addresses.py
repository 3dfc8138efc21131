"""The addresses that texts of an export link to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.wordpress.model import Post

# In HTML, in Markdown, and in the two fields of menu items and comments that hold an address.
_LINK = re.compile(
    r"""(?:\bhref=["']?|\]\(<?|^[ \t]*\[[^\]\n]+\]:[ \t]+<?)([^\s"'<>)]+)""", re.MULTILINE
)
_MENU_ADDRESS = "_menu_item_url"


def linked_addresses(post: Post) -> Iterator[str]:
    """The addresses that an item and its comments link to, as written; for `Options.seen`."""
    yield from _LINK.findall(post.body)
    for comment in post.comments:
        yield from _LINK.findall(comment.body)
    if address := post.field(_MENU_ADDRESS):
        yield address
