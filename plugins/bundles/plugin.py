"""Gives Pelican the reader of bundle files, and takes from it what must not be published."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import signals

from plugins.bundles.reader import BundleReader
from plugins.bundles.static_files import is_withheld, problem_of
from plugins.diagnostics import report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pelican.contents import Content
    from pelican.generators import Generator
    from pelican.readers import Readers

_FROM_THE_ROOT = re.compile(r"""(?P<attribute>\s(?:href|src)=["'])(?P<path>/(?!/)[^"']*)""")


def on_readers_init(readers: Readers) -> None:
    """Read `.md` ourselves; the other kinds of source would bring their own front matter."""
    readers.reader_classes["md"] = BundleReader
    for extension in ("markdown", "mkd", "mdown", "rst", "htm", "html"):
        readers.reader_classes[extension] = None


def on_all_generators_finalized(generators: list[Generator]) -> None:
    """Hold back the pictures of drafts, and put the path of the site in front of links."""
    contents = [
        content for content in generators[0].context["generated_content"].values() if content
    ]
    _choose_static_files(generators[0].context, contents, Path(generators[0].path))
    site_path = generators[0].settings["SITEURL"]
    if site_path:
        for content in contents:
            _prefix_links(content, site_path)


def register() -> None:
    """Connect the receivers."""
    signals.readers_init.connect(on_readers_init)
    signals.all_generators_finalized.connect(on_all_generators_finalized)


def _choose_static_files(
    context: dict[str, Any], contents: Iterable[Content], folder: Path
) -> None:
    # What has no address is not written: a draft, unless drafts are asked for.
    published = {content.bundle for content in contents if content.save_as}
    withheld = {content.bundle for content in contents if not content.save_as}
    paths = {static: static.get_relative_source_path() for static in context["staticfiles"]}
    chosen = [
        static for static, path in paths.items() if not is_withheld(path, withheld, published)
    ]
    # In place: the generator that writes them holds this very list.
    context["staticfiles"][:] = chosen
    for static in chosen:
        problem = problem_of(paths[static], folder)
        if problem:
            report(problem)


def _prefix_links(content: Content, site_path: str) -> None:
    def prefixed(found: re.Match[str]) -> str:
        path = found["path"]
        if path.startswith(f"{site_path}/"):
            return found[0]
        return f"{found['attribute']}{site_path}{path}"

    # `content` itself is computed and remembered by Pelican; its source is this attribute.
    content._content = _FROM_THE_ROOT.sub(prefixed, content._content)  # noqa: SLF001
