from __future__ import annotations

import io
import struct
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from plugins.wordpress.media.file_contents import content_objection

if TYPE_CHECKING:
    from pathlib import Path


def objection(name: str, data: bytes) -> str:
    return content_objection(name, io.BytesIO(data))


def png_header(width: int, height: int) -> bytes:
    """A PNG of this size without any pixels: nothing to decode."""
    fields = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + fields + struct.pack(">I", zlib.crc32(fields))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + bytes(4)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "ICO", "AVIF"])
def test_pictures_are_known_by_their_first_bytes(kind: str) -> None:
    data = io.BytesIO()
    Image.new("RGB", (16, 16)).save(data, kind)
    assert objection("x.jpg", data.getvalue()) == ""


@pytest.mark.parametrize(("width", "height"), [(30_000, 30_000), (2**31 - 1, 2**31 - 1)])
def test_picture_bombs_are_refused_by_their_header(width: int, height: int) -> None:
    assert "pixels" in objection("x.png", png_header(width, height))


def test_large_pictures_are_fine() -> None:
    assert objection("x.png", png_header(12_000, 12_000)) == ""


def test_damaged_pictures_are_served_as_they_were() -> None:
    assert objection("x.jpg", b"\xff\xd8\xff\xe0 and no more") == ""


@pytest.mark.parametrize(
    "page",
    [b"<!DOCTYPE HTML PUBLIC", b"\xef\xbb\xbf\n<html>", b"<!-- x -->\n<html>", b"<?php", b"<?= 1"],
)
def test_pages_in_disguise(page: bytes) -> None:
    assert "page" in objection("x.jpg", page)
    assert "page" in objection("x.pdf", page)
    assert objection("x.txt", page) == ""


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT href='x'/>",
        "<g onload='x()'/>",
        "<path OnClick='x()'/>",
        "<a xlink:href=' javascript:x()'><path/></a>",
        "<a href='data:text/html,x'/>",
        "<use href='data:image/svg+xml,x'/>",
        "<foreignObject/>",
        "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>1</x:script>",
        "<a><animate attributeName='href' values='#'/></a>",
        "<set attributeName='x' to='javascript:x()'/>",
        "<style>@import 'http://x.example/';</style>",
        "<g style='-moz-binding:url(x)'/>",
        "<g>",
    ],
)
def test_svg_that_runs_something_is_refused(inside: str) -> None:
    assert objection("x.svg", SVG.format(inside).encode())


@pytest.mark.parametrize(
    "whole",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>',
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
        '<?xml-stylesheet href="x.css"?><svg/>',
        '<?xml version="1.0" encoding="cp037"?><svg/>',
        "",
        "no xml",
    ],
)
def test_xml_that_loads_or_grows_is_refused(whole: str) -> None:
    assert objection("x.svg", whole.encode())


def test_drawings_are_fine() -> None:
    inside = (
        "<style>.a{fill:red}</style><defs><linearGradient id='g'/></defs>"
        "<a xlink:href='https://example.com/'><path class='a' d='M0 0' style='stroke:#000'/></a>"
        "<image xlink:href='data:image/png;base64,AAAA'/><animate attributeName='x' to='3'/>"
    )
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    assert objection("x.svg", (doctype + SVG.format(inside)).encode()) == ""


def test_large_svg_is_refused() -> None:
    assert "bytes" in objection("x.svg", b"<svg>" + b" " * 10_000_000)


def test_many_comments_before_a_page_cost_no_time() -> None:
    assert objection("x.dat", b"<!-- -->" * 500 + b"text") == ""
    assert objection("x.dat", b"<!-- -->" * 500 + b"<html>")


def test_svg_in_wide_characters_is_refused() -> None:
    assert "encoding" in objection("x.svg", "<svg><script/></svg>".encode("utf-16"))


@pytest.mark.parametrize("unit", ["<g>", "<g/>"])
def test_svg_of_very_many_elements_takes_no_room(unit: str) -> None:
    tracemalloc.start()
    reason = objection("x.svg", f"<svg>{unit * 60_000}</svg>".encode())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert ("deeply" in reason) == (unit == "<g>")
    # A tree of them takes 5 MB.
    assert peak < 2_500_000


def test_pictures_of_enormous_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.webp"
    with path.open("wb") as file:
        file.write(b"RIFF\0\0\0\0WEBP")
        file.truncate(200_000_000)
    with path.open("rb") as file:
        assert "bytes" in content_objection("x.webp", file)
