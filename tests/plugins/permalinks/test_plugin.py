"""Addresses in a built site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Built, article, page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_permalink_gives_exactly_that_path(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/a/zh.md": article(permalink="/2369.html"),
            "content/posts/a/en.md": article(permalink="/en/2369.html"),
            "content/posts/b/zh.md": article(permalink="/%e5%90%8e/"),
        }
    )
    assert built.exit_code == 0, built.problems
    assert {"2369.html", "en/2369.html", "后/index.html"} <= built.files()
    assert 'href="https://vps.example.com/%E5%90%8E/"' in built.read("后/index.html")
    assert 'href="/2369.html"' in built.read("index.html")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (
            {
                "content/posts/a/zh.md": article(permalink="/x.html"),
                "content/posts/b/zh.md": article(permalink="/x.html"),
            },
            "/x.html is claimed by content/posts/a/zh.md and by content/posts/b/zh.md",
        ),
        (
            {
                "content/posts/a/zh.md": article(permalink="/x.html"),
                "content/posts/b/zh.md": article(permalink="/X.html"),
            },
            "/x.html (content/posts/a/zh.md) and /X.html (content/posts/b/zh.md) differ only in",
        ),
        (
            {
                "content/posts/same/zh.md": article(),
                "content/posts/2012/same/zh.md": article(),
            },
            "content/posts/2012/same/zh.md",
        ),
        (
            {"content/posts/a/zh.md": article(), "content/pages/a/zh.md": page()},
            "/a/index.html is claimed by content/pages/a/zh.md and by content/posts/a/zh.md",
        ),
        (
            {
                "content/posts/a/zh.md": article(aliases="[/b/]"),
                "content/posts/b/zh.md": article(),
            },
            "content/posts/a/zh.md (alias)",
        ),
        (
            {"content/posts/a/zh.md": article(permalink="/theme/css/site.css")},
            "/theme/css/site.css is claimed by content/posts/a/zh.md and by the theme",
        ),
        (
            {"content/posts/a/zh.md": article(permalink="/.vps-atlas")},
            "/.vps-atlas/index.html (content/posts/a/zh.md)",
        ),
        (
            {"content/posts/a/zh.md": article(permalink="/feeds/atom.xml")},
            "/feeds/atom.xml is claimed by content/posts/a/zh.md and by the page of feed all",
        ),
        (
            {"content/posts/a/zh.md": article(aliases="[/feeds/atom.xml]")},
            "is claimed by content/posts/a/zh.md (alias) and by the page of feed all",
        ),
        (
            {
                "content/posts/a/zh.md": article(permalink="/x.html"),
                "content/posts/b/zh.md": article(permalink="/x.html/y.html"),
            },
            "/x.html (content/posts/a/zh.md) would have to be a folder as well",
        ),
        (
            {"content/posts/a/zh.md": article(permalink="/archives/")},
            "/archives/index.html is claimed by content/posts/a/zh.md and by the archives page",
        ),
        (
            {"content/posts/a/zh.md": article(permalink="/tag/", aliases="[/category/vps/]")},
            "claimed by content/posts/a/zh.md (alias) and by the page of category vps",
        ),
        (
            {
                "content/posts/a/zh.md": article(permalink="/wp-content/uploads/a.html"),
                "content/wp-content/uploads/a.html": "<p>old</p>",
            },
            "is claimed by content/posts/a/zh.md and by content/wp-content/uploads/a.html",
        ),
    ],
    ids=[
        "same",
        "case",
        "slug",
        "page",
        "alias",
        "theme",
        "marker",
        "feed",
        "feed-alias",
        "folder",
        "list",
        "alias-list",
        "file",
    ],
)
def test_collisions_fail_and_name_both(
    build_site: Callable[..., Built], files: dict[str, str | bytes], words: str
) -> None:
    built = build_site(files)
    assert built.exit_code == 1
    assert [problem for problem in built.problems if words in problem], built.problems
    assert not built.output.exists()


def test_same_slug_in_two_languages_is_no_collision(build_site: Callable[..., Built]) -> None:
    files = {"content/posts/a/zh.md": article(), "content/posts/a/en.md": article()}
    assert build_site(files).exit_code == 0


def test_alias_leads_to_the_article(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/a/zh.md": article(aliases="[/old.html, /older/]")})
    assert built.exit_code == 0, built.problems
    for path in ("old.html", "older/index.html"):
        html = built.read(path)
        assert 'href="https://vps.example.com/a/"' in html
        assert "url=/a/" in html
        assert "noindex" in html


def test_bad_paths_are_one_line_each(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/a/zh.md": article(permalink="/../x.html"),
            "content/posts/b/zh.md": article(aliases="['/?p=5']"),
        }
    )
    assert built.exit_code == 1
    assert len(built.problems) == 2
    assert built.problems[0].startswith("content/posts/a/zh.md:6: /../x.html has an empty part")


def test_raw_html_cannot_copy_files_from_outside(build_site: Callable[..., Built]) -> None:
    body = '<img src="{static}/../data/taxonomy.toml" alt="x">'
    built = build_site({"content/posts/a/zh.md": article(body)})
    assert built.exit_code == 1
    assert [line for line in built.problems if "cannot be published" in line]


def test_a_further_page_of_a_list_is_claimed_when_it_is_written(
    build_site: Callable[..., Built],
) -> None:
    files: dict[str, str | bytes] = {
        f"content/posts/p{number}/zh.md": article(date=f"2026-01-{number + 1:02}")
        for number in range(3)
    }
    paged = "PAGINATED_TEMPLATES = {'index': 2}\nPAGINATION_PATTERNS = " + repr(
        [
            (1, "{base_name}/", "{save_as}"),
            (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
        ]
    )
    built = build_site(files, paged)
    assert built.exit_code == 0, built.problems
    assert {"page/2/index.html", "en/index.html"} <= built.files()
    for matter in ({"permalink": "/page/2/"}, {"aliases": "[/page/2/]"}):
        built = build_site({**files, "content/posts/p0/zh.md": article(**matter)}, paged)
        assert built.exit_code == 1
        assert "/page/2/index.html is claimed by a list page" in built.problems[0]
        assert "content/posts/p0/zh.md" in built.problems[0]


def test_hidden_articles_and_pages_keep_their_addresses(build_site: Callable[..., Built]) -> None:
    hidden = page().replace("---\n", "---\nstatus: hidden\npermalink: /p.html\n", 1)
    aliased = page().replace("---\n", "---\naliases: [/old-about/]\n", 1)
    built = build_site(
        {
            "content/posts/a/zh.md": article(status="hidden", permalink="/h.html"),
            "content/pages/b/zh.md": hidden,
            "content/pages/about/zh.md": aliased,
        }
    )
    assert built.exit_code == 0, built.problems
    assert {"h.html", "p.html", "old-about/index.html"} <= built.files()
    assert "h.html" not in built.read("index.html")


def test_a_picture_may_not_lead_out_of_the_folder(
    build_site: Callable[..., Built], tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    build_site({"content/posts/a/zh.md": article()})
    bundle = tmp_path / "site/content/posts/a"
    files = {"content/posts/a/zh.md": article(), "content/posts/a/b.txt": "fine"}
    assert "posts/a/b.txt" in build_site(files).files()
    link = (str(tmp_path / "secret.txt"), str(bundle / "s.txt"))
    linked = f"import os; os.symlink(*{link!r})"
    built = build_site(files, linked)
    assert built.exit_code == 1
    assert "content/posts/a/s.txt: cannot be published: it leads out" in built.problems[0]


REDIRECTS = """from,to
/?p=2369,/2369.html
/2369.html/feed,/2369.html
/category/vps/page/3,/category/vps/
/%e5%90%8e,/2369.html
/feed,/feeds/atom.xml
/en/old,/en/archives/
/chain,/old.html
"""


def test_rows_become_alias_pages_and_a_table(build_site: Callable[..., Built]) -> None:
    matter = {"permalink": "/2369.html", "aliases": "[/old.html]", "title": "'a <b>&amp; c'"}
    matter["tags"] = "[kvm]"
    files: dict[str, str | bytes] = {
        "content/posts/a/zh.md": article(**matter),
        "content/posts/a/en.md": article(),
        "data/redirects/old.csv": REDIRECTS,
    }
    built = build_site(files)
    assert built.exit_code == 0, built.problems
    table = json.loads(built.read("redirects.json"))
    assert table["redirects"] == {
        "/2369.html/feed": "/2369.html",
        "/?p=2369": "/2369.html",
        "/category/vps/page/3": "/category/vps/",
        "/chain": "/2369.html",
        "/en/old": "/en/archives/",
        "/feed": "/feeds/atom.xml",
        "/old.html": "/2369.html",
        "/后": "/2369.html",
    }
    assert not (built.output / "2369.html/feed").exists()
    html = built.read("category/vps/page/3/index.html")
    assert 'url=/category/vps/"' in html
    assert '<link rel="canonical" href="https://vps.example.com/category/vps/">' in html
    assert ">服务器</a>" in html
    assert len(html.encode()) < 1024
    assert ">a &lt;b&gt;&amp;amp; c</a>" in built.read("后/index.html")
    assert '<html lang="en"' in built.read("en/old/index.html")
    assert "url=/feeds/atom.xml" in built.read("feed/index.html")


def test_the_script_is_where_it_is_needed(build_site: Callable[..., Built]) -> None:
    files: dict[str, str | bytes] = {"content/posts/a/zh.md": article()}
    built = build_site(files)
    assert "old-addresses.js" in built.read("404.html")
    assert "old-addresses.js" in built.read("en/404.html")
    assert "old-addresses.js" not in built.read("index.html")
    built = build_site({**files, "data/redirects/a.csv": "from,to\n/?p=1,/a/\n"})
    assert 'js/old-addresses.js">' in built.read("index.html")
    assert "old-addresses.js" not in built.read("a/index.html")
    assert "old-addresses.js" not in built.read("en/index.html")


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("/x,/gone/", "data/redirects/a.csv:2: /x leads to /gone/, and the site has no such page"),
        (
            "/a,/archives/",
            "data/redirects/a.csv:2: /a is a page of the site already (content/posts/a",
        ),
        ("a,/a/", "data/redirects/a.csv:2: a is not a path from the root"),
        ("/x,/a/,1", "data/redirects/a.csv:2: a row of 3 cells"),
        ("/x,/y\n/y,/x", "data/redirects/a.csv:2: /x leads in a circle"),
    ],
)
def test_bad_rows_are_one_line(build_site: Callable[..., Built], rows: str, line: str) -> None:
    files = {"content/posts/a/zh.md": article(), "data/redirects/a.csv": f"from,to\n{rows}\n"}
    built = build_site(files)
    assert built.exit_code == 1
    assert built.problems[0].startswith(line), built.problems
    assert not built.output.exists()


def test_below_a_path_of_a_host(build_site: Callable[..., Built]) -> None:
    files = {"content/posts/a/zh.md": article(), "data/redirects/a.csv": "from,to\n/x,/a/\n"}
    built = build_site(files, 'SITE_ADDRESS = "https://example.org/atlas"')
    assert 'url=/atlas/a/"' in built.read("x/index.html")
    assert 'href="https://example.org/atlas/a/"' in built.read("x/index.html")
    table = json.loads(built.read("redirects.json"))
    assert (table["site_path"], table["redirects"]) == ("/atlas", {"/x": "/a/"})
