from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.web import WebError
from plugins.wordpress.web.download import download
from tests.plugins.wordpress.web_server import QUICK, Request, client, serving

if TYPE_CHECKING:
    from pathlib import Path

FILE = bytes(range(256)) * 1_000
ONCE = replace(QUICK, attempts=1)


class Origin:
    """A server of one file that breaks off after `most` bytes of each answer."""

    def __init__(self, file: bytes = FILE, most: int = 10**9, tag: str = '"v1"') -> None:
        self.file, self.most, self.tag = file, most, tag

    def __call__(self, request: Request) -> None:
        start, status = 0, 200
        headers = {"ETag": self.tag} if self.tag else {}
        asked = re.fullmatch(r"bytes=(\d+)-", request.headers.get("Range", ""))
        if asked and request.headers["If-Range"] == self.tag:
            start, status = int(asked[1]), 206
            headers["Content_Range"] = f"bytes {start}-{len(self.file) - 1}/{len(self.file)}"
        rest = self.file[start:]
        request.head(status, Content_Length=str(len(rest)), **headers)
        request.wfile.write(rest[: self.most])


def test_a_broken_download_continues_within_a_run(tmp_path: Path) -> None:
    part = tmp_path / "x.part"
    pieces: list[int] = []
    with serving(Origin(most=100_000)) as server, client() as web:
        done = download(web, f"{server.url}/x.bin", part, progress=pieces.append)
        assert [request.headers["Range"] for request in server.log] == [
            None,
            "bytes=100000-",
            "bytes=200000-",
        ]
    assert (done.status, done.received, sum(pieces)) == (200, len(FILE), len(FILE))
    assert part.read_bytes() == FILE
    assert list(tmp_path.iterdir()) == [part]


def test_a_later_run_continues_an_earlier_one(tmp_path: Path) -> None:
    part = tmp_path / "x.part"
    origin = Origin(most=100_000)
    with serving(origin) as server, client(ONCE) as web:
        with pytest.raises(WebError, match="connection failed"):
            download(web, server.url, part)
        assert part.stat().st_size == 100_000
        origin.most = 10**9
        assert download(web, server.url, part).received == len(FILE) - 100_000
    assert part.read_bytes() == FILE


@pytest.mark.parametrize("tag", ['"v2"', 'W/"v1"', ""])
def test_a_file_that_may_have_changed_starts_anew(tmp_path: Path, tag: str) -> None:
    part = tmp_path / "x.part"
    origin = Origin(most=100_000, tag=tag if tag != '"v2"' else '"v1"')
    with serving(origin) as server, client(ONCE) as web:
        with pytest.raises(WebError):
            download(web, server.url, part)
        origin.file, origin.most, origin.tag = FILE[::-1], 10**9, tag
        assert download(web, server.url, part).received == len(FILE)
    assert part.read_bytes() == FILE[::-1]


def test_a_part_that_is_longer_than_the_file_starts_anew(tmp_path: Path) -> None:
    part = tmp_path / "x.part"

    def answering(request: Request) -> None:
        if request.headers["Range"]:
            request.answer(416, Content_Range=f"bytes */{len(FILE)}")
        else:
            request.answer(body=FILE)

    part.write_bytes(b"x" * 999_999)
    with serving(answering) as server, client() as web:
        note = f'{{"url": "{server.url}/x", "validator": "y"}}'
        (tmp_path / "x.part.json").write_text(note)
        assert download(web, f"{server.url}/x", part).status == 200
    assert part.read_bytes() == FILE


def test_a_wrong_part_is_not_glued_on(tmp_path: Path) -> None:
    part = tmp_path / "x.part"
    part.write_bytes(b"1234")

    def answering(request: Request) -> None:
        request.answer(206, FILE[2:], Content_Range=f"bytes 2-{len(FILE) - 1}/{len(FILE)}")

    with serving(answering) as server, client() as web:
        note = f'{{"url": "{server.url}/x", "validator": "y"}}'
        (tmp_path / "x.part.json").write_text(note)
        with pytest.raises(WebError, match="another part"):
            download(web, f"{server.url}/x", part)
    assert not part.exists()


def test_what_is_not_there_leaves_nothing(tmp_path: Path) -> None:
    with serving(lambda request: request.answer(404, b"no")) as server, client() as web:
        assert download(web, server.url, tmp_path / "x.part").status == 404
    assert list(tmp_path.iterdir()) == []


def test_a_busy_server_does_not_cost_what_is_here(tmp_path: Path) -> None:
    part = tmp_path / "x.part"
    origin = Origin(most=100_000)
    busy = [False]

    def answering(request: Request) -> None:
        if busy[0]:
            request.answer(503)
        else:
            origin(request)

    with serving(answering) as server, client(ONCE) as web:
        with pytest.raises(WebError):
            download(web, server.url, part)
        busy[0] = True
        assert download(web, server.url, part).status == 503
        busy[0], origin.most = False, 10**9
        assert download(web, server.url, part).received == len(FILE) - 100_000


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    with (
        serving(Origin()) as server,
        client() as web,
        pytest.raises(WebError, match="more than 1,000"),
    ):
        download(web, server.url, tmp_path / "x.part", largest=1_000)
