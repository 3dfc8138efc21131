from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from plugins.diagnostics import Problem
from plugins.wordpress.media.media_report import Supply
from plugins.wordpress.media.uploads import copy_uploads, uploads_folder

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.wordpress.media.media_report import MediaFile


def picture(kind: str = "PNG", size: tuple[int, int] = (4, 3)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size).save(data, kind)
    return data.getvalue()


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    folder = tmp_path / "old" / "wp-content" / "uploads"
    (folder / "2012" / "10").mkdir(parents=True)
    return folder


def fill(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def copied(folder: Path, tmp_path: Path, **options: bool) -> dict[str, MediaFile]:
    found = list(copy_uploads(folder, tmp_path / "content", **options))
    assert len({file.path for file in found}) == len(found)
    return {file.path.removeprefix("/wp-content/uploads/"): file for file in found}


@pytest.mark.parametrize("given", ["old", "old/wp-content", "old/wp-content/uploads"])
def test_the_uploads_are_found_from_anywhere(tmp_path: Path, uploads: Path, given: str) -> None:
    assert uploads_folder(tmp_path / given) == uploads


def test_a_renamed_copy_is_known_by_its_years(tmp_path: Path) -> None:
    (tmp_path / "copy" / "2012").mkdir(parents=True)
    assert uploads_folder(tmp_path / "copy") == tmp_path / "copy"


@pytest.mark.parametrize("given", ["", "nowhere"])
def test_another_folder_is_a_problem(tmp_path: Path, given: str) -> None:
    assert isinstance(uploads_folder(tmp_path / given), Problem)


def test_every_file_is_copied_to_its_old_path(uploads: Path, tmp_path: Path) -> None:
    files = {
        "2012/10/图.png": picture(),
        "2012/10/图-300x190.png": picture(size=(3, 2)),
        "2012/10/photo.JPG": picture("JPEG"),
        "2012/10/wrongly-named.jpg": picture("GIF"),
        "setup.sh": b"#!/bin/sh\n",
        "vps-backup-script.tar.gz": b"\x1f\x8b",
        "x.php.txt": b"<?php echo 1;",
        "a.pdf": b"%PDF-1.4",
        "2012/plain.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
        "2012/old.swf": b"FWS\x05",
    }
    fill(uploads, files)
    assert {file.supply for file in copied(uploads, tmp_path).values()} == {Supply.COPIED}
    target = tmp_path / "content/wp-content/uploads"
    for name, data in files.items():
        assert (target / name).read_bytes() == data
        assert (target / name).stat().st_mode & 0o777 == 0o644
    assert {file.supply for file in copied(uploads, tmp_path).values()} == {Supply.UNCHANGED}


def test_a_cut_run_is_completed(uploads: Path, tmp_path: Path) -> None:
    fill(uploads, {f"{n}.png": picture() for n in range(5)})
    steps = copy_uploads(uploads, tmp_path / "content")
    next(steps)
    next(steps)
    supplies = [file.supply for file in copied(uploads, tmp_path).values()]
    assert supplies == [Supply.UNCHANGED] * 2 + [Supply.COPIED] * 3


def test_what_a_killed_run_left_is_removed(uploads: Path, tmp_path: Path) -> None:
    fill(uploads, {"a.png": picture()})
    target = tmp_path / "content/wp-content/uploads"
    fill(target, {"2012/.unfinished-x": b"half"})
    copied(uploads, tmp_path)
    assert [path.name for path in target.rglob("*") if path.is_file()] == ["a.png"]


def test_an_older_file_is_known_by_its_bytes(uploads: Path, tmp_path: Path) -> None:
    fill(uploads, {"a.png": picture()})
    copied(uploads, tmp_path)
    os.utime(tmp_path / "content/wp-content/uploads/a.png", (1, 1))
    assert copied(uploads, tmp_path)["a.png"].supply is Supply.UNCHANGED


def test_another_file_is_never_written_over(uploads: Path, tmp_path: Path) -> None:
    fill(uploads, {"a.png": picture()})
    fill(tmp_path / "content/wp-content/uploads", {"a.png": b"mine"})
    assert copied(uploads, tmp_path)["a.png"].supply is Supply.KEPT
    assert (tmp_path / "content/wp-content/uploads/a.png").read_bytes() == b"mine"


def test_a_dry_run_says_the_same_and_writes_nothing(uploads: Path, tmp_path: Path) -> None:
    fill(uploads, {"a.png": picture(), "b.php": b"<?php", "c.png": b"<html>"})
    dry = copied(uploads, tmp_path, dry_run=True)
    assert not (tmp_path / "content").exists()
    assert dry == copied(uploads, tmp_path)


REFUSED = {
    "index.php": b"<?php // Silence is golden.",
    "shell.PhTml": b"x",
    ".htaccess": b"Options -Indexes",
    ".git/config": b"x",
    "dump.sql": b"x",
    "site.sql.gz": b"x",
    "site-backup-20121026.zip": b"PK",
    "2012-10-dump.tar.gz": b"\x1f\x8b",
    "backups/site.zip": b"PK",
    "woocommerce_uploads/invoice.pdf": b"%PDF",
    "notes.txt~": b"x",
    "page.html": b"<p>",
    "code.js": b"alert(1)",
    "CON.png": picture(),
    "a:b.png": picture(),
    "ends .png ": picture(),
    "new\nline.png": picture(),
    "fake.jpg": b"<?php system($_GET['x']);",
    "error.png": b"<!DOCTYPE html><html>",
    "noise.gif": b"nothing",
    "empty.png": b"",
    "hidden.dat": b"  <html><script>",
    "no-extension": b"<script>alert(1)</script>",
    "script.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
}


def test_what_must_not_be_published_is_refused_with_a_reason(uploads: Path, tmp_path: Path) -> None:
    fill(uploads, REFUSED)
    found = copied(uploads, tmp_path)
    assert found.keys() == REFUSED.keys()
    assert {name for name, file in found.items() if file.supply is not Supply.REFUSED} == set()
    assert all(file.reason for file in found.values())
    assert not (tmp_path / "content").exists()


def test_names_that_are_no_utf_8_are_refused(uploads: Path, tmp_path: Path) -> None:
    with open(os.fsencode(uploads) + b"/\xba\xf3.png", "wb") as file:  # noqa: PTH123
        file.write(picture())
    (found,) = copied(uploads, tmp_path).values()
    assert (found.supply, found.reason) == (Supply.REFUSED, "its name is not UTF-8")


def test_links_and_pipes_are_not_followed(uploads: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    fill(secret, {"a.png": picture()})
    (uploads / "file.png").symlink_to(secret / "a.png")
    (uploads / "folder").symlink_to(secret)
    os.mkfifo(uploads / "pipe.png")
    found = copied(uploads, tmp_path)
    assert found.keys() == {"file.png", "folder", "pipe.png"}
    assert {file.supply for file in found.values()} == {Supply.REFUSED}


def test_nothing_is_written_through_links(uploads: Path, tmp_path: Path) -> None:
    fill(uploads, {"2012/a.png": picture(), "b.png": picture()})
    target = tmp_path / "content/wp-content/uploads"
    target.mkdir(parents=True)
    outside = tmp_path / "outside"
    outside.mkdir()
    (target / "2012").symlink_to(outside)
    (target / "b.png").symlink_to(outside / "b.png")
    assert {file.supply for file in copied(uploads, tmp_path).values()} == {Supply.REFUSED}
    assert list(outside.iterdir()) == []


def test_names_that_differ_in_case_or_composition_only_clash(uploads: Path, tmp_path: Path) -> None:
    fill(uploads, {"A.png": picture(), "a.PNG": picture(), "caf\u00e9.png": picture()})
    fill(uploads, {"cafe\u0301.png": picture()})
    supplies = sorted(file.supply for file in copied(uploads, tmp_path).values())
    assert supplies == [Supply.COPIED, Supply.COPIED, Supply.REFUSED, Supply.REFUSED]
    again = sorted(file.supply for file in copied(uploads, tmp_path).values())
    assert again == [Supply.REFUSED, Supply.REFUSED, Supply.UNCHANGED, Supply.UNCHANGED]


def test_a_folder_that_was_not_public_stays_so(uploads: Path, tmp_path: Path) -> None:
    files = {"private/sub/a.png": picture(), "open/a.png": picture(), "most/a.png": picture()}
    fill(uploads, files)
    (uploads / "private/.htaccess").write_text("Order allow,deny\nDeny from all\n")
    (uploads / "open/.htaccess").write_text("<Files *.php>\ndeny from all\n</Files>\n")
    only = 'Deny from all\n<FilesMatch "\\.(png|jpg)$">\nAllow from all\n</FilesMatch>\n'
    (uploads / "most/.htaccess").write_text(only)
    found = copied(uploads, tmp_path)
    assert found["most/a.png"].supply is Supply.COPIED
    assert "forbids its folder" in found["private/sub/a.png"].reason
    assert found["open/a.png"].supply is Supply.COPIED


def test_deep_folders_end(uploads: Path, tmp_path: Path) -> None:
    deep = uploads.joinpath(*["d"] * 40)
    deep.mkdir(parents=True)
    (deep / "a.png").write_bytes(picture())
    (found,) = copied(uploads, tmp_path).values()
    assert (found.supply, found.path.count("/d")) == (Supply.REFUSED, 33)


def test_large_files_are_refused(uploads: Path, tmp_path: Path) -> None:
    fill(uploads, {"a.zip": b"PK" * 99})
    (found,) = copy_uploads(uploads, tmp_path / "content", largest=100)
    assert found.supply is Supply.REFUSED
