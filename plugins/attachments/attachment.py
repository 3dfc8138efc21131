"""One uploaded file with a page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

from plugins.attachments.rich_text import safe_html
from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COLUMNS = ("path", "title", "file", "alt", "caption", "description", "parent")
"""The header of `data/attachments/*.csv`."""

_PICTURES = {".apng", ".avif", ".bmp", ".gif", ".ico", ".jpe", ".jpeg", ".jpg", ".png", ".svg"}
_PICTURES |= {".webp"}


class Address(Protocol):
    """Where a page lies: its file below the output folder, and its URL without leading slash."""

    @property
    def save_as(self) -> str:
        """Decoded, `2012/photo/index.html`."""
        ...

    @property
    def url(self) -> str:
        """Percent-encoded, `2012/photo/`."""
        ...


@dataclass(frozen=True, slots=True)
class Attachment:
    """One row of a file of attachments.

    Attributes:
        address: of the page.
        title: plain text, never empty.
        file: public path or address of the uploaded file, "" when it is lost.
        alt: plain text, may be empty.
        caption: sanitised HTML, may be empty.
        description: likewise.
        parent: public path of the text above, "" for none.
    """

    address: Address
    title: str
    file: str
    alt: str
    caption: str
    description: str
    parent: str

    @property
    def name(self) -> str:
        """The name of the uploaded file, decoded."""
        return PurePosixPath(unquote(urlsplit(self.file).path)).name

    @property
    def is_picture(self) -> bool:
        """Whether a browser can show the file in a page, by its name."""
        return PurePosixPath(self.name.lower()).suffix in _PICTURES


def read_row(
    cells: dict[str, str], path: Path, line: int, permalink_of: Callable[[str], Address]
) -> Attachment | Problem:
    """The attachment of one row, or what is wrong with it.

    Args:
        cells: by column.
        path: the file of the row.
        line: its 1-based line.
        permalink_of: gives the address of a public path, or raises a ValueError that says why not.
    """
    try:
        address = permalink_of(cells["path"])
        _check_file(cells["file"], permalink_of)
    except ValueError as error:
        mend = "write paths from the root of the site, such as /2012/10/photo/"
        return Problem("attachments/bad-path", str(error), path, line, mend)
    title = " ".join(cells["title"].split())
    if not title:
        mend = "write what the file shows, or its name"
        return Problem("attachments/no-title", "`title` is empty", path, line, mend)
    return Attachment(
        address,
        title,
        cells["file"],
        " ".join(cells["alt"].split()),
        safe_html(cells["caption"]),
        safe_html(cells["description"]),
        cells["parent"],
    )


def _check_file(file: str, permalink_of: Callable[[str], Address]) -> None:
    if file.startswith("/") and not file.startswith("//"):
        permalink_of(file)
    elif file and urlsplit(file).scheme not in ("http", "https", ""):
        raise ValueError(f"{file} is neither a path of the site nor https://…")
