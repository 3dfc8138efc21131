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
    one of their items at an address of its own.
    """
    return _TEXTS | {
        entry.type
        for entry in entries
        if entry.type not in _TEXTS | NO_TEXTS and _has_own_address(entry)
    }


def is_doubtful(entry: Entry) -> bool:
    """Whether nothing tells if the item was ever public.

    WordPress gives `?book=title` to the items of a hidden type too, and to those of a public one
    only where addresses are not pretty.
    """
    return entry.type not in _TEXTS and "?" in entry.address


def is_text(entry: Entry, types: frozenset[str]) -> bool:
    """Whether an item becomes a text of the site."""
    return entry.type in types and entry.status not in _GONE


def the_posts_page(texts: Iterable[Entry | None]) -> Entry | None:
    """The page at whose address WordPress showed the newest posts instead of its own, empty text.

    There is one where another page is the home page; None also where two could be it.
    """
    public = [one for one in texts if one and one.type == "page" and not one.withheld]
    if not any(one.is_front for one in public):
        return None
    parents = {one.parent for one in public}
    empty = [one for one in public if one.is_empty and one.number not in parents]
    return empty[0] if len(empty) == 1 and not empty[0].is_front else None


def _has_own_address(entry: Entry) -> bool:
    if entry.withheld or not entry.address:
        return False
    try:
        parts = urlsplit(entry.address)
    except ValueError:
        return False
    return not parts.query or entry.type in parse_qs(parts.query)
