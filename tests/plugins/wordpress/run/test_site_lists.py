from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.indexing import index_of
from plugins.wordpress.library.bundle_library import Library
from plugins.wordpress.planning import plan
from plugins.wordpress.run.labelling import Labelling
from plugins.wordpress.run.site_lists import site_lists
from tests.plugins.wordpress.memory_source import category, page, post, source

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("language", "months"),
    [("zh-CN", ("2012年10月", "2012年2月")), ("en-US", ("October 2012", "February 2012"))],
)
def test_lists_hold_what_is_public(tmp_path: Path, language: str, months: tuple[str, str]) -> None:
    index = index_of(
        source(
            post(1, terms=(category("b", "B &amp; b", "a"), category("a", "A"))),
            post(2, date="2012-02-03T00:00:00+08:00", terms=(category("a", "A"),)),
            post(
                3, date="2011-02-03T00:00:00+08:00", status="private", terms=(category("c", "C"),)
            ),
            page(4, title="后", order=2),
            page(5, title="Before", order=1),
            page(6, status="draft"),
            language=language,
        )
    )
    content = tmp_path / "content"
    places = plan(index, Library(content, {}), content)
    lists = site_lists(index, places, Labelling(index, places, tmp_path / "data").lists(), "/blog")

    assert lists == {
        "core/archives": ((months[0], "/blog/?m=201210"), (months[1], "/blog/?m=201202")),
        "core/categories": (("A", "/category/a/"), ("B & b", "/category/b/")),
        "core/page-list": (("Before", "/5.html"), ("后", "/4.html")),
        "core/tag-cloud": (),
    }
