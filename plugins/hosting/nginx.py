"""Maps for nginx, to be included in its `http` block; docs/publishing.md has the `server` block.

nginx finds a key of a map by its hash, so that thousands cost nothing, and ignores the letter case
of ASCII in it. Keys that only differ in case from one another, or from a file, become regular
expressions, which do not. `$uri` is decoded and `$arg_…` is not, so values of queries stand in each
form that browsers send.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from plugins.hosting.built_site import signatures
from plugins.hosting.patterns import exactly

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.hosting.built_site import BuiltSite, Redirect

_NAME = re.compile(r"[a-z0-9_]+")
_PATH = "$vps_atlas_path"
_RESULT = "$vps_atlas_redirect"


def rules(site: BuiltSite) -> str:
    """The maps as text: `$vps_atlas_redirect`, `$vps_atlas_file` and `$vps_atlas_not_found`."""
    queries = [
        group
        for group in signatures(site.with_query())
        if all(_NAME.fullmatch(name) for name in group[0])
    ]
    names = [_RESULT, *(f"$vps_atlas_redirect_{number + 1}" for number in range(len(queries)))]
    stem = _quoted(r"~^(?<vps_atlas_stem>/.*[^/])/+\z")
    blocks = [_map("$uri", _PATH, [f"{stem} $vps_atlas_stem;"], "$uri")]
    longest = 0
    for (parameters, redirects), name, following in zip(queries, names, names[1:], strict=False):
        rows = _keyed(_query_rows(redirects), set())
        source = _PATH + "?" + "&".join(f"{each}=$arg_{each}" for each in parameters)
        blocks.append(_map(f'"{source}"', name, rows, following))
        longest = max(longest, *(len(row.encode()) for row in rows))
    rows = _keyed([(one.path, _target(one)) for one in site.by_path()], set(site.paths))
    blocks.append(_map(_PATH, names[-1], rows, "$vps_atlas_folder"))
    longest = max(longest, *(len(row.encode()) for row in rows))
    blocks += [_folder_map(), _file_map(), _not_found_map(site)]
    return "\n".join([_head(longest, len(site.redirects)), *blocks])


def _head(longest: int, count: int) -> str:
    bucket = 64 * (longest // 64 + 2)
    size = max(2048, 1 << (3 * count).bit_length())
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
        forms = [
            [
                f"{name}={form}"
                for form in dict.fromkeys((value, quote(value, ""), quote_plus(value)))
            ]
            for name, value in one.query
        ]
        for pairs in product(*forms):
            rows.setdefault(f"{one.path}?{'&'.join(pairs)}", one.target)
    return list(rows.items())


def _keyed(rows: list[tuple[str, str]], others: set[str]) -> list[str]:
    """Rows of a map; a key that shares its letters with another one minds their case."""
    lower = Counter(_lower(key) for key in {key for key, _ in rows} | others)
    lines = []
    for key, target in rows:
        if lower[_lower(key)] > 1:
            pattern = "~^" + exactly(key) + r"\z"
            lines.append(f"{_quoted(pattern)} {target};")
        else:
            lines.append(f"{_quoted(key)} {target};")
    return lines


def _lower(text: str) -> str:
    return text.encode().lower().decode()


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _target(one: Redirect) -> str:
    return f"{one.target}$is_args$args" if one.keeps_query else one.target
