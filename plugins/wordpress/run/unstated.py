"""What an export leaves unsaid that old addresses were made of: nobody can lead these on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.addresses.normal_form import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.wordpress.addresses.structure import Structure
    from plugins.wordpress.indexing import Index


def unstated(index: Index, structure: Structure) -> Iterator[str]:
    """One line for each kind of fact that the export has not and a WXR export has.

    Args:
        index: the export.
        structure: of the old site's addresses, which may hold the numbers of posts.
    """
    texts = [entry for entry in index.entries if entry.type in {"post", "page"}]
    if not index.site.terms and any(entry.categories or entry.tags for entry in texts):
        yield (
            "This export names categories, tags and authors only: where their slugs were not made"
            " of the names, and for their numbers (/?cat=3), the old addresses are unknown. WXR"
            " (Tools > Export) has them, and the comments and attachments too"
        )
    public = [entry for entry in texts if not entry.withheld]
    unnumbered = sum(
        not (entry.number or structure.number(normal(entry.permalink or ""))) for entry in public
    )
    if unnumbered:
        yield (
            f"The numbers of {unnumbered:,} texts are not in this export: their old addresses such"
            " as /?p=12 are unknown. WXR has them"
        )
