from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics import Problem
from plugins.permalinks.static_url import static_url

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("save_as", "url"),
    [
        ("posts/x/a.png", "posts/x/a.png"),
        ("posts/x/图 1.png", "posts/x/%E5%9B%BE%201.png"),
        ("posts/x/100%.png", "posts/x/100%25.png"),
        # Decomposed, as file systems of Macs have it.
        ("posts/x/e\u0301.png", "posts/x/%C3%A9.png"),
    ],
)
def test_addresses_are_encoded_once_and_composed(tmp_path: Path, save_as: str, url: str) -> None:
    assert static_url(save_as, tmp_path / "a.png", tmp_path) == url


def test_a_link_out_of_the_content_folder_is_refused(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    link = content / "a.png"
    link.symlink_to(tmp_path / "secret")
    found = static_url("a.png", link, content)
    assert isinstance(found, Problem)
    assert (found.code, found.path) == ("permalinks/static-path", link)
    assert "leads out of the content folder" in found.message


def test_a_name_that_no_page_may_have_is_refused(tmp_path: Path) -> None:
    found = static_url("posts/x/con.png", tmp_path / "con.png", tmp_path)
    assert isinstance(found, Problem)
    assert "con.png" in found.message
