from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.model import Post
from plugins.wordpress.sources.exporter_markdown import LARGEST, read

EXPORT = Path(__file__).parent.parent / "fixtures" / "export"


def written(folder: Path, name: str, yaml: str, body: str = "Text.\n") -> Path:
    path = folder / name
    path.write_text(f"---\n{yaml}\n---\n{body}", encoding="utf-8")
    return path


def post(path: Path) -> Post:
    found = read(path)
    assert isinstance(found, Post), found
    return found


def test_every_key_finds_its_place() -> None:
    found = post(EXPORT / "2012-11-02-kvm-notes.md")

    assert found.title == "KVM & Xen: notes"
    assert found.date == "2012-11-02T08:30:00+08:00"
    assert found.permalink == "/11.html"
    assert found.categories == ("Linux", "虚拟化")
    assert found.tags == ("KVM", "C++")
    assert found.slug == "kvm-notes"
    assert found.extras == {
        "title": "KVM &amp; Xen: notes",
        "author": "站长",
        "layout": "post",
        "guid": "http://old.example/?p=11",
        "views": ["1280248249638191326"],
        "phone": "0123",
        "rating": "4.50",
    }


def test_the_date_of_the_file_name_serves_when_there_is_no_other(tmp_path: Path) -> None:
    assert post(written(tmp_path, "2012-10-26-x.md", "title: x")).date == "2012-10-26"


def test_a_date_that_is_none_is_kept_beside_the_file_names(tmp_path: Path) -> None:
    found = post(written(tmp_path, "2012-10-26-x.md", "date: 0000-00-00 00:00:00"))

    assert found.date == "2012-10-26"
    assert found.extras["date"] == "0000-00-00 00:00:00"


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("20121026", "2012-10-26"),
        ("2012-W43-5", "2012-10-26"),
        ("20121026T2330", "2012-10-26T23:30:00"),
        ("2012-10-26T23:30:00,5Z", "2012-10-26T23:30:00.500000+00:00"),
        ("2012-10-26 23", "2012-10-26T23:00:00"),
        ("2012-10-26T23:30:00+08:00:30", "2011-01-01"),
        ("0001-11-30", "2011-01-01"),
        ("26.10.2012", "2011-01-01"),
    ],
)
def test_dates_get_the_long_form_and_the_old_one_is_kept(
    tmp_path: Path, said: str, date: str
) -> None:
    found = post(written(tmp_path, "2011-01-01-x.md", f"date: '{said}'"))

    assert found.date == date
    assert found.extras["date"] == said


@pytest.mark.parametrize(
    "date", ["2012-10-26", "2012-10-26 23:30", "2012-10-26 23:30:00", "2012-10-26T23:30:00.123Z"]
)
def test_long_dates_stay_as_they_are(tmp_path: Path, date: str) -> None:
    found = post(written(tmp_path, "2011-01-01-x.md", f"date: {date}"))

    assert found.date == date
    assert "date" not in found.extras


def test_a_text_that_its_file_name_dates_later_is_withheld(tmp_path: Path) -> None:
    assert post(written(tmp_path, "2099-12-01-x.md", "title: x")).withheld
    assert not post(written(tmp_path, "2012-12-01-x.md", "title: x")).withheld


def test_a_file_name_with_an_impossible_date_gives_none(tmp_path: Path) -> None:
    found = read(written(tmp_path, "2012-99-99-x.md", "title: x"))

    assert isinstance(found, Problem)
    assert found.code == "wordpress/no-date"


def test_jekylls_spelling_of_time_zones_becomes_iso(tmp_path: Path) -> None:
    found = post(written(tmp_path, "x.md", "date: 2012-10-26 23:30:00 +0800"))

    assert found.date == "2012-10-26T23:30:00+08:00"


@pytest.mark.parametrize(
    ("permalink", "kept"),
    [
        ("/2369.html", "/2369.html"),
        ("/%e4%bd%a0/", "/%e4%bd%a0/"),
        ("http://old.example/2369.html", "/2369.html"),
        ("/?p=2369", None),
        ("/../../x.html", None),
        ("/%2E%2E/x", None),
        ("//evil.example/x", None),
        ("2369.html", None),
        ('/a"b', None),
        ("http://[::1", None),
    ],
)
def test_permalinks(tmp_path: Path, permalink: str, kept: str | None) -> None:
    found = post(written(tmp_path, "2012-10-26-x.md", f"permalink: '{permalink}'"))

    assert found.permalink == kept
    assert (found.extras.get("permalink") is None) == (permalink == kept)


def test_titles_become_one_line_of_text(tmp_path: Path) -> None:
    assert post(written(tmp_path, "2012-10-26-x.md", 'title: "a\\n  &lt;VPS&gt; b"')).title == (
        "a <VPS> b"
    )
    assert post(written(tmp_path, "2012-10-26-y-z.md", "title: ''")).title == "y-z"
    assert post(written(tmp_path, "2012-10-26-n.md", "title: 2012")).title == "2012"


