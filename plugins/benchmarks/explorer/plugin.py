"""Connects what is made of the figures to Pelican: which pages there are, and their writing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pelican import signals
from pelican.utils import sanitised_join

from plugins.benchmarks.blocks.localised import Localised
from plugins.benchmarks.explorer.addresses import Addresses
from plugins.benchmarks.explorer.exports import Edition, PageExports
from plugins.benchmarks.explorer.structured_data import script_text

if TYPE_CHECKING:
    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator
    from pelican.writers import Writer

_EXPORTS = "benchmarks_exports"
"""Key of the context of an edition: the `PageExports` of its contents."""


def edition_of(settings: dict[str, Any], language: str) -> Edition:
    """The edition in a language, as the settings of its generator describe it."""
    own = settings["EDITIONS"].get(language, {})
    return Edition(
        localised=Localised(language, own.get("locale", language)),
        tag=own.get("html_lang", language),
        publisher=settings["SITENAME"],
        addresses=Addresses(
            settings["CANONICAL_ORIGIN"], settings["SITEURL"], settings["DATA_URL"]
        ),
    )


def exports_of(content: Content, context: dict[str, Any], edition: Edition) -> PageExports | None:
    """What is exported of a content, remembered in the context; None of a draft."""
    if content.status not in {"published", "hidden"}:
        return None
    exports = PageExports(
        edition, content.slug, content.url, content.title, content.status == "published"
    )
    context.setdefault(_EXPORTS, []).append(exports)
    return exports


def announce_exports(content: Content, context: dict[str, Any], exports: PageExports) -> None:
    """Tell the templates and the other plugins what a content gives besides its text."""
    content.structured_data = script_text(exports.structured_data)
    context["edition_pages"] += [
        ("download", address, address)
        for download in exports.downloads
        for address in (download.csv_address, download.json_address)
    ]


def on_article_writer_finalized(generator: ArticlesGenerator, writer: Writer) -> None:
    """Write the downloads of an edition."""
    for exports in generator.context.get(_EXPORTS, ()):
        for download in exports.downloads:
            _write(writer, generator.context, download.csv_address, download.as_csv())
            _write(writer, generator.context, download.json_address, download.as_json())


def register() -> None:
    """Connect the receivers."""
    signals.article_writer_finalized.connect(on_article_writer_finalized)


def _write(writer: Writer, context: dict[str, Any], address: str, data: bytes) -> None:
    """Write a file that no template makes; as bytes, since its line ends are part of its format."""
    path = Path(sanitised_join(writer.output_path, unquote(address)))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    signals.content_written.send(str(path), context=context)
