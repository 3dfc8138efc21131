"""Gives Pelican the reader of bundle files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pelican import signals

from plugins.bundles.reader import BundleReader

if TYPE_CHECKING:
    from pelican.readers import Readers


def on_readers_init(readers: Readers) -> None:
    """Read `.md` ourselves; the other kinds of source would bring their own front matter."""
    readers.reader_classes["md"] = BundleReader
    for extension in ("markdown", "mkd", "mdown", "rst", "htm", "html"):
        readers.reader_classes[extension] = None


def register() -> None:
    """Connect the receiver."""
    signals.readers_init.connect(on_readers_init)
