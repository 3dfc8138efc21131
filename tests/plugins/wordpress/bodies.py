"""Posts with nothing but a body, for tests of what is made of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from plugins.wordpress.addresses.links import LinkMap
from plugins.wordpress.conversion.context import Context
from plugins.wordpress.conversion.convert import convert
from plugins.wordpress.model import Post

if TYPE_CHECKING:
    from plugins.wordpress.conversion.convert import Converted

HOSTS = LinkMap(frozenset({"old.example"}))
CONTEXT = Context(HOSTS)


def post(
    body: str, markup: Literal["markdown", "wordpress", "rendered"] = "markdown", **more: Any
) -> Post:
    """A published post of 2012."""
    values: dict[str, Any] = {
        "source": Path("export.xml"),
        "kind": "posts",
        "slug": "x",
        "title": "X",
        "date": "2012-10-26",
        "modified": "",
        "permalink": "/1.html",
        "categories": (),
        "tags": (),
        "excerpt": "",
        "withheld": "",
        "extras": {},
        "number": "1",
    }
    return Post(body=body, markup=markup, **(values | more))


def converted(
    body: str,
    base: str = "/1.html",
    *,
    markup: Literal["markdown", "wordpress", "rendered"] = "markdown",
    context: Context = CONTEXT,
    **more: Any,
) -> Converted:
    """The body of such a post, converted."""
    return convert(post(body, markup, **more), base, context)
