"""Benchmark data: from the files of data/ to tables, charts and rankings in articles.

Reads (TOML, see `schema` for every key):
    data/subjects.toml, metrics.toml, environments.toml, sources.toml    what figures may name
    data/observations/*.toml, *.csv    the figures: values, bounds (`"<= 500"`), ranges, samples
    data/rankings/*.toml               orders that a source holds, or that figures prove
    data/raw/                          raw output of tools; observations name files and digests

Authors name data in Markdown, never figures: a fenced `bench` block (`block` lists its options) or,
within a sentence, `[](bench:kvm.disk.read@environment)`. The extension
`plugins.benchmarks.blocks.markdown_extension` (add it to MARKDOWN["extensions"]) turns both into
marks, which are filled once everything has been read, so that a content cache survives a change of
data.

Settings: DATA_PATH, the data folder; EDITIONS, the languages of the site, in each of which every
text of the data must be, and their Babel locales.
The plugin puts BENCHMARKS, a `files.dataset.Dataset`, and FIGURE_UNITS, the units that a reader may
switch between, among the settings of a run.
Templates: benchmarks/{table,chart,ranking,figure}.html, which a theme may override.
An article or page with a table that scripts can sort and convert has a true `has_figures`; its
template then includes benchmarks/tools.html, which holds the controls, once (see base.html).
"""


def register() -> None:
    """Connect to Pelican; imported late so that the logic can be used without Pelican."""
    from plugins.benchmarks.plugin import register as connect

    connect()


__all__ = ["register"]
