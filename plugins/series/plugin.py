"""Collects the series of each edition and writes their pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pelican import signals

from plugins.diagnostics import Problem, report
from plugins.diagnostics.toml_source import nearest
from plugins.series.model import Series

if TYPE_CHECKING:
    from pelican.contents import Article
    from pelican.generators import ArticlesGenerator
    from pelican.writers import Writer


def on_article_generator_finalized(generator: ArticlesGenerator) -> None:
    """Put each article into its series and the series into the context."""
    settings = generator.settings
    known = {
        term.slug: Series(
            term.slug,
            term.name,
            term.summary,
            settings["SERIES_URL"].format(slug=term.slug),
            settings["SERIES_SAVE_AS"].format(slug=term.slug),
        )
        for term in generator.context["taxonomy"].series.values()
    }
    for article in (*generator.articles, *generator.hidden_articles, *generator.drafts):
        article.series = article.series_previous = article.series_next = None
        if article.series_slug is not None and article.series_slug not in known:
            _report(article, "series", f'`series`: no "{article.series_slug}"', list(known))
    for article in generator.articles:
        if article.series_slug in known:
            known[article.series_slug].articles.append(article)
    series_list = [series for series in known.values() if series.articles]
    for series in series_list:
        _link_parts(series)
    generator.context["series_list"] = series_list
    list_save_as = settings["SERIES_LIST_SAVE_AS"]
    generator.context["edition_pages"] += [
        *(("series", series.slug, series.url) for series in series_list),
        ("direct", "series_list", list_save_as.removesuffix("index.html")),
    ]


def on_article_writer_finalized(generator: ArticlesGenerator, writer: Writer) -> None:
    """Write the page of each series and the list of all."""
    context = generator.context
    for series in context["series_list"]:
        writer.write_file(
            series.save_as,
            generator.get_template("series"),
            context,
            series=series,
            template_name="series",
        )
    writer.write_file(
        generator.settings["SERIES_LIST_SAVE_AS"],
        generator.get_template("series_list"),
        context,
        template_name="series_list",
    )


def register() -> None:
    """Connect the receivers."""
    signals.article_generator_finalized.connect(on_article_generator_finalized)
    signals.article_writer_finalized.connect(on_article_writer_finalized)


def _link_parts(series: Series) -> None:
    series.arrange()
    for article in series.articles:
        article.series = series
        article.series_previous, article.series_next = series.neighbours(article)
    for index in series.claimed_twice():
        twice = [a for a in series.articles if a.series_index == index]
        names = " and ".join(a.relative_source_path for a in twice)
        _report(
            twice[1], "series_index", f'part {index} of "{series.slug}" is claimed by {names}', []
        )


def _report(article: Article, key: str, message: str, known: list[str]) -> None:
    mend = (
        nearest(article.series_slug, known, "data/taxonomy.toml")
        if key == "series"
        else "give each part of a series a number of its own"
    )
    path, line = Path(article.source_path), article.front_matter_lines.get(key)
    report(
        Problem("series/unknown" if key == "series" else "series/index", message, path, line, mend)
    )
