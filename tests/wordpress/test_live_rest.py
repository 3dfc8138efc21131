"""The REST source and the downloads against a real WordPress."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from defusedxml import ElementTree

from plugins.wordpress.media.downloads import download_uploads, wanted_uploads
from plugins.wordpress.media.media_report import Supply
from plugins.wordpress.media.uploads import copy_uploads
from plugins.wordpress.model import Post
from plugins.wordpress.sources.rest import RestSource, open_rest
from plugins.wordpress.upload_path import UPLOADS
from plugins.wordpress.web import Client, Limits, Route

if TYPE_CHECKING:
    from pathlib import Path

    from tests.wordpress.conftest import Exported

WP = "{http://wordpress.org/export/1.2/}"


def client_of(wordpress: Exported) -> Client:
    """Asks the site by its own name, at the port of this machine that it is served on."""
    host = urlsplit(wordpress.site.address).hostname
    port = urlsplit(wordpress.base).port
    assert host
    assert port
    route = Route(connect_to={host: ("127.0.0.1", port)})
    return Client(Limits(seconds=120, idle=60, per_second=1_000), allow_private=True, route=route)


def source_of(wordpress: Exported, folder: Path) -> RestSource:
    with client_of(wordpress) as client:
        source = open_rest(wordpress.site.address, client, folder)
    assert isinstance(source, RestSource), source
    return source


def test_the_interface_shows_what_the_export_calls_public(
    wordpress: Exported, tmp_path: Path
) -> None:
    posts = [post for post in source_of(wordpress, tmp_path).posts() if isinstance(post, Post)]
    shown = {post.number: post for post in posts if post.type in ("post", "page")}
    exported = {}
    for item in ElementTree.parse(wordpress.export).iter("item"):
        if item.findtext(f"{WP}post_type") in ("post", "page"):
            exported[item.findtext(f"{WP}post_id")] = item
    public = {
        number for number, item in exported.items() if item.findtext(f"{WP}status") == "publish"
    }
    assert shown.keys() == public
    for number, post in shown.items():
        item = exported[number]
        assert post.address == item.findtext("link")
        assert post.name == item.findtext(f"{WP}post_name")
        assert bool(post.withheld) == bool(item.findtext(f"{WP}post_password"))
        assert not post.withheld or not post.body
        approved = [
            comment.findtext(f"{WP}comment_id")
            for comment in item.iter(f"{WP}comment")
            if comment.findtext(f"{WP}comment_approved") == "1"
            # WordPress shows pingbacks to people who may moderate only.
            and comment.findtext(f"{WP}comment_type") in (None, "", "comment")
        ]
        hidden = bool(post.withheld)
        assert Counter(c.number for c in post.comments) == Counter([] if hidden else approved)


def test_every_file_of_the_media_library_can_be_downloaded(
    wordpress: Exported, tmp_path: Path
) -> None:
    posts = source_of(wordpress, tmp_path / "cache").posts()
    addresses = [post.attachment for post in posts if isinstance(post, Post) and post.attachment]
    host = urlsplit(wordpress.site.address).hostname
    wanted = wanted_uploads(addresses, wordpress.site.address, frozenset({str(host)}))
    assert wanted
    content = tmp_path / "content"
    with client_of(wordpress) as client:
        found = {file.path: file for file in download_uploads(client, wanted, content, tmp_path)}
    there = wordpress.site.uploads
    for path, file in found.items():
        original = there / path.removeprefix(UPLOADS)
        if file.supply is Supply.DOWNLOADED:
            assert (content / path.lstrip("/")).read_bytes() == original.read_bytes()
        else:
            assert (file.supply, file.reason) == (Supply.MISSING, "the old site answers 404")
            assert not original.exists()
    assert Supply.DOWNLOADED in {file.supply for file in found.values()}
    copied = {file.path: file.supply for file in copy_uploads(there, content)}
    for path, file in found.items():
        if file.supply is Supply.DOWNLOADED:
            assert copied[path] is Supply.UNCHANGED
    assert set(copied.values()) <= {Supply.COPIED, Supply.UNCHANGED, Supply.REFUSED}
