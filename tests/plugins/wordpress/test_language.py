from __future__ import annotations

import pytest

from plugins.wordpress.language import edition_of, language_of, visible


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("用 KVM 建一台虚拟机", "zh"),
        ("How to set up a virtual machine with KVM", "en"),
        ("The word 虚拟化 means virtualisation, and much more is to be said of it here", "zh"),
        ("", "zh"),
    ],
)
def test_the_letters_tell(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "hidden",
    [
        '<!-- wp:paragraph {"className":"x"} -->',
        "<pre><code>apt-get install -y kvm</code></pre>",
        "```bash\napt-get install\n```",
        '<a href="http://a.example/long/address">',
        '[caption id="a" align="right"]',
        "http://a.example/x-y",
        "[](http://a.example/b)",
    ],
)
def test_what_readers_do_not_see_does_not_tell(hidden: str) -> None:
    many = f"{hidden}\n" * 40

    assert language_of(many) == "en"
    assert language_of(visible(f"正文\n{many}")) == "zh"


def test_entities_are_letters() -> None:
    assert visible("&#27491;&amp;文") == "正&文"


@pytest.mark.parametrize("body", ["<pre>", "```", "[a", "<!--", "](", "<a", "http://"])
def test_hostile_bodies_have_an_end(body: str) -> None:
    # Without care each of these takes minutes.
    assert len(visible(body * 100_000)) <= 50_000


def test_codes_of_languages() -> None:
    assert [edition_of(code) for code in ("zh_CN", "zh-Hans", "EN", "en-GB", "de", "")] == [
        "zh", "zh", "en", "en", "", "",
    ]  # fmt: skip
