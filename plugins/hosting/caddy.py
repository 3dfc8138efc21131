"""A snippet for Caddy, to be imported into the block of a site.

`{path}` and `{query.…}` are decoded, so each key stands once for all its encodings. A key with a
sign that means something in a Caddyfile becomes a regular expression without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.hosting.built_site import signatures
from plugins.hosting.patterns import exactly, is_text
from plugins.hosting.raw_query import raw_forms, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.hosting.built_site import BuiltSite, Redirect

_RESULT = "vps_atlas_redirect"
_MEANING = frozenset('"\\`{}$')
_ATOM = '"application/atom+xml; charset=utf-8"'


def rules(site: BuiltSite) -> str:
    """The snippet as text."""
    tables = list(_tables(site))
    names = [_RESULT, *(f"{_RESULT}_{number}" for number in range(1, len(tables)))]
    lines = ["# Made by `inv redirects --server caddy`; import this into the block of your site."]
    lines += ['map "{query}" {vps_atlas_query} {', '\t"" ""', '\tdefault "?{query}"', "}"]
    # What one map does not know it asks the next one.
    defaults = [*(f"{{{name}}}" for name in names[1:]), ""]
    for (source, rows), name, default in zip(tables, names, defaults, strict=True):
        lines += _map(source, name, rows, default)
    lines += [
        f'@vps_atlas_moved expression {{{_RESULT}}} != ""',
        f"redir @vps_atlas_moved {{{_RESULT}}} 301",
        *_forms(),
        "@vps_atlas_feeds {",
        "\tpath_regexp (?:/feeds/.+|/atom)\\.xml$",
        "\tfile",
        "}",
        f"header @vps_atlas_feeds Content-Type {_ATOM}",
        *_not_found(site),
        "",
    ]
    return "\n".join(lines)


def _tables(site: BuiltSite) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What is asked for, and the rows of its map, in the order in which they are asked."""
    askable, whole = split(site.with_query())
    forms = [
        (f"{path}?{form}", one.target)
        for one in whole
        for path in _slashes(one)
        for form in raw_forms(one.query)
    ]
    if forms:
        yield "{path}?{query}", forms
    for names, redirects in signatures(askable):
        source = "{path}?" + "&".join(f"{name}={{query.{name}}}" for name in names)
        rows = [(path + _spelled(one), one.target) for one in redirects for path in _slashes(one)]
        yield source, rows
    yield "{path}", [(path, _target(one)) for one in site.by_path() for path in _slashes(one)]


def _forms() -> list[str]:
    """`/a/index.html` is `/a/`, and a file has no slash behind it; folders Caddy does itself.

    The goal is cut out of the address as the browser sent it, encoded, unless that could be taken
    for the address of another host: `{path}` has double slashes merged and is decoded.
    """
    raw = "vars_regexp {name} {{http.request.orig_uri}} {pattern}"
    folder = r"^(/(?:[^/?\\][^?\\]*/)?)index\.html(\?.*)?$"
    file = r"^(/(?:[^/?\\][^?\\]*)?[^/?\\])/+(\?.*)?$"
    return [
        f"@vps_atlas_index {raw.format(name='vps_atlas_folder', pattern=folder)}",
        "redir @vps_atlas_index {re.vps_atlas_folder.1}{re.vps_atlas_folder.2} 301",
        r"@vps_atlas_slash path_regexp vps_atlas_stem ^(/.*[^/])/+$",
        "@vps_atlas_file file {re.vps_atlas_stem.1}",
        f"@vps_atlas_raw {raw.format(name='vps_atlas_raw', pattern=file)}",
        "route @vps_atlas_slash {",
        "\troute @vps_atlas_file {",
        "\t\tredir @vps_atlas_raw {re.vps_atlas_raw.1}{re.vps_atlas_raw.2} 301",
        "\t}",
        "}",
    ]


def _map(source: str, name: str, rows: Iterable[tuple[str, str]], default: str) -> list[str]:
    body = [f'\t{_key(key)} "{target}"' for key, target in dict(rows).items()]
    return [f'map "{source}" {{{name}}} {{', *body, f'\tdefault "{default}"', "}"]


def _key(key: str) -> str:
    if is_text(key):
        return f'"~^{exactly(key)}\\z"' if _MEANING & set(key) else f'"{key}"'
    # RE2 takes each byte that is no UTF-8 for U+FFFD.
    seen = "".join(exactly(sign) if is_text(sign) else r"\x{FFFD}" for sign in key)
    return f'"~^{seen}\\z"'


def _slashes(one: Redirect) -> list[str]:
    return [one.path] if one.path == "/" else [one.path, f"{one.path}/"]


def _spelled(one: Redirect) -> str:
    return "?" + "&".join(f"{name}={value}" for name, value in one.query)


def _target(one: Redirect) -> str:
    # What a row of a pattern gives is not looked through.
    is_pattern = _MEANING & set(one.path) or not is_text(one.path)
    return f"{one.target}{{vps_atlas_query}}" if one.keeps_query and not is_pattern else one.target


def _not_found(site: BuiltSite) -> list[str]:
    lines = ["handle_errors {", "\t@vps_atlas_404 expression {http.error.status_code} == 404"]
    lines.append("\thandle @vps_atlas_404 {")
    for folder, page in site.not_found:
        lines += [f'\t\thandle "{quote(folder)}*" {{', f"\t\t\trewrite * {quote(page)}"]
        lines += ["\t\t\tfile_server", "\t\t}"]
    return [*lines, "\t}", "}"]
