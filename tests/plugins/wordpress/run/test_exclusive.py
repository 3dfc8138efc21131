from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.run.exclusive import BusyError, only_import
from plugins.wordpress.run.import_site import import_site
from plugins.wordpress.run.options import Options
from tests.plugins.wordpress.memory_source import post, source

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_import_is_told_of_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "wordpress"
    with only_import(folder, dry_run=False):
        with pytest.raises(BusyError), only_import(folder, dry_run=False):
            pass
        report = import_site(source(post(1)), tmp_path / "content", tmp_path / "data", Options())

    assert "another import is running (wordpress/busy)" in report.render()
    assert not (tmp_path / "content" / "posts").exists()
    with only_import(folder, dry_run=False):
        pass


def test_a_dry_run_makes_no_lock(tmp_path: Path) -> None:
    with only_import(tmp_path / "wordpress", dry_run=True):
        pass

    assert list(tmp_path.iterdir()) == []


def test_leftovers_of_a_killed_import_go(tmp_path: Path) -> None:
    (tmp_path / ".unfinished-x").write_text("", encoding="utf-8")
    with only_import(tmp_path, dry_run=False):
        assert not (tmp_path / ".unfinished-x").exists()
