from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from plugins.wordpress.sources.rest_cache import UNREADABLE, ClosedError, RestCache
from plugins.wordpress.sources.rest_site import RestSite
from plugins.wordpress.web import WebError
from tests.plugins.wordpress.web_server import Request, client, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plugins.wordpress.web import Client


class Paged:
    """A collection of numbered items; pages that hold one of `broken` fail."""

    def __init__(self, count: int, broken: frozenset[int] = frozenset()) -> None:
        self.items = list(range(1, count + 1))
        self.broken = broken
        self.total = True
        self.failing = False
        self.asked: list[tuple[int, int]] = []
        self.after: Callable[[], object] = lambda: None

    def __call__(self, request: Request) -> None:
        query = parse_qs(urlsplit(request.path).query)
        size, page = int(query["per_page"][0]), int(query["page"][0])
        self.asked.append((size, page))
        part = self.items[(page - 1) * size : page * size]
        headers = {"X_WP_Total": str(len(self.items))} if self.total else {}
        body = json.dumps([{"id": number, "slug": "图"} for number in part]).encode()
        broken = self.failing or self.broken.intersection(part)
        # Before the answer leaves: the next request may be here while this one is finished.
        self.after()
        if broken:
            request.answer(500, b"<b>Fatal error</b>")
        elif not part and page > 1:
            request.answer(400, b'{"code": "rest_post_invalid_page_number"}')
        else:
            request.answer(200, body, **headers)


@pytest.fixture
def web() -> Iterator[Client]:
    with client() as web:
        yield web


def cache(base: str, web: Client, folder: Path) -> RestCache:
    found = RestCache(RestSite(f"{base}/wp-json/", "", base, ""), web, folder)
    found.begin()
    return found


def numbers(found: RestCache) -> list[object]:
    return [item.get("id", item.get(UNREADABLE)) for _path, _line, item in found.items("posts")]


@pytest.mark.parametrize("count", [0, 1, 100, 101, 250])
@pytest.mark.parametrize("total", [True, False])
def test_all_pages_are_fetched_once(tmp_path: Path, web: Client, count: int, total: bool) -> None:
    paged = Paged(count)
    paged.total = total
    with serving(paged) as server:
        found = cache(server.url, web, tmp_path)
        assert found.fetch("posts", "id,slug") == count
        assert numbers(found) == paged.items
        asked = len(paged.asked)
        assert found.fetch("posts", "id,slug") == count
        assert len(paged.asked) == asked


def test_a_fetch_that_broke_off_continues(tmp_path: Path, web: Client) -> None:
    paged = Paged(250)
    with serving(paged) as server:
        first = cache(server.url, web, tmp_path)

        def fail() -> None:
            paged.failing = len(paged.asked) >= 2

        paged.after = fail
        with pytest.raises(WebError, match="500"):
            first.fetch("posts")
        paged.failing, paged.after = False, lambda: None
        paged.asked.clear()
        second = cache(server.url, web, tmp_path)
        assert second.fetch("posts") == 250
        assert paged.asked == [(100, 3)]
        assert numbers(second) == paged.items


def test_a_complete_fetch_starts_anew(tmp_path: Path, web: Client) -> None:
    paged = Paged(3)
    with serving(paged) as server:
        first = cache(server.url, web, tmp_path)
        first.fetch("posts")
        first.complete()
        paged.items.append(4)
        second = cache(server.url, web, tmp_path)
        assert second.fetch("posts") == 4


def test_another_site_starts_anew(tmp_path: Path, web: Client) -> None:
    with serving(Paged(3)) as server:
        cache(server.url, web, tmp_path).fetch("posts")
    with serving(Paged(2)) as server:
        assert cache(server.url, web, tmp_path).fetch("posts") == 2


def test_a_collection_that_changes_meanwhile_is_read_again(tmp_path: Path, web: Client) -> None:
    paged = Paged(150)

    def remove() -> None:
        if len(paged.asked) == 1:
            del paged.items[0]

    paged.after = remove
    with serving(paged) as server:
        found = cache(server.url, web, tmp_path)
        assert found.fetch("posts") == 149
        assert numbers(found) == paged.items


def test_a_collection_that_never_rests_is_given_up(tmp_path: Path, web: Client) -> None:
    paged = Paged(150)
    paged.after = lambda: paged.items.append(0)
    with serving(paged) as server, pytest.raises(WebError, match="changes while"):
        cache(server.url, web, tmp_path).fetch("posts")


def test_one_broken_item_costs_no_other(tmp_path: Path, web: Client) -> None:
    paged = Paged(120, frozenset({47}))
    with serving(paged) as server:
        found = cache(server.url, web, tmp_path)
        assert found.fetch("posts") == 120
    said = numbers(found)
    assert said[46] == "item 47 of posts: the site answers 500"
    assert said[:46] + said[47:] == [number for number in paged.items if number != 47]


def test_a_site_that_fails_altogether_is_soon_left_alone(tmp_path: Path, web: Client) -> None:
    paged = Paged(200)
    paged.failing = True
    with serving(paged) as server, pytest.raises(WebError, match="500"):
        cache(server.url, web, tmp_path).fetch("posts")
    assert len(set(paged.asked)) <= 12


@pytest.mark.parametrize("name", ["../etc", "a/b", "", "x" * 65, "a?b", "后"])
def test_names_that_are_no_file_names_are_not_asked_for(
    tmp_path: Path, web: Client, name: str
) -> None:
    with pytest.raises(ClosedError):
        cache("http://127.0.0.1:1", web, tmp_path).fetch(name)


def test_collections_whose_names_begin_alike_stay_apart(tmp_path: Path, web: Client) -> None:
    with serving(Paged(2)) as server:
        found = cache(server.url, web, tmp_path)
        found.fetch("posts-00001")
        assert list(found.items("posts")) == []
