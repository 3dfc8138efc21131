"""A `_redirects` file for Netlify.

Netlify compares with the decoded path, and its documentation asks for the encoded one: both are
written. A query that led somewhere stays behind the target there, which harms nothing; an address
whose target differs in its query only would be led to itself for ever and is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from plugins.hosting.built_site import BuiltSite, Redirect

_MEANING = frozenset(':*#?&"<>\\%=')


def rules(site: BuiltSite) -> str:
    """The text of the file."""
    lines = [
        " ".join([path, *_parameters(one), one.target, "301!"])
        for one in [*site.with_query(), *site.by_path()]
        if not _leads_to_itself(one)
        for path in _forms(one.path)
    ]
    return "\n".join(["# Made by `inv redirects --server netlify`.", *lines, ""])


def _forms(text: str) -> list[str]:
    encoded = quote(text, safe="/-._~", errors="surrogateescape")
    is_plain = text.isprintable() and not any(sign.isspace() or sign in _MEANING for sign in text)
    return list(dict.fromkeys((text, encoded))) if is_plain else [encoded]


def _parameters(one: Redirect) -> list[str]:
    return [f"{_forms(name)[0]}={_forms(value)[0]}" for name, value in one.query]


def _leads_to_itself(one: Redirect) -> bool:
    return bool(one.query) and one.target.partition("#")[0].rstrip("/") == quote(one.path).rstrip(
        "/"
    )
