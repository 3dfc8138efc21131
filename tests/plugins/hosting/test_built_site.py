"""What a server has to know of a built site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics import Problem
from plugins.hosting.built_site import BuiltSite, Redirect, built_site, read_built_site, signatures

if TYPE_CHECKING:
    from pathlib import Path


def test_keys_become_paths_and_parameters_below_the_base(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "index.html").touch()
    (tmp_path / "404.html").touch()
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "404.html").touch()
    targets = {"/old": "/a/", "/?q=1%262&p=x=y": "/%E5%90%8E/#x", "/x": 'https://a.example/$"?b'}
    site = built_site(targets, "/%E5%9C%B0", tmp_path)
    assert site.base == "/地"
    assert site.redirects == (
        Redirect("/地", (("q", "1&2"), ("p", "x=y")), "/%E5%9C%B0/%E5%90%8E/#x"),
        Redirect("/地/index.php", (), "/%E5%9C%B0/"),
        Redirect("/地/old", (), "/%E5%9C%B0/a/", has_page=True),
        Redirect("/地/x", (), "https://a.example/%24%22?b"),
    )
    assert site.not_found == (("/地/en/", "/地/en/404.html"), ("/地/", "/地/404.html"))
    assert [one.keeps_query for one in site.redirects] == [False, True, True, False]


@pytest.mark.parametrize(
    "key",
    [
        "/a%2Fb",
        "/a%0Ab",
        "/%ff%0a",
        "/?p=1%0A2",
        "/?p%0D=1",
        "/a/../b",
        "/./a",
        "/a%E2%80%A8b",
        "/" + "x" * 1025,
    ],
)
def test_addresses_that_no_server_sees_as_they_stand_have_no_rule(tmp_path: Path, key: str) -> None:
    site = built_site({key: "/a/", "/good": "/a/"}, "", tmp_path)
    assert [one.path for one in site.redirects] == ["/good", "/index.php"]


def test_index_php_is_the_home_page_unless_it_is_listed_or_a_file(tmp_path: Path) -> None:
    def found() -> list[str]:
        return [one.target for one in built_site({}, "", tmp_path).by_path()]

    assert found() == ["/"]
    assert built_site({"/index.php": "/a/"}, "", tmp_path).by_path()[0].target == "/a/"
    (tmp_path / "index.php").touch()
    assert found() == []
    site = built_site({"/?p=1": "/a/"}, "", tmp_path)
    assert [one.path for one in site.with_query()] == ["/", "/index.php"]


def test_the_most_parameters_come_first() -> None:
    one, two = (("cat", "1"),), (("cat", "1"), ("paged", "2"))
    redirects = [Redirect("/", query, "/a/") for query in (one, two)]
    assert [names for names, _ in signatures(redirects)] == [("cat", "paged"), ("cat",)]


@pytest.mark.parametrize(
    "text",
    [
        None,
        "{",
        "[]",
        '{"version": 2, "site_path": "", "redirects": {}}',
        '{"version": 1, "site_path": "", "redirects": []}',
        '{"version": 1, "redirects": {}}',
        '{"version": 1, "site_path": "x", "redirects": {}}',
        json.dumps({"version": 1, "site_path": "", "redirects": {"a": "/b"}}),
        json.dumps({"version": 1, "site_path": "", "redirects": {"/a\n": "/b"}}),
        json.dumps({"version": 1, "site_path": "", "redirects": {"/a": "//b"}}),
        json.dumps({"version": 1, "site_path": "", "redirects": {"/a": "javascript:x"}}),
        json.dumps({"version": 1, "site_path": "", "redirects": {"/a": 1}}),
    ],
)
def test_what_is_no_table_is_one_line(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "redirects.json").write_text(text)
    found = read_built_site(tmp_path)
    assert isinstance(found, Problem)
    assert found.mend == "build the site first: inv build"


def test_the_built_site_is_read(output: Path) -> None:
    site = read_built_site(output)
    assert isinstance(site, BuiltSite)
    assert {"/", "/about", "/2369.html", "/后"} <= site.paths
    assert Redirect("/old.html", (), "/2369.html", has_page=True) in site.redirects
    assert Redirect("/2369.html/feed", (), "/2369.html") in site.redirects
