"""Maps for nginx, to be included in its `http` block; docs/publishing.md has the `server` block.

nginx finds a key of a map by its hash, so that thousands cost nothing, and ignores the letter case
of ASCII in it. Keys that only differ in case from one another, or from a file, become regular
expressions, which do not. `$uri` is decoded and `$arg_…` is not, so values of queries stand in each
form that browsers send.
"""

from __future__ import annotations

from collections import Counter
from itertools import product
from math import prod
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from plugins.hosting.built_site import signatures
from plugins.hosting.patterns import exactly, is_text
from plugins.hosting.raw_query import raw_forms, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.hosting.built_site import BuiltSite, Redirect

_PATH = "$vps_atlas_path"
_RESULT = "$vps_atlas_redirect"
_MOST_FORMS = 64
"""Rows of one query: each further parameter may double them."""


def rules(site: BuiltSite) -> str:
    """The maps as text: `$vps_atlas_redirect`, `$vps_atlas_file` and `$vps_atlas_not_found`."""
    tables = list(_tables(site))
    names = [_RESULT, *(f"{_RESULT}_{number}" for number in range(1, len(tables)))]
    stem = _quoted(r"~^(?<vps_atlas_stem>/.*[^/])/+\z")
    blocks = [_map("$uri", _PATH, [f"{stem} $vps_atlas_stem;"], "$uri")]
    # What one map does not know it asks the next one.
    for (source, rows), name, following in zip(
        tables, names, [*names[1:], "$vps_atlas_folder"], strict=True
    ):
        blocks.append(_map(f'"{source}"', name, rows, following))
    blocks += [_folder_map(), _file_map(), _not_found_map(site)]
    longest = max(len(row.encode()) for _, rows in tables for row in [*rows, ""])
    return "\n".join([_head(longest, max(len(rows) for _, rows in tables)), *blocks])


def _tables(site: BuiltSite) -> Iterator[tuple[str, list[str]]]:
    """What is asked for, and the rows of its map, in the order in which they are asked."""
    askable, whole = split(site.with_query())
    forms = [(f"{one.path}?{form}", one.target) for one in whole for form in raw_forms(one.query)]
    if forms:
        yield f"{_PATH}?$args", _keyed(forms, set())
    for names, redirects in signatures(askable):
        source = f"{_PATH}?" + "&".join(f"{name}=$arg_{name}" for name in names)
        yield source, _keyed(_query_rows(redirects), set())
    paths = [(one.path, _target(one)) for one in site.by_path()]
    yield _PATH, _keyed(paths, set(site.paths))


def _head(longest: int, count: int) -> str:
    bucket = 64 * (longest // 64 + 2)
    size = max(2048, 1 << (2 * count).bit_length())
    return (
        "# Made by `inv redirects --server nginx`; include this in the http block of nginx.\n"
        f"map_hash_bucket_size {bucket};\nmap_hash_max_size {size};\n"
    )


def _map(source: str, name: str, rows: Iterable[str], default: str) -> str:
    body = "".join(f"    {row}\n" for row in rows)
    return f"map {source} {name} {{\n    default {default};\n{body}}}\n"


def _folder_map() -> str:
    """Of `/a/index.html` all but the name, as the browser sent it: encoded."""
    pattern = _quoted(r"~^(?<vps_atlas_raw_folder>/(?:[^/?\\][^?\\]*/)?)index\.html(?:\?|\z)")
    row = f"{pattern} $vps_atlas_raw_folder$is_args$args;"
    return _map("$request_uri", "$vps_atlas_folder", [row], '""')


def _file_map() -> str:
    """Of `/a.html/` all but the slash, likewise."""
    pattern = _quoted(r"~^(?<vps_atlas_raw_file>/(?:[^/?\\][^?\\]*)?[^/?\\])/+(?:\?|\z)")
    row = f"{pattern} $vps_atlas_raw_file$is_args$args;"
    return _map("$request_uri", "$vps_atlas_file", [row], '""')


def _not_found_map(site: BuiltSite) -> str:
    rows = [f"{_quoted(f'~^{exactly(folder)}')} {quote(page)};" for folder, page in site.not_found]
    return _map("$uri", "$vps_atlas_not_found", rows, '""')


def _query_rows(redirects: Iterable[Redirect]) -> list[tuple[str, str]]:
    rows: dict[str, str] = {}
    for one in redirects:
        for values in _sent(one):
            pairs = (f"{name}={form}" for (name, _), form in zip(one.query, values, strict=True))
            rows.setdefault(f"{one.path}?{'&'.join(pairs)}", one.target)
    return list(rows.items())


def _sent(one: Redirect) -> Iterable[tuple[str, ...]]:
    """The values of a query in each form that browsers send, each value in its own or all alike."""
    forms = [(value, quote(value, ""), quote_plus(value)) for _, value in one.query]
    each = [tuple(dict.fromkeys(ways)) for ways in forms]
    return product(*each) if prod(map(len, each)) <= _MOST_FORMS else zip(*forms, strict=True)


def _keyed(rows: list[tuple[str, str]], others: set[str]) -> list[str]:
    """Rows of a map; a key that shares its letters with another one minds their case."""
    own = dict(reversed(rows))
    lower = Counter(_lower(key) for key in own.keys() | others)
    lines = []
    for key, target in own.items():
        if lower[_lower(key)] > 1 or not is_text(key):
            pattern = "~^" + exactly(key) + r"\z"
            lines.append(f"{_quoted(pattern)} {target};")
        else:
            lines.append(f"{_quoted(key)} {target};")
    return lines


def _lower(text: str) -> str:
    escaped = text.encode(errors="surrogateescape").lower()
    return escaped.decode(errors="surrogateescape")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _target(one: Redirect) -> str:
    return f"{one.target}$is_args$args" if one.keeps_query else one.target
