"""Pages of attachments in a built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from tests.conftest import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER = "path,title,file,alt,caption,description,parent\n"
PICTURE = "content/wp-content/uploads/2012/后.png"
ROW = (
    '/2369/photo/,照片 <1>,/wp-content/uploads/2012/%E5%90%8E.png,替代,"<b>说明</b>",'
    '"第一段\n\n第二段<script>x</script>",/2369.html\n'
)


def test_a_page_shows_the_picture_and_its_words(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/a/zh.md": article(permalink="/2369.html"),
            PICTURE: b"png",
            "data/attachments/wordpress.csv": HEADER + ROW,
        }
    )
    assert built.exit_code == 0, built.problems
    soup = BeautifulSoup(built.read("2369/photo/index.html"), "html.parser")
    image = soup.select_one("main figure img")
    assert image
    assert image["src"] == "/wp-content/uploads/2012/%E5%90%8E.png"
    assert image["alt"] == "替代"
    assert [str(tag["href"]) for tag in soup.select("main a")] == ["/2369.html", image["src"]]
    assert [tag.text for tag in soup.select("main h1, figcaption, main .prose > p")] == [
        "照片 <1>",
        "说明",
        "第一段",
        "第二段",
    ]
    assert soup.select('meta[name="robots"][content="noindex"]')
    assert "2369/photo" not in built.read("index.html") + built.read("archives/index.html")


def test_other_files_lost_files_and_drafts_above(build_site: Callable[..., Built]) -> None:
    rows = (
        "/a/,手册,/wp-content/uploads/a.pdf,,,,/draft/\n"
        "/b/,图,/wp-content/uploads/gone.png,,,,\n"
        "/c/,远处,https://a.example/c.png,,,,/nowhere/\n"
        "/en/d/,English,/wp-content/uploads/a.pdf,,,,\n"
    )
    built = build_site(
        {
            "content/posts/draft/zh.md": article(status="draft", title="秘密"),
            "content/posts/other/zh.md": article(),
            "content/wp-content/uploads/a.pdf": b"pdf",
            "data/attachments/wordpress.csv": HEADER + rows,
        },
        'SITE_ADDRESS = "https://example.org/atlas"',
    )
    assert built.exit_code == 0, built.problems
    a, b, c, d = (
        BeautifulSoup(built.read(f"{path}/index.html"), "html.parser")
        for path in ("a", "b", "c", "en/d")
    )
    assert [tag["href"] for tag in a.select("main a")] == ["/atlas/wp-content/uploads/a.pdf"]
    assert "秘密" not in a.text
    assert not b.select("main img, main a")
    assert [tag["src"] for tag in c.select("main img")] == ["https://a.example/c.png"]
    assert d.html
    assert d.html["lang"] == "en"


def test_bad_rows_and_taken_addresses_are_one_line_each(build_site: Callable[..., Built]) -> None:
    files: dict[str, str | bytes] = {"content/posts/a/zh.md": article()}
    table = "data/attachments/wordpress.csv"
    built = build_site({**files, table: HEADER + "/../x/,t,,,,,\n/y/,,,,,,\n/z/,t,,\n"})
    assert [line.partition(" (")[0] for line in built.problems] == [
        f"{table}:2: /../x/ has an empty part or a . or .. in it",
        f"{table}:3: `title` is empty",
        f"{table}:4: a row of 4 cells in a table of 7 columns",
    ]
    built = build_site({**files, table: HEADER + "/a/,t,,,,,\n"})
    assert built.exit_code == 1
    assert (
        "/a/index.html is claimed by content/posts/a/zh.md and by the page of" in built.problems[0]
    )
