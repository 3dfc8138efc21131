"""A wide Markdown table scrolls by itself, and becomes cards on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.preview.server import site_server
from tests.conftest import article, build_apart
from tests.serving import listening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.e2e

COLUMNS = 9
HEADS = [f"column-{number:03}" for number in range(COLUMNS)]
TABLE = "\n".join(
    f"| {' | '.join(cells)} |" for cells in (HEADS, ["---"] * COLUMNS, ["abcdefghij"] * COLUMNS)
)


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an article with a wide table."""
    files = {"content/posts/wide/zh.md": article(f"\n{TABLE}\n")}
    output = build_apart(tmp_path_factory.mktemp("tables") / "site", files)
    with listening(site_server(output, 0)) as address:
        yield f"{address}/wide/"


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_page_is_no_wider_than_the_window(wide: str, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    try:
        page.goto(wide)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        region = page.get_by_role("region", name=", ".join(HEADS), exact=True)
        hidden = region.evaluate("e => e.scrollWidth - e.clientWidth")
        if width < 480:
            assert hidden == 0
            assert (
                region.locator("tbody tr").evaluate("e => getComputedStyle(e).display") == "block"
            )
        else:
            region.focus()
            page.keyboard.press("End")
            page.keyboard.press("ArrowRight")
            page.wait_for_function("document.activeElement.scrollLeft > 0")
            assert hidden > 0
    finally:
        page.close()
