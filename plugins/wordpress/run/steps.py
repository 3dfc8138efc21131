"""The steps of a run that other rooms provide: the one place where they are connected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.addresses.own_addresses import OwnHosts
from plugins.wordpress.conversion.context import Context
from plugins.wordpress.conversion.convert import Converted, convert
from plugins.wordpress.conversion.limits import TooComplexError

if TYPE_CHECKING:
    from plugins.wordpress.indexing import Index
    from plugins.wordpress.model import Post
    from plugins.wordpress.planning import Plan

def context_of(index: Index, plan: Plan) -> Context:
    """What the conversion of one text needs to know of the rest of the site."""
    del plan
    return Context(OwnHosts(index.hosts))


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
