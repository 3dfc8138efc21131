"""Custom fields of WXR: of items, of terms, of comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.wordpress.sources.xml_elements import Element


def custom_fields(element: Element, kind: str) -> tuple[tuple[str, str], ...]:
    """Names and values in the order of the export, values unchanged.

    Args:
        element: the item, term or comment.
        kind: `wp:postmeta`, `wp:termmeta` or `wp:commentmeta`.
    """
    return tuple(
        (
            meta.child("wp:meta_key"),
            next((one.text for one in meta.children if one.name == "wp:meta_value"), ""),
        )
        for meta in element.children
        if meta.name == kind
    )
