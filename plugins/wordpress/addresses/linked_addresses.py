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
    """The addresses that an item and its comments link to; for `Options.seen`.

    They are as written, but for mere queries (`?p=15`), which stand behind the item's own address.
    """
    for text in (post.body, *(comment.body for comment in post.comments)):
        for address in _LINK.findall(text):
            yield f"{_path(post)}{address}" if address.startswith("?") else address
    if address := post.field(_MENU_ADDRESS):
        yield address


def _path(post: Post) -> str:
    return re.split(r"[?#]", post.address or post.permalink or "", maxsplit=1)[0]
