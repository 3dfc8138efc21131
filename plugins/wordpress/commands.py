"""`inv import-wordpress PATH`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plugins.wordpress.reports.import_report import ImportReport
from plugins.wordpress.run.import_site import import_site
from plugins.wordpress.run.options import Options
from plugins.wordpress.sources.opening import open_source

if TYPE_CHECKING:
    from collections.abc import Sequence


def import_exports(
    paths: Sequence[Path], content: Path, *, data: Path, options: Options | None = None
) -> ImportReport:
    """Turn an export into bundles below `content`, or bring those of an earlier import up to date.

    Args:
        paths: WXR files, folders or ZIPs of exporter Markdown, see `sources.opening`.
        content: the site's content folder.
        data: the site's data folder; new categories, tags and authors are appended to its lists.
        options: what the user chose.
    """
    options = options or Options()
    source = open_source(paths)
    if isinstance(source, list):
        return ImportReport((), frozenset(), (), source, options.dry_run, Path.cwd())
    return import_site(source, content, data, options)
