"""A wide Markdown table scrolls by itself, and becomes cards on a phone."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from plugins.preview.server import site_server
from tests.conftest import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

pytestmark = pytest.mark.e2e

COLUMNS = 9
HEADS = [f"column-{number:03}" for number in range(COLUMNS)]
TABLE = "\n".join(
    f"| {' | '.join(cells)} |" for cells in (HEADS, ["---"] * COLUMNS, ["abcdefghij"] * COLUMNS)
)


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_page_is_no_wider_than_the_window(
    build_site: Callable[..., Built], browser: Browser, width: int
) -> None:
    built = build_site({"content/posts/wide/zh.md": article(f"\n{TABLE}\n")})
    assert built.exit_code == 0, built.problems
    server = site_server(built.output, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page(viewport={"width": width, "height": 800})
    try:
        page.goto(f"http://127.0.0.1:{server.server_port}/wide/")
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
        server.shutdown()
        server.server_close()
