from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.media.variants import (
    attachment_files,
    files_of,
    media_redirects,
    original_of,
)
from plugins.wordpress.model import Post, Redirect

U = "/wp-content/uploads/2012/10/"


@pytest.mark.parametrize(
    ("name", "known", "original"),
    [
        ("x-300x190.jpg", ["x.jpg"], "x.jpg"),
        ("图-300x190.png", ["图.png"], "图.png"),
        ("x-300x190.jpg", ["x.jpg", "x-300x190.jpg"], "x-300x190.jpg"),
        ("wallpaper-1024x768-300x225.jpg", ["wallpaper-1024x768.jpg"], "wallpaper-1024x768.jpg"),
        (
            "wallpaper-1024x768.jpg",
            ["wallpaper-1024x768.jpg", "wallpaper.jpg"],
            "wallpaper-1024x768.jpg",
        ),
        ("x-1024x768.jpg", ["x-scaled.jpg"], "x-scaled.jpg"),
        ("x-scaled.jpg", ["x.jpg"], "x.jpg"),
        # What is downloaded of a picture too large for WordPress is what its pages showed.
        ("x.jpg", ["x-scaled.jpg"], "x-scaled.jpg"),
        ("x.jpg", ["x-rotated.jpg"], "x-rotated.jpg"),
        ("x-rotated.jpg", ["x.jpg"], "x.jpg"),
        ("x-e1350000000.jpg", ["x.jpg"], "x.jpg"),
        ("x-e1350000000000-300x190.jpg", ["x.jpg", "x-e1350000000000.jpg"], "x-e1350000000000.jpg"),
        ("x-e1350000000000-300x190.jpg", ["x.jpg"], "x.jpg"),
        ("x@2x.png", ["x.png"], "x.png"),
        ("x-300x190@2x.png", ["x.png"], "x.png"),
        ("x-300x190.jpg.webp", ["x.jpg"], "x.jpg"),
        ("x.png.webp", ["x.png"], "x.png"),
        ("x-pdf-116x150.jpg", ["x.pdf"], "x.pdf"),
        ("x-300x190.jpeg", ["x.JPG"], "x.JPG"),
        ("x-300x190.jpg", ["y.jpg"], ""),
        ("x-300x190", ["x"], ""),
        ("-300x190.jpg", [".jpg"], ".jpg"),
        ("x-v1x2y.jpg", ["x.jpg"], ""),
    ],
)
def test_the_original_is_what_exists(name: str, known: list[str], original: str) -> None:
    found = original_of(U + name, {U + other for other in known})
    assert found == (U + original if original else "")


@given(st.text(max_size=40), st.sets(st.text(max_size=40)))
def test_an_original_is_always_known(path: str, known: set[str]) -> None:
    assert original_of(path, known) in known | {""}


def test_variants_that_are_not_there_lead_to_their_original() -> None:
    there = {U + "x.jpg", U + "x-150x150.jpg"}
    paths = [U + name for name in ("x.jpg", "x-300x190.jpg", "x-150x150.jpg", "y-3x2.jpg")]
    assert media_redirects([*paths, *paths], there.__contains__) == [
        Redirect(U + "x-300x190.jpg", U + "x.jpg")
    ]


def test_another_letter_case_leads_to_the_file_that_is_there() -> None:
    there = {U + "Cafe\u0301.JPG"}
    assert media_redirects([U + "caf\u00e9.jpg"], there.__contains__, there) == [
        Redirect(U + "caf\u00e9.jpg", U + "Cafe\u0301.JPG")
    ]


def test_all_sizes_of_an_attachment_are_known() -> None:
    metadata = {
        "file": "2012/10/x-scaled.jpg",
        "original_image": "x.jpg",
        "sizes": {
            "thumbnail": {"file": "x-150x150.jpg", "width": 150},
            "again": {"file": "x-150x150.jpg"},
            "evil": {"file": "../../../x.php"},
            "odd": {"file": 3},
            0: "none",
        },
    }
    backups = {"full-orig": {"file": "x-e1350000000.jpg"}}
    files = attachment_files(f"http://old.example{U}x-scaled.jpg", metadata, backups)
    names = ["x-scaled.jpg", "x.jpg", "x-150x150.jpg", "x-e1350000000.jpg"]
    assert files == tuple(U + name for name in names)


@pytest.mark.parametrize("metadata", [None, "text", [], {"sizes": "none"}, {"file": 1}])
def test_without_metadata_there_is_the_file_itself(metadata: object) -> None:
    assert attachment_files(f"http://old.example{U}x.jpg", metadata) == (U + "x.jpg",)


def test_addresses_that_are_no_uploads_have_no_files() -> None:
    assert attachment_files("http://old.example/x.jpg", {"file": "x.jpg"}) == ()


def test_exports_hold_the_sizes_as_serialised_php_and_live_sites_as_objects() -> None:
    parsed = {"php": {"sizes": {"large": {"file": "x-3x2.jpg"}}}, "old": {"a": {"file": "y.jpg"}}}
    exported = _attachment(
        {}, ("_wp_attachment_metadata", "php"), ("_wp_attachment_backup_sizes", "old")
    )
    assert files_of(exported, parsed.get) == (U + "x.jpg", U + "x-3x2.jpg", U + "y.jpg")
    live = _attachment({"media_details": parsed["php"]})
    assert files_of(live, parsed.get) == (U + "x.jpg", U + "x-3x2.jpg")
    assert files_of(_attachment({}), parsed.get) == (U + "x.jpg",)


def _attachment(extras: dict[str, object], *meta: tuple[str, str]) -> Post:
    return Post(
        source=Path("x.xml"),
        kind="pages",
        slug="x",
        title="x",
        date="",
        modified="",
        permalink=None,
        categories=(),
        tags=(),
        excerpt="",
        withheld="",
        extras=extras,
        body="",
        type="attachment",
        attachment=f"http://old.example{U}x.jpg",
        meta=meta,
    )
