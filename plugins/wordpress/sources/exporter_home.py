"""Where the home page was: Jekyll's exporter leaves its path out of the addresses of texts.

Its configuration names the folder of WordPress's own files (`siteurl`), which need not be that of
the home page. A `guid` (`http://a.example/blog/?p=7`) begins with the home page; links of texts to
each other do, too.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.diagnostics import Problem
from plugins.wordpress.sources.regular_file import open_regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plugins.wordpress.model import Post

_GUID = re.compile(
    r"""(?m)^guid:[ \t]*['"]?(?P<home>https?://[^/?\s'"]+(?:/[^?\s'"]*)?)\?(?:p|page_id)=\d"""
)
_PERMALINK = re.compile(r"""(?m)^permalink:[ \t]*['"]?(?P<path>/[^?\s'"]+)""")
_READ = 64 * 1024
_MOST_FILES = 2000


def home_address(files: Iterable[Path], stated: str) -> str:
    """The address of the home page, without a slash at its end; "" when nothing tells.

    Args:
        files: the Markdown files of an export.
        stated: what its configuration says, "" for nothing.
    """
    host, path = _parts(stated)
    guids: Counter[str] = Counter()
    permalinks: set[str] = set()
    linked: Counter[str] = Counter()
    own = re.compile(rf"https?://{re.escape(host)}(/[^\s<>\"')\]#?]*)") if host and path else None
    for text in _heads(files):
        if found := _GUID.search(text):
            guids[found["home"].rstrip("/")] += 1
        if own:
            permalinks.update(one["path"].rstrip("/") for one in _PERMALINK.finditer(text))
            linked.update({one.rstrip("/") for one in own.findall(text)})
    same = {home: votes for home, votes in guids.items() if not host or _parts(home)[0] == host}
    if same:
        home = max(same, key=lambda one: (same[one], one))
        return home if host or _parts(home)[1] else stated
    at_root = sum(votes for one, votes in linked.items() if one in permalinks)
    below = sum(votes for one, votes in linked.items() if one.removeprefix(path) in permalinks)
    return stated.removesuffix(path) if path and at_root > below - at_root else stated


def below_home(post: Post, home: str) -> Post:
    """`post` with the path of the home page before its own, unless it is there already.

    Args:
        post: its address is a path from the home page, or whole.
        home: path of the home page, "" at the root.
    """
    if not home or not post.address.startswith("/") or post.address.startswith(f"{home}/"):
        return post
    permalink = home + post.permalink if post.permalink else post.permalink
    return replace(post, address=home + post.address, permalink=permalink)


def _parts(address: str) -> tuple[str, str]:
    """Host in lower case, and path without a slash at its end."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    return parts.netloc.lower(), parts.path.rstrip("/")


def _heads(files: Iterable[Path]) -> Iterator[str]:
    for _, path in zip(range(_MOST_FILES), files, strict=False):
        file = open_regular(path)
        if isinstance(file, Problem):
            continue
        try:
            with file:
                yield file.read(_READ).decode("utf-8", "replace").replace("\r\n", "\n")
        except OSError:
            continue
