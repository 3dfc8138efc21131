"""Relative links of a Markdown file, turned into Pelican's internal links and checked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from markdown import Extension
from markdown.treeprocessors import Treeprocessor

from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_PELICAN_LINK = re.compile(r"^[{|](?P<kind>filename|static|attach)[|}](?P<path>[^?#]*)")
_ATTRIBUTES = {"a": "href", "img": "src"}


class RelativeLinks(Treeprocessor):
    """Rewrites `../other/zh.md` to `{filename}…` and `picture.png` to `{static}…`.

    Missing targets are appended to `problems`. The reader sets `source_path`, `content_root`,
    `source_text` and empties `problems` before each conversion.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.source_path = Path()
        self.content_root = Path()
        self.source_text = ""
        self.problems: list[Problem] = []

    def run(self, root: Element) -> None:
        """Visit every link and picture below `root`, in place."""
        for element in root.iter():
            attribute = _ATTRIBUTES.get(element.tag)
            link = element.get(attribute) if attribute else None
            if attribute and link:
                element.set(attribute, self._resolve(link))

    def _resolve(self, link: str) -> str:
        explicit = _PELICAN_LINK.match(link)
        if explicit:
            return link if self._target(link, explicit["path"]) else explicit["path"]
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith(("/", "{", "|")):
            return link
        target = self._target(link, parts.path)
        if target is None:
            return link
        kind = "filename" if target.suffix == ".md" else "static"
        return f"{{{kind}}}{link}"

    def _target(self, link: str, path: str) -> Path | None:
        relative = unquote(path)
        base = self.content_root if relative.startswith("/") else self.source_path.parent
        target = (base / relative.lstrip("/")).resolve()
        if not target.is_relative_to(self.content_root.resolve()):
            self._report("bundles/link-outside", f"link to {link} leaves the content folder", link)
            return None
        if not target.is_file():
            self._report("bundles/broken-link", f"link to {link} leads nowhere", link)
            return None
        return target

    def _report(self, code: str, message: str, link: str) -> None:
        offset = self.source_text.find(link)
        line = self.source_text.count("\n", 0, offset) + 1 if offset >= 0 else None
        mend = "write the path from this file to the other, as in ../other-slug/zh.md"
        self.problems.append(Problem(code, message, self.source_path, line, mend))


class RelativeLinksExtension(Extension):
    """Adds `RelativeLinks` behind inline parsing, when links exist."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the treeprocessor; `inline` has priority 20, `unescape` 0."""
        md.treeprocessors.register(RelativeLinks(md), "relative_links", 5)
