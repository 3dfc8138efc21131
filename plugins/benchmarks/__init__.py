"""Benchmark data: from the files of data/ to tables, charts and rankings in articles.

Reads (TOML, see `files.schema` for every key):
    data/subjects.toml, metrics.toml, environments.toml, sources.toml    what figures may name
    data/observations/*.toml, *.csv    the figures: values, bounds (`"<= 500"`), ranges, samples
    data/rankings/*.toml               orders that a source holds, or that figures prove
    data/raw/                          raw output of tools; observations name files and digests

Authors name data in Markdown, never figures: a fenced `bench` block (`blocks.options` lists what it
takes) or, within a sentence, `[](bench:kvm.disk.read@environment)`. The extension
`plugins.benchmarks.blocks.markdown_extension` (add it to MARKDOWN["extensions"]) turns both into
marks, which are filled once everything has been read, so that a content cache survives a change of
data.

What is made of the figures besides, below the folder that the setting DATA_URL names: see
`plugins.benchmarks.explorer`.

Settings: DATA_PATH, the data folder; DATA_URL, the folder of the data pages; EDITIONS, the
languages of the site, in each of which every text of the data must be, and their Babel locales;
CACHE_PATH, beside the data folder, whose raw-files.json remembers what raw files gave.
The plugin puts BENCHMARKS, a `files.dataset.Dataset`, and FIGURE_UNITS, the units that a reader may
switch between, among the settings of a run.
Reads the context keys `edition_pages` (to which it adds its pages, feeds and downloads) and
CANONICAL_ORIGIN.
Provides, on each article and page: `has_figures`, true where it has a table that scripts can sort
and convert (its template then includes benchmarks/tools.html, which holds the controls, once: see
base.html); where it is published `structured_data`, JSON-LD of its tables and rankings, escaped for
a script element, "" for none. For the templates of data pages: `view` (see `explorer.views`),
`structured_data` and `feed_address`. In the context: `data_pages`, a
`explorer.data_pages.DataPages`, which knows the page of a subject and of a metric.
Templates: benchmarks/{table,chart,distribution,ranking,sources,method,figure}.html for blocks,
benchmarks/{explorer,subject,metric}.html for pages, which extend the theme's base.html; a theme may
override all of them, and brings js/explorer.js, which finds its words in explorer.html.
"""


def register() -> None:
    """Connect to Pelican; imported late so that the logic can be used without Pelican."""
    from plugins.benchmarks.plugin import register as connect

    connect()


__all__ = ["register"]
