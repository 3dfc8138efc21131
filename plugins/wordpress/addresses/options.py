"""What an export cannot say of the old site's addresses, and the new site decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of an `AddressBook`.

    Attributes:
        language: of the edition at the root of the new site; others lie below `/<language>`.
        category_base: the first part of category addresses where WordPress had one set, "" to
            tell it from what was `seen`, else its own `category`.
        tag_base: likewise for tags.
        bases: likewise by the names of further taxonomies, where it is not the name itself.
        authors: slugs in the addresses of authors' lists (`user_nicename`) by their logins, where
            they differ from what WordPress makes of a login.
        hosts: further names of the old site, such as domains that it had before.
        media_hosts: other hosts that served its uploads (CDN).
        lists: public path, in the edition at the root, of the list that a term or an author with
            public articles has on the new site, where it is not the old slug that names it. The key
            is the taxonomy and the slug as exported (the name, where an export has names only):
            `("category", "linux")`, `("author", "admin")` with login or name, `("post_type",
            "portfolio")`.
        pages: public paths of what the new site has besides this import; no row leads away from
            them.
        seen: addresses that the old texts, comments and menus link to (see `linked_addresses`):
            bases of categories and tags, and slugs of authors, are in no other place of an export.
        per_page: the fewest entries that a page of an old list may have had. The setting is in no
            export, WordPress's own is 10: a small number only gives addresses too many.
        timezone: of the old site; exports that write dates in UTC hide the day that its date
            archives had.
    """

    language: str = "zh"
    category_base: str = ""
    tag_base: str = ""
    bases: Mapping[str, str] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
    hosts: frozenset[str] = frozenset()
    media_hosts: frozenset[str] = frozenset()
    lists: Mapping[tuple[str, str], str] = field(default_factory=dict)
    pages: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()
    per_page: int = 3
    timezone: str = "Asia/Shanghai"
