"""Gives contents their addresses and watches that each is claimed once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.diagnostics import Problem, report, report_all
from plugins.diagnostics.staging import MARKER
from plugins.permalinks import redirects_file
from plugins.permalinks.alias_pages import AliasPage, alias_path, describe, write_alias_pages
from plugins.permalinks.collisions import Claims
from plugins.permalinks.old_address import OldAddressError, old_address
from plugins.permalinks.permalink import PermalinkError, permalink, url_of
from plugins.permalinks.redirect_table import (
    RedirectRow,
    RedirectTable,
    query_pages,
    read_rows,
    redirect_table,
)
from plugins.permalinks.redirects_file import redirects_json
from plugins.permalinks.static_url import static_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican import Pelican
    from pelican.contents import Content, Static
    from pelican.generators import Generator
    from pelican.writers import Writer


class _Run:
    """The claims and redirects of the run under way."""

    claims = Claims()
    redirects = RedirectTable({})
    alias_pages: tuple[AliasPage, ...] = ()
    output = Path()
    content = Path()


def on_get_generators(pelican: Pelican) -> None:
    """Begin of a run: nothing is claimed yet."""
    _Run.claims = Claims()
    _Run.content = Path(pelican.settings["PATH"])


def on_generator_init(generator: Generator) -> None:
    """Offer the filter to templates and addresses to plugins; remember where output goes."""
    generator.context["permalink_of"] = permalink
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
    _claim(redirects_file.NAME, "the redirects")
    _claim_theme(Path(generators[0].theme), generators[0].settings)
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            for save_as, owner in _list_pages(generator):
                _claim(save_as, owner)
        if isinstance(generator, ArticlesGenerator | PagesGenerator):
            for content in _published(generator):
                _claim(content.save_as, _source(content))
                for _, alias in _aliases(content):
                    _claim(alias, f"{_source(content)} (alias)", is_alias=True)
    for path, static in generators[0].context["static_content"].items():
        if static is not None and static in generators[0].context["staticfiles"]:
            _place_static(path, static)
    _collect_redirects(generators)


def on_content_written(path: str, context: dict[str, Any]) -> None:
    """Claim what nobody could foresee: further pages of a list, pages of other plugins."""
    content = context.get("article") or context.get("page")
    save_as = Path(path).relative_to(_Run.output).as_posix()
    owner = _source(content) if content else _Run.claims.owner(save_as)
    if owner is None or not (content or owner.startswith("the ")):
        owner = "a list page of the site"
    _claim(save_as, owner)


def on_writer_finalized(generator: ArticlesGenerator, writer: Writer) -> None:
    """Write the alias pages that lead into this edition, and, at the root, the whole table."""
    del writer
    edition = generator.context["edition"]
    pages = [page for page in _Run.alias_pages if page.prefix == edition.prefix]
    write_alias_pages(pages, generator.get_template("alias"), generator.context, _Run.output)
    if not edition.prefix:
        table = redirects_json(_Run.redirects.targets, generator.settings["SITEURL"])
        (_Run.output / redirects_file.NAME).write_bytes(table)


def register() -> None:
    """Connect the receivers."""
    signals.get_generators.connect(on_get_generators)
    signals.generator_init.connect(on_generator_init)
    signals.article_generator_finalized.connect(on_contents_read)
    signals.page_generator_finalized.connect(on_contents_read)
    signals.all_generators_finalized.connect(on_all_generators_finalized)
    signals.content_written.connect(on_content_written)
    signals.article_writer_finalized.connect(on_writer_finalized)


def _published(generator: ArticlesGenerator | PagesGenerator) -> list[Content]:
    if isinstance(generator, ArticlesGenerator):
        return [*generator.articles, *generator.hidden_articles]
    return [*generator.pages, *generator.hidden_pages]


def _aliases(content: Content) -> list[tuple[str, str]]:
    """The old addresses in the front matter of a content, each with its file."""
    paths = []
    for alias in content.aliases:
        try:
            paths.append((old_address(alias), permalink(alias).save_as))
        except (OldAddressError, PermalinkError) as error:
            report(_problem(content, "aliases", str(error)))
    return paths


def _collect_redirects(generators: list[Generator]) -> None:
    """Join the tables of data/redirects/ with the aliases, and place an alias page for each."""
    rows, problems = read_rows(Path(generators[0].settings["DATA_PATH"]) / "redirects")
    report_all(problems)
    contents = _contents(generators)
    aliases = [(content, *alias) for content in contents for alias in _aliases(content)]
    rows = [*(_alias_row(content, source) for content, source, _ in aliases), *rows]
    _Run.redirects, problems = redirect_table(rows, _Run.claims)
    report_all(problems)
    titles = _titles(generators, contents)
    prefixes = {generator.context["edition"].prefix for generator in generators}
    own = {source: save_as for _, source, save_as in aliases}
    _Run.alias_pages = tuple(
        AliasPage(save_as, target, *describe(target, titles, prefixes))
        for source, target in sorted(_Run.redirects.targets.items())
        if (save_as := own.get(source) or _placed(source))
    )
    pages = query_pages(_Run.redirects.targets)
    for generator in generators:
        generator.context["query_redirect_pages"] = pages


def _titles(generators: list[Generator], contents: list[Content]) -> dict[str, str]:
    """What texts and lists are called, escaped, by public path."""
    titles = {f"/{content.url}": str(content.title) for content in contents}
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            titles[generator.context["edition"].home] = escape(generator.settings["SITENAME"])
            terms = [*dict(generator.categories), *generator.tags, *dict(generator.authors)]
            titles |= {f"/{url_of(t.save_as)}": escape(t.name) for t in terms if t.save_as}
    return titles


def _placed(source: str) -> str | None:
    """The file of an alias page that nobody else needs, None where there can be none."""
    save_as = alias_path(source)
    if save_as is None or not _Run.claims.is_free(save_as):
        return None
    row = _Run.redirects.rows[source]
    _claim(save_as, f"{row.path.parent.name}/{row.path.name}:{row.line}", is_alias=True)
    return save_as


def _alias_row(content: Content, source: str) -> RedirectRow:
    line = content.front_matter_lines.get("aliases")
    return RedirectRow(source, f"/{content.url}", Path(content.source_path), line)


def _contents(generators: list[Generator]) -> list[Content]:
    return [
        content
        for generator in generators
        if isinstance(generator, ArticlesGenerator | PagesGenerator)
        for content in _published(generator)
    ]


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
    """Give a picture the address that its file really has; Pelican leaves it to luck."""
    url = static_url(static.save_as, _Run.content / path, _Run.content)
    if isinstance(url, Problem):
        report(url)
        return
    if url != static.save_as:
        static.override_url = url
    _claim(static.save_as, f"{_Run.content.name}/{path}")


def _claim(save_as: str, owner: str, *, is_alias: bool = False) -> None:
    problem = _Run.claims.claim(save_as, owner, is_alias=is_alias)
    if problem:
        report(problem)


def _source(content: Content) -> str:
    return f"{_Run.content.name}/{content.relative_source_path}"


def _problem(content: Content, key: str, message: str) -> Problem:
    line = content.front_matter_lines.get(key)
    mend = "write a path such as /2369.html or /about/"
    return Problem("permalinks/bad-path", message, Path(content.source_path), line, mend)
