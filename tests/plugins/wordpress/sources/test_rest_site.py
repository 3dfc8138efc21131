from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.sources.rest_site import RestSite, find_site
from tests.plugins.wordpress.web_server import Request, client, serving

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = b'{"name": "A &amp; B", "home": "http://old.example/", "namespaces": ["wp/v2"]}'


def home(**headers: str) -> Callable[[Request], None]:
    return lambda request: request.answer(200, b"<html lang='zh-CN'>", **headers)


def tag(request: Request) -> None:
    request.answer(body=b"<link href='/here/?a=1&#038;b=2' rel='https://api.w.org/' />")


@pytest.mark.parametrize(
    ("home", "path"),
    [
        (home(Link='</api/>; rel="https://api.w.org/", </>; rel=shortlink'), "/api/"),
        (home(Link='</x>; rel="alternate", <//127.0.0.1/>; rel=y'), "/wp-json/"),
        (tag, "/here/?a=1&b=2"),
        (home(), "/wp-json/"),
        (home(), "/?rest_route=/"),
    ],
)
def test_the_interface_is_found(home: Callable[[Request], None], path: str) -> None:
    def answering(request: Request) -> None:
        if request.path == path:
            request.answer(body=ROOT)
        elif request.path == "/":
            home(request)
        else:
            request.answer(404)

    with serving(answering) as server, client() as web:
        site = find_site(web, server.url)
        assert isinstance(site, RestSite)
        assert site.root == server.url + path
        assert (site.title, site.address) == ("A & B", "http://old.example")


def test_a_site_below_a_folder_is_found() -> None:
    def answering(request: Request) -> None:
        if request.path == "/blog/wp-json/":
            request.answer(body=ROOT)
        else:
            request.answer(200 if request.path == "/blog/" else 404)

    with serving(answering) as server, client() as web:
        site = find_site(web, f"{server.url}/blog/")
        assert isinstance(site, RestSite)
        assert site.endpoint("posts", "a=1") == f"{server.url}/blog/wp-json/wp/v2/posts?a=1"


def test_endpoints_of_a_root_that_is_a_query() -> None:
    site = RestSite("http://a.example/?rest_route=/", "", "", "")
    assert site.endpoint("types") == "http://a.example/?rest_route=/wp/v2/types"
    assert site.endpoint("posts", "page=2") == "http://a.example/?rest_route=/wp/v2/posts&page=2"
