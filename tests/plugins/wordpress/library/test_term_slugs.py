from __future__ import annotations

import pytest

from plugins.wordpress.library.term_slugs import own_slug, slug_of_name


@pytest.mark.parametrize(
    ("stored", "slug"),
    [
        ("linux", "linux"),
        ("my_tag", "my_tag"),
        ("%e8%bf%90%e7%bb%b4", "运维"),
        ("%E8%BF%90%E7%BB%B4", "运维"),
        ("cafe%cc%81", "café"),
        ("../a b", "a-b"),
        ("a%2fb%00", "a-b"),
        ("%e8%bf", ""),
        ("...", ""),
        ("con", "con-term"),
        ("nul.txt", "nul.txt-term"),
        ("console", "console"),
        ("x.", "x"),
    ],
)
def test_stored_slugs(stored: str, slug: str) -> None:
    assert own_slug(stored) == slug


def test_slugs_have_an_end() -> None:
    assert len(own_slug("字" * 500).encode("utf-8")) <= 200
    assert slug_of_name("!!!").startswith("term-")
    assert slug_of_name("Vps技术（中国）") == "vps技术（中国）"
