"""Old addresses on a host without rules: the script of the home page and of 404.html."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from plugins.preview.server import HOST, SiteHandler, SiteServer
from tests.plugins.hosting.conftest import build
from tests.serving import listening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.e2e

LED = [
    ("/?p=2369", "/2369.html"),
    ("/?utm_source=a&p=2369&utm_medium=b", "/2369.html"),
    ("/index.php?p=2369", "/2369.html"),
    ("/?paged=2&cat=3", "/archives/"),
    ("/?cat=3&paged=9&x=1", "/category/vps/"),
    ("/?tag=%e5%90%8e", "/tag/kvm/"),
    ("/?tag=%E5%90%8E", "/tag/kvm/"),
    ("/?feed=rss2&p=2369", "/2369.html"),
    ("/?m=201210", "/archives/#page--year-2026"),
    ("/2369.html/feed", "/2369.html"),
    ("/2369.html/feed/?utm_source=a#x", "/2369.html#x"),
    ("/2369.html/2/", "/2369.html"),
    ("/%e5%90%8e/feed/", "/%E5%90%8E/"),
    ("/%E6%97%A7%E6%96%87", "/%E5%90%8E/"),
    ("/c%2b%2b", "/about/"),
    ("/old.html", "/2369.html"),
    ("/index.php", "/"),
    ("/2369.html/", "/2369.html"),
    ("/100%25%20off", "/about/"),
    ("/ABOUT", "/about/"),
    ("/%BA%f3/", "/about/"),
]
STAYING = [
    "/?p=1",
    "/?utm_source=p",
    "/?",
    "/2369.html/9",
    "/%BA%F4/",
    "/constructor",
    "/?__proto__=1",
]


class _Handler(SiteHandler):
    """A static host that notes what it is asked for."""

    asked: list[str]

    def send_head(self) -> Any:
        self.asked.append(self.path)
        return super().send_head()


@pytest.fixture(scope="module", params=["", "/atlas"])
def host(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str, list[str]]]:
    """Address and path of the site, and what was asked for."""
    path = str(request.param)
    settings = f'SITE_ADDRESS = "https://example.org{path}"'
    folder = tmp_path_factory.mktemp("old")
    output = build(folder / "site", settings)
    (folder / "www").mkdir()
    (folder / "www" / "atlas").symlink_to(output)
    asked: list[str] = []
    kind: Any = type("Handler", (_Handler,), {"asked": asked})
    handler = partial(kind, directory=str(folder / "www" if path else output))
    with listening(SiteServer((HOST, 0), handler)) as address:
        yield address, path, asked


def test_the_browser_ends_at_the_present_page(host: tuple[str, str, list[str]], page: Page) -> None:
    address, path, _ = host
    wrong = []
    for old, goal in LED:
        page.goto(f"{address}{path}{old}")
        try:
            page.wait_for_url(f"{address}{path}{goal}")
        except Exception:  # noqa: BLE001 (all of them are wanted in one list)
            wrong.append((old, goal, page.url))
    assert wrong == []


@pytest.fixture
def script(host: tuple[str, str, list[str]], page: Page) -> Callable[[], list[str]]:
    """Waits for the end of the script of the page; back comes where it leads to."""
    address, path, _ = host
    page.add_init_script(
        """window.goals = [];
        navigation.addEventListener("navigate", event => goals.push(event.destination.url));"""
    )

    def wait() -> list[str]:
        # The page has imported it already: this is the same module, awaited.
        goals: list[str] = page.evaluate(
            "async address => { await import(address); return goals; }",
            f"{address}{path}/theme/js/old-addresses.js",
        )
        return goals

    return wait


def test_other_addresses_stay(
    host: tuple[str, str, list[str]], page: Page, script: Callable[[], list[str]]
) -> None:
    address, path, _ = host
    for old in STAYING:
        page.goto(f"{address}{path}{old}")
        assert script() == []
        assert page.url == f"{address}{path}{old}"


def test_the_home_page_fetches_the_table_only_for_a_query(
    host: tuple[str, str, list[str]], page: Page, script: Callable[[], list[str]]
) -> None:
    address, path, asked = host
    asked.clear()
    page.goto(f"{address}{path}/")
    script()
    assert f"{path}/theme/js/old-addresses.js" in asked
    assert f"{path}/redirects.json" not in asked
    page.goto(f"{address}{path}/?x=1")
    script()
    assert f"{path}/redirects.json" in asked
