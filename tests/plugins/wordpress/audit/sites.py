"""Small sites in memory, for tests of the audit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.wordpress.audit.answer import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

HTML = "text/html"
XML = "application/rss+xml"


@dataclass
class DictSite:
    """Answers from a table of targets; everything else is a 404."""

    replies: Mapping[str, Reply]
    asked: list[str] = field(default_factory=list)

    def ask(self, target: str) -> Reply:
        self.asked.append(target)
        return self.replies.get(target, Reply(404))


def html(body: str, classes: str = "", head: str = "") -> Reply:
    text = f'<!doctype html><html><head>{head}</head><body class="{classes}">{body}</body></html>'
    return Reply(200, HTML, "utf-8", text.encode())


def post(title: str, text: str, extra: str = "") -> Reply:
    """A single post as nearly every theme of WordPress shows it."""
    article = f'<h1 class="entry-title">{title}</h1><div class="entry-content">{text}</div>'
    body = f"<article>{article}<p>Published in May</p></article>{extra}"
    return html(body, "single postid-7", f"<title>{title} - Site</title>")


def listing(*links: str) -> Reply:
    """A list of posts."""
    items = (f'<article><h2><a href="{link}">A post</a></h2></article>' for link in links)
    return html(f'<main id="main">{"".join(items)}</main>', "archive category")


def feed(*links: str) -> Reply:
    items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
    text = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
    return Reply(200, XML, "utf-8", text.encode())


def moved(location: str, status: int = 301) -> Reply:
    return Reply(status, location=location)


def medium(body: bytes, kind: str = "image/png") -> Reply:
    return Reply(200, kind, "", body)
