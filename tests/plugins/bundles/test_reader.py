"""Bundles become contents: names, links, metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import Built, article, page

if TYPE_CHECKING:
    from collections.abc import Callable


def test_folder_is_slug_and_file_is_language(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/one/zh.md": article(),
            "content/posts/one/en.md": article(title="One"),
            "content/pages/about/zh.md": page(),
        }
    )
    assert built.exit_code == 0, built.problems
    assert {"one/index.html", "en/one/index.html", "about/index.html"} <= built.files()
    assert "en/about/index.html" not in built.files()


def test_title_and_text_are_escaped(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/one/zh.md": article(title="'A <VPS> & B'")})
    html = built.read("one/index.html")
    assert "A &lt;VPS&gt; &amp; B" in html
    assert "<VPS>" not in html
    assert "A &lt;VPS&gt; &amp; B" in built.read("feeds/atom.xml")


def test_relative_links_lead_to_addresses(build_site: Callable[..., Built]) -> None:
    body = (
        "[two](../two/zh.md#part) [page](../../pages/about/zh.md) ![图](a%20b.png)"
        " [feed](/feeds/atom.xml)"
    )
    built = build_site(
        {
            "content/posts/one/zh.md": article(body),
            "content/posts/one/a b.png": b"png",
            "content/posts/two/zh.md": article(permalink="/2369.html"),
            "content/pages/about/zh.md": page(),
        }
    )
    assert built.exit_code == 0, built.problems
    html = built.read("one/index.html")
    assert 'href="/2369.html#part"' in html
    assert 'href="/about/"' in html
    assert 'src="/posts/one/a%20b.png"' in html
    assert "posts/one/a b.png" in built.files()


@pytest.mark.parametrize(
    "link", ["../two/zh.md", "gone.png", "{filename}../two/zh.md", "{static}/gone.png"]
)
def test_broken_link_has_file_and_line(build_site: Callable[..., Built], link: str) -> None:
    built = build_site({"content/posts/one/zh.md": article(f"one\n\ntwo\n\n![x]({link})")})
    assert built.exit_code == 1
    assert built.problems[0].startswith(f"content/posts/one/zh.md:11: link to {link} leads nowhere")


def test_link_out_of_the_content_folder(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/one/zh.md": article("![x](../../../../../etc/passwd)")})
    assert "leaves the content folder" in built.problems[0]


def test_a_body_that_looks_like_metadata_stays(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/one/zh.md": article("Note: this line is text.")})
    assert "Note: this line is text." in built.read("one/index.html")


def test_code_is_left_alone(build_site: Callable[..., Built]) -> None:
    body = "```\n[x](../nowhere/zh.md)\n{% raw %}{{ 7 * 7 }}\n```\n\n`![y](gone.png)`"
    built = build_site({"content/posts/one/zh.md": article(body)})
    assert built.exit_code == 0, built.problems
    assert "{{ 7 * 7 }}" in built.read("one/index.html")


def test_a_file_must_be_named_for_a_language(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/one/index.md": article()})
    assert "content/posts/one/index.md: index.md is not named" in built.problems[0]
    assert "name it zh.md or en.md" in built.problems[0]


def test_lang_must_agree_with_the_name(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/one/zh.md": article(lang="en")})
    assert "`lang: en` in a file named zh.md" in built.problems[0]


def test_drafts_are_never_written(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/one/zh.md": article(),
            "content/posts/two/zh.md": article(
                title="Geheim", status="draft", permalink="/secret.html"
            ),
        }
    )
    assert built.exit_code == 0, built.problems
    assert not [name for name in built.files() if "two" in name or "secret" in name]
    assert not [name for name in built.files() if "Geheim" in built.read(name)]


def test_windows_line_ends_and_bom(build_site: Callable[..., Built]) -> None:
    text = "\ufeff" + article("a\n\n[x](gone.md)").replace("\n", "\r\n")
    built = build_site({"content/posts/one/zh.md": text})
    assert built.problems[0].startswith("content/posts/one/zh.md:9: link to gone.md")


def test_the_same_mistake_twice_has_two_lines(build_site: Callable[..., Built]) -> None:
    body = "`no.png` is text\n\n![a](no.png)\n\n![b](no.png)"
    built = build_site({"content/posts/one/zh.md": article(body)})
    assert built.problems[0].startswith("content/posts/one/zh.md:9: link to no.png leads nowhere")
    assert "and 1 more place" in built.problems[0]


@pytest.mark.parametrize("link", ["http://[bad", "a%00b.md", "x" * 300 + ".md", "a/../../../b.md"])
def test_links_that_no_file_can_have(build_site: Callable[..., Built], link: str) -> None:
    built = build_site({"content/posts/one/zh.md": article(f"[x]({link})")})
    assert built.exit_code == 1
    assert built.problems[0].startswith("content/posts/one/zh.md:7: link to ")


def test_an_autolinked_mail_address(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/one/zh.md": article("<me@example.com>")})
    assert built.exit_code == 0, built.problems


@pytest.mark.parametrize("character", ["\x00", "\x02", "\x1b", "\x7f"])
def test_control_characters_have_their_line(
    build_site: Callable[..., Built], character: str
) -> None:
    built = build_site({"content/posts/one/zh.md": article(f"one\n\ntwo{character}")})
    assert built.problems[0].startswith("content/posts/one/zh.md:9: control character U+")


def test_links_of_a_site_below_a_path(build_site: Callable[..., Built]) -> None:
    body = "[x](/one/) ![y](/posts/one/a.png) [z](//cdn.example/x) <a href='/one/'>raw</a>"
    built = build_site(
        {"content/posts/one/zh.md": article(body), "content/posts/one/a.png": b"png"},
        'SITE_ADDRESS = "https://example.org/atlas"',
    )
    assert built.exit_code == 0, built.problems
    html = built.read("one/index.html")
    assert html.count('href="/atlas/one/"') >= 1
    assert 'src="/atlas/posts/one/a.png"' in html
    assert "href='/atlas/one/'" in html
    assert 'href="//cdn.example/x"' in html
    assert "https://example.org/atlas/posts/one/a.png" in built.read("feeds/atom.xml")


def test_file_names_with_signs_of_an_address(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/one/zh.md": article("![x](a%23b%3Fc.png)"),
            "content/posts/one/a#b?c.png": b"png",
        }
    )
    assert built.exit_code == 1
    assert "a#b?c.png is no name for an address (bundles/file-name)" in built.problems[0]


def test_a_text_needs_a_folder_of_its_own(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/zh.md": article()})
    assert built.problems[0].startswith("content/posts/zh.md: a text needs a folder of its own")
