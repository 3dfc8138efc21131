from __future__ import annotations

from pathlib import Path

from plugins.wordpress.indexing import index_of
from plugins.wordpress.library.records import (
    author_records,
    comment_record,
    item_record,
    menu_item_record,
    menu_of,
    site_records,
    term_records,
)
from plugins.wordpress.model import Site, Term
from tests.plugins.wordpress.memory_source import ADMIN, category, comment, post, source

MENU_ITEM = post(
    5,
    type="nav_menu_item",
    title="关于",
    order=2,
    terms=(Term("nav_menu", "main", "主菜单"),),
    meta=(("_menu_item_type", "custom"), ("_menu_item_url", "/x"), ("_menu_item_xfn", "")),
)


def test_items_are_kept_whole_but_for_their_password() -> None:
    secret = {"password": "geheim", "post_password": "geheim"}
    item = post(1, body="正文", meta=(("a", "b"),), password="geheim", extras=secret)  # noqa: S106
    record = item_record(item)

    assert "geheim" not in str(record)
    assert record["body"] == "正文"
    assert record["meta"] == [["a", "b"]]
    assert not {"source", "line", "comments"} & record.keys()


def test_comments_are_kept_with_what_is_private() -> None:
    record = comment_record(comment(1), is_shown=True)

    assert record["email"] == "reader1@private.example"
    assert record["extras"] == {"ip": "192.0.2.7"}
    assert record["shown"] is True


def test_menus_say_what_leads_where() -> None:
    assert menu_of(MENU_ITEM) == "main"
    assert menu_of(post(1)) == ""
    assert menu_item_record(MENU_ITEM) == {
        "id": "5", "title": "关于", "order": 2, "type": "custom", "url": "/x",
    }  # fmt: skip


def test_the_site_its_terms_and_its_authors() -> None:
    linux = category("linux", "Linux", description="D")
    index = index_of(source(post(1, terms=(linux,)), authors={"admin": ADMIN}))
    term = {"taxonomy": "category", "slug": "linux", "name": "Linux", "description": "D"}

    assert term_records(index.terms, {}) == {"category/linux": term}
    slugs = {("category", "linux"): "linux-2"}
    assert term_records(index.terms, slugs)["category/linux"]["here"] == "linux-2"
    assert author_records(index.site.authors)["admin"]["email"] == "admin@private.example"
    assert site_records(index.site) == {
        "https://old.example": {"title": "旧站", "language": "zh-CN"},
    }
    assert site_records(Site()) == {}
    assert Path("export.xml") == MENU_ITEM.source
