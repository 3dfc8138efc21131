"""The public address of the site is read strictly and printed in ASCII."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.editions.site_address import SiteAddressError, site_address
from tests.conftest import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://vps.example.com", "https://vps.example.com"),
        ("HTTPS://VPS.example.com/", "https://vps.example.com"),
        ("https://example.org/atlas/", "https://example.org/atlas"),
        ("https://example.org:8443/a/b", "https://example.org:8443/a/b"),
        ("https://例子.com/地图", "https://xn--fsqu00a.com/%E5%9C%B0%E5%9B%BE"),
        ("https://xn--fsqu00a.com/%E5%9C%B0", "https://xn--fsqu00a.com/%E5%9C%B0"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1/x", "http://127.0.0.1/x"),
    ],
)
def test_addresses(text: str, expected: str) -> None:
    assert site_address(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "names no host"),
        ("https://", "names no host"),
        ("https:///path", "names no host"),
        ("https://.com", "names no host"),
        ("https://-x.com", "names no host"),
        ("https://a_b.com", "names no host"),
        ("https://[::1]", "names no host"),
        (f"https://{'x' * 64}.com", "names no host"),
        ("vps.example.com", "names no host"),
        ("http://example.org", "does not begin with https://"),
        ("ftp://example.org", "does not begin with https://"),
        ("ftp://localhost", "does not begin with https://"),
        ("http://localhost.example.org", "does not begin with https://"),
        ("https://exa mple", "holds ' '"),
        ("https://example.org\n", r"holds '\n'"),
        ('https://x"><script>', "holds '\"'"),
        ("https://x/'", 'holds "\'"'),
        ("https://me:secret@example.org", "holds a user name"),
        ("https://example.org?x=1", "nothing may follow its path"),
        ("https://example.org/#", "nothing may follow its path"),
        ("https://example.org:99999", "Port out of range 0-65535"),
        ("https://example.org:http", "Port could not be cast"),
        ("https://example.org//evil.example", "empty folder"),
        ("https://example.org/../x", "empty folder, . or .."),
        ("https://example.org/100%", "encodes nothing"),
        ("https://[", "Invalid IPv6 URL"),
    ],
)
def test_what_is_no_address_is_one_line(text: str, reason: str) -> None:
    with pytest.raises(SiteAddressError) as caught:
        site_address(text)
    message = str(caught.value)
    assert reason in message
    assert message.endswith("; write one such as https://vps.example.com")
    assert len(message.splitlines()) == 1


def test_pages_and_links_of_an_address_in_chinese(build_site: Callable[..., Built]) -> None:
    text = article("[二](../two/zh.md)")
    built = build_site(
        {"content/posts/one/zh.md": text, "content/posts/two/zh.md": article()},
        'SITE_ADDRESS = "https://例子.com/地图/"',
    )
    assert built.exit_code == 0, built.problems
    html = built.read("one/index.html")
    folder = "%E5%9C%B0%E5%9B%BE"
    assert f'<link rel="canonical" href="https://xn--fsqu00a.com/{folder}/one/">' in html
    assert f'href="/{folder}/two/"' in html
    assert "地图" not in html


def test_settings_without_a_usable_address_are_one_line(build_site: Callable[..., Built]) -> None:
    files = {"content/posts/one/zh.md": article()}
    built = build_site(files, 'SITE_ADDRESS = "https://example.org?x=1"')
    assert (built.exit_code, built.problems) == (1, [])
    assert "'https://example.org?x=1' is no public address" in built.last_word


@given(st.from_regex(r"https://[^/]{1,12}(/[^/]{0,6}){0,3}", fullmatch=True))
def test_what_is_accepted_is_safe_in_a_page_and_stays_as_it_is(text: str) -> None:
    with suppress(SiteAddressError):
        address = site_address(text)
        assert address.isascii()
        assert not set(address) & set("\"'<>`\\?# \n")
        assert site_address(address) == address
        parts = urlsplit(address)
        assert parts.hostname
        assert not parts.path.startswith("//")
        assert unquote(parts.path) == unquote(urlsplit(text).path.removesuffix("/"))
