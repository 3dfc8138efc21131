"""The preview answers as a static host would."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from plugins.preview.server import site_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    site = tmp_path / "site"
    for name, text in {
        "index.html": "home",
        "2369.html": "post",
        "404.html": "没有",
        "en/404.html": "nothing",
        "empty/picture.txt": "picture",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    (tmp_path / "secret").write_text("outside")
    server = site_server(site, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url) as answer:  # noqa: S310 (our own address)
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", (200, "home")),
        ("/2369.html", (200, "post")),
        ("/gone", (404, "没有")),
        ("/en/gone/", (404, "nothing")),
        ("/empty/", (404, "没有")),
        ("/../secret", (404, "没有")),
        ("/%2e%2e/secret", (404, "没有")),
    ],
)
def test_answers(address: str, path: str, expected: tuple[int, str]) -> None:
    assert get(address + path) == expected


def test_nothing_is_cached(address: str) -> None:
    with urllib.request.urlopen(address) as answer:  # noqa: S310
        assert answer.headers["Cache-Control"] == "no-store"
