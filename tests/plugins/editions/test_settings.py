"""The setting EDITIONS and what it makes of Pelican's settings."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.editions.settings import EditionsSettingError, edition_settings, read_editions

ZH = {"name": "中文", "locale": "zh_CN", "html_lang": "zh-CN", "SITENAME": "图鉴"}
EN = {"name": "English", "locale": "en", "html_lang": "en", "SITENAME": "Atlas"}
BASE: dict[str, Any] = {
    "IGNORE_FILES": [".#*"],
    "DIRECT_TEMPLATES": ["index", "404"],
    "INDEX_SAVE_AS": "index.html",
    "ARTICLE_URL": "{slug}/",
    "AUTHOR_SAVE_AS": "",
    "FEED_ALL_ATOM": "feeds/atom.xml",
    "CATEGORY_FEED_ATOM": None,
    "SITEURL": "",
    "SITE_ADDRESS": "https://example.com",
}


def test_first_is_at_the_root_others_below_their_name() -> None:
    zh, en = read_editions({"zh": ZH, "en": EN})
    assert (zh.prefix, zh.home, en.prefix, en.home) == ("", "/", "en/", "/en/")
    assert en.settings == {"SITENAME": "Atlas"}


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        (None, "empty"),
        ({}, "empty"),
        ({"zh": {"name": "中文"}}, "lacks locale, html_lang"),
        ({"zh": {**ZH, "colour": "red"}}, "knows no colour"),
        ({"zh": ZH, "en": {**EN, "SITESUBTITLE": "x"}}, "the first edition sets: SITENAME$"),
        (
            {"zh": {key: ZH[key] for key in ("name", "locale", "html_lang")}, "en": EN},
            "the first edition sets: no settings$",
        ),
    ],
)
def test_mistakes_in_the_setting(setting: object, message: str) -> None:
    with pytest.raises(EditionsSettingError, match=message):
        read_editions(setting)


def test_addresses_of_the_second_edition() -> None:
    editions = read_editions({"zh": ZH, "en": EN})
    own = edition_settings(BASE, editions[1], editions)
    assert own["DEFAULT_LANG"] == "en"
    assert own["SITENAME"] == "Atlas"
    assert own["INDEX_SAVE_AS"] == "en/index.html"
    assert own["404_SAVE_AS"] == "en/404.html"
    assert own["ARTICLE_URL"] == "en/{slug}/"
    assert own["FEED_ALL_ATOM"] == "en/feeds/atom.xml"
    assert (own["AUTHOR_SAVE_AS"], own["CATEGORY_FEED_ATOM"], own["SITEURL"]) == ("", None, "")
    assert own["SITE_ADDRESS"] == "https://example.com"


def test_each_edition_reads_its_own_files_whatever_came_before() -> None:
    editions = read_editions({"zh": ZH, "en": EN})
    first = edition_settings(BASE, editions[0], editions)
    assert first["IGNORE_FILES"] == [".#*", "en.md"]
    assert edition_settings(first, editions[1], editions)["IGNORE_FILES"] == [".#*", "zh.md"]


def test_the_settings_given_are_left_alone() -> None:
    editions = read_editions({"zh": ZH, "en": EN})
    before = {**BASE, "IGNORE_FILES": list(BASE["IGNORE_FILES"])}
    edition_settings(BASE, editions[1], editions)
    assert before == BASE
