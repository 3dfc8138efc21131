"""A whole audit: a site on loopback beside a built folder."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.audit.audit_report import AuditReport
from plugins.wordpress.audit.command import AuditOptions, audit, audit_options
from plugins.wordpress.audit.live_site import LiveSite
from tests.serving import HOST, listening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FAST = AuditOptions(per_second=0)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """An old site of three pages and a picture, and a new one that holds the same."""
    old, new = tmp_path / "old", tmp_path / "new"
    home = '<main><h2><a href="/1.html">1</a></h2><h2><a href="/2.html">2</a></h2></main>'
    for folder in (old, new):
        folder.mkdir()
        (folder / "index.html").write_text(home, encoding="utf-8")
        (folder / "a.png").write_bytes(b"picture")
        for number in (1, 2):
            text = f"<h1>Title {number}</h1><p>Words of text {number}.</p><img src='/a.png'>"
            body = f"<article>{text}</article>"
            (folder / f"{number}.html").write_text(body, encoding="utf-8")
    return old, new


@pytest.fixture
def base(folders: tuple[Path, Path]) -> Iterator[str]:
    handler = partial(Quiet, directory=str(folders[0]))
    with listening(ThreadingHTTPServer((HOST, 0), handler)) as address:
        yield address


def test_a_site_that_moved_whole_passes(base: str, folders: tuple[Path, Path]) -> None:
    report = audit(base, str(folders[1]), FAST)
    assert isinstance(report, AuditReport)
    assert report.render().splitlines()[0] == "4 same, 0 redirected, 0 different, 0 missing"
    assert report.exit_code == 0


def test_two_live_sites_are_compared_as_well(base: str) -> None:
    report = audit(base, base, FAST)
    assert isinstance(report, AuditReport)
    assert (report.counted, report.share) == (4, 100.0)


def test_a_loss_fails(base: str, folders: tuple[Path, Path]) -> None:
    (folders[1] / "2.html").unlink()
    report = audit(base, str(folders[1]), FAST)
    assert isinstance(report, AuditReport)
    assert report.exit_code == 1
    assert "missing  /2.html: the new site: answers 404" in report.render()


def test_a_saved_site_is_compared_when_it_is_gone(
    base: str, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    saved = tmp_path / "saved" / "site"
    live = audit(base, str(folders[1]), AuditOptions(save=saved, per_second=0))
    again = audit(str(saved), str(folders[1]), FAST)
    assert isinstance(live, AuditReport)
    assert isinstance(again, AuditReport)
    assert again.findings == live.findings


def test_a_folder_that_cannot_be_written_is_one_problem(
    base: str, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    taken = tmp_path / "saved"
    taken.write_text("a file", encoding="utf-8")
    found = audit(base, str(folders[1]), AuditOptions(save=taken, per_second=0))
    assert isinstance(found, Problem)
    assert (found.code, found.path) == ("wordpress/audit-save", taken)


def test_a_list_of_addresses_is_enough(
    base: str, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    listed = tmp_path / "addresses.txt"
    listed.write_text(f"{base}/1.html\n{base}/a.png\n", encoding="utf-8")
    report = audit(str(listed), str(folders[1]), FAST)
    assert isinstance(report, AuditReport)
    assert [one.target for one in report.findings] == ["/1.html", "/a.png"]


def test_a_silent_old_site_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hasty = partial(LiveSite, pause=lambda _seconds: None)
    monkeypatch.setattr("plugins.wordpress.audit.command.LiveSite", hasty)
    found = audit("http://127.0.0.1:9", str(tmp_path), FAST)
    assert isinstance(found, Problem)
    assert found.code == "wordpress/audit-no-old-site"


def test_a_missing_new_site_is_one_problem(base: str, tmp_path: Path) -> None:
    found = audit(base, str(tmp_path / "none"), FAST)
    assert isinstance(found, Problem)
    assert found.code == "wordpress/audit-no-new-site"


def test_options_are_read() -> None:
    options = audit_options("https://example.com", "saved", "99.5", "98", "100", "0")
    assert isinstance(options, AuditOptions)
    assert (options.threshold, options.least, options.most, options.per_second) == (
        99.5, 98.0, 100, 0.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("place", "text"), [(0, "example.com"), (2, "101"), (3, "all"), (4, "0"), (5, "-1"), (2, "²")]
)
def test_a_wrong_option_is_one_problem(place: int, text: str) -> None:
    texts = ["", "", "100", "99", "20000", "10"]
    texts[place] = text
    found = audit_options(*texts)
    assert isinstance(found, Problem)
    assert repr(text) in found.message
