"""A `_redirects` file for Cloudflare Pages, within its limits.

2,000 static rules, 1,000 characters a line, no queries: `?p=…` is left to the script on the home
page. Letter case matters, also in percent codes, and so does a slash at the end: one address may
need four rules. Where all do not fit, old addresses with an alias page are left to that.
Limits: developers.cloudflare.com/pages/configuration/redirects.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.hosting.built_site import BuiltSite, Redirect

MOST_RULES = 2000
MOST_CHARACTERS = 1000


def rules(site: BuiltSite) -> str | Problem:
    """The text of the file, or that the redirects are too many for this host."""
    lines = _lines(site.by_path())
    if len(lines) > MOST_RULES:
        lines = _lines(one for one in site.by_path() if not one.has_page)
    if len(lines) > MOST_RULES:
        message = f"{len(lines):,} rules are needed and Cloudflare takes {MOST_RULES:,}"
        mend = "serve the site from nginx, Apache, Caddy or Netlify, or without rules: the 404 page"
        return Problem("hosting/too-many", message, mend=f"{mend} leads on where scripts run")
    return "\n".join(["# Made by `inv redirects --server cloudflare`.", *lines, ""])


def _lines(redirects: Iterable[Redirect]) -> list[str]:
    lines = [f"{path} {one.target} 301" for one in redirects for path in _forms(one.path)]
    return [line for line in lines if len(line) <= MOST_CHARACTERS]


def _forms(path: str) -> list[str]:
    upper = quote(path, safe="/-._~!$&'()+,;=@", errors="surrogateescape")
    lower = re.sub(r"%[0-9A-F]{2}", lambda code: code[0].lower(), upper)
    forms = dict.fromkeys((upper, lower))
    return [form + slash for form in forms for slash in (("", "/") if path != "/" else ("",))]
