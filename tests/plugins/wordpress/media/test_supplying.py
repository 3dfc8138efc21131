from __future__ import annotations

import io
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from plugins.wordpress.index import Entry
from plugins.wordpress.media.media_report import MediaReport, Supply
from plugins.wordpress.media.supplying import OldSite, supply_media
from plugins.wordpress.model import Redirect
from tests.plugins.wordpress.web_server import Request, client, serving

U = "/wp-content/uploads/2012/"
DATA = io.BytesIO()
Image.new("RGB", (4, 3)).save(DATA, "PNG")
PNG = DATA.getvalue()


def attachment(base: str, *names: str) -> Entry:
    return Entry(
        source=Path("x.xml"),
        line=1,
        number="1",
        type="attachment",
        status="inherit",
        kind="pages",
        slug="x",
        name="x",
        title="x",
        date="",
        address="",
        permalink=None,
        withheld="",
        author="",
        parent="",
        language="zh",
        translations="",
        attachment=f"{base}{U}{names[0]}",
        files=tuple(U + name for name in names),
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "uploads"
    (folder / "2012").mkdir(parents=True)
    for name in ("a.png", "a-3x2.png", "extra.png"):
        (folder / "2012" / name).write_bytes(PNG)
    (folder / "2012" / "x.php").write_bytes(b"<?php")
    return folder


def said(report: MediaReport) -> dict[str, tuple[Supply, bool]]:
    assert sum(report.counts.values()) == report.found == len(report.files)
    return {file.path.removeprefix(U): (file.supply, file.needed) for file in report.files}


def test_a_copy_supplies_what_it_has(copy: Path, tmp_path: Path) -> None:
    site = OldSite("http://old.example", frozenset({"old.example"}), uploads=copy)
    entries = [
        attachment("http://old.example", "a.png", "a-3x2.png", "a-9x9.png"),
        attachment("http://old.example", "gone.png", "gone-3x2.png"),
    ]
    texts = [U + "a-150x150.png", "http://other.example" + U + "b.png"]
    report, redirects = supply_media(entries, texts, site, tmp_path / "content")
    assert said(report) == {
        "a.png": (Supply.COPIED, True),
        "a-3x2.png": (Supply.COPIED, False),
        "a-9x9.png": (Supply.REDIRECTED, False),
        "a-150x150.png": (Supply.REDIRECTED, True),
        "extra.png": (Supply.COPIED, False),
        "gone.png": (Supply.MISSING, True),
        "x.php": (Supply.REFUSED, False),
    }
    assert redirects == [
        Redirect(U + "a-150x150.png", U + "a.png"),
        Redirect(U + "a-9x9.png", U + "a.png"),
    ]
    again, same = supply_media(entries, texts, site, tmp_path / "content")
    assert same == redirects
    assert again.counts[Supply.UNCHANGED] == report.counts[Supply.COPIED]


def test_a_dry_run_says_the_same_and_writes_nothing(copy: Path, tmp_path: Path) -> None:
    site = OldSite("http://old.example", frozenset({"old.example"}), uploads=copy)
    entries = [attachment("http://old.example", "a.png", "a-9x9.png")]
    dry = supply_media(entries, [], site, tmp_path / "content", dry_run=True)
    assert not (tmp_path / "content").exists()
    assert dry == supply_media(entries, [], site, tmp_path / "content")


def test_what_the_copy_lacks_is_downloaded(copy: Path, tmp_path: Path) -> None:
    there = {U + "b.png": PNG, U + "图-3x2.png": PNG}

    def answering(request: Request) -> None:
        data = there.get(unquote(request.path))
        request.answer(200 if data else 404, data or b"no")

    with serving(answering) as server, client() as web:
        host = server.url.removeprefix("http://")
        parts = tmp_path / "parts"
        site = OldSite(server.url, frozenset({host}), uploads=copy, client=web, parts=parts)
        entries = [attachment(server.url, "a.png"), attachment(server.url, "b.png", "b-9x9.png")]
        texts = [U + "%E5%9B%BE-3x2.png", U + "b-1x1.png", U + "gone.png"]
        report, redirects = supply_media(entries, texts, site, tmp_path / "content")
        asked = len(server.log)
        again, _ = supply_media(entries, [], site, tmp_path / "content")
    assert {name: supply for name, (supply, needed) in said(report).items() if needed} == {
        "a.png": Supply.COPIED,
        "b.png": Supply.DOWNLOADED,
        "图-3x2.png": Supply.DOWNLOADED,
        "b-1x1.png": Supply.REDIRECTED,
        "gone.png": Supply.MISSING,
    }
    assert [redirect.target for redirect in redirects] == [U + "b.png"] * 2
    assert asked == 4
    assert said(again)["b.png"] == (Supply.SUPPLIED, True)


def test_sizes_that_no_text_needs_lead_to_their_original(tmp_path: Path) -> None:
    with serving(lambda request: request.answer(body=PNG)) as server, client() as web:
        host = server.url.removeprefix("http://")
        site = OldSite(server.url, frozenset({host}), client=web, parts=tmp_path / "parts")
        entries = [attachment(server.url, "a.png", "a-3x2.png")]
        report, redirects = supply_media(entries, [], site, tmp_path / "content")
        assert len(server.log) == 1
    assert said(report)["a-3x2.png"] == (Supply.REDIRECTED, False)
    assert redirects == [Redirect(U + "a-3x2.png", U + "a.png")]


def test_what_is_there_already_is_supplied_without_any_source(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / U.strip("/")).mkdir(parents=True)
    (content / U.strip("/") / "a.png").write_bytes(PNG)
    site = OldSite("http://old.example", frozenset({"old.example"}))
    report, _ = supply_media([], [U + "a.png", U + "b.png"], site, content)
    assert said(report) == {"a.png": (Supply.SUPPLIED, True), "b.png": (Supply.MISSING, True)}
    assert report.of(Supply.MISSING)[0].reason


def test_media_of_a_site_below_a_folder_answer_there(tmp_path: Path, copy: Path) -> None:
    site = OldSite("http://old.example/blog", frozenset({"old.example"}), copy)
    one = attachment("http://old.example/blog", "a.png", "a-9x9.png")
    _, redirects = supply_media([one], [], site, tmp_path / "content")

    led = {redirect.source: redirect.target for redirect in redirects}
    assert led[f"/blog{U}a.png"] == f"{U}a.png"
    assert led[f"/blog{U}extra.png"] == f"{U}extra.png"
    assert led[f"/blog{U}a-9x9.png"] == f"{U}a.png"
