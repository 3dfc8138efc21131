"""The built folder, answering as a static host does that knows the redirects."""

from __future__ import annotations

import json
import mimetypes
import unicodedata
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, unquote

from plugins.diagnostics import Problem
from plugins.wordpress.audit.answer import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

REDIRECTS = "redirects.json"
_VERSION = 1
# As servers have them; Python's table depends on the machine's.
_TYPES = {".html": "text/html", ".xml": "application/xml", ".webp": "image/webp"}


class BuiltSite:
    """Files of a folder: a path's own file, else `path.html`, else `path/index.html`.

    A redirect with a query goes before files: its path is the same, and all of its parameters are
    there, whatever else and in whatever order; of several the one with most parameters wins. A path
    that has no file is looked up last. `/index.php` is `/`.

    Args:
        folder: the built site.
        redirects: `{"/?p=2369": "/2369.html"}`, keys decoded, in NFC, no slash at their end.
    """

    def __init__(self, folder: Path, redirects: Mapping[str, str]) -> None:
        self._folder = folder.resolve()
        self._paths = {key: to for key, to in redirects.items() if "?" not in key}
        self._queries: dict[str, list[tuple[frozenset[tuple[str, str]], str]]] = {}
        for source, target in redirects.items():
            path, mark, query = source.partition("?")
            if mark:
                self._queries.setdefault(path, []).append((_parameters(query), target))
        for rows in self._queries.values():
            rows.sort(key=lambda row: -len(row[0]))

    @classmethod
    def at(cls, folder: Path) -> BuiltSite | Problem:
        """The site in `folder`, with the redirects that lie in it, if any do."""
        if not folder.is_dir():
            message = f"{folder} is no folder"
            mend = "build the site first, or give the address of the new site"
            return Problem("wordpress/audit-no-new-site", message, folder, mend=mend)
        path = folder / REDIRECTS
        if not path.is_file():
            return cls(folder, {})
        try:
            return cls(folder, _checked(json.loads(path.read_bytes())))
        except (ValueError, OSError, TypeError) as error:
            message = f"holds no redirects that can be read: {error}"
            return Problem("wordpress/audit-redirects", message, path, mend="build the site again")

    def ask(self, target: str) -> Reply:
        """The reply to a target: 200, 301 or 404."""
        path, _, query = target.partition("?")
        path = unicodedata.normalize("NFC", unquote(path))
        name = path.rstrip("/") or "/"
        name = "/" if name == "/index.php" else name
        given = _parameters(query)
        for wanted, led in self._queries.get(name, []):
            if wanted <= given:
                return _redirect(led)
        if (file := self._file(path)) is not None:
            kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or ""
            return Reply(200, kind, "utf-8" if kind == "text/html" else "", file.read_bytes())
        if name in self._paths:
            return _redirect(self._paths[name])
        return Reply(404)

    def _file(self, path: str) -> Path | None:
        if "\0" in path:
            return None
        name = path.strip("/")
        index = f"{name}/index.html".lstrip("/")
        names = [index] if path.endswith("/") else []
        names += [name, f"{name}.html", index]
        for candidate in names:
            try:
                file = (self._folder / candidate).resolve()
                if file.is_relative_to(self._folder) and file.is_file():
                    return file
            except OSError:
                # A name that is too long for the file system is no file.
                continue
        return None


def _checked(document: Any) -> dict[str, str]:
    if not isinstance(document, dict) or document.get("version") != _VERSION:
        raise ValueError(f"version {_VERSION} is expected")
    redirects = document.get("redirects")
    if not isinstance(redirects, dict):
        raise TypeError("`redirects` is missing")
    return {str(source): str(target) for source, target in redirects.items()}


def _parameters(query: str) -> frozenset[tuple[str, str]]:
    text = unicodedata.normalize("NFC", query)
    return frozenset(parse_qsl(text, keep_blank_values=True))


def _redirect(target: str) -> Reply:
    return Reply(301, location=quote(target, safe="!$%&'()*+,/:;=?@[]~#"))
