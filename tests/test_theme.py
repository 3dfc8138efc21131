"""What templates put around a text: their ids and their links to categories and tags."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.toc import slugify_unicode

from tests.conftest import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATE_IDS = ("content", "series", "series-box", "tags", "article-tags")


def test_headings_never_take_an_id_of_the_templates(build_site: Callable[..., Built]) -> None:
    headings = "\n\n".join(f"## {name}\n\n## page--{name}" for name in TEMPLATE_IDS)
    matter = {"series": "basics", "series_index": "1", "tags": "[kvm]"}
    built = build_site({"content/posts/one/zh.md": article(headings, **matter)})
    assert built.exit_code == 0, built.problems
    for file in ("one/index.html", "index.html"):
        soup = BeautifulSoup(built.read(file), "html.parser")
        ids = Counter(str(tag["id"]) for tag in soup.select("[id]"))
        assert [name for name, count in ids.items() if count > 1] == []
        skip = soup.select_one("a.skip")
        main = soup.select_one("main")
        assert skip
        assert main
        assert skip["href"] == f"#{main['id']}"


@given(st.text())
def test_no_heading_has_two_hyphens_in_its_id(heading: str) -> None:
    assert "--" not in slugify_unicode(heading, "-")


@pytest.mark.parametrize(("status", "links"), [("published", 1), ("hidden", 0)])
def test_a_term_is_a_link_only_where_it_has_a_page(
    build_site: Callable[..., Built], status: str, links: int
) -> None:
    built = build_site(
        {
            "content/posts/one/zh.md": article(tags="[kvm]", status=status),
            "content/pages/about/zh.md": "---\ntitle: 关于\n---\n正文。\n",
        }
    )
    assert built.exit_code == 0, built.problems
    soup = BeautifulSoup(built.read("one/index.html"), "html.parser")
    terms = [(tag.name, tag.text) for tag in soup.select("p.eyebrow > *, ul.tags > li > *")]
    kind = "a" if links else "span"
    assert terms == [(kind, "服务器"), (kind, "KVM")]
    for path in ("tag/kvm", "category/vps"):
        assert len(soup.select(f'a[href="/{path}/"]')) == links
        assert (f"{path}/index.html" in built.files()) == bool(links)


@pytest.mark.parametrize(
    ("summary", "shown"),
    [('"开头 <b> 有粗字…"', 0), ("开头 <b> 有粗字, 后文", 0), ("别的话", 1), ("开头别的", 1)],
)
def test_a_summary_that_is_the_beginning_of_its_text_is_not_shown_twice(
    build_site: Callable[..., Built], summary: str, shown: int
) -> None:
    body = "开头 `<b>` 有**粗字**, 后文还有。\n\n下一段。"
    about = f"---\ntitle: 关于\nsummary: {summary}\n---\n{body}\n"
    built = build_site(
        {
            "content/posts/one/zh.md": article(body, summary=summary),
            "content/pages/about/zh.md": about,
        }
    )
    assert built.exit_code == 0, built.problems
    for file in ("one/index.html", "about/index.html"):
        soup = BeautifulSoup(built.read(file), "html.parser")
        assert len(soup.select("header .lede")) == shown
        assert soup.select_one('meta[name="description"]')
