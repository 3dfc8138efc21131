"""A `.htaccess` for Apache: mod_rewrite, which every shared host has.

Apache reads that file and walks through its rules at each request, so that every rule makes every
page slower. Rules that follow one pattern (`/…/feed` to `/…`, `?p=…` to `/….html`) or lead to one
page are therefore one rule with all their cases in it: some hundred posts become a few lines.
Of 5,000 old addresses of posts such as `/2369.html` a page takes 1.2 ms on a slow machine, of those
of posts such as `/2012/10/name/` 4 ms (one rule each: 18 ms and more).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from plugins.hosting.built_site import signatures
from plugins.hosting.patterns import alternations, exactly, in_a_query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.hosting.built_site import BuiltSite, Redirect

_ATOM = '"application/atom+xml; charset=utf-8"'


def rules(site: BuiltSite) -> str:
    """The text of the `.htaccess` in the folder of the site."""
    queries = list(_query_rules(site))
    paths = list(_path_rules(site))
    return "\n".join(
        [
            "# Made by `inv redirects --server apache`; the name of this file is .htaccess.",
            *_answers(site),
            "RewriteEngine On",
            # Without a query none of the rules for queries is looked at.
            "RewriteCond %{QUERY_STRING} ^$",
            f"RewriteRule ^ - [S={sum(len(rule) > 0 for rule in queries)}]",
            *(line for rule in queries for line in rule),
            *paths,
            *_forms(quote(site.base)),
            "",
        ]
    )


def _answers(site: BuiltSite) -> Iterator[str]:
    """Error pages, character sets and types."""
    for folder, page in sorted(site.not_found):
        inner = f"ErrorDocument 404 {quote(page)}"
        if folder == f"{site.base}/":
            yield inner
        else:
            yield from (f'<If "%{{REQUEST_URI}} =~ m#^{exactly(folder)}#">', inner, "</If>")
    yield "AddDefaultCharset utf-8"
    yield "AddCharset utf-8 .css .csv .html .js .json .md .svg .txt .xml"
    yield from ('<FilesMatch "^atom\\.xml$">', f"ForceType {_ATOM}", "</FilesMatch>")
    yield '<If "%{REQUEST_URI} =~ m#/feeds/.+[.]xml$#">'
    yield from (f"ForceType {_ATOM}", "</If>")


def _forms(base: str) -> Iterator[str]:
    """`/a/index.html` is `/a/`, and a file has no slash behind it; folders Apache does itself."""
    yield "RewriteCond %{THE_REQUEST} \\s[^?\\s]*/index\\.html[?\\s]"
    yield f"RewriteRule ^((?:.*/)?)index\\.html\\z {_plain(base)}/$1 [R=301,L]"
    yield "RewriteCond %{REQUEST_FILENAME} -f"
    yield f"RewriteRule ^(.*[^/])/+\\z {_plain(base)}/$1 [R=301,L]"


def _path_rules(site: BuiltSite) -> Iterator[str]:
    """One line for each pattern or target, whichever holds more."""
    redirects = site.by_path()
    endings = {one.path: _ending(one, site) for one in redirects}
    sizes = Counter([*endings.values(), *(one.target for one in redirects)])
    stems: dict[tuple[str, str], list[str]] = {}
    paths: dict[str, list[Redirect]] = {}
    for one in redirects:
        ending = endings[one.path]
        if ending and sizes[ending] > sizes[one.target]:
            own = one.path[len(site.base) + 1 :].removesuffix(ending[0])
            stems.setdefault(ending, []).append(own)
        else:
            paths.setdefault(one.target, []).append(one)
    base = _plain(quote(site.base))
    for (suffix, end), own_stems in stems.items():
        for either in alternations(map(exactly, own_stems)):
            yield f"RewriteRule ^({either}){exactly(suffix)}/?\\z {base}/$1{end} [R=301,L]"
    for target, own_paths in paths.items():
        flags = "R=301,L,NE" if own_paths[0].keeps_query else "R=301,L,NE,QSD"
        for either in alternations(exactly(one.path[len(site.base) + 1 :]) for one in own_paths):
            yield f"RewriteRule ^(?:{either})/?\\z {_plain(target)} [{flags}]"


def _ending(one: Redirect, site: BuiltSite) -> tuple[str, str] | None:
    """What the old address has behind its target, and the slash that the target ends with."""
    stem = unquote(one.target).rstrip("/")
    if not (one.keeps_query and site.base.isascii() and one.path.startswith(f"{stem}/")):
        return None
    if not one.target.startswith("/") or len(stem) <= len(site.base):
        return None
    return one.path[len(stem) :], "/" if one.target.endswith("/") else ""


def _query_rules(site: BuiltSite) -> Iterator[list[str]]:
    """Conditions and rule, those with most parameters first."""
    with_query = [one for one in site.redirects if one.query]
    for names, redirects in signatures(with_query):
        if len(names) > 1:
            for one in redirects:
                conditions = [_condition(name, in_a_query(value)) for name, value in one.query]
                yield [*conditions, _query_rule(site, one.path, one.target)]
            continue
        groups: dict[tuple[str, str], list[str]] = {}
        for one in redirects:
            value = one.query[0][1]
            groups.setdefault((one.path, _template(value, one.target)), []).append(value)
        for (path, target), values in groups.items():
            for either in alternations(in_a_query(value) for value in values):
                yield [_condition(names[0], either), _query_rule(site, path, target)]


def _template(number: str, target: str) -> str:
    """The target as a substitution, with `%1` where its only number is that of the query."""
    parts = target.split(number) if number.isascii() and number.isdigit() else []
    if len(parts) == 2 and not any(sign.isdigit() for sign in parts[0] + parts[1]):
        return f"{_plain(parts[0])}%1{_plain(parts[1])}"
    return _plain(target)


def _condition(name: str, either: str) -> str:
    return f"RewriteCond %{{QUERY_STRING}} (?:^|&){in_a_query(name)}=({either})(?:&|$)"


def _query_rule(site: BuiltSite, path: str, target: str) -> str:
    is_home = path == (site.base or "/")
    pattern = "(?:index\\.php)?" if is_home else f"{exactly(path[len(site.base) + 1 :])}/?"
    return f"RewriteRule ^{pattern}\\z {target} [R=301,L,NE,QSD]"


def _plain(target: str) -> str:
    """A target in which mod_rewrite finds no reference to a group of a condition."""
    return target.replace("%", "\\%")
