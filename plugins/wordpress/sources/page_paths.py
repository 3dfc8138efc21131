"""Addresses of exported pages: exporters state those of posts only, and lay pages out by theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from plugins.wordpress.slug import slug_of
from plugins.wordpress.sources.public_path import public_path
from plugins.wordpress.sources.publication import DRAFT_FOLDERS

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.wordpress.model import Post

# What lies beside the pages in the root of an export.
_MARKS = ("_posts", "_drafts", "_config.yml", "config.yaml", "config.yml", "posts")


def with_path(post: Post, folder: Path) -> Post:
    """A page without a stated address gets that of its file: `about/team.md` was `/about/team`.

    Args:
        post: as `exporter_fields.with_fields` returns it.
        folder: that was given as the export; its root may lie below it.
    """
    if post.kind != "pages" or post.permalink or post.address:
        return post
    root = _root(post.source, folder)
    if root is None:
        return post
    names = list(post.source.relative_to(root).with_suffix("").parts)
    if names[-1] == "index":
        names.pop()
    if not names or names[0].startswith("_") or names[0] in DRAFT_FOLDERS:
        return post
    path, _ = public_path("".join(f"/{quote(unquote(name))}" for name in names) + "/")
    if path is None:
        return post
    slug = slug_of("-".join(names)) if len(names) > 1 else post.slug
    return replace(post, permalink=path, address=path, slug=slug)


def _root(file: Path, folder: Path) -> Path | None:
    for above in file.parents:
        if not above.is_relative_to(folder):
            break
        if any((above / mark).exists() for mark in _MARKS):
            return above
    return None
