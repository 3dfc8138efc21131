"""Gives texts their comments, and writes the feeds of comments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote

from pelican import signals
from pelican.generators import ArticlesGenerator

from plugins.comments.comment_file import NAME, CommentEntry, read_comments
from plugins.comments.feed import newest
from plugins.comments.model import Comment
from plugins.comments.sanitising import Sanitiser, printable, web_address
from plugins.comments.threads import threads
from plugins.diagnostics import Problem, report, report_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

    from pelican import Pelican
    from pelican.contents import Content
    from pelican.generators import PagesGenerator
    from pelican.writers import Writer

_COMMENTS = "comments_of_edition"


class _Run:
    """The files of the run under way, and the contexts of its editions, the default one first."""

    files: frozenset[Path] = frozenset()
    sanitiser = Sanitiser("")
    contexts: ClassVar[list[dict[str, Any]]] = []


def on_get_generators(pelican: Pelican) -> None:
    """Find the files; one without its text would never be shown."""
    settings = pelican.settings
    root = Path(settings["PATH"])
    folders = [root / folder for folder in (*settings["ARTICLE_PATHS"], *settings["PAGE_PATHS"])]
    _Run.files = frozenset(file for folder in folders for file in folder.rglob("comments.*.json"))
    _Run.sanitiser = Sanitiser(settings["SITEURL"])
    _Run.contexts.clear()
    for file in sorted(_Run.files):
        found = NAME.fullmatch(file.name)
        name = f"{found['language']}.md" if found else "<language>.md"
        if not (found and file.with_name(name).is_file()):
            mend = "give it the name of its text, comments.<language>.json, or remove it"
            report(Problem("comments/no-text", f"no {name} beside it", file, mend=mend))


def on_contents_read(generator: ArticlesGenerator | PagesGenerator) -> None:
    """Set `comments` and `comment_count` of every text, and announce the feeds."""
    if isinstance(generator, ArticlesGenerator):
        listed, hidden, drafts = generator.articles, generator.hidden_articles, generator.drafts
    else:
        listed, hidden, drafts = generator.pages, generator.hidden_pages, generator.draft_pages
    # Articles and pages of an edition share one context.
    context = generator.context
    if _COMMENTS not in context:
        context[_COMMENTS] = {}
        _Run.contexts.append(context)
    of_edition = context[_COMMENTS]
    for content in (*listed, *hidden, *drafts):
        comments = _comments_of(content)
        content.comments, content.comment_count = threads(comments), len(comments)
        if comments and content.status != "draft":
            of_edition[content] = comments
    context["edition_pages"] += _feed_pages(generator.settings, of_edition)
    for one in (context, _Run.contexts[0]):
        if _has_dates(comment for comment, _ in _in_feed(one)):
            one["edition_pages"].append(("feed", "comments", quote(one["COMMENTS_FEED_ATOM"])))


def on_article_writer_finalized(generator: ArticlesGenerator, writer: Writer) -> None:
    """Write the feeds of an edition: all comments, and those of each text."""
    context, settings = generator.context, generator.settings
    words: Any = generator.get_template("comments").make_module(context)
    of_edition = context[_COMMENTS]

    def write(path: str, page: str, title: str, pairs: Iterable[tuple[Comment, Content]]) -> None:
        entries = newest(pairs, settings["FEED_MAX_ITEMS"], words)
        own = {**context, "FEED_PAGE": page, "FEED_ID": quote(path)}
        writer.write_feed(entries, own, path, quote(path), feed_title=title)

    page, title = context["edition"].prefix, words.all_title()
    write(settings["COMMENTS_FEED_ATOM"], page, title, _in_feed(context))
    for content, comments in of_edition.items():
        path, title = _path_of(content, settings), words.text_title(content)
        write(path, content.url, title, ((comment, content) for comment in comments))


def register() -> None:
    """Connect the receivers."""
    signals.get_generators.connect(on_get_generators)
    signals.article_generator_finalized.connect(on_contents_read)
    signals.page_generator_finalized.connect(on_contents_read)
    signals.article_writer_finalized.connect(on_article_writer_finalized)


def _comments_of(content: Content) -> list[Comment]:
    file = Path(content.source_path).with_name(f"comments.{content.lang}.json")
    if file not in _Run.files:
        return []
    entries = read_comments(file)
    if isinstance(entries, list):
        report_all(entries)
        return []
    return [_comment(entry, content.timezone) for entry in entries]


def _comment(entry: CommentEntry, zone: tzinfo) -> Comment:
    date = entry.date
    if date and date.tzinfo is None:
        date = date.replace(tzinfo=zone)
    return Comment(
        entry.id,
        entry.parent,
        printable(entry.author),
        web_address(entry.address),
        date,
        entry.kind,
        _Run.sanitiser.clean(entry.html),
    )


def _in_feed(context: dict[str, Any]) -> list[tuple[Comment, Content]]:
    """What the feed of all comments brings: in the default edition those of all languages.

    Subscribers of an old site had its languages mixed, as in its feed of articles.
    """
    contexts = _Run.contexts if context is _Run.contexts[0] else [context]
    return [
        (comment, content)
        for one in contexts
        for content, comments in one[_COMMENTS].items()
        for comment in comments
        if content.status == "published"
    ]


def _feed_pages(
    settings: dict[str, Any], of_edition: dict[Content, Sequence[Comment]]
) -> list[tuple[str, str, str]]:
    return [
        ("feed", f"comments/{content.bundle}", quote(_path_of(content, settings)))
        for content, comments in of_edition.items()
        if _has_dates(comments)
    ]


def _has_dates(comments: Iterable[Comment]) -> bool:
    return any(comment.date for comment in comments)


def _path_of(content: Content, settings: dict[str, Any]) -> str:
    path: str = settings["TEXT_COMMENTS_FEED_ATOM"].format(slug=content.slug)
    return path
