from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.audit.answer import Reply
from plugins.wordpress.audit.crawl import Crawl
from plugins.wordpress.audit.snapshot import Snapshot
from plugins.wordpress.audit.targets import Host
from tests.plugins.wordpress.audit.sites import DictSite, feed, html, listing, moved, post

if TYPE_CHECKING:
    from pathlib import Path

HOST = Host.of("https://example.com")
SITE = {
    "/": listing("https://example.com/1.html", "/wp-login.php", "https://other.example/"),
    "/1.html": post("One", '<a href="//www.example.com/%e5%90%8e/">x</a><a href="/gone">y</a>'),
    "/?p=7": moved("/1.html"),
    "/%e5%90%8e/": post("Two", "words"),
    "/feed/": feed("https://example.com/3.html"),
    "/3.html": post("Three", "more"),
    "/robots.txt": Reply(200, "text/plain", "", b"Sitemap: https://example.com/map.xml"),
    "/wp-sitemap.xml": Reply(
        200,
        "application/xml",
        "",
        b"<urlset><url><loc>https://example.com/4.html</loc></url></urlset>",
    ),
    "/4.html": post("Four", "hidden"),
}


def test_every_address_of_the_site_is_found_and_asked_for_once(tmp_path: Path) -> None:
    site, snapshot = DictSite(SITE), Snapshot(tmp_path)
    crawl = Crawl(site, HOST, snapshot)
    crawl.walk(["/"])
    assert sorted(snapshot) == [
        "/", "/%E5%90%8E/", "/1.html", "/3.html", "/4.html", "/?p=7", "/feed/", "/gone", "/map.xml",
    ]  # fmt: skip
    assert crawl.skipped == {"/wp-login.php": "needs a login"}
    assert not crawl.incomplete
    # Behind a redirect an address answers once more.
    assert {name for name in site.asked if site.asked.count(name) > 1} <= {"/1.html"}


def test_wrong_guesses_leave_no_trace(tmp_path: Path) -> None:
    snapshot = Snapshot(tmp_path)
    similar = {"/a": html("x"), "/b/c.html": post("C", "x"), "/b": moved("/b/c.html")}
    Crawl(DictSite(similar), HOST, snapshot).walk(["/a", "/b/c.html"])
    assert sorted(snapshot) == ["/a", "/b/c.html"]


def test_a_list_is_all_that_is_asked_for(tmp_path: Path) -> None:
    site, snapshot = DictSite(SITE), Snapshot(tmp_path)
    Crawl(site, HOST, snapshot, only=True).walk(["/1.html", "/gone"])
    assert sorted(snapshot) == ["/1.html", "/gone"]
    assert sorted(site.asked) == ["/1.html", "/gone"]


def test_a_site_without_end_ends_at_the_limit(tmp_path: Path) -> None:
    class Endless:
        def ask(self, target: str) -> Reply:
            last = target.rpartition("/")[2]
            number = int(last) if last.isdecimal() else 0
            return html(f'<a href="/x/{2 * number + 1}">a</a><a href="/x/{2 * number + 2}">b</a>')

    snapshot = Snapshot(tmp_path)
    crawl = Crawl(Endless(), HOST, snapshot, most=50, only=False)
    crawl.walk(["/x/1"])
    assert crawl.incomplete
    assert len(snapshot) <= 50
