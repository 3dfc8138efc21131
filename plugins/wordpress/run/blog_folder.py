"""Uploads of a blog that did not stand at the root: all lie at the root of the new site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.addresses.normal_form import normal, written
from plugins.wordpress.model import Redirect
from plugins.wordpress.upload_path import UPLOADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def led_from_folder(home: str, content: Path, moved: Iterable[Redirect]) -> Iterator[Redirect]:
    """What leads `/blog/wp-content/uploads/…` to the files, and to those of other sizes.

    Args:
        home: path of the old home page, "" at the root: nothing has moved then.
        content: the content folder.
        moved: addresses of uploads from the root whose files are not there, and where they lead.
    """
    if not home:
        return
    for redirect in moved:
        yield Redirect(home + redirect.source, redirect.target)
    for file in sorted((content / UPLOADS.strip("/")).rglob("*")):
        if file.is_file():
            path = f"/{file.relative_to(content).as_posix()}"
            yield Redirect(home + normal(path), written(normal(path)))
