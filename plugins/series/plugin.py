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
        article.series = article.series_previous = article.series_next = article.series_part = None
        if article.series_slug not in (None, *known) and generator.context["taxonomy"].is_complete:
            _report_unknown(article, list(known))
    for article in generator.articles:
        if article.series_slug in known:
            known[article.series_slug].articles.append(article)
    series_list = [series for series in known.values() if series.articles]
    for series in series_list:
        _link_parts(series)
    generator.context["series_list"] = series_list
    generator.context["edition_pages"] += [
        *(("series", series.slug, series.url) for series in series_list),
        ("direct", "series_list", settings["SERIES_LIST_URL"]),
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
        article.series_part = series.part_of(article)
        article.series_previous, article.series_next = series.neighbours(article)
    for index in series.claimed_twice():
        _report_claimed_twice(series, index)


def _report_claimed_twice(series: Series, index: int) -> None:
    claimants = [article for article in series.articles if article.series_index == index]
    names = " and by ".join(article.bundle for article in claimants)
    message = f'part {index} of "{series.slug}" is claimed by {names}'
    mend = "give each part of a series a number of its own"
    path, line = _place(claimants[-1], "series_index")
    report(Problem("series/index", message, path, line, mend))


def _report_unknown(article: Article, known: list[str]) -> None:
    message = f'`series`: no "{article.series_slug}"'
    mend = nearest(article.series_slug, known, "data/taxonomy.toml")
    path, line = _place(article, "series")
    report(Problem("series/unknown", message, path, line, mend))


def _place(article: Article, key: str) -> tuple[Path, int | None]:
    return Path(article.source_path), article.front_matter_lines.get(key)
