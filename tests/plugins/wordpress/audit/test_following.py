from __future__ import annotations

import pytest

from plugins.wordpress.audit.answer import Reply
from plugins.wordpress.audit.following import answer_of
from plugins.wordpress.audit.targets import Host
from tests.plugins.wordpress.audit.sites import DictSite, html, moved

HOST = Host.of("https://example.com")


def refresh(content: str) -> Reply:
    return html("moved", head=f'<meta http-equiv="Refresh" content="{content}">')


def test_redirects_are_followed_to_their_end() -> None:
    site = DictSite({"/?p=7": moved("https://www.example.com/7.html"), "/7.html": html("text")})
    answer = answer_of(site, HOST, "/?p=7")
    assert (answer.target, answer.end, answer.good) == ("/?p=7", "/7.html", True)


@pytest.mark.parametrize(
    "content", ["0; url=/new/", "0;URL='/new/'", "1; url=&quot;/new/&quot;", "0;/new/"]
)
def test_a_page_that_loads_another_one_is_a_redirect(content: str) -> None:
    site = DictSite({"/old/": refresh(content), "/new/": html("text")})
    assert answer_of(site, HOST, "/old/").end == "/new/"


@pytest.mark.parametrize("content", ["300", "300; url=/", "", "soon; url=/new/"])
def test_a_page_that_loads_itself_anew_is_none(content: str) -> None:
    site = DictSite({"/old/": refresh(content)})
    assert answer_of(site, HOST, "/old/").end == "/old/"


def test_five_redirects_are_enough() -> None:
    chain = {f"/{n}": moved(f"/{n + 1}") for n in range(5)}
    assert answer_of(DictSite({**chain, "/5": html("x")}), HOST, "/0").end == "/5"
    longer = DictSite({**chain, "/5": moved("/6"), "/6": html("x")})
    assert answer_of(longer, HOST, "/0").problem == "redirects more than 5 times"


def test_a_circle_ends() -> None:
    site = DictSite({"/a": moved("/b"), "/b": moved("/a")})
    assert answer_of(site, HOST, "/a").problem == "redirects in a circle"
    assert site.asked == ["/a", "/b"]


def test_another_site_is_not_asked() -> None:
    site = DictSite({"/a": moved("https://other.example/")})
    answer = answer_of(site, HOST, "/a")
    assert (answer.problem, answer.end) == ("leads to another site", "https://other.example/")


@pytest.mark.parametrize("status", [404, 410, 500, 403, 204])
def test_another_status_is_a_problem(status: int) -> None:
    site = DictSite({"/a": Reply(status, "text/html", "", b"x")})
    assert answer_of(site, HOST, "/a").problem == f"answers {status}"
