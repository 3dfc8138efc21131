from __future__ import annotations

import pytest

from plugins.wordpress.audit.answer import Answer
from plugins.wordpress.audit.feed import feed_items, is_feed
from plugins.wordpress.audit.targets import Host

HOST = Host.of("https://example.com")
RSS = (
    "<rss version='2.0'><channel><link>https://example.com/</link>"
    "<item><title>a</title><link>https://example.com/1.html#comment-2</link></item></channel></rss>"
)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><link href='https://example.com/'/><entry>"
    "<link rel='replies' href='/1.html/feed'/><link href='/1.html'/></entry></feed>"
)
RDF = (
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns="
    "'http://purl.org/rss/1.0/'><item><link>https://example.com/1.html</link></item></rdf:RDF>"
)


def answer(text: str, kind: str = "application/xml") -> Answer:
    return Answer("/feed/", "/feed/", 200, kind, "", text.encode())


@pytest.mark.parametrize("text", [RSS, ATOM, RDF, f"\n<?xml version='1.0'?>{RSS}", RSS + "junk"])
def test_the_pages_of_a_feed_are_listed(text: str) -> None:
    assert is_feed(answer(text))
    assert feed_items(answer(text), HOST) == ["/1.html"]


def test_a_feed_served_as_anything_is_known_by_its_beginning() -> None:
    assert is_feed(answer(f"<?xml version='1.0'?>{RSS}", "application/octet-stream"))


@pytest.mark.parametrize("text", ["", "<urlset/>", "plain", "<html><rss/></html>"])
def test_other_texts_are_no_feeds(text: str) -> None:
    assert not is_feed(answer(text))


def test_items_of_other_sites_are_left_out() -> None:
    other = RSS.replace("https://example.com/1", "https://other.example/1")
    assert feed_items(answer(other), HOST) == []
