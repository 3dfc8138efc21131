"""The real site, built once for each test process, a server for it, and a real browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from pelicanconf import EDITIONS
from plugins.benchmarks.blocks.localised import Localised
from plugins.preview.server import site_server
from tests.conftest import ROOT, missing_part
from tests.serving import listening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def pelican(*options: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run Pelican on this project as an author would."""
    command = [sys.executable, "-m", "pelican", str(ROOT / "content")]
    command += ["-s", str(ROOT / "pelicanconf.py"), *options]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def pages(site: Path) -> list[str]:
    """Public paths of all pages of the built site."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return ["/" + path.removesuffix("index.html") for path in found]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    output = tmp_path_factory.mktemp("real") / "site"
    run = pelican("-o", str(output))
    assert run.returncode == 0, run.stderr + run.stdout
    return output


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site answers on this machine."""
    with listening(site_server(site, 0)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium of the system."""
    executable = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if executable is None:
        missing_part("Chromium", "on Debian: apt install chromium")
    options = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=options)
        yield browser
        browser.close()


def published(site: Path, path: str) -> str:
    name = f"{path[1:]}index.html" if path.endswith("/") else path[1:]
    return (site / name).read_text(encoding="utf-8")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.fixture(params=["zh", "en"])
def localised(request: pytest.FixtureRequest) -> Localised:
    language = request.param
    return Localised(language, str(EDITIONS[language]["locale"]))


@pytest.fixture
def paths(site: Path, localised: Localised) -> list[str]:
    """The pages of one language that have tables of figures."""
    found = [
        path
        for path in pages(site)
        if path.startswith("/en/") == (localised.language == "en")
        and 'class="figure-tools"' in published(site, path)
    ]
    assert found
    return found
