from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.indexing import entry_of, index_of, same_item, withheld_of
from plugins.wordpress.model import Term
from tests.plugins.wordpress.memory_source import SITE, category, comment, post, source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.wordpress.model import Post, Site


def test_every_item_has_a_record_in_the_order_of_the_export() -> None:
    problem = Problem("wordpress/xml", "broken", Path("export.xml"), 3)
    linux = category("linux", "Linux")
    index = index_of(source(post(1, terms=(linux,)), problem, post(2), terms=(category("b", "B"),)))

    assert [item if isinstance(item, Problem) else item.number for item in index.items] == [
        "1", problem, "2",
    ]  # fmt: skip
    assert set(index.terms) == {("category", "linux"), ("category", "b")}
    assert "old.example" in index.hosts
    assert index.site.title == "旧站"


def test_a_record_knows_what_later_steps_ask_for() -> None:
    entry = entry_of(
        post(
            7,
            body="一<!--nextpage-->二<!-- nextpage -->三",
            comments=(comment(1), comment(2, status="spam")),
            meta=(("_wp_old_slug", "a"), ("_wp_old_date", "2011-02-03"), ("_wp_old_slug", "b")),
            terms=(Term("post_tag", "t", "T"),),
        )
    )

    assert (entry.parts, entry.approved, entry.old_slugs) == (3, 1, ("a", "b"))
    assert entry.old_dates == ("2011-02-03",)
    assert entry.comments == (("approved", 1), ("spam", 1))
    assert entry.terms == (("post_tag", "t"),)
    assert entry.fingerprint == ""


def test_an_attachment_is_known_by_its_file() -> None:
    meta = (("_wp_attachment_image_alt", "机架"),)
    file = "https://old.example/wp-content/uploads/a.png"
    entry = entry_of(
        post(8, type="attachment", attachment=file, body="长", excerpt="短", meta=meta)
    )

    assert (entry.attachment, entry.files) == (file, ("/wp-content/uploads/a.png",))
    assert (entry.caption, entry.description, entry.alt) == ("短", "长", "机架")


def test_a_host_of_files_is_not_the_host_of_the_site() -> None:
    guid = {"guid": "https://files.example/2012/a.png"}
    index = index_of(source(post(1), post(2, type="attachment", extras=guid)))

    assert "old.example" in index.hosts
    assert "files.example" not in index.hosts


def test_languages_are_stated_or_told_by_the_text() -> None:
    english = {"title": "Notes", "body": "These are words in English, and nothing else at all."}

    assert entry_of(post(1)).language == "zh"
    assert entry_of(post(1, **english)).language == "en"
    assert entry_of(post(1, language="zh_CN", translations="g", **english)).language == "zh"
    german = entry_of(post(1, language="de", translations="g", **english))
    assert (german.language, german.translations) == ("en", "")


def test_nothing_that_was_not_public_is_public() -> None:
    assert withheld_of(post(1)) == ""
    assert withheld_of(replace(post(1), password="x")) == "protected by a password"  # noqa: S106
    for status in ("draft", "pending", "private", "future", "trash", "invented"):
        assert withheld_of(replace(post(1, status=status), withheld=""))
    assert withheld_of(post(1, withheld="why")) == "why"


def test_numbers_in_the_front_matter_of_exporters_count() -> None:
    bare = {"number": "", "permalink": None, "address": ""}
    entry = entry_of(post(1, extras={"id": "12", "permalink": "http://old.example/?p=12"}, **bare))

    assert (entry.number, entry.address) == ("12", "http://old.example/?p=12")
    assert entry_of(post(1, extras={}, **bare)).fingerprint.startswith("2012-10-26-")


def test_another_item_is_noticed() -> None:
    assert same_item(entry_of(post(1)), post(1, body="x"))
    assert not same_item(entry_of(post(1)), post(2))


class _Endless:
    """Many items, one at a time in memory."""

    def __init__(self, number: int) -> None:
        self.number = number

    def site(self) -> Site:
        return SITE

    def posts(self) -> Iterator[Post]:
        body = "正文。" * 2_000
        for number in range(self.number):
            slug = "%e8%bf%90%e7%bb%b4" * 4 + str(number)
            yield post(
                number,
                name=slug,
                slug=f"运维运维运维-{number}",
                title=f"运维笔记第{number}则",
                body=body,
            )


def test_an_index_of_many_items_is_small() -> None:
    tracemalloc.start()
    index = index_of(_Endless(1_000))
    size = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(index.items) == 1_000
    # 100,000 items within 150 MB.
    assert size < 1_000 * 1_500
