"""Relative links of a Markdown file, turned into Pelican's internal links and checked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from markdown import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_PELICAN_LINK = re.compile(r"^[{|](?P<kind>filename|static|attach)[|}](?P<path>[^?#]*)")
_ATTRIBUTES = {"a": "href", "img": "src"}


class RelativeLinks(Treeprocessor):
    """Rewrites `../other/zh.md` to `{filename}…` and `picture.png` to `{static}…`.

    Missing targets are appended to `problems`. The reader sets `content_root` once and calls
    `begin` before each conversion.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.source_path = Path()
        self.content_root = Path()
        self.source_text = ""
        self.problems: list[Problem] = []
        self._behind = 0

    def begin(self, source_path: Path, source_text: str, body_at: int) -> None:
        """Prepare for the body of `source_path`, which begins at `body_at` of its text."""
        self.source_path, self.source_text, self._behind = source_path, source_text, body_at
        self.problems.clear()

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
        try:
            parts = urlsplit(link)
        except ValueError:
            self._report("bundles/broken-link", f"link to {link} is no address", link)
            return link
        if (
            STX in link
            or parts.scheme
            or parts.netloc
            or not parts.path
            or parts.path.startswith(("/", "{", "|"))
        ):
            return link
        target = self._target(link, parts.path)
        if target is None:
            return link
        kind = "filename" if target.suffix == ".md" else "static"
        return f"{{{kind}}}{link}"

    def _target(self, link: str, path: str) -> Path | None:
        relative = unquote(path)
        base = self.content_root if relative.startswith("/") else self.source_path.parent
        try:
            target = (base / relative.lstrip("/")).resolve()
            is_file = target.is_file()
        except (OSError, ValueError):
            target, is_file = self.content_root.resolve(), False
        if not target.is_relative_to(self.content_root.resolve()):
            self._report("bundles/link-outside", f"link to {link} leaves the content folder", link)
            return None
        if any(sign in target.name for sign in "#?%"):
            self._report("bundles/file-name", f"{target.name} is no name for an address", link)
            return None
        if not is_file:
            self._report("bundles/broken-link", f"link to {link} leads nowhere", link)
            return None
        return target

    def _report(self, code: str, message: str, link: str) -> None:
        # Links are visited in the order of the text, so the same mistake twice has two places.
        found = re.compile(rf"[(<\"]\s*{re.escape(link)}").search(self.source_text, self._behind)
        line = None
        if found:
            self._behind = found.end()
            line = self.source_text.count("\n", 0, found.start()) + 1
        mend = "write the path from this file to the other, as in ../other-slug/zh.md"
        if code == "bundles/file-name":
            mend = "rename it: letters, digits, hyphens and full stops"
        self.problems.append(Problem(code, message, self.source_path, line, mend))


class RelativeLinksExtension(Extension):
    """Adds `RelativeLinks` behind inline parsing, when links exist."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the treeprocessor; `inline` has priority 20, `unescape` 0."""
        md.treeprocessors.register(RelativeLinks(md), "relative_links", 5)
