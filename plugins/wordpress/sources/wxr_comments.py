"""Comments of a WXR item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from plugins.wordpress.model import Comment
from plugins.wordpress.sources.custom_fields import custom_fields
from plugins.wordpress.sources.single_line import single_line
from plugins.wordpress.sources.wxr_dates import moment

if TYPE_CHECKING:
    from plugins.wordpress.sources.xml_elements import Element

_PREFIX = "wp:comment_"
_NUMBER = re.compile(r"[1-9]\d{0,19}", re.ASCII)
_PLACED = frozenset(
    {"id", "parent", "author", "author_email", "author_url", "date", "date_gmt", "content"}
    | {"approved", "type"}
)


def comments_of(item: Element) -> tuple[Comment, ...]:
    """The comments in the order of the export, whatever their status."""
    found = (one for one in item.children if one.name == "wp:comment")
    return tuple(_comment(one, place) for place, one in enumerate(found, start=1))


def status_of(approved: str) -> Literal["approved", "pending", "spam", "trash"]:
    """The status behind WordPress's `comment_approved`; what it does not say is not public."""
    match approved.strip():
        case "1" | "approved" | "approve":
            return "approved"
        case "spam":
            return "spam"
        case "trash" | "post-trashed":
            return "trash"
        case _:
            return "pending"


def _comment(element: Element, place: int) -> Comment:
    values = {one.name.removeprefix(_PREFIX): one.text for one in reversed(element.children)}
    extras = {
        key: value.strip()
        for key, value in values.items()
        if key not in _PLACED and key != "wp:commentmeta" and value.strip() not in {"", "0"}
    }
    for name, text in custom_fields(element, "wp:commentmeta"):
        key = f"meta:{name}"
        extras[key if key not in extras else f"{key}:{len(extras)}"] = text
    number = values.get("id", "").strip()
    parent = values.get("parent", "").strip()
    return Comment(
        number=number if _NUMBER.fullmatch(number) else f"n{place}",
        parent=parent if _NUMBER.fullmatch(parent) else "",
        author=single_line(values.get("author", "")),
        address=values.get("author_url", "").strip(),
        email=values.get("author_email", "").strip(),
        date=moment(values.get("date", ""), values.get("date_gmt", "")),
        body=values.get("content", ""),
        status=status_of(values.get("approved", "")),
        kind=values.get("type", "").strip() or "comment",
        extras=dict(sorted(extras.items())),
    )
