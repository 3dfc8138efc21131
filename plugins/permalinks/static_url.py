"""Addresses of files that are published as they are, such as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.diagnostics import Problem
from plugins.permalinks.permalink import PermalinkError, permalink

if TYPE_CHECKING:
    from pathlib import Path


def static_url(save_as: str, source: Path, content: Path) -> str | Problem:
    """The percent-encoded address of a file, without leading slash.

    Args:
        save_as: its path below the output folder.
        source: the file that is published.
        content: the content folder, which `source` must not lead out of.
    """
    if not source.resolve().is_relative_to(content.resolve()):
        return _unpublishable("it leads out of the content folder", source)
    try:
        return quote(permalink(f"/{quote(save_as)}").save_as)
    except PermalinkError as error:
        return _unpublishable(str(error), source)


def _unpublishable(reason: str, source: Path) -> Problem:
    message = f"cannot be published: {reason}"
    mend = "publish only files below the content folder, with plain names"
    return Problem("permalinks/static-path", message, source, mend=mend)