@pytest.mark.parametrize(
    ("yaml", "categories", "tags"),
    [
        ("category:\n  - Linux\n  - 后\npost_tag:\n  - C++", ("Linux", "后"), ("C++",)),
        ("categories: [a]\ncategory: b\ntags: [c]\ntag: d", ("a",), ("c",)),
        ("categories: []\ncategory: b\ntag: d", ("b",), ("d",)),
    ],
)
def test_terms_under_other_names(
    tmp_path: Path, yaml: str, categories: tuple[str, ...], tags: tuple[str, ...]
) -> None:
    found = post(written(tmp_path, "2012-10-26-x.md", yaml))

    assert (found.categories, found.tags) == (categories, tags)


def test_pages_need_no_date_and_take_their_folders_name(tmp_path: Path) -> None:
    (tmp_path / "about").mkdir()
    found = post(written(tmp_path / "about", "index.md", "layout: page"))

    assert (found.kind, found.slug, found.date) == ("pages", "about", "")


def test_control_characters_go_and_are_counted(tmp_path: Path) -> None:
    found = post(written(tmp_path, "2012-10-26-x.md", "title: x", "a\0b\x02c\td"))

    assert found.body == "abc\td"
    assert found.notes == ("2 control characters removed",)


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "2012-10-26-x.md"
    path.write_bytes(b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\na\r\nb\r\n")

    assert post(path).body == "a\nb\n"


@pytest.mark.parametrize(
    ("name", "data", "code", "line"),
    [
        ("2012-10-26-x.md", b"", "wordpress/empty", None),
        ("2012-10-26-x.md", b"no front matter\n", "wordpress/front-matter", 1),
        ("2012-10-26-x.md", b"---\na: 1\ndraft: c: d\n---\n", "wordpress/front-matter", 3),
        ("x.md", b"---\ntitle: x\n---\n", "wordpress/no-date", 1),
        ("2012-10-26-x.md", b" " * (LARGEST + 1), "wordpress/too-large", None),
    ],
)
def test_unusable_files_are_one_problem(
    tmp_path: Path, name: str, data: bytes, code: str, line: int | None
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = read(path)

    assert isinstance(found, Problem)
    assert (found.code, found.path, found.line) == (code, path, line)


def test_symbolic_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "2012-10-26-x.md").symlink_to(EXPORT / "2012-11-02-kvm-notes.md")
    found = read(tmp_path / "2012-10-26-x.md")

    assert isinstance(found, Problem)
    assert found.code == "wordpress/symbolic-link"


@pytest.mark.parametrize("name", ["2012-10-26-\udcd6\udcd0.md", "\udcd6\udcd0/index.md"])
def test_names_that_are_not_utf_8_are_one_problem(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("---\ntitle: x\ndate: 2012-10-26\n---\nx\n", encoding="utf-8")
    found = read(path)

    assert isinstance(found, Problem)
    assert (found.code, found.path) == ("wordpress/file-name", path)


def test_front_matter_that_is_no_yaml_is_read_line_by_line(tmp_path: Path) -> None:
    found = post(written(tmp_path, "2012-10-26-x.md", "title: 甲: 乙\ntags:\n  - @丙"))

    assert (found.title, found.tags) == ("甲: 乙", ("@丙",))
    assert "read line by line" in found.notes[0]


def test_files_in_gb18030_are_decoded(tmp_path: Path) -> None:
    path = tmp_path / "2012-10-26-x.md"
    path.write_bytes("---\ntitle: 中文标题\n---\n正文在这里。\n".encode("gb18030"))
    found = post(path)

    assert (found.title, found.body) == ("中文标题", "正文在这里。\n")
    assert found.notes == ("decoded as GB18030",)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "2012-10-26-x.md")
    found = read(tmp_path / "2012-10-26-x.md")

    assert isinstance(found, Problem)
    assert found.code == "wordpress/no-file"


def test_folders_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "2012-10-26-x.md").mkdir()
    found = read(tmp_path / "2012-10-26-x.md")

    assert isinstance(found, Problem)
    assert found.code == "wordpress/no-file"


def test_missing_files_are_a_problem(tmp_path: Path) -> None:
    found = read(tmp_path / "2012-10-26-x.md")

    assert isinstance(found, Problem)
    assert found.code == "wordpress/unreadable"


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("Wed, 13 Oct 2010 07:00:37 +0000", "2010-10-13T07:00:37+00:00"),
        ("2008-07-23 18:49:22.000000000 +08:00", "2008-07-23T18:49:22+08:00"),
        ("Wednesday", "2010-01-02"),
    ],
)
def test_dates_of_other_exporters(tmp_path: Path, said: str, date: str) -> None:
    path = tmp_path / "2010-01-02-a.md"
    path.write_text(f"---\ntitle: a\ndate: {said}\n---\nb\n", encoding="utf-8")

    assert read(path).date == date  # type: ignore[union-attr]
