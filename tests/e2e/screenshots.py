"""The pictures of the README, taken of the real site: `inv screenshots`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

from plugins.preview.server import site_server
from tests.conftest import ROOT
from tests.e2e.conftest import CHROMIUM, pelican
from tests.serving import listening

if TYPE_CHECKING:
    from playwright.sync_api import Browser

IMAGES = ROOT / "docs/images"
COLOURS = 64
SHOTS = (
    ("article-zh-light", "/2369.html", 1280, 800, "light"),
    ("article-en-dark", "/en/2369.html", 1280, 800, "dark"),
    ("article-zh-phone-light", "/2369.html", 390, 780, "light"),
    ("article-en-phone-dark", "/en/2369.html", 390, 780, "dark"),
)
"""Name, address, width and height of the window, colour scheme."""


def main() -> None:
    """Build the site, photograph it, write `docs/images/*.png`."""
    executable = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if executable is None:
        sys.exit("error: Chromium is not here; on Debian: apt install chromium")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        run = pelican("-o", str(site))
        if run.returncode:
            sys.exit(run.stderr)
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        with listening(site_server(site, 0)) as address:
            for shot in SHOTS:
                _photograph(browser, address, shot)
        browser.close()


def _photograph(browser: Browser, address: str, shot: tuple[str, str, int, int, str]) -> None:
    name, path, width, height, scheme = shot
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(address + path)
    if width >= height:
        page.locator("figure.bench-table").first.scroll_into_view_if_needed()
        page.locator("figure.bench-table").first.evaluate(
            "e => e.scrollIntoView({block: 'center'})"
        )
    target = IMAGES / f"{name}.png"
    page.screenshot(path=str(target))
    page.close()
    # A page has few colours: a palette makes the file three times smaller, and looks the same.
    with Image.open(target) as picture:
        picture.convert("RGB").quantize(COLOURS).save(target, optimize=True)
    print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
