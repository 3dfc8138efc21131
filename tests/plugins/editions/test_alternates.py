"""Versions of a page in each edition."""

from __future__ import annotations

import pytest

from plugins.editions.alternates import Alternates, page_url
from plugins.editions.model import Edition

ZH = Edition("zh", "中文", "zh_CN", "zh-CN", "")
EN = Edition("en", "English", "en", "en", "en/")


def test_one_entry_per_edition_in_order() -> None:
    alternates = Alternates((ZH, EN))
    alternates.add(EN, [("tag", "kvm", "en/tag/kvm/")])
    alternates.add(ZH, [("tag", "kvm", "tag/kvm/"), ("tag", "disk", "tag/disk/")])
    assert [(a.edition.id, a.url) for a in alternates.of("tag", "kvm")] == [
        ("zh", "tag/kvm/"),
        ("en", "en/tag/kvm/"),
    ]
    assert [a.url for a in alternates.of("tag", "disk")] == ["tag/disk/", None]
    assert [a.url for a in alternates.of("category", "kvm")] == [None, None]


@pytest.mark.parametrize(
    ("save_as", "url"),
    [
        ("index.html", ""),
        ("en/index.html", "en/"),
        ("404.html", "404.html"),
        ("a/b.html", "a/b.html"),
    ],
)
def test_url_of_an_output_path(save_as: str, url: str) -> None:
    assert page_url(save_as) == url
