"""Which files beside the texts are published."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Collection

PRIVATE = re.compile(
    r"wordpress/.*|(?!wp-content/).*/(?:comments\.[^/]+\.json|[^/]+\.incoming(?:\.[^/]+)?)",
    re.IGNORECASE,
)
"""What is there for the build and for importers; a link to it must not publish it either."""

SOURCE_SUFFIXES = frozenset({".md", ".markdown", ".rst"})


def is_withheld(path: str, withheld: Collection[str], published: Collection[str]) -> bool:
    """Whether `path` is private, or belongs only to texts that are not published.

    Args:
        path: a file below the content folder, `posts/plan/cover.png`.
        withheld: bundles that hold a draft, `posts/plan`.
        published: bundles that hold a text that anybody can read.
    """
    if PRIVATE.fullmatch(path):
        return True
    folders = [folder.as_posix() for folder in PurePosixPath(path).parents]
    nearest = next((f for f in folders if f in withheld or f in published), None)
    return nearest in withheld and nearest not in published


def problem_of(path: str, content: Path) -> Problem | None:
    """Why `path` below the folder `content` is no picture or download, None when it may be one."""
    file = content / path
    if file.suffix.lower() in SOURCE_SUFFIXES:
        mend = f"name it {file.stem}.md, or keep it elsewhere"
        message = "a text under a name that is not read would be published as it is"
        return Problem("bundles/static-source", message, file, mend=mend)
    return None
