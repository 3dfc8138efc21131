"""Exports made up in memory, in the shape that readers of WXR give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.wordpress.model import Author, Comment, Post, Site, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.diagnostics import Problem

WXR = Path("export.xml")
ADDRESS = "https://old.example"


SITE = Site(title="旧站", address=ADDRESS, language="zh-CN")


@dataclass(frozen=True)
class MemorySource:
    """A `model.Source` of items that are there already."""

    items: tuple[Post | Problem, ...]
    about: Site

    def site(self) -> Site:
        return self.about

    def posts(self) -> Iterator[Post | Problem]:
        return iter(self.items)


def source(*items: Post | Problem, **site: Any) -> MemorySource:
    """An export of these items; keywords say more of the site."""
    return MemorySource(items, replace(SITE, **site))


def post(number: int, /, **said: Any) -> Post:
    """A public post with the address `/<number>.html`, but for what is said."""
    status = said.get("status", "publish")
    withheld = "" if status in {"publish", "inherit"} else f"status: {status}"
    kind = "posts" if said.get("type", "post") == "post" else "pages"
    path = f"/{number}.html"
    values: dict[str, Any] = {
        "source": WXR,
        "kind": kind,
        "slug": f"text-{number}",
        "title": f"文章{number}",
        "date": "2012-10-26T08:00:00+08:00",
        "modified": "",
        "permalink": None if withheld else path,
        "categories": (),
        "tags": (),
        "excerpt": "",
        "withheld": withheld,
        "extras": {"guid": f"{ADDRESS}/?p={number}"},
        "body": f"第{number}篇的正文。\n\n第二段。\n\n第三段。\n",
        "line": number,
        "number": str(number),
        "name": f"text-{number}",
        "address": f"{ADDRESS}/?p={number}" if withheld else ADDRESS + path,
        "author": "admin",
    }
    return Post(**{**values, **said})


def page(number: int, /, **said: Any) -> Post:
    """A public page, likewise."""
    return post(number, **{"type": "page", **said})


def comment(number: int, /, **said: Any) -> Comment:
    """An approved comment."""
    values: dict[str, Any] = {
        "number": str(number),
        "parent": "",
        "author": f"读者{number}",
        "address": "",
        "email": f"reader{number}@private.example",
        "date": f"2012-10-27T09:{number % 60:02}:00+08:00",
        "body": f"评论{number}",
        "status": "approved",
        "extras": {"ip": "192.0.2.7"},
    }
    return Comment(**{**values, **said})


def category(slug: str, name: str, parent: str = "", description: str = "") -> Term:
    """A category."""
    return Term("category", slug, name, parent, description)


ADMIN = Author("admin", "站长", "zhan-zhang", "1", "admin@private.example")
