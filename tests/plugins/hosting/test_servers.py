"""The rules in real servers: every old address answers, and nothing else is led away."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from plugins.hosting.commands import redirect_rules
from tests.plugins.hosting.servers import SERVERS, ask, served

if TYPE_CHECKING:
    from pathlib import Path

HOU, OLD = "%E5%90%8E", "%E6%97%A7%E6%96%87"

LED: list[tuple[str | bytes, str]] = [
    ("/?p=2369", "/2369.html"),
    ("/?p=2369&utm_source=a", "/2369.html"),
    ("/?utm_source=a&p=2369", "/2369.html"),
    ("/index.php?p=2369", "/2369.html"),
    ("/?page_id=2", "/about/"),
    ("/?cat=3", "/category/vps/"),
    ("/?cat=3&paged=2", "/archives/"),
    ("/?paged=2&cat=3", "/archives/"),
    ("/?cat=3&paged=9", "/category/vps/"),
    ("/?tag=%e5%90%8e", "/tag/kvm/"),
    ("/?tag=%E5%90%8E", "/tag/kvm/"),
    ("/?tag=后".encode(), "/tag/kvm/"),
    ("/?m=201210", "/archives/#page--year-2026"),
    ("/?feed=rss2", "/feeds/atom.xml"),
    ("/?feed=rss2&p=2369", "/2369.html"),
    ("/?p=2369&feed=rss2", "/2369.html"),
    ("/2369.html/feed", "/2369.html"),
    ("/2369.html/feed/", "/2369.html"),
    ("/2369.html/2", "/2369.html"),
    ("/2369.html/2/", "/2369.html"),
    ("/2369.html/trackback", "/2369.html"),
    ("/2369.html/feed?utm_source=a", "/2369.html?utm_source=a"),
    ("/category/vps/page/3", "/category/vps/"),
    ("/category/vps/page/3/", "/category/vps/"),
    (f"/{OLD}", f"/{HOU}/"),
    (f"/{OLD}/", f"/{HOU}/"),
    (f"/{OLD.lower()}/", f"/{HOU}/"),
    ("/%E6%97%a7%e6%96%87", f"/{HOU}/"),
    ("/旧文/".encode(), f"/{HOU}/"),
    (f"/{HOU.lower()}/feed/", f"/{HOU}/"),
    ("/后/feed".encode(), f"/{HOU}/"),
    ("/c++", "/about/"),
    ("/c%2B%2b/", "/about/"),
    ("/a%20b", "/about/"),
    ("/100%25%20off/", "/about/"),
    ("/%BA%F3", "/about/"),
    ("/%ba%f3/", "/about/"),
    ("/%e5%90%8e%e5%90", "/2369.html"),
    ("/%E5%90%8E%E5%90/feed/", "/2369.html"),
    ("/ABOUT", "/about/"),
    ("/feed", "/feeds/atom.xml"),
    ("/feed/", "/feeds/atom.xml"),
    ("/2012/10/", "/archives/#page--year-2026"),
    ("/old.html", "/2369.html"),
    ("/wp-content/uploads/a-300x190.png", "/wp-content/uploads/a.png"),
    ("/elsewhere", "https://other.example/x?y=1"),
    ("/index.php", "/"),
    ("/about", "/about/"),
    (f"/{HOU.lower()}", f"/{HOU}/"),
    ("/2369.html/", "/2369.html"),
    ("/index.html", "/"),
    ("/about/index.html", "/about/"),
    (f"/{HOU}/index.html?utm_source=a", f"/{HOU}/?utm_source=a"),
]

FOUND: list[str | bytes] = [
    "/",
    "/?utm_source=a",
    "/?p=1",
    "/?xp=2369",
    "/?p=23690",
    "/about/",
    "/about/?p=2369",
    "/2369.html",
    f"/{HOU}/",
    f"/{HOU.lower()}/",
    "/后/".encode(),
    "/en/",
    "/feeds/atom.xml",
    "/wp-content/uploads/a.png",
    "/redirects.json",
]

MISSING: list[str | bytes] = [
    "/2369.html/feed/x",
    "/2369.html/3",
    "/x2369.html/feed",
    "/2369xhtml/feed",
    "/old.htmlx",
    "/category/vps/page/33",
    "/nowhere",
    "/nowhere/",
    "/en/nowhere/",
    "/%E5%90%8E%E5%90%8E/",
    "/%BA",
    "/c",
]


@pytest.mark.parametrize("name", SERVERS)
def test_every_old_address_is_led_to_its_page(name: str, output: Path, open_folder: Path) -> None:
    rules = redirect_rules(name, output)
    assert isinstance(rules, str)
    root = open_folder / "site"
    shutil.copytree(output, root)
    wrong: list[tuple[object, ...]] = []
    with served(name, open_folder, root, rules) as port:
        for request, goal in LED:
            answer = ask(port, request)
            if answer.status not in (301, 308) or answer.location != goal:
                wrong.append((request, goal, answer.status, answer.location))
            elif goal.startswith("/") and ask(port, goal.partition("#")[0]).status != 200:
                wrong.append((request, goal, "no page"))
        for request in FOUND:
            answer = ask(port, request)
            if answer.status != 200:
                wrong.append((request, "found", answer.status, answer.location))
        for request in MISSING:
            answer = ask(port, request)
            if answer.status != 404 or b"404" not in answer.body:
                wrong.append((request, "missing", answer.status, answer.location))
        assert wrong == []
        assert ask(port, "/feeds/atom.xml").kind == "application/atom+xml; charset=utf-8"
        assert ask(port, "/about/").kind.lower() == "text/html; charset=utf-8"
        assert b'lang="en"' in ask(port, "/en/nowhere").body
        assert b'lang="zh-CN"' in ask(port, "/nowhere").body


@pytest.mark.parametrize("name", SERVERS)
def test_below_a_path(name: str, output_below: Path, open_folder: Path) -> None:
    rules = redirect_rules(name, output_below)
    assert isinstance(rules, str)
    root = open_folder / "www"
    shutil.copytree(output_below, root / "atlas")
    with served(name, open_folder, root, rules) as port:
        if name == "apache":
            (root / ".htaccess").rename(root / "atlas" / ".htaccess")
        for request, goal in LED:
            if isinstance(request, str):
                answer = ask(port, f"/atlas{request}")
                inside = f"/atlas{goal}" if goal.startswith("/") else goal
                assert (answer.status in (301, 308), answer.location) == (True, inside), request
        assert b'lang="en"' in ask(port, "/atlas/en/nowhere").body
        assert ask(port, "/atlas/").status == 200


@pytest.mark.parametrize("name", SERVERS)
def test_no_request_is_led_to_another_host(name: str, output: Path, open_folder: Path) -> None:
    rules = redirect_rules(name, output)
    assert isinstance(rules, str)
    root = open_folder / "site"
    shutil.copytree(output, root)
    with served(name, open_folder, root, rules) as port:
        for path in (
            "//evil.example/index.html",
            "/\\evil.example/index.html",
            "//evil.example/2369.html/",
            "//evil.example/%2e%2e/2369.html/",
            "/\\evil.example/../2369.html/",
            "//evil.example/%2e%2e/about",
            "//evil.example/%2e%2e/index.html",
            "/2369.html/feed?{env.HOME}",
            "/?p=2369&x={env.HOME}%0d%0aX:1",
            f"/{quote('{env.HOME}')}/index.html",
        ):
            answer = ask(port, path)
            assert not answer.location.startswith(("//", "/\\", "http")), (path, answer.location)
            assert str(open_folder) not in answer.location
