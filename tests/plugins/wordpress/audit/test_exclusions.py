from __future__ import annotations

import pytest

from plugins.wordpress.audit.exclusions import leads_further, reason_not_counted


@pytest.mark.parametrize(
    "target",
    [
        "/wp-admin/",
        "/wp-login.php?redirect_to=x",
        "/blog/wp-json/wp/v2/posts",
        "/xmlrpc.php?rsd",
        "/7.html?replytocom=3",
        "/?s=vps",
        "/search/vps",
        "/wp-includes/js/jquery.js",
        "/wp-content/themes/x/style.css",
        "/wp-content/plugins/x/a.js?ver=1",
        "/wp-sitemap-posts-post-1.xml",
        "/robots.txt",
        "/7.html/embed",
        "/7.html/trackback",
        "/?rest_route=/",
        "/a/?utm_source=feed",
        "/a/?share=twitter",
    ],
)
def test_what_could_not_move_is_not_counted(target: str) -> None:
    assert reason_not_counted(target)


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/?p=7",
        "/?cat=3",
        "/?m=201210",
        "/?feed=rss2",
        "/?attachment_id=4",
        "/feed/",
        "/7.html",
        "/7.html/2",
        "/7.html/comment-page-1",
        "/page/2",
        "/wp-content/uploads/2012/10/a-300x190.png",
        "/research/",
        "/embedded/",
        "/wp-admin-tips/",
    ],
)
def test_content_is_counted(target: str) -> None:
    assert reason_not_counted(target) == ""


def test_sitemaps_are_read_all_the_same() -> None:
    assert leads_further("/wp-sitemap-posts-post-1.xml")
    assert leads_further("/robots.txt")
    assert leads_further("/post-sitemap2.xml")
    assert not leads_further("/sitemap/")
