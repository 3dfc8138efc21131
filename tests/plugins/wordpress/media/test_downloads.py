from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image

from plugins.wordpress import progress
from plugins.wordpress.media.downloads import Budget, Wanted, download_uploads, wanted_uploads
from plugins.wordpress.media.media_report import Supply
from tests.plugins.wordpress.web_server import QUICK, Request, client, serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from plugins.wordpress.media.media_report import MediaFile

U = "/wp-content/uploads/"
PICTURE = io.BytesIO()
Image.effect_noise((300, 300), 50).save(PICTURE, "PNG")
PNG = PICTURE.getvalue()


def send(data: bytes, media_type: str = "image/png") -> Callable[[Request], None]:
    return lambda request: request.answer(body=data, Content_Type=media_type)


def interrupted(request: Request) -> None:
    request.head(Content_Length=str(len(PNG)), ETag='"1"')
    request.wfile.write(PNG[:1_000])


def continued(request: Request) -> None:
    assert request.headers["Range"] == "bytes=1000-"
    span = f"bytes 1000-{len(PNG) - 1}/{len(PNG)}"
    request.answer(206, PNG[1_000:], Content_Range=span, ETag='"1"')


def nothing(request: Request) -> None:
    request.answer(404, b"<html>")


class Site:
    """An old site: what it answers for each path, 404 for all others."""

    def __init__(self, **answers: Callable[[Request], None]) -> None:
        self.answers = answers

    def __call__(self, request: Request) -> None:
        name = request.path.removeprefix(U).partition(".")[0]
        self.answers.get(name, nothing)(request)


def run(
    site: Site, names: list[str], tmp_path: Path, **budget: int
) -> tuple[dict[str, MediaFile], list[str]]:
    with serving(site) as server, client(replace(QUICK, attempts=1)) as web:
        wanted = [Wanted(U + name, f"{server.url}{U}{name}") for name in names]
        found = download_uploads(
            web, wanted, tmp_path / "content", tmp_path / "parts", budget=Budget(**budget)
        )
        files = {file.path.removeprefix(U): file for file in found}
        return files, [request.path for request in server.log]


def test_files_are_downloaded_once(tmp_path: Path) -> None:
    site = Site(a=send(PNG), b=send(b"%PDF-1.4", "application/pdf"))
    files, _ = run(site, ["a.png", "b.pdf"], tmp_path)
    assert {file.supply for file in files.values()} == {Supply.DOWNLOADED}
    target = tmp_path / f"content{U}a.png"
    assert target.read_bytes() == PNG
    assert target.stat().st_mode & 0o777 == 0o644
    assert list((tmp_path / "parts").iterdir()) == []
    files, asked = run(site, ["a.png", "b.pdf"], tmp_path)
    assert {file.supply for file in files.values()} == {Supply.SUPPLIED}
    assert asked == []


def test_what_is_not_there_is_listed_and_ends_nothing(tmp_path: Path) -> None:
    site = Site(
        page=send(b"<!DOCTYPE html><title>Not found</title>", "text/html"),
        disguised=send(b"<html>", "image/png"),
        busy=lambda request: request.answer(503),
        broken=interrupted,
        late=send(PNG),
    )
    names = ["gone.png", "page.png", "page.zip", "disguised.png", "busy.png", "broken.png"]
    files, _ = run(site, [*names, "late.png"], tmp_path)
    assert list(files) == [*names, "late.png"]
    assert {files[name].supply for name in names} == {Supply.MISSING}
    assert files["gone.png"].reason == "the old site answers 404"
    assert "web page" in files["page.zip"].reason
    assert files["late.png"].supply is Supply.DOWNLOADED


def test_what_must_not_be_published_is_not_even_asked_for(tmp_path: Path) -> None:
    files, asked = run(Site(), ["../../etc/x.png", "x.php", ".env"], tmp_path)
    assert {file.supply for file in files.values()} == {Supply.REFUSED}
    assert asked == []


def test_bytes_that_are_not_what_the_name_says_are_refused(tmp_path: Path) -> None:
    site = Site(a=send(b"nonsense"), b=send(b"<svg onload='x'/>", "image/svg+xml"))
    files, _ = run(site, ["a.png", "b.svg"], tmp_path)
    assert {file.supply for file in files.values()} == {Supply.REFUSED}
    assert not (tmp_path / "content").exists()
    assert list((tmp_path / "parts").iterdir()) == []


def test_a_server_that_calls_pictures_pages_is_forgiven(tmp_path: Path) -> None:
    files, _ = run(Site(a=send(PNG, "text/html")), ["a.png"], tmp_path)
    assert files["a.png"].supply is Supply.DOWNLOADED


def test_the_next_run_continues(tmp_path: Path) -> None:
    site = Site(a=interrupted)
    with serving(site) as server, client(replace(QUICK, attempts=1)) as web:
        supplies = []
        for answer in (interrupted, continued):
            site.answers["a"] = answer
            wanted = [Wanted(f"{U}a.png", f"{server.url}{U}a.png")]
            found = download_uploads(web, wanted, tmp_path / "content", tmp_path / "parts")
            supplies += [file.supply for file in found]
    assert supplies == [Supply.MISSING, Supply.DOWNLOADED]
    assert (tmp_path / f"content{U}a.png").read_bytes() == PNG


def test_the_bounds_of_a_run_end_it_politely(tmp_path: Path) -> None:
    names = [f"a.{n}.png" for n in range(5)]
    files, asked = run(Site(a=send(PNG)), names, tmp_path, bytes=len(PNG) * 2, at_a_time=1)
    assert [file.supply for file in files.values()].count(Supply.DOWNLOADED) == 2
    assert len(asked) == 2
    assert "bounds" in files[names[-1]].reason


def test_names_that_differ_in_case_only_clash(tmp_path: Path) -> None:
    files, _ = run(Site(a=send(PNG)), ["a.png", "a.PNG"], tmp_path)
    assert sorted(file.supply for file in files.values()) == [Supply.DOWNLOADED, Supply.REFUSED]


def test_nothing_is_written_through_links(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = tmp_path / f"content{U}"
    folder.mkdir(parents=True)
    (folder / "a").symlink_to(outside)
    files, asked = run(Site(a=send(PNG)), ["a/x.png"], tmp_path)
    assert files["a/x.png"].supply is Supply.REFUSED
    assert (asked, list(outside.iterdir())) == ([], [])


def test_progress_is_a_line_in_a_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0.0)
    run(Site(a=send(PNG)), ["a.png"], tmp_path)
    assert capsys.readouterr().err == "1 of 1 media files, 0.1 MB\n"


def test_uploads_of_the_old_site_are_wanted_once() -> None:
    addresses = [
        "http://old.example/wp-content/uploads/a.png",
        "//www.old.example/wp-content/uploads/a.png?w=3",
        "/wp-content/uploads/%E5%9B%BE.png",
        "http://other.example/wp-content/uploads/b.png",
        "http://old.example/about/",
        "http://[broken/wp-content/uploads/c.png",
        "",
    ]
    hosts = frozenset({"old.example", "www.old.example"})
    assert wanted_uploads(addresses, "http://old.example/blog", hosts) == [
        Wanted(U + "a.png", "http://old.example/wp-content/uploads/a.png"),
        Wanted(U + "图.png", "http://old.example/blog/wp-content/uploads/%E5%9B%BE.png"),
    ]
