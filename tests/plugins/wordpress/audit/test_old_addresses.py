from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.audit.old_addresses import OldAddresses, old_addresses
from plugins.wordpress.audit.snapshot import Snapshot

if TYPE_CHECKING:
    from pathlib import Path


def test_an_address_is_a_live_site() -> None:
    assert old_addresses("https://example.com/blog") == OldAddresses(
        "https://example.com/blog", ("https://example.com/blog",)
    )


def test_a_sitemap_begins_at_the_site() -> None:
    address = "https://example.com/wp-sitemap.xml"
    assert old_addresses(address) == OldAddresses("https://example.com", (address,))


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/1.html\n\n# note\nhttps://example.com/?p=2\n",
        (
            "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
            "<url><loc>https://example.com/1.html</loc></url>"
            "<url><loc>https://example.com/?p=2</loc></url></urlset>"
        ),
    ],
)
def test_a_file_lists_addresses(tmp_path: Path, text: str) -> None:
    path = tmp_path / "addresses"
    path.write_text(text, encoding="utf-8")
    addresses = ("https://example.com/1.html", "https://example.com/?p=2")
    assert old_addresses(str(path)) == OldAddresses("https://example.com", addresses, only=True)


def test_one_site_has_many_names(tmp_path: Path) -> None:
    path = tmp_path / "addresses.txt"
    lines = ["http://example.com/1", "https://www.example.com/2", "https://www.example.com/3"]
    path.write_text("\n".join([*lines, "http://[::1"]), encoding="utf-8")
    assert old_addresses(str(path)) == OldAddresses(
        "https://www.example.com", tuple(lines), only=True
    )


def test_a_saved_folder_is_read(tmp_path: Path) -> None:
    Snapshot(tmp_path).save("https://example.com")
    assert old_addresses(str(tmp_path)) == OldAddresses("https://example.com", saved=tmp_path)


@pytest.mark.parametrize("text", ["", "nothing here", "https://a.example/\nhttps://b.example/"])
def test_a_file_without_one_site_is_one_problem(tmp_path: Path, text: str) -> None:
    path = tmp_path / "addresses.txt"
    path.write_text(text, encoding="utf-8")
    found = old_addresses(str(path))
    assert isinstance(found, Problem)
    assert found.path == path


@pytest.mark.parametrize("old", ["nowhere", "https://", "http://[::1", "."])
def test_what_names_no_site_is_one_problem(old: str) -> None:
    found = old_addresses(old)
    assert isinstance(found, Problem)
    assert found.code == "wordpress/audit-no-old-site"
