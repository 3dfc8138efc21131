from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.model import Redirect
from plugins.wordpress.run.blog_folder import led_from_folder

if TYPE_CHECKING:
    from pathlib import Path

SIZE = Redirect("/wp-content/uploads/a-1x1.gif", "/wp-content/uploads/a.gif")


def test_uploads_of_a_blog_in_a_folder_lie_at_the_root(tmp_path: Path) -> None:
    file = tmp_path / "wp-content" / "uploads" / "2012" / "图.gif"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"")

    assert list(led_from_folder("/blog", tmp_path, [SIZE])) == [
        Redirect("/blog/wp-content/uploads/a-1x1.gif", "/wp-content/uploads/a.gif"),
        Redirect("/blog/wp-content/uploads/2012/图.gif", "/wp-content/uploads/2012/%E5%9B%BE.gif"),
    ]


def test_at_the_root_nothing_moves(tmp_path: Path) -> None:
    assert list(led_from_folder("", tmp_path, [SIZE])) == []
    assert list(led_from_folder("/blog", tmp_path, [])) == []
