"""One spelling for every address, so that two spellings of one address can be told to be one."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qsl, quote, unquote_to_bytes

from plugins.diagnostics.clash_key import clash_key

# What would change its meaning when decoded, and what no line of a file may hold.
_RESERVED = re.compile(r"[%?#/\\\x00-\x1f\x7f]")
# Legal in a path (RFC 3986), without those that end an address in Markdown.
_LEGAL = "/!$&*+,;=:@~%"


def normal(address: str) -> str:
    """Path and query of an address from the root, as `model.Redirect.source` has them.

    The path is percent-decoded in NFC but for `%25`, `%2F`, `%3F`, `%23` and control characters,
    has no empty parts, no `index.html` and no slash at its end but for `/` itself; a name that is
    no UTF-8 keeps its codes, in upper case. The query stays as it is, a fragment goes. A second
    application changes nothing.
    """
    path, mark, query = address.partition("#")[0].partition("?")
    names = [_decoded(name) for name in path.split("/") if name]
    if names and names[-1] == "index.html":
        names.pop()
    return "/" + "/".join(names) + (mark + query if query else "")


def page_key(address: str) -> str:
    """One key for `/about`, `/About/`, `/%61bout/` and `/about/index.html`.

    Pages with one key cannot both be written: their files are one where letter case is folded.
    """
    return clash_key(normal(address))


def query_key(query: str) -> tuple[tuple[str, str], ...]:
    """Names and values of a query, decoded and sorted: one key for all spellings."""
    pairs = parse_qsl(query, keep_blank_values=True, errors="replace")
    return tuple(sorted((name, unicodedata.normalize("NFC", value)) for name, value in pairs))


def written(path: str) -> str:
    """A path in its `normal` form as a link writes it, percent-encoded in upper case."""
    return quote(path, safe=_LEGAL)


def is_file(path: str) -> bool:
    """Whether the site writes `path` as a file of that name, not as a folder with a page in it."""
    name = path.rpartition("/")[2]
    return "." in name[1:]


def public_path(path: str) -> str:
    """The address of the page at `path` as links of the new site write it.

    Folders get a slash at their end: `/about` is served as `/about/`. A name with a dot in it is a
    file unless a slash says otherwise: `/v1.0/`.
    """
    plain = normal(path)
    ends = plain == "/" or (is_file(plain) and not path.endswith("/"))
    return written(plain) + ("" if ends else "/")


def _decoded(name: str) -> str:
    if name.isascii() and not _RESERVED.search(name):
        return name
    try:
        text = unquote_to_bytes(name).decode("utf-8")
    except UnicodeDecodeError:
        return re.sub("%[0-9A-Fa-f]{2}", lambda code: code[0].upper(), name)
    composed = unicodedata.normalize("NFC", text)
    return _RESERVED.sub(lambda found: quote(found[0], safe=""), composed)
