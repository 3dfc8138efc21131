from __future__ import annotations

from plugins.wordpress.audit.answer import Answer, Reply, digest
from plugins.wordpress.audit.discovery import guesses, links
from tests.plugins.wordpress.audit.sites import feed, html


def answer(reply: Reply, end: str = "/a/") -> Answer:
    name = digest(reply.body)
    return Answer(end, end, 200, reply.media_type, reply.charset, reply.body, name)


def test_every_link_of_a_page_is_found() -> None:
    page = html(
        '<a href="/a">a</a><map><area href="/b"></map><img src="/c.png" data-src="/d.png" '
        'srcset="/e-1.png 300w, /e-2.png 2x, /e,3.png"><video src="/f.mp4" poster="/g.png"></video>'
        '<audio><source src="/h.wav"></audio><iframe src="/i"></iframe><object data="/j"></object>'
        '<a name="x">no link</a>',
        head='<link rel="shortlink" href="/?p=7"><link rel="alternate" href="/feed/">'
        '<link rel="stylesheet" href="/no.css"><link rel="https://api.w.org/" href="/wp-json/">',
    )
    found = set(links(answer(page)))
    assert found == {
        "/?p=7", "/feed/", "/a", "/b", "/c.png", "/d.png", "/e-1.png", "/e-2.png", "/e,3.png",
        "/f.mp4", "/g.png", "/h.wav", "/i", "/j",
    }  # fmt: skip


def test_feeds_and_sitemaps_are_read() -> None:
    assert list(links(answer(feed("https://example.com/1.html")))) == ["https://example.com/1.html"]
    sitemap = b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    sitemap += b"<url><loc> https://example.com/a </loc></url></urlset>"
    found = links(answer(Reply(200, "application/xml", "", sitemap)))
    assert list(found) == ["https://example.com/a"]


def test_the_number_of_comments_is_no_address() -> None:
    text = b'<?xml version="1.0"?><rss xmlns:s="x"><item><comments>https://e.example/1#c</comments>'
    text += b"<s:comments>3</s:comments></item></rss>"
    found = links(answer(Reply(200, "text/xml", "", text)))
    assert list(found) == ["https://e.example/1#c"]


def test_entities_of_a_feed_are_never_resolved() -> None:
    text = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    text += b"<rss><link>/&e;</link><link>/kept</link></rss>"
    assert list(links(answer(Reply(200, "text/xml", "", text)))) == ["/", "/kept"]


def test_robots_names_sitemaps() -> None:
    robots = Reply(200, "text/plain", "", b"User-agent: *\nSitemap: https://e.example/s.xml\n")
    assert list(links(answer(robots, "/robots.txt"))) == ["https://e.example/s.xml"]
    assert list(links(answer(robots, "/notes.txt"))) == []


def test_numbers_in_classes_are_guessed() -> None:
    page = html(
        '<article id="post-7" class="post-7 hentry"><img class="size-full wp-image-12"></article>'
        '<li class="cat-item cat-item-3">x</li><p class="post-9">no</p>',
        classes="single postid-7 author-2",
    )
    assert set(guesses(answer(page, "/7.html"))) == {
        "/?p=7", "/?attachment_id=12", "/?cat=3", "/?author=2",
    }  # fmt: skip


def test_folders_above_and_days_of_a_month_are_guessed() -> None:
    page = html('<time datetime="2012-10-26T19:00:00+08:00">x</time><time datetime="2013-01-01">')
    found = list(guesses(answer(page, "/date/2012/10/")))
    assert found == ["/date/2012/", "/date/", "/date/2012/10/26/"]
    assert list(guesses(answer(html("x"), "/reviews/one"))) == ["/reviews"]


def test_originals_of_pictures_are_guessed() -> None:
    picture = Reply(200, "image/png", "", b"x")
    assert list(guesses(answer(picture, "/u/a-300x190.png"))) == ["/u/a.png"]
    assert list(guesses(answer(picture, "/u/a-scaled.jpg"))) == ["/u/a.jpg"]
    assert list(guesses(answer(picture, "/u/a-300.png"))) == []
