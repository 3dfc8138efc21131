"""A folder of Markdown files that WordPress's Jekyll or Hugo exporter wrote."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.diagnostics import Problem
from plugins.wordpress.front_matter import FrontMatterError, load
from plugins.wordpress.model import Author, Site
from plugins.wordpress.sources.exporter_fields import with_fields
from plugins.wordpress.sources.exporter_home import below_home, home_address
from plugins.wordpress.sources.exporter_markdown import read
from plugins.wordpress.sources.page_paths import with_path
from plugins.wordpress.sources.plain_addresses import are_plain
from plugins.wordpress.sources.regular_file import open_regular
from plugins.wordpress.sources.single_line import single_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.wordpress.model import Post

EXTENSIONS = frozenset({".md", ".markdown"})
_CONFIGURATIONS = ("_config.yml", "config.yaml", "config.yml")
_LARGEST_CONFIGURATION = 100_000


def find_exports(source: Path) -> list[Path]:
    """The Markdown files to read, sorted, so that every run sees them in the same order."""
    if source.is_file():
        return [source]
    found = [
        Path(folder) / name
        for folder, _, names in os.walk(source)
        for name in names
        if Path(name).suffix.lower() in EXTENSIONS
    ]
    return sorted(found)


@dataclass
class ExporterFolder:
    """The Markdown files below a folder, or one file; a `model.Source`.

    Attributes:
        root: the folder or the file.
        uploads: a copy of `wp-content/uploads` that lies in the folder, None for none.
    """

    root: Path
    uploads: Path | None = None
    _authors: dict[str, Author] = field(default_factory=dict)

    def __post_init__(self) -> None:
        folder = self.root / "wp-content" / "uploads"
        if self.uploads is None and folder.is_dir() and not folder.is_symlink():
            self.uploads = folder

    def site(self) -> Site:
        """What the exporter's own configuration says, and who wrote the texts read so far."""
        values = _configuration(self.root)
        return Site(
            title=single_line(_word(values, "title") or _word(values, "name")),
            address=self._home,
            authors=dict(self._authors),
        )

    @cached_property
    def _home(self) -> str:
        values = _configuration(self.root)
        stated = _word(values, "url") + _word(values, "baseurl") or _word(values, "baseURL")
        stated = stated.rstrip("/") if stated.startswith(("http://", "https://")) else ""
        return home_address(find_exports(self.root), stated)

    @cached_property
    def _is_plain(self) -> bool:
        return are_plain(find_exports(self.root))

    def posts(self) -> Iterator[Post | Problem]:
        """The text in each file, in the order of their paths."""
        home = urlsplit(self._home).path
        for path in find_exports(self.root):
            found = _guarded(path, plain=self._is_plain)
            if isinstance(found, Problem):
                yield found
                continue
            post = below_home(with_path(with_fields(found), self.root), home)
            if post.author:
                self._authors.setdefault(post.author, Author(post.author, post.author))
            yield post


def _guarded(path: Path, *, plain: bool) -> Post | Problem:
    try:
        return read(path, plain=plain)
    except Exception as error:  # noqa: BLE001 (one strange file must not lose the others)
        message = " ".join(f"cannot be read: {type(error).__name__}: {error}".split())
        return Problem("wordpress/unreadable", message, path)


def _configuration(root: Path) -> dict[str, object]:
    for name in _CONFIGURATIONS:
        file = open_regular(root / name) if root.is_dir() else None
        if file is None or isinstance(file, Problem):
            continue
        with file:
            raw = file.read(_LARGEST_CONFIGURATION)
        try:
            return load(raw.decode("utf-8-sig").replace("\r\n", "\n"))
        except (UnicodeDecodeError, FrontMatterError):
            continue
    return {}


def _word(values: dict[str, object], key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""
