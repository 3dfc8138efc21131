"""Who wrote a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from tests.conftest import Built, article, page

if TYPE_CHECKING:
    from collections.abc import Callable

AUTHORS = """
[[authors]]
slug = "zhang-san"
name = { zh = "张三", en = "Zhang San" }
summary = "Writes"
[[authors]]
slug = "li-si"
name = "李四"
"""


def test_an_author_has_a_page_in_each_edition_and_stands_at_the_text(
    build_site: Callable[..., Built],
) -> None:
    about = page().replace("---\n", "---\nauthor: li-si\n", 1)
    built = build_site(
        {
            "data/authors.toml": AUTHORS,
            "content/posts/a/zh.md": article(author="zhang-san"),
            "content/posts/b/zh.md": article(),
            "content/pages/about/zh.md": about,
        }
    )
    assert built.exit_code == 0, built.problems
    author = BeautifulSoup(built.read("author/zhang-san/index.html"), "html.parser")
    assert author.h1
    assert author.h1.text == "张三"
    assert [str(a["href"]) for a in author.select(".entry-title a")] == ["/a/"]
    assert "Zhang San" in built.read("en/author/zhang-san/index.html")
    # The owner of the site is the author of the rest, which is nothing to say.
    assert {name for name in built.files() if name.startswith("author/")} == {
        "author/zhang-san/index.html",
        "author/zhang-san/atom.xml",
    }
    (byline,) = BeautifulSoup(built.read("a/index.html"), "html.parser").select(".p-author a")
    assert (byline["href"], byline.text) == ("/author/zhang-san/", "张三")
    assert "p-author" not in built.read("b/index.html")
    (byline,) = BeautifulSoup(built.read("about/index.html"), "html.parser").select(".p-author")
    assert byline.text == "李四"


def test_an_unknown_author_names_file_line_and_nearest(build_site: Callable[..., Built]) -> None:
    files: dict[str, str | bytes] = {
        "data/authors.toml": AUTHORS,
        "content/posts/x/zh.md": article(author="zhang-sna"),
    }
    built = build_site(files)
    assert built.problems == [
        (
            'content/posts/x/zh.md:6: `author`: no "zhang-sna" in data/authors.toml'
            ' (editions/unknown-author); did you mean "zhang-san"?'
        )
    ]


def test_mistakes_of_the_file_have_their_line(build_site: Callable[..., Built]) -> None:
    twice = AUTHORS.replace("li-si", "zhang-san").replace(', en = "Zhang San"', "")
    built = build_site({"data/authors.toml": twice, "content/posts/x/zh.md": article()})
    assert built.exit_code == 1
    places = [line.split(": ")[0] for line in built.problems]
    assert places == ["data/authors.toml:4", "data/authors.toml:7"]
