"""Connects the editions to Pelican's run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.diagnostics import Problem, report, report_all
from plugins.diagnostics.toml_source import nearest
from plugins.editions.alternates import Alternates, encoded, page_url
from plugins.editions.authors import read_authors
from plugins.editions.generators import generator_classes
from plugins.editions.glossary import Glossary, read_glossary
from plugins.editions.list_generator import list_generator, name_term
from plugins.editions.localisation import localise
from plugins.editions.settings import edition_settings, read_editions
from plugins.editions.site_address import site_address
from plugins.editions.taxonomy import Taxonomy, TaxonomyFile, read_taxonomy
from plugins.editions.writer import EditionWriter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pelican import Pelican
    from pelican.contents import Content
    from pelican.generators import Generator
    from pelican.urlwrappers import URLWrapper

    from plugins.editions.model import Edition, Term
    from plugins.editions.taxonomy import TermEntry


_FILES = {
    "category": ("category", "taxonomy.toml"),
    "further_categories": ("category", "taxonomy.toml"),
    "tags": ("tag", "taxonomy.toml"),
    "author": ("author", "authors.toml"),
}
"""What a key of the front matter names, and the file that says what there is of it."""


class _Run:
    """What the receivers of one run share; made anew at `initialized`."""

    editions: tuple[Edition, ...] = ()
    taxonomy: TaxonomyFile = TaxonomyFile()
    authors: tuple[TermEntry, ...] = ()
    article_generators: ClassVar[list[ArticlesGenerator]] = []
    page_generators: ClassVar[list[PagesGenerator]] = []
    glossary = Glossary({})
    is_sound = True
    data = Path()


def on_initialized(pelican: Pelican) -> None:
    """Read the settings, and make Pelican's own generators those of the default edition."""
    settings = pelican.settings
    _Run.editions = read_editions(settings.get("EDITIONS"))
    _Run.data = Path(settings["DATA_PATH"])
    address = urlsplit(site_address(settings["SITE_ADDRESS"]))
    settings.update(edition_settings(settings, _Run.editions[0], _Run.editions))
    settings["CANONICAL_ORIGIN"] = f"{address.scheme}://{address.netloc}"
    settings["SITEURL"] = address.path.rstrip("/")


def on_get_generators(_pelican: Pelican) -> list[type]:
    """Read what holds for all texts; add the generators of the other editions and of lists."""
    languages = tuple(edition.id for edition in _Run.editions)
    _Run.taxonomy, of_taxonomy = read_taxonomy(_Run.data / "taxonomy.toml", languages)
    _Run.authors, of_authors = read_authors(_Run.data / "authors.toml", languages)
    _Run.is_sound = not (of_taxonomy or of_authors)
    _Run.glossary, of_glossary = read_glossary(_Run.data / "glossary.toml", languages)
    report_all([*of_taxonomy, *of_authors, *of_glossary])
    _Run.article_generators.clear()
    _Run.page_generators.clear()
    lists = list_generator(_Run.article_generators, _Run.page_generators)
    return [*generator_classes(_Run.editions), lists]


def on_generator_init(generator: Generator) -> None:
    """Give each generator's templates the language and the context keys of its edition."""
    edition = _edition_of(generator)
    localise(generator.env, edition, Path(generator.theme) / "locale")
    generator.context.update(
        edition=edition,
        editions=_Run.editions,
        taxonomy=Taxonomy(
            _Run.taxonomy, edition.id, authors=_Run.authors, is_complete=_Run.is_sound
        ),
        # The context of a further edition begins as a copy, and must not share this list.
        edition_pages=[],
    )


def on_article_generator_pretaxonomy(generator: ArticlesGenerator) -> None:
    """Give categories and tags the names that they have in this language."""
    taxonomy: Taxonomy = generator.context["taxonomy"]
    for article in (*generator.articles, *generator.hidden_articles, *generator.drafts):
        _name(article, "category", article.category, taxonomy.categories)
        for category in article.further_categories:
            _name(article, "further_categories", category, taxonomy.categories)
        for tag in article.tags:
            _name(article, "tags", tag, taxonomy.tags)


def on_all_generators_finalized(generators: list[Generator]) -> None:
    """Find out which pages exist in which language, and tell the templates and the contents."""
    alternates = Alternates(_Run.editions)
    for generator in generators:
        edition = _edition_of(generator)
        generator.context["alternates"] = alternates.of
        if isinstance(generator, ArticlesGenerator):
            alternates.add(edition, _pages_of_articles(generator))
            alternates.add(edition, generator.context["edition_pages"])
        elif isinstance(generator, PagesGenerator):
            contents = (*generator.pages, *generator.hidden_pages)
            alternates.add(edition, [("page", page.bundle, page.url) for page in contents])


def on_contents_read(generator: ArticlesGenerator | PagesGenerator) -> None:
    """Name the authors and the tags of pages, and hold the texts of this site to its glossary.

    Old ones that came over speak as they did.
    """
    if isinstance(generator, ArticlesGenerator):
        _Run.article_generators.append(generator)
        contents = (*generator.articles, *generator.hidden_articles, *generator.drafts)
    else:
        _Run.page_generators.append(generator)
        contents = (*generator.pages, *generator.hidden_pages, *generator.draft_pages)
        for page in contents:
            for tag in page.tags:
                _name(page, "tags", tag, generator.context["taxonomy"].tags)
    for content in contents:
        if content.author_slug:
            _name(content, "author", content.author, generator.context["taxonomy"].authors)
        if not content.wordpress:
            report_all(_Run.glossary.problems(Path(content.source_path), content.lang))


def on_get_writer(_pelican: Pelican) -> type[EditionWriter]:
    """Write feeds that know their language."""
    return EditionWriter


def register() -> None:
    """Connect the receivers."""
    signals.initialized.connect(on_initialized)
    signals.get_generators.connect(on_get_generators)
    signals.generator_init.connect(on_generator_init)
    signals.article_generator_pretaxonomy.connect(on_article_generator_pretaxonomy)
    signals.article_generator_finalized.connect(on_contents_read)
    signals.page_generator_finalized.connect(on_contents_read)
    signals.all_generators_finalized.connect(on_all_generators_finalized)
    signals.get_writer.connect(on_get_writer)


def _edition_of(generator: Generator) -> Edition:
    language = generator.settings["DEFAULT_LANG"]
    return next(edition for edition in _Run.editions if edition.id == language)


def _name(content: Content, key: str, term: URLWrapper, known: Mapping[str, Term]) -> None:
    name_term(term, known.get(term.slug))
    # A term may only be missing because of a mistake that is reported already.
    if term.slug in known or not _Run.is_sound:
        return
    kind, name = _FILES[key]
    file = f"{_Run.data.name}/{name}"
    report(
        Problem(
            f"editions/unknown-{kind}",
            f'`{key}`: no "{term.slug}" in {file}',
            Path(content.source_path),
            content.front_matter_lines.get(key),
            nearest(term.slug, list(known), file),
        )
    )


def _pages_of_articles(generator: ArticlesGenerator) -> list[tuple[str, str, str]]:
    settings = generator.settings
    direct = {
        template: page_url(settings[f"{template.upper()}_SAVE_AS"])
        for template in settings["DIRECT_TEMPLATES"]
    }
    articles = (*generator.articles, *generator.hidden_articles)
    return [
        *(("article", article.bundle, article.url) for article in articles),
        *(
            ("category", category.slug, encoded(category.url))
            for category, _ in generator.categories
        ),
        *(("tag", tag.slug, encoded(tag.url)) for tag in generator.tags),
        *(("direct", template, url) for template, url in direct.items()),
    ]
