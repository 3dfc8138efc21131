from __future__ import annotations

import gzip
import os
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.model import Post, Source
from plugins.wordpress.sources.opening import open_source, uploads_of
from tests.plugins.wordpress.sources.conftest import EPILOG, PROLOG, item

if TYPE_CHECKING:
    from pathlib import Path

MARKDOWN = (
    "---\nid: 7\ntitle: Seven\ndate: 2012-10-26\nauthor: li\npermalink: /7.html\n---\nText.\n"
)
WXR = (PROLOG + item(1) + item(2) + EPILOG).encode()


def opened(*paths: Path) -> Source:
    found = open_source(paths)
    assert not isinstance(found, list), found
    return found


def numbers(source: Source) -> list[str]:
    return [found.number for found in source.posts() if isinstance(found, Post)]


def problems(source: Source) -> list[Problem]:
    return [found for found in source.posts() if isinstance(found, Problem)]


def archive(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return path


@pytest.mark.parametrize("name", ["x.xml", "x.txt", "x", "x.md"])
def test_wxr_is_known_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(WXR)
    (tmp_path / "gz").write_bytes(gzip.compress(WXR))

    assert numbers(opened(tmp_path / name)) == ["1", "2"]
    assert numbers(opened(tmp_path / "gz")) == ["1", "2"]


def test_one_markdown_file(tmp_path: Path) -> None:
    (tmp_path / "7.markdown").write_text(MARKDOWN, encoding="utf-8")

    [post] = opened(tmp_path / "7.markdown").posts()
    assert isinstance(post, Post)
    assert (post.number, post.author, post.status, post.type) == ("7", "li", "publish", "post")
    assert post.address == "/7.html"


def test_a_folder_of_everything(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "7.md").write_text(MARKDOWN, encoding="utf-8")
    (tmp_path / "a.xml").write_bytes(WXR)
    (tmp_path / "b.xml").write_bytes((PROLOG + item(2) + item(3) + EPILOG).encode())
    (tmp_path / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    (tmp_path / "_config.yml").write_text("name: My site\nurl: http://a.example/\n")
    uploads = tmp_path / "wp-content" / "uploads"
    uploads.mkdir(parents=True)
    (uploads / "old.xml").write_bytes((PROLOG + item(99) + EPILOG).encode())

    source = opened(tmp_path)
    assert numbers(source) == ["1", "2", "3", "7"]
    assert source.site().title == "旧站"
    assert set(source.site().authors) == {"li"}
    assert uploads_of(source) == uploads


def test_an_archive_of_an_exporter(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "jekyll-export.zip",
        {
            "_posts/2012-10-26-seven.md": MARKDOWN,
            "_drafts/eight.md": MARKDOWN.replace("7", "8"),
            "_posts/broken.md": "no front matter",
            "_config.yml": "title: My site\nurl: http://a.example/blog\n",
            "wp-content/uploads/2012/10/a.png": b"png",
        },
    )
    source = opened(path)

    posts = [found for found in source.posts() if isinstance(found, Post)]
    assert [(post.number, post.status, bool(post.withheld)) for post in posts] == [
        ("8", "draft", True),
        ("7", "publish", False),
    ]
    assert posts[1].source == path / "_posts" / "2012-10-26-seven.md"
    assert [problem.path for problem in problems(source)] == [path / "_posts" / "broken.md"]
    assert (source.site().title, source.site().address) == ("My site", "http://a.example/blog")
    uploads = uploads_of(source)
    assert uploads is not None
    assert (uploads / "2012" / "10" / "a.png").read_bytes() == b"png"

    source.close()  # type: ignore[attr-defined]  # of the source of an archive only
    assert not uploads.exists()


def test_an_archive_of_wxr_files(tmp_path: Path) -> None:
    other = (PROLOG + item(3) + EPILOG).encode()
    path = archive(tmp_path / "x", {"site/1.xml": WXR, "site/2.xml.gz": gzip.compress(other)})

    assert numbers(opened(path)) == ["1", "2", "3"]
    assert numbers(opened(tmp_path)) == ["1", "2", "3"]


@pytest.mark.parametrize("codec", ["gbk", "utf-8"])
def test_names_that_the_format_does_not_provide_for(tmp_path: Path, codec: str) -> None:
    path = archive(tmp_path / "x.zip", {"NAME.md": MARKDOWN})
    name = "虚拟".encode(codec)
    short = archive(tmp_path / "y.zip", {f"{'N' * len(name)}.md": MARKDOWN})
    short.write_bytes(short.read_bytes().replace(b"N" * len(name), name))

    assert numbers(opened(path)) == ["7"]
    [post] = opened(short).posts()
    assert isinstance(post, Post)
    assert post.source.name == "虚拟.md"


@pytest.mark.parametrize(
    "name",
    [
        "../evil.md",
        "a/../../evil.md",
        "//evil.md",
        "C:/evil.md",
        "a\\..\\..\\evil.md",
        "a//b.md",
    ],
)
def test_names_that_lead_out_are_left_out(tmp_path: Path, name: str) -> None:
    source = opened(archive(tmp_path / "x.zip", {name: MARKDOWN, "good.md": MARKDOWN}))

    assert numbers(source) == ["7"]
    [problem] = problems(source)
    assert problem.code == "wordpress/archive-entry"
    assert [path.name for path in tmp_path.rglob("*")] == ["x.zip"]


def test_links_in_an_archive_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        link = zipfile.ZipInfo("a.md")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        zipped.writestr(link, "/etc/passwd")
        zipped.writestr("b.md", MARKDOWN)
    source = opened(path)

    assert numbers(source) == ["7"]
    assert "a link or a device" in problems(source)[0].message


def test_names_that_differ_in_case_only_are_told_of(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {"a.md": MARKDOWN, "A.md": MARKDOWN, "a.md/b.md": MARKDOWN}
    source = opened(archive(tmp_path / "x.zip", files))

    assert numbers(source) == ["7"]
    assert len(problems(source)) == 2


def test_archive_bombs(tmp_path: Path) -> None:
    bomb = archive(tmp_path / "x.zip", {"a.md": MARKDOWN, "b.md": b"0" * 50_000_000})
    found = open_source([bomb])

    assert isinstance(found, list)
    assert found[0].code == "wordpress/archive-bomb"


def test_encrypted_and_damaged_archives(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.zip", {"a.md": MARKDOWN})
    raw = bytearray(path.read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    found = open_source([path])
    assert isinstance(found, list)
    assert "encrypted" in found[0].message

    path.write_bytes(raw[:40])
    found = open_source([path])
    assert isinstance(found, list)
    assert found[0].code == "wordpress/archive"


def test_what_is_no_export_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.html").write_text("<html></html>", encoding="utf-8")
    (tmp_path / "d.json").write_text('{"threads": []}', encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    for name in ("empty", "x.html", "missing", "pipe"):
        found = open_source([tmp_path / name])
        assert isinstance(found, list)
        assert len(found) == 1
    found = open_source([tmp_path / "d.json"])
    assert isinstance(found, list)
    assert found[0].code == "wordpress/comments-only"
    assert isinstance(open_source([]), list)
