"""Old and new sites in memory: each way to be the same, and each loss by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.audit.answer import Reply
from plugins.wordpress.audit.comparison import Comparison
from plugins.wordpress.audit.crawl import Crawl
from plugins.wordpress.audit.new_site import NewSite
from plugins.wordpress.audit.snapshot import Snapshot
from plugins.wordpress.audit.targets import Host
from plugins.wordpress.audit.verdict import Finding, Verdict
from tests.plugins.wordpress.audit.sites import (
    DictSite,
    feed,
    html,
    listing,
    medium,
    moved,
    post,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Judge = Callable[[Mapping[str, Reply], Mapping[str, Reply]], dict[str, Finding]]

OLD = "https://example.com"
HOST = Host.of(OLD)
LONG = "The aisle between two racks has to be wide enough for a person with a server. "


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """A function that compares two sites; every old address is asked for."""

    def compare(old: Mapping[str, Reply], new: Mapping[str, Reply]) -> dict[str, Finding]:
        snapshot = Snapshot(tmp_path)
        Crawl(DictSite(old), HOST, snapshot, only=True).walk(old)
        site = NewSite(DictSite({"/": html("home"), **new}), OLD)
        return {one.target: one for one in Comparison(snapshot, HOST, site).findings()}

    return compare


def test_a_text_at_its_address_is_the_same(judge: Judge) -> None:
    found = judge({"/7.html": post("Title", LONG)}, {"/7.html": html(f"<h1>Title</h1>{LONG}")})
    assert found["/7.html"].verdict is Verdict.SAME
    assert found["/7.html"].found == found["/7.html"].wanted > 50


def test_a_text_behind_a_redirect_is_redirected(judge: Judge) -> None:
    new = {"/?p=7": moved("/7.html"), "/7.html": html(f"Title {LONG}")}
    assert judge({"/?p=7": post("Title", LONG)}, new)["/?p=7"].verdict is Verdict.REDIRECTED


def test_a_redirect_of_the_old_site_is_followed_first(judge: Judge) -> None:
    old = {"/?p=7": moved("/7.html"), "/7.html": post("Title", LONG)}
    found = judge(old, {"/?p=7": moved("/7.html"), "/7.html": html("Title Something else")})
    assert found["/?p=7"].verdict is Verdict.DIFFERENT
    assert "0.0% of the text, without “Theaisle" in found["/?p=7"].reason


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (html(f"Title {LONG[:60]}"), "% of the text, without “person"),
        (html(f"Other {LONG}"), "its title is missing: Title"),
        (medium(b"x"), "is no page but image/png"),
    ],
)
def test_a_loss_is_named(judge: Judge, new: Reply, reason: str) -> None:
    found = judge({"/7": post("Title", LONG)}, {"/7": new, "/7/": new})["/7"]
    assert found.verdict is Verdict.DIFFERENT
    assert reason in found.reason


def test_words_that_stand_there_less_often_are_a_loss(judge: Judge) -> None:
    old = {"/7.html": post("Title", f"<p>{LONG}</p><p>{LONG}</p>")}
    found = judge(old, {"/7.html": html(f"Title {LONG}")})["/7.html"]
    assert found.reason == "50.0% of the text, of which parts stand there less often"


def test_a_missing_page_is_missing_with_its_text(judge: Judge) -> None:
    found = judge({"/7.html": post("Title", LONG)}, {})["/7.html"]
    assert (found.verdict, found.reason) == (Verdict.MISSING, "the new site: answers 404")
    assert (found.found, found.wanted > 50) == (0, True)


def test_a_lost_comment_is_a_loss(judge: Judge) -> None:
    comments = '<div class="comment-content"><p>I know this better, said a reader.</p></div>'
    old = {"/7.html": post("Title", LONG, comments)}
    found = judge(old, {"/7.html": html(f"Title {LONG}")})["/7.html"]
    assert "without “Iknowthisbetter" in found.reason
    kept = html(f"Title {LONG}<p>I know this better, said a reader.</p>")
    assert judge(old, {"/7.html": kept})["/7.html"].verdict is Verdict.SAME


def test_a_lost_picture_is_a_loss_a_larger_one_is_none(judge: Judge) -> None:
    picture = '<img src="/wp-content/uploads/a-300x190.png">'
    old = {"/7.html": post("Title", LONG + picture)}
    bare = judge(old, {"/7.html": html(f"Title {LONG}")})["/7.html"]
    assert bare.reason == "does not show /wp-content/uploads/a-300x190.png"
    shown = html(f'Title {LONG}<img src="/wp-content/uploads/a.png">')
    assert judge(old, {"/7.html": shown})["/7.html"].verdict is Verdict.SAME


def test_a_picture_that_the_old_site_lacks_is_no_loss(judge: Judge) -> None:
    old = {"/7.html": post("Title", f'{LONG}<img src="/x.png">'), "/x.png": Reply(404)}
    found = judge(old, {"/7.html": html(f"Title {LONG}")})
    assert found["/7.html"].verdict is Verdict.SAME
    assert found["/x.png"].verdict is Verdict.BROKEN


def test_lists_are_the_same_when_their_entries_lead_to_the_same_pages(judge: Judge) -> None:
    one, two = post("One", LONG), post("Two", LONG)
    old = {"/c/page/2": listing("/1.html", "/?p=2"), "/1.html": one, "/?p=2": two}
    new = {
        "/c/page/2": moved("/c/"),
        "/c/page/2/": moved("/c/"),
        "/c/": html('<a href="https://www.example.com/1.html">1</a><a href="/two/">2</a>'),
        "/1.html": html(f"One {LONG}"),
        "/?p=2": moved("/two/"),
        "/two/": html(f"Two {LONG}"),
    }
    assert judge(old, new)["/c/page/2"].verdict is Verdict.REDIRECTED
    shorter = {**new, "/c/": html('<a href="/1.html">1</a>')}
    assert judge(old, shorter)["/c/page/2"].reason == "does not list /?p=2"


def test_feeds_are_the_same_when_they_list_the_same_pages(judge: Judge) -> None:
    old = {"/feed/": feed(f"{OLD}/1.html", f"{OLD}/1.html#c2"), "/1.html": post("One", LONG)}
    page = html(f"One {LONG}")
    same = judge(old, {"/feed/": feed("/1.html", "/1.html#a"), "/1.html": page})
    assert same["/feed/"].verdict is Verdict.SAME
    fewer = judge(old, {"/feed/": feed("/1.html"), "/1.html": page})
    assert fewer["/feed/"].reason == "does not list /1.html"
    none = judge(old, {"/feed/": page, "/1.html": page})
    assert none["/feed/"].reason == "/feed/ is no feed"


def test_an_entry_may_be_listed_in_another_language(judge: Judge) -> None:
    old = {"/c": listing("/zh/", "/en/"), "/zh/": post("Z", LONG), "/en/": post("E", LONG)}
    head = '<link rel="alternate" hreflang="zh" href="/zh/">'
    zh = html('<a href="/zh/">Z</a>')
    new = {"/c": zh, "/c/": zh, "/zh": html(f"Z {LONG}"), "/zh/": html(f"Z {LONG}")}
    apart = judge(old, {**new, "/en": html(f"E {LONG}"), "/en/": html(f"E {LONG}")})
    assert apart["/c"].reason == "does not list /en/"
    items = {**old, "/f": feed("/zh/", "/en/"), "/c": html("x")}
    fed = {**new, "/f": feed("/zh/"), "/en": html(f"E {LONG}"), "/en/": html(f"E {LONG}")}
    assert judge(items, fed)["/f"].reason == "does not list /en/"
    paired = html(f"E {LONG}", head=head)
    assert judge(items, {**fed, "/en": paired, "/en/": paired})["/f"].verdict is Verdict.SAME
    assert judge(old, {**new, "/en": paired, "/en/": paired})["/c"].verdict is Verdict.SAME


def test_a_title_is_what_the_old_page_could_show(judge: Judge) -> None:
    def shown(heading: str, title: str) -> Reply:
        article = f'<h1 class="entry-title">{heading}</h1><div class="entry-content">{LONG}</div>'
        return html(article, "single", f"<title>{title}</title>")

    old = {
        "/1.html": shown("A <vps> title", "A  title - Site"),
        "/2.html": shown("Untitled", "Site"),
    }
    new = {"/1.html": html(f"A &lt;VPS&gt; title {LONG}"), "/2.html": html(LONG)}
    assert {one.verdict for one in judge(old, new).values()} == {Verdict.SAME}


def test_media_are_the_same_byte_for_byte_or_as_the_original(judge: Judge) -> None:
    old = {"/u/a-300x190.png": medium(b"small"), "/u/a.png": medium(b"large")}
    same = {"/u/a-300x190.png": medium(b"small"), "/u/a.png": medium(b"large")}
    assert {one.verdict for one in judge(old, same).values()} == {Verdict.SAME}
    led = judge(old, {"/u/a-300x190.png": moved("/u/a.png"), "/u/a.png": medium(b"large")})
    assert led["/u/a-300x190.png"].verdict is Verdict.REDIRECTED
    other = judge(old, {"/u/a-300x190.png": medium(b"new"), "/u/a.png": medium(b"large")})
    assert other["/u/a-300x190.png"].reason == "is another file"


def test_what_asks_for_a_password_is_withheld(judge: Judge) -> None:
    locked = post("Secret", '<form class="post-password-form"><input></form>')
    old = {
        "/9.html": locked,
        "/9.html/feed": feed(),
        "/": listing("/9.html", "/7.html"),
        "/7.html": post("T", LONG),
    }
    found = judge(old, {"/": html('<a href="/7.html">7</a>'), "/7.html": html(f"T {LONG}")})
    assert found["/9.html"].verdict is Verdict.WITHHELD
    assert found["/9.html/feed"].verdict is Verdict.WITHHELD
    assert found["/"].verdict is Verdict.SAME


def test_every_spelling_of_an_address_has_to_lead_there(judge: Judge) -> None:
    page = html(f"Title {LONG}")
    upper, lower = "/%E5%90%8E", "/%e5%90%8e"
    old = {lower: post("Title", LONG)}
    every = {way + slash: page for way in (upper, lower) for slash in ("", "/")}
    assert judge(old, every)[upper].verdict is Verdict.SAME
    without = {way: reply for way, reply in every.items() if way != upper}
    assert judge(old, without)[upper].reason == (
        "does not lead there when it is written /%E5%90%8E"
    )
    slashless = {way: reply for way, reply in every.items() if way != f"{upper}/"}
    assert "written /%E5%90%8E/" in judge(old, slashless)[upper].reason
