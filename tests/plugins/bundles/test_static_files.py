"""Pictures go with their texts: those of drafts stay at home."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.bundles.static_files import is_withheld, problem_of
from tests.conftest import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("posts/draft/a.png", True),
        ("posts/draft/deep/a.png", True),
        ("posts/both/a.png", False),
        ("posts/open/a.png", False),
        ("posts/draft-2/a.png", False),
        ("wp-content/uploads/a.png", False),
    ],
)
def test_withheld(path: str, expected: bool) -> None:
    assert (
        is_withheld(path, {"posts/draft", "posts/both"}, {"posts/both", "posts/open"}) is expected
    )


@pytest.mark.parametrize("name", ["zh.MD", "notes.markdown", "old.rst"])
def test_a_text_under_another_name_is_no_picture(name: str) -> None:
    problem = problem_of(f"posts/a/{name}", Path("content"))
    assert problem is not None
    assert problem.code == "bundles/static-source"


def test_nothing_of_a_draft_is_published(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/open/zh.md": article("![x](a.png)"),
            "content/posts/open/a.png": b"open",
            "content/posts/open/zh.md~": article("编辑器留下的"),
            "content/posts/open/zh.md.bak": article("备份"),
            "content/posts/draft/zh.md": article("![x](b.png)", status="draft"),
            "content/posts/draft/b.png": b"secret",
        }
    )
    assert built.exit_code == 0, built.problems
    assert {name for name in built.files() if name.startswith("posts/")} == {"posts/open/a.png"}


def test_drafts_are_shown_with_their_pictures_on_request(build_site: Callable[..., Built]) -> None:
    settings = 'DRAFT_SAVE_AS, DRAFT_URL = "drafts/{slug}/index.html", "drafts/{slug}/"'
    built = build_site(
        {
            "content/posts/draft/zh.md": article("![x](b.png)", status="draft"),
            "content/posts/draft/b.png": b"secret",
        },
        settings,
    )
    assert {"drafts/draft/index.html", "posts/draft/b.png"} <= built.files()
