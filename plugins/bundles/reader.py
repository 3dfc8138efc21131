"""Pelican's reader of bundle files."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, NoReturn

from markdown import Markdown
from markupsafe import escape
from pelican.readers import BaseReader
from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from plugins.bundles.code_whitespace import CodeWhitespaceExtension
from plugins.bundles.cover import find_cover, is_shown
from plugins.bundles.front_matter import (
    PageMatter,
    Parts,
    PostMatter,
    is_sticky,
    key_lines,
    parse,
    split,
)
from plugins.bundles.han_lines import HanLinesExtension
from plugins.bundles.heading_levels import HeadingLevelsExtension
from plugins.bundles.links import RelativeLinks, RelativeLinksExtension
from plugins.bundles.reading_time import reading_time
from plugins.bundles.tables import TablesExtension
from plugins.diagnostics import Problem, report, report_all
from plugins.diagnostics.pelican_log import AlreadyReportedError

# What XML cannot hold, and so neither a feed nor Markdown's own tree.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class BundleReader(BaseReader):  # type: ignore[misc]  # Pelican is untyped
    """Reads `<slug>/<language>.md` into HTML and metadata."""

    file_extensions: ClassVar[list[str]] = ["md"]

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        options = dict(settings["MARKDOWN"])
        own = [
            CodeWhitespaceExtension(),
            RelativeLinksExtension(),
            HanLinesExtension(),
            HeadingLevelsExtension(),
            TablesExtension(),
        ]
        extensions = [*options.pop("extensions", []), *own]
        # One instance for all files: building the extensions anew costs more than a short text.
        self._markdown = Markdown(extensions=extensions, **options)
        links = self._markdown.treeprocessors["relative_links"]
        assert isinstance(links, RelativeLinks)  # noqa: S101
        self._links = links
        self._links.content_root = Path(settings["PATH"])

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML and metadata of one file.

        Raises:
            AlreadyReportedError: the file cannot be used; every reason has been reported.
        """
        path = Path(source_path)
        text = self._decode(path)
        parts = split(text)
        if parts is None:
            mend = "begin the file with a line ---, then `title: …` lines, then a line ---"
            self._refuse([Problem("bundles/no-front-matter", "no front matter", path, 1, mend)])
        is_page = path.relative_to(self.settings["PATH"]).parts[0] in self.settings["PAGE_PATHS"]
        matter = parse(parts.yaml, PageMatter if is_page else PostMatter, path)
        if isinstance(matter, list):
            self._refuse(matter)
        problems = self._check_place(path, matter)
        if problems:
            self._refuse(problems)
        html = self._convert(path, text, parts)
        return html, self._metadata(path, matter, html, key_lines(parts.yaml))

    def _decode(self, path: Path) -> str:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = path.read_bytes().count(b"\n", 0, error.start) + 1
            mend = "save the file as UTF-8"
            self._refuse([Problem("bundles/encoding", "not UTF-8", path, line, mend)])
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        control = _CONTROL.search(text)
        if control:
            line = text.count("\n", 0, control.start()) + 1
            message = f"control character U+{ord(control[0]):04X}"
            mend = "remove it; most editors do not show it"
            self._refuse([Problem("bundles/encoding", message, path, line, mend)])
        return text

    def _check_place(self, path: Path, matter: PageMatter) -> list[Problem]:
        languages = tuple(self.settings["EDITIONS"])
        problems = []
        if len(path.relative_to(self.settings["PATH"]).parts) < 3:
            mend = f"put it into a folder: {path.parent.name}/<slug>/{path.name}"
            message = "a text needs a folder of its own, whose name is the slug"
            problems.append(Problem("bundles/no-folder", message, path, mend=mend))
        if path.stem not in languages:
            names = " or ".join(f"{language}.md" for language in languages)
            problems.append(
                Problem(
                    "bundles/language",
                    f"{path.name} is not named for a language of this site",
                    path,
                    mend=f"name it {names}",
                )
            )
        elif matter.lang and matter.lang != path.stem:
            problems.append(
                Problem(
                    "bundles/language",
                    f"`lang: {matter.lang}` in a file named {path.name}",
                    path,
                    mend="drop the key: the file's name is the language",
                )
            )
        return problems

    def _convert(self, path: Path, text: str, parts: Parts) -> str:
        self._links.begin(path, text, len(text) - len(parts.body))
        self._markdown.reset()
        # Contract with Markdown extensions, see the docstring of the package.
        self._markdown.lines_before_body = parts.lines_before_body  # type: ignore[attr-defined]
        self._markdown.source_path = path  # type: ignore[attr-defined]
        html = self._markdown.convert(parts.body)
        report_all(self._links.problems)
        return html

    def _metadata(
        self, path: Path, matter: PageMatter, html: str, lines: dict[str, int]
    ) -> dict[str, Any]:
        metadata: dict[str, Any] = {
            "title": escape(matter.title),
            "lang": path.stem,
            "slug": matter.slug or path.parent.name,
            "status": matter.status,
            "bundle": path.parent.relative_to(self.settings["PATH"]).as_posix(),
            "permalink": matter.permalink,
            "aliases": matter.aliases,
            "on_home": matter.on_home,
            "front_matter_lines": lines,
            "reading_time": reading_time(html),
            "summary": escape(matter.summary or ""),
            "wordpress": matter.wordpress,
            "is_sticky": is_sticky(matter.wordpress),
            "author_slug": matter.author,
            "tags": [self._term(Tag, tag) for tag in dict.fromkeys(matter.tags)],
            **self._cover(path, matter, html, lines),
        }
        if matter.author:
            metadata["author"] = self._term(Author, matter.author)
        for key in ("date", "modified"):
            if getattr(matter, key):
                metadata[key] = getattr(matter, key)
        if isinstance(matter, PostMatter):
            metadata["category"] = self._term(Category, matter.category)
            further = dict.fromkeys(matter.further_categories)
            further.pop(matter.category, None)
            metadata["further_categories"] = [self._term(Category, slug) for slug in further]
            metadata["series_slug"] = matter.series
            metadata["series_index"] = matter.series_index
        return metadata

    def _cover(
        self, path: Path, matter: PageMatter, html: str, lines: dict[str, int]
    ) -> dict[str, Any]:
        cover: str | Problem | None = None
        content = Path(self.settings["PATH"])
        if matter.cover:
            cover = find_cover(matter.cover, path, content, self.settings["STATIC_PATHS"])
        if isinstance(cover, Problem):
            # As with links, what an old site has lost is no reason not to publish.
            if matter.wordpress is None:
                report(replace(cover, line=lines["cover"]))
            cover = None
        bundle = path.parent.relative_to(content).as_posix()
        return {
            "cover": cover,
            "cover_alt": matter.cover_alt or "",
            "is_cover_in_text": bool(cover) and is_shown(str(cover), html, bundle),
        }

    def _term(self, kind: type[URLWrapper], slug: str) -> URLWrapper:
        term = kind(slug, self.settings)
        term.slug = slug
        return term

    def _refuse(self, problems: list[Problem]) -> NoReturn:
        report_all(problems)
        raise AlreadyReportedError
