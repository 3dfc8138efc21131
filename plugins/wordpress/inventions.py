"""What plugins and themes invented: taxonomies and types of texts that became tags here."""

from __future__ import annotations

POST_TYPE = "post_type"
"""Stands for the taxonomy where a type of texts is looked up like a term of one."""

BUILT_IN_TYPES = frozenset({"post", "page", "attachment"})

PRIVATE_TAXONOMIES = frozenset(
    [
        "nav_menu",
        "link_category",
        "wp_theme",
        "wp_template_part_area",
        "wp_pattern_category",
        "language",
        "post_translations",
        "term_language",
        "term_translations",
        "translation_priority",
        "author",
        "elementor_library_type",
        "elementor_library_category",
        "product_type",
        "product_visibility",
        "yst_prominent_words",
    ]
)
"""Those that WordPress and widespread plugins keep to themselves: no address shows their terms."""

_BUILT_IN_TAXONOMIES = frozenset({"category", "post_tag", "post_format"})


def is_invented(taxonomy: str) -> bool:
    """Whether a taxonomy is that of a plugin or theme and has public lists."""
    return taxonomy not in _BUILT_IN_TAXONOMIES | PRIVATE_TAXONOMIES
