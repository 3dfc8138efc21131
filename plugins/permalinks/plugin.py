"""Gives contents their addresses and watches that each is claimed once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.diagnostics import Problem, report
from plugins.diagnostics.staging import MARKER
from plugins.permalinks.collisions import Claims
from plugins.permalinks.permalink import PermalinkError, permalink, url_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican import Pelican
    from pelican.contents import Content, Static
    from pelican.generators import Generator
    from pelican.writers import Writer


class _Run:
    """The claims of the run under way."""

    claims = Claims()
    output = Path()
    content = Path()


def on_get_generators(pelican: Pelican) -> None:
    """Begin of a run: nothing is claimed yet."""
    _Run.claims = Claims()
    _Run.content = Path(pelican.settings["PATH"])


def on_generator_init(generator: Generator) -> None:
    """Offer the filter to templates, and remember where output goes."""
    generator.env.filters["public_path"] = lambda save_as: "/" + url_of(str(save_as))
    _Run.output = Path(generator.output_path)


def on_contents_read(generator: ArticlesGenerator | PagesGenerator) -> None:
    """Set path and URL of each published content; drafts have none."""
    for content in _published(generator):
        try:
            address = permalink(content.permalink or "/" + content.save_as)
        except PermalinkError as error:
            report(_problem(content, "permalink", str(error)))
            continue
        content.override_save_as, content.override_url = address.save_as, address.url


def on_all_generators_finalized(generators: list[Generator]) -> None:
    """Claim every path that is known before anything is written."""
    _claim(MARKER, "the build")
    _claim_theme(Path(generators[0].theme), generators[0].settings)
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            for save_as, owner in _list_pages(generator):
                _claim(save_as, owner)
        if isinstance(generator, ArticlesGenerator | PagesGenerator):
            for content in _published(generator):
                _claim(content.save_as, _source(content))
                for alias in _aliases(content):
                    _claim(alias, f"{_source(content)} (alias)")
    for path, static in generators[0].context["static_content"].items():
        if static is not None and static in generators[0].context["staticfiles"]:
            _place_static(path, static)


def on_content_written(path: str, context: dict[str, Any]) -> None:
    """Claim what nobody could foresee: further pages of a list, pages of other plugins."""
    content = context.get("article") or context.get("page")
    save_as = Path(path).relative_to(_Run.output).as_posix()
    owner = _source(content) if content else _Run.claims.owner(save_as)
    if "target" in context:
        owner = f"{_source(content)} (alias)"
    if owner is None or not (content or owner.startswith("the ")):
        owner = "a list page of the site"
    _claim(save_as, owner)


def on_writer_finalized(generator: ArticlesGenerator | PagesGenerator, writer: Writer) -> None:
    """Write a page at each alias that leads to the content."""
    for content in _published(generator):
        for alias in _aliases(content):
            if (_Run.output / alias).exists():
                # Reported when the other page was written; Pelican would end the run without it.
                continue
            writer.write_file(
                alias,
                generator.get_template("alias"),
                generator.context,
                target=f"/{content.url}",
                article=content,
            )


def register() -> None:
    """Connect the receivers."""
    signals.get_generators.connect(on_get_generators)
    signals.generator_init.connect(on_generator_init)
    signals.article_generator_finalized.connect(on_contents_read)
    signals.page_generator_finalized.connect(on_contents_read)
    signals.all_generators_finalized.connect(on_all_generators_finalized)
    signals.content_written.connect(on_content_written)
    signals.article_writer_finalized.connect(on_writer_finalized)
    signals.page_writer_finalized.connect(on_writer_finalized)


def _published(generator: ArticlesGenerator | PagesGenerator) -> list[Content]:
    if isinstance(generator, ArticlesGenerator):
        return [*generator.articles, *generator.hidden_articles]
    return [*generator.pages, *generator.hidden_pages]


def _aliases(content: Content) -> list[str]:
    paths = []
    for alias in content.aliases:
        try:
            paths.append(permalink(alias).save_as)
        except PermalinkError as error:
            report(_problem(content, "aliases", str(error)))
    return paths


def _claim_theme(theme: Path, settings: dict[str, Any]) -> None:
    for folder in settings["THEME_STATIC_PATHS"]:
        for file in sorted((theme / folder).rglob("*")):
            if file.is_file():
                below = file.relative_to(theme / folder).as_posix()
                _claim(f"{settings['THEME_STATIC_DIR']}/{below}", "the theme")


def _list_pages(generator: ArticlesGenerator) -> Iterator[tuple[str, str]]:
    settings = generator.settings
    for key in ("FEED_ATOM", "FEED_RSS", "FEED_ALL_ATOM", "FEED_ALL_RSS"):
        if settings.get(key):
            yield settings[key], "the feed"
    for template in settings["DIRECT_TEMPLATES"]:
        yield settings[f"{template.upper()}_SAVE_AS"], f"the {template} page"
    for category, _ in generator.categories:
        yield category.save_as, f"the page of category {category.slug}"
    for tag in generator.tags:
        yield tag.save_as, f"the page of tag {tag.slug}"
    for kind, key, url in generator.context["edition_pages"]:
        yield permalink(f"/{url}").save_as, f"the page of {kind} {key}"


def _place_static(path: str, static: Static) -> None:
    """Keep a picture inside the output and its URL legal, both of which Pelican leaves to luck."""
    source = _Run.content / path
    try:
        _refuse_outside(source)
        address = permalink(f"/{quote(static.save_as)}")
    except PermalinkError as error:
        mend = "publish only files below the content folder, with plain names"
        message = f"cannot be published: {error}"
        report(Problem("permalinks/static-path", message, source, mend=mend))
        return
    if quote(address.save_as) != static.save_as:
        static.override_url = quote(address.save_as)
    _claim(static.save_as, f"{_Run.content.name}/{path}")


def _refuse_outside(source: Path) -> None:
    if not source.resolve().is_relative_to(_Run.content.resolve()):
        raise PermalinkError("it leads out of the content folder")


def _claim(save_as: str, owner: str) -> None:
    problem = _Run.claims.claim(save_as, owner)
    if problem:
        report(problem)


def _source(content: Content) -> str:
    return f"{_Run.content.name}/{content.relative_source_path}"


def _problem(content: Content, key: str, message: str) -> Problem:
    line = content.front_matter_lines.get(key)
    mend = "write a path such as /2369.html or /about/"
    return Problem("permalinks/bad-path", message, Path(content.source_path), line, mend)
