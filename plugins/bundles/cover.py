"""The picture at the head of a text."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PICTURES = frozenset(
    {".avif", ".bmp", ".gif", ".ico", ".jpe", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
)

_SOURCE = re.compile(r"""<img\b[^>]*?\ssrc=["'](?:\{static\})?(?P<path>[^"'?#]*)""")
# WordPress's names of smaller copies of a picture.
_SIZE = re.compile(r"(?:-\d+x\d+|-scaled)(?=\.[^./]+$)")


def find_cover(cover: str, text: Path, content: Path, published: Iterable[str]) -> str | Problem:
    """The path of the picture `cover` below the folder `content`, or why it is none.

    Args:
        cover: a path from the root of the site, or one from the folder of the text.
        text: the file that names it.
        content: the content folder.
        published: folders below it whose files are published.
    """
    mend = "name a picture beside the text, or one such as /wp-content/uploads/a.jpg"
    try:
        path = unquote(urlsplit(cover).path)
        base = content if path.startswith("/") else text.parent
        file = (base / path.lstrip("/")).resolve()
        is_file = file.is_file()
    except (OSError, ValueError):
        return Problem("bundles/cover", f"`cover`: {cover} is no path", text, mend=mend)
    root = content.resolve()
    if not any(file.is_relative_to(root / folder) for folder in published):
        message = f"`cover`: {cover} does not lie where files are published"
        return Problem("bundles/cover", message, text, mend=mend)
    if not is_file or file.suffix.lower() not in PICTURES:
        what = "is no picture" if is_file else "leads nowhere"
        return Problem("bundles/cover", f"`cover`: {cover} {what}", text, mend=mend)
    return file.relative_to(root).as_posix()


def is_shown(cover: str, html: str, bundle: str) -> bool:
    """Whether `html` shows the picture `cover`, in whatever size.

    Args:
        cover: path below the content folder.
        html: the text as it is read, links to files beside it as `{static}…`.
        bundle: folder of the text below the content folder.
    """
    wanted = _SIZE.sub("", cover)
    for found in _SOURCE.finditer(html):
        path = unquote(found["path"])
        place = path.lstrip("/") if path.startswith("/") else posixpath.join(bundle, path)
        if _SIZE.sub("", posixpath.normpath(place)) == wanted:
            return True
    return False
