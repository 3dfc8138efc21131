from __future__ import annotations

import pytest

from plugins.wordpress.media.former_folders import former_folders, led_from
from plugins.wordpress.model import Redirect

HOSTS = frozenset({"old.example", "www.old.example"})
U = "/wp-content/uploads/2012/"


@pytest.mark.parametrize(
    ("address", "folders"),
    [
        (f"http://old.example{U}a.png", []),
        (f"https://WWW.old.example/blog{U}a.png", ["/blog"]),
        (f"//old.example/%E5%8D%9A/wp{U}a.png?x=1", ["/博/wp"]),
        (f"/blog{U}a.png", ["/blog"]),
        (f"http://other.example/blog{U}a.png", []),
        (f"http://old.example/a/../b{U}a.png", []),
        (f"http://old.example/a%0ab{U}a.png", []),
        ("http://old.example/blog/files/a.png", []),
        ("http://[", []),
    ],
)
def test_folders(address: str, folders: list[str]) -> None:
    assert former_folders([address], HOSTS) == folders


def test_an_export_cannot_ask_for_endless_folders() -> None:
    addresses = [f"/blog{n}{U}a.png" for n in range(100)] + [f"/blog99{U}b.png"]
    assert former_folders(addresses, HOSTS)[0] == "/blog99"
    assert len(former_folders(addresses, HOSTS)) == 3


def test_the_home_page_tells_where_no_attachment_does() -> None:
    assert former_folders([], HOSTS, "/blog") == ["/blog"]
    assert former_folders([f"/blog{U}a.png"], HOSTS, "/blog") == ["/blog"]
    assert former_folders([f"/wp{U}a.png"], HOSTS, "/blog") == ["/wp", "/blog"]


def test_files_and_redirects_are_led_on() -> None:
    rows = led_from(["/blog"], [f"{U}a.png"], [Redirect(f"{U}a-1x1.png", f"{U}a.png")])
    assert rows == [
        Redirect(f"/blog{U}a.png", f"{U}a.png"),
        Redirect(f"/blog{U}a-1x1.png", f"{U}a.png"),
    ]
