from __future__ import annotations

from plugins.wordpress.addresses.old_site import OldSite
from plugins.wordpress.addresses.options import Options
from plugins.wordpress.addresses.seen_links import (
    author_slugs,
    lists_below,
    own_paths,
    own_queries,
    paths_below_posts,
    term_base,
)
from tests.plugins.wordpress.addresses.old_blog import ENTRIES, HOST, SITE

OLD = OldSite.of(ENTRIES, SITE, Options())


def test_only_what_is_no_text_counts() -> None:
    seen = [f"{HOST}/2369.html", "http://other.example/x", "/tag/%e5%90%8e/?a=b", "http://[::1"]
    assert own_paths(seen, OLD, "") == ["/tag/后"]


def test_pictures_of_a_post_are_no_lists() -> None:
    seen = [f"{HOST}/2369.html/后", f"{HOST}/2369.html/feed", f"{HOST}/about/后"]
    assert own_paths(seen, OLD, "") == ["/about/后"]
    assert paths_below_posts(seen, OLD) == [
        ("/2369.html/feed", "/2369.html"),
        ("/2369.html/后", "/2369.html"),
    ]


def test_lists_are_told_without_their_pages_and_feeds() -> None:
    paths = [
        "/topics",
        "/topics/a",
        "/topics/a/page/2",
        "/topics/a/b/feed",
        "/topics/c/feed/atom",
        "/topic/x",
    ]
    assert lists_below(paths, "/topics") == ["/topics/a", "/topics/a/b", "/topics/c"]


def test_the_base_of_most_links_wins() -> None:
    paths = ["/topics/linux", "/topics/linux/内核", "/x/empty", "/page/2", "/linux", "/tag/后"]
    assert term_base(paths, "category", OLD) == "topics"
    assert term_base(["/about"], "category", OLD) == ""
    assert term_base(["/155.html/linux", "/155.html/内核"], "category", OLD) == ""


def test_slugs_of_authors_are_told_from_their_lists() -> None:
    paths = ["/author/lin", "/author/lin/page/2", "/authors/x", "/author"]
    assert author_slugs(paths, "/author") == ["lin"]


def test_queries_of_the_old_site_are_told_with_their_path() -> None:
    seen = [f"{HOST}/2369.html?p=2#x", "/?cat=2", "http://other.example/x?p=1", "/2370.html"]
    assert own_queries(seen, OLD) == [("/", "cat=2"), ("/2369.html", "p=2")]
