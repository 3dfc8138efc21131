"""Announces the pages of attachments, and writes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import signals

from plugins.attachments.attachment import COLUMNS, Attachment, read_row
from plugins.diagnostics import Problem, report, report_all
from plugins.diagnostics.csv_source import read_csv

if TYPE_CHECKING:
    from pelican import Pelican
    from pelican.contents import Content, Static
    from pelican.generators import ArticlesGenerator, Generator
    from pelican.writers import Writer

_KEY = "attachments"

Rows = list[tuple[Path, int, dict[str, str]]]


class _Run:
    """What the receivers of one run share."""

    rows: Rows
    contents: dict[str, Content]
    files: dict[str, Static]


def on_get_generators(pelican: Pelican) -> None:
    """Begin of a run: read the rows once for all editions."""
    _Run.rows = []
    for path in sorted((Path(pelican.settings["DATA_PATH"]) / "attachments").glob("*.csv")):
        rows, problems = read_csv(path, COLUMNS, "attachments")
        report_all(problems)
        _Run.rows += [(path, line, cells) for line, cells in rows]


def on_article_generator_finalized(generator: ArticlesGenerator) -> None:
    """Take the rows of this edition, and tell the other plugins of their pages."""
    context = generator.context
    others = [edition for edition in context["editions"] if edition.prefix]
    own: list[Attachment] = []
    for path, line, cells in _Run.rows:
        homes = [edition for edition in others if cells["path"].startswith(edition.home)]
        if context["edition"] not in (homes or context["editions"][:1]):
            continue
        found = read_row(cells, path, line, context["permalink_of"])
        if isinstance(found, Problem):
            report(found)
        else:
            own.append(found)
    context[_KEY] = own
    context["edition_pages"] += [(_KEY, page.address.save_as, page.address.url) for page in own]


def on_all_generators_finalized(generators: list[Generator]) -> None:
    """Find the files, and the texts that they belong to; a draft is none."""
    _Run.files = {static.save_as: static for static in generators[0].context["staticfiles"]}
    contents = generators[0].context["generated_content"].values()
    _Run.contents = {
        content.save_as: content
        for content in contents
        if content is not None and content.save_as and content.status in ("published", "hidden")
    }


def on_article_writer_finalized(generator: ArticlesGenerator, writer: Writer) -> None:
    """Write the pages of this edition."""
    context = generator.context
    for page in context[_KEY]:
        writer.write_file(
            page.address.save_as,
            generator.get_template("attachment"),
            context,
            attachment=page,
            file_url=_file_url(page, context),
            parent=_Run.contents.get(_save_as(page.parent, context)),
        )


def register() -> None:
    """Connect the receivers."""
    signals.get_generators.connect(on_get_generators)
    signals.article_generator_finalized.connect(on_article_generator_finalized)
    signals.all_generators_finalized.connect(on_all_generators_finalized)
    signals.article_writer_finalized.connect(on_article_writer_finalized)


def _file_url(page: Attachment, context: dict[str, Any]) -> str | None:
    """The address to link to, None of a file that is not published."""
    if not page.file.startswith("/") or page.file.startswith("//"):
        return page.file or None
    static = _Run.files.get(_save_as(page.file, context))
    return f"{context['SITEURL']}/{static.url}" if static else None


def _save_as(path: str, context: dict[str, Any]) -> str:
    try:
        save_as: str = context["permalink_of"](path).save_as
    except ValueError:
        return ""
    return save_as
