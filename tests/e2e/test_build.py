"""The build as a whole: reproducible, found from anywhere, and honest when data is wrong."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import feedparser
import pytest
from bs4 import BeautifulSoup

from tests.conftest import ROOT
from tests.e2e.conftest import pages, pelican

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.e2e


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_two_builds_are_the_same_to_the_byte(site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pelican", str(ROOT / "content")]
    command += ["-s", str(ROOT / "pelicanconf.py"), "-o", str(tmp_path / "again")]
    different = {**os.environ, "PYTHONHASHSEED": "12345", "TZ": "America/New_York", "LC_ALL": "C"}
    subprocess.run(command, cwd=tmp_path, env=different, check=True, capture_output=True)
    assert digests(tmp_path / "again") == digests(site)


def test_the_old_address_answers_in_both_languages(site: Path) -> None:
    zh, en = site / "2369.html", site / "en/2369.html"
    assert 'href="/en/2369.html"' in zh.read_text(encoding="utf-8")
    assert 'href="/2369.html"' in en.read_text(encoding="utf-8")


def test_a_broken_id_is_one_line_and_the_old_site_stays(site: Path, tmp_path: Path) -> None:
    data, old = tmp_path / "data", tmp_path / "site"
    shutil.copytree(ROOT / "data", data)
    shutil.copytree(site, old)
    options = ("-o", str(old), "-e", f"DATA_PATH={json.dumps(str(data))}")
    before = digests(old)
    broken = data / "observations/first-article-2012.toml"
    text = broken.read_text(encoding="utf-8")
    broken.write_text(text.replace('"disk.write"', '"disk.wriet"', 1), encoding="utf-8")
    run = pelican(*options)
    assert run.returncode == 1
    (line,) = [line for line in run.stderr.splitlines() if "disk.wriet" in line]
    assert re.search(r"first-article-2012\.toml:\d+: ", line)
    assert 'did you mean "disk.write"?' in line
    assert "Traceback" not in run.stderr + run.stdout
    assert digests(old) == before


def test_every_internal_link_leads_somewhere(site: Path) -> None:
    broken = []
    for path in pages(site):
        file = site / (unquote(path[1:]) + ("index.html" if path.endswith("/") else ""))
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        for tag in soup.find_all(["a", "link", "img", "script"]):
            link = urlsplit(str(tag.get("href") or tag.get("src") or ""))
            if link.scheme or link.netloc:
                continue
            name = unquote(link.path) or path
            target = site / (name.lstrip("/") + ("index.html" if name.endswith("/") else ""))
            if not target.is_file():
                broken.append(f"{path}: {link.geturl()}")
            elif link.fragment and target.suffix == ".html":
                found = re.search(
                    rf'\sid="?{re.escape(unquote(link.fragment))}["\s>]',
                    target.read_text(encoding="utf-8"),
                )
                if not found:
                    broken.append(f"{path}: {link.geturl()} (no such place in the page)")
    assert broken == []


def test_hreflang_is_complete_and_reciprocal(site: Path) -> None:
    versions: dict[str, dict[str, str]] = {}
    for path in pages(site):
        file = site / (unquote(path[1:]) + ("index.html" if path.endswith("/") else ""))
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        links = soup.select("link[rel=alternate][hreflang]")
        versions[path] = {str(a["hreflang"]): urlsplit(str(a["href"])).path for a in links}
        if links:
            assert soup.html is not None
            assert versions[path][str(soup.html["lang"])] == path
    assert sum(bool(found) for found in versions.values()) > 50
    for path, found in versions.items():
        assert all(versions[other] == found for other in found.values()), path


@pytest.mark.parametrize(
    ("path", "language", "count"), [("feeds/atom.xml", "zh-CN", 4), ("en/feeds/atom.xml", "en", 4)]
)
def test_feeds_hold_the_full_text(site: Path, path: str, language: str, count: int) -> None:
    feed = feedparser.parse((site / path).read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.feed.language == language
    assert len(feed.entries) >= count
    for entry in feed.entries:
        assert entry.link.startswith("https://")
        assert len(entry.content[0].value) > 3000
        soup = BeautifulSoup(entry.content[0].value, "html.parser")
        links = [str(tag.get("href") or tag.get("src")) for tag in soup.select("[href], [src]")]
        assert links
        assert all(link.startswith(("https://", "http://", "#")) for link in links), links
