"""What came over from an old site: comments, mixed languages, nested categories."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from plugins.preview.server import site_server
from tests.conftest import TAXONOMY, article, build_apart, page
from tests.e2e.conftest import pages
from tests.e2e.test_html import check
from tests.serving import listening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.e2e

UNBROKEN = "x" * 300
OLD = "{sticky: true}"


def _comments() -> str:
    chain = [
        {
            "id": str(number),
            "parent": str(number - 1) if number > 1 else "",
            "author": UNBROKEN if number == 3 else f"读者{number}",
            "address": "https://example.org/" if number % 2 else "",
            "date": f"2012-10-{number:02}T09:00:00+08:00",
            "kind": "pingback" if number == 4 else "comment",
            "html": f"<p>{UNBROKEN}</p><pre><code>{UNBROKEN}</code></pre><p>第{number}条</p>",
        }
        for number in range(1, 20)
    ]
    return json.dumps({"comments": chain})


SITE: dict[str, str | bytes] = {
    "data/taxonomy.toml": TAXONOMY
    + '[[categories]]\nslug = "内核"\nname = "内核与其他"\nparent = "vps"\n',
    "data/authors.toml": '[[authors]]\nslug = "zhang-san"\nname = "张三"\n',
    "content/wp-content/uploads/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9000"/>',
    "content/posts/a/zh.md": article(
        "## Comments\n\n" + "正文。" * 200,
        category="内核",
        further_categories="[vps]",
        tags="[kvm]",
        author="zhang-san",
        cover="/wp-content/uploads/a.svg",
        wordpress=OLD,
    ),
    "content/posts/a/comments.zh.json": _comments(),
    "content/posts/b/en.md": article("Text.", title=f"English only {UNBROKEN}", wordpress=OLD),
    **{
        f"content/posts/y{year}/zh.md": article(date=f"{year}-05-01", wordpress=OLD)
        for year in range(2005, 2013)
    },
    "content/pages/old/zh.md": page(title="旧页面").replace("---\n", f"---\nwordpress: {OLD}\n", 1),
    "content/pages/about/zh.md": page(),
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_apart(tmp_path_factory.mktemp("old-site") / "site", SITE)


@pytest.fixture(scope="module")
def old_address(output: Path) -> Iterator[str]:
    with listening(site_server(output, 0)) as address:
        yield address


def test_its_pages_are_valid(output: Path) -> None:
    assert check("--skip-non-html", str(output)) == []


def test_no_page_is_wider_than_a_small_phone(
    browser: Browser, output: Path, old_address: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640}, color_scheme="dark")
    wide = []
    for path in pages(output):
        page.goto(old_address + path)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    page.close()
    assert wide == []


def test_an_old_link_to_a_comment_leads_to_it(browser: Browser, old_address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    background = "e => getComputedStyle(e).backgroundColor"
    for number in (1, 12):
        page.goto(f"{old_address}/a/#comment-{number}")
        head = page.locator(f"#comment-{number} > .comment-head")
        box = head.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 740
        other = page.locator("#comment-2 > .comment-head")
        assert head.evaluate(background) != other.evaluate(background)
        # However deep, a comment keeps most of the width.
        assert box["width"] > 240
    page.close()


def test_old_pages_are_found_but_not_in_the_head_of_every_page(
    browser: Browser, old_address: str
) -> None:
    page = browser.new_page()
    page.goto(f"{old_address}/")
    assert page.locator(".site-nav a[href='/about/']").count() == 1
    assert page.locator("a[href='/old/']").count() == 0
    page.locator(".site-nav a").first.click()
    page.locator("a[href='/old/']").click()
    assert page.locator("h1").inner_text() == "旧页面"
    page.close()
