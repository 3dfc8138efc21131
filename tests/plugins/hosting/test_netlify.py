"""Rules for Netlify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.hosting.built_site import built_site
from plugins.hosting.netlify import rules

if TYPE_CHECKING:
    from pathlib import Path


def test_queries_come_first_and_paths_in_both_forms(tmp_path: Path) -> None:
    targets = {
        "/后/feed": "/%E5%90%8E/",
        "/a b:*": "/a/",
        "/?cat=3&paged=2": "/archives/#x",
        "/?cat=3": "/c/",
        "/?p=2": "/",
    }
    assert rules(built_site(targets, "", tmp_path)).splitlines()[1:] == [
        "/ cat=3 paged=2 /archives/#x 301!",
        "/ cat=3 /c/ 301!",
        "/index.php cat=3 paged=2 /archives/#x 301!",
        "/index.php cat=3 /c/ 301!",
        "/index.php p=2 / 301!",
        "/a%20b%3A%2A /a/ 301!",
        "/index.php / 301!",
        "/后/feed /%E5%90%8E/ 301!",
        "/%E5%90%8E/feed /%E5%90%8E/ 301!",
    ]
