"""WXR files for the tests, as WordPress 6 writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.model import Post
from plugins.wordpress.sources.wxr import WxrSource

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PROLOG = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.1" created="2022-11-02 10:00" -->
<rss version="2.0"
\txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:wfw="http://wellformedweb.org/CommentAPI/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
\t<title>旧站</title>
\t<link>http://old.example</link>
\t<language>zh-CN</language>
\t<wp:wxr_version>1.2</wp:wxr_version>
\t<wp:base_site_url>http://old.example</wp:base_site_url>
\t<wp:base_blog_url>http://old.example/blog/</wp:base_blog_url>
"""
EPILOG = "</channel>\n</rss>\n"


def item(number: int, more: str = "", body: str = "Text.", **fields: str) -> str:
    """One `<item>`; `fields` replace its usual ones (`title`, `link`, `status`, …)."""
    usual = {
        "title": f"Title {number}",
        "link": f"http://old.example/{number}.html",
        "creator": "admin",
        "post_date": "2012-10-26 23:30:00",
        "post_date_gmt": "2012-10-26 15:30:00",
        "post_name": f"name-{number}",
        "status": "publish",
        "post_type": "post",
        "post_password": "",
        **fields,
    }
    tags = {"title": "title", "link": "link", "creator": "dc:creator"}
    lines = "".join(
        f"\t\t<{tags.get(key, f'wp:{key}')}><![CDATA[{value}]]></{tags.get(key, f'wp:{key}')}>\n"
        for key, value in usual.items()
    )
    return (
        f"\t<item>\n{lines}\t\t<wp:post_id>{number}</wp:post_id>\n"
        f"\t\t<content:encoded><![CDATA[{body}]]></content:encoded>\n{more}\t</item>\n"
    )


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    """Writes a WXR file of the given parts and returns its path."""

    def write(*parts: str | bytes, name: str = "export.xml", end: str = EPILOG) -> Path:
        path = tmp_path / name
        raw = [part if isinstance(part, bytes) else part.encode() for part in parts]
        path.write_bytes(PROLOG.encode() + b"".join(raw) + end.encode())
        return path

    return write


def read(*paths: Path) -> tuple[list[Post], list[Problem]]:
    found = list(WxrSource(paths).posts())
    return (
        [one for one in found if isinstance(one, Post)],
        [one for one in found if isinstance(one, Problem)],
    )


def numbers(posts: list[Post]) -> list[str]:
    return [post.number for post in posts]
