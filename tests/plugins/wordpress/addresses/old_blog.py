"""A small old blog for the tests: what an index of its export holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.wordpress.index import Entry, Planned
from plugins.wordpress.model import Author, Site, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

HOST = "http://www.old.example"

SITE = Site(
    address=HOST,
    authors={"admin": Author("admin", "站长", number="1"), "idle": Author("idle", "Idle")},
    terms=(
        Term("category", "linux", "Linux", number="2"),
        Term("category", "%e5%86%85%e6%a0%b8", "内核", parent="linux", number="3"),
        Term("category", "empty", "Empty", number="4"),
        Term("post_tag", "%e5%90%8e", "后"),
        Term("nav_menu", "top", "Top"),
    ),
)


def entry(number: str, **values: Any) -> Entry:
    """A public Chinese post at `/<number>.html`, unless `values` say otherwise."""
    known: dict[str, Any] = {
        "source": Path("export.xml"),
        "line": None,
        "number": number,
        "type": "post",
        "status": "publish",
        "kind": "posts",
        "slug": f"text-{number}",
        "name": f"text-{number}",
        "title": f"Text {number}",
        "date": "2012-10-26T09:00:00+08:00",
        "address": f"{HOST}/{number}.html",
        "permalink": f"/{number}.html",
        "withheld": "",
        "author": "admin",
        "parent": "",
        "language": "zh",
        "translations": "",
    }
    return Entry(**known | values)


def attachment(number: str, name: str, parent: str = "", **values: Any) -> Entry:
    """A picture of the media library with one more size."""
    below = f"/{parent}.html/{name}" if parent else f"/{name}"
    folder = "/wp-content/uploads/2012/10/"
    known: dict[str, Any] = {
        "type": "attachment",
        "status": "inherit",
        "slug": name,
        "name": name,
        "address": HOST + below,
        "permalink": below,
        "parent": parent,
        "attachment": f"{HOST}{folder}{name}.png",
        "files": (f"{folder}{name}.png", f"{folder}{name}-300x190.png"),
    }
    return entry(number, **known | values)


def page(number: str, path: str, **values: Any) -> Entry:
    """A page at `path`."""
    name = path.strip("/").rpartition("/")[2]
    known: dict[str, Any] = {"type": "page", "kind": "pages", "slug": name, "name": name}
    return entry(number, address=HOST + path, permalink=path, **known | values)


def planned(entries: Iterable[Entry]) -> list[Planned]:
    """Texts at the addresses that they had."""
    return [
        Planned(
            one,
            Path("content") / one.kind / one.slug / f"{one.language}.md",
            "" if one.withheld else one.permalink or f"/{one.slug}/",
            one.withheld,
        )
        for one in entries
        if one.type in {"post", "page", "review"}
    ]


ENTRIES = (
    entry("2369", approved=12, parts=2, terms=(("category", "linux"), ("post_tag", "%e5%90%8e"))),
    entry("2370", terms=(("category", "%e5%86%85%e6%a0%b8"),), date="2013-01-01T00:30:00+08:00"),
    entry("2371", withheld="password", date="2011-05-05T00:00:00+08:00"),
    entry("2372", status="draft", withheld="draft"),
    page("2", "/about"),
    page("3", "/about/team"),
    attachment("5", "linux_vps", "2369", caption='<a href="http://old.example/?p=2370">x</a>'),
    attachment("6", "loose"),
    attachment("7", "secret", "2371"),
)
