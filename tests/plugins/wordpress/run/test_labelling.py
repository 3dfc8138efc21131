from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.indexing import index_of
from plugins.wordpress.library.bundle_library import Library
from plugins.wordpress.model import Term
from plugins.wordpress.planning import plan
from plugins.wordpress.run.labelling import Labelling
from tests.plugins.wordpress.memory_source import ADMIN, category, post, source

if TYPE_CHECKING:
    from pathlib import Path

PICTURE = "https://old.example/wp-content/uploads/2012/a.png"


def labelling(site: Path) -> Labelling:
    export = source(
        post(1, terms=(category("linux", "Linux"),)),
        post(2, status="draft", terms=(category("secret", "Secret"),), author="ghost"),
        post(3, type="attachment", status="inherit", attachment=PICTURE, title="机架"),
        post(4, type="attachment", status="inherit", attachment="https://old.example/a.pdf"),
        authors={"admin": ADMIN},
    )
    index = index_of(export)
    content = site / "content"
    return Labelling(index, plan(index, Library(content, {}), content), site / "data")


def test_only_what_public_articles_have_has_a_list(tmp_path: Path) -> None:
    assert labelling(tmp_path).lists() == {
        ("category", "linux"): "/category/linux/",
        ("author", "admin"): "/author/zhan-zhang/",
    }


def test_a_picture_of_the_old_site_stands_at_the_head(tmp_path: Path) -> None:
    labels = labelling(tmp_path)
    (first, _) = labels._plan.texts
    found = labels.labels(first, "3")

    assert found.thumbnail == PICTURE
    assert (found.cover, found.cover_alt) == ("/wp-content/uploads/2012/a.png", "机架")
    assert labels.labels(first, "4").cover == labels.labels(first, "99").cover == ""


def test_broken_data_files_are_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("taxonomy.toml", "authors.toml"):
        (tmp_path / "data" / name).write_text("[[", encoding="utf-8")
    labels = labelling(tmp_path)

    assert [problem.code for problem in labels.problems] == [
        "wordpress/taxonomy", "wordpress/authors",
    ]  # fmt: skip
    assert labels.save(dry_run=False) == []
    assert (tmp_path / "data" / "authors.toml").read_text(encoding="utf-8") == "[["


def test_types_and_terms_of_plugins_have_the_list_of_a_tag(tmp_path: Path) -> None:
    brand = Term("brand", "%e4%b8%9c", "东")
    menu = (("_menu_item_type", "post_type_archive"), ("_menu_item_object", "review"))
    export = source(
        post(
            1, type="review", kind="pages", address="https://old.example/reviews/a", terms=(brand,)
        ),
        post(2, type="nav_menu_item", title="全部评测", name="2", meta=menu),
    )
    index = index_of(export)
    content = tmp_path / "content"
    labels = Labelling(index, plan(index, Library(content, {}), content), tmp_path / "data")

    assert labels.lists() == {
        ("brand", "%e4%b8%9c"): "/tag/%E4%B8%9C/",
        ("post_type", "review"): "/tag/review/",
    }
    labels.save(dry_run=False)
    assert "全部评测" in (tmp_path / "data" / "taxonomy.toml").read_text(encoding="utf-8")
