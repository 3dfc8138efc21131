"""What links in an export's own texts tell of addresses that it does not state."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plugins.wordpress.addresses.normal_form import is_file, normal
from plugins.wordpress.addresses.own_addresses import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.wordpress.addresses.old_site import OldSite


def own_paths(seen: Iterable[str], old: OldSite, home: str) -> list[str]:
    """The paths below the home page that such addresses have, sorted, in their normal form.

    Texts are left out, and what lies below a post: `/155.html/lake` is one of its pictures.
    """
    posts = _posts(old)
    found = {
        path.removeprefix(home)
        for path, _ in _own(seen, old)
        if path.startswith(f"{home}/") and not _above(path, posts)
    }
    return sorted(found - {old.path(entry).removeprefix(home) for entry in old.entries})


def paths_below_posts(seen: Iterable[str], old: OldSite) -> list[tuple[str, str]]:
    """Path from the root of each such address that lies below a post, and that of the post."""
    posts = _posts(old)
    return sorted({(path, post) for path, _ in _own(seen, old) if (post := _above(path, posts))})


def own_queries(seen: Iterable[str], old: OldSite) -> list[tuple[str, str]]:
    """Path from the root, in its normal form, and query of the own addresses that have both."""
    return sorted(set(_own((address for address in seen if "?" in address), old)))


def _own(seen: Iterable[str], old: OldSite) -> Iterator[tuple[str, str]]:
    """Path from the root, in its normal form, and query of the addresses that are the site's."""
    for address in seen:
        own = tidy(address, "/", old.hosts)
        if own and own.startswith("/"):
            path, _, query = normal(own).partition("?")
            yield path, query


def _posts(old: OldSite) -> set[str]:
    return {old.path(entry) for entry in old.entries if entry.type == "post"} - {""}


def _above(path: str, posts: set[str]) -> str:
    while path := path.rpartition("/")[0]:
        if path in posts:
            return path
    return ""


def term_base(paths: Iterable[str], taxonomy: str, old: OldSite) -> str:
    """What most addresses of a taxonomy's terms begin with, "" when none was seen.

    Further pages and feeds of lists do not count, nor slugs that two taxonomies share, nor what
    lies below a file (`/155.html/lake`).
    """
    own = {slug for name, slug in old.terms if name == taxonomy}
    other = {slug for name, slug in old.terms if name != taxonomy}
    votes: Counter[str] = Counter()
    for path in paths:
        names = path.strip("/").split("/")
        while len(names) > 1 and names[-1] in own - other:
            names.pop()
            if names[-1] not in own:
                base = "/".join(names)
                votes.update([] if is_file(base) else [base])
                break
    return min(votes, key=lambda base: (-votes[base], base)) if votes else ""


def lists_below(paths: Iterable[str], base: str) -> list[str]:
    """Addresses of lists that begin with `base`, without further pages and feeds."""
    found = re.compile(re.escape(base) + r"(?:/[^/]+)+?(?=(?:/page/\d+|/feed(?:/\w+)?)?$)")
    return list(dict.fromkeys(match[0] for path in paths if (match := found.match(path))))


def author_slugs(paths: Iterable[str], base: str) -> list[str]:
    """The last parts of addresses of authors' lists."""
    found = re.compile(re.escape(base) + "/([^/]+)(?:/.*)?")
    return list(dict.fromkeys(match[1] for path in paths if (match := found.fullmatch(path))))
