"""What a built site has to tell a server."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, unquote

from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

NAME = "redirects.json"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# U+FFFD stands for an encoded slash, and in a query for bytes that are no UTF-8; no rule may hold
# the others.
_UNSEEN = re.compile(r"[\ufffd\x00-\x1f\x7f-\x9f\u2028\u2029]")
_MAX_LENGTH = 1024
# Everything else is percent-encoded, so that no target means anything to a server's configuration.
_PLAIN = "/-._~:?#=&@+,%"
_MEND = "build the site first: inv build"

Parameters = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Redirect:
    """One old address and where it leads.

    Attributes:
        path: from the root of the host, decoded, without a slash at its end (`/` apart); bytes that
            are no UTF-8 as `surrogateescape` has them.
        query: names and values, decoded, sorted; () when the query does not matter.
        target: from the root of the host, or of another site; in letters, digits, `%` and
            `/-._~:?#=&@+,` only.
        has_page: whether a page of the output answers there as well.
    """

    path: str
    query: Parameters
    target: str
    has_page: bool = False

    @property
    def keeps_query(self) -> bool:
        """Whether a query that follows the old address may be added to the target."""
        return not self.query and "?" not in self.target and "#" not in self.target


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A built site as a server sees it.

    Attributes:
        base: path below which it is served, decoded, "" or "/atlas".
        redirects: the most parameters first, then by path and query.
        not_found: for each folder with a 404 page the path of that page, the longest first.
        paths: where files answer, from the root of the host, decoded, without a slash at the end.
    """

    base: str
    redirects: tuple[Redirect, ...]
    not_found: tuple[tuple[str, str], ...]
    paths: frozenset[str]

    def with_query(self) -> list[Redirect]:
        """The redirects that a query decides, those of `/` also at `/index.php`."""
        home = self.base or "/"
        found = [redirect for redirect in self.redirects if redirect.query]
        also = [
            Redirect(f"{self.base}/index.php", redirect.query, redirect.target)
            for redirect in found
            if redirect.path == home
        ]
        return found + also

    def by_path(self) -> list[Redirect]:
        """The redirects that the path decides."""
        return [redirect for redirect in self.redirects if not redirect.query]


def read_built_site(output: Path) -> BuiltSite | Problem:
    """The site built into `output`, or why it cannot be used."""
    file = output / NAME
    try:
        value = json.loads(file.read_bytes())
    except OSError as error:
        return Problem("hosting/no-site", f"{error.strerror}", file, mend=_MEND)
    except ValueError:
        return Problem("hosting/redirects-file", "not JSON", file, mend=_MEND)
    if not _is_table(value):
        message = "not a table of redirects of version 1"
        return Problem("hosting/redirects-file", message, file, mend=_MEND)
    return built_site(value["redirects"], value["site_path"], output)


def built_site(targets: Mapping[str, str], site_path: str, output: Path) -> BuiltSite:
    """A site from its table of redirects, `site_path` and the files below `output`."""
    files = sorted(path for path in output.rglob("*") if path.is_file())
    names = [path.relative_to(output).as_posix() for path in files]
    base = unquote(site_path).rstrip("/")
    paths = frozenset(_answering(base, name) for name in names)
    all_redirects = (_redirect(key, target, base, paths) for key, target in targets.items())
    redirects = [one for one in all_redirects if _can_be_asked(one)]
    index = Redirect(f"{base}/index.php", (), quote(f"{base}/"))
    if index.path not in paths | {redirect.path for redirect in redirects if not redirect.query}:
        redirects.append(index)
    redirects.sort(key=lambda one: (-len(one.query), one.path, one.query))
    pages = sorted((name for name in names if name.endswith("404.html")), key=len, reverse=True)
    not_found = tuple(
        (f"{base}/{name.removesuffix('404.html')}", f"{base}/{name}")
        for name in pages
        if name.count("/") <= 1 and name.rpartition("/")[2] == "404.html"
    )
    return BuiltSite(base, tuple(redirects), not_found, paths)


def signatures(redirects: list[Redirect]) -> Iterator[tuple[tuple[str, ...], list[Redirect]]]:
    """The redirects with a query by the names of their parameters, the most names first."""
    groups: dict[tuple[str, ...], list[Redirect]] = {}
    for redirect in redirects:
        groups.setdefault(tuple(name for name, _ in redirect.query), []).append(redirect)
    yield from sorted(groups.items(), key=lambda group: (-len(group[0]), group[0]))


def _is_table(value: Any) -> bool:
    if not isinstance(value, dict) or value.get("version") != 1:
        return False
    table, base = value.get("redirects"), value.get("site_path")
    if not isinstance(table, dict) or not isinstance(base, str) or (base and base[0] != "/"):
        return False
    return all(
        isinstance(target, str)
        and key.startswith("/")
        and target.startswith(("/", "https://", "http://"))
        and not target.startswith("//")
        and not _CONTROL.search(key + target)
        for key, target in table.items()
    )


def _redirect(key: str, target: str, base: str, paths: frozenset[str]) -> Redirect:
    path, _, query = key.partition("?")
    path = unquote(path, errors="surrogateescape") if "%2F" not in path else f"{path}\ufffd"
    path = base + path if path != "/" else base or "/"
    parameters = tuple(parse_qsl(query, keep_blank_values=True))
    goal = quote(target, safe=_PLAIN)
    goal = quote(base) + goal if goal.startswith("/") else goal
    return Redirect(path, parameters, goal, has_page=not parameters and path in paths)


def _can_be_asked(one: Redirect) -> bool:
    """Whether a server sees the address as it stands; what is none is left to the script."""
    texts = [one.path, *(part for pair in one.query for part in pair)]
    if any(_UNSEEN.search(text) for text in texts) or len(one.path) > _MAX_LENGTH:
        return False
    return not {".", ".."} & set(one.path.split("/"))


def _answering(base: str, name: str) -> str:
    name = "" if name == "index.html" else name.removesuffix("/index.html")
    return f"{base}/{name}" if name else base or "/"
