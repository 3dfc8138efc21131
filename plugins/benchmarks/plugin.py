"""Connects benchmark data to Pelican."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.benchmarks.blocks.rendering import Rendering
from plugins.benchmarks.explorer import plugin as explorer
from plugins.benchmarks.loading import load
from plugins.benchmarks.units import switchable_units
from plugins.diagnostics import report_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pelican import Pelican
    from pelican.contents import Content
    from pelican.generators import Generator

    from plugins.benchmarks.explorer.data_pages import DataPages

TEMPLATES = Path(__file__).parent / "templates"

# Without Pelican's lists of translations: an edition has one language, so they stay empty.
_CONTENT_LISTS = ("articles", "hidden_articles", "drafts", "pages", "hidden_pages", "draft_pages")


def on_initialized(pelican: Pelican) -> None:
    """Add the templates, and the units that one of them offers to readers."""
    overrides = pelican.settings["THEME_TEMPLATES_OVERRIDES"]
    pelican.settings["THEME_TEMPLATES_OVERRIDES"] = [*overrides, str(TEMPLATES)]
    pelican.settings["FIGURE_UNITS"] = switchable_units()


def on_get_generators(pelican: Pelican) -> None:
    """Load the data and report what is wrong with them, once in each run."""
    settings = pelican.settings
    folder = Path(settings["DATA_PATH"])
    cache = folder.parent / settings["CACHE_PATH"] / "raw-files.json"
    data, problems = load(folder, tuple(settings["EDITIONS"]), cache)
    settings["BENCHMARKS"] = data
    report_all(problems)


def on_all_generators_finalized(generators: Iterable[Generator]) -> None:
    """Fill the marks in every article and page, whatever its status."""
    for generator in generators:
        if not isinstance(generator, ArticlesGenerator | PagesGenerator):
            continue
        pages = explorer.announce(generator)
        for content in _contents(generator):
            _fill(content, generator, pages)


def _contents(generator: Generator) -> Iterator[Content]:
    return chain.from_iterable(getattr(generator, name, ()) for name in _CONTENT_LISTS)


def _fill(content: Content, generator: Generator, pages: DataPages) -> None:
    settings = generator.settings
    exports = explorer.exports_of(content, pages)
    rendering = Rendering(
        dataset=settings["BENCHMARKS"],
        templates=generator.env,
        localised=pages.edition.localised,
        path=Path(content.source_path),
        site_url=settings["SITEURL"],
        exports=exports,
        pages=pages,
    )
    # `content` itself is computed and remembered by Pelican; its source is this attribute.
    content._content = rendering.fill(content._content)  # noqa: SLF001
    content.has_figures = rendering.has_figures
    if exports:
        explorer.announce_exports(content, generator.context, exports)
    # A figure may only be missing because its file has a mistake, which is reported already.
    sound = settings["BENCHMARKS"].sound
    report_all(p for p in rendering.problems if sound or p.code != "benchmarks/no-figure")


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(on_initialized)
    signals.get_generators.connect(on_get_generators)
    signals.all_generators_finalized.connect(on_all_generators_finalized)
    explorer.register()
