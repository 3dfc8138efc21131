"""Links within the site that lead to no file of it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from pathlib import Path

_FROM_THE_ROOT = re.compile(r"""<[^<>]*?\s(?:href|src|poster)=(["'])(?P<path>/(?!/)[^"'?#]*)""")


def dead_links(html: str, output: Path, site_path: str = "") -> list[str]:
    """The root-relative links of `html` without a file below `output`, each once, in order.

    Args:
        html: an article as it is published.
        output: the folder of the built site.
        site_path: path below which the site is published, such as `/atlas`, "" for the root.
    """
    dead: dict[str, None] = {}
    for found in _FROM_THE_ROOT.finditer(html):
        path = unescape(found["path"])
        below = path.removeprefix(site_path) if path.startswith(f"{site_path}/") else path
        name = unquote(below).lstrip("/")
        target = output / (f"{name}index.html" if not name or name.endswith("/") else name)
        if not (target.is_file() or (target / "index.html").is_file()):
            dead[path] = None
    return list(dead)
