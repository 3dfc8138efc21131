"""What the conversion of one text needs of the rest of the site, and the conversion itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.addresses.normal_form import normal, written
from plugins.wordpress.conversion.context import Attached, Context
from plugins.wordpress.conversion.convert import Converted, convert
from plugins.wordpress.conversion.limits import TooComplexError
from plugins.wordpress.run.site_lists import site_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.wordpress.addresses.book import AddressBook
    from plugins.wordpress.indexing import Index
    from plugins.wordpress.model import Post
    from plugins.wordpress.planning import Plan

_MOST_TITLES = 100


def context_of(
    index: Index, plan: Plan, book: AddressBook, lists: Mapping[tuple[str, str], str]
) -> Context:
    """What the conversion of one text needs to know of the rest of the site.

    Args:
        index: the export.
        plan: its texts.
        book: old and new addresses.
        lists: paths of the lists of terms, see `Labelling.lists`.
    """
    public = [place for place in plan.texts if place.path and place.entry.kind == "posts"]
    newest = sorted(public, key=lambda place: place.entry.date, reverse=True)[:_MOST_TITLES]
    return Context(
        links=book.links,
        attachments=dict(_attached(index, book)),
        blocks=index.blocks,
        titles=tuple((place.entry.title, place.path) for place in newest),
        lists=site_lists(index, plan, lists, book.structure.home),
    )


def converted(post: Post, base: str, context: Context) -> Converted | Problem:
    """The body of one text in the site's Markdown, or why it cannot be converted."""
    try:
        return convert(post, base, context)
    except TooComplexError as error:
        mend = "import this one by hand"
        return Problem("wordpress/too-complex", str(error), post.source, post.line, mend)
    except Exception as error:  # noqa: BLE001 (one strange post must not lose the others)
        message = " ".join(f"cannot be imported: {type(error).__name__}: {error}".split())
        return Problem("wordpress/import", message, post.source, post.line)


def _attached(index: Index, book: AddressBook) -> Iterator[tuple[str, Attached]]:
    for entry in index.entries:
        if not entry.attachment or not entry.number:
            continue
        own = book.links.own(entry.attachment)
        yield (
            entry.number,
            Attached(
                address=written(normal(own)) if own is not None else entry.attachment,
                title=entry.title,
                alt=entry.alt,
                caption=entry.caption,
                parent=entry.parent,
                order=entry.order,
            ),
        )
