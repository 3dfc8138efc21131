"""`redirects.json` in the output: the table as the script in the browser and servers read it.

    {"version": 1,
     "site_path": "/atlas",
     "redirects": {
    "/2369.html/feed": "/2369.html",
    "/?p=2369": "/2369.html"
    }}

Keys are old addresses as `plugins.permalinks.old_address` spells them; values are public paths
(percent-encoded, a fragment may follow) or whole addresses of other sites. Keys and paths lie below
`site_path`, which is "" for a site at the root of its host.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "redirects.json"
VERSION = 1


def redirects_json(targets: Mapping[str, str], site_path: str) -> bytes:
    """The file's bytes: sorted, one row a line, the same for the same table."""
    rows = ",\n".join(
        f"{json.dumps(source, ensure_ascii=False)}: {json.dumps(target)}"
        for source, target in sorted(targets.items())
    )
    head = f'{{"version": {VERSION},\n "site_path": {json.dumps(site_path)},\n "redirects": {{'
    return f"{head}\n{rows}\n}}}}\n".encode()
