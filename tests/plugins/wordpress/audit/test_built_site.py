from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.audit.built_site import BuiltSite

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> BuiltSite:
    output = tmp_path / "output"
    for name in (
        "index.html",
        "2369.html",
        "2369/index.html",
        "about.html",
        "后/index.html",
        "a.xml",
    ):
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    redirects = {
        "/?p=7": "/2369.html", "/?p=7&feed=rss2": "/a.xml", "/old": "/后/", "/about": "/never",
        "/标签": "/about.html",
    }  # fmt: skip
    document = {"version": 1, "redirects": redirects}
    (output / "redirects.json").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    (output / "out").symlink_to(tmp_path / "secret.html")
    built = BuiltSite.at(output)
    assert isinstance(built, BuiltSite)
    return built


@pytest.mark.parametrize(
    ("target", "body"),
    [
        ("/", "index.html"),
        ("/?unknown=1", "index.html"),
        ("/2369.html", "2369.html"),
        ("/2369", "2369.html"),
        ("/2369/", "2369/index.html"),
        ("/about", "about.html"),
        ("/about/", "about.html"),
        ("/%E5%90%8E/", "后/index.html"),
        ("/%e5%90%8e", "后/index.html"),
        ("/a.xml", "a.xml"),
    ],
)
def test_files_answer(site: BuiltSite, target: str, body: str) -> None:
    reply = site.ask(target)
    assert (reply.status, reply.body.decode()) == (200, body)


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/?p=7", "/2369.html"),
        ("/?x=1&p=7", "/2369.html"),
        ("/index.php?p=7", "/2369.html"),
        ("/?feed=rss2&p=7", "/a.xml"),
        ("/old", "/%E5%90%8E/"),
        ("/old/", "/%E5%90%8E/"),
        ("/%E6%A0%87%E7%AD%BE/", "/about.html"),
    ],
)
def test_redirects_answer_where_there_is_no_file(
    site: BuiltSite, target: str, location: str
) -> None:
    reply = site.ask(target)
    assert (reply.status, reply.location) == (301, location)


@pytest.mark.parametrize(
    "target", ["/none", "/../secret.html", "/%2e%2e/secret.html", "/out", "/%00", f"/{'x' * 400}"]
)
def test_nothing_else_answers(site: BuiltSite, target: str) -> None:
    assert site.ask(target).status == 404


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 2}', '{"version": 1}', "\udcff"])
def test_broken_redirects_are_one_problem(tmp_path: Path, text: str) -> None:
    (tmp_path / "redirects.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    built = BuiltSite.at(tmp_path)
    assert isinstance(built, Problem)
    assert built.code == "wordpress/audit-redirects"


def test_a_folder_that_is_missing_is_one_problem(tmp_path: Path) -> None:
    built = BuiltSite.at(tmp_path / "none")
    assert isinstance(built, Problem)
    assert built.code == "wordpress/audit-no-new-site"
