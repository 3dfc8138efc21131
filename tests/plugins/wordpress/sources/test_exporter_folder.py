from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.model import Post
from plugins.wordpress.sources.exporter_folder import ExporterFolder

if TYPE_CHECKING:
    from pathlib import Path


def post(folder: Path, yaml: str, name: str = "2012-10-26-x.md") -> Post:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(f"---\n{yaml}\n---\nText.\n", encoding="utf-8")
    [found] = ExporterFolder(folder).posts()
    assert isinstance(found, Post), found
    return found


def test_jekylls_exporter(tmp_path: Path) -> None:
    found = post(
        tmp_path,
        "id: 2418\ntitle: x\nauthor: 80站长\nlayout: post\nguid: 'http://a.example/?p=2418'\n"
        "permalink: /2418.html\nviews:\n  - 709",
    )

    assert (found.number, found.author, found.type, found.status) == (
        "2418",
        "80站长",
        "post",
        "publish",
    )
    assert (found.address, found.permalink) == ("/2418.html", "/2418.html")
    assert found.extras["views"] == ["709"]
    assert found.extras["id"] == "2418"


@pytest.mark.parametrize(
    ("yaml", "status"),
    [
        ("draft: true", "draft"),
        ("published: false", "draft"),
        ("status: private", "private"),
        ("post_status: publish", "publish"),
        ("private: true", "private"),
        ("date: 2099-01-01", "future"),
        ("title: x", "publish"),
    ],
)
def test_statuses(tmp_path: Path, yaml: str, status: str) -> None:
    found = post(tmp_path, yaml)

    assert found.status == status
    assert bool(found.withheld) == (status != "publish")


def test_drafts_by_their_folder(tmp_path: Path) -> None:
    assert post(tmp_path, "title: x", "_drafts/2012-10-26-x.md").status == "draft"


@pytest.mark.parametrize(
    ("yaml", "number"),
    [
        ("guid: http://a.example/?p=12", "12"),
        ("guid: http://a.example/?post_type=x&#038;p=12", "12"),
        ("url: /?page_id=9", "9"),
        ("post_id: [7]", "7"),
        ("id: 1.2E+18", ""),
        ("id: 007", ""),
    ],
)
def test_numbers(tmp_path: Path, yaml: str, number: str) -> None:
    assert post(tmp_path, yaml).number == number


def test_pages_and_their_place(tmp_path: Path) -> None:
    found = post(tmp_path, "layout: page\nparent: 3\norder: 2\npassword: x", "about.md")

    assert (found.type, found.parent, found.order, found.password) == ("page", "3", 2, "x")
    assert found.withheld


def test_what_cannot_be_read_is_a_problem_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("nothing", encoding="utf-8")
    (tmp_path / "b.md").symlink_to("/etc/hostname")
    (tmp_path / "c.md").write_text("---\ndate: 2012-10-26\n---\n", encoding="utf-8")
    found = list(ExporterFolder(tmp_path).posts())

    assert [type(one) for one in found] == [Problem, Problem, Post]


def test_what_is_said_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("title: T\nbaseURL: https://a.example/\n")
    post(tmp_path, "author: li")
    source = ExporterFolder(tmp_path)
    list(source.posts())

    assert (source.site().title, source.site().address) == ("T", "https://a.example")
    assert set(source.site().authors) == {"li"}


def test_former_states_of_a_text_are_no_texts(tmp_path: Path) -> None:
    assert post(tmp_path, "layout: revision\npermalink: /?p=302").type == "revision"


@pytest.mark.parametrize(
    ("yaml", "address"),
    [
        ("permalink: /7.html\nurl:\n  - http://friend.example/x", "/7.html"),
        ("permalink: http://a.example/7.html", "http://a.example/7.html"),
        ("url: http://a.example/7.html", "http://a.example/7.html"),
        ("layout: page\nurl:\n  - http://friend.example/x", ""),
    ],
)
def test_a_field_called_url_is_no_address(tmp_path: Path, yaml: str, address: str) -> None:
    found = post(tmp_path, yaml)

    assert found.address == address
    assert found.permalink == ("/7.html" if address else None)


@pytest.mark.parametrize(("number", "notes"), [("7", 1), ("8", 0)])
def test_a_text_that_the_exporter_cut_off_says_so(tmp_path: Path, number: str, notes: int) -> None:
    file = tmp_path / "2012-10-26-x.md"
    link = f"<div>[Continue reading](http://a.example/7.html#more-{number})</div>"
    file.write_text(f"---\nid: 7\ntitle: x\n---\nText.\n\n{link}\n", encoding="utf-8")

    [found] = ExporterFolder(tmp_path).posts()

    assert isinstance(found, Post)
    assert len(found.notes) == notes
