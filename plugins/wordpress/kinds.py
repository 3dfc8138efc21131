"""Which items of an export are texts of the site, and which are kept aside."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.wordpress.index import Entry

_TEXTS = frozenset({"post", "page"})
# WordPress's own records of other things, and those of widespread plugins.
NO_TEXTS = frozenset(
    [
        "attachment",
        "revision",
        "nav_menu_item",
        "custom_css",
        "customize_changeset",
        "oembed_cache",
        "user_request",
        "wp_block",
        "wp_template",
        "wp_template_part",
        "wp_global_styles",
        "wp_navigation",
        "wp_font_family",
        "wp_font_face",
        "wpcf7_contact_form",
        "acf-field",
        "acf-field-group",
        "polylang_mo",
        "elementor_library",
        "feedback",
        "flamingo_contact",
        "flamingo_inbound",
        "shop_order",
        "shop_coupon",
        "scheduled-action",
    ]
)
"""Types whose items never become texts."""

_GONE = frozenset({"trash", "auto-draft", "inherit"})


def text_types(entries: Iterable[Entry]) -> frozenset[str]:
    """The types whose items are texts with addresses of their own.

    Besides posts and pages those that a plugin or theme has invented, if the export shows at least
    one of their items at an address that is no mere `?post_type=…&p=…`.
    """
    return _TEXTS | {
        entry.type
        for entry in entries
        if entry.type not in _TEXTS | NO_TEXTS and _has_own_address(entry)
    }


def is_text(entry: Entry, types: frozenset[str]) -> bool:
    """Whether an item becomes a text of the site."""
    return entry.type in types and entry.status not in _GONE


def _has_own_address(entry: Entry) -> bool:
    if entry.withheld or not entry.address:
        return False
    try:
        parts = urlsplit(entry.address)
    except ValueError:
        return False
    # `?book=title` is how a public type is addressed where addresses are not pretty.
    return not parts.query or entry.type in parse_qs(parts.query)
