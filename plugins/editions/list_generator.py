"""Completes the lists of every edition once all articles are read, and writes their feeds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from plugins.editions.alternates import encoded
from plugins.editions.feeds import Feed, in_feed, summary_entry, term_feed
from plugins.editions.lists import by_slug, latest, listed, sorted_by_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pelican.writers import Writer

    from plugins.editions.model import Edition, Term
    from plugins.editions.taxonomy import Taxonomy

_FEEDS = "edition_feeds"


class ListGenerator(Generator):  # type: ignore[misc]  # Pelican is untyped
    """Gives Pelican's generators the lists that they write.

    Pelican runs it behind them, and only then it is known which articles an edition lacks. What
    they hold as `dates`, `categories`, `tags` and `authors` are lists only: each writes the pages
    of its own `articles`, so an article that is listed in two editions is written once.
    """

    article_generators: ClassVar[list[ArticlesGenerator]]
    page_generators: ClassVar[list[PagesGenerator]]

    def generate_context(self) -> None:
        """Set the lists of each edition, and announce their pages and feeds."""
        for generator in self.article_generators:
            self._complete(generator)
            context = generator.context
            context[_FEEDS] = _feeds(generator)
            context["edition_pages"] += [
                *(("author", author.slug, encoded(author.url)) for author, _ in generator.authors),
                *(("feed", feed.key, feed.url) for feed in context[_FEEDS]),
            ]

    def generate_output(self, writer: Writer) -> None:
        """Write the feeds: the whole edition's with full texts, those of lists with summaries."""
        entry = cache(summary_entry)
        for generator in self.article_generators:
            for feed in generator.context[_FEEDS]:
                newest = feed.articles[: generator.settings["FEED_MAX_ITEMS"]]
                writer.write_feed(
                    newest if feed.has_full_texts else [entry(article) for article in newest],
                    {**generator.context, "FEED_PAGE": feed.page},
                    feed.save_as,
                    feed.url,
                    feed_title=feed.title,
                )

    def _complete(self, generator: ArticlesGenerator) -> None:
        others = [one for one in self.article_generators if one is not generator]
        articles = listed(
            generator.articles,
            generator.hidden_articles,
            [article for other in others for article in other.articles],
        )
        taxonomy: Taxonomy = generator.context["taxonomy"]

        def categories_of(article: Any) -> list[str]:
            named = [article.category.slug, *(more.slug for more in article.further_categories)]
            # As on an old site, a category holds what the categories below it hold.
            return [*named, *(above.slug for slug in named for above in taxonomy.ancestors(slug))]

        settings = generator.settings
        categories = by_slug(articles, categories_of)
        # The only lists with pages: those of an old site's own kinds of text come over as tags.
        tagged = sorted_by_date([*articles, *self._pages(generator)])
        tags = by_slug(tagged, lambda text: [tag.slug for tag in text.tags])
        authors = by_slug(articles, lambda a: [a.author_slug] if a.author_slug else [])
        generator.dates = articles
        generator.categories = _terms(Category, categories, taxonomy.categories, settings)
        generator.tags = dict(_terms(Tag, tags, taxonomy.tags, settings))
        generator.authors = _terms(Author, authors, taxonomy.authors, settings)
        generator.context.update(
            dates=articles,
            latest=latest(articles, settings["LATEST_ARTICLES"]),
            categories=generator.categories,
            tags=list(generator.tags.items()),
            authors=generator.authors,
        )

    def _pages(self, generator: ArticlesGenerator) -> list[Any]:
        """The pages with tags of the edition of `generator`, and those that it lacks."""
        edition = generator.context["edition"]
        own = [one for one in self.page_generators if one.context["edition"] == edition]
        others = [one for one in self.page_generators if one not in own]
        return listed(
            [page for one in own for page in one.pages if page.tags],
            [page for one in own for page in one.hidden_pages],
            [page for one in others for page in one.pages if page.tags],
        )


def list_generator(
    article_generators: list[ArticlesGenerator], page_generators: list[PagesGenerator]
) -> type[ListGenerator]:
    """The generator for a run, given the lists that its other generators enter in time."""
    own = {"article_generators": article_generators, "page_generators": page_generators}
    return type("ListGeneratorOfRun", (ListGenerator,), own)


def _terms(
    kind: type[URLWrapper],
    articles: Mapping[str, list[Any]],
    known: Mapping[str, Term],
    settings: dict[str, Any],
) -> list[tuple[URLWrapper, list[Any]]]:
    """Pelican's terms with their names in this edition, and the articles of each."""
    terms = []
    for slug, of_term in articles.items():
        term = kind(slug, settings)
        term.slug = slug
        name_term(term, known.get(slug))
        terms.append((term, of_term))
    return terms


def name_term(term: URLWrapper, known: Term | None) -> None:
    """Say of `term` what the site's files say of it, nothing when it is unknown."""
    term.name = known.name if known else term.slug
    term.summary = known.summary if known else ""


def _feeds(generator: ArticlesGenerator) -> list[Feed]:
    edition: Edition = generator.context["edition"]
    is_default = not edition.prefix

    def chosen(articles: list[Any]) -> tuple[Any, ...]:
        return in_feed(articles, edition.id, is_default=is_default)

    address = encoded(generator.settings["EDITION_FEED_ATOM"])
    whole = Feed("all", address, edition.prefix, "", chosen(generator.dates))
    lists = (
        ("category", generator.categories),
        ("tag", generator.tags.items()),
        ("author", generator.authors),
    )
    of_terms = (term_feed(kind, term, chosen(of)) for kind, terms in lists for term, of in terms)
    return [feed for feed in (whole, *of_terms) if feed.articles]
