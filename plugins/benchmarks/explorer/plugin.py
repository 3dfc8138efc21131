"""Connects what is made of the figures to Pelican: which pages there are, and their writing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pelican import signals
from pelican.utils import sanitised_join

from plugins.benchmarks.blocks.localised import Localised
from plugins.benchmarks.explorer.addresses import Addresses
from plugins.benchmarks.explorer.data_pages import DataPages
from plugins.benchmarks.explorer.edition import Edition
from plugins.benchmarks.explorer.exports import PageExports
from plugins.benchmarks.explorer.publication import Publication
from plugins.benchmarks.explorer.structured_data import script_text

if TYPE_CHECKING:
    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator, Generator
    from pelican.writers import Writer

_PAGES = "data_pages"
_EXPORTS = "data_exports"


def announce(generator: Generator) -> DataPages:
    """The data pages of a generator's edition; other plugins learn of them once."""
    context, settings = generator.context, generator.settings
    if _PAGES not in context:
        pages = DataPages(edition_of(settings), settings["BENCHMARKS"])
        context.update({_PAGES: pages, _EXPORTS: []})
        context["edition_pages"] += pages.registered()
    found: DataPages = context[_PAGES]
    return found


def edition_of(settings: dict[str, Any]) -> Edition:
    """The edition of a generator, by its settings."""
    language = settings["DEFAULT_LANG"]
    own = settings["EDITIONS"][language]
    folder = settings["DATA_URL"].rstrip("/") + "/"
    addresses = Addresses(settings["CANONICAL_ORIGIN"], settings["SITEURL"], folder)
    localised = Localised(language, own["locale"])
    return Edition(localised, own["html_lang"], settings["SITENAME"], addresses)


def exports_of(content: Content, pages: DataPages) -> PageExports | None:
    """What a content is about to give besides its text; None of a draft."""
    if content.status not in {"published", "hidden"}:
        return None
    is_listed = content.status == "published"
    return PageExports(pages.edition, content.slug, content.url, content.title, is_listed)


def announce_exports(content: Content, context: dict[str, Any], exports: PageExports) -> None:
    """Tell the templates and the other plugins what a content gives besides its text."""
    content.structured_data = script_text(exports.structured_data)
    context[_EXPORTS].append(exports)
    context["edition_pages"] += [
        ("download", address, address)
        for download in exports.downloads
        for address in (download.csv_address, download.json_address)
    ]


def on_article_writer_finalized(generator: ArticlesGenerator, writer: Writer) -> None:
    """Write the downloads, the data pages and their feeds of an edition."""
    context = generator.context
    publication = Publication(context[_PAGES], context[_EXPORTS], generator.env)
    for address, data in publication.files():
        _write_file(writer, context, address, data)
    for page in publication.pages():
        writer.write_file(
            f"{page.address}index.html",
            generator.get_template(page.template),
            context,
            feed_address=page.feed,
            structured_data=page.structured_data,
            **page.variables,
        )
    for feed in publication.feeds(generator.settings["FEED_MAX_ITEMS"]):
        own = {**context, "FEED_PAGE": feed.page}
        writer.write_feed(feed.entries, own, feed.address, feed_title=feed.title)


def register() -> None:
    """Connect the receivers."""
    signals.article_writer_finalized.connect(on_article_writer_finalized)


def _write_file(writer: Writer, context: dict[str, Any], address: str, data: bytes) -> None:
    """Write a file that no template makes; as bytes, since its line ends are part of its format."""
    path = Path(sanitised_join(writer.output_path, unquote(address)))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    signals.content_written.send(str(path), context=context)
